import { Type } from '@sinclair/typebox'
import { flatClaim } from '../../reading/claim.ts'
import { readDocument } from '../../reading/read-document.ts'
import { createSaidValues } from '../../reading/said-value.ts'
import { COLLECTION_NAME, OPEN, type Added, type ListedDocument } from '../../register/index.ts'
import { loadKnowledge } from '../../sources/knowledge-folder.ts'
import { demand, sight } from '../access/asker.ts'
import type { App, Context } from '../context.ts'
import { AS_OF, asAsked, found, ID, PAGE, partAsked } from '../query.ts'
import { allTaken, answerAdded, firstTaken, INTO, intoOf, SENT, tellAdded } from '../sent.ts'

/** Documents: those that are there, one with its text, one more, and one read without being stored. */
export function addDocuments(app: App, context: Context): void {
  const { register, reader, now, live } = context
  app.get(
    '/api/documents',
    {
      schema: {
        summary: 'Documents by day of publication, or the newest in the register first; without their texts',
        querystring: Type.Object({
          ...PAGE,
          ...AS_OF,
          collection: Type.Optional(
            Type.String({ pattern: COLLECTION_NAME.source, description: 'Only those that stand in it; with "open", those in none' }),
          ),
          all: Type.Optional(Type.Boolean({ description: 'Also those that a newer version replaced' })),
          order: Type.Optional(
            Type.Union([Type.Literal('published'), Type.Literal('newest')], {
              default: 'published',
              description: 'By day of publication, or the last that the register learned of first',
            }),
          ),
        }),
      },
    },
    (request) =>
      asAsked(context, request, request.query, async (seen) => {
        const { query } = request
        const { collection } = query
        if (collection !== undefined) demand(request.asker, 'reader', collection)
        const filter = { all: query.all === true, newest: query.order === 'newest', ...(collection === undefined ? {} : { collection }) }
        const part = await seen.parts.documents(filter, partAsked(query))
        return { ...part, items: part.items.map(withoutText) }
      }),
  )

  app.get(
    '/api/documents/:id',
    {
      schema: {
        summary: 'A document with its text, its claims and what people decided on them',
        params: ID,
        querystring: Type.Object(AS_OF),
      },
    },
    (request) =>
      asAsked(context, request, request.query, async (seen) => {
        const { id } = request.params
        const document = found('document', id, await seen.document(id))
        const claims = await seen.claims({ document: document.id, all: true })
        const own = sight(request.asker)
        const standing = (await register.collectionsOf([document.id])).get(document.id) ?? []
        // Another collection in which it stands is nothing to who has no part in that.
        const collections = standing.filter((name) => own === '*' || own.includes(name))
        return { document, claims, decisions: await seen.decisions(document.id), collections }
      }),
  )

  app.post(
    '/api/documents',
    {
      schema: {
        summary: 'Read a document and store it; of a file all documents in it, answered as a list with what was set aside',
        querystring: INTO,
        body: SENT,
      },
    },
    async ({ asker, query, body }, reply) => {
      const collection = intoOf(asker, query)
      const { documents, aside } = await allTaken(body)
      const stored: { readonly origin: string; readonly added: Added }[] = []
      for (const document of documents) {
        const reading = await readDocument(reader, document)
        const added = await register.add(document, reading, {
          readerName: reader.name,
          readerVersion: reader.version,
          learned: now(),
          collection: { name: collection, who: asker.name },
        })
        stored.push({ origin: document.origin, added })
      }
      const [only] = stored
      if (body.file === undefined && only !== undefined) return answerAdded(context, asker, only.added, reply)
      const told = await Promise.all(stored.map(async ({ origin, added }) => ({ origin, ...(await tellAdded(context, asker, added)) })))
      return reply.code(told.some(({ outcome }) => outcome !== 'known') ? 201 : 200).send({ documents: told, aside })
    },
  )

  app.post(
    '/api/documents/:id/collection',
    {
      schema: {
        summary: 'Say who may see a document: the members of a collection, or with "open" everybody',
        params: ID,
        body: Type.Object({ collection: Type.String({ pattern: COLLECTION_NAME.source }) }, { additionalProperties: false }),
      },
    },
    async (request) => {
      const { asker, params, body } = request
      const document = await asAsked(context, request, {}, async (seen) => found('document', params.id, await seen.document(params.id)))
      const from = (await register.collectionsOf([document.id])).get(document.id) ?? [OPEN]
      for (const collection of [...from, body.collection]) demand(asker, 'editor', collection)
      await register.collect([document.id], body.collection, asker.name, now())
      request.audited = `${document.id}: ${from.join(', ')} → ${body.collection}`
      live.tell({ event: 'moved', data: {}, documents: [document.id], collections: [...from, body.collection] })
      return { document: document.id, collection: body.collection }
    },
  )

  let values: Promise<ReturnType<typeof createSaidValues>> | undefined
  app.get(
    '/api/documents/:id/value',
    {
      schema: {
        summary: 'What words of a document are worth in a slot that holds a date or a number; no value when they hold none',
        params: ID,
        querystring: Type.Object({
          words: Type.String({ maxLength: 2000 }),
          form: Type.Union([Type.Literal('date'), Type.Literal('number')]),
          ahead: Type.Optional(Type.Boolean({ description: 'What they tell of lay ahead when the document was published' })),
        }),
      },
    },
    (request) =>
      asAsked(context, request, {}, async (seen) => {
        const { date, language } = found('document', request.params.id, await seen.document(request.params.id))
        values ??= loadKnowledge().then(createSaidValues)
        const value = (await values)({ ...request.query, date, language })
        return value === undefined ? {} : { value }
      }),
  )

  app.post(
    '/api/read',
    { schema: { summary: 'Read a document without storing it; of a file the first in it', body: SENT } },
    async ({ body }) => {
      const { document, more } = await firstTaken(body)
      const { claims, date, issuer, unread } = await readDocument(reader, document)
      const told = { ...(issuer === undefined ? {} : { issuer }), ...(date ?? {}), ...(unread === undefined ? {} : { unread }) }
      return {
        document: { ...document, ...told },
        claims: claims.map(flatClaim),
        more,
      }
    },
  )
}

function withoutText({ text, ...rest }: ListedDocument): Omit<ListedDocument, 'text'> & { readonly characters: number } {
  return { ...rest, characters: text.length }
}
