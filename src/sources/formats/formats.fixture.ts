/** Files of each format, made from our own prose by small writers: what tests read is never copied from elsewhere. */
import { crc32, deflateRawSync, gzipSync } from 'node:zlib'
import { Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx'
import { PDFDocument, StandardFonts, type PDFFont } from 'pdf-lib'

type Parts = Readonly<{ [name: string]: string | Uint8Array }>

/** A zip archive, packed. */
export function zipOf(parts: Parts, change: (name: string, directory: Buffer) => void = () => {}): Buffer {
  const files: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const [name, content] of Object.entries(parts)) {
    const data = Buffer.from(content)
    // As the standard of OpenDocument asks, its kind stands unpacked at the front.
    const packed = name === 'mimetype' ? data : deflateRawSync(data)
    const label = Buffer.from(name)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(0x800, 2)
    common.writeUInt16LE(name === 'mimetype' ? 0 : 8, 4)
    common.writeUInt32LE(crc(data), 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(data.length, 18)
    common.writeUInt16LE(label.length, 22)
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), common, label, packed])
    const listed = Buffer.concat([Buffer.from('PK\u0001\u0002'), Buffer.from([20, 0]), common, Buffer.alloc(14), label])
    listed.writeUInt32LE(at, 42)
    change(name, listed)
    files.push(local)
    directory.push(listed)
    at += local.length
  }
  const list = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\u0005\u0006', 'latin1')
  end.writeUInt16LE(files.length, 8)
  end.writeUInt16LE(files.length, 10)
  end.writeUInt32LE(list.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...files, list, end])
}

const crc = (data: Buffer): number => (crc32 as ((data: Buffer) => number) | undefined)?.(data) ?? 0

/** An OpenDocument text. */
export const odtOf = (body: string, title = ''): Buffer =>
  zipOf({
    mimetype: 'application/vnd.oasis.opendocument.text',
    'content.xml': `<?xml version="1.0"?><office:document-content><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
    'meta.xml': `<office:document-meta><office:meta><dc:title>${title}</dc:title><dc:language>en-GB</dc:language></office:meta></office:document-meta>`,
  })

/** A Word document: paragraphs, and one table. */
export async function docxOf(paragraphs: readonly string[], rows: readonly (readonly string[])[], title: string): Promise<Buffer> {
  const table = new Table({
    rows: rows.map((cells) => new TableRow({ children: cells.map((words) => new TableCell({ children: [new Paragraph(words)] })) })),
  })
  return Packer.toBuffer(new Document({ title, sections: [{ children: [...paragraphs.map((words) => new Paragraph(words)), table] }] }))
}

/** Lines to draw on a page: at which place, and how large. */
export type Drawn = readonly [text: string, x: number, y: number, size?: number]

/** A PDF of pages with lines at their places; pages without any are as a scanner makes them. */
export async function pdfOf(pages: readonly (readonly Drawn[])[], title?: string): Promise<Buffer> {
  const pdf = await PDFDocument.create()
  if (title !== undefined) pdf.setTitle(title)
  const font: PDFFont = await pdf.embedFont(StandardFonts.TimesRoman)
  for (const lines of pages) {
    const page = pdf.addPage([595, 842])
    for (const [text, x, y, size = 11] of lines) page.drawText(text, { x, y, size, font })
  }
  return Buffer.from(await pdf.save())
}

/** Lines of prose one under the other. */
export const column = (lines: readonly string[], x: number, top: number): readonly Drawn[] =>
  lines.map((line, i) => [line, x, top - i * 14] as const)

/** The same set to both edges, each word drawn for itself, as type setters do. */
export const justified = (lines: readonly string[], x: number, top: number, width: number): readonly Drawn[] =>
  lines.flatMap((line, i) => {
    const words = line.split(' ')
    // Letters of this font are about so wide; what is left is shared between the words.
    const long = words.map((word) => word.length * 5.2)
    const gap = (width - long.reduce((sum, one) => sum + one, 0)) / Math.max(1, words.length - 1)
    let at = x
    return words.map((word, j): Drawn => {
      const drawn: Drawn = [word, at, top - i * 14]
      at += (long[j] ?? 0) + (i === lines.length - 1 ? 4 : gap)
      return drawn
    })
  })

/** A web archive with one page. */
export const warcOf = (url: string, page: string, status = '200 OK'): Buffer => {
  const http = Buffer.from(`HTTP/1.1 ${status}\r\nContent-Type: text/html; charset=utf-8\r\nContent-Encoding: gzip\r\n\r\n`)
  const body = Buffer.concat([http, gzipSync(page)])
  const head = `WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: ${url}\r\nWARC-Date: 2025-03-14T10:00:00Z\r\nContent-Length: ${body.length}\r\n\r\n`
  return Buffer.concat([Buffer.from(head), body, Buffer.from('\r\n\r\n')])
}

/** A message, with a file on it if one is given. */
export const emlOf = (subject: string, words: string, file?: { readonly name: string; readonly bytes: Buffer }): Buffer =>
  Buffer.from(
    [
      'From: Ministry of Foreign Affairs of Norland <press@mfa.example>',
      `Subject: ${subject}`,
      'Date: Fri, 14 Mar 2025 23:30:00 -0500',
      'Message-ID: <1@mfa.example>',
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary="part"',
      '',
      '--part',
      'Content-Type: text/plain; charset=utf-8',
      '',
      words,
      ...(file === undefined
        ? []
        : [
            '--part',
            'Content-Type: application/octet-stream',
            `Content-Disposition: attachment; filename="${file.name}"`,
            'Content-Transfer-Encoding: base64',
            '',
            file.bytes.toString('base64'),
          ]),
      '--part--',
      '',
    ].join('\r\n'),
  )
