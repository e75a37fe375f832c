import { Type } from '@sinclair/typebox'
import { flatClaim } from '../../reading/claim.ts'
import { checkMapping, fromTable, guessMapping, MappingError, tableColumns, tableToAdd } from '../../register/index.ts'
import { givenFacts, readTable } from '../../sources/index.ts'
import type { App, Context } from '../context.ts'
import { Problem } from '../problem.ts'
import { dayOf } from '../query.ts'
import { INTO, intoOf, tellAdded } from '../sent.ts'

const FILE = {
  file: Type.String({ minLength: 1, pattern: '^[A-Za-z0-9+/]+={0,2}$', description: 'The bytes in Base64' }),
  name: Type.Optional(Type.String({ minLength: 1, maxLength: 500 })),
}
/** Of what is set aside a person reads no more lines in a preview. */
const MOST_ASIDE = 200

/** Tables that somebody keeps: what their columns may mean is looked at, tried, and then each row comes in as a claim. */
export function addTables(app: App, context: Context): void {
  const { register, now } = context
  app.post(
    '/api/tables/columns',
    {
      schema: {
        summary: 'The columns of a table (CSV, XLSX) with what stands in them, its sheets, and a mapping to begin with; nothing is stored',
        querystring: INTO,
        body: Type.Object(
          { ...FILE, sheet: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })) },
          { additionalProperties: false },
        ),
      },
    },
    async ({ asker, query, body: { file, name = 'table', sheet } }) => {
      intoOf(asker, query)
      const table = await orProblem(name, () => readTable(Buffer.from(file, 'base64'), sheet))
      return { columns: tableColumns(table), sheets: table.sheets, rows: table.rows.length, guess: guessMapping(table.columns) }
    },
  )

  app.post(
    '/api/tables',
    {
      schema: {
        summary: 'Take the rows of a table (CSV, XLSX) as claims by a mapping of its columns; with "preview" nothing is stored',
        querystring: INTO,
        body: Type.Object(
          {
            ...FILE,
            map: Type.Unknown({ description: 'What the columns mean' }),
            date: Type.Optional(Type.String({ maxLength: 10, description: 'As of when it stands; today unless said' })),
            url: Type.Optional(Type.String({ maxLength: 2000, description: 'The address that it is known under' })),
            preview: Type.Optional(Type.Boolean()),
            limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500, default: 50, description: 'Of a preview, so many rows' })),
          },
          { additionalProperties: false },
        ),
      },
    },
    async ({ asker, query, body }, reply) => {
      const collection = intoOf(asker, query)
      const { file, map, name = 'table', url, preview = false, limit = 50 } = body
      const date = body.date === undefined ? now().slice(0, 10) : dayOf('date', body.date)
      const { document, reading, rows, aside } = await orProblem(name, async () => {
        const mapping = checkMapping(map)
        return fromTable(await readTable(Buffer.from(file, 'base64'), mapping.sheet), mapping, {
          origin: name,
          date,
          ...givenFacts({ url }),
        })
      })
      if (preview) {
        const { text: _text, ...told } = document
        const items = rows.slice(0, limit).map(({ claim, ...row }) => ({ ...row, ...(claim !== undefined && { claim: flatClaim(claim) }) }))
        const counts = { rows: rows.length, claims: reading.claims.length, aside: aside.length }
        return { document: told, items, aside: aside.slice(0, MOST_ASIDE), counts }
      }
      const added = await register.add(document, reading, { ...tableToAdd(now()), collection: { name: collection, who: asker.name } })
      const told = await tellAdded(context, asker, added)
      return reply.code(told.outcome === 'known' ? 200 : 201).send({ ...told, aside })
    },
  )
}

/** What is wrong with a table or its mapping, in a line. @throws Problem 422 */
async function orProblem<T>(name: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof MappingError) throw new Problem(422, error.message)
    if (error instanceof Error && error.name === 'FormatError') throw new Problem(422, `${name} ${error.message}.`)
    throw error
  }
}
