import { plain, REVIEW_ASKS, sayReview } from '../../brief/index.ts'
import { nameOf } from '../../watch/name.ts'
import { COLLECTION_NAME, REASONS, type Reviewers } from '../../register/index.ts'
import { withCommon, withExamples, type CommonOptions, type Define } from '../command.ts'
import { openToWrite, withRegister } from '../data.ts'
import { UsageError } from '../errors.ts'
import { counted } from '../format/claims.ts'
import { table } from '../format/table.ts'
import { wholeNumber } from '../options.ts'

interface ReviewOptions extends CommonOptions {
  readonly agreement?: boolean
  readonly reason?: string
  readonly limit: string
  readonly require?: string | true
  readonly collection?: string
}

/** `chancery review`: what needs a person, the most pressing first; how far reviewers agree; how many are required. */
export const define: Define = (command, { screen }) => {
  withCommon(command)
    .option('--reason <reason>', `only one reason: ${REASONS.join(', ')}`)
    .option('--limit <number>', 'at most so many', '20')
    .option('--agreement', 'how far reviewers agree: the share decided alike, and Cohen’s kappa')
    .option(
      '--require [number]',
      'how many persons have to decide alike on a claim before it counts: 1 or 2; without a number, what is required',
    )
    .option('--collection <name>', 'with --require and --agreement: in that collection only (open is what stands in none)')
    .action(async (options: ReviewOptions) => {
      if (options.collection !== undefined) {
        if (!COLLECTION_NAME.test(options.collection))
          throw new UsageError(`--collection ${options.collection}: write small letters, digits and hyphens.`)
        if (options.require === undefined && options.agreement !== true)
          throw new UsageError('--collection goes with --require or --agreement.')
      }
      if (options.require !== undefined) await require(options)
      else if (options.agreement) await agree(options)
      else await list(options)
    })
  withExamples(command, 'review', 'review --reason dispute --limit 50', 'review --require 2 --collection treaties', 'review --agreement')

  async function require(options: ReviewOptions): Promise<void> {
    if (typeof options.require !== 'string')
      return withRegister(options, async (register) => sayRequired(await register.reviewers(), options))
    const reviewers = wholeNumber('--require', options.require)
    if (reviewers > 2) throw new UsageError(`--require ${reviewers}: one reviewer or two.`)
    const register = await openToWrite(options)
    try {
      await register.requireReviewers(reviewers, options.collection)
      sayRequired(await register.reviewers(), options)
    } finally {
      await register.close()
    }
  }

  function sayRequired(set: Reviewers, { json }: ReviewOptions): void {
    if (json) {
      screen.json(set)
      return
    }
    const said = (reviewers: number): string =>
      reviewers === 1 ? 'what one person decides counts.' : 'what two persons decide alike counts; until then it waits for the second.'
    for (const [collection, reviewers] of Object.entries(set.collections)) screen.say(`In the collection ${collection} ${said(reviewers)}`)
    const others = Object.keys(set.collections).length === 0 ? 'Everywhere' : 'Everywhere else'
    screen.say(`${others} ${said(set.everywhere)}`)
  }

  async function agree(options: ReviewOptions): Promise<void> {
    await withRegister(options, async (register) => {
      const pairs = await register.agreement(options.collection)
      if (options.json) {
        screen.json({ agreement: pairs })
        return
      }
      if (pairs.length === 0) screen.say('No claim was decided on by two persons yet.')
      else
        screen.say(
          table(
            screen,
            [{ head: 'reviewers', most: 50 }, { head: 'claims' }, { head: 'alike' }, { head: 'kappa' }],
            pairs.map(({ reviewers, claims, alike, kappa }) => [
              plain(reviewers.join(' and ')),
              String(claims),
              `${Math.round((100 * alike) / claims)} %`,
              kappa === undefined ? 'not defined' : kappa.toFixed(2),
            ]),
          ),
        )
    })
  }

  async function list(options: ReviewOptions): Promise<void> {
    const limit = wholeNumber('--limit', options.limit)
    if (options.reason !== undefined && !REASONS.some((reason) => reason === options.reason))
      throw new UsageError(`--reason ${options.reason} is none of ${REASONS.join(', ')}.`)
    await withRegister(options, async (register) => {
      const all = (await register.review()).filter(({ reason }) => options.reason === undefined || reason === options.reason)
      if (options.json) {
        screen.json({ count: all.length, items: all.slice(0, limit) })
        return
      }
      let last = ''
      for (const item of all.slice(0, limit)) {
        const { reason, what, id, others, confidence } = item
        if (reason !== last) {
          screen.say(screen.paint.heading(`${reason} (${all.filter((one) => one.reason === reason).length})`))
          screen.say(screen.paint.faint(`  ${REVIEW_ASKS[reason].ask}`))
        }
        last = reason
        const claim = what === 'claim' ? await register.claim(id) : undefined
        const record = what === 'record' ? await register.record(id) : undefined
        const named = record === undefined ? (claim?.kind ?? what) : `${record.kind} ${nameOf(record)}`
        const said = sayReview({ ...item, ...(claim === undefined ? {} : { claim }) })
        const beside = others.length === 0 ? '' : screen.paint.faint(` · ${others.slice(0, 4).join(', ')}`)
        const certain = confidence === undefined ? '' : screen.paint.faint(` · confidence ${confidence.toFixed(2)}`)
        screen.say(`  ${screen.paint.faint(id)} ${plain(named)}: ${plain(said)}${beside}${certain}`)
        if (claim !== undefined) screen.say(screen.paint.faint(`    “${plain(claim.sentence)}”`))
      }
      if (all.length > 0) screen.say()
      screen.say(
        screen.paint.faint(
          all.length === 0
            ? `nothing at ${register.path} needs a person`
            : `${counted(all.length, 'thing')} at ${register.path} ${all.length === 1 ? 'needs' : 'need'} a person${all.length > limit ? `, ${limit} shown` : ''}: chancery show ID, then confirm, reject, correct, merge or split`,
        ),
      )
      screen.say(screen.paint.faint('what may have become of a promise: chancery ledger --standing "in doubt"'))
    })
  }
}
