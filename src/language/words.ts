import { interned } from './interned.ts'
import { WordMap } from './word-map.ts'
import { fold } from './tokens.ts'
import { readRows, several, type TableTexts } from './tables.ts'

/** The classes that a word may have, as bits; its neighbours decide between them. */
export const CLASS = {
  determiner: 1,
  preposition: 2,
  pronoun: 4,
  possessive: 8,
  conjunction: 16,
  subordinator: 32,
  relative: 64,
  modal: 128,
  be: 256,
  have: 512,
  do: 1024,
  negation: 2048,
  adverb: 4096,
  to: 8192,
  noun: 16384,
  verb: 32768,
} as const

/** The forms of a verb, as bits: "read" is base, past and participle at once. */
export const FORM = { base: 1, third: 2, past: 4, participle: 8, gerund: 16 } as const

/** What the tables say of a word, as bits. */
export interface Word {
  readonly classes: number
  /** The verb that this is a form of, and which forms it may be. */
  readonly lemma: string | undefined
  readonly forms: number
  /** Whether the verb takes an object: "adopted in 2021" without one is a participle, "met in 2021" is not. */
  readonly transitive: boolean
  /** It may also go without: "trade increased by six percent". */
  readonly loose: boolean
  /** An infinitive behind its object says what the object does: "asked the Chair to report". */
  readonly controls: boolean
  /** A gerund behind its object says what the object did: "thanked Norland for hosting the talks". */
  readonly credits: boolean
}

/** What is known of a word that no table has. */
export const NO_WORD: Word = { classes: 0, lemma: undefined, forms: 0, transitive: false, loose: false, controls: false, credits: false }

/** What is known of each word. */
export type Words = WordMap<Word>

const VOWELS = new Set('aeiou')
const isVowel = (letter: string | undefined): boolean => letter !== undefined && VOWELS.has(letter)
const endsInSoundedY = (verb: string): boolean => verb.endsWith('y') && !isVowel(verb.at(-2))

/** One vowel and one consonant at the end of a single syllable are doubled: plan, planned; longer verbs carry their own row. */
function doubles(verb: string): boolean {
  if (verb.length > 4 || verb.length < 3) return false
  const [a, b, c] = [verb.at(-3), verb.at(-2), verb.at(-1)]
  return !isVowel(a) && isVowel(b) && !isVowel(c) && !'wxy'.includes(c ?? '') && ![...verb.slice(0, -2)].some(isVowel)
}

/** "visit" → "visits", "address" → "addresses", "ratify" → "ratifies". */
export function thirdPerson(verb: string): string {
  if (endsInSoundedY(verb)) return `${verb.slice(0, -1)}ies`
  return /(s|x|z|ch|sh|o)$/.test(verb) ? `${verb}es` : `${verb}s`
}

function regularPast(verb: string): string {
  if (verb.endsWith('e')) return `${verb}d`
  if (endsInSoundedY(verb)) return `${verb.slice(0, -1)}ied`
  return doubles(verb) ? `${verb}${verb.at(-1)}ed` : `${verb}ed`
}

function gerund(verb: string, past: string): string {
  if (verb.endsWith('ie')) return `${verb.slice(0, -2)}ying`
  if (verb.endsWith('e') && !verb.endsWith('ee') && verb !== 'be') return `${verb.slice(0, -1)}ing`
  // An irregular row that doubles its consonant (commit, committed) doubles it here too.
  const doubled = past === `${verb}${verb.at(-1)}ed` || DOUBLED_GERUNDS.has(verb)
  return doubled || doubles(verb) ? `${verb}${verb.at(-1)}ing` : `${verb}ing`
}

const DOUBLED_GERUNDS = new Set([
  'begin',
  'set',
  'put',
  'cut',
  'run',
  'get',
  'let',
  'win',
  'hit',
  'shut',
  'split',
  'sit',
  'swim',
  'forget',
  'bid',
  'quit',
])

/** Makes the dictionary of word classes from the tables `function-words` and `verbs`. Keys are folded. */
export function readWords(tables: TableTexts): Words {
  const words = new WordMap<{ -readonly [K in keyof Word]: Word[K] }>()
  const add = (form: string, word: Word) => {
    const known = words.getOrMake(fold(form), () => ({ ...NO_WORD }))
    known.classes |= word.classes
    known.lemma ??= word.lemma
    known.forms |= word.forms
    known.transitive ||= word.transitive
    known.loose ||= word.loose
    known.controls ||= word.controls
    known.credits ||= word.credits
  }
  for (const row of readRows('verbs', tables['verbs'] ?? '')) {
    const lemma = interned(row.key)
    const past = row.cells['past'] ?? regularPast(lemma)
    const participle = row.cells['participle'] ?? past
    const isNoun = row.cells['noun'] === 'yes'
    const transitive = row.cells['object'] !== 'no'
    const verb = (forms: number, noun: boolean): Word => ({
      classes: CLASS.verb | (noun ? CLASS.noun : 0),
      lemma,
      forms,
      transitive,
      loose: row.cells['object'] === 'both',
      controls: row.cells['control'] === 'yes',
      credits: row.cells['credit'] === 'yes',
    })
    add(lemma, verb(FORM.base, isNoun))
    add(thirdPerson(lemma), verb(FORM.third, isNoun))
    add(past, verb(FORM.past, false))
    add(participle, verb(FORM.participle, false))
    add(gerund(lemma, past), verb(FORM.gerund, false))
    // Both spellings: travelled and traveled, cancelling and canceling.
    if (/[aeiou]l$/.test(lemma) && row.cells['past'] === undefined) {
      add(`${lemma}led`, verb(FORM.past | FORM.participle, false))
      add(`${lemma}ling`, verb(FORM.gerund, false))
    }
  }
  for (const row of readRows('function-words', tables['function-words'] ?? '')) {
    let classes = 0
    for (const name of several(row.cells['classes'])) classes |= CLASS[name as keyof typeof CLASS] ?? 0
    add(row.key, { ...NO_WORD, classes })
  }
  return words
}
