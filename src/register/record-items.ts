import type { ClaimId, RecordId, RegisterRecord } from './record.ts'
import { REASONS } from './reasons.ts'

/** Something in a record that needs a person, whatever persons have decided so far. */
export interface RecordItem {
  /** The place of its reason in `REASONS`. */
  readonly reason: number
  readonly detail: string
  readonly others: readonly (ClaimId | RecordId)[]
  /** The claims that it is about. */
  readonly about: readonly ClaimId[]
}

/** Rules that are right nearly always and that a person can check at a glance. */
const IN_DOUBT =
  /one letter apart|initials|a last name|middle name|put off|side by side|by the numbers before and after|a longer and a shorter name|telling title|the next one|the last one|the one just|just before|signed then/

const [DISPUTE, CONFLICT, DOUBT] = (['dispute', 'conflict', 'join in doubt'] as const).map((reason) => REASONS.indexOf(reason)) as [
  number,
  number,
  number,
]

/** Disputes, conflicts and joins in doubt of a record, in the order in which they are listed. */
export function itemsOf(record: RegisterRecord): readonly RecordItem[] {
  const items: RecordItem[] = []
  for (const [slot, field] of Object.entries(record.fields)) {
    if (!field.disputed) continue
    const said = field.said.map(({ value, voices }) => `${value} (${voices[0]?.speaker ?? voices[0]?.issuer ?? 'unknown'})`).join(' · ')
    items.push({
      reason: DISPUTE,
      detail: `${record.kind}, ${slot}: ${said}`,
      others: [],
      about: field.said.flatMap(({ voices }) => voices.map(({ claim }) => claim)),
    })
  }
  for (const { rule, records: others } of record.conflicts ?? []) {
    // Of two that are in conflict one is enough.
    if (others.every((other) => record.id < other)) items.push({ reason: CONFLICT, detail: rule, others, about: record.claims })
  }
  for (const { rule, on, claims } of record.joins)
    if (IN_DOUBT.test(rule)) items.push({ reason: DOUBT, detail: `${rule}: ${on}`, others: claims, about: claims })
  return items.sort((a, b) => a.reason - b.reason || (a.detail < b.detail ? -1 : 1))
}
