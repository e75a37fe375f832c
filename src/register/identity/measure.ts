/** "bilateral trade", "mutual trade" and "trade turnover" of the same two sides are one measure. */
const SAME: ReadonlySet<string> = new Set([
  'bilateral',
  'mutual',
  'total',
  'turnover',
  'volume',
  'overall',
  'of',
  'between',
  'the',
  'in',
  'with',
  'and',
  'countries',
  'two',
  'way',
  's',
])

/** The telling words of a measure, in the order of the alphabet, without those of its sides: what two figures of one thing share. */
export function measureKey(measure: string, sides: readonly string[]): string {
  const own = new Set(sides.flatMap((side) => wordsOf(side)))
  const words = wordsOf(measure).filter((word) => !SAME.has(word) && !own.has(word))
  // "turnover" alone is that of trade.
  return [...new Set(words)].sort().join(' ') || 'trade'
}

const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
