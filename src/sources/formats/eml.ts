import { htmlText } from '../html.ts'
import { readDay } from '../day.ts'
import { FormatError, LIMITS, type Entry, type Said } from './format.ts'

const HEADER = /^(?:from|to|subject|date|received|return-path|message-id|mime-version|delivered-to|dkim-signature|x-[a-z-]+):/i

/** True of a message: its first lines are headers of mail, one of which only a mail program writes. */
export function isEml(bytes: Buffer): boolean {
  const head = bytes.subarray(0, 4000).toString('latin1')
  return HEADER.test(head) && /^(?:message-id|mime-version|received):/im.test(head.split(/\r?\n\r?\n/, 1)[0] ?? '')
}

/** A message: its subject and words, who sent it and when, and the files that hang on it. */
export async function readEml(bytes: Buffer): Promise<Said> {
  const { default: PostalMime } = await import('postal-mime')
  const mail = await PostalMime.parse(bytes, { maxNestingDepth: 50, maxHeadersSize: 1_000_000 }).catch((error: unknown) => {
    throw new FormatError(
      `is a message that cannot be read (${error instanceof Error ? error.message.slice(0, 80) : 'broken'})`,
      'save its text as .txt and add that',
    )
  })
  const subject = mail.subject?.replace(/\s+/g, ' ').trim().slice(0, 1000)
  const from = mail.from?.name || mail.from?.address
  // As the sender's clock said it: turned into another zone it may be another day.
  const date = readDay(mail.headers.find(({ key }) => key === 'date')?.value ?? '')
  const plain = mail.text?.trim() ?? ''
  const words = plain === '' && mail.html !== undefined ? (await htmlText(mail.html)).text : plain
  const entries = mail.attachments.slice(0, LIMITS.entries).flatMap((file): Entry[] => {
    // Pictures inside the text, signatures and calendars are no documents.
    if (file.disposition === 'inline' || file.filename === null || /^(image|audio|video)\//.test(file.mimeType)) return []
    const content = typeof file.content === 'string' ? Buffer.from(file.content) : new Uint8Array(file.content)
    return [{ name: file.filename, bytes: content }]
  })
  const text = words !== '' && subject && !words.slice(0, subject.length + 200).includes(subject) ? `${subject}\n\n${words}` : words
  return {
    text,
    facts: { ...(subject && { title: subject }), ...(from && { issuer: from.slice(0, 1000) }), ...(date && { date }) },
    entries,
  }
}
