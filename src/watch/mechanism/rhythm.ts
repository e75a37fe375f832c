import type { ClaimId } from '../../register/record.ts'
import { daysBetween } from '../day.ts'
import type { SessionTime } from './session.ts'

/** How often a body meets. */
export interface Rhythm {
  /** Whether the days of sessions show it, or a document says so. */
  readonly by: 'sessions' | 'a document'
  /** The days from one session to the next. */
  readonly days: number
  /** "every year", "every 6 months". */
  readonly says: string
  /** Between how many sessions it was measured, and how many of these distances fit. Absent when only a document says so. */
  readonly distances?: { readonly all: number; readonly fit: number; readonly least: number; readonly most: number }
  /** The months in which all its sessions began, 1 to 12, from and to; to is less than from when they lie around the turn of the year. */
  readonly months?: readonly [from: number, to: number]
  readonly claims: readonly ClaimId[]
}

/** The days from one session to the next, when they are even. */
export interface Distance {
  readonly days: number
  readonly all: number
  readonly fit: number
  readonly least: number
  readonly most: number
}

/** What comes together sooner than this is no rhythm that a person would call one. */
const LEAST_DAYS = 80
/** So far a distance may lie from the middle one, as a part of it. */
const TOLERANCE = 0.25
/** This part of all distances has to fit. */
const MOST_FIT = 0.75

/**
 * The distance of sessions, when it is even. Where the numbers of two tell that others came between them, their distance counts as several.
 * Two distances at least, and three quarters of all, lie within a quarter of the middle one.
 * @param held in the order of time
 */
export function evenDistance(held: readonly SessionTime[]): Distance | undefined {
  const gaps = held.slice(1).map((session, at) => {
    const before = held[at] ?? session
    return daysBetween(before.to ?? '', session.to ?? '') / stepsBetween(before, session)
  })
  const middle = [...gaps].sort((a, b) => a - b)[Math.floor(gaps.length / 2)]
  if (middle === undefined || middle < LEAST_DAYS) return undefined
  const fitting = gaps.filter((gap) => Math.abs(gap - middle) <= middle * TOLERANCE)
  if (fitting.length < Math.max(2, Math.ceil(gaps.length * MOST_FIT))) return undefined
  return {
    days: Math.round(middle),
    all: gaps.length,
    fit: fitting.length,
    least: Math.round(Math.min(...fitting)),
    most: Math.round(Math.max(...fitting)),
  }
}

/** How many sessions it is from one to a later one: by their numbers, else the next. */
export function stepsBetween(a: SessionTime, b: SessionTime): number {
  const steps = a.ordinal === undefined || b.ordinal === undefined ? 1 : b.ordinal - a.ordinal
  return steps > 0 ? steps : 1
}

/** The span of months is told when it is no wider than this. */
const SPAN = 3

/** The months in which all sessions began, when they are few beside each other. */
export function monthsOf(held: readonly SessionTime[]): readonly [number, number] | undefined {
  const months = new Set(held.map(({ from }) => Number(from?.slice(5, 7))))
  if (held.length < 3) return undefined
  for (let span = 1; span <= SPAN; span++)
    for (const first of months) {
      const inside = Array.from({ length: span }, (_, n) => ((first - 1 + n) % 12) + 1)
      if ([...months].every((month) => inside.includes(month))) return [first, inside.at(-1) ?? first]
    }
  return undefined
}

/** Whether a body meets once in a year, or in several, so that its month tells something. */
export function isYearly(days: number): boolean {
  const years = days / 365.25
  return years > 0.8 && Math.abs(years - Math.round(years)) <= 0.15
}

/** "every year", "every 2 years", "every 6 months". */
export function sayRhythm(days: number): string {
  const months = Math.round(days / 30.44)
  if (months >= 11 && months <= 13) return 'every year'
  if (Math.abs(months - Math.round(months / 12) * 12) <= 1 && months > 13) return `every ${Math.round(months / 12)} years`
  return months === 1 ? 'every month' : `every ${months} months`
}
