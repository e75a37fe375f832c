import type { Kind } from '../reading/claim.ts'
import { regroup } from './decisions.ts'
import { MEETINGS, VISITS } from './identity/events.ts'
import { instrumentsBy } from './identity/instruments.ts'
import type { Stage } from './identity/stage.ts'
import { INSTRUMENTS, THINGS } from './identity/things.ts'
import { joinTwins } from './identity/twins.ts'
import type { Decision } from './record.ts'

const IDENTITY: Readonly<Record<Kind, readonly Stage[]>> = {
  ...THINGS,
  meeting: MEETINGS,
  visit: VISITS,
  instrument: instrumentsBy(INSTRUMENTS),
}

/** Decisions by which persons joined and parted claims. */
export const regroupings = (decisions: readonly Decision[]): readonly Decision[] =>
  decisions.filter(({ act, claims }) => (act === 'merge' || act === 'split') && claims.length > 1)

/** The stages through which claims of a kind go: those of identity, then what persons joined and parted. */
export function stagesOf(kind: Kind, decisions: readonly Decision[]): readonly Stage[] {
  const acts = regroupings(decisions)
  const decided = new Set(acts.flatMap(({ claims }) => claims))
  return [
    ...IDENTITY[kind],
    {
      name: `${kind} of two readers`,
      // Which group a twin stands in is known only when all of them are seen.
      key: ({ claims }) => (claims.some(({ twins }) => twins !== undefined) ? 'twins' : undefined),
      work: joinTwins,
    },
    {
      name: `${kind} as decided`,
      // What is joined may be parted again with a third: all that persons moved is seen together.
      key: ({ claims }) => (decided.size > 0 && claims.some(({ id }) => decided.has(id)) ? 'decided' : undefined),
      work: (items) => regroup(items, acts),
    },
  ]
}
