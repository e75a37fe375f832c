import { withCommon, withExamples, type Define } from '../command.ts'
import { counted } from '../format/claims.ts'
import { decide, withPerson, type PersonOptions } from '../person.ts'

/** `chancery withdraw ID…`: what a person confirmed, rejected or corrected before counts no more, as though not decided. */
export const define: Define = (command, { screen }) => {
  withPerson(withCommon(command))
    .argument('<id...>', 'claims, or records for all their claims')
    .action(async (ids: readonly string[], options: PersonOptions) => {
      const decision = await decide(options, 'withdraw', ids, options.why === undefined ? {} : { why: options.why })
      if (options.json) screen.json(decision)
      else screen.say(`${counted(decision.claims.length, 'claim')} decided by ${decision.who} no more`)
    })
  withExamples(command, 'withdraw 3f9a2b7c --who "Jane Roe"')
}
