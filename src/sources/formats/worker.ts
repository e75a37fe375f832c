/** The thread in which libraries of others read: one file is asked for, one text or reason is answered. */
import { parentPort } from 'node:worker_threads'
import { FormatError } from './format.ts'
import type { MailParts } from './mail.ts'

/** What the thread reads of a file of each format. */
export interface Read {
  readonly pdf: { readonly text: string; readonly title?: string }
  readonly docx: { readonly text: string }
  readonly msg: MailParts
}
/** What is asked of the thread. */
export interface Asked {
  readonly format: keyof Read
  readonly bytes: Uint8Array
}
/** What it answers. */
export type Answered = { readonly read: Read[keyof Read] } | { readonly reason: string; readonly advice: string }

const READERS: {
  readonly [format in keyof Read]: { readonly called: string; readonly read: (bytes: Uint8Array) => Promise<Read[format]> }
} = {
  pdf: {
    called: 'PDF',
    read: async (bytes) => {
      const [{ pdfItems }, { pagesText }] = await Promise.all([import('./pdf-items.ts'), import('./pdf-text.ts')])
      const { pages, title } = await pdfItems(bytes)
      return { text: pagesText(pages), ...(title !== undefined && { title }) }
    },
  },
  docx: {
    called: 'Word document',
    read: async (bytes) => {
      const { default: mammoth } = await import('mammoth')
      const image = mammoth.images.imgElement(async () => ({ src: '' }))
      const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) }, { convertImage: image })
      return { text: value }
    },
  },
  msg: { called: 'message', read: async (bytes) => (await import('./msg-parts.ts')).msgParts(bytes) },
}

async function answer({ format, bytes }: Asked): Promise<Answered> {
  const { called, read } = READERS[format]
  try {
    return { read: await read(bytes) }
  } catch (error) {
    if (error instanceof FormatError) return { reason: error.message, advice: error.advice }
    return { reason: `is a broken ${called}`, advice: 'look whether it was copied whole' }
  }
}

// One after the other: the side that asks waits for each answer.
parentPort?.on('message', (asked: Asked) => {
  void answer(asked).then((answered) => parentPort?.postMessage(answered))
})
