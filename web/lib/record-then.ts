import { ask, Refusal, type Part } from './api.ts'
import type { OpenedRecord, RegisterRecord } from './types.ts'
import type { When } from './told.ts'

/** A record as it is today and as it was. */
export interface RecordThen {
  readonly now?: OpenedRecord
  readonly before?: OpenedRecord
}

const open = (id: string, when?: When): Promise<OpenedRecord | undefined> =>
  ask<OpenedRecord>(`records/${id}`, { ...when }).catch((error: unknown) => {
    if (error instanceof Refusal && error.status === 404) return undefined
    throw error
  })

/** The same thing in the register of another day: the claim learned first names a record, and it may not have been known by then. */
async function same({ claims }: OpenedRecord, when?: When): Promise<OpenedRecord | undefined> {
  for (const { id } of claims.slice(0, MOST_TRIED)) {
    const { items } = await ask<Part<RegisterRecord>>('records', { claim: id, limit: 1, ...when })
    const [found] = items
    if (found !== undefined) return open(found.id, when)
  }
  return undefined
}
const MOST_TRIED = 20

/** A record today and as of a day, under whichever of its ids it is asked for. @throws Refusal */
export async function recordThen(id: string, when: When): Promise<RecordThen> {
  const [now, then] = await Promise.all([open(id), open(id, when)])
  const other = now === undefined ? then && (await same(then)) : then === undefined ? await same(now, when) : undefined
  const [today, before] = now === undefined ? [other, then] : [now, then ?? other]
  return { ...(today === undefined ? {} : { now: today }), ...(before === undefined ? {} : { before }) }
}
