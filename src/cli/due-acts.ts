import type { Command } from 'commander'
import { DUE_ACTS } from '../register/index.ts'
import { isDay, isLength, plusLength } from '../watch/day.ts'
import { decisionOnDue, dueMeant } from '../watch/due-meant.ts'
import type { Handled } from '../watch/handling.ts'
import { withAsOf, withCommon, withExamples, type AsOfOptions } from './command.ts'
import { openToWrite } from './data.ts'
import { UsageError } from './errors.ts'
import { asOfDay, windowEnd } from './options.ts'
import { whoOf, withPerson, type PersonOptions } from './person.ts'
import type { Screen } from './screen.ts'
import { openRules } from './watch-rules.ts'

interface ActOptions extends PersonOptions, AsOfOptions {
  readonly rule?: string
  readonly when?: string
  readonly within?: string
  readonly until?: string
  readonly to?: string
}

type Act = (typeof DUE_ACTS)[number]

const SUMMARIES: Readonly<Record<Act, string>> = {
  snooze: 'do not tell of a thing until a day',
  close: 'do not tell of a thing until what bears it changes',
  assign: 'give a thing to somebody',
  reopen: 'tell of a thing again',
}

/** Adds `snooze`, `close`, `assign` and `reopen` to `chancery due`: what a person does with a thing that it lists. */
export function addDueActs(due: Command, screen: Screen): void {
  due.enablePositionalOptions()
  for (const act of DUE_ACTS) {
    const command = withAsOf(withPerson(withCommon(due.command(act).description(SUMMARIES[act]))))
      .argument('<record>', 'the record that the thing is of, as chancery due prints it')
      .option('--rule <key>', 'by which rule it is due, where several are')
      .option('--when <date>', 'of which date, where several are')
      .option('--within <length>', 'how far ahead it lies, where that is farther than the lead time of its rule')
    if (act === 'snooze') command.option('--until <day>', 'the day on which it is told again, or how long until then: P30D')
    if (act === 'assign') command.option('--to <name>', 'whose it is')
    command.action(async (record: string, options: ActOptions) => {
      if (!/^[0-9a-f]{4,64}$/i.test(record)) throw new UsageError(`“${record}” is no id of a record: chancery due prints them.`)
      const who = whoOf(options)
      const at = new Date().toISOString()
      const until = options.until === undefined ? undefined : untilOf(options.until, at.slice(0, 10))
      const day = asOfDay(options.asOf)
      const rules = await openRules(options, options.rule)
      const window = { day, rules, ...(options.within === undefined ? {} : { until: windowEnd(day, options.within) }) }
      const register = await openToWrite(options)
      try {
        const item = await dueMeant(register, window, { record, ...(options.when === undefined ? {} : { when: options.when }) })
        const given: Handled = {
          ...{ act, who, at, why: options.why ?? '' },
          ...(until === undefined ? {} : { until }),
          ...(options.to === undefined ? {} : { to: options.to }),
        }
        const decision = decisionOnDue(item, given)
        await register.decide(decision)
        if (options.json) screen.json(decision)
        else screen.say(`${item.what}: ${SAID[act](given)} by ${who}`)
      } finally {
        await register.close()
      }
    })
    withExamples(command, EXAMPLES[act])
  }
}

const SAID: Readonly<Record<Act, (given: Handled) => string>> = {
  snooze: ({ until }) => `snoozed until ${until}`,
  close: () => 'closed',
  assign: ({ to }) => `given to ${to}`,
  reopen: () => 'taken up again',
}

const EXAMPLES: Readonly<Record<Act, string>> = {
  snooze: 'due snooze 3f9a2b7c --until P30D --who "Jane Roe" --why "they answer after the summit"',
  close: 'due close 3f9a2b7c --who "Jane Roe" --why "the successor is adopted"',
  assign: 'due assign 3f9a2b7c --to "John Poe" --who "Jane Roe"',
  reopen: 'due reopen 3f9a2b7c --who "Jane Roe" --why "it was another plan"',
}

function untilOf(given: string, day: string): string {
  if (isDay(given)) return given
  if (isLength(given)) return plusLength(day, given)
  throw new UsageError(`--until ${given} is neither a day, as 2025-03-14, nor a length of time, as P30D.`)
}
