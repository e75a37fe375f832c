import type { Name } from '../../language/names.ts'
import type { NounPhrase } from '../../language/phrases.ts'
import { listEnd } from '../adjuncts.ts'
import { agentsOf } from '../agents.ts'
import { rankOfLevel } from '../manner.ts'
import { topics } from '../topics.ts'
import type { Range } from '../clauses.ts'
import { bodyNamed, mentionBody } from '../document.ts'
import { Draft, type Filled } from '../draft.ts'
import type { Predicate } from '../predicate.ts'
import type { Match, Scope } from '../scope.ts'
import { type ReadSentence, tokenSpan, wordsBetween, wordsOfRange } from '../sentence.ts'
import { isItsWork, listedAreas, namesAreas } from './areas.ts'
import { isBodyName } from './body/name.ts'
import { takesName, turnsInto } from './body/turned.ts'
import { audienceAt } from './programme/audience.ts'
import { isProposed } from './proposal.ts'
import { aimAt, aims, isBare, type Nature, natureIn } from './body/nature.ts'

/** Fills a body: its name, nature, members and areas. */
export function completeBody(draft: Draft, match: Match): boolean {
  const { scope, adjuncts, thing, complement, predicate, frame } = match
  const { s } = scope
  if (thing === undefined) return false
  const unit = s.units[thing.from]
  if (unit?.type !== 'noun') return false
  if (!holds(match, unit)) return false
  // "brought together the ministers": that was a session.
  if (draft.made === 'frames/body.members' && predicate.lemma === 'bring' && predicate.tense !== 'present') return false
  const name = nameOf(match, thing, unit)
  if (name === undefined) return false
  if (isProposed(s, predicate)) draft.modality = 'proposed'
  // A body without a name that is only proposed is an idea: "proposed a network of green ports".
  if (draft.modality === 'proposed' && name.row === undefined && name.inferred === undefined) return false
  draft.set('name', name)
  const action = draft.get('action')[0]?.value
  if (action === 'established' || action === 'resumed' || action === 'suspended') draft.set('since', adjuncts.when ?? adjuncts.since)
  const listed = listedAreas(match)
  if (listed.length > 0 || (draft.has('areas') && complement.range !== undefined)) {
    draft.drop('areas')
    draft.add('areas', listed.length > 0 || complement.range === undefined ? listed : areasIn(scope, afterColon(scope, complement.range)))
  }
  if (draft.made === 'frames/body.tasks') draft.add('areas', s.list)
  if (draft.has('nature') && complement.range !== undefined) {
    const be = s.units[complement.range.from]
    // "It is an annual event": said of a meeting, not of a body.
    const isKind = be?.type === 'noun' && be.noun?.classes.some((c) => c === 'body' || c === 'event' || c === 'institution') === true
    if (!isKind || /^(?:event|meeting|session|occasion)s?$/.test(s.tokens.word[be.head] ?? '')) return false
  }
  if (draft.has('nature') && complement.range !== undefined) {
    draft.drop('nature')
    tellNature(draft, natureIn(scope, complement.range))
  }
  if (action !== undefined) {
    tellNature(draft, asNature(match))
    draft.add('areas', areasOf(scope, thing))
    draft.add('members', founders(match))
    if (action === 'established' && !draft.has('areas') && !isBare(s, thing.from)) draft.add('areas', purposes(match, thing))
    const since = draft.get('since')[0]?.value
    if (
      scope.context.date !== undefined &&
      since !== undefined &&
      String(since).slice(0, 10) > scope.context.date &&
      draft.modality === 'done'
    )
      draft.modality = 'scheduled'
  }
  if (frame.row === 'frames/body.renamed' || frame.row === 'frames/body.merged') return takesName(draft, match)
  if (action === 'established') draft.set('parent', parentUnder(scope, predicate.rest))
  if (frame.row === 'frames/body.turned') return turnsInto(draft, match)
  if (frame.row === 'frames/body.parent') {
    draft.drop('parent')
    draft.set('parent', parentIn(scope, complement.range))
    return draft.has('parent') && draft.get('parent')[0]?.value !== name.value
  }
  if (!draft.has('areas')) draft.add('areas', objectives(scope, predicate.rest))
  draft.add('members', membersListed(scope, predicate.rest))
  // "will comprise officers from the member states": people by the words of the text.
  if (frame.row === 'frames/body.members' && !draft.has('members') && complement.object !== undefined)
    draft.add('members', audienceAt(scope, complement.object))
  draft.set('level', levelOf(match, thing) ?? levelBefore(scope, unit) ?? levelOfMembers(scope, thing))
  if (draft.get('members').some((m) => m.row === undefined && /\d|^(?:members?|participants?|countries|states)$/.test(String(m.value))))
    draft.drop('members')
  // "was set up in July; it is chaired by Norland"
  if (action === 'established' && draft.size > 1) mentionBody(scope.context, String(name.value))
  return draft.has('name') && draft.size > 1
}

/** "reports to the Joint Commission", "operates under the Commission": the body above. */
function parentIn({ s, context, ...rest }: Scope, range: Range | undefined): Filled | undefined {
  const unit = range === undefined ? undefined : s.units[range.from]
  if (unit?.type !== 'noun') return undefined
  const name = unit.names.find((n) => n.last === unit.last && isBodyName({ s, context, ...rest }, n))
  if (name !== undefined) return { value: name.value, span: tokenSpan(s.tokens, name.first, name.last), row: name.row }
  const known = unit.noun?.classes.includes('body') === true ? bodyNamed(context, unit.noun.singular) : undefined
  return known === undefined
    ? undefined
    : { value: known, span: tokenSpan(s.tokens, unit.first, unit.last), inferred: 'definite description: the body named before' }
}

/** "set up under the Joint Commission": the body above stands behind its act. */
function parentUnder(scope: Scope, { from, to }: Range): Filled | undefined {
  const { s } = scope
  for (let u = from; u + 1 < to; u++) {
    const unit = s.units[u]
    if (unit?.type === 'verb' || unit?.type === 'semicolon' || unit?.type === 'relative') return undefined
    if (unit?.type === 'preposition' && unit.word === 'under') return parentIn(scope, { from: u + 1, to: u + 2 })
  }
  return undefined
}

/** What a row asks of its clause besides its verb and object. */
function holds({ scope, predicate, frame, thing }: Match, unit: NounPhrase): boolean {
  const { s } = scope
  const named = unit.names.at(-1)
  switch (frame.row) {
    case 'frames/body.members':
      // "states, including Norland": no verb of its own.
      return predicate.clause?.verb.form === 'finite' && !isPast(predicate, named)
    case 'frames/body.opened':
      // "agreed to open an office" is a promise.
      return predicate.modality === 'done'
    case 'frames/body.convened':
      return /^an?$/.test(s.tokens.word[unit.first] ?? '')
    case 'frames/body.tasks':
      return predicate.modal !== undefined && !unit.names.some((n) => n.type === 'organisation')
    case 'frames/body.established':
      // "will establish Norland as a hub for trade": what a party is made into is no body.
      return !madeInto(scope.s, predicate)
    case 'frames/body.parent':
      return predicate.tense === 'present' || predicate.modal === 'will'
    case 'frames/body.deals':
      return predicate.tense === 'present'
    case 'frames/body.areas':
      // "The agency sends experts to promote exports": the aim of one act is no mandate.
      if (isAimOfAct(predicate.clause)) return false
      // "The assembly addressed the drought": told of one session.
      if (predicate.lemma === 'address' && predicate.tense === 'past' && unit.noun?.classes.includes('event') === true) return false
      // "the progress made by the Committee in addressing delays": what is done in passing is no mandate.
      if (predicate.clause?.kind === 'gerund' && s.units[predicate.clause.at - 1]?.type === 'preposition') return false
      // "The embassies dealt with 300 cases": what was done once is no mandate.
      if (predicate.lemma === 'deal' && predicate.tense === 'past') return false
      // "a dialogue hosted by the Chamber focused on ports": the agent of one participle is not what the next tells of.
      return !(predicate.clause?.kind === 'participle' && isAgent(s, thing?.from ?? 0)) && !isPast(predicate, named)
    default:
      return true
  }
}

function madeInto(s: ReadSentence, { patient, rest, passive }: Predicate): boolean {
  const object = patient ?? rest
  const unit = passive ? undefined : s.units[object.from]
  const as = s.units[object.from + 1]
  return (
    unit?.type === 'noun' &&
    unit.names.some((n) => n.type === 'party' && n.last === unit.last) &&
    as?.type === 'preposition' &&
    as.word === 'as'
  )
}

/** "sends experts to promote exports"; not "exists to promote", "was set up to promote". */
const isAimOfAct = (clause: Predicate['clause']): boolean =>
  clause?.kind === 'infinitive' &&
  clause.hangs !== 'verb' &&
  clause.governor?.verb.passive === false &&
  !/^(?:serve|exist|be)$/.test(clause.governor.verb.lemma)

/** "The Forum covered ports": of one session, not of the body. */
const isPast = ({ tense, modality }: Predicate, name: Name | undefined): boolean =>
  name?.type === 'event' && (tense === 'past' || modality !== 'done')

/** What any body may be called: "the organisation", "the group". */
const GENERIC =
  /^(?:body|organi[sz]ation|group|grouping|association|bloc|format|mechanism|platform|institution|forum|alliance|union|community)$/

/** The body that a phrase names or stands for; a forum or dialogue without a name of its own is a meeting. */
function nameOf(match: Match, thing: Range, unit: NounPhrase): Filled | undefined {
  const { scope } = match
  const { s, context } = scope
  const name = unit.names.find(
    (n) =>
      (isBodyName(scope, n) || (n.type === 'event' && match.frame.object.includes('event')) || isUnknown(match, n)) && n.last >= unit.head,
  )
  if (name !== undefined) return { value: name.value, span: tokenSpan(s.tokens, name.first, name.last), row: name.row }
  const span = tokenSpan(s.tokens, unit.first, unit.last)
  if (namesAreas(s, unit)) return ownerOf(scope, thing, unit)
  if (unit.pronoun)
    return context.lastBody === undefined ? undefined : { value: context.lastBody, span, inferred: 'pronoun: the body last named' }
  const itsWork = isItsWork(s, unit) && match.frame.slots.some(([slot]) => slot === 'areas') ? context.lastBody : undefined
  if (itsWork !== undefined) return { value: itsWork, span, inferred: 'possessive: the body last named' }
  if (unit.noun?.classes.includes('body') !== true) return undefined
  const first = s.tokens.word[unit.first]
  const called = /^an?$/.test(first ?? '') ? calledSo(scope, thing.from) : undefined
  if (called !== undefined) return called
  const described = bodyNamed(context, unit.noun.singular) ?? (GENERIC.test(unit.noun.singular) ? context.lastBody : undefined)
  if ((first === 'the' || first === 'this' || first === 'it') && unit.last - unit.first <= 1 && described !== undefined)
    return { value: described, span, inferred: 'definite description: the body last named' }
  return unit.noun.classes[0] === 'event' ? undefined : bodyWords(scope, thing)
}

/** "The League is a union that was set up in 1990": what is told of the kind of thing is told of the League. */
function calledSo({ s, context }: Scope, at: number): Filled | undefined {
  const clause = s.clauses.find((c) => c.at === at - 1 && c.verb.lemma === 'be')
  const subject = clause?.subject === undefined ? undefined : s.units[clause.subject.from]
  if (subject?.type !== 'noun') return undefined
  const name = subject.names.find((n) => (n.type === 'body' || n.type === 'organisation') && n.last === subject.last)
  if (name !== undefined) return { value: name.value, span: tokenSpan(s.tokens, name.first, name.last), row: name.row }
  return subject.pronoun && context.lastBody !== undefined
    ? { value: context.lastBody, span: tokenSpan(s.tokens, subject.first, subject.last), inferred: 'pronoun: the body last named' }
    : undefined
}

/** "the Grain Information System, which Norland set up": what such nouns name is a body when it is founded. */
const isUnknown = ({ frame }: Match, name: Name): boolean =>
  name.type === 'name' &&
  frame.row === 'frames/body.founded' &&
  / (?:System|Service|Registry|Database|Portal|Reserve|House)$/.test(name.value)

/** Whose areas they are: "its priority areas", "the priority areas of the Council". */
function ownerOf({ s, context }: Scope, thing: Range, unit: NounPhrase): Filled | undefined {
  const of = s.units[thing.from + 1]
  const owner = s.units[thing.from + 2]
  if (s.tokens.word[unit.first] === 'its' && context.lastTold === 'body' && context.lastBody !== undefined)
    return { value: context.lastBody, span: tokenSpan(s.tokens, unit.first, unit.first), inferred: 'possessive: the body last named' }
  if (of?.type !== 'preposition' || of.word !== 'of' || owner?.type !== 'noun') return undefined
  const name = owner.names.find((n) => n.type === 'body' && n.last === owner.last)
  return name === undefined ? undefined : { value: name.value, span: tokenSpan(s.tokens, name.first, name.last), row: name.row }
}

/** "covers three areas: ports, customs and rail": the list behind the colon tells them. */
function afterColon(scope: Scope, range: Range): Range {
  for (let u = range.from; u < range.to - 1; u++) if (scope.s.units[u]?.type === 'colon') return { from: u + 1, to: range.to }
  return range
}

/** Topics, or what is done: "focuses on sharing data and training pilots". */
function areasIn({ s }: Scope, range: Range): Filled[] {
  const aim = aimAt(s, range.from)
  return aim === undefined ? topics(s, range) : aims(s, aim)
}

const tellNature = (draft: Draft, { nature, areas, members = [] }: Nature): Draft =>
  draft.set('nature', nature).add('areas', areas).add('members', members)

function isAgent(s: ReadSentence, at: number): boolean {
  const before = s.units[at - 1]
  return before?.type === 'preposition' && before.word === 'by'
}

/** "with the objective of keeping the peace": what it is there for. */
function objectives({ s }: Scope, range: Range): Filled[] {
  for (let u = range.from; u + 3 < range.to; u++) {
    const joint = s.units[u]
    const aim = s.units[u + 1]
    const of = s.units[u + 2]
    if (joint?.type !== 'preposition' || (joint.word !== 'with' && joint.word !== 'for') || of?.type !== 'preposition' || of.word !== 'of')
      continue
    if (aim?.type !== 'noun' || !/^(?:aim|objective|goal|purpose|task|mandate)s?$/.test(s.tokens.word[aim.head] ?? '')) continue
    const clause = aimAt(s, u + 3)
    return clause === undefined ? topics(s, { from: u + 3, to: listEnd(s, u + 3, range.to) }) : aims(s, clause)
  }
  return []
}

const MEETS = /^(?:meet|convene|report|gather|be|hold)$/

/** "established a centre to train pilots and share data": what it is set up for. */
function purposes({ scope, predicate }: Match, thing: Range): Filled[] {
  const { s } = scope
  const to = predicate.passive && !predicate.nominal ? predicate.rest.to : Math.max(thing.to, predicate.rest.to)
  const from = predicate.passive && !predicate.nominal ? predicate.rest.from : thing.from
  const aim = s.clauses.find((c) => c.at > from && c.at < to)
  // "set up a dialogue, to meet in May", "created the fund, and asked it to report": no aims of the body.
  const joint = aim === undefined ? undefined : s.units[aim.at - 1]
  const isApart = joint?.type === 'comma' || joint?.type === 'conjunction' || aim?.governor?.kind !== predicate.clause?.kind
  if (aim !== undefined && (MEETS.test(aim.verb.lemma) || (isApart && aim.governor !== predicate.clause))) return []
  return aim?.kind === 'infinitive' && !aim.verb.passive ? aims(s, aim) : []
}

/** "launched as a virtual network": what it was made to be. */
function asNature(match: Match): Nature {
  const { s } = match.scope
  const { rest } = match.predicate
  for (let u = rest.from; u < rest.to; u++) {
    const unit = s.units[u]
    if (unit?.type === 'verb' || unit?.type === 'semicolon') break
    const next = s.units[u + 1]
    if (unit?.type !== 'preposition' || unit.word !== 'as' || next?.type !== 'noun') continue
    return next.names.some((n) => n.last === next.last) ? { areas: [] } : natureIn(match.scope, { from: u + 1, to: rest.to })
  }
  return { areas: [] }
}

/** "Norland and Arcadia launched the Ports Dialogue": two parties or more that found a body are its members. */
function founders({ scope, predicate }: Match): Filled[] {
  const unit = predicate.agent === undefined ? undefined : scope.s.units[predicate.agent.from]
  if (predicate.passive || predicate.nominal || unit?.type !== 'noun' || unit.names.length === 0) return []
  const agents = agentsOf(scope.s, scope.context, predicate.agent).filter((a) => a.row?.startsWith('parties/') === true)
  return agents.length > 1 ? agents : []
}

/** "has three members – Norland, Arcadia and Sudland": a list behind a dash, a colon or a bracket. */
function membersListed({ s, context }: Scope, rest: Range): readonly Filled[] {
  for (let u = rest.from; u + 2 < rest.to; u++) {
    const unit = s.units[u]
    const mark = s.units[u + 1]
    if (unit?.type === 'verb' || unit?.type === 'semicolon') return []
    if (
      unit?.type !== 'noun' ||
      !/^(?:members?|member states|states|countries|participants|economies)$/.test(s.tokens.word[unit.head] ?? '')
    )
      continue
    if (mark?.type !== 'dash' && mark?.type !== 'colon' && mark?.type !== 'open') continue
    return agentsOf(s, context, { from: u + 2, to: listEnd(s, u + 2, rest.to) })
  }
  return []
}

/** "a working group of senior officials": who sits in it tells its level. */
function levelOfMembers({ s, k }: Scope, thing: Range): Filled | undefined {
  const of = s.units[thing.from + 1]
  const who = s.units[thing.from + 2]
  if (of?.type !== 'preposition' || of.word !== 'of' || who?.type !== 'noun' || who.noun?.plural !== true) return undefined
  const words = wordsBetween(s.tokens, who.first, who.last)
  const rank = rankOfLevel(k.ranks, words?.value)
  return words === undefined || rank === undefined ? undefined : { ...words, ...rank }
}

/** "a high-level working group", "a senior-level panel". */
function levelBefore({ s }: Scope, unit: NounPhrase): Filled | undefined {
  for (let i = unit.first + 1; i < unit.last; i++) {
    if (s.tokens.word[i] !== 'level') continue
    const first = s.tokens.word[i - 1] === '-' ? i - 2 : i - 1
    return first < unit.first ? undefined : wordsBetween(s.tokens, first, i)
  }
  return undefined
}

/** "a working group at the level of deputy ministers": who sits in it; the rank by its standard word, else the words. */
function levelOf(match: Match, thing: Range): Filled | undefined {
  const { s } = match.scope
  for (let u = thing.from + 1; u < match.predicate.rest.to; u++) {
    const unit = s.units[u]
    if (unit?.type === 'semicolon') return undefined
    const level = s.units[u + 1]
    if (unit?.type !== 'preposition' || unit.word !== 'at' || level?.type !== 'noun') continue
    if (s.tokens.word[level.head] !== 'level') continue
    const of = s.units[u + 2]
    const words =
      of?.type === 'preposition' && of.word === 'of'
        ? wordsOfRange(s, { from: u + 3, to: listEnd(s, u + 3, match.predicate.rest.to) })
        : wordsOfRange(s, { from: u + 1, to: u + 2 })
    return words === undefined ? undefined : { ...words, ...rankOfLevel(match.scope.k.ranks, words.value) }
  }
  return undefined
}

/** "recognised the Border Committee and the Reef Council as the mechanisms to …": what is said holds of each. */
export function furtherBodies(scope: Scope, first: Draft, range: Range): Draft[] {
  const { s } = scope
  const further: Draft[] = []
  for (let u = range.from + 1; u < range.to; u++) {
    const unit = s.units[u]
    if (unit?.type !== 'noun' && unit?.type !== 'comma' && unit?.type !== 'conjunction' && unit?.type !== 'open' && unit?.type !== 'close')
      break
    const name = unit.type === 'noun' ? unit.names.find((n) => n.last === unit.last && isBodyName(scope, n)) : undefined
    if (name === undefined || s.units[u - 1]?.type === 'open') continue
    const draft = new Draft('body', first.modality, first.passage, first.made)
    draft.set('name', { value: name.value, span: tokenSpan(s.tokens, name.first, name.last), row: name.row })
    for (const slot of ['action', 'since', 'parent']) draft.set(slot, first.get(slot)[0])
    further.push(draft.set('nature', first.get('nature')[0]).add('areas', first.has('action') ? [] : first.get('areas')))
  }
  return further
}

/** What one sentence says of one body is one claim, unless two of its values disagree. */
export function joinBodies(drafts: readonly Draft[]): Draft[] {
  const kept: Draft[] = []
  for (const draft of drafts) {
    const name = draft.kind === 'body' ? draft.get('name')[0]?.value : undefined
    const known =
      name === undefined || isListed(draft)
        ? undefined
        : kept.find((d) => d.kind === 'body' && !isListed(d) && d.get('name')[0]?.value === name && agree(d, draft))
    if (known === undefined) kept.push(draft)
    else {
      for (const slot of ['nature', 'level', 'parent', 'action', 'since']) known.set(slot, draft.get(slot)[0])
      const told = known.get('areas').map((a) => String(a.value))
      const areas = draft.get('areas').filter((a) => !told.some((words) => words.endsWith(` ${a.value}`)))
      known.add('members', draft.get('members')).add('areas', areas)
    }
  }
  return kept
}

/** What the list behind a colon tells is told apart. */
const isListed = (draft: Draft): boolean => (draft.get('areas').at(-1)?.span?.start ?? 0) > draft.passage.end

function agree(one: Draft, other: Draft): boolean {
  const isFact = (d: Draft) => d.modality === 'done'
  const action = [one, other].flatMap((d) => d.get('action').map((a) => a.value))
  // "to set up a group focused on ports": what a participle says has the standing of the act.
  const describes = [one, other].some((d) => d.made === 'frames/body.areas' && !d.has('action'))
  return (describes || isFact(one) === isFact(other)) && (action.length < 2 || action[0] === action[1])
}

function bodyWords(scope: Scope, thing: Range): Filled | undefined {
  const { s } = scope
  let to = thing.from + 1
  while (to + 1 < thing.to) {
    const unit = s.units[to]
    const next = s.units[to + 1]
    if (unit?.type === 'preposition' && (unit.word === 'of' || unit.word === 'on' || unit.word === 'for') && next?.type === 'noun') to += 2
    else if (unit?.type === 'conjunction' && next?.type === 'noun' && s.units[to - 2]?.type === 'preposition') to += 2
    else break
  }
  // "a mechanism to share data": a bare noun is named by its aim.
  const aim = to === thing.from + 1 && isBare(s, thing.from) ? aimAt(s, to) : undefined
  if (aim?.kind === 'infinitive' && !aim.verb.passive) to = aim.rest.to
  return wordsOfRange(s, { from: thing.from, to })
}

function areasOf(scope: Scope, thing: Range): Filled[] {
  const { s } = scope
  for (let u = thing.from + 1; u < thing.to; u++) {
    const unit = s.units[u]
    if (unit?.type === 'verb' && unit.lemma === 'focus') continue
    if (unit?.type === 'verb' || unit?.type === 'relative' || unit?.type === 'semicolon') break
    if (unit?.type === 'preposition' && unit.word === 'on' && s.units[u + 1]?.type === 'noun')
      return topics(s, { from: u + 1, to: beforeAside(s, u + 1, listEnd(s, u + 1, thing.to)) })
  }
  return []
}

/** "on border trade, inactive since May": a comma with no "and" behind it opens an aside, not a list. */
function beforeAside(s: ReadSentence, from: number, to: number): number {
  let comma: number | undefined
  for (let u = from; u < to; u++) {
    if (s.units[u]?.type === 'conjunction') return to
    if (s.units[u]?.type === 'comma') comma ??= u
  }
  return comma ?? to
}
