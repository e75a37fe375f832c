import type { DocumentFacts } from './document.ts'
import type { DomDocument } from './block-text.ts'
import { readDay } from './day.ts'

type Json = { readonly [name: string]: unknown }

/** What a page tells of itself: in its meta tags, its linked data (JSON-LD), its first heading and time. What cannot be read is passed over. `heading` is the title without the name of the site. */
export function pageFacts(page: DomDocument): { readonly facts: DocumentFacts; readonly heading?: string } {
  const meta = metaTags(page)
  const data = linkedData(page)
  const heading = first(meta.get('og:title'), textOf(data['headline']), headingOf(page))
  const title = heading ?? first(page.querySelector('title')?.textContent)
  const issuer = first(
    nameOf(data['publisher']),
    meta.get('publisher'),
    meta.get('dcterms.publisher'),
    meta.get('dc.publisher'),
    meta.get('og:site_name'),
    nameOf(data['author']),
    meta.get('author'),
  )
  const date = firstDay(
    meta.get('article:published_time'),
    textOf(data['datePublished']),
    meta.get('date'),
    meta.get('dcterms.date'),
    meta.get('dc.date'),
    meta.get('dc.date.issued'),
    meta.get('dcterms.created'),
    meta.get('pubdate'),
    meta.get('publish-date'),
    page.querySelector('time[datetime]')?.getAttribute('datetime'),
  )
  const url = pageAddress(page.querySelector('link[rel="canonical"]')?.getAttribute('href')) ?? pageAddress(meta.get('og:url'))
  const language = languageCode(page.documentElement?.getAttribute('lang'))
  const facts = {
    ...(title && { title }),
    ...(issuer && { issuer }),
    ...(date && { date }),
    ...(url && { url }),
    ...(language && { language }),
  }
  return { facts, ...(heading && { heading }) }
}

function metaTags(page: DomDocument): ReadonlyMap<string, string> {
  const tags = new Map<string, string>()
  for (const tag of page.querySelectorAll('meta')) {
    const name = (tag.getAttribute('property') ?? tag.getAttribute('name') ?? '').toLowerCase()
    const content = tag.getAttribute('content')
    if (name !== '' && content && !tags.has(name)) tags.set(name, content)
  }
  return tags
}

/** The first object in the page's linked data that has a date of publication or a headline. */
function linkedData(page: DomDocument): Json {
  for (const script of page.querySelectorAll('script[type="application/ld+json"]')) {
    const found = articleIn(parsed(script.textContent ?? ''), 0)
    if (found) return found
  }
  return {}
}

function articleIn(value: unknown, depth: number): Json | undefined {
  if (depth > 4 || typeof value !== 'object' || value === null) return undefined
  if (!Array.isArray(value) && ('datePublished' in value || 'headline' in value)) return value as Json
  const inner: readonly unknown[] = Array.isArray(value) ? value : '@graph' in value ? [value['@graph']] : []
  for (const item of inner) {
    const found = articleIn(item, depth + 1)
    if (found) return found
  }
  return undefined
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json) as unknown
  } catch {
    return undefined
  }
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

function nameOf(value: unknown): string | undefined {
  const one: unknown = Array.isArray(value) ? value[0] : value
  return typeof one === 'object' && one !== null && 'name' in one ? textOf(one.name) : textOf(one)
}

function headingOf(page: DomDocument): string | undefined {
  const headings = [...page.querySelectorAll('h1')]
  // Several first-level headings: none of them is sure to be the title.
  return headings.length === 1 ? (headings[0]?.textContent ?? undefined) : undefined
}

function first(...words: readonly (string | null | undefined)[]): string | undefined {
  for (const word of words) {
    const clean = (word ?? '')
      .replace(/[\s\u00a0]+/g, ' ')
      .trim()
      .normalize('NFC')
    if (clean !== '' && clean.length <= 1000) return clean
  }
  return undefined
}

function firstDay(...words: readonly (string | null | undefined)[]): string | undefined {
  for (const word of words) {
    const day = word ? readDay(word) : undefined
    if (day !== undefined) return day
  }
  return undefined
}

/** Only an address of a page of its own: sites that give their front page for every article would make each replace the last. */
function pageAddress(address: string | null | undefined): string | undefined {
  if (!address || !URL.canParse(address)) return undefined
  const url = new URL(address)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return undefined
  return url.pathname === '/' && url.search === '' ? undefined : address
}

function languageCode(code: string | null | undefined): string | undefined {
  const match = /^([a-z]{2,3})(?:$|[-_])/i.exec(code?.trim() ?? '')
  return match?.[1]?.toLowerCase()
}
