import { withCommon, withExamples, type CommonOptions, type Define } from '../command.ts'
import { openToWrite } from '../data.ts'
import { counted, kindCounts } from '../format/claims.ts'

/** `chancery rebuild`: throws away what follows from documents, claims and decisions, and makes it anew. */
export const define: Define = (command, { screen }) => {
  withCommon(command).action(async (options: CommonOptions) => {
    const register = await openToWrite(options)
    try {
      await register.rebuild()
      const counts = await register.counts()
      if (options.json) {
        screen.json({ data: register.path, counts })
        return
      }
      screen.say(
        `${counted(counts.records, 'record')} and ${counted(counts.entities, 'name')} made anew from ${counted(counts.claims, 'claim')} in ${counted(counts.documents, 'document')} at ${register.path}`,
      )
      if (counts.records > 0) screen.say(screen.paint.faint(`${kindCounts(counts.recordsByKind)} · ${counts.disputed} disputed`))
    } finally {
      await register.close()
    }
  })
  withExamples(command, 'rebuild')
}
