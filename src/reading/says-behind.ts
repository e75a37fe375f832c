import type { ReadSentence } from './sentence.ts'

/** ", the Ministry said": who is named behind the comma tells what stands before, and is no more of a list there. */
export function saysBehind({ units, tokens }: ReadSentence, at: number): boolean {
  let u = at
  if (units[u]?.type !== 'noun') return false
  while (units[u + 1]?.type === 'preposition' && units[u + 2]?.type === 'noun') u += 2
  const verb = units[u + 1]
  // ", Lowport News reports": what looks like a noun behind a name.
  const last = units[u]
  if (last !== undefined && last.last > last.first && /^(?:reports|informs|writes)$/.test(tokens.word[last.last] ?? '')) return true
  return verb?.type === 'verb' && (verb.form === 'finite' || verb.lemma === 'say') && /^(?:say|tell|report|announce|add)$/.test(verb.lemma)
}
