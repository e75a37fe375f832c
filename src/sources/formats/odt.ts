import type { DocumentFacts } from '../document.ts'
import { plainPage } from '../plain-page.ts'
import { FormatError, type Said } from './format.ts'
import { officeText } from './office-text.ts'
import { unzip } from './zip.ts'

/** Which elements of a page the elements of OpenDocument stand for; all others pass their words on. */
const AS_HTML: ReadonlyMap<string, string> = new Map([
  ['text:p', 'p'],
  ['text:h', 'h2'],
  ['text:list', 'ul'],
  ['text:list-item', 'li'],
  ['table:table', 'table'],
  ['table:table-row', 'tr'],
  ['table:table-cell', 'td'],
  ['text:line-break', 'br'],
  // Footnotes, comments and changes that were taken out are not the running text.
  ['text:note', 'script'],
  ['office:annotation', 'script'],
  ['text:tracked-changes', 'script'],
])

/** An OpenDocument text: its paragraphs, lists and tables; title, day and language from what it tells of itself. */
export async function readOdt(bytes: Buffer): Promise<Said> {
  const parts = new Map(unzip(bytes, (name) => name === 'content.xml' || name === 'meta.xml').map((part) => [part.name, part.bytes]))
  const content = parts.get('content.xml')
  if (content === undefined) throw new FormatError('is an OpenDocument text without its text', 'look whether it was copied whole')
  const text = await officeText(asBody(Buffer.from(content).toString('utf8')))
  const meta = parts.get('meta.xml')
  return { text, facts: meta === undefined ? {} : metaFacts(Buffer.from(meta).toString('utf8')) }
}

function asBody(xml: string): string {
  const from = xml.indexOf('<office:text')
  return xml
    .slice(Math.max(0, from))
    .replace(/<(\/?)([a-z]{1,12}:[a-z-]{1,30})([^<>]{0,2000})>/g, (_tag, end: string, name: string, rest: string) => {
      if (name === 'text:s' || name === 'text:tab') return ' '
      const html = AS_HTML.get(name)
      if (html === undefined) return ''
      if (rest.endsWith('/')) return html === 'br' ? '<br>' : `<${html}></${html}>`
      return `<${end}${html}>`
    })
}

function metaFacts(xml: string): DocumentFacts {
  const said = (name: string): string | undefined => {
    const from = xml.indexOf(`<${name}>`)
    const to = from < 0 ? -1 : xml.indexOf('<', from + 1)
    return to < 0
      ? undefined
      : plainPage(xml.slice(from + name.length + 2, to))
          .trim()
          .slice(0, 1000) || undefined
  }
  const title = said('dc:title')
  const language = said('dc:language')?.slice(0, 2).toLowerCase()
  return { ...(title && { title }), ...(language && /^[a-z]{2}$/.test(language) && { language }) }
}
