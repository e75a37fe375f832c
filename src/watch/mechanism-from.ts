import type { Entity, RegisterReader, StoredClaim } from '../register/index.ts'
import { unique } from './fields.ts'
import { mechanismOf, type Mechanism } from './mechanism.ts'
import { nameOn } from './names-in-time.ts'

/** What is remembered of a body, with the claims that bear it. */
export interface MechanismTold extends Mechanism {
  readonly id: Entity['id']
  readonly claims: readonly StoredClaim[]
}

/** What a register remembers of a body on a day. */
export async function mechanismFrom(
  register: Pick<RegisterReader, 'records' | 'stateOf' | 'sources'>,
  entity: Entity,
  day: string,
): Promise<MechanismTold> {
  const records = await register.records({ kind: 'meeting', body: entity.id })
  const mechanism = mechanismOf(records, day, register.stateOf)
  const { missing, rhythm, rotation, next, silence } = mechanism
  const bearing = [...missing, rhythm, rotation, next, silence].flatMap((part) => part?.claims ?? [])
  return { ...mechanism, id: entity.id, body: nameOn(entity, day), claims: await register.sources.claims(unique(bearing)) }
}
