import { plain, sayDate } from '../../brief/index.ts'
import { withCommon, withExamples, type CommonOptions, type Define } from '../command.ts'
import { withRegister } from '../data.ts'
import { counted } from '../format/claims.ts'
import { table } from '../format/table.ts'

/** `chancery documents`: what was added, by day of publication. */
export const define: Define = (command, { screen }) => {
  withCommon(command)
    .option('--all', 'also those that a newer version has replaced')
    .action(async (options: CommonOptions & { readonly all?: boolean }) => {
      await withRegister(options, undefined, async (register) => {
        const documents = (await register.documents()).filter(({ supersededBy }) => options.all || supersededBy === undefined)
        const counts = new Map<string, number>()
        for (const { document } of await register.claims({ all: true })) counts.set(document, (counts.get(document) ?? 0) + 1)
        if (options.json) {
          screen.json({
            data: register.path,
            documents: documents.map(({ text, ...document }) => ({
              ...document,
              characters: text.length,
              claims: counts.get(document.id) ?? 0,
            })),
          })
          return
        }
        if (documents.length > 0) {
          screen.say(
            table(
              screen,
              [{ head: 'id' }, { head: 'date', most: 18 }, { head: 'issuer', most: 34 }, { head: 'title', most: 60 }, { head: 'claims' }],
              documents.map((document) => [
                document.id,
                document.date === undefined ? 'no date' : sayDate(document.date),
                plain(document.issuer ?? 'not known'),
                plain(document.title ?? document.origin) + (document.supersededBy === undefined ? '' : ' (replaced)'),
                String(counts.get(document.id) ?? 0),
              ]),
            ),
          )
          screen.say()
        }
        screen.say(
          screen.paint.faint(
            `${counted(documents.length, 'document')} at ${register.path}${documents.length === 0 ? ': chancery add FOLDER' : ''}`,
          ),
        )
      })
    })
  withExamples(command, 'documents', 'documents --all --json')
}
