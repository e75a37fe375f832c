import type { EntityId, RegisterReader } from '../../register/index.ts'
import { checksOf, partsOfWhole, type Check } from './checks.ts'
import { seriesOf, type Series } from './series.ts'

/** Series of figures, each with what arithmetic says of it. */
export interface Figures {
  readonly series: readonly (Series & { readonly checks: readonly Check[] })[]
  /** What goes each way against what goes both ways. */
  readonly parts: readonly Check[]
}

/** All figures about some entities, along the years. What is of one pair is bounded by what is told of it; so is what is read. */
export async function figuresFrom(register: Pick<RegisterReader, 'records'>, entities: readonly EntityId[]): Promise<Figures> {
  const series = seriesOf(await register.records({ kind: 'figure', entities }))
  return { series: series.map((one) => ({ ...one, checks: checksOf(one) })), parts: partsOfWhole(series) }
}
