import type { Queue } from '../../register/index.ts'
import { demandAdmin } from '../access/asker.ts'
import type { App, Context } from '../context.ts'
import { Problem } from '../problem.ts'
import { allTaken, INTO, intoOf, SENT } from '../sent.ts'

const MOST_ASIDE = 50

/** Documents in line for `chancery work`, of a register in PostgreSQL. */
export function addQueue(app: App, { openQueue, reader }: Context): void {
  let opened: Promise<Queue> | undefined
  const queue = (): Promise<Queue> => {
    if (openQueue === undefined)
      throw new Problem(
        404,
        'This register lies in a file and has no queue: send documents to POST /api/documents, or move it to PostgreSQL.',
      )
    opened ??= openQueue()
    opened.catch(() => {
      opened = undefined
    })
    return opened
  }

  app.get(
    '/api/queue',
    { schema: { summary: 'How many documents wait, are being read, were read and were given up, and why (for admins)' } },
    async ({ asker }) => {
      demandAdmin(asker)
      const line = await queue()
      return { counts: await line.counts(), aside: await line.aside(MOST_ASIDE) }
    },
  )

  app.post(
    '/api/queue',
    {
      schema: {
        summary: 'Put a document, or all of a file, in line, to be read by whoever works',
        querystring: INTO,
        body: SENT,
      },
    },
    async ({ asker, query, body }, reply) => {
      const collection = intoOf(asker, query)
      const { documents, aside } = await allTaken(body)
      const line = await queue()
      let sent = false
      for (const document of documents)
        sent = (await line.send({ document, collection: { name: collection, who: asker.name } }, reader)) || sent
      return reply.code(202).send({ sent, ...(body.file === undefined ? {} : { documents: documents.length, aside }) })
    },
  )

  app.post('/api/queue/again', { schema: { summary: 'Put those that were given up in line again (for admins)' } }, async ({ asker }) => {
    demandAdmin(asker)
    return { again: await (await queue()).again() }
  })

  app.addHook('onClose', async () => (await opened?.catch(() => undefined))?.close())
}
