import { withCommon, withExamples, type Define } from '../command.ts'
import { decide, whyOf, withPerson, type PersonOptions } from '../person.ts'

/** `chancery merge ID ID…`: records that are one thing, or names that are one name. */
export const define: Define = (command, { screen }) => {
  withPerson(withCommon(command))
    .argument(
      '<id...>',
      'two or more records, claims, or names, of which the first stands for all; or a name and the item of Wikidata that it is',
    )
    .action(async (ids: readonly string[], options: PersonOptions) => {
      const why = whyOf(options)
      const decision = await decide(options, 'merge', ids, { why })
      if (options.json) screen.json(decision)
      else screen.say(`${(decision.names ?? ids).join(' and ')} merged by ${decision.who}: ${why}`)
    })
  withExamples(
    command,
    'merge 3f9a2b7c 81d04e55 --who "Jane Roe" --why "one session, told under two names"',
    'merge 5b10c2aa Q7768 --who "Jane Roe" --why "ASEAN at Wikidata"',
  )
}
