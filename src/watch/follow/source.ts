import type { Followed, Source } from '../../register/followed.ts'
import { SOURCE_KINDS } from '../../sources/follow/index.ts'
import { everyMs, NEVER, nextVisit } from './schedule.ts'
import { sourceId } from './visit.ts'

/** What a person says of a source. */
export interface SourceAsked {
  /** An address of the web, or the whole path of a folder. */
  readonly address: string
  readonly every?: string
  readonly as?: string
  readonly links?: string
  readonly allow?: readonly string[]
  readonly issuer?: string
  readonly language?: string
  readonly collection?: string
  readonly who: string
  /** Of a folder, the machine on which it lies. */
  readonly machine?: string
}

/** A source that cannot be followed as it was asked for; the message says why and what would do. */
export class SourceError extends Error {
  override readonly name = 'SourceError'
}

const EVERY = 'P1D'
/** All that is followed is kept with its state: more belong into a register of their own. */
const MOST_SOURCES = 1000

/** Whether an address is one of the web; all else is a folder. */
export const isWeb = (address: string): boolean => /^https?:\/\//i.test(address)

/**
 * A source as a person asks for it: a new one, or the known one of that address with what is said anew.
 * @throws SourceError
 */
export async function askedSource(followed: Followed, asked: SourceAsked, now: string): Promise<Source> {
  const address = isWeb(asked.address) ? webAddress(asked.address) : asked.address
  const known = await followed.get(sourceId(address))
  const { every = known?.every ?? EVERY, as, links, allow, issuer, language } = asked
  if (everyMs(every) === undefined)
    throw new SourceError(`${every} is no length of time of ten minutes or more. Write it as PT1H, P1D or P1W, or never.`)
  if (as !== undefined && !SOURCE_KINDS.some((kind) => kind === as)) throw new SourceError(`${as} is none of ${SOURCE_KINDS.join(', ')}.`)
  if (known === undefined && (await followed.all()).length >= MOST_SOURCES)
    throw new SourceError(`${MOST_SOURCES} sources are followed already: end one, or take another register.`)
  const fresh: Source = {
    id: sourceId(address),
    address,
    kind: isWeb(address) ? 'page' : 'folder',
    every,
    allow: [],
    collection: 'open',
    who: asked.who,
    since: now,
    next: every === NEVER ? nextVisit(now, Number.POSITIVE_INFINITY, 0) : now,
    fails: 0,
    shape: [],
    items: {},
    visits: [],
  }
  return {
    ...(known ?? fresh),
    every,
    // By another schedule it is due now, or at no time.
    ...(known === undefined || known.every === every ? {} : { next: fresh.next }),
    ...(asked.machine === undefined ? {} : { machine: asked.machine }),
    ...(as === undefined ? {} : { as }),
    ...(links === undefined ? {} : { links }),
    ...(allow === undefined ? {} : { allow: allow.map((host) => host.toLowerCase()) }),
    ...(issuer === undefined ? {} : { issuer }),
    ...(language === undefined ? {} : { language }),
    ...(asked.collection === undefined ? {} : { collection: asked.collection }),
  }
}

function webAddress(address: string): string {
  if (!URL.canParse(address)) throw new SourceError(`${address} is no address. Write it as https://mfa.example/news.`)
  const url = new URL(address)
  if (url.username !== '' || url.password !== '') throw new SourceError('An address with a name or password in it is not followed.')
  url.hash = ''
  return url.href
}
