import { phrase, shown, value } from '../../brief/bits.ts'
import { gatherSome } from '../../brief/gather.ts'
import { line, present, says, saysAll } from '../../brief/line.ts'
import { nameBit } from '../../brief/name-bits.ts'
import type { RegisterRecord } from '../../register/record.ts'
import { plusYears } from '../../watch/day.ts'
import { tells, within } from '../select.ts'
import type { Answer } from './answer.ts'

/** What was first told within a time, the newest first. */
export const news: Answer = async (ask) => {
  const { register, query, day } = ask
  const records = await register.records({ entities: query.about.map(({ id }) => id) })
  const view = await gatherSome(register, query.about, records, day)
  const first = (record: RegisterRecord): string =>
    record.claims
      .map((id) => view.claims.get(id)?.published ?? '')
      .filter(Boolean)
      .sort()[0] ?? ''
  const asked = records
    .filter((record) => record.kind !== 'post' && record.kind !== 'body')
    .map((record) => ({ record, day: first(record) }))
    .filter(({ day: on }) => on !== '' && within({ from: on, to: on }, query.period ?? { from: plusYears(day, -1) }))
    .sort((a, b) => b.day.localeCompare(a.day))
  return {
    view,
    records: asked.map(({ record }) => record),
    lines: present(
      asked.map(({ record, day: on }) =>
        line(nameBit(record), [
          says(
            phrase(
              'told {}',
              value(
                on,
                'published',
                record.claims.filter((id) => view.claims.get(id)?.published === on),
              ),
            ),
          ),
          ...(record.kind === 'figure' ? saysAll(', ', [shown(record, 'period')]) : []),
        ]),
      ),
    ),
  }
}

/** When something was last told of. */
export const source: Answer = async (ask) => {
  const { register, query, day } = ask
  const records = (await register.records({ entities: query.about.map(({ id }) => id) })).filter((record) =>
    tells(record, query.topic, Object.keys(record.fields)),
  )
  const view = await gatherSome(register, query.about, records, day)
  const last = (record: RegisterRecord): string =>
    record.claims
      .map((id) => view.claims.get(id)?.published ?? '')
      .sort()
      .at(-1) ?? ''
  const sorted = records
    .map((record) => ({ record, on: last(record) }))
    .filter(({ on }) => on !== '')
    .sort((a, b) => b.on.localeCompare(a.on))
  const chosen = sorted.filter(({ on }) => on === sorted[0]?.on).slice(0, 5)
  return {
    view,
    records: chosen.map(({ record }) => record),
    lines: present(
      chosen.map(({ record, on }) =>
        line(nameBit(record), [
          says(
            phrase(
              'told {}',
              value(
                on,
                'published',
                record.claims.filter((id) => view.claims.get(id)?.published === on),
              ),
            ),
          ),
        ]),
      ),
    ),
  }
}
