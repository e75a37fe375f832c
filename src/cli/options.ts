import { isDay, isLength, plusLength } from '../watch/day.ts'
import { UsageError } from './errors.ts'

/** Today, by the clock of the machine and in its time zone. */
export function today(now: Date = new Date()): string {
  return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}`
}

/** The day given with `--as-of`, else today. @throws UsageError when it is no day. */
export function asOfDay(given: string | undefined): string {
  if (given === undefined) return today()
  if (!isDay(given)) throw new UsageError(`--as-of ${given} is no day. Write it as YYYY-MM-DD: --as-of ${today()}`)
  return given
}

/** The last day of a window that begins on `day`. @throws UsageError when the length is none. */
export function windowEnd(day: string, length: string): string {
  if (!isLength(length)) throw new UsageError(`--within ${length} is no length of time. Write it as P90D, P3M or P1Y.`)
  return plusLength(day, length)
}

/** The one of several words that was given, if any was. @throws UsageError when it is none of them */
export function oneOf<T extends string>(option: string, known: readonly T[], given: string | undefined): T | undefined {
  const found = known.find((one) => one === given)
  if (given !== undefined && found === undefined) throw new UsageError(`${option} ${given} is none of ${known.join(', ')}.`)
  return found
}

/** A whole number above nothing. @throws UsageError otherwise. */
export function wholeNumber(option: string, given: string): number {
  const value = Number(given)
  if (!Number.isInteger(value) || value < 1)
    throw new UsageError(`${option} ${given} is no number of things. Write a whole number: ${option} 20`)
  return value
}

/** A port to listen at; 0 takes a free one. @throws UsageError when it is none. */
export function portNumber(given: string): number {
  const port = Number(given)
  if (!/^\d{1,5}$/.test(given) || port > 65535)
    throw new UsageError(`--port ${given} is no port. Write a number from 0 to 65535: --port 7410`)
  return port
}

/** A phrase that the shell has freed of its quotes is one argument with spaces in it; so is a whole query, which has more than words in it. */
export function asTyped(word: string): string {
  const [, without = '', phrase = ''] = /^(-?)(.*)$/s.exec(word) ?? []
  return /\s/.test(phrase) && !/["():]|(?:^|\s)-|\b(?:OR|NOT|AND)\b|\*/.test(phrase) ? `${without}"${phrase}"` : word
}
