import type { LanguageKnowledge } from '../knowledge.ts'
import type { Tokens } from '../tokens.ts'
import { looksLikePerson } from './joins.ts'
import { copyOf, type Name, type TokenRange } from './name.ts'
import { isCapital, wordsOf } from './shared.ts'

/** An office in small letters, with whose it is. */
interface LowerOffice extends TokenRange {
  /** Where its words begin with the state in front, and end with the one behind. */
  readonly from: number
  readonly end: number
  readonly row: string
  readonly rank: string | undefined
  readonly owner: { readonly value: string; readonly span: TokenRange } | undefined
}

/** Words of offices that in small letters mean anybody, or something else. */
const COMMON = new Set(['head', 'chief', 'king', 'queen', 'prince', 'general', 'member', 'sheikh', 'advisor', 'coordinator', 'counselor'])

/** "the Peruvian foreign minister, Jane Roe", "Jon Vale, the ambassador of Kenya": offices in small letters, beside who holds them. */
export function withLowerOffices(k: LanguageKnowledge, tokens: Tokens, names: readonly Name[], from: number, to: number): Name[] {
  const found: Name[] = []
  for (let n = 0; n < names.length; n++) {
    const name = names[n]
    if (name === undefined) continue
    if (!isBearer(k, tokens, name)) {
      found.push(name)
      continue
    }
    const ahead = officeAhead(k, tokens, found, name, from)
    if (ahead !== undefined) {
      while ((found.at(-1)?.first ?? -1) >= ahead.from) found.pop()
      found.push(holding(tokens, name, ahead, ahead.from, name.last))
      continue
    }
    const behind = officeAfter(k, tokens, names, name, n, to)
    if (behind !== undefined) {
      while ((names[n + 1]?.last ?? to) <= behind.end) n++
      found.push(holding(tokens, name, behind, name.first, behind.end))
      continue
    }
    found.push(name)
  }
  return found
}

function isBearer(k: LanguageKnowledge, tokens: Tokens, name: Name): boolean {
  if (name.type === 'person') return name.post === undefined
  return name.type === 'name' && looksLikePerson(k, tokens, name)
}

function holding(tokens: Tokens, person: Name, office: LowerOffice, first: number, last: number): Name {
  const holder = copyOf(person)
  holder.first = first
  holder.last = last
  holder.type = 'person'
  holder.row = office.row
  holder.post = wordsOf(tokens, office.first, office.last)
  holder.postSpan = { first: office.first, last: office.last }
  holder.of = office.owner?.value
  holder.ofSpan = office.owner?.span
  holder.rank = office.rank
  return holder
}

/** "foreign minister Jane Roe", "its foreign minister, Jane Roe,", "the ambassador of Kenya, Jane Roe," */
function officeAhead(k: LanguageKnowledge, tokens: Tokens, before: readonly Name[], name: Name, from: number): LowerOffice | undefined {
  const comma = tokens.word[name.first - 1] === ','
  if (comma && !endsAside(tokens, name.last + 1)) return undefined
  const end = comma ? name.first - 2 : name.first - 1
  const office = endingAt(k, tokens, from, end)
  if (office !== undefined) return withOwnerAhead(before, tokens, office)
  const owner = before.at(-1)
  if (!comma || owner === undefined || owner.last !== end || !isOwner(owner)) return undefined
  const joint = tokens.word[owner.first - 1] === 'the' ? owner.first - 2 : owner.first - 1
  if (!/^(?:of|from|for|to)$/.test(tokens.word[joint] ?? '')) return undefined
  const held = endingAt(k, tokens, from, joint - 1)
  if (held === undefined) return undefined
  // An ambassador "to Kenya" is not of Kenya.
  if (tokens.word[joint] === 'to') return { ...held, last: owner.last, end: owner.last }
  return { ...held, end: owner.last, owner: { value: owner.value, span: { first: owner.first, last: owner.last } } }
}

/** A name in apposition closes with a comma, a mark or the sentence, or a verb in a small letter follows; with "and" it goes on as a list. */
const endsAside = ({ word }: Tokens, at: number): boolean => word[at] !== 'and' && word[at] !== 'of'

const isOwner = ({ type }: Name): boolean => type === 'party' || type === 'organisation'

/** "Kenyan foreign minister Roe", "Kenya's ambassador, Jane Roe": whose it is stands in front. */
function withOwnerAhead(before: readonly Name[], tokens: Tokens, office: LowerOffice): LowerOffice {
  const owner = before.at(-1)
  if (owner === undefined || (!isOwner(owner) && owner.type !== 'adjective')) return office
  const at = tokens.word[owner.last + 1] === "'s" ? owner.last + 2 : owner.last + 1
  if (at !== office.first || (owner.type === 'party' && at === owner.last + 1)) return office
  return { ...office, from: owner.first, owner: { value: owner.value, span: { first: owner.first, last: owner.last } } }
}

/** The longest office in small letters that ends at a token. */
function endingAt(k: LanguageKnowledge, tokens: Tokens, from: number, end: number): LowerOffice | undefined {
  if (end < from || isCapital(tokens, end) || COMMON.has(tokens.word[end] ?? '')) return undefined
  for (let i = Math.max(from, end - 4); i <= end; i++) {
    if (isCapital(tokens, i)) continue
    const match = k.posts.longest(tokens, i, end + 1)
    if (match?.last === end) return { first: i, last: end, from: i, end, row: match.value.row, rank: match.value.rank, owner: undefined }
  }
  return undefined
}

const BEFORE_OFFICE = /^(?:the|a|its|their|his|her|our|new|then|also|currently|now|newly|outgoing|incoming|formerly|acting)$/

/** ", the new ambassador of Iceland", ", Kenya's foreign minister" */
function officeAfter(
  k: LanguageKnowledge,
  tokens: Tokens,
  names: readonly Name[],
  name: Name,
  n: number,
  to: number,
): LowerOffice | undefined {
  if (tokens.word[name.last + 1] !== ',') return undefined
  let at = name.last + 2
  while (BEFORE_OFFICE.test(tokens.word[at] ?? '')) at++
  let owner = names[n + 1]
  const inFront = owner !== undefined && owner.first === at && (isOwner(owner) || owner.type === 'adjective') ? owner : undefined
  if (inFront !== undefined) at = tokens.word[inFront.last + 1] === "'s" ? inFront.last + 2 : inFront.last + 1
  if (at >= to || isCapital(tokens, at)) return undefined
  const match = k.posts.longest(tokens, at, to)
  if (match === undefined || isCapital(tokens, match.last) || COMMON.has(tokens.word[match.last] ?? '')) return undefined
  const plain: LowerOffice = {
    first: at,
    last: match.last,
    from: at,
    end: match.last,
    row: match.value.row,
    rank: match.value.rank,
    owner: inFront === undefined ? undefined : { value: inFront.value, span: { first: inFront.first, last: inFront.last } },
  }
  if (inFront !== undefined) return plain
  const next = tokens.word[match.last + 2] === 'the' ? match.last + 3 : match.last + 2
  owner = names.find((other) => other.first === next)
  if (tokens.word[match.last + 1] !== 'of' || owner === undefined || !isOwner(owner)) return plain
  return { ...plain, end: owner.last, owner: { value: owner.value, span: { first: owner.first, last: owner.last } } }
}
