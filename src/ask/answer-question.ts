import type { BriefLine } from '../brief/brief.ts'
import { Footnotes, type Footnote } from '../brief/footnote.ts'
import { Maker } from '../brief/maker.ts'
import { prove, provenFrom } from '../brief/proof.ts'
import { sayDate } from '../brief/say-date.ts'
import type { RegisterRecord } from '../register/record.ts'
import type { RegisterReader } from '../register/register.ts'
import type { WatchRule } from '../watch/rules.ts'
import type { Told } from './answers/answer.ts'
import { ANSWERS } from './answers/index.ts'
import type { Grammar } from './grammar.ts'
import { partsOf } from './parts.ts'
import { readQuestion, type Query } from './read-question.ts'
import { sayQuery } from './say-query.ts'
import { NARROWED } from './narrowed.ts'

/** What came of a question; `not told`: it was understood, and the sources read do not say. */
export type Standing = 'answered' | 'not told' | 'not understood'

/** An answer to one question: lines with footnotes, or why there are none. */
export interface Answered {
  readonly question: string
  readonly standing: Standing
  /** The row of `knowledge/questions.tsv` that it was read by. */
  readonly form?: string
  /** What was understood, in a few words. */
  readonly understood?: string
  readonly lines: readonly BriefLine[]
  /** How many lines more there are, as far as they were counted. */
  readonly more: number
  /** There are more than that. */
  readonly isMore?: true
  readonly footnotes: readonly Footnote[]
  /** Why nothing is told, in one line. */
  readonly none?: string
  /** Questions like it that would be understood. */
  readonly like: readonly string[]
}

const MOST = 10

/** The questions that are understood, and what is watched. */
export interface AskedWith {
  readonly grammar: Grammar
  readonly rules: readonly WatchRule[]
}

/** Answers a question, or each of two in one. Nothing is said that no sentence bears; `day` is the day for which it is asked. */
export async function answerQuestion(
  register: RegisterReader,
  { grammar, rules }: AskedWith,
  question: string,
  day: string,
): Promise<readonly Answered[]> {
  const done: Answered[] = []
  let before: { readonly query: Query; readonly records: readonly RegisterRecord[] } | undefined
  for (const part of partsOf(question.trim())) {
    const query = await readQuestion(part, grammar, register, day, before?.query)
    if ('refused' in query) {
      const { refused, standing, like } = query
      return [...done, { ...NOTHING, question: part, standing, none: refused, like }]
    }
    const asked = { question: part, form: query.form, understood: sayQuery(query) }
    const narrowing = (['rank', 'period', 'ordinal'] as const).find(
      (one) => query[one] !== undefined && !NARROWED[query.what]?.includes(one),
    )
    if (narrowing !== undefined) {
      const none = `what is asked here cannot be narrowed by ${narrowing === 'ordinal' ? 'number' : narrowing}.`
      return [...done, { ...NOTHING, ...asked, standing: 'not understood', none }]
    }
    const told = await ANSWERS[query.what]({ register, day, query, rules, ranks: grammar.postRanks, before: before?.records ?? [] })
    const worded = inWords(told, day)
    done.push(
      worded.lines.length > 0
        ? { ...NOTHING, ...asked, ...worded, standing: 'answered' }
        : { ...NOTHING, ...asked, standing: 'not told', none: await notTold(register) },
    )
    before = { query, records: told.records }
  }
  return done
}

const NOTHING = { lines: [], more: 0, footnotes: [], like: [] } as const

/**
 * Lines in words, proved as those of a brief are.
 * @throws Error when the proof fails, which is a fault of this program
 */
function inWords({ lines, view, left = 0 }: Told, day: string): Pick<Answered, 'lines' | 'more' | 'isMore' | 'footnotes'> {
  const proven = provenFrom(view)
  const notes = new Footnotes(view.claims, view.documents)
  const { printed, more } = new Maker({ language: 'en', day }, notes, proven, false).lines(lines, MOST)
  const footnotes = notes.list()
  const sections = [{ key: 'answer', title: '', lines: printed, more }]
  const [fault] = prove({ language: 'en', day, missing: [], footnotes, sections }, proven)
  if (fault !== undefined) throw new Error(`The answer says “${fault.text}”, and ${fault.why}.`)
  return left === 'some' ? { lines: printed, more, isMore: true, footnotes } : { lines: printed, more: more + left, footnotes }
}

/** "not in the sources read: 35 documents, of 18 Mar 2021 – 28 May 2025." */
async function notTold({ sources }: RegisterReader): Promise<string> {
  const { documents, first, last } = await sources.range([])
  const span = first === undefined || last === undefined ? '' : `, of ${sayDate(first === last ? first : `${first}/${last}`)}`
  return `not in the sources read: ${documents} document${documents === 1 ? '' : 's'}${span}.`
}
