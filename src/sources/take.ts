import { makeDocument, type Document, type DocumentFacts, type SetAside, type Taken } from './document.ts'
import { decode } from './decode.ts'
import { FormatError, LIMITS, type Said } from './formats/format.ts'
import { formatOf, FORMATS } from './formats/index.ts'
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
  /** The encoding that a server names; it counts where the bytes are no UTF-8. */
  readonly charset?: string
  /** What holds of a file where it says nothing of itself. */
  readonly otherwise?: (path: string) => DocumentFacts
}

/** How a text is written. */
type Writing = 'text' | 'markdown' | 'html'
const WRITINGS: ReadonlyMap<string, Writing> = new Map([
  ['txt', 'text'],
  ['text', 'text'],
  ['md', 'markdown'],
  ['markdown', 'markdown'],
  ['html', 'html'],
  ['htm', 'html'],
  ['xhtml', 'html'],
])

const ENDINGS: readonly string[] = [...WRITINGS.keys(), ...FORMATS.flatMap(({ endings }) => endings)]

/**
 * Checks facts given on the command line.
 * @throws FactsError naming the fact and what would do.
 */
export const givenFacts = (facts: unknown): DocumentFacts => checkFacts(facts)

type Named = TakeOptions & { readonly name?: string }

/**
 * Takes all documents that bytes hold, as of a file sent by somebody. What they hold tells the format, else the ending of `name`; without
 * either, a page is known by its first tag and all else is text.
 */
export async function* takeBytes(bytes: Uint8Array, origin: string, options: Named = {}): AsyncGenerator<Taken> {
  yield* take(
    { bytes, origin, name: options.name ?? '', sidecar: {}, otherwise: options.otherwise?.(origin) ?? {}, depth: 0, room: freshRoom() },
    options,
  )
}

/** Takes the first document that bytes hold, as of a text, which is one. */
export async function takeFirst(bytes: Uint8Array, origin: string, options: Named = {}): Promise<Taken> {
  for await (const taken of takeBytes(bytes, origin, options)) return taken
  return aside(origin, 'holds no document', 'look whether it was copied whole')
}

/** Takes all documents of a stream, as standard input; stops reading when it grows over the limit. */
export async function* takeStream(stream: AsyncIterable<Uint8Array>, origin: string, options: Named = {}): AsyncGenerator<Taken> {
  const limit = options.limit ?? DEFAULT_LIMIT
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of stream) {
    length += part.length
    if (length > limit) return yield { taken: 'aside', aside: largeAside(origin, length, limit) }
    parts.push(part)
  }
  yield* takeBytes(Buffer.concat(parts), origin, options)
}

/**
 * Takes documents from files and folders, in the order of their names, one at a time; of an archive, a mailbox or a message all that are
 * in it. Never rejects: what cannot be taken is set aside with the reason, and the next is taken. `*.gold.jsonl`, hidden files and sidecars
 * (`NAME.meta.json`, `NAME.json` beside NAME) are no documents and are passed over in folders.
 */
export async function* takePaths(paths: readonly string[], options: TakeOptions = {}): AsyncGenerator<Taken> {
  for await (const item of offered(paths, ENDINGS)) {
    if ('aside' in item) yield { taken: 'aside', aside: item.aside }
    else yield* takeFile(item.path, options)
  }
}

/** How many files `takePaths` would try, counted without opening them: for a progress bar. */
export async function countPaths(paths: readonly string[]): Promise<number> {
  let count = 0
  for await (const _item of offered(paths, ENDINGS)) count++
  return count
}

async function* takeFile(path: string, options: TakeOptions): AsyncGenerator<Taken> {
  const file = await readFileLimited(path, options.limit ?? DEFAULT_LIMIT)
  if ('aside' in file) return yield { taken: 'aside', aside: file.aside }
  const sidecar = await readSidecar(path)
  if ('aside' in sidecar) return yield { taken: 'aside', aside: sidecar.aside }
  yield* take(
    {
      bytes: file.bytes,
      origin: path,
      name: path,
      sidecar: sidecar.facts,
      otherwise: options.otherwise?.(path) ?? {},
      depth: 0,
      room: freshRoom(),
    },
    options,
  )
}

/** Something to take: bytes, how they are named, what stands beside them, and how many files they lie in. */
interface Item {
  readonly bytes: Uint8Array
  readonly origin: string
  readonly name: string
  readonly sidecar: DocumentFacts
  readonly otherwise: DocumentFacts
  readonly depth: number
  /** What may still come out of the file that all this lies in: bytes and files. */
  readonly room: { bytes: number; entries: number }
}

const freshRoom = (): Item['room'] => ({ bytes: LIMITS.unpacked, entries: LIMITS.entries })

async function* take(item: Item, options: TakeOptions): AsyncGenerator<Taken> {
  const { bytes, origin, name, depth, room } = item
  const limit = options.limit ?? DEFAULT_LIMIT
  if (bytes.length > limit && depth === 0) return yield { taken: 'aside', aside: largeAside(origin, bytes.length, limit) }
  if (bytes.length === 0) return yield aside(origin, 'holds no text', 'it is empty; look whether it was copied whole')
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const format = formatOf(buffer, name)
  if (format === undefined) return yield await takeText(item, options)
  if (!format.is(buffer)) return yield aside(origin, `is not ${format.called}, whatever its name says`, 'look whether it was copied whole')
  if (depth >= LIMITS.depth) return yield aside(origin, `is ${format.called} too deep within others`, 'unpack it and add what is wanted')
  let said: Said
  try {
    said = await format.read(buffer)
  } catch (error) {
    if (!(error instanceof Error)) throw error
    // A broken file leads its reader astray in many ways; what it stumbled over is of no use to a person.
    const { message, advice } =
      error instanceof FormatError
        ? error
        : { message: `is ${format.called} that cannot be read`, advice: 'look whether it was copied whole' }
    return yield aside(origin, message, advice)
  }
  const { text, facts = {}, entries = [] } = said
  const words = normalText(text ?? '')
  if (words.trim() !== '')
    yield { taken: 'document', document: await withFacts(words, origin, [options.facts ?? {}, item.sidecar], [facts, item.otherwise]) }
  else if (entries.length === 0) yield aside(origin, `is ${format.called} without text`, 'look whether it was copied whole')
  room.entries -= entries.length
  // What a message or an archive lists without holding more than itself costs nothing.
  room.bytes -= Math.max(0, entries.reduce((sum, entry) => sum + entry.bytes.length, 0) - bytes.length)
  if (room.entries < 0 || room.bytes < 0)
    return yield aside(origin, 'brings out more than is taken of one file', 'it may be a bomb; unpack it with care and add what is wanted')
  // An address is of one document: were it given to all of them, each would replace the last.
  const { url: _url, ...shared } = options.facts ?? {}
  for (const entry of entries)
    yield* take(
      {
        bytes: entry.bytes,
        origin: `${origin}/${entry.name}`,
        name: entry.name,
        sidecar: entry.facts ?? {},
        otherwise: entry.otherwise ?? {},
        depth: depth + 1,
        room,
      },
      { ...options, facts: shared },
    )
}

async function takeText(item: Item, options: TakeOptions): Promise<Taken> {
  const { bytes, origin, name } = item
  const writing = writingOf(name)
  if (writing === undefined && name !== '' && /\.[^./\\]{1,10}$/.test(name))
    return aside(origin, 'is of a kind that is not read', 'save it as .txt, .html, .pdf or .docx and add that')
  const decoded = await decode(bytes, options.charset ?? metaCharset(bytes))
  if ('noText' in decoded) return aside(origin, `is no text but ${decoded.noText}`, 'save it as .txt or .html and add that')
  try {
    const document = await fromText(normalText(decoded.text), writing, item, options)
    return document === undefined ? aside(origin, 'holds no text', 'look whether it was copied whole') : { taken: 'document', document }
  } catch (error) {
    if (error instanceof FactsError)
      return aside(origin, `has a header that cannot be taken: ${error.message}`, 'mend the lines between --- at its top')
    if (error instanceof RangeError) return aside(origin, 'is a page nested too deep to be read', 'save its text as .txt and add that')
    throw error
  }
}

async function fromText(whole: string, writing: Writing | undefined, item: Item, options: TakeOptions): Promise<Document | undefined> {
  const { facts: header, text: body } = takeHeader(whole)
  const said = await bodyText(body, writing ?? (isPage(body) ? 'html' : 'text'))
  if (said.text.trim() === '') return undefined
  // Words in a tag may come in another form than those around them.
  return withFacts(said.text.normalize('NFC'), item.origin, [options.facts ?? {}, item.sidecar, header], [said.facts, item.otherwise])
}

/** Joins a text with what a person told of it and what it tells of itself, each the most reliable first. */
async function withFacts(text: string, origin: string, told: readonly DocumentFacts[], self: readonly DocumentFacts[]): Promise<Document> {
  const facts = firstFacts(...told, ...self)
  // Many sites call all their pages English: what the words tell beyond doubt counts more than what the page says of itself.
  const language = firstFacts(...told).language ?? (agrees(facts.language, text) ? facts.language : await languageOf(text))
  return makeDocument(text, { ...facts, ...(language === undefined ? {} : { language }) }, origin)
}

/** Whether the language that a page gives itself is not belied by its words. */
function agrees(language: string | undefined, text: string): boolean {
  const plain = language === undefined ? undefined : plainLanguage(text)
  return language !== undefined && (plain === undefined || language.toLowerCase().startsWith(plain))
}

async function bodyText(body: string, writing: Writing): Promise<{ readonly text: string; readonly facts: DocumentFacts }> {
  if (writing === 'html') return (await import('./html.ts')).htmlText(body)
  if (writing === 'text') return { text: body, facts: {} }
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

function writingOf(name: string): Writing | undefined {
  return WRITINGS.get(/\.([^./\\]{1,10})$/.exec(name)?.[1]?.toLowerCase() ?? '')
}

/** The encoding that a page names at its top. */
function metaCharset(bytes: Uint8Array): string | undefined {
  const top = Buffer.from(bytes.subarray(0, 4096)).toString('latin1')
  return /<meta[^<>]{1,200}charset\s{0,3}=\s{0,3}["']?([\w-]{2,30})/i.exec(top)?.[1]
}

/** True of text that begins as a page does, after space and comments. */
function isPage(text: string): boolean {
  return /^\s{0,200}(?:<!--[\s\S]{0,2000}?-->\s{0,200})?<(?:!doctype html|html)[\s>]/i.test(text.slice(0, 3000))
}

function aside(origin: string, reason: string, advice: string): Taken {
  return { taken: 'aside', aside: { origin, reason, advice } }
}
