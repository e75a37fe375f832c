import type { FrenchNounPhrase } from '../../language/fr/phrases.ts'
import { fold } from '../../language/tokens.ts'
import type { Range } from '../clauses.ts'
import type { Filled } from '../draft.ts'
import { agentsOf } from './agents.ts'
import { spanOf, wordsFrom, type FrenchScope } from './scope.ts'

/** Where the phrases that belong to a noun end: "Commission mixte de coopération entre le Sénégal et le Maroc" stops before "à Dakar" and "le 3 mai". */
export function chainEnd({ s: { units, tokens } }: FrenchScope, at: number, to: number, joints: ReadonlySet<string> = NAME_JOINTS): number {
  let end = at + 1
  for (;;) {
    const joint = units[end]
    const next = units[end + 1]
    if (end + 1 >= to || joint === undefined || next === undefined) return end
    if (joint.type === 'preposition' && next.type === 'noun' && joints.has(joint.word)) {
      if (next.names[0]?.type === 'place' && next.names[0].first === next.head && joint.word !== 'de') return end
      if (joint.word === 'pour' && /^(?:durée|période|année|mandat)$/.test(tokens.lower[next.head] ?? '')) return end
      end += 2
      if (joint.word === 'entre') while (units[end]?.type === 'conjunction' && units[end + 1]?.type === 'noun' && end + 1 < to) end += 2
      continue
    }
    // "en matière de" is told as "sur"; "et du développement": a further field.
    if (
      joint.type === 'conjunction' &&
      next.type === 'preposition' &&
      units[end + 2]?.type === 'noun' &&
      tokens.lower[next.first] !== 'à' &&
      joints.has(next.word) &&
      end + 2 < to
    ) {
      end += 3
      continue
    }
    // "la jeunesse et les sports", "commerce et transport": one topic, when nothing else follows but its end.
    if (joint.type === 'conjunction' && next.type === 'noun' && joints.has('et') && !next.pronoun && end + 1 < to) {
      end += 2
      continue
    }
    return end
  }
}

const NAME_JOINTS = new Set(['de', 'sur', 'entre', 'pour'])
/** "la rencontre entre M. X et M. Y": who met is no part of a title. */
const TITLE_JOINTS = new Set(['de', 'sur', 'pour'])
const TOPIC_JOINTS = new Set(['de', 'sur', 'entre', 'pour', 'à', 'en', 'dans', 'et', 'contre', 'par', 'vers', 'avec'])

/** A meeting as its phrases name it. */
export interface FrenchEvent {
  readonly name: Filled | undefined
  /** A recurring format, or one event by its title. */
  readonly slot: 'body' | 'title'
  readonly ordinal: Filled | undefined
  readonly parties: readonly string[]
  readonly partiesAt: Filled['span']
  readonly to: number
}

/** The first meeting that a range of phrases names: "les préparatifs de la 24e session, prévue à Alger". */
export function eventWithin(scope: FrenchScope, { from, to }: Range): { readonly event: FrenchEvent; readonly at: number } | undefined {
  for (let at = from; at < to; at++) {
    const event = scope.s.units[at]?.type === 'noun' ? eventAt(scope, at, to) : undefined
    if (event?.name !== undefined) return { event, at }
  }
  return undefined
}

const SITTING = /^(?:session|sessions|reunion|reunions|edition|rencontre|seance|tour|cycle|travaux|round|ouverture|cloture|ceremonie)$/

/** Reads the noun phrase at a unit as a meeting: "la 45e session de la Conférence ministérielle", "des consultations politiques", "le Forum". */
export function eventAt(scope: FrenchScope, at: number, to: number): FrenchEvent | undefined {
  const { s, context } = scope
  const unit = s.units[at]
  if (unit?.type !== 'noun' || unit.pronoun) return undefined
  const ordinal: Filled | undefined =
    unit.ordinal === undefined || isNext(scope, unit)
      ? undefined
      : { value: unit.ordinal.value, span: spanOf(s.tokens, unit.ordinal.first, unit.ordinal.last) }
  const known = unit.names.find((name) => name.first === unit.head)
  if (known !== undefined) {
    if (known.type !== 'body') return undefined
    return {
      name: { value: known.value, span: spanOf(s.tokens, known.first, known.last), row: known.row },
      slot: 'body',
      ordinal,
      parties: [],
      partiesAt: undefined,
      to: at + 1,
    }
  }
  const classes = unit.noun?.classes ?? []
  const head = s.tokens.word[unit.head] ?? ''
  if (!classes.includes('event') && !classes.includes('body') && !/^(?:ouverture|cloture|edition)$/.test(head)) return undefined
  const joint = s.units[at + 1]
  if (SITTING.test(head) && joint?.type === 'preposition' && joint.word === 'de' && at + 2 < to) {
    const inner = eventAt(scope, at + 2, to)
    const innerUnit = s.units[at + 2]
    if (inner !== undefined && innerUnit?.type === 'noun') {
      const isBare = inner.name === undefined
      return { ...inner, slot: isBare ? inner.slot : 'body', ordinal: ordinal ?? inner.ordinal }
    }
    const name = innerUnit?.type === 'noun' ? innerUnit.names.find((one) => one.first === innerUnit.head) : undefined
    // "la session du Conseil exécutif de l'Union africaine": an organ that a table knows as an organisation.
    if (name?.type === 'organisation' || name?.type === 'body')
      return {
        name: { value: name.value, span: spanOf(s.tokens, name.first, name.last), row: name.row },
        slot: 'body',
        ordinal,
        parties: [],
        partiesAt: undefined,
        to: at + 3,
      }
  }
  // "les travaux de la route", "la dixième édition du programme": of no meeting.
  if (classes.length === 0 || (/^(?:travaux|edition|cycle|tour)$/.test(head) && joint?.type === 'preposition' && joint.word === 'de'))
    return undefined
  const isFormat = classes[0] === 'body' || ordinal !== undefined || isNamed(scope, unit)
  const end = chainEnd(scope, at, to, isFormat ? NAME_JOINTS : TITLE_JOINTS)
  const parties = partiesWithin(scope, { from: at, to: end })
  const last = s.units[end - 1]?.last ?? unit.last
  const isBody = isFormat
  // "la session", "la réunion": what the document is about.
  if (isBare(scope, unit) && end === at + 1 && unit.determiner !== undefined && !/^(?:un|une|des)$/.test(unit.determiner)) {
    const body = context.bodyByWord.get(head) ?? (SITTING.test(head) ? context.mainBody : undefined)
    const span = spanOf(s.tokens, unit.head, unit.last)
    if (body !== undefined)
      return {
        name: { value: body, span, inferred: 'reference: the body spoken of' },
        slot: 'body',
        ordinal,
        parties: [],
        partiesAt: undefined,
        to: end,
      }
  }
  const words = wordsFrom(s.tokens, nameStart(scope, unit), last)
  const full = words === undefined ? undefined : { ...words, value: longer(scope, String(words.value)) }
  return {
    name: full === undefined ? undefined : { ...full, ...(unit.noun === undefined ? {} : { row: unit.noun.row }) },
    slot: isBody ? 'body' : 'title',
    ordinal,
    parties: parties.map(({ value }) => String(value)),
    partiesAt: parties[0]?.span,
    to: end,
  }
}

/** "la session", "la session ordinaire": nothing tells of what. */
function isBare({ s }: FrenchScope, unit: FrenchNounPhrase): boolean {
  for (let i = unit.headLast + 1; i <= unit.last; i++)
    if (!/^(?:ordinaire|extraordinaire|annuelle|plénière|ministérielle|restreinte)s?$/.test(s.tokens.lower[i] ?? '')) return false
  return true
}

/** "la prochaine session" is no first or second one. */
const isNext = ({ s }: FrenchScope, unit: FrenchNounPhrase): boolean => {
  const word = unit.ordinal === undefined ? '' : (s.tokens.lower[unit.ordinal.last + 1] ?? '')
  return word === 'fois'
}

/** A format's name is written with a capital: "Grande Commission mixte", "Forum d'affaires". */
function isNamed({ s }: FrenchScope, unit: FrenchNounPhrase): boolean {
  return s.tokens.shape[unit.head] === 2 && unit.first < unit.head
}

/** "Grande Commission": an adjective with a capital belongs to the name. */
function nameStart({ s }: FrenchScope, unit: FrenchNounPhrase): number {
  let first = unit.head
  while (
    first - 1 >= unit.first &&
    s.tokens.shape[first - 1] === 2 &&
    s.tokens.lower[first - 1] !== "l'" &&
    !/^(?:le|la|les|une?|des|du)$/.test(s.tokens.lower[first - 1] ?? '') &&
    unit.ordinal?.last !== first - 1
  )
    first--
  return first
}

/** "la Grande Commission mixte" of which the full name was said before. */
function longer({ context }: FrenchScope, name: string): string {
  const known = [...context.bodyByWord.values()].find(
    (body) => body.length > name.length && body.toLowerCase().startsWith(`${name.toLowerCase()} `),
  )
  return known ?? name
}

/** The parties that a name holds: "entre le Sénégal et le Maroc", "franco-kazakh", "France-Ouzbékistan". */
export function partiesWithin({ s }: FrenchScope, { from, to }: Range): Filled[] {
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
export interface FrenchInstrument {
  readonly title: Filled | undefined
  readonly type: Filled | undefined
  readonly subject: Filled | undefined
  readonly parties: readonly Filled[]
  readonly to: number
}

/** Reads the noun phrase at a unit as an instrument: "un accord de coopération en matière de transport maritime". */
export function instrumentAt(scope: FrenchScope, at: number, to: number): FrenchInstrument | undefined {
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
      joint.word !== 'de' ||
      next?.type !== 'noun' ||
      next.determiner !== undefined ||
      next.names.length > 0 ||
      s.tokens.shape[next.head] !== 1
    )
      break
    if (!/^(?:de|d')$/.test(s.tokens.lower[joint.first] ?? '')) break
    end += 2
  }
  const type = wordsFrom(s.tokens, unit.head, s.units[end - 1]?.last ?? unit.last)
  const subject = subjectBehind(scope, end, to)
  let last = subject?.to ?? end
  const between = s.units[last]
  let parties: Filled[] = []
  if (between?.type === 'preposition' && (between.word === 'entre' || between.word === 'avec') && last + 1 < to) {
    const finish = chainEnd(scope, last + 1, to, new Set(['et', 'de']))
    parties = agentsOf(scope, { from: last + 1, to: finish }).filter(({ value }) => /^\p{Lu}/u.test(String(value)))
    last = finish
  }
  const isDefinite = unit.determiner !== undefined && !/^(?:un|une|des)$/.test(unit.determiner)
  if (isDefinite && subject === undefined && unit.last === unit.headLast && end === at + 1) {
    const known = context.things.get(fold(unit.noun.singular))
    if (known !== undefined)
      return {
        title: { value: known, span: spanOf(s.tokens, unit.head, unit.last), inferred: 'reference: spoken of before' },
        type: undefined,
        subject: undefined,
        parties,
        to: last,
      }
  }
  return {
    title: undefined,
    type: type === undefined ? undefined : { ...type, row: unit.noun.row },
    subject: subject?.words,
    parties,
    to: last,
  }
}

const SUBJECT_JOINTS = new Set(['sur', 'pour', 'concernant', 'contre', 'de', 'à'])

/** "sur la protection civile", "relatif à la pêche", "portant création d'un fonds", "pour l'enseignement du français". */
function subjectBehind(
  scope: FrenchScope,
  from: number,
  to: number,
): { readonly words: Filled | undefined; readonly to: number } | undefined {
  const { s } = scope
  const joint = s.units[from]
  if (joint === undefined || from + 1 >= to) return undefined
  let at = from
  if (joint.type === 'preposition' && SUBJECT_JOINTS.has(joint.word) && s.units[from + 1]?.type === 'noun') {
    // "à Dakar" is a place.
    const next = s.units[from + 1]
    if (next?.type === 'noun' && (joint.word === 'à' || joint.word === 'de') && next.names[0]?.first === next.head) return undefined
    if (joint.word === 'à') return undefined
    if (joint.word === 'pour' && next?.type === 'noun' && s.tokens.lower[next.head] === 'période') return undefined
    at = from + 1
  } else if (joint.type === 'verb' && (joint.lemma === 'porter' || joint.lemma === 'concerner' || joint.lemma === 'viser')) {
    at = from + 1
    if (s.units[at]?.type === 'preposition') at++
  } else return undefined
  const end = topicEnd(scope, at, to)
  const first = s.units[at]?.first ?? 0
  const last = s.units[end - 1]?.last ?? first
  return { words: wordsFrom(s.tokens, first, last), to: end }
}

/** Where a topic ends: before a date, a comma, a verb, or a place. */
export function topicEnd(scope: FrenchScope, at: number, to: number): number {
  const { units, tokens } = scope.s
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
      if ((unit.word === 'à' || unit.word === 'en') && next.names[0]?.type === 'place') break
      if (unit.word === 'pour' && tokens.lower[next.head] === 'période') break
      if (
        unit.word === 'pour' &&
        next.names.length === 0 &&
        next.noun === undefined &&
        next.first === next.last &&
        /^\d/.test(tokens.lower[next.head] ?? '')
      )
        break
      if (!TOPIC_JOINTS.has(unit.word)) break
      // "avec le Bénin", "entre le Togo et le Bénin": between whom.
      if ((unit.word === 'avec' || unit.word === 'entre') && next.names.length > 0 && end > at) break
      end += 2
      continue
    }
    // "une feuille de route et un accord": another thing with its article begins.
    if (
      unit.type === 'conjunction' &&
      next?.type === 'noun' &&
      !/^(?:un|une)$/.test(next.determiner ?? '') &&
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

/** The topics of a list: "l'agriculture, la pêche et la formation professionnelle". */
export function topicsFrom(scope: FrenchScope, at: number, to: number): Filled[] {
  const { units, tokens } = scope.s
  const topics: Filled[] = []
  let begin = at
  const add = (end: number) => {
    const first = units[begin]
    const last = units[end - 1]
    const words = first === undefined || last === undefined || end <= begin ? undefined : wordsFrom(tokens, first.first, last.last)
    if (words !== undefined) topics.push(words)
  }
  const floor = listEnd(scope, at, to)
  for (let u = at; u < floor; u++) {
    const unit = units[u]
    if (unit?.type !== 'comma' && unit?.type !== 'conjunction') continue
    const next = units[u + 1]
    const isItem = next?.type === 'noun' || (next?.type === 'preposition' && units[u + 2]?.type === 'noun')
    // "la jeunesse et les sports" is one topic unless the list has commas.
    if (!isItem) {
      add(u)
      return topics
    }
    if (unit.type === 'conjunction' && topics.length === 0 && next?.type === 'noun' && next.determiner === undefined) continue
    add(u)
    begin = next?.type === 'preposition' && ['sur', 'à', 'de'].includes(next.word) ? u + 2 : u + 1
  }
  add(floor)
  return topics
}

function listEnd({ s: { units } }: FrenchScope, at: number, to: number): number {
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
