import { isCaseMark, isDefinite, type NounUnit } from '../../language/cascade/units.ts'
import type { Name } from '../../language/names/name.ts'
import { fold, SHAPE } from '../../language/tokens.ts'
import type { Range } from '../clauses.ts'
import type { Filled } from '../draft.ts'
import { agentsOf } from './agents.ts'
import { isOf, spanOf, wordsFrom, wordsOfUnits, type UnitScope } from './scope.ts'

/** Where the phrases that belong to a noun end: "Commission mixte de coopération entre le Sénégal et le Maroc" stops before "à Dakar" and "le 3 mai". */
export function chainEnd(
  { k, s: { units, tokens } }: UnitScope,
  at: number,
  to: number,
  joints: ReadonlySet<string> = NAME_JOINTS,
): number {
  let end = at + 1
  for (;;) {
    const joint = units[end]
    const next = units[end + 1]
    if (end + 1 >= to || joint === undefined || next === undefined) return end
    if (joint.type === 'preposition' && next.type === 'noun' && joints.has(joint.word)) {
      if (next.names[0]?.type === 'place' && next.names[0].first === next.head && joint.word !== 'of') return end
      // «встреча С.В.Лаврова с …»: who met.
      if (joints === TITLE_JOINTS && next.names.some(({ type }) => type === 'person')) return end
      if (joint.word === 'for' && isOf(k, 'term', tokens.lemma[next.head])) return end
      end += 2
      if (joint.word === 'between') while (units[end]?.type === 'conjunction' && units[end + 1]?.type === 'noun' && end + 1 < to) end += 2
      continue
    }
    // «комиссия Ганы и Исландии по рыболовству»: two states in the genitive.
    const before = units[end - 1]
    const areOwners = [before, next].every((one) => one?.type === 'noun' && one.inCase === 'g' && one.names[0]?.type === 'party')
    if (joint.type === 'conjunction' && joints === NAME_JOINTS && areOwners) {
      end += 2
      continue
    }
    // "en matière de" is told as "sur"; "et du développement": a further field.
    if (
      joint.type === 'conjunction' &&
      next.type === 'preposition' &&
      units[end + 2]?.type === 'noun' &&
      next.word !== 'at' &&
      joints.has(next.word) &&
      end + 2 < to
    ) {
      end += 3
      continue
    }
    // "la jeunesse et les sports", "commerce et transport": one topic, when nothing else follows but its end.
    const first = units[at]
    const isOther =
      next.type === 'noun' && next.inCase === 'n' && first?.type === 'noun' && first.inCase !== undefined && first.inCase !== 'n'
    if (joint.type === 'conjunction' && next.type === 'noun' && !isOther && joints.has('and') && !next.pronoun && end + 1 < to) {
      end += 2
      continue
    }
    return end
  }
}

const NAME_JOINTS = new Set(['of', 'about', 'between', 'for', 'via'])
/** "la rencontre entre M. X et M. Y": who met is no part of a title. */
const TITLE_JOINTS = new Set(['of', 'about', 'for'])
const TOPIC_JOINTS = new Set([
  'of',
  'about',
  'between',
  'for',
  'at',
  'to',
  'in',
  'inside',
  'and',
  'against',
  'by',
  'toward',
  'with',
  'dat',
  'ins',
  'from',
  'behind',
  'near',
  'via',
])

/** A meeting as its phrases name it. */
export interface UnitEvent {
  readonly name: Filled | undefined
  /** A recurring format, or one event by its title. */
  readonly slot: 'body' | 'title'
  readonly ordinal: Filled | undefined
  readonly parties: readonly string[]
  readonly partiesAt: Filled['span']
  readonly to: number
}

/** The first meeting that a range of phrases names: "les préparatifs de la 24e session, prévue à Alger". */
export function eventWithin(scope: UnitScope, { from, to }: Range): { readonly event: UnitEvent; readonly at: number } | undefined {
  for (let at = from; at < to; at++) {
    const event = scope.s.units[at]?.type === 'noun' ? eventAt(scope, at, to) : undefined
    if (event?.name !== undefined) return { event, at }
  }
  return undefined
}

/** The meeting or body for which a relative word stands: «комиссия, первое заседание которой …». */
export function antecedentEvent(scope: UnitScope, relative: number): UnitEvent | undefined {
  const clause = scope.s.clauses.find((one) => one.relative?.at === relative)
  const range = clause?.relative?.antecedent
  return range === undefined || range.to > relative
    ? undefined
    : eventWithin(scope, { from: range.from, to: Math.min(range.to, relative - 1) })?.event
}

/** «участие в конференции сторон конвенции, которая пройдёт …»: the meeting in the chain before a relative word that only ends in what agrees with it. */
export function chainedEvent(scope: UnitScope, range: Range): UnitEvent | undefined {
  const { units } = scope.s
  for (let u = range.from; u >= 0; u -= 2) {
    const event = units[u]?.type === 'noun' ? eventAt(scope, u, range.to) : undefined
    if (event?.name !== undefined) return event
    if (units[u - 1]?.type !== 'preposition' || units[u - 2]?.type !== 'noun') return undefined
  }
  return undefined
}

const nameIn = ({ tokens }: UnitScope['s'], { value, first, last, row }: Name): Filled => ({
  value,
  span: spanOf(tokens, first, last),
  row,
})

/** A session of a body that is named by itself, without its parties. */
const ofBody = (name: Filled, ordinal: Filled | undefined, to: number): UnitEvent => ({
  name,
  slot: 'body',
  ordinal,
  parties: [],
  partiesAt: undefined,
  to,
})

/** Reads the noun phrase at a unit as a meeting: "la 45e session de la Conférence ministérielle", "des consultations politiques", "le Forum". */
export function eventAt(scope: UnitScope, at: number, to: number): UnitEvent | undefined {
  const { k, s, context } = scope
  const unit = s.units[at]
  if (unit?.type !== 'noun' || unit.pronoun) return undefined
  const ordinal: Filled | undefined =
    unit.ordinal === undefined || isNext(scope, unit)
      ? undefined
      : { value: unit.ordinal.value, span: spanOf(s.tokens, unit.ordinal.first, unit.ordinal.last) }
  // «пятое» behind «четвёртое заседание комиссии»: another one of the same.
  if (unit.standsFor !== undefined) {
    const meant = eventAt(scope, unit.standsFor, at)
    return meant?.name === undefined
      ? undefined
      : { ...meant, name: { ...meant.name, inferred: 'reference: what an adjective alone stands for' }, ordinal, to: at + 1 }
  }
  const known = unit.names.find((name) => name.first === unit.head)
  if (known !== undefined) {
    if (known.type !== 'body') return undefined
    return ofBody(nameIn(s, known), ordinal, at + 1)
  }
  const classes = unit.noun?.classes ?? []
  const head = s.tokens.lemma[unit.head] ?? ''
  if (!classes.includes('event') && !classes.includes('body') && !isOf(k, 'of-event', head)) return undefined
  const joint = s.units[at + 1]
  const owner = joint?.type === 'relative' ? antecedentEvent(scope, at + 1) : undefined
  if (owner?.name !== undefined && isOf(k, 'sitting', head))
    return { ...owner, slot: 'body', ordinal: ordinal ?? owner.ordinal, to: at + 2 }
  if (isOf(k, 'sitting', head) && joint?.type === 'preposition' && joint.word === 'of' && at + 2 < to) {
    const inner = eventAt(scope, at + 2, to)
    const innerUnit = s.units[at + 2]
    if (inner !== undefined && innerUnit?.type === 'noun') {
      const isBare = inner.name === undefined
      return { ...inner, slot: isBare ? inner.slot : 'body', ordinal: ordinal ?? inner.ordinal }
    }
    const name = innerUnit?.type === 'noun' ? innerUnit.names.find((one) => one.first === innerUnit.head) : undefined
    // "la session du Conseil exécutif de l'Union africaine": an organ that a table knows as an organisation.
    if (name?.type === 'organisation' || name?.type === 'body') return ofBody(nameIn(s, name), ordinal, at + 3)
  }
  // "les travaux de la route", "la dixième édition du programme": of no meeting.
  if (!classes.includes('event') && !classes.includes('body') && isOf(k, 'works', head)) return undefined
  if (classes.length === 0 || (isOf(k, 'works', head) && joint?.type === 'preposition' && joint.word === 'of')) return undefined
  const isFormat = classes[0] === 'body' || ordinal !== undefined || isNamed(scope, unit)
  const end = chainEnd(scope, at, to, isFormat ? NAME_JOINTS : TITLE_JOINTS)
  const parties = partiesWithin(scope, { from: at, to: end })
  const last = s.units[end - 1]?.last ?? unit.last
  // "la session", "la réunion": what the document is about.
  if (isBare(scope, unit) && end === at + 1 && isDefinite(unit) && !isMetBy(scope, at)) {
    const body = context.bodyByWord.get(head) ?? (isOf(k, 'sitting', head) ? context.mainBody : undefined)
    const span = spanOf(s.tokens, unit.head, unit.last)
    if (body !== undefined) return ofBody({ value: body, span, inferred: 'reference: the body spoken of' }, ordinal, end)
  }
  const words = wordsFrom(scope, unit.core, last)
  const full = words === undefined ? undefined : { ...words, value: longer(scope, String(words.value)) }
  return {
    name: full === undefined ? undefined : { ...full, ...(unit.noun === undefined ? {} : { row: unit.noun.row }) },
    slot: isFormat ? 'body' : 'title',
    ordinal,
    parties: parties.map(({ value }) => String(value)),
    partiesAt: parties[0]?.span,
    to: end,
  }
}

/** «встреча с послом», «встреча министра с …»: who met tells that it is no session of the body spoken of. */
function isMetBy({ s: { units } }: UnitScope, at: number): boolean {
  const unit = units[at]
  const joint = units[at + 1]
  const next = units[at + 2]
  if (unit?.type !== 'noun' || unit.inCase === undefined || joint?.type !== 'preposition' || next?.type !== 'noun') return false
  return (
    joint.word === 'with' ||
    joint.word === 'between' ||
    (joint.word === 'of' && next.names.some(({ type, first }) => first === next.head && (type === 'person' || type === 'post')))
  )
}

/** "la session", "la session ordinaire": nothing tells of what. */
function isBare({ k, s }: UnitScope, unit: NounUnit): boolean {
  for (let i = unit.core; i < unit.head; i++) if (!isOf(k, 'usual', s.tokens.lemma[i])) return false
  for (let i = unit.headLast + 1; i <= unit.last; i++) if (!isOf(k, 'usual', s.tokens.lemma[i])) return false
  return true
}

/** "la prochaine session" is no first or second one. */
const isNext = ({ k, s }: UnitScope, unit: NounUnit): boolean => {
  const word = unit.ordinal === undefined ? '' : (s.tokens.lower[unit.ordinal.last + 1] ?? '')
  return isOf(k, 'times', word)
}

/** A format's name is written with a capital: "Grande Commission mixte", "Forum d'affaires". */
function isNamed({ s }: UnitScope, unit: NounUnit): boolean {
  return (
    s.tokens.shape[unit.head] === SHAPE.capital && (unit.first < unit.head || (unit.determiner === 'either' && unit.head > s.sentence.body))
  )
}

/** "la Grande Commission mixte" of which the full name was said before. */
function longer({ context }: UnitScope, name: string): string {
  const known = [...context.bodyByWord.values()].find(
    (body) => body.length > name.length && body.toLowerCase().startsWith(`${name.toLowerCase()} `),
  )
  return known ?? name
}

/** The parties that a name holds: "entre le Sénégal et le Maroc", "franco-kazakh", "France-Ouzbékistan". */
export function partiesWithin({ s }: UnitScope, { from, to }: Range): Filled[] {
  const found: Filled[] = []
  for (let u = from; u < to; u++) {
    const unit = s.units[u]
    if (unit?.type !== 'noun') continue
    for (const name of unit.names) {
      if (name.type !== 'party' && name.type !== 'adjective' && name.type !== 'organisation') continue
      for (const value of name.parties ?? [name.value])
        if (!found.some((one) => one.value === value)) found.push({ value, span: spanOf(s.tokens, name.first, name.last), row: name.row })
    }
  }
  return found
}

/** An instrument as its phrases name it. */
export interface UnitInstrument {
  readonly title: Filled | undefined
  readonly type: Filled | undefined
  readonly subject: Filled | undefined
  readonly parties: readonly Filled[]
  /** Whether only the other party is named: «соглашение с Бенином». */
  readonly isWith: boolean
  readonly to: number
}

/** «проект соглашения», «ход выполнения плана»: where the instrument stands of which something else is told. */
export function draftedAt({ k, s: { units, tokens } }: UnitScope, at: number): number | undefined {
  let u = at
  for (;;) {
    const unit = units[u]
    const joint = units[u + 1]
    const next = units[u + 2]
    if (unit?.type !== 'noun' || !isOf(k, 'drafts', tokens.lemma[unit.head])) return undefined
    if (joint?.type !== 'preposition' || joint.word !== 'of' || next?.type !== 'noun') return undefined
    if (next.noun?.classes.includes('instrument') === true && !isOf(k, 'drafts', tokens.lemma[next.head])) return u + 2
    u += 2
  }
}

/** Reads the noun phrase at a unit as an instrument: "un accord de coopération en matière de transport maritime". */
export function instrumentAt(scope: UnitScope, at: number, to: number): UnitInstrument | undefined {
  const { s, context } = scope
  const unit = s.units[at]
  if (unit?.type !== 'noun' || unit.noun?.classes.includes('instrument') !== true) return undefined
  let end = at + 1
  // The type goes on over "de" with a word that is no name: "accord de coopération".
  while (s.units[end]?.type === 'preposition' && end + 1 < to) {
    const joint = s.units[end]
    const next = s.units[end + 1]
    if (
      joint?.type !== 'preposition' ||
      joint.word !== 'of' ||
      next?.type !== 'noun' ||
      (next.determiner !== undefined && next.determiner !== 'either') ||
      next.names.length > 0 ||
      s.tokens.shape[next.head] !== SHAPE.lower
    )
      break
    end += 2
  }
  const type = wordsFrom(scope, unit.core, s.units[end - 1]?.last ?? unit.last)
  // «Концепция сотрудничества государств Содружества в области …», «соглашение Банка Того с …»: whose it is stands before both.
  const owned = ownerEnd(scope, end, to)
  // «Соглашение между X и Y о торговле»: between whom may stand before on what.
  const first = s.units[owned]
  const before =
    first?.type === 'preposition' && first.word === 'between' && owned + 1 < to ? chainEnd(scope, owned + 1, to, BETWEEN) : owned
  const whose = before > owned ? agentsOf(scope, { from: owned + 1, to: before }).filter(isParty) : []
  let subject = subjectBehind(scope, before, to) ?? onto(scope, unit, before, to)
  let last = subject?.to ?? before
  const between = s.units[last]
  let parties: Filled[] = whose
  if (between?.type === 'preposition' && (between.word === 'between' || between.word === 'with') && last + 1 < to) {
    const finish = chainEnd(scope, last + 1, to, BETWEEN)
    const owner = owned > end && between.word === 'with' ? agentsOf(scope, { from: end + 1, to: owned }) : []
    parties = [...whose, ...owner.filter(isParty), ...agentsOf(scope, { from: last + 1, to: finish }).filter(isParty)]
    last = finish
    // «соглашение с Бенином о торговле»: with whom may stand before on what.
    if (subject === undefined) {
      subject = subjectBehind(scope, last, to)
      last = subject?.to ?? last
    }
  }
  const isWith = between?.type === 'preposition' && between.word === 'with' && parties.length === 1
  const isKnown = isDefinite(unit)
  if (
    isKnown &&
    subject === undefined &&
    whose.length === 0 &&
    parties.length === 0 &&
    unit.core === unit.head &&
    unit.last === unit.headLast &&
    end === at + 1
  ) {
    const known = context.things.get(fold(unit.noun.singular))
    if (known !== undefined)
      return {
        title: { value: known, span: spanOf(s.tokens, unit.head, unit.last), inferred: 'reference: spoken of before' },
        type: undefined,
        subject: undefined,
        parties,
        isWith,
        to: last,
      }
  }
  return {
    title: undefined,
    type: type === undefined ? undefined : { ...type, row: unit.noun.row },
    subject: subject?.words ?? typedSubject(scope, at, Math.max(owned, end)),
    parties,
    isWith,
    to: last,
  }
}

/** The end of the names that own what stands before them, in a language with cases. */
function ownerEnd({ s: { units } }: UnitScope, from: number, to: number): number {
  let end = from
  while (end + 1 < to) {
    const joint = units[end]
    const next = units[end + 1]
    if (joint?.type !== 'preposition' || joint.word !== 'of' || next?.type !== 'noun' || next.inCase === undefined) break
    end += 2
  }
  return end
}

/** «контракт на поставку автобусов»: what is to be done by it. */
function onto(
  scope: UnitScope,
  unit: NounUnit,
  from: number,
  to: number,
): { readonly words: Filled | undefined; readonly to: number } | undefined {
  const { k, s } = scope
  const joint = s.units[from]
  if (joint?.type !== 'preposition' || joint.word !== 'to' || from + 1 >= to || !isOf(k, 'onto', s.tokens.lemma[unit.head]))
    return undefined
  const next = s.units[from + 1]
  if (next?.type !== 'noun' || next.names.length > 0) return undefined
  const end = topicEnd(scope, from + 1, to)
  return { words: wordsOfUnits(scope, { from: from + 1, to: end }), to: end }
}

/** «План консультаций»: what the type names by itself is what it is about. */
function typedSubject(scope: UnitScope, at: number, end: number): Filled | undefined {
  const unit = scope.s.units[at]
  const joint = scope.s.units[at + 1]
  const next = scope.s.units[at + 2]
  // «программа консультаций между ведомствами»: a type of two words.
  if (
    unit?.type === 'noun' &&
    unit.headLast > unit.head &&
    joint?.type === 'preposition' &&
    joint.word === 'between' &&
    next?.type === 'noun' &&
    next.names.length === 0 &&
    next.inCase !== undefined &&
    scope.k.language.classes.get(scope.s.tokens.lower[unit.head + 1] ?? '') !== 'preposition'
  )
    return wordsFrom(scope, unit.head + 1, next.last)
  const first = scope.s.units[at + 2]
  return end > at + 2 && first?.type === 'noun' && first.inCase !== undefined ? wordsOfUnits(scope, { from: at + 2, to: end }) : undefined
}

const BETWEEN = new Set(['and', 'of'])
const isParty = ({ value }: Filled): boolean => /^\p{Lu}/u.test(String(value))

const SUBJECT_JOINTS = new Set(['about', 'for', 'concerning', 'against', 'of', 'at'])

/** "sur la protection civile", "relatif à la pêche", "portant création d'un fonds", "pour l'enseignement du français". */
function subjectBehind(
  scope: UnitScope,
  from: number,
  to: number,
): { readonly words: Filled | undefined; readonly to: number } | undefined {
  const { k, s } = scope
  const joint = s.units[from]
  if (joint === undefined || from + 1 >= to) return undefined
  let at = from
  if (joint.type === 'preposition' && SUBJECT_JOINTS.has(joint.word) && s.units[from + 1]?.type === 'noun') {
    // "à Dakar" is a place.
    const next = s.units[from + 1]
    if (next?.type === 'noun' && (joint.word === 'at' || joint.word === 'of') && next.names[0]?.first === next.head) return undefined
    if (joint.word === 'at') return undefined
    if (joint.word === 'for' && next?.type === 'noun' && isOf(k, 'term', s.tokens.lemma[next.head])) return undefined
    at = from + 1
  } else if (joint.type === 'verb' && isOf(k, 'concern', joint.lemma)) {
    at = from + 1
    if (s.units[at]?.type === 'preposition') at++
  } else return undefined
  const end = topicEnd(scope, at, to)
  const first = s.units[at]?.first ?? 0
  const last = s.units[end - 1]?.last ?? first
  return { words: wordsFrom(scope, first, last), to: end }
}

/** Where a topic ends: before a date, a comma, a verb, or a place. */
export function topicEnd(scope: UnitScope, at: number, to: number): number {
  const {
    k,
    s: { units, tokens },
  } = scope
  let end = at
  while (end < to) {
    const unit = units[end]
    if (unit === undefined) break
    if (unit.type === 'noun') {
      end++
      continue
    }
    const next = units[end + 1]
    if (unit.type === 'preposition' && next?.type === 'noun') {
      if ((unit.word === 'at' || unit.word === 'in') && next.names[0]?.type === 'place') break
      if (unit.word === 'for' && isOf(k, 'term', tokens.lemma[next.head])) break
      if (
        unit.word === 'for' &&
        next.names.length === 0 &&
        next.noun === undefined &&
        next.first === next.last &&
        /^\d/.test(tokens.lower[next.head] ?? '')
      )
        break
      if (!TOPIC_JOINTS.has(unit.word)) break
      // «программа поддержки стоимостью 4 млн евро»
      if (unit.word === 'ins' && next.noun?.classes[0] === 'measure' && end > at) break
      // "avec le Bénin", "entre le Togo et le Bénin": between whom.
      if ((unit.word === 'with' || unit.word === 'between') && next.names.length > 0 && end > at) break
      end += 2
      continue
    }
    // "une feuille de route et un accord": another thing with its article begins.
    if (
      unit.type === 'conjunction' &&
      next?.type === 'noun' &&
      !(next.determiner === 'indefinite') &&
      next.noun?.classes[0] !== 'instrument'
    ) {
      end += 2
      continue
    }
    if (unit.type === 'conjunction' && next?.type === 'preposition' && units[end + 2]?.type === 'noun') {
      end += 3
      continue
    }
    break
  }
  return Math.max(end, at + 1)
}

/** «вопросы торговли», «круг вопросов, связанных с торговлей»: what the matters are, and not that they are some. */
function pastMatters(scope: UnitScope, at: number, to: number): number {
  const {
    k,
    s: { units, tokens },
  } = scope
  let from = at
  const listed = pastIncluding(scope, at, to)
  if (listed !== undefined) return listed
  while (from + 2 < to) {
    const unit = units[from]
    if (unit?.type !== 'noun' || !isOf(k, 'matters', tokens.lemma[unit.head])) return from
    const joint = units[from + 1]
    const told = units[from + 2]
    if (joint?.type === 'preposition' && (joint.word === 'of' || joint.word === 'about') && told?.type === 'noun') from += 2
    else if (joint?.type === 'comma' && told?.type === 'verb' && isOf(k, 'concern', told.lemma))
      return units[from + 3]?.type === 'preposition' ? from + 4 : from + 3
    else return from
  }
  return from
}

/** «широкий круг вопросов двусторонней повестки, включая …»: the topics are those that are named. */
function pastIncluding({ k, s: { units, tokens } }: UnitScope, at: number, to: number): number | undefined {
  const first = units[at]
  if (first?.type !== 'noun' || !isOf(k, 'matters', tokens.lemma[first.head])) return undefined
  for (let u = at + 1; u < to; u++) {
    const unit = units[u]
    if (unit?.type === 'noun' || isCaseMark(unit)) continue
    const next = units[u + 1]
    if (unit?.type !== 'comma' || next === undefined) return undefined
    const isIncluding = next.type === 'verb' ? isOf(k, 'including', next.lemma) : isOf(k, 'including', tokens.lower[next.last])
    return isIncluding ? u + 2 : undefined
  }
  return undefined
}

/** The topics of a list: "l'agriculture, la pêche et la formation professionnelle". */
export function topicsFrom(scope: UnitScope, at: number, to: number): Filled[] {
  const { units } = scope.s
  const topics: Filled[] = []
  let begin = pastMatters(scope, at, to)
  const add = (end: number) => {
    const first = units[begin]
    const last = units[end - 1]
    const words = first === undefined || last === undefined || end <= begin ? undefined : wordsFrom(scope, first.first, last.last)
    if (words !== undefined) topics.push(words)
  }
  const floor = listEnd(scope, begin, to)
  for (let u = begin; u < floor; u++) {
    const unit = units[u]
    if (unit?.type !== 'comma' && unit?.type !== 'conjunction') continue
    const quoted = units[u + 1]?.type === 'quote' ? u + 2 : u + 1
    const next = units[quoted]
    const isItem = next?.type === 'noun' || (next?.type === 'preposition' && units[u + 2]?.type === 'noun')
    // "la jeunesse et les sports" is one topic unless the list has commas.
    if (!isItem) {
      add(u)
      return topics
    }
    if (
      unit.type === 'conjunction' &&
      topics.length === 0 &&
      next?.type === 'noun' &&
      (next.determiner === undefined || next.determiner === 'either')
    )
      continue
    add(u)
    begin = next?.type === 'preposition' && ['about', 'at', 'of'].includes(next.word) ? u + 2 : u + 1
  }
  add(floor)
  return topics
}

function listEnd({ s: { units } }: UnitScope, at: number, to: number): number {
  let end = at
  while (end < to) {
    const type = units[end]?.type
    if (
      type === 'verb' ||
      type === 'semicolon' ||
      type === 'relative' ||
      type === 'subordinator' ||
      type === 'date' ||
      type === 'open' ||
      type === 'other'
    )
      break
    end++
  }
  while (end > at && units[end - 1]?.type !== 'noun') end--
  return end
}
