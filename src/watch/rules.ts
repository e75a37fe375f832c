import type { Kind, Modality } from '../reading/claim.ts'

/** What a rule says of a thing whose day is past and of which nothing more is told. */
export type Late =
  /** It stays on the list until there is evidence. */
  | 'overdue'
  /** It was announced; whether it took place is told by nobody. */
  | 'untold'
  /** It ended. Told for a while, then dropped. */
  | 'ended'
  /** It is dropped with its day. */
  | 'dropped'

/** One row: which records have a day to watch, where that day stands, and what is said of it. */
export interface WatchRule {
  readonly key: string
  readonly kind: Kind
  /** The standing that the record, or its act, must have. */
  readonly modality: readonly Modality[]
  /** The slot that holds the date; `act` takes the date of the acts named in `acts`. */
  readonly slot: string
  readonly acts?: readonly string[]
  /** The day of the date that counts. */
  readonly edge: 'first' | 'last'
  /** The day comes again every so many round years. */
  readonly anniversary?: true
  readonly says: string
  readonly late: Late
}

const AHEAD: readonly Modality[] = ['scheduled', 'expected', 'proposed']
const HOLDS: readonly Modality[] = ['done', 'scheduled', 'recurring']

/** The rules, in the order in which things of one day are listed. A record may be watched by several. */
export const WATCH_RULES: readonly WatchRule[] = [
  { key: 'visit.announced', kind: 'visit', modality: AHEAD, slot: 'when', edge: 'first', says: 'is announced', late: 'untold' },
  { key: 'meeting.announced', kind: 'meeting', modality: AHEAD, slot: 'when', edge: 'first', says: 'is announced', late: 'untold' },
  {
    key: 'commitment.due',
    kind: 'commitment',
    modality: ['done', ...AHEAD],
    slot: 'due',
    edge: 'last',
    says: 'falls due',
    late: 'overdue',
  },
  { key: 'outcome.expected', kind: 'instrument', modality: AHEAD, slot: 'act', edge: 'last', says: 'is expected', late: 'overdue' },
  { key: 'plan.lapses', kind: 'instrument', modality: HOLDS, slot: 'period', edge: 'last', says: 'lapses', late: 'ended' },
  { key: 'chair.passes', kind: 'chairmanship', modality: HOLDS, slot: 'period', edge: 'last', says: 'ends', late: 'ended' },
  {
    key: 'chair.begins',
    kind: 'chairmanship',
    modality: ['done', ...AHEAD],
    slot: 'period',
    edge: 'first',
    says: 'begins',
    late: 'dropped',
  },
  { key: 'programme.ends', kind: 'programme', modality: HOLDS, slot: 'until', edge: 'last', says: 'ends', late: 'ended' },
  { key: 'programme.begins', kind: 'programme', modality: AHEAD, slot: 'when', edge: 'first', says: 'is announced', late: 'untold' },
  {
    key: 'relation.since',
    kind: 'relation',
    modality: HOLDS,
    slot: 'since',
    edge: 'first',
    anniversary: true,
    says: 'years',
    late: 'dropped',
  },
  {
    key: 'relation.act',
    kind: 'relation',
    modality: HOLDS,
    slot: 'act',
    acts: ['established', 'upgraded', 'joined'],
    edge: 'first',
    anniversary: true,
    says: 'years',
    late: 'dropped',
  },
  {
    key: 'treaty.act',
    kind: 'instrument',
    modality: HOLDS,
    slot: 'act',
    acts: ['signed', 'acceded', 'ratified', 'in force'],
    edge: 'first',
    anniversary: true,
    says: 'years',
    late: 'dropped',
  },
  {
    key: 'relation.marked',
    kind: 'relation',
    modality: AHEAD,
    slot: 'act',
    acts: ['marked an anniversary'],
    edge: 'first',
    says: 'is announced',
    late: 'dropped',
  },
  { key: 'body.since', kind: 'body', modality: HOLDS, slot: 'since', edge: 'first', anniversary: true, says: 'years', late: 'dropped' },
]

/** The anniversaries that are kept: the round ones. */
export const ROUND_YEARS: readonly number[] = [5, 10, 15, 20, 25, 30, 40, 50, 60, 70, 75, 80, 90, 100, 125, 150, 200]
