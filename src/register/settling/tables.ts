/** The tables in which settling keeps how it came to records, so that a change is followed and nothing else is worked out again. */
export const SETTLING = [
  'settled_claim',
  'settled_tell',
  'settled_ask',
  'settled_act',
  'settled_group',
  'settled_link',
  'settled_root',
  'settled_mention',
  'settled_name',
  'settled_entity',
  'settled_phrase',
  'settled_word',
  'settled_session',
] as const

/**
 * Their form.
 * @param create how a table is made
 * @param index how an index is made, once settling has come so far
 */
export const settlingTables = (create: string, index: (name: string, on: string, once?: 'claims' | 'records') => string): string => `
  -- Each claim that bears: as it stands, with names in full, and under which key it enters which stage.
  ${create} settled_claim (claim TEXT PRIMARY KEY, stage TEXT NOT NULL, bucket TEXT NOT NULL, body TEXT NOT NULL);
  ${index('settled_claim_bucket', 'settled_claim (stage, bucket)', 'claims')}
  -- What claims tell that helps to understand others, and which keys they looked up.
  ${create} settled_tell (key TEXT NOT NULL, claim TEXT NOT NULL, facts TEXT NOT NULL, PRIMARY KEY (key, claim)) WITHOUT ROWID;
  ${create} settled_ask (key TEXT NOT NULL, claim TEXT NOT NULL, PRIMARY KEY (key, claim)) WITHOUT ROWID;
  ${index('settled_ask_claim', 'settled_ask (claim)')}
  -- The decisions that join and part groups, as they fit the claims.
  ${create} settled_act (place INTEGER PRIMARY KEY, body TEXT NOT NULL);
  -- What came out of one key of a stage (the origin), and under which key it enters a later one. At the stage 'record' the key is the record's id.
  ${create} settled_group (
    stage TEXT NOT NULL, id TEXT NOT NULL, origin TEXT NOT NULL, bucket TEXT NOT NULL, size INTEGER NOT NULL, body TEXT NOT NULL,
    PRIMARY KEY (stage, bucket, id, origin)
  ) WITHOUT ROWID;
  ${index('settled_group_origin', 'settled_group (origin)')}
  -- Names under which one session was told; which name stands for all of a body.
  ${create} settled_link (session TEXT NOT NULL, key TEXT NOT NULL, known INTEGER NOT NULL, PRIMARY KEY (session, key)) WITHOUT ROWID;
  ${index('settled_link_key', 'settled_link (key)')}
  ${create} settled_root (key TEXT PRIMARY KEY, root TEXT NOT NULL) WITHOUT ROWID;
  -- Whom each claim names; of each entity its names, as what it is named, how many claims are about it, and the parties inside its names.
  ${create} settled_mention (claim TEXT PRIMARY KEY, body TEXT NOT NULL) WITHOUT ROWID;
  ${create} settled_name (
    entity TEXT NOT NULL, said TEXT NOT NULL, role TEXT NOT NULL, name TEXT NOT NULL, uses INTEGER NOT NULL, PRIMARY KEY (entity, said, role)
  ) WITHOUT ROWID;
  ${create} settled_entity (entity TEXT PRIMARY KEY, claims INTEGER NOT NULL, inside TEXT NOT NULL) WITHOUT ROWID;
  ${create} settled_phrase (phrase TEXT NOT NULL, entity TEXT NOT NULL, PRIMARY KEY (phrase, entity)) WITHOUT ROWID;
  ${create} settled_word (word TEXT NOT NULL, entity TEXT NOT NULL, PRIMARY KEY (word, entity)) WITHOUT ROWID;
  -- The sessions of each body, and the place of each in their row.
  ${create} settled_session (record TEXT PRIMARY KEY, body TEXT NOT NULL, session TEXT NOT NULL, link TEXT NOT NULL) WITHOUT ROWID;
  ${index('settled_session_body', 'settled_session (body)')}
`
