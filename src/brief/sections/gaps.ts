import { nameKey } from '../../register/names.ts'
import type { RegisterRecord } from '../../register/record.ts'
import { plusYears } from '../../watch/day.ts'
import { all, one, unique, voiceClaims } from '../../watch/fields.ts'
import { phrase, series, shown, value, worked, type Bit } from '../bits.ts'
import type { Section } from '../line.ts'
import { nameBit } from '../name-bits.ts'
import { actWhen } from '../tell.ts'
import { ofKind, type View } from '../view.ts'

/** A topic is silent when no meeting has had it on its agenda for so many years. */
const SILENT_YEARS = 2
/** A topic talked about longer ago than this is history, and missed by nobody. */
const REMEMBERED_YEARS = 6
/** A word in more than this share of all topics ("cooperation") does not tell topics apart. */
const COMMON_SHARE = 0.05
const MOST = 3

/**
 * What sources leave unsaid though they tell of its neighbours: topics of which the subject once talked and that no later meeting took up, and
 * documents that hold but of which no text is among the sources. It has no lines, since nothing bears them.
 */
export function gaps(view: View): Section {
  return { lines: [], missing: [...silentTopics(view), ...missingTexts(view)] }
}

/** "any meeting on fisheries since 2021", the topic that was last talked about most recently first. */
function silentTopics(view: View): readonly Bit[] {
  if (view.subject.kind === 'person') return []
  const meetings = ofKind(view, 'meeting').filter(({ modality }) => modality === 'done')
  const talked = meetings.flatMap((record) => all(record, 'agenda').map((topic) => ({ topic, record, day: record.to ?? record.from })))
  const telling = tellingWords(view.topics)
  const taken = new Map<string, string>()
  // A plan to talk counts as well: what is on the next agenda is not forgotten.
  for (const record of ofKind(view, 'meeting'))
    for (const topic of told(record))
      for (const word of telling(topic)) {
        const day = record.to ?? record.from ?? view.day
        if (day > (taken.get(word) ?? '')) taken.set(word, day)
      }
  const since = plusYears(view.day, -SILENT_YEARS),
    remembered = plusYears(view.day, -REMEMBERED_YEARS)
  const silent = talked.flatMap(({ topic, day, record }) => {
    const words = telling(topic)
    if (day === undefined || day >= since || day < remembered || words.length === 0) return []
    return words.every((word) => (taken.get(word) ?? '') <= day) ? [{ topic, day, record }] : []
  })
  const latest = new Map<string, Bit>()
  for (const { topic, day, record } of silent.sort((x, y) => y.day.localeCompare(x.day))) {
    const key = `${topic} ${day.slice(0, 4)}`
    const when = shown(record, 'when')
    if (latest.has(key) || when === undefined) continue
    const holders =
      record.fields['agenda']?.said.filter(({ value: said }) => said === topic).flatMap(({ voices }) => voiceClaims(voices)) ?? []
    latest.set(key, phrase('any meeting on {} since {}', value(topic, 'agenda', unique(holders)), worked('year', [when])))
  }
  return [...latest.values()].slice(0, MOST)
}

/** The words of a topic that tell it apart, folded. */
function tellingWords({ topics, counts }: View['topics']): (topic: string) => readonly string[] {
  const most = Math.max(2, topics * COMMON_SHARE)
  return (topic) => longWords(topic).filter((word) => (counts.get(word) ?? 0) <= most)
}

const longWords = (topic: string): readonly string[] =>
  nameKey(topic)
    .split(' ')
    .filter((word) => word.length > 3)

/** What meetings were about, as far as it is told: topics, and the names of bodies and talks. */
const told = (record: RegisterRecord): readonly string[] => [
  ...all(record, 'agenda'),
  one(record, 'body') ?? '',
  one(record, 'title') ?? '',
]

/** The words whose frequency has to be known to see what meetings no longer talk about. */
export const topicWords = (records: readonly RegisterRecord[]): readonly string[] =>
  unique(records.filter(({ kind }) => kind === 'meeting').flatMap((record) => told(record).flatMap(longWords)))

/** Signed documents that have a title, the latest first. */
function signedOf(
  records: readonly RegisterRecord[],
): readonly { readonly record: RegisterRecord; readonly title: string; readonly when?: string }[] {
  return records
    .filter(({ kind }) => kind === 'instrument')
    .flatMap((record) => {
      const act = record.acts.findLast(({ action, modality }) => action === 'signed' && modality === 'done')
      const title = one(record, 'title')
      const when = act?.when?.shown
      return act === undefined || title === undefined
        ? []
        : [{ record, title: nameKey(title), ...(typeof when === 'string' ? { when } : {}) }]
    })
    .sort((a, b) => (b.when ?? '').localeCompare(a.when ?? ''))
}

/** The folded titles of the latest signed documents of which no text is there. @param missing asks which of some are in no heading */
export const missingTitles = (
  records: readonly RegisterRecord[],
  missing: (titles: readonly string[], most: number) => Promise<readonly string[]>,
): Promise<readonly string[]> => missing(unique(signedOf(records).map(({ title }) => title)), MOST)

/** "the text of the Memorandum on transit, signed 4 Sep 2023": no document among the sources bears its title. */
function missingTexts(view: View): readonly Bit[] {
  return signedOf(view.records)
    .filter(({ title }) => view.missingTitles.has(title))
    .slice(0, MOST)
    .map(({ record }) => {
      const act = record.acts.findLast(({ action, modality }) => action === 'signed' && modality === 'done')
      const when = act === undefined ? undefined : actWhen(act)
      const text = phrase('the text of the {}', nameBit(record))
      return when === undefined ? text : (series(', ', [text, phrase('signed {}', when)]) ?? text)
    })
}
