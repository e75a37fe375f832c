import { Type } from '@sinclair/typebox'
import { accountsMarkdown, accountsOf, storedAccount, textChanges } from '../../brief/index.ts'
import type { App, Context } from '../context.ts'
import { Problem } from '../problem.ts'
import { AS_OF, asAsked, found } from '../query.ts'

const id = (words: string) => Type.String({ pattern: '^[0-9a-f]{16}$', description: words })

/** Two documents held side by side. */
export function addCompare(app: App, context: Context): void {
  app.get(
    '/api/compare',
    {
      schema: {
        summary: 'Two accounts side by side: told by both, by one only, told differently',
        querystring: Type.Object({
          ...AS_OF,
          a: id('A document'),
          b: id('The other'),
          text: Type.Optional(Type.Boolean({ description: 'Also the lines in which their texts differ, as of two versions' })),
          format: Type.Optional(Type.Union([Type.Literal('json'), Type.Literal('md')], { default: 'json' })),
        }),
      },
    },
    (request, reply) =>
      asAsked(context, request, request.query, async (register) => {
        const { a, b, text, format } = request.query
        if (a === b) throw new Problem(400, 'a and b are one document: name two.')
        const [first, second] = [found('document', a, await register.document(a)), found('document', b, await register.document(b))]
        const [here, there] = [await storedAccount(register, first), await storedAccount(register, second)]
        const told = accountsOf(here, there, await register.settler())
        if (format === 'md') return reply.type('text/markdown; charset=utf-8').send(accountsMarkdown(told))
        return { ...told, a: here.document, b: there.document, ...(text === true ? { text: textChanges(first.text, second.text) } : {}) }
      }),
  )
}
