import type { Entity } from '../register/record.ts'
import { nameKey } from '../register/names.ts'
import { bounds } from './bounds.ts'

/** A name that something bore for a time, EDTF. */
export interface BorneName {
  readonly name: string
  readonly period: string
}

/** The names that it bore for a time only, in the order in which they ended; those written alike once. */
function borne({ name, names, periods = {} }: Entity): readonly (BorneName & { readonly first: string; readonly last: string })[] {
  const found = new Map<string, BorneName & { readonly first: string; readonly last: string }>()
  for (const one of names) {
    const period = periods[one]
    if (period === undefined || one === name || found.has(nameKey(one))) continue
    const { first = '', last = '~' } = bounds(period)
    found.set(nameKey(one), { name: one, period, first, last })
  }
  return [...found.values()].sort((a, b) => (a.last < b.last ? -1 : a.last > b.last ? 1 : 0))
}

/** The name that something bore on a day: of former ones that which ended first after it, else the name to show. */
export function nameOn(entity: Entity, day: string): string {
  return borne(entity).find(({ first, last }) => first <= day && day <= last)?.name ?? entity.name
}

/** The names that it had borne and left before a day, the last first. */
export function formerNames(entity: Entity, day: string): readonly BorneName[] {
  return borne(entity)
    .filter(({ last }) => last < day)
    .map(({ name, period }) => ({ name, period }))
    .toReversed()
}
