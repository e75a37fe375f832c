import { readCoded, readGroups, readJoints, readPrepositions } from '../cascade/language.ts'
import { readNames } from '../cascade/lexicon.ts'
import type { WordTokens } from '../cascade/tokens.ts'
import { sentences, type Sentence } from '../sentences.ts'
import { readRows, rowName, several, type TableTexts } from '../tables.ts'
import { fold } from '../tokens.ts'
import { adjectiveForms } from './adjectives.ts'
import { findDates, readTimeWords } from './dates.ts'
import type { FrenchLanguage, FrenchPost } from './language.ts'
import { findFrenchNames } from './names.ts'
import { findAmounts, readFrenchNumbers } from './numbers.ts'
import { frenchPhrases } from './phrases.ts'
import { frenchTokens } from './tokens.ts'
import { nounKey, pluralOf, readFunctionWords, readNouns, readVerbs } from './words.ts'

/** Reads `knowledge/fr/`. @throws TableError for a table that cannot be read. */
export function readFrenchLanguage(tables: TableTexts): FrenchLanguage {
  const numbers = readFrenchNumbers(tables)
  const time = readTimeWords(tables)
  const language: FrenchLanguage = {
    ...readNames(tables, { code: 'fr', tokensOf: frenchTokens, ofName: (form) => [{ form }], ofAdjective: adjectiveForms, isLatin: true }),
    ...readVerbs(tables),
    classes: readFunctionWords(tables),
    prepositions: readPrepositions(tables, 'fr/function-words'),
    nouns: readNouns(tables),
    posts: readPosts(tables),
    coded: [...readCoded(tables, 'fr/manner'), ...readCoded(tables, 'fr/ranks')],
    groups: readGroups(tables, 'fr/groups'),
    joints: readJoints(tables, 'fr/joints'),
    honorifics: new Set(readRows('fr/honorifics', tables['fr/honorifics'] ?? '').map(({ key }) => key)),
    numbers,
    time,
    tokensOf: frenchTokens,
    sentencesOf,
    namesIn: (tokens, from, to) => findFrenchNames(language, tokens, from, to),
    datesIn: (tokens, from, to) => findDates(time, numbers, tokens, from, to),
    amountsIn: (tokens, from, to, taken) => findAmounts(numbers, tokens, from, to, taken),
    unitsIn: (tokens, from, to, { names, dates, amounts }) => frenchPhrases(language, tokens, from, to, names, dates, amounts),
    lemmaOf: fold,
  }
  return language
}

/** "M. Roe" opens a sentence and marks no item. */
function sentencesOf(tokens: WordTokens): Sentence[] {
  const isTitle = (i: number): boolean => tokens.lower[i] === 'm' && tokens.word[i + 1] === '.'
  return sentences(tokens).map((sentence) => (isTitle(sentence.first) ? { ...sentence, body: sentence.first } : sentence))
}

function readPosts(tables: TableTexts): Map<string, FrenchPost[]> {
  const posts = new Map<string, FrenchPost[]>()
  for (const row of readRows('fr/posts', tables['fr/posts'] ?? '')) {
    const forms = several(row.cells['forms'])
    for (const form of new Set([...forms, ...forms.map(pluralOf)])) {
      const words = nounKey(form).split(' ')
      const first = words[0] ?? ''
      const known = posts.get(first) ?? []
      known.push({ words, rank: row.cells['rank'], row: rowName(row) })
      posts.set(
        first,
        known.sort((a, b) => b.words.length - a.words.length),
      )
    }
  }
  return posts
}
