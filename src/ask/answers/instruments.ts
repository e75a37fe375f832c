import { listed, shown } from '../../brief/bits.ts'
import { line, says, saysAll, type Line } from '../../brief/line.ts'
import { nameBit } from '../../brief/name-bits.ts'
import { agreements, expected, holds, periodBit } from '../../brief/sections/instruments.ts'
import { actBit } from '../../brief/tell.ts'
import type { RegisterRecord } from '../../register/record.ts'
import { bounds } from '../../watch/bounds.ts'
import { one } from '../../watch/fields.ts'
import { actsDone, firstOf, lastOf, newest, onTopic, standsIn, within } from '../select.ts'
import { told, people, type Answer } from './answer.ts'
import { recordsAsked } from './outcomes.ts'

const ACTIONS: Readonly<Record<string, ReadonlySet<string>>> = {
  signed: new Set(['signed', 'acceded', 'exchanged']),
  adopted: new Set(['adopted', 'approved', 'endorsed']),
  agreed: new Set(['signed', 'adopted', 'approved', 'endorsed', 'acceded', 'launched', 'extended']),
  extended: new Set(['extended', 'renewed']),
  terminated: new Set(['terminated']),
}
const INSTRUMENT_WORDS = ['title', 'type', 'subject']

/** The day on which a document lapses. */
function endOf(record: RegisterRecord): { readonly from: string | undefined; readonly to: string | undefined } {
  const { last } = bounds(one(record, 'period') ?? '')
  return { from: last, to: last }
}

export const instrument: Answer = async (ask) => {
  const { query, day } = ask
  const sides = await people(ask, [...query.about, ...query.by])
  const found = onTopic(await recordsAsked(ask, 'instrument'), query, INSTRUMENT_WORDS).filter(
    (record) =>
      sides.length < 2 || record.fields['parties'] === undefined || sides.every((who) => standsIn(record, who, ['parties', 'by'])),
  )
  const { period } = query
  // "Which documents will be signed?" asks for what is expected.
  const tell = ACTIONS[query.tell] !== undefined && query.tense === 'future' ? 'expected' : query.tell
  const actions = ACTIONS[tell]
  if (actions !== undefined) {
    const done = found.map((record) => ({ record, acts: actsDone(record, actions, period) })).filter(({ acts }) => acts.length > 0)
    const dated = (record: RegisterRecord, acts: RegisterRecord['acts']): RegisterRecord => {
      const { first, last } = bounds(String(acts.at(-1)?.when?.shown ?? ''))
      const { from: _from, to: _to, ...rest } = record
      return { ...rest, ...(first === undefined ? {} : { from: first }), ...(last === undefined ? {} : { to: last }) }
    }
    const by = new Map(done.map(({ record, acts }) => [record.id, acts]))
    const days = done.map(({ record, acts }) => dated(record, acts))
    const chosen = query.order === 'last' ? lastOf(days) : query.order === 'first' ? firstOf(days) : newest(days)
    const lineOf = (record: RegisterRecord): Line | undefined =>
      line(nameBit(record), [
        ...(by.get(record.id) ?? []).map((act) => says(actBit(act))),
        ...saysAll(', ', [listed(record, 'parties', 6), listed(record, 'by', 4)]),
      ])
    return told(ask, chosen, (_view, kept) => kept.map(lineOf), { isSorted: true, countedAs: 'documents told of' })
  }
  const kept = found.filter((record) => within(tell === 'until' ? endOf(record) : record, period))
  switch (tell) {
    case 'inforce': {
      const inForce = kept.filter((record) => {
        const { first, last } = bounds(one(record, 'period') ?? '')
        const covers = last !== undefined && last >= day && (first === undefined || first <= day)
        const isIn = record.acts.some(
          ({ action, modality, when }) =>
            action === 'in force' && modality === 'done' && (bounds(String(when?.shown ?? '')).first ?? '') <= day,
        )
        return holds(record) && (covers || (isIn && (last === undefined || last >= day)))
      })
      return told(ask, inForce, (view) => agreements(view).lines)
    }
    case 'until': {
      const ends = kept.filter((record) => holds(record) && bounds(one(record, 'period') ?? '').last !== undefined)
      const soon = query.order === 'next' ? ends.filter((record) => (bounds(one(record, 'period') ?? '').last ?? '') >= day) : ends
      return told(ask, soon, (_view, kept) =>
        kept.map((record) => {
          const period = shown(record, 'period')
          return period && line(nameBit(record), [says(periodBit(period, day)), ...saysAll(', ', [listed(record, 'parties', 6)])])
        }),
      )
    }
    case 'expected':
      return told(
        ask,
        kept.filter((record) => !holds(record)),
        (view) => expected(view).lines,
      )
    case 'parties':
      return told(
        ask,
        kept.filter((record) => record.fields['parties'] !== undefined || record.fields['by'] !== undefined),
        (view) => agreements(view).lines,
      )
    default:
      return told(ask, kept, (view) => [...agreements(view).lines, ...expected(view).lines])
  }
}
