import type { NounPhrase } from '../../../language/phrases.ts'
import { wordSet } from '../../../language/word-map.ts'
import { agentsOf } from '../../agents.ts'
import { Draft, type Filled } from '../../draft.ts'
import type { Scope } from '../../scope.ts'
import { tokenSpan, wordsBetween } from '../../sentence.ts'
import { isBodyName } from './name.ts'
import { natureIn } from './nature.ts'

const PARTNERSHIP_OR_ALLIANCE = wordSet('partnership alliance')

/** "the Reef Network – a platform for sharing data": what an apposition says that a named body is. */
export function describedBodies(scope: Scope): Draft[] {
  const { units } = scope.s
  const drafts: Draft[] = []
  for (let u = 0; u + 2 < units.length; u++) {
    const mark = units[u + 1]?.type
    const draft = mark === 'comma' || mark === 'dash' ? describedBody(scope, u) : undefined
    if (draft !== undefined) drafts.push(draft)
  }
  return drafts
}

/** The body that stands in front of a comma or dash, when what stands behind tells its kind. */
function describedBody(scope: Scope, u: number): Draft | undefined {
  const { s } = scope
  const unit = s.units[u]
  const told = s.units[u + 2]
  if (unit?.type !== 'noun' || told?.type !== 'noun') return undefined
  const name = unit.names.find((n) => n.last === unit.last && isBodyName(scope, n))
  if (name === undefined || !tellsKind(scope, told)) return undefined
  const draft = new Draft('body', 'done', scope.passage, 'rule/apposition')
  const { nature, areas, members = [] } = natureIn(scope, { from: u + 2, to: s.units.length })
  draft.set('name', { value: name.value, span: tokenSpan(s.tokens, name.first, name.last), row: name.row })
  return draft.set('nature', nature).add('areas', areas).add('members', members)
}

const FOUNDING = wordSet('establishment creation founding foundation inception formation launch')
const OF_ITS_OWN = wordSet('its their')

/** "Since its establishment in 2019, the Reef Fund has …": when the body of which the sentence speaks began. */
export function foundedBody(scope: Scope): Draft | undefined {
  const { s } = scope
  const at = s.units.findIndex(
    (unit) => unit.type === 'noun' && FOUNDING.holds(s.tokens, unit.head) && OF_ITS_OWN.holds(s.tokens, unit.first),
  )
  const unit = s.units[at]
  if (unit === undefined) return undefined
  const date = scope.dates.find((d) => d.unit > at && d.unit <= at + 2)
  const subject = s.clauses.find((c) => c.kind === 'main' && c.verb.form === 'finite')?.subject
  const holder = subject === undefined ? undefined : s.units[subject.from]
  if (date === undefined || holder?.type !== 'noun') return undefined
  const name = holder.names.find((n) => n.last === holder.last && isBodyName(scope, n))
  if (name === undefined) return undefined
  const draft = new Draft('body', 'done', scope.passage, 'rule/founding')
  draft.set('name', { value: name.value, span: tokenSpan(s.tokens, name.first, name.last), row: name.row })
  draft.set('action', { value: 'established', span: tokenSpan(s.tokens, unit.first, unit.last) })
  return draft.set('since', date.filled)
}

/** "Members of the Ports Council are Norland and Arcadia": who sits in it. */
export function membersOfBody(scope: Scope): Draft | undefined {
  const { s, context } = scope
  const clause = s.clauses.find((c) => c.kind === 'main' && (c.verb.lemma === 'be' || c.verb.lemma === 'include') && !c.verb.negated)
  const subject = clause?.subject
  const head = subject === undefined ? undefined : s.units[subject.from]
  if (clause === undefined || subject === undefined || head?.type !== 'noun' || s.units[clause.rest.from]?.type !== 'noun') return undefined
  const told = bodyOfMembers(scope, subject.from)
  const members = agentsOf(s, context, clause.rest).filter((one) => one.row?.startsWith('parties/') === true)
  if (told === undefined || members.length === 0) return undefined
  return new Draft('body', 'done', scope.passage, 'rule/members').set('name', told).add('members', members)
}

/** The body behind "members of", also where the two are taken for an office. */
function bodyOfMembers(scope: Scope, at: number): Filled | undefined {
  const { s } = scope
  const head = s.units[at]
  if (head?.type !== 'noun') return undefined
  const office = head.names.find((n) => n.type === 'post' && n.last === head.last)
  const inOffice = /^(?:Members|Participants) of (?:the )?(.+)$/.exec(office?.value ?? '')?.[1]
  if (office !== undefined && inOffice !== undefined)
    return { value: inOffice, span: tokenSpan(s.tokens, office.first, office.last), row: office.row }
  const of = s.units[at + 1]
  const body = s.units[at + 2]
  if (
    !/^(?:members|participants|signatories|states)$/.test(s.tokens.word[head.head] ?? '') ||
    of?.type !== 'preposition' ||
    of.word !== 'of'
  )
    return undefined
  const name = body?.type === 'noun' ? body.names.find((n) => n.last === body.last && isBodyName(scope, n)) : undefined
  return name === undefined ? undefined : { value: name.value, span: tokenSpan(s.tokens, name.first, name.last), row: name.row }
}

/** "a working group on ports, which will:": the list behind the colon tells what it is there for. */
export function chargedBody(scope: Scope): Draft | undefined {
  const { s } = scope
  const modal = s.tokens.word[s.sentence.last - 2]
  if (s.list.length === 0 || (modal !== 'will' && modal !== 'shall')) return undefined
  const unit = s.units.findLast((u) => u.type === 'noun' && u.last < s.sentence.last - 2)
  if (unit?.type !== 'noun') return undefined
  const name = unit.names.find((n) => n.last === unit.last && isBodyName(scope, n))
  const told =
    name === undefined
      ? unit.noun?.classes[0] === 'body'
        ? wordsBetween(s.tokens, unit.first, unit.last)
        : undefined
      : { value: name.value, span: tokenSpan(s.tokens, name.first, name.last), row: name.row }
  return told === undefined
    ? undefined
    : new Draft('body', 'scheduled', scope.passage, 'rule/charge').set('name', told).add('areas', s.list)
}

/** "a mechanism", "an enhanced partnership": with the article that opens a description, and no name of its own. */
function tellsKind({ s }: Scope, unit: NounPhrase): boolean {
  const first = s.tokens.word[unit.first]
  // "the main mechanism for dialogue": one that is set above others describes as well.
  const isChief =
    first === 'the' &&
    /^(?:main|principal|primary|only|highest|largest|leading|premier|key|central|supreme)$/.test(s.tokens.word[unit.first + 1] ?? '')
  if ((first !== 'a' && first !== 'an' && !isChief) || unit.names.length > 0) return false
  return unit.noun?.classes.includes('body') === true || PARTNERSHIP_OR_ALLIANCE.holds(s.tokens, unit.head)
}
