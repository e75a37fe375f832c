import { FormatError, LIMITS } from './format.ts'
import type { PdfItem, PdfPage } from './pdf-page.ts'

/** What a PDF says of itself and where its words stand, page by page. */
export interface PdfItems {
  readonly title?: string
  readonly pages: readonly PdfPage[]
}

const MOST_ITEMS = 2_000_000

/** Takes the words of a PDF with their places. Scripts, forms, links and files in it are not looked at. */
export async function pdfItems(bytes: Uint8Array): Promise<PdfItems> {
  const { getDocumentProxy } = await import('unpdf')
  const pdf = await getDocumentProxy(bytes, { verbosity: 0, isEvalSupported: false, stopAtErrors: false }).catch((error: unknown) => {
    if (error instanceof Error && error.name === 'PasswordException')
      throw new FormatError('is a PDF locked with a password', 'save it without one and add that')
    throw error
  })
  if (pdf.numPages > LIMITS.pages)
    throw new FormatError(`has ${pdf.numPages} pages, more than the ${LIMITS.pages} taken`, 'split it and add the parts')
  const pages: PdfPage[] = []
  let count = 0
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number)
    const [, , , height = 0] = page.view
    const { items } = await page.getTextContent()
    count += items.length
    if (count > MOST_ITEMS) throw new FormatError('holds more pieces of text than are taken', 'split it and add the parts')
    pages.push({ height, items: items.flatMap((item): PdfItem[] => ('str' in item && item.str.trim() !== '' ? [placed(item)] : [])) })
    page.cleanup()
  }
  const { info } = await pdf.getMetadata()
  const title: unknown = 'Title' in info ? info['Title'] : undefined
  return { pages, ...(typeof title === 'string' && { title }) }
}

function placed(item: { readonly str: string; readonly transform: readonly number[]; readonly width: number }): PdfItem {
  const [, , c = 0, d = 0, x = 0, y = 0] = item.transform
  return { text: item.str, x, y, width: item.width, size: Math.hypot(c, d) }
}
