import { ANY_CASE, CASE, declineAdjective, declineNoun, readTraits, type CaseForm, type NounTraits } from './declension.ts'

/** The forms of a phrase: adjectives and the noun behind them change, what follows stays: «Шанхайская организация сотрудничества», «план действий». */
export function declinePhrase(phrase: string, traits: NounTraits): CaseForm[] {
  const words = phrase.split(' ')
  let head = 0
  while (head < words.length - 1 && isAdjective(words[head] ?? '')) head++
  const noun = words[head] ?? ''
  const rest = words.slice(head + 1)
  // «Босния и Герцеговина», «Тринидад и Тобаго»
  const joined = rest[0] === 'и' && rest[1] !== undefined && head === 0 ? declineNoun(rest[1], PLAIN) : undefined
  return nounForms(noun, traits).flatMap((form) => {
    if (head === 0 && rest.length === 0) return [form]
    return bits(form.cases).flatMap((one) => {
      const adjectives = words.slice(0, head).map((word) => adjectiveIn(word, one, form))
      const other = joined?.find(({ cases, plural }) => (cases & one) !== 0 && !plural)
      const behind = other === undefined ? rest : ['и', other.form, ...rest.slice(2)]
      const base = [...words.slice(0, head).map((word) => adjectiveIn(word, CASE.n, form)), form.base, ...rest].join(' ')
      return [{ ...form, cases: one, form: [...adjectives, form.form, ...behind].join(' '), base }]
    })
  })
}

const PLAIN = readTraits('sg')
const ADJECTIVE = /(?:ый|ий|ая|яя|ое|ее|ые|ие)$/

const isAdjective = (word: string): boolean => ADJECTIVE.test(word) && !/(?:ени|ани|стви|ти)е$/.test(word) && word.length > 4

function nounForms(noun: string, traits: NounTraits): CaseForm[] {
  const isAcronym = noun.length > 1 && noun === noun.toUpperCase() && /\p{Lu}/u.test(noun)
  if (!isAcronym) return declineNoun(noun, traits)
  return [{ form: noun, cases: ANY_CASE, plural: false, genders: 7, base: noun }]
}

const bits = (mask: number): number[] => Object.values(CASE).filter((one) => (mask & one) !== 0)

function adjectiveIn(word: string, one: number, noun: CaseForm): string {
  const forms = declineAdjective(word).filter(({ plural, genders }) => plural === noun.plural && (plural || (genders & noun.genders) !== 0))
  // «Азиатский банк» and «Объединенные Эмираты» have the accusative of things.
  const wanted = one === CASE.a && (noun.plural || (noun.genders & 1) !== 0) ? CASE.n : one
  return forms.find(({ cases }) => (cases & wanted) !== 0)?.form ?? word
}

/** The forms of a name with the cases of each: "Нидерланды!pl" says how it is declined; names in -о, -у, -и and the like never change. */
export function declineName(name: string): { readonly form: string; readonly cases: number }[] {
  const [phrase = '', traits] = name.split('!')
  const told = readTraits(traits?.replaceAll(',', '|') ?? (/[оуеиюэ]$/.test(phrase) && !phrase.includes(' ') ? '0' : 'sg'))
  const byForm = new Map<string, number>()
  for (const { form, cases } of declinePhrase(phrase, told)) byForm.set(form, (byForm.get(form) ?? 0) | cases)
  return [...byForm].map(([form, cases]) => ({ form, cases }))
}
