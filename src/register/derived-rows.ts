import type { Cell } from './database.ts'
import { nameKey, type Names } from './names.ts'
import { SLOT_FILTERS } from './query.ts'
import type { Entity, RegisterRecord } from './record.ts'
import { packed } from './record-body.ts'
import { bodyKey, evidenceRows, topicRows } from './record-words.ts'
import { one } from './shown.ts'
import { datesOf } from './watched.ts'

type Cells = readonly Cell[]

/** A table with a row to each thing. */
interface RowOf<T> {
  readonly table: string
  readonly columns: readonly string[]
  readonly row: (thing: T) => Cells
}

/** A table with rows that belong to one thing, named in the column `record` or `entity`, and go with it. */
export interface RowsOf<T> {
  readonly table: string
  readonly columns: readonly string[]
  readonly rows: (thing: T, names: Names) => readonly Cells[]
}

/** Stands behind all days: what has no time of its own comes last. */
export const NO_DAY = '~'

/** Entities by name. */
export const ENTITIES: RowOf<Entity> = {
  table: 'entity',
  columns: ['id', 'kind', 'name', 'body'],
  row: (entity) => [entity.id, entity.kind, entity.name, JSON.stringify(entity)],
}

/** Records in the order of their time, by kind and standing, and by the body that held them. */
export const RECORDS: RowOf<RegisterRecord> = {
  table: 'record',
  columns: ['id', 'kind', 'modality', 'day', 'first_day', 'last_day', 'disputed', 'claims', 'held_by', 'ordinal'],
  row: (record) => [
    record.id,
    record.kind,
    record.modality,
    record.from ?? NO_DAY,
    record.from ?? null,
    record.to ?? null,
    record.disputed ? 1 : 0,
    record.claims.length,
    record.body ?? null,
    ordinalOf(record),
  ],
}

/** The number of a session, when it is known. */
function ordinalOf({ fields }: RegisterRecord): number | null {
  const shown = fields['ordinal']?.shown
  return typeof shown === 'number' ? shown : null
}

/** Under what a person's last name is kept: no folded name begins so. */
export const lastNameKey = (word: string): string => `-${word}`

/** What belongs to an entity. */
export const ENTITY_TABLES: readonly RowsOf<Entity>[] = [
  {
    table: 'entity_name',
    columns: ['name', 'entity'],
    rows: ({ id, kind, name, names, inLanguages = {} }) => {
      const keys = new Set([...names, ...Object.values(inLanguages)].map(nameKey))
      const words = nameKey(name).split(' ')
      const last = words.at(-1)
      if (kind === 'person' && last !== undefined && words.length > 1) keys.add(lastNameKey(last))
      return [...keys].map((key) => [key, id])
    },
  },
]

/** What belongs to a record. */
export const RECORD_TABLES: readonly RowsOf<RegisterRecord>[] = [
  // Apart from what records are found and put in order by: that is read without it.
  { table: 'record_body', columns: ['record', 'body'], rows: (record) => [[record.id, packed(record)]] },
  { table: 'record_claim', columns: ['record', 'claim'], rows: ({ id, claims }) => claims.map((claim) => [id, claim]) },
  {
    table: 'record_entity',
    columns: ['entity', 'kind', 'day', 'record', 'modality', 'last_day', 'disputed', 'told'],
    // With all that records are filtered and chosen by, so that none is read only to be passed over.
    rows: (record) => {
      const { id, kind, modality, from = NO_DAY, to = null, disputed, entities } = record
      const told = lastTold(record)
      return entities.map((entity) => [entity, kind, from, id, modality, to, disputed ? 1 : 0, told])
    },
  },
  { table: 'record_slot', columns: ['slot', 'key', 'day', 'record', 'kind', 'name'], rows: slotRows },
  { table: 'record_date', columns: ['kind', 'slot', 'modality', 'is_long', 'last_day', 'first_day', 'record'], rows: datesOf },
  { table: 'record_word', columns: ['entity', 'word', 'record', 'words', 'last_day'], rows: evidenceRows },
  { table: 'record_topic', columns: ['word', 'record', 'topics'], rows: topicRows },
  {
    table: 'named_session',
    columns: ['name', 'record', 'modality', 'first_day', 'last_day', 'ordinal', 'frequency', 'documents', 'entities'],
    rows: namedSessionRows,
  },
]

/** The latest day on which somebody published something of a record; '' when no day is known. */
function lastTold({ fields, acts }: RegisterRecord): string {
  let last = ''
  for (const { voices } of [...Object.values(fields).flatMap(({ said }) => said), ...acts])
    for (const { published = '' } of voices) if (published > last) last = published
  return last
}

/** Sessions of bodies that are known by a name which many bear: with all by which it is told which of them are of one. */
function namedSessionRows(record: RegisterRecord): readonly Cells[] {
  const name = record.kind === 'meeting' && record.body === undefined ? one(record, 'body') : undefined
  if (name === undefined) return []
  const { id, modality, from = null, to = null, documents, entities } = record
  return [
    [bodyKey(name), id, modality, from, to, ordinalOf(record), one(record, 'frequency') ?? null, documents.join(' '), entities.join(' ')],
  ]
}

/** The slots that can be searched by whom or what they name. */
const SEARCHED: ReadonlySet<string> = new Set(Object.values(SLOT_FILTERS).flat())

/** "Norland, Ministry of Foreign Affairs" speaks for Norland. */
const actorsIn = (who: string | undefined, names: Names): readonly string[] =>
  who === undefined ? [] : names.mentioned(who).filter((name) => ['party', 'organisation'].includes(names.kind(name) ?? ''))

/** Who stands in a record's slots, who speaks and who published: by the key under which all names of one are the same. */
function slotRows({ id, kind, from, fields }: RegisterRecord, names: Names): readonly Cells[] {
  const rows = new Map<string, Cells>()
  const put = (slot: string, name: string | undefined): void => {
    const key = name === undefined ? '' : names.key(name)
    if (name !== undefined && key !== '' && !rows.has(`${slot} ${key}`))
      rows.set(`${slot} ${key}`, [slot, key, from ?? NO_DAY, id, kind, names.canonical(name)])
  }
  for (const [slot, { said }] of Object.entries(fields)) {
    for (const { value, voices } of said) {
      if (SEARCHED.has(slot) && typeof value === 'string') put(slot, value)
      for (const { speaker, issuer } of voices) {
        for (const [slot, who] of [
          ['speaker', speaker ?? issuer],
          ['issuer', issuer],
        ] as const) {
          put(slot, who)
          for (const party of actorsIn(who, names)) put(`${slot} of`, party)
        }
      }
    }
  }
  return [...rows.values()]
}
