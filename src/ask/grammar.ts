import { KINDS } from '../reading/claim.ts'
import { createDates, type Dates } from '../language/dates.ts'
import { readRows, several, TableError, type Row, type TableTexts } from '../language/tables.ts'
import { nameKey } from '../register/names.ts'
import { formOf, type Form } from './form.ts'

/** Words that stand for a sign of the grammar, an office or a rank. */
export interface Phrase {
  readonly sign?: string
  readonly post?: string
  readonly rank?: string
}

/** A shape of questions and what is asked by it. */
export interface QuestionForm {
  readonly key: string
  readonly forms: readonly Form[]
  readonly what: What
  /** Which of its slots is asked for; '' when all that is told of it is. */
  readonly tell: string
  readonly order: Order
  readonly example: string
}

/** The kinds of answers; each has one function. */
export const WHATS = [...KINDS, 'mechanism', 'overdue', 'due', 'course', 'news', 'differ', 'outcome', 'source'] as const
/** One of them. */
export type What = (typeof WHATS)[number]

/** Which of several are told: `auto` goes by the tense of the question. */
export const ORDERS = ['auto', 'last', 'first', 'next', 'ahead', 'all', 'count', 'ago'] as const
/** One of them. */
export type Order = (typeof ORDERS)[number]

/** All that is needed to take a question apart. */
export interface Grammar {
  /** By the folded words. */
  readonly phrases: ReadonlyMap<string, Phrase>
  readonly longest: number
  /** The beginnings of words that tell a rank, with the rank. */
  readonly ranks: readonly { readonly words: readonly string[]; readonly rank: string }[]
  /** The rank of those who hold an office, by its folded name. */
  readonly postRanks: ReadonlyMap<string, string>
  /** Nouns for bodies: "commission". */
  readonly bodyNouns: ReadonlySet<string>
  readonly questions: readonly QuestionForm[]
  readonly dates: Dates
}

/** Which sign the nouns of a class stand for, where the words of questions do not say otherwise. */
const NOUN_SIGNS: Readonly<Record<string, string>> = { instrument: 'document', measure: 'measure' }

/** Reads the grammar of questions from the texts of `knowledge/`. @throws TableError */
export function readGrammar(tables: TableTexts): Grammar {
  const phrases = new Map<string, Phrase>()
  const put = (form: string, phrase: Phrase): void => {
    const key = nameKey(form)
    if (key !== '' && !phrases.has(key)) phrases.set(key, phrase)
  }
  for (const { key, cells } of readRows('question-words', tables['question-words'] ?? ''))
    for (const form of several(cells['words']))
      put(form, { sign: cells['sign'] ?? key, ...(cells['rank'] === undefined ? {} : { rank: cells['rank'] }) })
  const postRanks = new Map<string, string>()
  for (const { key, cells } of readRows('posts', tables['posts'] ?? ''))
    for (const form of [cells['form'] ?? key, ...several(cells['aliases'])]) {
      put(form, { post: cells['form'] ?? key })
      if (cells['rank'] !== undefined) postRanks.set(nameKey(form), cells['rank'])
    }
  const bodyNouns = new Set<string>()
  for (const { key, cells } of readRows('nouns', tables['nouns'] ?? '')) {
    const [first = ''] = several(cells['classes'])
    const sign = NOUN_SIGNS[first]
    if (sign !== undefined) for (const form of [key, `${key}s`]) put(form, { sign })
    if (first === 'body') bodyNouns.add(nameKey(key))
  }
  const ranks = readRows('ranks', tables['ranks'] ?? '').flatMap(({ cells }) =>
    several(cells['words']).map((words) => ({ words: nameKey(words).split(' '), rank: cells['rank'] ?? '' })),
  )
  return {
    phrases,
    longest: Math.max(...[...phrases.keys()].map((key) => key.split(' ').length)),
    ranks: ranks.toSorted((a, b) => b.words.length - a.words.length),
    postRanks,
    bodyNouns,
    questions: readRows('questions', tables['questions'] ?? '').map(questionOf),
    dates: createDates(tables),
  }
}

function questionOf({ key, cells, line }: Row): QuestionForm {
  const fault = (why: string): TableError => new TableError(`knowledge/questions.tsv line ${line}, ${key}: ${why}`)
  const what = WHATS.find((one) => one === cells['what'])
  if (what === undefined) throw fault(`${cells['what'] ?? 'nothing'} is none of ${WHATS.join(', ')}.`)
  const order = ORDERS.find((one) => one === (cells['order'] ?? 'auto'))
  if (order === undefined) throw fault(`${cells['order']} is none of ${ORDERS.join(', ')}.`)
  const forms = several(cells['form']).map(formOf)
  return { key, forms, what, tell: cells['tell'] ?? '', order, example: cells['question'] ?? '' }
}
