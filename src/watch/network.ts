import type { Entity, EntityId, RegisterReader, RegisterRecord } from '../register/index.ts'
import { partsOf } from '../register/part.ts'
import { all, one, unique } from './fields.ts'
import { nameOf } from './name.ts'

/** A party, organisation or body of a network, and at how many meetings it was. */
export interface NetworkNode {
  readonly id: EntityId
  readonly name: string
  readonly meetings: number
}

/** A party took part in meetings of a body; `record` is the last of them. */
export interface NetworkLink {
  readonly party: EntityId
  readonly body: EntityId
  readonly meetings: number
  readonly record: RegisterRecord['id']
}

/** Who proposed an initiative, and who supports it. */
export interface Backing {
  readonly by: readonly string[]
  readonly supporters: readonly string[]
  readonly idea: string
  readonly record: RegisterRecord['id']
}

/** Who meets where, and who supports whose initiatives. */
export interface Network {
  readonly parties: readonly NetworkNode[]
  readonly bodies: readonly NetworkNode[]
  readonly links: readonly NetworkLink[]
  readonly backings: readonly Backing[]
  /** How many parties and bodies are left out: those that met least. */
  readonly left: number
}

/** So many meetings are looked at, and so many of each are shown: more lines cannot be followed. */
const MOST_RECORDS = 2000
const MOST_SHOWN = 18

/** The network around some names, from the meetings and initiatives about all of them. */
export async function networkFrom(register: RegisterReader, about: readonly EntityId[]): Promise<Network> {
  const records: RegisterRecord[] = []
  for await (const some of partsOf((asked) => register.parts.records({ kind: ['meeting', 'initiative'], entities: about }, asked))) {
    records.push(...some)
    if (records.length >= MOST_RECORDS) break
  }
  const named = new Map<EntityId, Entity>()
  for (const id of unique(records.filter(({ kind }) => kind === 'meeting').flatMap(({ entities, body }) => [...entities, body ?? '']))) {
    const entity = id === '' ? undefined : await register.entity(id)
    if (entity !== undefined) named.set(id, entity)
  }
  return networkOf(records, named, about)
}

/** The network that some records come to, from the latest on. @param about who it is around: a party among them is left out, as every line would lead to it */
export function networkOf(records: readonly RegisterRecord[], named: ReadonlyMap<EntityId, Entity>, about: readonly EntityId[]): Network {
  const [parties, bodies] = [new Map<EntityId, number>(), new Map<EntityId, number>()]
  const links = new Map<string, NetworkLink>()
  const isSide = (id: EntityId): boolean => !about.includes(id) && ['party', 'organisation'].includes(named.get(id)?.kind ?? '')
  const more = (counts: Map<EntityId, number>, id: EntityId): unknown => counts.set(id, (counts.get(id) ?? 0) + 1)
  for (const { kind, modality, body, entities, id } of records.toReversed()) {
    if (kind !== 'meeting' || modality === 'cancelled' || body === undefined || !named.has(body)) continue
    more(bodies, body)
    for (const party of entities.filter(isSide)) {
      more(parties, party)
      const key = `${party} ${body}`
      const known = links.get(key)
      links.set(key, { party, body, meetings: (known?.meetings ?? 0) + 1, record: known?.record ?? id })
    }
  }
  const nodes = (counts: ReadonlyMap<EntityId, number>): readonly NetworkNode[] =>
    [...counts]
      .map(([id, meetings]): NetworkNode => ({ id, name: named.get(id)?.name ?? '', meetings }))
      .sort((a, b) => b.meetings - a.meetings || (a.name < b.name ? -1 : 1))
  const linked = new Set([...links.values()].map(({ body }) => body))
  const [allParties, allBodies] = [nodes(parties), nodes(bodies).filter(({ id }) => linked.has(id))]
  const [shownParties, shownBodies] = [allParties.slice(0, MOST_SHOWN), allBodies.slice(0, MOST_SHOWN)]
  const isShown = ({ party, body }: NetworkLink): boolean =>
    shownParties.some(({ id }) => id === party) && shownBodies.some(({ id }) => id === body)
  const shown = [...links.values()].filter(isShown)
  return {
    parties: shownParties.filter(({ id }) => shown.some(({ party }) => party === id)),
    bodies: inSight(shownBodies, shownParties, shown),
    links: shown,
    backings: records
      .toReversed()
      .flatMap((record) => backingOf(record) ?? [])
      .slice(0, MOST_SHOWN), // prettier-ignore
    left: allParties.length + allBodies.length - shownParties.length - shownBodies.length,
  }
}

/** Bodies beside the parties that meet there, so that few lines cross. */
function inSight(bodies: readonly NetworkNode[], parties: readonly NetworkNode[], links: readonly NetworkLink[]): readonly NetworkNode[] {
  const place = new Map(parties.map(({ id }, i) => [id, i]))
  const middle = ({ id }: NetworkNode): number => {
    const own = links.filter(({ body }) => body === id).map(({ party }) => place.get(party) ?? 0)
    return own.reduce((sum, at) => sum + at, 0) / Math.max(1, own.length)
  }
  return bodies
    .filter(({ id }) => links.some(({ body }) => body === id))
    .sort((a, b) => middle(a) - middle(b) || (a.name < b.name ? -1 : 1))
}

function backingOf(record: RegisterRecord): Backing | undefined {
  const [by, supporters] = [all(record, 'by'), all(record, 'supporters')]
  if (record.kind !== 'initiative' || by.length === 0 || supporters.length === 0) return undefined
  return { by, supporters, idea: one(record, 'idea') ?? nameOf(record), record: record.id }
}
