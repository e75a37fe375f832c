import { Type } from '@sinclair/typebox'
import { findSubject } from '../../brief/index.ts'
import { withoutText } from '../../register/index.ts'
import { bodiesFrom } from '../../watch/bodies-from.ts'
import { duePart, duePartSoon } from '../../watch/due-from.ts'
import { STANDINGS } from '../../watch/due.ts'
import { mechanismFrom } from '../../watch/mechanism-from.ts'
import type { App, Context } from '../context.ts'
import { AS_OF, asAsked, dayAsked, dayOf, found, ID, PAGE, partAsked, WATCHED, windowAsked } from '../query.ts'

/** What follows from the records: what is due, bodies with their sessions, and places where words stand. */
export function addAnswers(app: App, context: Context): void {
  app.get(
    '/api/due',
    {
      schema: {
        summary: 'What falls due, lapses, is overdue or was never told of',
        querystring: Type.Object({
          ...PAGE,
          ...AS_OF,
          ...WATCHED,
          standing: Type.Optional(Type.Union(STANDINGS.map((one) => Type.Literal(one)))),
          soon: Type.Optional(
            Type.Boolean({
              description: 'Answer at once; `incomplete` is true when what bodies would hold by habit is still being worked out',
            }),
          ),
        }),
      },
    },
    (request) =>
      asAsked(context, request, request.query, async (register) => {
        const { query } = request
        const asked = windowAsked(context, query)
        const { day, until } = asked
        const part = query.soon === true ? duePartSoon : duePart
        return {
          asOf: day,
          ...(until === undefined ? {} : { until }),
          ...(await part(register, asked, partAsked(query), query.standing)),
        }
      }),
  )

  app.get('/api/due/rules', { schema: { summary: 'What is watched, and how long before its day it is told' } }, async () => ({
    items: context.rules,
  }))

  app.get(
    '/api/bodies',
    {
      schema: {
        summary: 'Each body with its last and its next session',
        querystring: Type.Object({
          ...PAGE,
          ...AS_OF,
          about: Type.Optional(Type.String({ minLength: 1, maxLength: 200, description: 'Only those that concern these parties' })),
        }),
      },
    },
    (request) =>
      asAsked(context, request, request.query, async (register) => {
        const { query } = request
        const named = query.about === undefined ? [] : await findSubject(register, [query.about])
        return bodiesFrom(
          register,
          dayAsked(context, query.asOf),
          named.map(({ id }) => id),
          partAsked(query),
        )
      }),
  )

  app.get(
    '/api/bodies/:id',
    {
      schema: {
        summary: 'A body: its sessions, its rhythm, whose turn it is to receive, and the next session, with the claims that bear it',
        params: ID,
        querystring: Type.Object(AS_OF),
      },
    },
    (request) =>
      asAsked(context, request, request.query, async (register) => {
        const { asOf } = request.query
        const [entity] = (await register.identify(request.params.id)).flatMap((one) => (one.what === 'entity' ? [one.entity] : []))
        const day = dayAsked(context, asOf)
        return { asOf: day, ...(await mechanismFrom(register, found('body', request.params.id, entity), day)) }
      }),
  )

  app.get(
    '/api/find',
    {
      schema: {
        summary: 'Sentences in which words stand, with the claims read from them; with filters in the query, records',
        querystring: Type.Object({
          ...AS_OF,
          q: Type.String({
            minLength: 1,
            maxLength: 500,
            description: 'Words; "in quotes" a phrase; word* a beginning; OR; -without; filters as kind:meeting by:Norland since:2020',
          }),
          after: PAGE.after,
          limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 20 })),
          all: Type.Optional(Type.Boolean({ description: 'Also in documents that a newer version replaced' })),
          learned: Type.Optional(
            Type.String({
              maxLength: 10,
              description: 'Only what the register learned on this day or later, the latest first: each new claim, or each new place',
            }),
          ),
          facets: Type.Optional(Type.Boolean({ description: 'Also how many records there are by kind, year, party and others' })),
        }),
      },
    },
    (request) =>
      asAsked(context, request, request.query, async (register) => {
        const { query } = request
        const { places, records, ...more } = await register.find(query.q, {
          limit: query.limit ?? 20,
          ...(query.after === undefined ? {} : { after: query.after }),
          all: query.all === true,
          ...(query.learned === undefined ? {} : { learned: { from: dayOf('learned', query.learned) } }),
          facets: query.facets === true,
        })
        return { items: places.map(withoutText), records: records.map(withoutText), ...more }
      }),
  )
}
