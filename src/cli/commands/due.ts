import { sayDate } from '../../brief/index.ts'
import { eachDue } from '../../watch/due-from.ts'
import { allDueTold, type DueTold } from '../../export/due-told.ts'
import { dueGroups } from '../../watch/due-groups.ts'
import { withAsOf, withCommon, withExamples, type AsOfOptions, type CommonOptions, type Define } from '../command.ts'
import { withRegister } from '../data.ts'
import { addDueActs } from '../due-acts.ts'
import { Failure } from '../errors.ts'
import { counted } from '../format/claims.ts'
import { sayDue } from '../format/due.ts'
import { asOfDay, oneOf, windowEnd } from '../options.ts'
import { openRules } from '../watch-rules.ts'
import type { Delivered } from '../webhook.ts'
import { webhookAt, withTellable, withWebhook, type WebhookOptions } from '../webhook-options.ts'

interface DueOptions extends CommonOptions, AsOfOptions, WebhookOptions {
  readonly within?: string
  readonly rule?: string
  readonly all?: boolean
  readonly aside?: boolean
  readonly assigned?: string
  readonly format: string
}

const MOST = 20
/** Of each standing, so many go into a calendar or a feed. */
const MOST_TOLD = 200
const FORMATS = ['text', 'ical', 'atom'] as const

/** `chancery due`: what a window of days brings, and what is late. */
export const define: Define = (command, { screen }) => {
  const define = withAsOf(withCommon(command), 'from a day (YYYY-MM-DD), by what was published by then (default: today)')
    .option('--within <length>', 'how far ahead, as P90D, P3M, P1Y (default: as far as the lead time of each rule)')
    .option('--rule <key>', 'only what this rule gives, or those that begin so: plan.lapses, chair')
    .option('--assigned <name>', 'only what was given to this person')
    .option('--aside', 'also what is snoozed or closed')
    .option('--all', 'all of it, not only the first of each group')
    .option('--format <format>', `${FORMATS.join(', ')}: for the screen, a calendar (iCalendar), a feed (Atom)`, 'text')
  withWebhook(define).action(async (options: DueOptions) => {
    const format = oneOf('--format', FORMATS, options.format)
    const day = asOfDay(options.asOf)
    const until = options.within === undefined ? undefined : windowEnd(day, options.within)
    const rules = await openRules(options, options.rule)
    const asked = {
      ...{ day, rules, aside: options.aside === true },
      ...(until === undefined ? {} : { until }),
      ...(options.assigned === undefined ? {} : { assigned: options.assigned }),
    }
    if (options.webhook !== undefined) {
      const { posted, known, failed } = await posting(options.webhook, asked, options)
      if (options.json) screen.json({ posted, known, ...(failed === undefined ? {} : { failed }) })
      else if (posted > 0 || failed === undefined) screen.say(`${counted(posted, 'thing')} posted, ${known} known there`)
      if (failed !== undefined) throw new Failure(`${options.webhook} ${failed}: what was not taken is posted next time.`)
      return
    }
    await withRegister(options, async (register) => {
      if (options.json) {
        await screen.jsonList({ asOf: day, ...(until === undefined ? {} : { until }) }, 'due', eachDue(register, asked), (item) => item)
        return
      }
      if (format !== 'text') {
        const told = await allDueTold(register, asked, options.all ? Number.POSITIVE_INFINITY : MOST_TOLD)
        screen.raw(format === 'ical' ? await asCalendar(told) : await asFeed(told, day))
        return
      }
      const groups = await dueGroups(register, asked, options.all ? Number.POSITIVE_INFINITY : MOST)
      const things = groups.reduce((sum, { count }) => sum + count, 0)
      const { documents } = await register.counts()
      screen.say(
        screen.paint.faint(
          `${sayDate(day)}${until === undefined ? ', as far ahead as each rule looks' : ` to ${sayDate(until)}`} · ${counted(things, 'thing')} · from ${counted(documents, 'document')} at ${register.path}`,
        ),
      )
      screen.say()
      if (things === 0) screen.say('Nothing in the sources read falls due, lapses or is overdue in this window. A longer one: --within P1Y')
      else await sayDue(screen, register, groups, day)
    })
  })
  addDueActs(command, screen)
  withExamples(command, 'due', 'due --as-of 2025-03-17 --within P6M', 'due --rule plan', 'due --within P1Y --format ical > due.ics')
}

/** Posts what is due of what may be seen by all, and of the collections named. @throws UsageError when there is no secret, or the address is none */
function posting(address: string, asked: Parameters<typeof allDueTold>[1], options: DueOptions): Promise<Delivered> {
  const hook = webhookAt(address, options)
  return withTellable(options, async (register, seen) => {
    const { postDue } = await import('../webhook.ts')
    return postDue(await allDueTold(seen, asked, MOST_TOLD), register, hook)
  })
}

/** Made by libraries that are loaded only when they are needed. */
const asCalendar = async (told: readonly DueTold[]): Promise<string> => (await import('../../export/due-calendar.ts')).dueCalendar(told)
const asFeed = async (told: readonly DueTold[], day: string): Promise<string> =>
  (await import('../../export/due-feed.ts')).dueFeed(told, day)
