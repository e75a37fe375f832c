import { edtfDays } from '../../register/index.ts'
import { withCommon, withExamples, type Define } from '../command.ts'
import { UsageError } from '../errors.ts'
import { decide, whyOf, withPerson, type PersonOptions } from '../person.ts'

/** `chancery rename ID NAME`: what somebody or something is called now; what was told under the old name is told of it. */
export const define: Define = (command, { screen }) => {
  withPerson(withCommon(command))
    .argument('<id>', 'a body, person, party or other name, as show prints its id')
    .argument('<name>', 'what it is called')
    .option('--until <day>', 'the last day, month or year of the old name')
    .action(async (id: string, name: string, options: PersonOptions & { readonly until?: string }) => {
      const why = whyOf(options)
      const { until } = options
      if (until !== undefined && edtfDays(until) === undefined)
        throw new UsageError(`--until ${until} is no date. Write it as 2018, 2018-06 or 2018-06-30.`)
      const decision = await decide(options, 'rename', [id], { name, why, ...(until === undefined ? {} : { until }) })
      if (options.json) screen.json(decision)
      else screen.say(`${decision.names?.[1]} is called ${name}, said by ${decision.who}: ${why}`)
    })
  withExamples(command, 'rename 5c1e77aa "Straits Prosperity Forum" --until 2018 --who "Jane Roe" --why "decided at its 12th session"')
}
