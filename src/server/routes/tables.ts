import { Type } from '@sinclair/typebox'
import { flatClaim } from '../../reading/claim.ts'
import { checkMapping, fromTable, MappingError, tableToAdd, type TableRead } from '../../register/index.ts'
import { givenFacts, readTable } from '../../sources/index.ts'
import type { App, Context } from '../context.ts'
import { Problem } from '../problem.ts'
import { dayOf } from '../query.ts'
import { INTO, intoOf, tellAdded } from '../sent.ts'

/** Tables that somebody keeps: each row comes in as a claim. */
export function addTables(app: App, context: Context): void {
  const { register, now } = context
  app.post(
    '/api/tables',
    {
      schema: {
        summary: 'Take the rows of a table (CSV, XLSX) as claims by a mapping of its columns; with "preview" nothing is stored',
        querystring: INTO,
        body: Type.Object(
          {
            file: Type.String({ minLength: 1, pattern: '^[A-Za-z0-9+/]+={0,2}$', description: 'The bytes in Base64' }),
            name: Type.Optional(Type.String({ maxLength: 500 })),
            map: Type.Unknown({ description: 'What the columns mean' }),
            date: Type.Optional(Type.String({ maxLength: 10, description: 'As of when it stands; today unless said' })),
            url: Type.Optional(Type.String({ maxLength: 2000, description: 'The address that it is known under' })),
            preview: Type.Optional(Type.Boolean()),
          },
          { additionalProperties: false },
        ),
      },
    },
    async ({ asker, query, body }, reply) => {
      const collection = intoOf(asker, query)
      const { name = 'table', url, preview = false } = body
      const date = body.date === undefined ? now().slice(0, 10) : dayOf('date', body.date)
      const { document, reading, aside } = await taken(body.file, body.map, { origin: name, date, ...givenFacts({ url }) })
      if (preview) return { document, claims: reading.claims.map(flatClaim), aside }
      const added = await register.add(document, reading, { ...tableToAdd(now()), collection: { name: collection, who: asker.name } })
      const told = await tellAdded(context, asker, added)
      return reply.code(told.outcome === 'known' ? 200 : 201).send({ ...told, aside })
    },
  )
}

async function taken(file: string, map: unknown, facts: Parameters<typeof fromTable>[2]): Promise<TableRead> {
  try {
    const mapping = checkMapping(map)
    return fromTable(await readTable(Buffer.from(file, 'base64'), mapping.sheet), mapping, facts)
  } catch (error) {
    if (error instanceof MappingError) throw new Problem(422, error.message)
    if (error instanceof Error && error.name === 'FormatError') throw new Problem(422, `${facts.origin} ${error.message}.`)
    throw error
  }
}
