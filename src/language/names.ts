import type { KnownName, LanguageKnowledge } from './knowledge.ts'
import type { NounClass } from './nouns.ts'
import { GAP, SHAPE, type Tokens } from './tokens.ts'

/** What a name names. An `adjective` is a nationality; a `name` is capitalised words whose kind no table and no head noun tells. */
export type NameType = KnownName['type'] | 'person' | 'post' | 'event' | 'instrument' | 'programme' | 'name'

/** A name in the text: token indexes, `last` inclusive; `value` is its usual form. */
export interface Name {
  readonly first: number
  readonly last: number
  readonly type: NameType
  readonly value: string
  /** The knowledge row or the shape rule that made it. */
  readonly row: string
  /** For a place its state; for an adjective or a party within a longer name, the parties named in it. */
  readonly country?: string
  readonly parties?: readonly string[]
  readonly rank?: string
  /** For a person: the office named beside it, where that stands, and whose office it is. */
  readonly post?: string
  readonly postSpan?: { readonly first: number; readonly last: number }
  readonly of?: string
  readonly ofSpan?: { readonly first: number; readonly last: number }
}

const CONNECTORS = new Set(['of', 'on', 'for', 'in', 'to', 'with', 'against', 'and', 'the', '&', 'de', 'du', 'la', 'del', 'at', 'from', 'between', 'among'])
const PARTICLES = new Set(['bin', 'binti', 'al', 'van', 'von', 'der', 'den', 'de', 'da', 'dos', 'do', 'el', 'ben', 'abu', 'ibn', 'la', 'le', 'di', 'ul', 'ur', 'y'])
const HONORIFIC_ONLY = new Set(['sheikh', 'sheikha', 'shaikh', 'senator', 'general', 'gen', 'adm', 'sen', 'sec', 'king', 'queen', 'lord', 'lady'])
const NOT_NAMES = new Set(
  ('the a an this these those that both all each every we they he she it i in on at by for with from as and or but if when while during after before following since under through ' +
    'to of according recognizing recognising noting welcoming today yesterday tomorrow however moreover furthermore also who which our their its his her other such no not ' +
    'there here then january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday ' +
    'annex article chapter section mr mrs ms dr').split(' '),
)

/** Whether a sentence is written in capitals throughout, so that capitals tell nothing of names. */
export function capitalsTellNothing(tokens: Tokens, first: number, last: number): boolean {
  let words = 0
  let upper = 0
  for (let i = first; i < last; i++) {
    const shape = tokens.shape[i]
    if (shape === SHAPE.lower || shape === SHAPE.capital) words++
    else if (shape === SHAPE.upper) {
      words++
      upper++
    }
  }
  return words > 2 && upper / words > 0.7
}

const isCapital = (tokens: Tokens, i: number): boolean => tokens.shape[i] === SHAPE.capital || tokens.shape[i] === SHAPE.upper

/** The words of a span as the text has them, with a line break or double space made one space. */
export function wordsOf(tokens: Tokens, first: number, last: number): string {
  return tokens.text.slice(tokens.start[first], tokens.end[last]).replace(/\s+/g, ' ')
}

/** Finds the names of a sentence, left to right, the longest at each place. Token indexes, `to` exclusive. */
export function findNames(knowledge: LanguageKnowledge, tokens: Tokens, from: number, to: number): Name[] {
  const found: Name[] = []
  const shouting = capitalsTellNothing(tokens, from, to)
  let i = from
  while (i < to) {
    const shape = tokens.shape[i]
    if (shape !== SHAPE.capital && shape !== SHAPE.upper && shape !== SHAPE.number) {
      i++
      continue
    }
    // "Fourth Norland Forum": the number is no part of the name.
    const ordinal = ordinalEnd(knowledge, tokens, i, to)
    if (ordinal !== undefined) {
      i = ordinal + 1
      continue
    }
    const name = shape === SHAPE.number ? undefined : nameAt(knowledge, tokens, i, from, to, shouting)
    if (name === undefined) {
      i++
      continue
    }
    found.push(name)
    i = name.last + 1
  }
  return joinPosts(knowledge, tokens, found, to)
}

function ordinalEnd(k: LanguageKnowledge, tokens: Tokens, i: number, to: number): number | undefined {
  const ordinal = k.ordinals.at(tokens, i)
  if (ordinal === undefined || ordinal.last + 1 >= to || !isCapital(tokens, ordinal.last + 1)) return undefined
  return ordinal.last
}

function nameAt(k: LanguageKnowledge, tokens: Tokens, i: number, from: number, to: number, shouting: boolean): Name | undefined {
  const known = k.names.longest(tokens, i, to)
  if (shouting) return known === undefined ? undefined : knownName(known.value, i, known.last)
  const person = personAt(k, tokens, i, to)
  const run = runAt(k, tokens, i, from, to)
  let best: Name | undefined = known === undefined ? undefined : knownName(known.value, i, known.last)
  if (run !== undefined && (best === undefined || run.last > best.last || (run.last === best.last && run.type !== 'name' && best.type !== run.type && best.last === i))) {
    // A longer run of capitals without a telling head does not swallow a known name: "Norland President".
    if (best === undefined || run.type !== 'name') best = run
  }
  if (person !== undefined && (best === undefined || person.last >= best.last)) best = person
  return best
}

function knownName(known: KnownName, first: number, last: number): Name {
  return {
    first, last, type: known.type, value: known.value, row: known.row,
    ...(known.country === undefined ? {} : { country: known.country }),
    ...(known.rank === undefined ? {} : { rank: known.rank }),
  }
}

/** Skips honorifics before a name: "H.E. Mr", "the Hon.". */
function afterHonorifics(k: LanguageKnowledge, tokens: Tokens, i: number, to: number): number {
  let at = i
  for (;;) {
    let start = at
    if (tokens.word[start] === 'the' && start + 1 < to) start++
    const match = k.honorifics.longest(tokens, start, to)
    if (match === undefined || match.value !== 'before') return at
    // "Prime Minister" is an office even where a table calls it a form of address.
    const office = k.posts.longest(tokens, start, to)
    if (office !== undefined && office.last >= match.last && !HONORIFIC_ONLY.has(tokens.word[start] ?? '')) return at
    at = match.last + 1
    if (tokens.word[at] === '.' && tokens.gap[at] === GAP.none) at++
  }
}

/** A person at `i`: honorifics, an office and a name, of which the name and one of the others must be there. */
function personAt(k: LanguageKnowledge, tokens: Tokens, i: number, to: number): Name | undefined {
  const start = afterHonorifics(k, tokens, i, to)
  let at = start
  const post = postAt(k, tokens, at, to)
  if (post !== undefined) {
    at = afterHonorifics(k, tokens, post.end + 1, to)
    // "Secretary-General of ASEAN, Dr X": a comma may stand between the office and an honorific.
    if (at === post.end + 1 && tokens.word[at] === ',') {
      const later = afterHonorifics(k, tokens, at + 1, to)
      if (later > at + 1) at = later
    }
  } else if (start === i) return undefined
  const last = personNameEnd(k, tokens, at, to)
  if (last === undefined) return post === undefined ? undefined : postName(tokens, i, post)
  return {
    first: i, last: afterNominals(k, tokens, last, to), type: 'person', value: wordsOf(tokens, at, last), row: post?.row ?? 'honorifics',
    ...(post === undefined ? {} : { post: wordsOf(tokens, post.first, post.last), postSpan: { first: post.first, last: post.last } }),
    ...(post?.of === undefined ? {} : { of: post.of }),
    ...(post?.ofSpan === undefined ? {} : { ofSpan: post.ofSpan }),
    ...(post?.rank === undefined ? {} : { rank: post.rank }),
  }
}

function postName(tokens: Tokens, first: number, post: PostPhrase): Name {
  return {
    first, last: post.end, type: 'post', value: wordsOf(tokens, post.first, post.last), row: post.row,
    postSpan: { first: post.first, last: post.last },
    ...(post.of === undefined ? {} : { of: post.of }),
    ...(post.ofSpan === undefined ? {} : { ofSpan: post.ofSpan }),
    ...(post.rank === undefined ? {} : { rank: post.rank }),
  }
}

interface PostPhrase {
  readonly first: number
  readonly last: number
  /** The last token with the state that follows: "Foreign Minister of Norland". */
  readonly end: number
  readonly row: string
  readonly of?: string
  readonly ofSpan?: { readonly first: number; readonly last: number }
  readonly rank?: string
}

/** An office: capitalised words up to a head ("Coordinating Minister"), with "of/for …" after it; the state in front or behind is its `of`. */
function postAt(k: LanguageKnowledge, tokens: Tokens, i: number, to: number): PostPhrase | undefined {
  let at = i
  let of: string | undefined
  let ofSpan: { first: number; last: number } | undefined
  const owner = k.names.longest(tokens, at, to)
  if (owner !== undefined && (owner.value.type === 'party' || owner.value.type === 'adjective' || owner.value.type === 'organisation')) {
    of = owner.value.value
    ofSpan = { first: at, last: owner.last }
    at = owner.last + 1
    if (tokens.word[at] === "'s") at++
  }
  let head: number | undefined
  let row = 'posts'
  let rank: string | undefined
  for (let j = at; j < to && j < at + 9; j++) {
    const match = k.posts.longest(tokens, j, to)
    if (match !== undefined && isCapital(tokens, j)) {
      head = match.last
      row = match.value.row
      rank = match.value.rank ?? rank
      j = match.last
      continue
    }
    if (tokens.word[j] === '-' && tokens.gap[j] === GAP.none && head === undefined) continue
    if (!isCapital(tokens, j) || (head === undefined && NOT_NAMES.has(tokens.word[j] ?? ''))) break
    if (k.postHeads.has(tokens.word[j] ?? '')) head = j
    else if (head !== undefined) break
    else if (k.names.longest(tokens, j, to) !== undefined && j > at) break
  }
  if (head === undefined) return undefined
  let last = head
  let end = head
  const joint = tokens.word[head + 1]
  if (joint === 'of' || joint === 'for' || joint === 'to' || joint === 'at') {
    let j = head + 2
    if (tokens.word[j] === 'the') j++
    const party = k.names.longest(tokens, j, to)
    if (party !== undefined && party.value.type !== 'adjective' && party.value.type !== 'place' && tokens.word[party.last + 1] !== '-') {
      return {
        first: at, last: head, end: party.last, row, of: party.value.value, ofSpan: { first: j, last: party.last }, ...(rank === undefined ? {} : { rank }),
      }
    }
    const field = fieldEnd(k, tokens, j, to)
    if (field !== undefined) {
      last = field
      end = field
      if (tokens.word[field + 1] === 'of') {
        const next = tokens.word[field + 2] === 'the' ? field + 3 : field + 2
        const state = k.names.longest(tokens, next, to)
        if (state !== undefined && (state.value.type === 'party' || state.value.type === 'organisation')) {
          of = state.value.value
          ofSpan = { first: next, last: state.last }
          end = state.last
        }
      }
    }
  }
  return { first: at, last, end, row, ...(of === undefined ? {} : { of }), ...(ofSpan === undefined ? {} : { ofSpan }), ...(rank === undefined ? {} : { rank }) }
}

/** The end of a field of office: "Foreign Affairs and Trade", "Political, Legal and Security Affairs". */
function fieldEnd(k: LanguageKnowledge, tokens: Tokens, i: number, to: number): number | undefined {
  let end: number | undefined
  let j = i
  while (j < to) {
    const word = tokens.word[j] ?? ''
    if (isCapital(tokens, j)) {
      const known = k.names.longest(tokens, j, to)
      if (known !== undefined && known.value.type === 'party' && j > i) break
      end = j
      j++
    } else if ((word === 'and' || word === '&') && isCapital(tokens, j + 1) && end === j - 1 && !startsOffice(k, tokens, j + 1, to)) j++
    else if ((word === 'of' || word === 'the') && isCapital(tokens, j + 1) && end === j - 1 && !isParty(k, tokens, j + 1, to)) j++
    else if (word === '-' && tokens.gap[j] === GAP.none && isCapital(tokens, j + 1)) j++
    else if (word === ',' && isCapital(tokens, j + 1) && closesList(tokens, j + 1, to) && !startsOffice(k, tokens, j + 1, to)) j++
    else break
  }
  return end
}

const isParty = (k: LanguageKnowledge, tokens: Tokens, i: number, to: number): boolean => {
  const match = k.names.longest(tokens, i, to)
  return match !== undefined && match.value.type === 'party'
}

/** "… and Australian Attorney-General": what follows is another person's office, not more of the field. */
function startsOffice(k: LanguageKnowledge, tokens: Tokens, i: number, to: number): boolean {
  const known = k.names.longest(tokens, i, to)
  const at = known !== undefined ? known.last + 1 : i
  for (let j = at; j < to && j < at + 4 && isCapital(tokens, j); j++) if (k.postHeads.has(tokens.word[j] ?? '')) return true
  return known !== undefined && (known.value.type === 'party' || known.value.type === 'adjective')
}

/** A comma in a name is only one when "and" closes the list within a few capitalised words. */
function closesList(tokens: Tokens, i: number, to: number): boolean {
  let j = i
  while (j < to && j < i + 8) {
    if (isCapital(tokens, j)) j++
    else if (tokens.word[j] === ',') j++
    else return tokens.word[j] === 'and' && isCapital(tokens, j + 1)
  }
  return false
}

function personNameEnd(k: LanguageKnowledge, tokens: Tokens, i: number, to: number): number | undefined {
  let end: number | undefined
  let j = i
  while (j < to && j < i + 8) {
    const word = tokens.word[j] ?? ''
    if (isCapital(tokens, j) && !NOT_NAMES.has(word)) {
      const known = j === i || end === j - 1 ? k.names.longest(tokens, j, to) : undefined
      if (known !== undefined && (known.value.type === 'party' || known.value.type === 'adjective' || known.value.type === 'organisation')) break
      if (k.honorifics.longest(tokens, j, to)?.value === 'after' && end !== undefined) break
      if (end === undefined && k.nouns.get(word) !== undefined && !k.words.has(word)) break
      end = j
      j++
      if (tokens.word[j] === '.' && tokens.gap[j] === GAP.none && word.length === 1) j++
    } else if (word === '-' && tokens.gap[j] === GAP.none && end === j - 1 && (isCapital(tokens, j + 1) || tokens.shape[j + 1] === SHAPE.lower)) {
      j++
      if (!isCapital(tokens, j)) {
        end = j
        j++
      }
    } else if (PARTICLES.has(word) && nextIsCapital(tokens, j)) j++
    else break
  }
  return end
}

function nextIsCapital(tokens: Tokens, j: number): boolean {
  return isCapital(tokens, j + 1) || ((PARTICLES.has(tokens.word[j + 1] ?? '') || tokens.word[j + 1] === '-') && isCapital(tokens, j + 2))
}

/** Takes letters after the name ("QC", "MP") into the span, not into the value. */
function afterNominals(k: LanguageKnowledge, tokens: Tokens, last: number, to: number): number {
  let end = last
  for (;;) {
    const at = tokens.word[end + 1] === ',' ? end + 2 : end + 1
    const match = at < to ? k.honorifics.longest(tokens, at, to) : undefined
    if (match === undefined || match.value !== 'after') return end
    end = match.last
  }
}

const TYPE_OF_CLASS: Readonly<Partial<Record<NounClass, NameType>>> = {
  event: 'event', instrument: 'instrument', body: 'body', programme: 'programme', institution: 'organisation',
}

/** A run of capitalised words with its head noun: "Norland–Arcadia Joint Commission on Trade", "Memorandum of Understanding on Transit". */
function runAt(k: LanguageKnowledge, tokens: Tokens, i: number, from: number, to: number): Name | undefined {
  const opening = tokens.word[i] ?? ''
  if (NOT_NAMES.has(opening) || CONNECTORS.has(opening)) return undefined
  const word = k.words.get(opening)
  const opensSentence = i === from
  if (opensSentence && word !== undefined && (tokens.shape[i] === SHAPE.capital) && !isCapital(tokens, i + 1) && tokens.word[i + 1] !== '-') return undefined
  const parties: string[] = []
  let head: number | undefined
  let headClass: NounClass | undefined
  let end = i
  let j = i
  let connected = false
  while (j < to) {
    const here = tokens.word[j] ?? ''
    if (isCapital(tokens, j) && !(j > i && CONNECTORS.has(here))) {
      if (NOT_NAMES.has(here)) break
      const known = k.names.longest(tokens, j, to)
      if (known !== undefined && known.value.type !== 'place' && !connected) {
        if (known.value.type === 'party' || known.value.type === 'adjective' || known.value.type === 'organisation') parties.push(known.value.value)
      }
      if (connected && known !== undefined && known.value.type === 'party' && tokens.word[j - 1] === 'and') break
      const noun = connected ? undefined : k.nouns.get(here)
      const cls = noun?.classes.find((c) => c !== 'group' && c !== 'measure' && c !== 'visit' && c !== 'region')
      if (cls === undefined && noun !== undefined && noun.classes[0] === 'group' && tokens.word[j + 1] !== "'" && tokens.word[j + 1] !== "'s") {
        // "Dialogue Partner": the last noun is the head, and it names who, not what.
        head = undefined
        headClass = undefined
      }
      if (cls !== undefined) {
        head = j
        headClass = cls
      } else if (k.postHeads.has(here) && !connected && head === undefined && tokens.word[j + 1] !== "'") {
        // An office is no institution: "Deputy Foreign Minister" is left to the grammar of persons, "Ministers' Meeting" is not.
        if (!headFollows(k, tokens, j + 1, to)) return undefined
      }
      end = j
      j++
    } else if (tokens.shape[j] === SHAPE.number && (isCapital(tokens, j - 1) || tokens.word[j - 1] === '+' || tokens.word[j - 1] === '-') && j > i && !isYearAfterHead(tokens, j, head)) {
      end = j
      j++
    } else if ((here === '-' || here === '+' || here === '/') && j + 1 < to && (isCapital(tokens, j + 1) || (tokens.gap[j] === GAP.none && tokens.gap[j + 1] === GAP.none && tokens.shape[j + 1] !== SHAPE.punctuation))) {
      if (tokens.gap[j] !== GAP.none && !compoundFollows(k, tokens, j + 1, to)) break
      if (!isCapital(tokens, j + 1)) end = j + 1
      j += isCapital(tokens, j + 1) ? 1 : 2
    } else if (here === "'s" && headFollows(k, tokens, j + 1, to)) j++
    else if (here === "'" && tokens.gap[j] === GAP.none && headFollows(k, tokens, j + 1, to)) j++
    else if (CONNECTORS.has(here)) {
      const next = connectorEnd(k, tokens, j, to, head !== undefined)
      if (next === undefined) break
      connected = connected || here !== 'and' || head !== undefined
      j = next
    } else if (here === ',' && connected && closesList(tokens, j + 1, to) && isCapital(tokens, j + 1) && !isParty(k, tokens, j + 1, to) && headClass !== 'institution') j++
    else break
  }
  const type = (headClass !== undefined ? TYPE_OF_CLASS[headClass] : undefined) ?? 'name'
  if (type === 'name') {
    if (end === i && (opensSentence || k.nouns.has(opening))) return undefined
    // Without a head noun nothing holds "of" and "and" together.
    return { first: i, last: plainEnd(tokens, i, end), type, value: wordsOf(tokens, i, plainEnd(tokens, i, end)), row: 'shape/name', ...(parties.length > 0 ? { parties } : {}) }
  }
  if (head === i && end === i) return undefined
  return { first: i, last: end, type, value: wordsOf(tokens, i, end), row: `nouns/${tokens.word[head ?? i]}`, ...(parties.length > 0 ? { parties } : {}) }
}

function plainEnd(tokens: Tokens, first: number, end: number): number {
  for (let j = first; j <= end; j++) if (CONNECTORS.has(tokens.word[j] ?? '')) return j - 1
  return end
}

function isYearAfterHead(tokens: Tokens, j: number, head: number | undefined): boolean {
  return head === j - 1 && /^(?:1[89]|20)\d\d$/.test(tokens.word[j] ?? '')
}

/** Whether a telling head noun stands among the next capitalised words: "Leaders' Summit". */
function headFollows(k: LanguageKnowledge, tokens: Tokens, i: number, to: number): boolean {
  for (let j = i; j < to && j < i + 6; j++) {
    const word = tokens.word[j] ?? ''
    if (!isCapital(tokens, j)) {
      if (word !== '-' && word !== "'" && word !== "'s") return false
      continue
    }
    const noun = k.nouns.get(word)
    if (noun?.classes.some((c) => c === 'event' || c === 'instrument' || c === 'body' || c === 'programme')) return true
  }
  return false
}

/** A spaced dash joins only party names that end in a head noun: "India – Middle East – Europe Economic Corridor". */
function compoundFollows(k: LanguageKnowledge, tokens: Tokens, i: number, to: number): boolean {
  let j = i
  while (j < to && j < i + 8 && (isCapital(tokens, j) || tokens.word[j] === '-')) j++
  const noun = k.nouns.get(tokens.word[j - 1] ?? '')
  return noun !== undefined
}

/** Where a name goes on after a connector, or undefined when it ends before it. */
function connectorEnd(k: LanguageKnowledge, tokens: Tokens, j: number, to: number, hasHead: boolean): number | undefined {
  const word = tokens.word[j] ?? ''
  let next = j + 1
  if (word === 'of' || word === 'on' || word === 'for' || word === 'in' || word === 'to' || word === 'with' || word === 'against' || word === 'and' || word === 'at') {
    if (tokens.word[next] === 'the' && next + 1 < to) next++
  }
  if (!isCapital(tokens, next) || next >= to) return undefined
  const known = k.names.longest(tokens, next, to)
  if (word === 'and' || word === '&') {
    if (known !== undefined && known.value.type !== 'place' && known.value.type !== 'adjective') return undefined
    if (NOT_NAMES.has(tokens.word[next] ?? '') || startsOffice(k, tokens, next, to) || k.honorifics.longest(tokens, next, to) !== undefined) return undefined
    if (!hasHead) return headFollows(k, tokens, next, to) ? next : undefined
    // "the Work Plan and the Joint Statement": a second head after "and" is a second name.
    return next > j + 1 || headFollows(k, tokens, next, to) ? undefined : next
  }
  if (!hasHead) return undefined
  if (word === 'between' || word === 'among' || word === 'from') return undefined
  if ((word === 'in' || word === 'at') && known !== undefined && (known.value.type === 'place' || known.value.type === 'party')) return undefined
  if ((word === 'to' || word === 'with') && known !== undefined) return undefined
  if (/^(?:january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday)$/.test(tokens.word[next] ?? '')) return undefined
  if (NOT_NAMES.has(tokens.word[next] ?? '')) return undefined
  return next
}

/** "Jane Roe, Minister of Foreign Affairs of Norland": an office behind a name and a comma is that person's. */
function joinPosts(k: LanguageKnowledge, tokens: Tokens, names: Name[], to: number): Name[] {
  const joined: Name[] = []
  for (let n = 0; n < names.length; n++) {
    const name = names[n]
    if (name === undefined) continue
    const next = names[n + 1]
    const isPlain = name.type === 'name' || (name.type === 'person' && name.post === undefined)
    if (isPlain && next !== undefined && tokens.word[name.last + 1] === ',' && name.last - name.first <= 5) {
      let at = name.last + 2
      if (tokens.word[at] === 'the' || tokens.word[at] === 'a') at++
      if (next.type === 'post' && next.first === at && at < to && (name.type === 'person' || looksLikePerson(k, tokens, name))) {
        joined.push({
          ...name, type: 'person', row: next.row, post: next.value,
          ...(next.postSpan === undefined ? {} : { postSpan: next.postSpan }),
          ...(next.of === undefined ? {} : { of: next.of }),
          ...(next.ofSpan === undefined ? {} : { ofSpan: next.ofSpan }),
          ...(next.rank === undefined ? {} : { rank: next.rank }),
          last: next.last,
        })
        n++
        continue
      }
    }
    joined.push(name)
  }
  return joined
}

function looksLikePerson(k: LanguageKnowledge, tokens: Tokens, name: Name): boolean {
  const size = name.last - name.first + 1
  if (size < 2 || size > 5) return false
  for (let i = name.first; i <= name.last; i++) if (k.nouns.has(tokens.word[i] ?? '')) return false
  return true
}
