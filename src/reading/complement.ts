import type { Words } from '../language/words.ts'
import type { Clause, Range } from './clauses.ts'
import type { Filled } from './draft.ts'
import type { Frame } from './frames.ts'
import { afterParticles, objectOf, type Predicate } from './predicate.ts'
import { opensAttribution, wordsBetween, wordsOfRange, type ReadSentence } from './sentence.ts'

/** What a frame's verb takes, found: the words, where they stand, the object before an infinitive, the clause of the infinitive. */
export interface Complement {
  readonly words: Filled | undefined
  readonly range: Range | undefined
  readonly object: Range | undefined
  readonly clause: Clause | undefined
  /** A clause with "that". */
  readonly that: boolean
}

/** All complements have the same fields, so that they are read fast. */
export const complementOf = (words: Filled | undefined, range?: Range, object?: Range, clause?: Clause, that = false): Complement => ({
  words,
  range,
  object,
  clause,
  that,
})

/** Every complement with which the predicate satisfies the frame: several for coordinated infinitives; none when it does not fit. */
export function complementsOf(s: ReadSentence, predicate: Predicate, frame: Frame, words: Words, known: Taken): readonly Complement[] {
  const start = frame.particles.length === 0 ? predicate.rest.from : afterParticles(s, predicate, frame.particles, words)
  if (start === undefined) return []
  if (introduces(s, predicate, frame)) return [complementOf(undefined)]
  const next = s.tokens.word[predicate.last + 1]
  // "was set up in 2009" schedules nothing: with its particle the verb is another one.
  if (frame.particles.length === 0 && !frame.promises && next === 'up' && TURNED_BY_UP.has(predicate.lemma)) return []
  const direct = frame.particles.length === 0 || next === frame.particles[0]
  const isOneWord = frame.particles.length === 0 || (frame.particles.length === 1 && TURNING.has(next ?? ''))
  if (predicate.passive && direct && (isOneWord || frame.kind === 'initiative' || frame.modality === 'cancelled'))
    return passiveComplements(s, predicate, frame)
  const rest: Range = { from: start, to: predicate.rest.to }
  for (const taken of frame.takes) {
    let found = frame.particles.length > 0 ? taking(s, predicate, behindAuthor(s, rest, taken), taken, true) : known.get(taken)
    if (found === undefined) {
      found = taking(s, predicate, rest, taken, false)
      known.set(taken, found)
    }
    if (found.length > 0) return found
  }
  return []
}

/** What was found behind a verb without a particle, for its other frames: most of them take the same. */
export type Taken = Map<string, readonly Complement[]>

/** Particles that are no prepositions: "was set up", "was carried out". */
const TURNING = new Set(['up', 'out', 'off', 'back', 'forward', 'down', 'away'])

/** Verbs that "up" makes into another verb: "set up", "take up". */
const TURNED_BY_UP = new Set(['set', 'take', 'bring', 'put', 'hold', 'open'])

/** "focuses on:", "covers:": the topics stand in the list behind the colon. */
function introduces(s: ReadSentence, predicate: Predicate, frame: Frame): boolean {
  if (s.list.length === 0 || !frame.slots.some(([slot, part]) => part === 'complement' && (slot === 'areas' || slot === 'agenda')))
    return false
  const colon = s.sentence.last - 1
  let end = frame.takes.some((taken) => taken === s.tokens.word[colon - 1]) ? colon - 1 : colon
  // "includes, among others:", "focused in particular on:"
  while (end - 1 > predicate.last && BEFORE_COLON.has(s.tokens.word[end - 1] ?? '')) end--
  return predicate.last === end - 1
}

/** Words that may stand between a verb and its colon. */
const BEFORE_COLON = new Set([
  ',',
  'in',
  'particular',
  'inter',
  'alia',
  'among',
  'others',
  'other',
  'things',
  'mainly',
  'especially',
  'also',
])

const BETWEEN_NOUN_AND_TOPIC = /^(?:by|from|with)$/

/** "heard a report by the Chair on tolls", "exchanged views with the Chair on tolls": who made it stands between the noun and its topic. */
function behindAuthor(s: ReadSentence, rest: Range, taken: string): Range {
  const by = s.units[rest.from]
  const on = s.units[rest.from + 2]
  const isBetween = by?.type === 'preposition' && BETWEEN_NOUN_AND_TOPIC.test(by.word) && on?.type === 'preposition' && on.word === taken
  return isBetween ? { from: rest.from + 2, to: rest.to } : rest
}

/** A passive has its object in front: "was adopted", "were tasked to draft". */
function passiveComplements(s: ReadSentence, predicate: Predicate, frame: Frame): Complement[] {
  const patient = predicate.patient
  // "It was proposed by Norland to open a line": who did it may stand between.
  if (isIt(s, patient) && frame.takes.includes('to')) {
    const found = infinitives(s, predicate, undefined, true)
    if (found.length > 0) return found
  }
  for (const taken of frame.takes) {
    if (
      (taken === 'object' || taken === 'none') &&
      isIt(s, patient) &&
      frame.takes.includes('that') &&
      thatClause(s, predicate, predicate.rest).length > 0
    )
      continue
    if (taken === 'object+to' && patient !== undefined) {
      const found = infinitives(s, predicate)
      if (found.length > 0) return found.map((c) => ({ ...c, object: patient }))
    }
    if (taken === 'that' && isIt(s, patient)) {
      const found = thatClause(s, predicate, predicate.rest)
      if (found.length > 0) return found
    }
    if (taken === 'object+with' && patient !== undefined) {
      const found = afterPreposition(s, withDeed(s, predicate.rest), 'with')
      if (found.length > 0) return found.map((c) => ({ ...c, object: patient }))
    }
    if (taken === 'object+as' && patient !== undefined) {
      const found = afterPreposition(s, predicate.rest, 'as')
      if (found.length > 0) return found.map((c) => ({ ...c, object: patient }))
    }
    // "was focused on trade": an adjective rather than a passive.
    if (frame.slots.some(([, part]) => part === 'subject') && PREPOSITIONS.has(taken)) {
      const found = afterPreposition(s, predicate.rest, taken)
      if (found.length > 0) return found
    }
    // "The opening of a school was agreed upon."
    const joint = s.units[predicate.rest.from]
    const endsWithIt = joint?.type === 'preposition' && joint.word === taken && s.units[predicate.rest.from + 1]?.type !== 'noun'
    if (endsWithIt && patient !== undefined && !isIt(s, patient)) return [complementOf(wordsOfRange(s, patient), patient, patient)]
    if ((taken === 'object' || taken === 'none') && patient !== undefined) {
      return [complementOf(wordsOfRange(s, patient), patient, patient)]
    }
  }
  return []
}

/** "develop and adopt a plan": a verb right before a joint and another verb has the object of that one. */
function sharedObject(s: ReadSentence, { clause }: Predicate): Range | undefined {
  if (clause === undefined || clause.verb.passive || s.units[clause.at + 1]?.type !== 'conjunction') return undefined
  const other = s.clauses.find((c) => c.at === clause.at + 2 && c.beside === clause && !c.verb.passive)
  if (other === undefined) return undefined
  const joint = s.units[other.rest.from]
  const isBehind = joint?.type === 'preposition' && joint.word === 'to' && s.units[other.rest.from + 1]?.type === 'noun'
  return objectOf(s, isBehind ? { from: other.rest.from + 1, to: other.rest.to } : other.rest)
}

/** "It was agreed to meet": a subject that stands for nothing. */
function isIt(s: ReadSentence, range: Range | undefined): boolean {
  const unit = range === undefined ? undefined : s.units[range.from]
  return unit?.type === 'noun' && unit.pronoun && s.tokens.word[unit.first] === 'it'
}

const PREPOSITIONS = new Set(['on', 'upon', 'for', 'with', 'in', 'at', 'about', 'over', 'of'])

function taking(s: ReadSentence, predicate: Predicate, rest: Range, taken: string, withNoun: boolean): Complement[] {
  if (taken === 'none') return [complementOf(undefined)]
  if (taken === 'to') {
    return [...afterPreposition(s, rest, 'to'), ...infinitives(s, predicate, undefined, withNoun)]
  }
  if (taken === 'that') return thatClause(s, predicate, rest)
  if (taken === 'object') {
    const object =
      objectOf(s, rest) ??
      sharedObject(s, predicate) ??
      (predicate.clause?.antecedent === predicate.patient ? predicate.patient : undefined)
    if (object === undefined) return []
    return [complementOf(wordsOfRange(s, object), object, object)]
  }
  if (taken === 'gerund') {
    const at = skipAdverbs(s, rest)
    const unit = s.units[at]
    if (unit?.type !== 'verb' || unit.form !== 'gerund') return []
    const range: Range = { from: at, to: rest.to }
    return [complementOf(wordsOfRange(s, range), range)]
  }
  if (taken.startsWith('object+')) {
    const object = objectOf(s, rest)
    if (object === undefined) return []
    if (taken === 'object+to') {
      return infinitives(s, predicate, 'object').map((c) => ({
        ...c,
        object: { from: object.from, to: Math.min(object.to, c.clause?.at ?? object.to) },
      }))
    }
    const joint = taken.slice('object+'.length).replace(' noun', '')
    const first = joint === 'with' ? Math.max(object.from + 1, withDeed(s, rest).from) : object.from + 1
    for (let u = first; u < object.to; u++) {
      const unit = s.units[u]
      if (unit?.type === 'preposition' && unit.word === joint) {
        const thing: Range = { from: object.from, to: u }
        const gerunds = gerundList(s, u + 1, rest.to)
        if (gerunds.length > 1) return gerunds.map((c) => ({ ...c, object: thing }))
        const range: Range = { from: u + 1, to: rest.to }
        return [complementOf(wordsOfRange(s, range), range, thing)]
      }
    }
    return []
  }
  if (taken === 'will') return []
  return afterPreposition(s, rest, taken)
}

function skipAdverbs(s: ReadSentence, rest: Range): number {
  let at = rest.from
  while (at < rest.to && s.units[at]?.type === 'adverb') at++
  return at
}

/** "suggested, in the forum, that": what stands between commas or behind "to" before a "that" is passed over. */
function afterAside(s: ReadSentence, rest: Range): number {
  const at = skipAdverbs(s, rest)
  const first = s.units[at]
  // "It was proposed by Norland that": so is who did it.
  // "agreed during their talks that", "decided at the session that": so is when and where it was said.
  if (first?.type !== 'comma' && !(first?.type === 'preposition' && /^(?:to|by|during|at|in|on)$/.test(first.word))) return at
  for (let u = at + 1; u < rest.to && u < at + 8; u++) {
    const type = s.units[u]?.type
    if (type === 'that') return u
    if (type === 'verb' || type === 'semicolon' || type === 'relative') break
  }
  return at
}

/** Infinitives that hang on the verb, each with its words from the verb on. */
function infinitives(s: ReadSentence, predicate: Predicate, hangs?: 'object', withNoun = false): Complement[] {
  const clause = predicate.clause
  if (clause === undefined) return []
  return s.clauses
    .filter(
      (c) =>
        c.kind === 'infinitive' &&
        c.governor === clause &&
        (c.hangs === (hangs ?? 'verb') ||
          (predicate.passive && c.hangs === 'verb') ||
          (withNoun && (c.hangs === 'noun' || c.hangs === 'aim'))) &&
        !sharesObject(s, c) &&
        // "agreed that a line will be opened, to help trade": the aim of what is agreed.
        !(
          s.units[c.at - 1]?.type === 'comma' &&
          s.units.slice(clause.at, c.at).some((u) => u.type === 'that' && s.tokens.word[u.first] === 'that')
        ),
    )
    .flatMap((c) => {
      const phrase = infinitiveWords(s, c)
      return phrase === undefined ? [] : [complementOf(phrase, toldApart(s, { from: c.at, to: c.rest.to }), undefined, c)]
    })
}

/** The words of a verb and what follows it; verbs that share one object ("construct or upgrade schools") stay together. */
export function infinitiveWords(s: ReadSentence, clause: Clause): Filled | undefined {
  const last = s.units[wordsEnd(s, clause) - 1]
  return last === undefined ? undefined : wordsBetween(s.tokens, mainVerbToken(s, clause), last.last)
}

function mainVerbToken(s: ReadSentence, clause: Clause): number {
  // The group may begin with auxiliaries and adverbs; what is promised begins with its verb.
  const { first, last } = clause.verb
  // "pledged not to raise the duty"
  if (clause.kind === 'infinitive' && s.tokens.word[first - 1] === 'not') return first - 1
  for (let i = first; i < last; i++) if (s.tokens.word[i] === 'not') return i
  for (let i = last; i > first; i--) if (s.tokens.word[i - 1] === '-') return Math.max(first, i - 2)
  return last
}

function wordsEnd(s: ReadSentence, clause: Clause): number {
  let last = clause
  while (isBare(s, last)) {
    const next = s.clauses.find((c) => c.beside === last)
    if (next === undefined) break
    last = next
  }
  let to = last.rest.to
  for (let u = clause.at + 2; u < to; u++) {
    const unit = s.units[u]
    if (unit?.type === 'relative' && s.units[u - 1]?.type === 'comma') to = u - 1
    // ", for which"
    else if (unit?.type === 'relative' && s.units[u - 1]?.type === 'preposition' && s.units[u - 2]?.type === 'comma') to = u - 2
    if (unit?.type === 'subordinator' || unit?.type === 'semicolon' || opensAttribution(s, u, to)) to = u
    if (tellsBeside(s, u)) to = u - 1
    // "would open a line and that it would cut fares"
    if (repeatsThat(s, u)) to = s.units[u - 2]?.type === 'comma' ? u - 2 : u - 1
  }
  return to
}

/** "the commitment to help, noting that Norland gave $3 million": what is told beside is no part of the promise. */
function tellsBeside(s: ReadSentence, u: number): boolean {
  const unit = s.units[u]
  return unit?.type === 'verb' && unit.form === 'gerund' && s.units[u - 1]?.type === 'comma' && s.units[u + 1]?.type === 'that'
}

function toldApart(s: ReadSentence, { from, to }: Range): Range {
  for (let u = from + 2; u < to; u++) if (tellsBeside(s, u)) return { from, to: u - 1 }
  return { from, to }
}

/** "construct or upgrade schools": a verb whose object stands behind the next one; "work together and to plan" shares none. */
function isBare(s: ReadSentence, clause: Clause): boolean {
  const next = s.clauses.find((c) => c.beside === clause)
  if (next !== undefined && s.tokens.word[next.verb.first] === 'to') return false
  return clause.rest.to <= clause.at + 1 || onlyJoints(s, clause.rest)
}

/** "construct or upgrade schools": the second verb belongs to what the first one says. */
export function sharesObject(s: ReadSentence, clause: Clause): boolean {
  return clause.beside !== undefined && isBare(s, clause.beside)
}

function onlyJoints(s: ReadSentence, range: Range): boolean {
  for (let u = range.from; u < range.to; u++) {
    const type = s.units[u]?.type
    if (type !== 'comma' && type !== 'conjunction') return false
  }
  return true
}

function thatClause(s: ReadSentence, predicate: Predicate, rest: Range): Complement[] {
  const at = afterAside(s, rest)
  const unit = s.units[at]
  let from: number | undefined
  if (unit?.type === 'that') from = at + 1
  else {
    // The word "that" may be left out: "noted the forum will meet".
    const inner = s.clauses.find(
      (c) => c.kind === 'that' && c.subject !== undefined && c.subject.from === at && c.index > (predicate.clause?.index ?? -1),
    )
    if (inner !== undefined) from = at
  }
  if (from === undefined) return []
  // "decided that the line will open and that the fare will fall": each is decided.
  const found: Complement[] = []
  for (let u = from; u <= rest.to; u++) {
    const isEnd = u === rest.to
    if (!isEnd && !repeatsThat(s, u)) continue
    const end = isEnd ? u : s.units[u - 2]?.type === 'comma' ? u - 2 : u - 1
    const range: Range = { from, to: end }
    const phrase = wordsOfRange(s, range)
    if (phrase !== undefined) found.push(complementOf(phrase, range, undefined, undefined, true))
    from = u + 1
  }
  return found
}

/** "and that": the next of several clauses. */
const repeatsThat = (s: ReadSentence, u: number): boolean => s.units[u]?.type === 'that' && s.units[u - 1]?.type === 'conjunction'

/** "entrusted the Board, in consultation with Norland, with drafting a plan": from the "with" that tells a deed, where there is one. */
function withDeed(s: ReadSentence, rest: Range): Range {
  for (let u = rest.from; u + 1 < rest.to; u++) {
    const unit = s.units[u]
    const next = s.units[u + 1]
    if (unit?.type === 'verb') break
    if (unit?.type === 'preposition' && unit.word === 'with' && next?.type === 'verb' && next.form === 'gerund')
      return { from: u, to: rest.to }
  }
  return rest
}

function afterPreposition(s: ReadSentence, rest: Range, preposition: string): Complement[] {
  // Who is spoken with may stand behind how, where and when: "spoke by telephone today with".
  const isFar = preposition === 'with' || preposition === 'about'
  const reach = isFar ? 8 : 3
  for (let u = rest.from; u < rest.to && u < rest.from + reach; u++) {
    const unit = s.units[u]
    if (unit?.type === 'adverb' || unit?.type === 'date') continue
    // "leaves on 24 July for Lima": a day between commas nothing.
    if (unit?.type === 'preposition' && unit.word !== preposition && s.units[u + 1]?.type === 'date') {
      u++
      continue
    }
    // "conceived as a platform at which officials meet": a verb further on makes the word a joint of clauses.
    const isJoint = unit?.type === 'preposition' || (unit?.type === 'subordinator' && preposition === 'as')
    if (isJoint && unit.word === preposition) {
      const next = s.units[u + 1]
      if (u + 1 >= rest.to || (next?.type !== 'noun' && next?.type !== 'verb' && next?.type !== 'quote' && next?.type !== 'adverb'))
        return []
      const gerunds = gerundList(s, u + 1, rest.to)
      if (gerunds.length > 0) return gerunds
      const range: Range = { from: u + 1, to: rest.to }
      return [complementOf(wordsOfRange(s, range), range, next.type === 'noun' ? range : undefined)]
    }
    if (isFar && unit?.type === 'preposition' && (s.units[u + 1]?.type === 'noun' || s.units[u + 1]?.type === 'date')) {
      u++
      continue
    }
    return []
  }
  return []
}

/** "committed to funding the centre and training its staff": each gerund on its own. */
export function gerundList(s: ReadSentence, from: number, to: number): Complement[] {
  const at = s.units[from]?.type === 'adverb' ? from + 1 : from
  const first = s.clauses.find((c) => c.at === at && c.kind === 'gerund')
  if (first === undefined) return []
  const siblings: Clause[] = [first]
  for (const clause of s.clauses) {
    const last = siblings.at(-1)
    if (clause.at < to && clause.beside !== undefined && (clause.beside === last || clause.beside === first)) siblings.push(clause)
  }
  // "committed to planting trees, creating jobs": without "and" the second only tells what follows from the first.
  const last = siblings.at(-1)
  const joined = last !== undefined && (s.units[last.at - 1]?.type !== 'comma' || s.units[last.at - 2]?.type === 'semicolon')
  return (joined ? siblings : [first]).flatMap((clause) => {
    if (sharesObject(s, clause)) return []
    const phrase = infinitiveWords(s, clause)
    const to = Math.max(clause.rest.to, wordsEnd(s, clause))
    return phrase === undefined ? [] : [complementOf(phrase, toldApart(s, { from: clause.at, to }), undefined, clause)]
  })
}
