import type { RegisterRecord, Said, Voice } from '../register/record.ts'
import { all, claimsOf, one, unique, voiceClaims } from '../watch/fields.ts'
import { list, ordinal } from '../watch/name.ts'
import { line, present, says, type Line, type Part } from './line.ts'
import { sayDate } from './say-date.ts'

const OFFICE =
  /^([^,]+), [^,]*\b(?:ministry|minister|department|office|government|president|presidency|secretariat|council|cabinet|house|mission|embassy)\b[^,]*$/i

/** Who says so, in a few words: the speaker, else the issuer. Of "Norland, Ministry of Foreign Affairs" the state is enough beside its words. */
export function voiceName({ speaker, issuer }: Pick<Voice, 'speaker' | 'issuer'>): string {
  const name = speaker ?? issuer ?? 'a source without a name'
  return OFFICE.exec(name)?.[1] ?? name
}

/**
 * What each side says of one field, side by side: "4 Sep 2024 (Norland)", "5 Sep 2024 (Arcadia)". When one name says two things, the days on
 * which it said them tell them apart.
 */
export function sideBySide(said: readonly Said[], say: (value: string) => string): readonly Part[] {
  const names = said.map(({ voices }) => unique(voices.map(voiceName)))
  return said.map(({ value, voices }, index) => {
    const own = names[index] ?? []
    const twice = own.some((name) => names.some((others, other) => other !== index && others.includes(name)))
    const day = voices[0]?.published
    return says(`${say(String(value))} (${list(own, 3)}${twice && day !== undefined ? `, ${sayDate(day)}` : ''})`, voiceClaims(voices))
  })
}

const LABELS: Readonly<Record<string, string>> = {
  when: 'date',
  where: 'place',
  ordinal: 'number',
  rank: 'level',
  mode: 'held',
  participants: 'taking part',
  by: 'by',
  type: 'type',
  host: 'host',
  period: 'period',
  since: 'since',
  due: 'due',
  until: 'until',
  value: 'amount',
}
const DATES: ReadonlySet<string> = new Set(['when', 'period', 'since', 'until', 'due'])

/** Lines that show the disputed fields of a record, and of its acts, side by side. */
export function disputes(record: RegisterRecord, ...leave: readonly string[]): readonly Line[] {
  const fields = Object.entries(record.fields)
    .filter(([slot, field]) => field.disputed && !leave.includes(slot))
    .map(([slot, field]) => line(LABELS[slot] ?? slot, sideBySide(field.said, sayerOf(slot)), { differ: true }))
  const acts = record.acts
    .filter(({ when }) => when?.disputed && !record.fields['when']?.disputed)
    .map(({ action, when }) => line(action || 'date', sideBySide(when?.said ?? [], sayDate), { differ: true }))
  return present([...fields, ...acts])
}

function sayerOf(slot: string): (value: string) => string {
  return DATES.has(slot) ? sayDate : slot === 'ordinal' ? ordinal : (value) => value
}

/** Says the date in a slot; undefined when there is none. */
export function dateIn(record: RegisterRecord, slot: string): string | undefined {
  const date = one(record, slot)
  return date === undefined ? undefined : sayDate(date)
}

const MODES: Readonly<Record<string, string>> = { online: 'online', telephone: 'by telephone', hybrid: 'partly online' }

/** A session or talks in a phrase, without its name: "18th, 4 Sep 2024, Lowport, deputy ministers, co-chaired by A and B". */
export function sessionPart(
  record: RegisterRecord,
  { date = true, number = true, name }: { date?: boolean; number?: boolean; name?: string } = {},
): Part {
  const count = one(record, 'ordinal'),
    mode = one(record, 'mode'),
    chairs = all(record, 'chairs'),
    by = all(record, 'by'),
    at = one(record, 'at')
  const words = present([
    name,
    number && count !== undefined ? ordinal(count) : undefined,
    date ? dateIn(record, 'when') : undefined,
    one(record, 'where'),
    one(record, 'rank'),
    mode === undefined ? undefined : (MODES[mode] ?? mode),
    chairs.length === 0 ? undefined : `${chairs.length > 1 ? 'co-chaired' : 'chaired'} by ${list(chairs, 4)}`,
    by.length === 0 ? undefined : `hosted by ${list(by, 3)}`,
    at === undefined ? undefined : `at the ${at}`,
  ])
  return says(
    words.join(', ') || 'no date or place given',
    claimsOf(record, 'body', 'title', 'ordinal', 'when', 'where', 'rank', 'mode', 'chairs', 'by', 'at'),
  )
}

/** A line with the agenda of a meeting, each topic with its own claims. */
export function agendaLine(record: RegisterRecord): Line | undefined {
  const field = record.fields['agenda']
  if (field === undefined) return undefined
  // Topics of one list stand in one sentence: they are told together, so that the numbers do not drown the words.
  const groups = new Map<string, { topics: string[]; claims: readonly string[] }>()
  for (const { value, voices } of field.said) {
    const claims = voiceClaims(voices),
      key = claims.join(' ')
    const group = groups.get(key)
    if (group === undefined) groups.set(key, { topics: [String(value)], claims })
    else group.topics.push(String(value))
  }
  return line(
    'agenda',
    [...groups.values()].map(({ topics, claims }) => says(topics.join('; '), claims)),
  )
}
