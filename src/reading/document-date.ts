import { dayNumber, weekdayOf } from '../language/dates/calendar.ts'
import type { DateExpression, SaidDay } from '../language/dates/said.ts'
import type { Span } from './claim.ts'
import { tenseOf } from './modality.ts'
import type { DocumentDate } from './reader.ts'
import type { ReadingKnowledge } from './scope.ts'
import { tokenSpan, type ReadSentence } from './sentence.ts'

/** A date that stands in the text, with the sentence that holds it. */
interface Told {
  readonly said: DateExpression['said']
  readonly sentence: ReadSentence
  readonly span: Span
  readonly tense: 'past' | 'present' | 'future'
  /** It stands alone on its line or opens the text as a dateline. */
  readonly heads: boolean
}

interface YearFound {
  readonly year: number
  readonly from: readonly Span[]
}

/**
 * Dates a document that comes without a date: from the date printed at its head or foot, else from what it tells: "this year marks 20 years
 * since 2003", a weekday with its day, the latest day told as past. Says by which words. Undefined when the text tells no year.
 */
export function dateFromContent(k: ReadingKnowledge, sentences: readonly ReadSentence[]): DocumentDate | undefined {
  const told = sentences.flatMap((s, i) => datesOf(k, s, i, sentences.length))
  const printed = told.find((t) => t.heads && t.said.kind === 'day')
  const day = printed?.said.kind === 'day' ? printed.said : undefined
  if (printed !== undefined && day?.year !== undefined && day.month !== undefined) {
    return { date: write(day.year, day.month, day.day), known: 'printed', from: [printed.span] }
  }
  const year = yearOf(k, sentences, told, day)
  if (year === undefined) return undefined
  if (printed !== undefined && day?.month !== undefined) {
    return { date: write(year.year, day.month, day.day), known: 'inferred', from: [printed.span, ...year.from] }
  }
  const past = latestPast(told, year.year)
  return past === undefined
    ? { date: String(year.year), known: 'inferred', from: year.from }
    : { date: past.date, known: 'inferred', from: [past.span, ...year.from] }
}

function datesOf(k: ReadingKnowledge, s: ReadSentence, index: number, count: number): Told[] {
  const found = k.dates.find(s.tokens, s.sentence.first, s.sentence.last)
  const words = s.sentence.last - s.sentence.first
  return found.map((date) => {
    const size = date.last - date.first + 1
    const alone = words - size <= 3 && (index < 4 || index >= count - 2)
    const dateline = index < 3 && date.first - s.sentence.first <= 4 && s.tokens.word[date.last + 1] === '-'
    const clause = s.clauses.find((c) => date.first <= (s.units[c.rest.to - 1]?.last ?? 0)) ?? s.clauses[0]
    return {
      said: date.said,
      sentence: s,
      span: tokenSpan(s.tokens, date.first, date.last),
      tense: clause === undefined ? ('past' as const) : tenseOf(clause),
      heads: alone || dateline,
    }
  })
}

/** The year: by an anniversary, by a weekday that fits its day, or the latest year told as past. */
function yearOf(
  k: ReadingKnowledge,
  sentences: readonly ReadSentence[],
  told: readonly Told[],
  printed: SaidDay | undefined,
): YearFound | undefined {
  const anniversary = byAnniversary(k, sentences)
  if (anniversary !== undefined) return anniversary
  const past = told.flatMap((t) => (t.tense === 'past' ? yearsIn(t.said).map((year) => ({ year, span: t.span })) : []))
  const latest = past.reduce<{ year: number; span: Span } | undefined>(
    (best, one) => (best === undefined || one.year > best.year ? one : best),
    undefined,
  )
  if (latest === undefined) return undefined
  const dayWithWeekday =
    printed?.weekday !== undefined
      ? printed
      : told.map((t) => t.said).find((s): s is SaidDay => s.kind === 'day' && s.weekday !== undefined && s.year === undefined)
  const { month, weekday, day } = dayWithWeekday ?? {}
  if (month !== undefined && weekday !== undefined && day !== undefined) {
    for (let year = latest.year; year < latest.year + 6; year++) {
      if (weekdayOf(dayNumber(year, month, day)) === weekday) return { year, from: [latest.span] }
    }
  }
  return { year: latest.year, from: [latest.span] }
}

function yearsIn(said: DateExpression['said']): number[] {
  if ('year' in said && said.year !== undefined) return [said.year]
  return said.kind === 'range' ? [...yearsIn(said.from), ...yearsIn(said.to)] : []
}

/** "joined in 2004 … next year marks 20 years since": the year of the act and the years that have passed give the document's. */
function byAnniversary(k: ReadingKnowledge, sentences: readonly ReadSentence[]): YearFound | undefined {
  let before: { year: number; span: Span } | undefined
  for (const s of sentences) {
    const years = yearNumbers(s)
    const count = anniversaryIn(k, s)
    if (count !== undefined) {
      const own = years.at(-1) ?? before
      const ahead = says(s, 'next', 'year') ? 1 : 0
      if (own !== undefined)
        return {
          year: own.year + count - ahead,
          from: own.span.start < (s.tokens.start[s.sentence.first] ?? 0) ? [own.span, sentenceSpan(s)] : [sentenceSpan(s)],
        }
    }
    before = years.at(-1) ?? before
  }
  return undefined
}

function yearNumbers(s: ReadSentence): { year: number; span: Span }[] {
  const found: { year: number; span: Span }[] = []
  for (let i = s.sentence.first; i < s.sentence.last; i++) {
    const word = s.tokens.word[i] ?? ''
    if (word.length === 4 && /^(?:1[89]|20)\d\d$/.test(word)) found.push({ year: Number(word), span: tokenSpan(s.tokens, i, i) })
  }
  return found
}

const MARKING = new Set(['mark', 'celebrate', 'commemorate'])

/** The number of years of an anniversary that the sentence marks: "marks 25 years since", "the 50th anniversary of". */
function anniversaryIn(k: ReadingKnowledge, s: ReadSentence): number | undefined {
  if (!s.clauses.some((c) => MARKING.has(c.verb.lemma)) && !says(s, 'this', 'year')) return undefined
  for (let i = s.sentence.first; i < s.sentence.last; i++) {
    const word = s.tokens.word[i]
    if (word === 'anniversary') {
      const ordinal = k.ordinals.at(s.tokens, i - 1)
      if (ordinal !== undefined) return ordinal.value
    }
    if (word === 'years' && (s.tokens.word[i + 1] === 'since' || s.tokens.word[i + 1] === 'of')) {
      const count = k.amounts.find(s.tokens, Math.max(s.sentence.first, i - 3), i + 1).at(-1)
      if (count !== undefined && count.last >= i - 1) return count.value
    }
  }
  return undefined
}

function says(s: ReadSentence, first: string, second: string): boolean {
  for (let i = s.sentence.first; i + 1 < s.sentence.last; i++)
    if (s.tokens.word[i] === first && s.tokens.word[i + 1] === second) return true
  return false
}

const sentenceSpan = (s: ReadSentence): Span => tokenSpan(s.tokens, s.sentence.first, s.sentence.last - 1)

/** The latest day of the year that is told as past: the document is of that day or soon after. */
function latestPast(told: readonly Told[], year: number): { date: string; span: Span } | undefined {
  let best: { date: string; span: Span } | undefined
  for (const t of told) {
    if (t.tense !== 'past' || t.said.kind !== 'day' || t.said.month === undefined) continue
    if (t.said.year !== undefined && t.said.year !== year) continue
    const date = write(year, t.said.month, t.said.day)
    if (best === undefined || date > best.date) best = { date, span: t.span }
  }
  return best
}

function write(year: number, month: number, day: number): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}
