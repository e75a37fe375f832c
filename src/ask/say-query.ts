import { sayDate } from '../brief/say-date.ts'
import type { Period } from './period.ts'
import type { Query } from './read-question.ts'

/** What was understood of a question, in a few words. */
export function sayQuery(query: Query): string {
  const { what, tell, order, about, by, to, post, ordinal, rank, place, mentions, period, topic, refers } = query
  return [
    order === 'auto' || order === 'all' ? what : `${order} ${what}`,
    tell,
    [...about, ...by, ...to].map(({ name }) => name).join(' and '),
    post,
    ordinal === undefined ? undefined : `number ${ordinal}`,
    rank,
    place && `in ${place.name}`,
    mentions.length === 0 ? undefined : `naming ${mentions.map(({ entity }) => entity.name).join(' and ')}`,
    period && sayTime(period),
    topic && `“${topic}”`,
    refers && 'of what was answered before',
  ]
    .filter((word) => word !== undefined && word !== '')
    .join(' · ')
}

function sayTime({ from, to }: Period): string | undefined {
  if (from !== undefined && to !== undefined) return sayDate(from === to ? from : `${from}/${to}`)
  if (from !== undefined) return `since ${sayDate(from)}`
  return to === undefined ? undefined : `until ${sayDate(to)}`
}
