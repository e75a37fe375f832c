import type { Kind, SlotValue } from '../reading/claim.ts'
import type { SettlingClaim } from '../register/identity/group.ts'
import { isTypeWord } from '../register/identity/things.ts'
import type { ClaimId, Decision, DocumentId, Field, RegisterRecord } from '../register/record.ts'
import { shareOfWords, tellingWords } from '../register/telling-words.ts'
import { all, one } from './fields.ts'

/** Works out records from claims alone, with more decisions than persons made: see `settle`. */
export type Settling = (claims: readonly SettlingClaim[], more?: readonly Decision[]) => readonly RegisterRecord[]

/** How two accounts stand to each other in one slot. `otherwise`: told in other words or more exactly, and both can be true. */
export type Stand = 'differ' | 'otherwise' | 'first only' | 'second only'

/** A slot that two accounts of one thing do not tell alike. `standing` is the modality: announced by the one, done by the other. */
export interface Difference {
  readonly slot: string
  readonly stand: Stand
  readonly first: readonly SlotValue[]
  readonly second: readonly SlotValue[]
  readonly claims: readonly ClaimId[]
}

/** A thing that both accounts tell of. */
export interface ToldByBoth {
  readonly record: RegisterRecord
  readonly differences: readonly Difference[]
  /** No rule of identity joins them: they are alike enough to be put side by side, for a person to judge. */
  readonly likely: boolean
}

/** A thing that the one tells as a promise, a proposal or a text, and the other with other force: as a topic, a view, a plan. */
export interface ToldOtherwise {
  readonly first: RegisterRecord
  readonly second: RegisterRecord
  /** The words that both have in common. */
  readonly words: readonly string[]
}

/** Two accounts side by side. */
export interface Accounts {
  readonly both: readonly ToldByBoth[]
  readonly otherwise: readonly ToldOtherwise[]
  readonly firstOnly: readonly RegisterRecord[]
  readonly secondOnly: readonly RegisterRecord[]
}

/**
 * Holds the accounts of two documents side by side: what both tell, alike or not, what they tell with other force, and what only the one
 * tells. What is one thing is for the register's own rules of identity to say; what these leave apart and yet looks alike is marked as likely.
 * Nothing is said of who is right.
 * @param first claims of the one document
 * @param second claims of the other
 */
export function compareAccounts(first: readonly SettlingClaim[], second: readonly SettlingClaim[], settling: Settling): Accounts {
  const side = new Map<ClaimId, 0 | 1>([...first.map(({ id }) => [id, 0] as const), ...second.map(({ id }) => [id, 1] as const)])
  const sidesOf = ({ claims }: RegisterRecord): ReadonlySet<0 | 1> => new Set(claims.flatMap((id) => side.get(id) ?? []))
  const claims = [...first, ...second]
  const records = settling(claims)
  const joined = records.filter((record) => sidesOf(record).size === 2)
  const ofOne = (which: 0 | 1): RegisterRecord[] => records.filter((record) => sidesOf(record).size === 1 && sidesOf(record).has(which))
  const byId = new Map(claims.map((claim) => [claim.id, claim]))
  const likely = likelyPairs(ofOne(0), ofOne(1), (a, b) => mergedOf(a, b, byId, settling))
  const taken = new Set(likely.flatMap(({ first: a, second: b }) => [a.id, b.id]))
  const left = ([0, 1] as const).map((which) => ofOne(which).filter(({ id }) => !taken.has(id)))
  const [leftFirst = [], leftSecond = []] = left
  const otherwise = toldOtherwise(
    leftFirst,
    leftSecond,
    records.filter((record) => sidesOf(record).has(0)),
    records.filter((record) => sidesOf(record).has(1)),
  )
  const isOtherwise = new Set(otherwise.flatMap(({ first: a, second: b }) => [a.id, b.id]))
  const both = (record: RegisterRecord, isLikely: boolean): ToldByBoth => ({
    record,
    differences: differencesIn(record, side, byId),
    likely: isLikely,
  })
  return {
    both: [...joined.map((record) => both(record, false)), ...likely.map(({ merged }) => both(merged, true))].sort(
      (a, b) => orderOf(a.record, byId) - orderOf(b.record, byId),
    ),
    otherwise,
    firstOnly: leftFirst.filter(({ id }) => !isOtherwise.has(id)),
    secondOnly: leftSecond.filter(({ id }) => !isOtherwise.has(id)),
  }
}

const orderOf = ({ claims }: RegisterRecord, byId: ReadonlyMap<ClaimId, SettlingClaim>): number =>
  Math.min(...claims.map((id) => byId.get(id)?.order ?? Number.POSITIVE_INFINITY))

/** Slots in which a difference of any kind is one of substance: how firm it is, at which rank, in which form. */
const OF_FORCE: ReadonlySet<string> = new Set(['force', 'rank', 'mode', 'stance', 'action'])
/** Slots that follow from others, or that tell how a thing was written. */
const LEFT_OUT: ReadonlySet<string> = new Set(['qualifier', 'unit'])

function differencesIn(
  record: RegisterRecord,
  side: ReadonlyMap<ClaimId, 0 | 1>,
  byId: ReadonlyMap<ClaimId, SettlingClaim>,
): readonly Difference[] {
  const found: Difference[] = []
  const told = (which: 0 | 1) => record.claims.flatMap((id) => (side.get(id) === which ? (byId.get(id) ?? []) : []))
  const standings = ([0, 1] as const).map((which) => [...new Set(told(which).map(({ modality }) => modality))])
  const [here = [], there = []] = standings
  if (!here.some((modality) => there.includes(modality)))
    found.push({ slot: 'standing', stand: 'differ', first: here, second: there, claims: record.claims })
  for (const [slot, field] of Object.entries(record.fields)) {
    if (LEFT_OUT.has(slot)) continue
    const difference = differenceOf(slot, field, side)
    if (difference !== undefined) found.push(difference)
  }
  return found
}

function differenceOf(slot: string, { said, disputed, shown }: Field, side: ReadonlyMap<ClaimId, 0 | 1>): Difference | undefined {
  const ofSide = (which: 0 | 1) =>
    said.filter(({ voices }) => voices.some(({ claim }) => side.get(claim) === which)).map(({ value }) => value)
  const [first, second] = [ofSide(0), ofSide(1)]
  const claims = [...new Set(said.flatMap(({ voices }) => voices.map(({ claim }) => claim)))]
  if (first.length === 0 || second.length === 0)
    return { slot, stand: second.length === 0 ? 'first only' : 'second only', first, second, claims }
  const alone = [first.filter((value) => !second.includes(value)), second.filter((value) => !first.includes(value))]
  const [onlyFirst = [], onlySecond = []] = alone
  if (onlyFirst.length === 0 && onlySecond.length === 0) return undefined
  if (typeof shown === 'object') {
    // Of a list only the members that the other side leaves out are of interest.
    const stand = onlySecond.length === 0 ? 'first only' : onlyFirst.length === 0 ? 'second only' : 'otherwise'
    return { slot, stand, first: onlyFirst, second: onlySecond, claims }
  }
  const apart = onlyFirst.length > 0 && onlySecond.length > 0
  return { slot, stand: disputed || (apart && OF_FORCE.has(slot)) ? 'differ' : 'otherwise', first, second, claims }
}

interface Likely {
  readonly first: RegisterRecord
  readonly second: RegisterRecord
  readonly merged: RegisterRecord
  readonly alike: number
}

/** Pairs of one kind that no rule joins and that are alike enough; each record in one pair at most, the most alike first. */
function likelyPairs(
  first: readonly RegisterRecord[],
  second: readonly RegisterRecord[],
  merge: (a: RegisterRecord, b: RegisterRecord) => RegisterRecord | undefined,
): readonly Likely[] {
  const candidates: Likely[] = []
  for (const a of first) {
    for (const b of second) {
      if (a.kind !== b.kind || !mayBeOne(a, b)) continue
      const merged = merge(a, b)
      const alike = merged === undefined ? 0 : alikeness(a, b, merged)
      if (merged !== undefined && alike > 0) candidates.push({ first: a, second: b, merged, alike })
    }
  }
  candidates.sort((x, y) => y.alike - x.alike || (x.first.id < y.first.id ? -1 : 1) || (x.second.id < y.second.id ? -1 : 1))
  const taken = new Set<string>()
  return candidates.filter(({ first: a, second: b }) => {
    if (taken.has(a.id) || taken.has(b.id)) return false
    taken.add(a.id).add(b.id)
    return true
  })
}

/** The record that two would be if a person joined them. */
function mergedOf(
  a: RegisterRecord,
  b: RegisterRecord,
  byId: ReadonlyMap<ClaimId, SettlingClaim>,
  settling: Settling,
): RegisterRecord | undefined {
  const claims = [...a.claims, ...b.claims]
  const merge: Decision = { at: '', who: '', act: 'merge', claims: [a.claims[0] ?? '', b.claims[0] ?? ''] }
  const found = settling(
    claims.flatMap((id) => byId.get(id) ?? []),
    [merge],
  )
  return found.length === 1 ? found[0] : undefined
}

/** The slots whose words tell what a thing is. */
const TELLING: Readonly<Partial<Record<Kind, readonly string[]>>> = {
  instrument: ['title', 'type', 'subject'],
  initiative: ['idea'],
  commitment: ['what'],
  figure: ['measure'],
  programme: ['title'],
  position: ['subject', 'on'],
  relation: ['status'],
}
/** The words of what a thing is. */
const wordsOf = (record: RegisterRecord): ReadonlySet<string> =>
  tellingWords((TELLING[record.kind] ?? []).flatMap((slot) => one(record, slot) ?? []).join(' '))

const ENOUGH_WORDS = 0.6

/** A first look, before two are held against each other slot by slot. */
function mayBeOne(a: RegisterRecord, b: RegisterRecord): boolean {
  if (TELLING[a.kind] === undefined) return a.entities.some((entity) => b.entities.includes(entity))
  return shareOfWords(wordsOf(a), wordsOf(b)) >= ENOUGH_WORDS
}

/** Slots that many things share: they tell of none which it is. */
const COMMON: ReadonlySet<string> = new Set([
  'force',
  'type',
  'stance',
  'rank',
  'mode',
  'unit',
  'qualifier',
  'action',
  'frequency',
  'role',
  'change',
])

/** How many slots both tell alike, less those in which they contradict each other; 0 when too little is alike. */
function alikeness(a: RegisterRecord, b: RegisterRecord, merged: RegisterRecord): number {
  const [here, there] = [new Set<ClaimId>(a.claims), new Set<ClaimId>(b.claims)]
  // The next session of one body, announced by both, is one session unless they contradict each other.
  const sameBody = a.body !== undefined && a.body === b.body
  let alike = sameBody ? 1 : 0
  if (sameBody && a.kind === 'meeting' && (a.modality === 'done') === (b.modality === 'done')) alike++
  let apart = 0
  for (const [slot, { said, disputed }] of Object.entries(merged.fields)) {
    if (COMMON.has(slot)) continue
    const isShared = said.some(({ voices }) => voices.some(({ claim }) => here.has(claim)) && voices.some(({ claim }) => there.has(claim)))
    if (isShared) alike++
    else if (disputed) apart++
  }
  const words = TELLING[a.kind] === undefined ? 0 : shareOfWords(wordsOf(a), wordsOf(b))
  const needed = TELLING[a.kind] === undefined ? 2 : 1
  return alike >= needed && alike > apart ? alike - apart + words : 0
}

/** What can be told with more or less force. */
const FORCEFUL: ReadonlySet<Kind> = new Set(['commitment', 'initiative', 'instrument', 'programme', 'position'])
const MOST_OF = 0.75

/** Pairs of different kinds that are about the same: "agreed to open a joint office" beside "discussed the opening of a joint office". */
function toldOtherwise(
  first: readonly RegisterRecord[],
  second: readonly RegisterRecord[],
  allOfFirst: readonly RegisterRecord[],
  allOfSecond: readonly RegisterRecord[],
): readonly ToldOtherwise[] {
  const ahead = pairsOf(first, allOfSecond).map(({ mine, other, words }): ToldOtherwise => ({ first: mine, second: other, words }))
  const back = pairsOf(second, allOfFirst).map(({ mine, other, words }): ToldOtherwise => ({ first: other, second: mine, words }))
  return [...ahead, ...back.filter((pair) => !ahead.some((known) => known.first === pair.first && known.second === pair.second))]
}

/** Each thing that can be told with force, and what the other side tells of it best. */
function pairsOf(
  own: readonly RegisterRecord[],
  others: readonly RegisterRecord[],
): readonly { readonly mine: RegisterRecord; readonly other: RegisterRecord; readonly words: readonly string[] }[] {
  return own.flatMap((mine) => {
    const words = wordsOf(mine)
    if (!FORCEFUL.has(mine.kind) || mine.kind === 'position' || words.size < 2) return []
    const best = others
      .filter(({ kind }) => kind !== mine.kind && (FORCEFUL.has(kind) || kind === 'meeting'))
      .map((other) => ({ mine, other, ...mostAlike(words, other) }))
      .sort((a, b) => b.share - a.share)[0]
    return best === undefined || best.share < MOST_OF || best.words.length < 2 ? [] : [best]
  })
}

/**
 * How much of what a thing is stands in another: in its words, or of talks in one item of their agenda. An item of two common words is not the
 * exercise that is named with them: most of the longer name has to stand in the other, of an item most of the thing. Whose talks they are tells nothing.
 */
function mostAlike(words: ReadonlySet<string>, other: RegisterRecord): { readonly share: number; readonly words: readonly string[] } {
  const none = { share: 0, words: [] as readonly string[] }
  if (other.kind !== 'meeting') {
    const text = wordsOf(other)
    const isOne = sharedIn(words, text).length >= ENOUGH_WORDS * Math.max(words.size, text.size)
    return isOne ? { share: shareOfWords(words, text), words: sharedIn(words, text) } : none
  }
  const held = tellingWords([one(other, 'body'), ...all(other, 'participants')].join(' '))
  const mine = without(words, held)
  return all(other, 'agenda')
    .map((item) => tellingWords(item))
    .filter((item) => {
      const shared = sharedIn(mine, without(item, held))
      // "The plan of action" is any.
      return shared.length > 1 && shared.length >= ENOUGH_WORDS * mine.size && shared.some((word) => !isTypeWord(word))
    })
    .map((item) => ({ share: shareOfWords(mine, without(item, held)), words: sharedIn(words, item) }))
    .reduce((a, b) => (b.share > a.share ? b : a), none)
}

const sharedIn = (words: ReadonlySet<string>, others: ReadonlySet<string>): readonly string[] =>
  [...words].filter((word) => others.has(word))
const without = (words: ReadonlySet<string>, others: ReadonlySet<string>): ReadonlySet<string> =>
  new Set([...words].filter((word) => !others.has(word)))

/** Whether both documents are one in two versions, or a notice and the report of what it announced: told by what their claims say. */
export function relationOf(
  first: { readonly id: DocumentId; readonly supersedes?: DocumentId },
  second: { readonly id: DocumentId; readonly supersedes?: DocumentId },
  { both }: Accounts,
): 'two versions' | 'a notice and its report' | 'two accounts' {
  if (first.supersedes === second.id || second.supersedes === first.id) return 'two versions'
  const turned = both.filter(({ differences }) =>
    differences.some(({ slot, first: here, second: there }) => slot === 'standing' && (here.includes('done') || there.includes('done'))),
  )
  return turned.length > 0 && turned.length * 2 >= both.length ? 'a notice and its report' : 'two accounts'
}
