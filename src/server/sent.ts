import { Type, type Static } from '@sinclair/typebox'
import type { FastifyReply } from 'fastify'
import type { SlotValue } from '../reading/claim.ts'
import { COLLECTION_NAME, OPEN, type Added } from '../register/index.ts'
import { asideLine, givenFacts, takeBytes, type Document, type SetAside } from '../sources/index.ts'
import { demand, maySee, type Asker } from './access/asker.ts'
import type { Context } from './context.ts'
import { Problem } from './problem.ts'

/** A document as it is sent: its text or a file, and what is known of it. */
export const SENT = Type.Object(
  {
    text: Type.Optional(Type.String({ minLength: 1, description: 'Plain text, Markdown or HTML' })),
    file: Type.Optional(
      Type.String({
        minLength: 1,
        pattern: '^[A-Za-z0-9+/]+={0,2}$',
        description:
          'Instead of the text the bytes of a file in Base64: PDF, .docx, .odt, .rtf, .eml, .msg, .mbox, .zip, .warc; it may hold several documents',
      }),
    ),
    name: Type.Optional(
      Type.String({ maxLength: 500, description: 'A file name; its ending tells the format where the content does not' }),
    ),
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

type Sent = Static<typeof SENT>

/** The documents that were sent, and what of the file is none. @throws Problem 422 when nothing can be taken. */
export async function allTaken(sent: Sent): Promise<{ readonly documents: readonly Document[]; readonly aside: readonly SetAside[] }> {
  const { text, file, name, ...facts } = sent
  if ((text === undefined) === (file === undefined)) throw new Problem(400, 'Send either "text" or "file".')
  const bytes = file === undefined ? Buffer.from(text ?? '') : Buffer.from(file, 'base64')
  const documents: Document[] = []
  const aside: SetAside[] = []
  for await (const one of takeBytes(bytes, name ?? 'sent', { facts: givenFacts(facts), ...(name === undefined ? {} : { name }) })) {
    if (one.taken === 'document') documents.push(one.document)
    else aside.push(one.aside)
  }
  const [first] = aside
  if (documents.length === 0) throw new Problem(422, first === undefined ? 'No document is in it.' : asideLine(first))
  return { documents, aside }
}

/** The first document that was sent, and how many more the file holds. @throws Problem 422 when none can be taken. */
export async function firstTaken(sent: Sent): Promise<{ readonly document: Document; readonly more: number }> {
  const { documents } = await allTaken(sent)
  const [document, ...rest] = documents
  if (document === undefined) throw new Problem(422, 'No document is in it.')
  return { document, more: rest.length }
}

/** What came of adding a document, as the asker may know it, and a word to those who watch and may see it. */
export async function tellAdded({ register, live }: Context, asker: Asker, added: Added): Promise<Omit<Added, 'collected'>> {
  const { collected, supersedes, ...rest } = added
  const older = supersedes !== undefined && (await maySee(asker, register, [supersedes])) ? supersedes : undefined
  const outcome = collected === true || (added.outcome === 'newer version' && older === undefined) ? 'new' : added.outcome
  if (outcome !== 'known') live.tell({ event: 'document', data: { id: added.document, outcome }, documents: [added.document] })
  return { ...rest, outcome, ...(older === undefined ? {} : { supersedes: older }) }
}

/** Answers what came of adding one document. */
export async function answerAdded(context: Context, asker: Asker, added: Added, reply: FastifyReply): Promise<FastifyReply> {
  const told = await tellAdded(context, asker, added)
  return reply
    .code(told.outcome === 'known' ? 200 : 201)
    .header('location', `/api/documents/${added.document}`)
    .send(told)
}
