import { fold } from '../../language/tokens.ts'
import { wordSet } from '../../language/word-map.ts'
import { adjunctsIn, listEnd } from '../adjuncts.ts'
import { agentsOf, issuerAgents } from '../agents.ts'
import type { NounPhrase } from '../../language/phrases.ts'
import type { Claim } from '../claim.ts'
import type { Clause, Range } from '../clauses.ts'
import { gerundList, infinitiveWords } from '../complement.ts'
import { isState } from '../document.ts'
import { Draft, type Filled } from '../draft.ts'
import { objectOf, predicateOf } from '../predicate.ts'
import type { Match, Scope } from '../scope.ts'
import { tokenSpan, wordsBetween, wordsOfRange } from '../sentence.ts'
import { isVenture } from './initiative/venture.ts'
import { takeSaidTime } from './said-time.ts'

const TOGETHER_OR_JOINTLY = wordSet('together jointly')
const OTHER_SEVERAL_MANY_OR_SOME = wordSet('other several many some')

const NOUN = wordSet('proposal proposals idea ideas initiative initiatives suggestion suggestions')
/** Nouns of which only some put something forward: a call for a fund, not one for calm. */
const SOMETIMES = wordSet('recommendation recommendations call calls appeal appeals')
const PUTTING =
  /^(?:put|propose|present|table|suggest|announce|launch|advance|submit|raise|voice|float|moot|broach|make|tabled|initiate|bring|introduce|formulate|pitch|circulate)$/
/** Verbs that make the idea behind them their subject's: "made a proposal on ferries", "took the initiative of". */
const OWNING =
  /^(?:make|take|have|come|submit|present|table|put|bring|advance|float|raise|voice|formulate|introduce|share|outline|explain|pitch)$/
const SUPPORTING = /^(?:support|back|endorse|co-sponsor|second|echo|embrace|sponsor|champion)$/
/** Verbs of making what is not there yet. */
const MAKING = /^(?:set|establish|create|convene|launch|found|form|organi[sz]e|develop|open)$/
/** What an "it" or "this" in front of a supported thing may be. */
const DEFINITE = 'definite description: the idea last named'

/** Fills an initiative: where it was put forward, who supported it. */
export function completeInitiative(draft: Draft, match: Match): boolean {
  const { adjuncts, scope, predicate } = match
  const { s } = scope
  // "was instructed to propose measures": a task, nothing that is put forward.
  if (predicate.clause?.kind === 'infinitive' && draft.get('action')[0]?.value === 'proposed') return false
  // "a centre supported by Norland" is there; only who calls for one puts it forward.
  if (predicate.passive && /^frames\/initiative\.(?:called|backed)$/.test(match.frame.row)) return false
  // "laid out plans": told of the matter only where it stands as an other's.
  if (match.frame.row === 'frames/initiative.laid-out' && !predicate.passive) return false
  // "proposed the following:": what is proposed stands in the list.
  if (/^following$/.test(String(draft.get('idea')[0]?.value))) return false
  // "suggested that the hall was too small": a view; what is put forward has the bare verb, or "should".
  if (match.complement.that && isAssertion(match)) return false
  const own = match.complement.object
  // "took note of the proposal, tabled by Norland": the proposal, not the note.
  const range = predicate.passive && own !== undefined && match.thing !== undefined && !isIdea(scope, own.from) ? match.thing : own
  const head = range === undefined ? undefined : scope.s.units[range.from]
  if (range !== undefined && head?.type === 'noun' && isIdea(scope, range.from) && !draft.has('forum')) {
    const named = nominalInitiative(scope, range.from, range.to)
    if (named !== undefined) {
      draft.drop('idea')
      for (const slot of ['idea', 'forum', 'when']) draft.set(slot, named.get(slot)[0])
      draft.add('by', named.get('by')).add('supporters', named.get('supporters'))
    } else if (range.to - range.from <= 1 && !isDescribed(scope, head)) {
      draft.drop('idea')
      if (scope.context.lastIdea !== undefined) draft.set('idea', { value: scope.context.lastIdea, inferred: DEFINITE })
    }
  }
  if (draft.get('action')[0]?.value === 'proposed') draft.add('supporters', backersBeside(match))
  // "supported the calls for calm"
  if (
    match.frame.row === 'frames/initiative.supported' &&
    range !== undefined &&
    head?.type === 'noun' &&
    SOMETIMES.holds(s.tokens, head.head) &&
    !putsForward(scope, range.from)
  )
    return false
  if (head?.type === 'noun' && head.pronoun) {
    draft.drop('idea')
    if (scope.context.lastIdea !== undefined) draft.set('idea', { value: scope.context.lastIdea, inferred: DEFINITE })
  }
  const action = draft.get('action')[0]?.value
  // "launched the Initiative in May": the time is that of the launch.
  const timed =
    range === undefined || !match.frame.slots.some(([slot, part]) => slot === 'idea' && part === 'object')
      ? undefined
      : dateIn(scope, range)
  if (range !== undefined && timed !== undefined && timed > range.from && head?.type === 'noun' && !head.pronoun && draft.has('idea')) {
    const told = String(draft.get('idea')[0]?.value)
    const words = wordsOfRange(s, { from: range.from, to: timed })
    if (words !== undefined && told.startsWith(String(words.value))) {
      draft.drop('idea')
      draft.set('idea', words)
    }
  }
  // "the Pledge, an effort initiated by A": what is apposed is known by the name in front.
  const named = range === undefined ? undefined : apposed(scope, range.from)
  if (named !== undefined) {
    draft.drop('idea')
    draft.set('idea', named)
  }
  if (action === 'supported' && predicate.passive) {
    draft.drop('supporters')
    draft.add('supporters', supportersOf(scope, predicate.agent))
  }
  // "5. Endorses the proposal": who issues the document.
  const isOpening = predicate.agent === undefined && !predicate.passive && predicate.clause?.index === 0
  if (match.frame.row === 'frames/initiative.supported' && isOpening && !draft.has('supporters'))
    draft.add('supporters', issuerAgents(scope.context))
  draft.set('forum', adjuncts.at ?? forumIn(scope, predicate.area))
  const subject = predicate.passive || predicate.agent === undefined ? [] : [predicate.agent]
  draft.add('supporters', supportBeside(scope, [...predicate.area, ...subject]))
  if (action !== 'supported') {
    draft.set('when', adjuncts.when)
    if (isTogether(scope, predicate.area)) draft.add('by', adjuncts.with)
  }
  trimIdea(draft)
  trimForum(draft)
  const said = takeSaidTime(draft, 'idea', scope)
  if (said !== undefined) trimForum(draft.set('when', said))
  const isNamed = action === 'launched' && predicate.passive && (draft.has('forum') || draft.has('when'))
  // "It was proposed to open a line": by whom is left open.
  const isImpersonal = predicate.passive && action === 'proposed' && match.complement.clause !== undefined
  const isTold = draft.has('idea') && (draft.has('by') || draft.has('supporters') || isNamed || isImpersonal)
  // "Norland proposed a fund; Arcadia backed the proposal": of the idea that stands in front.
  const idea = draft.get('idea')[0]
  // "offices in Norland, an initiative that": a state is no idea.
  if (idea !== undefined && isOnlyState(scope, idea)) return false
  if (isTold && action === 'proposed' && idea !== undefined && isTakenUp(scope, predicate.last)) scope.context.lastIdea = String(idea.value)
  return isTold
}

function isOnlyState({ k }: Scope, { value }: Filled): boolean {
  return isState(k.language, String(value)) && k.language.parties.has(fold(String(value)))
}

/** Whether "the proposal" stands farther on. */
function isTakenUp({ s }: Scope, behind: number): boolean {
  return s.units.some(
    (u) =>
      u.type === 'noun' && u.first > behind && u.head === u.first + 1 && s.tokens.word[u.first] === 'the' && NOUN.holds(s.tokens, u.head),
  )
}

/** "a fund for ports at the Rivers Forum": where it was put forward is no part of the idea. */
function trimForum(draft: Draft): void {
  const idea = draft.get('idea')[0]
  const forum = draft.get('forum')[0]?.span
  if (idea?.span === undefined || forum === undefined || forum.end !== idea.span.end) return
  const words = String(idea.value)
  const joint = words.slice(0, forum.start - idea.span.start).search(/ (?:at|in|within|during|before) (?:the )?$/)
  if (joint < 8) return
  draft.drop('idea')
  draft.set('idea', { ...idea, value: words.slice(0, joint), span: { start: idea.span.start, end: idea.span.start + joint } })
}

/** Whether the clause behind "that" says how things are. */
function isAssertion({ scope, complement }: Match): boolean {
  const { s } = scope
  const { range } = complement
  const inner = range === undefined ? undefined : s.clauses.find((c) => c.at >= range.from && c.at < range.to && c.verb.form === 'finite')
  return inner !== undefined && /^(?:is|are|was|were|has|have|had|will|would|can|may)$/.test(s.tokens.word[inner.verb.first] ?? '')
}

/** Where a date with its preposition begins inside a range. */
function dateIn({ s }: Scope, range: Range): number | undefined {
  for (let u = range.from + 1; u < range.to; u++) {
    if (s.units[u]?.type === 'verb' || s.units[u]?.type === 'relative') return undefined
    if (s.units[u]?.type === 'date') return s.units[u - 1]?.type === 'preposition' ? u - 1 : u
  }
  return undefined
}

/** "a bridging proposal": a new one, told by the words before its noun. */
function isDescribed({ s }: Scope, unit: NounPhrase): boolean {
  return /^an?$/.test(s.tokens.word[unit.first] ?? '') && unit.head > unit.first + 1
}

/** "Together with Norland, …": those who act with the subject. */
function isTogether(scope: Scope, ranges: readonly Range[]): boolean {
  const { s } = scope
  return ranges.some((range) => {
    for (let u = range.from; u < range.to; u++) if (TOGETHER_OR_JOINTLY.holds(s.tokens, s.units[u]?.first ?? 0)) return true
    return false
  })
}

/** "with the support of Norland" beside the verb. */
function supportBeside(scope: Scope, ranges: readonly Range[]): readonly Filled[] {
  const { s, context } = scope
  for (const range of ranges) {
    for (let u = range.from; u + 3 < range.to; u++) {
      const unit = s.units[u]
      const noun = s.units[u + 1]
      const of = s.units[u + 2]
      if (unit?.type !== 'preposition' || unit.word !== 'with' || noun?.type !== 'noun' || s.tokens.word[noun.head] !== 'support') continue
      if (of?.type === 'preposition' && (of.word === 'of' || of.word === 'from'))
        return agentsOf(s, context, { from: u + 3, to: listEnd(s, u + 3, range.to) })
    }
  }
  return []
}

/** Where something was put forward: "at the Council", "in the United Nations". */
function forumIn(scope: Scope, ranges: readonly Range[]): Filled | undefined {
  const { s } = scope
  for (const range of ranges) {
    for (let u = range.from; u + 1 < range.to; u++) {
      const unit = s.units[u]
      const noun = s.units[u + 1]
      if (unit?.type !== 'preposition' || !/^(?:at|in|within|during)$/.test(unit.word) || noun?.type !== 'noun') continue
      const name = noun.names.find((n) => n.type === 'organisation' || n.type === 'body' || n.type === 'event')
      if (name !== undefined) return { value: name.value, span: tokenSpan(s.tokens, name.first, name.last), row: name.row }
    }
  }
  return undefined
}

/** "that a meeting be convened in July": the idea is the thing; how it is to come about stands behind it. */
function trimIdea(draft: Draft): void {
  const whole = draft.get('idea')[0]
  const relative = whole === undefined ? -1 : String(whole.value).search(/,? (?:that is|that are|which) /)
  const idea = whole === undefined || relative < 8 ? whole : { ...whole, value: String(whole.value).slice(0, relative) }
  if (idea !== whole && idea !== undefined) {
    draft.drop('idea')
    draft.set('idea', idea)
  }
  const words =
    idea === undefined ? undefined : /^(.{12,}?) (?:should )?be (?:\w+ed|held|drawn up|set up|made|given|taken)\b/.exec(String(idea.value))
  if (idea === undefined || words?.[1] === undefined) return
  draft.drop('idea')
  draft.set('idea', { ...idea, value: words[1] })
}

function isIdea(scope: Scope, at: number): boolean {
  const unit = scope.s.units[at]
  if (unit?.type !== 'noun') return false
  return NOUN.holds(scope.s.tokens, unit.head) || hasQuotedTitle(scope, at) || putsForward(scope, at)
}

/** "the recommendation of the Board for a joint archive", "the call by Norland to set up a fund": a noun that puts forward only what is new and shared. */
function putsForward(scope: Scope, at: number): boolean {
  const { s } = scope
  const unit = s.units[at]
  if (unit?.type !== 'noun' || !SOMETIMES.holds(s.tokens, unit.head)) return false
  const start = topicStart(scope, at, s.units.length)
  const joint = s.units[start]
  if (joint?.type === 'verb') {
    const made = s.units[start + 1]
    if (joint.form !== 'infinitive' || !MAKING.test(joint.lemma) || made?.type !== 'noun') return false
    return isVenture(scope, made, { from: start + 1, to: s.units.length })
  }
  const thing = s.units[start + 1]
  return (
    joint?.type === 'preposition' &&
    joint.word === 'for' &&
    thing?.type === 'noun' &&
    isVenture(scope, thing, { from: start + 1, to: s.units.length })
  )
}

/** "the initiative "Clean Ports"": the noun in front of its title. */
function hasQuotedTitle(scope: Scope, at: number): boolean {
  return quotedIdea(scope, at) !== undefined
}

function quotedIdea(scope: Scope, at: number): Filled | undefined {
  const { tokens } = scope.s
  const unit = scope.s.units[at]
  if (unit?.type !== 'noun') return undefined
  for (let i = unit.first + 1; i < unit.last; i++) {
    if (tokens.word[i] === '"' && NOUN.holds(tokens, i - 1)) return wordsBetween(tokens, i + 1, unit.last - 1)
  }
  return undefined
}

/** "Norland's proposal to open a line": an initiative named by its noun, with whose it is and who supported it. */
export function nominalInitiative(scope: Scope, at: number, to: number): Draft | undefined {
  const { s, context } = scope
  const unit = s.units[at]
  const isIt = unit?.type === 'noun' && unit.pronoun && s.tokens.word[unit.first] === 'it' && context.lastIdea !== undefined
  const proposed = proposedThing(scope, at)
  if (proposed !== undefined) return proposed
  if (unit?.type !== 'noun' || (!isIt && !isIdea(scope, at))) return undefined
  const draft = new Draft('initiative', 'proposed', scope.passage, 'rule/initiative')
  if (!isIt) addOwners(scope, draft, at)
  draft.set('idea', quotedIdea(scope, at) ?? (isIt ? undefined : (apposed(scope, at) ?? ideaBehind(scope, at, to))))
  const by = s.units[at + 1]
  if (!isIt && by?.type === 'preposition' && (by.word === 'by' || by.word === 'of' || by.word === 'from') && !draft.has('by')) {
    const owner = s.units[at + 2]
    if (owner?.type === 'noun' && (by.word !== 'of' || isActor(scope, at + 2)))
      // A comma closes the phrase in front: "At the proposal of Norland, the Council …".
      draft.add(
        'by',
        agentsOf(s, context, {
          from: at + 2,
          to:
            s.units[at + 3]?.type === 'comma' && (isFrontPhrase(scope, at) || startsAt(scope, at + 4, draft))
              ? at + 3
              : listEnd(s, at + 2, to),
        }),
      )
  }
  if (!draft.has('idea')) draft.set('idea', doneAtBehest(scope, at))
  if (!draft.has('by') && !isIt) draft.add('by', putBy(scope, at))
  if (!draft.has('idea')) draft.set('idea', ideaBehindVerb(scope, at))
  const told = tellClauses(scope, draft, at)
  if (!told && !draft.has('supporters') && draft.has('by')) backedBeside(scope, draft, at)
  draft.set('action', {
    value: draft.has('supporters') && !told ? 'supported' : 'proposed',
    span: tokenSpan(s.tokens, unit.head, unit.head),
  })
  if (!draft.has('forum')) draft.set('forum', adjunctsIn(scope, [{ from: at + 1, to }]).at)
  const determiner = s.tokens.word[unit.first]
  if (
    !draft.has('idea') &&
    (isIt || determiner === 'the' || determiner === 'this') &&
    context.lastIdea !== undefined &&
    draft.has('supporters')
  ) {
    draft.set('idea', { value: context.lastIdea, inferred: DEFINITE })
  }
  trimIdea(draft)
  const idea = draft.get('idea')[0]
  if (idea !== undefined && isOnlyState(scope, idea)) return undefined
  return draft.has('idea') && (draft.has('by') || (draft.has('supporters') && !isIt) || (isIt && draft.has('supporters')))
    ? draft
    : undefined
}

/** "supported the initiative of Norland and the proposal of Arcadia to host": the second idea has the same supporters. */
function backedBeside(scope: Scope, draft: Draft, at: number): void {
  const { s, context } = scope
  const joint = s.units[at - 1]
  const clause = s.clauses.findLast((c) => c.at < at && at < c.rest.to && c.verb.form === 'finite')
  if (joint?.type !== 'conjunction' || clause === undefined || clause.verb.passive || clause.verb.negated) return
  if (!/^(?:support|back|endorse)$/.test(clause.verb.lemma) || !isIdea(scope, clause.at + 1)) return
  draft.add('supporters', clause.subject === undefined ? issuerAgents(context) : agentsOf(s, context, clause.subject))
  if (draft.modality === 'proposed') draft.modality = 'done'
}

/** "Norland made a proposal on ferries": an idea is of who makes it. */
function putBy(scope: Scope, at: number): readonly Filled[] {
  const { s, context } = scope
  const clause = s.clauses.findLast((c) => c.at < at && at < c.rest.to && c.verb.form === 'finite')
  if (clause === undefined || clause.verb.passive || !OWNING.test(clause.verb.lemma)) return []
  // "took up the proposal", "have before them the proposal made by Norland": another's.
  if ((clause.verb.lemma === 'take' && s.tokens.word[clause.verb.last + 1] === 'up') || isPutBehind(scope, at)) return []
  for (let u = clause.at + 1; u < at; u++) if (s.units[u]?.type === 'noun') return []
  return agentsOf(s, context, clause.subject)
}

/** "Proposals were made by Norland on a portal": the idea stands behind the verb and its doer. */
function ideaBehindVerb(scope: Scope, at: number): Filled | undefined {
  const { s } = scope
  const clause = s.clauses.find((c) => c.kind === 'main' && c.verb.passive && c.subject?.from === at)
  if (clause === undefined || !PUTTING.test(clause.verb.lemma)) return undefined
  for (let u = clause.at + 1; u < clause.rest.to; u++) {
    const unit = s.units[u]
    if (unit?.type === 'preposition' && TOPIC.test(unit.word)) return wordsOfRange(s, { from: u + 1, to: clause.rest.to })
    if (unit?.type === 'verb') return unit.form === 'infinitive' ? wordsOfRange(s, { from: u, to: clause.rest.to }) : undefined
  }
  return undefined
}

/** "the initiative of Norland, the Rivers Forum": the idea is what stands behind the comma. */
function startsAt({ s }: Scope, at: number, draft: Draft): boolean {
  const unit = s.units[at]
  const start = draft.get('idea')[0]?.span?.start ?? -1
  return unit !== undefined && start >= (s.tokens.start[unit.first] ?? 0) && start <= (s.tokens.end[unit.last] ?? 0)
}

function isFrontPhrase({ s }: Scope, at: number): boolean {
  const joint = s.units[at - 1]
  return joint?.type === 'preposition' && /^(?:at|on|upon)$/.test(joint.word)
}

/** "At the proposal of Norland, the Council decided to open a line": what came of the proposal is what it proposed. */
function doneAtBehest(scope: Scope, at: number): Filled | undefined {
  const { s } = scope
  if (!isFrontPhrase(scope, at)) return undefined
  const main = s.clauses.find((c) => c.kind === 'main' && (c.at > at || c.rest.to > at))
  if (main === undefined) return undefined
  const deed = s.clauses.find((c) => c.governor === main && c.kind === 'infinitive' && c.hangs === 'verb')
  if (deed !== undefined) return infinitiveWords(s, deed)
  if (main.verb.passive) return main.subject === undefined ? undefined : wordsOfRange(s, main.subject)
  const object = objectOf(s, main.rest)
  return object === undefined ? undefined : wordsOfRange(s, object)
}

/** "Norland's proposed ferry line": an idea told by a participle, with whose it is. */
function proposedThing(scope: Scope, at: number): Draft | undefined {
  const { s } = scope
  const unit = s.units[at]
  if (unit?.type !== 'noun') return undefined
  for (let i = unit.first + 2; i < unit.last; i++) {
    if (s.tokens.word[i] === 'proposed' && (s.tokens.word[i - 1] === "'s" || s.tokens.word[i - 1] === "'"))
      return proposedBehind(scope, unit, i)
  }
  return undefined
}

function proposedBehind(scope: Scope, unit: NounPhrase, i: number): Draft | undefined {
  const { s } = scope
  const owner = unit.names.find((n) => n.last === i - 2 && (n.type === 'party' || n.type === 'organisation' || n.type === 'person'))
  if (owner === undefined) return undefined
  const draft = new Draft('initiative', 'proposed', scope.passage, 'rule/proposed by its owner')
  draft.add('by', [{ value: owner.value, span: tokenSpan(s.tokens, owner.first, owner.last), row: owner.row }])
  draft.set('action', { value: 'proposed', span: tokenSpan(s.tokens, i, i) })
  draft.set('idea', wordsBetween(s.tokens, i + 1, unit.last))
  return draft.has('idea') ? draft : undefined
}

/** Whose idea it is: "Norland's proposal", "its proposal", "our idea". */
function addOwners(scope: Scope, draft: Draft, at: number): void {
  const { s, context } = scope
  const unit = s.units[at]
  if (unit?.type !== 'noun') return
  const owners = unit.names.filter(
    (n) => n.last < unit.head && (n.type === 'party' || n.type === 'adjective' || n.type === 'organisation' || n.type === 'person'),
  )
  draft.add(
    'by',
    owners.map((n): Filled => ({ value: n.value, span: tokenSpan(s.tokens, n.first, n.last), row: n.row })),
  )
  const possessive = s.tokens.word[unit.first]
  if (owners.length > 0 || !/^(?:its|their|our|his|her)$/.test(possessive ?? '')) return
  const clause = s.clauses.find((c) => c.rest.from <= at && at < c.rest.to)
  draft.add(
    'by',
    possessive === 'our'
      ? context.issuers.map((value): Filled => ({ value, inferred: '"our": the issuer' }))
      : agentsOf(s, context, clause?.subject),
  )
}

function isActor(scope: Scope, at: number): boolean {
  const unit = scope.s.units[at]
  return (
    unit?.type === 'noun' &&
    unit.names.some(
      (n) =>
        n.type === 'party' ||
        n.type === 'person' ||
        n.type === 'organisation' ||
        n.type === 'post' ||
        // "the recommendation of the Ports Committee for …"
        (n.type === 'body' && n.first > unit.first) ||
        // "the Norlandic side"
        (n.type === 'adjective' && unit.noun?.classes.includes('group') === true),
    )
  )
}

/** "The Port Forum, an initiative of President Roe": the idea stands before the comma. */
function apposed(scope: Scope, at: number): Filled | undefined {
  const { s } = scope
  const before = s.units[at - 2]
  const article = s.tokens.word[s.units[at]?.first ?? 0]
  if (s.units[at - 1]?.type !== 'comma' || before?.type !== 'noun' || before.names.length === 0 || (article !== 'an' && article !== 'a'))
    return undefined
  return wordsBetween(s.tokens, before.first, before.last)
}

/** What the sentence tells of an idea by verbs: who put it forward, where and when, and who supported it. Says whether it was put forward. */
function tellClauses(scope: Scope, draft: Draft, at: number): boolean {
  const { s, context, k } = scope
  let told = false
  for (const clause of s.clauses) {
    const { lemma, passive } = clause.verb
    const about = clause.at > at && !finiteBetween(scope, at, clause.at)
    const fronted =
      clause.at < at &&
      clause.index === 0 &&
      s.units[at - 1]?.type === 'comma' &&
      (clause.subject === undefined || clause.subject.from > clause.at)
    if (fronted && SUPPORTING.test(lemma)) draft.add('supporters', agentsOf(s, context, agentIn(scope, clause)))
    const putsIt = PUTTING.test(lemma) && (about || fronted)
    if (putsIt && (lemma !== 'put' || s.tokens.word[clause.verb.last + 1] === 'forward')) {
      told = true
      const predicate = predicateOf(s, clause, k.governors)
      const adjuncts = adjunctsIn(scope, predicate.area)
      draft.set('forum', adjuncts.at ?? forumIn(scope, predicate.area)).set('when', adjuncts.when)
      if (!draft.has('by'))
        draft.add('by', passive || fronted ? agentsOf(s, context, agentIn(scope, clause)) : agentsOf(s, context, predicate.agent))
    }
    if (about && passive && SUPPORTING.test(lemma)) draft.add('supporters', supportersOf(scope, agentIn(scope, clause)))
    // "was put forward by Norland and has the backing of Arcadia"
    const goesOn = clause.beside?.subject?.from === at
    if ((about || goesOn) && !passive && /^(?:receive|enjoy|win|find|have|gain|meet)$/.test(lemma))
      draft.add('supporters', supportersOf(scope, supportIn(scope, clause)))
    if (!passive && (SUPPORTING.test(lemma) ? clause.at === at - 1 : lendsSupport(scope, clause, at)))
      draft.add('supporters', supportersOf(scope, predicateOf(s, clause, k.governors).agent))
  }
  return told
}

/** "lent its support to the proposal", "voiced support for the idea". */
function lendsSupport({ s }: Scope, clause: Clause, at: number): boolean {
  const joint = s.units[at - 1]
  const noun = s.units[at - 2]
  return (
    clause.rest.from <= at - 2 &&
    at < clause.rest.to &&
    clause.at > at - 5 &&
    joint?.type === 'preposition' &&
    (joint.word === 'for' || joint.word === 'to') &&
    noun?.type === 'noun' &&
    /^(?:support|backing|endorsement|blessing)$/.test(s.tokens.word[noun.head] ?? '')
  )
}

/** "a proposal in three points: opening a centre, training its staff and sharing lists": each is put forward. */
export function listedIdeas(scope: Scope, whole: Draft, at: number): Draft[] {
  const { s } = scope
  const colon = s.units.findIndex((u, i) => i > at && u.type === 'colon')
  if (colon < 0 || finiteBetween(scope, at, colon)) return []
  const each = gerundList(s, colon + 1, s.units.length)
  if (each.length < 2) return []
  return each.map((idea) => {
    const draft = new Draft('initiative', 'proposed', scope.passage, 'rule/listed idea')
    for (const slot of ['forum', 'when', 'action']) draft.set(slot, whole.get(slot)[0])
    return draft.add('by', whole.get('by')).set('idea', idea.words)
  })
}

function finiteBetween(scope: Scope, from: number, to: number): boolean {
  for (let u = from + 1; u < to; u++) {
    const unit = scope.s.units[u]
    if (unit?.type === 'verb' && unit.form === 'finite') return true
  }
  return false
}

/** Those who support, in the sentence's own words where they are a group: "the other participants". */
function supportersOf(scope: Scope, range: Range | undefined): readonly Filled[] {
  const { s, context } = scope
  const last = range === undefined ? undefined : s.units[range.to - 1]
  // "Norland and the other members": the rest keep the words that part them from the whole.
  if (
    range !== undefined &&
    last?.type === 'noun' &&
    last.names.length === 0 &&
    OTHER_SEVERAL_MANY_OR_SOME.holds(s.tokens, s.tokens.word[last.first] === 'the' ? last.first + 1 : last.first)
  ) {
    const words = wordsBetween(s.tokens, last.first, last.last)
    return [...agentsOf(s, context, { from: range.from, to: range.to - 1 }), ...(words === undefined ? [] : [words])]
  }
  return range === undefined ? [] : agentsOf(s, context, range)
}

/** The phrase behind "by" in a clause's own words. */
function agentIn(scope: Scope, clause: Clause): Range | undefined {
  const { s } = scope
  for (let u = clause.rest.from; u < clause.rest.to; u++) {
    const unit = s.units[u]
    if (unit?.type === 'verb') return undefined
    if (unit?.type === 'preposition' && unit.word === 'by') return { from: u + 1, to: listEnd(s, u + 1, clause.rest.to) }
  }
  return undefined
}

/** "received the support of Norland and Arcadia". */
function supportIn(scope: Scope, clause: Clause): Range | undefined {
  const { s } = scope
  for (let u = clause.rest.from; u + 2 < clause.rest.to && u < clause.rest.from + 4; u++) {
    const unit = s.units[u]
    const of = s.units[u + 1]
    if (
      unit?.type !== 'noun' ||
      !/^(?:support|backing|approval|endorsement|favou?r|agreement|acceptance)$/.test(s.tokens.word[unit.head] ?? '')
    )
      continue
    return of?.type === 'preposition' && /^(?:of|from|with|by|among)$/.test(of.word)
      ? { from: u + 2, to: listEnd(s, u + 2, clause.rest.to) }
      : undefined
  }
  return undefined
}

/** What joins a proposal to its topic. */
const TOPIC = /^(?:of|on|for|concerning|regarding|about)$/
const isEventLike = (type: string): boolean => type === 'event' || type === 'body' || type === 'organisation' || type === 'name'
/** Nothing but its own "of" or "on" phrase follows. */
function isLast({ units }: Scope['s'], at: number, to: number): boolean {
  for (let u = at; u < to; u++) {
    const type = units[u]?.type
    if (type !== 'preposition' && type !== 'noun' && type !== 'other') return false
  }
  return true
}

/** "by Norland and Arcadia": where the owners of a proposal end. */
function ownersEnd(s: Scope['s'], from: number, to: number): number {
  const listed = listEnd(s, from, to)
  // "the Minister of Ports, Ms Jane Roe, for a fund": the name of who held the post.
  const name = s.units[listed + 1]
  const isNamed =
    s.units[listed]?.type === 'comma' &&
    s.units[listed + 2]?.type === 'comma' &&
    name?.type === 'noun' &&
    name.names.some((n) => n.type === 'person')
  // "the Minister of Ports, Ms Jane Roe, for a fund": within one phrase.
  const isAside = s.units[listed]?.type === 'comma' && s.units[listed + 1]?.type === 'preposition' && isPersonPhrase(s, from)
  const end = isNamed ? listed + 3 : isAside ? listed + 1 : listed
  const next = s.units[end]
  return next?.type === 'verb' || next?.type === 'that' || next?.type === 'preposition' ? end : from + 1
}

function isPersonPhrase(s: Scope['s'], at: number): boolean {
  const unit = s.units[at]
  return unit?.type === 'noun' && unit.names.some((n) => n.type === 'person')
}

/** Where the topic of a proposal begins: behind its owner, or behind who put it forward ("the proposal, tabled by Norland in May, for"). */
function topicStart(scope: Scope, at: number, to: number): number {
  const { s } = scope
  // "the proposal of Norland to open a line": the owner may stand between.
  const next = s.units[at + 1]
  const owned = next?.type === 'preposition' && (next.word === 'of' || next.word === 'by' || next.word === 'from') && isActor(scope, at + 2)
  if (owned) return ownersEnd(s, at + 2, to)
  // "Norland's proposal of May for a fund"
  if (next?.type === 'preposition' && s.units[at + 2]?.type === 'date') return at + 3
  const put = s.units[next?.type === 'comma' ? at + 2 : at + 1]
  if (put?.type !== 'verb' || put.form !== 'participle' || !PUTTING.test(put.lemma)) return at + 1
  const isEnclosed = next?.type === 'comma'
  for (let u = at + 3; u < Math.min(s.units.length, at + LONGEST_ASIDE); u++) {
    const unit = s.units[u]
    if (unit?.type === 'that' || (unit?.type === 'verb' && unit.form === 'infinitive')) return u
    if (unit?.type === 'verb' || unit?.type === 'semicolon' || unit?.type === 'relative') return at + 1
    if (unit?.type !== 'preposition') continue
    const isBehindComma = s.units[u - 1]?.type === 'comma'
    if (isEnclosed ? isBehindComma && TOPIC.test(unit.word) : unit.word === 'for') return u
  }
  return at + 1
}

/** "the proposal, tabled by Norland": a participle tells who put it forward. */
function isPutBehind({ s }: Scope, at: number): boolean {
  const put = s.units[s.units[at + 1]?.type === 'comma' ? at + 2 : at + 1]
  return put?.type === 'verb' && put.form === 'participle' && PUTTING.test(put.lemma)
}

/** How many units may stand between a proposal and its topic. */
const LONGEST_ASIDE = 14

/** What a proposal proposes: "to open a line", "of a line", "on a line". */
export function ideaBehind(scope: Scope, at: number, to: number): Filled | undefined {
  const { s } = scope
  const start = topicStart(scope, at, to)
  const idea = s.units[start]
  if (idea?.type === 'verb' && idea.form === 'infinitive') {
    const clause = s.clauses.find((c) => c.at === start)
    return clause === undefined ? undefined : infinitiveWords(s, clause)
  }
  // "the initiative of Norland, the Rivers Forum": what is apposed names it.
  const named = s.units[start + 1]
  if (
    idea?.type === 'comma' &&
    named?.type === 'noun' &&
    named.names.some((n) => n.last === named.last && isEventLike(n.type)) &&
    isLast(s, start + 2, to)
  )
    return wordsOfRange(s, { from: start + 1, to })
  if (idea?.type === 'that') return wordsOfRange(s, { from: start + 1, to })
  if (idea?.type === 'preposition' && TOPIC.test(idea.word)) {
    const end = s.units.findIndex(
      (u, i) =>
        i > start &&
        (u.type === 'relative' ||
          u.type === 'semicolon' ||
          u.type === 'colon' ||
          u.type === 'comma' ||
          // "the initiative on reefs and the proposal of Norland to host": another idea.
          (u.type === 'conjunction' && isIdea(scope, i + 1)) ||
          (u.type === 'verb' && u.form === 'finite')),
    )
    return wordsOfRange(s, { from: start + 1, to: Math.max(end < 0 ? to : Math.min(end, to), start + 2) })
  }
  // "a proposal concerning ferries"
  if (idea?.type === 'verb' && idea.form === 'gerund' && /^(?:concern|regard|relate|involve)$/.test(idea.lemma)) {
    const clause = s.clauses.find((c) => c.at === start)
    const object = clause === undefined ? undefined : objectOf(s, clause.rest)
    return object === undefined ? undefined : wordsOfRange(s, object)
  }
  return undefined
}

/** "The idea of a ferry, raised by Norland, was supported by Arcadia": one idea of one sentence is one initiative. */
export function joinIdeas(drafts: readonly Draft[]): Draft[] {
  return drafts.filter((draft) => {
    if (draft.kind !== 'initiative' || draft.get('action')[0]?.value !== 'supported') return true
    const put = drafts.find((other) => other.kind === 'initiative' && other !== draft && sameIdea(other, draft))
    if (put === undefined || put.get('action')[0]?.value !== 'proposed') return true
    if (!put.has('supporters')) put.add('supporters', draft.get('supporters'))
    return false
  })
}

const sameIdea = (one: Draft, other: Draft): boolean =>
  one.get('idea')[0]?.value === other.get('idea')[0]?.value && one.get('idea')[0]?.span?.start === other.get('idea')[0]?.span?.start

/**
 * Joins "This proposal was supported by Arcadia" to the proposal that the sentence before put forward: both are one initiative,
 * told in two breaths.
 */
export function joinSupport(claims: readonly Claim[]): Claim[] {
  const joined: Claim[] = []
  for (const claim of claims) {
    const at =
      claim.kind === 'initiative' && claim.inferred['idea'] === DEFINITE ? joined.findLastIndex((c) => c.kind === 'initiative') : -1
    const first = joined[at]
    if (first === undefined || first.slots['idea'] !== claim.slots['idea'] || claim.passage.start - first.passage.end > NEAR)
      joined.push(claim)
    else joined[at] = withMore(first, claim)
  }
  return joined
}

/** How far apart two sentences of one initiative may begin and end, in characters. */
const NEAR = 400

function withMore(first: Claim, more: Claim): Claim {
  const slots: Record<string, Claim['slots'][string]> = { ...first.slots }
  const spans = { ...first.spans }
  for (const slot of ['by', 'forum', 'supporters', 'when']) {
    const value = more.slots[slot]
    if (value === undefined || slots[slot] !== undefined) continue
    slots[slot] = value
    const own = more.spans[slot]
    if (own !== undefined) spans[slot] = own
  }
  return { ...first, slots, spans, passage: { start: first.passage.start, end: more.passage.end } }
}

/** "Norland, supported by Arcadia, proposed a fund": who backs whoever puts it forward, told between the two. */
function backersBeside({ scope: { s, context }, predicate }: Match): readonly Filled[] {
  const at = predicate.clause?.at ?? 0
  const aside = s.clauses.find(
    (c) =>
      c.verb.form === 'participle' &&
      c.at < at &&
      /^(?:support|back|second|endorse|join)$/.test(c.verb.lemma) &&
      s.units[c.at - 1]?.type === 'comma',
  )
  const by = aside === undefined ? undefined : s.units[aside.at + 1]
  if (aside === undefined || by?.type !== 'preposition' || by.word !== 'by') return []
  return agentsOf(s, context, { from: aside.at + 2, to: listEnd(s, aside.at + 2, at) })
}
