import type { Draft } from '../../draft.ts'

/** Rows of those who come to a session. */
const COMING: ReadonlySet<string> = new Set(['frames/attend', 'frames/attend.speak', 'frames/chair', 'frames/hold'])

/** "will travel to Lima to attend the Forum": what somebody travels for is where he travels to, unless it says its own place. */
export function atPlaceOfVisit(drafts: readonly Draft[]): void {
  for (const meeting of drafts) {
    if (meeting.kind !== 'meeting' || meeting.has('where') || meeting.has('mode') || !COMING.has(meeting.made)) continue
    const span = (meeting.get('body')[0] ?? meeting.get('title')[0])?.span
    const visit = drafts.find((d) => {
      const purpose = d.kind === 'visit' ? d.get('purpose')[0]?.span : undefined
      return purpose !== undefined && span !== undefined && purpose.start <= span.start && span.end <= purpose.end
    })
    const where = visit?.get('where')[0]
    if (where !== undefined) meeting.set('where', { ...where, inferred: 'the place of the visit' })
  }
}
