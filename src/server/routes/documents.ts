import { Type } from '@sinclair/typebox'
import { flatClaim } from '../../reading/claim.ts'
import { readDocument } from '../../reading/read-document.ts'
import type { StoredDocument } from '../../register/index.ts'
import { asideLine, givenFacts, takeBytes, type Document } from '../../sources/index.ts'
import type { App, Context } from '../context.ts'
import { pageOf } from '../page.ts'
import { Problem } from '../problem.ts'
import { found, ID, PAGE } from '../query.ts'

/** A document as it is sent: its text, and what is known of it. `name` tells the format by its ending. */
const SENT = Type.Object(
  {
    text: Type.String({ minLength: 1, description: 'Plain text, Markdown or HTML' }),
    name: Type.Optional(Type.String({ maxLength: 500, description: 'A file name; .md and .html are read as such' })),
    title: Type.Optional(Type.String()),
    issuer: Type.Optional(Type.String()),
    date: Type.Optional(Type.String()),
    url: Type.Optional(Type.String()),
    language: Type.Optional(Type.String()),
  },
  { additionalProperties: false },
)

/** Documents: those that are there, one with its text, one more, and one read without being stored. */
export function addDocuments(app: App, { register, reader, now, live }: Context): void {
  app.get(
    '/api/documents',
    {
      schema: {
        summary: 'Documents by day of publication, without their texts',
        querystring: Type.Object({
          ...PAGE,
          all: Type.Optional(Type.Boolean({ description: 'Also those that a newer version replaced' })),
        }),
      },
    },
    async ({ query }) => {
      const documents = (await register.documents()).filter(({ supersededBy }) => query.all === true || supersededBy === undefined)
      const page = pageOf(documents, query, ({ id }) => id)
      return { ...page, items: page.items.map(withoutText) }
    },
  )

  app.get('/api/documents/:id', { schema: { summary: 'A document with its text and its claims', params: ID } }, async ({ params }) => {
    const document = found('document', params.id, await register.document(params.id))
    return { document, claims: await register.claims({ document: document.id, all: true }) }
  })

  app.post('/api/documents', { schema: { summary: 'Read a document and store it', body: SENT } }, async ({ body }, reply) => {
    const document = await taken(body)
    const reading = await readDocument(reader, document)
    const added = await register.add(document, reading, { readerName: reader.name, readerVersion: reader.version, learned: now() })
    if (added.outcome !== 'known') live.tell({ event: 'document', data: { id: added.document, outcome: added.outcome } })
    return reply
      .code(added.outcome === 'known' ? 200 : 201)
      .header('location', `/api/documents/${added.document}`)
      .send(added)
  })

  app.post('/api/read', { schema: { summary: 'Read a document without storing it', body: SENT } }, async ({ body }) => {
    const document = await taken(body)
    const { claims, date, issuer } = await readDocument(reader, document)
    return { document: { ...document, ...(issuer === undefined ? {} : { issuer }), ...(date ?? {}) }, claims: claims.map(flatClaim) }
  })
}

async function taken({ text, name, ...facts }: { readonly text: string; readonly name?: string }): Promise<Document> {
  const result = await takeBytes(Buffer.from(text), name ?? 'sent', { facts: givenFacts(facts), ...(name === undefined ? {} : { name }) })
  if (result.taken === 'aside') throw new Problem(422, asideLine(result.aside))
  return result.document
}

function withoutText({ text, ...rest }: StoredDocument): Omit<StoredDocument, 'text'> & { readonly characters: number } {
  return { ...rest, characters: text.length }
}
