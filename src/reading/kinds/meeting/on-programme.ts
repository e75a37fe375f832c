import type { Range } from '../../clauses.ts'
import type { Scope } from '../../scope.ts'

const PROGRAMME = /^(?:programme|program|schedule|itinerary|timetable|calendar|visit|stay|trip|tour|week)s?$/

/** "The programme of the visit includes talks": a list of what somebody will do, and no programme of aid. */
export function isOnProgramme({ s }: Scope, subject: Range | undefined): boolean {
  const unit = subject === undefined ? undefined : s.units[subject.from]
  if (unit?.type !== 'noun' || !PROGRAMME.test(s.tokens.word[unit.head] ?? '')) return false
  // "Minister Roe's programme"
  return unit.names.every((n) => n.type === 'person' || n.type === 'post')
}
