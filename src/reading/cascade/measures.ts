import type { SaidAmount } from '../../language/cascade/numbers.ts'
import type { NounUnit } from '../../language/cascade/units.ts'
import type { Range } from '../clauses.ts'
import type { Draft, Filled } from '../draft.ts'
import { agentsOf } from './agents.ts'
import { chainEnd, partiesWithin } from './things.ts'
import { isOf, spanOf, wordsFrom, type UnitScope } from './scope.ts'

/** "les exportations du Togo", "le nombre de visiteurs": what can be measured; of other things only money or a count with its unit. */
export function isMeasure({ k, s }: UnitScope, subject: Range, value: SaidAmount | undefined, lemma: string): boolean {
  const head = s.units[subject.from]
  if (head?.type !== 'noun') return false
  if (head.noun?.classes.includes('measure') === true) return true
  // "Le Comité compte treize membres" tells its members.
  if (isOf(k, 'is', lemma) || isOf(k, 'counts', lemma)) return false
  return (
    value !== undefined &&
    head.noun?.classes[0] !== 'group' &&
    head.names.length === 0 &&
    (value.of === 'money' || value.unit !== undefined)
  )
}

/** «взаимный товарооборот», «объем взаимной торговли»: of two sides by its own meaning. */
export function isMutual({ k, s }: UnitScope, { from }: Range): boolean {
  const own = s.units[from]
  return own?.type === 'noun' && (isOf(k, 'mutual', s.tokens.lemma[own.head]) || isOf(k, 'mutual', own.noun?.singular))
}

/** What is mutual and told of nobody is that of the two of whom the document tells. */
export function takeSides({ context }: UnitScope, draft: Draft): void {
  if (SIDED.some((slot) => draft.has(slot)) || context.sides.length !== 2) return
  draft.add('between', sides(context.sides))
}

/** Slots that say whose a figure is. */
export const SIDED = ['between', 'of', 'from', 'to'] as const

const sides = (parties: readonly string[], span?: Filled['span']): Filled[] =>
  parties.map((value) => ({ value, ...(span === undefined ? {} : { span }), inferred: 'sides: those that the document tells of' }))

const INTO = new Set(['of', 'with', 'toward', 'at', 'to', 'in', 'from'])
/** With cases «в Корею» tells where to, «в Корее» only where. */
const INTO_CASED = new Set(['of', 'with', 'to', 'from', 'about'])

/**
 * The words of a measure without whose it is and of which time: "Le commerce bilatéral entre la France et le Kazakhstan".
 * `whole` keeps all words of the range.
 */
export function takeMeasure(scope: UnitScope, draft: Draft, subject: Range, whole = false): void {
  const { k, s } = scope
  const first = s.units[subject.from]
  if (first?.type !== 'noun') return
  const isExported = isOf(k, 'exported', s.tokens.lemma[first.head]) || isOf(k, 'exported', first.noun?.singular)
  let end = subject.from + 1
  let cut: number | undefined
  while (end < subject.to) {
    const joint = s.units[end]
    const next = s.units[end + 1]
    // «ВВП в целом по Содружеству», «экспорт в 2024 году в Гану»
    if (joint?.type === 'date' || (joint?.type === 'adverb' && next?.type === 'preposition')) {
      cut ??= end
      end++
      continue
    }
    if (joint?.type !== 'preposition' || next?.type !== 'noun' || end + 1 >= subject.to) break
    // «число рейсов за два года»
    if (joint.word === 'behind' && (isOf(k, 'term', s.tokens.lemma[next.head]) || isOf(k, 'term', s.tokens.lemma[next.headLast]))) {
      cut ??= end
      end += 2
      continue
    }
    const name = next.names.find((one) => one.first === next.head)
    const behind = { from: end + 1, to: subject.to }
    // «товарооборот двух стран»: of the two of whom the document tells.
    if (joint.word === 'of' && isBothSides(scope, next)) {
      draft.add('between', sides(scope.context.sides, spanOf(s.tokens, next.first, next.last)))
      break
    }
    if (joint.word === 'between') {
      const parties = agentsOf(scope, behind)
      if (parties.length > 1) draft.add('between', parties)
      else if (isBothSides(scope, next)) draft.add('between', sides(scope.context.sides, spanOf(s.tokens, next.first, next.last)))
      break
    }
    const isSided = (next.inCase === undefined ? INTO : INTO_CASED).has(joint.word)
    const group = name === undefined && isSided && isOf(k, 'sides', s.tokens.lemma[next.head]) ? groupBehind(scope, behind) : undefined
    if ((name !== undefined && isSided && name.type !== 'post' && name.type !== 'person') || group !== undefined) {
      const slot = slotOf(joint.word, isExported)
      const values = group === undefined ? agentsOf(scope, { from: end + 1, to: chainEnd(scope, end + 1, subject.to) }) : [group.value]
      if (slot === 'between') takeBetween(scope, draft, values)
      else draft.set(slot, values[0])
      cut ??= end
      end = group?.to ?? end + 2
      if (slot !== 'of' && slot !== 'from') break
      continue
    }
    if (cut !== undefined) break
    // «экспорт грузинских товаров», «объем корейских инвестиций»: what is exported says whose it is.
    const own = next.names.find(({ type }) => type === 'adjective')
    const isSent = isExported || isOf(k, 'exported', s.tokens.lemma[next.head]) || isOf(k, 'exported', next.noun?.singular)
    if (own !== undefined && isSent && joint.word === 'of' && own.parties === undefined)
      draft.set('from', { value: own.value, span: spanOf(s.tokens, own.first, own.last), row: own.row })
    end += 2
  }
  let to = cut ?? end
  if (whole) to = subject.to
  // «объем поставок в текущем году»: a place or time behind is no part of it.
  while (to > subject.from + 1 && s.units[to - 1]?.type !== 'noun') to--
  draft.set('measure', wordsFrom(scope, first.core, s.units[to - 1]?.last ?? first.last))
  const own = first.names.find((name) => name.type === 'adjective')
  if (own !== undefined && !draft.has('between') && !draft.has('of')) takeAdjective(scope, draft, own, isExported || draft.has('to'))
}

function takeAdjective({ s }: UnitScope, draft: Draft, own: NounUnit['names'][number], isFrom: boolean): void {
  const span = spanOf(s.tokens, own.first, own.last)
  const parties = own.parties ?? [own.value]
  if (parties.length > 1)
    draft.add(
      'between',
      parties.map((value) => ({ value, span, row: own.row })),
    )
  else draft.set(isFrom ? 'from' : 'of', { value: own.value, span, row: own.row })
}

const slotOf = (word: string, isExported: boolean): 'of' | 'from' | 'to' | 'between' => {
  if (word === 'of' || word === 'about') return isExported ? 'from' : 'of'
  if (word === 'from') return 'from'
  return word === 'with' ? 'between' : 'to'
}

/** «товарооборот с Бенином» is that of the issuer, «товарооборот Того с Бенином» that of Togo. */
function takeBetween({ context }: UnitScope, draft: Draft, values: readonly Filled[]): void {
  const whose = draft.get('of')
  draft.drop('of')
  draft.add('between', [...(whose.length > 0 ? whose : context.issuers.map((value) => ({ value, inferred: 'issuer' }))), ...values])
}

/** «двух стран», «двумя государствами»: the two of whom the document tells. */
function isBothSides({ k, s, context }: UnitScope, unit: NounUnit): boolean {
  return (
    unit.plural &&
    unit.names.length === 0 &&
    isOf(k, 'sides', s.tokens.lemma[unit.head]) &&
    context.sides.length === 2 &&
    s.tokens.lower.slice(unit.first, unit.head).some((word) => isOf(k, 'two', word))
  )
}

/** «государства – члены Союза», «страны Содружества»: the group whose they are. */
function groupBehind(scope: UnitScope, { from, to }: Range): { readonly value: Filled; readonly to: number } | undefined {
  const joint = scope.s.units[from + 1]
  const next = scope.s.units[from + 2]
  if (from + 2 >= to || joint?.type !== 'preposition' || joint.word !== 'of' || next?.type !== 'noun') return undefined
  const [value] = partiesWithin(scope, { from: from + 2, to: from + 3 })
  return value === undefined ? undefined : { value, to: from + 3 }
}
