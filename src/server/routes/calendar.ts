import { Type } from '@sinclair/typebox'
import { NO_LICENCE } from '../../export/told.ts'
import { calendarFrom } from '../../watch/calendar.ts'
import { daysBetween, isLength, plusDays, plusLength } from '../../watch/day.ts'
import type { App, Context } from '../context.ts'
import { Problem } from '../problem.ts'
import { AS_OF, asAsked, dayAsked, dayOf, namedIn } from '../query.ts'

/** A calendar shows a year at most, and so many things. */
const MOST_DAYS = 400
const MOST_ITEMS = 2000

const ABOUT = Type.Optional(Type.String({ maxLength: 200, description: 'A name, or two: what is about all of them' }))

/** Meetings, visits and what falls due, by their days. */
export function addCalendar(app: App, context: Context): void {
  app.get(
    '/api/calendar',
    {
      schema: {
        summary: `Meetings, visits and what falls due between two days, ${MOST_DAYS} apart at most`,
        querystring: Type.Object({
          ...AS_OF,
          about: ABOUT,
          from: Type.Optional(Type.String({ maxLength: 10, description: 'The first day; today unless told' })),
          to: Type.Optional(Type.String({ maxLength: 10, description: 'The last day; 30 days later unless told' })),
        }),
      },
    },
    (request) =>
      asAsked(context, request, request.query, async (register) => {
        const { query } = request
        const day = dayAsked(context, query.asOf)
        const from = query.from === undefined ? day : dayOf('from', query.from)
        const to = query.to === undefined ? plusDays(from, 30) : dayOf('to', query.to)
        if (from > to) throw new Problem(400, `from=${from} is after to=${to}: turn them round.`)
        if (daysBetween(from, to) > MOST_DAYS) throw new Problem(400, `More than ${MOST_DAYS} days: ask for a year at a time.`)
        const entities = await namedIn(register, query.about)
        return {
          from,
          to,
          ...(await calendarFrom(register, { from, to, day, rules: context.rules, ...(entities && { entities }) }, MOST_ITEMS)),
        }
      }),
  )

  app.get(
    '/api/calendar.ics',
    {
      config: { basic: true },
      schema: {
        summary: 'The same as a calendar to subscribe to (iCalendar): what was lately, and what comes',
        querystring: Type.Object({
          ...AS_OF,
          about: ABOUT,
          licence: Type.Optional(Type.String({ maxLength: 300, description: 'Under which terms it is given away' })),
          within: Type.Optional(Type.String({ maxLength: 20, default: 'P1Y', description: 'How far ahead: at most a year' })),
        }),
        produces: ['text/calendar'],
      },
    },
    (request, reply) =>
      asAsked(context, request, request.query, async (register) => {
        const { asOf, about, within = 'P1Y', licence = NO_LICENCE } = request.query
        if (!isLength(within)) throw new Problem(400, `within=${within} is no length of time: write P90D, P3M or P1Y.`)
        const day = dayAsked(context, asOf)
        const to = [plusLength(day, within), plusDays(day, MOST_DAYS)].sort()[0] ?? day
        const entities = await namedIn(register, about)
        const asked = { from: plusDays(day, -BACK_DAYS), to, day, rules: context.rules, ...(entities && { entities }) }
        const { items } = await calendarFrom(register, asked, MOST_ITEMS)
        const { calendarFile } = await import('../../export/calendar.ts')
        const text = await calendarFile(items, { register, licence, here: `${request.protocol}://${request.host}` })
        return reply.type('text/calendar; charset=utf-8').header('content-disposition', 'inline; filename="calendar.ics"').send(text)
      }),
  )
}

/** What was so lately stays in the calendar of who subscribes. */
const BACK_DAYS = 90
