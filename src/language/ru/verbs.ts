import { readRows, several, type TableTexts } from '../tables.ts'
import type { Tense } from '../cascade/units.ts'

/** One way to take a verb form. A passive one says what was done to its subject: «подписан», «проводится». */
export interface RussianVerbForm {
  readonly lemma: string
  readonly form: 'finite' | 'infinitive' | 'participle' | 'gerund'
  readonly tense: Tense
  readonly plural: boolean | undefined
  readonly gender: 'm' | 'f' | 'n' | undefined
  readonly passive: boolean
}

/** The forms of verbs by their words, and long participles by their stems, since those are declined as adjectives. */
export interface RussianVerbs {
  readonly verbs: ReadonlyMap<string, RussianVerbForm>
  readonly participles: ReadonlyMap<string, RussianVerbForm>
}

/**
 * Makes the forms of `knowledge/ru/verbs.tsv`. A verb in -ся that has no row of its own is the passive of the one without it: «проводится»
 * is «проводить», «состоится» its own.
 */
export function readVerbs(tables: TableTexts): RussianVerbs {
  const verbs = new Map<string, RussianVerbForm>()
  const participles = new Map<string, RussianVerbForm>()
  const rows = readRows('ru/verbs', tables['ru/verbs'] ?? '')
  const reflexive = new Set(rows.flatMap(({ key }) => (/с[яь]$/.test(key) ? [key] : [])))
  for (const { key, cells } of rows) {
    if (cells['aspect'] === 's') {
      addShort(verbs, key, cells['past'] ?? key)
      continue
    }
    const isReflexive = reflexive.has(key)
    const parts = principalParts(isReflexive ? key.slice(0, -2) : key, cells)
    addForms(verbs, participles, parts, key, isReflexive, false)
    if (!isReflexive && parts.isTransitive && !reflexive.has(`${key}ся`)) addForms(verbs, participles, parts, key, true, true)
  }
  addAuxiliaries(verbs)
  return { verbs, participles }
}

interface Parts {
  readonly infinitive: string
  readonly perfective: boolean
  /** Both: «реализует» is what is or what will be done, «реализуется» is being done. */
  readonly both: boolean
  readonly single: string
  readonly many: string
  /** The masculine of the past, and the stem of its other forms. */
  readonly past: string
  readonly pastStem: string
  /** The short passive participle: «подписан». */
  readonly passive: string | undefined
  /** The stem of the past active participle: «подписавш». */
  readonly active: string
  readonly isTransitive: boolean
}

function principalParts(infinitive: string, cells: Readonly<Record<string, string>>): Parts {
  const [single, many] = several(cells['present'])
  const both = cells['aspect'] === 'b'
  const perfective = both || cells['aspect'] === 'p'
  const regular = regularPresent(infinitive)
  const past = cells['past'] ?? (infinitive.endsWith('ти') || infinitive.endsWith('чь') ? infinitive : `${infinitive.slice(0, -2)}л`)
  const pastStem = past.endsWith('шел') ? `${past.slice(0, -2)}л` : past.endsWith('л') ? past : `${past}л`
  const passive = cells['passive'] === '0' ? undefined : (cells['passive'] ?? regularPassive(infinitive))
  const active =
    cells['active'] ??
    (past.endsWith('л') && !past.endsWith('шел') ? `${past.slice(0, -1)}вш` : past.endsWith('шел') ? `${past.slice(0, -2)}едш` : `${past}ш`)
  return {
    infinitive,
    perfective,
    both,
    single: single ?? regular[0],
    many: many ?? regular[1],
    past,
    pastStem,
    passive,
    active,
    isTransitive: passive !== undefined,
  }
}

/** «участвовать» → «участвует», «принимать» → «принимает», «обсудить» → «обсудит». */
function regularPresent(infinitive: string): readonly [string, string] {
  const stem = infinitive.slice(0, -3)
  const vowel = infinitive.at(-3)
  if (/(?:ова|ева)ть$/.test(infinitive) && !/(?:дева|рева|бева|зева|сева|пева|лева)ть$/.test(infinitive)) {
    const short = infinitive.slice(0, -5)
    const u = infinitive.endsWith('евать') && !/[жшщчц]$/.test(short) ? 'ю' : 'у'
    return [`${short}${u}ет`, `${short}${u}ют`]
  }
  if (infinitive.endsWith('нуть')) return [`${infinitive.slice(0, -4)}нет`, `${infinitive.slice(0, -4)}нут`]
  if (vowel === 'и') return [`${stem}ит`, `${stem}${/[жшщч]$/.test(stem) ? 'ат' : 'ят'}`]
  return [`${infinitive.slice(0, -2)}ет`, `${infinitive.slice(0, -2)}ют`]
}

/** «подписать» → «подписан», «обсудить» → «обсужден», «осуществить» → «осуществлен». */
function regularPassive(infinitive: string): string | undefined {
  const stem = infinitive.slice(0, -3)
  if (/[ая]ть$/.test(infinitive)) return `${infinitive.slice(0, -2)}н`
  if (infinitive.endsWith('нуть')) return `${infinitive.slice(0, -2)}т`
  if (infinitive.endsWith('ить')) return `${mutated(stem)}ен`
  if (infinitive.endsWith('еть')) return `${stem}ен`
  return undefined
}

function mutated(stem: string): string {
  if (stem.endsWith('ст')) return `${stem.slice(0, -2)}щ`
  const last = stem.at(-1) ?? ''
  const change: Readonly<Record<string, string>> = { с: 'ш', з: 'ж', т: 'ч', д: 'ж', б: 'бл', п: 'пл', в: 'вл', м: 'мл', ф: 'фл' }
  return `${stem.slice(0, -1)}${change[last] ?? last}`
}

function addForms(
  verbs: Map<string, RussianVerbForm>,
  participles: Map<string, RussianVerbForm>,
  parts: Parts,
  lemma: string,
  isReflexive: boolean,
  passive: boolean,
): void {
  const { perfective } = parts
  const end = (word: string): string => (isReflexive ? `${word}${/[аеиоуыэюя]$/.test(word) ? 'сь' : 'ся'}` : word)
  const add = (
    word: string,
    form: RussianVerbForm['form'],
    tense: Tense,
    plural?: boolean,
    gender?: RussianVerbForm['gender'],
    isPassive = passive,
  ) => {
    if (!verbs.has(word)) verbs.set(word, { lemma, form, tense, plural, gender, passive: isPassive })
  }
  // The perfective has no passive in -ся.
  if (passive && perfective && !parts.both) return
  add(end(parts.infinitive), 'infinitive', 'present')
  const tense = perfective && !passive ? 'future' : 'present'
  add(end(parts.single), 'finite', tense, false)
  add(end(parts.many), 'finite', tense, true)
  add(end(parts.past), 'finite', 'past', false, 'm')
  add(end(`${parts.pastStem}а`), 'finite', 'past', false, 'f')
  add(end(`${parts.pastStem}о`), 'finite', 'past', false, 'n')
  add(end(`${parts.pastStem}и`), 'finite', 'past', true)
  const first = parts.single.replace(/(?:ет|ит|т)$/, (ending) => `${ending.slice(0, -1)}м`)
  add(end(first), 'finite', tense, true)
  if (!passive) {
    if (perfective) {
      add(isReflexive ? `${parts.active}ись` : parts.active.replace(/ш$/, ''), 'gerund', 'past')
      if (!isReflexive && /вш$/.test(parts.active)) add(`${parts.active}и`, 'gerund', 'past')
      if (!/вш$/.test(parts.active)) add(end(`${parts.many.replace(/(?:ут|ют|ат|ят)$/, '')}я`), 'gerund', 'past')
    } else add(end(`${parts.many.replace(/(?:ут|ют|ат|ят)$/, '')}${/[жшщч](?:ут|ат)$/.test(parts.many) ? 'а' : 'я'}`), 'gerund', 'present')
  }
  const participle = (stem: string, time: Tense, isPassive: boolean) => {
    const key = isReflexive ? `${stem}*ся` : stem
    if (!participles.has(key))
      participles.set(key, { lemma, form: 'participle', tense: time, plural: undefined, gender: undefined, passive: isPassive })
  }
  participle(parts.active, 'past', passive)
  if (!perfective || parts.both) {
    const base = parts.many.slice(0, -1)
    participle(`${base}щ`, 'present', passive)
    if (!isReflexive && parts.isTransitive) {
      const stem = parts.many.replace(/(?:ут|ют|ат|ят)$/, '')
      participle(
        `${stem}${/[ая]т$/.test(parts.many) ? 'им' : stem.endsWith('ова') || /[аяуюо]$/.test(stem) ? 'ем' : 'ом'}`,
        'present',
        true,
      )
    }
  }
  if (isReflexive || parts.passive === undefined) return
  const { passive: short } = parts
  const isT = short.endsWith('т')
  add(short, 'finite', 'past', false, 'm', true)
  add(`${short}а`, 'finite', 'past', false, 'f', true)
  add(`${short}о`, 'finite', 'past', false, 'n', true)
  add(`${short}ы`, 'finite', 'past', true, undefined, true)
  participle(isT ? short : `${short}н`, 'past', true)
}

/** «готов», «готова», «готовы»: short adjectives that govern as verbs do. */
function addShort(verbs: Map<string, RussianVerbForm>, lemma: string, stem: string): void {
  const add = (word: string, plural: boolean, gender?: 'm' | 'f' | 'n') =>
    verbs.set(word, { lemma, form: 'finite', tense: 'present', plural, gender, passive: false })
  add(lemma, false, 'm')
  add(`${stem}а`, false, 'f')
  add(`${stem}о`, false, 'n')
  add(`${stem}ы`, true)
}

function addAuxiliaries(verbs: Map<string, RussianVerbForm>): void {
  const add = (word: string, form: RussianVerbForm['form'], tense: Tense, plural?: boolean, gender?: RussianVerbForm['gender']) =>
    verbs.set(word, { lemma: 'быть', form, tense, plural, gender, passive: false })
  add('быть', 'infinitive', 'present')
  add('есть', 'finite', 'present')
  add('был', 'finite', 'past', false, 'm')
  add('была', 'finite', 'past', false, 'f')
  add('было', 'finite', 'past', false, 'n')
  add('были', 'finite', 'past', true)
  add('будет', 'finite', 'future', false)
  add('будут', 'finite', 'future', true)
  add('будем', 'finite', 'future', true)
  add('будучи', 'gerund', 'present')
}

/** The long participle that a declined word is a form of: «подписанного», «участвующих», «состоявшейся». */
export function participleOf(
  { participles }: RussianVerbs,
  word: string,
): { readonly form: RussianVerbForm; readonly word: string } | undefined {
  const isReflexive = word.endsWith('ся')
  const plain = isReflexive ? word.slice(0, -2) : word
  const stem = plain.replace(/(?:ыми|ими|ого|его|ому|ему|ый|ий|ой|ей|ая|яя|ую|юю|ое|ее|ые|ие|ых|их|ым|им|ом|ем)$/, '')
  if (stem === plain) return undefined
  const form = participles.get(isReflexive ? `${stem}*ся` : stem)
  return form === undefined ? undefined : { form, word: plain }
}
