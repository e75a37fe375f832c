import type { Sentence } from '../language/sentences.ts'
import { SHAPE, type Tokens } from '../language/tokens.ts'
import type { DocumentContext } from './document.ts'
import type { Draft, Filled } from './draft.ts'
import type { ReadingKnowledge, Scope } from './scope.ts'

/** No line that is only a day has more tokens: "Thursday–Friday, 16–17 May 2024 (provisional)". */
const LONGEST_DAY = 14

/** Words that may stand beside the day on its line. */
const BESIDE = /^(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tue|wed|thu|fri|sat|sun|from|to|and|on|until|provisional)$/

/**
 * Whether a programme is set out by days, each on a line of its own with what happens on it below. One such line alone is the document's own date.
 */
export function isSetOutByDays(k: ReadingKnowledge, tokens: Tokens, lines: readonly Sentence[]): boolean {
  const days = new Set<string>()
  for (const line of lines) {
    if (line.last - line.body > LONGEST_DAY || !line.opens) continue
    const words = tokens.word.slice(line.body, line.last).join(' ')
    if (isOnlyDay(k, tokens, line.body, line.last)) days.add(words)
    if (days.size > 1) return true
  }
  return false
}

function isOnlyDay(k: ReadingKnowledge, tokens: Tokens, first: number, last: number): boolean {
  const dates = k.dates.find(tokens, first, last)
  if (dates.length === 0) return false
  for (let i = first; i < last; i++) {
    if (dates.some((d) => d.first <= i && i <= d.last) || tokens.shape[i] === SHAPE.punctuation) continue
    if (!BESIDE.test(tokens.word[i] ?? '')) return false
  }
  return true
}

/** The day that a line names for what stands below it; undefined when it says anything else. */
export function dayOfLine(scope: Scope): string | undefined {
  const { s, k } = scope
  const { body, last, opens } = s.sentence
  if (!opens || last - body > LONGEST_DAY || !isOnlyDay(k, s.tokens, body, last)) return undefined
  // "Thursday–Friday, 16–17 May": the weekdays alone may be those of another week.
  const named = scope.dates.filter(({ filled: { span } }) => span !== undefined && /\d/.test(s.tokens.text.slice(span.start, span.end)))
  return named.map((d) => d.value).find((value) => /^\d{4}-\d\d-\d\d(?:\/\d{4}-\d\d-\d\d)?$/.test(value))
}

/** The day under which the line stands, for what tells no other. */
export function dayAbove({ day }: DocumentContext): Filled | undefined {
  return day === undefined ? undefined : { value: day, inferred: 'the day under which the line stands' }
}

const DATED: ReadonlySet<string> = new Set(['meeting', 'visit'])

/** Meetings, visits and signings of a programme take the day above them; what it tells in the present is fixed for that day. */
export function onTheirDay(scope: Scope, drafts: readonly Draft[]): void {
  const { context, s } = scope
  const day = dayAbove(context)
  if (day === undefined) return
  const start = String(day.value).slice(0, 10)
  const isAhead = context.date === undefined || start >= context.date
  const isPast = s.clauses.some((c) => c.kind === 'main' && c.verb.form === 'finite' && c.verb.tense === 'past')
  for (const draft of drafts) {
    const isSigned = draft.kind === 'instrument' && draft.get('action')[0]?.value === 'signed'
    if (
      (!DATED.has(draft.kind) && !isSigned) ||
      draft.modality === 'cancelled' ||
      draft.made === 'frames/hold.of' ||
      draft.has('frequency')
    )
      continue
    if (isSigned && draft.modality === 'done' && isPast) continue
    const told = draft.get('when')[0]
    if (told !== undefined && told.inferred !== day.inferred) continue
    const until = draft.kind === 'visit' ? scope.dates.find((d) => d.part === 'until')?.value : undefined
    const end = until?.replace('../', '')
    draft.set('when', end === undefined || end < start ? day : { ...day, value: `${start}/${end}` })
    if (isAhead && draft.modality === 'done' && !isPast) draft.modality = 'scheduled'
  }
}
