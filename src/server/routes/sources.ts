import { Type } from '@sinclair/typebox'
import { COLLECTION_NAME, covers, OPEN, roleIn, type Source } from '../../register/index.ts'
import { askedSource, isWeb, SourceError, toldSource } from '../../watch/follow/index.ts'
import { demand, demandAdmin, sight, type Asker } from '../access/asker.ts'
import type { App, Context } from '../context.ts'
import { Problem } from '../problem.ts'
import { found } from '../query.ts'
import { Visits } from '../visits.ts'

const SOURCE = Type.Object({ id: Type.String({ pattern: '^[0-9a-f]{12}$' }) })
const words = (most: number, description: string) => Type.Optional(Type.String({ minLength: 1, maxLength: most, description }))

/** What is followed: shown to who may see what comes from it, changed by its editors. */
export function addSources(app: App, context: Context): void {
  const { followed } = context.register
  const { now } = context
  const visits = new Visits(context, app.log)
  const seen = (asker: Asker, { collection }: Source): boolean => {
    const own = sight(asker)
    return own === '*' || own.includes(collection)
  }
  const one = async (asker: Asker, id: string): Promise<Source> => {
    const source = await followed.get(id)
    return found('source', id, source !== undefined && seen(asker, source) ? source : undefined)
  }
  const told = (source: Source) => toldSource(source, now().slice(0, 10))

  app.get(
    '/api/sources',
    {
      schema: {
        summary: 'What is followed, with the last visits and what is wrong: failing, silent, or of another shape',
        querystring: Type.Object({ alerts: Type.Optional(Type.Boolean({ description: 'Only where something is wrong' })) }),
      },
    },
    async ({ asker, query }) => {
      const items = (await followed.all()).filter((source) => seen(asker, source)).map(told)
      return { items: query.alerts === true ? items.filter(({ alerts }) => alerts.length > 0) : items }
    },
  )

  app.get('/api/sources/:id', { schema: { summary: 'A source with its visits', params: SOURCE } }, async ({ asker, params: { id } }) =>
    told(await one(asker, id)),
  )

  app.post(
    '/api/sources',
    {
      schema: {
        summary: 'Follow an address of the web, or say anew how',
        body: Type.Object(
          {
            address: Type.String({ minLength: 1, maxLength: 2000 }),
            every: words(20, 'How often it is visited: PT1H, P1D, P1W; never: only when somebody says so'),
            as: words(20, 'What it is, where that cannot be seen: feed, sitemap, list or page'),
            links: words(500, 'Of a list only addresses that hold these words'),
            allow: Type.Optional(
              Type.Array(Type.String({ minLength: 1, maxLength: 300 }), {
                maxItems: 20,
                description: 'Hosts that may lie in a private network (for admins)',
              }),
            ),
            issuer: words(2000, 'Who publishes there'),
            language: words(20, 'A code, as en'),
            collection: Type.Optional(Type.String({ pattern: COLLECTION_NAME.source, description: 'Who may see what comes from it' })),
          },
          { additionalProperties: false },
        ),
      },
    },
    async ({ asker, body }, reply) => {
      demand(asker, 'editor', body.collection ?? OPEN)
      if (body.allow !== undefined) demandAdmin(asker)
      if (!isWeb(body.address)) throw new Problem(422, 'Over HTTP only addresses that begin with https:// or http:// are followed.')
      const source = await askedSource(followed, { ...body, who: asker.name }, now()).catch((error: unknown) => {
        throw error instanceof SourceError ? new Problem(422, error.message) : error
      })
      const known = await followed.get(source.id)
      const role = known === undefined ? 'editor' : roleIn(asker.grants, known.collection)
      // What others follow is theirs; that they do is not told either.
      if (role === undefined || !covers(role, 'editor')) throw new Problem(403, 'You may not follow this address: ask an admin.')
      await followed.put(source)
      visits.look()
      return reply
        .code(known === undefined ? 201 : 200)
        .header('location', `/api/sources/${source.id}`)
        .send(told(source))
    },
  )

  app.post(
    '/api/sources/:id/visit',
    { schema: { summary: 'Visit a source now; what comes of it is told with the source', params: SOURCE } },
    async ({ asker, params: { id } }, reply) => {
      const source = await one(asker, id)
      demand(asker, 'editor', source.collection)
      visits.now(source, asker)
      return reply.code(202).send(told(source))
    },
  )

  app.delete(
    '/api/sources/:id',
    { schema: { summary: 'Follow a source no longer; what was stored stays', params: SOURCE } },
    async ({ asker, params: { id } }, reply) => {
      const { collection } = await one(asker, id)
      demand(asker, 'editor', collection)
      await followed.drop(id)
      return reply.code(204).send()
    },
  )

  if (context.visits === true) app.addHook('onListen', async () => visits.begin())
  app.addHook('onClose', () => visits.end())
}
