import { nameKey } from './names.ts'
import type { RegisterRecord } from './record.ts'
import { one } from './shown.ts'

/** What may show that something was done. */
const EVIDENCE: ReadonlySet<string> = new Set(['instrument', 'programme', 'body'])

/** Words that say how or that something is done, not what. */
const EMPTY: ReadonlySet<string> = new Set(
  (
    'the and for with from into that this their its his her our all any more new each other between among within through under ' +
    'including will shall continue continued develop support strengthen cooperation joint open opening establish hold held begin start launch prepare present submit provide ' +
    'work make take promote enhance organise organize host conclude sign adopt'
  ).split(' '),
)

/** The words of a text that are longer than two letters and tell what is done, in small letters, each once. */
export function tellingWords(text: string): ReadonlySet<string> {
  return new Set(
    text
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word.length > 2 && !EMPTY.has(word)),
  )
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

/** By whom and by which words a record is found that may show that something was done, with how many words its name has, and its last day. */
export function evidenceRows(
  record: RegisterRecord,
): readonly (readonly [entity: string, word: string, record: string, words: number, lastDay: string])[] {
  if (record.modality !== 'done' || !EVIDENCE.has(record.kind)) return []
  const words = tellingWords(['title', 'type', 'subject', 'name'].flatMap((slot) => one(record, slot) ?? []).join(' '))
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
