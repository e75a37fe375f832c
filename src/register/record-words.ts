import type { Kind } from '../reading/claim.ts'
import { nameKey } from './names.ts'
import type { RegisterRecord } from './record.ts'
import { one } from './shown.ts'
import { subjectWords } from './telling-words.ts'

/** What may show that something was done. */
const EVIDENCE: ReadonlySet<Kind> = new Set<Kind>(['instrument', 'programme', 'body', 'meeting'])

/** The slots that tell what a thing is; of a meeting, what is met. */
const TELLING: Readonly<Partial<Record<Kind, readonly string[]>>> = {
  commitment: ['what'],
  initiative: ['idea'],
  instrument: ['title', 'type', 'subject'],
  programme: ['title'],
  body: ['name'],
  meeting: ['body', 'title', 'where'],
}
/** Slots that name who: whoever takes part need not stand in the name, nor tells what it is. */
const PARTIES = ['by', 'for', 'tasked', 'parties', 'supporters', 'participants', 'members'] as const

/** The words of what a thing is, as they are compared. */
export function wordsOf(record: RegisterRecord): ReadonlySet<string> {
  const named = subjectWords(PARTIES.flatMap((slot) => shownWords(record, slot)).join(' '))
  const words = subjectWords((TELLING[record.kind] ?? []).flatMap((slot) => one(record, slot) ?? []).join(' '))
  return new Set([...words].filter((word) => !named.has(word)))
}

function shownWords({ fields }: RegisterRecord, slot: string): readonly string[] {
  const shown = fields[slot]?.shown
  return shown === undefined ? [] : typeof shown === 'object' ? shown : [String(shown)]
}

/** How a body is known among sessions, whatever the order of its parties: `Russia-ASEAN Summit` and `ASEAN–Russia Summit` are one. */
export const bodyKey = (name: string): string =>
  nameKey(name)
    .split(' ')
    .filter((word) => word !== 'the')
    .sort()
    .join(' ')

/** "ASEAN-Russia Summit" and "Russia-ASEAN Summit" are one name. */
export function nameWords(name: string | undefined): string {
  return (name ?? '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== 'the' && word !== '')
    .sort()
    .join(' ')
}

/** What stands for a period and an occasion together where words are looked up; undefined when one of the two is not told. */
export function occasionWord(record: RegisterRecord): string | undefined {
  const period = one(record, 'period'),
    at = nameWords(one(record, 'at'))
  return period === undefined || at === '' ? undefined : `${period} ${at}`
}

/** By whom and by which words a record is found that may show that something was done, or of a document that it is to be; with how many words its name has, and its last day. */
export function evidenceRows(
  record: RegisterRecord,
): readonly (readonly [entity: string, word: string, record: string, words: number, lastDay: string])[] {
  const isToCome = record.kind === 'instrument' && (record.modality === 'expected' || record.modality === 'scheduled')
  if (!EVIDENCE.has(record.kind) || (record.modality !== 'done' && !isToCome)) return []
  const words = wordsOf(record)
  const occasion = record.kind === 'instrument' ? occasionWord(record) : undefined
  const all = occasion === undefined ? [...words] : [...words, occasion]
  return record.entities.flatMap((entity) => all.map((word) => [entity, word, record.id, words.size, record.to ?? ''] as const))
}

/** Stands for all topics of a record where words of topics are counted. */
export const ANY_TOPIC = ''

/** How many topics of a meeting's agenda hold a word. */
export function topicRows({ id, fields }: RegisterRecord): readonly (readonly [word: string, record: string, topics: number])[] {
  const shown = fields['agenda']?.shown
  if (shown === undefined) return []
  const topics = typeof shown === 'object' ? shown : [String(shown)]
  const counts = new Map<string, number>([[ANY_TOPIC, topics.length]])
  for (const topic of topics)
    for (const word of new Set(nameKey(topic).split(' '))) if (word !== ANY_TOPIC) counts.set(word, (counts.get(word) ?? 0) + 1)
  return [...counts].map(([word, count]) => [word, id, count])
}
