import { Type } from '@sinclair/typebox'
import { askedFilter, misfit } from '../../export/asked-filter.ts'
import { FORMAT_NAMES, FORMATS, type Format, type FormatName } from '../../export/formats.ts'
import { jsonLines } from '../../export/json-lines.ts'
import { NO_LICENCE } from '../../export/told.ts'
import { KINDS } from '../../reading/claim.ts'
import { sight } from '../access/asker.ts'
import type { App, Context } from '../context.ts'
import { Problem } from '../problem.ts'
import { AS_OF, asAsked, dayOf, found } from '../query.ts'

/** An answer is put together before it leaves; what is larger than this is exported by the command line. */
const MOST_BYTES = 256 * 1024 * 1024

/** Records, documents and the register itself, in forms for other programs: of what the asker may see. */
export function addExport(app: App, context: Context): void {
  const forms = [...FORMAT_NAMES, 'jsonl'] as const
  app.get('/api/export', { schema: { summary: 'The forms in which records leave' } }, () => ({
    items: Object.entries(FORMATS as Readonly<Record<string, Format>>).map(([name, { ending, media, what, kinds }]) => ({
      name,
      ending,
      media,
      what,
      ...(kinds === undefined ? {} : { kinds }),
    })),
  }))

  app.get(
    '/api/export/:format',
    {
      // Calendars and spreadsheets that fetch by themselves send a key as name and password.
      config: { basic: true } as const,
      schema: {
        summary: 'Records in a form for other programs, each with its sentences',
        params: Type.Object({ format: Type.Union(forms.map((name) => Type.Literal(name))) }),
        querystring: Type.Object({
          ...AS_OF,
          about: Type.Optional(Type.String({ minLength: 1, maxLength: 200, description: 'Only what is about them: a name, or two' })),
          kind: Type.Optional(Type.Union(KINDS.map((kind) => Type.Literal(kind)))),
          from: Type.Optional(Type.String({ maxLength: 10, description: 'Only what can touch this day or later' })),
          to: Type.Optional(Type.String({ maxLength: 10, description: 'Only what can touch this day or earlier' })),
          licence: Type.Optional(Type.String({ maxLength: 300, description: 'Under which terms it is given away' })),
        }),
      },
    },
    async (request, reply) => {
      const { about, kind, from, to, asOf, licence = NO_LICENCE } = request.query
      const form = request.params.format
      const collections = sight(request.asker)
      const format: Format | undefined = form === 'jsonl' ? undefined : FORMATS[form as FormatName]
      if (format === undefined && [about, kind, from, to, asOf].some((given) => given !== undefined))
        throw new Problem(400, 'jsonl holds the whole register as it is: ask for it without about, kind and days.')
      const fault = format === undefined ? undefined : misfit(form, format, kind)
      if (fault !== undefined) throw new Problem(400, `kind=${fault}`)
      const body = await asAsked(context, request, request.query, async (register) => {
        const filter = await askedFilter(register, {
          names: about === undefined ? [] : [about],
          kind,
          from: from === undefined ? undefined : dayOf('from', from),
          to: to === undefined ? undefined : dayOf('to', to),
        })
        const here = `${request.protocol}://${request.host}`
        return whole(
          format === undefined
            ? jsonLines(register, licence, (collection) => collections === '*' || collections.includes(collection))
            : format.write({ register, filter, licence, here }),
        )
      })
      const ending = format?.ending ?? '.jsonl'
      return reply
        .type(format?.media ?? 'application/x-ndjson')
        .header('content-disposition', `attachment; filename="chancery-${form}${ending}"`)
        .send(body)
    },
  )

  app.get(
    '/api/documents/:id/akn',
    {
      schema: {
        summary: 'A document as Akoma Ntoso',
        params: Type.Object({ id: Type.String({ pattern: '^[0-9a-f]{16}$' }) }),
        querystring: Type.Object({ ...AS_OF, licence: Type.Optional(Type.String({ maxLength: 300 })) }),
      },
    },
    async (request, reply) => {
      const { akomaNtoso } = await import('../../export/akoma-ntoso.ts')
      const { id } = request.params
      const document = await asAsked(context, request, request.query, (register) => register.document(id))
      return reply
        .type('application/akn+xml')
        .header('content-disposition', `attachment; filename="${id}.akn.xml"`)
        .send(akomaNtoso(found('document', id, document), request.query.licence ?? NO_LICENCE))
    },
  )
}

/** All parts in one. @throws Problem 413 when there is more than is given at once */
async function whole(parts: AsyncIterable<string | Uint8Array>): Promise<Buffer> {
  const held: Uint8Array[] = []
  let size = 0
  for await (const part of parts) {
    const bytes = typeof part === 'string' ? Buffer.from(part) : part
    size += bytes.length
    if (size > MOST_BYTES)
      throw new Problem(413, 'This is more than is given in one answer: narrow it by about, kind, from and to, or use chancery export.')
    held.push(bytes)
  }
  return Buffer.concat(held)
}
