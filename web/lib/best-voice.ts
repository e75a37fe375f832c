import type { ClaimId, RegisterRecord, Voice } from '../../src/register/record.ts'
import { fieldClaims, voicesIn } from '../../src/watch/fields.ts'

/**
 * Of all who tell of a thing, the one whose sentence shows it best: who says the shown value of the first of these slots that it has; of
 * those, who speaks of it as it stands (done, not planned); who says most of what is shown; who said it last.
 * @param slots what is looked at; none: the thing as a whole
 */
export function bestVoice(record: RegisterRecord, slots: readonly string[] = []): Voice | undefined {
  const looked = slots.find((slot) => record.fields[slot] !== undefined)
  const asked = new Set(looked === undefined ? [] : fieldClaims(record.fields[looked]))
  const shown = new Map<ClaimId, number>()
  for (const field of Object.values(record.fields)) for (const claim of fieldClaims(field)) shown.set(claim, (shown.get(claim) ?? 0) + 1)
  const rank = ({ claim, modality, published = '' }: Voice): readonly (number | string)[] => [
    asked.has(claim) ? 1 : 0,
    modality === record.modality ? 1 : 0,
    shown.get(claim) ?? 0,
    published,
    claim,
  ]
  const [first, ...others] = voicesIn(record)
  return others.reduce<Voice | undefined>((best, voice) => (best === undefined || isAbove(rank(voice), rank(best)) ? voice : best), first)
}

function isAbove(a: readonly (number | string)[], b: readonly (number | string)[]): boolean {
  const at = a.findIndex((value, i) => value !== b[i])
  return at !== -1 && (a[at] ?? 0) > (b[at] ?? 0)
}
