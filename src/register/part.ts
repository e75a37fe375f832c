import type { Cell } from './database.ts'
import type { Part, PartAsked } from './register.ts'

/** How many things a part of a list has unless told. */
const DEFAULT_LIMIT = 50

/** A cursor that no list has given out. */
export class CursorError extends RangeError {
  override readonly name = 'CursorError'

  constructor(cursor: string) {
    super(`after=${cursor} is no cursor of this list: begin again without it.`)
  }
}

/** Where a list goes on: what its last thing was ordered by. A cursor says nothing to whoever holds it. */
export const cursorOf = (key: readonly Cell[]): string => Buffer.from(JSON.stringify(key)).toString('base64url')

/** @throws CursorError when there is a cursor, and it is not of so many cells. */
export function keyIn(cursor: string | undefined, cells: number): readonly string[] | undefined {
  if (cursor === undefined) return undefined
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    if (Array.isArray(key) && key.length === cells && key.every((cell) => typeof cell === 'string')) return key as readonly string[]
  } catch {
    // Told below.
  }
  throw new CursorError(cursor)
}

/** Whether there is a cursor, and it is of so many cells. */
export function isOf(cursor: string | undefined, cells: number): boolean {
  try {
    return cursor !== undefined && keyIn(cursor, cells) !== undefined
  } catch {
    return false
  }
}

/** How many things are asked for, at least one. */
export const limitOf = ({ limit = DEFAULT_LIMIT }: PartAsked): number => Math.max(1, limit)

/** A part of a list from one thing more than was asked for, if there are so many. */
export function partOf<T>(found: readonly T[], asked: PartAsked, keyOf: (thing: T) => readonly string[]): Part<T> {
  const items = found.slice(0, limitOf(asked))
  const last = items.at(-1)
  return { items, ...(last !== undefined && found.length > items.length ? { next: cursorOf(keyOf(last)) } : {}) }
}

/** How many things are held at once when a list is walked through to its end. */
const AT_ONCE = 500

/** The parts of a list, one after the other. */
export async function* partsOf<T>(list: (asked: PartAsked) => Promise<Part<T>>): AsyncGenerator<readonly T[]> {
  let after: string | undefined
  do {
    const { items, next } = await list({ limit: AT_ONCE, ...(after === undefined ? {} : { after }) })
    yield items
    after = next
  } while (after !== undefined)
}

/** All things of a list, of which no more than a part is held at once. */
export async function* allOf<T>(list: (asked: PartAsked) => Promise<Part<T>>): AsyncGenerator<T> {
  for await (const items of partsOf(list)) yield* items
}
