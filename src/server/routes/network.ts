import { Type } from '@sinclair/typebox'
import { findSubject } from '../../brief/index.ts'
import { networkFrom } from '../../watch/network.ts'
import type { App, Context } from '../context.ts'
import { AS_OF, asAsked } from '../query.ts'

/** Who meets where. */
export function addNetwork(app: App, context: Context): void {
  app.get(
    '/api/network',
    {
      schema: {
        summary: 'The network around a party, a pair or a body: who meets in which bodies, and who supports whose initiatives',
        querystring: Type.Object({ ...AS_OF, about: Type.String({ minLength: 1, maxLength: 200, description: 'A name, or two' }) }),
      },
    },
    (request) =>
      asAsked(context, request, request.query, async (register) => {
        const entities = await findSubject(register, [request.query.about])
        return networkFrom(
          register,
          entities.map(({ id }) => id),
        )
      }),
  )
}
