import { wordSet } from '../language/word-map.ts'
import type { NounPhrase } from '../language/phrases.ts'
import { SHAPE } from '../language/tokens.ts'
import type { Words } from '../language/words.ts'
import type { Modality } from './claim.ts'
import type { Clause, Range } from './clauses.ts'
import { modalityOf, tenseOf, type Governors } from './modality.ts'
import type { ReadSentence } from './sentence.ts'

/** A verb or a noun of action with its parts, the passive already turned round. */
export interface Predicate {
  readonly lemma: string
  readonly agent: Range | undefined
  /** Who or what it is done to: the object of an active verb, the subject of a passive one. */
  readonly patient: Range | undefined
  /** Units behind the verb or noun. */
  readonly rest: Range
  /** The units that belong to it alone: not to a clause inside it. With what stands in front of the clause. */
  readonly area: readonly Range[]
  readonly passive: boolean
  readonly modality: Modality
  readonly tense: 'past' | 'present' | 'future'
  /** First and last token of the verb group or noun. */
  readonly first: number
  readonly last: number
  readonly modal: string | undefined
  readonly clause: Clause | undefined
  readonly nominal: boolean
}

/** Where the units of a clause begin, with the word that joins it. */
function begin(s: ReadSentence, clause: Clause): number {
  if (clause.beside !== undefined) return clause.at
  if (clause.kind === 'infinitive' || clause.kind === 'gerund' || clause.kind === 'participle') return clause.at
  const from = clause.subject === undefined || clause.kind === 'relative' ? clause.at : clause.subject.from
  // "noted that in 2023 trade grew": what stands before the subject is the clause's own.
  if (clause.kind === 'that' && clause.subject !== undefined) return thatBefore(s, from) ?? from
  const joint = s.units[from - 1]
  // "rose, while in 2024 they fell": so does a time behind "while".
  const time = joint?.type === 'comma' ? from - 2 : from - 1
  if (clause.kind === 'subordinate' && s.units[time]?.type === 'date' && s.units[time - 1]?.type === 'preposition')
    return s.units[time - 2]?.type === 'subordinator' ? time - 2 : from
  return joint?.type === 'that' || joint?.type === 'relative' || joint?.type === 'subordinator' ? from - 1 : from
}

/** The "that" in front of a clause, whatever of its own stands between. */
export function thatBefore(s: ReadSentence, from: number): number | undefined {
  for (let u = from - 1; u >= 0; u--) {
    const type = s.units[u]?.type
    if (type === 'that') return u
    if (type === 'verb' || type === 'semicolon') return undefined
  }
  return undefined
}

/** The units behind a verb that no other clause owns. */
function ownArea(s: ReadSentence, clause: Clause): Range[] {
  const ranges: Range[] = []
  let from = clause.at + 1
  for (let c = clause.index + 1; c < s.clauses.length; c++) {
    const other = s.clauses[c]
    if (other === undefined || other.at >= clause.rest.to) break
    const start = begin(s, other)
    if (start < from) {
      from = Math.max(from, other.rest.to)
      continue
    }
    if (start > from) ranges.push({ from, to: start })
    from = Math.max(from, other.rest.to)
  }
  if (from < clause.rest.to) ranges.push({ from, to: clause.rest.to })
  return ranges
}

const hasDate = (s: ReadSentence, { from, to }: Range): boolean => s.units.slice(from, to).some((unit) => unit.type === 'date')

const LASTING = /^(?:commence|start|begin|last)$/

/** Adjuncts in front: "On 3 May in Lima the sides …", back to the clause before. */
function front(s: ReadSentence, clause: Clause): Range | undefined {
  // "On 3 May the ministers are to meet": the verb in front only tells how it stands with the deed.
  const governor = clause.hangs === 'verb' ? clause.governor : undefined
  if (governor !== undefined && clause.kind === 'infinitive' && raises(governor) && !hasDate(s, clause.rest)) return front(s, governor)
  if (clause.subject === undefined || (clause.kind !== 'main' && clause.kind !== 'that')) return undefined
  if (clause.kind === 'that' && (clause.beside !== undefined || thatBefore(s, clause.subject.from) === undefined)) return undefined
  // "On 3 May the ministers met and signed": what stands in front of all is of each, unless it says its own time.
  if (clause.beside !== undefined && hasDate(s, clause.rest)) return undefined
  let from = clause.subject.from
  while (from > 0) {
    const unit = s.units[from - 1]
    // "On 3 May, commencing at 11:20 a.m., the Minister met": the hour is an aside of the day.
    if (unit?.type === 'verb' && unit.form === 'gerund' && LASTING.test(unit.lemma) && s.units[from - 2]?.type === 'comma') {
      from--
      continue
    }
    // "It meets quarterly, and the next session will be in May": what stands before the joint belongs to the verb in front.
    if (unit?.type === 'conjunction' && s.units.slice(0, from).some((u) => u.type === 'verb' && u.form === 'finite')) break
    if (unit === undefined || unit.type === 'verb' || unit.type === 'semicolon' || unit.type === 'that' || unit.type === 'relative') break
    from--
  }
  return from < clause.subject.from ? { from, to: clause.subject.from } : undefined
}

/** Verbs that only say how it stands with the deed behind them: "are to meet", "is expected to visit", "plans to attend". */
export const raises = ({ verb }: Clause): boolean =>
  verb.passive
    ? RAISED.test(verb.lemma)
    : verb.lemma === 'be' || /^(?:plan|intend|hope|expect|aim|continue|begin|start|wish|seek)$/.test(verb.lemma)

const RAISED = /^(?:expect|plan|schedule|set|slate|foresee|due|project|intend|bind|tip|poise|suppose|report|say|know)$/

/** The object right behind a verb: a noun phrase with what hangs on it, to the end of the clause's own words. */
export function objectOf(s: ReadSentence, rest: Range): Range | undefined {
  let from = rest.from
  while (from < rest.to && s.units[from]?.type === 'date') from++
  from = pastAside(s, from, rest.to)
  while (from < rest.to && (s.units[from]?.type === 'adverb' || s.units[from]?.type === 'quote' || s.units[from]?.type === 'date')) from++
  return s.units[from]?.type === 'noun' && from < rest.to ? { from, to: rest.to } : undefined
}

/** "adopt, at the next session, a strategy": passes over what stands between commas behind a verb. */
function pastAside(s: ReadSentence, from: number, to: number): number {
  const first = s.units[from]
  // "presented to both sides a proposal"
  if (
    first?.type === 'preposition' &&
    first.word === 'to' &&
    s.units[from + 1]?.type === 'noun' &&
    s.units[from + 2]?.type === 'noun' &&
    from + 2 < to
  )
    return from + 2
  // "received in Lima the Minister": a place, and then the object with its article.
  const object = s.units[from + 2]
  if (
    first?.type === 'preposition' &&
    first.word === 'in' &&
    s.units[from + 1]?.type === 'noun' &&
    from + 2 < to &&
    object?.type === 'noun' &&
    (object.pronoun || s.tokens.shape[object.first] === SHAPE.lower)
  )
    return from + 2

  const isNew = object?.type === 'noun' && /^an?$/.test(s.tokens.word[object.first] ?? '')
  // "signed on Tuesday a memorandum": the day, and then a new thing.
  if (first?.type === 'preposition' && first.word === 'on' && s.units[from + 1]?.type === 'date' && isNew && from + 2 < to) return from + 2
  // "adopted at its last session a resolution": where it was done, and then a new thing.
  if (first?.type === 'preposition' && /^(?:at|during)$/.test(first.word) && s.units[from + 1]?.type === 'noun' && isNew && from + 2 < to)
    return from + 2
  if (first?.type === 'dash') {
    // "discuss – with a view to ending it – a plan"
    for (let u = from + 2; u < to && u < from + 14; u++)
      if (s.units[u]?.type === 'dash') return s.units[u + 1]?.type === 'noun' ? u + 1 : from
    return from
  }
  const opening = s.units[from + 1]
  const second = s.units[from + 2]
  // "headed, together with Minister Vale, the talks"
  const isTogether = opening?.type === 'adverb' && second?.type === 'preposition' && second.word === 'with'
  const opens = isTogether || opening?.type === 'preposition' || (opening?.type === 'noun' && s.tokens.word[opening.first] === 'inter')
  if (s.units[from]?.type !== 'comma' || !opens) return from
  for (let u = from + 2; u < to && u < from + 10; u++) {
    const type = s.units[u]?.type
    if (type === 'comma') return s.units[u + 1]?.type === 'noun' ? u + 1 : from
    if (type === 'verb' || type === 'semicolon' || type === 'relative') break
  }
  return from
}

/** The phrase of the agent of a passive: "by the Council". */
function agentPhrase(s: ReadSentence, ranges: readonly Range[]): Range | undefined {
  for (const range of ranges) {
    for (let u = range.from; u < range.to; u++) {
      const unit = s.units[u]
      if (unit?.type === 'preposition' && unit.word === 'by' && s.units[u + 1]?.type === 'noun') {
        let to = u + 2
        // "by Norland and by Arcadia" goes on; another preposition ends the phrase.
        while (to < range.to && s.units[to]?.type !== 'date') {
          const next = s.units[to]
          const goesOn =
            next?.type === 'preposition' &&
            (next.word === 'of' || (next.word === 'by' && s.units[to - 1]?.type === 'conjunction') || personBehind(s, to, range.to))
          if (next?.type === 'preposition' && !goesOn) break
          to++
        }
        return { from: u + 1, to }
      }
    }
  }
  return undefined
}

/** "by Ambassador A, envoy to Norland, and Ambassador B": a title's own preposition does not end the list of persons. */
function personBehind(s: ReadSentence, at: number, to: number): boolean {
  for (let u = at + 1; u + 1 < to; u++) {
    const unit = s.units[u]
    if (unit?.type === 'verb' || unit?.type === 'relative' || unit?.type === 'semicolon' || unit?.type === 'date') return false
    const next = s.units[u + 1]
    if (unit?.type === 'conjunction' && next?.type === 'noun' && next.names.some((n) => n.type === 'person')) return true
  }
  return false
}

/** "Once it enters into force, …": behind a word of time the present tells what is still to come. */
function isAwaited(s: ReadSentence, { kind, verb, subject }: Clause): boolean {
  if (kind !== 'subordinate' || verb.form !== 'finite' || verb.tense !== 'present' || verb.perfect || subject === undefined) return false
  const joint = s.units[subject.from - 1]
  return joint?.type === 'subordinator' && /^(?:once|until|if|unless|before)$/.test(joint.word)
}

function hasVerb(s: ReadSentence, range: Range): boolean {
  for (let u = range.from; u < range.to; u++) if (s.units[u]?.type === 'verb') return true
  return false
}

/** "expressed hope that it would be signed", "hoped that it will open": what is hoped for is not fixed. */
function isHoped(s: ReadSentence, { kind, verb, subject }: Clause): boolean {
  if (kind !== 'that' || verb.modal === undefined || subject === undefined) return false
  const joint = s.units[subject.from - 1]
  const before = s.units[joint?.type === 'that' ? subject.from - 2 : subject.from - 1]
  if (before?.type === 'verb') return /^(?:hope|wish|expect|trust)$/.test(before.lemma)
  return before?.type === 'noun' && /^(?:hope|hopes|wish|expectation|confidence|conviction)$/.test(s.tokens.word[before.head] ?? '')
}

/** Turns a clause into a predicate. */
export function predicateOf(s: ReadSentence, clause: Clause, governors: Governors): Predicate {
  const { verb } = clause
  const own = ownArea(s, clause)
  const ahead = front(s, clause)
  // Between subject and verb stand its own adjuncts, unless another verb has its words there.
  const gap = clause.subject !== undefined && clause.subject.to < clause.at ? { from: clause.subject.to, to: clause.at } : undefined
  const area = [...own]
  if (ahead !== undefined) area.push(ahead)
  if (gap !== undefined && !hasVerb(s, gap)) area.push(gap)
  const day = dayBefore(s, clause)
  if (day !== undefined) area.push(day)
  const passive = verb.passive
  const agent = passive ? agentPhrase(s, own) : clause.subject
  const patient = passive ? within(s, clause) : (objectOf(s, clause.rest) ?? clause.antecedent)
  return {
    lemma: verb.lemma,
    agent,
    patient,
    rest: clause.rest,
    area,
    passive,
    modality: isPutForward(s, clause)
      ? 'proposed'
      : isAwaited(s, clause) || isHoped(s, clause) || isWished(s, clause)
        ? 'expected'
        : modalityOf(clause, governors),
    tense: tenseOf(clause),
    first: verb.first,
    last: verb.last,
    modal: verb.modal,
    clause,
    nominal: false,
  }
}

/** "Norland and Arcadia on Monday signed", "the ministers today met": a day between those who act and their verb is the verb's. */
function dayBefore({ units }: ReadSentence, { subject, at, verb }: Clause): Range | undefined {
  const day = units[at - 1]
  if (subject === undefined || subject.to !== at || verb.form !== 'finite' || day?.type !== 'date') return undefined
  const joint = units[at - 2]
  const from = joint?.type === 'preposition' && joint.word === 'on' ? at - 2 : at - 1
  const who = units[from - 1]
  const acts =
    who?.type === 'noun' &&
    (who.pronoun ||
      who.noun?.classes[0] === 'group' ||
      who.names.some((n) => n.last === who.last && /^(?:party|person|post|organisation)$/.test(n.type)))
  return acts && from > subject.from ? { from, to: at } : undefined
}

/** "the proposal of Norland to hold a fair": what is put forward. */
function isPutForward({ units, tokens }: ReadSentence, { kind, at, hangs, verb }: Clause): boolean {
  if (kind !== 'infinitive' || hangs === 'verb' || verb.passive) return false
  for (let u = at - 1; u >= 0 && u > at - 4; u -= 2) {
    const noun = units[u]
    if (noun?.type !== 'noun') return false
    if (PROPOSALS.holds(tokens, noun.head)) return true
    const of = units[u - 1]
    if (of?.type !== 'preposition' || !/^(?:of|by|from)$/.test(of.word)) return false
  }
  return false
}

const PROPOSALS = wordSet('proposal proposals suggestion suggestions recommendation recommendations idea initiative')

/** "reiterated its interest in joining the League and acceding to the treaty": what is wished is not done. */
function isWished({ units, tokens }: ReadSentence, { kind, at, beside }: Clause): boolean {
  if (kind !== 'gerund') return false
  const isWish = (gerund: number): boolean => {
    const joint = units[gerund - 1]
    const noun = units[gerund - 2]
    return joint?.type === 'preposition' && noun?.type === 'noun' && WISHES.holds(tokens, noun.head)
  }
  return isWish(at) || (beside !== undefined && isWish(beside.at))
}

const WISHES = wordSet('interest intention intentions desire hope prospect possibility idea proposal readiness view')

/** "in the framework of the memorandum signed in 2010": what was signed is the memorandum. */
function within({ units, tokens }: ReadSentence, { kind, subject }: Clause): Range | undefined {
  const frame = subject === undefined || kind !== 'participle' ? undefined : units[subject.from]
  if (subject === undefined || frame?.type !== 'noun' || !SETTINGS.holds(tokens, frame.head)) return subject
  const of = units[subject.from + 1]
  const isOf = of?.type === 'preposition' && of.word === 'of' && units[subject.from + 2]?.type === 'noun'
  return isOf ? { from: subject.from + 2, to: subject.to } : subject
}

const SETTINGS = wordSet('framework context terms provisions text basis auspices')

/** Verbs whose deeds lie ahead: "agreed on the opening of", "look forward to the signing of". */
const AHEAD_OF: ReadonlySet<string> = new Set(
  (
    'look expect await anticipate agree plan support decide resolve determine intend seek envisage foresee hope prepare commit pledge undertake authorise authorize ' +
    'mandate task instruct direct aim strive consent'
  ).split(' '),
)
const PROPOSING: ReadonlySet<string> = new Set(
  'propose suggest recommend call urge advocate request encourage ask appeal invite'.split(' '),
)
/** Verbs of talk, and the deeds that are talked of before they are done. */
const TALKING: ReadonlySet<string> = new Set('discuss consider examine explore'.split(' '))
const STILL_TO_DO: ReadonlySet<string> = new Set('sign conclude open establish create launch hold convene host resume'.split(' '))

/** Whether what a noun of deed tells ("the signing of") lies ahead of the verb that speaks of it. */
export function looksTo({ verb }: Clause, deed: string): boolean {
  if (verb.passive && verb.lemma !== 'agree' && verb.lemma !== 'decide') return AHEAD_OF.has(verb.lemma) && verb.tense === 'present'
  return (
    AHEAD_OF.has(verb.lemma) || (PROPOSING.has(verb.lemma) && deed !== 'implement') || (TALKING.has(verb.lemma) && STILL_TO_DO.has(deed))
  )
}

/** Reads "the signing of X by Y in Z" as a predicate; undefined when nothing follows with "of". */
export function nominalPredicate(
  s: ReadSentence,
  at: number,
  to: number,
  verb: string,
  governing: Clause | undefined,
  governors: Governors,
): Predicate | undefined {
  const noun = s.units[at]
  // "the entry into force of the agreement": the two words more are the verb's own.
  const ofAt = ofBehind(s, verb === 'enter' && s.tokens.word[s.units[at + 2]?.first ?? 0] === 'force' ? at + 2 : at, to)
  const of = s.units[ofAt]
  if (noun?.type !== 'noun' || of?.type !== 'preposition') return undefined
  const joins = of.word === 'of' || (verb === 'accede' && of.word === 'to')
  if (!joins || s.units[ofAt + 1]?.type !== 'noun') return undefined
  const patient: Range = { from: ofAt + 1, to }
  // "the finalisation of the plan that will be adopted in May": the time behind the relative is its own.
  const relative = s.units.findIndex(
    (u, i) => i > ofAt && i < to && (u.type === 'relative' || (u.type === 'that' && s.units[i + 1]?.type === 'verb')),
  )
  const area: Range[] = [
    ...(ofAt > at + 1 ? [{ from: at + 1, to: ofAt }] : []),
    { from: ofAt + 2, to: relative < 0 ? to : Math.max(ofAt + 2, relative) },
  ]
  const ahead = governing === undefined ? undefined : modalityOf(governing, governors)
  const lookedFor = governing !== undefined && looksTo(governing, verb)
  // "The signing of the treaty has been postponed": the deed itself is put off.
  const putOff = s.clauses.some(
    ({ kind, subject, verb }) =>
      kind === 'main' && subject?.from === at && verb.passive && /^(?:postpone|cancel|defer|call|put)$/.test(verb.lemma),
  )
  const asked = governing !== undefined && PROPOSING.has(governing.verb.lemma) ? 'proposed' : 'expected'
  const modality: Modality = putOff ? 'cancelled' : lookedFor ? asked : (ahead ?? 'done')
  return {
    lemma: verb,
    agent: agentPhrase(s, area),
    patient,
    rest: { from: ofAt + 1, to },
    area,
    passive: true,
    modality,
    tense: modality === 'done' ? 'past' : 'future',
    first: noun.first,
    last: noun.last,
    modal: undefined,
    clause: undefined,
    nominal: true,
  }
}

/** The "of" of "the signing of", also behind an adverb or between commas: "the signing by Norland, on 3 May, of". */
function ofBehind(s: ReadSentence, at: number, to: number): number {
  let u = at + 1
  while (s.units[u]?.type === 'adverb') u++
  u = behindTimeAndPlace(s, u, to)
  const first = s.units[u]
  if (first?.type !== 'preposition' || first.word !== 'by') return u
  for (let i = u + 2; i < to && i < u + 12; i++) {
    const unit = s.units[i]
    if (unit?.type === 'verb' || unit?.type === 'relative' || unit?.type === 'semicolon') break
    if (unit?.type !== 'preposition' || unit.word !== 'of') continue
    const doer = s.units[i - 1]
    const thing = s.units[i + 1]
    // "by Norland of the treaty", "by the two ministers of an agreement": the doer is whole, or the thing is one that is signed.
    const isWhole = doer?.type === 'noun' && doer.names.some((n) => n.last === doer.last && n.type !== 'post' && n.type !== 'adjective')
    const isSigned =
      thing?.type === 'noun' && (thing.noun?.classes.includes('instrument') === true || thing.names.at(-1)?.type === 'instrument')
    if (doer?.type === 'comma' || isWhole || isSigned) return i
  }
  return u
}

/** "the signing last week in Lima of the treaty": when and where stand between the noun of a deed and its thing. */
function behindTimeAndPlace(s: ReadSentence, from: number, to: number): number {
  let u = from
  while (u < to && u < from + 6) {
    const unit = s.units[u]
    const next = s.units[u + 1]
    if (unit?.type === 'date') u++
    else if (unit?.type === 'preposition' && /^(?:on|in|at)$/.test(unit.word) && (next?.type === 'date' || isPlaceName(next))) u += 2
    else break
  }
  // "the entry into force, on the margins of the session, of the treaty"
  if (s.units[u]?.type === 'comma') {
    for (let i = u + 2; i < to && i < u + 12; i++) {
      const type = s.units[i]?.type
      if (type !== 'noun' && type !== 'preposition' && type !== 'date' && type !== 'comma') break
      const next = s.units[i + 1]
      if (type === 'comma' && next?.type === 'preposition' && next.word === 'of') return i + 1
    }
  }
  const of = s.units[u]
  return of?.type === 'preposition' && of.word === 'of' ? u : from
}

const isPlaceName = (unit: ReadSentence['units'][number] | undefined): boolean =>
  unit?.type === 'noun' && unit.names.some((n) => n.type === 'place' && n.last === unit.last)

/** Whether the words behind a verb are a frame's particles, or its last particle heads the object. Gives the unit from which the complement is read. */
export function afterParticles(s: ReadSentence, predicate: Predicate, particles: readonly string[], words: Words): number | undefined {
  const { tokens } = s
  let token = predicate.last + 1
  let matched = 0
  while (matched < particles.length) {
    while (
      tokens.word[token] !== particles[matched] &&
      (((words.at(tokens, token)?.forms ?? 0) === 0 && (tokens.word[token] ?? '').endsWith('ly')) || tokens.word[token] === 'also')
    )
      token++
    // "noted with deep appreciation": one word may grade the noun.
    if (matched > 0 && tokens.word[token] !== particles[matched] && tokens.word[token + 1] === particles[matched]) token++
    if (tokens.word[token] !== particles[matched]) break
    token++
    matched++
  }
  if (matched === particles.length) return unitFrom(s, token, predicate.rest)
  const last = particles.at(-1)
  // A word with a hyphen stands there whole or not at all.
  if (last === undefined || particles.includes('-')) return undefined
  // "Agreement was reached on": the noun of a passive stands in front.
  const patient = predicate.passive && predicate.patient !== undefined ? s.units[predicate.patient.from] : undefined
  if (patient?.type === 'noun' && headIs(s, patient, last)) return predicate.rest.from
  // "expressed their deep concern about": the last word heads the object, whatever stands before it.
  for (let u = predicate.rest.from; u < predicate.rest.to; u++) {
    const unit = s.units[u]
    if (unit?.type === 'adverb') continue
    if (unit?.type !== 'noun') return undefined
    // "lead a business and official delegation to": the head of both stands behind the joint.
    const joint = s.units[u + 1]
    const other = s.units[u + 2]
    if (!headIs(s, unit, last) && joint?.type === 'conjunction' && other?.type === 'noun' && u + 2 < predicate.rest.to)
      return headIs(s, other, last) ? u + 3 : undefined
    return headIs(s, unit, last) ? u + 1 : undefined
  }
  return undefined
}

function headIs(s: ReadSentence, phrase: NounPhrase, word: string): boolean {
  const head = s.tokens.word[phrase.head]
  return head !== undefined && (head === word || (head.length === word.length + 1 && head.endsWith('s') && head.startsWith(word)))
}

/** The first unit that begins at or after a token; a noun phrase that holds the token counts. */
function unitFrom(s: ReadSentence, token: number, within: Range): number {
  for (let u = within.from; u < within.to; u++) {
    const unit = s.units[u]
    if (unit !== undefined && unit.last >= token) return u
  }
  return within.to
}
