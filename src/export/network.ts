import type { Entity, EntityId } from '../register/index.ts'
import { cite } from './cite.ts'
import { toldRecords, type Asked, type ToldRecord } from './told.ts'

/** What ties two names: they met, a session of that body was attended, an initiative was supported. */
export type Tie = 'met' | 'attended' | 'supported'

/** A tie between two names, with how often it was told and the first sentence that tells of it. */
export interface Edge {
  readonly from: EntityId
  readonly to: EntityId
  readonly tie: Tie
  readonly records: number
  readonly first?: string
  readonly last?: string
  readonly source: string
}

/** Names and what ties them. */
export interface Network {
  readonly nodes: readonly Entity[]
  readonly edges: readonly Edge[]
}

/** A session of more than so many is not told as each having met each. */
const MOST_AT_A_TABLE = 60

/** Who meets whom, who takes part in which body, and who supports whose initiatives, in order of the names' ids. */
export async function networkOf(asked: Asked): Promise<Network> {
  const known = new Map<EntityId, Entity | undefined>()
  const byName = new Map<string, EntityId>()
  const entity = async (id: EntityId): Promise<Entity | undefined> => {
    if (!known.has(id)) known.set(id, await asked.register.entity(id))
    return known.get(id)
  }
  const edges = new Map<string, Edge>()
  const tie = (from: EntityId, to: EntityId, how: Tie, { record, sources }: ToldRecord): void => {
    if (from === to) return
    // Who meets is met.
    const [a, b] = how === 'met' && to < from ? [to, from] : [from, to]
    const key = `${a} ${how} ${b}`
    const before = edges.get(key)
    const source = before?.source ?? (sources[0] === undefined ? '' : cite(sources[0].claim, sources[0].document.url))
    const first = before?.first ?? record.from,
      last = record.to ?? before?.last
    edges.set(key, {
      from: a,
      to: b,
      tie: how,
      records: (before?.records ?? 0) + 1,
      ...(first === undefined ? {} : { first }),
      ...(last === undefined ? {} : { last }),
      source,
    })
  }
  for await (const told of toldRecords(asked, ['meeting', 'initiative'])) {
    const { record } = told
    const about: Entity[] = []
    for (const id of record.entities) {
      const one = await entity(id)
      if (one === undefined) continue
      about.push(one)
      for (const name of one.names) byName.set(name, one.id)
      byName.set(one.name, one.id)
    }
    if (record.kind === 'meeting') {
      const parties = about.filter(({ kind }) => kind === 'party' || kind === 'organisation')
      if (parties.length <= MOST_AT_A_TABLE)
        for (const [index, one] of parties.entries()) for (const other of parties.slice(index + 1)) tie(one.id, other.id, 'met', told)
      if (record.body !== undefined && (await entity(record.body)) !== undefined)
        for (const party of parties) tie(party.id, record.body, 'attended', told)
    } else {
      const named = (slot: string): readonly EntityId[] =>
        [record.fields[slot]?.shown ?? []].flat().flatMap((name) => byName.get(String(name)) ?? [])
      for (const supporter of named('supporters')) for (const by of named('by')) tie(supporter, by, 'supported', told)
    }
  }
  const all = [...edges].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, edge]) => edge)
  const ids = [...new Set(all.flatMap(({ from, to }) => [from, to]))].sort()
  return { nodes: ids.flatMap((id) => known.get(id) ?? []), edges: all }
}
