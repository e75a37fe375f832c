import { RULES } from './rules.fixture.ts'
import { describe, expect, test } from 'vitest'
import { makeRecord } from '../../test/make-record.ts'
import type { SlotValue } from '../reading/claim.ts'
import { due } from './due.ts'
import { mechanismOf } from './mechanism.ts'
import { sayDistances, sayMissing, sayRotation } from './mechanism/say.ts'

const DAY = '2025-03-17'
const BODY = 'Norland–Arcadia Joint Commission'
const STATES: Readonly<Record<string, string>> = { Lowport: 'Arcadia', Highcastle: 'Norland', Northfield: 'Norland' }
const stateOf = (place: string): string | undefined => STATES[place]

/** "18 2024-09-04 Lowport": a session's number (or `-`), day and place; `!` before it: announced; `x`: called off. */
function session(row: string, index: number) {
  const [, mark = '', ordinal = '-', when = '-', where = '-'] = /^([!x]?)(\S+) (\S+)(?: (.+))?$/.exec(row) ?? []
  const slots: Record<string, SlotValue> = { body: BODY }
  if (ordinal !== '-') slots['ordinal'] = Number(ordinal)
  if (when !== '-') slots['when'] = when
  if (where === 'online') slots['mode'] = 'online'
  else if (where !== '-') slots['where'] = where
  const modality = mark === '!' ? 'scheduled' : mark === 'x' ? 'cancelled' : 'done'
  return makeRecord({ kind: 'meeting', modality, slots, told: [{ key: `s${index}` }] })
}
const of = (...rows: string[]) => mechanismOf(rows.map(session), DAY, stateOf)

const IN_TURN = ['15 2021-09-10 Lowport', '16 2022-09-02 Highcastle', '17 2023-09-05 Lowport', '18 2024-09-04 Northfield']

describe('the mechanism of a body', () => {
  test('its next session is expected by rhythm, month and rotation, and says on what that rests', () => {
    const { next, rhythm, rotation } = of(...IN_TURN)
    expect(next).toMatchObject({ sure: 'likely', ordinal: 19, when: '2025-08/2025-10', where: 'Lowport', byRotation: true })
    expect(next?.because).toEqual([
      'every year, 3 of 3 distances fit: 357 to 368 days',
      'all began in Sep',
      'Arcadia, Norland in turn, Arcadia next: 4 of 4 sessions fit',
    ])
    expect(next?.claims).toContain('s3')
    expect(rhythm && sayDistances(rhythm)).toBe('3 of 3 distances fit: 357 to 368 days')
    expect(rotation && sayRotation(rotation)).toBe('Arcadia, Norland in turn, Arcadia next: 4 of 4 sessions fit')
  })

  test('where a side received in several places, the side is told', () => {
    expect(of(...IN_TURN, '19 2025-03-10 Lowport').next).toMatchObject({ ordinal: 20, where: 'Norland', byRotation: true })
  })

  test('a distance over a missing number counts as several, and the turns go on', () => {
    const { rhythm, missing, rotation, next } = of(
      '14 2020-09-08 Highcastle',
      '15 2021-09-10 Lowport',
      '16 2022-09-02 Highcastle',
      '18 2024-09-04 Highcastle',
    )
    expect(rhythm?.says).toBe('every year')
    expect(missing.map(sayMissing)).toEqual(['the 17th is nowhere told'])
    expect(missing[0]).toMatchObject({ from: '2022-09-03', to: '2024-09-03', claims: ['s2', 's3'] })
    expect(rotation?.sides).toEqual(['Arcadia', 'Norland'])
    expect(next?.ordinal).toBe(19)
  })

  test.each<[string, string[], string[]]>([
    ['numbers in a row', ['1 2021-05', '2 2022-05'], []],
    ['several', ['1 2019-05', '4 2022-05'], ['the 2nd and the 3rd are nowhere told']],
    ['one that was called off is told of', ['1 2021-05', 'x2 2022-05', '3 2023-05'], []],
    ['one known by its number alone is told of', ['1 2021-05', '3 2023-05', '2 -'], []],
    [
      'one without a number between may be it',
      ['1 2021-05', '- 2022-05', '3 2023-05'],
      ['the 2nd is nowhere told, unless without its number'],
    ],
    ['a count that began anew', ['7 2021-05', '1 2022-05', '2 2023-05'], []],
    ['before one that is announced', ['1 2021-05', '!3 2025-05'], ['the 2nd is nowhere told']],
  ])('missing: %s', (_what, rows, expected) => expect(of(...rows).missing.map(sayMissing)).toEqual(expected))

  test.each<[string, string[], string | undefined]>([
    ['at one place', ['1 2021-05-01 Lowport', '2 2022-05-01 Lowport', '3 2023-05-01 Lowport'], 'always Arcadia: 3 of 3 sessions fit'],
    [
      'three in turn, seen twice',
      ['1 2019-05-01 A', '2 2020-05-01 B', '3 2021-05-01 C', '4 2022-05-01 A', '5 2023-05-01 B'],
      'C, A, B in turn, C next: 5 of 5 sessions fit',
    ],
    ['three in turn, seen once', ['1 2019-05-01 A', '2 2020-05-01 B', '3 2021-05-01 C'], undefined],
    ['no turns', ['1 2019-05-01 A', '2 2020-05-01 B', '3 2021-05-01 B', '4 2022-05-01 A', '5 2023-05-01 A'], undefined],
    [
      'an online session has its turn',
      ['1 2019-05-01 A', '2 2020-05-01 online', '3 2021-05-01 A', '4 2022-05-01 B', '5 2023-05-01 A'],
      'B, A in turn, B next: 4 of 4 sessions fit',
    ],
    ['two only', ['1 2019-05-01 A', '2 2020-05-01 B'], undefined],
  ])('rotation: %s', (_what, rows, expected) => {
    const { rotation } = of(...rows)
    expect(rotation && sayRotation(rotation)).toBe(expected)
  })

  test('an announced session comes before the rule, and the rotation tells its place when nobody does', () => {
    expect(of(...IN_TURN, '!19 2025-10').next).toMatchObject({ sure: 'announced', when: '2025-10', where: 'Lowport', byRotation: true })
    expect(of(...IN_TURN, '!19 2025-10 Highcastle').next).not.toHaveProperty('byRotation')
  })

  test('around the turn of the year the months stay together', () => {
    const { rhythm, next } = of('1 2021-12-20', '2 2023-01-08', '3 2024-01-10')
    expect(rhythm?.months).toEqual([12, 1])
    expect(next).toBeUndefined()
    const { silence } = of('1 2021-12-20', '2 2023-01-08', '3 2024-01-10')
    expect(silence).toMatchObject({ since: '2024-01-10', expectedBy: '2025-02-28', rhythm: 'every year' })
  })

  test('what a document says of the rhythm is enough for one session, and no more than possible', () => {
    const often = makeRecord({
      kind: 'meeting',
      modality: 'recurring',
      slots: { body: BODY, frequency: 'annual' },
      told: [{ key: 'often' }],
    })
    const { next } = mechanismOf([session('18 2024-09-04 Lowport', 0), often], DAY, stateOf)
    expect(next).toMatchObject({ sure: 'possible', ordinal: 19, because: ['every year, as a document says'] })
    expect(next?.claims).toContain('often')
  })

  test('what is missing and what is silent is due, and nothing is said to have not taken place', () => {
    const rows = ['14 2020-09-08', '15 2021-09-10', '16 2022-09-02', '18 2024-09-04'].map(session)
    const items = due(rows, { day: '2026-03-01', until: '2026-06-01', rules: RULES })
    expect(items.map(({ rule, standing, what, says }) => `${standing} ${rule} | ${what}: ${says}`)).toEqual([
      `untold body.missing | 17th ${BODY}: the 17th is nowhere told: no evidence in the sources read up to 2026-03-01`,
      `untold body.cadence | 19th ${BODY}: by habit met every year; no evidence in the sources read up to 2026-03-01 of a session after that of 2024-09-04`,
    ])
  })
})
