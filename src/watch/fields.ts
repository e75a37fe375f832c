import type { SlotValue } from '../reading/claim.ts'
import type { Act, ClaimId, Field, RegisterRecord, Voice } from '../register/record.ts'

export { one } from '../register/shown.ts'

/** The shown values of a field, as words; empty when the field is absent. */
export function all(record: RegisterRecord, slot: string): readonly string[] {
  const shown = record.fields[slot]?.shown
  return shown === undefined ? [] : asList(shown)
}

function asList(value: SlotValue): readonly string[] {
  return typeof value === 'string' ? [value] : typeof value === 'number' ? [String(value)] : value
}

/** The claims that give the shown value of a field, those of each value in turn; empty when the field is absent. */
export function fieldClaims(field: Field | undefined): readonly ClaimId[] {
  if (field === undefined) return []
  const shown = new Set(asList(field.shown))
  return unique(field.said.filter(({ value }) => shown.has(String(value))).flatMap(({ voices }) => voiceClaims(voices)))
}

/** The claims that give any of these slots of a record, else all its claims: never empty. */
export function claimsOf(record: RegisterRecord, ...slots: readonly string[]): readonly ClaimId[] {
  const claims = unique(slots.flatMap((slot) => fieldClaims(record.fields[slot])))
  return claims.length > 0 ? claims : record.claims
}

/** The claims of voices, each once. */
export function voiceClaims(voices: readonly Voice[]): readonly ClaimId[] {
  return unique(voices.map(({ claim }) => claim))
}

/** Everything that is said of a record, in its fields and its acts; whoever gives several slots comes several times. */
export const voicesIn = ({ fields, acts }: RegisterRecord): readonly Voice[] => [
  ...Object.values(fields).flatMap(({ said }) => said.flatMap(({ voices }) => voices)),
  ...acts.flatMap(({ voices }) => voices),
]

/** When something was first published, EDTF. */
export const firstPublished = (voices: readonly Voice[]): string | undefined =>
  voices
    .flatMap(({ published }) => published ?? [])
    .reduce<string | undefined>((first, day) => (first === undefined || day < first ? day : first), undefined)

/** The day or days of an act, EDTF. */
export function actDate(act: Act): string | undefined {
  const shown = act.when?.shown
  return typeof shown === 'string' ? shown : undefined
}

/** Each value once, in the order of first appearance. */
export function unique<T>(values: readonly T[]): readonly T[] {
  return [...new Set(values)]
}
