import { tokenize } from '../language/tokens.ts'
import { bounds } from '../register/bounds.ts'
import { plusDays } from '../watch/day.ts'
import type { Grammar } from './grammar.ts'

/** Days within which something is asked for, both included. */
export interface Period {
  readonly from?: string
  readonly to?: string
}

/** When what is asked for happens, by the verbs of the question. */
export type Tense = 'past' | 'present' | 'future'

/** Words that end a time at what is named after them. */
export const BEFORE: ReadonlySet<string> = new Set(['before', 'until', 'till', 'ahead', 'by'])
/** Words that begin a time there. */
export const AFTER: ReadonlySet<string> = new Set(['since', 'after', 'from', 'following'])

/** Dates are cut out, each leaves a word of its own. */
export function withoutDates(text: string, { dates }: Grammar, day: string, tense: Tense) {
  const tokens = tokenize(text)
  const found = new Map<string, string>()
  let rest = ''
  let at = 0
  for (const { first, last, said, hint } of dates.find(tokens, 0, tokens.count)) {
    const edtf = dates.resolve(said, { date: day, tense: tense === 'future' ? 'future' : 'past' })
    if (edtf === undefined) continue
    const word = `qdate${found.size}`
    found.set(word, edtf)
    const start = tokens.start[first] ?? 0
    rest += `${text.slice(at, start)} ${hint === 'since' && !/\b(?:since|from|after)\s*$/i.test(text.slice(at, start)) ? 'since ' : ''}${word} `
    at = tokens.end[last] ?? at
  }
  return { rest: rest + text.slice(at), dates: found }
}

/** Days within which something lies, by a date and the word before it. */
export function periodOf(edtf: string, before: string): Period {
  const { first, last } = bounds(edtf)
  if (BEFORE.has(before) && first !== undefined)
    return { to: before === 'until' || before === 'till' || before === 'by' ? (last ?? first) : plusDays(first, -1) }
  if (before === 'after' && last !== undefined) return { from: plusDays(last, 1) }
  if (AFTER.has(before) && first !== undefined) return { from: first }
  return { ...(first === undefined ? {} : { from: first }), ...(last === undefined ? {} : { to: last }) }
}

/** "between 2019 and 2023" may come as two dates: together they are one time. */
export function narrowed(a: Period | undefined, b: Period): Period {
  if (a === undefined) return b
  const from = a.from ?? b.from,
    to = b.to ?? a.to
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }
}
