import type { FlatClaim, SlotValue, Span } from '../../src/reading/claim.ts'
import type { ShownClaim } from './types.ts'

/** A claim that was only read, as it is shown: its place stands for an id. */
export function shownClaim({ kind, modality, passage, speaker, spans, inferred, ...slots }: FlatClaim, index: number): ShownClaim {
  return {
    id: `read-${index}`,
    kind,
    modality,
    passage,
    slots: slots as Record<string, SlotValue>,
    spans: (spans ?? {}) as Record<string, readonly Span[]>,
    inferred: (inferred ?? {}) as Record<string, string>,
    bears: true,
    ...(speaker === undefined ? {} : { speaker }),
  }
}
