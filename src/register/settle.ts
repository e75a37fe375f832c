import { compare } from './compare.ts'
import { KINDS } from '../reading/claim.ts'
import { bodyGroups, namesOfOne } from './body-groups.ts'
import { chained } from './chain.ts'
import { applyDecisions, ONE, withNames, type Required } from './decisions.ts'
import { gatherEntities, mentionsIn } from './entities.ts'
import { fitDecisions } from './fit.ts'
import type { SettlingClaim } from './identity/group.ts'
import { throughStages } from './identity/stage.ts'
import { markTwins } from './identity/twins.ts'
import { asSaid, toldBy, understand } from './identity/understand.ts'
import { NO_KNOWLEDGE, type NameKnowledge } from './knowledge.ts'
import { bodiesOf, recordOf, type Making } from './make-record.ts'
import { makeNames } from './names.ts'
import type { Decision, Entity, RegisterRecord } from './record.ts'
import { stagesOf } from './stages.ts'

/** Changes whenever the same claims would settle otherwise, so that registers settle anew. */
export const SETTLING_VERSION = 15

/** What claims come to. */
export interface Settled {
  readonly records: readonly RegisterRecord[]
  readonly entities: readonly Entity[]
}

/**
 * Works out records and entities from claims that bear. Pure: the same claims, decisions and knowledge give the same records, in
 * whatever order the claims come. Every claim that nobody rejected bears exactly one record.
 * @param made decisions in the order in which they were made
 * @param required how many persons have to decide alike on a claim of a document before it counts
 */
export function settle(
  claims: readonly SettlingClaim[],
  made: readonly Decision[] = [],
  knowledge: NameKnowledge = NO_KNOWLEDGE,
  required: Required = ONE,
): Settled {
  const names = makeNames(withNames(knowledge, made))
  const { decisions } = fitDecisions(claims, made)
  const { claims: standing, decided } = applyDecisions(
    markTwins(claims).toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    decisions,
    required,
  )
  const told = toldBy(standing, names)
  const understood = standing.map((claim) => understand(claim, told, names))
  const said = new Map(standing.map((claim) => [claim.id, claim]))
  const reasons = new Map(understood.map(({ claim, reasons: why }) => [claim.id, why]))
  const groups = KINDS.flatMap((kind) => {
    const full = understood.flatMap(({ claim }) => (claim.kind === kind ? [claim] : []))
    return throughStages(full, stagesOf(kind, decisions), names)
  })
  const bodies = bodyGroups(groups.map(({ claims: full }) => namesOfOne(full, names)))
  const bodyOf = (key: string): string => bodies.get(key) ?? key
  const mentions = new Map(understood.map(({ claim }) => [claim.id, mentionsIn(said.get(claim.id) ?? claim, claim, bodyOf, names)]))
  const { entities, of } = gatherEntities(mentions, names)
  const making: Making = { entities: of, bodies: bodiesOf(groups, bodyOf, names), names, decided }
  const records = groups.map((group) => recordOf(asSaid(group, said, reasons), making))
  return { entities, records: chained(records).toSorted(byTime) }
}

/** Dated records first, in order of time. */
export function byTime(a: RegisterRecord, b: RegisterRecord): number {
  return compare(a.from ?? '~', b.from ?? '~') || compare(a.id, b.id)
}
