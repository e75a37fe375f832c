import { WordMap } from './word-map.ts'
import { firstWord, SHAPE, tokenize, type Tokens } from './tokens.ts'

/** What a phrase of the lexicon stands for. `T` is the caller's own payload. */
export interface Entry<T> {
  readonly value: T
  /** The phrase must be written with capitals, so that "us" is not the United States. */
  readonly capitals: 'none' | 'first' | 'all'
}

interface Node<T> {
  next: Map<string, Node<T>> | undefined
  entries: Entry<T>[] | undefined
}

/** What was found at a token, and the last token of it. */
export interface Match<T> {
  readonly value: T
  /** The last token of the phrase, inclusive. */
  readonly last: number
}

/** Letters and single spaces: cut into words without the tokenizer, since most of ten thousand phrases are of this form. */
const PLAIN = /^[A-Za-z]+(?: [A-Za-z]+)*$/

/** A phrase that no text has asked for yet, and the one that was added before it: a list without room to spare. */
interface Waiting<T> {
  readonly phrase: string
  readonly value: T
  readonly capitals: 'none' | 'first' | 'all' | undefined
  readonly before: Waiting<T> | undefined
}

/** The phrases that begin with one word, and their automaton once a text had the word. */
interface Begun<T> {
  waiting: Waiting<T> | undefined
  node: Node<T> | undefined
}

/**
 * All known phrases in one automaton over folded words: one scan finds each, however many there are. Phrases wait under their first word
 * until a text has that word, so that ten thousand names cost a short document nothing.
 */
export class Lexicon<T> {
  private readonly begun = new WordMap<Begun<T>>()
  /** What `beginning` answered last. */
  private readonly asked = new Map<string, T | undefined>()

  /** Adds a phrase; its own capitals say how it must be written ("US" all, "Norland" first, "working group" none). */
  add(phrase: string, value: T, capitals?: 'none' | 'first' | 'all'): void {
    const first = firstWord(phrase)
    if (first === undefined) return
    const begun = this.begun.getOrMake(first, nothingBegun<T>)
    begun.waiting = { phrase, value, capitals, before: begun.waiting }
  }

  /** The longest phrase that begins at token `i` and ends before `to`. */
  longest(tokens: Tokens, i: number, to: number): Match<T> | undefined {
    const begun = this.begun.at(tokens, i)
    if (begun === undefined) return undefined
    begun.node ??= build(begun.waiting)
    let node: Node<T> | undefined = begun.node
    let best: Match<T> | undefined
    let at = i
    while (node !== undefined) {
      if (node.entries !== undefined) {
        for (const entry of node.entries) {
          if (written(tokens, i, at, entry.capitals)) {
            best = { value: entry.value, last: at }
            break
          }
        }
      }
      at++
      if (at >= to || node.next === undefined) break
      node = node.next.get(tokens.word[at] ?? '')
    }
    return best
  }

  /** What the longest phrase at the beginning of a text stands for. The answers are kept, since a document asks for its few names again and again. */
  beginning(text: string): T | undefined {
    const known = this.asked.get(text)
    if (known !== undefined || this.asked.has(text)) return known
    const tokens = tokenize(text)
    const found = this.longest(tokens, 0, tokens.count)?.value
    if (this.asked.size === ASKED_KEPT) this.asked.clear()
    this.asked.set(text, found)
    return found
  }
}

const ASKED_KEPT = 1024

const nothingBegun = <T>(): Begun<T> => ({ waiting: undefined, node: undefined })

function build<T>(last: Waiting<T> | undefined): Node<T> {
  const waiting: Waiting<T>[] = []
  for (let one = last; one !== undefined; one = one.before) waiting.push(one)
  const root: Node<T> = { next: undefined, entries: undefined }
  for (const { phrase, value, capitals } of waiting.reverse()) insert(root, phrase, value, capitals)
  return root
}

function insert<T>(root: Node<T>, phrase: string, value: T, capitals: Waiting<T>['capitals']): void {
  const words = PLAIN.test(phrase) ? phrase.toLowerCase().split(' ') : tokenize(phrase).word
  let node = root
  for (const word of words.slice(1)) {
    node.next ??= new Map()
    let next = node.next.get(word)
    if (next === undefined) {
      next = { next: undefined, entries: undefined }
      node.next.set(word, next)
    }
    node = next
  }
  const isUpper = words.length === 1 && phrase.length > 1 && phrase === phrase.toUpperCase() && phrase !== phrase.toLowerCase()
  const first = phrase[0] ?? ''
  const needed = capitals ?? (isUpper ? 'all' : first === first.toLowerCase() && first !== first.toUpperCase() ? 'none' : 'first')
  node.entries ??= []
  node.entries.push({ value, capitals: needed })
}

function written(tokens: Tokens, first: number, last: number, capitals: 'none' | 'first' | 'all'): boolean {
  if (capitals === 'none') return true
  const shape = tokens.shape[first] ?? 0
  if (capitals === 'all') return shape === SHAPE.upper
  // "the Hague", "el Salvador": a small particle before a capital is no obstacle.
  return shape !== SHAPE.lower || (last > first && tokens.shape[last] !== SHAPE.lower)
}
