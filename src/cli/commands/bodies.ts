import { sayDate, sayPeriod } from '../../brief/index.ts'
import { bodiesOn, type BodyRow, type Session } from '../../watch/bodies.ts'
import { ordinal } from '../../watch/name.ts'
import { withAsOf, withCommon, withExamples, type AsOfOptions, type CommonOptions, type Define } from '../command.ts'
import { withRegister } from '../data.ts'
import { counted } from '../format/claims.ts'
import { table } from '../format/table.ts'
import { asOfDay } from '../options.ts'

/** `chancery bodies`: each standing format with its last and its next session. */
export const define: Define = (command, { screen }) => {
  withAsOf(withCommon(command)).action(async (options: CommonOptions & AsOfOptions) => {
    const day = asOfDay(options.asOf)
    await withRegister(options, async (register) => {
      const rows = bodiesOn(await register.records({ kind: ['meeting', 'body'] }), day, await register.entities('body'))
      if (options.json) {
        screen.json({ asOf: day, bodies: rows })
        return
      }
      if (rows.length > 0) {
        screen.say(
          table(
            screen,
            [{ head: 'body', most: 70 }, { head: 'sessions told' }, { head: 'last met', most: 36 }, { head: 'next', most: 36 }],
            rows.map((row) => [
              row.rank === undefined ? called(row) : `${called(row)} (${row.rank})`,
              String(row.sessions),
              said(row.last),
              row.next !== undefined ? said(row.next) : row.expected !== undefined ? `${sayDate(row.expected)} by habit` : '',
            ]),
          ),
        )
        screen.say()
      }
      screen.say(screen.paint.faint(`${counted(rows.length, 'body', 'bodies')} at ${register.path} as of ${sayDate(day)}`))
    })
  })
  withExamples(command, 'bodies', 'bodies --as-of 2023-07-12')
}

/** "Straits Prosperity Forum, formerly Straits Economic Forum". */
const called = ({ body, former: [last] = [] }: BodyRow): string =>
  last === undefined ? body : `${body}, formerly ${last.name} (${sayPeriod(last.period)})`

function said(told: Session | undefined): string {
  if (told === undefined) return ''
  return [
    told.ordinal === undefined ? undefined : ordinal(told.ordinal),
    told.when === undefined ? 'no date' : sayDate(told.when),
    told.where,
  ]
    .filter((word) => word !== undefined)
    .join(', ')
}
