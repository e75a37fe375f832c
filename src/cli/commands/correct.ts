import { withCommon, withExamples, type Define } from '../command.ts'
import { UsageError } from '../errors.ts'
import { collect, decide, slotsGiven, whyOf, withPerson, type PersonOptions } from '../person.ts'

/** `chancery correct CLAIM --slot …`: what a claim should say. The reader's own words stay beside it. */
export const define: Define = (command, { screen }) => {
  withPerson(withCommon(command))
    .argument('<id>', 'a claim')
    .option('--slot <slot=value>', 'what a slot should hold; several values parted by |, nothing to take it away; may be repeated', collect)
    .action(async (id: string, options: PersonOptions & { readonly slot?: readonly string[] }) => {
      const why = whyOf(options)
      if (options.slot === undefined) throw new UsageError('Say what should stand there: --slot when=2025-03-14')
      const { slot } = options
      const decision = await decide(options, 'correct', [id], { slots: (kind) => slotsGiven(kind, slot), why })
      if (options.json) screen.json(decision)
      else screen.say(`claim ${decision.claims[0]} corrected by ${decision.who}: ${slot.join(', ')}`)
    })
  withExamples(command, 'correct 3f9a2b7c --slot when=2024-09-05 --slot where= --who "Jane Roe" --why "the printed page has the 5th"')
}
