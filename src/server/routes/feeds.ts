import { Type, type Static } from '@sinclair/typebox'
import type { FastifyRequest } from 'fastify'
import { allDueTold, type DueTold } from '../../export/due-told.ts'
import type { App, Context } from '../context.ts'
import { AS_OF, asAsked, WATCHED, windowAsked } from '../query.ts'

const FEED = Type.Object({
  ...AS_OF,
  ...WATCHED,
  limit: Type.Optional(
    Type.Integer({ minimum: 1, maximum: 500, default: 200, description: 'Of each standing at most so many, of what is past the latest' }),
  ),
})

/** What is due for the programs that people look at anyway: calendars and readers of feeds. A key can be sent as a name and password. */
export function addFeeds(app: App, context: Context): void {
  const told = (
    request: FastifyRequest,
    query: Static<typeof FEED>,
  ): Promise<{ readonly day: string; readonly told: readonly DueTold[] }> =>
    asAsked(context, request, query, async (register) => {
      const asked = windowAsked(context, query)
      return { day: asked.day, told: await allDueTold(register, asked, query.limit ?? 200) }
    })
  const here = ({ protocol, host }: FastifyRequest): string => `${protocol}://${host}`
  const config = { basic: true } as const

  app.get(
    '/api/due.ics',
    { config, schema: { summary: 'What is due as a calendar (iCalendar)', querystring: FEED, produces: ['text/calendar'] } },
    async (request, reply) => {
      const { dueCalendar } = await import('../../export/due-calendar.ts')
      const { told: items } = await told(request, { within: 'P1Y', ...request.query })
      const text = dueCalendar(items, (record) => `${here(request)}/records/${record}`)
      return reply.type('text/calendar; charset=utf-8').header('content-disposition', 'inline; filename="due.ics"').send(text)
    },
  )

  app.get(
    '/api/due.atom',
    { config, schema: { summary: 'What is due as a feed (Atom)', querystring: FEED, produces: ['application/atom+xml'] } },
    async (request, reply) => {
      const { dueFeed } = await import('../../export/due-feed.ts')
      const { day, told: items } = await told(request, request.query)
      const { asOf, clock, within, rule, assigned, aside, limit } = request.query
      const asked = new URLSearchParams()
      for (const [name, value] of Object.entries({ asOf, clock, within, rule, assigned, aside, limit }))
        if (value !== undefined) asked.set(name, String(value))
      const self = `${here(request)}/api/due.atom${asked.size === 0 ? '' : `?${asked}`}`
      const text = dueFeed(items, day, { self, recordAddress: (record) => `${here(request)}/records/${record}` })
      return reply.type('application/atom+xml; charset=utf-8').send(text)
    },
  )
}
