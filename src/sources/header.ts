import type { DocumentFacts } from './document.ts'
import { FACTS } from './document.ts'
import { checkFacts } from './facts.ts'

const MAX_LINES = 60
const LINE = /^([A-Za-z][\w -]{0,40}):(?:[ \t](.*))?$/

/** A document's header and what stands below it. */
export interface Headed {
  readonly facts: DocumentFacts
  readonly text: string
}

/**
 * Takes off a header at the top of a text: `---`, lines of `name: value`, `---`. What is no such header, or names no fact, is left
 * as text. Other names than facts are passed over.
 * @throws FactsError when a fact in it cannot be taken.
 */
export function takeHeader(text: string): Headed {
  const none = { facts: {}, text }
  if (!text.startsWith('---\n')) return none
  const given: { [name: string]: string } = {}
  let at = 4
  for (let line = 0; line < MAX_LINES; line++) {
    const end = text.indexOf('\n', at)
    const words = text.slice(at, end === -1 ? text.length : end).trimEnd()
    if (words === '---') {
      const rest = end === -1 ? '' : text.slice(end + 1)
      const names = Object.keys(given).map((name) => name.toLowerCase())
      if (!FACTS.some((fact) => names.includes(fact))) return none
      return { facts: checkFacts(given), text: rest.startsWith('\n') ? rest.slice(1) : rest }
    }
    if (end === -1 || end - at > 4000) return none
    // Lists and indented lines belong to fields of other tools.
    if (words !== '' && !words.startsWith('#') && !words.startsWith('-') && !words.startsWith(' ')) {
      const match = LINE.exec(words)
      if (match === null) return none
      given[match[1] ?? ''] = unquoted((match[2] ?? '').trim())
    }
    at = end + 1
  }
  return none
}

function unquoted(value: string): string {
  const first = value[0]
  const quoted = value.length >= 2 && (first === '"' || first === "'") && value.endsWith(first)
  return quoted ? value.slice(1, -1) : value
}
