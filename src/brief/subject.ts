import { nameKey, type Entity, type RegisterReader } from '../register/index.ts'
import { plain } from './plain.ts'
import { suggest } from './suggest.ts'

/** A name that names nobody and nothing in the register; the message says what is near. */
class SubjectError extends Error {
  override readonly name = 'SubjectError'
}

/** Words that join names and name nothing. */
const JOINING: ReadonlySet<string> = new Set(['and', 'with', 'the', 'of', 'between', 'on'])

/**
 * The parties, bodies or persons that a person typed. A word that names nothing is never passed over: the answer would be about something else.
 * @throws SubjectError with names that are near.
 */
export async function findSubject(register: RegisterReader, words: readonly string[]): Promise<readonly Entity[]> {
  const text = words.join(' ')
  const { entities, unknown } = await register.entitiesNamed(text)
  const unheard = unknown.filter((word) => !JOINING.has(nameKey(word)))
  if (entities.length > 0 && unheard.length === 0) return entities
  const known = (await register.entities()).filter(({ kind }) => kind !== 'place' && kind !== 'instrument')
  const asked = unheard.length > 0 && entities.length > 0 ? unheard.join(' ') : text
  const near = suggest(
    asked,
    known.map(({ name }) => name),
  )
  const help =
    near.length > 0
      ? `Near to it: ${near.join(', ')}.`
      : known.length === 0
        ? 'The register is empty: chancery add FOLDER'
        : 'The bodies are listed by: chancery bodies'
  throw new SubjectError(plain(`the register at ${register.path} names nobody and nothing “${asked}”. ${help}`))
}
