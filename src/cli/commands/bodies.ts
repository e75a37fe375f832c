import { sayDate } from '../../brief/index.ts'
import type { RegisterRecord } from '../../register/index.ts'
import { bodyKey, cadence, sessionsByBody } from '../../watch/cadence.ts'
import { one } from '../../watch/fields.ts'
import { ordinal } from '../../watch/name.ts'
import { withCommon, withExamples, type CommonOptions, type Define } from '../command.ts'
import { withRegister } from '../data.ts'
import { counted } from '../format/claims.ts'
import { table } from '../format/table.ts'
import { asOfDay } from '../options.ts'

interface BodyRow {
  readonly body: string
  readonly rank?: string
  readonly sessions: number
  readonly last?: Session
  readonly next?: Session
  /** The months within which it would meet by its habit, EDTF. */
  readonly expected?: string
}

interface Session {
  readonly record: string
  readonly ordinal?: string
  readonly when?: string
  readonly where?: string
}

/** `chancery bodies`: each standing format with its last and its next session. */
export const define: Define = (command, { screen }) => {
  withCommon(command)
    .option('--as-of <day>', 'as of a day (YYYY-MM-DD), from what was published by then (default: today)')
    .action(async (options: CommonOptions & { readonly asOf?: string }) => {
      const day = asOfDay(options.asOf)
      await withRegister(options, options.asOf, async (register) => {
        const records = await register.records({ kind: ['meeting', 'body'] })
        const sessions = sessionsByBody(records)
        const silent = records
          .filter(({ kind }) => kind === 'body')
          .flatMap((record) => one(record, 'name') ?? [])
          .filter((name) => !sessions.has(bodyKey(name)))
        const rows = [
          ...[...sessions.values()].map((list) => bodyRow(list, day)),
          ...[...new Set(silent)].map((body): BodyRow => ({ body, sessions: 0 })),
        ].sort((a, b) => (a.body < b.body ? -1 : 1))
        if (options.json) {
          screen.json({ asOf: day, bodies: rows })
          return
        }
        if (rows.length > 0) {
          screen.say(
            table(
              screen,
              [{ head: 'body', most: 50 }, { head: 'sessions told' }, { head: 'last met', most: 36 }, { head: 'next', most: 36 }],
              rows.map((row) => [
                row.rank === undefined ? row.body : `${row.body} (${row.rank})`,
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

function bodyRow(sessions: readonly RegisterRecord[], day: string): BodyRow {
  const held = sessions.filter(({ modality, to }) => modality === 'done' && (to === undefined || to <= day))
  const ahead = sessions.filter(
    ({ modality, to }) => (modality === 'scheduled' || modality === 'expected') && to !== undefined && to >= day,
  )
  const last = held.at(-1),
    next = ahead[0],
    habit = next === undefined ? cadence(sessions, day) : undefined
  const rank = [last, next, ...sessions].flatMap((record) => (record === undefined ? [] : (one(record, 'rank') ?? [])))[0]
  return {
    body: one(sessions[0] ?? last ?? next ?? NONE, 'body') ?? '',
    sessions: held.length,
    ...(rank === undefined ? {} : { rank }),
    ...(last === undefined ? {} : { last: session(last) }),
    ...(next === undefined ? {} : { next: session(next) }),
    ...(habit === undefined ? {} : { expected: `${habit.first.slice(0, 7)}/${habit.last.slice(0, 7)}` }),
  }
}

const NONE: Pick<RegisterRecord, 'fields'> & RegisterRecord = {
  id: '',
  kind: 'meeting',
  modality: 'done',
  fields: {},
  acts: [],
  claims: [],
  documents: [],
  joins: [],
  entities: [],
  disputed: false,
}

function session(record: RegisterRecord): Session {
  const number = one(record, 'ordinal'),
    when = one(record, 'when'),
    where = one(record, 'where')
  return {
    record: record.id,
    ...(number === undefined ? {} : { ordinal: number }),
    ...(when === undefined ? {} : { when }),
    ...(where === undefined ? {} : { where }),
  }
}

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
