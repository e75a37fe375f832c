import type { RegisterRecord } from '../../register/record.ts'
import { one } from '../../watch/fields.ts'
import { isIn, mentions, standsIn, tells, within } from '../select.ts'
import { told, people, type Ask, type Answer } from './answer.ts'
import { eventLine } from './event-line.ts'
import { ordered } from './order.ts'

/** Meetings of those, at the level, place, time and number that are asked for. */
export async function meetingsAsked(ask: Ask): Promise<readonly RegisterRecord[]> {
  const { register, query } = ask
  const { rank, place, period, ordinal, topic } = query
  const about = [...query.about, ...query.by]
  const bodies = about.filter(({ kind }) => kind === 'body')
  const others = await people(
    ask,
    about.filter(({ kind }) => kind !== 'body'),
  )
  // A city is named where a meeting takes place; the state in which it lies need not be.
  const entities = [...about, ...(place?.kind === 'place' && register.stateOf(place.name) !== undefined ? [place] : [])].map(({ id }) => id)
  const all = await register.records({
    kind: 'meeting',
    ...(bodies[0] === undefined ? { entities } : { body: bodies[0].id }),
    ...period,
  })
  return all.filter(
    (record) =>
      record.modality !== 'recurring' &&
      others.every(
        (who) => standsIn(record, who, ['participants', 'chairs', 'by'], undefined) || standsIn(record, who, ['body', 'title'], register),
      ) &&
      (rank === undefined || bodies[0] !== undefined || one(record, 'rank') === rank) &&
      (bodies[0] === undefined || rank === undefined || one(record, 'rank') === undefined || one(record, 'rank') === rank) &&
      (place === undefined || isIn(register, one(record, 'where'), place.name)) &&
      (ordinal === undefined || one(record, 'ordinal') === String(ordinal)) &&
      within(record, period) &&
      mentions(record, query.mentions) &&
      (query.what !== 'meeting' || tells(record, topic, ['agenda', 'title', 'body'])),
  )
}

export const meeting: Answer = async (ask) => {
  const { query } = ask
  const records = query.refers
    ? ask.before
    : query.ordinal === undefined
      ? ordered(ask, await meetingsAsked(ask))
      : await meetingsAsked(ask)
  return told(ask, records, (_view, kept) => kept.map((record) => eventLine(record, query)), {
    isSorted: true,
    countedAs: 'meetings told of',
  })
}
