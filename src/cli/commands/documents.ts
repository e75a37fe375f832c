import { plain, sayDate } from '../../brief/index.ts'
import { allOf, partsOf } from '../../register/index.ts'
import { withAsOf, withCommon, withExamples, type AsOfOptions, type CommonOptions, type Define } from '../command.ts'
import { withRegister } from '../data.ts'
import { counted } from '../format/claims.ts'
import { table } from '../format/table.ts'

/** `chancery documents`: what was added, by day of publication. */
export const define: Define = (command, { screen }) => {
  withAsOf(withCommon(command))
    .option('--all', 'also those that a newer version has replaced')
    .action(async (options: CommonOptions & AsOfOptions & { readonly all?: boolean }) => {
      await withRegister(options, async (register) => {
        const all = options.all === true
        if (options.json) {
          const listed = allOf((asked) => register.parts.documents({ all }, asked))
          await screen.jsonList({ data: register.path }, 'documents', listed, ({ text, ...document }) => ({
            ...document,
            characters: text.length,
          }))
          return
        }
        let count = 0
        for await (const documents of partsOf((asked) => register.parts.documents({ all }, asked))) {
          if (documents.length === 0) continue
          count += documents.length
          screen.say(
            table(
              screen,
              [{ head: 'id' }, { head: 'date', most: 18 }, { head: 'issuer', most: 34 }, { head: 'title', most: 60 }, { head: 'claims' }],
              documents.map((document) => [
                document.id,
                document.date === undefined ? 'no date' : sayDate(document.date),
                plain(document.issuer ?? 'not known'),
                plain(document.title ?? document.origin) + (document.supersededBy === undefined ? '' : ' (replaced)'),
                document.unread === undefined ? String(document.claims) : `no reader: ${document.unread}`,
              ]),
            ),
          )
        }
        if (count > 0) screen.say()
        screen.say(screen.paint.faint(`${counted(count, 'document')} at ${register.path}${count === 0 ? ': chancery add FOLDER' : ''}`))
      })
    })
  withExamples(command, 'documents', 'documents --all --json')
}
