import { KINDS, type Kind } from '../../reading/claim.ts'
import type { Queries } from '../database.ts'
import { withNames, type Required } from '../decisions.ts'
import type { SettlingClaim } from '../identity/group.ts'
import type { Item, Stage } from '../identity/stage.ts'
import type { NameKnowledge } from '../knowledge.ts'
import { makeNames, type Names } from '../names.ts'
import type { Decision } from '../record.ts'
import { stagesOf } from '../stages.ts'
import { keyKept } from './claim-state.ts'

/** What is settled besides the claims. */
export interface Settling {
  /** Every decision, in the order in which they were made. */
  readonly made: readonly Decision[]
  readonly required: Required
  readonly knowledge: NameKnowledge
  /** Whether all is settled as in a large register; unless told, as many readings as there are. */
  readonly isLarge?: boolean
}

/** What all parts of settling work with. */
export interface Context {
  readonly db: Queries
  /** Whether there are so many claims that not all pages of their tables are at hand: rows are then put in by the order of their keys. */
  readonly isLarge?: boolean
  /** With what persons decided of names. */
  readonly names: Names
  /** As those who ask know names: what is looked up is kept under their keys. */
  readonly asked: Names
  readonly stages: Readonly<Record<Kind, readonly Stage[]>>
}

/** @param acts decisions that join and part groups, as they fit */
export const contextOf = (db: Queries, { made, knowledge }: Settling, acts: readonly Decision[]): Context => ({
  db,
  names: makeNames(withNames(knowledge, made)),
  asked: makeNames(knowledge),
  stages: Object.fromEntries(KINDS.map((kind) => [kind, stagesOf(kind, acts)])) as unknown as Context['stages'],
})

/** Where an item goes on: the next stage, from one on, that has a key for it. The stage is '' when none has. */
export function placeOf(item: Item, { stages, names }: Context, from: number): { readonly stage: string; readonly bucket: string } {
  const { kind } = item.claims[0] as SettlingClaim
  for (const stage of stages[kind].slice(from)) {
    const key = stage.key(item, names)
    if (key !== undefined) return { stage: stage.name, bucket: keyKept(key) }
  }
  return { stage: '', bucket: '' }
}
