import { decode } from '../decode.ts'
import { readDay } from '../day.ts'
import { htmlText } from '../html.ts'
import { LIMITS, type Said } from './format.ts'

/** A message as a mail program keeps it, whatever the form of its file. */
export interface MailParts {
  readonly subject?: string | undefined
  /** The sender by name, else by address. */
  readonly from?: string | undefined
  /** When it was sent, in words. */
  readonly sent?: string | undefined
  /** Its words in up to three forms; the plainest is taken. */
  readonly plain?: string | undefined
  readonly html?: string | { readonly bytes: Uint8Array; readonly charset?: string } | undefined
  readonly rtf?: Uint8Array | undefined
  readonly files: readonly { readonly name: string; readonly type: string; readonly bytes: Uint8Array }[]
}

/** Where no type is told, the name tells of a picture. */
const PICTURE = /\.(?:png|jpe?g|gif|bmp|emz|wmz)$/i

/** What a message says: its subject and words, who sent it and when, and the files that hang on it. */
export async function mailSaid(mail: MailParts): Promise<Said> {
  const subject = mail.subject?.replace(/\s+/g, ' ').trim().slice(0, 1000)
  const issuer = mail.from?.trim().slice(0, 1000)
  const date = readDay(mail.sent ?? '')
  const words = await wordsOf(mail)
  const entries = mail.files
    .slice(0, LIMITS.entries)
    .filter(({ name, type, bytes }) => bytes.length > 0 && !/^(image|audio|video)\//.test(type) && !PICTURE.test(name))
    .map(({ name, bytes }) => ({ name, bytes }))
  const text = words !== '' && subject && !words.slice(0, subject.length + 200).includes(subject) ? `${subject}\n\n${words}` : words
  return { text, facts: { ...(subject && { title: subject }), ...(issuer && { issuer }), ...(date && { date }) }, entries }
}

async function wordsOf({ plain, html, rtf }: MailParts): Promise<string> {
  if (plain !== undefined && plain.trim() !== '') return plain.trim()
  const page = html === undefined || typeof html === 'string' ? html : await decode(html.bytes, html.charset)
  if (typeof page === 'string' && page !== '') return (await htmlText(page)).text
  if (typeof page === 'object' && 'text' in page) return (await htmlText(page.text)).text
  return rtf === undefined ? '' : ((await (await import('./rtf.ts')).readRtf(Buffer.from(rtf))).text ?? '').trim()
}
