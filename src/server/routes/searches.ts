import { Type } from '@sinclair/typebox'
import { withoutText, type LearnedSince, type SavedSearch } from '../../register/index.ts'
import { plusDays } from '../../watch/day.ts'
import { dropSearch, newlyFound, saveSearch, SearchError, seenSearch, toldSearch } from '../../watch/saved.ts'
import { whoDecides, type Asker } from '../access/asker.ts'
import type { App, Context } from '../context.ts'
import { Problem } from '../problem.ts'
import { AS_OF, asAsked, dayAsked, dayOf, found, PAGE } from '../query.ts'
import { WHO } from '../sent.ts'

const SEARCH = Type.Object({ id: Type.String({ pattern: '^[0-9a-f]{16}$' }) })
/** A feed tells of what came so lately, in days. */
const FEED_DAYS = 90
const MOST_IN_FEED = 200

/** Searches that people saved: each sees their own, and of what these find what they may see. */
export function addSearches(app: App, context: Context): void {
  const { register, now } = context
  const { searches } = register
  const isOwn = ({ by, name }: Asker, { who }: SavedSearch): boolean => by === 'machine' || name === who
  const one = async (asker: Asker, id: string): Promise<SavedSearch> => {
    const search = await searches.get(id)
    return found('search', id, search !== undefined && search.dropped === undefined && isOwn(asker, search) ? search : undefined)
  }

  app.get('/api/searches', { schema: { summary: 'The searches that whoever asks has saved' } }, async ({ asker }) => ({
    items: (await searches.all()).filter((search) => isOwn(asker, search)).map(toldSearch),
  }))

  app.post(
    '/api/searches',
    {
      schema: {
        summary: 'Save a search under a name: what it finds from now on is new',
        body: Type.Object(
          {
            name: Type.String({ minLength: 1, maxLength: 120, pattern: '\\S' }),
            query: Type.String({ minLength: 1, maxLength: 500, description: 'As /api/find takes it' }),
            who: WHO,
          },
          { additionalProperties: false },
        ),
      },
    },
    async ({ asker, body }, reply) => {
      const who = whoDecides(asker, body.who)
      const { search, isNew } = await saveSearch(register, { name: body.name, query: body.query, who }, now()).catch((error: unknown) => {
        throw error instanceof SearchError ? new Problem(422, error.message) : error
      })
      return reply
        .code(isNew ? 201 : 200)
        .header('location', `/api/searches/${search.id}`)
        .send(toldSearch(search))
    },
  )

  app.delete(
    '/api/searches/:id',
    { schema: { summary: 'Drop a search; who did and when is kept', params: SEARCH } },
    async ({ asker, params: { id } }, reply) => {
      await dropSearch(register, await one(asker, id), asker.name, now())
      return reply.code(204).send()
    },
  )

  app.get(
    '/api/searches/:id/new',
    {
      schema: {
        summary: 'What a search newly finds, the latest learned first: each new claim that bears a record found, or each new place',
        params: SEARCH,
        querystring: Type.Object({
          ...AS_OF,
          since: Type.Optional(
            Type.String({ maxLength: 10, description: 'What was learned on this day or later; unless told, since it was last seen' }),
          ),
          after: PAGE.after,
          limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 20 })),
        }),
      },
    },
    async (request) => {
      const search = await one(request.asker, request.params.id)
      const { since, after, limit = 20 } = request.query
      const learned: LearnedSince | undefined = since === undefined ? undefined : { from: dayOf('since', since) }
      return asAsked(context, request, request.query, async (seen) => {
        const { places, records, ...more } = await newlyFound(seen, search, {
          limit,
          ...(after === undefined ? {} : { after }),
          ...(learned === undefined ? {} : { learned }),
        })
        return { search: toldSearch(search), items: places.map(withoutText), records: records.map(withoutText), ...more }
      })
    },
  )

  app.get(
    '/api/searches/:id/new.atom',
    {
      config: { basic: true },
      schema: {
        summary: `What a search found in the last ${FEED_DAYS} days since it was saved, as a feed (Atom)`,
        params: SEARCH,
        querystring: Type.Object(AS_OF),
        produces: ['application/atom+xml'],
      },
    },
    async (request, reply) => {
      const search = await one(request.asker, request.params.id)
      const day = plusDays(dayAsked(context, request.query.asOf), -FEED_DAYS)
      const learned: LearnedSince = search.at.slice(0, 10) < day ? { from: day } : { behind: search.from }
      return asAsked(context, request, request.query, async (seen) => {
        const [{ foundFeed }, { foundTold }] = await Promise.all([
          import('../../export/found-feed.ts'),
          import('../../export/found-told.ts'),
        ])
        const told = foundTold(await newlyFound(seen, search, { limit: MOST_IN_FEED, learned }))
        const here = `${request.protocol}://${request.host}`
        const asked = new URLSearchParams(Object.entries(request.query))
        const text = foundFeed(toldSearch(search), told, {
          self: `${here}/api/searches/${search.id}/new.atom${asked.size === 0 ? '' : `?${asked}`}`,
          documentAddress: (document, claim) => `${here}/documents/${document}${claim === undefined ? '' : `#${claim}`}`,
        })
        return reply.type('application/atom+xml; charset=utf-8').send(text)
      })
    },
  )

  app.post(
    '/api/searches/:id/seen',
    {
      schema: {
        summary: 'Say that what a search found is seen: what comes later is new',
        params: SEARCH,
        body: Type.Object(
          {
            upTo: Type.Optional(
              Type.String({
                pattern: '^[0-9a-f]{16}$',
                description: 'The claim, or of a place the document, that was told first; unless told, all that is there',
              }),
            ),
          },
          { additionalProperties: false },
        ),
      },
    },
    async (request) => {
      const search = await one(request.asker, request.params.id)
      const { upTo } = request.body
      return asAsked(context, request, {}, async (seen) => {
        const known = await seen.learnedUpTo(upTo)
        if (upTo !== undefined && known === 0) throw new Problem(404, `There is no claim and no document ${upTo}.`)
        return toldSearch(await seenSearch(register, search, known, now()))
      })
    },
  )
}
