import { Type } from '@sinclair/typebox'
import { COLLECTION_NAME, covers, OPEN, roleIn } from '../../register/index.ts'
import { demandAdmin } from '../access/asker.ts'
import type { App, Context } from '../context.ts'
import { Problem } from '../problem.ts'

const LONGEST = 500

/** Collections: which there are, how much stands in each and who may see it; and one more. */
export function addCollections(app: App, { register }: Context): void {
  app.get(
    '/api/collections',
    { schema: { summary: 'The collections that the asker may see, with what stands in each; to its admins also who may see it' } },
    async ({ asker }) => {
      const items = (await register.allCollections()).flatMap(({ members, ...collection }) => {
        const role = roleIn(asker.grants, collection.name)
        if (role === undefined) return []
        return [{ ...collection, role, ...(covers(role, 'admin') ? { members } : {}) }]
      })
      return { items }
    },
  )

  app.put(
    '/api/collections/:name',
    {
      schema: {
        summary: 'Make a collection, or say anew what it is for (for admins of all)',
        params: Type.Object({ name: Type.String({ pattern: COLLECTION_NAME.source }) }),
        body: Type.Object({ what: Type.Optional(Type.String({ maxLength: LONGEST })) }, { additionalProperties: false }),
      },
    },
    async ({ asker, params: { name }, body: { what = '' } }, reply) => {
      demandAdmin(asker)
      if (name === OPEN) throw new Problem(422, '“open” is there always: it is what stands in no collection.')
      const known = (await register.allCollections()).some((collection) => collection.name === name)
      await register.makeCollection(name, what.trim())
      const made = (await register.allCollections()).find((collection) => collection.name === name)
      return reply.code(known ? 200 : 201).send(made)
    },
  )
}
