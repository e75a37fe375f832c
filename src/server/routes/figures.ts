import { Type } from '@sinclair/typebox'
import { findSubject } from '../../brief/index.ts'
import { figuresFrom } from '../../watch/figures/from-register.ts'
import type { App, Context } from '../context.ts'
import { AS_OF, asAsked } from '../query.ts'

/** Figures along the years. */
export function addFigures(app: App, context: Context): void {
  app.get(
    '/api/figures',
    {
      schema: {
        summary: 'Figures about a party or a pair along the years, with what arithmetic says of them',
        querystring: Type.Object({ ...AS_OF, about: Type.String({ minLength: 1, maxLength: 200, description: 'A name, or two' }) }),
      },
    },
    (request) =>
      asAsked(context, request, request.query, async (register) => {
        const entities = await findSubject(register, [request.query.about])
        return figuresFrom(
          register,
          entities.map(({ id }) => id),
        )
      }),
  )
}
