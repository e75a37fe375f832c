import { blockText, type DomDocument } from '../block-text.ts'
import { pageSize, plainPage } from '../plain-page.ts'

/** The text of an office document that was turned into the body of a page. A cell with one paragraph is one cell of its row. */
export async function officeText(body: string): Promise<string> {
  const cells = body.replace(/<(td|th)([^<>]{0,80})><p>/g, '<$1$2>').replace(/<\/p><\/(td|th)>/g, '</$1>')
  const page = `<!doctype html><html><body>${cells}</body></html>`
  const { tags, depth } = pageSize(page)
  // A tree of so many would take minutes.
  if (tags > 200_000 || depth > 300) return plainPage(page)
  const { parseHTML } = await import('linkedom')
  const parsed = (parseHTML(page).document as unknown as DomDocument).body
  return parsed === null ? '' : blockText(parsed, false)
}
