import { withCommon, withExamples, type Define } from '../command.ts'
import { decide, whyOf, withPerson, type PersonOptions } from '../person.ts'

/** `chancery outcome PROMISE WHAT-CAME`: the second tells what became of the first, or does not. */
export const define: Define = (command, { screen }) => {
  withPerson(withCommon(command))
    .argument('<promise>', 'the record or claim of what was promised, proposed or expected')
    .argument('<came>', 'the record or claim of what became of it')
    .option('--not', 'it is not what became of it')
    .action(async (promise: string, came: string, options: PersonOptions & { readonly not?: boolean }) => {
      const why = whyOf(options)
      const decision = await decide(options, options.not === true ? 'unfollow' : 'follow', [promise, came], { why })
      if (options.json) screen.json(decision)
      else screen.say(`${came} ${options.not === true ? 'is not' : 'is'} what became of ${promise}, says ${decision.who}: ${why}`)
    })
  withExamples(
    command,
    'outcome 3f9a2b7c 81d04e55 --who "Jane Roe" --why "the office opened under another name"',
    'outcome 3f9a2b7c 81d04e55 --not --who "Jane Roe" --why "this is the other memorandum"',
  )
}
