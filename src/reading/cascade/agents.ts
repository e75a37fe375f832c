import { isDefinite, type NounUnit } from '../../language/cascade/units.ts'
import { fold } from '../../language/tokens.ts'
import type { Name } from '../../language/names/name.ts'
import type { Range } from '../clauses.ts'
import type { Filled } from '../draft.ts'
import { fullPerson } from './context.ts'
import { firstWord, isOf, spanOf, wordsFrom, type UnitScope } from './scope.ts'

/** The phrases of a range that stand beside each other as a list: "le ministre et son homologue", with what hangs on each by "de". */
export function listOf({ s: { units } }: UnitScope, { from, to }: Range): Range[] {
  const parts: Range[] = []
  let begin = from
  for (let u = from; u < to; u++) {
    const type = units[u]?.type
    if (type !== 'conjunction' && type !== 'comma') continue
    const next = units[u + 1]?.type
    const behind = units[u + 2]
    // "et de gouvernement" goes on with the phrase; "et de la Banque mondiale" is another.
    if (next === 'preposition' && type === 'conjunction' && !(behind?.type === 'noun' && behind.names[0]?.first === behind.head)) continue
    if (next !== 'noun' && !(next === 'preposition' && type === 'conjunction')) {
      if (next === 'conjunction') continue
      break
    }
    // "États et gouvernements" is one phrase; a further one has its article or its name.
    const further = units[u + 1]
    if (
      type === 'conjunction' &&
      further?.type === 'noun' &&
      further.determiner === undefined &&
      further.names[0]?.first !== further.head &&
      !further.pronoun
    )
      continue
    if (u > begin) parts.push({ from: begin, to: u })
    begin = u + 1
  }
  if (begin < to) parts.push({ from: begin, to })
  return parts
}

/** Who the phrases of a range are: persons by their full names, parties and organisations by their usual ones, others in their own words. */
export function agentsOf(scope: UnitScope, range: Range | undefined): Filled[] {
  if (range === undefined) return []
  const found: Filled[] = []
  for (const part of listOf(scope, range)) {
    for (const one of agentOf(scope, part)) if (!found.some(({ value }) => value === one.value)) found.push(one)
  }
  return found
}

function agentOf(scope: UnitScope, part: Range): readonly Filled[] {
  const { s, context } = scope
  const at = s.units.findIndex((unit, u) => u >= part.from && u < part.to && unit.type === 'noun')
  const unit = s.units[at]
  if (unit?.type !== 'noun') return []
  if (unit.pronoun) return pronounOf(scope, unit)
  const name = unit.names.find((one) => one.first >= unit.head)
  const spanned = (value: string, one: Name, row = one.row): Filled => ({ value, span: spanOf(s.tokens, one.first, one.last), row })
  if (name !== undefined && name.first === unit.head) {
    if (name.type === 'person') return [{ ...spanned(fullPerson(context, name.value), name), row: 'rule/person' }]
    if (name.type === 'post') return holderOf(scope, unit, name, part)
    if (name.type === 'place') return [spanned(name.country ?? name.value, name)]
    return [spanned(name.value, name)]
  }
  return described(scope, unit, part)
}

/** "il", "elles", "les deux parties": who was spoken of. */
function pronounOf({ k, s, context }: UnitScope, unit: NounUnit): readonly Filled[] {
  const word = s.tokens.lower[unit.head] ?? ''
  const inferred = (value: string): Filled => ({ value, inferred: 'reference: who was spoken of last' })
  if (isOf(k, 'one', word)) {
    const last = context.lastAgents
    return last.length === 1
      ? last.map(({ value }) => inferred(String(value)))
      : context.lastPerson === undefined
        ? []
        : [inferred(String(context.lastPerson.value))]
  }
  if (isOf(k, 'they', word)) {
    // One of two sides was spoken of last: "they" are both.
    const [only, another] = context.lastAgents
    if (another === undefined && only !== undefined && context.sides.length > 1 && context.sides.includes(String(only.value)))
      return context.sides.map(inferred)
    return context.lastAgents.map(({ value }) => inferred(String(value)))
  }
  if (isOf(k, 'we', word)) return context.issuers.map(inferred)
  if (isOf(k, 'all', word)) return context.lastAgents.map(({ value }) => inferred(String(value)))
  return []
}

/** "le ministre marocain", "son homologue kazakh", "la Secrétaire générale": the person whose office it is, when the document names one. */
function holderOf(scope: UnitScope, unit: NounUnit, name: Name, part: Range): readonly Filled[] {
  const { s, context } = scope
  const span = spanOf(s.tokens, name.first, name.last)
  const { plural } = unit
  const isPair = s.tokens.lower.slice(unit.first, unit.head).some((word) => isOf(scope.k, 'two', word))
  if (plural && isPair && context.lastPair !== undefined)
    return context.lastPair.map(({ value, row }) => ({
      value,
      ...(row === undefined ? {} : { row }),
      inferred: 'reference: the two who met',
    }))
  if (plural) {
    // «главы правительств Того и Бенина», «коллеги из Того»: many of a state stand for it.
    const owner = unit.inCase === undefined ? undefined : (name.of ?? fromBehind(scope, part, unit))
    if (owner !== undefined) return [{ value: owner, span, row: 'rule/office' }]
    const words = wordsFrom(scope, name.first, agentEnd(scope, part, unit))
    return words === undefined ? [] : [inNominative(scope, unit, name, words)]
  }
  const of = name.of ?? (isDefinite(unit) ? context.issuers[0] : undefined)
  const person = of === undefined ? undefined : context.holderOf.get(of)
  const isSame =
    person !== undefined &&
    (isOf(scope.k, 'counterpart', firstWord(scope, name.value)) ||
      fold(context.postOf.get(person) ?? '').startsWith(fold(name.value).split(' ')[0] ?? ''))
  if (person !== undefined && isSame) return [{ value: person, span, inferred: 'reference: who holds the office' }]
  if (isOf(scope.k, 'counterpart', firstWord(scope, name.value)) && of !== undefined) return [{ value: of, span, row: name.row }]
  const words = wordsFrom(scope, name.first, name.last)
  return words === undefined ? [] : [{ ...inNominative(scope, unit, name, words), row: name.row }]
}

/** In a language with cases the office as it is told by itself, with its owner as printed. */
function inNominative({ s }: UnitScope, unit: NounUnit, name: Name, words: Filled): Filled {
  if (unit.inCase === undefined || unit.inCase === 'n' || words.span === undefined) return words
  const printed = s.tokens.text.slice(s.tokens.start[name.first], s.tokens.end[name.last])
  const word = name.value.split(' ').at(-1) ?? ''
  const stem = word.length > 4 ? word.slice(0, -1) : word
  const at = printed.lastIndexOf(stem)
  const behind =
    at < 0 ? '' : s.tokens.text.slice((s.tokens.start[name.first] ?? 0) + at + stem.length, words.span.end).replace(/^\p{L}+/u, '')
  return { ...words, value: `${name.value}${behind}`.replaceAll(/\s+/g, ' ') }
}

function fromBehind({ s: { units } }: UnitScope, part: Range, unit: NounUnit): string | undefined {
  const at = units.indexOf(unit)
  const joint = units[at + 1]
  const next = units[at + 2]
  if (joint?.type !== 'preposition' || joint.word !== 'from' || next?.type !== 'noun' || at + 2 >= part.to) return undefined
  return next.names[0]?.type === 'party' && next.names[0].first === next.head ? next.names[0].value : undefined
}

/** "les deux pays", "la partie marocaine", "le Conseil", "les ministres": what a phrase without a name stands for. */
function described(scope: UnitScope, unit: NounUnit, part: Range): readonly Filled[] {
  const { k, s, context } = scope
  const head = s.tokens.lemma[unit.head] ?? ''
  const span = spanOf(s.tokens, unit.first, unit.last)
  const owner =
    unit.names.find(({ type }) => type === 'adjective' || type === 'party' || type === 'organisation') ?? ownerBehind(scope, part, unit)
  if ((!unit.plural || unit.inCase !== undefined) && isOf(k, 'side', head)) {
    if (owner !== undefined) return (owner.parties ?? [owner.value]).map((value) => ({ value, span, row: owner.row }))
    if (isOf(k, 'government', head) && context.issuers[0] !== undefined) return [{ value: context.issuers[0], inferred: 'issuer' }]
  }
  // «страна присоединилась»: that of the issuer, where one alone speaks.
  const [home, another] = context.issuers
  if (
    !unit.plural &&
    home !== undefined &&
    another === undefined &&
    isOf(k, 'country', head) &&
    unit.core === unit.head &&
    owner === undefined &&
    unit.last === unit.headLast &&
    unit.noun !== undefined
  )
    return [{ value: home, span, inferred: 'issuer' }]
  if (unit.plural && context.lastPair !== undefined && isOf(k, 'talkers', head) && unit.core === unit.head)
    return context.lastPair.map(({ value, row }) => ({
      value,
      ...(row === undefined ? {} : { row }),
      inferred: 'reference: the two who met',
    }))
  if (unit.plural && isOf(k, 'sides', head) && isTwo(scope, unit) && context.sides.length > 1 && !hasOwner(scope, part, unit))
    return context.sides.map((value) => ({ value, span, inferred: 'sides: those that the document tells of' }))
  const isBody = unit.noun?.classes[0] === 'body' || unit.noun?.classes.includes('body') === true
  if (isBody && unit.last === unit.headLast && unit.core === unit.head && unit.determiner !== undefined) {
    const body = context.bodyByWord.get(head)
    if (body !== undefined) return [{ value: body, span, inferred: 'reference: the body spoken of' }]
  }
  if (isOf(k, 'organisation', head)) {
    if (unit.inCase !== undefined && unit.core === unit.head && unit.last === unit.headLast && context.mainOrganisation !== undefined)
      return [{ value: context.mainOrganisation, span, inferred: 'reference: the organisation that the document tells of' }]
    const own = context.issuers.find((issuer) => /organi[sz]ation|union|community|commission/i.test(issuer))
    if (own !== undefined && unit.last === unit.headLast) return [{ value: own, span, inferred: 'issuer' }]
  }
  const words = wordsFrom(scope, unit.core, agentEnd(scope, part, unit))
  return words === undefined ? [] : [words]
}

/** "Le Gouvernement du Sénégal": the owner behind "de". */
function ownerBehind({ s: { units } }: UnitScope, part: Range, unit: NounUnit): Name | undefined {
  const at = units.indexOf(unit)
  const next = units[at + 2]
  if (at + 2 >= part.to || units[at + 1]?.type !== 'preposition' || next?.type !== 'noun') return undefined
  const name = next.names[0]
  return name !== undefined && name.first === next.head && (name.type === 'party' || name.type === 'organisation') ? name : undefined
}

/** «страны Содружества» are not the two of whom the document tells. */
function hasOwner({ s: { units } }: UnitScope, part: Range, unit: NounUnit): boolean {
  const at = units.indexOf(unit)
  const next = units[at + 2]
  const joint = units[at + 1]
  return unit.inCase !== undefined && at + 2 < part.to && joint?.type === 'preposition' && joint.word === 'of' && next?.type === 'noun'
}

const isTwo = ({ k, s }: UnitScope, unit: NounUnit): boolean => {
  // "les parties", "deux délégations", "стороны": some others are not the two.
  return unit.determiner === 'either' || s.tokens.lower.slice(unit.first, unit.head).some((word) => isOf(k, 'both', word))
}

/** An agent in its own words takes what hangs on it by "de". */
function agentEnd({ s: { units } }: UnitScope, part: Range, unit: NounUnit): number {
  let at = units.indexOf(unit)
  while (
    at + 2 < part.to &&
    (units[at + 1]?.type === 'preposition' || units[at + 1]?.type === 'conjunction') &&
    units[at + 2]?.type === 'noun'
  )
    at += 2
  return units[at]?.last ?? unit.last
}
