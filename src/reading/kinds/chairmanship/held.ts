import { wordSet } from '../../../language/word-map.ts'
import type { Name } from '../../../language/names.ts'
import type { NounPhrase } from '../../../language/phrases.ts'
import type { Tokens } from '../../../language/tokens.ts'
import { agentsOf } from '../../agents.ts'
import type { Modality } from '../../claim.ts'
import type { Clause } from '../../clauses.ts'
import { Draft, type Filled } from '../../draft.ts'
import { bodyNamed as bodyByNoun, inFull, isState, type DocumentContext } from '../../document.ts'
import { modalityOf } from '../../modality.ts'
import { owner } from '../../open-scope.ts'
import type { Scope } from '../../scope.ts'
import { tokenSpan, wordsBetween } from '../../sentence.ts'

const ITS_THEIR_HIS_OR_HER = wordSet('its their his her')
const INCOMING_NEXT_UPCOMING_OR_FUTURE = wordSet('incoming next upcoming future')

const CHAIR = /(?:^|\s)(?:Co-)?Chair(?:man|woman|person)?(?:ship)?$/i
/** Heads that say so without a name. */
const CHAIRING = wordSet('chair chairman chairwoman chairperson chairship chairmanship chairwomanship chairpersonship coordinator')
/** Whether a noun says so without a name. */
export const mayHoldChair = (tokens: Tokens, { head }: NounPhrase): boolean => CHAIRING.holds(tokens, head)

const COORDINATOR = /(?:^|\s)(?:Country )?Coordinator$/i
/** Verbs that give somebody an office. */
const CHOOSES = /^(?:re-?)?(?:elect|appoint|choose|designate|confirm|name|select|nominate)$/
/** Verbs that say who holds one. */
const IS = /^(?:be|become|remain)$/
/** Nouns of a part that somebody plays: "its role as Chair". */
const PART = /^(?:role|capacity|function|functions|term|tenure|position|work|stint)$/

/**
 * "As Chair of the League, Norland …", "elected Jane Roe as Chair of the League", "Norland's role as Country Coordinator of …", "Norland, the
 * Chair of the League in 2024,": an office of chair with who holds it. `bodyOf` reads what stands behind "of".
 */
export function heldChair(scope: Scope, at: number, bodyOf: (from: number) => Filled | undefined): Draft | undefined {
  const { s } = scope
  const unit = s.units[at]
  const name = unit?.type === 'noun' ? unit.names.find((n) => n.type === 'post') : undefined
  if (unit?.type !== 'noun' || (name === undefined && !CHAIRING.holds(s.tokens, unit.head))) return undefined
  const title = name?.value.replace(/ (?:of|for) .*/, '') ?? s.tokens.word[unit.head] ?? ''
  const role = COORDINATOR.test(title) ? 'country coordinator' : CHAIR.test(title) ? (/^co/i.test(title) ? 'co-chair' : 'chair') : undefined
  if (role === undefined) return undefined
  const held = holderOf(scope, at)
  if (held === undefined) return undefined
  const draft = new Draft('chairmanship', isIncoming(scope, unit) ? 'scheduled' : held.modality, scope.passage, 'rule/office of chair')
  draft.add('party', held.party)
  draft.set('role', { value: role, span: tokenSpan(s.tokens, unit.first, unit.last) })
  draft.set('body', bodyNamed(scope, unit, name, at, bodyOf))
  draft.set('period', termBehind(scope, at) ?? termOfPart(scope, at))
  return draft.has('party') && draft.has('body') ? draft : undefined
}

interface Held {
  readonly party: readonly Filled[]
  readonly modality: Modality
}

/** Who holds the office: by "as" in front of it, or beside it between commas. */
function holderOf(scope: Scope, at: number): Held | undefined {
  const { s, context, k } = scope
  const before = s.units[at - 1]
  const clause = owner(s, at)
  const standing: Modality = clause === undefined ? 'done' : standingOf(modalityOf(clause, k.governors))
  if (before?.type === 'comma' || before?.type === 'open') {
    const party = partyAt(scope, at - 2)
    return party === undefined ? undefined : { party: [party], modality: 'done' }
  }
  const subjectOf = (c: Clause | undefined): readonly Filled[] => (c?.subject === undefined ? [] : agentsOf(s, context, c.subject))
  // "Norland is the Chair of the League", "was elected Chair of the League"
  if (before?.type === 'verb') {
    const holds = clause?.at === at - 1 && (before.passive ? CHOOSES : IS).test(before.lemma) && before.form === 'finite'
    return holds ? { party: subjectOf(clause), modality: standing } : undefined
  }
  if (before?.type !== 'preposition' || before.word !== 'as') return apposed(scope, at)
  if (at === 1) return { party: subjectOf(s.clauses.find((c) => c.kind === 'main')), modality: 'done' }
  const front = s.units[at - 2]
  if (front?.type !== 'noun') {
    const isOver = front?.type === 'verb' || front?.type === 'preposition' || front?.type === 'adverb'
    return isOver && clause?.verb.form === 'finite' && !clause.verb.passive && clause.verb.lemma === 'take'
      ? { party: subjectOf(clause), modality: standing }
      : undefined
  }
  if (PART.test(s.tokens.word[front.head] ?? '')) {
    const owned = front.names
      .filter((n) => n.type === 'party' || n.type === 'adjective' || n.type === 'person')
      .map((n) => filled(scope, n))
    if (owned.length > 0) return { party: owned, modality: 'done' }
    if (ITS_THEIR_HIS_OR_HER.holds(s.tokens, front.first) || s.units[at - 3]?.type === 'preposition') {
      // "thanked Norland for its role as", "Norland, in its capacity as"
      for (let u = at - 3; u >= 0; u--) {
        const party = partyAt(scope, u)
        if (party !== undefined) return { party: [party], modality: 'done' }
      }
    }
    return undefined
  }
  const party = partyAt(scope, at - 2)
  const isChosen = clause !== undefined && (CHOOSES.test(clause.verb.lemma) || /^(?:welcome|congratulate|thank)$/.test(clause.verb.lemma))
  const ofPart = s.units[at - 3]?.type === 'preposition' && PART.test(headBefore(scope, at - 4))
  return party !== undefined && (isChosen || ofPart) ? { party: [party], modality: isChosen ? standing : 'done' } : undefined
}

/** "the incoming Chair of the League, Norland,": who is named right behind. */
function apposed(scope: Scope, at: number): Held | undefined {
  const isPointed = /^(?:the|incoming|outgoing|next|new|current)$/.test(scope.s.tokens.word[scope.s.units[at]?.first ?? 0] ?? '')
  const joint = scope.s.units[at + 1]
  const end = joint?.type === 'preposition' && joint.word === 'of' ? at + 3 : at + 1
  if (!isPointed || scope.s.units[end]?.type !== 'comma') return undefined
  const party = partyAt(scope, end + 1) ?? officeAt(scope, end + 1)
  return party === undefined ? undefined : { party: [party], modality: 'done' }
}

/** "the outgoing Chair, the Prime Minister of Norland,": an office stands for its holder. */
function officeAt({ s, context }: Scope, at: number): Filled | undefined {
  const unit = s.units[at]
  const isOffice = unit?.type === 'noun' && unit.names.some((n) => n.type === 'post' && n.last === unit.last)
  return isOffice ? agentsOf(s, context, { from: at, to: at + 1 })[0] : undefined
}

const standingOf = (modality: Modality): Modality => (modality === 'scheduled' || modality === 'expected' ? modality : 'done')

function headBefore({ s }: Scope, at: number): string {
  const unit = s.units[at]
  return unit?.type === 'noun' ? (s.tokens.word[unit.head] ?? '') : ''
}

/** A name as a slot holds it: its value, its words and the row that knows it. */
export const filled = ({ s }: Scope, name: Name): Filled => ({
  value: name.value,
  span: tokenSpan(s.tokens, name.first, name.last),
  row: name.row,
})

/** The body or the issuer that has this word in its name. */
function bodyByWord(context: DocumentContext, word: string): string | undefined {
  return bodyByNoun(context, word) ?? [context.lastBody, ...context.issuers].find((body) => body?.split(' ').includes(word) === true)
}

/** What is chaired, where the table knows the office with it: "Chair of the Ports Council". */
const IN_TITLE =
  /^(?:(?:Co|Vice)[- ]|Deputy )?(?:Chair(?:man|woman|person)?|(?:\p{Lu}\p{L}+ )?Coordinator|Rapporteur) (?:of|for) (?:the )?(.+)$/u

/** Whose office it is, in full, where the name of the office tells: "Chair of the League". */
export function ownerOf(
  { s, context }: Scope,
  office: Pick<Name, 'first' | 'last' | 'of' | 'ofSpan' | 'row'> & { readonly value?: string },
): Filled | undefined {
  const { of, ofSpan, row, value } = office
  if (of !== undefined) {
    const span = ofSpan ?? office
    return { value: inFull(context, of), span: tokenSpan(s.tokens, span.first, span.last), row }
  }
  const said = IN_TITLE.exec(value ?? '')?.[1]
  // "Coordinator of Norland-Arcadia relations": the name goes on.
  if (said === undefined || s.tokens.word[office.last + 1] === '-') return undefined
  // "the Chair of the Association": of the one that is called so in this document.
  const called = said.includes(' ') ? said : (bodyByWord(context, said) ?? said)
  return { value: inFull(context, called), span: tokenSpan(s.tokens, office.last - said.split(' ').length + 1, office.last), row }
}

function partyAt(scope: Scope, at: number): Filled | undefined {
  const unit = scope.s.units[at]
  if (unit?.type !== 'noun') return undefined
  const name =
    unit.names.find((n) => n.type === 'person') ?? unit.names.find((n) => (n.type === 'party' || n.type === 'name') && n.last === unit.last)
  return name === undefined ? undefined : filled(scope, name)
}

function isIncoming({ s }: Scope, unit: NounPhrase): boolean {
  for (let i = unit.first; i < unit.head; i++) if (INCOMING_NEXT_UPCOMING_OR_FUTURE.holds(s.tokens, i)) return true
  return false
}

/** "Chair of the League", "League Chair", "Coordinator of relations": the body in the office's name, behind it, or the one spoken of. */
function bodyNamed(
  scope: Scope,
  unit: NounPhrase,
  name: Name | undefined,
  at: number,
  bodyOf: (from: number) => Filled | undefined,
): Filled | undefined {
  const { s, context } = scope
  const own = name === undefined ? undefined : ownerOf(scope, name)
  if (own !== undefined) return own
  const joint = s.units[at + 1]
  if (joint?.type === 'preposition' && (joint.word === 'of' || joint.word === 'for') && s.units[at + 2]?.type === 'noun')
    return bodyOf(at + 2)
  let of = unit.first
  while (of < unit.last && s.tokens.word[of] !== 'of' && s.tokens.word[of] !== 'for') of++
  const words = of < unit.last ? wordsBetween(s.tokens, of + 1, unit.last) : undefined
  if (words !== undefined && String(words.value).includes(' ')) return words
  const isBare =
    words === undefined &&
    /^(?:(?:the|incoming|outgoing|current|next|new) )*(?:co-)?chair(?:man|woman|person)?$|coordinator$/i.test(
      s.tokens.text.slice(s.tokens.start[unit.first], s.tokens.end[unit.last]),
    )
  if (isBare) return ofOtherOffice(scope, at) ?? ofIssuer(scope)
  const word = words === undefined ? /^(\w+) (?:Co-)?Chair/.exec(name?.value ?? '')?.[1] : String(words.value)
  if (word === undefined) return undefined
  const known = [context.lastBody, ...context.issuers].find((body) => body?.split(' ').includes(word) === true)
  return known === undefined ? undefined : { value: known, inferred: 'the body whose short form is in the office' }
}

/** "Norland's term as Chair runs from May to July": what is said of the term. */
function termOfPart(scope: Scope, at: number): Filled | undefined {
  const clause = owner(scope.s, at)
  const isTerm = /^(?:term|tenure)$/.test(headBefore(scope, at - 2))
  if (!isTerm || clause === undefined || clause.at < at) return undefined
  const date = scope.dates.find((d) => d.unit > clause.at && d.unit < clause.rest.to)
  const ends = /^(?:end|expire|conclude|finish)$/.test(clause.verb.lemma)
  return date === undefined || date.value.includes('/')
    ? date?.filled
    : { ...date.filled, value: ends ? `../${date.value}` : `${date.value}/..` }
}

/** "elected Minister Roe as Chair of the League and Minister Vale as the Incoming Chair": the body of the office named before. */
function ofOtherOffice({ s }: Scope, at: number): Filled | undefined {
  const to = s.units[at]?.first ?? 0
  const other = s.names.findLast(
    (n) => n.type === 'post' && n.of !== undefined && n.last < to && (CHAIR.test(n.value) || COORDINATOR.test(n.value)),
  )
  const inferred = 'the body of the office named before'
  return other?.of === undefined ? undefined : { value: other.of, inferred }
}

/** "the outgoing Chair" of the organisation that speaks. */
function ofIssuer({ context, k }: Scope): Filled | undefined {
  const [issuer] = context.issuers
  const isBody = issuer !== undefined && context.issuers.length === 1 && !isState(k.language, issuer)
  return isBody ? { value: issuer, inferred: 'the organisation that issues the document' } : undefined
}

/** The term right behind the office, up to the next mark or verb. */
function termBehind(scope: Scope, at: number): Filled | undefined {
  const { s } = scope
  for (let u = at + 1; u < Math.min(s.units.length, at + 7); u++) {
    const unit = s.units[u]
    if (unit?.type === 'comma' || unit?.type === 'verb' || unit?.type === 'conjunction') return undefined
    if (unit?.type === 'date') return scope.dates.find((d) => d.unit === u)?.filled
  }
  return undefined
}
