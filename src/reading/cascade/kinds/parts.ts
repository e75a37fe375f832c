import type { Range } from '../../clauses.ts'
import { Draft, type Filled } from '../../draft.ts'
import { mentionBody } from '../context.ts'
import type { UnitMatch } from '../match.ts'
import type { UnitScope } from '../scope.ts'

/** A draft with the standing of its verb, or that of the frame where the verb tells it as done. */
export function begin(match: UnitMatch, kind = match.frame.kind): Draft {
  const { frame, predicate, scope } = match
  const told = predicate.modality
  const modality = frame.modality !== undefined && (told === 'done' || frame.modality === 'cancelled') ? frame.modality : told
  return new Draft(kind, modality, scope.passage, frame.row)
}

/** The value of a slot that the frame itself gives: "signed". */
export function ownValue({ frame }: UnitMatch, slot: string): Filled | undefined {
  const value = frame.slots.find(([name]) => name === slot)?.[1]
  return value === undefined || PARTS.has(value) ? undefined : { value, row: frame.row }
}

/** The parts of a clause that a row can name for a slot. */
export const PARTS: ReadonlySet<string> = new Set(['subject', 'object', 'complement', 'self', 'with', 'agent', 'genitive'])

/** The part of the clause that a frame names for a slot. */
export function part(match: UnitMatch, slot: string): string | undefined {
  const value = match.frame.slots.find(([name]) => name === slot)?.[1]
  return value !== undefined && PARTS.has(value) ? value : undefined
}

/** The phrases of a part. */
export function rangeOf(match: UnitMatch, name: string | undefined): Range | undefined {
  const { predicate, complement } = match
  if (name === 'subject') return predicate.agent
  if (name === 'object') return predicate.object ?? (predicate.verb?.passive === true ? undefined : complement)
  if (name === 'complement') return complement ?? predicate.object
  return undefined
}

/** Remembers a body by its name and by the words that said it. */
export function mentionFilled({ k, s, context }: UnitScope, name: Filled | undefined): void {
  if (name === undefined) return
  const said = name.span === undefined ? undefined : s.tokens.text.slice(name.span.start, name.span.end)
  mentionBody(context, String(name.value), said, k.language.lemmaOf)
}

/** Whether the verb stands so that its subject is what it is done to. */
export const isTurned = ({ predicate: { verb } }: UnitMatch): boolean => verb?.passive === true || verb?.form === 'participle'

/** The phrases that a verb speaks of: of a passive what it was done to. */
export function subjectOf({ predicate }: UnitMatch): Range | undefined {
  const { verb, clause } = predicate
  if (verb === undefined) return predicate.object
  return verb.passive || verb.form === 'participle' ? clause?.subject : predicate.agent
}

/** The first noun phrase of a range. */
export function nounIn({ s: { units } }: UnitScope, range: Range): number | undefined {
  for (let u = range.from; u < range.to; u++) if (units[u]?.type === 'noun') return u
  return undefined
}

/** A party by its name: "les pays voisins" are none. */
export const isNamed = ({ value }: Filled): boolean => /^\p{Lu}/u.test(String(value))
