import { readCoded, readGroups, readJoints } from '../cascade/language.ts'
import { readNames } from '../cascade/lexicon.ts'
import { AmountFinder, readNumbers } from '../cascade/numbers.ts'
import type { WordTokens } from '../cascade/tokens.ts'
import { readRows, rowName, several, type TableTexts } from '../tables.ts'
import { findDates, readTimeWords } from './dates.ts'
import { adjectiveReadings, ANY_CASE, CASE, declineAdjective, readTraits } from './declension.ts'
import { declineName, declinePhrase } from './declined.ts'
import type { NounForm, Preposition, RussianClass, RussianLanguage, RussianPost, RussianTokens } from './language.ts'
import { findRussianNames } from './names.ts'
import { compoundAt } from './numbers.ts'
import { russianPhrases } from './phrases.ts'
import { plain, russianSentences, russianTokens } from './tokens.ts'
import { readVerbs } from './verbs.ts'

/** Reads `knowledge/ru/`. @throws TableError for a table that cannot be read. */
export function readRussianLanguage(tables: TableTexts): RussianLanguage {
  const { nouns, openings } = readNouns(tables)
  const groups = readGroups(tables, 'ru/groups', plain)
  const stressed = groups.get('stressed') ?? new Set<string>()
  const verbs = readVerbs(tables)
  const lemmas = new Map<string, string>()
  const lemmaOf = (word: string): string => {
    const known = lemmas.get(word)
    if (known !== undefined) return known
    const lemma = nouns.get(word)?.[0]?.lemma ?? verbs.verbs.get(word)?.lemma ?? adjectiveReadings(word, stressed)[0]?.lemma ?? word
    if (lemmas.size < KEPT) lemmas.set(word, lemma)
    return lemma
  }
  const tokensOf = (text: string): RussianTokens => ({ ...russianTokens(text, lemmaOf), cased: [], nameForms: [] })
  const numbers = readNumbers(tables, 'ru/numbers', tokensOf)
  const time = readTimeWords(tables, (word) => declinePhrase(word, readTraits('')).map(({ form }) => form))
  const rows = readRows('ru/function-words', tables['ru/function-words'] ?? '')
  const noted = (tokens: WordTokens): RussianTokens => tokens as RussianTokens
  const isFiniteVerb = (word: string): boolean => verbs.verbs.get(word)?.form === 'finite'
  const language: RussianLanguage = {
    ...readNames(tables, { code: 'ru', tokensOf, ofName: declineName, ofAdjective: adjectiveForms, isLatin: false }),
    ...verbs,
    classes: new Map(
      rows.flatMap(({ key, cells }) =>
        several(cells['forms'] ?? key).map((form) => [form, (cells['classes'] ?? 'adverb') as RussianClass] as const),
      ),
    ),
    prepositions: readPrepositions(tables),
    nouns,
    openings,
    stressed,
    posts: readPosts(tables, tokensOf),
    coded: [...readCoded(tables, 'ru/manner'), ...readCoded(tables, 'ru/ranks')],
    groups,
    joints: new Map(
      [...readJoints(tables, 'ru/joints')].map(([first, all]) => [
        first,
        all.map((joint) => ({ ...joint, cases: jointCases(joint.words) })),
      ]),
    ),
    honorifics: new Set(readRows('ru/honorifics', tables['ru/honorifics'] ?? '').map(({ key }) => key)),
    numbers,
    time,
    tokensOf,
    sentencesOf: (tokens) => russianSentences(tokens, isFiniteVerb),
    namesIn: (tokens, from, to) => findRussianNames(language, noted(tokens), from, to),
    datesIn: (tokens, from, to) => findDates(time, numbers, tokens, from, to),
    amountsIn: (tokens, from, to, taken) =>
      new AmountFinder(
        numbers,
        tokens,
        (i) => compoundAt(numbers, tokens, i),
        (i) => DESCRIBES.test(tokens.lower[i] ?? '') && !nouns.has(tokens.lower[i] ?? ''),
      ).find(from, to, taken),
    unitsIn: (tokens, from, to, found) => russianPhrases(language, noted(tokens), from, to, found),
    lemmaOf: (word) => lemmaOf(plain(word)),
    manyOf: (tokens, first, last) => manyOf(nouns, stressed, tokens, first, last),
  }
  return language
}

/** Adjectives and a noun in the nominative of many; nothing where the noun is in no table. */
function manyOf(
  nouns: ReadonlyMap<string, readonly NounForm[]>,
  stressed: ReadonlySet<string>,
  { lower }: WordTokens,
  first: number,
  last: number,
): string | undefined {
  const lemma = nouns.get(lower[last] ?? '')?.[0]?.lemma
  const many = [...nouns].find(([, forms]) => forms.some((form) => form.lemma === lemma && form.plural && (form.cases & CASE.n) !== 0))?.[0]
  if (lemma === undefined || many === undefined) return undefined
  const described = lower.slice(first, last).map((word) => {
    const base = adjectiveReadings(word ?? '', stressed)[0]?.lemma
    return base === undefined ? word : declineAdjective(base).find(({ cases, plural }) => plural && (cases & CASE.n) !== 0)?.form
  })
  return [...described, many].join(' ')
}

const KEPT = 20_000

/** An adjective behind a number: «134 контейнерных поезда», «две новые школы». */
const DESCRIBES = /^.{2,}(?:ых|их|ый|ий|ые|ие|ой|ого|его|ым|им|ыми|ими|ая|ую)$/u

function readNouns(tables: TableTexts): {
  readonly nouns: ReadonlyMap<string, readonly NounForm[]>
  readonly openings: ReadonlySet<string>
} {
  const nouns = new Map<string, NounForm[]>()
  const openings = new Set<string>()
  for (const row of readRows('ru/nouns', tables['ru/nouns'] ?? '')) {
    const lemma = plain(row.key)
    const noun = { singular: lemma, classes: several(row.cells['classes']), plural: false, row: rowName(row) }
    for (const form of declinePhrase(lemma, readTraits(row.cells['traits']))) {
      // The words of a noun as tokens stand: hyphens alone.
      const key = form.form.replaceAll('-', ' - ')
      const known = nouns.get(key)
      const entry: NounForm = { ...form, lemma, noun }
      if (known === undefined) nouns.set(key, [entry])
      else known.push(entry)
      const first = key.split(' ')[0]
      if (first !== undefined && first !== key) openings.add(first)
    }
  }
  return { nouns, openings }
}

function readPosts(tables: TableTexts, tokensOf: (text: string) => WordTokens): ReadonlyMap<string, readonly RussianPost[]> {
  const posts = new Map<string, RussianPost[]>()
  for (const row of readRows('ru/posts', tables['ru/posts'] ?? '')) {
    for (const { form, cases, plural, base } of declinePhrase(plain(row.key), readTraits(row.cells['traits'] ?? 'an'))) {
      const words = tokensOf(form).word
      const first = words[0] ?? ''
      const known = posts.get(first) ?? []
      const same = known.findIndex((other) => other.words.join(' ') === words.join(' '))
      const old = known[same]
      // «министра» is the genitive and the accusative.
      if (old !== undefined) known[same] = { ...old, cases: old.cases | cases, many: old.many | (plural ? cases : 0) }
      else known.push({ words, cases, plural, many: plural ? cases : 0, base, rank: row.cells['rank'], row: rowName(row) })
      posts.set(
        first,
        known.sort((a, b) => b.words.length - a.words.length),
      )
    }
  }
  return posts
}

/** The cases of a column: "p" or "g|i". */
function casesOf(cell: string | undefined): number {
  const mask = [...(cell ?? '')].reduce((cases, letter) => cases | (CASE[letter as keyof typeof CASE] ?? 0), 0)
  return mask === 0 ? ANY_CASE : mask
}

/** «в: p=at a=to»: what a preposition tells, by the case behind it. */
function readPrepositions(tables: TableTexts): ReadonlyMap<string, readonly Preposition[]> {
  const found = new Map<string, readonly Preposition[]>()
  for (const { key, cells } of readRows('ru/function-words', tables['ru/function-words'] ?? '')) {
    if (cells['classes'] !== 'preposition') continue
    const told = (cells['as'] ?? '').split(' ').map((part) => {
      const [cases = '', as = ''] = part.includes('=') ? part.split('=') : ['', part]
      return { cases: casesOf(cases), as }
    })
    for (const form of several(cells['forms'] ?? key)) found.set(form, told)
  }
  return found
}

/** Joints govern the genitive but for a few: «в связи с», «вместе с», «наряду с», «по отношению к». */
function jointCases(words: readonly string[]): number {
  const last = words.at(-1)
  return last === 'с' || last === 'со' || last === 'между'
    ? CASE.i
    : last === 'к' || last === 'ко' || last === 'благодаря'
      ? CASE.d
      : last === 'о' || last === 'об' || last === 'в' || last === 'на'
        ? CASE.p
        : CASE.g
}

const adjectiveForms = (adjective: string): string[] => [...new Set(declineAdjective(adjective).map(({ form }) => form))]
