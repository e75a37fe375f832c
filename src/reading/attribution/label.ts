import { fullName } from '../document.ts'
import type { Scope } from '../scope.ts'

/** A label has no more tokens: "Hon Jane Roe (Minister of Foreign Affairs) replied:". */
const LONGEST = 18
const SAID = /^(?:replied|said|answered|responded|stated|asked|reply|answer|statement|remarks)$/
const ASKED = /^(?:question|questioner|journalist|reporter|media|q)$/

/**
 * "Minister Roe:", "Hon Jane Roe (Minister of Ports) replied: I have …": who speaks on the lines from here, until another does. Answers of a
 * transcript or a parliament say "I" of whom their label names.
 */
export function speaksFromHere({ s, context }: Scope): void {
  if (!s.sentence.opens) return
  const { tokens } = s
  const from = s.sentence.body
  const to = Math.min(s.sentence.last - 1, from + LONGEST)
  let colon = from
  while (colon < to && tokens.word[colon] !== ':') colon++
  if (colon >= to) return
  context.asks = ASKED.test(tokens.word[from] ?? '')
  if (context.asks) {
    if (context.labelled === true) context.orator = undefined
    return
  }
  const person = s.names.find((n) => n.type === 'person' && n.first <= from + 2 && n.last < colon)
  if (person === undefined) return
  // Nothing but the name, what brackets say of it, and that it speaks.
  for (let i = person.last + 1; i < colon; i++) {
    if (tokens.word[i] === '(') while (i < colon && tokens.word[i] !== ')') i++
    else if (!SAID.test(tokens.word[i] ?? '')) return
  }
  context.orator = fullName(context, person.value)
  context.labelled = true
}
