import type { ReadSentence } from './sentence.ts'

/** "the League, of which …": the unit of the phrase in front of a preposition and the relative at a unit. */
export function frontOfRelative({ units }: Pick<ReadSentence, 'units'>, relative: number): number | undefined {
  if (units[relative]?.type !== 'relative' || units[relative - 1]?.type !== 'preposition') return undefined
  const at = relative - (units[relative - 2]?.type === 'comma' ? 3 : 2)
  return units[at]?.type === 'noun' ? at : undefined
}
