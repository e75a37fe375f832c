import { Type } from '@sinclair/typebox'
import type { ReviewAsked } from '../../brief/index.ts'
import { COLLECTION_NAME, REASONS, type RegisterReader, type ReviewItem, type Reviewers } from '../../register/index.ts'
import { demand, sight, type Asker } from '../access/asker.ts'
import type { App, Context } from '../context.ts'
import { AS_OF, asAsked, PAGE, partAsked } from '../query.ts'

const COLLECTION = Type.Optional(
  Type.String({ pattern: COLLECTION_NAME.source, description: 'In that collection only; open is what stands in none' }),
)

/** What needs a person, how far reviewers agree, and how many are required. */
export function addReview(app: App, context: Context): void {
  const { register } = context
  app.get(
    '/api/review',
    {
      schema: {
        summary: 'What needs a person, the most pressing first, each with the claim or the record that it is about',
        querystring: Type.Object({ ...PAGE, ...AS_OF, reason: Type.Optional(Type.Union(REASONS.map((reason) => Type.Literal(reason)))) }),
      },
    },
    (request) =>
      asAsked(context, request, request.query, async (seen) => {
        const { query } = request
        const part = await seen.parts.review(query.reason === undefined ? {} : { reason: query.reason }, partAsked(query))
        return { ...part, items: await Promise.all(part.items.map((item) => aboutWhat(seen, item))) }
      }),
  )

  app.get(
    '/api/agreement',
    {
      schema: {
        summary: 'How far reviewers agree: the share decided alike, and kappa',
        querystring: Type.Object({ ...AS_OF, collection: COLLECTION }),
      },
    },
    (request) =>
      asAsked(context, request, request.query, async (seen) => {
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
}

/** A thing with the claim or the record that it is about. */
async function aboutWhat(seen: RegisterReader, item: ReviewItem): Promise<ReviewAsked> {
  const [claim, record] = [
    item.what === 'claim' ? await seen.claim(item.id) : undefined,
    item.what === 'record' ? await seen.record(item.id) : undefined,
  ]
  return { ...item, ...(claim === undefined ? {} : { claim }), ...(record === undefined ? {} : { record }) }
}

/** What is set for the collections that the asker may see: the names of others are not told. */
function asFarAs(asker: Asker, { everywhere, collections }: Reviewers): Reviewers {
  const own = sight(asker)
  return { everywhere, collections: Object.fromEntries(Object.entries(collections).filter(([name]) => own === '*' || own.includes(name))) }
}
