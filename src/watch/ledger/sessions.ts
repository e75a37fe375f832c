import type { RecordId, RegisterReader, RegisterRecord } from '../../register/index.ts'
import { one, unique } from '../fields.ts'

/**
 * "The Ministers adopted the Statement on Ferry Safety" does not say where: the sentence before it does. Where a document tells of sessions of one
 * body only, what was done by a word of it, and is not said to be anybody's else, is that body's.
 */
export function ofSessions(records: readonly RegisterRecord[]): readonly RegisterRecord[] {
  const held = new Map<string, Set<string>>()
  for (const { kind, modality, body, documents } of records) {
    if (kind !== 'meeting' || modality !== 'done' || body === undefined) continue
    for (const document of documents) held.set(document, (held.get(document) ?? new Set()).add(body))
  }
  return held.size === 0
    ? records
    : records.map((record) => {
        if (!isOpen(record)) return record
        const bodies = unique(
          record.documents.flatMap((document) => (held.get(document)?.size === 1 ? [...(held.get(document) ?? [])] : [])),
        )
        return bodies.length === 0 ? record : { ...record, entities: [...record.entities, ...bodies] }
      })
}

/** Whether it is said at which session it was proposed, or is to be done. */
export const hasOccasion = (record: RegisterRecord): boolean => one(record, record.kind === 'initiative' ? 'forum' : 'at') !== undefined

/** A document that was made, and it is not said where, nor between whom. */
const isOpen = (record: RegisterRecord): boolean =>
  record.kind === 'instrument' && record.modality === 'done' && one(record, 'at') === undefined && record.fields['parties'] === undefined

/** The latest that tell of a body's sessions: more are not looked through. */
const MOST_DOCUMENTS = 200

/** What was done at later sessions of the body of which a thing is expected, and does not say so: by its own names it is not found. */
export async function doneAtSessions(
  { records }: Pick<RegisterReader, 'records'>,
  before: RegisterRecord,
): Promise<readonly RegisterRecord[]> {
  if (!hasOccasion(before)) return []
  const found = new Map<RecordId, RegisterRecord>()
  for (const body of before.entities) {
    const sessions = (await records({ kind: 'meeting', modality: 'done', body })).filter(({ to = '' }) => to >= (before.from ?? ''))
    const documents = unique(sessions.flatMap((session) => session.documents))
      .filter((document) => !before.documents.includes(document))
      .slice(-MOST_DOCUMENTS)
    if (documents.length === 0) continue
    const told = await records({ kind: ['meeting', 'instrument'], modality: 'done', documents })
    for (const record of ofSessions(told)) if (isOpen(record) && record.entities.includes(body)) found.set(record.id, record)
  }
  return [...found.values()]
}
