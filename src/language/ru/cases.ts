import { ANY_CASE, CASE } from './declension.ts'
import type { RussianLanguage, RussianTokens } from './language.ts'
import type { OpenNoun, OpenUnit, RussianMark, RussianNoun, RussianUnit, RussianVerb } from './units.ts'

const NAME_OF: ReadonlyMap<number, string> = new Map(Object.entries(CASE).map(([name, bit]) => [bit, name]))

/**
 * Decides in which case each phrase stands: by its preposition, by what it is joined to, and by the noun before it; and makes a mark of a
 * genitive («подписание соглашения»: `of`), dative (`dat`) or instrumental (`ins`) that no preposition governs.
 */
export function inCases(k: RussianLanguage, tokens: RussianTokens, open: readonly OpenUnit[]): RussianUnit[] {
  const out: RussianUnit[] = []
  open.forEach((unit, u) => {
    if (unit.type !== 'noun') {
      out.push(unit)
      return
    }
    const { one, mark } = decide(k, open, out, unit, u)
    if (mark !== undefined)
      out.push({ type: 'preposition', first: unit.first, last: unit.first - 1, word: mark, cases: one } satisfies RussianMark)
    const noun = settled(tokens, unit, one, out.length)
    const standsFor = noun.elliptic ? stoodFor(out, noun) : undefined
    out.push(standsFor === undefined ? noun : { ...noun, standsFor })
  })
  return out
}

/** «четвёртое заседание …, пятое …»: the last thing with the gender of an adjective that stands alone; one of many may be meant. */
function stoodFor(out: readonly RussianUnit[], { gender, number }: RussianNoun): number | undefined {
  const at = out.findLastIndex(
    (unit) =>
      unit.type === 'noun' &&
      !unit.elliptic &&
      STANDING.test(unit.noun?.classes[0] ?? '') &&
      (unit.gender & gender) !== 0 &&
      (number !== 'many' || unit.number !== 'one'),
  )
  return at < 0 ? undefined : at
}

const COUNTED = /^(?:group|people|post)$/
const STANDING = /^(?:event|body|group|visit|programme|instrument)$/

function settled(tokens: RussianTokens, unit: OpenNoun, one: number, phrase: number): RussianNoun {
  const inCase = NAME_OF.get(one) ?? 'n'
  for (const [at, base] of unit.bases(one)) tokens.cased[at] = { base, phrase: unit.first * 64 + (phrase % 64), inCase }
  const plural = unit.plural || unit.pluralIn(one)
  const { bases: _, pluralIn: __, nounIn, ...noun } = unit
  const entry = nounIn(one)
  return { ...noun, plural, inCase, noun: entry === undefined ? undefined : { ...entry, plural } }
}

function pick(mask: number, ...order: readonly number[]): number {
  return order.find((one) => (mask & one) !== 0) ?? Object.values(CASE).find((one) => (mask & one) !== 0) ?? CASE.n
}

function decide(
  k: RussianLanguage,
  open: readonly OpenUnit[],
  out: readonly RussianUnit[],
  unit: OpenNoun,
  u: number,
): { readonly one: number; readonly mark?: string } {
  const before = out.at(-1)
  if (before?.type === 'preposition')
    return { one: pick(unit.cases & before.cases || before.cases || unit.cases, CASE.g, CASE.p, CASE.i, CASE.d, CASE.a) }
  if (before?.type === 'conjunction' || before?.type === 'comma') {
    const sibling = isForced(open, unit, u) ? undefined : siblingCase(out, unit.cases, before.type === 'comma')
    if (sibling !== undefined) return { one: sibling }
    return alone(unit, isBehindVerb(k, out))
  }
  // «делегации тридцати государств»: how many of whom stands in the genitive.
  if (before?.type === 'noun' && unit.counted && !before.counted && COUNTED.test(before.noun?.classes[0] ?? before.names[0]?.type ?? ''))
    return { one: CASE.g, mark: 'of' }
  if (before?.type === 'noun' || before?.type === 'close') {
    const isPronoun = before.type === 'noun' && before.pronoun
    // «благодарность Норвегии», «содействие развитию»
    const isAddressed = before.type === 'noun' && k.groups.get('addressing')?.has(before.noun?.singular ?? '') === true
    if (isAddressed && (unit.cases & CASE.d) !== 0 && !unit.counted) return { one: CASE.d, mark: 'dat' }
    if ((unit.cases & CASE.g) !== 0 && !unit.counted && !isForced(open, unit, u) && !isPronoun && !isNominativeAlone(unit))
      return { one: CASE.g, mark: 'of' }
    if ((unit.cases & (CASE.n | CASE.a)) === 0) {
      if ((unit.cases & CASE.i) !== 0) return { one: CASE.i, mark: 'ins' }
      if ((unit.cases & CASE.d) !== 0) return { one: CASE.d, mark: 'dat' }
    }
    return alone(unit, isBehindVerb(k, out))
  }
  // «проведение в 2026 году конференции»: over a date it hangs on the noun before.
  if (before?.type === 'date' && out.at(-2)?.type === 'noun' && (unit.cases & (CASE.n | CASE.a)) === 0 && (unit.cases & CASE.g) !== 0)
    return { one: CASE.g, mark: 'of' }
  if (before?.type === 'verb') {
    // «достигли соглашения», «поручил Секретариату», «обменялись мнениями»
    if (unit.cases === ANY_CASE) return { one: isBehindVerb(k, out) ? CASE.a : CASE.n }
    if ((unit.cases & CASE.g) !== 0 && k.groups.get('genitive')?.has(before.lemma) === true) return { one: CASE.g }
  }
  return alone(unit, isBehindVerb(k, out))
}

/** A person's office in the nominative: no genitive though nothing parts it from a noun before. */
const isNominativeAlone = ({ names, cases, head }: OpenNoun): boolean => {
  const name = names.find((one) => one.first <= head && (one.type === 'person' || one.type === 'post'))
  return name !== undefined && (cases & CASE.n) !== 0 && cases !== ANY_CASE
}

function alone(unit: OpenNoun, behindVerb: boolean): { readonly one: number; readonly mark?: string } {
  const { cases } = unit
  if ((cases & (CASE.n | CASE.a)) !== 0) return { one: behindVerb ? pick(cases, CASE.a, CASE.n) : pick(cases, CASE.n, CASE.a) }
  if ((cases & CASE.i) !== 0) return { one: CASE.i, mark: 'ins' }
  if ((cases & CASE.d) !== 0) return { one: CASE.d, mark: 'dat' }
  return { one: pick(cases, CASE.g) }
}

/** Whether what stands here may be the object of a verb before it. */
function isBehindVerb(k: RussianLanguage, out: readonly RussianUnit[]): boolean {
  for (let i = out.length - 1; i >= 0; i--) {
    const unit = out[i]
    if (unit?.type === 'verb') return !unit.passive && !/с[яь]$/.test(unit.lemma) && k.groups.get('intransitive')?.has(unit.lemma) !== true
    if (unit?.type === 'semicolon' || unit?.type === 'relative' || unit?.type === 'that' || unit?.type === 'subordinator') return false
  }
  return false
}

/** «вопросы торговли и инвестиций», «с Россией и Китаем»: what is joined has the case of what it is joined to, the nearest that fits. */
function siblingCase(out: readonly RussianUnit[], cases: number, isComma: boolean): number | undefined {
  for (let i = out.length - 2; i >= 0; i--) {
    const unit = out[i]
    if (unit?.type === 'verb' && unit.form !== 'participle') return undefined
    if (unit?.type === 'semicolon' || unit?.type === 'relative' || unit?.type === 'that' || unit?.type === 'subordinator') return undefined
    if (unit?.type === 'comma' && isComma && out[i + 1]?.type === 'verb') return undefined
    if (unit?.type !== 'noun') continue
    const bit = CASE[(unit.inCase ?? 'n') as keyof typeof CASE]
    if ((cases & bit) !== 0) return bit
    // «главы правительств Того, Бенина и Ганы»: the first state is told with the office.
    if (unit.names[0]?.type === 'post' && unit.names[0].of !== undefined && (cases & CASE.g) !== 0) return CASE.g
  }
  return undefined
}

/** «В ходе переговоров стороны обсудили»: a phrase that may be nominative, with a verb behind it that agrees, and no other subject before. */
function isForced(open: readonly OpenUnit[], unit: OpenNoun, u: number): boolean {
  if ((unit.cases & CASE.n) === 0) return false
  // «между A и B заключен меморандум»: a name that does not change goes with what it is joined to.
  if (unit.cases === ANY_CASE && open[u - 1]?.type === 'conjunction') return false
  // «делегацию Того возглавил …»: a name that never changes is the owner of the noun before.
  if (unit.cases === ANY_CASE && open[u - 1]?.type === 'noun') return false
  let v = u + 1
  while (open[v]?.type === 'adverb' || open[v]?.type === 'date') v++
  const verb = open[v]
  if (verb?.type !== 'verb' || verb.form !== 'finite' || !agrees(unit, verb)) return false
  // «в период председательства будут завершены переговоры»: behind a noun it is that noun's, when the subject follows the verb.
  if (open[u - 1]?.type === 'noun' && (unit.cases & CASE.g) !== 0 && unit.names.length === 0 && isNominative(open[v + 1], verb))
    return false
  for (let i = u - 1; i >= 0; i--) {
    const before = open[i]
    if (
      before === undefined ||
      before.type === 'verb' ||
      before.type === 'semicolon' ||
      before.type === 'relative' ||
      before.type === 'that'
    )
      return true
    // Another nominative that the verb agrees with comes first: «Министерство иностранных дел стороны …».
    if (
      before.type === 'noun' &&
      (before.cases & CASE.n) !== 0 &&
      open[i - 1]?.type !== 'preposition' &&
      agrees(before, verb) &&
      before.cases !== ANY_CASE
    )
      return false
  }
  return true
}

const isNominative = (unit: OpenUnit | undefined, verb: RussianVerb): boolean =>
  unit?.type === 'noun' && (unit.cases & CASE.n) !== 0 && (unit.cases & CASE.g) === 0 && (verb.number === 'many' || agrees(unit, verb))

/** Whether a phrase and a verb agree in number and gender, as far as their forms tell. */
export function agrees(unit: Pick<RussianNoun, 'number' | 'gender'>, verb: Pick<RussianVerb, 'number' | 'gender'>): boolean {
  if (unit.number !== undefined && verb.number !== undefined && unit.number !== verb.number) return false
  if (verb.gender === undefined || unit.number === 'many') return true
  return (unit.gender & { m: 1, f: 2, n: 4 }[verb.gender]) !== 0
}
