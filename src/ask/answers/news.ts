import { phrase, shown, value } from '../../brief/bits.ts'
import { line, says, saysAll, type Line } from '../../brief/line.ts'
import { nameBit } from '../../brief/name-bits.ts'
import { compare } from '../../register/compare.ts'
import type { RegisterRecord } from '../../register/record.ts'
import { plusYears } from '../../watch/day.ts'
import { firstPublished, unique, voicesIn } from '../../watch/fields.ts'
import type { Period } from '../period.ts'
import { onTopic, within } from '../select.ts'
import { recordsOn, told, type Answer, type Ask } from './answer.ts'

/** A record with a day on which it was told of. */
interface Dated {
  readonly record: RegisterRecord
  readonly day: string
}

/** What was first told within a time, the newest first. */
export const news: Answer = async (ask) => {
  const { query, day } = ask
  const period = query.period ?? { from: plusYears(day, -1) }
  const isNamed = query.about.length + query.mentions.length > 0
  const records = isNamed ? await recordsOn(ask) : await recordsToldIn(ask, period)
  const dated = records
    .filter(({ kind }) => kind !== 'post' && kind !== 'body')
    .flatMap((record) => datedBy(record, firstPublished(voicesIn(record))))
    .filter(({ day: on }) => within({ from: on, to: on }, period))
  return newestFirst(ask, dated)
}

/** When something was last told of. */
export const source: Answer = async (ask) => {
  const dated = onTopic(await recordsOn(ask), ask.query, SAID).flatMap((record) => datedBy(record, lastPublished(record)))
  const [last] = dated.toSorted((a, b) => compare(b.day, a.day))
  return newestFirst(ask, dated.filter(({ day }) => day === last?.day).slice(0, MOST_LAST))
}

/** Slots whose words tell what something is. */
const SAID = ['title', 'type', 'subject', 'idea', 'what', 'body', 'measure', 'status', 'agenda', 'who', 'purpose', 'on']
const MOST_LAST = 5
/** The latest documents of a time, when nobody is named. */
const MOST_DOCUMENTS = 60
const PAGE = 500

const datedBy = (record: RegisterRecord, day: string | undefined): readonly Dated[] => (day === undefined ? [] : [{ record, day }])

const lastPublished = (record: RegisterRecord): string | undefined =>
  voicesIn(record)
    .flatMap(({ published }) => published ?? [])
    .reduce<string | undefined>((last, day) => (last === undefined || day > last ? day : last), undefined)

/** Records that the latest documents published within a time tell of. */
async function recordsToldIn({ register }: Ask, { from, to }: Period): Promise<readonly RegisterRecord[]> {
  let ids: readonly string[] = []
  let after: string | undefined
  do {
    const part = await register.parts.documents(from === undefined ? {} : { from }, {
      limit: PAGE,
      ...(after === undefined ? {} : { after }),
    })
    const within = part.items.filter(({ date }) => date !== undefined && (to === undefined || date <= to))
    ids = [...ids, ...within.map(({ id }) => id)].slice(-MOST_DOCUMENTS)
    after = part.next
    if (to !== undefined && (part.items.at(-1)?.date ?? '') > to) break
  } while (after !== undefined)
  return ids.length === 0 ? [] : register.records({ documents: unique(ids) })
}

function newestFirst(ask: Ask, dated: readonly Dated[]): ReturnType<Answer> {
  const sorted = dated.toSorted((a, b) => compare(b.day, a.day))
  const days = new Map(sorted.map(({ record, day }) => [record.id, day]))
  return told(
    ask,
    sorted.map(({ record }) => record),
    (_view, kept) => kept.map((record) => toldLine(record, days.get(record.id) ?? '')),
    { isSorted: true },
  )
}

function toldLine(record: RegisterRecord, day: string): Line | undefined {
  const claims = unique(
    voicesIn(record)
      .filter(({ published }) => published === day)
      .map(({ claim }) => claim),
  )
  return line(nameBit(record), [
    says(phrase('told {}', value(day, 'published', claims))),
    ...(record.kind === 'figure' ? saysAll(', ', [shown(record, 'period')]) : []),
  ])
}
