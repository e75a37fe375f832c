import { createHash } from 'node:crypto'
import { readDocument } from '../../reading/read-document.ts'
import type { Reader } from '../../reading/reader.ts'
import type { FollowedItem, Source, Visit } from '../../register/followed.ts'
import type { Added, Register } from '../../register/register.ts'
import { asideLine, takePaths, type Document } from '../../sources/index.ts'
import { findListed, takeFetched, type Listed, type Visitor } from '../../sources/follow/index.ts'
import { everyMs, nextVisit } from './schedule.ts'
import { shapeChange } from './shape.ts'

/** What a visit works with. */
export interface Visiting {
  readonly register: Register
  readonly reader: Reader
  readonly visitor: Visitor
  /** The clock: an instant, ISO 8601 in UTC. */
  readonly now: () => string
  /** Ends the visit before its next document. */
  readonly signal?: AbortSignal
  /** Told of each document that was stored. */
  readonly stored?: (added: Added) => void
}

/** So many documents are asked for in one visit; the others come with the next. */
const MOST = 100
/** What was seen is looked at again after so long, for a newer version; so much of it in one visit. */
const AGAIN_MS = 7 * 86_400_000
const MOST_AGAIN = 20
const MOST_ITEMS = 3000
const MOST_VISITS = 100
const MOST_ASIDES = 20

/** A visit as it goes on. */
interface Count {
  listed: number
  new: number
  newer: number
  known: number
  aside: number
  left: number
  readonly versions: Visit['versions'][number][]
  readonly asides: string[]
  shape?: string
}

/** The same address always has the same id. */
export const sourceId = (address: string): string => createHash('sha256').update(address).digest('hex').slice(0, 12)

/** Visits a source: stores what is new or changed in it, and keeps what came of it. Gives the source as it is afterwards. */
export async function visitSource(source: Source, visiting: Visiting): Promise<Source> {
  const at = visiting.now()
  const count: Count = { listed: 0, new: 0, newer: 0, known: 0, aside: 0, left: 0, versions: [], asides: [] }
  const every = everyMs(source.every) ?? 86_400_000
  const { outcome, reason, wait, ...changed } =
    source.kind === 'folder' ? await folder(source, visiting, count) : await web(source, visiting, count)
  const isStopped = visiting.signal?.aborted === true
  // Who was told to stop did not fail: the source stays due, and what was found so far is kept.
  const failed = outcome === 'failed' && !isStopped
  const fails = failed ? source.fails + 1 : 0
  const visit: Visit = { at, outcome, ...count, ...(reason === undefined ? {} : { reason }) }
  const after = (now: Source): Source => {
    const { inHand: _inHand, ...rest } = now
    if (isStopped && outcome === 'failed') return rest
    return {
      ...rest,
      ...changed,
      fails,
      next: isStopped ? at : nextVisit(at, every, fails, wait),
      visits: [visit, ...now.visits].slice(0, MOST_VISITS),
    }
  }
  // What a person changed of it meanwhile stays, and one that is followed no longer does not come back.
  return (await visiting.register.followed.change(source.id, after)) ?? after(source)
}

/** What a visit changes of a source, and how it ended. */
type Came = Partial<Pick<Source, 'kind' | 'etag' | 'modified' | 'shape' | 'items'>> &
  Pick<Visit, 'outcome'> & { readonly reason?: string; readonly wait?: number }

async function folder(source: Source, visiting: Visiting, count: Count): Promise<Came> {
  const at = visiting.now()
  const items: { [url: string]: FollowedItem } = { ...source.items }
  const { pathToFileURL } = await import('node:url')
  const address = (path: string): { readonly url: string } => ({ url: pathToFileURL(path).href })
  for await (const taken of takePaths([source.address], { facts: factsOf(source), otherwise: address })) {
    if (visiting.signal?.aborted) break
    count.listed++
    if (taken.taken === 'aside') setAside(count, asideLine(taken.aside))
    else {
      const { origin, date } = taken.document
      items[origin] ??= { seen: at, ...(date === undefined ? {} : { date }) }
      await store(taken.document, source, visiting, count)
    }
  }
  const only = count.listed === 1 && count.aside === 1 && Object.keys(source.items).length > 0
  return only
    ? { outcome: 'failed', reason: count.asides[0] ?? 'cannot be read' }
    : { outcome: 'good', kind: 'folder', items: newest(items) }
}

async function web(source: Source, visiting: Visiting, count: Count): Promise<Came> {
  const { visitor } = visiting
  const found = await findListed(source, visitor)
  if (found.came === 'nothing')
    return { outcome: 'failed', reason: found.reason, ...(found.wait === undefined ? {} : { wait: found.wait }) }
  const items: { [url: string]: FollowedItem } = { ...source.items }
  const at = visiting.now()
  let known = source
  if (found.came === 'whole') {
    const { kind, listed, etag, modified, shape } = found
    const change = shapeChange(source, kind, listed.length, shape)
    if (change !== undefined) count.shape = change
    known = { ...source, kind, shape: shape.length > 0 ? shape : source.shape, ...tags(etag, modified) }
    if (kind === 'page') {
      count.listed = 1
      items[source.address] ??= { seen: at }
      await takeOne(source.address, {}, found, known, visiting, count, items)
    } else count.listed = listed.length
    for (const { url, date } of listed) items[url] ??= { seen: at, ...(date === undefined ? {} : { date }) }
  }
  const listed = found.came === 'whole' ? found.listed : Object.keys(items).map((url): Listed => ({ url }))
  if (known.kind !== 'page') await askFor(wanted(listed, items, at), listed, known, visiting, count, items)
  const { kind, etag, modified, shape } = known
  return { outcome: found.came === 'same' ? 'same' : 'good', kind, shape, items: newest(items), ...tags(etag, modified) }
}

/** What to ask for: what was never asked for, what is told to have changed since, and after a week some of the rest. */
function wanted(listed: readonly Listed[], items: Readonly<{ [url: string]: FollowedItem }>, now: string): readonly Listed[] {
  const asked = ({ url }: Listed): string | undefined => items[url]?.asked
  const fresh = listed.filter((one) => asked(one) === undefined)
  const changed = listed.filter((one) => (asked(one) ?? '9') < (one.changed ?? ''))
  const old = listed
    .filter((one) => !changed.includes(one) && Date.parse(now) - Date.parse(asked(one) ?? now) > AGAIN_MS)
    .sort((a, b) => (asked(a) ?? '').localeCompare(asked(b) ?? ''))
  return [...fresh, ...changed, ...old.slice(0, MOST_AGAIN)]
}

async function askFor(
  asked: readonly Listed[],
  listed: readonly Listed[],
  source: Source,
  visiting: Visiting,
  count: Count,
  items: { [url: string]: FollowedItem },
): Promise<void> {
  let done = 0
  for (const one of asked) {
    if (done >= MOST || visiting.signal?.aborted) break
    done++
    const { etag, modified } = items[one.url] ?? {}
    const found = await visiting.visitor.get(one.url, { ...tags(etag, modified) })
    // It was not asked whole, and is with the next visit.
    if (visiting.signal?.aborted && found.came === 'nothing') {
      done--
      break
    }
    if (found.came === 'nothing' && found.stop) {
      done--
      setAside(count, `${one.url} ${found.reason}`)
      break
    }
    const before = items[one.url] ?? { seen: visiting.now() }
    items[one.url] = { ...before, asked: visiting.now() }
    if (found.came === 'same') count.known++
    else if (found.came === 'nothing') setAside(count, `${one.url} ${found.reason}`)
    else await takeOne(one.url, one, found, source, visiting, count, items)
  }
  count.left = Math.max(0, asked.length - done)
  // What is known and was not asked for again is known all the same.
  count.known += Math.max(0, listed.length - asked.length)
}

async function takeOne(
  url: string,
  { title, date }: Partial<Listed>,
  found: { readonly bytes: Buffer; readonly type: string; readonly url: string; readonly etag?: string; readonly modified?: string },
  source: Source,
  visiting: Visiting,
  count: Count,
  items: { [url: string]: FollowedItem },
): Promise<void> {
  const told = { ...(title === undefined ? {} : { title }), ...(date === undefined ? {} : { date }) }
  for await (const taken of takeFetched(found, url, factsOf(source), told)) {
    if (taken.taken === 'aside') setAside(count, asideLine(taken.aside))
    else {
      const known = items[url] ?? { seen: visiting.now() }
      const day = known.date ?? taken.document.date
      items[url] = { ...known, asked: visiting.now(), ...(day === undefined ? {} : { date: day }), ...tags(found.etag, found.modified) }
      await store(taken.document, source, visiting, count)
    }
  }
}

/** Reads a document that the register does not hold yet, and stores it beside what it holds. */
async function store(document: Document, source: Source, { register, reader, now, stored }: Visiting, count: Count): Promise<void> {
  const id = document.hash.slice(0, 16)
  const stands = (await register.collectionsOf([id])).get(id) ?? ['open']
  if ((await register.document(id)) !== undefined && stands.includes(source.collection)) {
    count.known++
    return
  }
  try {
    const added = await register.add(document, await readDocument(reader, document), {
      readerName: reader.name,
      readerVersion: reader.version,
      learned: now(),
      collection: { name: source.collection, who: source.who },
    })
    stored?.(added)
    if (added.outcome === 'newer version') {
      count.newer++
      if (added.supersedes !== undefined)
        count.versions.push({ document: added.document, supersedes: added.supersedes, url: document.url ?? document.origin })
    } else if (added.outcome === 'new') count.new++
    else count.known++
  } catch (error) {
    if (!(error instanceof Error) || error.name === 'RegisterError') throw error
    setAside(count, `${document.origin} could not be read (${error.message.replace(/\.$/, '')}): report it with the document`)
  }
}

function setAside(count: Count, line: string): void {
  count.aside++
  if (count.asides.length < MOST_ASIDES) count.asides.push(line.slice(0, 500))
}

function factsOf({ issuer, language }: Source): { readonly issuer?: string; readonly language?: string } {
  return { ...(issuer === undefined ? {} : { issuer }), ...(language === undefined ? {} : { language }) }
}

const tags = (etag: string | undefined, modified: string | undefined): { readonly etag?: string; readonly modified?: string } => ({
  ...(etag === undefined ? {} : { etag }),
  ...(modified === undefined ? {} : { modified }),
})

/** Those seen last: what a site no longer lists is forgotten in the end. */
function newest(items: Readonly<{ [url: string]: FollowedItem }>): Source['items'] {
  const all = Object.entries(items)
  if (all.length <= MOST_ITEMS) return items
  return Object.fromEntries(all.sort((a, b) => b[1].seen.localeCompare(a[1].seen)).slice(0, MOST_ITEMS))
}
