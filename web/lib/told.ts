import { ask, Refusal, type Part } from './api.ts'
import type { RegisterRecord } from './types.ts'

/** Records about somebody, as many as a page shows. */
export interface Told {
  readonly records: readonly RegisterRecord[]
  /** There are more than are shown. */
  readonly more: boolean
}

/** So many records of one name are shown. */
export const MOST_TOLD = 500

/** The day and the clock by which the register is asked; no day is today. */
export interface When {
  readonly asOf: string
  readonly clock: string
}

/** What is told about a name or two as of a day; nothing when no document of by then names them. @throws Refusal */
export async function toldOf(about: string, when?: When): Promise<Told> {
  const found = await knownBy(when, ask<Part<RegisterRecord>>('records', { about, limit: MOST_TOLD, ...when }))
  return { records: found?.items ?? [], more: found?.next !== undefined }
}

/** What was asked for, or undefined when there was no such thing yet as of that day. @throws Refusal */
export async function knownBy<T>(when: When | undefined, asked: Promise<T>): Promise<T | undefined> {
  return asked.catch((error: unknown) => {
    if (when !== undefined && error instanceof Refusal && error.status === 404) return undefined
    throw error
  })
}
