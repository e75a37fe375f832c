import { Type } from '@sinclair/typebox'
import { readDocument } from '../../reading/read-document.ts'
import { OPEN } from '../../register/index.ts'
import { asideLine, givenFacts, takeFirst } from '../../sources/index.ts'
import { Failure } from '../errors.ts'
import { counted } from '../format/claims.ts'
import { ID } from './arguments.ts'
import { handOf, tool } from './tool.ts'

const IDS = Type.Array(ID('A claim, or a record for all its claims'), { minItems: 1, maxItems: 100 })

/** Says that claims are right. */
export const confirm = tool({
  name: 'confirm',
  title: 'Confirm claims',
  description:
    'Says that claims are right, compared with their sentences. The decision is kept for ever under the name of the person this runs for. Only do it when that person asks.',
  changes: true,
  input: Type.Object(
    { ids: IDS, why: Type.Optional(Type.String({ maxLength: 2000, description: 'The reason' })) },
    { additionalProperties: false },
  ),
  answer: async (desk, { ids, why }) => {
    const { claims, who } = await handOf(desk).decide('confirm', ids, why)
    return `${counted(claims.length, 'claim')} confirmed by ${who}.`
  },
})

/** Says that claims are wrong. */
export const reject = tool({
  name: 'reject',
  title: 'Reject claims',
  description:
    'Says that claims do not say what their sentences say: they stay and bear nothing any more. Kept for ever under the name of the person this runs for. Only do it when that person asks.',
  changes: true,
  input: Type.Object(
    { ids: IDS, why: Type.String({ minLength: 1, maxLength: 2000, pattern: '\\S', description: 'The reason' }) },
    { additionalProperties: false },
  ),
  answer: async (desk, { ids, why }) => {
    const { claims, who } = await handOf(desk).decide('reject', ids, why)
    return `${counted(claims.length, 'claim')} rejected by ${who}: ${why}`
  },
})

/** Stores a document. */
export const add = tool({
  name: 'add',
  title: 'Add a document',
  description:
    'Reads a document and stores it with its claims, for all who see the register. Only do it when the person this runs for asks.',
  changes: true,
  input: Type.Object(
    {
      text: Type.String({ minLength: 1, maxLength: 2_000_000, description: 'Plain text, Markdown or HTML, whole and as it was published' }),
      name: Type.Optional(Type.String({ maxLength: 200, description: 'A file name; .md and .html are read as such' })),
      title: Type.Optional(Type.String({ maxLength: 2000 })),
      issuer: Type.Optional(Type.String({ maxLength: 2000, description: 'Who published it' })),
      date: Type.Optional(Type.String({ maxLength: 80, description: 'The day of publication, YYYY-MM-DD' })),
      url: Type.Optional(Type.String({ maxLength: 2000, description: 'Its address: a new text under a known address is a newer version' })),
      language: Type.Optional(Type.String({ maxLength: 20, description: 'A code, as en' })),
    },
    { additionalProperties: false },
  ),
  answer: async (desk, { text, name, ...facts }) => {
    const { who, register, reader, demand } = handOf(desk)
    await demand('editor', [])
    const taken = await takeFirst(Buffer.from(text), name ?? 'sent', { facts: givenFacts(facts), ...(name === undefined ? {} : { name }) })
    if (taken.taken === 'aside') throw new Failure(asideLine(taken.aside))
    const by = await reader()
    const added = await register.add(taken.document, await readDocument(by, taken.document), {
      readerName: by.name,
      readerVersion: by.version,
      learned: new Date().toISOString(),
      collection: { name: OPEN, who },
    })
    // What others keep from this one is not told by the outcome either.
    const { supersedes } = added
    const older = supersedes === undefined ? undefined : await desk.look({}, (seen) => seen.document(supersedes))
    const known = added.outcome === 'known' && added.collected !== true
    return `${known ? 'already here' : older === undefined ? 'stored' : `stored as a newer version of ${older.id}`}: document ${added.document}, ${counted(added.claims, 'claim')}.`
  },
})
