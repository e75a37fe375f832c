import type { Entity } from '../register/record.ts'
import { nameKey } from '../register/names.ts'
import type { NameAt, RegisterReader } from '../register/register.ts'
import { bodiesFrom } from '../watch/bodies-from.ts'
import type { Grammar } from './grammar.ts'

/** What may stand between names, and between them and the noun. */
const JOINING: ReadonlySet<string> = new Set(['and', 'of', 'between', 'the', 's'])
/** So many words may stand between the last name and the noun: "Norland–Arcadia joint trade commission". */
const GAP = 3
const MOST_BODIES = 200

/**
 * Names in which a body that is told by its parties and its noun stands as one: "the commission of Norland and Arcadia". Of several,
 * the one that most sessions are told of; none when two are alike.
 */
export async function withDescribedBodies(
  names: readonly NameAt[],
  words: readonly string[],
  { bodyNouns }: Grammar,
  register: RegisterReader,
  day: string,
): Promise<readonly NameAt[]> {
  for (let first = 0; first < names.length; first++) {
    let last = first
    while (isParty(names[last + 1]) && areJoined(words, names[last]?.to ?? 0, names[last + 1]?.from ?? 0)) last++
    const group = names.slice(first, last + 1)
    if (!group.every(isParty)) continue
    const noun = nounBeside(words, names, first, last, bodyNouns)
    const entities = group.flatMap(({ entity }) => entity ?? [])
    const body = noun === undefined || entities.length < group.length ? undefined : await onlyBody(entities, noun.key, register, day)
    if (noun === undefined || body === undefined) continue
    const from = Math.min(noun.from, group[0]?.from ?? 0),
      to = Math.max(noun.to, group.at(-1)?.to ?? 0)
    return [...names.slice(0, first), { from, to, name: body.name, entity: body }, ...names.slice(last + 1)]
  }
  return names
}

const isParty = (name: NameAt | undefined): boolean => name?.entity?.kind === 'party' || name?.entity?.kind === 'organisation'

const areJoined = (words: readonly string[], from: number, to: number): boolean => words.slice(from, to).every((word) => JOINING.has(word))

interface Noun {
  readonly key: string
  readonly from: number
  readonly to: number
}

/** The noun before names that "of" or "between" leads, or soon after them. */
function nounBeside(
  words: readonly string[],
  names: readonly NameAt[],
  first: number,
  last: number,
  nouns: ReadonlySet<string>,
): Noun | undefined {
  const begin = names[first]?.from ?? 0,
    end = names[last]?.to ?? 0
  let before = begin
  while (before > 0 && JOINING.has(words[before - 1] ?? '')) before--
  const free = names[first - 1]?.to ?? 0
  if (before < begin && before > free && nouns.has(words[before - 1] ?? '')) {
    let from = before - 1
    while (from > free && nouns.has(words.slice(from - 1, before).join(' '))) from--
    return { key: words[before - 1] ?? '', from, to: before }
  }
  const limit = Math.min(names[last + 1]?.from ?? words.length, end + GAP + 1)
  for (let at = end; at < limit; at++) if (nouns.has(words[at] ?? '')) return { key: words[at] ?? '', from: at, to: at + 1 }
  return undefined
}

async function onlyBody(parties: readonly Entity[], noun: string, register: RegisterReader, day: string): Promise<Entity | undefined> {
  const { items } = await bodiesFrom(
    register,
    day,
    parties.map(({ id }) => id),
    { limit: MOST_BODIES },
  )
  const [row, other] = items.filter(({ body }) => nameKey(body).split(' ').includes(noun)).toSorted((a, b) => b.sessions - a.sessions)
  return row?.entity === undefined || row.sessions === (other?.sessions ?? 0) ? undefined : register.entity(row.entity)
}
