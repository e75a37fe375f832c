import { Type } from '@sinclair/typebox'
import { assignment } from '../../watch/handling.ts'
import { COURSE_STANDINGS, FOLLOWED } from '../../watch/ledger/course.ts'
import { courseFrom, isFollowed, ledgerPart } from '../../watch/ledger/from-register.ts'
import { demandOn, whoDecides } from '../access/asker.ts'
import type { App, Context } from '../context.ts'
import { Problem } from '../problem.ts'
import { AS_OF, asAsked, dayAsked, found, ID, namedIn, PAGE, partAsked, WATCHED } from '../query.ts'
import { WHO } from '../sent.ts'

/** What was promised, proposed and expected, followed through later documents. */
export function addLedger(app: App, context: Context): void {
  app.get(
    '/api/ledger',
    {
      schema: {
        summary:
          'Commitments, initiatives and expected documents, each with what later documents tell of it; a part may be short and yet have a next',
        querystring: Type.Object({
          ...PAGE,
          ...AS_OF,
          kind: Type.Optional(Type.Union(FOLLOWED.map((one) => Type.Literal(one)))),
          standing: Type.Optional(Type.Union(COURSE_STANDINGS.map((one) => Type.Literal(one)))),
          about: Type.Optional(Type.String({ maxLength: 200, description: 'A name, or two: what is about all of them' })),
          assigned: WATCHED.assigned,
        }),
      },
    },
    (request) =>
      asAsked(context, request, request.query, async (register) => {
        const { query } = request
        const { kind, standing, assigned } = query
        const entities = await namedIn(register, query.about)
        const filter = {
          ...(kind === undefined ? {} : { kind }),
          ...(standing === undefined ? {} : { standing }),
          ...(assigned === undefined ? {} : { assigned }),
          ...(entities === undefined ? {} : { entities }),
        }
        return ledgerPart(register, filter, dayAsked(context, query.asOf), partAsked(query))
      }),
  )

  app.get(
    '/api/ledger/:id',
    { schema: { summary: 'The course of one of them by its record', params: ID, querystring: Type.Object(AS_OF) } },
    (request) =>
      asAsked(context, request, request.query, async (register) => {
        const { id } = request.params
        const record = found('record', id, await register.record(id))
        if (!isFollowed(record)) throw new Problem(404, `${id} is a ${record.kind}; followed are ${FOLLOWED.join(', ')}.`)
        return courseFrom(register, record, dayAsked(context, request.query.asOf))
      }),
  )

  app.post(
    '/api/ledger/:id/assign',
    {
      schema: {
        summary: 'Give one of them to somebody, whatever date of it is due, with a name',
        params: ID,
        body: Type.Object(
          {
            who: WHO,
            to: Type.String({ minLength: 1, maxLength: 200, pattern: '\\S', description: 'Whose it is' }),
            why: Type.Optional(Type.String({ maxLength: 2000 })),
          },
          { additionalProperties: false },
        ),
      },
    },
    async (request, reply) => {
      const { asker, body } = request
      const who = whoDecides(asker, body.who)
      const { claims, documents } = await asAsked(context, request, {}, async (register) => {
        const record = found('record', request.params.id, await register.record(request.params.id))
        if (!isFollowed(record)) throw new Problem(404, `${record.id} is a ${record.kind}; followed are ${FOLLOWED.join(', ')}.`)
        return record
      })
      await demandOn(asker, context.register, 'reviewer', documents)
      const decision = assignment(claims, {
        at: context.now(),
        who,
        to: body.to.trim(),
        ...(body.why === undefined ? {} : { why: body.why }),
      })
      await context.register.decide(decision)
      context.live.tell({ event: 'decision', data: { act: decision.act, claim: claims[0] ?? '' }, documents })
      return reply.code(201).send(decision)
    },
  )
}
