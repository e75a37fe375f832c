import { plain, sayDate, sayNumber } from '../../brief/index.ts'
import { KINDS, SLOTS, type Claim, type Kind, type SlotValue } from '../../reading/claim.ts'

/** "1 claim", "3,940 claims". */
export function counted(count: number, noun: string, nouns = `${noun}s`): string {
  return `${sayNumber(count)} ${count === 1 ? noun : nouns}`
}

/** "meeting 12 · visit 3", in the order in which kinds are listed everywhere. */
export function kindCounts(counts: Readonly<Partial<{ [kind in Kind]: number }>>): string {
  return KINDS.flatMap((kind) => (counts[kind] ? `${kind} ${sayNumber(counts[kind] ?? 0)}` : [])).join(' · ')
}

/** How many claims there are of each kind. */
export function countKinds(claims: readonly { readonly kind: Kind }[]): Partial<{ [kind in Kind]: number }> {
  const counts: Partial<{ [kind in Kind]: number }> = {}
  for (const { kind } of claims) counts[kind] = (counts[kind] ?? 0) + 1
  return counts
}

/** The slots of a claim with their values as people say them, in the guide's order. */
export function saidSlots({ kind, slots }: Pick<Claim, 'kind' | 'slots'>): readonly { readonly slot: string; readonly said: string }[] {
  return Object.entries(SLOTS[kind]).flatMap(([slot, { form }]) => {
    const value = slots[slot]
    return value === undefined ? [] : [{ slot, said: sayValue(value, form === 'date') }]
  })
}

/** "visit, scheduled: who Jane Roe · where Lowport · when 20–21 Mar 2025". */
export function claimLine(claim: Pick<Claim, 'kind' | 'modality' | 'slots'>): string {
  return `${claim.kind}, ${claim.modality}: ${saidSlots(claim)
    .map(({ slot, said }) => `${slot} ${said}`)
    .join(' · ')}`
}

function sayValue(value: SlotValue, date: boolean): string {
  const values = typeof value === 'object' ? value : [value]
  return values.map((one) => (typeof one === 'number' ? sayNumber(one) : date ? sayDate(plain(one)) : plain(one))).join('; ')
}
