import { interned } from './interned.ts'
import { readRows, rowName, several, type TableTexts } from './tables.ts'
import { WordMap } from './word-map.ts'
import { fold, GAP, type Tokens } from './tokens.ts'

/** What a noun names: an event, an instrument … The first class is taken when nothing else decides. `premises` are what is opened, `people` who gain. */
export type NounClass =
  | 'event'
  | 'visit'
  | 'instrument'
  | 'body'
  | 'programme'
  | 'institution'
  | 'measure'
  | 'group'
  | 'region'
  | 'premises'
  | 'taker'
  | 'people'

/** What a noun names, and the row that says so. */
export interface Noun {
  readonly singular: string
  readonly classes: readonly NounClass[]
  readonly plural: boolean
  readonly row: string
}

/** "commission" → "commissions", "party" → "parties", "agency" → "agencies". */
export function plural(noun: string): string {
  if (noun.startsWith('memorandum')) return `memoranda${noun.slice('memorandum'.length)}`
  const of = noun.indexOf(' of ')
  if (of > 0) return plural(noun.slice(0, of)) + noun.slice(of)
  if (/(?:^|wo|crafts|fisher|chair|spokes|sales|states|ombuds)man$/.test(noun)) return `${noun.slice(0, -2)}en`
  if (noun.endsWith('child')) return `${noun}ren`
  if (/[^aeiou]y$/.test(noun)) return `${noun.slice(0, -1)}ies`
  return /(s|x|z|ch|sh)$/.test(noun) ? `${noun}es` : `${noun}s`
}

/** Nouns by their folded form, singular and plural, of one word or several parted by spaces ("working group"). */
export class Nouns extends WordMap<Noun> {
  private readonly firstWords = new WordMap<true>()
  private readonly secondWords = new WordMap<true>()

  override set(words: string, noun: Noun): this {
    const [first, second] = words.split(' ')
    if (first !== undefined && second !== undefined) {
      this.firstWords.set(first, true)
      this.secondWords.set(second, true)
    }
    return super.set(words, noun)
  }

  /** Whether token `i` is the first word of a noun of several. */
  begins(tokens: Tokens, i: number): boolean {
    return this.firstWords.holds(tokens, i)
  }

  /** The noun of two words, the second of which is token `i`. */
  pairAt(tokens: Tokens, i: number): Noun | undefined {
    if (!this.secondWords.holds(tokens, i) || !this.firstWords.holds(tokens, i - 1)) return undefined
    return this.get(`${tokens.word[i - 1]} ${tokens.word[i]}`)
  }

  /** The noun whose last word is token `i`: one of two words ("working group") before one of one. */
  endingAt(tokens: Tokens, i: number, from: number): Noun | undefined {
    const two = i > from && tokens.gap[i] !== GAP.line ? this.pairAt(tokens, i) : undefined
    return two ?? this.at(tokens, i)
  }
}

/** Reads `knowledge/nouns.tsv`, with the plurals. @throws TableError when it cannot be read. */
export function readNouns(tables: TableTexts): Nouns {
  const nouns = new Nouns()
  const add = (form: string, noun: Noun) => {
    const key = fold(form)
    if (!nouns.has(key)) nouns.set(key, noun)
  }
  for (const row of readRows('nouns', tables['nouns'] ?? '')) {
    const classes = several(row.cells['classes']).map(interned) as NounClass[]
    const singular = interned(row.key)
    add(row.key, {
      singular,
      classes,
      plural: row.key.endsWith('s') && !row.key.endsWith('ss') && !row.key.endsWith('us'),
      row: rowName(row),
    })
    if (row.key.startsWith('memorandum'))
      add(`memorandums${row.key.slice('memorandum'.length)}`, { singular, classes, plural: true, row: rowName(row) })
    if (!/(?:^|[^s])s$/.test(row.key)) add(plural(row.key), { singular, classes, plural: true, row: rowName(row) })
  }
  return nouns
}
