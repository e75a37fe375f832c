import { hostname } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Source } from '../../register/followed.ts'
import { Visitor } from '../../sources/follow/index.ts'
import { visitSource, type Visiting } from './visit.ts'

/** What following works with. `agent` is how it names itself to hosts. */
export type Following = Omit<Visiting, 'visitor'> & { readonly agent: string }

const MINUTE = 60_000
/** Who visits a source says so again and again; who was silent for so long has died, and another may. */
const HOLD_MS = 5 * MINUTE

/**
 * Visits a source, unless it is visited already, or another of its host is, by this process or any other on the register. Gives the source
 * as it is afterwards; undefined when it was not visited.
 * @param early also before its time
 */
export async function visitOne(id: string, following: Following, early = false): Promise<Source | undefined> {
  const { agent, ...visiting } = following
  const { followed } = visiting.register
  const until = (): string => new Date(Date.parse(following.now()) + HOLD_MS).toISOString()
  const source = await followed.take(id, { now: following.now(), until: until(), early })
  if (source === undefined) return undefined
  const hold = setInterval(() => {
    // A register that is busy now is asked again before the time is over.
    followed.change(id, (now) => ({ ...now, inHand: until() })).catch(() => undefined)
  }, MINUTE)
  hold.unref()
  try {
    const { signal } = following
    const visitor = new Visitor({ agent, allow: source.allow, ...(signal === undefined ? {} : { signal }) })
    return await visitSource(source, { ...visiting, visitor })
  } finally {
    clearInterval(hold)
  }
}

/** The ids of sources whose time has come, and that can be visited from this machine. */
export async function dueNow({ register: { followed }, now }: Pick<Following, 'register' | 'now'>): Promise<readonly string[]> {
  const due = await followed.due(now())
  return due.flatMap(({ id, machine }) => (machine === undefined || machine === hostname() ? [id] : []))
}

/** Visits all sources whose time has come, one after the other; tells each as it is afterwards. */
export async function* visitDue(following: Following): AsyncGenerator<Source> {
  for (const id of await dueNow(following)) {
    if (following.signal?.aborted) return
    const source = await visitOne(id, following)
    if (source !== undefined) yield source
  }
}

/** Visits what is due again and again until it is told to stop. What fails is told to `failed`, and the next round comes all the same. */
export async function stay(
  following: Following & { readonly signal: AbortSignal },
  visited: (source: Source) => void,
  failed: (error: unknown) => void,
): Promise<void> {
  while (!following.signal.aborted) {
    try {
      for await (const source of visitDue(following)) visited(source)
    } catch (error) {
      failed(error)
    }
    await sleep(MINUTE, undefined, { signal: following.signal }).catch(() => undefined)
  }
}

/** How the program names itself to hosts; `contact` is where its users can be reached. */
export const agentName = (version: string, contact: string | undefined): string =>
  `Chancery/${version}${contact === undefined || !/^[\x20-\x7e]{1,200}$/.test(contact) ? '' : ` (+${contact})`}`
