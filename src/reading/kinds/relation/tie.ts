import { wordSet } from '../../../language/word-map.ts'
import { listEnd } from '../../adjuncts.ts'
import { agentsOf } from '../../agents.ts'
import type { Clause, Range } from '../../clauses.ts'
import { Draft, type Filled } from '../../draft.ts'
import type { Scope } from '../../scope.ts'
import { tokenSpan, wordsBetween } from '../../sentence.ts'
import { isStateStatus, STATUS_NOUN } from './status.ts'

const ITS_OR_THEIR = wordSet('its their')

const RELATION_NOUN = wordSet('relations relation partnership partnerships relationship ties alliance')

/** Nouns of coming into a body. */
export const ENTRY = wordSet('accession admission acceptance entry membership election incorporation')

/** Verbs of coming into a body. */
export const JOINS = new Set(['become', 'join', 'accede', 'enter'])

/** Who is tied to whom, as what: the parts of a tie that words name. */
interface Tie {
  readonly parties: readonly Filled[]
  readonly others: readonly Filled[]
  readonly status?: Filled
}

const NO_TIE: Tie = { parties: [], others: [] }

/** What begins on a day holds since that day; a tie that only is holds since then, and nothing happened. */
export function setDates(draft: Draft, date: Filled | undefined, isAct: boolean): void {
  draft.set('since', date)
  if (isAct) draft.set('when', date)
}

/** "as a permanent member of the League": the organisation whose status it is. */
export function statusOf(scope: Scope, range: Range): Filled | undefined {
  const { s, context } = scope
  for (let u = range.from; u + 1 < range.to; u++) {
    const as = s.units[u]
    if (as?.type !== 'preposition' || as.word !== 'as') continue
    const office = officeOf(scope, u + 1)
    if (office !== undefined) return office
    const of = s.units[u + 2]
    if (!(isStatus(scope, u + 1) || isOffice(scope, u + 1)) || of?.type !== 'preposition' || of.word !== 'of') continue
    return agentsOf(s, context, { from: u + 3, to: u + 4 }).find((a) => isOrganisation(scope, a))
  }
  return undefined
}

/** "as Associate Members of the League": a status that its capitals make an office, of the organisation named in it. */
function officeOf(scope: Scope, at: number): Filled | undefined {
  const { s } = scope
  const unit = s.units[at]
  const office =
    unit?.type === 'noun'
      ? unit.names.find((n) => n.type === 'post' && /(?:Member|Observer|Associate|Partner)s?$/.test(n.value))
      : undefined
  if (office?.of === undefined) return undefined
  const body: Filled = {
    value: office.of,
    span: tokenSpan(s.tokens, office.ofSpan?.first ?? office.first, office.ofSpan?.last ?? office.last),
    row: office.row,
  }
  return isOrganisation(scope, body) ? body : undefined
}

/** "as Associate Members": a status in capitals. */
function isOffice({ s }: Scope, at: number): boolean {
  const unit = s.units[at]
  return unit?.type === 'noun' && unit.names.some((n) => n.type === 'post' && /(?:Member|Observer|Associate|Partner)s?$/.test(n.value))
}

/** "as a permanent member": the status in which a party comes in. */
export function asStatus(scope: Scope, range: Range): Filled | undefined {
  const { s } = scope
  for (let u = range.from; u < range.to; u++) {
    const unit = s.units[u]
    const next = s.units[u + 1]
    if (unit?.type === 'verb' || unit?.type === 'semicolon') return undefined
    if (unit?.type !== 'preposition' || unit.word !== 'as' || next?.type !== 'noun') continue
    if (isOffice(scope, u + 1)) {
      const office = next.names.find((n) => n.type === 'post')
      return office === undefined ? undefined : { value: office.value.replace(/s$/, ''), span: tokenSpan(s.tokens, next.first, next.last) }
    }
    if (isStatus(scope, u + 1)) return statusWords(scope, u + 1)
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

/** The same tie of a further party. */
export function sameTie(draft: Draft, party: Filled): Draft {
  const other = new Draft('relation', draft.modality, draft.passage, 'rule/further party').set('party', party)
  for (const slot of ['with', 'status', 'since', 'action', 'when']) other.set(slot, draft.get(slot)[0])
  return other
}

/** Parties named right before a unit. */
export function namesBefore(scope: Scope, at: number): Filled[] {
  const unit = scope.s.units[at]
  if (unit?.type !== 'noun') return []
  return unit.names
    .filter((n) => n.type === 'party' || n.type === 'organisation')
    .map((n) => ({ value: n.value, span: tokenSpan(scope.s.tokens, n.first, n.last), row: n.row }))
}

/** The tie that stands behind "anniversary of": relations, an accession, or the establishment of either. */
export function innerTie(scope: Scope, at: number, to: number): Tie | undefined {
  const { s } = scope
  const unit = s.units[at]
  if (unit?.type !== 'noun') return undefined
  const head = s.tokens.word[unit.head] ?? ''
  if (ENTRY.holds(s.tokens, unit.head)) return entryTie(scope, at, to)
  if (/^(?:establishment|opening|launch|inception|start|beginning|commencement)$/.test(head) && s.units[at + 1]?.type === 'preposition')
    return innerTie(scope, at + 2, to)
  return RELATION_NOUN.holds(s.tokens, unit.head) ? tieOf(scope, at, to) : undefined
}

/** "since Norland became a partner of the League", "since it joined the League". */
export function clauseTie(scope: Scope, clause: Clause): Tie {
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
export function entryTie(scope: Scope, at: number, to: number): Tie {
  const { s, context } = scope
  const unit = s.units[at]
  if (unit?.type !== 'noun') return NO_TIE
  const isMembership = s.tokens.word[unit.head] === 'membership'
  let parties: readonly Filled[] = namesBefore(scope, at)
  let others: Filled[] = []
  let status: Filled | undefined
  if (parties.length === 0 && ITS_OR_THEIR.holds(s.tokens, unit.first)) parties = ownersBefore(scope, at)
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
      if (others.length === 0) others = namedArea(scope, u + 1)
      if (others.length === 0) return NO_TIE
    }
    u = end - 1
  }
  if (others.length === 0 && /^(?:applications?|incorporation)$/.test(s.tokens.word[unit.head] ?? '')) others = issuingBody(scope)
  return { parties, others, ...(status === undefined ? {} : { status }) }
}

/** "the Single Payments Area": a name of several words whose noun tells that one may enter it. */
function namedArea({ s }: Scope, at: number): Filled[] {
  const unit = s.units[at]
  const name = unit?.type === 'noun' ? unit.names.find((n) => n.type === 'name' && n.last === unit.last) : undefined
  return name !== undefined &&
    / (?:Area|Zone|Space|System|Scheme|Mechanism|Centre|Center|Institute|Club|Market|Programme)\b/.test(name.value)
    ? [{ value: name.value, span: tokenSpan(s.tokens, name.first, name.last), row: name.row }]
    : []
}

/** Whom "its" stands for inside the sentence: the names in front, else who acted last. */
export function ownersBefore(scope: Scope, at: number): Filled[] {
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

/** The organisation that issues the document, when it is one. */
export function issuingBody(scope: Scope): Filled[] {
  return scope.context.issuers
    .slice(0, 1)
    .map((value): Filled => ({ value, inferred: 'the body that issues the document' }))
    .filter((f) => isOrganisation(scope, f))
}

/** What a noun phrase of a tie says: "strategic partner of the League", "diplomatic relations between A and B". */
export function tieOf(scope: Scope, at: number, to: number): Tie {
  const { s, context } = scope
  const unit = s.units[at]
  if (unit?.type !== 'noun') return NO_TIE
  const others: Filled[] = []
  for (let u = at + 1; u < to; u++) {
    const mark = s.units[u]
    if (mark?.type === 'date' || mark?.type === 'adverb') continue
    if (mark?.type !== 'preposition' || s.units[u + 1]?.type !== 'noun') break
    const end = listEnd(s, u + 1, to)
    // "20 years of partnership at a ceremony in Lima": what stands behind is where it was marked.
    if (/^(?:at|during|on)$/.test(mark.word)) break
    if (/^(?:of|with|to|between|among|in)$/.test(mark.word))
      others.push(...agentsOf(s, context, { from: u + 1, to: end }).filter((a) => isParty(scope, a)))
    u = end - 1
  }
  // "an observer state of the League"
  const isState = isStateStatus(s.tokens, unit.head)
  const isStatus = isState || RELATION_NOUN.holds(s.tokens, unit.head) || STATUS_NOUN.holds(s.tokens, unit.head)
  const words = isStatus ? statusWords(scope, at) : undefined
  const status =
    isState && words !== undefined
      ? { ...words, value: String(words.value).replace(/(?<!associated|participating|contracting) (?:states?|country|countries)$/i, '') }
      : words
  return { parties: namesBefore(scope, at), others, ...(status === undefined ? {} : { status }) }
}

const BEFORE_STATUS = new Set([
  'the',
  'a',
  'an',
  'their',
  'its',
  'our',
  'this',
  "'s",
  '-',
  'first',
  'new',
  'bilateral',
  'two',
  'permanent',
  'newest',
  'latest',
  'youngest',
])

/** The words of a status, without who holds it and without its number: "the League's sixth associate member" is an associate member. */
export function statusWords(scope: Scope, at: number): Filled | undefined {
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
    // "third largest partner": a rank, and no count of members.
    const isRank = ordinal !== undefined && /^(?:largest|biggest|most|leading|-)$/.test(s.tokens.word[ordinal.last + 1] ?? '')
    if (isRank) break
    if (ordinal !== undefined && ordinal.last < unit.head) first = ordinal.last + 1
    else if (BEFORE_STATUS.has(word) && word !== 'permanent') first++
    else break
  }
  const words = wordsBetween(s.tokens, first, unit.last)
  if (words === undefined || !/(?:partners|members|observers|associates|associated states)$/i.test(String(words.value))) return words
  return { ...words, value: String(words.value).slice(0, -1) }
}

/** The first two parties; a state stands before the organisation with which it is tied. */
export function setSides(draft: Draft, scope: Scope, found: readonly Filled[], orSides: boolean, isTrade = false): void {
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
  const turned = !isTrade && second !== undefined && isOrganisation(scope, first) && !isOrganisation(scope, second)
  draft.set('party', turned ? second : first)
  if (!draft.has('with')) draft.set('with', turned ? first : second)
}

function nameTypes(scope: Scope, filled: Filled | undefined): string | undefined {
  return filled === undefined ? undefined : scope.k.language.names.beginning(String(filled.value))?.type
}

/** "the Seed Union": an organisation that no table knows, but that the sentence names as one by its head noun. */
function typeInSentence(scope: Scope, filled: Filled | undefined): string | undefined {
  if (filled?.row?.startsWith('nouns/') !== true) return undefined
  const name = scope.s.names.find(
    (n) => n.value === filled.value && (n.type === 'organisation' || n.type === 'body' || n.type === 'programme'),
  )
  return name !== undefined &&
    /\b(?:Union|Organi[sz]ation|Association|Alliance|Community|League|Network|Coalition|Forum|Federation|Council|Commission|Agency|Fund|Bank|Court)\b/.test(
      name.value,
    )
    ? name.type === 'programme'
      ? 'body'
      : name.type
    : undefined
}

/** Whether a value is the name of an organisation or body. */
export function isOrganisation(scope: Scope, filled: Filled | undefined): boolean {
  const known = nameTypes(scope, filled)
  const type = known === 'organisation' || known === 'body' ? known : (typeInSentence(scope, filled) ?? known)
  return (
    type === 'organisation' ||
    type === 'body' ||
    (type === 'event' && !/meeting|session|conference|talks/i.test(String(filled?.value ?? '')))
  )
}

/** Whether a value is the name of a state or organisation. */
export function isParty(scope: Scope, filled: Filled): boolean {
  return nameTypes(scope, filled) === 'party' || isOrganisation(scope, filled)
}

/** The body last named, where the sentence names none. */
export function knownBody(scope: Scope): Filled | undefined {
  const { lastBody } = scope.context
  const known: Filled | undefined = lastBody === undefined ? undefined : { value: lastBody, inferred: 'the body last named' }
  return [known].find((one) => isOrganisation(scope, one))
}
