import type { Settled } from '../../src/register/settle.ts'
import { measure, type Measured } from './measure.ts'
import type { Telling } from './tell.ts'

export const JUDGED = ['meeting', 'instrument', 'visit', 'person'] as const

/** How well what was settled joins what is one: meetings, instruments and visits by their records, persons by their entities. */
export function judge(told: Telling, { records, entities }: Settled): Readonly<Record<(typeof JUDGED)[number], Measured>> {
  const recordOf = new Map(records.flatMap((record) => record.claims.map((id) => [id, record.id])))
  const persons = new Set(entities.filter(({ kind }) => kind === 'person').map(({ id }) => id))
  const personOf = new Map(
    records.flatMap((record) => record.claims.map((id) => [id, record.entities.filter((one) => persons.has(one)).join()])),
  )
  const kinds = new Map(told.claims.map(({ id, kind }) => [id, kind]))
  const things = (kind: string): Measured => measure(new Map([...told.thing].filter(([id]) => kinds.get(id) === kind)), recordOf)
  return { meeting: things('meeting'), instrument: things('instrument'), visit: things('visit'), person: measure(told.person, personOf) }
}
