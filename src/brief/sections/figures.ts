import { measureKey } from '../../register/identity/measure.ts'
import type { RegisterRecord, StoredClaim } from '../../register/record.ts'
import { one, unique } from '../../watch/fields.ts'
import { figureSides } from '../../watch/name.ts'
import { phrase, series, shown, value as bind, worked } from '../bits.ts'
import { line, present, says, type Line, type Section } from '../line.ts'
import { nameBit } from '../name-bits.ts'
import { sayAmount } from '../say-amount.ts'
import { voiceName, voicesBit } from '../tell.ts'
import { ofKind, type View } from '../view.ts'

/** Figures by what is measured and when; those who give another number for the same thing stand beside each other. Newest period first. */
export function figures(view: View): Section {
  const groups = new Map<string, RegisterRecord[]>()
  for (const record of ofKind(view, 'figure')) {
    const sides = sidesOf(view, record)
    const key = JSON.stringify([measureKey(one(record, 'measure') ?? '', sides), sides, one(record, 'period')])
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [record])
    else group.push(record)
  }
  const lines = [...groups.values()].sort((a, b) => (b[0]?.to ?? '').localeCompare(a[0]?.to ?? '')).map((group) => figure(view, group))
  return {
    lines: present(lines),
    missing: lines.length === 0 && ['party', 'pair'].includes(view.subject.kind) ? [phrase('any figure')] : [],
  }
}

/** Whom a figure is between; a side of the subject that stands in the measure ("Norland's trade") is one of them. */
function sidesOf(view: View, record: RegisterRecord): readonly string[] {
  const measure = (one(record, 'measure') ?? '').toLowerCase()
  const named = view.subject.entities.map(({ name }) => name).filter((name) => measure.includes(name.toLowerCase()))
  return [...unique([...figureSides(record), ...named])].sort()
}

function figure(view: View, records: readonly RegisterRecord[]): Line | undefined {
  const [record] = records
  if (record === undefined) return undefined
  // Value, unit and change belong together as one voice gave them, so they are taken from the claims and not field by field.
  const told = new Map<
    string,
    { amount: string; value: number | undefined; change: string | undefined; unit: string | undefined; claims: StoredClaim[] }
  >()
  for (const id of unique(records.flatMap(({ claims }) => claims))) {
    const claim = view.claims.get(id)
    if (claim === undefined) continue
    const value = number(claim.slots['value']),
      unit = text(claim.slots['unit']),
      change = text(claim.slots['change'])
    const amount = sayAmount({ value, unit, change, qualifier: text(claim.slots['qualifier']) })
    if (amount === '') continue
    const same = told.get(amount)
    if (same === undefined) told.set(amount, { amount, value, unit, change, claims: [claim] })
    else same.claims.push(claim)
  }
  const voices = [...told.values()]
  const differ = voices.some((a) => voices.some((b) => contradict(a, b)))
  const names = voices.map(({ claims }) => unique(claims.map(voiceName)).join(', '))
  const parts = voices.map(({ claims }, index) => {
    const [first] = claims
    const ids = claims.map(({ id }) => id)
    // One who gives two numbers is told apart by the days on which they were given.
    const twice = names.some((other, at) => at !== index && other === names[index])
    const day = twice && first?.published !== undefined ? bind(first.published, 'published', [first.id]) : undefined
    const amount = worked(
      'amount',
      ['value', 'unit', 'qualifier', 'change'].map((slot) => {
        const given = first?.slots[slot]
        return typeof given === 'string' || typeof given === 'number' ? bind(given, slot, ids) : undefined
      }),
    )
    const who = voicesBit(claims.map((claim) => ({ ...claim, claim: claim.id })))
    return says(phrase('{} ({})', amount, series(', ', [who, day]) ?? phrase('a source without a name')), ids)
  })
  return line(series(', ', [nameBit(record), shown(record, 'period')]) ?? nameBit(record), parts, { differ })
}

/** Half a percent apart is rounding; a value beside a bare change is no contradiction. */
function contradict(a: { value: number | undefined; unit: string | undefined; change: string | undefined }, b: typeof a): boolean {
  const apart =
    a.value !== undefined && b.value !== undefined && a.unit === b.unit && Math.abs(a.value - b.value) > 0.005 * Math.abs(a.value)
  return apart || (a.change !== undefined && b.change !== undefined && a.change !== b.change)
}

function number(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}
