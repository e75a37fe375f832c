import { RegisterError } from './error.ts'
import type { Database, Dialect, Queries } from './database.ts'
import { SETTLING, settlingTables } from './settling/tables.ts'

/** One step from a version to the next. */
interface Step {
  /** For both engines; in SQLite's words, see `dialect.ts`. */
  readonly both: (dialect: Dialect) => string
  /** For SQLite only: what registers that were made before there was another engine have besides. */
  readonly sqlite?: string
}

/**
 * What makes a register of each version from the one before; the first makes it from nothing. Append only: a step that was released is
 * never changed, since registers that went through it are about.
 */
const MIGRATIONS: readonly Step[] = [
  {
    both: ({ tables, kept }) =>
      tables(`
      CREATE TABLE document (
        id TEXT PRIMARY KEY, hash TEXT NOT NULL UNIQUE, text_hash TEXT NOT NULL, text TEXT NOT NULL, title TEXT, issuer TEXT, date TEXT, url TEXT,
        language TEXT, type TEXT, origin TEXT NOT NULL, learned TEXT NOT NULL, supersedes TEXT UNIQUE REFERENCES document (id)
      );
      CREATE INDEX document_url ON document (url) WHERE url IS NOT NULL;
      CREATE INDEX document_text ON document (text_hash);

      -- One reading of a document; the latest counts. The date and issuer are those the reader found.
      CREATE TABLE reading (
        id INTEGER PRIMARY KEY, document TEXT NOT NULL REFERENCES document (id), reader TEXT NOT NULL, version TEXT NOT NULL, learned TEXT NOT NULL,
        date TEXT, date_known TEXT, date_from TEXT NOT NULL, issuer TEXT
      );
      CREATE INDEX reading_document ON reading (document);

      CREATE TABLE claim (
        id TEXT PRIMARY KEY, document TEXT NOT NULL REFERENCES document (id), kind TEXT NOT NULL, modality TEXT NOT NULL, starts INTEGER NOT NULL,
        ends INTEGER NOT NULL, speaker TEXT, slots TEXT NOT NULL, spans TEXT NOT NULL, inferred TEXT NOT NULL, rows TEXT NOT NULL, learned TEXT NOT NULL,
        reader TEXT NOT NULL, version TEXT NOT NULL
      );
      CREATE INDEX claim_document ON claim (document);
      CREATE TABLE reading_claim (
        reading INTEGER NOT NULL REFERENCES reading (id), position INTEGER NOT NULL, claim TEXT NOT NULL REFERENCES claim (id), PRIMARY KEY (reading, position)
      ) WITHOUT ROWID;
      CREATE INDEX reading_claim_claim ON reading_claim (claim);

      CREATE TABLE decision (
        id INTEGER PRIMARY KEY, at TEXT NOT NULL, who TEXT NOT NULL, act TEXT NOT NULL, claims TEXT NOT NULL, slots TEXT, why TEXT
      );

      -- What the tables that follow from these were made from.
      CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
      `) +
      kept('claim', 'claims') +
      kept('decision', 'decisions'),
    sqlite: `
      CREATE TABLE paragraph (id INTEGER PRIMARY KEY, document TEXT NOT NULL, starts INTEGER NOT NULL, ends INTEGER NOT NULL);
      CREATE VIRTUAL TABLE paragraph_text USING fts5 (words, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2');`,
  },
  // The search index is no part of what is migrated any more: see `search-index.ts`.
  { both: () => '', sqlite: 'DROP TABLE paragraph_text; DROP TABLE paragraph;' },
  {
    both: ({ tables, kept }) =>
      tables(`
      -- From a paragraph that was found to its claims without reading them.
      DROP INDEX claim_document;
      CREATE INDEX claim_place ON claim (document, starts, ends, id);

      -- Documents that only some may see. One that stands in no collection is open to all who may use the register.
      CREATE TABLE document_collection (
        document TEXT NOT NULL REFERENCES document (id), collection TEXT NOT NULL, who TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY (document, collection)
      ) WITHOUT ROWID;
      CREATE INDEX document_collection_collection ON document_collection (collection);

      CREATE TABLE account (name TEXT PRIMARY KEY, password TEXT, grants TEXT NOT NULL, created TEXT NOT NULL, is_off INTEGER NOT NULL);
      CREATE TABLE api_key (
        id TEXT PRIMARY KEY, account TEXT NOT NULL REFERENCES account (name), digest TEXT NOT NULL, scope TEXT NOT NULL, label TEXT NOT NULL,
        created TEXT NOT NULL, expires TEXT NOT NULL, revoked INTEGER NOT NULL
      );
      CREATE INDEX api_key_account ON api_key (account);
      CREATE TABLE login (digest TEXT PRIMARY KEY, account TEXT NOT NULL REFERENCES account (name), csrf TEXT NOT NULL, expires TEXT NOT NULL);
      CREATE TABLE audit (
        id INTEGER PRIMARY KEY, at TEXT NOT NULL, who TEXT NOT NULL, act TEXT NOT NULL, what TEXT, status INTEGER NOT NULL, origin TEXT NOT NULL
      );

      -- Decisions know what they were about, and can be about names; settings of the register.
      ALTER TABLE decision ADD COLUMN about TEXT;
      ALTER TABLE decision ADD COLUMN names TEXT;
      ALTER TABLE decision ADD COLUMN until TEXT;
      CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
      `) + kept('audit', 'entries of the audit'),
  },
]

/**
 * Documents in the order in which they came: that of their first readings. Written so that SQLite walks through the readings: to sort the texts, it
 * would hold all of them.
 */
export const documentsInOrder = (columns: string): string =>
  `SELECT ${columns} FROM reading r CROSS JOIN document d
  WHERE d.id = r.document AND NOT EXISTS (SELECT 1 FROM reading e WHERE e.document = r.document AND e.id < r.id) ORDER BY r.id`

/** A table that is kept for ever. */
export interface StoredTable {
  readonly table: string
  /** All its rows in an order in which none comes before one that it refers to; the same with either engine. */
  readonly inOrder: string
}

/** What is kept, and copied; all else follows from it. Tables come after those that they refer to. */
export const STORED: readonly StoredTable[] = [
  { table: 'document', inOrder: documentsInOrder('d.*') },
  { table: 'reading', inOrder: 'SELECT * FROM reading ORDER BY id' },
  { table: 'claim', inOrder: 'SELECT * FROM claim ORDER BY id' },
  { table: 'reading_claim', inOrder: 'SELECT * FROM reading_claim ORDER BY reading, position' },
  { table: 'decision', inOrder: 'SELECT * FROM decision ORDER BY id' },
  { table: 'document_collection', inOrder: 'SELECT * FROM document_collection ORDER BY document, collection' },
  { table: 'account', inOrder: 'SELECT * FROM account ORDER BY name' },
  { table: 'api_key', inOrder: 'SELECT * FROM api_key ORDER BY id' },
  // Who is signed in goes along: a register that is moved signs nobody out.
  { table: 'login', inOrder: 'SELECT * FROM login ORDER BY digest' },
  { table: 'audit', inOrder: 'SELECT * FROM audit ORDER BY id' },
  { table: 'setting', inOrder: 'SELECT * FROM setting ORDER BY key' },
]

/** The register of which this one is a copy that was not finished. */
export async function copyInHand(db: Queries): Promise<string | undefined> {
  const value = (await db.get("SELECT value FROM meta WHERE key = 'copying'"))?.['value']
  return typeof value === 'string' ? value : undefined
}

/** How far settling all has come: nothing yet, all claims are in their tables, or all records are. */
const FILLED = ['nothing', 'claims', 'records'] as const
/** One of them. */
export type Filled = (typeof FILLED)[number]

/** The names of the tables that settling fills. */
export const DERIVED = [
  'entity',
  'entity_name',
  'record',
  'record_body',
  'record_claim',
  'record_entity',
  'record_slot',
  'record_date',
  'record_word',
  'record_topic',
  'named_session',
  'record_item',
  ...SETTLING,
] as const

/**
 * The tables that settling fills; made anew in a temporary place when a register may only be read. Not a migration: their form may
 * change with any version, as they can be thrown away. What the rows are is said in `derived-rows.ts`.
 * @param filled how far the tables are filled: their other indexes are made later, which takes far less time than to keep them up row by row
 */
export const derivedTables = (dialect: Dialect, temporary: boolean, filled: Filled = 'records'): string => {
  const { tables, engine } = dialect
  // SQLite makes an index beside its table only when told so, else beside a temporary one of that name; PostgreSQL always does.
  const schema = engine === 'sqlite' ? `${temporary ? dialect.temporary : dialect.stored}.` : ''
  const create = `CREATE ${temporary ? 'TEMP ' : ''}TABLE IF NOT EXISTS`
  const index = (name: string, on: string, once: Filled = 'records'): string =>
    FILLED.indexOf(once) > FILLED.indexOf(filled) ? '' : `CREATE INDEX IF NOT EXISTS ${schema}${name} ON ${on};`
  return tables(`
  ${create} entity (id TEXT PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, body TEXT NOT NULL) WITHOUT ROWID;
  ${create} entity_name (name TEXT NOT NULL, entity TEXT NOT NULL, PRIMARY KEY (name, entity)) WITHOUT ROWID;
  ${create} record (
    id TEXT PRIMARY KEY, kind TEXT NOT NULL, modality TEXT NOT NULL, day TEXT NOT NULL, first_day TEXT, last_day TEXT, disputed INTEGER NOT NULL,
    claims INTEGER NOT NULL, held_by TEXT, ordinal INTEGER
  ) WITHOUT ROWID;
  -- No table without row ids: SQLite would give most bodies a page of their own.
  ${create} record_body (record TEXT PRIMARY KEY, body TEXT NOT NULL);
  ${create} record_claim (record TEXT NOT NULL, claim TEXT NOT NULL, PRIMARY KEY (record, claim)) WITHOUT ROWID;
  ${create} record_slot (
    slot TEXT NOT NULL, key TEXT NOT NULL, day TEXT NOT NULL, record TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL,
    PRIMARY KEY (slot, key, day, record)
  ) WITHOUT ROWID;
  ${create} record_entity (
    entity TEXT NOT NULL, kind TEXT NOT NULL, day TEXT NOT NULL, record TEXT NOT NULL, modality TEXT NOT NULL, last_day TEXT,
    disputed INTEGER NOT NULL, told TEXT NOT NULL, PRIMARY KEY (entity, kind, day, record)
  ) WITHOUT ROWID;
  ${create} record_date (
    kind TEXT NOT NULL, slot TEXT NOT NULL, modality TEXT NOT NULL, is_long INTEGER NOT NULL, last_day TEXT NOT NULL, record TEXT NOT NULL,
    first_day TEXT NOT NULL, PRIMARY KEY (kind, slot, modality, is_long, last_day, record, first_day)
  ) WITHOUT ROWID;
  ${create} record_word (
    entity TEXT NOT NULL, word TEXT NOT NULL, record TEXT NOT NULL, words INTEGER NOT NULL, last_day TEXT NOT NULL, PRIMARY KEY (entity, word, record)
  ) WITHOUT ROWID;
  ${create} record_topic (word TEXT NOT NULL, record TEXT NOT NULL, topics INTEGER NOT NULL, PRIMARY KEY (word, record)) WITHOUT ROWID;
  ${create} named_session (
    name TEXT NOT NULL, record TEXT NOT NULL, modality TEXT NOT NULL, first_day TEXT, last_day TEXT, ordinal INTEGER, frequency TEXT,
    documents TEXT NOT NULL, entities TEXT NOT NULL, PRIMARY KEY (name, record)
  ) WITHOUT ROWID;
  ${create} record_item (
    reason INTEGER NOT NULL, confidence INTEGER NOT NULL, record TEXT NOT NULL, place INTEGER NOT NULL, detail TEXT NOT NULL,
    others TEXT NOT NULL, PRIMARY KEY (reason, confidence, record, place)
  ) WITHOUT ROWID;
  ${index('entity_in_order', 'entity (name, id)')}
  ${index('entity_of_kind', 'entity (kind, name, id)')}
  ${index('entity_name_entity', 'entity_name (entity)')}
  ${index('record_in_order', 'record (day, id, kind, modality, last_day, disputed)')}
  ${index('record_of_kind', 'record (kind, modality, day, id, last_day, claims)')}
  ${index('record_disputed', 'record (day, id) WHERE disputed = 1')}
  ${index('record_held_by', 'record (held_by, kind, day, id, modality, first_day, last_day, ordinal) WHERE held_by IS NOT NULL')}
  ${index('record_claim_claim', 'record_claim (claim)')}
  ${index('record_slot_record', 'record_slot (record, slot)')}
  ${index('record_entity_in_order', 'record_entity (entity, day, record, kind, modality, last_day, disputed)')}
  ${index('record_entity_record', 'record_entity (record)')}
  ${index('record_date_record', 'record_date (record)')}
  ${index('record_word_record', 'record_word (record)')}
  ${index('record_topic_record', 'record_topic (record)')}
  ${index('named_session_record', 'named_session (record)')}
  ${index('record_item_record', 'record_item (record)')}
  ${settlingTables(create, index)}
`)
}

/** The version this program makes and understands. */
export const SCHEMA_VERSION = MIGRATIONS.length

/**
 * Looks what a database is and brings it up to this version.
 * @throws RegisterError when it is no register, of a newer version, or needs a step that may not be written.
 */
export async function migrate(db: Database, readonly: boolean): Promise<void> {
  const version = await db.read((queries) => versionOf(queries, db.path))
  if (version > SCHEMA_VERSION) {
    throw new RegisterError(
      'newer version',
      db.path,
      `The register ${db.path} has version ${version}, and this chancery knows versions up to ${SCHEMA_VERSION}: install a newer chancery. Nothing was changed.`,
    )
  }
  if (version === SCHEMA_VERSION) return
  if (readonly) {
    throw version === 0
      ? new RegisterError(
          'not a register',
          db.path,
          `${db.path} is empty and no register: name another, or add documents to it to begin one.`,
        )
      : new RegisterError(
          'read-only',
          db.path,
          `The register ${db.path} has the older version ${version} and must be brought up to ${SCHEMA_VERSION}: open it once for writing.`,
        )
  }
  await db.prepare()
  await db.write(async (queries) => {
    // Another process may have done it while this one waited.
    const from = await versionOf(queries, db.path)
    const { engine, setVersion, begin } = queries.dialect
    if (from === 0 && begin !== '') await queries.exec(begin)
    for (const { both, sqlite } of MIGRATIONS.slice(from)) {
      await queries.exec(both(queries.dialect))
      if (engine === 'sqlite' && sqlite !== undefined) await queries.exec(sqlite)
    }
    if (from < SCHEMA_VERSION) {
      // Those of an older version may have another form.
      await queries.exec(`${DERIVED.map((table) => `DROP TABLE IF EXISTS ${table};`).join(' ')} DELETE FROM meta WHERE key = 'settled'`)
      await queries.exec(`${derivedTables(queries.dialect, false)} ${setVersion(SCHEMA_VERSION)}`)
    }
  })
}

/** 0 for a database in which nothing is yet. */
async function versionOf(db: Queries, path: string): Promise<number> {
  const version = await db.dialect.version(db)
  if (version !== undefined) return version
  throw new RegisterError(
    'not a register',
    path,
    `${path} is a database of another program and no register: name another ${db.dialect.engine === 'sqlite' ? 'file' : 'database or schema'}.`,
  )
}
