import { Type } from '@sinclair/typebox'
import { COLLECTION_NAME, OPEN, type Reviewers } from '../../register/index.ts'
import { demand, demandAdmin, demandAny, sight, type Asker } from '../access/asker.ts'
import type { App, Context } from '../context.ts'
import { Problem } from '../problem.ts'
import { pageOf } from '../page.ts'
import { asAsked, PAGE, partAsked } from '../query.ts'

const ACTS = ['confirm', 'reject', 'correct', 'merge', 'split', 'note', 'withdraw'] as const
const slotValue = Type.Union([Type.String(), Type.Number(), Type.Array(Type.String()), Type.Null()])

const COLLECTION = Type.Optional(Type.String({ pattern: COLLECTION_NAME.source, description: 'A collection; open is what stands in none' }))

/** What is set for the collections that the asker may see: the names of others are not told. */
function asFarAs(asker: Asker, { everywhere, collections }: Reviewers): Reviewers {
  const own = sight(asker)
  return { everywhere, collections: Object.fromEntries(Object.entries(collections).filter(([name]) => own === '*' || own.includes(name))) }
}

/** What people decided: the list, and one more. Nothing is overwritten: the last word on a thing counts. */
export function addDecisions(app: App, context: Context): void {
  const { register, now, live } = context
  app.get(
    '/api/decisions',
    { schema: { summary: 'Decisions in the order in which they were made', querystring: Type.Object(PAGE) } },
    (request) => asAsked(context, request, {}, (seen) => seen.parts.decisions(partAsked(request.query))),
  )

  app.get(
    '/api/review',
    { schema: { summary: 'What needs a person, the most pressing first', querystring: Type.Object(PAGE) } },
    (request) =>
      asAsked(context, request, {}, async (seen) =>
        pageOf(await seen.review(), request.query, ({ reason, what, id, detail }) => `${reason} ${what} ${id} ${detail}`),
      ),
  )

  app.get(
    '/api/agreement',
    {
      schema: {
        summary: 'How far reviewers agree: the share decided alike, and kappa',
        querystring: Type.Object({ collection: COLLECTION }),
      },
    },
    (request) =>
      asAsked(context, request, {}, async (seen) => {
        const { collection } = request.query
        if (collection !== undefined) demand(request.asker, 'reader', collection)
        return { items: await seen.agreement(collection) }
      }),
  )

  app.get(
    '/api/reviewers',
    { schema: { summary: 'How many persons have to decide alike on a claim before it counts' } },
    async ({ asker }) => asFarAs(asker, await register.reviewers()),
  )

  app.put(
    '/api/reviewers',
    {
      schema: {
        summary: 'Require a second reviewer, or one only, in a collection (for its admins) or everywhere else (for admins of all)',
        body: Type.Object({ reviewers: Type.Integer({ minimum: 1, maximum: 2 }), collection: COLLECTION }, { additionalProperties: false }),
      },
    },
    async ({ asker, body: { reviewers, collection } }) => {
      demand(asker, 'admin', collection ?? '*')
      await register.requireReviewers(reviewers, collection)
      return asFarAs(asker, await register.reviewers())
    },
  )

  app.post(
    '/api/decisions',
    {
      schema: {
        summary: 'Confirm, reject, correct, merge, split, note or withdraw, with a name and a reason',
        body: Type.Object(
          {
            who: Type.Optional(
              Type.String({ minLength: 1, maxLength: 200, description: 'By whose word; who is signed in decides in their own name' }),
            ),
            act: Type.Union(ACTS.map((act) => Type.Literal(act))),
            claims: Type.Array(Type.String({ pattern: '^[0-9a-f]{16}$' }), { minItems: 1, maxItems: 500 }),
            slots: Type.Optional(Type.Record(Type.String({ maxLength: 40 }), slotValue)),
            why: Type.Optional(Type.String({ maxLength: 2000 })),
          },
          { additionalProperties: false },
        ),
      },
    },
    async (request, reply) => {
      const { asker, body } = request
      if (asker.by === 'machine' && body.who === undefined) throw new Problem(400, 'Say in "who" by whose word.')
      const documents = await asAsked(context, request, {}, async (seen) => {
        const found = await Promise.all(body.claims.map((id) => seen.claim(id)))
        const lost = body.claims.find((_, i) => found[i] === undefined)
        if (lost !== undefined) throw new Problem(422, `There is no claim ${lost}.`)
        return [...new Set(found.flatMap((claim) => (claim === undefined ? [] : [claim.document])))]
      })
      const collections = await register.collectionsOf(documents)
      for (const document of documents)
        demandAny(asker, body.act === 'merge' || body.act === 'split' ? 'editor' : 'reviewer', collections.get(document) ?? [OPEN])
      if (body.act === 'correct' && body.slots === undefined) throw new Problem(422, 'To correct, say in "slots" how they should be.')
      const { act, claims, slots, why } = body
      const who = asker.by === 'machine' ? (body.who ?? asker.name) : asker.name
      const decision = { at: now(), who, act, claims, ...(slots === undefined ? {} : { slots }), ...(why === undefined ? {} : { why }) }
      await register.decide(decision)
      live.tell({ event: 'decision', data: { act, claim: claims[0] ?? '' }, documents })
      return reply.code(201).send(decision)
    },
  )

  app.post(
    '/api/rebuild',
    { schema: { summary: 'Make records and search anew from documents, claims and decisions' } },
    async ({ asker }) => {
      demandAdmin(asker)
      await register.rebuild()
      live.tell({ event: 'rebuilt', data: {}, documents: [] })
      return register.counts()
    },
  )
}
