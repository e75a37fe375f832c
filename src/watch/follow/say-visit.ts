import type { Visit } from '../../register/followed.ts'

/** One line on what came of a visit. */
export function sayVisit(visit: Visit): string {
  if (visit.outcome === 'failed') return `failed: it ${visit.reason ?? 'could not be asked'}`
  return [
    visit.outcome === 'same' ? 'not changed' : `${visit.listed} listed`,
    `${visit.new} new`,
    ...(visit.newer > 0 ? [`${visit.newer} newer ${visit.newer === 1 ? 'version' : 'versions'}`] : []),
    ...(visit.known > 0 ? [`${visit.known} known`] : []),
    ...(visit.aside > 0 ? [`${visit.aside} set aside`] : []),
    ...(visit.left > 0 ? [`${visit.left} left for the next visit`] : []),
  ].join(' · ')
}
