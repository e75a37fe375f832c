import type { Format } from './format.ts'
import { isEml } from './eml.ts'
import { isMsg } from './msg.ts'
import { isMbox } from './mbox.ts'
import { isWarc } from './warc.ts'
import { isZip, zipNames } from './zip.ts'

const starts =
  (magic: string) =>
  (bytes: Buffer): boolean =>
    bytes.subarray(0, magic.length).toString('latin1') === magic

/** True of an archive that holds a file of this name, as office documents do. */
const holds =
  (name: string) =>
  (bytes: Buffer): boolean =>
    isZip(bytes) && zipNames(bytes).includes(name)

/** All kinds of files that are more than text, the special before the general: a Word document is an archive too. What reads them is loaded when one comes. */
export const FORMATS: readonly Format[] = [
  {
    called: 'a PDF',
    endings: ['pdf'],
    // Some programs write a few bytes before it.
    is: (bytes) => bytes.subarray(0, 1024).includes('%PDF-') && !bytes.subarray(0, 20).toString('latin1').trimStart().startsWith('<'),
    read: async (bytes) => (await import('./pdf.ts')).readPdf(bytes),
  },
  {
    called: 'a Word document',
    endings: ['docx', 'docm'],
    is: holds('word/document.xml'),
    read: async (bytes) => (await import('./docx.ts')).readDocx(bytes),
  },
  {
    called: 'an OpenDocument text',
    endings: ['odt', 'ott'],
    is: (bytes) => isZip(bytes) && bytes.subarray(0, 200).includes('application/vnd.oasis.opendocument.text'),
    read: async (bytes) => (await import('./odt.ts')).readOdt(bytes),
  },
  {
    called: 'a zip archive',
    endings: ['zip'],
    is: (bytes) =>
      isZip(bytes) && !zipNames(bytes).includes('[Content_Types].xml') && !bytes.subarray(0, 200).includes('application/vnd.oasis'),
    read: async (bytes) => (await import('./zip.ts')).readZip(bytes),
  },
  {
    called: 'a rich-text document',
    endings: ['rtf'],
    is: starts('{\\rtf'),
    read: async (bytes) => (await import('./rtf.ts')).readRtf(bytes),
  },
  { called: 'a mailbox', endings: ['mbox'], is: isMbox, read: async (bytes) => (await import('./mbox.ts')).readMbox(bytes) },
  { called: 'a web archive', endings: ['warc', 'warc.gz'], is: isWarc, read: async (bytes) => (await import('./warc.ts')).readWarc(bytes) },
  { called: 'an Outlook message', endings: ['msg'], is: isMsg, read: async (bytes) => (await import('./msg.ts')).readMsg(bytes) },
  { called: 'a message', endings: ['eml'], is: isEml, read: async (bytes) => (await import('./eml.ts')).readEml(bytes) },
]

/** The kind of a file: by what it holds, else by its name. */
export function formatOf(bytes: Buffer, name: string): Format | undefined {
  const small = name.toLowerCase()
  return FORMATS.find((format) => format.is(bytes)) ?? FORMATS.find(({ endings }) => endings.some((ending) => small.endsWith(`.${ending}`)))
}
