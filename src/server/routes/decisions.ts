import { Type } from '@sinclair/typebox'
import type { App, Context } from '../context.ts'
import { Problem } from '../problem.ts'

const ACTS = ['confirm', 'reject', 'correct', 'merge', 'split', 'note'] as const
const slotValue = Type.Union([Type.String(), Type.Number(), Type.Array(Type.String()), Type.Null()])

/** What people decided: the list, and one more. Nothing is overwritten: the last word on a thing counts. */
export function addDecisions(app: App, { register, now, live }: Context): void {
  app.get('/api/decisions', { schema: { summary: 'Decisions in the order in which they were made' } }, async () => ({
    items: await register.decisions(),
  }))

  app.post(
    '/api/decisions',
    {
      schema: {
        summary: 'Confirm, reject, correct, merge, split or note, with a name and a reason',
        body: Type.Object(
          {
            who: Type.String({ minLength: 1, maxLength: 200 }),
            act: Type.Union(ACTS.map((act) => Type.Literal(act))),
            claims: Type.Array(Type.String({ pattern: '^[0-9a-f]{16}$' }), { minItems: 1, maxItems: 500 }),
            slots: Type.Optional(Type.Record(Type.String({ maxLength: 40 }), slotValue)),
            why: Type.Optional(Type.String({ maxLength: 2000 })),
          },
          { additionalProperties: false },
        ),
      },
    },
    async ({ body }, reply) => {
      for (const id of body.claims) if ((await register.claim(id)) === undefined) throw new Problem(422, `There is no claim ${id}.`)
      if (body.act === 'correct' && body.slots === undefined) throw new Problem(422, 'To correct, say in "slots" how they should be.')
      const { who, act, claims, slots, why } = body
      const decision = { at: now(), who, act, claims, ...(slots === undefined ? {} : { slots }), ...(why === undefined ? {} : { why }) }
      await register.decide(decision)
      live.tell({ event: 'decision', data: { act, claim: claims[0] ?? '' } })
      return reply.code(201).send(decision)
    },
  )

  app.post('/api/rebuild', { schema: { summary: 'Make records and search anew from documents, claims and decisions' } }, async () => {
    await register.rebuild()
    live.tell({ event: 'rebuilt', data: {} })
    return register.counts()
  })
}
