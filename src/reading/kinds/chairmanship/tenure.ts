import type { Name } from '../../../language/names.ts'
import type { NounPhrase } from '../../../language/phrases.ts'
import { wordSet } from '../../../language/word-map.ts'
import { listEnd } from '../../adjuncts.ts'
import { agentsOf } from '../../agents.ts'
import type { Modality } from '../../claim.ts'
import { bodyNamed, isState } from '../../document.ts'
import { Draft, type Filled } from '../../draft.ts'
import { frontOfRelative } from '../../relative.ts'
import { modalityOf } from '../../modality.ts'
import { owner } from '../../open-scope.ts'
import type { Scope } from '../../scope.ts'
import { tokenSpan, wordsOfRange } from '../../sentence.ts'
import { filled, ownerOf } from './held.ts'

/** Heads of what holds between parties. */
const TIES = wordSet('relations relationship cooperation partnership')
const PRESIDENT_COUNTRY_OR_SHEPHERD = wordSet('president country shepherd')

/** Words of an office of chair and of the time in it. */
const OFFICES = wordSet(
  'chair chairman chairwoman chairperson co-chair co-chairs president coordinator rapporteur facilitator country shepherd',
)
const TENURES = wordSet(
  'chairmanship presidency chairpersonship chairship co-chairmanship co-presidency vice-chairmanship stewardship coordinatorship helm reins gavel leadership coordination',
)
const LEAD = /\b(?:lead (?:country|shepherd)|pro tempore president)\b/

const ROLES: readonly (readonly [RegExp, string])[] = [
  [/\blead (?:country|shepherd)/, 'lead country'],
  [/\bvice ?- ?(?:chair|presid)|\bdeputy chair/, 'vice-chair'],
  [/\bco ?- ?(?:chair|presid)/, 'co-chair'],
  [/rapporteur/, 'rapporteur'],
  [/facilitator/, 'facilitator'],
  [/coordinat/, 'country coordinator'],
  [/presidency|pro tempore president/, 'presidency'],
  [/chair|helm|gavel|reins|stewardship|leadership/, 'chair'],
]

/** Nouns of coming into a chair or giving it away. */
const TAKING = wordSet('assumption takeover exercise acceptance accession handover transfer passing handing election appointment')
/** What is wished to who comes into it. */
const WISHES =
  /^(?:success|luck|accession|election|re-election|appointment|role|capacity|functions?|term|tenure|position|work|designation|leadership|stewardship|services?|efforts|contributions?|performance|guidance|dedication|commitment|support|acceptance)$/
/** What somebody takes who comes into a chair. */
const DUTIES = wordSet('responsibility responsibilities duties charge office mantle')
const STAYS = /^(?:be|remain|stay|stand|sit|continue|serve)$/
const IS = /^(?:be|become|remain)$/
const CHOOSES = /^(?:re-?)?(?:elect|appoint|choose|designate|confirm|name|select|nominate)$/
const FALLS = /^(?:rest|lie|fall|reside|go|belong|revert|return|pass|devolve)$/

/**
 * Who is in the chair, told by what stands around the word of it: "the assumption by Norland of the chair of the League", "Norland at the helm of
 * the League", "wished Norland success as League Chair", "The Chair of the League is Norland". What the other rules have told stays as it is.
 */
export function tenures(scope: Scope, drafts: readonly Draft[]): Draft[] {
  const { s } = scope
  const found: Draft[] = []
  s.units.forEach((unit, at) => {
    const role = unit.type === 'noun' && !unit.pronoun ? roleOf(scope, unit) : undefined
    if (unit.type !== 'noun' || role === undefined) return
    const body = bodyOfChair(scope, unit, at) ?? bareBody(scope, unit, at, found)
    if (body === undefined) return
    for (const { party, modality, until } of holdersOf(scope, unit, at, body.end)) {
      if (party.value === body.value.value) continue
      const draft = new Draft('chairmanship', isAhead(scope, unit) ? 'scheduled' : modality, scope.passage, 'rule/tenure')
      draft.add('party', [party]).set('role', role).set('body', body.value)
      const period = periodOf(scope, at, body.end)
      if (until === true && period !== undefined && !String(period.value).includes('/'))
        draft.set('period', { ...period, value: `../${period.value}` })
      else if (until !== true) draft.set('period', period)
      found.push(draft)
    }
  })
  const told = drafts.filter((d) => d.kind === 'chairmanship')
  const isTold = (draft: Draft): boolean =>
    told.some(
      (d) =>
        d.get('party').some((p) => p.value === draft.get('party')[0]?.value) &&
        (d.get('body')[0]?.inferred === undefined || draft.get('body')[0]?.inferred !== undefined) &&
        (d.get('body')[0]?.value === draft.get('body')[0]?.value || d.get('role')[0]?.value === draft.get('role')[0]?.value),
    )
  const added = found.filter((draft) => !isTold(draft))
  // A body that was only guessed gives way to the one that stands beside the chair.
  const replaced = (d: Draft): boolean =>
    d.kind === 'chairmanship' &&
    d.get('body')[0]?.inferred !== undefined &&
    added.some((draft) => d.get('party').some((p) => p.value === draft.get('party')[0]?.value))
  return added.length === 0 ? [...drafts] : [...drafts.filter((d) => !replaced(d)), ...added]
}

/** The role that a phrase names, when its head is a word of the chair. */
function roleOf({ s }: Scope, unit: NounPhrase): Filled | undefined {
  let at = -1
  for (let i = unit.first; i <= unit.last; i++) {
    if (TENURES.holds(s.tokens, i) || OFFICES.holds(s.tokens, i)) at = i
    if (at >= 0 && (s.tokens.word[i] === 'of' || s.tokens.word[i] === 'for')) break
  }
  if (at < 0 || unit.names.some((n) => n.type === 'person')) return undefined
  // "the President of Norland" chairs nothing; "the country" and "the leadership of the firm" do not either.
  const words = s.tokens.text.slice(s.tokens.start[unit.first], s.tokens.end[at]).toLowerCase()
  if (PRESIDENT_COUNTRY_OR_SHEPHERD.holds(s.tokens, at) && !LEAD.test(words)) return undefined
  const behind = s.tokens.word[at + 1] ?? ''
  if (at < unit.last && !/^(?:of|for|in|-)$/.test(behind)) return undefined
  const role = ROLES.find(([pattern]) => pattern.test(words))?.[1]
  return role === undefined ? undefined : { value: role, span: tokenSpan(s.tokens, at, at) }
}

const isBodyName = (n: Name): boolean => n.type === 'body' || n.type === 'organisation' || n.type === 'event'

/** The body of a chair, said beside it: "League Chair", "chair of the League", "chair of the Council" that was named before. `end` is the unit behind. */
function bodyOfChair(scope: Scope, unit: NounPhrase, at: number): { value: Filled; end: number } | undefined {
  const { s, context } = scope
  const post = unit.names.find((n) => n.type === 'post')
  const whose = post === undefined ? undefined : ownerOf(scope, post)
  if (whose !== undefined) return isState(scope.k.language, String(whose.value)) ? undefined : { value: whose, end: at + 1 }
  const joint = s.units[at + 1]
  const next = s.units[at + 2]
  const isJoined = joint?.type === 'preposition' && (joint.word === 'of' || joint.word === 'for') && next?.type === 'noun'
  if (isJoined) {
    const name = next.names.find((n) => isBodyName(n) && n.last === next.last)
    if (name !== undefined) return { value: filled(scope, name), end: at + 3 }
    const tie = relationsAt(scope, at + 2)
    if (tie !== undefined) return tie
    if (s.tokens.word[next.first] === 'the' && next.names.length === 0) {
      const known = bodyNamed(context, s.tokens.word[next.head] ?? '')
      const span = tokenSpan(s.tokens, next.first, next.last)
      if (known !== undefined)
        return { value: { value: known, span, inferred: 'definite description: the body named before' }, end: at + 3 }
    }
  }
  const own = unit.names.find((n) => isBodyName(n) && n.last < unit.last) ?? ofWhich(scope, at) ?? sittingBody(scope, unit, at)
  return own === undefined ? undefined : { value: filled(scope, own), end: at + 1 }
}

/** "welcomed Norland as the incoming Coordinator": of what was coordinated before in the sentence, of the body that acts, or of who speaks. */
function bareBody(scope: Scope, unit: NounPhrase, at: number, found: readonly Draft[]): { value: Filled; end: number } | undefined {
  const { s, context, k } = scope
  const words = s.tokens.text.slice(s.tokens.start[unit.first], s.tokens.end[unit.last])
  const isAs = s.units[at - 1]?.type === 'preposition' && s.tokens.word[s.units[at - 1]?.first ?? 0] === 'as'
  const isPointed = /^(?:the )?(?:incoming|outgoing|next|new|current|previous|former) /i.test(words)
  if ((!isAs && !isPointed) || !BARE_OFFICE.test(words)) return undefined
  const told = found.at(-1)?.get('body')[0]
  if (told !== undefined) return { value: { value: told.value, inferred: 'the body of the office named before' }, end: at + 1 }
  const subject = s.clauses.find((c) => c.kind === 'main' && c.at < at)?.subject
  const acting = subject === undefined ? undefined : s.units[subject.from]
  const name = acting?.type === 'noun' ? acting.names.find((n) => isBodyName(n) && n.last === acting.last) : undefined
  const isThe = acting?.type === 'noun' && s.tokens.word[acting.first] === 'the' && acting.names.length === 0
  const known = name?.value ?? (isThe ? bodyNamed(context, s.tokens.word[acting.head] ?? '') : undefined)
  const [issuer] = context.issuers
  const own = context.issuers.length === 1 && issuer !== undefined && !isState(k.language, issuer) ? issuer : undefined
  const value = known ?? own
  return value === undefined ? undefined : { value: { value, inferred: 'the body that acts or speaks' }, end: at + 1 }
}

/** An office of chair and nothing that tells of what. */
const BARE_OFFICE =
  /^(?:(?:the|its|an?|incoming|outgoing|next|new|current|previous|former|first|second) )*(?:(?:vice|co|deputy)[- ]|country |lead )?(?:chair(?:man|woman|person)?|coordinator|rapporteur|facilitator)$/i

/** "coordinator of the League's relations with Norland": what is coordinated between parties. */
function relationsAt({ s }: Scope, at: number): { value: Filled; end: number } | undefined {
  const unit = s.units[at]
  if (unit?.type !== 'noun' || !TIES.holds(s.tokens, unit.head)) return undefined
  const joint = s.units[at + 1]
  const isTied = joint?.type === 'preposition' && (joint.word === 'with' || joint.word === 'between')
  const end = isTied ? listEnd(s, at + 2, s.units.length) : at + 1
  const value = isTied || unit.names.length > 0 ? wordsOfRange(s, { from: at, to: end }) : undefined
  return value === undefined ? undefined : { value, end }
}

/** "the Expert Group on Tides, of which Norland is lead country": the name in front of the relative. */
export function ofWhich({ s }: Scope, at: number): Name | undefined {
  const relative = s.units.findLastIndex((u, i) => i < at && u.type === 'relative')
  const front = relative < at - 4 ? undefined : frontOfRelative(s, relative)
  const before = front === undefined ? undefined : s.units[front]
  return before?.type === 'noun' ? before.names.findLast(isBodyName) : undefined
}

/** "The Committee, with Norland in the chair, adopted …": the body that acts. */
function sittingBody({ s }: Scope, unit: NounPhrase, at: number): Name | undefined {
  const before = s.units[at - 1]
  const isChair = /^(?:co-)?chair(?:man|woman|person)?$/.test(s.tokens.word[unit.head] ?? '')
  const withIt = s.units[at - 3]
  const isWith = before?.type === 'preposition' && before.word === 'as' && withIt?.type === 'preposition' && withIt.word === 'with'
  const isSitting = isChair && ((before?.type === 'preposition' && before.word === 'in') || isWith)
  const subject = isSitting ? s.clauses.find((c) => c.kind === 'main')?.subject : undefined
  const acting = subject === undefined ? undefined : s.units[subject.from]
  return acting?.type === 'noun' ? acting.names.find((n) => isBodyName(n) && n.last === acting.last) : undefined
}

interface Holder {
  readonly party: Filled
  readonly modality: Modality
  /** Held it up to the time that is told. */
  readonly until?: boolean
}

function holdersOf(scope: Scope, unit: NounPhrase, at: number, end: number): readonly Holder[] {
  const { s, k } = scope
  const clause = owner(s, at)
  const standing = clause === undefined ? 'done' : modalityOf(clause, k.governors)
  const now: Modality = standing === 'scheduled' || standing === 'expected' ? standing : 'done'
  const one = (party: Filled | undefined, modality: Modality = 'done'): readonly Holder[] =>
    party === undefined ? [] : [{ party, modality }]
  const word = s.tokens.word[unit.head] ?? ''
  const before = s.units[at - 1]
  const front = s.units[at - 2]
  if (before?.type === 'preposition') {
    if (before.word === 'as') return holdersAs(scope, at, now)
    if ((before.word === 'at' && word === 'helm') || (before.word === 'in' && word === 'chair')) {
      // "Norland at the helm", "Norland's turn at the helm"
      const beside = partyAt(scope, at - 2) ?? (front?.type === 'noun' && front.noun?.plural !== true ? ownerIn(scope, front) : undefined)
      if (beside !== undefined) return one(beside, now)
      if (clause === undefined || !STAYS.test(clause.verb.lemma)) return []
      return clause.verb.form === 'infinitive' ? one(partyBefore(scope, clause.at), now) : subjectOf(scope, at, now)
    }
    if (before.word === 'of' && front?.type === 'noun') {
      if (TAKING.holds(s.tokens, front.head)) {
        const modality = isAhead(scope, front) ? 'scheduled' : now
        const by = s.units[end]
        if (by?.type === 'preposition' && (by.word === 'by' || by.word === 'to')) return one(partyAt(scope, end + 1), modality)
        return one(ownerIn(scope, front) ?? (isPossessive(s.tokens.word[front.first]) ? partyBefore(scope, at - 2) : undefined), modality)
      }
      const taking = s.units[at - 4]
      const by = s.units[at - 3]
      if (by?.type === 'preposition' && by.word === 'by' && taking?.type === 'noun' && TAKING.holds(s.tokens, taking.head))
        return one(partyAt(scope, at - 2), isAhead(scope, taking) ? 'scheduled' : now)
    }
    if (before.word === 'with' && clause !== undefined && /^(?:entrust|charge|task|vest)$/.test(clause.verb.lemma))
      return clause.verb.passive ? subjectOf(scope, at, now) : one(partyBefore(scope, at - 1), now)
  }
  if (before?.type === 'verb' && before.form === 'finite' && (before.passive ? CHOOSES : IS).test(before.lemma))
    return subjectOf(scope, at, now)
  if (isPossessive(s.tokens.word[unit.first]) && before?.type === 'preposition') return one(partyBefore(scope, at - 1))
  return holdersBehind(scope, unit, at, end, now)
}

/** "elected Norland as Chair", "took over from Norland as chair", "wished Norland success as Chair", "will continue as Chair". */
function holdersAs(scope: Scope, at: number, now: Modality): readonly Holder[] {
  const { s } = scope
  const clause = owner(s, at)
  const front = s.units[at - 2]
  // "was elected by the Summit as Chair", "will take responsibility as Chair", "steps down as Chair"
  const isChosen = clause?.verb.passive === true && CHOOSES.test(clause.verb.lemma) && s.tokens.word[clause.verb.last + 1] === 'by'
  if (isChosen) return subjectOf(scope, at, now)
  const lemma = clause?.verb.form === 'finite' ? clause.verb.lemma : ''
  if (/^(?:take|assume)$/.test(lemma) && front?.type === 'noun' && DUTIES.holds(s.tokens, front.head)) return subjectOf(scope, at, now)
  if (lemma === 'step' && s.tokens.word[(s.units[at - 1]?.first ?? 0) - 1] === 'down')
    return subjectOf(scope, at, now).map((holder) => ({ ...holder, until: true }))
  // "Norland, as outgoing chair of the League, …"
  const party = front?.type === 'comma' ? partyAt(scope, at - 3) : namedAt(scope, at - 2)
  if (party !== undefined) {
    const from = front?.type === 'comma' ? undefined : s.units[at - 3]
    if (clause !== undefined && /^(?:succeed|replace|follow)$/.test(clause.verb.lemma)) return []
    if (from?.type !== 'preposition') return [{ party, modality: now }]
    if (from.word === 'with') return [{ party, modality: now }]
    if (from.word !== 'from' || clause?.verb.lemma !== 'take') return []
    return [...subjectOf(scope, at, now), { party, modality: 'done', until: true }]
  }
  if (front?.type === 'noun' && WISHES.test(s.tokens.word[front.head] ?? '')) {
    const wished = ownerIn(scope, front) ?? partyBefore(scope, at - 2)
    return wished === undefined ? [] : [{ party: wished, modality: 'done' }]
  }
  const isVerb = front?.type === 'verb' || front?.type === 'adverb'
  const stays =
    clause !== undefined &&
    /^(?:serve|continue|act|remain|return|rotate|step|elect|choose|appoint|designate|confirm|nominate|re-elect)$/.test(clause.verb.lemma)
  return isVerb && stays && clause.verb.form === 'finite' ? subjectOf(scope, at, now) : []
}

/** "The Chair of the League is Norland", "… rests with Norland", "… held by Norland", "the League Chair for 2025, Norland, …". */
function holdersBehind(scope: Scope, unit: NounPhrase, at: number, end: number, now: Modality): readonly Holder[] {
  const { s } = scope
  let u = end
  if (s.units[u]?.type === 'preposition' && s.units[u + 1]?.type === 'date') u += 2
  const next = s.units[u]
  const only = (i: number, modality: Modality): readonly Holder[] => {
    const party = partyAt(scope, i)
    return party === undefined ? [] : [{ party, modality }]
  }
  if (next?.type === 'verb' && !next.passive && next.form === 'finite') {
    if (next.lemma === 'be') {
      const behind = s.units[u + 2]
      const isWhole = behind === undefined || behind.type !== 'noun'
      return isWhole ? only(u + 1, now) : []
    }
    const to = s.units[u + 1]
    if (FALLS.test(next.lemma) && to?.type === 'preposition' && (to.word === 'with' || to.word === 'to')) return only(u + 2, now)
  }
  const isPointed = /^(?:the|incoming|outgoing|next|new|current|present)$/.test(s.tokens.word[unit.first] ?? '')
  const after = s.units[u + 2]
  const isClosed = after === undefined || after.type === 'comma' || after.type === 'other' || after.type === 'close'
  if (next?.type === 'comma' && isPointed && isClosed && s.units[at - 1]?.type !== 'comma') return only(u + 1, now)
  return []
}

function subjectOf({ s, context }: Scope, at: number, modality: Modality): readonly Holder[] {
  const clause = owner(s, at)
  const subject = clause?.subject
  if (subject === undefined) return []
  return agentsOf(s, context, subject).map((party) => ({ party, modality }))
}

const isPossessive = (word: string | undefined): boolean => word === 'its' || word === 'their' || word === 'his' || word === 'her'

const isHolder = (n: Name): boolean => n.type === 'party' || n.type === 'person'

/** A phrase that is a state or a person and nothing else. */
function partyAt(scope: Scope, at: number): Filled | undefined {
  const unit = scope.s.units[at]
  if (unit?.type !== 'noun') return undefined
  const name = unit.names.find((n) => n.type === 'person') ?? unit.names.find((n) => n.type === 'party' && n.last === unit.last)
  return name === undefined ? undefined : filled(scope, name)
}

/** "the appointment of Ambassador Roe of Norland as chair": the person, and not her state. */
function namedAt(scope: Scope, at: number): Filled | undefined {
  const of = scope.s.units[at - 1]
  const front = of?.type === 'preposition' && of.word === 'of' ? scope.s.units[at - 2] : undefined
  const person = front?.type === 'noun' ? front.names.find((n) => n.type === 'person') : undefined
  return person === undefined ? partyAt(scope, at) : filled(scope, person)
}

/** "Norland's assumption": the owner inside a phrase. */
function ownerIn(scope: Scope, unit: NounPhrase): Filled | undefined {
  const name = unit.names.find((n) => (isHolder(n) || n.type === 'adjective') && n.last < unit.last)
  return name === undefined ? undefined : filled(scope, name)
}

/** The state or person named last in front of a phrase. */
function partyBefore(scope: Scope, at: number): Filled | undefined {
  for (let u = at - 1; u >= 0; u--) {
    const unit = scope.s.units[u]
    if (unit?.type !== 'noun') continue
    const name = unit.names.findLast(isHolder)
    if (name !== undefined) return filled(scope, name)
  }
  return undefined
}

function isAhead({ s }: Scope, unit: NounPhrase): boolean {
  for (let i = unit.first; i <= unit.last; i++)
    if (/^(?:incoming|next|upcoming|future|forthcoming|planned|impending)$/.test(s.tokens.word[i] ?? '')) return true
  return false
}

/** The term right behind the chair and its body: "for 2025", "since 2022", "(2025–2026)". */
function periodOf(scope: Scope, at: number, end: number): Filled | undefined {
  // "the assumption of the chair of the League by Norland for 2025"
  const by = scope.s.units[end]
  const to = by?.type === 'preposition' && (by.word === 'by' || by.word === 'to') ? end + 3 : end + 1
  const term = scope.s.units[to]
  const isTerm = term?.type === 'noun' && /^(?:period|term|year|biennium)$/.test(scope.s.tokens.word[term.head] ?? '')
  const date = scope.dates.find((d) => d.unit > at && d.unit <= (isTerm ? to + 1 : to))
  if (date === undefined || String(date.value).includes('/')) return date?.filled
  if (date.part === 'since') return { ...date.filled, value: `${date.value}/..` }
  return date.part === 'until' ? { ...date.filled, value: `../${date.value}` } : date.filled
}
