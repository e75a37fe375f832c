import { findSubject, sayDate } from '../../brief/index.ts'
import { COURSE_STANDINGS, FOLLOWED } from '../../watch/ledger/course.ts'
import { courseFrom, isFollowed, ledgerOf } from '../../watch/ledger/from-register.ts'
import { withAsOf, withCommon, withExamples, type AsOfOptions, type CommonOptions, type Define } from '../command.ts'
import { withRegister } from '../data.ts'
import { Failure } from '../errors.ts'
import { counted } from '../format/claims.ts'
import { sayCourse, sayLedger } from '../format/ledger.ts'
import { asOfDay, oneOf } from '../options.ts'

interface LedgerOptions extends CommonOptions, AsOfOptions {
  readonly kind?: string
  readonly standing?: string
  readonly assigned?: string
  readonly all?: boolean
}

const MOST = 10

/** `chancery ledger [NAME…]`: what was promised, proposed and expected, and what later documents tell of it. */
export const define: Define = (command, { screen }) => {
  withAsOf(withCommon(command))
    .argument('[name...]', 'a party, two, a body or a person; or the id of one record, to see its whole course')
    .option('--kind <kind>', `only ${FOLLOWED.join(', ')}`)
    .option('--standing <standing>', `only what is ${COURSE_STANDINGS.join(', ')}`)
    .option('--assigned <name>', 'only what was given to this person')
    .option('--all', 'all of it, not only the first of each standing')
    .action(async (names: readonly string[], options: LedgerOptions) => {
      const day = asOfDay(options.asOf)
      const kind = oneOf('--kind', FOLLOWED, options.kind)
      const standing = oneOf('--standing', COURSE_STANDINGS, options.standing)
      await withRegister(options, async (register) => {
        const [only] =
          names.length === 1 && /^[0-9a-f]{4,64}$/i.test(names[0] ?? '') ? await register.identify((names[0] ?? '').toLowerCase()) : []
        if (only?.what === 'record') {
          if (!isFollowed(only.record))
            throw new Failure(`${only.record.id} is a ${only.record.kind}; followed are ${FOLLOWED.join(', ')}.`)
          const course = await courseFrom(register, only.record, day)
          if (options.json) screen.json(course)
          else await sayCourse(screen, register, course)
          return
        }
        const about = names.length === 0 ? undefined : await findSubject(register, names)
        const courses = await ledgerOf(
          register,
          {
            ...(kind === undefined ? {} : { kind }),
            ...(standing === undefined ? {} : { standing }),
            ...(options.assigned === undefined ? {} : { assigned: options.assigned }),
            ...(about === undefined ? {} : { entities: about.map(({ id }) => id) }),
          },
          day,
        )
        if (options.json) {
          screen.json({ asOf: day, ledger: courses })
          return
        }
        await sayLedger(screen, register, courses, options.all === true ? Number.POSITIVE_INFINITY : MOST)
        screen.say(screen.paint.faint(`${counted(courses.length, 'thing')} followed at ${register.path} as of ${sayDate(day)}`))
      })
    })
  withExamples(command, 'ledger', 'ledger Russia ASEAN --standing overdue', 'ledger 3f9a2b7c --as-of 2025-03-17')
}
