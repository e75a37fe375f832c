import { CLASS, FORM } from '../words.ts'
import type { LanguageKnowledge } from '../knowledge.ts'
import { GAP, SHAPE, tokenize, type Tokens } from '../tokens.ts'
import { looksLikePerson } from './joins.ts'
import { copyOf, type Name, type Office, plainName } from './name.ts'
import { fieldEnd, officeOf, postAt, type PostPhrase, postName } from './posts.ts'
import { isCapital, NOT_NAMES, wordsOf } from './shared.ts'

const PARTICLES = new Set([
  'bin',
  'bint',
  'binti',
  'al',
  'van',
  'von',
  'der',
  'den',
  'de',
  'da',
  'dos',
  'do',
  'el',
  'ben',
  'abu',
  'ibn',
  'la',
  'le',
  'di',
  'ul',
  'ur',
  'y',
])
const HONORIFIC_ONLY = new Set([
  'sheikh',
  'sheikha',
  'shaikh',
  'senator',
  'general',
  'gen',
  'adm',
  'sen',
  'sec',
  'king',
  'queen',
  'lord',
  'lady',
])

/** Skips honorifics before a name: "H.E. Mr", "the Hon.". */
function afterHonorifics(k: LanguageKnowledge, tokens: Tokens, i: number, to: number, behindOffice = false): number {
  let at = i
  for (;;) {
    let start = at
    if (tokens.word[start] === 'the' && start + 1 < to) start++
    const match = k.honorifics.longest(tokens, start, to)
    if (match === undefined || match.value !== 'before') return at
    // "Prime Minister" is an office even where a table calls it a form of address, and so is a "Secretary of" something.
    const office = k.posts.longest(tokens, start, to)
    const word = tokens.word[start] ?? ''
    // "Amb. Jane Roe": what is cut short before a name only addresses its bearer.
    const isShort = word.length <= 4 && (tokens.word[match.last] === '.' || tokens.word[match.last + 1] === '.')
    // "Foreign Secretary Ambassador Jane Roe": behind an office too.
    const isForm = HONORIFIC_ONLY.has(word) || isShort || (behindOffice && at === i)
    if (office !== undefined && (office.last > match.last || (office.last === match.last && !isForm))) return at
    const next = tokens.word[match.last + 1]
    if ((next === 'of' || next === 'for') && k.postHeads.holds(tokens, match.last)) return at
    at = match.last + 1
    if (tokens.word[at] === '.' && tokens.gap[at] === GAP.none) at++
  }
}

/**
 * A person at `i`: honorifics, an office and a name, of which the name and one of the others must be there.
 * `taken`: the office stands behind another person's name and a comma, so that a name behind one more comma is not its holder's.
 */
export function personAt(k: LanguageKnowledge, tokens: Tokens, i: number, to: number, taken: boolean): Name | undefined {
  const start = afterHonorifics(k, tokens, i, to)
  const post = postAt(k, tokens, start, to)
  if (post === undefined) {
    if (start === i) return undefined
    const last = personNameEnd(k, tokens, start, to)
    if (last === undefined) {
      // "The King": what is put before a name may also stand alone for its bearer.
      const alone = postAt(k, tokens, i, to)
      return alone === undefined ? undefined : postName(tokens, i, alone)
    }
    return plainName(i, afterNominals(k, tokens, last, to), 'person', wordsOf(tokens, start, last), 'shape/person')
  }
  const offices = officesFrom(k, tokens, post, to)
  const end = offices.at(-1)?.end ?? post.end
  const at = holderAt(k, tokens, end, to, taken)
  const last = at === undefined ? undefined : personNameEnd(k, tokens, at, to)
  // "Reef Observer Training Programme": what ends in the word for a thing is no person.
  if (at !== undefined && last !== undefined && post.of === undefined && isThing(k, tokens, at, last)) return undefined
  if (at === undefined || last === undefined) return withMore(tokens, postName(tokens, i, post), offices)
  const person = plainName(i, afterNominals(k, tokens, last, to), 'person', wordsOf(tokens, at, last), post.row)
  person.post = wordsOf(tokens, post.first, post.last)
  person.postSpan = { first: post.first, last: post.last }
  person.of = post.of
  person.ofSpan = post.ofSpan
  person.rank = post.rank
  return withOwner(k, tokens, withMore(tokens, person, offices), to)
}

const isThing = (k: LanguageKnowledge, tokens: Tokens, first: number, last: number): boolean =>
  /^(?:programme|instrument)$/.test(k.nouns.endingAt(tokens, last, first)?.classes[0] ?? '')

/** "Deputy Prime Minister and Minister of Trade": one person's offices, when the second goes on right behind "and". */
function officesFrom(k: LanguageKnowledge, tokens: Tokens, post: PostPhrase, to: number): readonly PostPhrase[] {
  const offices = [post]
  let end = post.end
  // "Deputy Prime Minister – Minister of Foreign Affairs": a dash with spaces joins two offices as well.
  const joins = (at: number): boolean =>
    tokens.word[at] === 'and' || (tokens.word[at] === '-' && tokens.gap[at] !== GAP.none && tokens.gap[at + 1] !== GAP.none)
  while (joins(end + 1) && isCapital(tokens, end + 2)) {
    const next = postAt(k, tokens, end + 2, to)
    // "the President of Norland and the Minister": another article, another person; an office with its own state in front is another's too.
    if (next === undefined || next.first !== end + 2) break
    offices.push(next)
    end = next.end
  }
  return offices
}

function withMore(tokens: Tokens, name: Name, offices: readonly PostPhrase[]): Name {
  if (offices.length < 2) return name
  const last = offices.at(-1)
  // "Deputy Prime Minister and Minister of Trade of Norland": the state behind the last is that of all.
  const whose = name.of === undefined && last?.of !== undefined ? last : name
  const more: Office[] = offices.slice(1).map((office) => officeOf(tokens, office))
  const all = copyOf(name)
  all.of = whose.of
  all.ofSpan = whose.ofSpan
  all.last = Math.max(name.last, last?.end ?? name.last)
  all.moreOffices = more
  return all
}

/** Where the holder's name begins: right behind the office, or behind a comma and an honorific ("Secretary-General of ASEAN, Dr X"). */
function holderAt(k: LanguageKnowledge, tokens: Tokens, end: number, to: number, taken: boolean): number | undefined {
  const at = afterHonorifics(k, tokens, end + 1, to, true)
  if (at > end + 1 || tokens.word[at] !== ',') return at
  if (taken) return undefined
  const later = afterHonorifics(k, tokens, at + 1, to)
  return later > at + 1 ? later : undefined
}

/** "President Jane Roe of Norland": the state behind the name is that of the office, when none was told before. */
function withOwner(k: LanguageKnowledge, tokens: Tokens, person: Name, to: number): Name {
  if (person.of !== undefined) return person
  const word = tokens.word[person.last + 1]
  if (word !== 'of' && word !== ',') return person
  const next = tokens.word[person.last + 2] === 'the' ? person.last + 3 : person.last + 2
  const owner = next < to ? k.names.longest(tokens, next, to) : undefined
  if (owner === undefined || (owner.value.type !== 'party' && owner.value.type !== 'organisation')) return person
  if (word === ',') {
    // "President Jane Roe, Norland" on a line of its own or in a list parted by semicolons.
    const after = tokens.word[owner.last + 1]
    if (owner.last + 1 < to && after !== ';') return person
    if (owner.last + 1 >= to && after === '.') return person
  }
  const owned = copyOf(person)
  owned.last = owner.last
  owned.of = owner.value.value
  owned.ofSpan = { first: next, last: owner.last }
  return owned
}

const PLURAL_HEADS =
  /^(?:president|minister|secretary|secretaries|chairman|chairmen|commissioner|ambassador|chancellor|premier|king|governor|councillor|envoy|advisor|adviser)s?$/

/** "Presidents Roe and Vale", "the Prime Ministers, Jane Roe and Jon Vale": one office, held by each. */
export function pluralPersonsAt(k: LanguageKnowledge, tokens: Tokens, start: number, to: number): Name[] | undefined {
  const i = tokens.word[start] === 'the' ? start + 1 : start
  const isLower = !isCapital(tokens, i)
  let head = i
  while (
    head < to &&
    head < i + 3 &&
    isCapital(tokens, head) === !isLower &&
    !(tokens.word[head]?.endsWith('s') === true && PLURAL_HEADS.test(tokens.word[head] ?? ''))
  )
    head++
  if (head >= to || head >= i + 3 || isCapital(tokens, head) === isLower) return undefined
  const post = wordsOf(tokens, i, head).replace(/ies$/, 'y').replace(/s$/, '')
  const folded = tokens.word[head]?.replace(/s$/, '') ?? ''
  if (!k.postHeads.has(folded)) return undefined
  const persons: Name[] = []
  const field = fieldBehind(k, tokens, head, to)
  const states = statesBehind(k, tokens, field + 1, to)
  const whose = states.at(-1)?.last ?? field
  if ((whose > head && tokens.word[whose + 1] !== ',') || (isLower && states.length === 0)) return undefined
  const known = k.posts.longest(tokenize(post), 0, post.split(' ').length)
  let at = tokens.word[whose + 1] === ',' ? whose + 2 : whose + 1
  for (;;) {
    const named = afterHonorifics(k, tokens, at, to)
    const last = isCapital(tokens, named) ? personNameEnd(k, tokens, named, to) : undefined
    if (last === undefined || (tokens.word[whose + 1] === ',' && last === named)) break
    const state = states[persons.length]
    const person = plainName(persons.length === 0 ? i : at, last, 'person', wordsOf(tokens, named, last), 'shape/office')
    person.rank = known?.value.rank
    person.post = field > head ? `${post} ${wordsOf(tokens, head + 1, field)}` : post
    person.postSpan = { first: i, last: field }
    if (state !== undefined) {
      person.of = state.value
      person.ofSpan = { first: state.first, last: state.last }
    }
    persons.push(person)
    const joint = tokens.word[last + 1]
    if (joint !== 'and' && joint !== ',') break
    at = joint === ',' && tokens.word[last + 2] === 'and' ? last + 3 : last + 2
  }
  if (states.length > 0 && states.length !== persons.length) return undefined
  return persons.length > 1 ? persons : undefined
}

/** "Ministers [of Foreign Affairs] of Norland and Arcadia": the end of the field of a shared office. */
function fieldBehind(k: LanguageKnowledge, tokens: Tokens, head: number, to: number): number {
  const joint = tokens.word[head + 1]
  if (joint !== 'of' && joint !== 'for') return head
  const start = tokens.word[head + 2] === 'the' ? head + 3 : head + 2
  if (k.names.longest(tokens, start, to) !== undefined) return head
  return fieldEnd(k, tokens, start, to) ?? head
}

interface State {
  readonly first: number
  readonly last: number
  readonly value: string
}

/** "of Norland, Arcadia and the Republic of Sudland": whose a shared office is, one holder each. */
function statesBehind(k: LanguageKnowledge, tokens: Tokens, of: number, to: number): readonly State[] {
  if (tokens.word[of] !== 'of') return []
  const states: State[] = []
  let at = of + 1
  for (;;) {
    const first = tokens.word[at] === 'the' ? at + 1 : at
    const match = first < to ? k.names.longest(tokens, first, to) : undefined
    if (match === undefined || match.value.type !== 'party') return []
    states.push({ first, last: match.last, value: match.value.value })
    const joint = tokens.word[match.last + 1]
    if (joint === 'and') at = match.last + 2
    else if (joint === ',' && goesOnWithState(k, tokens, match.last + 2, to))
      at = tokens.word[match.last + 2] === 'and' ? match.last + 3 : match.last + 2
    else return states.length > 1 ? states : []
  }
}

function goesOnWithState(k: LanguageKnowledge, tokens: Tokens, at: number, to: number): boolean {
  const next = tokens.word[at] === 'and' ? at + 1 : at
  const first = tokens.word[next] === 'the' ? next + 1 : next
  return first < to && k.names.longest(tokens, first, to)?.value.type === 'party'
}

/** Where a person's name that begins at `i` ends. */
export function personNameEnd(k: LanguageKnowledge, tokens: Tokens, i: number, to: number): number | undefined {
  let end: number | undefined
  let j = i
  while (j < to && j < i + 8) {
    const word = tokens.word[j] ?? ''
    // "Dr. An Roe": behind a form of address a small word with a capital is a name.
    const isAddressed =
      j === i && /^(?:an|do|so|no|it|he|she|may|all)$/.test(word) && /^[.a-z]/.test(tokens.word[j - 1] ?? '') && isCapital(tokens, j + 1)
    // "Jane A. Roe": a letter with its stop is an initial, also where it is a word.
    const isInitial = word.length === 1 && tokens.word[j + 1] === '.' && tokens.gap[j + 1] === GAP.none && end === j - 1
    // "President Roe Elected Chair": in a headline verbs have capitals.
    if (end !== undefined && isHeadlineVerb(k, tokens, j)) break
    if (isCapital(tokens, j) && (isAddressed || isInitial || !NOT_NAMES.holds(tokens, j) || (end === j - 1 && isHyphened(tokens, j)))) {
      const known = j === i || end === j - 1 ? k.names.longest(tokens, j, to) : undefined
      if (known !== undefined && (known.value.type === 'party' || known.value.type === 'adjective' || known.value.type === 'organisation'))
        break
      if (k.honorifics.longest(tokens, j, to)?.value === 'after' && end !== undefined) break
      if (end === undefined && k.nouns.holds(tokens, j) && !k.words.holds(tokens, j)) break
      end = j
      j++
      if (tokens.word[j] === '.' && tokens.gap[j] === GAP.none && word.length === 1) j++
    } else if (
      word === '-' &&
      tokens.gap[j] === GAP.none &&
      end === j - 1 &&
      (isCapital(tokens, j + 1) || tokens.shape[j + 1] === SHAPE.lower)
    ) {
      j++
      if (!isCapital(tokens, j)) {
        end = j
        j++
      }
    } else if (PARTICLES.has(word) && nextIsCapital(tokens, j)) j++
    else break
  }
  return end === undefined || namesNoPerson(k, tokens, end) ? undefined : withJunior(tokens, end, to)
}

/** A verb that is no noun, in a form that tells what somebody does or did, with a capital and with another capital behind it. */
export function isHeadlineVerb(k: LanguageKnowledge, tokens: Tokens, j: number): boolean {
  const text = tokens.word[j] ?? ''
  if (tokens.shape[j] !== SHAPE.capital || text.length < 5 || !/(?:s|ed)$/.test(text)) return false
  const word = k.words.at(tokens, j)
  if (word === undefined || (word.classes & CLASS.verb) === 0) return false
  const isThird = text.endsWith('s') && (word.classes & CLASS.noun) === 0 && (word.forms & FORM.third) !== 0
  return isThird || (text.endsWith('ed') && (word.forms & FORM.past) !== 0)
}

/** "Roe In-ha": what a hyphen ties to more of a given name is no small word. */
const isHyphened = ({ word, gap, shape }: Tokens, j: number): boolean =>
  word[j + 1] === '-' && gap[j + 1] === GAP.none && gap[j + 2] === GAP.none && shape[j + 2] === SHAPE.lower

/** "the Sir Bani Yas Forum", "the General Border Committee": the last word tells that it is no person. */
function namesNoPerson(k: LanguageKnowledge, tokens: Tokens, last: number): boolean {
  const first = k.nouns.at(tokens, last)?.classes[0]
  return first === 'event' || first === 'body'
}

/** "Joseph Roe, Jr.": the comma belongs to the name. */
function withJunior(tokens: Tokens, end: number, to: number): number {
  const at = tokens.word[end + 1] === ',' ? end + 2 : end + 1
  const word = tokens.word[at]
  const last = at < to && (word === 'jr' || word === 'sr') && isCapital(tokens, at) ? at : end
  const isShort = tokens.word[last] === 'jr' || tokens.word[last] === 'sr'
  return isShort && last + 2 < to && tokens.word[last + 1] === '.' && tokens.gap[last + 1] === GAP.none ? last + 1 : last
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

/** "Jane Roe, MP", "Jane Roe AO": letters that only persons have behind a name make it a person's. */
export function titledAfter(k: LanguageKnowledge, tokens: Tokens, name: Name, to: number): Name | undefined {
  let last = name.last
  for (let j = name.first + 2; j <= name.last; j++) {
    if (k.honorifics.longest(tokens, j, to)?.value !== 'after') continue
    last = j - 1
    break
  }
  const end = afterNominals(k, tokens, last, to)
  if (end === last) return undefined
  const person = copyOf(name)
  person.last = last
  if (!looksLikePerson(k, tokens, person)) return undefined
  person.type = 'person'
  person.value = wordsOf(tokens, name.first, last)
  person.last = end
  person.row = 'shape/person'
  return person
}
