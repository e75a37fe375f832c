import type { DocumentFacts } from './document.ts'
import { pageFacts } from './page-facts.ts'
import { pageSize, plainPage } from './plain-page.ts'
import { blockText, type DomDocument, type DomElement } from './block-text.ts'

/** What a page says: its main text, and what it tells of itself. */
export interface PageText {
  readonly text: string
  readonly facts: DocumentFacts
}

/** A page with more tags, or nested deeper, is not parsed into a tree: that would take minutes. Its tags are cut out in one pass. */
const MAX_TAGS = 60_000
const MAX_DEPTH = 300
const MAX_LENGTH = 8_000_000
/** Below this many characters the main part found is probably only a caption; the whole body is taken if that has more. */
const SHORT = 140

/**
 * The main text of a page, a paragraph, heading, list item or table row a line, with its heading as the first line.
 * Nothing in the page is run or fetched.
 */
export async function htmlText(source: string): Promise<PageText> {
  const { tags, depth } = pageSize(source)
  if (tags > MAX_TAGS || depth > MAX_DEPTH || source.length > MAX_LENGTH) return { text: plainPage(source), facts: {} }
  const [{ parseHTML }, { Readability }] = await Promise.all([import('linkedom'), import('@mozilla/readability')])
  // linkedom puts a fragment without <html> beside the body it makes; wrapping it keeps its text.
  const whole = /<html[\s>]/i.test(source.slice(0, 5000)) ? source : `<!doctype html><html><body>${source}</body></html>`
  const parse = (): DomDocument => parseHTML(whole).document as unknown as DomDocument
  const page = parse()
  const { facts, heading } = pageFacts(page)
  const body = page.body ?? page.documentElement
  const everything = body === null ? '' : blockText(body, true)
  const main = mainText(parse(), Readability)
  const text = main.length < SHORT && everything.length > main.length ? everything : main
  return { text: withHeading(text, heading), facts }
}

function mainText(page: DomDocument, Readability: typeof import('@mozilla/readability').Readability): string {
  // Readability takes the page apart, so it gets one of its own; its types want a browser's document.
  type Page = ConstructorParameters<typeof Readability>[0]
  const found = new Readability<DomElement>(page as unknown as Page, {
    charThreshold: 200,
    serializer: (node) => node as unknown as DomElement,
  }).parse()
  return found?.content ? blockText(found.content, false) : ''
}

function withHeading(text: string, heading: string | undefined): string {
  if (heading === undefined) return text
  const begins = text.slice(0, heading.length + 200).includes(heading)
  return begins ? text : `${heading}\n${text}`
}
