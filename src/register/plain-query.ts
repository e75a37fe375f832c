import type { Kind } from '../reading/claim.ts'
import type { Names } from './names.ts'
import type { FilterName, QueryNode } from './query.ts'
import { wordsOf } from './search-words.ts'

/** The plurals by which a person asks for records of a kind; `records` is any. */
const NOUNS: Readonly<Record<string, Kind | 'any'>> = {
  records: 'any',
  meetings: 'meeting',
  sessions: 'meeting',
  visits: 'visit',
  trips: 'visit',
  instruments: 'instrument',
  agreements: 'instrument',
  treaties: 'instrument',
  initiatives: 'initiative',
  proposals: 'initiative',
  commitments: 'commitment',
  pledges: 'commitment',
  promises: 'commitment',
  figures: 'figure',
  statistics: 'figure',
  relations: 'relation',
  chairmanships: 'chairmanship',
  programmes: 'programme',
  programs: 'programme',
  projects: 'programme',
  bodies: 'body',
  posts: 'post',
  positions: 'position',
  views: 'position',
}

/** What may stand before the noun. */
const ADJECTIVES: Readonly<Record<string, readonly [FilterName, string]>> = {
  disputed: ['disputed', 'yes'],
  undisputed: ['disputed', 'no'],
  cancelled: ['modality', 'cancelled'],
  scheduled: ['modality', 'scheduled'],
  planned: ['modality', 'scheduled'],
  expected: ['modality', 'expected'],
  recurring: ['modality', 'recurring'],
  regular: ['modality', 'recurring'],
}

/** What a clause asks: a filter on a name, or a time, or whichever its words are. */
interface Clause {
  /** Of a name; a filter may differ by kind. */
  readonly name?: FilterName | ((kind: Kind | 'any') => FilterName)
  readonly date?: 'year' | 'since' | 'until' | 'after' | 'before'
}

/** Whose act it is stands in the slot `by` of these. */
const ACTS_OF: ReadonlySet<Kind | 'any'> = new Set(['initiative', 'commitment', 'programme'])
const actor = (kind: Kind | 'any'): FilterName => (ACTS_OF.has(kind) ? 'by' : 'about')

/** The words that begin a clause. Of two that fit, the longer counts. */
const CLAUSES: Readonly<Record<string, Clause>> = {
  by: { name: actor },
  'proposed by': { name: actor },
  'made by': { name: actor },
  'run by': { name: actor },
  'signed by': { name: 'about' },
  'supported by': { name: 'supporter' },
  'backed by': { name: 'supporter' },
  'hosted by': { name: 'host' },
  'chaired by': { name: 'chair' },
  'attended by': { name: 'participant' },
  'held by': { name: (kind) => (kind === 'position' ? 'holder' : 'about') },
  'according to': { name: 'speaker' },
  'told by': { name: 'speaker' },
  'published by': { name: 'issuer' },
  between: { name: 'about', date: 'year' },
  with: { name: 'about' },
  of: { name: 'about' },
  about: { name: 'about' },
  involving: { name: 'about' },
  for: { name: (kind) => (kind === 'programme' || kind === 'commitment' ? 'for' : 'about') },
  in: { name: 'place', date: 'year' },
  at: { name: (kind) => (kind === 'initiative' ? 'forum' : 'place') },
  on: { date: 'year' },
  to: { name: 'place', date: 'until' },
  from: { name: 'about', date: 'since' },
  since: { date: 'since' },
  after: { date: 'after' },
  until: { date: 'until' },
  before: { date: 'before' },
}
const LONGEST_OPENING = 2

/** A question in words, read as filters. */
export interface PlainQuery {
  readonly node: QueryNode
  /** The same as a person could have written it: `kind:initiative by:Japan since:2020`. */
  readonly says: string
}

/**
 * Reads "initiatives by Japan supported by ASEAN since 2020" as filters: the plural of a kind, then clauses. Undefined when it is anything
 * else, as words to be looked for; marks of the query language (quotes, colons, OR) always mean themselves.
 */
export function plainQuery(text: string, names: Pick<Names, 'kind'>): PlainQuery | undefined {
  if (/["():*]|(?:^|\s)-|\b(?:OR|NOT|AND)\b/.test(text)) return undefined
  const words = text.trim().split(/\s+/)
  const before = words.findIndex((word) => NOUNS[lower(word)] !== undefined)
  if (before === -1) return undefined
  const kind = NOUNS[lower(words[before] ?? '')] ?? 'any'
  const adjectives = words.slice(0, before).map((word) => ADJECTIVES[lower(word)])
  const asked = clausesOf(words.slice(before + 1), kind, names)
  if (asked === undefined || adjectives.includes(undefined) || asked.length + adjectives.length === 0) return undefined
  const filters: readonly (readonly [FilterName, readonly string[]])[] = [
    ...(kind === 'any' ? [] : [['kind', [kind]] as const]),
    ...adjectives.flatMap((one) => (one === undefined ? [] : [[one[0], [one[1]]] as const])),
    ...asked,
  ]
  const nodes = filters.map(([filter, values]): QueryNode => ({ filter, values }))
  const [only] = nodes
  if (only === undefined) return undefined
  const quoted = (value: string): string => (/[\s,]/.test(value) ? `"${value}"` : value)
  return {
    node: nodes.length === 1 ? only : { all: nodes },
    says: filters.map(([filter, values]) => `${filter}:${values.map(quoted).join(',')}`).join(' '),
  }
}

const lower = (word: string): string => word.toLowerCase().replace(/,$/, '')

type Asked = readonly (readonly [FilterName, readonly string[]])[]

/** Every clause as filters; undefined when some word belongs to none. */
function clausesOf(words: readonly string[], kind: Kind | 'any', names: Pick<Names, 'kind'>): Asked | undefined {
  const asked: (readonly [FilterName, readonly string[]])[] = []
  for (let at = 0; at < words.length; ) {
    const opening = openingAt(words, at)
    if (opening === undefined) return undefined
    const from = at + opening.length
    const to = endOfValue(words, from, names)
    const filters = to === from ? undefined : filtersOf(opening.clause, words.slice(from, to), kind, names)
    if (filters === undefined) return undefined
    asked.push(...filters)
    at = to
  }
  return asked
}

function openingAt(words: readonly string[], at: number): { readonly clause: Clause; readonly length: number } | undefined {
  for (let length = LONGEST_OPENING; length > 0; length--) {
    const clause =
      CLAUSES[
        words
          .slice(at, at + length)
          .map(lower)
          .join(' ')
      ]
    if (clause !== undefined && at + length <= words.length) return { clause, length }
  }
  // "initiatives by Japan and supported by ASEAN", "who were chaired by"
  return /^(?:and|were|was|are|is|that|which)$/i.test(words[at] ?? '') && at + 1 < words.length
    ? shifted(openingAt(words, at + 1))
    : undefined
}

const shifted = (opening: ReturnType<typeof openingAt>): ReturnType<typeof openingAt> =>
  opening === undefined ? undefined : { ...opening, length: opening.length + 1 }

/** A name that is known may hold the words of a clause ("Ministry of …"): else a value ends where the next clause begins. */
function endOfValue(words: readonly string[], from: number, names: Pick<Names, 'kind'>): number {
  for (let to = words.length; to > from; to--) {
    const rest = to === words.length || openingAt(words, to) !== undefined
    if (rest && to - from > 1 && names.kind(bare(words.slice(from, to))) !== undefined) return to
  }
  for (let to = from + 1; to < words.length; to++) if (openingAt(words, to) !== undefined) return to
  return words.length
}

const bare = (words: readonly string[]): string => words.join(' ').replace(/,$/, '').replace(/^the /i, '')

function filtersOf({ name, date }: Clause, words: readonly string[], kind: Kind | 'any', names: Pick<Names, 'kind'>): Asked | undefined {
  const value = bare(words)
  const days = date === undefined ? undefined : daysIn(value)
  if (date !== undefined && days !== undefined) return [timeAsked(date, days)]
  if (name === undefined) return undefined
  const filter = typeof name === 'function' ? name(kind) : name
  if (names.kind(value) !== undefined) return [[filter, [value]]]
  // "by Japan or Indonesia" is either, "by Japan and Indonesia" both.
  const members = value.split(/\s*,\s*(?:and\s+)?|\s+and\s+/i).map((one) => one.split(/\s+or\s+/i).map((each) => bare(each.split(' '))))
  return members.flat().some((one) => wordsOf(one).length === 0) ? undefined : members.map((values) => [filter, values] as const)
}

const MONTHS = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december']
const two = (number: number): string => String(number).padStart(2, '0')

/** A year, month or day, or two years and what is between them, as EDTF. */
function daysIn(value: string): string | undefined {
  if (/^\d{4}(?:-\d\d){0,2}$/.test(value)) return value
  const [, first, last] = /^(\d{4}) (?:and|to) (\d{4})$/.exec(value) ?? []
  if (first !== undefined) return `${first}/${last}`
  const [, day, name = '', otherDay, year] = /^(?:(\d{1,2}) )?([a-z]+)(?: (\d{1,2}),?)? (\d{4})$/i.exec(value) ?? []
  const month = MONTHS.indexOf(name.toLowerCase()) + 1
  if (month === 0) return undefined
  const of = day ?? otherDay
  return `${year}-${two(month)}${of === undefined ? '' : `-${two(Number(of))}`}`
}

/** After a year is from the next on, before it until the one before. */
function timeAsked(date: NonNullable<Clause['date']>, days: string): readonly [FilterName, readonly string[]] {
  const year = /^\d{4}$/.test(days) ? Number(days) : undefined
  if (date === 'after') return ['since', [year === undefined ? days : String(year + 1)]]
  if (date === 'before') return ['until', [year === undefined ? days : String(year - 1)]]
  return [date, [days]]
}
