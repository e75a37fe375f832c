import type { Kind, Modality } from '../reading/claim.ts'
import { bounds } from './bounds.ts'
import type { RegisterRecord } from './record.ts'

/** A date that is waited for, or comes again: in a slot of a record, or of its acts (`act`). */
export interface Watched {
  readonly kind: Kind
  readonly slot: string
  readonly modality: readonly Modality[]
}

const AHEAD: readonly Modality[] = ['scheduled', 'expected', 'proposed']
const HOLDS: readonly Modality[] = ['done', 'scheduled', 'recurring']

/** Under this slot stands the day on which a record was last told of: of what lasts as long as somebody says so. */
export const SAID = 'said'
/** Who holds a post is told of by all who met them once: what one document only tells of is not looked at again. */
const TELLING: Readonly<Partial<Record<Kind, number>>> = { post: 2 }

/** The last day on which a record was told of; nothing where that is not known, or too few tell of it. */
export function lastSaid(record: RegisterRecord): string | undefined {
  if (record.documents.length < (TELLING[record.kind] ?? 1)) return undefined
  return Object.values(record.fields)
    .flatMap(({ said }) => said.flatMap(({ voices }) => voices.flatMap(({ published }) => published ?? [])))
    .sort()
    .at(-1)
}

/** All dates that the rules of `src/watch` look at, and no others: most records have a day that nobody waits for. */
export const WATCHED: readonly Watched[] = [
  { kind: 'visit', slot: 'when', modality: AHEAD },
  { kind: 'meeting', slot: 'when', modality: AHEAD },
  { kind: 'programme', slot: 'when', modality: AHEAD },
  { kind: 'programme', slot: 'until', modality: HOLDS },
  { kind: 'commitment', slot: 'due', modality: ['done', ...AHEAD] },
  { kind: 'instrument', slot: 'act', modality: [...HOLDS, 'expected', 'proposed'] },
  { kind: 'instrument', slot: 'period', modality: HOLDS },
  { kind: 'chairmanship', slot: 'period', modality: [...HOLDS, 'expected', 'proposed'] },
  { kind: 'relation', slot: 'since', modality: HOLDS },
  { kind: 'relation', slot: 'act', modality: [...HOLDS, 'expected', 'proposed'] },
  { kind: 'body', slot: 'since', modality: HOLDS },
  { kind: 'position', slot: SAID, modality: HOLDS },
  { kind: 'post', slot: SAID, modality: HOLDS },
]

/** Whether dates of this slot are kept for all records of these standings. */
export const isWatched = ({ kind, slot, modality }: Watched): boolean => {
  const kept = WATCHED.filter((one) => one.kind === kind && one.slot === slot).flatMap((one) => one.modality)
  return kept.length > 0 && modality.every((one) => kept.includes(one))
}

/** The slot under which expected documents are kept whose day is that of a meeting named in them: they have none of their own. */
export const AT_MEETING = 'at'
/** The slot under which sessions are kept that say how often their body meets. */
export const HOW_OFTEN = 'frequency'

/** What covers more days than this is kept apart: who looks for days within a window need not look through it. */
export const LONG_DAYS = 366

type DateRow = readonly [kind: string, slot: string, modality: string, isLong: number, last: string, first: string, record: string]

/** The dates of a record that are watched, with the days that they cover; '' where the first or last is open. */
export function datesOf(record: RegisterRecord): readonly DateRow[] {
  const rows = new Map<string, DateRow>()
  const put = (slot: string, modality: Modality, date: unknown): void => {
    if (typeof date !== 'string') return
    const { first, last } = bounds(date)
    const end = last ?? first
    if (end === undefined) return
    const days = first === undefined ? Number.POSITIVE_INFINITY : (Date.parse(end) - Date.parse(first)) / 86_400_000
    const row: DateRow = [record.kind, slot, modality, days > LONG_DAYS ? 1 : 0, end, first ?? '', record.id]
    rows.set(JSON.stringify(row), row)
  }
  for (const { kind, slot, modality } of WATCHED) {
    if (kind !== record.kind) continue
    if (slot === SAID && modality.includes(record.modality)) put(slot, record.modality, lastSaid(record))
    if (slot === 'act') for (const act of record.acts) if (modality.includes(act.modality)) put(slot, act.modality, act.when?.shown)
    if (slot !== 'act' && slot !== SAID && modality.includes(record.modality)) put(slot, record.modality, record.fields[slot]?.shown)
  }
  const awaited = record.kind === 'instrument' && AHEAD.includes(record.modality) && record.fields['at'] !== undefined
  if (awaited && !record.acts.some((act) => AHEAD.includes(act.modality) && typeof act.when?.shown === 'string'))
    rows.set(AT_MEETING, [record.kind, AT_MEETING, record.modality, 0, '', '', record.id])
  if (record.kind === 'meeting' && record.fields[HOW_OFTEN] !== undefined)
    rows.set(HOW_OFTEN, [record.kind, HOW_OFTEN, 'done', 0, '', '', record.id])
  return [...rows.values()]
}
