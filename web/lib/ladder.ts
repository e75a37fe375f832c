import type { Mechanism, NextSession } from '../../src/watch/mechanism.ts'
import type { Missing } from '../../src/watch/mechanism/missing.ts'
import type { MechanismSession } from '../../src/watch/mechanism/session.ts'

/** A rung: a session, numbers that nobody tells of, or the session that a rule lets expect. */
export type Rung = { readonly session: MechanismSession } | { readonly missing: Missing } | { readonly expected: NextSession }

/** The sessions of a body, the latest first, with the numbers between them that no source tells of; above them what is expected by rule. */
export function rungsOf({ sessions, missing, next }: Pick<Mechanism, 'sessions' | 'missing' | 'next'>): readonly Rung[] {
  const below = new Map(missing.map((one) => [one.between[1], one]))
  const told = sessions.toReversed().flatMap((session): readonly Rung[] => {
    const gap = below.get(session.record)
    return [{ session }, ...(gap === undefined ? [] : [{ missing: gap }])]
  })
  return next === undefined || next.record !== undefined ? told : [{ expected: next }, ...told]
}
