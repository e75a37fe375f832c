import type { LanguageKnowledge } from '../knowledge.ts'
import { GAP, type Tokens } from '../tokens.ts'
import { type Name, type Office, plainName, type TokenRange } from './name.ts'
import { closesList, isCapital, isParty, NOT_NAMES, wordsOf } from './shared.ts'

/** An office found in the text: `end` is its last token with the state that follows ("Foreign Minister of Norland"). */
export interface PostPhrase extends TokenRange {
  readonly end: number
  readonly row: string
  readonly of: string | undefined
  readonly ofSpan: TokenRange | undefined
  readonly rank: string | undefined
}

/** The office as the value of a name. */
export function officeOf(tokens: Tokens, post: PostPhrase): Office {
  return {
    post: wordsOf(tokens, post.first, post.last),
    postSpan: { first: post.first, last: post.last },
    of: post.of,
    ofSpan: post.ofSpan,
    row: post.row,
  }
}

/** An office without its holder. */
export function postName(tokens: Tokens, first: number, post: PostPhrase): Name {
  const name = plainName(first, post.end, 'post', wordsOf(tokens, post.first, post.last), post.row)
  name.postSpan = { first: post.first, last: post.last }
  name.of = post.of
  name.ofSpan = post.ofSpan
  name.rank = post.rank
  return name
}

interface Head {
  readonly last: number
  readonly row: string
  readonly rank: string | undefined
}

/** An office: capitalised words up to a head ("Coordinating Minister"), with "of/for …" after it; the state in front or behind is its `of`. */
export function postAt(k: LanguageKnowledge, tokens: Tokens, i: number, to: number): PostPhrase | undefined {
  const owner = ownerAt(k, tokens, i, to)
  if (owner === 'place') return undefined
  const at = owner?.next ?? i
  const head = headOf(k, tokens, at, to)
  if (head === undefined) return undefined
  return withRemit(tokens, withField(k, tokens, { first: at, head, owner }, to), to)
}

const REMIT = /^(?:representative|envoy|coordinator|rapporteur|adviser|advisor|ambassador)$/

/** "Special Representative of the Secretary-General of the League for the Sahel": for where an envoy is sent belongs to the office. */
function withRemit(tokens: Tokens, post: PostPhrase, to: number): PostPhrase {
  if (tokens.word[post.end + 1] !== 'for' || !isSent(tokens, post)) return post
  let last = post.end
  for (let j = post.end + 2; j < to && j < post.end + 12; j++) {
    if (isCapital(tokens, j)) last = j
    else if (!/^(?:the|and|of)$/.test(tokens.word[j] ?? '')) break
  }
  if (last === post.end) return post
  const { first, last: own, row, of, ofSpan, rank } = post
  return { first, last: own, end: last, row, of, ofSpan, rank }
}

function isSent({ word }: Tokens, { first, last }: PostPhrase): boolean {
  for (let j = first; j <= last; j++) if (REMIT.test(word[j] ?? '')) return true
  return false
}

interface Owner {
  readonly of: string
  readonly ofSpan: TokenRange
  readonly next: number
}

/** Whose office it is, told in front: "Norland's Minister", "the Arcadian President". A town in front is where something happens. */
function ownerAt(k: LanguageKnowledge, tokens: Tokens, i: number, to: number): Owner | 'place' | undefined {
  const known = k.names.longest(tokens, i, to)
  if (known === undefined) return undefined
  const { type, value } = known.value
  if (type === 'place') return 'place'
  if (type !== 'party' && type !== 'adjective' && type !== 'organisation') return undefined
  const next = tokens.word[known.last + 1] === "'s" ? known.last + 2 : known.last + 1
  return { of: value, ofSpan: { first: i, last: known.last }, next }
}

function headOf(k: LanguageKnowledge, tokens: Tokens, at: number, to: number): Head | undefined {
  let head: number | undefined
  let row = 'shape/office'
  let rank: string | undefined
  for (let j = at; j < to && j < at + 9; j++) {
    const match = isCapital(tokens, j) ? k.posts.longest(tokens, j, to) : undefined
    // "Jane Roe MP": letters behind a name are no office in front of one.
    if (match !== undefined && j > at && k.honorifics.longest(tokens, j, to)?.value === 'after') break
    // "Foreign Secretary Ambassador Jane Roe", "Foreign Minister Sheikh Jon Vale": behind an office it is a form of address.
    if (match !== undefined && head === j - 1 && isAddress(k, tokens, j, to) && !/^(?:his|her|their)$/.test(tokens.word[at] ?? '')) break
    if (match !== undefined) {
      head = match.last
      row = match.value.row
      rank = match.value.rank ?? rank
      j = match.last
      continue
    }
    if (tokens.word[j] === '-' && tokens.gap[j] === GAP.none && head === undefined) continue
    // "Foreign Affairs and International Trade Minister": fields in front of their head.
    if (head === undefined && j > at && /^(?:and|,)$/.test(tokens.word[j] ?? '') && joinsFields(k, tokens, at, j)) {
      if (tokens.word[j + 1] === 'and') j++
      continue
    }
    if (!isCapital(tokens, j) || (head === undefined && NOT_NAMES.holds(tokens, j))) break
    if (k.postHeads.holds(tokens, j)) head = j
    else if (head !== undefined) break
    else if (j > at && k.names.longest(tokens, j, to) !== undefined) break
  }
  return head === undefined ? undefined : { last: head, row, rank }
}

/** Whether a form of address stands there: "Ambassador", "Sheikh". */
const isAddress = (k: LanguageKnowledge, tokens: Tokens, at: number, to: number): boolean =>
  k.honorifics.longest(tokens, at, to)?.value === 'before'

/** Whether all words up to a joint, and the one behind it, are of fields of office. */
function joinsFields(k: LanguageKnowledge, tokens: Tokens, at: number, joint: number): boolean {
  const isField = (i: number): boolean =>
    isCapital(tokens, i) && (k.postWords.has(tokens.word[i] ?? '') || FIELDS.has(tokens.word[i] ?? ''))
  for (let i = at; i < joint; i++) if (!isField(i) && !/^(?:and|,)$/.test(tokens.word[i] ?? '')) return false
  // A comma only in a list that "and" closes: "Enterprise, Trade and Employment Minister".
  if (tokens.word[joint] === ',' && !tokens.word.slice(joint + 1, joint + 5).includes('and')) return false
  const next = tokens.word[joint + 1] === 'and' ? joint + 2 : joint + 1
  return isField(next) && !k.postHeads.holds(tokens, next) && !k.postHeads.holds(tokens, joint - 1)
}

const FIELD_JOINTS = new Set(['of', 'for', 'to', 'at', 'in'])

/** Who is sent to somebody, or serves him: "Ambassador to Norland", "Adviser to the President". */
const SENT_TO =
  /^(?:ambassador|representative|observer|envoy|commissioner|delegate|consul|affaires|general|large|coordinator|adviser|advisor|assistant|aide|counsellor|counselor|secretary|attache|deputy|head|chief)$/

interface Begun {
  readonly first: number
  readonly head: Head
  readonly owner: Owner | undefined
}

function withField(k: LanguageKnowledge, tokens: Tokens, { first, head, owner }: Begun, to: number): PostPhrase {
  const { last, row, rank } = head
  const plain: PostPhrase = { first, last, end: last, row, of: owner?.of, ofSpan: owner?.ofSpan, rank }
  const joint = tokens.word[head.last + 1] ?? ''
  // "Minister of Trade and Integration" where a table knows "Minister of Trade": the field goes on.
  const goesOn = (joint === 'and' || joint === ',') && FIELD_JOINTS.has(inner(tokens, first, head.last))
  if (!FIELD_JOINTS.has(joint) && !goesOn) return plain
  if (joint === 'in' && tokens.word[head.last] !== 'charge') return plain
  // "the visit by the Minister to Lima": only envoys are sent somewhere.
  if (joint === 'to' && !goesOn && !SENT_TO.test(tokens.word[head.last] ?? '')) return plain
  const start = goesOn ? head.last : tokens.word[head.last + 2] === 'the' ? head.last + 3 : head.last + 2
  const party = goesOn ? undefined : k.names.longest(tokens, start, to)
  if (party !== undefined && party.value.type !== 'adjective' && party.value.type !== 'place' && tokens.word[party.last + 1] !== '-') {
    // An ambassador "to Norland" is not of Norland: whom he is sent to belongs to the office.
    if (joint === 'to') return reaching(plain, party.last)
    return withHost(k, tokens, owned(plain, party.value.value, { first: start, last: party.last }), to)
  }
  const field = fieldEnd(k, tokens, start, to)
  if (field === undefined) return plain
  return withState(k, tokens, reaching(plain, field), to)
}

/** An office whose words go on to `last`. Offices are made anew and not spread, so that all are of one form to the engine. */
const reaching = ({ first, row, of, ofSpan, rank }: PostPhrase, last: number): PostPhrase => ({
  first,
  last,
  end: last,
  row,
  of,
  ofSpan,
  rank,
})

/** "Ambassador of Norland to Arcadia", "Representative of Norland to the League": where an envoy is sent stands behind whose he is. */
function withHost(k: LanguageKnowledge, tokens: Tokens, post: PostPhrase, to: number): PostPhrase {
  if (tokens.word[post.end + 1] !== 'to' || !ENVOY.test(tokens.word[post.last] ?? '')) return post
  const next = tokens.word[post.end + 2] === 'the' ? post.end + 3 : post.end + 2
  const host = next < to ? k.names.longest(tokens, next, to) : undefined
  if (host === undefined || (host.value.type !== 'party' && host.value.type !== 'organisation')) return post
  const { first, last, row, of, ofSpan, rank } = post
  return { first, last, end: host.last, row, of, ofSpan, rank }
}

const ENVOY = /^(?:ambassador|representative|observer|envoy|commissioner|delegate|consul|affaires|general)$/

/** An office with the one whose it is behind it. */
const owned = ({ first, last, row, rank }: PostPhrase, of: string, ofSpan: TokenRange): PostPhrase => ({
  first,
  last,
  end: ofSpan.last,
  row,
  of,
  ofSpan,
  rank,
})

/** The first joint inside an office: "Minister [of] Trade". */
function inner(tokens: Tokens, first: number, last: number): string {
  for (let j = first; j <= last; j++) if (FIELD_JOINTS.has(tokens.word[j] ?? '')) return tokens.word[j] ?? ''
  return ''
}

/** "Minister of Trade of Norland": the state behind the field. */
function withState(k: LanguageKnowledge, tokens: Tokens, post: PostPhrase, to: number): PostPhrase {
  const joint = tokens.word[post.end + 1]
  if (joint !== 'of' && joint !== 'at') return post
  const next = tokens.word[post.end + 2] === 'the' ? post.end + 3 : post.end + 2
  const state = next < to ? k.names.longest(tokens, next, to) : undefined
  if (state === undefined || (state.value.type !== 'party' && state.value.type !== 'organisation')) return post
  return owned(post, state.value.value, { first: next, last: state.last })
}

/** Fields that no office of the tables has. */
const FIELDS = new Set(
  'international enterprise tourism navy army water sport sports women youth children families infrastructure transport cities services arms control americas africa asia pacific food fisheries forest forests nature nuclear health innovation digital emerging employment'.split(
    ' ',
  ),
)
const FIELD_ENDING = /(?:tion|ture|ity|ics|logy|logies|ment|ities|ations|ments|ship)$/

function isFieldWord(k: LanguageKnowledge, tokens: Tokens, i: number): boolean {
  const word = tokens.word[i] ?? ''
  return k.postWords.has(word) || FIELDS.has(word) || k.nouns.holds(tokens, i) || (word.length > 7 && FIELD_ENDING.test(word))
}

/** Forms of address that no field of office holds. */
const ADDRESSES = new Set('sheikh sheikha shaikh sayyid prince princess amb ambassador dr mr mrs ms prof eng engr sir'.split(' '))

/** The end of a field of office: "Foreign Affairs and Trade", "Political, Legal and Security Affairs"; a name right behind it is no more of it. */
export function fieldEnd(k: LanguageKnowledge, tokens: Tokens, i: number, to: number): number | undefined {
  let end: number | undefined
  let j = i
  /** Where the last run of capitals without a joint begins. */
  let run = i
  while (j < to) {
    const word = tokens.word[j] ?? ''
    const opensNext = end === j - 1 && isCapital(tokens, j + 1)
    if (isCapital(tokens, j)) {
      // "relations between" two: "ASEAN-Norland Relations"
      const isTied = tokens.word[j - 1] === '-' && tokens.gap[j - 1] === GAP.none && isCapital(tokens, j + 1)
      if (
        j > i &&
        !isTied &&
        (isParty(k, tokens, j, to) ||
          ADDRESSES.has(word) ||
          (!isFieldWord(k, tokens, j) && k.honorifics.longest(tokens, j, to)?.value === 'before'))
      )
        break
      end = j
      j++
    } else if ((word === 'and' || word === '&') && opensNext && !startsOffice(k, tokens, j + 1, to)) run = ++j
    else if ((word === 'of' || word === 'for' || word === 'at') && opensNext && !isParty(k, tokens, j + 1, to)) run = ++j
    else if (
      (word === 'of' || word === 'at') &&
      end === j - 1 &&
      tokens.word[j + 1] === 'the' &&
      isCapital(tokens, j + 2) &&
      !isParty(k, tokens, j + 2, to)
    )
      run = j += 2
    else if (word === '-' && tokens.gap[j] === GAP.none && isCapital(tokens, j + 1)) j++
    else if ((word === "'s" || word === "'") && opensNext && tokens.gap[j] === GAP.none) j++
    else if (word === ',' && isCapital(tokens, j + 1) && closesList(tokens, j + 1, to) && !startsOffice(k, tokens, j + 1, to)) run = ++j
    else break
  }
  return end === undefined ? undefined : beforePerson(k, tokens, run, end)
}

/** "Commerce Jane Roe": what follows the last word of a field is a person, when it is two words or more. */
function beforePerson(k: LanguageKnowledge, tokens: Tokens, run: number, end: number): number {
  let last = run - 1
  for (let j = run; j <= end; j++) if (isFieldWord(k, tokens, j)) last = j
  const known = last >= run
  if (!known) last = run
  while (last < end && tokens.word[last + 1] === '-') last += 2
  const left = end - last
  return left >= 2 || (left === 1 && known) ? last : end
}

/** "… and Australian Attorney-General": what follows is another person's office, not more of the field. */
export function startsOffice(k: LanguageKnowledge, tokens: Tokens, i: number, to: number): boolean {
  const known = k.names.longest(tokens, i, to)
  const at = known !== undefined ? known.last + 1 : i
  for (let j = at; j < to && j < at + 4 && isCapital(tokens, j); j++) if (k.postHeads.holds(tokens, j)) return true
  return known !== undefined && (known.value.type === 'party' || known.value.type === 'adjective')
}
