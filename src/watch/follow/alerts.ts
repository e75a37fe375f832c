import type { Source } from '../../register/followed.ts'
import { daysBetween } from '../day.ts'
import { NEVER } from './schedule.ts'

/** What about a source wants a person's eye. */
export interface SourceAlert {
  readonly what: 'failing' | 'silent' | 'shape'
  readonly words: string
}

/** So many failures in a row are no accident. */
const FAILS = 3
/** Silent is what is so many times later than usual, and so many days at least. */
const LATE = 4
const FEWEST_DAYS = 14
/** Where nothing tells how often it publishes. */
const WITHOUT_HABIT = 60
const DAYS_SEEN = 4

/** What about a source wants a person's eye on a day: it cannot be asked, has fallen silent, or looks other than before. */
export function alertsOf(source: Source, day: string): readonly SourceAlert[] {
  const [last] = source.visits
  const good = source.visits.find(({ outcome }) => outcome !== 'failed')
  const alerts: SourceAlert[] = []
  if (source.fails >= FAILS)
    alerts.push({
      what: 'failing',
      words: `could not be asked ${source.fails} times in a row: it ${last?.reason ?? 'does not answer'}${good === undefined ? '' : `; last asked on ${good.at.slice(0, 10)}`}`,
    })
  const shape = good?.shape
  if (shape !== undefined) alerts.push({ what: 'shape', words: shape })
  const silent = silence(source, day)
  if (silent !== undefined) alerts.push({ what: 'silent', words: silent })
  return alerts
}

function silence(source: Source, day: string): string | undefined {
  // One page is no place where something new is expected.
  if (source.kind === 'page' || source.every === NEVER) return undefined
  const days = [...new Set(Object.values(source.items).map(({ date, seen }) => (date ?? seen).slice(0, 10)))]
    .filter((one) => one.length === 10 && one <= day)
    .sort()
  const last = days.at(-1)
  if (last === undefined) return undefined
  const gap = daysBetween(last, day)
  const gaps = days.slice(1).map((one, i) => daysBetween(days[i] ?? one, one))
  const usual = days.length < DAYS_SEEN ? undefined : [...gaps].sort((a, b) => a - b)[gaps.length >> 1]
  const most = usual === undefined ? WITHOUT_HABIT : Math.max(FEWEST_DAYS, usual * LATE)
  if (gap <= most) return undefined
  const habit = usual === undefined ? '' : `; usually something comes every ${usual === 1 ? 'day' : `${usual} days`}`
  return `nothing new for ${gap} days, since ${last}${habit}`
}
