import { withCommon, withExamples, type Define } from '../command.ts'
import { counted } from '../format/claims.ts'
import { decide, withPerson, type PersonOptions } from '../person.ts'

/** `chancery confirm ID…`: claims that a person has compared with their sentences and found right. */
export const define: Define = (command, { screen }) => {
  withPerson(withCommon(command))
    .argument('<id...>', 'claims, or records for all their claims')
    .action(async (ids: readonly string[], options: PersonOptions) => {
      const decision = await decide(options, 'confirm', ids, options.why === undefined ? {} : { why: options.why })
      if (options.json) screen.json(decision)
      else screen.say(`${counted(decision.claims.length, 'claim')} confirmed by ${decision.who}`)
    })
  withExamples(command, 'confirm 3f9a2b7c --who "Jane Roe"')
}
