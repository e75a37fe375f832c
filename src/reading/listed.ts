import type { Sentence } from '../language/sentences.ts'
import { GAP, type Tokens } from '../language/tokens.ts'
import type { Filled } from './draft.ts'
import { wordsBetween } from './sentence.ts'

/** What an item goes on with behind its comma is a comment: ", including", ", which". */
const COMMENTS = new Set(['including', 'which', 'such', 'who', 'where', 'especially', 'notably', 'particularly', 'as'])

/** The items of the list that a sentence introduces with a colon at its end, in their own words: one for each line. */
export function listBehind(tokens: Tokens, sentences: readonly Sentence[], index: number): readonly Filled[] {
  const lead = sentences[index]
  if (lead === undefined || tokens.word[lead.last - 1] !== ':') return []
  const items: Filled[] = []
  let goesOn = true
  for (let i = index + 1; i < sentences.length && goesOn; i++) {
    const item = sentences[i]
    const isItem = item?.kind === 'item' || endsItem(tokens, sentences[i - 1]) || i <= index + announced(tokens, lead)
    if (item === undefined || !item.opens || !isItem) break
    const words = wordsBetween(tokens, item.body, endOf(tokens, item))
    if (words !== undefined) items.push(words)
    goesOn = tokens.word[item.last - 1] !== ':'
  }
  return items
}

const NUMBERS = ['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']

/** "addressed four topics:": so many lines follow, whatever they begin with. */
function announced(tokens: Tokens, lead: Sentence): number {
  const at = NUMBERS.indexOf(tokens.word[lead.last - 3] ?? '')
  return at < 0 ? 0 : at + 2
}

/** A line that ends in a semicolon has another behind it. */
const endsItem = (tokens: Tokens, before: Sentence | undefined): boolean =>
  before !== undefined && /^[;,]$/.test(tokens.word[before.last - 1] ?? '')

function endOf(tokens: Tokens, item: Sentence): number {
  for (let i = item.body + 1; i < item.last - 1; i++) {
    const word = tokens.word[i]
    if (word === ';' || (word === '-' && tokens.gap[i] !== GAP.none && tokens.gap[i + 1] !== GAP.none)) return i - 1
    if (word === ',' && COMMENTS.has(tokens.word[i + 1] ?? '')) return i - 1
  }
  return item.last - 1
}
