import { FormatError, type Said } from './format.ts'
import { mailSaid } from './mail.ts'

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
  return mailSaid({
    subject: mail.subject,
    from: mail.from?.name || mail.from?.address,
    // As the sender's clock said it: turned into another zone it may be another day.
    sent: mail.headers.find(({ key }) => key === 'date')?.value,
    plain: mail.text,
    html: mail.html,
    files: mail.attachments.flatMap((file) => {
      // Pictures inside the text, signatures and calendars are no documents.
      if (file.disposition === 'inline' || file.filename === null) return []
      const bytes = typeof file.content === 'string' ? Buffer.from(file.content) : new Uint8Array(file.content)
      return [{ name: file.filename, type: file.mimeType, bytes }]
    }),
  })
}
