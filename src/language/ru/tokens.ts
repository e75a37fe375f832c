import { GAP, SHAPE, tokenize, type Tokens } from '../tokens.ts'
import { digitsValue, numberEnd, romanValue, TokenList, type WordTokens } from '../cascade/tokens.ts'
import { sentences, type Sentence } from '../sentences.ts'

/** Words that end in a full stop which ends no sentence by itself. */
const SHORT = new Set(
  'г гг в вв тыс млн млрд трлн долл руб им ул д стр св проф акад рис см пр др ред обл т тов гос кв км га экз чел проц куб мин сек коп ед шт ок п пп ст'.split(
    ' ',
  ),
)
/** What is added to a number to make it an ordinal: «45-е», «9-й», «3-го». */
const ORDINAL_ENDS = new Set([
  'й',
  'я',
  'е',
  'го',
  'му',
  'м',
  'ю',
  'х',
  'ая',
  'ой',
  'ое',
  'ый',
  'ий',
  'ую',
  'ые',
  'ого',
  'ому',
  'ом',
  'ым',
  'ми',
  'ей',
])
const ROMAN = /^[IVX][IVXL]{0,7}$/
const INITIAL = /^(?:\p{Lu}\p{Ll}?\.)+$/u

/** How words are looked up: «ё» is written and left out at will. */
export const plain = (word: string): string => word.toLowerCase().replaceAll('ё', 'е')

/**
 * Cuts a Russian text: «С.В.Лавров» is initials and a name, «2025 г.» and «3,2 млрд» keep their full stops out of the way, «45-е» and
 * «XXV» are ordinals, «14 300,5» is one number. All else is cut as English is. Offsets are into the text as it is.
 */
export function russianTokens(text: string, lemma: (word: string) => string): WordTokens {
  const cut = tokenize(text)
  const list = new TokenList(text)
  for (let i = 0; i < cut.count; i++) {
    const from = cut.start[i] ?? 0
    const form = cut.shape[i] ?? 0
    const before = cut.gap[i] ?? 0
    const to = cut.end[i] ?? 0
    if (form === SHAPE.number) {
      let last = numberEnd(cut, i)
      const isOrdinal =
        cut.word[last + 1] === '-' &&
        cut.gap[last + 1] === GAP.none &&
        cut.gap[last + 2] === GAP.none &&
        ORDINAL_ENDS.has(wordAt(cut, last + 2))
      if (isOrdinal) last += 2
      list.push(from, cut.end[last] ?? 0, isOrdinal ? SHAPE.ordinal : SHAPE.number, before)
      i = last
      continue
    }
    const word = text.slice(from, to)
    if (form === SHAPE.punctuation || form === SHAPE.ordinal) {
      list.push(from, to, form, before)
      continue
    }
    // «А.Иванов», «К.-Ж.Токаев», «Дж.Смит»: one capital, or a capital and a small letter, with a full stop and a name behind.
    const initials = initialsEnd(cut, i)
    if (initials > i) {
      list.push(from, cut.end[initials] ?? 0, SHAPE.capital, before)
      i = initials
      continue
    }
    if (INITIAL.test(word)) {
      list.push(from, to, SHAPE.capital, before)
      continue
    }
    const isShort = cut.word[i + 1] === '.' && cut.gap[i + 1] === GAP.none && form === SHAPE.lower && SHORT.has(plain(word))
    if (isShort) {
      list.push(from, cut.end[i + 1] ?? 0, SHAPE.lower, before)
      i++
      continue
    }
    list.push(from, to, ROMAN.test(word) ? SHAPE.ordinal : form, before)
  }
  const bare = (word: string): string => (word.length > 1 && word.endsWith('.') && SHORT.has(word.slice(0, -1)) ? word.slice(0, -1) : word)
  const done = list.finish(plain, (word) => lemma(bare(plain(word))))
  const lower = done.lower.map((word) => bare(plain(word)))
  return { ...done, lower, word: done.word.map(bare), cased: [] }
}

/** The last token of initials that begin here, or the token before: they end before a name with a capital. */
function initialsEnd(tokens: Tokens, first: number): number {
  let i = first
  let last = first - 1
  for (;;) {
    const word = tokens.text.slice(tokens.start[i], tokens.end[i])
    const isDotted = INITIAL.test(word)
    if (isDotted) last = i
    else if (
      /^\p{Lu}\p{Ll}?$/u.test(word) &&
      tokens.word[i + 1] === '.' &&
      tokens.gap[i + 1] === GAP.none &&
      (word.length === 1 || word === 'Дж' || tokens.gap[i + 2] === GAP.none)
    )
      last = i + 1
    else break
    if (tokens.word[last + 1] === '-' && tokens.gap[last + 1] === GAP.none) i = last + 2
    else if (tokens.gap[last + 1] === GAP.none || tokens.gap[last + 1] === GAP.space) i = last + 1
    else break
  }
  if (last < first) return first - 1
  const next = tokens.text[tokens.start[last + 1] ?? 0] ?? ''
  return tokens.shape[last + 1] === SHAPE.capital && next !== next.toLowerCase() ? last : first - 1
}

const wordAt = (tokens: Tokens, i: number): string => tokens.text.slice(tokens.start[i], tokens.end[i]).toLowerCase()

/** Sentences; «в 2024 г.» and «3 млн долл.» end one where a further verb begins with a capital behind them. */
export function russianSentences(tokens: WordTokens, isVerb: (word: string) => boolean): Sentence[] {
  return sentences(tokens).flatMap((sentence) => {
    const parts: Sentence[] = []
    let first = sentence.first
    for (let i = sentence.body; i + 1 < sentence.last; i++) {
      const dot = tokens.text[(tokens.end[i] ?? 1) - 1]
      if (dot !== '.' || tokens.shape[i] !== SHAPE.lower || tokens.shape[i + 1] !== SHAPE.capital || tokens.gap[i + 1] === GAP.none)
        continue
      if (!hasVerb(tokens, first, i, isVerb) || !hasVerb(tokens, i + 1, sentence.last, isVerb)) continue
      // «в г. Астане»: a town, unless a year stands before it.
      if (/^(?:им|ул|т|д|св)$/.test(tokens.lower[i] ?? '') || (tokens.lower[i] === 'г' && !/^\d{4}/.test(tokens.lower[i - 1] ?? '')))
        continue
      parts.push({
        ...sentence,
        first,
        last: i + 1,
        body: first === sentence.first ? sentence.body : first,
        opens: first === sentence.first && sentence.opens,
      })
      first = i + 1
    }
    if (parts.length === 0) return [sentence]
    return [...parts, { ...sentence, first, body: first, opens: false }]
  })
}

function hasVerb(tokens: WordTokens, from: number, to: number, isVerb: (word: string) => boolean): boolean {
  for (let i = from; i < to; i++) if (isVerb(tokens.lower[i] ?? '')) return true
  return false
}

/** What an ordinal token is worth: «45-е» is 45, «XXV» is 25. */
export function ordinalValue(word: string): number | undefined {
  return /^[ivx][ivxl]*$/.test(word) ? romanValue(word) : digitsValue(word)
}
