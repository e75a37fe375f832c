import { generateAtomFeed } from 'feedsmith'
import { plain } from '../brief/index.ts'
import type { ToldSearch } from '../watch/saved.ts'
import type { FoundTold } from './found-told.ts'

/** Where a feed and what it tells of are found; without it the feed is a file. */
export interface FoundPlace {
  readonly self: string
  /** The address of a document; of a sentence in it, when its claim is told. */
  readonly documentAddress: (document: string, claim: string | undefined) => string
}

/** What a saved search found as a feed (Atom, RFC 4287), what was learned last first. The same things give the same bytes. */
export function foundFeed({ id, name, query, at }: ToldSearch, told: readonly FoundTold[], place?: FoundPlace): string {
  return generateAtomFeed({
    id: `urn:chancery:search:${id}`,
    title: { value: plain(name) },
    subtitle: { value: plain(query) },
    updated: new Date(told[0]?.learned ?? at),
    authors: [{ name: 'Chancery' }],
    ...(place === undefined ? {} : { links: [{ href: place.self, rel: 'self', type: 'application/atom+xml' }] }),
    entries: told.map((entry) => ({
      id: `urn:chancery:search:${id}:${entry.id}`,
      title: { value: entry.title },
      updated: new Date(entry.learned),
      content: {
        value: `“${plain(entry.sentence)}” ${[entry.issuer ?? 'issuer not known', entry.published].filter(Boolean).join(', ')}`,
        type: 'text',
      },
      ...(entry.kind === undefined ? {} : { categories: [{ term: entry.kind }] }),
      ...(entry.issuer === undefined ? {} : { authors: [{ name: entry.issuer }] }),
      ...(place === undefined ? {} : { links: [{ href: place.documentAddress(entry.document, entry.claim) }] }),
    })),
  })
}
