import { SLOTS, type Claim, type SlotValue, type Span } from './claim.ts'
import { tokenize } from '../language/tokens.ts'

/** A slot for which two readers have values that do not go together. */
export interface SlotDifference {
  readonly slot: string
  readonly first: SlotValue
  readonly second: SlotValue
}

/** As much of a claim as is compared. */
export type Compared = Pick<Claim, 'kind' | 'modality' | 'passage' | 'slots'>

/** Two claims of one thing, by two readers; `differs` is empty when all that both say goes together. */
export interface Pair<C extends Compared = Claim> {
  readonly first: C
  readonly second: C
  readonly differs: readonly SlotDifference[]
}

/** What two readings of one text have in common, and what only one of them has. */
export interface Comparison<C extends Compared = Claim> {
  readonly agreed: readonly Pair<C>[]
  readonly differing: readonly Pair<C>[]
  readonly onlyFirst: readonly C[]
  readonly onlySecond: readonly C[]
}

/**
 * Holds two readings of one text side by side. Claims are of one thing when they are of one kind, their passages overlap, and at least one
 * slot agrees; each has one partner at most, the one with whom most agrees. A slot that only one of them fills is no difference.
 */
export function compareReadings<C extends Compared>(first: readonly C[], second: readonly C[]): Comparison<C> {
  const candidates: { readonly a: number; readonly b: number; readonly agreeing: number; readonly pair: Pair<C> }[] = []
  const near = overlapping(second)
  first.forEach((one, a) => {
    for (const [b, other] of near(one.passage)) {
      if (other.kind !== one.kind) continue
      const { agreeing, differs } = held(one, other)
      if (agreeing > 0) candidates.push({ a, b, agreeing: agreeing - differs.length, pair: { first: one, second: other, differs } })
    }
  })
  candidates.sort((x, y) => y.agreeing - x.agreeing || x.a - y.a || x.b - y.b)
  const takenA = new Set<number>(),
    takenB = new Set<number>()
  const pairs = candidates.filter(({ a, b }) => {
    if (takenA.has(a) || takenB.has(b)) return false
    takenA.add(a)
    takenB.add(b)
    return true
  })
  pairs.sort((x, y) => x.a - y.a)
  return {
    agreed: pairs.flatMap(({ pair }) => (pair.differs.length === 0 ? [pair] : [])),
    differing: pairs.flatMap(({ pair }) => (pair.differs.length > 0 ? [pair] : [])),
    onlyFirst: first.filter((_, i) => !takenA.has(i)),
    onlySecond: second.filter((_, i) => !takenB.has(i)),
  }
}

/** Finds the claims whose passage overlaps with a span, with their places in the list, without looking at all of a long document. */
function overlapping<C extends Compared>(claims: readonly C[]): (span: Span) => readonly (readonly [number, C])[] {
  const inOrder = claims.map((claim, at) => [at, claim] as const).sort(([, a], [, b]) => a.passage.start - b.passage.start)
  const longest = claims.reduce((most, { passage }) => Math.max(most, passage.end - passage.start), 0)
  return ({ start, end }) => {
    let low = 0,
      high = inOrder.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((inOrder[middle]?.[1].passage.start ?? 0) < start - longest) low = middle + 1
      else high = middle
    }
    const found: (readonly [number, C])[] = []
    for (let one = inOrder[low]; one !== undefined && one[1].passage.start < end; one = inOrder[++low])
      if (one[1].passage.end > start) found.push(one)
    return found
  }
}

function held(one: Compared, other: Compared): { readonly agreeing: number; readonly differs: readonly SlotDifference[] } {
  let agreeing = 0
  const differs: SlotDifference[] = []
  if (one.modality !== other.modality) differs.push({ slot: 'modality', first: one.modality, second: other.modality })
  for (const [slot, { form }] of Object.entries(SLOTS[one.kind])) {
    const a = one.slots[slot],
      b = other.slots[slot]
    if (a === undefined || b === undefined) continue
    if (goTogether(form, a, b)) agreeing++
    else differs.push({ slot, first: a, second: b })
  }
  return { agreeing, differs }
}

/** Lists go together when they share a member: each may have seen more than the other. */
function goTogether(form: string, a: SlotValue, b: SlotValue): boolean {
  if (typeof a === 'number' || typeof b === 'number') return Number(a) === Number(b)
  const as = typeof a === 'string' ? [a] : a,
    bs = typeof b === 'string' ? [b] : b
  return as.some((x) => bs.some((y) => x === y || (form !== 'date' && form !== 'code' && sameWords(x, y))))
}

const ARTICLES: ReadonlySet<string> = new Set(['the', 'a', 'an'])

/** One phrase holds the words of the other: "Joint Commission" and "the Joint Commission on Trade". */
function sameWords(a: string, b: string): boolean {
  const [few, many] = [wordsOf(a), wordsOf(b)].sort((x, y) => x.size - y.size)
  return few !== undefined && many !== undefined && few.size > 0 && [...few].every((word) => many.has(word))
}

const wordsOf = (phrase: string): ReadonlySet<string> =>
  new Set(tokenize(phrase).word.filter((word) => /[\p{L}\p{N}]/u.test(word) && !ARTICLES.has(word)))
