import { Type } from '@sinclair/typebox'
import { KINDS, MODALITIES } from '../../reading/claim.ts'
import { COLLECTION_NAME, noteToAdd, OPEN, slotFault } from '../../register/index.ts'
import { demand, whoDecides } from '../access/asker.ts'
import type { App, Context } from '../context.ts'
import { Problem } from '../problem.ts'
import { dayOf } from '../query.ts'
import { answerAdded, SLOTS_SENT, WHO } from '../sent.ts'

/** What a person knows and no document says: "told by phone". */
export function addNotes(app: App, context: Context): void {
  const { register, now } = context
  app.post(
    '/api/notes',
    {
      schema: {
        summary: 'Enter by hand what no document says; it is marked as a note wherever it is told',
        querystring: Type.Object({
          collection: Type.Optional(Type.String({ pattern: COLLECTION_NAME.source, default: OPEN, description: 'Who may see it' })),
        }),
        body: Type.Object(
          {
            who: WHO,
            text: Type.String({ minLength: 1, maxLength: 20_000, pattern: '\\S', description: 'What was told, and how' }),
            kind: Type.Union(KINDS.map((kind) => Type.Literal(kind))),
            modality: Type.Optional(
              Type.Union(
                MODALITIES.map((modality) => Type.Literal(modality)),
                { default: 'done' },
              ),
            ),
            slots: SLOTS_SENT,
            date: Type.Optional(Type.String({ maxLength: 10, description: 'When it was told; today unless said' })),
            from: Type.Optional(Type.String({ minLength: 1, maxLength: 200, description: 'Who told it' })),
          },
          { additionalProperties: false },
        ),
      },
    },
    async (request, reply) => {
      const { asker, body, query } = request
      const collection = query.collection ?? OPEN
      demand(asker, 'reviewer', collection)
      const who = whoDecides(asker, body.who)
      const fault = slotFault(body.kind, body.slots)
      if (fault !== undefined) throw new Problem(422, fault)
      const learned = now()
      const date = body.date === undefined ? learned.slice(0, 10) : dayOf('date', body.date)
      const { document, reading, by } = noteToAdd({ ...body, modality: body.modality ?? 'done', who, date, learned })
      const added = await register.add(document, reading, { ...by, collection: { name: collection, who: asker.name } })
      return answerAdded(context, asker, added, reply)
    },
  )
}
