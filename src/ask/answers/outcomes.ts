import { agreements, expected } from '../../brief/sections/instruments.ts'
import { promised } from '../../brief/sections/promised.ts'
import { initiatives } from '../../brief/sections/work.ts'
import type { Kind } from '../../reading/claim.ts'
import type { RegisterRecord } from '../../register/record.ts'
import { plusDays } from '../../watch/day.ts'
import { one, unique } from '../../watch/fields.ts'
import { mentions, within } from '../select.ts'
import { recordsOn, told, type Answer, type Ask } from './answer.ts'
import { meetingsAsked } from './meetings.ts'
import { lastOrAll } from './order.ts'

/** What was agreed at meetings: told of in a document that tells of the meeting, of that day or without a day of its own. */
export const outcome: Answer = async (ask) => {
  const records = await outcomesOf(ask, 'instrument', 'commitment', 'initiative')
  return told(ask, records, (view) => [
    ...agreements(view).lines,
    ...expected(view).lines,
    ...promised(view).lines,
    ...initiatives(view).lines,
  ])
}

/** Records of some kinds that came about at the meetings that are asked for. */
export async function outcomesOf(ask: Ask, ...kinds: readonly Kind[]): Promise<readonly RegisterRecord[]> {
  const { register, query } = ask
  const meetings = (query.refers ? ask.before : lastOrAll(ask, await meetingsAsked(ask))).filter(
    ({ kind, modality }) => ['meeting', 'visit'].includes(kind) && modality === 'done',
  )
  const found = new Map<string, RegisterRecord>()
  for (const held of meetings) {
    const claims = await register.claims({ record: held.id })
    const readouts = claims.filter(
      ({ modality, published }) =>
        modality === 'done' &&
        published !== undefined &&
        published >= (held.from ?? '9') &&
        published <= plusDays(held.to ?? '0000-01-01', 30),
    )
    const documents = unique(readouts.map(({ document }) => document))
    if (documents.length === 0) continue
    for (const record of await register.records({ kind: kinds, documents })) {
      const isThen =
        record.from === undefined || record.kind === 'commitment'
          ? one(record, 'when') === undefined || within(record, { ...held })
          : within(record, { ...held })
      const isNew = record.documents.every((id) => documents.includes(id)) || within(record, { ...held })
      if (isThen && isNew && record.modality !== 'cancelled') found.set(record.id, record)
    }
  }
  return [...found.values()].filter((record) => mentions(record, query.mentions))
}

/** Records of a kind that are asked for: where a level, a place or a number is told, those that came about at such meetings. */
export function recordsAsked(ask: Ask, kind: Kind): Promise<readonly RegisterRecord[]> {
  const { rank, place, ordinal } = ask.query
  return rank === undefined && place === undefined && ordinal === undefined ? recordsOn(ask, kind) : outcomesOf(ask, kind)
}
