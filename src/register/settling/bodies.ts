import { bodyGroups, type BodyName } from '../body-groups.ts'
import type { Queries, Row } from '../database.ts'
import { rowsAmong, runAmong } from './many.ts'

const namesIn = (rows: readonly Row[]): readonly (readonly BodyName[])[] => {
  const bySession = new Map<string, BodyName[]>()
  for (const { session, key, known } of rows) {
    const names = bySession.get(String(session)) ?? []
    bySession.set(String(session), names)
    names.push({ key: String(key), known: Number(known) === 1 })
  }
  return [...bySession.values()]
}

const keepRoots = (db: Queries, roots: Iterable<readonly [string, string]>): Promise<void> =>
  db.insert(
    'settled_root',
    ['key', 'root'],
    [...roots].filter(([key, root]) => key !== root),
  )

/** Works out which names are names of one body. Few sessions are told under two names, so that all of them fit into memory. */
export async function allRoots(db: Queries): Promise<void> {
  await keepRoots(db, bodyGroups(namesIn(await db.all('SELECT * FROM settled_link ORDER BY session, key'))))
}

/** The names that stand for all of a body, by key; a key that is not there stands for itself. */
export async function rootsOf(db: Queries, keys: Iterable<string>): Promise<ReadonlyMap<string, string>> {
  const rows = await rowsAmong(db, 'SELECT key, root FROM settled_root WHERE key IN (*)', keys)
  return new Map(rows.map(({ key, root }) => [String(key), String(root)]))
}

/**
 * Works out anew which names are names of one body.
 * @param touched keys that stand together otherwise than before
 * @returns keys for which another stands than before: they, and those that stood or stand for them
 */
export async function changedRoots(db: Queries, touched: ReadonlySet<string>): Promise<ReadonlySet<string>> {
  if (touched.size === 0) return new Set()
  // All that stood together with what was touched, and all that does now.
  const before = await rowsAmong(db, 'SELECT key, root FROM settled_root WHERE root IN (*)', [
    ...touched,
    ...(await rootsOf(db, touched)).values(),
  ])
  const keys = new Set([...touched, ...before.flatMap(({ key, root }) => [String(key), String(root)])])
  const sessions = new Set<string>()
  let links: readonly Row[] = []
  for (let known = -1; known < sessions.size; ) {
    known = sessions.size
    for (const { session } of await rowsAmong(db, 'SELECT session FROM settled_link WHERE key IN (*)', keys)) sessions.add(String(session))
    links = await rowsAmong(db, 'SELECT * FROM settled_link WHERE session IN (*)', sessions)
    for (const { key } of links) keys.add(String(key))
  }
  const old = await rootsOf(db, keys)
  const now = bodyGroups(namesIn(links))
  await runAmong(db, 'DELETE FROM settled_root WHERE key IN (*)', keys)
  await keepRoots(db, now)
  const changed = [...keys].filter((key) => (old.get(key) ?? key) !== (now.get(key) ?? key))
  return new Set(changed.flatMap((key) => [key, old.get(key) ?? key, now.get(key) ?? key]))
}
