import type { Line } from '../../brief/line.ts'
import { nature } from '../../brief/sections/sessions.ts'
import { status } from '../../brief/sections/status.ts'
import type { View } from '../../brief/view.ts'
import { nameKey } from '../../register/names.ts'
import { one } from '../../watch/fields.ts'
import { counted } from './counted.ts'
import { told, type Answer } from './answer.ts'

/** Members of a body or organisation: by what it is said to be, and by those who are said to have joined. */
export const body: Answer = async (ask) => {
  const { register, query } = ask
  const [entity] = query.about
  const keys = new Set([entity?.name ?? '', ...(entity?.names ?? [])].map(nameKey))
  const own = (await register.records({ kind: 'body', entities: query.about.map(({ id }) => id) })).filter(
    (record) => keys.has(nameKey(one(record, 'name') ?? '')) && (query.tell === '' || record.fields[query.tell] !== undefined),
  )
  const joined =
    query.tell !== 'members'
      ? []
      : (await register.records({ kind: 'relation', entities: query.about.map(({ id }) => id) })).filter(
          (record) => keys.has(nameKey(one(record, 'with') ?? '')) && /member/i.test(one(record, 'status') ?? ''),
        )
  const lines = (view: View): readonly Line[] => [...nature(view).lines, ...status(view).lines]
  return told(ask, [...own, ...joined], (view, kept) => {
    const counting = kept.filter((record) => joined.includes(record))
    return query.order === 'count' ? counted('members told of', joined.length, counting, lines(view)) : lines(view)
  })
}
