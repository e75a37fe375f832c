import type { Grammar } from './grammar.ts'

/** Words that tell a rank: each begins a word. "Prime ministers" are leaders, and the word "foreign" before "ministers" belongs to them. */
export function rankAt(
  words: readonly string[],
  at: number,
  end: number,
  { ranks, phrases }: Grammar,
): { readonly rank: string; readonly length: number } | undefined {
  const [first = '', second = ''] = words.slice(at, end)
  if (/^(?:presidents|leaders)$/.test(first) || (first === 'prime' && second === 'ministers'))
    return { rank: 'leaders', length: first === 'prime' ? 2 : 1 }
  const field = first === 'foreign' && second.startsWith('minister') ? 1 : 0
  if (field === 1 && second === 'minister') return undefined
  for (const { words: wanted, rank } of ranks) {
    const here = words.slice(at + field, at + field + wanted.length)
    if (here.length < wanted.length || at + field + wanted.length > end) continue
    if (wanted.length === 1 && phrases.has(here[0] ?? '') && phrases.get(here[0] ?? '')?.post === undefined) continue
    if (!wanted.every((word, index) => (here[index] ?? '').startsWith(word))) continue
    if (rank === 'working group' && wanted.length === 1 && words[at + 1] !== 'level') continue
    if ((rank === 'business' || rank === 'experts') && words[at + 1] !== 'level') continue
    let length = field + wanted.length
    // "ministers of foreign affairs", "ministerial level"
    while (
      ['level', 'of', 'foreign', 'affairs'].includes(words[at + length] ?? '') &&
      at + length < end &&
      !(words[at + length] === 'of' && words[at + length + 1] !== 'foreign')
    )
      length++
    return { rank, length }
  }
  return undefined
}
