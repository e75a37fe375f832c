const LENGTH = /^P(?:(\d{1,3})W)?(?:(\d{1,4})D)?(?:T(?:(\d{1,4})H)?(?:(\d{1,5})M)?)?$/
const MINUTE = 60_000
const DAY = 1440 * MINUTE
/** Sources are not asked more often than this, nor waited for longer. */
const SHORTEST = 10 * MINUTE
const LONGEST_WAIT = 7 * DAY

/** How often a source is visited that is visited only when somebody says so. */
export const NEVER = 'never'
/** When it is visited next: after every day that there is. */
const AT_NO_TIME = '9999-12-31T00:00:00.000Z'

/** Milliseconds of a length of time as `PT1H`, `P1D` or `P1W`, without end of `never`; undefined when it is none or shorter than ten minutes. */
export function everyMs(text: string): number | undefined {
  if (text === NEVER) return Number.POSITIVE_INFINITY
  const match = LENGTH.exec(text)
  if (match === null) return undefined
  const [, weeks = 0, days = 0, hours = 0, minutes = 0] = match.map((part) => Number(part ?? 0))
  const length = (weeks * 7 + days) * DAY + (hours * 60 + minutes) * MINUTE
  return length < SHORTEST ? undefined : length
}

/** When a source is to be visited next: after each failure in a row twice as late, at most a week, and never before it wants. */
export function nextVisit(now: string, every: number, fails: number, waitSeconds = 0): string {
  if (every === Number.POSITIVE_INFINITY) return AT_NO_TIME
  const backed = fails === 0 ? every : Math.min(Math.max(every, LONGEST_WAIT), every * 2 ** Math.min(fails, 10))
  return new Date(Date.parse(now) + Math.max(backed, waitSeconds * 1000)).toISOString()
}
