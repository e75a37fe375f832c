import { isCaseMark, type NounUnit } from '../../language/cascade/units.ts'
import type { Range } from '../clauses.ts'
import { Draft, type Filled } from '../draft.ts'
import { wordAt } from './adjuncts.ts'
import { agentsOf, listOf } from './agents.ts'
import { isOf, spanOf, wordsFrom, type UnitScope } from './scope.ts'
import { partiesWithin } from './things.ts'

/** What somebody is to an organisation: a code where words tell one («наблюдатель» is `observer`), else the words. */
export function statusOf({ k: { language } }: UnitScope, words: Filled | undefined): Filled | undefined {
  if (words === undefined) return undefined
  const text = String(words.value).toLowerCase()
  const coded = language.coded.find(({ slot, words: told }) => slot === 'status' && wordAt(text, told) >= 0)
  return coded === undefined ? words : { ...words, value: coded.value, row: coded.row }
}

/** The organisation that a tie is with when its phrase names none: the one that the document is about. */
export function mainOrganisation({ context }: UnitScope): Filled | undefined {
  const value = context.mainOrganisation
  return value === undefined ? undefined : { value, inferred: 'organisation: the one that the document tells of' }
}

/** With whom the tie of a unit is: what hangs on it, or the main organisation. */
export function tiedTo(scope: UnitScope, at: number, to: number): Filled | undefined {
  const { units } = scope.s
  const joint = units[at + 1]
  const next = units[at + 2]
  if (joint?.type === 'preposition' && next?.type === 'noun' && at + 2 < to) {
    const [named] = partiesWithin(scope, { from: at + 2, to: at + 3 })
    if (named !== undefined) return named
  }
  return mainOrganisation(scope)
}

/** The tie that a phrase names by itself: «наблюдатели», «государства-члены»; a code tells it. */
function codedTie(scope: UnitScope, unit: NounUnit): Filled | undefined {
  if (unit.noun?.classes.includes('tie') !== true || !unit.plural) return undefined
  const words = wordsFrom(scope, unit.core, unit.last)
  const status = statusOf(scope, words)
  return status === undefined || status.value === words?.value ? undefined : status
}

/** «девять наблюдателей, в том числе Непал и Того», «Непала и Того, наблюдателей при Союзе»: who is what, told without a verb. */
export function appositeTies(scope: UnitScope): Draft[] {
  const { s } = scope
  const found: Draft[] = []
  s.units.forEach((unit, at) => {
    if (unit.type !== 'noun') return
    const status = codedTie(scope, unit)
    if (status === undefined) return
    const parties = [...membersBehind(scope, at), ...membersBefore(scope, at)]
    const tied = tiedTo(scope, at, s.units.length)
    if (tied === undefined) return
    for (const party of parties) {
      if (party.value === tied.value) continue
      found.push(
        new Draft('relation', 'done', scope.passage, 'rule/apposition').set('party', party).set('status', status).set('with', tied),
      )
    }
  })
  return found
}

/** «…, в том числе Непал и Того», «…, включая Непал». */
function membersBehind(scope: UnitScope, at: number): readonly Filled[] {
  const { k, s } = scope
  for (let u = at + 1; u < Math.min(s.units.length, at + 6); u++) {
    const unit = s.units[u]
    if (unit?.type === 'verb' && !isOf(k, 'including', unit.lemma)) return []
    if (unit?.type === 'semicolon') return []
    const isJoint =
      (unit?.type === 'adverb' && isOf(k, 'including', s.tokens.lower[unit.last])) ||
      (unit?.type === 'preposition' && unit.word === 'including') ||
      unit?.type === 'verb'
    if (isJoint) return parties(scope, { from: u + 1, to: listedTo(scope, u + 1) })
  }
  return []
}

/** «Делегации Непала и Того, наблюдателей при Союзе»: in the case of those before the comma. */
function membersBefore(scope: UnitScope, at: number): readonly Filled[] {
  const { s } = scope
  const unit = s.units[at]
  if (s.units[at - 1]?.type !== 'comma' || unit?.type !== 'noun') return []
  const before = s.units[at - 2]
  if (before?.type !== 'noun' || before.inCase !== unit.inCase || before.names[0]?.first !== before.head) return []
  let from = at - 2
  while (from > 1) {
    const joint = s.units[from - 1]
    const two = isCaseMark(joint) ? s.units[from - 2] : joint
    const other = isCaseMark(joint) ? s.units[from - 3] : s.units[from - 2]
    if ((two?.type !== 'conjunction' && two?.type !== 'comma') || other?.type !== 'noun' || other.names[0]?.type !== 'party') break
    from -= isCaseMark(joint) ? 3 : 2
  }
  return parties(scope, { from, to: at - 1 })
}

function listedTo({ s: { units } }: UnitScope, from: number): number {
  let to = from
  while (to < units.length) {
    const unit = units[to]
    const isName = unit?.type === 'noun' && unit.names[0]?.first === unit.head
    if (!isName && unit?.type !== 'conjunction' && unit?.type !== 'comma' && !isCaseMark(unit)) break
    to++
  }
  return to
}

function parties(scope: UnitScope, range: Range): readonly Filled[] {
  const { s } = scope
  return listOf(scope, range).flatMap((part) => {
    for (let u = part.from; u < part.to; u++) {
      const unit = s.units[u]
      const name = unit?.type === 'noun' && unit.names[0]?.first === unit.head ? unit.names[0] : undefined
      if (name?.type === 'party') return [{ value: name.value, span: spanOf(s.tokens, name.first, name.last), row: name.row }]
    }
    return agentsOf(scope, part).filter(({ row }) => row?.includes('/parties/') === true)
  })
}
