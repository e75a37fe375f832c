import { describe, expect, it } from 'vitest'
import { knowledge, told } from '../register/claims.fixture.ts'
import { settle } from '../register/settle.ts'
import { voicesIn } from '../watch/fields.ts'
import { trimmed } from './trim.ts'

const topics = Array.from({ length: 30 }, (_, n) => `topic number ${n}`)
const days = ['2024-09-04', '2024-09-05', '2024-09-06']

/** One session that so many documents tell of, not all alike. */
const toldBy = (documents: number) => {
  const [record] = settle(
    Array.from({ length: documents }, (_, n) =>
      told({
        document: `d${n}`,
        issuer: n === 20 ? 'MFA of Norland' : `Issuer ${n}`,
        published: `2024-10-${String(1 + (n % 28)).padStart(2, '0')}`,
        slots: { body: 'Norland–Arcadia Forum', ordinal: 3, when: days[n % 3] ?? '', agenda: topics.slice(0, n + 1) },
      }),
    ),
    [],
    knowledge(),
  ).records
  if (record === undefined) throw new Error('It settles to one record.')
  return record
}

describe('a record for a brief', () => {
  it('stays as it is when few tell of it', () => {
    const record = toldBy(8)
    expect(trimmed(record)).toBe(record)
  })

  it('that very many tell of keeps what is shown, what is disputed, and of each the first and the last who say so', () => {
    const record = toldBy(60)
    const few = trimmed(record)
    expect(few.claims.length).toBeLessThan(record.claims.length / 2)
    for (const [slot, field] of Object.entries(few.fields)) {
      const whole = record.fields[slot]
      expect(field.disputed).toBe(whole?.disputed)
      for (const value of [field.shown].flat()) expect(field.said.map((said) => String(said.value))).toContain(String(value))
      for (const { value, voices } of field.said) {
        const all = whole?.said.find((said) => said.value === value)?.voices ?? []
        expect([voices[0], voices.at(-1)]).toEqual([all[0], all.at(-1)])
      }
    }
    expect(few.fields['when']?.shown).toBe(record.fields['when']?.shown)
    expect(few.fields['when']?.said.map(({ value }) => value)).toEqual(record.fields['when']?.said.map(({ value }) => value))
    // Whoever speaks in it has a claim that bears it, and the other way round.
    expect(new Set(voicesIn(few).map(({ claim }) => claim))).toEqual(new Set(few.claims))
  })

  it('keeps the words of the one in whose voice a brief is written', () => {
    const record = toldBy(60)
    const own = ({ issuer }: { readonly issuer?: string }): boolean => issuer === 'MFA of Norland'
    expect(voicesIn(trimmed(record)).some(own)).toBe(false)
    const said = trimmed(record, own).fields['ordinal']?.said[0]?.voices ?? []
    expect(said.some(own)).toBe(true)
  })
})
