import type { Draft } from '../../draft.ts'

/**
 * "The session, which was to be held in May, has been postponed to June": the session of May is called off, and the date behind "to" is that of
 * the one to come.
 */
export function calledOff(drafts: readonly Draft[]): Draft[] {
  const at = drafts.findIndex((d) => d.kind === 'meeting' && d.made === 'frames/hold.of')
  const off = drafts[at]
  const planned = drafts.slice(0, Math.max(at, 0)).find((d) => off !== undefined && wasPlanned(d, off))
  if (off === undefined || planned === undefined) return [...drafts]
  planned.modality = 'cancelled'
  for (const slot of ['body', 'title', 'ordinal', 'rank']) planned.set(slot, off.get(slot)[0])
  if (!off.has('when')) return drafts.filter((d) => d !== off)
  off.modality = 'scheduled'
  return [...drafts]
}

function wasPlanned(draft: Draft, off: Draft): boolean {
  if (draft.kind !== 'meeting' || (draft.modality !== 'expected' && draft.modality !== 'scheduled')) return false
  const body = draft.get('body')[0]?.value
  return (body === undefined && !draft.has('title')) || body === off.get('body')[0]?.value
}
