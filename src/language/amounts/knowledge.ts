import { readTimeWords, type TimeWords } from '../dates/words.ts'
import { createNumbers, type Numbers } from '../numbers.ts'
import { readTable, several, TableError, type TableTexts } from '../tables.ts'
import { fold, GAP, SHAPE, tokenize, type Tokens } from '../tokens.ts'

/** How sure a value is, as the text puts it. */
export type Qualifier = 'almost' | 'about' | 'over' | 'at least' | 'up to'

const QUALIFIERS: readonly string[] = ['almost', 'about', 'over', 'at least', 'up to']

/** Stands for the dollar of the document, since "$" alone does not tell which. */
export const DOLLAR = 'DOLLAR'

/** A phrase as folded words. */
interface Phrase<T> {
  readonly words: readonly string[]
  readonly value: T
  /** Codes and letters for money ("USD", "RM", "A$") count only with capitals. */
  readonly capital: boolean
  /** A letter and a sign stand together: "A$5", but not "a $5 fee". */
  readonly tight: boolean
}

/** Phrases found by their first or last word, the longest first. */
export class Phrases<T> {
  private readonly byEnd = new Map<string, Phrase<T>[]>()
  private readonly end: 'first' | 'last'

  constructor(end: 'first' | 'last') {
    this.end = end
  }

  add(form: string, value: T): void {
    const tokens = tokenize(form)
    const words = [...tokens.word]
    const key = this.end === 'first' ? words[0] : words[words.length - 1]
    if (key === undefined) return
    const shape = tokens.shape[0]
    const capital = shape === SHAPE.upper || shape === SHAPE.capital
    const tight = words.length > 1 && words[0]?.length === 1 && tokens.shape[words.length - 1] === SHAPE.punctuation
    const list = this.byEnd.get(key) ?? []
    if (list.some((phrase) => phrase.words.join(' ') === words.join(' '))) return
    list.push({ words, value, capital, tight })
    list.sort((a, b) => b.words.length - a.words.length)
    this.byEnd.set(key, list)
  }

  /** The phrase that begins at `i` and ends before `to`. */
  from(tokens: Tokens, i: number, to: number): { value: T; first: number; last: number } | undefined {
    return this.match(tokens, i, (phrase) => (i + phrase.words.length <= to ? i : -1))
  }

  /** The phrase that ends at `i` and begins at `from` or after. */
  upTo(tokens: Tokens, i: number, from: number): { value: T; first: number; last: number } | undefined {
    return this.match(tokens, i, (phrase) => (i - phrase.words.length + 1 >= from ? i - phrase.words.length + 1 : -1))
  }

  private match(tokens: Tokens, i: number, start: (phrase: Phrase<T>) => number): { value: T; first: number; last: number } | undefined {
    const list = this.byEnd.get(tokens.word[i] ?? '')
    if (list === undefined) return undefined
    for (const phrase of list) {
      const first = start(phrase)
      if (first < 0 || (phrase.capital && tokens.shape[first] === SHAPE.lower) || (phrase.tight && tokens.gap[first + 1] !== GAP.none))
        continue
      if (phrase.words.every((word, n) => tokens.word[first + n] === word))
        return { value: phrase.value, first, last: first + phrase.words.length - 1 }
    }
    return undefined
  }
}

/** A word of growth or loss. */
export interface ChangeWord {
  readonly sign: '+' | '-'
  /** It may follow its percentage: "a 6 percent rise". */
  readonly noun: boolean
}

/** Everything that the reading of amounts knows, made once from the tables. */
export interface AmountKnowledge {
  readonly numbers: Numbers
  readonly time: TimeWords
  readonly moneyBefore: Phrases<string>
  readonly moneyAfter: Phrases<string>
  /** Currencies by their signs as they are written together, folded: "a$". */
  readonly signs: ReadonlyMap<string, string>
  readonly hedges: Phrases<Qualifier>
  readonly changes: ReadonlyMap<string, ChangeWord>
  readonly units: ReadonlyMap<string, string>
  readonly irregular: ReadonlyMap<string, string>
  /** Words before which a counted noun phrase has ended. */
  readonly ends: ReadonlySet<string>
  /** Currencies' codes that are words as well. */
  readonly wordCodes: ReadonlySet<string>
}

/** Reads the tables `numbers`, `hedges`, `change-words`, `time-words` and, once it is there, `currencies`. @throws TableError */
export function readAmountKnowledge(tables: TableTexts): AmountKnowledge {
  const moneyBefore = new Phrases<string>('last')
  const moneyAfter = new Phrases<string>('first')
  const signs = new Map<string, string>()
  const units = new Map<string, string>()
  const irregular = new Map<string, string>()
  const ends = new Set<string>()
  const wordCodes = new Set<string>()
  const money = (form: string, code: string) => {
    if (!signs.has(fold(form))) signs.set(fold(form), code)
    moneyBefore.add(form, code)
    moneyAfter.add(form, code)
  }
  for (const row of readTable('numbers', tables['numbers'] ?? '')) {
    const form = row.cells['form'] ?? row.key
    const value = row.cells['value'] ?? form
    if (row.cells['kind'] === 'currency') money(form, value)
    else if (row.cells['kind'] === 'unit') units.set(form, value)
    else if (row.cells['kind'] === 'irregular') irregular.set(form, value)
    else if (row.cells['kind'] === 'end') ends.add(form)
    else if (row.cells['kind'] === 'word-code') wordCodes.add(form)
  }
  for (const row of readTable('currencies', tables['currencies'] ?? '')) {
    const code = row.cells['code'] ?? row.key
    money(code, code)
    for (const symbol of several(row.cells['symbols'])) money(symbol, code)
    const name = row.cells['name'] ?? code
    for (const noun of [name, `${name}s`, ...several(row.cells['nouns'])]) moneyAfter.add(noun, code)
  }
  return {
    numbers: createNumbers(tables),
    time: readTimeWords(tables),
    moneyBefore,
    moneyAfter,
    signs,
    hedges: readHedges(tables),
    changes: readChanges(tables),
    units,
    irregular,
    ends,
    wordCodes,
  }
}

function readHedges(tables: TableTexts): Phrases<Qualifier> {
  const hedges = new Phrases<Qualifier>('last')
  for (const row of readTable('hedges', tables['hedges'] ?? '')) {
    const qualifier = row.cells['qualifier'] ?? ''
    if (!QUALIFIERS.includes(qualifier)) {
      throw new TableError(`knowledge/hedges.tsv line ${row.line}, ${row.key}: "${qualifier}" is none of ${QUALIFIERS.join(', ')}.`)
    }
    hedges.add(row.cells['form'] ?? row.key, qualifier as Qualifier)
  }
  return hedges
}

function readChanges(tables: TableTexts): Map<string, ChangeWord> {
  const changes = new Map<string, ChangeWord>()
  for (const row of readTable('change-words', tables['change-words'] ?? '')) {
    // Of "went up" the last word decides, and it has its own row.
    const form = row.cells['form'] ?? row.key
    if (!form.includes(' ')) changes.set(form, { sign: row.cells['direction'] === '-' ? '-' : '+', noun: row.cells['noun'] === 'yes' })
  }
  return changes
}
