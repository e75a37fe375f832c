import { FACTS, type DocumentFacts } from './document.ts'
import { readDay } from './day.ts'

/** Facts that cannot be taken as they are given. The message says which and what would do. */
export class FactsError extends Error {
  override readonly name = 'FactsError'
}

const MAX_LENGTH = 2000

/**
 * Checks facts from a header, a sidecar or the command line. Names of other fields are passed over: sidecars of other tools hold more.
 * @throws FactsError when a known field is no text, is too long, or is no date or address where one is needed.
 */
export function checkFacts(given: unknown): DocumentFacts {
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    throw new FactsError('it must be one object: {"issuer": "…", "date": "2025-03-14"}')
  const byName = new Map(Object.entries(given).map(([name, value]: [string, unknown]) => [name.toLowerCase(), value]))
  const facts: { -readonly [fact in keyof DocumentFacts]: string } = {}
  for (const name of FACTS) {
    const value = byName.get(name)
    if (value === undefined || value === null || value === '') continue
    if (typeof value !== 'string')
      throw new FactsError(`"${name}" must be text in quotes, not ${Array.isArray(value) ? 'a list' : typeof value}`)
    const text = value.normalize('NFC').trim()
    if (text === '') continue
    if (text.length > MAX_LENGTH) throw new FactsError(`"${name}" has ${text.length} characters; at most ${MAX_LENGTH} are taken`)
    facts[name] = checked(name, text)
  }
  return facts
}

function checked(name: keyof DocumentFacts, text: string): string {
  switch (name) {
    case 'date': {
      const day = readDay(text)
      if (day === undefined) throw new FactsError(`"date" is ${quoted(text)}, which is no day: write it as 2025-03-14`)
      return day
    }
    case 'url':
      if (!/^[a-z][a-z0-9+.-]{1,20}:\S+$/i.test(text))
        throw new FactsError(`"url" is ${quoted(text)}, which is no address: write it with https://`)
      return text
    case 'language':
      if (!/^[a-z]{2,3}(-[a-z0-9]{1,8}){0,3}$/i.test(text))
        throw new FactsError(`"language" is ${quoted(text)}: write a code as en or pt-BR`)
      return text.length <= 3 ? text.toLowerCase() : text
    default:
      return text
  }
}

const quoted = (text: string): string => JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text)

/** The first of these that gives each fact. */
export function firstFacts(...inOrder: readonly DocumentFacts[]): DocumentFacts {
  return Object.assign({}, ...inOrder.toReversed()) as DocumentFacts
}
