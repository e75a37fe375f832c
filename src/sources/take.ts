import { makeDocument, type Document, type DocumentFacts, type SetAside, type Taken } from './document.ts'
import { decode } from './decode.ts'
import { checkFacts, FactsError, firstFacts } from './facts.ts'
import { takeHeader } from './header.ts'
import { languageOf, plainLanguage } from './language.ts'
import { normalText } from './normal.ts'
import { largeAside, offered, readFileLimited } from './files.ts'

/** The largest file taken unless told otherwise: 20 MB. */
export const DEFAULT_LIMIT = 20_000_000

/** What is known of files before they are opened. */
export interface TakeOptions {
  /** Facts that hold for all that is taken; they win over sidecars, headers and the page itself. */
  readonly facts?: DocumentFacts
  /** The largest file taken, in bytes. */
  readonly limit?: number
}

/** How a text is written. */
type Format = 'text' | 'markdown' | 'html'
const FORMATS: ReadonlyMap<string, Format> = new Map([
  ['txt', 'text'],
  ['text', 'text'],
  ['md', 'markdown'],
  ['markdown', 'markdown'],
  ['html', 'html'],
  ['htm', 'html'],
  ['xhtml', 'html'],
])

/**
 * Checks facts given on the command line.
 * @throws FactsError naming the fact and what would do.
 */
export const givenFacts = (facts: unknown): DocumentFacts => checkFacts(facts)

/**
 * Takes one document from bytes, as of standard input (`origin` `-`) or of a file already read. `name` tells the format by its ending;
 * without one, a page is known by its first tag and all else is text.
 */
export async function takeBytes(bytes: Uint8Array, origin: string, options: TakeOptions & { readonly name?: string } = {}): Promise<Taken> {
  return take(bytes, origin, formatOf(options.name ?? ''), options, {})
}

/** Takes one document from a stream, as standard input; stops reading when it grows over the limit. */
export async function takeStream(
  stream: AsyncIterable<Uint8Array>,
  origin: string,
  options: TakeOptions & { readonly name?: string } = {},
): Promise<Taken> {
  const limit = options.limit ?? DEFAULT_LIMIT
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of stream) {
    length += part.length
    if (length > limit) return { taken: 'aside', aside: largeAside(origin, length, limit) }
    parts.push(part)
  }
  return takeBytes(Buffer.concat(parts), origin, options)
}

/**
 * Takes documents from files and folders, in the order of their names, one at a time. Never rejects: what cannot be taken is set aside
 * with the reason, and the next is taken. `*.gold.jsonl`, hidden files and sidecars (`NAME.meta.json`, `NAME.json` beside NAME) are no
 * documents and are passed over in folders.
 */
export async function* takePaths(paths: readonly string[], options: TakeOptions = {}): AsyncGenerator<Taken> {
  for await (const item of offered(paths, (name) => formatOf(name) !== undefined)) {
    yield 'aside' in item ? { taken: 'aside', aside: item.aside } : await takeFile(item.path, options)
  }
}

/** How many files `takePaths` would try, counted without opening them: for a progress bar. */
export async function countPaths(paths: readonly string[]): Promise<number> {
  let count = 0
  for await (const _item of offered(paths, (name) => formatOf(name) !== undefined)) count++
  return count
}

async function takeFile(path: string, options: TakeOptions): Promise<Taken> {
  const format = formatOf(path)
  if (format === undefined) return aside(path, 'is of a kind that is not read', 'save it as .txt, .md or .html and add that')
  const limit = options.limit ?? DEFAULT_LIMIT
  const file = await readFileLimited(path, limit)
  if ('aside' in file) return { taken: 'aside', aside: file.aside }
  const sidecar = await readSidecar(path)
  return 'aside' in sidecar ? { taken: 'aside', aside: sidecar.aside } : take(file.bytes, path, format, options, sidecar.facts)
}

async function take(
  bytes: Uint8Array,
  origin: string,
  format: Format | undefined,
  options: TakeOptions,
  sidecar: DocumentFacts,
): Promise<Taken> {
  const limit = options.limit ?? DEFAULT_LIMIT
  if (bytes.length > limit) return { taken: 'aside', aside: largeAside(origin, bytes.length, limit) }
  if (bytes.length === 0) return aside(origin, 'holds no text', 'it is empty; look whether it was copied whole')
  const decoded = await decode(bytes)
  if ('noText' in decoded) return aside(origin, `is no text but ${decoded.noText}`, 'save it as .txt or .html and add that')
  try {
    const document = await fromText(normalText(decoded.text), origin, format, options.facts ?? {}, sidecar)
    return document === undefined ? aside(origin, 'holds no text', 'look whether it was copied whole') : { taken: 'document', document }
  } catch (error) {
    if (error instanceof FactsError)
      return aside(origin, `has a header that cannot be taken: ${error.message}`, 'mend the lines between --- at its top')
    if (error instanceof RangeError) return aside(origin, 'is a page nested too deep to be read', 'save its text as .txt and add that')
    throw error
  }
}

async function fromText(
  whole: string,
  origin: string,
  format: Format | undefined,
  given: DocumentFacts,
  sidecar: DocumentFacts,
): Promise<Document | undefined> {
  const { facts: header, text: body } = takeHeader(whole)
  const said = await bodyText(body, format ?? (isPage(body) ? 'html' : 'text'))
  if (said.text.trim() === '') return undefined
  // Words in a tag may come in another form than those around them.
  const text = said.text.normalize('NFC')
  const facts = firstFacts(given, sidecar, header, said.facts)
  const told = firstFacts(given, sidecar, header).language
  // Many sites call all their pages English: what the words tell beyond doubt counts more than what the page says of itself.
  const language = told ?? (agrees(facts.language, text) ? facts.language : await languageOf(text))
  return makeDocument(text, { ...facts, ...(language === undefined ? {} : { language }) }, origin)
}

/** Whether the language that a page gives itself is not belied by its words. */
function agrees(language: string | undefined, text: string): boolean {
  const plain = language === undefined ? undefined : plainLanguage(text)
  return language !== undefined && (plain === undefined || language.toLowerCase().startsWith(plain))
}

async function bodyText(body: string, format: Format): Promise<{ readonly text: string; readonly facts: DocumentFacts }> {
  if (format === 'html') return (await import('./html.ts')).htmlText(body)
  if (format === 'text') return { text: body, facts: {} }
  const { text, title } = (await import('./markdown.ts')).markdownText(body)
  return { text, facts: title === undefined ? {} : { title } }
}

async function readSidecar(path: string): Promise<{ readonly facts: DocumentFacts } | { readonly aside: SetAside }> {
  const stem = path.slice(0, path.length - (/\.[^./\\]{1,10}$/.exec(path)?.[0].length ?? 0))
  for (const name of [`${path}.meta.json`, `${stem}.meta.json`, `${path}.json`, `${stem}.json`]) {
    const file = await readFileLimited(name, 1_000_000)
    if ('aside' in file) {
      if (file.missing) continue
      return {
        aside: { origin: path, reason: `has a sidecar that cannot be read: ${name} ${file.aside.reason}`, advice: file.aside.advice },
      }
    }
    try {
      return { facts: checkFacts(JSON.parse(normalText(Buffer.from(file.bytes).toString('utf8')))) }
    } catch (error) {
      if (!(error instanceof FactsError) && !(error instanceof SyntaxError)) throw error
      const fault = error instanceof FactsError ? error.message : 'it is no JSON'
      return { aside: { origin: path, reason: `has a sidecar that cannot be taken: ${name}: ${fault}`, advice: 'mend or remove it' } }
    }
  }
  return { facts: {} }
}

function formatOf(name: string): Format | undefined {
  return FORMATS.get(/\.([^./\\]{1,10})$/.exec(name)?.[1]?.toLowerCase() ?? '')
}

/** True of text that begins as a page does, after space and comments. */
function isPage(text: string): boolean {
  return /^\s{0,200}(?:<!--[\s\S]{0,2000}?-->\s{0,200})?<(?:!doctype html|html)[\s>]/i.test(text.slice(0, 3000))
}

function aside(origin: string, reason: string, advice: string): Taken {
  return { taken: 'aside', aside: { origin, reason, advice } }
}
