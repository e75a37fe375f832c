import { generateAtomFeed } from 'feedsmith'
import { NO_LICENCE } from './told.ts'
import { underTerms } from './whole-days.ts'
import { bodyOf, titleOf, type DueTold } from './due-told.ts'

/** Where a feed and what it tells of are found; without it the feed is a file. */
export interface FeedPlace {
  readonly self: string
  readonly recordAddress: (record: string) => string
}

/**
 * What is due as a feed (Atom, RFC 4287), what stands so for the shortest time first. The same things give the same bytes.
 * @param day the day it is asked for: when nothing is due, it was last changed then
 */
export function dueFeed(told: readonly DueTold[], day: string, place?: FeedPlace): string {
  const entries = told.toSorted((a, b) => (a.since < b.since ? 1 : a.since > b.since ? -1 : a.id < b.id ? -1 : 1))
  return generateAtomFeed({
    id: place?.self ?? 'urn:chancery:due',
    title: { value: 'What is due' },
    updated: new Date(entries[0]?.since ?? `${day}T00:00:00Z`),
    authors: [{ name: 'Chancery' }],
    rights: { value: underTerms(NO_LICENCE) },
    ...(place === undefined ? {} : { links: [{ href: place.self, rel: 'self', type: 'application/atom+xml' }] }),
    entries: entries.map((entry) => ({
      // One that comes to stand otherwise is told anew.
      id: `urn:chancery:due:${entry.id}:${entry.item.standing}:${entry.item.when.replaceAll(/[^\w.-]/g, '_')}`,
      title: { value: titleOf(entry.item) },
      updated: new Date(entry.since),
      content: { value: bodyOf(entry), type: 'text' },
      categories: [{ term: entry.item.standing }],
      ...(entry.claim?.issuer === undefined ? {} : { authors: [{ name: entry.claim.issuer }] }),
      ...(place === undefined ? {} : { links: [{ href: place.recordAddress(entry.item.record) }] }),
    })),
  })
}
