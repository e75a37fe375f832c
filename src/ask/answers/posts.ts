import { posts } from '../../brief/sections/work.ts'
import { nameKey } from '../../register/names.ts'
import { one } from '../../watch/fields.ts'
import { recordsOn, told, people, type Answer } from './answer.ts'

export const post: Answer = async (ask) => {
  const { query } = ask
  const holders = await people(
    ask,
    query.about.filter(({ kind }) => kind !== 'person'),
  )
  const persons = query.about.filter(({ kind }) => kind === 'person').map(({ name, names }) => new Set([name, ...names].map(nameKey)))
  const wanted = query.post === undefined ? undefined : nameKey(query.post)
  const found = (await recordsOn(ask, 'post')).filter(
    (record) =>
      (wanted === undefined || nameKey(one(record, 'post') ?? '') === wanted) &&
      record.fields['person'] !== undefined &&
      holders.every((who) => who.keys.has(nameKey(one(record, 'of') ?? ''))) &&
      persons.every((keys) => keys.has(nameKey(one(record, 'person') ?? ''))),
  )
  return told(ask, found, (view) => posts(view).lines)
}
