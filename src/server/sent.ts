import { Type, type Static } from '@sinclair/typebox'
import type { FastifyReply } from 'fastify'
import type { SlotValue } from '../reading/claim.ts'
import { COLLECTION_NAME, OPEN, type Added } from '../register/index.ts'
import { asideLine, givenFacts, takeBytes, type Document } from '../sources/index.ts'
import { demand, maySee, type Asker } from './access/asker.ts'
import type { Context } from './context.ts'
import { Problem } from './problem.ts'

/** A document as it is sent: its text, and what is known of it. `name` tells the format by its ending. */
export const SENT = Type.Object(
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

/** Into which collection a document is sent. */
export const INTO = Type.Object({
  collection: Type.Optional(Type.String({ pattern: COLLECTION_NAME.source, default: OPEN, description: 'Who may see it' })),
})

/** The collection that a document is sent into. @throws Problem 403 unless the asker is an editor there. */
export function intoOf(asker: Asker, { collection = OPEN }: Static<typeof INTO>): string {
  demand(asker, 'editor', collection)
  return collection
}

/** Who decides, where nobody signs in. */
export const WHO = Type.Optional(
  Type.String({ minLength: 1, maxLength: 200, description: 'By whose word; who is signed in decides in their own name' }),
)

/** What a person says that slots hold; null takes one away. Without a type, so that 18 is not made the text "18" on the way; `slotFault` looks at it. */
export const SLOTS_SENT = Type.Record(
  Type.String({ maxLength: 40 }),
  Type.Unsafe<SlotValue | null>({ description: 'A text, a number, a list of texts, or null to take it away' }),
  { minProperties: 1 },
)

/** A document that was sent. @throws Problem 422 when it cannot be taken. */
export async function taken({ text, name, ...facts }: { readonly text: string; readonly name?: string }): Promise<Document> {
  const result = await takeBytes(Buffer.from(text), name ?? 'sent', { facts: givenFacts(facts), ...(name === undefined ? {} : { name }) })
  if (result.taken === 'aside') throw new Problem(422, asideLine(result.aside))
  return result.document
}

/** Answers what came of adding a document, and tells those who watch and may see it. What others keep from the asker is not told by it either. */
export async function answerAdded({ register, live }: Context, asker: Asker, added: Added, reply: FastifyReply): Promise<FastifyReply> {
  const { collected, supersedes, ...rest } = added
  const older = supersedes !== undefined && (await maySee(asker, register, [supersedes])) ? supersedes : undefined
  const outcome = collected === true || (added.outcome === 'newer version' && older === undefined) ? 'new' : added.outcome
  if (outcome !== 'known') live.tell({ event: 'document', data: { id: added.document, outcome }, documents: [added.document] })
  return reply
    .code(outcome === 'known' ? 200 : 201)
    .header('location', `/api/documents/${added.document}`)
    .send({ ...rest, outcome, ...(older === undefined ? {} : { supersedes: older }) })
}
