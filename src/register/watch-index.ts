import type { Cell, Queries, Row } from './database.ts'
import { NO_DAY } from './derived-rows.ts'
import { recordIn } from './ask.ts'
import { DUE_ACTS, type Decision, type EntityId, type RecordId, type RegisterRecord } from './record.ts'
import { decisionOf } from './rows.ts'
import type { AlikeAsked, DatedRecord, DatesAsked, HeldSession, NamedSession, SessionDays } from './register.ts'
import { HOW_OFTEN } from './watched.ts'

const marks = (values: readonly unknown[]): string => values.map(() => '?').join(', ')

/** An engine takes so many parts of one query. */
const PARTS = 200

/** The records whose watched dates are asked for, by the last day of the date; at most so many. */
export async function datedRecords(db: Queries, asked: readonly DatesAsked[], limit?: number): Promise<readonly DatedRecord[]> {
  const walks = asked.flatMap(({ kind, slot, modality, isLong, lastFrom, lastTo, firstFrom, firstTo }) =>
    modality.flatMap((how) =>
      (isLong === undefined ? [0, 1] : [isLong ? 1 : 0]).map((long) => {
        const values: Cell[] = [kind, slot, how, lastFrom]
        if (lastTo !== undefined) values.push(lastTo)
        if (firstFrom !== undefined) values.push(firstFrom)
        if (firstTo !== undefined) values.push(firstTo)
        return {
          sql: `SELECT * FROM (SELECT record, last_day FROM record_date WHERE kind = ? AND slot = ? AND modality = ? AND is_long = ${long} AND last_day >= ?
            ${lastTo === undefined ? '' : 'AND last_day <= ?'} ${firstFrom === undefined ? '' : 'AND first_day >= ?'} ${firstTo === undefined ? '' : 'AND first_day <= ?'}
            ${limit === undefined ? '' : `ORDER BY last_day, record LIMIT ${limit}`}) one`,
          values,
        }
      }),
    ),
  )
  const found: DatedRecord[] = []
  for (let at = 0; at < walks.length; at += PARTS) {
    const some = walks.slice(at, at + PARTS)
    const rows = await db.all(some.map(({ sql }) => sql).join('\nUNION ALL '), ...some.flatMap(({ values }) => values))
    for (const row of rows) found.push({ record: String(row['record']), last: String(row['last_day']) })
  }
  found.sort((a, b) => (a.last < b.last ? -1 : a.last > b.last ? 1 : a.record < b.record ? -1 : 1))
  return limit === undefined ? found : found.slice(0, limit)
}

/** So many records are looked at together for the first that hold: most that are alike in words do. */
const FEW = 20

/**
 * The first so many in the order of the register that `holds` among the records that were done about one of some entities and ended after a day, and
 * whose name and the words looked for, two at least, hold all of one another that the shorter has, or a share of it; or that were made on the occasion.
 */
export async function alike(
  db: Queries,
  { entities, words, share = 1, occasion, after, holds, most }: AlikeAsked,
): Promise<readonly RegisterRecord[]> {
  const all = occasion === undefined ? words : [...words, occasion]
  if (entities.length === 0 || all.length === 0) return []
  const isOccasion = occasion === undefined ? '0' : 'max(CASE WHEN w.word = ? THEN 1 ELSE 0 END)'
  const rows = await db.all(
    `SELECT r.id FROM record r JOIN (
      SELECT w.record, count(DISTINCT w.word) AS shared, ${isOccasion} AS same, min(w.words) AS words FROM record_word w
      WHERE w.entity IN (${marks(entities)}) AND w.word IN (${marks(all)}) ${after === undefined ? '' : `AND (w.last_day > ? OR w.last_day = '')`} GROUP BY w.record
    ) f ON f.record = r.id
    WHERE f.same = 1 OR f.shared - f.same > 1 AND f.shared - f.same >= ${share} * CASE WHEN f.words < ${words.length} THEN f.words ELSE ${words.length} END
    ORDER BY r.day, r.id`,
    ...(occasion === undefined ? [] : [occasion]),
    ...entities,
    ...all,
    ...(after === undefined ? [] : [after]),
  )
  const found: RegisterRecord[] = []
  for (let at = 0; at < rows.length && found.length < most; at += FEW) {
    const some = rows.slice(at, at + FEW).map(({ id }) => String(id))
    found.push(...(await recordsOf(db, some)).filter(holds))
  }
  return found.slice(0, most)
}

/** So many sessions are looked at in one turn. */
const SESSIONS_AT_ONCE = 5000

/**
 * The bodies, known by an id, for whose sessions something holds: of some thousand sessions a turn, so that others are answered between two.
 * @param after the body behind which to go on
 * @param most how many sessions are looked at
 */
export async function bodiesWhose(
  db: Queries,
  holds: (sessions: readonly SessionDays[], body: EntityId) => boolean,
  after: EntityId,
  most = SESSIONS_AT_ONCE,
): Promise<{ readonly bodies: readonly EntityId[]; readonly next?: EntityId }> {
  // All kinds: the index in whose order they come holds what is asked, and no other would be as quick.
  const columns = 'SELECT held_by, kind, modality, first_day, last_day, ordinal FROM record'
  const order = 'ORDER BY held_by, kind, day, id'
  let rows = await db.all(`${columns} WHERE held_by > ? ${order} LIMIT ${most}`, after)
  const last = rows.at(-1)?.['held_by']
  const isCut = rows.length === most
  if (isCut) {
    // Of the last one there may be more: it is looked at whole, now when it is the only one, else in the next turn.
    const whole = rows.filter(({ held_by: body }) => body !== last)
    rows = whole.length > 0 ? whole : await db.all(`${columns} WHERE held_by = ? ${order}`, String(last))
  }
  const sessions = new Map<EntityId, SessionDays[]>()
  for (const row of rows) {
    if (row['kind'] !== 'meeting') continue
    const body = String(row['held_by'])
    const own = sessions.get(body)
    if (own === undefined) sessions.set(body, [daysOf(row)])
    else own.push(daysOf(row))
  }
  const next = rows.at(-1)?.['held_by']
  return {
    bodies: [...sessions].filter(([body, own]) => holds(own, body)).map(([body]) => body),
    ...(isCut ? { next: String(next) } : {}),
  }
}

const daysOf = ({ modality, first_day: from, last_day: to, ordinal }: Row): SessionDays => ({
  modality: String(modality) as SessionDays['modality'],
  ...(typeof from === 'string' ? { from } : {}),
  ...(typeof to === 'string' ? { to } : {}),
  ...(ordinal === null || ordinal === undefined ? {} : { ordinal: Number(ordinal) }),
})

/** The bodies of which a session says how often it meets. */
export async function bodiesThatState(db: Queries): Promise<readonly EntityId[]> {
  const rows = await db.all(
    `SELECT DISTINCT r.held_by FROM record_date d JOIN record r ON r.id = d.record
    WHERE d.kind = 'meeting' AND d.slot = '${HOW_OFTEN}' AND r.held_by IS NOT NULL ORDER BY r.held_by`,
  )
  return rows.map(({ held_by: body }) => String(body))
}

/** A record `r` is about each of so many entities. */
const isAbout = (about: readonly EntityId[]): string =>
  about
    .map(() => 'AND EXISTS (SELECT 1 FROM record_entity e WHERE e.entity = ? AND e.kind = r.kind AND e.day = r.day AND e.record = r.id)')
    .join(' ')

/** The sessions of a body that are about all of some entities, in the order of their time: an index holds all that is told of them. */
export async function sessionsHeld(db: Queries, body: EntityId, about: readonly EntityId[]): Promise<readonly HeldSession[]> {
  const rows = await db.all(
    `SELECT r.id, r.modality, r.first_day, r.last_day, r.ordinal FROM record r WHERE r.held_by = ? AND r.kind = 'meeting' ${isAbout(about)} ORDER BY r.day, r.id`,
    body,
    ...about,
  )
  return rows.map((row) => ({ record: String(row['id']), ...daysOf(row) }))
}

const OF_BODIES = "('meeting', 'body')"

/** The bodies, known by an id, of which there are sessions or descriptions that are about all of some entities. */
export async function bodiesHeld(db: Queries, about: readonly EntityId[]): Promise<readonly EntityId[]> {
  const [one, ...others] = about
  const rows =
    one === undefined
      ? // From one body to the next in the index, over all their sessions.
        await db.all(
          `WITH RECURSIVE body AS (
            SELECT min(held_by) AS id FROM record WHERE held_by IS NOT NULL
            UNION ALL SELECT (SELECT min(held_by) FROM record WHERE held_by > body.id) FROM body WHERE body.id IS NOT NULL)
          SELECT body.id AS held_by FROM body
          WHERE EXISTS (SELECT 1 FROM record r WHERE r.held_by = body.id AND r.kind IN ${OF_BODIES})`,
        )
      : await db.all(
          `SELECT DISTINCT r.held_by FROM record_entity t JOIN record r ON r.id = t.record
          WHERE t.entity = ? AND t.kind IN ${OF_BODIES} AND r.held_by IS NOT NULL ${isAbout(others)}`,
          ...about,
        )
  return rows.map(({ held_by: body }) => String(body))
}

/** What persons decided on things that are due, in the order in which they did. */
export async function decisionsOnDue(db: Queries): Promise<readonly Decision[]> {
  return (await db.all(`SELECT * FROM decision WHERE act IN (${marks(DUE_ACTS)}) ORDER BY id`, ...DUE_ACTS)).map(decisionOf)
}

/** The names that many bodies bear and under which sessions are told. */
export async function sessionNames(db: Queries): Promise<readonly string[]> {
  return (await db.all('SELECT DISTINCT name FROM named_session ORDER BY name')).map(({ name }) => String(name))
}

/** The sessions told under a name that many bodies bear, in the order of their time. */
export async function sessionsNamed(db: Queries, name: string): Promise<readonly NamedSession[]> {
  const found: NamedSession[] = []
  for await (const rows of db.batches(
    `SELECT * FROM named_session WHERE name = ? ORDER BY coalesce(first_day, '${NO_DAY}'), record`,
    name,
  )) {
    for (const row of rows) {
      const { record, frequency, documents, entities } = row
      const list = (cell: Cell | undefined): readonly string[] => (cell === '' ? [] : String(cell).split(' '))
      found.push({
        record: String(record),
        ...daysOf(row),
        ...(typeof frequency === 'string' ? { frequency } : {}),
        documents: list(documents),
        entities: list(entities),
      })
    }
  }
  return found
}

/** So many records are read at once. */
const AT_ONCE = 500

/** Records by their ids, in the order of the register. */
export async function recordsOf(db: Queries, ids: readonly RecordId[]): Promise<readonly RegisterRecord[]> {
  const found: { readonly day: string; readonly record: RegisterRecord }[] = []
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    const some = ids.slice(at, at + AT_ONCE)
    for (const row of await db.all(
      `SELECT r.day, b.body FROM record r JOIN record_body b ON b.record = r.id WHERE r.id IN (${marks(some)})`,
      ...some,
    ))
      found.push({ day: String(row['day']), record: recordIn(row) })
  }
  return found.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.record.id < b.record.id ? -1 : 1)).map(({ record }) => record)
}
