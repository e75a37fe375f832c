import type { DocumentFacts, Taken } from '../document.ts'
import { takeBytes } from '../take.ts'
import { charsetOf, readListing, shapeOf, type Listed, type SourceKind } from './listing.ts'
import type { Fetched, Visitor } from './visitor.ts'

/** What is known of a source before it is asked. */
export interface Sought {
  readonly address: string
  readonly as?: string
  readonly links?: string
  readonly etag?: string
  readonly modified?: string
  /** Whether all that it listed was stored: only then may it answer that nothing has changed. */
  readonly visits: readonly { readonly outcome: string; readonly left: number }[]
}

/** What a source lists now; of a page, the page itself. */
export type FoundListing =
  | (Extract<Fetched, { came: 'whole' }> & {
      readonly kind: SourceKind
      readonly listed: readonly Listed[]
      readonly shape: readonly string[]
    })
  | Exclude<Fetched, { came: 'whole' }>

/** So many sitemaps of one index are asked for, those changed last. */
const MOST_SITEMAPS = 10

/** Asks a source what it lists. */
export async function findListed(sought: Sought, visitor: Visitor): Promise<FoundListing> {
  const { address, etag, modified } = sought
  const found = await visitor.get(address, { ...(etag === undefined ? {} : { etag }), ...(modified === undefined ? {} : { modified }) })
  if (found.came !== 'whole') return found
  const as = sought.as as SourceKind | undefined
  const listing = await readListing(found.bytes, found.url, charsetOf(found.type), as, sought.links)
  const items = [...listing.items]
  for (const url of listing.sitemaps.slice(0, MOST_SITEMAPS)) {
    const part = await visitor.get(url)
    if (part.came !== 'whole') {
      if (part.came === 'nothing' && part.stop) break
      continue
    }
    // Sitemaps of sitemaps are not gone into any further.
    items.push(...(await readListing(part.bytes, part.url, charsetOf(part.type), 'sitemap')).items)
  }
  const listed = sought.links === undefined ? items : items.filter(({ url }) => url.includes(sought.links ?? ''))
  return { ...found, kind: listing.kind, listed, shape: shapeOf(listed) }
}

/** The documents in what was fetched. It is known under the address by which it was listed, wherever that led. */
export async function* takeFetched(
  found: Pick<Extract<Fetched, { came: 'whole' }>, 'bytes' | 'type' | 'url'>,
  url: string,
  facts: DocumentFacts,
  otherwise: DocumentFacts,
): AsyncGenerator<Taken> {
  const charset = charsetOf(found.type)
  yield* takeBytes(found.bytes, url, {
    name: nameOf(found),
    facts: { ...facts, url },
    otherwise: () => otherwise,
    ...(charset === undefined ? {} : { charset }),
  })
}

const ENDINGS: readonly (readonly [type: string, ending: string])[] = [
  ['text/html', '.html'],
  ['application/xhtml+xml', '.html'],
  ['text/markdown', '.md'],
  ['text/plain', '.txt'],
]

/** A name from which the kind can be told: what the server says counts for text, else the end of the address. */
function nameOf({ type, url }: Pick<Extract<Fetched, { came: 'whole' }>, 'type' | 'url'>): string {
  const ending = ENDINGS.find(([mime]) => type.toLowerCase().startsWith(mime))?.[1]
  if (ending !== undefined) return `page${ending}`
  const last = new URL(url).pathname.split('/').at(-1) ?? ''
  return /\.(?:txt|md|html?|pdf|docx|odt|rtf|eml|msg|zip)$/i.test(last) ? last : ''
}
