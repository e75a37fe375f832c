import { gatherSome } from '../../brief/gather.ts'
import type { Label } from '../../brief/labels/index.ts'
import { present, type Line } from '../../brief/line.ts'
import type { View } from '../../brief/view.ts'
import type { Kind } from '../../reading/claim.ts'
import type { RegisterRecord } from '../../register/record.ts'
import type { RegisterReader } from '../../register/register.ts'
import { unique } from '../../watch/fields.ts'
import type { WatchRule } from '../../watch/rules.ts'
import type { Query } from '../read-question.ts'
import { counted } from './counted.ts'
import { mentions, newest, someone, type Someone } from '../select.ts'

/** Lines that answer, and the records that they are told from. */
export interface Told {
  readonly lines: readonly Line[]
  readonly view: View
  /** The records that were meant, for a question that refers to them. */
  readonly records: readonly RegisterRecord[]
  /** Of how many records more the lines do not tell; `some` when they were not counted. */
  readonly left?: number | 'some'
}

/** What an answer is worked out from. */
export interface Ask {
  readonly register: RegisterReader
  readonly day: string
  readonly query: Query
  /** The rank of those who hold an office, by its folded name. */
  readonly ranks: ReadonlyMap<string, string>
  /** What is watched. */
  readonly rules: readonly WatchRule[]
  /** The records that the question before was about. */
  readonly before: readonly RegisterRecord[]
}

/** Answers one kind of question. */
export type Answer = (ask: Ask) => Promise<Told>

/** The records of some kinds, of all when none is named, that concern all who are named. */
export async function recordsOn({ register, query }: Ask, ...kinds: readonly Kind[]): Promise<readonly RegisterRecord[]> {
  // For whom something is may be told in its words only: who does it is enough, when that is asked.
  const doers = unique([...query.about, ...query.by].map(({ id }) => id))
  const entities = doers.length > 0 ? doers : query.to.map(({ id }) => id)
  const found = await register.records({ ...(kinds.length === 0 ? {} : { kind: kinds }), entities })
  return found.filter((record) => mentions(record, query.mentions))
}

/** An answer tells ten lines, and the claims of more records than these take long to look through; what is counted needs each. */
const MOST = 30,
  MOST_COUNTED = 100

/** How the records of an answer are told. */
interface Telling {
  /** They are in the order in which they are told: of too many, the first are. Else the latest. */
  readonly isSorted?: boolean
  /** There are more than these. */
  readonly isMore?: boolean
  /** What they are counted as, where the question asks how many. */
  readonly countedAs?: Label
}

/** What is told from some records, with all that bears it; `lines` makes them of those that are not too many. */
export async function told(
  { register, query, day, rules }: Ask,
  records: readonly RegisterRecord[],
  lines: (view: View, kept: readonly RegisterRecord[]) => readonly (Line | undefined)[],
  { isSorted = false, isMore = false, countedAs }: Telling = {},
): Promise<Told> {
  const isCounted = query.order === 'count'
  const most = isCounted ? MOST_COUNTED : MOST
  const kept = records.length <= most ? records : (isSorted ? records : newest(records)).slice(0, most)
  const view = await gatherSome(register, query.about, kept, day, rules)
  const each = lines(view, kept)
  const all = isCounted && countedAs !== undefined ? counted(countedAs, records.length, kept, each) : each
  return { view, lines: present(all), records, left: isMore ? 'some' : records.length - kept.length }
}

/** Those named, each with who speaks for them. */
export const people = (ask: Ask, entities: Query['about']): Promise<readonly Someone[]> =>
  Promise.all(entities.map((entity) => someone(ask.register, entity)))
