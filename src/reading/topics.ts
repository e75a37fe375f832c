import { saysBehind } from './says-behind.ts'
import { wordSet } from '../language/word-map.ts'
import type { Unit } from '../language/phrases.ts'
import type { Range } from './clauses.ts'
import type { Filled } from './draft.ts'
import { wordsOfRange, type ReadSentence } from './sentence.ts'

/**
 * The items of a list of topics: "trade, transit and energy" is three. One "and" behind a preposition joins two words of one topic
 * ("the protection of reefs and coasts"). What "such as" and "including" bring are items too; the empty noun before them ("areas") is none.
 */
export function topics(s: ReadSentence, range: Range): Filled[] {
  const found: Filled[] = []
  const stretches = stretchesOf(s, range)
  stretches.forEach((stretch, i) => {
    const parts = itemsOf(s, stretch)
    const illustrated = i + 1 < stretches.length ? parts.pop() : undefined
    const general = illustrated === undefined ? undefined : withoutEmptyNoun(s, illustrated)
    for (const part of general === undefined ? parts : [...parts, general]) {
      const words = wordsOfRange(s, withoutRepeatedJoint(s, range.from, part))
      if (words !== undefined) found.push(words)
    }
  })
  return found
}

/** "focused on tolls and on visas": the preposition said once more is no word of the topic. */
function withoutRepeatedJoint(s: ReadSentence, from: number, part: Range): Range {
  const first = s.units[from - 1]
  const again = s.units[part.from]
  const isRepeated = part.from > from && first?.type === 'preposition' && again?.type === 'preposition' && first.word === again.word
  return isRepeated && part.from + 1 < part.to ? { from: part.from + 1, to: part.to } : part
}

/** The range cut at "such as" and "including", up to where a relative clause or a dash ends the list. */
function stretchesOf(s: ReadSentence, range: Range): Range[] {
  const stretches: Range[] = []
  let from = range.from
  let depth = 0
  let end = range.to
  for (let u = range.from; u < range.to; u++) {
    const unit = s.units[u]
    if (unit?.type === 'open') depth++
    if (unit?.type === 'close') depth--
    if (depth > 0 || unit === undefined) continue
    if (unit.type === 'relative' || unit.type === 'dash' || isForStaff(s, u)) {
      const before = s.units[u - 1]
      // "tolls, following which they met"
      end = unit.type === 'relative' && (before?.type === 'preposition' || before?.type === 'verb') ? u - 1 : u
      break
    }
    if (u === range.from || !illustrates(s, u)) continue
    stretches.push({ from, to: u })
    from = u + 1
  }
  if (from < end) stretches.push({ from, to: end })
  return stretches
}

const STAFF = wordSet('officials officers experts diplomats practitioners staff trainers')

/** "a workshop on tolls for officials from Norland": who attends is no topic. */
function isForStaff({ units, tokens }: ReadSentence, u: number): boolean {
  const joint = units[u]
  const whom = units[u + 1]
  return joint?.type === 'preposition' && joint.word === 'for' && whom?.type === 'noun' && STAFF.holds(tokens, whom.head)
}

/** "such as", "including", and the "as" of "such areas as". */
function illustrates(s: ReadSentence, at: number): boolean {
  const unit = s.units[at]
  if (unit?.type !== 'preposition' && unit?.type !== 'verb') return false
  const word = s.tokens.word[unit.first]
  if (word === 'including' || word === 'such') return true
  const before = s.units[at - 1]
  return word === 'as' && before?.type === 'noun' && s.tokens.word[before.first] === 'such'
}

const EMPTY_NOUN = /^(?:areas?|issues?|topics?|fields?|matters?|subjects?|questions?|themes?|sectors?|points?|challenges|items)$/

/** "cooperation in areas such as trade": the noun that only announces the items is dropped with its preposition. */
function withoutEmptyNoun(s: ReadSentence, part: Range): Range | undefined {
  let to = part.to
  while (to > part.from && s.units[to - 1]?.type === 'comma') to--
  while (to > part.from) {
    const unit = s.units[to - 1]
    if (unit?.type !== 'noun' || !EMPTY_NOUN.test(s.tokens.word[unit.head] ?? '')) break
    to--
    const before = s.units[to - 1]
    const adjective = s.units[to - 2]
    // "regional and international issues, including visas": both words belong to the empty noun.
    const isBoth =
      before?.type === 'conjunction' && adjective?.type === 'noun' && adjective.noun === undefined && adjective.names.length === 0
    if (isBoth && SURE_ADJECTIVE.test(s.tokens.word[adjective.head] ?? '')) to -= 2
    if (before?.type !== 'preposition') break
    to--
    // "a number of issues"
    if (before.word === 'of' && to - 1 === part.from) to--
  }
  return to > part.from ? { from: part.from, to } : undefined
}

function itemsOf(s: ReadSentence, range: Range): Range[] {
  const parts: Range[] = []
  const end = beforeAside(s, range)
  if (isAimWithObjects(s, range) || isListOfModifiers(s, { from: range.from, to: end })) return [{ from: range.from, to: end }]
  const commas = countCommas(s, { from: range.from, to: end })
  const last = lastComma(s, range.from, end)
  const serial = commas > 1 && s.units[last + 1]?.type === 'conjunction'
  let start = range.from
  let depth = 0
  let inPhrase = false
  for (let u = range.from; u < end; u++) {
    const unit = s.units[u]
    if (unit === undefined) continue
    if (unit.type === 'open') depth++
    if (unit.type === 'close') depth--
    if (depth > 0) continue
    if (unit.type === 'preposition' || unit.type === 'verb') inPhrase = true
    // An "and" with a comma still to come, or behind a comma with "and", joins the words of one topic: "tolls, roads and bridges, and ports".
    const joins = unit.type === 'conjunction' && (u < last || serial) && s.units[u - 1]?.type !== 'comma'
    const isJoint =
      unit.type === 'semicolon' ||
      (unit.type === 'comma' && commas > 0) ||
      (unit.type === 'conjunction' && unit.word !== 'or' && !joins && (commas > 0 || !inPhrase || startsTopic(s, unit, u + 1, start)))
    if (!isJoint || (unit.type !== 'semicolon' && joinsWords(s, start, u))) continue
    if (start < u) parts.push({ from: start, to: u })
    start = u + 1
    if (unit.type !== 'conjunction') inPhrase = false
  }
  if (start < end) parts.push({ from: start, to: end })
  return parts
}

/** "goals in the power, transport and housing sectors": the list tells which sectors, and is one topic. */
function isListOfModifiers({ units, tokens }: ReadSentence, { from, to }: Range): boolean {
  const last = units[to - 1]
  if (last?.type !== 'noun' || last.first === last.last || !SECTORS.holds(tokens, last.head)) return false
  const comma = units.findIndex((unit, u) => u > from && u < to && (unit.type === 'comma' || unit.type === 'conjunction'))
  const first = units[comma - 1]
  const joint = units[comma - 2]
  const isList = units.slice(comma, to).every((unit) => unit.type === 'comma' || unit.type === 'conjunction' || unit.type === 'noun')
  return comma > from + 2 && isList && first?.type === 'noun' && joint?.type === 'preposition' && tokens.word[first.first] === 'the'
}

const SECTORS = wordSet('sectors areas fields industries domains spheres')

/** "ways to cut costs, waste and delays": the list is what the verb is done to. */
function isAimWithObjects(s: ReadSentence, { from, to }: Range): boolean {
  const verb = s.units[from + 1]
  return (
    from + 4 < to &&
    s.units[from]?.type === 'noun' &&
    verb?.type === 'verb' &&
    verb.form === 'infinitive' &&
    s.units[from + 2]?.type === 'noun' &&
    s.units[from + 3]?.type === 'comma'
  )
}

/** "ways to cut costs as well as how to build ports": behind the joint stands no word of the topic before it. */
function startsTopic(s: ReadSentence, joint: Unit, at: number, start: number): boolean {
  const next = s.units[at]
  if (joint.last > joint.first && next?.type === 'subordinator') return true
  // "a course on tides and a survey"
  const first = s.units[start]
  if (first?.type === 'noun' && next?.type === 'noun' && [first, next].every((unit) => /^an?$/.test(s.tokens.word[unit.first] ?? '')))
    return true
  // "the situation in Norland and developments in Arcadia"
  const behind = s.units[at + 1]
  return next?.type === 'noun' && behind?.type === 'preposition' && behind.word !== 'of' && OWN_TOPIC.test(s.tokens.word[next.head] ?? '')
}

const OWN_TOPIC = /^(?:situation|developments?|events|conflict|crisis|war|cooperation|relations|progress|prospects|preparations|issues)$/

const ADJECTIVE = /(?:al|ic|ive|ous|ful|ary|able|ible|worthy)$/
/** Words that end so are hardly ever nouns. */
const SURE_ADJECTIVE = /^(?!official).*(?:ical|ional|omic|ural|cial|egic|tific|itary|mental|lateral|legal|global|industrial)$/
const ACTION = /(?:ion|ment|ing|ance|ence)$/

/** A joint inside one topic: "regional and global challenges", "planning and execution of works", "Presidents Roe and Ito". */
function joinsWords(s: ReadSentence, start: number, joint: number): boolean {
  const before = s.units[joint - 1]
  const isComma = s.units[joint]?.type === 'comma'
  const at = isComma && s.units[joint + 1]?.type === 'conjunction' ? joint + 2 : joint + 1
  const after = s.units[at]
  if (before === undefined || after === undefined) return false
  // "returning to, and operating in, the region"; "to promote and expand trade"
  if (before.type === 'preposition' || (before.type === 'verb' && after.type === 'verb')) return true
  if (after.type === 'verb' && after.form === 'infinitive') return true
  const front = before.type === 'comma' ? s.units[joint - 2] : before
  if (front !== undefined && isAdjectiveAlone(s, front) && sharesNoun(s, at)) return true
  if (before.type !== 'noun' || after.type !== 'noun' || isComma) return false
  // "help for farmers and other groups"
  if (s.units[joint - 2]?.type === 'preposition' && s.tokens.word[after.first] === 'other') return true
  if (namesPerson(before) && namesPerson(after)) return true
  const word = s.tokens.word[before.head] ?? ''
  // "political and security questions": an adjective before a joint has its noun behind it.
  if (joint - 1 === start && before.names.length === 0) {
    if (SURE_ADJECTIVE.test(word)) return true
    if (before.noun === undefined && before.first === before.last && ADJECTIVE.test(word) && after.last > after.first) return true
  }
  // "a safe and prosperous coast": the noun of an article stands behind the joint.
  const isOpen = before.noun === undefined && before.names.length === 0 && /^an?$/.test(s.tokens.word[before.first] ?? '')
  if (
    isOpen &&
    after.first === after.head - (after.last - after.first) &&
    !/^(?:an?|the|its|their)$/.test(s.tokens.word[after.first] ?? '')
  )
    return true
  const of = s.units[at + 1]
  return of?.type === 'preposition' && of.word === 'of' && ACTION.test(word) && ACTION.test(s.tokens.word[after.head] ?? '')
}

/** "a range of bilateral, regional and global issues": adjectives in a row share the noun behind the last. */
function sharesNoun(s: ReadSentence, at: number): boolean {
  const last = s.units.findIndex((unit, u) => u >= at && unit.type === 'noun' && !isAdjectiveAlone(s, unit))
  const noun = s.units[last]
  return (
    noun?.type === 'noun' &&
    noun.last > noun.first &&
    ADJECTIVE.test(s.tokens.word[noun.first] ?? '') &&
    s.units.slice(at, last).every((unit) => /^(?:noun|comma|conjunction)$/.test(unit.type))
  )
}

/** "regional": one word that is hardly ever a noun, and no name. */
const isAdjectiveAlone = (s: ReadSentence, unit: Unit): boolean =>
  unit.type === 'noun' && unit.first === unit.last && unit.names.length === 0 && SURE_ADJECTIVE.test(s.tokens.word[unit.head] ?? '')

const namesPerson = (unit: Unit): boolean => unit.type === 'noun' && unit.names.some((n) => n.type === 'person' && n.last === unit.last)

/** "tolls and visas, through a common office": a preposition or participle behind the last comma brings no further item. */
function beforeAside(s: ReadSentence, range: Range): number {
  let end = range.to
  for (;;) {
    const last = lastComma(s, range.from, end)
    const after = s.units[last + 1]
    // "the next session, to be held in Lima"
    const isDescribing = after?.type === 'verb' && (after.form === 'participle' || (after.form === 'infinitive' && after.passive))
    const isAside = after?.type === 'preposition' || after?.type === 'adverb' || isDescribing || saysBehind(s, last + 1)
    if (last <= range.from || !isAside || s.units[last]?.type !== 'comma') return end
    end = last
  }
}

function lastComma(s: ReadSentence, from: number, to: number): number {
  let depth = 0
  for (let u = to - 2; u > from; u--) {
    const type = s.units[u]?.type
    if (type === 'close') depth++
    if (type === 'open') depth--
    if (depth === 0 && (type === 'comma' || type === 'semicolon')) return u
  }
  return -1
}

function countCommas(s: ReadSentence, range: Range): number {
  let count = 0
  for (let u = range.from; u < range.to; u++) {
    const type = s.units[u]?.type
    // The comma before "which" or before what illustrates parts no items.
    if ((type === 'comma' || type === 'semicolon') && u + 1 < range.to) count++
  }
  return count
}
