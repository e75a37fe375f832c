import type { NameKnowledge } from './knowledge.ts'
import { nameKey } from './names.ts'
import type { Decision, Entity } from './record.ts'

/** The item of Wikidata that a name stands for: its id, as `Q159`; undefined when nobody has said. */
export type ItemOf = (entity: Pick<Entity, 'name' | 'names'>) => string | undefined

/** An id of an item of Wikidata. */
const ITEM = /^Q[1-9]\d{0,10}$/i
const NAMED = /^wikidata:(Q[1-9]\d{0,10})$/

/** An item as the name that a decision bears: what is merged with it is that item. Undefined when it is no id of one. */
export const itemName = (id: string): string | undefined => (ITEM.test(id) ? `wikidata:${id.toUpperCase()}` : undefined)

/** Whether a name is that of an item: an identity with others, and no name that anybody is called by. */
export const isItemName = (name: string): boolean => NAMED.test(name)

/** Which item names are: as a person decided last, else as is known. A name that was split from its item has none. */
export function itemsOf(decisions: readonly Decision[], known: NameKnowledge['items'] = new Map()): ItemOf {
  const decided = new Map<string, string | undefined>()
  for (const { act, names = [] } of decisions) {
    const item = names.flatMap((name) => NAMED.exec(name)?.[1] ?? [])[0]
    if (item === undefined) continue
    for (const name of names.filter((one) => !isItemName(one))) decided.set(nameKey(name), act === 'split' ? undefined : item)
  }
  return ({ name, names }) => {
    const keys = [name, ...names].map(nameKey)
    const said = keys.find((key) => decided.has(key))
    return said !== undefined ? decided.get(said) : keys.map((key) => known.get(key)).find((item) => item !== undefined)
  }
}
