import type { NounUnit } from '../../language/cascade/units.ts'
import type { Modality } from '../claim.ts'
import type { Range } from '../clauses.ts'
import { Draft, type Filled } from '../draft.ts'
import { agentsOf } from './agents.ts'
import { adjunctsIn } from './adjuncts.ts'
import type { UnitClause } from './clauses.ts'
import type { UnitContext } from './context.ts'
import { modalityOf, predicateOf } from './match.ts'
import { instrumentAt, type UnitInstrument } from './things.ts'
import { isOf, type UnitScope } from './scope.ts'

/** Documents that no verb has as its own: those of which talks are held, and those that only a pronoun names. */
export function instrumentsBeside(scope: UnitScope, drafts: readonly Draft[]): Draft[] {
  const found = [...negotiated(scope), ...again(scope, drafts)]
  return found.filter((draft) => !drafts.some((other) => other.kind === 'instrument' && isSame(other, draft)))
}

const isSame = (one: Draft, other: Draft): boolean =>
  one.get('action')[0]?.value === other.get('action')[0]?.value && one.get('type')[0]?.value === other.get('type')[0]?.value

/** Keeps the document that was told last, for what is said of it later. */
export function rememberInstrument(context: UnitContext, drafts: readonly Draft[]): void {
  const last = drafts.findLast((draft) => draft.kind === 'instrument' && draft.has('type'))
  if (last !== undefined) context.instrument = TOLD.map((slot) => [slot, last.get(slot)] as const)
}

const TOLD = ['type', 'subject', 'parties'] as const

/** The finite clause of a phrase: the last whose verb or parts hold it. */
const clauseOf = ({ s: { clauses } }: UnitScope, at: number): UnitClause | undefined =>
  clauses.findLast(({ verb, start, rest }) => verb.form === 'finite' && at >= start && at < rest.to)

/** «переговоры о заключении соглашения о торговле с Бенином»: what is negotiated. */
function negotiated(scope: UnitScope): Draft[] {
  const { k, s } = scope
  return s.units.flatMap((unit, u) => {
    if (unit.type !== 'noun' || !isOf(k, 'talks', s.tokens.lemma[unit.head])) return []
    const at = instrumentBehind(scope, u)
    const found = at === undefined ? undefined : instrumentAt(scope, at, s.units.length)
    const head = at === undefined ? undefined : s.units[at]
    if (found === undefined || head?.type !== 'noun') return []
    const clause = clauseOf(scope, u)
    const modality = clause === undefined ? 'done' : modalityOf(scope, clause)
    if (modality === undefined) return []
    const predicate = clause === undefined ? undefined : predicateOf(scope, clause)
    const own = found.parties.length === 0 || found.isWith || head.plural ? ownParty(scope, predicate?.agent) : []
    const groups = head.plural && found.parties.length > 1 ? found.parties.map((one) => [one]) : [found.parties]
    const isOwn = clause?.subject?.from === u || clause?.parts?.object?.from === u
    return groups.map((parties) => {
      const draft = begin(scope, groups.length > 1 ? inSingular(found, head) : found, modality, 'negotiated', 'rule/negotiated')
      if (parties.length > 0) draft.add('parties', [...own, ...parties])
      else if (own.length > 1) draft.add('parties', own)
      if (isOwn) draft.set('when', predicate?.adjuncts.when ?? predicate?.adjuncts.due)
      return draft
    })
  })
}

/** «соглашения с Того и Ганой» are one with each. */
function inSingular(found: UnitInstrument, { noun }: NounUnit): UnitInstrument {
  return found.type === undefined || noun === undefined ? found : { ...found, type: { ...found.type, value: noun.singular } }
}

/** «переговоры о заключении соглашения», «переговоры по соглашению» */
function instrumentBehind({ k, s: { units, tokens } }: UnitScope, talks: number): number | undefined {
  const joint = units[talks + 1]
  if (joint?.type !== 'preposition' || joint.word !== 'about') return undefined
  for (let u = talks + 2; u < units.length; u += 2) {
    const unit = units[u]
    if (unit?.type !== 'noun') return undefined
    if (unit.noun?.classes.includes('instrument') === true) return u
    const next = units[u + 1]
    if (!isOf(k, 'concluding', tokens.lemma[unit.head]) || next?.type !== 'preposition' || next.word !== 'of') return undefined
  }
  return undefined
}

/** Who negotiates: who acts, where that is a party; else the state that speaks. */
function ownParty(scope: UnitScope, agent: Range | undefined): readonly Filled[] {
  const { context } = scope
  const persons = new Set(context.persons.values())
  const acting = agentsOf(scope, agent).filter(({ value }) => /^\p{Lu}/u.test(String(value)) && !persons.has(String(value)))
  if (acting.length > 0) return acting
  return context.isState ? context.issuers.map((value) => ({ value, inferred: 'issuer' })) : []
}

function begin({ passage }: UnitScope, found: UnitInstrument, modality: Modality, action: string, row: string): Draft {
  const draft = new Draft('instrument', modality, passage, row)
  return draft.set('title', found.title).set('type', found.type).set('subject', found.subject).set('action', { value: action, row })
}

/** «… и выразили надежду на его подписание», «подписать его предполагается в Ломе»: the document told before. */
function again(scope: UnitScope, drafts: readonly Draft[]): Draft[] {
  const { k, s } = scope
  const nominal = s.units.flatMap((unit, at) => {
    const owner = s.units[at - 1]
    const isBehind = owner?.type === 'noun' && owner.pronoun && isOf(k, 'possessive', s.tokens.lower[owner.head])
    if (unit.type !== 'noun' || (unit.determiner !== 'possessive' && !isBehind) || unit.names.length > 0) return []
    const verb = k.nominals.get(s.tokens.lemma[unit.head] ?? '')?.split(' ')[0]
    const action = verb === undefined ? undefined : actionOf(scope, verb)
    const told = toldBefore(scope, drafts, unit)
    if (action === undefined || told === undefined) return []
    const before = s.units[isBehind ? at - 2 : at - 1]
    const clause = clauseOf(scope, at)
    const isAhead = before?.type === 'preposition' || clause === undefined || isExpected(scope, clause)
    const end = s.clauses.find(({ at: verbAt }) => verbAt > at)?.at ?? s.units.length
    return [anew(scope, told, isAhead ? 'expected' : 'done', action, [{ from: at + 1, to: end }])]
  })
  const verbal = s.clauses.flatMap((clause) => {
    const predicate = predicateOf(scope, clause)
    const range = clause.verb.passive ? clause.subject : (clause.parts?.object ?? undefined)
    const unit = range === undefined ? undefined : s.units[range.from]
    const action = actionOf(scope, clause.verb.lemma)
    if (predicate === undefined || unit?.type !== 'noun' || !unit.pronoun || !isOf(k, 'one', s.tokens.lower[unit.head])) return []
    const isSigned = action === 'ratified' || action === 'signed'
    const told =
      isSigned || s.units.some((one) => one.type === 'noun' && one.first < unit.first && one.noun?.classes.includes('instrument') === true)
        ? toldBefore(scope, drafts, unit)
        : undefined
    return action === undefined || told === undefined ? [] : [anew(scope, told, predicate.modality, action, predicate.area)]
  })
  return [...nominal, ...verbal]
}

const isExpected = ({ k, s }: UnitScope, { verb, index }: UnitClause): boolean =>
  k.governors.get(verb.lemma) === 'expected' || s.clauses.some(({ governor }) => governor === index)

/** The action of the row that a verb has for documents. */
function actionOf({ k }: UnitScope, verb: string): string | undefined {
  const frame = (k.frames.get(verb) ?? []).find(({ kind, words }) => kind === 'instrument' && words.length === 0)
  return frame?.slots.find(([slot]) => slot === 'action')?.[1]
}

type Told = readonly (readonly [slot: string, values: readonly Filled[]])[]

/** The document that the sentence told last before a phrase, or the one before it in the text. */
function toldBefore(scope: UnitScope, drafts: readonly Draft[], unit: NounUnit): Told | undefined {
  const { s, context } = scope
  const start = s.tokens.start[unit.first] ?? 0
  const own = drafts.findLast((draft) => draft.kind === 'instrument' && (draft.get('type')[0]?.span?.start ?? start) < start)
  if (own !== undefined) return TOLD.map((slot) => [slot, own.get(slot)] as const)
  // Another document named in between would be meant.
  return s.units.some((one) => one.type === 'noun' && one.first < unit.first && one.noun?.classes.includes('instrument') === true)
    ? namedBefore(scope, unit)
    : context.instrument
}

function namedBefore(scope: UnitScope, unit: NounUnit): Told | undefined {
  const at = scope.s.units.findLastIndex(
    (one) => one.type === 'noun' && one.first < unit.first && one.noun?.classes.includes('instrument') === true,
  )
  const found = at < 0 ? undefined : instrumentAt(scope, at, scope.s.units.length)
  if (found?.type === undefined) return undefined
  return [
    ['type', [found.type]],
    ['subject', found.subject === undefined ? [] : [found.subject]],
    ['parties', found.parties],
  ]
}

function anew(scope: UnitScope, told: Told, modality: Modality, action: string, area: readonly Range[]): Draft {
  const draft = new Draft('instrument', modality, scope.passage, 'rule/again')
  for (const [slot, values] of told)
    draft.add(
      slot,
      values.map(({ value }) => ({ value, inferred: 'reference: the document told before' })),
    )
  const found = adjunctsIn(scope, area, modality === 'done' ? 'past' : 'future')
  return draft
    .set('action', { value: action, row: 'rule/again' })
    .set('when', found.when ?? found.due)
    .set('at', found.at)
}
