import type { Dialect, TermQuery } from './database.ts'

/** Writes a query with an engine's marks. */
function written(
  query: TermQuery,
  term: (words: readonly string[], beginning: boolean) => string,
  and: string,
  or: string,
  not: string,
): string {
  const inner = (part: TermQuery): string => written(part, term, and, or, not)
  if ('words' in query) return term(query.words, query.beginning)
  if ('all' in query) return `(${query.all.map(inner).join(and)})`
  if ('any' in query) return `(${query.any.map(inner).join(or)})`
  return `(${inner(query.has)}${not}${inner(query.not)})`
}

/** "Chan" as a number: tells a register from other SQLite files. */
const APPLICATION = 0x4368616e

/** The words of SQLite. */
export const SQLITE: Dialect = {
  engine: 'sqlite',
  stored: 'main',
  temporary: 'temp',
  tables: (sql) => sql,
  kept: (table, plural) => `
  CREATE TRIGGER ${table}_kept_1 BEFORE UPDATE ON ${table} BEGIN SELECT raise(ABORT, '${plural} are never changed'); END;
  CREATE TRIGGER ${table}_kept_2 BEFORE DELETE ON ${table} BEGIN SELECT raise(ABORT, '${plural} are never deleted'); END;`,
  version: async (db) => {
    const application = Number((await db.get('PRAGMA application_id'))?.['application_id'])
    const version = Number((await db.get('PRAGMA user_version'))?.['user_version'])
    const tables = Number((await db.get('SELECT count(*) AS tables FROM sqlite_master'))?.['tables'])
    if (application === APPLICATION) return version
    return application === 0 && version === 0 && tables === 0 ? 0 : undefined
  },
  setVersion: (version) => `PRAGMA application_id=${APPLICATION}; PRAGMA user_version=${version}`,
  dropsUnseen: true,
  settlesApart: true,
  counted: () => '',
  each: 'json_each(?)',
  field: (column, name) => `json_extract(${column}, '$.${name}')`,
  holds: (how, of) => `PRAGMA ${of}.cache_size=${how === 'much' ? -262_144 : -65_536}`,
  begin: '',
  search: {
    // Words come parted by spaces and folded; this tokenizer leaves all that is no ASCII mark as it is.
    table: "CREATE VIRTUAL TABLE paragraph_words USING fts5 (words, content = '', contentless_delete = 1, tokenize = 'ascii')",
    id: 'rowid',
    cell: (words) => words.join(' '),
    matches: 'paragraph_words MATCH ?',
    query: (query) => written(query, (words, beginning) => `"${words.join(' ')}"${beginning ? '*' : ''}`, ' AND ', ' OR ', ' NOT '),
  },
}

/** PostgreSQL counts the words of a text no further. */
const LAST_POSITION = 16_383

/**
 * The words of PostgreSQL, for a register in a schema of its own. Texts are ordered by their bytes, as SQLite does.
 * @param schema a name of letters, digits and `_`
 */
export const postgresDialect = (schema: string): Dialect => ({
  engine: 'postgres',
  stored: schema,
  temporary: 'pg_temp',
  tables: (sql) =>
    sql
      .replaceAll(/\bINTEGER\b/g, 'BIGINT')
      .replaceAll(/\bTEXT\b/g, 'TEXT COLLATE "C"')
      .replaceAll(/\bWITHOUT ROWID\b/g, ''),
  kept: (table, plural) => `
  CREATE FUNCTION ${table}_kept() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    RAISE EXCEPTION '${plural} are never %', CASE TG_OP WHEN 'UPDATE' THEN 'changed' ELSE 'deleted' END;
  END $$;
  CREATE TRIGGER ${table}_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON ${table} EXECUTE FUNCTION ${table}_kept();`,
  version: async (db) => {
    const there = await db.get(
      `SELECT count(c.oid) AS tables, count(*) FILTER (WHERE c.relname = 'register') AS register
      FROM pg_namespace n LEFT JOIN pg_class c ON c.relnamespace = n.oid AND c.relkind IN ('r', 'v', 'm', 'f', 'p') WHERE n.nspname = ?`,
      schema,
    )
    if (Number(there?.['tables'] ?? 0) === 0) return 0
    if (Number(there?.['register']) === 0) return undefined
    return Number((await db.get(`SELECT version FROM ${schema}.register`))?.['version'])
  },
  setVersion: (version) => `DELETE FROM register; INSERT INTO register VALUES (${version})`,
  dropsUnseen: false,
  settlesApart: false,
  counted: (tables) => `ANALYZE ${tables.join(', ')}`,
  each: 'jsonb_array_elements_text(CAST(? AS jsonb))',
  field: (column, name) => `(CAST(${column} AS jsonb) ->> '${name}')`,
  holds: () => '',
  // Whoever may only make tables can use a schema that another has made for them.
  begin: `
  DO $$ BEGIN IF to_regnamespace('${schema}') IS NULL THEN CREATE SCHEMA ${schema}; END IF; END $$;
  CREATE TABLE register (version INTEGER NOT NULL);`,
  search: {
    table: `
    CREATE TABLE paragraph_words (id BIGINT PRIMARY KEY, words TSVECTOR NOT NULL);
    CREATE INDEX paragraph_words_words ON paragraph_words USING gin (words)`,
    id: 'id',
    cell: (words) => words.map((word, i) => `'${word}':${Math.min(i + 1, LAST_POSITION)}`).join(' '),
    matches: 'words @@ CAST(? AS tsquery)',
    query: (query) =>
      written(
        query,
        (words, beginning) => `(${words.map((word, i) => `'${word}'${beginning && i === words.length - 1 ? ':*' : ''}`).join(' <-> ')})`,
        ' & ',
        ' | ',
        ' & !',
      ),
  },
})
