import { framedBy, giveHolder, reachingInto, reportedIn, speakerOf, voicedViews } from './attribution.ts'
import { speaksFromHere } from './attribution/label.ts'
import type { Claim, Span } from './claim.ts'
import type { Clause } from './clauses.ts'
import { dayOfLine, onTheirDay } from './day-lines.ts'
import type { DocumentContext } from './document.ts'
import type { Draft } from './draft.ts'
import { figuresOf } from './kinds/figure.ts'
import { countsOf, withoutCountries } from './kinds/figure/counts.ts'
import { labelledFigure } from './kinds/figure/labelled.ts'
import { figuresAhead, withoutCountedPapers } from './kinds/figure/ahead.ts'
import { leftFigures } from './kinds/figure/left.ts'
import { joinBodies } from './kinds/body.ts'
import { joinIdeas } from './kinds/initiative.ts'
import { announcedDeed } from './kinds/commitment/announced.ts'
import { enumeratedPromises } from './kinds/commitment/enumerated.ts'
import { impersonalPromises } from './kinds/commitment/impersonal.ts'
import { chargedBody, describedBodies, foundedBody, membersOfBody } from './kinds/body/described.ts'
import { closingSignature, headingInstrument, listedInstruments } from './kinds/instrument/nominal.ts'
import { deposits } from './kinds/instrument/deposit.ts'
import { possessedDeeds } from './kinds/instrument/possessed.ts'
import { tenures } from './kinds/chairmanship/tenure.ts'
import { rollCall } from './kinds/meeting/attendance.ts'
import { atPlaceOfVisit } from './kinds/meeting/attended.ts'
import { whoCame, whoPresided } from './kinds/meeting/came.ts'
import { calledOff, movedTo } from './kinds/meeting/called-off.ts'
import { withoutItself } from './kinds/meeting/itself.ts'
import { withLeaders } from './kinds/meeting/led-sides.ts'
import { invertedMeeting } from './kinds/meeting/inverted.ts'
import { calledFor } from './kinds/position/called.ts'
import { posts } from './kinds/post.ts'
import { itemProgramme, joinProgrammes } from './kinds/programme.ts'
import { labelledProgramme, paidInto, tellItem } from './kinds/programme/money.ts'
import { tellBeside } from './kinds/programme/beside.ts'
import { knownAs, takesName } from './kinds/programme/known-as.ts'
import { programmesLaunched } from './kinds/programme/since-launch.ts'
import { nameGiven, tellPaid } from './kinds/programme/under.ts'
import { placesProgramme } from './kinds/programme/places.ts'
import { type Predicate, predicateOf } from './predicate.ts'
import type { ReadingKnowledge, Scope, Tried } from './scope.ts'
import type { ReadSentence } from './sentence.ts'
import { includedPromises, listItem, rememberLead, rememberPromise } from './list-items.ts'
import { scopeOf } from './open-scope.ts'
import { framesOf, tell, framesFor, stateOf, stateFrames } from './match-frames.ts'
import { nominals } from './nominals.ts'
import { remember } from './remember.ts'

/** All claims of one sentence, in the order of their words; the context learns what the sentence speaks of. */
export function claimsOf(k: ReadingKnowledge, s: ReadSentence, context: DocumentContext, tried?: Tried[]): readonly Claim[] {
  const scope = scopeOf(k, s, context, tried)
  const day = context.byDays ? dayOfLine(scope) : undefined
  if (day !== undefined) {
    context.day = day
    return NOTHING
  }
  speaksFromHere(scope)
  let drafts: Draft[] = posts(scope, s.names, context.stateOf)
  const used = new Set<number>()
  for (const clause of s.clauses) {
    const predicate = asItem(predicateOf(s, clause, k.governors), context)
    if (clause.verb.negated || hasNone(s, clause)) {
      // What is denied is no claim; what a party will not do is a promise all the same.
      for (const frame of framesFor(k, predicate)) if (!frame.promises) tell(scope, predicate, frame, 'the verb is negated')
      if (predicate.modal === 'will') drafts.push(...notHeld(scope, predicate))
      if (predicate.modal === 'will' || predicate.modal === 'shall') drafts.push(...framesOf(scope, predicate, used, k.frames.get('*')))
      continue
    }
    drafts.push(...framesOf(scope, predicate, used))
    const rows = stateFrames(scope, predicate)
    const state = rows.length === 0 ? undefined : stateOf(predicate)
    if (state !== undefined) drafts.push(...framesOf(scope, state, used, rows))
    const called = calledFor(scope, predicate)
    if (called !== undefined) drafts.push(called)
    const figures = figuresOf(scope, predicate, 'rule/measure')
    const isTold = (count: Draft) => figures.some((f) => f.get('value')[0]?.value === count.get('value')[0]?.value)
    drafts.push(...figures, ...countsOf(scope, predicate).filter((count) => !isTold(count)))
  }
  atPlaceOfVisit(drafts)
  const places = drafts.some((d) => d.kind === 'programme') ? undefined : placesProgramme(scope)
  if (places !== undefined) drafts.push(places)
  const called = knownAs(scope)
  if (called !== undefined && !takesName(drafts, called)) drafts.push(called)
  const found = nominals(scope, used, drafts)
  if (s.sentence.kind === 'heading' && s.clauses.length === 0) {
    const told = headingInstrument(scope)
    // "Final Communiqué" alone says nothing that the document does not.
    const heading = told?.size === 1 && told.has('type') ? undefined : told
    drafts.push(...found.filter((d) => d.kind !== 'instrument'), ...(heading === undefined ? [] : [heading]))
  } else drafts.push(...found)
  drafts.push(...possessedDeeds(scope, drafts), ...programmesLaunched(scope))
  drafts = deposits(scope, drafts)
  const charged = chargedBody(scope)
  for (const body of [foundedBody(scope), membersOfBody(scope)]) if (body !== undefined) drafts.push(body)
  drafts.push(...describedBodies(scope), ...(charged === undefined ? [] : [charged]))
  const closing = closingSignature(scope)
  if (closing !== undefined) drafts.push(closing)
  const inverted = drafts.some((d) => d.kind === 'meeting') ? undefined : (invertedMeeting(scope) ?? rollCall(scope))
  if (inverted !== undefined) drafts.push(inverted)
  const came = whoCame(scope, drafts) ?? whoPresided(scope, drafts)
  if (came !== undefined) drafts.push(came)
  drafts = tenures(scope, listedInstruments(scope, drafts))
  drafts.push(...enumeratedPromises(scope, drafts))
  drafts.push(...impersonalPromises(scope, drafts))
  // An item may tell the sum of a programme that its noun has named: "Reef Project (loan: $3 million)".
  const programme = itemProgramme(scope)
  const named = programme?.get('title')[0]?.value
  if (programme !== undefined && drafts.every((d) => d.kind !== 'programme' || (d.get('title')[0]?.value === named && !d.has('value'))))
    drafts.push(programme)
  const label = drafts.some((d) => d.kind === 'programme' || d.kind === 'commitment') ? undefined : labelledProgramme(scope)
  if (label !== undefined) drafts.push(label)
  const itemised = s.sentence.opens ? drafts.filter((d) => d.kind === 'programme') : []
  const [own] = itemised
  if (own !== undefined && itemised.every((d) => d.get('title')[0]?.value === own.get('title')[0]?.value)) tellItem(scope, own)
  paidInto(scope, drafts)
  drafts = withoutReports(s, drafts)
  drafts = nameGiven(scope, withLeaders(scope, drafts))
  tellPaid(scope, drafts)
  tellBeside(scope, drafts)
  const item = listItem(scope, drafts)
  if (item !== undefined) drafts.push(item)
  const announced = announcedDeed(scope, drafts)
  if (announced !== undefined) drafts = [...drafts.filter((d) => d.kind !== 'figure'), announced]
  drafts.push(...includedPromises(scope))
  drafts.push(...leftFigures(scope, drafts))
  drafts = withoutCountedPapers(withoutCountries(scope, drafts))
  figuresAhead(context, drafts)
  const isTold = drafts.some((d) => d.kind === 'figure' || d.kind === 'commitment' || d.kind === 'programme')
  const labelled = isTold ? undefined : labelledFigure(scope)
  if (labelled !== undefined) drafts.push(labelled)
  drafts = movedTo(scope, drafts)
  onTheirDay(scope, drafts)
  const quoted = reachingInto(context.quotes, scope.passage.start, scope.passage.end)
  const reported = reportedIn(s, context)
  for (const draft of drafts) {
    withoutItself(draft)
    giveHolder(scope, quoted, draft)
  }
  drafts.push(...voicedViews(scope, [...quoted, ...framedBy(s, context, 'views')], drafts))
  const heard = [...quoted, ...reported]
  rememberLead(scope, drafts)
  rememberPromise(scope, drafts)
  remember(scope, drafts)
  if (drafts.length === 0) return NOTHING
  return withoutNamedFunds(withoutRepeats(joinMeetings(calledOff(joinProgrammes(joinBodies(joinIdeas(drafts))))))).map((draft) => {
    draft.speaker ??= speakerOf(heard, draft) ?? context.issuer
    return draft.finish()
  })
}

const NOTHING: readonly Claim[] = []

/** "No agreement was reached": denied by its subject. */
function hasNone({ units, tokens }: ReadSentence, { subject, kind }: Clause): boolean {
  const unit = subject === undefined || kind !== 'main' ? undefined : units[subject.from]
  return unit?.type === 'noun' && unit.last > unit.first && tokens.word[unit.first] === 'no' && tokens.word[unit.first + 1] !== '.'
}

/** "The seminar will not take place": a session that is known to stay away is called off. */
function notHeld(scope: Scope, predicate: Predicate): Draft[] {
  const isTaking = predicate.lemma === 'take' || predicate.lemma === 'convene'
  const held = framesFor(scope.k, predicate).filter(
    (f) => (isTaking && f.row === 'frames/be-held') || (f.row === 'frames/hold' && predicate.passive),
  )
  return framesOf(scope, { ...predicate, modality: 'cancelled' }, new Set(), held)
}

/** "They agreed to:" and "– holding a season of films": what an item promises lies ahead. */
function asItem(predicate: Predicate, { lead }: DocumentContext): Predicate {
  const { clause } = predicate
  const isItem = clause?.index === 0 && clause.verb.form === 'gerund' && clause.governor === undefined && clause.subject === undefined
  return isItem && lead?.force !== undefined && predicate.modality === 'done' ? { ...predicate, modality: 'expected' } : predicate
}

/** Joins what one sentence says of one meeting: "the 18th Forum, chaired by Norland, was held in Lima" is one claim. */
function joinMeetings(drafts: readonly Draft[]): Draft[] {
  const kept: Draft[] = []
  for (const draft of drafts) {
    const name = nameOfMeeting(draft)
    const same =
      name === undefined
        ? kept.findLast((other) => isSameTalks(other, draft))
        : kept.find((other) => nameOfMeeting(other) === name && agreeOn(other, draft))
    if (same === undefined) kept.push(draft)
    else {
      const ahead = draft.modality === 'scheduled' || (same.modality === 'done' && draft.modality === 'expected')
      same.take(draft)
      if (same.has('at') && same.get('at')[0]?.value === same.get('body')[0]?.value) same.drop('at')
      if (ahead) same.modality = draft.modality
    }
  }
  return kept
}

/** The body of a meeting, or a title of several words: "the talks" may be others each time. */
function nameOfMeeting(draft: Draft): string | number | undefined {
  if (draft.kind !== 'meeting') return undefined
  const title = String(draft.get('title')[0]?.value ?? '')
  return draft.get('body')[0]?.value ?? (title.includes(' ') ? title : undefined)
}

const TOPICS_ALONE: ReadonlySet<string> = new Set(['agenda', 'participants', 'rank', 'mode'])

/** "The ministers met in Lima, discussed visas and exchanged views on transit": talks told by their topics alone are those of who met. */
function isSameTalks(meeting: Draft, talks: Draft): boolean {
  if (talks.kind !== 'meeting' || meeting.kind !== 'meeting' || talks.modality !== meeting.modality) return false
  if (!talks.has('agenda') || !talks.hasOnly(TOPICS_ALONE) || !meeting.made.startsWith('frames/')) return false
  const met = new Set(meeting.get('participants').map((p) => p.value))
  const talking = talks.get('participants')
  return talking.length === 0 ? met.size === 0 && meeting.hasOnly(TOPICS_ALONE) : talking.every((p) => met.has(p.value))
}

function agreeOn(one: Draft, other: Draft): boolean {
  // "will meet at the Forum, planned for May": planned and fixed are one.
  const isAhead = (d: Draft): boolean => d.modality === 'scheduled' || d.modality === 'expected'
  // "The seminar, hosted by Norland, will be held in May": what a participle without a time says has the standing of the verb.
  const isNumbered = one.has('ordinal') && one.get('ordinal')[0]?.value === other.get('ordinal')[0]?.value
  const isTimeless = (d: Draft): boolean => d.modality === 'done' && !d.has('when') && !d.has('where') && (isNumbered || !d.has('ordinal'))
  const isDescribed = (isTimeless(one) && isAhead(other)) || (isTimeless(other) && isAhead(one))
  if (one.modality !== other.modality && !(isAhead(one) && isAhead(other)) && !isDescribed) return false
  return ['ordinal', 'when', 'where', 'mode', 'at', 'frequency'].every((slot) => {
    const a = one.get(slot)[0]?.value
    const b = other.get(slot)[0]?.value
    return a === undefined || b === undefined || a === b
  })
}

/** Kinds that tell what was done with a thing that is supported or endorsed. */
const TOLD = new Set(['initiative', 'instrument'])

/** Kinds that tell facts: what is noted of them is the fact. */
const FACTS = new Set([
  'meeting',
  'visit',
  'figure',
  'relation',
  'chairmanship',
  'programme',
  'commitment',
  'instrument',
  'initiative',
  'body',
])

/** "noted that the Forum would meet in Lima": what is reported is a fact that the sentence tells already, no view of it. */
function withoutReports(s: ReadSentence, drafts: Draft[]): Draft[] {
  if (!drafts.some((draft) => draft.kind === 'position')) return drafts
  return drafts.filter((draft) => {
    if (draft.kind !== 'position') return true
    const stance = draft.get('stance')[0]
    // "The proposal was supported by Norland": told as what was done with it.
    if (stance?.value === 'supports' && givesMoney(drafts, stance.span?.start)) return false
    if (stance?.value === 'supports')
      return !drafts.some((other) => TOLD.has(other.kind) && other.get('action')[0]?.span?.start === stance.span?.start)
    // "Norland denounced the treaty": left, and not condemned.
    if (stance?.value === 'condemns')
      return !drafts.some(
        (other) => other.get('action')[0]?.value === 'terminated' && other.get('action')[0]?.span?.start === stance.span?.start,
      )
    if (stance?.value !== 'considers') return true
    const span = draft.get('subject')[0]?.span
    if (span === undefined || !/\bthat (?:the )?$/.test(s.tokens.text.slice(Math.max(0, span.start - 10), span.start))) return true
    return !drafts.some(
      (other) => FACTS.has(other.kind) && /^(?:frames|rule\/measure)/.test(other.made) && other.within(span.start, span.end),
    )
  })
}

/** "announced new support worth $12 million": given, and not only voiced. */
const givesMoney = (drafts: readonly Draft[], at: number | undefined): boolean =>
  at !== undefined &&
  drafts.some(
    (d) =>
      d.kind === 'commitment' && /^[A-Z]{3}$/.test(String(d.get('unit')[0]?.value)) && d.get('what').some(({ span }) => near(span, at)),
  )

const near = (span: Span | undefined, at: number): boolean => span !== undefined && span.start >= at && span.start - at < 24

/** "announced $2 million for the Reef Fund": a fund that is only named is told by nobody as under way. */
function withoutNamedFunds(drafts: readonly Draft[]): readonly Draft[] {
  return drafts.filter(
    (draft) => draft.kind !== 'programme' || draft.size > 1 || !/ (?:Fund|Facility)$/.test(String(draft.get('title')[0]?.value)),
  )
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
