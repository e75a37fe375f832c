import type { Entity, EntityId, RegisterReader, RegisterRecord } from '../register/index.ts'

/** So many names are remembered. */
const MOST_NAMES = 5000

/** Whom the names in a record mean. */
export type NamesOf = (record: RegisterRecord) => Promise<ReadonlyMap<string, Entity>>

/** Finds whom the names in records mean, and remembers some thousand of them. */
export function namesOf(register: Pick<RegisterReader, 'entity'>): NamesOf {
  const known = new Map<EntityId, Entity | undefined>()
  return async (record) => {
    const byName = new Map<string, Entity>()
    for (const id of [...record.entities, ...(record.body === undefined ? [] : [record.body])]) {
      if (known.size >= MOST_NAMES) known.clear()
      if (!known.has(id)) known.set(id, await register.entity(id))
      const entity = known.get(id)
      for (const name of entity === undefined ? [] : [entity.name, ...entity.names])
        if (entity !== undefined && !byName.has(name)) byName.set(name, entity)
    }
    return byName
  }
}
