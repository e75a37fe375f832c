import { nameKey } from '../register/names.ts'
import type { Act, Entity, RegisterRecord } from '../register/record.ts'
import type { RegisterReader } from '../register/register.ts'
import { bounds } from '../watch/bounds.ts'
import { actDate, all, one, voicesIn } from '../watch/fields.ts'
import type { Period } from './period.ts'
import type { Mention, Query } from './read-question.ts'

/** Who is somebody: an entity by its names, and persons who hold an office of it. */
export interface Someone {
  readonly entity: Entity
  readonly keys: ReadonlySet<string>
}

/** Those who are asked about, each with the persons who speak and travel for them. */
export async function someone(register: RegisterReader, entity: Entity): Promise<Someone> {
  const keys = new Set([entity.name, ...entity.names].map(nameKey))
  if (entity.kind === 'party' || entity.kind === 'organisation')
    for (const record of await register.records({ kind: 'post', entities: [entity.id] })) {
      const person = one(record, 'person')
      if (person !== undefined && keys.has(nameKey(one(record, 'of') ?? ''))) keys.add(nameKey(person))
    }
  return { entity, keys }
}

/** Whether somebody stands in one of the slots. @param insideNames parties in the names of bodies count as well */
export function standsIn(
  record: RegisterRecord,
  who: Someone,
  slots: readonly string[],
  inside?: Pick<RegisterReader, 'partiesIn'>,
): boolean {
  const values = slots.flatMap((slot) => all(record, slot))
  return values.some(
    (value) => who.keys.has(nameKey(value)) || (inside?.partiesIn(value).some((party) => who.keys.has(nameKey(party))) ?? false),
  )
}

/** Whether days lie within a time. What is told only vaguely is left out: it may lie outside. */
export function within(
  { from, to }: { readonly from?: string | undefined; readonly to?: string | undefined },
  period: Period | undefined,
): boolean {
  if (period === undefined) return true
  if (from === undefined || to === undefined) return false
  return (period.from === undefined || from >= period.from) && (period.to === undefined || to <= period.to)
}

/** Whether a place is one, or lies in it. */
export function isIn(register: Pick<RegisterReader, 'stateOf'>, place: string | undefined, wanted: string): boolean {
  if (place === undefined) return false
  const keys = [place, register.stateOf(place) ?? place].map(nameKey)
  return keys.includes(nameKey(wanted))
}

const stem = (word: string): string => (word.length > 4 ? word.replace(/ies$/, 'y').replace(/(?:s|ing|ed)$/, '') : word)
const SMALL: ReadonlySet<string> = new Set([
  'the',
  'a',
  'an',
  'of',
  'on',
  'and',
  'in',
  'for',
  'to',
  'at',
  'with',
  'between',
  'by',
  'its',
  'their',
  's',
  'about',
])

/** Whether all telling words of a topic stand in what is told of a record. */
export function tells(record: RegisterRecord, topic: string | undefined, slots: readonly string[]): boolean {
  if (topic === undefined) return true
  const told = new Set(
    slots.flatMap((slot) => record.fields[slot]?.said.flatMap(({ value }) => nameKey(String(value)).split(' ').map(stem)) ?? []),
  )
  const wanted = nameKey(topic)
    .split(' ')
    .filter((word) => word !== '' && !SMALL.has(word))
  return wanted.length > 0 && wanted.every((word) => told.has(stem(word)))
}

/** Those that tell all words of a topic: with the noun beside them, when any does. */
export function onTopic(
  records: readonly RegisterRecord[],
  { topic, fullTopic }: Pick<Query, 'topic' | 'fullTopic'>,
  slots: readonly string[],
): readonly RegisterRecord[] {
  const full = fullTopic === undefined ? [] : records.filter((record) => tells(record, fullTopic, slots))
  return full.length > 0 ? full : records.filter((record) => tells(record, topic, slots))
}

/** Whether something was published within a time that tells of a record. */
export function publishedWithin(record: RegisterRecord, period: Period | undefined): boolean {
  return (
    period === undefined ||
    voicesIn(record).some(({ published }) => published !== undefined && within({ from: published, to: published }, period))
  )
}

/** Acts of a document that count, done within a time. */
export function actsDone(record: RegisterRecord, actions: ReadonlySet<string>, period: Period | undefined): readonly Act[] {
  return record.acts.filter((act) => {
    if (act.modality !== 'done' || !actions.has(act.action)) return false
    const { first, last } = bounds(actDate(act) ?? '')
    return within({ from: first, to: last }, period)
  })
}

/** The latest of some records by their last day; those whose time may be as late stand beside it. */
export function lastOf(records: readonly RegisterRecord[]): readonly RegisterRecord[] {
  const sorted = records.filter(({ to }) => to !== undefined).toSorted((a, b) => ((b.to ?? '') < (a.to ?? '') ? -1 : 1))
  const from = sorted[0]?.from ?? ''
  return sorted.filter(({ to }, index) => index === 0 || (to ?? '') >= from)
}

/** The first of some records by their day; those that may be as early stand beside it. */
export function firstOf(records: readonly RegisterRecord[]): readonly RegisterRecord[] {
  const sorted = records.filter(({ from }) => from !== undefined).toSorted((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1))
  const to = sorted[0]?.to ?? ''
  return sorted.filter(({ from }, index) => index === 0 || (from ?? '') <= to)
}

/** Newest first. */
export const newest = (records: readonly RegisterRecord[]): readonly RegisterRecord[] =>
  records.toSorted((a, b) => ((b.to ?? '') < (a.to ?? '') ? -1 : (b.to ?? '') > (a.to ?? '') ? 1 : 0))

/** Whether a record is about those who must be named, or says their names. */
export function mentions(record: RegisterRecord, wanted: readonly Mention[]): boolean {
  return wanted.every(({ entity: { id, name, names }, typed }) => {
    if (record.entities.includes(id)) return true
    const forms = [name, ...names, typed].map((one) => ` ${nameKey(one)} `)
    const values = Object.values(record.fields).flatMap(({ said }) => said.map(({ value }) => ` ${nameKey(String(value))} `))
    return values.some((value) => forms.some((form) => value.includes(form)))
  })
}
