import type { Names } from '../names.ts'
import { alone, buckets, type Group, type SettlingClaim } from './group.ts'

/** Claims found to be one so far, on their way through the stages of their kind. */
export interface Item extends Group {
  /** What a later stage wants to know besides the claims, as JSON. Absent on a claim that no stage has worked on. */
  readonly facts?: string
}

/**
 * One step of identity. What comes out for one key depends on the items under it and on nothing else, so that a change is followed from key
 * to key, and keys are worked on one after the other.
 */
export interface Stage {
  /** Tells it from all others, of other kinds too. */
  readonly name: string
  /** Only items under one key can be joined; undefined: this stage leaves the item as it is. */
  readonly key: (item: Item, names: Names) => string | undefined
  /** Joins the items of one key, which come in the order of their ids. */
  readonly work: (items: readonly Item[], names: Names) => readonly Item[]
}

/** The claim by which an item is known: no other item at the same stage holds it. */
export const itemId = ({ claims }: Item): string => claims.map(({ id }) => id).sort()[0] ?? ''

/** Items in the order of their ids, in which stages take them. */
export const inOrder = (items: readonly Item[]): readonly Item[] =>
  items
    .map((item) => ({ item, id: itemId(item) }))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ item }) => item)

/** The claim of an item that no stage has worked on. */
export const untouched = ({ claims, facts }: Item): SettlingClaim | undefined => (facts === undefined ? claims[0] : undefined)

/** Lets claims of one kind go through its stages, all at once. Every claim is in exactly one group. */
export function throughStages(claims: readonly SettlingClaim[], stages: readonly Stage[], names: Names): readonly Group[] {
  let items: readonly Item[] = claims.map(alone)
  for (const stage of stages) {
    const { byKey, rest } = buckets(items, (item) => stage.key(item, names))
    items = [...rest, ...byKey.flatMap(([, same]) => stage.work(inOrder(same), names))]
  }
  return items
}
