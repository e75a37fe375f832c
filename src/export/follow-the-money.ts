import type { Entity, EntityId, EntityKind } from '../register/index.ts'
import { bounds, precision } from '../watch/bounds.ts'
import { all, one } from '../watch/fields.ts'
import { nameOf } from '../watch/name.ts'
import { cite } from './cite.ts'
import { toldRecords, type Asked, type ToldRecord } from './told.ts'

/** An entity of FollowTheMoney: a schema of its model, and values, each of which is a list. */
export interface FtmEntity {
  readonly id: string
  readonly schema: string
  readonly properties: Readonly<Record<string, readonly string[]>>
}

/** By which schema of the model names go; a state is a body that acts. */
const SCHEMA: Readonly<Partial<Record<EntityKind, string>>> = {
  party: 'PublicBody',
  organisation: 'Organization',
  person: 'Person',
  body: 'Organization',
  place: 'Address',
  programme: 'Project',
}

/** Names that are of people, or of what people make up. */
const ACTORS: readonly EntityKind[] = ['party', 'organisation', 'person', 'body']
const ORGANISATIONS = ACTORS.filter((kind) => kind !== 'person')

/** The kinds that the model has a place for. */
const KINDS = ['meeting', 'visit', 'post', 'body', 'programme'] as const

/** Names, meetings, visits, offices, memberships and programmes as entities of FollowTheMoney, one a line. */
export async function* followTheMoney(asked: Asked): AsyncGenerator<string> {
  const given = new Set<EntityId>()
  const byName = new Map<string, Entity>()
  for await (const told of toldRecords(asked, KINDS)) {
    for (const id of told.record.entities) {
      if (given.has(id)) continue
      given.add(id)
      const entity = await asked.register.entity(id)
      const made = entity === undefined ? undefined : nameEntity(entity)
      if (entity === undefined || made === undefined) continue
      for (const name of [entity.name, ...entity.names]) if (!byName.has(name)) byName.set(name, entity)
      yield lineOf(made)
    }
    for (const made of recordEntities(told, byName, asked)) yield lineOf(made)
  }
}

const lineOf = ({ id, schema, properties }: FtmEntity): string =>
  `${JSON.stringify({ id, schema, properties: Object.fromEntries(Object.entries(properties).filter(([, values]) => values.length > 0)) })}\n`

function nameEntity({ id, kind, name, names }: Entity): FtmEntity | undefined {
  const schema = SCHEMA[kind]
  if (schema === undefined) return undefined
  const properties = { name: [name], alias: names.filter((one) => one !== name) }
  return { id: `chancery-${id}`, schema, properties: schema === 'Address' ? { ...properties, full: [name] } : properties }
}

/** A day as exactly as the model can say it. */
function days(edtf: string | undefined): Readonly<Record<string, readonly string[]>> {
  if (edtf === undefined) return {}
  const { first, last } = bounds(edtf)
  const length = { year: 4, month: 7, day: 10 }[precision(edtf)]
  return {
    startDate: first === undefined ? [] : [first.slice(0, length)],
    endDate: last === undefined ? [] : [last.slice(0, length)],
  }
}

function* recordEntities({ record, sources }: ToldRecord, byName: ReadonlyMap<string, Entity>, { licence }: Asked): Generator<FtmEntity> {
  const id = `chancery-${record.id}`
  /** Who acts: in that model nothing else can take part, or be a member. */
  const ref = (name: string | undefined, kinds: readonly EntityKind[] = ACTORS): readonly string[] => {
    const found = name === undefined ? undefined : byName.get(name)
    return found !== undefined && kinds.includes(found.kind) ? [`chancery-${found.id}`] : []
  }
  const from = {
    sourceUrl: [...new Set(sources.flatMap(({ document }) => (document.url?.startsWith('http') === true ? document.url : [])))],
    publisher: [...new Set(sources.flatMap(({ document }) => document.issuer ?? []))],
  }
  const description = [...sources.map(({ claim }) => cite(claim)), `Licence: ${licence}`]
  switch (record.kind) {
    // A trip needs to begin somewhere in that model, which hardly anybody tells: a visit is an event.
    case 'meeting':
    case 'visit':
      yield {
        id,
        schema: 'Event',
        properties: {
          ...from,
          description,
          name: [nameOf(record)],
          ...days(one(record, 'when')),
          location: all(record, 'where'),
          involved: [...all(record, 'participants'), ...all(record, 'chairs'), ...all(record, 'who')].flatMap((name) => ref(name)),
          organizer: [...all(record, 'by'), ...all(record, 'host')].flatMap((name) => ref(name)),
        },
      }
      break
    case 'post': {
      const holder = ref(one(record, 'person'), ['person']),
        post = one(record, 'post')
      if (holder.length === 0 || post === undefined) break
      yield {
        id: `${id}-post`,
        schema: 'Position',
        properties: { ...from, name: [post], organization: ref(one(record, 'of'), ORGANISATIONS) },
      }
      yield { id, schema: 'Occupancy', properties: { ...from, description, holder, post: [`${id}-post`] } }
      break
    }
    case 'body': {
      const organization = ref(one(record, 'name'), ORGANISATIONS)
      for (const [index, name] of all(record, 'members').entries()) {
        const member = ref(name)
        if (organization.length > 0 && member.length > 0)
          yield { id: `${id}-${index}`, schema: 'Membership', properties: { ...from, description, member, organization } }
      }
      break
    }
    case 'programme':
      yield { id, schema: 'Project', properties: { ...from, description, name: [nameOf(record)], goal: all(record, 'areas') } }
      break
  }
}
