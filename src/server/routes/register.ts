import { Type } from '@sinclair/typebox'
import { KINDS, MODALITIES } from '../../reading/claim.ts'
import { ENTITY_KINDS } from '../../register/index.ts'
import type { App, Context } from '../context.ts'
import { AS_OF, asAsked, dayOf, found, ID, namedIn, PAGE, partAsked } from '../query.ts'

const kind = Type.Union(KINDS.map((name) => Type.Literal(name)))
const modality = Type.Union(MODALITIES.map((name) => Type.Literal(name)))
const entityKind = Type.Union(ENTITY_KINDS.map((name) => Type.Literal(name)))

/** Claims, records and entities: lists with filters, and each by its id. */
export function addRegister(app: App, context: Context): void {
  app.get(
    '/api/claims',
    {
      schema: {
        summary: 'Claims by publication, document and place in it',
        querystring: Type.Object({
          ...PAGE,
          ...AS_OF,
          document: Type.Optional(Type.String({ pattern: '^[0-9a-f]{16}$' })),
          record: Type.Optional(Type.String({ pattern: '^[0-9a-f]{16}$' })),
          kind: Type.Optional(kind),
          all: Type.Optional(Type.Boolean({ description: 'Also those that bear no record any more' })),
        }),
      },
    },
    (request) =>
      asAsked(context, request, request.query, async (register) => {
        const { query } = request
        const { document, record, kind, all } = query
        const filter = {
          ...(document === undefined ? {} : { document }),
          ...(record === undefined ? {} : { record }),
          ...(kind === undefined ? {} : { kind }),
          ...(all === undefined ? {} : { all }),
        }
        return register.parts.claims(filter, partAsked(query))
      }),
  )

  app.get('/api/claims/:id', { schema: { summary: 'A claim with its sentence', params: ID, querystring: Type.Object(AS_OF) } }, (request) =>
    asAsked(context, request, request.query, async (register) =>
      found('claim', request.params.id, await register.claim(request.params.id)),
    ),
  )

  app.get(
    '/api/records',
    {
      schema: {
        summary: 'Records in the order of their own time',
        querystring: Type.Object({
          ...PAGE,
          ...AS_OF,
          kind: Type.Optional(kind),
          modality: Type.Optional(modality),
          about: Type.Optional(Type.String({ maxLength: 200, description: 'A name, or two: records about all of them' })),
          from: Type.Optional(Type.String({ maxLength: 10 })),
          to: Type.Optional(Type.String({ maxLength: 10 })),
          claim: Type.Optional(Type.String({ pattern: '^[0-9a-f]{16}$', description: 'The record that this claim bears' })),
          disputed: Type.Optional(Type.Boolean()),
        }),
      },
    },
    (request) =>
      asAsked(context, request, request.query, async (register) => {
        const { query } = request
        const { kind, modality, from, to, disputed, claim } = query
        const entities = await namedIn(register, query.about)
        const filter = {
          ...(kind === undefined ? {} : { kind }),
          ...(modality === undefined ? {} : { modality }),
          ...(entities === undefined ? {} : { entities }),
          ...(from === undefined ? {} : { from: dayOf('from', from) }),
          ...(to === undefined ? {} : { to: dayOf('to', to) }),
          ...(disputed === undefined ? {} : { disputed }),
          ...(claim === undefined ? {} : { claim }),
        }
        return register.parts.records(filter, partAsked(query))
      }),
  )

  app.get(
    '/api/records/:id',
    { schema: { summary: 'A record with the claims it rests on', params: ID, querystring: Type.Object(AS_OF) } },
    (request) =>
      asAsked(context, request, request.query, async (register) => {
        const { params } = request
        const record = found('record', params.id, await register.record(params.id))
        return { record, claims: await register.claims({ record: record.id }) }
      }),
  )

  app.get(
    '/api/entities',
    {
      schema: {
        summary: 'Everybody and everything that claims name, by name',
        querystring: Type.Object({
          ...PAGE,
          ...AS_OF,
          kind: Type.Optional(entityKind),
          named: Type.Optional(Type.String({ maxLength: 200 })),
        }),
      },
    },
    (request) =>
      asAsked(context, request, request.query, async (register) => {
        const { query } = request
        if (query.named === undefined)
          return register.parts.entities(query.kind === undefined ? {} : { kind: query.kind }, partAsked(query))
        const { entities } = await register.entitiesNamed(query.named)
        return { items: entities.filter((entity) => query.kind === undefined || entity.kind === query.kind) }
      }),
  )

  app.get(
    '/api/entities/:id',
    {
      schema: {
        summary: 'A party, organisation, person, body, place, instrument or programme with its names',
        params: ID,
        querystring: Type.Object(AS_OF),
      },
    },
    (request) =>
      asAsked(context, request, request.query, async (register) =>
        found('name', request.params.id, await register.entity(request.params.id)),
      ),
  )

  app.get(
    '/api/ids/:id',
    { schema: { summary: 'What an id, or the beginning of one, stands for', params: ID, querystring: Type.Object(AS_OF) } },
    (request) => asAsked(context, request, request.query, async (register) => ({ items: await register.identify(request.params.id) })),
  )

  app.get('/api/counts', { schema: { summary: 'How much the register holds', querystring: Type.Object(AS_OF) } }, (request) =>
    asAsked(context, request, request.query, (register) => register.counts()),
  )
}
