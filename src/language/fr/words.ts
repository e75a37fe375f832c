import { readRows, rowName, several, type TableTexts } from '../tables.ts'
import { fold } from '../tokens.ts'
import type { NounEntry, Tense } from '../cascade/units.ts'

/** One way to take a verb form: "signe" is the present of "signer". */
export interface VerbForm {
  readonly lemma: string
  readonly form: 'finite' | 'infinitive' | 'participle' | 'gerund'
  readonly tense: Tense
  readonly plural: boolean
}

/** The forms of all verbs, by their lower case with accents. */
export type VerbForms = ReadonlyMap<string, VerbForm>

const PAST = [
  ['ait', false],
  ['aient', true],
] as const

/** Makes the forms of the verbs of `knowledge/fr/verbs.tsv`, and of être and avoir; participles once more by themselves, since "atteint" is a present too. */
export function readVerbs(tables: TableTexts): { readonly verbs: VerbForms; readonly participles: VerbForms } {
  const forms = new Map<string, VerbForm>()
  const participles = new Map<string, VerbForm>()
  const add = (word: string, lemma: string, form: VerbForm['form'], tense: Tense, plural = false) => {
    if (!forms.has(word)) forms.set(word, { lemma, form, tense, plural })
    if (form === 'participle' && !participles.has(word)) participles.set(word, { lemma, form, tense, plural })
  }
  for (const [word, lemma, form, tense, plural] of AUXILIARIES) add(word, lemma, form, tense, plural)
  for (const row of readRows('fr/verbs', tables['fr/verbs'] ?? '')) {
    const lemma = row.key
    const { present, future, participle, stem } = principalParts(lemma, row.cells)
    add(lemma, lemma, 'infinitive', 'present')
    add(present[0], lemma, 'finite', 'present')
    add(present[1], lemma, 'finite', 'present', true)
    add(`${stem}ons`, lemma, 'finite', 'present', true)
    add(`${stem}ant`, lemma, 'gerund', 'present')
    const soft = softened(stem)
    for (const [ending, plural] of PAST) {
      add(`${soft}${ending}`, lemma, 'finite', 'past', plural)
      add(`${future}${ending}`, lemma, 'finite', 'conditional', plural)
    }
    add(`${future}a`, lemma, 'finite', 'future')
    add(`${future}ont`, lemma, 'finite', 'future', true)
    add(`${future}ons`, lemma, 'finite', 'future', true)
    if (lemma.endsWith('er')) add(`${lemma.slice(0, -2)}èrent`, lemma, 'finite', 'past', true)
    for (const end of participle.endsWith('s') ? ['', 'e', 'es'] : ['', 'e', 's', 'es'])
      add(`${participle.replace(/û$/, end === '' ? 'û' : 'u')}${end}`, lemma, 'participle', 'past')
  }
  return { verbs: forms, participles }
}

interface Parts {
  readonly present: readonly [string, string]
  readonly future: string
  readonly participle: string
  readonly stem: string
}

function principalParts(lemma: string, cells: Readonly<Record<string, string>>): Parts {
  const [single, many] = several(cells['present'])
  const { future, participle, stem } = cells
  if (single !== undefined && many !== undefined && future !== undefined && participle !== undefined && stem !== undefined)
    return { present: [single, many], future, participle, stem }
  const root = lemma.slice(0, -2)
  if (lemma.endsWith('ir')) return { present: [`${root}it`, `${root}issent`], future: lemma, participle: `${root}i`, stem: `${root}iss` }
  // élever, élève; célébrer, célèbre; but célébrera.
  const strong = root.replace(/[eé]([bcdgjlmnprstv]{1,2})$/, (all, end: string) =>
    /^(?:rm|rn|st|ss|rs|rt|rv|ll|nt|rd|rg|rc)$/.test(end) ? all : `è${end}`,
  )
  const weak = /e[bcdgjlmnprstv]{1,2}$/.test(root) ? strong : root
  const future3 = /(?:oy|uy|ay)$/.test(root) ? `${root.slice(0, -1)}i` : weak
  const stem3 = /(?:oy|uy)$/.test(root) ? `${root.slice(0, -1)}i` : strong
  return { present: [`${stem3}e`, `${stem3}ent`], future: `${future3}er`, participle: `${root}é`, stem: softened(root) }
}

/** "engageait", "lançait": the sound of the stem is kept before a. */
const softened = (stem: string): string => (stem.endsWith('g') ? `${stem}e` : stem.endsWith('c') ? `${stem.slice(0, -1)}ç` : stem)

const AUXILIARIES: readonly (readonly [string, string, VerbForm['form'], Tense, boolean])[] = [
  ...(
    [
      ['être', 'est sont', 'était étaient', 'sera seront', 'serait seraient', 'soit soient', 'été'],
      ['avoir', 'a ont', 'avait avaient', 'aura auront', 'aurait auraient', 'ait aient', 'eu'],
    ] as const
  ).flatMap(([lemma, present, past, future, conditional, subjunctive, participle]) => [
    [lemma, lemma, 'infinitive', 'present', false] as const,
    ...(
      [
        [present, 'present'],
        [past, 'past'],
        [future, 'future'],
        [conditional, 'conditional'],
        [subjunctive, 'present'],
      ] as const
    ).flatMap(([pair, tense]) => pair.split(' ').map((word, i) => [word, lemma, 'finite', tense, i === 1] as const)),
    [participle, lemma, 'participle', 'past', false] as const,
  ]),
  ['étant', 'être', 'gerund', 'present', false],
  ['ayant', 'avoir', 'gerund', 'present', false],
  ['eut', 'avoir', 'finite', 'past', false],
  ['fut', 'être', 'finite', 'past', false],
  ['furent', 'être', 'finite', 'past', true],
  ['sommes', 'être', 'finite', 'present', true],
  ['avons', 'avoir', 'finite', 'present', true],
]

/** The class of a word that holds a sentence together. */
export type FrenchClass =
  | 'determiner'
  | 'preposition'
  | 'conjunction'
  | 'relative'
  | 'pronoun'
  | 'clitic'
  | 'negation'
  | 'adverb'
  | 'subordinator'
  | 'adjective'

/** Reads `knowledge/fr/function-words.tsv`. */
export function readFunctionWords(tables: TableTexts): ReadonlyMap<string, FrenchClass> {
  const classes = new Map<string, FrenchClass>()
  for (const { key, cells } of readRows('fr/function-words', tables['fr/function-words'] ?? ''))
    classes.set(key, (cells['classes'] ?? 'adverb') as FrenchClass)
  return classes
}

/** Nouns of one word or several, by their folded words parted by spaces. */
export interface FrenchNouns {
  readonly byWords: ReadonlyMap<string, NounEntry>
  /** First words of nouns of several words. */
  readonly openings: ReadonlySet<string>
}

/** Reads `knowledge/fr/nouns.tsv` with the plurals. */
export function readNouns(tables: TableTexts): FrenchNouns {
  const byWords = new Map<string, NounEntry>()
  const openings = new Set<string>()
  const add = (form: string, noun: NounEntry) => {
    const key = nounKey(form)
    if (!byWords.has(key)) byWords.set(key, noun)
    const first = key.split(' ')[0]
    if (first !== undefined && first !== key) openings.add(first)
  }
  for (const row of readRows('fr/nouns', tables['fr/nouns'] ?? '')) {
    const noun = { singular: row.key, classes: several(row.cells['classes']), row: rowName(row) }
    add(row.key, { ...noun, plural: row.key.endsWith('s') })
    const plural = pluralOf(row.key)
    if (plural !== row.key) add(plural, { ...noun, plural: true })
  }
  return { byWords, openings }
}

/** The words of a noun as tokens fold them: elided words and hyphens stand alone. */
export function nounKey(form: string): string {
  return fold(form)
    .replaceAll(/([a-z])'/g, "$1' ")
    .replaceAll('-', ' - ')
}

/** "accord de coopération" → "accords de coopération", "déclaration conjointe" → "déclarations conjointes", "travail" → "travaux". */
export function pluralOf(noun: string): string {
  const [head = '', ...rest] = noun.split(' ')
  const many = (word: string): string =>
    /[sxz]$/.test(word)
      ? word
      : word.endsWith('eau') || word.endsWith('eu')
        ? `${word}x`
        : word.endsWith('al')
          ? `${word.slice(0, -2)}aux`
          : `${word}s`
  const isChain = /^(?:de|d'|à|en)/.test(rest[0] ?? '')
  return [many(head), ...(isChain ? rest : rest.map(many))].join(' ')
}
