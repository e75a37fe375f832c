import { withCommon, withExamples, type Define } from '../command.ts'
import { counted } from '../format/claims.ts'
import { decide, whyOf, withPerson, type PersonOptions } from '../person.ts'

/** `chancery reject ID…`: claims that do not say what their sentences say. They stay, and bear nothing any more. */
export const define: Define = (command, { screen }) => {
  withPerson(withCommon(command))
    .argument('<id...>', 'claims, or records for all their claims')
    .action(async (ids: readonly string[], options: PersonOptions) => {
      const why = whyOf(options)
      const decision = await decide(options, 'reject', ids, { why })
      if (options.json) screen.json(decision)
      else screen.say(`${counted(decision.claims.length, 'claim')} rejected by ${decision.who}: ${why}`)
    })
  withExamples(command, 'reject 3f9a2b7c --who "Jane Roe" --why "the sentence is about another meeting"')
}
