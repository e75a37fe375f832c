import type { Database } from './database.ts'
import { RegisterError } from './error.ts'
import type { Register } from './register.ts'

/** Clocks of several machines differ by seconds, and by minutes after a sleep: one that is further behind is wrong. */
const MOST_BEHIND_MS = 3_600_000

/** The latest that was read or decided. */
const LAST = `
  SELECT max(at) AS at FROM (
    SELECT learned AS at FROM reading WHERE id = (SELECT max(id) FROM reading)
    UNION ALL SELECT at FROM decision WHERE id = (SELECT max(id) FROM decision)) AS last`

/**
 * Refuses what would be told before what is kept already: the register as of a day, and which claim names a record, rest on the order in
 * which it learned.
 * @throws RegisterError `clock`
 */
async function refuseClockBehind(db: Database, now: string): Promise<void> {
  const last = await db.read(async (queries) => (await queries.get(LAST))?.['at'])
  if (typeof last !== 'string' || Date.parse(now) >= Date.parse(last) - MOST_BEHIND_MS) return
  throw new RegisterError(
    'clock',
    db.path,
    `The clock of this machine says ${now.slice(0, 16)}, and the register ${db.path} learned something on ${last.slice(0, 16)} already: set the clock, then do this again. Nothing was stored. If that day was wrong and the clock is right, set CHANCERY_CLOCK=right.`,
  )
}

/** A register to which nothing is added by a clock that is behind what it keeps. */
export const keepingClock = (register: Register, db: Database): Register => ({
  ...register,
  add: async (document, reading, by) => {
    await refuseClockBehind(db, by.learned)
    return register.add(document, reading, by)
  },
  decide: async (decision) => {
    await refuseClockBehind(db, decision.at)
    await register.decide(decision)
  },
})
