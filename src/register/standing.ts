import type { Modality, SlotValue } from '../reading/claim.ts'
import { edtfDays } from './days.ts'

/** As much of a voice as tells how a thing stands. */
export interface Standing {
  readonly modality: Modality
  readonly published?: string
  readonly learned: string
  readonly slots?: Readonly<{ [slot: string]: SlotValue }>
}

const PLANNED: readonly Modality[] = ['scheduled', 'expected', 'proposed']

/**
 * How a thing stands after all that was said of it: what was done is done; else the later document decides between called off and
 * planned (called off and planned anew for later is planned); of plans the firmest counts. What happens regularly is `recurring` only when nothing else is said.
 */
export function standingOf(voices: readonly Standing[]): Modality {
  const said = new Set(voices.map(({ modality }) => modality))
  if (said.has('done')) return 'done'
  const cancelled = voices.filter(({ modality }) => modality === 'cancelled')
  const off = lastClock(cancelled)
  // What was planned before it was called off is no plan any more.
  const planned = voices.filter((voice) => PLANNED.includes(voice.modality) && clock(voice) >= off)
  const firmest = PLANNED.find((plan) => planned.some(({ modality }) => modality === plan))
  if (cancelled.length === 0) return firmest ?? 'recurring'
  if (firmest === undefined) return 'cancelled'
  return lastClock(planned) > off || putOff(cancelled, planned) ? firmest : 'cancelled'
}

/** What was called off for one day and in the same breath planned for a later one is put off. */
function putOff(cancelled: readonly Standing[], planned: readonly Standing[]): boolean {
  const days = (voices: readonly Standing[]) => voices.flatMap(({ slots }) => edtfDays(String(slots?.['when'])) ?? [])
  const last = Math.max(...days(cancelled).map(({ to }) => to))
  return Number.isFinite(last) && days(planned).some(({ from }) => from > last)
}

/** When it was said: the day of publication, else of learning. Compares as text. */
export const clock = ({ published, learned }: { readonly published?: string; readonly learned: string }): string =>
  published ?? learned.slice(0, 10)

/** The latest of the times when these were said; '' when there are none. */
export const lastClock = (voices: readonly Parameters<typeof clock>[0][]): string => voices.map(clock).sort().at(-1) ?? ''

/** What had not begun by a day: by its own time, of a time that it covers the end; without one, by when it was said. */
export function cameLater(claim: Parameters<typeof clock>[0] & Pick<Standing, 'slots'>, day: string): boolean {
  const last = edtfDays(day)?.to ?? Number.POSITIVE_INFINITY
  const time = (slot: string) => edtfDays(String(claim.slots?.[slot]))
  const began = time('when') ?? time('since')
  if (began !== undefined && Number.isFinite(began.from)) return began.from > last
  const covered = time('period')
  if (covered !== undefined && Number.isFinite(covered.to)) return covered.to > last
  return clock(claim).slice(0, 10) > day
}
