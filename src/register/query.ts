import type { TermQuery } from './database.ts'
import { wordsOf } from './search-words.ts'

/** A condition on records, as `kind:meeting` or `by:Japan,Indonesia`: one of the values is enough. */
export interface Filter {
  readonly filter: FilterName
  readonly values: readonly string[]
}

/** What a person asked for, taken apart. */
export type QueryNode =
  | Extract<TermQuery, { readonly words: readonly string[] }>
  | Filter
  | { readonly all: readonly QueryNode[] }
  | { readonly any: readonly QueryNode[] }
  | { readonly not: QueryNode }

/** Filters on slots: what a person writes, and the slots that are looked into. */
export const SLOT_FILTERS = {
  by: ['by'],
  supporter: ['supporters'],
  forum: ['forum'],
  who: ['who', 'person'],
  host: ['host'],
  chair: ['chairs', 'party'],
  participant: ['participants'],
  with: ['with'],
  for: ['for'],
  tasked: ['tasked'],
  member: ['members'],
  holder: ['holder'],
  // The second is the party or organisation in the name of one of its offices.
  speaker: ['speaker', 'speaker of'],
  issuer: ['issuer', 'issuer of'],
} as const

/** Everything that may stand before a colon, besides those. */
export const FILTERS = ['kind', 'modality', 'about', 'party', 'body', 'place', 'person', 'year', 'since', 'until', 'disputed'] as const
/** The name of a filter. */
export type FilterName = (typeof FILTERS)[number] | keyof typeof SLOT_FILTERS

/** What may also be written for a filter. */
const ALSO: Readonly<Record<string, FilterName>> = {
  supporters: 'supporter',
  chairs: 'chair',
  participants: 'participant',
  members: 'member',
  where: 'place',
  from: 'since',
  to: 'until',
  standing: 'modality',
  entity: 'about',
}

/** A query taken apart, with remarks for the person who wrote it. */
export interface ParsedQuery {
  /** Absent when nothing is asked for. */
  readonly node?: QueryNode
  readonly notes: readonly string[]
}

const LONGEST_QUERY = 1000
const DEEPEST = 20

type Mark = { readonly mark: '(' | ')' | '-' | 'OR' | 'AND' | 'NOT' }
type Part = Mark | { readonly node: QueryNode }

/**
 * Takes apart what a person typed. Words side by side must all be there; `OR` between them means either, `-` or `NOT` before one that it must
 * not be there, `"in quotes"` a phrase, `begin*` a beginning, `name:value` a filter (see `FILTERS`), parentheses what belongs together. Nothing
 * that can be typed is refused: what makes no sense is passed over.
 */
export function parseQuery(text: string): ParsedQuery {
  const notes: string[] = []
  const parts = partsOf(text.slice(0, LONGEST_QUERY), notes)
  let at = 0
  const isMark = (mark: Mark['mark']): boolean => {
    const part = parts[at]
    return part !== undefined && 'mark' in part && part.mark === mark
  }
  const either = (depth: number): QueryNode | undefined => {
    const branches: QueryNode[] = []
    for (;;) {
      const branch = together(depth)
      if (branch !== undefined) branches.push(branch)
      if (!isMark('OR')) break
      at++
    }
    return branches.length > 1 ? { any: branches } : branches[0]
  }
  const together = (depth: number): QueryNode | undefined => {
    const members: QueryNode[] = []
    while (at < parts.length && !isMark('OR') && !isMark(')')) {
      const member = one(depth)
      if (member !== undefined) members.push(member)
    }
    return members.length > 1 ? { all: members } : members[0]
  }
  const one = (depth: number): QueryNode | undefined => {
    const part = parts[at++]
    if (part === undefined) return undefined
    if ('node' in part) return part.node
    if (part.mark === '-' || part.mark === 'NOT') {
      if (at >= parts.length || isMark('OR') || isMark(')')) return undefined
      const inner = one(depth)
      return inner === undefined ? undefined : 'not' in inner ? inner.not : { not: inner }
    }
    if (part.mark !== '(') return undefined
    // Deeper than anybody means: the parentheses are passed over.
    if (depth >= DEEPEST) return undefined
    const inner = either(depth + 1)
    if (isMark(')')) at++
    return inner
  }
  const found: QueryNode[] = []
  while (at < parts.length) {
    const node = either(0)
    if (node !== undefined) found.push(node)
    // A parenthesis that closes nothing.
    at++
  }
  const node = found.length > 1 ? { all: found } : found[0]
  return node === undefined ? { notes } : { node, notes }
}

const TOKEN = /([A-Za-z]{2,20}):(?:"([^"]*)"?|([^\s()"]+))|"([^"]*)"?(\*?)|([()])|(-)(?=[^\s-])|([^\s()"]+)/g

function partsOf(text: string, notes: string[]): readonly Part[] {
  const parts: Part[] = []
  let lastEnd = -1
  for (const match of text.matchAll(TOKEN)) {
    const [whole, name, quotedValue, value, phrase, star, bracket, minus, word] = match
    const begins = match.index !== lastEnd || parts.length === 0
    lastEnd = match.index + whole.length
    if (bracket !== undefined) parts.push({ mark: bracket as '(' | ')' })
    else if (minus !== undefined) {
      // A hyphen inside "ASEAN-Russia" takes nothing away.
      if (begins || isOpen(parts.at(-1))) parts.push({ mark: '-' })
    } else if (name !== undefined) parts.push(...filterOrWords(name, quotedValue ?? value ?? '', quotedValue !== undefined, whole, notes))
    else if (phrase !== undefined) parts.push(...termOf(phrase, star === '*'))
    else if (word === 'OR' || word === 'AND' || word === 'NOT') {
      if (word !== 'AND') parts.push({ mark: word })
    } else parts.push(...termOf(word ?? '', (word ?? '').endsWith('*')))
  }
  return parts
}

const isOpen = (part: Part | undefined): boolean => part !== undefined && 'mark' in part && part.mark === '('

function termOf(text: string, beginning: boolean): readonly Part[] {
  const words = wordsOf(text)
  return words.length === 0 ? [] : [{ node: { words, beginning } }]
}

function filterOrWords(name: string, value: string, quoted: boolean, whole: string, notes: string[]): readonly Part[] {
  const lower = name.toLowerCase()
  const filter = ([...FILTERS, ...Object.keys(SLOT_FILTERS)] as readonly string[]).includes(lower) ? (lower as FilterName) : ALSO[lower]
  if (filter === undefined) {
    if (!value.startsWith('//')) notes.push(`“${name}:” is no filter and was looked for as a word`)
    return termOf(whole, whole.endsWith('*'))
  }
  const values = (quoted ? [value] : value.split(',')).map((one) => one.trim()).filter((one) => one !== '')
  return values.length === 0 ? [] : [{ node: { filter, values } }]
}

/** Whether a filter stands anywhere in it. */
export function hasFilter(node: QueryNode): boolean {
  if ('filter' in node) return true
  if ('not' in node) return hasFilter(node.not)
  return 'words' in node ? false : ('all' in node ? node.all : node.any).some(hasFilter)
}

/**
 * A query without filters as an engine takes it; undefined when it asks for nothing to be there. What only excludes finds nothing: "-port" would
 * be nearly everything.
 */
export function termQuery(node: QueryNode): TermQuery | undefined {
  if ('words' in node) return node
  if ('filter' in node || 'not' in node) return undefined
  if ('any' in node) {
    const any = node.any.flatMap((branch) => termQuery(branch) ?? [])
    return any.length > 1 ? { any } : any[0]
  }
  const all = node.all.flatMap((member) => termQuery(member) ?? [])
  if (all.length === 0) return undefined
  const without = node.all.flatMap((member) => ('not' in member ? (termQuery(member.not) ?? []) : []))
  const has = all.length > 1 ? { all } : (all[0] as TermQuery)
  return without.length === 0 ? has : { has, not: { any: without } }
}

/** The words and phrases that are to be there: what is marked in a sentence. */
export function wantedTerms(node: QueryNode): readonly Extract<QueryNode, { readonly words: readonly string[] }>[] {
  if ('words' in node) return [node]
  if ('filter' in node || 'not' in node) return []
  return ('all' in node ? node.all : node.any).flatMap(wantedTerms)
}
