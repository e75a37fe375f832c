import { Type } from '@sinclair/typebox'
import { DUE_ACTS } from '../../register/index.ts'
import { isDay } from '../../watch/day.ts'
import { decisionOnDue, dueMeant } from '../../watch/due-meant.ts'
import { demandOn, whoDecides } from '../access/asker.ts'
import type { App, Context } from '../context.ts'
import { Problem } from '../problem.ts'
import { AS_OF, asAsked, WATCHED, windowAsked } from '../query.ts'
import { WHO } from '../sent.ts'

/** What a person does with a thing that is due. It is kept as a decision. */
export function addDueActs(app: App, context: Context): void {
  const { register, now, live } = context
  app.post(
    '/api/due/decisions',
    {
      schema: {
        summary:
          'Snooze a thing that is due until a day, close it until what bears it changes, assign or reopen it, with a name and a reason',
        querystring: Type.Object({ ...AS_OF, ...WATCHED }),
        body: Type.Object(
          {
            who: WHO,
            act: Type.Union(DUE_ACTS.map((act) => Type.Literal(act))),
            record: Type.String({ pattern: '^[0-9a-f]{4,64}$', description: 'The record that the thing is of' }),
            rule: Type.Optional(Type.String({ maxLength: 60, description: 'Its rule, where several things of the record are due' })),
            when: Type.Optional(Type.String({ maxLength: 60, description: 'Its date, likewise' })),
            until: Type.Optional(Type.String({ maxLength: 10, description: 'To snooze: the day on which it is told again' })),
            to: Type.Optional(Type.String({ minLength: 1, maxLength: 200, pattern: '\\S', description: 'To assign: whose it is' })),
            why: Type.Optional(Type.String({ maxLength: 2000 })),
          },
          { additionalProperties: false },
        ),
      },
    },
    async (request, reply) => {
      const { asker, body } = request
      const { act, record, rule, when, until, to, why = '' } = body
      const who = whoDecides(asker, body.who)
      if (until !== undefined && !isDay(until)) throw new Problem(400, `until=${until} is no day: write it as 2025-03-14.`)
      const { decision, documents } = await asAsked(context, request, request.query, async (seen) => {
        const ref = { record, ...(rule === undefined ? {} : { rule }), ...(when === undefined ? {} : { when }) }
        const item = await dueMeant(seen, windowAsked(context, request.query), ref)
        const claims = await seen.sources.claims(item.claims)
        return {
          decision: decisionOnDue(item, {
            ...{ act, who, why, at: now() },
            ...(until === undefined ? {} : { until }),
            ...(to === undefined ? {} : { to: to.trim() }),
          }),
          documents: [...new Set(claims.map(({ document }) => document))],
        }
      })
      await demandOn(asker, register, 'reviewer', documents)
      await register.decide(decision)
      live.tell({ event: 'decision', data: { act, claim: decision.claims[0] ?? '' }, documents })
      return reply.code(201).send(decision)
    },
  )
}
