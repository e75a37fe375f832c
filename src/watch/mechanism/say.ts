import { ordinal } from '../name.ts'
import type { Missing } from './missing.ts'
import type { Rhythm } from './rhythm.ts'
import type { Rotation } from './rotation.ts'

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** "the 18th is nowhere told", "the 4th to the 6th are nowhere told". */
export function sayMissing({ first, last, isMaybeTold }: Pick<Missing, 'first' | 'last' | 'isMaybeTold'>): string {
  const unless = isMaybeTold ? ', unless without its number' : ''
  if (first === last) return `the ${ordinal(first)} is nowhere told${unless}`
  return `the ${ordinal(first)} ${last - first === 1 ? 'and' : 'to'} the ${ordinal(last)} are nowhere told${unless}`
}

/** "in Sep", "from Nov to Jan". */
export const sayMonths = ([from, to]: readonly [number, number]): string =>
  from === to ? `in ${MONTHS[from - 1]}` : `from ${MONTHS[from - 1]} to ${MONTHS[to - 1]}`

/** What a rhythm rests on: "3 of 3 distances fit: 359 to 373 days". */
export function sayDistances({ distances, by }: Rhythm): string {
  if (by === 'a document' || distances === undefined) return 'as a document says'
  const { all, fit, least, most } = distances
  return `${fit} of ${all} distances fit: ${least === most ? least : `${least} to ${most}`} days`
}

/** Who receives: "Norland and Arcadia in turn, Norland next: 4 of 4 sessions fit"; "always Norland: 3 of 3 sessions fit". */
export function sayRotation({ sides, all, fit }: Rotation): string {
  const [next = '', ...others] = sides
  const seen = `${fit} of ${all} sessions fit`
  if (others.length === 0) return `${fit === all ? 'always' : 'nearly always'} ${next}: ${seen}`
  return `${[next, ...others].join(', ')} in turn, ${next} next: ${seen}`
}

/** What is said of a body that has not been heard of for longer than its rhythm. */
export const saySilence = (rhythm: string, since: string, day: string): string =>
  `by habit met ${rhythm}; no evidence in the sources read up to ${day} of a session after that of ${since}`
