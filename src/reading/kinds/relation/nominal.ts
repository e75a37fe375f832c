import type { NounPhrase } from '../../../language/phrases.ts'
import { wordSet } from '../../../language/word-map.ts'
import { listEnd } from '../../adjuncts.ts'
import { agentsOf } from '../../agents.ts'
import type { Modality } from '../../claim.ts'
import type { Clause, Range } from '../../clauses.ts'
import { Draft, type Filled } from '../../draft.ts'
import type { Scope } from '../../scope.ts'
import { tokenSpan, wordsBetween } from '../../sentence.ts'
import {
  ENTRY,
  setDates,
  sameTie,
  namesBefore,
  entryTie,
  ownersBefore,
  tieOf,
  statusWords,
  setSides,
  isOrganisation,
  isParty,
  issuingBody,
  knownBody,
} from './tie.ts'
import { isStatusNoun } from './status.ts'
import { isAnniversary, completeAnniversary } from './anniversary.ts'

const ROLE_STATUS_CAPACITY_OR_POSITION = wordSet('role status capacity position')

const PARTY = wordSet('party signatory')
const APPLICATION = wordSet('application applications')
/** Nouns that name a tie when it has a name: "the Norland–Arcadia Alliance". */
const NAMED_TIE = wordSet('alliance partnership')

/** Nouns of a standing that is given or held: "observer status". */
const STANDING = wordSet('status membership')
const GIVES = new Set(['accord', 'grant', 'award', 'give', 'confer', 'bestow', 'extend', 'offer'])
const GAINS = new Set(['obtain', 'gain', 'receive', 'acquire', 'attain', 'secure', 'achieve', 'win'])
/** Who has it keeps it, or has it no longer: "renewed the observer status of Norland". */
const KEEPS = new Set(['renew', 'extend', 'prolong', 'reaffirm', 'confirm'])
const HOLDS = new Set(['enjoy', 'hold', 'have', 'retain', 'maintain', 'possess'])

/** What is said for an entry that is hoped for. */
const BACKING = wordSet('support backing aspiration aspirations bid efforts progress steps path')

/** Who backs an entry hopes for it. */
const WISHES = new Set(['encourage', 'support', 'favour', 'back', 'advocate', 'promote', 'urge'])

const ADMITS = new Set(['approve', 'accept', 'endorse', 'grant', 'welcome'])

/** Ties that nouns tell: an accession, an anniversary, "Strategic partners since 2013, A and B". */
export function nominalRelations(scope: Scope, at: number, to: number, modality: Modality, governing: Clause | undefined): Draft[] {
  const { s } = scope
  const unit = s.units[at]
  if (unit?.type !== 'noun') return []
  if (
    ENTRY.holds(s.tokens, unit.head) ||
    (APPLICATION.holds(s.tokens, unit.head) && governing !== undefined && ADMITS.has(governing.verb.lemma))
  )
    return entries(scope, at, to, modality, governing?.verb.lemma)
  if (isAnniversary(scope, at)) return anniversary(scope, unit, { from: at, to }, modality)
  const held = STANDING.holds(s.tokens, unit.head) ? standing(scope, at, to, modality, governing) : []
  if (held.length > 0) return held
  const bound = PARTY.holds(s.tokens, unit.head) ? partyTo(scope, at, modality, governing) : undefined
  if (bound !== undefined) return [bound]
  const apposed = isStatusNoun(s, at)
    ? (apposition(scope, at) ?? statusAs(scope, at, to) ?? heldStatus(scope, at))
    : NAMED_TIE.holds(s.tokens, unit.last) || NAMED_TIE.holds(s.tokens, unit.last - 1)
      ? namedTie(scope, at, to)
      : undefined
  return apposed === undefined ? [] : [apposed]
}

/** "Norland has been a party to the Transit Convention since 2022", "the sixth party to the Agreement": bound by what has been agreed. */
function partyTo(scope: Scope, at: number, modality: Modality, clause: Clause | undefined): Draft | undefined {
  const { s, context } = scope
  const unit = s.units[at]
  const to = s.units[at + 1]
  const bond = s.units[at + 2]
  if (unit?.type !== 'noun' || to?.type !== 'preposition' || to.word !== 'to' || bond?.type !== 'noun') return undefined
  const isVerb = clause !== undefined && clause.at === at - 1 && /^(?:be|become|remain)$/.test(clause.verb.lemma)
  const isAside = s.units[at - 1]?.type === 'comma' && s.units[at - 2]?.type === 'noun'
  if (!isVerb && !isAside) return undefined
  const name = bond.names.find((n) => n.type === 'instrument' && n.last === bond.last)
  const parties = isVerb ? agentsOf(s, context, clause.subject) : agentsOf(s, context, { from: at - 2, to: at - 1 })
  const [party] = parties.filter((one) => isParty(scope, one))
  if (name === undefined || party === undefined) return undefined
  const draft = new Draft('relation', modality, scope.passage, 'rule/party to').set('party', party)
  draft.set('with', { value: name.value, span: tokenSpan(s.tokens, name.first, name.last), row: name.row })
  draft.set('status', { value: s.tokens.word[unit.head] ?? '', span: tokenSpan(s.tokens, unit.head, unit.head) })
  const entered = isVerb && clause.verb.lemma === 'become'
  if (entered) draft.set('action', { value: 'joined', span: tokenSpan(s.tokens, clause.verb.first, clause.verb.last) })
  const date = scope.dates.find((d) => d.unit > at && (entered || d.part === 'since'))
  setDates(draft, date?.filled, entered)
  return draft
}

function anniversary(scope: Scope, { head }: NounPhrase, range: Range, modality: Modality): Draft[] {
  const draft = new Draft('relation', modality, scope.passage, 'rule/anniversary')
  const before = scope.dates.find((d) => d.unit < range.from)
  draft.set('action', { value: 'marked an anniversary', span: tokenSpan(scope.s.tokens, head, head) })
  return completeAnniversary(draft, scope, range, before?.filled) ? [draft] : []
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
  if (as?.type !== 'preposition' || as.word !== 'as') return undefined
  const guest = attending(scope, at)
  if (guest !== undefined) return guest
  if (of?.type !== 'preposition' || of.word !== 'of') return undefined
  if (role?.type !== 'noun' || !ROLE_STATUS_CAPACITY_OR_POSITION.holds(s.tokens, role.head)) return undefined
  const others = agentsOf(s, scope.context, { from: at + 2, to: at + 3 }).filter((a) => isOrganisation(scope, a))
  const own = namesBefore(scope, at - 2)
  const parties = own.length > 0 ? own : ownersBefore(scope, at - 2)
  const draft = new Draft('relation', 'done', scope.passage, 'rule/status held')
  draft.set('party', parties[0]).set('with', others[0]).set('status', statusWords(scope, at))
  draft.set('since', scope.dates.find((d) => d.part === 'since' && d.unit > at)?.filled)
  return draft.has('party') && draft.has('with') ? draft : undefined
}

/** "Norland took part as an observer": an observer of the body that met. */
function attending(scope: Scope, at: number): Draft | undefined {
  const { s, context } = scope
  const unit = s.units[at]
  const clause = s.clauses.findLast((c) => c.at < at && at < c.rest.to && c.verb.form === 'finite')
  if (unit?.type !== 'noun' || clause?.subject === undefined || clause.verb.modal !== undefined) return undefined
  const attends =
    (/^(?:participate|attend|join)$/.test(clause.verb.lemma) &&
      !(clause.verb.lemma === 'join' && s.units[clause.at + 1]?.type === 'noun')) ||
    (clause.verb.lemma === 'take' && s.tokens.word[clause.verb.last + 1] === 'part')
  if (!attends || !/^observers?$/.test(s.tokens.word[unit.head] ?? '')) return undefined
  const [party] = agentsOf(s, context, clause.subject).filter((a) => isParty(scope, a))
  const body = agentsOf(s, context, { from: at + 2, to: at + 3 }).find((a) => isOrganisation(scope, a)) ?? issuingBody(scope)[0]
  if (party === undefined || body === undefined) return undefined
  return new Draft('relation', 'done', scope.passage, 'rule/observer')
    .set('party', party)
    .set('with', body)
    .set('status', statusWords(scope, at))
}

function organisationBefore(scope: Scope, at: number): Filled | undefined {
  const { s } = scope
  const unit = s.units[at]
  if (unit?.type !== 'noun' || !/^(?:accession|admission|incorporation)$/.test(s.tokens.word[unit.head] ?? '')) return undefined
  const name = s.names.findLast((n) => n.type === 'organisation' && n.last < unit.first)
  return name === undefined ? undefined : { value: name.value, span: tokenSpan(s.tokens, name.first, name.last), row: name.row }
}

/** "With the accession of Norland, the League has nine members": the organisation of which the sentence speaks. */
function bodyOfSentence(scope: Scope, at: number): Filled | undefined {
  const { s, context } = scope
  const unit = s.units[at]
  if (unit?.type !== 'noun' || s.tokens.word[unit.head] !== 'accession') return undefined
  const main = s.clauses.find((c) => c.kind === 'main' && c.verb.form === 'finite' && c.verb.lemma === 'have')
  if (main?.subject === undefined || main.subject.from < at) return undefined
  return agentsOf(s, context, main.subject).find((one) => isOrganisation(scope, one)) ?? issuingBody(scope)[0]
}

/** "Norland was granted observer status in the League", "enjoys the status of dialogue partner of the League": who has it, with whom. */
function standing(scope: Scope, at: number, to: number, modality: Modality, clause: Clause | undefined): Draft[] {
  const { s, context } = scope
  const unit = s.units[at]
  if (unit?.type !== 'noun' || clause === undefined || clause.at > at || clause.subject === undefined) return []
  const { lemma, passive } = clause.verb
  const of = s.units[at + 1]
  const isOf = of?.type === 'preposition' && of.word === 'of'
  const isKept = KEEPS.has(lemma) && !passive && isOf
  const isGiven = GIVES.has(lemma) || isKept
  if (!isGiven && (passive || !(GAINS.has(lemma) || HOLDS.has(lemma)))) return []
  const named = isOf && s.units[at + 2]?.type === 'noun' && STATUS_IN.test(wordsAt(scope, at + 2))
  const status = named ? statusWords(scope, at + 2) : statusBefore(scope, at)
  if (status === undefined) return []
  const from = at + (named ? 2 : 0)
  const behind = agentsOf(s, context, { from: from + (named ? 0 : 1), to: Math.max(from + 1, Math.min(to, from + 4)) })
  const inside = namesAt(scope, from).filter((one) => isOrganisation(scope, one))
  const giver = isGiven && !passive ? agentsOf(s, context, clause.subject).find((one) => isOrganisation(scope, one)) : undefined
  const taking = isGiven && !passive ? takenBehind(scope, from, to) : []
  const inWhich = clause.antecedent === undefined ? [] : agentsOf(s, context, clause.antecedent)
  const body =
    [...inside, ...behind.filter((one) => !taking.some((t) => t.value === one.value)), ...inWhich].find((one) =>
      isOrganisation(scope, one),
    ) ??
    giver ??
    knownBody(scope) ??
    issuingBody(scope)[0]
  // "granted Norland observer status", "conferred on Norland the status of observer"
  const own = namesBefore(scope, at).filter((one) => one.value !== body?.value)
  const between = isGiven && !passive ? (own.length > 0 ? own : agentsOf(s, context, { from: clause.at + 1, to: at })) : []
  const taker = isGiven && !passive ? (between.length > 0 ? between : taking) : agentsOf(s, context, clause.subject)
  const parties = taker.filter((one) => isParty(scope, one) && one.value !== body?.value)
  const [first] = parties
  if (first === undefined || body === undefined) return []
  const draft = new Draft('relation', modality, scope.passage, 'rule/standing').set('party', first).set('with', body).set('status', status)
  const act = !HOLDS.has(lemma) && !isKept
  if (act) draft.set('action', { value: 'joined', span: tokenSpan(s.tokens, clause.verb.first, clause.verb.last) })
  const behindVerb = scope.dates.find((d) => d.unit > clause.at && d.unit < clause.rest.to && (act || d.part === 'since'))
  const { from: front } = clause.subject
  setDates(draft, (behindVerb ?? (act ? scope.dates.find((d) => d.unit < front) : undefined))?.filled, act)
  return [draft, ...parties.slice(1).map((party) => sameTie(draft, party))]
}

/** "granted observer status to Norland and Arcadia", "renewed the observer status of Norland": whose it is stands behind. */
function takenBehind({ s, context }: Scope, at: number, to: number): readonly Filled[] {
  const joint = s.units[at + 1]
  const isTo = joint?.type === 'preposition' && (joint.word === 'to' || joint.word === 'of' || joint.word === 'on')
  return isTo ? agentsOf(s, context, { from: at + 2, to: listEnd(s, at + 2, Math.max(to, at + 3)) }) : []
}

const STATUS_IN = /partner|observer|member|associate|guest|candidate/i

const wordsAt = ({ s }: Scope, at: number): string => {
  const unit = s.units[at]
  return unit === undefined ? '' : s.tokens.text.slice(s.tokens.start[unit.first], s.tokens.end[unit.last])
}

/** "full membership", "observer status": the words before the noun say as what. */
function statusBefore(scope: Scope, at: number): Filled | undefined {
  const { s } = scope
  const unit = s.units[at]
  if (unit?.type !== 'noun') return undefined
  const words = statusWords(scope, at)
  if (words === undefined) return undefined
  const isMembership = s.tokens.word[unit.head] === 'membership'
  if (isMembership) return /^(?:full|associate|permanent)/i.test(String(words.value)) ? words : undefined
  const value = String(words.value).replace(/[- ]?status$/i, '')
  return STATUS_IN.test(value) ? { ...words, value } : undefined
}

function namesAt({ s }: Scope, at: number): Filled[] {
  const unit = s.units[at]
  return unit?.type !== 'noun' ? [] : unit.names.map((n) => ({ value: n.value, span: tokenSpan(s.tokens, n.first, n.last), row: n.row }))
}

function entries(scope: Scope, at: number, to: number, modality: Modality, verb?: string): Draft[] {
  const tie = entryTie(scope, at, to)
  const first = tie.parties[0]
  // "as members of the League, we welcomed the accession of Norland": of the organisation named before.
  const as = tie.status === undefined ? undefined : issuingBody(scope)[0]
  const other = tie.others[0] ?? organisationBefore(scope, at) ?? bodyOfSentence(scope, at) ?? as
  // "reiterated its support for the accession of Norland": what is backed is not yet.
  const backed = scope.s.units[at - 2]
  const isBacked = scope.s.units[at - 1]?.type === 'preposition' && backed?.type === 'noun' && BACKING.holds(scope.s.tokens, backed.head)
  if (isBacked && scope.dates.length === 0) return []
  if (first === undefined || other === undefined || tie.parties.some((p) => p.value === other.value)) return []
  const unit = scope.s.units[at]
  const isElection = unit?.type === 'noun' && scope.s.tokens.word[unit.head] === 'election'
  const isAhead = !isElection && (modality === 'scheduled' || modality === 'expected')
  const isWished = verb !== undefined && WISHES.has(verb) && scope.dates.length === 0
  const draft = new Draft('relation', isWished ? 'expected' : isAhead ? modality : 'done', scope.passage, 'rule/accession')
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

/** "Strategic partners since 2013, A and B …", "A, a dialogue partner of the League since 1996, …". */
function apposition(scope: Scope, at: number): Draft | undefined {
  const { s, context } = scope
  const since = scope.dates.find((d) => d.part === 'since' && d.unit > at && d.unit < at + 6)
  if (since === undefined) return memberBeside(scope, at)
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

/** "Norland, a founding member of the League, hosted …": between commas, right behind one party. */
function memberBeside(scope: Scope, at: number): Draft | undefined {
  const { s, context } = scope
  const unit = s.units[at]
  const [comma, of, body, end] = [s.units[at - 1], s.units[at + 1], s.units[at + 2], s.units[at + 3]]
  if (unit?.type !== 'noun' || comma?.type !== 'comma' || of?.type !== 'preposition' || of.word !== 'of') return undefined
  if (body?.type !== 'noun' || (end !== undefined && end.type !== 'comma' && end.type !== 'other')) return undefined
  const holder = s.units[at - 2]
  // One of a list is no apposition to the one before it.
  if (holder?.type !== 'noun' || holder.names.length !== 1 || s.units[at - 3]?.type === 'comma') return undefined
  const party = namesBefore(scope, at - 2).find((one) => isParty(scope, one))
  const other = agentsOf(s, context, { from: at + 2, to: at + 3 }).find((one) => isOrganisation(scope, one))
  if (party === undefined || other === undefined || party.value === other.value || holder.names[0]?.last !== holder.last) return undefined
  return new Draft('relation', 'done', scope.passage, 'rule/status beside its holder')
    .set('party', party)
    .set('with', other)
    .set('status', statusWords(scope, at))
}
