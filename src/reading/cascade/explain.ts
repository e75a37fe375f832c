import { resolveDate } from '../../language/dates/resolve.ts'
import type { UnitClause } from './clauses.ts'
import type { ExplainedSentence, Explanation, SeenClause, SentenceDetail, Words } from '../explain.ts'
import type { ReadingInput } from '../reader.ts'
import type { Unit } from '../../language/cascade/units.ts'
import { predicateOf } from './match.ts'
import { readByUnits, type SentenceRead } from './read.ts'
import { spanOf, type UnitKnowledge, type UnitSentence } from './scope.ts'

/** Reads a document in a language of the cascade and tells of each sentence what was seen in it; of one sentence, how each row fared. */
export function explainUnits(k: UnitKnowledge, input: ReadingInput, sentence?: number): Explanation {
  const sentences: ExplainedSentence[] = []
  let detail: SentenceDetail | undefined
  const reading = readByUnits(k, input, (read) => {
    const number = sentences.length + 1
    sentences.push({ number, ...seen(read) })
    if (number === sentence) detail = detailOf(k, read, number)
  })
  return { reading, sentences, ...(detail === undefined ? {} : { detail }) }
}

function seen({ s, claims, context }: SentenceRead): Omit<ExplainedSentence, 'number'> {
  const { tokens, sentence, units } = s
  return {
    span: spanOf(tokens, sentence.first, sentence.last - 1),
    kind: sentence.kind,
    claims,
    names: s.names.map((name) => ({
      ...wordsAt(s, name.first, name.last),
      type: name.type,
      value: [name.value, name.post, name.of].filter((one) => one !== undefined).join(', '),
      row: name.row,
    })),
    dates: s.dates.map((date) => {
      const edtf = resolveDate(date.said, { date: context.date, tense: 'present' })
      return { ...wordsAt(s, date.first, date.last), ...(edtf === undefined ? {} : { edtf }) }
    }),
    amounts: s.amounts.map(({ first, last, value, unit, qualifier, sign }) => ({
      ...wordsAt(s, first, last),
      value,
      ...(unit === undefined ? {} : { unit }),
      ...(qualifier === undefined ? {} : { qualifier }),
      ...(sign === undefined ? {} : { change: `${sign}${value}%` }),
      rows: ['numbers'],
    })),
    verbs: units.flatMap((unit) =>
      unit.type === 'verb'
        ? [
            {
              ...wordsAt(s, unit.first, unit.last),
              lemma: unit.lemma,
              form: unit.form,
              tense: unit.tense,
              voice: unit.passive ? 'passive' : 'active',
              negated: unit.negated,
            } as const,
          ]
        : [],
    ),
    nouns: units.flatMap((unit) =>
      unit.type === 'noun' && unit.noun !== undefined
        ? [{ ...wordsAt(s, unit.head, unit.headLast), classes: unit.noun.classes, row: unit.noun.row }]
        : [],
    ),
  }
}

function detailOf(k: UnitKnowledge, { s, tried, context }: SentenceRead, number: number): SentenceDetail {
  const { tokens, sentence, units } = s
  const all: Words[] = []
  for (let i = sentence.body; i < sentence.last; i++) all.push(wordsAt(s, i, i))
  const scope = { k, s, context, passage: spanOf(tokens, sentence.first, sentence.last - 1) }
  return {
    number,
    tokens: all,
    phrases: units.map((unit: Unit) => ({ ...wordsAt(s, unit.first, unit.last), type: unit.type })),
    clauses: s.clauses.map((clause) => clauseOf(s, clause, predicateOf(scope, clause)?.adjuncts ?? {})),
    tried,
  }
}

function clauseOf(s: UnitSentence, clause: UnitClause, around: object): SeenClause {
  const subject = clause.subject === undefined ? undefined : rangeWords(s, clause.subject)
  const rest = rangeWords(s, clause.rest)
  const governor = clause.governor === undefined ? undefined : s.clauses[clause.governor]?.verb.lemma
  const told: Record<string, string> = {}
  for (const [part, value] of Object.entries(around)) {
    const list = (Array.isArray(value) ? value : [value]).map((one: { readonly value: string | number }) => String(one.value))
    if (list.length > 0) told[part] = list.join(', ')
  }
  return {
    kind: clause.kind,
    verb: wordsAt(s, clause.verb.first, clause.verb.last).words,
    ...(subject === undefined ? {} : { subject }),
    ...(rest === undefined ? {} : { rest }),
    ...(governor === undefined ? {} : { governor }),
    around: told,
  }
}

function rangeWords(s: UnitSentence, { from, to }: { readonly from: number; readonly to: number }): string | undefined {
  const first = s.units[from]
  const last = s.units[to - 1]
  return first === undefined || last === undefined || to <= from ? undefined : wordsAt(s, first.first, last.last).words
}

function wordsAt({ tokens }: UnitSentence, first: number, last: number): Words {
  const span = spanOf(tokens, first, last)
  return { words: tokens.text.slice(span.start, span.end).replaceAll(/\s+/g, ' '), span }
}
