import type { Modality } from '../reading/claim.ts'

/** As much of a voice as tells how a thing stands. */
export interface Standing {
  readonly modality: Modality
  readonly published?: string
  readonly learned: string
}

const PLANNED: readonly Modality[] = ['scheduled', 'expected', 'proposed']

/**
 * How a thing stands after all that was said of it: what was done is done; else the later document decides between called off and
 * planned; of plans the firmest counts. What happens regularly is `recurring` only when nothing else is said.
 */
export function standingOf(voices: readonly Standing[]): Modality {
  const said = new Set(voices.map(({ modality }) => modality))
  if (said.has('done')) return 'done'
  const firmest = PLANNED.find((modality) => said.has(modality))
  if (!said.has('cancelled')) return firmest ?? 'recurring'
  if (firmest === undefined) return 'cancelled'
  const last = (of: (modality: Modality) => boolean): string => lastClock(voices.filter(({ modality }) => of(modality)))
  return last((modality) => modality === 'cancelled') >= last((modality) => PLANNED.includes(modality)) ? 'cancelled' : firmest
}

/** When it was said: the day of publication, else of learning. Compares as text. */
export const clock = ({ published, learned }: { readonly published?: string; readonly learned: string }): string =>
  published ?? learned.slice(0, 10)

/** The latest of the times when these were said; '' when there are none. */
export const lastClock = (voices: readonly Parameters<typeof clock>[0][]): string => voices.map(clock).sort().at(-1) ?? ''
