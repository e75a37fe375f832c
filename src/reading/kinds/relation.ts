import { tokenize } from '../../language/tokens.ts'
import { listEnd } from '../adjuncts.ts'
import { agentsOf } from '../agents.ts'
import type { Modality } from '../claim.ts'
import type { Clause, Range } from '../clauses.ts'
import { Draft, type Filled } from '../draft.ts'
import type { Frame } from '../frames.ts'
import type { Predicate } from '../predicate.ts'
import type { Match, Scope } from '../scope.ts'
import { tokenSpan, wordsBetween } from '../sentence.ts'

const RELATION_NOUN = /^(?:relations|relation|partnership|partnerships|relationship|ties|alliance)$/
const STATUS_NOUN = /^(?:partner|member|observer|associate)s?$/
const ANNIVERSARY = /^(?:anniversary|jubilee|bicentennial|centenary)$/
const ENTRY = /^(?:accession|admission|acceptance|entry|membership|election)$/
const APPLICATION = /^applications?$/
const ADMITS = new Set(['approve', 'accept', 'endorse', 'grant', 'welcome'])
const JOINS = new Set(['become', 'join', 'accede', 'enter'])
/** Anniversaries that say their number in one word. */
const NUMBERED: Readonly<Record<string, number>> = { bicentennial: 200, centenary: 100 }

/** Who is tied to whom, as what: the parts of a tie that words name. */
interface Tie {
  readonly parties: readonly Filled[]
  readonly others: readonly Filled[]
  readonly status?: Filled
}

const NO_TIE: Tie = { parties: [], others: [] }

/** Fills a standing tie: who with whom, in what status, since when. */
export function completeRelation(draft: Draft, match: Match): boolean {
  const { scope, adjuncts, predicate, thing } = match
  const action = draft.get('action')[0]?.value
  if (action === 'joined') return completeEntry(draft, match)
  const holder = thing ?? match.complement.object
  if (holder === undefined) return false
  if (action === 'marked an anniversary') {
    draft.add('party', sidesOfEvent(scope, agentsOf(scope.s, scope.context, predicate.agent)))
    // "This year marks …": the subject may be the time itself.
    const subject = scope.dates.find((d) => predicate.agent !== undefined && d.unit >= predicate.agent.from && d.unit < predicate.agent.to)
    const before = subject ?? scope.dates.find((d) => d.unit + 1 === predicate.clause?.at)
    return completeAnniversary(draft, scope, holder, before?.filled ?? adjuncts.when ?? adjuncts.since)
  }
  const subjects = agentsOf(scope.s, scope.context, predicate.agent)
  const parties = [
    ...(subjects.length > 0 ? subjects : lastNamed(scope, predicate.agent)),
    ...(predicate.lemma === 'link' ? agentsOf(scope.s, scope.context, match.complement.object) : []),
  ]
  draft.drop('party')
  const tie = tieOf(scope, holder.from, holder.to)
  const entered = predicate.lemma === 'become'
  setSides(
    draft,
    scope,
    [...parties, ...tie.parties, ...tie.others, ...adjuncts.with, ...adjuncts.between],
    action !== undefined || predicate.lemma === 'link',
  )
  draft.set('status', upgradedTo(match) ?? tie.status)
  if (!draft.has('status')) return false
  if (entered) draft.set('with', issuingBody(scope)[0])
  if (entered) draft.set('action', { value: 'joined', span: tokenSpan(scope.s.tokens, predicate.first, predicate.last) })
  const isAct = entered || action !== undefined
  setDates(draft, isAct ? (adjuncts.when ?? adjuncts.since) : (adjuncts.since ?? adjuncts.when), isAct)
  return draft.has('party') && draft.has('with') && !isLoose(draft, match.frame.row === 'frames/relation.has' ? 'established' : action)
}

/** "establish good relations", "launch a landmark partnership": an aim or a programme, where no known tie is named. */
function isLoose(draft: Draft, action: Filled['value'] | undefined): boolean {
  const words = String(draft.get('status')[0]?.value ?? '')
  if (action !== 'established' || !/(?:relations|ties|relationship|partnership)$/i.test(words)) return false
  return !/\b(?:diplomatic|consular|dialogue|official|treaty|strategic|comprehensive|enhanced|special|privileged|development|economic)\b/i.test(
    words,
  )
}

/** "the Norland–Arcadia Summit marks …": the two whose summit it is. */
function sidesOfEvent(scope: Scope, agents: readonly Filled[]): Filled[] {
  return agents.flatMap((agent): Filled[] => {
    const name = scope.s.names.find((n) => n.value === agent.value && (n.type === 'event' || n.type === 'body'))
    return name?.parties?.length === 2
      ? name.parties.map((value) => ({ ...agent, value, inferred: 'the parties in the name of the event' }))
      : [agent]
  })
}

/** "the accession of Norland, which became …": the party that the phrase names last. */
function lastNamed(scope: Scope, range: Range | undefined): Filled[] {
  for (let u = (range?.to ?? 0) - 1; range !== undefined && u >= range.from; u--) {
    const own = namesBefore(scope, u)
    if (own.length > 0) return own.slice(-1)
  }
  return []
}

/** What begins on a day holds since that day; a tie that only is holds since then, and nothing happened. */
function setDates(draft: Draft, date: Filled | undefined, isAct: boolean): void {
  draft.set('since', date)
  if (isAct) draft.set('when', date)
}

/** "Norland joined the League", "the League admitted Norland as an observer". */
function completeEntry(draft: Draft, match: Match): boolean {
  const { scope, adjuncts, predicate, complement } = match
  const { s } = scope
  const object = complement.object ?? predicate.patient
  const unit = object === undefined ? undefined : s.units[object.from]
  // "was admitted as a member of the League": what it enters stands with the status.
  if (!draft.has('with')) draft.set('with', statusOf(scope, predicate.rest))
  const joined = draft.get('with')[0]
  // A pledge or an initiative has supporters, no members.
  if (unit?.type !== 'noun' || !isOrganisation(scope, joined) || /\b(?:Pledge|Initiative)$/.test(String(joined?.value))) return false
  draft.set('status', asStatus(scope, predicate.rest) ?? { value: 'member', inferred: 'who joins is a member' })
  setDates(draft, adjuncts.when ?? adjuncts.since, true)
  return draft.has('party') && draft.get('party')[0]?.value !== draft.get('with')[0]?.value
}

/** "as a permanent member of the League": the organisation whose status it is. */
function statusOf(scope: Scope, range: Range): Filled | undefined {
  const { s, context } = scope
  for (let u = range.from; u + 3 < range.to; u++) {
    const as = s.units[u]
    const of = s.units[u + 2]
    if (as?.type !== 'preposition' || as.word !== 'as' || !isStatus(scope, u + 1) || of?.type !== 'preposition' || of.word !== 'of')
      continue
    return agentsOf(s, context, { from: u + 3, to: u + 4 }).find((a) => isOrganisation(scope, a))
  }
  return undefined
}

/** "as a permanent member": the status in which a party comes in. */
function asStatus(scope: Scope, range: Range): Filled | undefined {
  const { s } = scope
  for (let u = range.from; u < range.to; u++) {
    const unit = s.units[u]
    const next = s.units[u + 1]
    if (unit?.type === 'verb' || unit?.type === 'semicolon') return undefined
    if (unit?.type === 'preposition' && unit.word === 'as' && next?.type === 'noun' && isStatus(scope, u + 1))
      return statusWords(scope, u + 1)
  }
  return undefined
}

/** "as an observer", not "as soon as possible". */
function isStatus(scope: Scope, at: number): boolean {
  const unit = scope.s.units[at]
  return (
    unit?.type === 'noun' &&
    /^(?:partner|member|observer|associate|party|state|candidate|signatory)s?$/.test(scope.s.tokens.word[unit.head] ?? '')
  )
}

/** One claim for each further party that joined in the same words. */
export function furtherParties(scope: Scope, predicate: Predicate, frame: Frame, draft: Draft): Draft[] {
  if (draft.get('action')[0]?.value !== 'joined') return []
  const part = frame.slots.find(([slot]) => slot === 'party')?.[1]
  const agents = agentsOf(scope.s, scope.context, part === 'subject' ? predicate.agent : predicate.patient)
  return agents
    .slice(1)
    .filter((a) => a.value !== draft.get('with')[0]?.value)
    .map((party) => sameTie(draft, party))
}

function sameTie(draft: Draft, party: Filled): Draft {
  const other = new Draft('relation', draft.modality, draft.passage, 'rule/further party').set('party', party)
  for (const slot of ['with', 'status', 'since', 'action', 'when']) other.set(slot, draft.get(slot)[0])
  return other
}

/** Ties that nouns tell: an accession, an anniversary, "Strategic partners since 2013, A and B". */
export function nominalRelations(scope: Scope, at: number, to: number, modality: Modality, governing: Clause | undefined): Draft[] {
  const { s } = scope
  const unit = s.units[at]
  if (unit?.type !== 'noun') return []
  const head = s.tokens.word[unit.head] ?? ''
  if (ENTRY.test(head) || (APPLICATION.test(head) && governing !== undefined && ADMITS.has(governing.verb.lemma)))
    return entries(scope, at, to, modality)
  if (isAnniversary(scope, at)) {
    const draft = new Draft('relation', modality, scope.passage, 'rule/anniversary')
    const before = scope.dates.find((d) => d.unit < at)
    draft.set('action', { value: 'marked an anniversary', span: tokenSpan(s.tokens, unit.head, unit.head) })
    return completeAnniversary(draft, scope, { from: at, to }, before?.filled) ? [draft] : []
  }
  const apposed = STATUS_NOUN.test(head)
    ? (apposition(scope, at) ?? statusAs(scope, at, to) ?? heldStatus(scope, at))
    : (namedTie(scope, at, to) ?? undefined)
  return apposed === undefined ? [] : [apposed]
}

/** "the strategic alliance between A and B", "the A–B Alliance": a tie that is named with both its sides. */
function namedTie(scope: Scope, at: number, to: number): Draft | undefined {
  const { s } = scope
  const unit = s.units[at]
  if (unit?.type !== 'noun') return undefined
  const words = String(wordsBetween(s.tokens, unit.first, unit.last)?.value ?? '')
  const isNamed = /\bAlliance$/i.test(words) || /\b(?:strategic|comprehensive|enhanced|privileged) partnership$/i.test(words)
  const run = unit.names.find((n) => n.last >= unit.head)
  if (!isNamed || (run !== undefined && run.type !== 'name' && run.row !== 'nouns/alliance')) return undefined
  const tie = tieOf(scope, at, to)
  const inName = (run?.parties ?? []).map((value): Filled => ({ value, span: tokenSpan(s.tokens, unit.first, unit.last) }))
  const sides = [...inName, ...tie.parties, ...adjectivesBefore(scope, at), ...tie.others].filter((one) => isParty(scope, one))
  if (new Set(sides.map((one) => one.value)).size !== 2) return undefined
  const draft = new Draft('relation', 'done', scope.passage, 'rule/named tie')
  setSides(draft, scope, sides, false)
  draft.set('status', run === undefined ? tie.status : { value: 'alliance', span: tokenSpan(s.tokens, unit.head, unit.head) })
  return draft.has('status') && draft.has('with') ? draft : undefined
}

function adjectivesBefore(scope: Scope, at: number): Filled[] {
  const unit = scope.s.units[at]
  if (unit?.type !== 'noun') return []
  return unit.names
    .filter((n) => n.type === 'adjective' && n.last < unit.head)
    .map((n) => ({ value: n.value, span: tokenSpan(scope.s.tokens, n.first, n.last), row: n.row }))
}

/** "thanked Norland for its role as a dialogue partner of the League": the party is the one named last before. */
function heldStatus(scope: Scope, at: number): Draft | undefined {
  const { s } = scope
  const as = s.units[at - 1]
  const of = s.units[at + 1]
  const role = s.units[at - 2]
  if (as?.type !== 'preposition' || as.word !== 'as' || of?.type !== 'preposition' || of.word !== 'of') return undefined
  if (role?.type !== 'noun' || !/^(?:role|status|capacity|position)$/.test(s.tokens.word[role.head] ?? '')) return undefined
  const others = agentsOf(s, scope.context, { from: at + 2, to: at + 3 }).filter((a) => isOrganisation(scope, a))
  const own = namesBefore(scope, at - 2)
  const parties = own.length > 0 ? own : ownersBefore(scope, at - 2)
  const draft = new Draft('relation', 'done', scope.passage, 'rule/status held')
  draft.set('party', parties[0]).set('with', others[0]).set('status', statusWords(scope, at))
  draft.set('since', scope.dates.find((d) => d.part === 'since' && d.unit > at)?.filled)
  return draft.has('party') && draft.has('with') ? draft : undefined
}

function entries(scope: Scope, at: number, to: number, modality: Modality): Draft[] {
  const tie = entryTie(scope, at, to)
  const first = tie.parties[0]
  const other = tie.others[0]
  if (first === undefined || other === undefined || tie.parties.some((p) => p.value === other.value)) return []
  const unit = scope.s.units[at]
  const isElection = unit?.type === 'noun' && scope.s.tokens.word[unit.head] === 'election'
  const isAhead = !isElection && (modality === 'scheduled' || modality === 'expected')
  const draft = new Draft('relation', isAhead ? modality : 'done', scope.passage, 'rule/accession')
  draft.set('party', first).set('with', other)
  draft.set('status', (isElection ? undefined : tie.status) ?? { value: 'member', inferred: 'who joins is a member' })
  // Who is elected to a council is a member for a term.
  if (!isElection) {
    draft.set('action', { value: 'joined', ...(unit === undefined ? {} : { span: tokenSpan(scope.s.tokens, unit.first, unit.last) }) })
    setDates(draft, scope.dates.find((d) => d.unit > at)?.filled, true)
  }
  return [draft, ...tie.parties.slice(1).map((party) => sameTie(draft, party))]
}

/** "As members of the League, Norland and Arcadia support …": a status in front, or behind "as", of who does what the sentence tells. */
function statusAs(scope: Scope, at: number, to: number): Draft | undefined {
  const { s, context } = scope
  // "as a member of the League and founding partner of the Fund": several statuses share one "as".
  let u = at - 1
  while (u > 0 && at - u < 6 && !isAs(scope, u)) {
    if (s.units[u]?.type === 'verb' || s.units[u]?.type === 'comma') return undefined
    u--
  }
  if (u !== 0 || !isAs(scope, u)) return undefined
  const subject = s.clauses.find((c) => c.verb.form === 'finite' && c.subject !== undefined && c.subject.from > at)?.subject
  const parties = subject === undefined ? [] : agentsOf(s, context, subject).filter((a) => isParty(scope, a))
  const joint = s.units[at + 1]
  const body = s.units[at + 2]
  if (joint?.type !== 'preposition' || joint.word !== 'of' || body?.type !== 'noun' || at + 2 >= Math.max(to, at + 3)) return undefined
  const name = body.names.find((n) => n.last === body.last && n.type !== 'person' && n.type !== 'party')
  const [first] = parties
  if (name === undefined || first === undefined) return undefined
  const draft = new Draft('relation', 'done', scope.passage, 'rule/status in front')
  draft.set('party', first).set('with', { value: name.value, span: tokenSpan(s.tokens, name.first, name.last), row: name.row })
  return draft.set('status', statusWords(scope, at))
}

function isAs({ s }: Scope, at: number): boolean {
  const unit = s.units[at]
  return unit !== undefined && unit.type !== 'noun' && unit.type !== 'verb' && s.tokens.word[unit.first] === 'as'
}

/** "the 50th anniversary of the establishment of relations": what is celebrated is told already. */
export function isOfAnniversary(scope: Scope, at: number): boolean {
  const of = scope.s.units[at - 1]
  return of?.type === 'preposition' && of.word === 'of' && isAnniversary(scope, at - 2)
}

/** "Strategic partners since 2013, A and B …", "A, a dialogue partner of the League since 1996, …". */
function apposition(scope: Scope, at: number): Draft | undefined {
  const { s, context } = scope
  const since = scope.dates.find((d) => d.part === 'since' && d.unit > at && d.unit < at + 6)
  if (since === undefined) return undefined
  const isFirst = at === 0
  const holder = isFirst ? since.unit + 2 : at - 2
  if (s.units[isFirst ? since.unit + 1 : at - 1]?.type !== 'comma') return undefined
  const parties = agentsOf(s, context, { from: holder, to: isFirst ? listEnd(s, holder, s.units.length) : at - 1 })
  const tie = tieOf(scope, at, since.unit)
  const draft = new Draft('relation', 'done', scope.passage, 'rule/status beside its holder')
  setSides(draft, scope, [...parties, ...tie.parties, ...tie.others], false)
  draft.set('status', tie.status).set('since', since.filled)
  return draft.has('party') && draft.has('with') ? draft : undefined
}

function isAnniversary(scope: Scope, at: number): boolean {
  const { s } = scope
  const unit = s.units[at]
  if (unit?.type !== 'noun') return false
  const head = s.tokens.word[unit.head] ?? ''
  const next = s.units[at + 1]
  return (
    ANNIVERSARY.test(head) ||
    (/^years?$/.test(head) &&
      unit.last > unit.first &&
      (next?.type === 'subordinator' || next?.type === 'preposition') &&
      next.word === 'since')
  )
}

/** Fills an anniversary from the words behind its noun: of what tie, since when, between whom. */
function completeAnniversary(draft: Draft, scope: Scope, range: Range, when: Filled | undefined): boolean {
  const { s } = scope
  fillYears(draft, scope, range.from)
  const agents = draft.get('party')
  const holders = [...agents].filter((p) => p.inferred !== undefined || isParty(scope, p))
  draft.drop('party')
  const told = s.clauses.find((c) => c.at > range.from && c.at < range.from + 6 && JOINS.has(c.verb.lemma))
  const joint = s.units[range.from + 1]
  const joined = joint?.type === 'preposition' || joint?.type === 'subordinator' ? joint.word : ''
  if (joined !== 'of' && joined !== 'since' && (joined !== 'in' || s.units[range.from + 2]?.type === 'date'))
    return ownAnniversary(draft, agents, when ?? scope.dates.find((d) => d.unit > range.from && d.unit < range.to)?.filled)
  const inner = told === undefined ? innerTie(scope, range.from + 2, range.to) : clauseTie(scope, told)
  if (inner === undefined && !(holders.length > 0 && draft.has('years') && joined === 'since')) return false
  const own = namesBefore(scope, range.from)
  const tied = inner !== undefined && inner.parties.length + inner.others.length > 1
  setSides(
    draft,
    scope,
    inner === undefined ? holders : [...inner.parties, ...inner.others, ...own, ...(tied ? [] : holders)],
    inner !== undefined,
  )
  draft.set('status', inner?.status)
  const began = s.clauses.find((c) => c.at > range.from && c.kind === 'relative' && /^(?:establish|open|forge)$/.test(c.verb.lemma))
  draft.set(
    'since',
    scope.dates.find((d) =>
      began === undefined
        ? d.unit > range.from && (told !== undefined || joined === 'since' || d.part === 'since' || isLongAgo(scope, d.value))
        : d.unit > began.at && d.unit < began.rest.to,
    )?.filled,
  )
  // "the centenary of their ties in 2025": a time near the document's own day is that of the feast.
  const feast = when ?? scope.dates.find((d) => d.unit > range.from && d.unit < range.to && d.filled !== draft.get('since')[0])?.filled
  if (when === undefined && feast !== undefined && feast.value !== draft.get('since')[0]?.value) draft.set('when', feast)
  if (when !== undefined && when.value !== draft.get('since')[0]?.value) draft.set('when', when)
  return draft.has('party') && draft.size > 2
}

/** "The League will celebrate its 30th anniversary next year": a feast of its own, of a named one. */
function ownAnniversary(draft: Draft, agents: readonly Filled[], when: Filled | undefined): boolean {
  const [own] = agents
  if (own === undefined || agents.length > 1 || !/^[A-Z]/.test(String(own.value))) return false
  draft.set('party', own).set('when', when)
  return draft.has('years')
}

/** Whether a date lies years before the document: when a tie began, not when it is celebrated. */
function isLongAgo(scope: Scope, value: string): boolean {
  const year = Number(/^\d{4}/.exec(value)?.[0])
  const own = Number(scope.context.date?.slice(0, 4))
  return year < own - 4
}

function namesBefore(scope: Scope, at: number): Filled[] {
  const unit = scope.s.units[at]
  if (unit?.type !== 'noun') return []
  return unit.names
    .filter((n) => n.type === 'party' || n.type === 'organisation')
    .map((n) => ({ value: n.value, span: tokenSpan(scope.s.tokens, n.first, n.last), row: n.row }))
}

/** The tie that stands behind "anniversary of": relations, an accession, or the establishment of either. */
function innerTie(scope: Scope, at: number, to: number): Tie | undefined {
  const { s } = scope
  const unit = s.units[at]
  if (unit?.type !== 'noun') return undefined
  const head = s.tokens.word[unit.head] ?? ''
  if (ENTRY.test(head)) return entryTie(scope, at, to)
  if (/^(?:establishment|opening|launch|inception|start|beginning|commencement)$/.test(head) && s.units[at + 1]?.type === 'preposition')
    return innerTie(scope, at + 2, to)
  return RELATION_NOUN.test(head) ? tieOf(scope, at, to) : undefined
}

/** "since Norland became a partner of the League", "since it joined the League". */
function clauseTie(scope: Scope, clause: Clause): Tie {
  const { s, context } = scope
  const parties = agentsOf(s, context, clause.subject)
  const first = clause.rest.from
  if (clause.verb.lemma === 'become') {
    const tie = tieOf(scope, first, clause.rest.to)
    return { ...tie, parties: [...parties, ...tie.parties] }
  }
  const from = s.units[first]?.type === 'preposition' ? first + 1 : first
  const status = asStatus(scope, clause.rest)
  return { parties, others: agentsOf(s, context, { from, to: from + 1 }), ...(status === undefined ? {} : { status }) }
}

/** "the accession of A and B to the League as observers", "its membership of the League". */
function entryTie(scope: Scope, at: number, to: number): Tie {
  const { s, context } = scope
  const unit = s.units[at]
  if (unit?.type !== 'noun') return NO_TIE
  const isMembership = s.tokens.word[unit.head] === 'membership'
  let parties: readonly Filled[] = namesBefore(scope, at)
  let others: Filled[] = []
  let status: Filled | undefined
  if (parties.length === 0 && /^(?:its|their)$/.test(s.tokens.word[unit.first] ?? '')) parties = ownersBefore(scope, at)
  for (let u = at + 1; u < to; u++) {
    const mark = s.units[u]
    if (mark?.type === 'date') continue
    if (mark?.type !== 'preposition' || s.units[u + 1]?.type !== 'noun') break
    const end = listEnd(s, u + 1, to)
    const agents = agentsOf(s, context, { from: u + 1, to: end })
    if (mark.word === 'as' || mark.word === 'for') {
      status ??= statusWords(scope, u + 1)
      // "as a dialogue partner of the League": what it enters stands with the status.
      if (others.length === 0 && s.units[u + 2]?.type === 'preposition' && end > u + 3)
        others = agentsOf(s, context, { from: u + 3, to: end }).filter((a) => isOrganisation(scope, a))
    } else if ((mark.word === 'of' || mark.word === 'by') && !isMembership) parties = parties.length > 0 ? parties : agents
    else if (mark.word === 'to' || mark.word === 'into' || mark.word === 'in' || mark.word === 'of') {
      others = agents.filter((a) => isOrganisation(scope, a))
      if (others.length === 0) return NO_TIE
    }
    u = end - 1
  }
  if (others.length === 0 && /^applications?$/.test(s.tokens.word[unit.head] ?? '')) others = issuingBody(scope)
  return { parties, others, ...(status === undefined ? {} : { status }) }
}

/** Whom "its" stands for inside the sentence: the names in front, else who acted last. */
function ownersBefore(scope: Scope, at: number): Filled[] {
  const { s, context } = scope
  for (let u = at - 1; u >= 0; u--) {
    const unit = s.units[u]
    if (unit?.type !== 'noun') continue
    const own = namesBefore(scope, u)
    if (own.length > 0) return own.slice(0, 1)
    // "the signing by the Coral Islands of the agreement on their accession"
    const by = s.units[u - 1]
    const last = unit.names.at(-1)
    if (by?.type === 'preposition' && by.word === 'by' && last?.type === 'name')
      return [{ value: last.value, span: tokenSpan(s.tokens, last.first, last.last), row: last.row }]
  }
  return context.lastAgents.slice(0, 1).map((a) => ({ value: a.value, inferred: 'possessive: who acted last' }))
}

function issuingBody(scope: Scope): Filled[] {
  return scope.context.issuers
    .slice(0, 1)
    .map((value): Filled => ({ value, inferred: 'the body that issues the document' }))
    .filter((f) => isOrganisation(scope, f))
}

/** What a noun phrase of a tie says: "strategic partner of the League", "diplomatic relations between A and B". */
function tieOf(scope: Scope, at: number, to: number): Tie {
  const { s, context } = scope
  const unit = s.units[at]
  if (unit?.type !== 'noun') return NO_TIE
  const others: Filled[] = []
  for (let u = at + 1; u < to; u++) {
    const mark = s.units[u]
    if (mark?.type === 'date' || mark?.type === 'adverb') continue
    if (mark?.type !== 'preposition' || s.units[u + 1]?.type !== 'noun') break
    const end = listEnd(s, u + 1, to)
    if (/^(?:of|with|to|between|among|in)$/.test(mark.word))
      others.push(...agentsOf(s, context, { from: u + 1, to: end }).filter((a) => isParty(scope, a)))
    u = end - 1
  }
  const head = s.tokens.word[unit.head] ?? ''
  const status = RELATION_NOUN.test(head) || STATUS_NOUN.test(head) ? statusWords(scope, at) : undefined
  return { parties: namesBefore(scope, at), others, ...(status === undefined ? {} : { status }) }
}

const BEFORE_STATUS = new Set(['the', 'a', 'an', 'their', 'its', 'our', 'this', "'s", '-', 'first', 'new', 'bilateral', 'two', 'permanent'])

/** The words of a status, without who holds it and without its number: "the League's sixth associate member" is an associate member. */
function statusWords(scope: Scope, at: number): Filled | undefined {
  const { s, k } = scope
  const unit = s.units[at]
  if (unit?.type !== 'noun') return undefined
  let first = unit.first
  for (const name of unit.names) {
    if ((name.type === 'party' || name.type === 'organisation' || name.type === 'adjective') && name.last < unit.head)
      first = Math.max(first, name.last + 1)
  }
  while (first < unit.head) {
    const ordinal = k.ordinals.at(s.tokens, first)
    const word = s.tokens.word[first] ?? ''
    if (ordinal !== undefined && ordinal.last < unit.head) first = ordinal.last + 1
    else if (BEFORE_STATUS.has(word) && word !== 'permanent') first++
    else break
  }
  const words = wordsBetween(s.tokens, first, unit.last)
  if (words === undefined || !/partners$|members$|observers$/i.test(String(words.value))) return words
  return { ...words, value: String(words.value).slice(0, -1) }
}

/** "upgraded their relations to the level of a strategic partnership". */
function upgradedTo(match: Match): Filled | undefined {
  const { s } = match.scope
  const { rest, lemma } = match.predicate
  if (
    lemma !== 'upgrade' &&
    lemma !== 'elevate' &&
    lemma !== 'raise' &&
    lemma !== 'promote' &&
    lemma !== 'lift' &&
    lemma !== 'take' &&
    lemma !== 'bring'
  )
    return undefined
  for (let u = rest.from; u < rest.to; u++) {
    const unit = s.units[u]
    const next = s.units[u + 1]
    if (unit?.type !== 'preposition' || unit.word !== 'to' || next?.type !== 'noun') continue
    const isLevel = /^(?:level|status)$/.test(s.tokens.word[next.head] ?? '') && s.units[u + 2]?.type === 'preposition'
    return isLevel ? statusWords(match.scope, u + 3) : statusWords(match.scope, u + 1)
  }
  return undefined
}

/** The first two parties; a state stands before the organisation with which it is tied. */
function setSides(draft: Draft, scope: Scope, found: readonly Filled[], orSides: boolean): void {
  const sides = found.filter((one, i, all) => isParty(scope, one) && all.findIndex((o) => o.value === one.value) === i)
  if (orSides && sides.length < 2) {
    const known = scope.context.sides.length === 2 ? scope.context.sides : (scope.context.lastPair ?? [])
    const issuer = scope.context.issuers.length === 1 ? scope.context.issuers : []
    // "will establish relations with Norland": the issuer and the one named.
    if (known.length === 0 && sides.length === 1)
      sides.unshift(...issuer.filter((value) => value !== sides[0]?.value).map((value): Filled => ({ value, inferred: 'the issuer' })))
    for (const value of known) if (!sides.some((one) => one.value === value)) sides.push({ value, inferred: 'the sides of the document' })
  }
  const [first, second] = sides
  const turned = second !== undefined && isOrganisation(scope, first) && !isOrganisation(scope, second)
  draft.set('party', turned ? second : first)
  if (!draft.has('with')) draft.set('with', turned ? first : second)
}

function nameTypes(scope: Scope, filled: Filled | undefined): string | undefined {
  if (filled === undefined) return undefined
  const tokens = tokenize(String(filled.value))
  return scope.k.language.names.longest(tokens, 0, tokens.count)?.value.type
}

function isOrganisation(scope: Scope, filled: Filled | undefined): boolean {
  const type = nameTypes(scope, filled)
  return (
    type === 'organisation' ||
    type === 'body' ||
    (type === 'event' && !/meeting|session|conference|talks/i.test(String(filled?.value ?? '')))
  )
}

function isParty(scope: Scope, filled: Filled): boolean {
  return nameTypes(scope, filled) === 'party' || isOrganisation(scope, filled)
}

function fillYears(draft: Draft, scope: Scope, at: number): void {
  const { s, k } = scope
  const unit = s.units[at]
  if (unit?.type !== 'noun') return
  const named = NUMBERED[s.tokens.word[unit.head] ?? '']
  if (named !== undefined) draft.set('years', { value: named, span: tokenSpan(s.tokens, unit.head, unit.head) })
  const amount = scope.amounts.find((a) => a.first >= unit.first && a.last <= unit.last && a.unit === 'year')
  if (amount !== undefined) draft.set('years', { value: amount.value, span: tokenSpan(s.tokens, amount.first, amount.last) })
  for (let i = unit.first; i <= unit.last && !draft.has('years'); i++) {
    const ordinal = k.ordinals.at(s.tokens, i)
    const word = s.tokens.word[i] ?? ''
    const years = ordinal?.value ?? (/^\d{1,3}$/.test(word) ? Number(word) : undefined)
    if (years !== undefined) draft.set('years', { value: years, span: tokenSpan(s.tokens, i, ordinal?.last ?? i) })
  }
}
