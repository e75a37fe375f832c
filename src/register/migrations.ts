import { RegisterError } from './error.ts'
import type { Sqlite } from './sqlite.ts'

/** "Chan" as a number: tells a register from other SQLite files. */
const APPLICATION = 0x4368616e

/**
 * What makes a register of each version from the one before; the first makes it from nothing. Append only: a step that was released is
 * never changed, since registers that went through it are about.
 */
export const MIGRATIONS: readonly string[] = [
  `
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

  CREATE TRIGGER claim_kept_1 BEFORE UPDATE ON claim BEGIN SELECT raise(ABORT, 'claims are never changed'); END;
  CREATE TRIGGER claim_kept_2 BEFORE DELETE ON claim BEGIN SELECT raise(ABORT, 'claims are never deleted'); END;
  CREATE TRIGGER decision_kept_1 BEFORE UPDATE ON decision BEGIN SELECT raise(ABORT, 'decisions are never changed'); END;
  CREATE TRIGGER decision_kept_2 BEFORE DELETE ON decision BEGIN SELECT raise(ABORT, 'decisions are never deleted'); END;

  -- From here on all follows from the tables above and can be made again.
  CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE paragraph (id INTEGER PRIMARY KEY, document TEXT NOT NULL, starts INTEGER NOT NULL, ends INTEGER NOT NULL);
  CREATE VIRTUAL TABLE paragraph_text USING fts5 (words, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2');
  `,
]

/**
 * The tables that settling fills; made anew in a temporary place when a register may only be read. Not a migration: their form may
 * change with any version, as they can be thrown away.
 */
export const derivedTables = (temporary: boolean): string => `
  CREATE ${temporary ? 'TEMP ' : ''}TABLE IF NOT EXISTS entity (id TEXT PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, body TEXT NOT NULL) WITHOUT ROWID;
  CREATE ${temporary ? 'TEMP ' : ''}TABLE IF NOT EXISTS record (
    id TEXT PRIMARY KEY, place INTEGER NOT NULL, kind TEXT NOT NULL, modality TEXT NOT NULL, first_day TEXT, last_day TEXT, disputed INTEGER NOT NULL, body TEXT NOT NULL
  ) WITHOUT ROWID;
  CREATE ${temporary ? 'TEMP ' : ''}TABLE IF NOT EXISTS record_claim (record TEXT NOT NULL, claim TEXT NOT NULL, PRIMARY KEY (record, claim)) WITHOUT ROWID;
  CREATE ${temporary ? 'TEMP ' : ''}TABLE IF NOT EXISTS record_entity (entity TEXT NOT NULL, record TEXT NOT NULL, PRIMARY KEY (entity, record)) WITHOUT ROWID;
`

/** The version this program makes and understands. */
export const SCHEMA_VERSION = MIGRATIONS.length

/**
 * Looks what a file is and brings it up to this version.
 * @throws RegisterError when it is no register, of a newer version, or needs a step that may not be written.
 */
export function migrate(db: Sqlite, readonly: boolean): void {
  const version = versionOf(db)
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
          `${db.path} is an empty file and no register: name another, or add documents to it to begin one.`,
        )
      : new RegisterError(
          'read-only',
          db.path,
          `The register ${db.path} has the older version ${version} and must be brought up to ${SCHEMA_VERSION}: open it once for writing.`,
        )
  }
  writeAhead(db)
  db.transaction(() => {
    // Another process may have done it while this one waited.
    for (let step = versionOf(db); step < SCHEMA_VERSION; step++) db.exec(MIGRATIONS[step] ?? '')
    db.exec(`${derivedTables(false)} PRAGMA application_id=${APPLICATION}; PRAGMA user_version=${SCHEMA_VERSION}`)
  })
}

/** 0 for a file in which nothing is yet. */
function versionOf(db: Sqlite): number {
  const application = Number(db.get('PRAGMA application_id')?.['application_id'])
  const version = Number(db.get('PRAGMA user_version')?.['user_version'])
  const tables = Number(db.get('SELECT count(*) AS tables FROM sqlite_master')?.['tables'])
  if (application === APPLICATION) return version
  if (application === 0 && version === 0 && tables === 0) return 0
  throw new RegisterError('not a register', db.path, `${db.path} is a database of another program and no register: name another file.`)
}

/** The write-ahead log lets others read while one writes. Two processes that begin a register at once may collide here; the second tries again. */
function writeAhead(db: Sqlite): void {
  const pause = new Int32Array(new SharedArrayBuffer(4))
  for (let attempt = 0; ; attempt++) {
    try {
      db.exec('PRAGMA journal_mode=WAL')
      return
    } catch (error) {
      if (!(error instanceof RegisterError && error.problem === 'locked') || attempt >= 50) throw error
      Atomics.wait(pause, 0, 0, 100)
    }
  }
}
