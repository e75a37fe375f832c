import { gunzipSync } from 'node:zlib'
import { decode } from '../decode.ts'
import { readDay } from '../day.ts'
import type { DomDocument, DomElement } from '../block-text.ts'
import { pageSize } from '../plain-page.ts'
import { attribute, xmlPieces } from './xml.ts'

/** What is found at the address of a source. */
export const SOURCE_KINDS = ['feed', 'sitemap', 'list', 'page', 'folder'] as const
/** One of them. */
export type SourceKind = (typeof SOURCE_KINDS)[number]

/** A document that a source lists. */
export interface Listed {
  readonly url: string
  readonly title?: string
  /** The day of publication as the source tells it, EDTF. */
  readonly date?: string
  /** When the source says that it was changed: an instant, ISO 8601. */
  readonly changed?: string
}

/** What a source lists. */
export interface Listing {
  readonly kind: SourceKind
  readonly items: readonly Listed[]
  /** Further sitemaps, those changed last first. */
  readonly sitemaps: readonly string[]
}

const MOST_ITEMS = 5000
const MOST_UNPACKED = 50_000_000
/** A list has so many links at least; a page with fewer is a document. */
const FEWEST_LINKS = 5

/**
 * What bytes list that were found at an address: a feed, a sitemap, a page of links, or nothing, when they are a document themselves.
 * @param as what the address is said to be; else it is told from the bytes
 * @param links of a list only links whose address holds these words
 */
export async function readListing(
  bytes: Buffer,
  url: string,
  charset: string | undefined,
  as?: SourceKind,
  links?: string,
): Promise<Listing> {
  const none: Listing = { kind: 'page', items: [], sitemaps: [] }
  if (as === 'page') return none
  const source = await textOf(bytes, charset)
  if (source === undefined) return none
  const root = rootOf(source)
  if (root === 'urlset' || root === 'sitemapindex') return sitemap(source, url)
  if (root === 'rss' || root === 'feed' || root === 'rdf:rdf') return { kind: 'feed', items: feed(source, url), sitemaps: [] }
  if (as === 'feed' || as === 'sitemap') return { kind: as, items: [], sitemaps: [] }
  if (!/<a\s/i.test(source)) return as === 'list' ? { ...none, kind: 'list' } : none
  const found = await linksOf(source, url, links)
  return as === 'list' || links !== undefined || found.length >= FEWEST_LINKS ? { kind: 'list', items: found, sitemaps: [] } : none
}

async function textOf(bytes: Buffer, charset: string | undefined): Promise<string | undefined> {
  let plain = bytes
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) {
    try {
      plain = gunzipSync(bytes, { maxOutputLength: MOST_UNPACKED })
    } catch {
      return undefined
    }
  }
  const decoded = await decode(plain, charset)
  return 'text' in decoded ? decoded.text : undefined
}

/** The name of the first element. */
function rootOf(source: string): string | undefined {
  for (const piece of xmlPieces(source.slice(0, 20_000))) if (piece.piece === 'begins') return piece.name
  return undefined
}

function sitemap(source: string, base: string): Listing {
  const items: Listed[] = []
  const sitemaps: { readonly url: string; readonly changed: string }[] = []
  let inside = ''
  let element = ''
  let loc = ''
  let changed = ''
  for (const piece of xmlPieces(source)) {
    if (piece.piece === 'words') {
      if (element === 'loc') loc += piece.words
      if (element === 'lastmod') changed += piece.words
    } else if (piece.piece === 'begins') {
      element = piece.name
      if (piece.name === 'url' || piece.name === 'sitemap') {
        inside = piece.name
        loc = ''
        changed = ''
      }
    } else {
      element = ''
      if (piece.name !== inside) continue
      const url = absolute(loc, base)
      const when = instant(changed)
      if (url !== undefined && inside === 'sitemap') sitemaps.push({ url, changed: when ?? '' })
      else if (url !== undefined) items.push({ url, ...(when && { changed: when }) })
      inside = ''
      if (items.length + sitemaps.length >= MOST_ITEMS * 10) break
    }
  }
  // Sitemaps are long, and what was changed last is what is looked for.
  items.sort((a, b) => (b.changed ?? '').localeCompare(a.changed ?? ''))
  sitemaps.sort((a, b) => b.changed.localeCompare(a.changed))
  return { kind: 'sitemap', items: unique(items), sitemaps: sitemaps.map(({ url }) => url) }
}

const FIELDS: ReadonlyMap<string, 'title' | 'link' | 'guid' | 'published' | 'updated'> = new Map([
  ['title', 'title'],
  ['link', 'link'],
  ['guid', 'guid'],
  ['pubdate', 'published'],
  ['published', 'published'],
  ['issued', 'published'],
  ['dc:date', 'published'],
  ['updated', 'updated'],
  ['modified', 'updated'],
])

function feed(source: string, base: string): readonly Listed[] {
  const items: Listed[] = []
  let entry: { [field: string]: string } | undefined
  const open: string[] = []
  for (const piece of xmlPieces(source)) {
    if (piece.piece === 'begins') {
      if (piece.name === 'item' || piece.name === 'entry') {
        entry = {}
        open.length = 0
        continue
      }
      open.push(piece.name)
      if (open.length > 50) open.length = 0
      if (entry === undefined || open.length !== 1) continue
      if (piece.name === 'link' && /^(?:|alternate)$/.test(attribute(piece.attributes, 'rel') ?? ''))
        entry['href'] ??= attribute(piece.attributes, 'href') ?? ''
      if (piece.name === 'guid' && attribute(piece.attributes, 'isPermaLink') === 'false') entry['isId'] = 'yes'
    } else if (piece.piece === 'words') {
      const field = open.length === 1 ? FIELDS.get(open[0] ?? '') : undefined
      if (entry !== undefined && field !== undefined) entry[field] = `${entry[field] ?? ''}${piece.words}`.slice(0, 4000)
    } else if (piece.name === 'item' || piece.name === 'entry') {
      const one = entry === undefined ? undefined : listed(entry, base)
      if (one !== undefined) items.push(one)
      entry = undefined
      if (items.length >= MOST_ITEMS) break
    } else {
      // What was left open ends with what stands around it.
      const begun = open.lastIndexOf(piece.name)
      if (begun >= 0) open.length = begun
    }
  }
  return unique(items)
}

function listed(entry: Readonly<{ [field: string]: string }>, base: string): Listed | undefined {
  const url = [entry['href'], entry['link'], entry['isId'] === undefined ? entry['guid'] : undefined]
    .map((one) => absolute(one ?? '', base))
    .find((one) => one !== undefined)
  if (url === undefined) return undefined
  const title = (entry['title'] ?? '')
    .replace(/<[^<>]{0,500}>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 1000)
  const date = readDay(entry['published'] ?? '') ?? instant(entry['published'] ?? '')?.slice(0, 10)
  const changed = instant(entry['updated'] ?? '')
  return { url, ...(title && { title }), ...(date && { date }), ...(changed && { changed }) }
}

/** Links of a page that lead to other pages of its site, with words as a headline has; not those of its menus. */
async function linksOf(source: string, base: string, only: string | undefined): Promise<readonly Listed[]> {
  const { tags, depth } = pageSize(source)
  if (tags > 60_000 || depth > 300) return []
  const { parseHTML } = await import('linkedom')
  const page = parseHTML(/<html[\s>]/i.test(source.slice(0, 5000)) ? source : `<html><body>${source}</body></html>`)
    .document as unknown as DomDocument
  const menus = new Set<DomElement>()
  for (const menu of page.querySelectorAll('nav, header, footer, aside'))
    for (const link of menu.querySelectorAll('a[href]')) menus.add(link)
  const from = absolute(page.querySelector('base[href]')?.getAttribute('href') ?? '', base) ?? base
  const host = new URL(base).host
  const items: Listed[] = []
  for (const link of page.querySelectorAll('a[href]')) {
    const url = absolute(link.getAttribute('href') ?? '', from)
    const title = (link.textContent ?? '').replace(/\s+/g, ' ').trim()
    if (url === undefined || items.length >= MOST_ITEMS || new URL(url).host !== host || url === base) continue
    const fits =
      only === undefined ? !menus.has(link) && title.length >= HEADLINE && !OTHER.test(new URL(url).pathname) : url.includes(only)
    if (fits) items.push({ url, ...(title && { title: title.slice(0, 1000) }) })
  }
  return unique(items)
}

/** As many letters as the shortest headlines have. */
const HEADLINE = 20
const OTHER = /\.(?:jpe?g|png|gif|svg|webp|mp[34]|css|js|ico|xlsx?|pptx?)$/i

function absolute(address: string, base: string): string | undefined {
  const text = address.trim()
  if (text === '' || text.length > 2000 || !URL.canParse(text, base)) return undefined
  const url = new URL(text, base)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return undefined
  url.hash = ''
  return url.href
}

function instant(text: string): string | undefined {
  const time = Date.parse(text.trim().slice(0, 60))
  return Number.isNaN(time) ? undefined : new Date(time).toISOString()
}

function unique(items: readonly Listed[]): readonly Listed[] {
  const seen = new Set<string>()
  return items.filter(({ url }) => !seen.has(url) && seen.add(url).size <= MOST_ITEMS)
}

/** What addresses look like, numbers and names left out: a list whose links all look otherwise has changed. */
export function shapeOf(items: readonly Listed[]): readonly string[] {
  const counts = new Map<string, number>()
  for (const { url } of items) {
    const { host, pathname } = new URL(url)
    const shape = `${host}${pathname.replace(/[^/]*$/, '').replace(/\d+/g, '#')}`
    counts.set(shape, (counts.get(shape) ?? 0) + 1)
  }
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, 5)
    .map(([shape]) => shape)
}

/** The charset that a Content-Type names. */
export const charsetOf = (type: string): string | undefined => /charset\s{0,3}=\s{0,3}["']?([\w-]{2,30})/i.exec(type)?.[1]?.toLowerCase()
