import { setTimeout as sleep } from 'node:timers/promises'
import type { Source } from '../../register/followed.ts'
import { Visitor } from '../../sources/follow/index.ts'
import { visitSource, type Visiting } from './visit.ts'

/** What following works with. `agent` is how it names itself to hosts. */
export type Following = Omit<Visiting, 'visitor'> & { readonly agent: string }

const MINUTE = 60_000

/** Visits one source with a visitor of its own, who may go where that source may. */
export function visitOne(source: Source, { agent, ...visiting }: Following): Promise<Source> {
  return visitSource(source, { ...visiting, visitor: new Visitor({ agent, allow: source.allow }) })
}

/** Visits all sources whose time has come, one after the other; tells each as it is afterwards. */
export async function* visitDue(following: Following): AsyncGenerator<Source> {
  const now = following.now()
  for (const source of await following.register.followed.all()) {
    if (source.next > now) continue
    if (following.signal?.aborted) return
    yield await visitOne(source, following)
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
