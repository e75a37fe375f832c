import { withCommon, withExamples, type Define } from '../command.ts'
import { decide, whyOf, withPerson, type PersonOptions } from '../person.ts'

/** `chancery split CLAIM…`: claims that are no part of the record they bear; or two names that are not one. */
export const define: Define = (command, { screen }) => {
  withPerson(withCommon(command))
    .argument('<id...>', 'claims of one record that are something else, or two names, or a name and an item of Wikidata')
    .action(async (ids: readonly string[], options: PersonOptions) => {
      const why = whyOf(options)
      const decision = await decide(options, 'split', ids, { why })
      if (options.json) screen.json(decision)
      else screen.say(`${ids.join(', ')} split off by ${decision.who}: ${why}`)
    })
  withExamples(command, 'split 81d04e55 --who "Jane Roe" --why "this is the meeting of deputy ministers"')
}
