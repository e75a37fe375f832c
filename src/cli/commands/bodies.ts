import { findSubject, sayDate, sayPeriod } from '../../brief/index.ts'
import { allOf } from '../../register/index.ts'
import type { BodyRow, Session } from '../../watch/bodies.ts'
import { bodiesFrom } from '../../watch/bodies-from.ts'
import { mechanismFrom } from '../../watch/mechanism-from.ts'
import { ordinal } from '../../watch/name.ts'
import { withAsOf, withCommon, withExamples, type AsOfOptions, type CommonOptions, type Define } from '../command.ts'
import { withRegister } from '../data.ts'
import { counted } from '../format/claims.ts'
import { sayMechanism } from '../format/mechanism.ts'
import { table } from '../format/table.ts'
import { asOfDay } from '../options.ts'

/** `chancery bodies [NAME]`: each standing format with its last and its next session; of one named, its sessions, rhythm and turns. */
export const define: Define = (command, { screen }) => {
  withAsOf(withCommon(command))
    .argument('[name...]', 'a body, to see its sessions, rhythm and turns; or parties, to list the bodies that concern them')
    .action(async (name: readonly string[], options: CommonOptions & AsOfOptions) => {
      const day = asOfDay(options.asOf)
      await withRegister(options, async (register) => {
        const named = name.length === 0 ? [] : await findSubject(register, name)
        const body = named.find(({ kind }) => kind === 'body')
        if (body !== undefined) {
          const told = await mechanismFrom(register, body, day)
          if (options.json) screen.json({ asOf: day, ...told })
          else sayMechanism(screen, told, day)
          return
        }
        const about = named.map(({ id }) => id)
        const rows: BodyRow[] = []
        for await (const row of allOf((asked) => bodiesFrom(register, day, about, asked))) rows.push(row)
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
                row.untold === undefined ? String(row.sessions) : `${row.sessions} (${row.untold} untold)`,
                said(row.last),
                saidNext(row),
              ]),
            ),
          )
          screen.say()
        }
        screen.say(screen.paint.faint(`${counted(rows.length, 'body', 'bodies')} at ${register.path} as of ${sayDate(day)}`))
      })
    })
  withExamples(command, 'bodies', 'bodies ASEAN-Russia Senior Officials Meeting', 'bodies Indonesia --as-of 2023-07-12')
}

function saidNext({ next, expected, place, silentSince }: BodyRow): string {
  const turn = place === undefined ? '' : `, ${place} by rotation`
  if (next !== undefined) return `${said(next)}${next.where === undefined ? turn : ''}`
  if (expected !== undefined) return `${sayDate(expected)} by habit${turn}`
  return silentSince === undefined ? '' : 'silent for longer than its habit'
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
