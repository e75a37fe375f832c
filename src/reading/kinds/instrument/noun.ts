import type { Range } from '../../clauses.ts'
import type { Filled } from '../../draft.ts'
import type { Noun } from '../../../language/nouns.ts'
import type { Scope } from '../../scope.ts'

/** What runs until a day has a period with an open start: `../2026`. */
export function untilPeriod(until: Filled | undefined): Filled | undefined {
  if (until === undefined) return undefined
  const value = String(until.value)
  return { ...until, value: value.startsWith('../') ? value : `../${value}` }
}

/** "a Memorandum of Understanding (MoU) on ports": past the letters in brackets, where what hangs on the name begins. */
export function pastLetters({ s }: Scope, from: number): number {
  const inside = s.units[from + 1]
  const isLetters =
    s.units[from]?.type === 'open' &&
    s.units[from + 2]?.type === 'close' &&
    inside?.type === 'noun' &&
    inside.first === inside.last &&
    /^\p{Lu}\S*\p{Lu}s?$/u.test(s.tokens.text.slice(s.tokens.start[inside.first], s.tokens.end[inside.last]))
  return isLetters ? from + 3 : from
}

/** One instrument among those that a phrase names: its head, the units that say more of it, and what only a list tells. */
export interface Item {
  readonly head: number
  readonly tail: Range
  readonly parties: readonly Filled[] | undefined
  readonly when: Filled | undefined
  /** One of several that a plural head stands for. */
  readonly split: boolean
}

/** An instrument that shares its head with no other. */
export const itemOf = (head: number, tail: Range): Item => ({ head, tail, parties: undefined, when: undefined, split: false })

/** A programme of cooperation or of exchanges is a plan between its parties, not a course or a fund. */
export const PROGRAMME = /^(?:(?:\w+ )?Program(?:me)? (?:of|for|on) (?:\w+ )?(?:Co-?operation|Exchanges?\b)|Co-?operation Program(?:me)?$)/

/** "programme of cooperation", "terms of reference": a noun of the table that runs over two phrases. */
export function compoundNoun(scope: Scope, at: number): Noun | undefined {
  const { s, k } = scope
  const unit = s.units[at]
  const of = s.units[at + 1]
  const noun = s.units[at + 2]
  if (unit?.type !== 'noun' || of?.type !== 'preposition' || of.word !== 'of' || noun?.type !== 'noun' || noun.first !== noun.last)
    return undefined
  if (!k.language.nouns.begins(s.tokens, unit.head)) return undefined
  const found = k.language.nouns.get(`${s.tokens.word[unit.head] ?? ''} of ${s.tokens.word[noun.first] ?? ''}`)
  return found?.classes[0] === 'instrument' ? found : undefined
}

/** Whether the phrase at a unit names an instrument. */
export const isInstrument = (scope: Scope, at: number): boolean => {
  const unit = scope.s.units[at]
  if (unit?.type !== 'noun') return false
  if (unit.pronoun) return scope.context.lastInstrument !== undefined && scope.s.tokens.word[unit.first] === 'it'
  const last = unit.names.at(-1)
  if (last?.type === 'programme' && PROGRAMME.test(last.value)) return true
  if (compoundNoun(scope, at) !== undefined) return true
  if (last?.type === 'instrument' && last.last >= unit.head - 1) return true
  return unit.noun?.classes.includes('instrument') === true && (last === undefined || last.last < unit.head || last.type === 'name')
}
