import { apart } from './apart.ts'
import { FormatError, type Said } from './format.ts'

/** A PDF: its running text with its pages, and its title when that is one. */
export async function readPdf(bytes: Buffer): Promise<Said> {
  const { text, title } = await apart('pdf', bytes)
  if (!/\p{L}/u.test(text))
    throw new FormatError(
      'is a PDF of pictures without text, as from a scanner',
      'put it through text recognition (OCR) and add the result',
    )
  const named = title?.replace(/\s+/g, ' ').trim() ?? ''
  return { text, facts: isTitle(named) ? { title: named } : {} }
}

/** Programs write file names and their own name where a title should stand. */
const isTitle = (title: string): boolean =>
  title.length > 3 &&
  title.length <= 1000 &&
  !/^(?:microsoft word|untitled|powerpoint|slide 1|layout 1)|\.(?:docx?|pdf|indd|rtf|odt|qxd)$/i.test(title)
