import { nameKey } from './names.ts'
import type { RegisterRecord } from './record.ts'
import { one } from './shown.ts'

/** What may show that something was done. */
const EVIDENCE: ReadonlySet<string> = new Set(['instrument', 'programme', 'body'])

/** The words of a text that are longer than two letters, in small letters, each once. */
export function longWords(text: string): readonly string[] {
  return [
    ...new Set(
      text
        .toLowerCase()
        .split(/[^\p{L}\p{N}]+/u)
        .filter((word) => word.length > 2),
    ),
  ]
}

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

/** By whom and by which words a record is found that may show that something was done. */
export function evidenceRows(record: RegisterRecord): readonly (readonly [entity: string, word: string, record: string])[] {
  if (record.modality !== 'done' || !EVIDENCE.has(record.kind)) return []
  const words = longWords(['title', 'type', 'subject', 'name'].flatMap((slot) => one(record, slot) ?? []).join(' '))
  const occasion = record.kind === 'instrument' ? occasionWord(record) : undefined
  const all = occasion === undefined ? words : [...words, occasion]
  return record.entities.flatMap((entity) => all.map((word) => [entity, word, record.id] as const))
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
