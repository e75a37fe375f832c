import { GAP, SHAPE, tokenize, type Tokens } from '../tokens.ts'
import { digitsValue, numberEnd, romanValue, TokenList, type WordTokens } from '../cascade/tokens.ts'

const ELIDED = new Set(['l', 'd', 'qu', 'n', 's', 'j', 'm', 't', 'c', 'jusqu', 'lorsqu', 'puisqu', 'quoiqu', 'presqu'])
const ORDINAL_ENDS = new Set(['er', 're', 'ère', 'e', 'ème', 'eme', 'ième', 'nd', 'nde', 'es', 'ers', 'èmes'])
const ROMAN = /^[IVX][IVXL]{0,7}(?:er|re|e|ère|ème)$/

/**
 * Cuts a French text: "l'Union" is "l'" and "Union", "1 200,5" is one number, "45e" and "XXe" are ordinals. All else is cut as English is.
 * Offsets are into the text as it is. Each token keeps its accents in `lower`, since "a signé" and "à signer" differ by one.
 */
export function frenchTokens(text: string): WordTokens {
  const plain = tokenize(text)
  const list = new TokenList(text)
  for (let i = 0; i < plain.count; i++) {
    const from = plain.start[i] ?? 0
    const form = plain.shape[i] ?? 0
    const before = plain.gap[i] ?? 0
    if (form === SHAPE.number) {
      const last = numberEnd(plain, i)
      const isOrdinal = last + 1 < plain.count && plain.gap[last + 1] === GAP.none && ORDINAL_ENDS.has(wordAt(plain, last + 1))
      const to = isOrdinal ? last + 1 : last
      list.push(from, plain.end[to] ?? 0, isOrdinal ? SHAPE.ordinal : SHAPE.number, before)
      i = to
      continue
    }
    if (form === SHAPE.punctuation || form === SHAPE.ordinal) {
      list.push(from, plain.end[i] ?? 0, form, before)
      continue
    }
    cutElision(list, from, plain.end[i] ?? 0, before)
  }
  return list.finish()
}

function cutElision(list: TokenList, from: number, to: number, before: number): void {
  const { text } = list
  const mark = text.slice(from, to).search(/['’ʼ]/)
  const head = mark > 0 ? text.slice(from, from + mark).toLowerCase() : ''
  if (mark > 0 && ELIDED.has(head) && from + mark + 1 < to) {
    list.push(from, from + mark + 1, shapeOf(text.slice(from, from + mark)), before)
    cutElision(list, from + mark + 1, to, GAP.none)
    return
  }
  list.push(from, to, shapeOf(text.slice(from, to)), before)
}

function shapeOf(word: string): number {
  if (ROMAN.test(word)) return SHAPE.ordinal
  const first = word[0] ?? ''
  if (first === first.toLowerCase()) return SHAPE.lower
  return word.length > 1 && word === word.toUpperCase() ? SHAPE.upper : SHAPE.capital
}

const wordAt = (tokens: Tokens, i: number): string => tokens.text.slice(tokens.start[i], tokens.end[i]).toLowerCase()

/** What an ordinal or number token is worth: "1 200,5" is 1200.5, "XXe" is 20. */
export function numericValue(word: string): number | undefined {
  const roman = /^([ivx][ivxl]*)(?:er|re|e|ère|ème)$/.exec(word)?.[1]
  return roman === undefined ? digitsValue(word) : romanValue(roman)
}
