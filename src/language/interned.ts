/**
 * The engine's own copy of a string, which it compares by its address alone. Wherever one comes that is no such copy, all comparisons of that
 * place become slow ones; so words of texts, and those of tables that rules compare, are made copies once.
 */
export function interned(word: string): string {
  // Names of digits alone are kept as numbers; short strings of JSON are such copies too.
  if (DIGITS.test(word)) return JSON.parse(`"${word}"`) as string
  const named: Record<string, true> = Object.create(null)
  named[word] = true
  return Object.keys(named)[0] ?? word
}

const DIGITS = /^\d{1,10}$/
