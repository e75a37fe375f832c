import { adjunctsIn, placeOf } from './adjuncts.ts'
import { BINDING, agentsOf, isOfPersons, isOneInOffice } from './agents.ts'
import { classesOf } from './classes.ts'
import { SLOTS, type Kind, type Modality } from './claim.ts'
import type { Clause, Range } from './clauses.ts'
import { complementOf, complementsOf, infinitiveWords, sharesObject, type Complement, type Taken } from './complement.ts'
import { Draft, type Filled } from './draft.ts'
import type { Frame } from './frames.ts'
import { isState } from './document.ts'
import { completeBody, furtherBodies } from './kinds/body.ts'
import { completeChairmanship, furtherTerms, holderBefore } from './kinds/chairmanship.ts'
import { completeCommitment } from './kinds/commitment.ts'
import { eachSum } from './kinds/commitment/sums.ts'
import { taskedOf } from './kinds/commitment/tasked.ts'
import { completeInitiative, listedIdeas } from './kinds/initiative.ts'
import { completeInstrument, furtherInstruments, instrumentAround } from './kinds/instrument.ts'
import { completeMeeting, furtherSittings } from './kinds/meeting.ts'
import { furtherEvents, furtherOrdinals, nextOfSeries } from './kinds/meeting/further.ts'
import { furtherNumbered } from './kinds/meeting/numbered.ts'
import { completePosition } from './kinds/position.ts'
import { eachView } from './kinds/position/views.ts'
import { completePost } from './kinds/post/appointed.ts'
import { completeProgramme } from './kinds/programme.ts'
import { completeRelation, furtherParties, furtherStatuses } from './kinds/relation.ts'
import { completeVisit } from './kinds/visit.ts'
import type { Predicate } from './predicate.ts'
import type { Adjuncts, Match, ReadingKnowledge, Scope } from './scope.ts'
import { wordSet } from '../language/word-map.ts'
import { tokenSpan, wordsOfRange, type ReadSentence } from './sentence.ts'

const IT_THEY_HE_OR_SHE = wordSet('it they he she')
/** "three days of talks" */
const LENGTHS = /^(?:days?|hours?|weeks?)$/
const SERIES_STRING_OR_SUCCESSION = wordSet('series string succession')

const COMPLETE: Readonly<Record<string, (draft: Draft, match: Match) => boolean>> = {
  meeting: completeMeeting,
  visit: completeVisit,
  instrument: completeInstrument,
  commitment: completeCommitment,
  position: completePosition,
  initiative: completeInitiative,
  chairmanship: completeChairmanship,
  programme: completeProgramme,
  body: completeBody,
  relation: completeRelation,
  post: completePost,
}

/** The claims that a predicate's frames make: at most one of a kind for each complement. */
export function framesOf(
  scope: Scope,
  predicate: Predicate,
  used: Set<number>,
  frames: readonly Frame[] = framesFor(scope.k, predicate),
): Draft[] {
  const { s } = scope
  const drafts: Draft[] = []
  const kinds: Kind[] = []
  // The adjuncts are the same for every frame of the predicate: read once, when first asked for.
  let adjuncts: Adjuncts | undefined
  const adjunctsOnce = () => {
    adjuncts ??= adjunctsIn(scope, predicate.area)
    return adjuncts
  }
  const taken: Taken = new Map()
  // A promise that is reaffirmed is a view as well.
  let reaffirms = false
  for (const frame of frames) {
    if (kinds.includes(frame.kind)) {
      if (scope.tried !== undefined) tell(scope, predicate, frame, `another row read a ${frame.kind} first`)
      continue
    }
    if (
      frame.kind === 'position' &&
      predicate.clause?.kind === 'infinitive' &&
      (predicate.clause.hangs === 'object' || predicate.clause.hangs === 'aim' || predicate.clause.hangs === 'noun')
    ) {
      // "called on Norland to support the plan": what is asked for is not yet held.
      tell(scope, predicate, frame, 'a view that somebody is asked to take is not held')
      continue
    }
    if (frame.kind === 'position' && drafts.some((d) => d.made === 'frames/initiative.called')) {
      // "called for a joint fund": put forward by who calls for it.
      tell(scope, predicate, frame, 'an initiative was read of the verb, so it is no view')
      continue
    }
    if (frame.kind === 'commitment' && isWithinPromise(scope, predicate, frame)) {
      tell(scope, predicate, frame, 'part of what is promised')
      continue
    }
    if (frame.kind === 'position' && (predicate.modality === 'expected' || predicate.modality === 'proposed')) {
      tell(scope, predicate, frame, 'what is only meant to be held is no view yet')
      continue
    }
    if (frame.kind === 'position' && predicate.modal === 'will' && !NO_PROMISE.has(predicate.lemma)) {
      // "Norland will support the fund": a deed to come.
      tell(scope, predicate, frame, 'a deed to come is no view')
      continue
    }
    if (frame.kind === 'position' && ((kinds.includes('commitment') && !reaffirms) || predicate.nominal)) {
      tell(scope, predicate, frame, predicate.nominal ? 'a noun of action is no view' : 'a promise was read of the verb, so it is no view')
      continue
    }
    const complements = frame.promises
      ? canPromise(scope, predicate)
        ? willComplement(s, predicate, kinds)
        : []
      : complementsFor(scope, predicate, frame, taken)
    if (complements.length === 0 && scope.tried !== undefined)
      tell(scope, predicate, frame, `no such complement: needs ${[...frame.particles, frame.takes.join(' or ')].join(' ')}`)
    if (frame.row === 'frames/is-to' && !canPromise(scope, predicate, 'organs too')) {
      tell(scope, predicate, frame, 'its subject cannot bind itself')
      continue
    }
    for (const complement of complements) {
      // "is to draft", not "is pleased to announce".
      const infinitive = complement.clause
      if (
        frame.row === 'frames/is-to' &&
        (infinitive === undefined ||
          infinitive.at !== (predicate.clause?.at ?? 0) + 1 ||
          infinitive.verb.passive ||
          NO_PROMISE.has(infinitive.verb.lemma))
      )
        continue
      const found = draftOf(scope, predicate, frame, complement, adjunctsOnce)
      if (found === undefined) continue
      const { draft, match } = found
      tell(scope, predicate, frame, 'read')
      kinds.push(frame.kind)
      if (frame.row === 'frames/pledge.reaffirmed') reaffirms = true
      const read =
        frame.kind === 'commitment' && complement.clause === undefined && !complement.that && !frame.promises
          ? eachSum(match, draft)
          : [draft]
      drafts.push(...read)
      if (frame.kind === 'visit') drafts.push(...furtherPlaces(scope, predicate, complement, draft))
      if ((frame.row === 'frames/body.as' || isFounded(draft)) && match.thing !== undefined)
        drafts.push(...furtherBodies(scope, draft, match.thing))
      if (frame.kind === 'chairmanship') drafts.push(...furtherTerms(match, draft), ...holderBefore(match, draft))
      if (frame.kind === 'relation')
        drafts.push(...furtherParties(scope, predicate, frame, draft), ...furtherStatuses(scope, predicate, draft))
      if (frame.kind === 'meeting' && match.thing !== undefined)
        drafts.push(...furtherNumbered(scope, match.thing.from, draft), ...furtherEvents(match, draft))
      if (frame.kind === 'meeting') drafts.push(...nextOfSeries(match, draft), ...furtherOrdinals(match, draft))
      if (frame.row === 'frames/meet') drafts.push(...furtherSittings(match, draft))
      if (frame.kind === 'instrument') drafts.push(...furtherInstruments(match, draft, used))
      else if (match.thing !== undefined) used.add(match.thing.from)
      const idea = frame.kind === 'initiative' ? (complement.object ?? predicate.patient) : undefined
      if (idea !== undefined) {
        const ideas = listedIdeas(scope, draft, idea.from)
        if (ideas.length > 0) {
          drafts.splice(drafts.indexOf(draft), 1, ...ideas)
        }
        // "The idea of a ferry, raised by Norland, was supported": told with its noun.
        if (ideas.length > 0 || (draft.has('by') && draft.has('supporters'))) used.add(idea.from)
      }
    }
  }
  return drafts
}

function complementsFor(scope: Scope, predicate: Predicate, frame: Frame, taken: Taken): readonly Complement[] {
  const found = complementsOf(scope.s, predicate, frame, scope.k.language.words, taken)
  return frame.kind === 'position' ? found.flatMap((complement) => eachView(scope, frame, complement)) : found
}

/** "agreed to seek consent", "will work to plan the line": the inner verb belongs to what the outer one says. "is expected to pledge" is no promise kept back. */
function isWithinPromise({ context }: Scope, predicate: Predicate, frame: Frame): boolean {
  const { clause } = predicate
  // An item of a list is promised as its lead says: "(b) seek contributions".
  if (clause?.kind === 'infinitive' && clause.index === 0 && clause.governor === undefined && context.lead !== undefined)
    return !frame.tasks
  if (clause?.kind !== 'infinitive' || clause.governor === undefined || frame.tasks) return false
  return !AWAITING.has(clause.governor.verb.lemma)
}

/** Verbs that say of a promise that it is about to be made. */
const AWAITING = new Set(['expect', 'plan', 'be', 'set', 'schedule'])

/** "decided to instruct the group to meet": the task is given with the decision. */
function standingOf({ k }: Scope, predicate: Predicate, frame: Frame): Modality {
  const outer = predicate.clause?.kind === 'infinitive' && predicate.clause.hangs === 'verb' ? predicate.clause.governor : undefined
  if (!frame.tasks || outer === undefined || outer.verb.tense !== 'past') return predicate.modality
  const binds = (k.frames.get(outer.verb.lemma) ?? []).some(
    (f) => f.kind === 'commitment' && f.modality === undefined && f.particles.length === 0,
  )
  return binds ? 'done' : predicate.modality
}

function notEnough(draft: Draft): string {
  const filled = Object.keys(SLOTS[draft.kind]).filter((slot) => draft.has(slot))
  return filled.length === 0
    ? `nothing that a ${draft.kind} needs was found`
    : `no ${draft.kind} with only ${filled.join(', ')}, or said in a way that tells none`
}

/** Writes down what became of a row, when somebody wants to know: who has to put words together for it asks for `tried` first. */
export function tell({ tried }: Scope, { lemma, first, last }: Predicate, { row, kind }: Frame, outcome: string): void {
  tried?.push({ lemma, first, last, row, kind, outcome })
}

/** The frames that a predicate may satisfy, in the order in which they are tried. */
export function framesFor(k: ReadingKnowledge, predicate: Predicate): readonly Frame[] {
  return predicate.nominal ? (k.frames.get(predicate.lemma) ?? []) : (k.framesTried.get(predicate.lemma) ?? k.framesTried.get('*') ?? [])
}

/** "is determined to build": a participle behind "be" tells a state of its subject. */
export function stateOf(predicate: Predicate): Predicate | undefined {
  const { patient } = predicate
  const isState =
    predicate.passive && predicate.clause?.verb.form === 'finite' && predicate.agent === undefined && predicate.first < predicate.last
  return isState && patient !== undefined
    ? { ...predicate, agent: patient, patient: undefined, lemma: 'be', passive: false, last: predicate.last - 1 }
    : undefined
}

/** The frames of "be" that name the participle of a passive: "be determined". */
export function stateFrames({ k, s }: Scope, predicate: Predicate): readonly Frame[] {
  return k.states.get(s.tokens.word[predicate.last] ?? '') ?? []
}

/** "The Ports Group and the Rail Group were set up": several bodies of one deed. */
const isFounded = (draft: Draft): boolean => draft.kind === 'body' && draft.get('action')[0]?.value === 'established'

/** Nouns that can bind themselves: a side, a government; not a corridor or a framework. */
function canPromise(scope: Scope, predicate: Predicate, organs?: 'organs too'): boolean {
  const { s } = scope
  const subject = predicate.agent
  const unit = subject === undefined ? undefined : s.units[subject.from]
  if (unit?.type !== 'noun') return false
  if (unit.pronoun) return /^(?:we|they|it|he|she)$/.test(s.tokens.word[unit.first] ?? '')
  const last = unit.names.at(-1)
  if (last !== undefined && last.last >= unit.head)
    return (
      BINDING.has(last.type) ||
      (organs !== undefined && last.type === 'body') ||
      // "Lowport will send a team": a capital stands for its government, an office or authority for itself.
      (last.type === 'place' && last.country !== undefined && scope.k.language.capitals.get(last.country) === last.value) ||
      (last.type === 'body' &&
        /(?:Authority|Agency|Centre|Center|Foundation|Bank|Office|Institute|Corporation|University)$/.test(last.value))
    )
  const cls = unit.noun?.classes[0]
  return cls === 'group' || cls === 'institution' || (organs !== undefined && cls === 'body')
}

/** "will visit Norland, Arcadia and Sudland": one visit a place. */
function furtherPlaces(scope: Scope, predicate: Predicate, complement: Complement, draft: Draft): Draft[] {
  const { s } = scope
  const range = complement.range ?? predicate.patient
  if (range === undefined) return []
  const others: Draft[] = []
  let last: Draft | undefined
  let isList = false
  for (let u = range.from + 1; u < range.to; u++) {
    const unit = s.units[u]
    // "Norland on 12 May, Arcadia on 14 May and Sudland": each place may have its own time.
    isList ||= unit?.type === 'conjunction'
    if (unit?.type === 'comma' || unit?.type === 'conjunction' || (unit?.type === 'preposition' && s.units[u + 1]?.type === 'date'))
      continue
    if (unit?.type === 'date') {
      last?.set('when', scope.dates.find((d) => d.unit === u && d.part === 'when')?.filled)
      continue
    }
    const place = unit?.type === 'noun' && s.units[u - 1]?.type !== 'preposition' ? placeOf(unit) : undefined
    if (place === undefined) break
    if (place.value === draft.get('where')[0]?.value) continue
    // "Lima, Peru and Oslo, Norway": behind a comma the state of the city is the same place.
    const city = s.units[u - 2]
    if (
      s.units[u - 1]?.type === 'comma' &&
      city?.type === 'noun' &&
      city.names.some((n) => n.last === city.last && n.country === place.value)
    )
      continue
    last = new Draft('visit', draft.modality, draft.passage, 'rule/further place')
    for (const slot of ['who', 'post', 'of', 'type', 'host']) last.set(slot, draft.get(slot)[0])
    others.push(last.set('where', { value: place.value, span: tokenSpan(s.tokens, place.first, place.last), row: place.row }))
  }
  // "Norland and Arcadia on 3 May": one time for both.
  const dated = others.filter((d) => d.has('when'))
  const isShared = dated.length === 1 && dated[0] === last && last?.get('when')[0]?.value === draft.get('when')[0]?.value
  if (dated.length === 0 || isShared) for (const other of others) other.set('when', draft.get('when')[0])
  // "Lima, Peru" is one place.
  return isList ? others : []
}

const NO_PROMISE = new Set([
  'be',
  'benefit',
  'gain',
  'reach',
  'total',
  'amount',
  'suffer',
  'celebrate',
  'commemorate',
  'see',
  'reconvene',
  'convene',
  'gather',
  'consult',
  'have',
  'meet',
  'take place',
  'take',
  'attend',
  'participate',
  'visit',
  'travel',
  'discuss',
  'arrive',
  'include',
  'focus',
  'mark',
  'become',
  'bring',
  'host',
  'hold',
  'chair',
  'enter',
  'remain',
  'cover',
  'need',
  'result',
  'represent',
  'feature',
  'last',
  'discuss',
  'highlight',
  'commend',
  'praise',
  'outline',
  'thank',
  'congratulate',
  'underline',
  'recall',
  'note',
  'express',
  'urge',
  'reaffirm',
  'stress',
  'emphasize',
  'emphasise',
  'underscore',
  'underline',
  'welcome',
  'speak',
  'receive',
  'lay',
])

/** "Norland will remove the duty": a promise, unless the verb tells an event that has a frame of its own. */
function willComplement(s: ReadSentence, predicate: Predicate, kinds: readonly Kind[]): Complement[] {
  const { clause } = predicate
  if (
    clause === undefined ||
    (predicate.modal !== 'will' && predicate.modal !== 'shall' && !(predicate.modal === 'would' && clause.kind === 'that'))
  )
    return []
  if (predicate.passive) return givenComplement(s, predicate, kinds)
  if (sharesObject(s, clause)) return []
  if (
    NO_PROMISE.has(predicate.lemma) ||
    kinds.includes('meeting') ||
    kinds.includes('visit') ||
    kinds.includes('commitment') ||
    kinds.includes('position')
  )
    return []
  if (isOffice(s, clause) || isOnlyHoped(s, clause)) return []
  const deeds = eachDeed(s, clause)
  if (deeds.length > 1) return deeds
  const words = infinitiveWords(s, clause)
  return words === undefined ? [] : [complementOf(words, { from: clause.at, to: clause.rest.to })]
}

/** Verbs and nouns of what somebody hopes or believes of others. */
const HOPING = wordSet(
  'hope hopes hoped hoping believe believes believed expect expects expected trust trusts trusted confidence confident optimism optimistic conviction convinced belief expectation wish wished anticipated predicted',
)

/** "expressed confidence that the ministries will help", "a plan of how they will work": hoped or asked, and promised by nobody. */
function isOnlyHoped({ units, tokens }: ReadSentence, clause: Clause): boolean {
  let first = clause
  while (first.beside !== undefined && first.kind === first.beside.kind) first = first.beside
  if (first.subject === undefined) return false
  const joint = units[first.subject.from - 1]
  if ((joint?.type === 'that' || joint?.type === 'subordinator') && /^(?:how|why|what)$/.test(joint.word)) return true
  const before = units[joint?.type === 'that' ? first.subject.from - 2 : first.subject.from - 1]
  if (before?.type !== 'noun' && before?.type !== 'verb' && before?.type !== 'adverb') return false
  return HOPING.holds(tokens, before.last)
}

/** "will continue to train pilots, to supply medicine and to lend boats": each is promised. */
function eachDeed(s: ReadSentence, clause: Clause): Complement[] {
  if (!/^(?:continue|seek|strive|endeavour|endeavor|aim|try|work|cooperate)$/.test(clause.verb.lemma)) return []
  const deeds = s.clauses.filter(
    (c) => c.kind === 'infinitive' && c.governor === clause && c.hangs === 'verb' && s.tokens.word[c.verb.first] === 'to',
  )
  return deeds.flatMap((c) => {
    const words = infinitiveWords(s, c)
    return words === undefined ? [] : [complementOf(words, { from: c.at, to: c.rest.to }, undefined, c)]
  })
}

/** "200 buses will be supplied by Norland": what somebody named will do, told from its object. */
function givenComplement(s: ReadSentence, { lemma, agent, patient, clause }: Predicate, kinds: readonly Kind[]): Complement[] {
  if (agent === undefined || patient === undefined || clause === undefined || NO_PROMISE.has(lemma) || kinds.length > 0) return []
  const thing = s.units[patient.from]
  // "The President will be joined by", "the delegation will be led by": nobody promises persons.
  if (thing?.type === 'noun' && isOfPersons(thing)) return []
  const words = thing?.type === 'noun' && !thing.pronoun ? wordsOfRange(s, patient) : undefined
  return words === undefined ? [] : [complementOf(words, patient, patient)]
}

/** Who acts: the subject; "it" of a reported clause is who reports; a sitting that decides is the body that sits. */
function actorsOf({ s, k, context }: Scope, predicate: Predicate, frame: Frame): readonly Filled[] {
  const { agent, clause } = predicate
  const unit = agent === undefined ? undefined : s.units[agent.from]
  // "(a) Adopted the plan": who the line before the list names.
  const isItem = agent === undefined && clause?.kind === 'main' && clause.subject === undefined && !predicate.passive
  if (isItem && context.listSubject !== undefined && frame.kind !== 'initiative') return context.listSubject
  if (agent === undefined || unit?.type !== 'noun') return agentsOf(s, context, agent)
  if (unit.pronoun && clause?.kind === 'that' && IT_THEY_HE_OR_SHE.holds(s.tokens, unit.first)) {
    const isPerson = /^s?he$/.test(s.tokens.word[unit.first] ?? '')
    const outer = s.clauses.findLast(
      // "said that Norland would host and that she would attend": a person is not the state before.
      (c) => c.index < clause.index && c.verb.form === 'finite' && c.rest.to >= clause.at && (!isPerson || isOneActing(s, c)),
    )
    const reporters = outer?.verb.passive === false ? agentsOf(s, context, outer.subject) : []
    if (reporters.length > 0) return reporters
  }
  const found = agentsOf(s, context, agent)
  const payer = found.length === 0 && frame.kind === 'commitment' ? payingFund(s, agent) : undefined
  if (payer !== undefined) return [payer]
  if (found.length > 0 || !SPEAKING.has(frame.kind) || unit.noun?.classes[0] !== 'event' || unit.noun.plural) return found
  // "The Summit directed the Secretariat to report"
  const [issuer] = context.issuers
  const span = tokenSpan(s.tokens, unit.first, unit.last)
  if (issuer !== undefined && context.issuers.length === 1 && !isState(k.language, issuer))
    return [{ value: issuer, span, inferred: 'a sitting: the body that issues the document' }]
  const words =
    frame.kind === 'commitment' && DECIDING.test(predicate.lemma) ? wordsOfRange(s, { from: agent.from, to: agent.from + 1 }) : undefined
  return words === undefined ? [] : [words]
}

/** Whether one person or office, or a pronoun, is the subject. */
function isOneActing(s: ReadSentence, { subject }: Clause): boolean {
  const unit = subject === undefined ? undefined : s.units[subject.from]
  return unit?.type === 'noun' && (unit.pronoun || isOneInOffice(unit.names))
}

/** What a sitting may do. */
const SPEAKING: ReadonlySet<string> = new Set(['commitment', 'initiative', 'position'])

/** "The Reef Fund has allocated $3 million": a fund that is named may bind its money. */
function payingFund(s: ReadSentence, agent: Range): Filled | undefined {
  const unit = s.units[agent.from]
  const name = unit?.type === 'noun' ? unit.names.at(-1) : undefined
  const isFund = name?.type === 'programme' && /(?:Fund|Facility|Foundation|Bank|Cooperation)$/.test(name.value)
  return isFund ? { value: name.value, span: tokenSpan(s.tokens, name.first, name.last), row: name.row } : undefined
}

/** What a sitting as such does. */
const DECIDING = /^(?:agree|decide|resolve|task|instruct|direct|mandate|entrust|charge|request|authori[sz]e|urge|undertake|commit|pledge)$/

/** "will assume the presidency", "will lead a delegation": told by its own kind, no promise. */
function isOffice(s: ReadSentence, { at, verb }: Clause): boolean {
  const next = s.units[at + 1]
  // "will serve as High Commissioner"
  if (/^(?:serve|act|continue|return)$/.test(verb.lemma) && next?.type === 'preposition' && next.word === 'as') return true
  const unit = next?.type === 'adverb' || next?.type === 'preposition' ? s.units[at + 2] : next
  if (unit?.type !== 'noun' || !/^(?:assume|occupy|take|hold|hand|pass|lead|head|exercise|relinquish|vacate)$/.test(verb.lemma))
    return false
  // "the Chair of the Forum" may be one phrase.
  for (let i = unit.first; i <= unit.last; i++) if (OFFICES.holds(s.tokens, i)) return true
  return false
}

const OFFICES = wordSet(
  'presidency chairmanship chairpersonship chair coordinatorship leadership delegation seat office gavel baton helm co-chairmanship',
)

function thingOf(frame: Frame, predicate: Predicate, complement: Complement): Range | undefined {
  const part = frame.thing
  if (part === 'subject') return predicate.passive ? predicate.patient : predicate.agent
  if (part === 'complement') return complement.range
  // "plays host to the Forum": behind a particle and a preposition.
  if (part === 'object')
    return complement.object ?? (frame.row.startsWith('frames/host.') ? complement.range : undefined) ?? predicate.patient
  return undefined
}

function draftOf(
  scope: Scope,
  predicate: Predicate,
  frame: Frame,
  complement: Complement,
  adjunctsOnce: () => Adjuncts,
): { draft: Draft; match: Match } | undefined {
  const { s, context } = scope
  // "support for a pledge to be launched": what is launched stands inside the phrase in front.
  const isIdea = frame.kind === 'initiative' && predicate.passive && frame.object.length > 0
  const own = isIdea ? (complement.object ?? predicate.patient) : thingOf(frame, predicate, complement)
  const thing = frame.kind === 'instrument' ? instrumentAround(scope, predicate, own) : innerThing(scope, predicate, frame, own)
  if (frame.object.length > 0) {
    const range = thing ?? complement.object ?? complement.range ?? predicate.patient
    const phrase = range === undefined ? undefined : s.units[range.from]
    const classes = range === undefined || phrase?.type !== 'noun' ? NO_CLASSES : classesOf(scope, phrase, range)
    if (!frame.object.some((cls) => classes.has(cls))) {
      if (scope.tried !== undefined) {
        const found = [...classes].join(', ') || 'nothing of a known class'
        tell(scope, predicate, frame, `needs ${frame.object.join(' or ')}, found ${found}`)
      }
      return undefined
    }
  }
  const draft = new Draft(frame.kind, frame.modality ?? standingOf(scope, predicate, frame), scope.passage, frame.row)
  for (const [slot, part, isList] of frame.slots) {
    // 'to' is read by the kind itself, wherever it stands in the clause.
    if (slot === 'thing' || part === 'to') continue
    if (part === 'subject') {
      const actors = actorsOf(scope, predicate, frame)
      draft.add(slot, isList ? actors : actors.slice(0, 1))
    } else if (part === 'object') {
      const range = (isIdea ? thing : undefined) ?? complement.object ?? predicate.patient
      if (isList) draft.add(slot, slot === 'tasked' ? taskedOf(s, context, range) : agentsOf(s, context, range))
      else if (range !== undefined)
        draft.set(slot, frame.kind === 'visit' || frame.kind === 'relation' ? agentsOf(s, context, range)[0] : wordsOfRange(s, range))
    } else if (part === 'complement') {
      if (slot === 'agenda' || slot === 'areas') draft.add(slot, topicsOfComplement(complement))
      else draft.set(slot, complement.words)
    } else if (part === 'self') draft.set(slot, selfWords(s, predicate, complement))
    else draft.set(slot, { value: part, span: tokenSpan(s.tokens, predicate.first, predicate.last), row: frame.row })
  }
  const adjuncts = adjunctsOnce()
  const match: Match = { scope, predicate, frame, complement, adjuncts, thing }
  if (COMPLETE[frame.kind]?.(draft, match) === true) return { draft, match }
  if (scope.tried !== undefined) tell(scope, predicate, frame, notEnough(draft))
  return undefined
}

const NO_CLASSES: ReadonlySet<string> = new Set()

/** The phrase behind "a series of", "a number of". */
function behindSeries({ s }: Scope, range: Range): Range | undefined {
  const head = s.units[range.from]
  const of = s.units[range.from + 1]
  if (head?.type !== 'noun' || of?.type !== 'preposition' || of.word !== 'of' || range.to < range.from + 3) return undefined
  const inner = s.units[range.from + 2]
  const word = s.tokens.word[head.head] ?? ''
  const isSeries = (SERIES_STRING_OR_SUCCESSION.holds(s.tokens, head.head) || LENGTHS.test(word)) && head.names.length === 0
  return isSeries && inner?.type === 'noun' && inner.noun?.classes[0] === 'event' ? { from: range.from + 2, to: range.to } : undefined
}

/** Kinds whose thing may stand inside the phrase in front of their verb. */
const INNER_KINDS = new Set(['body', 'programme', 'meeting', 'chairmanship', 'initiative', 'relation'])

/** "the role of the League, established in 1990, …": what is told of the noun right before the participle, not of the whole phrase. */
function innerThing(scope: Scope, predicate: Predicate, frame: Frame, range: Range | undefined): Range | undefined {
  // "held a series of talks": the talks, whatever counts them.
  const inSeries = range === undefined ? undefined : behindSeries(scope, range)
  if (inSeries !== undefined) return inSeries
  const kind = predicate.clause?.kind
  if (range === undefined || !INNER_KINDS.has(frame.kind)) return range
  if (frame.row === 'frames/body.areas' && isWorkWithin(scope, range)) return { from: range.from + 2, to: range.to }
  const isAside = frame.kind === 'meeting' && kind === 'infinitive' && predicate.clause?.hangs === 'noun' && predicate.passive
  const mayHold =
    kind === 'participle' ||
    kind === 'relative' ||
    (kind === 'infinitive' && frame.kind === 'initiative') ||
    isAside ||
    frame.row === 'frames/body.as'
  if (!mayHold) return range
  const isOf = (u: number): boolean => {
    const unit = scope.s.units[u]
    if (unit?.type !== 'noun') return false
    const classes = classesOf(scope, unit, { from: u, to: range.to })
    return frame.object.some((cls) => classes.has(cls))
  }
  // "was held by videoconference, chaired by Norland": by what means it was held is not chaired.
  if (isOf(range.from) && !(kind === 'participle' && isMeans(scope, range.from))) return range
  // "the anniversary of relations, which were established in 1994": told as the anniversary's own.
  const head = scope.s.units[range.from]
  if (frame.kind === 'relation' && head?.type === 'noun' && classesOf(scope, head, range).has('anniversary')) return range
  // "the partnership between Norland and the League, established in 2010": the partnership, not the League.
  for (let u = range.from + 1; u < range.to; u++) {
    const joint = scope.s.units[u]
    if (joint?.type === 'preposition' && (joint.word === 'between' || joint.word === 'by' || joint.word === 'with')) return range
    if (isOf(u)) return { from: u, to: range.to }
  }
  if (kind !== 'participle' || (frame.kind !== 'meeting' && frame.kind !== 'chairmanship')) return range
  // "The session was held in Lima on 3 May, chaired by Norland": of the subject of the verb in front.
  const outer = predicate.clause?.governor
  const at = predicate.clause?.at ?? 0
  // ", jointly chaired by"
  const before = scope.s.units[scope.s.units[at - 1]?.type === 'adverb' ? at - 2 : at - 1]
  if (before?.type === 'comma' && outer?.verb.form === 'finite' && outer.subject !== undefined && isOf(outer.subject.from))
    return outer.subject
  return frame.kind === 'meeting' ? outerEvent(scope, range, isOf) : range
}

function isMeans({ s }: Scope, at: number): boolean {
  const before = s.units[at - 1]
  return before?.type === 'preposition' && /^(?:via|through|by)$/.test(before.word)
}

/** "a meeting of the Group at the level of directors, hosted by Norland": what was hosted stands farther in front. */
function outerEvent(scope: Scope, range: Range, isOf: (u: number) => boolean): Range {
  for (let u = range.from - 1; u >= 0 && u > range.from - 8; u--) {
    const unit = scope.s.units[u]
    if (unit?.type !== 'noun' && unit?.type !== 'preposition' && unit?.type !== 'date') break
    if (isOf(u) && scope.s.units[u - 1]?.type !== 'preposition') return { from: u, to: range.to }
  }
  return range
}

/** "cooperation within the League covers …": the areas of the League. */
function isWorkWithin(scope: Scope, range: Range): boolean {
  const { units, tokens } = scope.s
  const head = units[range.from]
  const joint = units[range.from + 1]
  if (head?.type !== 'noun' || joint?.type !== 'preposition' || range.to < range.from + 3) return false
  return (
    /^(?:cooperation|work|activities|mandate|agenda|dialogue)$/.test(tokens.word[head.head] ?? '') && /^(?:within|in|of)$/.test(joint.word)
  )
}

function topicsOfComplement(complement: Complement): Filled[] {
  return complement.words === undefined ? [] : [complement.words]
}

/** The verb and what follows: what is promised by "will provide …" or "provided …". */
function selfWords(s: ReadSentence, predicate: Predicate, complement: Complement): Filled | undefined {
  if (complement.clause !== undefined) return complement.words
  if (predicate.passive) {
    const object = complement.object ?? predicate.patient
    return object === undefined ? undefined : wordsOfRange(s, object)
  }
  return predicate.clause === undefined ? complement.words : (infinitiveWords(s, predicate.clause) ?? complement.words)
}
