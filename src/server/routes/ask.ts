import { Type } from '@sinclair/typebox'
import { answerQuestion, readGrammar, type Grammar } from '../../ask/index.ts'
import { loadKnowledge } from '../../sources/knowledge-folder.ts'
import type { App, Context } from '../context.ts'
import { AS_OF, asAsked, dayAsked } from '../query.ts'

/** Answers to questions in words, and what can be asked. */
export function addAsk(app: App, context: Context): void {
  let read: Promise<Grammar> | undefined
  const grammar = (): Promise<Grammar> => {
    read ??= loadKnowledge().then(readGrammar)
    return read
  }

  app.get(
    '/api/ask',
    {
      schema: {
        summary: 'Answers a question in words from what documents say, each line with its sentences; or says that they do not tell',
        querystring: Type.Object({
          ...AS_OF,
          q: Type.String({
            minLength: 1,
            maxLength: 400,
            description: 'A question in English, or two joined by "and what", "and who" …; the forms are at /api/ask/forms',
          }),
        }),
      },
    },
    (request) =>
      asAsked(context, request, request.query, async (register) => {
        const day = dayAsked(context, request.query.asOf)
        return {
          asOf: day,
          answers: await answerQuestion(register, { grammar: await grammar(), rules: context.rules }, request.query.q, day),
        }
      }),
  )

  app.get('/api/ask/forms', { schema: { summary: 'The forms of questions that are understood, each with an example' } }, async () => ({
    items: (await grammar()).questions.map(({ key, what, example }) => ({ key, what, example })),
  }))
}
