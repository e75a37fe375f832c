import type { KnownName, LanguageKnowledge } from './knowledge.ts'
import { joinPosts, looksLikePerson } from './names/joins.ts'
import { withLowerOffices } from './names/lower-offices.ts'
import { type Name, plainName } from './names/name.ts'
import { personAt, personNameEnd, pluralPersonsAt, titledAfter } from './names/persons.ts'
import { runAt } from './names/runs.ts'
import { capitalsTellNothing, isCapital, wordsOf } from './names/shared.ts'
import { titledAt } from './names/titled.ts'
import { SHAPE, type Tokens } from './tokens.ts'

export { copyOf, plainName, type Name, type Office } from './names/name.ts'
export { isCapital, wordsOf } from './names/shared.ts'

/** Finds the names of a sentence, left to right, the longest at each place. Token indexes, `to` exclusive. */
export function findNames(knowledge: LanguageKnowledge, tokens: Tokens, from: number, to: number): Name[] {
  const found: Name[] = []
  const shouting = capitalsTellNothing(tokens, from, to)
  let i = from
  while (i < to) {
    const shape = tokens.shape[i]
    if (shape !== SHAPE.capital && shape !== SHAPE.upper && shape !== SHAPE.number) {
      // "the foreign ministers of Norland and Arcadia, Jane Roe and Jon Vale"
      const several = shape === SHAPE.lower && tokens.word[i - 1] === 'the' ? pluralPersonsAt(knowledge, tokens, i, to) : undefined
      if (several !== undefined) found.push(...several)
      i = (several?.at(-1)?.last ?? i) + 1
      continue
    }
    // "Fourth Norland Forum": the number is no part of the name.
    const ordinal = ordinalEnd(knowledge, tokens, i, to)
    if (ordinal !== undefined) {
      i = ordinal + 1
      continue
    }
    // "3+3 Platform": a name may begin with a number when a table knows it.
    const names =
      shape === SHAPE.number
        ? tableName(knowledge, tokens, i, to)
        : namesAt(knowledge, tokens, i, { from, to, shouting, before: found.at(-1) })
    found.push(...names)
    i = (names.at(-1)?.last ?? i) + 1
  }
  return withLowerOffices(knowledge, tokens, joinPosts(knowledge, tokens, found, to), from, to)
}

function ordinalEnd(k: LanguageKnowledge, tokens: Tokens, i: number, to: number): number | undefined {
  const ordinal = k.ordinals.at(tokens, i)
  if (ordinal === undefined || ordinal.last + 1 >= to || !isCapital(tokens, ordinal.last + 1)) return undefined
  return ordinal.last
}

interface Place {
  readonly from: number
  readonly to: number
  readonly shouting: boolean
  /** The name found last. */
  readonly before: Name | undefined
}

function tableName(k: LanguageKnowledge, tokens: Tokens, i: number, to: number): readonly Name[] {
  const known = k.names.longest(tokens, i, to)
  return known === undefined ? [] : [knownName(known.value, i, known.last)]
}

/** Words inside a name that tell whose child somebody is. */
const FATHERED = /^(?:bin|bint|binti|ibn)$/

function namesAt(k: LanguageKnowledge, tokens: Tokens, i: number, place: Place): readonly Name[] {
  const { from, to } = place
  const known = k.names.longest(tokens, i, to)
  if (place.shouting) return tableName(k, tokens, i, to)
  const titled = titledAt(k, tokens, i, to)
  if (titled !== undefined) return [titled]
  const several = pluralPersonsAt(k, tokens, i, to)
  if (several !== undefined) return several
  const person = personAt(k, tokens, i, to, isTaken(k, tokens, i, place.before))
  const run = runAt(k, tokens, i, from, to)
  let best: Name | undefined = known === undefined ? undefined : knownName(known.value, i, known.last)
  if (
    run !== undefined &&
    (best === undefined ||
      run.last > best.last ||
      (run.last === best.last && run.type !== 'name' && best.type !== run.type && best.last === i))
  ) {
    // A longer run of capitals without a telling head does not swallow a known name: "Norland President".
    if (best === undefined || run.type !== 'name') best = run
  }
  if (person !== undefined && (best === undefined || person.last >= best.last)) best = person
  else if (person === undefined && (best === undefined || best.type === 'name') && FATHERED.test(tokens.word[i + 1] ?? '')) {
    // "Reem bint Saeed": only persons are called so, with an office or without.
    const end = personNameEnd(k, tokens, i, to)
    if (end !== undefined && end > i + 1) {
      const words = wordsOf(tokens, i, end)
      return [
        titledAfter(k, tokens, plainName(i, end, 'name', words, 'shape/name'), to) ?? plainName(i, end, 'person', words, 'shape/name'),
      ]
    }
  }
  if (best === undefined) return []
  return [best.type === 'name' ? (titledAfter(k, tokens, best, to) ?? best) : best]
}

/** "Jane Roe, President of Norland, Dr Jon Vale": the office behind the first name is hers. */
function isTaken(k: LanguageKnowledge, tokens: Tokens, i: number, before: Name | undefined): boolean {
  if (before === undefined) return false
  const comma = tokens.word[i - 1] === 'the' ? i - 2 : i - 1
  if (tokens.word[comma] !== ',' || before.last !== comma - 1) return false
  return before.type === 'person' ? before.post === undefined : before.type === 'name' && looksLikePerson(k, tokens, before)
}

function knownName(known: KnownName, first: number, last: number): Name {
  const name = plainName(first, last, known.type, known.value, known.row)
  name.country = known.country
  name.rank = known.rank
  // A body of two parties is theirs, as its name would say.
  if (known.type === 'body' && known.members !== undefined) name.parties = known.members
  return name
}
