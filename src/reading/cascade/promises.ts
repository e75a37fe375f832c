import { Draft, type Filled } from '../draft.ts'
import type { Modality } from '../claim.ts'
import { agentsOf } from './agents.ts'
import { adjunctsIn } from './adjuncts.ts'
import type { UnitClause } from './clauses.ts'
import { amountsIn, takeAmount } from './figures.ts'
import { modalityOf, predicateOf } from './match.ts'
import { isOf, wordsOfUnits, type UnitScope } from './scope.ts'

/** Nouns that promise, with what they promise in an infinitive: the group that names them, the force, and the standing. */
const PROMISING: readonly (readonly [group: string, force: string, modality: Modality])[] = [
  ['intentions', 'intends', 'expected'],
  ['decisions', 'decided', 'done'],
  ['pledges', 'pledged', 'done'],
  ['agreements', 'agreed', 'done'],
]

/** «подтвердили намерение довести оборот до 2 млрд», «сообщила о решении правительства открыть школу»: a promise told by a noun. */
export function nominalPromises(scope: UnitScope, drafts: Draft[]): Draft[] {
  const { s } = scope
  return s.clauses.flatMap((clause) => {
    if (clause.verb.form !== 'infinitive' || clause.parts === undefined) return []
    const noun = promiseBefore(scope, clause.at)
    if (noun === undefined || isToldAt(scope, drafts, clause.at)) return []
    const [, force, modality] = noun.kind
    const around = s.clauses.findLast((one) => one.verb.form === 'finite' && noun.at >= one.start && noun.at < one.rest.to)
    if (around === undefined || modalityOf(scope, around) === undefined) return []
    const to = promiseEnd(scope, clause)
    const draft = new Draft('commitment', modality, scope.passage, 'rule/promise')
    draft.add('by', promiser(scope, noun.at, clause.at, around))
    draft.set('what', wordsOfUnits(scope, { from: clause.at, to })).set('force', { value: force, row: 'rule/promise' })
    const found = adjunctsIn(
      scope,
      [
        { from: clause.at, to },
        { from: noun.at + 1, to: clause.at },
      ],
      'future',
    )
    draft.set('due', found.due ?? found.when ?? found.since).add('for', found.for)
    const amount = amountsIn(scope, { from: clause.at, to }).find(({ of, unit }) => of === 'money' || unit !== undefined)
    if (amount !== undefined && amount.of !== 'percent') takeAmount(scope, draft, amount)
    dropSame(drafts, draft)
    return draft.has('by') && draft.has('what') ? [draft] : []
  })
}

/** The noun that promises before an infinitive, over whose it is and when it is to be done. */
function promiseBefore(
  { k, s: { units, tokens } }: UnitScope,
  at: number,
): { readonly at: number; readonly kind: (typeof PROMISING)[number] } | undefined {
  for (let u = at - 1; u >= 0 && u > at - FAR; u--) {
    const unit = units[u]
    if (unit?.type === 'verb' || unit?.type === 'semicolon' || unit?.type === 'that' || unit?.type === 'relative') return undefined
    if (unit?.type !== 'noun') continue
    const kind = PROMISING.find(([group]) => isOf(k, group, tokens.lemma[unit.head]))
    if (kind !== undefined) return { at: u, kind }
    // Only an owner or an adjunct may stand between.
    if (units[u - 1]?.type !== 'preposition') return undefined
  }
  return undefined
}
const FAR = 12

function isToldAt({ s }: UnitScope, drafts: readonly Draft[], at: number): boolean {
  const start = s.tokens.start[s.units[at]?.first ?? 0] ?? 0
  return drafts.some((draft) =>
    ['what', 'idea'].some((slot) => draft.get(slot).some(({ span }) => span !== undefined && span.start <= start && start < span.end)),
  )
}

/** Who promises: whose the noun is, else who tells of it. */
function promiser(scope: UnitScope, noun: number, to: number, around: UnitClause): readonly Filled[] {
  const joint = scope.s.units[noun + 1]
  const owner =
    joint?.type === 'preposition' && joint.word === 'of' ? agentsOf(scope, { from: noun + 2, to: ownerEnd(scope, noun + 2, to) }) : []
  const isNamed = owner.length > 0 && owner.every(({ value, inferred }) => inferred !== undefined || /^\p{Lu}/u.test(String(value)))
  if (isNamed) return owner
  const acting = agentsOf(scope, predicateOf(scope, around)?.agent)
  return acting.length > 0 ? acting : scope.context.sides.map((value) => ({ value, inferred: 'sides: those that the document tells of' }))
}

function ownerEnd({ s: { units } }: UnitScope, from: number, to: number): number {
  let end = from + 1
  while (end + 1 < to && units[end]?.type === 'preposition' && units[end + 1]?.type === 'noun') end += 2
  return end
}

function promiseEnd({ s: { units, clauses } }: UnitScope, clause: UnitClause): number {
  for (let u = clause.at + 1; u < clause.rest.to; u++) {
    const unit = units[u]
    const next = units[u + 1]
    if (unit?.type === 'semicolon' || unit?.type === 'colon' || unit?.type === 'relative') return units[u - 1]?.type === 'comma' ? u - 1 : u
    if (unit?.type === 'comma' && next?.type === 'verb') return u
    if (unit?.type === 'conjunction' && clauses.some(({ at, verb }) => at === u + 1 && verb.form !== 'participle')) return u
  }
  return clause.rest.to
}

/** «заявила о готовности внести 2 млн»: what is told with its force is not told again without. */
export function dropEchoes(drafts: Draft[]): void {
  const forced = drafts.filter((draft) => draft.kind === 'commitment' && draft.has('force') && draft.has('value'))
  for (let i = drafts.length - 1; i >= 0; i--) {
    const draft = drafts[i]
    if (draft?.kind !== 'commitment' || draft.has('force')) continue
    if (forced.some((one) => one.get('value')[0]?.value === draft.get('value')[0]?.value)) drafts.splice(i, 1)
  }
}

/** The same sum is not promised twice in a sentence: «заявила о намерении выделить 5 млн» is what the noun says. */
function dropSame(drafts: Draft[], draft: Draft): void {
  const value = draft.get('value')[0]?.value
  if (value === undefined) return
  const at = drafts.findIndex((one) => one.kind === 'commitment' && one.get('value')[0]?.value === value)
  if (at >= 0) drafts.splice(at, 1)
}
