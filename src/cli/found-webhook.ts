import { foundTold } from '../export/found-told.ts'
import type { Register, RegisterReader, SavedSearch } from '../register/index.ts'
import { newlyFound } from '../watch/saved.ts'
import { postEach, type Delivered, type Sending, type Webhook } from './webhook.ts'

/** So much is posted of a search at a time; the next time goes on. */
const AT_ONCE = 1000

/**
 * Posts what a saved search found since it was saved, each thing once, the oldest first. Of each address it is kept up to where in the order in
 * which the register learned all was posted, and what behind that; who looked at it elsewhere changes nothing.
 * @param seen what may be told there
 */
export async function postFound(
  search: SavedSearch,
  register: Pick<Register, 'posted'>,
  seen: RegisterReader,
  hook: Webhook,
): Promise<Delivered> {
  const key = `${hook.url.href} search ${search.id}`
  const [kept = String(search.from), ...sent] = await register.posted.at(key)
  const found = await newlyFound(seen, search, { learned: { behind: Number(kept), oldestFirst: true }, limit: AT_ONCE })
  const told = foundTold(found)
  const { id, name, query } = search
  const sendings = told.map(
    ({ id: thing, title, ...source }): Sending => ({ id: `${id}:${thing}`, body: { title, search: { id, name, query }, source } }),
  )
  const keep = (upTo: string | number): Promise<void> => register.posted.put(key, [String(upTo), ...sent])
  const delivered = await postEach(sendings, new Set(sent), hook, async (thing) => {
    sent.push(thing)
    await keep(kept)
  })
  const last = told.at(-1)
  if (delivered.failed === undefined && last !== undefined) {
    // One document may hold more than is posted at once: then the next time goes on within it.
    const upTo = await seen.learnedUpTo(last.record === undefined ? last.document : last.claim)
    const isCut = found.isMore === true && delivered.posted > 0
    sent.splice(0, isCut ? sent.length - AT_ONCE : sent.length)
    await keep(isCut ? upTo - 1 : upTo)
  }
  return delivered
}
