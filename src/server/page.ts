import { Problem } from './problem.ts'

/** A part of a list in its fixed order. `next` is the cursor of the part after it; absent at the end. */
export interface Page<T> {
  readonly items: readonly T[]
  readonly next?: string
}

/** Where to go on, and how many to give at most. */
export interface PageQuery {
  readonly after?: string
  readonly limit?: number
}

const DEFAULT_LIMIT = 50

/**
 * The items behind a cursor. A cursor names the last item given, so that items added before it meanwhile are neither lost nor given twice.
 * @throws Problem 400 when the cursor names nothing in the list.
 */
export function pageOf<T>(all: readonly T[], { after, limit = DEFAULT_LIMIT }: PageQuery, idOf: (item: T) => string): Page<T> {
  const start = after === undefined ? 0 : all.findIndex((item) => idOf(item) === idIn(after)) + 1
  if (after !== undefined && start === 0) throw new Problem(400, `after=${after} is no cursor of this list: begin again without it.`)
  const items = all.slice(start, start + limit)
  const last = items.at(-1)
  return { items, ...(last !== undefined && start + limit < all.length ? { next: cursorOf(idOf(last)) } : {}) }
}

/** A cursor says nothing to whoever holds it. */
const cursorOf = (id: string): string => Buffer.from(id).toString('base64url')
const idIn = (cursor: string): string => Buffer.from(cursor, 'base64url').toString()
