import { type Adjuncts, adjunctsIn, listEnd, placeOf, type SentenceDate } from './adjuncts.ts'
import { CLASS } from '../language/words.ts'
import { fold } from '../language/tokens.ts'
import { needsAnchor } from '../language/dates.ts'
import { agentsOf, namesIn } from './agents.ts'
import { classesOf } from './classes.ts'
import type { Claim } from './claim.ts'
import { SLOTS } from './claim.ts'
import type { Clause, Range } from './clauses.ts'
import { complementsOf, infinitiveWords, type Complement } from './complement.ts'
import { fullName, mentionBody, type DocumentContext } from './document.ts'
import { Draft, type Filled } from './draft.ts'
import type { Frame } from './frames.ts'
import { countsOf, figuresOf } from './kinds/figure.ts'
import { completeBody, joinBodies } from './kinds/body.ts'
import { completeChairmanship, furtherTerms, nominalChair } from './kinds/chairmanship.ts'
import { completeCommitment, nominalCommitment } from './kinds/commitment.ts'
import { completeInitiative, nominalInitiative } from './kinds/initiative.ts'
import {
  completeInstrument,
  furtherInstruments,
  headingInstrument,
  instrumentAround,
  listedInstruments,
  negotiatedInstrument,
  nominalInstrument,
  rememberInstrument,
} from './kinds/instrument.ts'
import { completeMeeting, furtherSittings, nominalMeeting } from './kinds/meeting.ts'
import { completePosition } from './kinds/position.ts'
import { posts } from './kinds/post.ts'
import { completeProgramme, nominalProgramme, itemProgramme, namedYear } from './kinds/programme.ts'
import { completeRelation, furtherParties, nominalRelations } from './kinds/relation.ts'
import { completeVisit, nominalVisit } from './kinds/visit.ts'
import { modalityOf, tenseOf } from './modality.ts'
import { nominalPredicate, predicateOf, type Predicate } from './predicate.ts'
import type { Match, ReadingKnowledge, Scope, Tried } from './scope.ts'
import { passageOf, tokenSpan, wordsOfRange, type ReadSentence } from './sentence.ts'

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
}

/** All claims of one sentence, in the order of their words; the context learns what the sentence speaks of. */
export function claimsOf(k: ReadingKnowledge, s: ReadSentence, context: DocumentContext, tried?: Tried[]): Claim[] {
  const scope: Scope = { ...scopeOf(k, s, context), ...(tried === undefined ? {} : { tried }) }
  const drafts: Draft[] = posts(scope, s.names, context.stateOf)
  const used = new Set<number>()
  for (const clause of s.clauses) {
    const predicate = predicateOf(s, clause, k.governors)
    if (clause.verb.negated) {
      // What is denied is no claim; what a party will not do is a promise all the same.
      for (const frame of framesFor(k, predicate)) if (!frame.takes.includes('will')) tell(scope, predicate, frame, 'the verb is negated')
      if (predicate.modal === 'will' || predicate.modal === 'shall') drafts.push(...framesOf(scope, predicate, used, k.frames.get('*')))
      continue
    }
    drafts.push(...framesOf(scope, predicate, used))
    const state = stateOf(predicate)
    if (state !== undefined) drafts.push(...framesOf(scope, state, used, stateFrames(scope, predicate)))
    drafts.push(...figuresOf(scope, predicate, 'nouns/measure'), ...countsOf(scope, predicate))
  }
  const found = nominals(scope, used, drafts)
  if (s.sentence.kind === 'heading' && s.clauses.length === 0) {
    const heading = headingInstrument(scope)
    drafts.push(...found.filter((d) => d.kind !== 'instrument'), ...(heading === undefined ? [] : [heading]))
  } else drafts.push(...found)
  const listed = [...listedInstruments(scope, drafts)]
  drafts.length = 0
  drafts.push(...listed)
  const programme = drafts.some((d) => d.kind === 'programme') ? undefined : itemProgramme(scope)
  if (programme !== undefined) drafts.push(programme)
  const item = listItem(scope, drafts)
  if (item !== undefined) drafts.push(item)
  rememberLead(scope, drafts)
  remember(scope, drafts)
  return withoutRepeats(joinMeetings(joinBodies(drafts))).map((draft) => {
    draft.speaker ??= context.issuer
    return draft.finish()
  })
}

/** Joins what one sentence says of one meeting: "the 18th Forum, chaired by Norland, was held in Lima" is one claim. */
function joinMeetings(drafts: readonly Draft[]): Draft[] {
  const kept: Draft[] = []
  for (const draft of drafts) {
    const body = draft.kind === 'meeting' ? draft.get('body')[0]?.value : undefined
    const same =
      body === undefined
        ? undefined
        : kept.find((other) => other.kind === 'meeting' && other.get('body')[0]?.value === body && agreeOn(other, draft))
    if (same === undefined) kept.push(draft)
    else same.take(draft)
  }
  return kept
}

function agreeOn(one: Draft, other: Draft): boolean {
  if (one.modality !== other.modality) return false
  return ['ordinal', 'when', 'where', 'mode', 'at', 'frequency'].every((slot) => {
    const a = one.get(slot)[0]?.value
    const b = other.get(slot)[0]?.value
    return a === undefined || b === undefined || a === b
  })
}

/** Drops a claim that says nothing which another of its kind in the sentence does not say too. */
function withoutRepeats(drafts: readonly Draft[]): Draft[] {
  return drafts.filter(
    (draft, i) =>
      !drafts.some(
        (other, j) =>
          i !== j && other.kind === draft.kind && (other.size > draft.size || (other.size === draft.size && j < i)) && other.says(draft),
      ),
  )
}

/** A line that begins with its verb says what is to be done: it takes doer, force and standing from the line that introduces the list. */
function listItem(scope: Scope, drafts: readonly Draft[]): Draft | undefined {
  const { s, context } = scope
  if (!s.sentence.opens) return undefined
  const first = s.units.findIndex((u) => u.type !== 'other' && u.type !== 'open' && u.type !== 'close' && u.type !== 'adverb')
  const unit = s.units[first]
  const clause = s.clauses[0]
  if (unit?.type !== 'verb' || clause === undefined || clause.at !== first || unit.form === 'finite' || unit.form === 'participle')
    return undefined
  // "Telephone call between …", "Training of officials": a noun that is also a verb opens a title, not a promise.
  const word = s.tokens.word[unit.first] ?? ''
  if (s.sentence.kind === 'heading' && s.sentence.line === 0) return undefined
  const isNounToo = ((scope.k.language.words.get(word)?.classes ?? 0) & CLASS.noun) !== 0
  if (isNounToo && context.lead?.force === undefined && !startsObject(scope, unit.last + 1)) return undefined
  if (context.lead === undefined && (scope.k.language.nouns.has(word) || scope.k.language.nouns.has(s.tokens.word[unit.last + 1] ?? '')))
    return undefined
  const isStance = scope.k.frames.get(unit.lemma)?.some((f) => f.kind === 'position' && f.particles.length === 0) === true
  const inRun = context.listRun === true || context.lead !== undefined
  if ((isStance && !inRun) || drafts.some((d) => d.kind === 'commitment')) return undefined
  // "Recognising the need, the sides agreed …": a clause of its own behind a comma makes the line a sentence.
  if (
    s.clauses.some(
      (c) => c.kind === 'main' && c.verb.form === 'finite' && c.subject !== undefined && s.units[c.subject.from - 1]?.type === 'comma',
    )
  )
    return undefined
  if (!inRun && s.clauses.some((c) => c.kind === 'main' && c.verb.form === 'finite')) return undefined
  const words = infinitiveWords(s, clause)
  if (words === undefined) return undefined
  const lead = context.lead
  const draft = new Draft('commitment', lead?.modality ?? (unit.form === 'gerund' ? 'done' : 'scheduled'), scope.passage, 'rule/list item')
  draft.add('by', lead?.by ?? context.issuers.map((value): Filled => ({ value, inferred: 'list item: the issuer' })))
  draft.set('what', words)
  if (lead?.force !== undefined) draft.set('force', { value: lead.force, inferred: 'list item: from the line that introduces it' })
  draft.set('due', scope.dates.find((d) => d.part === 'due')?.filled)
  context.listRun = true
  return draft
}

/** Whether an article or possessive stands at a token: what follows a verb rather than a noun. */
function startsObject(scope: Scope, i: number): boolean {
  return (
    ((scope.k.language.words.get(scope.s.tokens.word[i] ?? '')?.classes ?? 0) &
      (CLASS.determiner | CLASS.possessive | CLASS.preposition)) !==
    0
  )
}

/** A sentence that ends in a colon introduces what follows. */
function rememberLead(scope: Scope, drafts: readonly Draft[]): void {
  const { s, context, k } = scope
  const ends = s.tokens.word[s.sentence.last - 1]
  if (ends !== ':') {
    const opening = s.units.find((u) => u.type !== 'other' && u.type !== 'open' && u.type !== 'close' && u.type !== 'adverb')
    const isItem = opening?.type === 'verb' && opening.form !== 'finite' && opening.form !== 'participle'
    if (
      s.sentence.opens &&
      s.sentence.kind === 'sentence' &&
      !isItem &&
      s.clauses.some((c) => c.kind === 'main' && c.verb.form === 'finite')
    ) {
      delete context.lead
      delete context.listRun
    }
    return
  }
  const clause = [...s.clauses]
    .reverse()
    .find(
      (c) =>
        k.frames.get(c.verb.lemma)?.some((f) => f.kind === 'commitment' && f.particles.length === 0) === true || c.verb.modal === 'will',
    )
  const commitment = drafts.find((d) => d.kind === 'commitment')
  if (clause === undefined && commitment === undefined) return
  const frame = clause === undefined ? undefined : k.frames.get(clause.verb.lemma)?.find((f) => f.kind === 'commitment')
  const force = commitment?.get('force')[0]?.value ?? frame?.slots.find(([slot]) => slot === 'force')?.[1]
  const predicate = clause === undefined ? undefined : predicateOf(s, clause, k.governors)
  const by = commitment?.get('by') ?? (predicate === undefined ? [] : agentsOf(s, context, predicate.agent))
  const inferred = (by.length > 0 ? by : context.issuers.map((value): Filled => ({ value }))).map(
    (b): Filled => ({ value: b.value, inferred: 'list item: who the introducing line names' }),
  )
  context.lead = {
    by: inferred,
    modality: frame?.modality ?? predicate?.modality ?? 'done',
    ...(force === undefined ? {} : { force: String(force) }),
  }
}

/** A sentence with its dates resolved and its amounts found. */
export function scopeOf(k: ReadingKnowledge, s: ReadSentence, context: DocumentContext): Scope {
  const found = s.dates
  const dates: SentenceDate[] = []
  const dateTokens = new Set<number>()
  for (const date of found) {
    const unit = s.units.findIndex((u) => u.first <= date.first && date.first <= u.last)
    // "compared to 2021" is no time of the fact.
    if (unit < 0 || date.compared === true) continue
    for (let i = date.first; i <= date.last; i++) dateTokens.add(i)
    const clause = owner(s, unit)
    const tense = clause === undefined ? 'past' : tenseOf(clause)
    const value = k.dates.resolve(date.said, { ...(context.date === undefined ? {} : { date: context.date }), tense })
    if (value === undefined) continue
    const filled: Filled = {
      value,
      span: tokenSpan(s.tokens, date.first, date.last),
      row: 'dates',
      ...(needsAnchor(date.said) ? { inferred: "relative to the document's date" } : {}),
    }
    const before = s.units[unit - 1]
    const preposition = before?.type === 'preposition' || before?.type === 'subordinator' ? before.word : ''
    const part: SentenceDate['part'] = /^P\d/.test(value)
      ? 'period'
      : (date.hint ??
        (value.startsWith('../')
          ? 'due'
          : preposition === 'since'
            ? 'since'
            : preposition === 'until' || preposition === 'till'
              ? 'until'
              : (preposition === 'for' && value.includes('/')) || (before?.type === 'open' && /^\d{4}\/\d{4}$/.test(value))
                ? 'period'
                : 'when'))
    dates.push({ unit, value, part, filled })
  }
  return {
    k,
    s,
    context,
    dates,
    dateTokens,
    amounts: k.amounts.find(s.tokens, s.sentence.body, s.sentence.last, { dates: found, ...dollarOf(k, context) }),
    passage: passageOf(s),
  }
}

/** A bare "$" is the dollar of the document's own state, unless the United States speak too. */
function dollarOf(k: ReadingKnowledge, context: DocumentContext): { dollar?: string } {
  if (context.issuers.includes('United States')) return {}
  const dollar = context.issuers.map((issuer) => k.dollars.get(issuer)).find((code) => code !== undefined)
  return dollar === undefined ? {} : { dollar }
}

/** The innermost clause whose words hold a unit; a unit in front of the first verb belongs to that. */
function owner(s: ReadSentence, unit: number): Clause | undefined {
  let best: Clause | undefined
  for (const clause of s.clauses) {
    if (clause.at > unit) break
    if (unit < clause.rest.to) best = clause
  }
  return best ?? s.clauses.find((c) => c.at > unit)
}

/** The claims that a predicate's frames make: at most one of a kind for each complement. */
function framesOf(
  scope: Scope,
  predicate: Predicate,
  used: Set<number>,
  frames: readonly Frame[] = framesFor(scope.k, predicate),
): Draft[] {
  const { k, s } = scope
  const drafts: Draft[] = []
  const kinds = new Set<string>()
  // The adjuncts are the same for every frame of the predicate: read once, when first asked for.
  let adjuncts: Adjuncts | undefined
  const adjunctsOnce = () => {
    adjuncts ??= adjunctsIn(s, scope.context, scope.dates, predicate.area)
    return adjuncts
  }
  // A promise that is reaffirmed is a view as well.
  let reaffirms = false
  for (const frame of frames) {
    if (kinds.has(frame.kind)) {
      tell(scope, predicate, frame, () => `another row read a ${frame.kind} first`)
      continue
    }
    if (frame.kind === 'position' && predicate.clause?.kind === 'infinitive' && predicate.clause.hangs === 'object') {
      // "called on Norland to support the plan": what is asked for is not yet held.
      tell(scope, predicate, frame, 'a view that somebody is asked to take is not held')
      continue
    }
    if (frame.kind === 'position' && ((kinds.has('commitment') && !reaffirms) || predicate.nominal)) {
      tell(scope, predicate, frame, predicate.nominal ? 'a noun of action is no view' : 'a promise was read of the verb, so it is no view')
      continue
    }
    const complements = frame.takes.includes('will')
      ? canPromise(scope, predicate)
        ? willComplement(s, predicate, kinds)
        : []
      : complementsOf(s, predicate, frame, k.language.words)
    if (complements.length === 0)
      tell(scope, predicate, frame, () => `no such complement: needs ${[...frame.particles, frame.takes.join(' or ')].join(' ')}`)
    if (frame.row === 'frames/is-to' && !canPromise(scope, predicate)) {
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
      kinds.add(frame.kind)
      if (frame.row === 'frames/pledge.reaffirmed') reaffirms = true
      drafts.push(draft, ...(frame.kind === 'visit' ? furtherPlaces(scope, predicate, complement, draft) : []))
      if (frame.kind === 'chairmanship') drafts.push(...furtherTerms(match, draft))
      if (frame.kind === 'relation') drafts.push(...furtherParties(scope, predicate, frame, draft))
      if (frame.row === 'frames/meet') drafts.push(...furtherSittings(match, draft))
      if (frame.kind === 'instrument') drafts.push(...furtherInstruments(match, draft, used))
      else if (match.thing !== undefined) used.add(match.thing.from)
    }
  }
  return drafts
}

function notEnough(draft: Draft): string {
  const filled = Object.keys(SLOTS[draft.kind]).filter((slot) => draft.has(slot))
  return filled.length === 0
    ? `nothing that a ${draft.kind} needs was found`
    : `no ${draft.kind} with only ${filled.join(', ')}, or said in a way that tells none`
}

/** Writes down what became of a row, when somebody wants to know. */
function tell(scope: Scope, { lemma, first, last }: Predicate, { row, kind }: Frame, outcome: string | (() => string)): void {
  scope.tried?.push({ lemma, first, last, row, kind, outcome: typeof outcome === 'string' ? outcome : outcome() })
}

/** The frames that a predicate may satisfy, in the order in which they are tried. */
function framesFor(k: ReadingKnowledge, predicate: Predicate): readonly Frame[] {
  return [...(k.frames.get(predicate.lemma) ?? []), ...(predicate.nominal ? [] : (k.frames.get('*') ?? []))]
}

/** "is determined to build": a participle behind "be" tells a state of its subject. */
function stateOf(predicate: Predicate): Predicate | undefined {
  const { patient, ...rest } = predicate
  const isState =
    predicate.passive && predicate.clause?.verb.form === 'finite' && predicate.agent === undefined && predicate.first < predicate.last
  return isState && patient !== undefined ? { ...rest, agent: patient, lemma: 'be', passive: false, last: predicate.last - 1 } : undefined
}

/** The frames of "be" that name the participle of a passive: "be determined". */
function stateFrames({ k, s }: Scope, predicate: Predicate): readonly Frame[] {
  return (k.frames.get('be') ?? []).filter((frame) => frame.particles[0] === s.tokens.word[predicate.last])
}

/** Nouns that can bind themselves: a side, a government, a council; not a corridor or a framework. */
function canPromise(scope: Scope, predicate: Predicate): boolean {
  const { s } = scope
  const subject = predicate.agent
  const unit = subject === undefined ? undefined : s.units[subject.from]
  if (unit?.type !== 'noun') return false
  if (unit.pronoun) return /^(?:we|they|it|he|she)$/.test(s.tokens.word[unit.first] ?? '')
  const last = unit.names.at(-1)
  if (last !== undefined && last.last >= unit.head)
    return last.type !== 'event' && last.type !== 'instrument' && last.type !== 'programme' && last.type !== 'place' && last.type !== 'name'
  const cls = unit.noun?.classes[0]
  return cls === 'group' || cls === 'institution' || cls === 'body'
}

/** "will visit Norland, Arcadia and Sudland": one visit a place. */
function furtherPlaces(scope: Scope, predicate: Predicate, complement: Complement, draft: Draft): Draft[] {
  const { s } = scope
  const range = complement.range ?? predicate.patient
  if (range === undefined) return []
  const end = listEnd(s, range.from, range.to)
  const hasAnd = s.units.slice(range.from, end).some((u) => u.type === 'conjunction')
  if (!hasAnd) return []
  const others: Draft[] = []
  for (let u = range.from + 1; u < end; u++) {
    const unit = s.units[u]
    const place = unit?.type === 'noun' ? placeOf(unit) : undefined
    if (place === undefined || place.value === draft.get('where')[0]?.value) continue
    const other = new Draft('visit', draft.modality, draft.passage, 'rule/further place')
    for (const slot of ['who', 'post', 'of', 'type', 'host']) other.set(slot, draft.get(slot)[0])
    others.push(other.set('where', { value: place.value, span: tokenSpan(s.tokens, place.first, place.last), row: place.row }))
  }
  return others
}

const NO_PROMISE = new Set([
  'be',
  'celebrate',
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
  'allow',
  'enable',
  'enter',
  'remain',
  'cover',
  'need',
  'require',
  'result',
  'represent',
  'feature',
  'last',
  'discuss',
  'highlight',
  'reaffirm',
  'stress',
  'emphasize',
  'emphasise',
  'underscore',
  'underline',
  'welcome',
  'speak',
  'receive',
  'help',
])

/** "Norland will remove the duty": a promise, unless the verb tells an event that has a frame of its own. */
function willComplement(s: ReadSentence, predicate: Predicate, kinds: ReadonlySet<string>): Complement[] {
  const { clause } = predicate
  if (
    clause === undefined ||
    (predicate.modal !== 'will' && predicate.modal !== 'shall' && !(predicate.modal === 'would' && clause.kind === 'that')) ||
    predicate.passive
  )
    return []
  if (NO_PROMISE.has(predicate.lemma) || kinds.has('meeting') || kinds.has('visit') || kinds.has('commitment')) return []
  const words = infinitiveWords(s, clause)
  return words === undefined ? [] : [{ words, range: { from: clause.at, to: clause.rest.to } }]
}

function thingOf(frame: Frame, predicate: Predicate, complement: Complement): Range | undefined {
  const part = frame.slots.find(([slot]) => slot === 'thing')?.[1]
  if (part === 'subject') return predicate.passive ? predicate.patient : predicate.agent
  if (part === 'object') return complement.object ?? predicate.patient
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
  const own = thingOf(frame, predicate, complement)
  const thing = frame.kind === 'instrument' ? instrumentAround(scope, predicate, own) : innerThing(scope, predicate, frame, own)
  if (frame.object.length > 0) {
    const range = thing ?? complement.object ?? complement.range ?? predicate.patient
    const phrase = range === undefined ? undefined : s.units[range.from]
    const classes = range === undefined || phrase?.type !== 'noun' ? new Set<string>() : classesOf(scope, phrase, range)
    if (!frame.object.some((cls) => classes.has(cls))) {
      tell(
        scope,
        predicate,
        frame,
        () => `needs ${frame.object.join(' or ')}, found ${[...classes].join(', ') || 'nothing of a known class'}`,
      )
      return undefined
    }
  }
  const draft = new Draft(frame.kind, frame.modality ?? predicate.modality, scope.passage, frame.row)
  for (const [slot, part] of frame.slots) {
    // 'to' is read by the kind itself, wherever it stands in the clause.
    if (slot === 'thing' || part === 'to') continue
    const isList = SLOTS[frame.kind][slot]?.list === true
    if (part === 'subject')
      draft.add(slot, isList ? agentsOf(s, context, predicate.agent) : agentsOf(s, context, predicate.agent).slice(0, 1))
    else if (part === 'object') {
      const range = complement.object ?? predicate.patient
      if (isList) draft.add(slot, agentsOf(s, context, range))
      else if (range !== undefined)
        draft.set(slot, frame.kind === 'visit' || frame.kind === 'relation' ? agentsOf(s, context, range)[0] : wordsOfRange(s, range))
    } else if (part === 'complement') {
      if (slot === 'agenda' || slot === 'areas') draft.add(slot, topicsOfComplement(complement))
      else draft.set(slot, complement.words)
    } else if (part === 'self') draft.set(slot, selfWords(s, predicate, complement))
    else draft.set(slot, { value: part, span: tokenSpan(s.tokens, predicate.first, predicate.last), row: frame.row })
  }
  const adjuncts = adjunctsOnce()
  const match: Match = { scope, predicate, frame, complement, adjuncts, ...(thing === undefined ? {} : { thing }) }
  if (COMPLETE[frame.kind]?.(draft, match) === true) return { draft, match }
  tell(scope, predicate, frame, () => notEnough(draft))
  return undefined
}

/** "the role of the League, established in 1990, …": what is told of the noun right before the participle, not of the whole phrase. */
function innerThing(scope: Scope, predicate: Predicate, frame: Frame, range: Range | undefined): Range | undefined {
  const kind = predicate.clause?.kind
  if (range === undefined || (frame.kind !== 'body' && frame.kind !== 'programme')) return range
  if (frame.row === 'frames/body.areas' && isWorkWithin(scope, range)) return { from: range.from + 2, to: range.to }
  if (kind !== 'participle' && kind !== 'relative') return range
  const isOf = (u: number): boolean => {
    const unit = scope.s.units[u]
    if (unit?.type !== 'noun') return false
    const classes = classesOf(scope, unit, { from: u, to: range.to })
    return frame.object.some((cls) => classes.has(cls))
  }
  if (isOf(range.from)) return range
  for (let u = range.from + 1; u < range.to; u++) if (isOf(u)) return { from: u, to: range.to }
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
  if (predicate.passive) {
    const object = complement.object ?? predicate.patient
    return object === undefined ? undefined : wordsOfRange(s, object)
  }
  return predicate.clause === undefined ? complement.words : (infinitiveWords(s, predicate.clause) ?? complement.words)
}

/** Claims of nouns: signings, visits and sessions that have no verb of their own. */
function nominals(scope: Scope, used: ReadonlySet<number>, told: readonly Draft[]): Draft[] {
  const { s, k } = scope
  const drafts: Draft[] = []
  s.units.forEach((unit, at) => {
    if (unit.type !== 'noun' || (used.has(at) && !unit.pronoun)) return
    const clause = owner(s, at)
    const to = clause === undefined || at < clause.at ? nextVerb(s, at) : Math.max(at + 1, clause.rest.to)
    const head = s.tokens.word[unit.head] ?? ''
    const ties = nominalRelations(scope, at, to, nominalModality(scope, clause, at), clause)
    if (ties.length > 0) {
      drafts.push(...ties)
      return
    }
    const verb = k.nominals.get(head)
    if (verb !== undefined) {
      const predicate = nominalPredicate(s, at, to, verb, clause, k.governors)
      if (predicate !== undefined) {
        const found = framesOf(scope, predicate, new Set())
        drafts.push(...found.filter((d) => d.kind !== 'commitment' && d.kind !== 'position' && d.kind !== 'initiative'))
        return
      }
    }
    const modality = nominalModality(scope, clause, at)
    const promise = nominalCommitment(scope, at, to)
    if (promise !== undefined && !told.some((d) => d.kind === 'commitment' && d.get('what')[0]?.value === promise.get('what')[0]?.value))
      drafts.push(promise)
    const initiative = nominalInitiative(scope, at, to)
    if (initiative !== undefined) {
      drafts.push(initiative)
      return
    }
    if (unit.pronoun) return
    // "will pay a visit to": told by its verb already.
    const isTold = clause !== undefined && PAYING.has(clause.verb.lemma) && told.some((d) => d.kind === 'visit')
    const visit = isTold ? undefined : nominalVisit(scope, at, to, modality)
    if (visit !== undefined) {
      drafts.push(visit)
      return
    }
    const negotiated = negotiatedInstrument(scope, at, to, clause)
    if (negotiated !== undefined) {
      drafts.push(negotiated)
      return
    }
    const attends =
      clause !== undefined && at > clause.at && ATTENDING.has(clause.verb.lemma)
        ? (told.find((d) => d.kind === 'meeting' && d.has('participants')) ?? told.find((d) => d.kind === 'visit'))
        : undefined
    const meeting = nominalMeeting(
      scope,
      at,
      to,
      modality,
      attends === undefined
        ? undefined
        : asAttended(
            attends,
            told.find((d) => d.kind === 'visit'),
          ),
    )
    if (meeting !== undefined) {
      drafts.push(meeting)
      return
    }
    const year = namedYear(scope, at)
    if (year !== undefined) {
      drafts.push(year)
      return
    }
    const instrument = nominalInstrument(scope, at, to, modality)
    if (instrument !== undefined) drafts.push(instrument)
    const programme = told.some((d) => d.kind === 'programme') ? undefined : nominalProgramme(scope, at, to)
    if (programme !== undefined) drafts.push(programme)
    const chair = nominalChair(scope, at, to, modality)
    if (chair !== undefined) drafts.push(chair)
  })
  return drafts
}

/** Light verbs of a visit: the noun behind them is the visit that the verb tells. */
const PAYING = new Set(['pay', 'make', 'undertake', 'conduct', 'begin', 'conclude', 'complete', 'start'])

const ATTENDING = new Set(['attend', 'participate', 'take', 'join', 'address'])

/** What coordinated events share: who attends, and the place of the visit they belong to. */
function asAttended(draft: Draft, visit: Draft | undefined): Draft {
  const shared = new Draft('meeting', draft.modality, draft.passage, 'rule/attended')
  const where = draft.get('where')[0] ?? visit?.get('where')[0]
  return shared
    .add('participants', draft.kind === 'meeting' ? draft.get('participants') : draft.get('who'))
    .set('where', where)
    .set('when', draft.kind === 'meeting' ? draft.get('when')[0] : undefined)
}

const LOOKING_AHEAD = new Set(['look', 'await', 'anticipate', 'expect'])

function nominalModality(scope: Scope, clause: Clause | undefined, at: number) {
  const modality = clause === undefined ? 'done' : modalityOf(clause, scope.k.governors)
  const word = scope.s.tokens.word[scope.s.units[at]?.first ?? 0]
  if (word === 'next' || word === 'upcoming' || word === 'forthcoming') return 'scheduled' as const
  const date = scope.dates.find((d) => d.unit > at)
  const day = scope.context.date
  if (date !== undefined && day !== undefined && /^\d{4}/.test(date.value)) {
    if (date.value.slice(0, 10) > day && (date.value.length >= 7 || date.value > day.slice(0, 4))) return 'scheduled' as const
    if (date.value.slice(0, 10) < day) return 'done' as const
  }
  if (clause !== undefined && LOOKING_AHEAD.has(clause.verb.lemma) && date === undefined) return 'expected' as const
  return clause !== undefined &&
    clause.verb.tense === 'past' &&
    (modality === 'expected' || modality === 'proposed') &&
    clause.kind === 'main'
    ? ('done' as const)
    : modality
}

function nextVerb(s: ReadSentence, at: number): number {
  for (let u = at + 1; u < s.units.length; u++) if (s.units[u]?.type === 'verb') return u
  return s.units.length
}

/** Keeps what later sentences refer to: the body last named, who acted last, the person last named. */
function remember(scope: Scope, drafts: readonly Draft[]): void {
  const { context, s } = scope
  const programme = drafts.find((d) => d.kind === 'programme')?.get('title')[0]
  if (programme !== undefined) context.lastProgramme = String(programme.value)
  rememberPair(scope)
  const tellsMeeting = drafts.some((d) => d.kind === 'meeting' && d.made.startsWith('frames/'))
  for (const draft of drafts) {
    // An event that is only named beside the one told ("on the margins of …") is not what later sentences speak of.
    if (draft.kind === 'meeting' && draft.made === 'nouns/event' && tellsMeeting) continue
    const body = draft.get('body')[0] ?? (draft.kind === 'body' ? draft.get('name')[0] : undefined)
    if (body !== undefined) mentionBody(context, String(body.value))
    const idea = draft.kind === 'initiative' ? draft.get('idea')[0] : undefined
    if (idea !== undefined) context.lastIdea = String(idea.value)
    if (draft.kind === 'instrument') rememberInstrument(scope, draft)
  }
  const main = s.clauses.find((c) => c.kind === 'main' && c.subject !== undefined)
  if (main !== undefined) {
    const agents = agentsOf(s, context, main.subject)
    if (agents.length > 0) context.lastAgents = agents
  }
  // "he" is rather who acted than who was met.
  const acting = main?.subject === undefined ? undefined : namesIn(s, main.subject).find((n) => n.type === 'person')
  const person = acting ?? [...s.names].reverse().find((n) => n.type === 'person')
  if (person !== undefined) context.lastPerson = fullName(context, person.value)
  if (context.sides.length < 2) {
    const parties = [
      ...new Set(drafts.filter((d) => d.kind === 'meeting').flatMap((d) => d.get('participants').map((p) => String(p.value)))),
    ].map((name) => context.stateOf.get(name) ?? name)
    // Only states and organisations are sides; "ministers" and "third countries" are words.
    const known = parties.filter((party) => scope.k.language.parties.has(fold(party)))
    if (known.length >= 2) context.sides = known
    // "the Norland–Arcadia Commission": a body of two states names the sides.
    const body = s.names.find((n) => (n.type === 'body' || n.type === 'event') && n.parties?.length === 2)
    if (context.sides.length < 2 && body?.parties !== undefined) context.sides = body.parties
  }
}

/** Two parties named in one sentence, but not as places. */
function rememberPair(scope: Scope): void {
  const { s, context } = scope
  const pair: string[] = []
  s.units.forEach((unit, u) => {
    if (unit.type !== 'noun' || unit.names.length === 0 || pair.length > 1) return
    const before = s.units[u - 1]
    if (before?.type === 'preposition' && (before.word === 'in' || before.word === 'at' || before.word === 'to')) return
    for (const n of unit.names)
      if ((n.type === 'party' || n.type === 'organisation' || n.type === 'adjective') && !pair.includes(n.value)) pair.push(n.value)
  })
  if (pair.length > 1) context.lastPair = pair.slice(0, 2)
}
