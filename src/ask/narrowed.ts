import type { What } from './grammar.ts'

/** What may narrow a kind of question; a constraint that an answer cannot keep must stop it. A place that narrows none has to be named. */
export const NARROWED: Readonly<Partial<Record<What, readonly string[]>>> = {
  meeting: ['rank', 'place', 'period', 'ordinal'],
  visit: ['rank', 'place', 'period'],
  outcome: ['rank', 'place', 'period', 'ordinal'],
  instrument: ['rank', 'place', 'period', 'ordinal'],
  initiative: ['rank', 'place', 'period', 'ordinal'],
  commitment: ['rank', 'place', 'period', 'ordinal'],
  course: ['period'],
  figure: ['period'],
  chairmanship: ['period'],
  position: ['period'],
  news: ['period'],
  due: ['period'],
  overdue: ['period'],
}

/** What is narrowed by rank, place or number through the meetings at which it came about. */
export const BY_MEETINGS: ReadonlySet<What> = new Set(['instrument', 'initiative', 'commitment'])
