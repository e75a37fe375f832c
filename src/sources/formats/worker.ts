/** The thread in which libraries of others read: one file is asked for, one text or reason is answered. */
import { parentPort } from 'node:worker_threads'
import { FormatError } from './format.ts'

/** What is asked of the thread. */
export interface Asked {
  readonly format: 'pdf' | 'docx'
  readonly bytes: Uint8Array
}
/** What it answers. */
export type Answered = { readonly text: string; readonly title?: string } | { readonly reason: string; readonly advice: string }

async function answer({ format, bytes }: Asked): Promise<Answered> {
  try {
    if (format === 'pdf') {
      const [{ pdfItems }, { pagesText }] = await Promise.all([import('./pdf-items.ts'), import('./pdf-text.ts')])
      const { pages, title } = await pdfItems(bytes)
      return { text: pagesText(pages), ...(title !== undefined && { title }) }
    }
    const { default: mammoth } = await import('mammoth')
    const image = mammoth.images.imgElement(async () => ({ src: '' }))
    const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) }, { convertImage: image })
    return { text: value }
  } catch (error) {
    if (error instanceof FormatError) return { reason: error.message, advice: error.advice }
    return { reason: `is a broken ${format === 'pdf' ? 'PDF' : 'Word document'}`, advice: 'look whether it was copied whole' }
  }
}

// One after the other: the side that asks waits for each answer.
parentPort?.on('message', (asked: Asked) => {
  void answer(asked).then((answered) => parentPort?.postMessage(answered))
})
