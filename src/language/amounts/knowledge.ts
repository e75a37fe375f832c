import { readTimeWords, type TimeWords } from '../dates/words.ts'
import { createNumbers, type Numbers } from '../numbers.ts'
import { readRows, several, TableError, type TableTexts } from '../tables.ts'
import { firstWord, fold, GAP, lastWord, SHAPE, tokenize, type Tokens } from '../tokens.ts'
import { WordMap } from '../word-map.ts'

/** How sure a value is, as the text puts it. */
export type Qualifier = 'almost' | 'about' | 'over' | 'at least' | 'up to'

const QUALIFIERS: readonly string[] = ['almost', 'about', 'over', 'at least', 'up to']

/** Stands for the dollar of the document, since "$" alone does not tell which. */
export const DOLLAR = 'DOLLAR'

/** What a phrase stands for, and how it must be written. */
interface Meaning<T> {
  readonly value: T
  /** Codes and letters for money ("USD", "RM", "A$") count only with capitals. */
  readonly capital: boolean
  /** A letter and a sign stand together: "A$5", but not "a $5 fee". */
  readonly tight: boolean
}

interface Node<T> {
  next: Map<string, Node<T>> | undefined
  meaning: Meaning<T> | undefined
}

/** A phrase that no text has asked for yet, and the one that was added before it. */
interface Waiting<T> {
  readonly form: string
  readonly value: T
  readonly before: Waiting<T> | undefined
}

/** The phrases with one key word, and their tree once a text had the word. */
interface Keyed<T> {
  waiting: Waiting<T> | undefined
  node: Node<T> | undefined
}

/** Where a phrase was found. */
export interface PhraseFound<T> {
  readonly value: T
  readonly first: number
  readonly last: number
}

/**
 * Phrases of folded words, looked up forwards from their first word or backwards from their last; the longest counts. They wait under
 * that word until a text has it.
 */
export class Phrases<T> {
  private readonly keyed = new WordMap<Keyed<T>>()
  private readonly step: 1 | -1

  constructor(direction: 'forwards' | 'backwards') {
    this.step = direction === 'forwards' ? 1 : -1
  }

  /** Adds a phrase; the first meaning of a phrase stays. */
  add(form: string, value: T): void {
    const key = this.step > 0 ? firstWord(form) : lastWord(form)
    if (key === undefined) return
    const keyed = this.keyed.getOrMake(key, noneYet<T>)
    keyed.waiting = { form, value, before: keyed.waiting }
  }

  /** The phrase that begins at `i` (ends there, for a backward list) and does not pass `limit`, which is inclusive. */
  at(tokens: Tokens, i: number, limit: number): PhraseFound<T> | undefined {
    const keyed = this.keyed.at(tokens, i)
    if (keyed === undefined) return undefined
    keyed.node ??= this.build(keyed)
    let node: Node<T> | undefined = keyed.node
    let found: PhraseFound<T> | undefined
    let at = i
    while (node !== undefined && (limit - at) * this.step >= 0) {
      const first = this.step > 0 ? i : at
      if (node.meaning !== undefined && isWritten(tokens, first, node.meaning)) {
        found = { value: node.meaning.value, first, last: this.step > 0 ? at : i }
      }
      at += this.step
      node = node.next?.get(tokens.word[at] ?? '')
    }
    return found
  }

  private build({ waiting }: Keyed<T>): Node<T> {
    const root: Node<T> = { next: undefined, meaning: undefined }
    const forms: Waiting<T>[] = []
    for (let one = waiting; one !== undefined; one = one.before) forms.push(one)
    for (const { form, value } of forms.reverse()) {
      const tokens = tokenize(form)
      const words = this.step > 0 ? tokens.word : [...tokens.word].reverse()
      let node = root
      for (const word of words.slice(1)) {
        node.next ??= new Map()
        const next: Node<T> = node.next.get(word) ?? { next: undefined, meaning: undefined }
        node.next.set(word, next)
        node = next
      }
      const shape = tokens.shape[0]
      node.meaning ??= {
        value,
        capital: shape === SHAPE.upper || shape === SHAPE.capital,
        tight: tokens.count > 1 && tokens.word[0]?.length === 1 && tokens.shape[tokens.count - 1] === SHAPE.punctuation,
      }
    }
    return root
  }
}

const noneYet = <T>(): Keyed<T> => ({ waiting: undefined, node: undefined })

function isWritten<T>(tokens: Tokens, first: number, meaning: Meaning<T>): boolean {
  if (meaning.capital && tokens.shape[first] === SHAPE.lower) return false
  return !meaning.tight || tokens.gap[first + 1] === GAP.none
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
  const moneyBefore = new Phrases<string>('backwards')
  const moneyAfter = new Phrases<string>('forwards')
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
  for (const row of readRows('numbers', tables['numbers'] ?? '')) {
    const form = row.cells['form'] ?? row.key
    const value = row.cells['value'] ?? form
    if (row.cells['kind'] === 'currency') money(form, value)
    else if (row.cells['kind'] === 'unit') units.set(form, value)
    else if (row.cells['kind'] === 'irregular') irregular.set(form, value)
    else if (row.cells['kind'] === 'end') ends.add(form)
    else if (row.cells['kind'] === 'word-code') wordCodes.add(form)
  }
  for (const row of readRows('currencies', tables['currencies'] ?? '')) {
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
  const hedges = new Phrases<Qualifier>('backwards')
  for (const row of readRows('hedges', tables['hedges'] ?? '')) {
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
  for (const row of readRows('change-words', tables['change-words'] ?? '')) {
    // Of "went up" the last word decides, and it has its own row.
    const form = row.cells['form'] ?? row.key
    if (!form.includes(' ')) changes.set(form, { sign: row.cells['direction'] === '-' ? '-' : '+', noun: row.cells['noun'] === 'yes' })
  }
  return changes
}
