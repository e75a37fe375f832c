import type { RegisterRecord } from '../../register/record.ts'
import { firstOf, lastOf, newest } from '../select.ts'
import type { Ask } from './answer.ts'

export const AHEAD: ReadonlySet<string> = new Set(['scheduled', 'expected', 'proposed'])

/** Which of some records are asked for, by their day. */
export function ordered({ query, day }: Ask, records: readonly RegisterRecord[]): readonly RegisterRecord[] {
  const done = records.filter(({ modality, to }) => modality === 'done' && (to === undefined || to <= day))
  const ahead = records.filter(({ modality, to }) => AHEAD.has(modality) && (to === undefined || to >= day))
  const order = query.order === 'auto' ? (query.tense === 'future' ? 'next' : 'all') : query.order
  switch (order) {
    case 'last':
    case 'ago':
      return lastOf(done)
    case 'first':
      return firstOf(done)
    case 'next':
      return firstOf(ahead).length > 0 ? firstOf(ahead) : ahead.slice(0, 3)
    case 'ahead':
      return ahead
    default:
      return newest(done)
  }
}

export function lastOrAll(ask: Ask, records: readonly RegisterRecord[]): readonly RegisterRecord[] {
  const held = records.filter(({ modality, to }) => modality === 'done' && (to === undefined || to <= ask.day))
  return ask.query.ordinal !== undefined || ask.query.order === 'all' ? held : lastOf(held)
}
