/** Runs in the thread in which libraries of others read. */
import library from '@kenjiuno/msgreader'
import iconv from 'iconv-lite'
import { LIMITS } from './format.ts'
import type { MailParts } from './mail.ts'
import { unpackRtf } from './packed-rtf.ts'

/** The parts of an Outlook message. The bytes were looked through by `checkCompound`. */
export function msgParts(bytes: Uint8Array): MailParts {
  const { reader, fields } = opened(bytes)
  const { subject, body, bodyHtml, html, compressedRtf, internetCodepage, attachments = [] } = fields
  const charset = charsetOf(internetCodepage)
  const page = bodyHtml ?? (html === undefined ? undefined : { bytes: html, ...(charset !== undefined && { charset }) })
  return {
    subject,
    from: fields.senderName || fields.senderSmtpAddress || fields.senderEmail,
    // As the sender's clock said it, where the headers of the way here were kept; else in universal time.
    sent: /^date:[ \t]{0,20}([^\r\n]{1,80})/im.exec(fields.headers ?? '')?.[1] ?? fields.clientSubmitTime ?? fields.messageDeliveryTime,
    plain: body,
    html: page,
    rtf: compressedRtf === undefined ? undefined : unpackRtf(Buffer.from(compressedRtf)),
    files: attachments.slice(0, LIMITS.entries).flatMap((file) => {
      if (file.attachmentHidden === true || (file.dataId === undefined && file.innerMsgContent !== true)) return []
      const { fileName, content } = reader.getAttachment(file)
      return [{ name: fileName || file.name || 'attachment', type: file.attachMimeTag ?? '', bytes: content }]
    }),
  }
}

// A package in the older form of modules: its main export hangs on the one that Node sees.
const { default: MsgReader } = library
type Opened = InstanceType<typeof MsgReader>
type Fields = ReturnType<Opened['getFileData']>

/** Letters that are not Unicode are in the code page that the message names, which is known only when it was read once. */
function opened(bytes: Uint8Array): { readonly reader: Opened; readonly fields: Fields } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const reader = new MsgReader(view)
  const fields = reader.getFileData()
  const encoding = charsetOf(fields.messageCodepage ?? fields.internetCodepage)
  if (encoding === undefined || encoding === 'utf-8') return { reader, fields }
  const again = new MsgReader(view)
  again.parserConfig = { ansiEncoding: encoding }
  return { reader: again, fields: again.getFileData() }
}

const UTF8 = 65001
function charsetOf(page: number | undefined): string | undefined {
  const name = page === UTF8 ? 'utf-8' : `cp${page}`
  return iconv.encodingExists(name) ? name : undefined
}
