import type { Kind, Modality, SlotValue, Span } from '../reading/claim.ts'
import { unreadLanguage } from '../reading/languages.ts'
import type { SettlingClaim } from './identity/group.ts'
import { confidenceOf } from './confidence.ts'
import type { Row } from './database.ts'
import { PERSON, type ClaimThen, type Decision, type ReadBy, type StoredClaim, type StoredDocument } from './record.ts'

/** `{name: text}` when there is one, else nothing: what may be absent is absent, not null. */
function maybe<Name extends string>(name: Name, value: unknown): { readonly [name in Name]?: string } {
  return (typeof value === 'string' ? { [name]: value } : {}) as { readonly [name in Name]?: string }
}

const text = (row: Row, column: string): string => String(row[column])
const json = <T>(row: Row, column: string): T => JSON.parse(text(row, column)) as T

/** A document with its latest reading and the version after it. */
export const DOCUMENTS = `
  SELECT d.*, r.reader, r.version AS reader_version, r.date AS read_date, r.date_known, r.date_from, r.issuer AS read_issuer, n.id AS superseded_by
  FROM document d JOIN reading r ON r.id = (SELECT max(id) FROM reading WHERE document = d.id) LEFT JOIN document n ON n.supersedes = d.id`

/** Of several readers of one document each one's latest reading counts: they stand side by side. */
const isLatest = (reading: string): string =>
  `NOT EXISTS (SELECT 1 FROM reading later WHERE later.document = ${reading}.document AND later.reader = ${reading}.reader AND later.id > ${reading}.id)`

const claimRows = (current: string): string => `
  SELECT c.*, p.position, CASE WHEN ${current} THEN 1 ELSE 0 END AS current,
    coalesce(d.date, r.date) AS published, coalesce(d.issuer, r.issuer) AS issuer
  FROM claim c JOIN document d ON d.id = c.document
  JOIN reading_claim p ON p.claim = c.id AND p.reading = coalesce(
    (SELECT max(q.reading) FROM reading_claim q JOIN reading s ON s.id = q.reading WHERE q.claim = c.id AND ${isLatest('s')}),
    (SELECT max(reading) FROM reading_claim WHERE claim = c.id))
  JOIN reading r ON r.id = p.reading`

/** Claims with what their documents say of themselves; `current` when the latest reading of one of its readers, of the newest version, has them. */
export const CLAIMS = claimRows(`${isLatest('r')} AND NOT EXISTS (SELECT 1 FROM document n WHERE n.supersedes = d.id)`)
/** The same, where an older version is looked at for itself. */
export const CLAIMS_OF_VERSION = claimRows(isLatest('r'))

/** The claims that bear, each once, in the form that settling wants, read straight through. */
export const BEARING = `
  SELECT c.id, c.document, p.position, c.kind, c.modality, c.starts, c.ends, c.speaker, c.slots, c.learned,
    coalesce(d.date, r.date) AS published, coalesce(d.issuer, r.issuer) AS issuer
  FROM document d JOIN reading r ON r.document = d.id AND ${isLatest('r')} JOIN reading_claim p ON p.reading = r.id
  JOIN claim c ON c.id = p.claim WHERE NOT EXISTS (SELECT 1 FROM document n WHERE n.supersedes = d.id)
    AND NOT EXISTS (SELECT 1 FROM reading_claim q JOIN reading s ON s.id = q.reading WHERE q.claim = c.id AND q.reading > r.id AND ${isLatest('s')})`

/** A stored document from its row. */
export function documentOf(row: Row): StoredDocument {
  const given = typeof row['date'] === 'string'
  return {
    id: text(row, 'id'),
    hash: text(row, 'hash'),
    text: text(row, 'text'),
    ...maybe('title', row['title']),
    ...maybe('issuer', row['issuer'] ?? row['read_issuer']),
    ...maybe('date', row['date'] ?? row['read_date']),
    ...maybe('url', row['url']),
    ...maybe('language', row['language']),
    ...maybe('type', row['type']),
    origin: text(row, 'origin'),
    learned: text(row, 'learned'),
    ...(given
      ? { dateKnown: 'given' as const }
      : row['date_known'] === null
        ? {}
        : { dateKnown: text(row, 'date_known') as 'given' | 'printed' | 'inferred' }),
    dateFrom: given ? [] : json<readonly Span[]>(row, 'date_from'),
    ...maybe('supersedes', row['supersedes']),
    ...maybe('supersededBy', row['superseded_by']),
    reader: text(row, 'reader'),
    readerVersion: text(row, 'reader_version'),
    ...(row['reader'] === OWN ? maybe('unread', unreadLanguage({ language: optionalText(row['language']) })) : {}),
  }
}

/** The name of our own reader. */
const OWN = 'chancery'
const optionalText = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

/** As much of a claim as settling looks at, from its row. */
export function settlingClaimOf(row: Row): SettlingClaim {
  return {
    id: text(row, 'id'),
    document: text(row, 'document'),
    order: Number(row['position']),
    kind: text(row, 'kind') as Kind,
    modality: text(row, 'modality') as Modality,
    passage: { start: Number(row['starts']), end: Number(row['ends']) },
    ...maybe('speaker', row['speaker']),
    slots: json<{ readonly [slot: string]: SlotValue }>(row, 'slots'),
    ...maybe('issuer', row['issuer']),
    ...maybe('published', row['published']),
    learned: text(row, 'learned'),
  }
}

/** What is known of a claim beside its row. */
interface Beside {
  /** The text of the claim's document. */
  readonly text: string
  readonly rejected: ReadonlySet<string>
  /** Who says it, when several read its document. */
  readonly readBy?: readonly ReadBy[] | undefined
}

/** A claim from its row, with all that is known of it. */
export function claimOf(row: Row, { text: documentText, rejected, readBy: several }: Beside): StoredClaim {
  const claim = settlingClaimOf(row)
  const inferred = json<StoredClaim['inferred']>(row, 'inferred')
  const reader = text(row, 'reader'),
    readerVersion = text(row, 'version')
  const readBy = several ?? [{ reader, version: readerVersion, differs: [] }]
  return {
    ...claim,
    sentence: documentText.slice(claim.passage.start, claim.passage.end),
    spans: json<StoredClaim['spans']>(row, 'spans'),
    inferred,
    rows: json<StoredClaim['rows']>(row, 'rows'),
    reader,
    readerVersion,
    readBy,
    ...(reader === PERSON ? {} : { confidence: confidenceOf({ slots: claim.slots, inferred }, readBy) }),
    bears: row['current'] === 1 && !rejected.has(claim.id),
  }
}

/** A decision from its row. */
export function decisionOf(row: Row): Decision {
  return {
    at: text(row, 'at'),
    who: text(row, 'who'),
    act: text(row, 'act') as Decision['act'],
    claims: json<readonly string[]>(row, 'claims'),
    ...(row['slots'] === null ? {} : { slots: json<NonNullable<Decision['slots']>>(row, 'slots') }),
    ...maybe('why', row['why']),
    ...(row['about'] === null ? {} : { about: json<NonNullable<Decision['about']>>(row, 'about') }),
    ...(row['names'] === null ? {} : { names: json<readonly string[]>(row, 'names') }),
    ...maybe('until', row['until']),
  }
}

/** What a claim says, from its row, to be kept with a decision. */
export function claimThen(row: Row): ClaimThen {
  return {
    id: text(row, 'id'),
    document: text(row, 'document'),
    kind: text(row, 'kind') as Kind,
    passage: { start: Number(row['starts']), end: Number(row['ends']) },
    slots: json<{ readonly [slot: string]: SlotValue }>(row, 'slots'),
  }
}
