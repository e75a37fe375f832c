import { nameKey } from '../register/names.ts'
import type { NameAt, RegisterReader } from '../register/register.ts'
import type { Grammar } from './grammar.ts'

const GENERIC = /^(?:meetings?|talks|consultations|relations|cooperation|dialogue|partnership|trade)?$/

/** A short word in small letters is a word, and what is only "the meeting of two" is no body. */
export function isName(
  { from, to, entity, name }: NameAt,
  words: readonly string[],
  capitals: ReadonlySet<string>,
  { phrases, bodyNouns }: Grammar,
  register: RegisterReader,
): boolean {
  if (entity !== undefined && ['instrument', 'programme'].includes(entity.kind)) return false
  // "experts" are somebody in a document, and a word here.
  if (name === name.toLowerCase()) return false
  // "The Secretary-General said …" makes an office a speaker, and "the Commission decided" a noun; in a question they are what they are.
  const said = words.slice(from, to).join(' ')
  if (phrases.get(said)?.post !== undefined || bodyNouns.has(said)) return false
  const [first = '', ...more] = words.slice(from, to)
  if (more.length === 0 && (first.length <= 3 || phrases.has(first)) && !capitals.has(first)) return false
  if (more.length === 0 && entity?.kind === 'person' && isInPost(words, from, phrases)) return false
  if (entity?.kind !== 'body') return true
  const parties = register.partiesIn(name)
  if (parties.length < 2) return !phrases.has(words.slice(from, to).join(' '))
  const own = new Set(parties.flatMap((party) => nameKey(party).split(' ')))
  return !GENERIC.test(
    nameKey(name)
      .split(' ')
      .filter((word) => !own.has(word))
      .join(' '),
  )
}

/** "Minister" may be read as a last name; in "Prime Minister" it is none. */
function isInPost(words: readonly string[], at: number, phrases: Grammar['phrases']): boolean {
  const starts = [at - 3, at - 2, at - 1, at].filter((from) => from >= 0)
  return starts.some((from) =>
    [1, 2, 3, 4].some((more) => at < from + more && phrases.get(words.slice(from, from + more).join(' '))?.post !== undefined),
  )
}
