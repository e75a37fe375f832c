import { shown } from '../../brief/bits.ts'
import { line, says, saysAll } from '../../brief/line.ts'
import { nameBit } from '../../brief/name-bits.ts'
import { modalityBit } from '../../brief/tell.ts'
import type { RegisterRecord } from '../../register/record.ts'
import { plusYears } from '../../watch/day.ts'
import { eachComing } from '../../watch/due-from.ts'
import { handlingOf, type Handled } from '../../watch/handling.ts'
import { mentions } from '../select.ts'
import { told, type Answer } from './answer.ts'
import { AHEAD } from './order.ts'

const ENOUGH = 30

/** What is coming, the soonest first. */
export const due: Answer = async (ask) => {
  const { register, query, day, rules } = ask
  const until = query.period?.to ?? plusYears(day, 1)
  const isAsked = (record: RegisterRecord): boolean =>
    (AHEAD.has(record.modality) || (record.to ?? '') >= day) &&
    query.about.every(({ id }) => record.entities.includes(id)) &&
    mentions(record, query.mentions)
  const records = new Map<string, RegisterRecord>()
  const decisions = await register.watch.decisionsOnDue()
  const aside = new Map<string, Handled | undefined>()
  for await (const item of eachComing(register, { day, until, rules }, query.period?.from ?? day)) {
    const { record: id, standing } = item
    if (standing !== 'coming') continue
    // Of a record of which several things are due, one that nobody put aside tells it.
    const by = handlingOf(item, decisions, day)?.aside
    if (!aside.has(id) || by === undefined) aside.set(id, by)
    if (records.has(id)) continue
    const record = await register.record(id)
    if (record !== undefined && isAsked(record)) records.set(id, record)
    if (records.size > ENOUGH) break
  }
  const isMore = records.size > ENOUGH
  return told(
    ask,
    [...records.values()].slice(0, ENOUGH),
    (_view, kept) =>
      kept.map((record) =>
        line(
          nameBit(record),
          [
            ...saysAll(', ', ['due', 'when', 'until', 'period', 'since'].map((slot) => shown(record, slot)).slice(0, 5)),
            says(modalityBit(record)),
          ],
          { aside: aside.get(record.id) },
        ),
      ),
    { isSorted: true, isMore },
  )
}
