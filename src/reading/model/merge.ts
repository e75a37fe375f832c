import type { Claim, SlotValue } from '../claim.ts'

/** Orders claims by their passages and takes out those that another one says whole: what stands where two windows overlap is told twice. */
export function mergeClaims(claims: readonly Claim[]): readonly Claim[] {
  const ordered = claims
    .map((claim, at) => ({ claim, at }))
    .sort((a, b) => a.claim.passage.start - b.claim.passage.start || a.claim.passage.end - b.claim.passage.end || a.at - b.at)
    .map(({ claim }) => claim)
  const kept: Claim[] = []
  for (const claim of ordered) {
    // Passages are in order, so that only the last few can overlap.
    let done = false
    for (let i = kept.length - 1; i >= 0 && !done && kept.length - i <= NEAR; i--) {
      const other = kept[i]
      if (other === undefined || other.kind !== claim.kind || other.modality !== claim.modality || !overlap(other, claim)) continue
      if (says(other, claim)) done = true
      else if (says(claim, other)) {
        kept[i] = claim
        done = true
      }
    }
    if (!done) kept.push(claim)
  }
  return kept
}

/** Among so many claims before it a claim may find itself. */
const NEAR = 64

const overlap = (a: Claim, b: Claim): boolean => a.passage.start < b.passage.end && b.passage.start < a.passage.end

const says = (more: Claim, less: Claim): boolean =>
  Object.entries(less.slots).every(([slot, value]) => {
    const own = more.slots[slot]
    return own !== undefined && membersOf(value).every((one) => membersOf(own).includes(one))
  })

const membersOf = (value: SlotValue): readonly (string | number)[] => (typeof value === 'object' ? value : [value])
