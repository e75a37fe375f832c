/** A line that only one of two texts has. */
export interface TextChange {
  readonly what: 'removed' | 'added'
  readonly line: string
}

/** Above so many pairs of lines they are not lined up, only counted. */
const MOST_PAIRS = 4_000_000

/** The lines in which two texts differ, in the order of the text: those of the first that the second lacks, and the other way round. Blank lines and space at the ends do not count. */
export function textChanges(first: string, second: string): readonly TextChange[] {
  const a = linesOf(first)
  const b = linesOf(second)
  let from = 0
  while (from < a.length && from < b.length && a[from] === b[from]) from++
  let tail = 0
  while (tail < a.length - from && tail < b.length - from && a.at(-1 - tail) === b.at(-1 - tail)) tail++
  const left = a.slice(from, a.length - tail)
  const right = b.slice(from, b.length - tail)
  return left.length * right.length > MOST_PAIRS ? counted(left, right) : linedUp(left, right)
}

const linesOf = (text: string): readonly string[] =>
  text
    .split(/[\n\f]/)
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** By the longest sequence of lines that both have. */
function linedUp(a: readonly string[], b: readonly string[]): readonly TextChange[] {
  const wide = b.length + 1
  const common = new Uint32Array((a.length + 1) * wide)
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      common[i * wide + j] =
        a[i] === b[j] ? (common[(i + 1) * wide + j + 1] ?? 0) + 1 : Math.max(common[(i + 1) * wide + j] ?? 0, common[i * wide + j + 1] ?? 0)
  const changes: TextChange[] = []
  let i = 0
  let j = 0
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      i++
      j++
    } else if (j >= b.length || (i < a.length && (common[(i + 1) * wide + j] ?? 0) >= (common[i * wide + j + 1] ?? 0)))
      changes.push({ what: 'removed', line: a[i++] ?? '' })
    else changes.push({ what: 'added', line: b[j++] ?? '' })
  }
  return changes
}

function counted(a: readonly string[], b: readonly string[]): readonly TextChange[] {
  const without = (lines: readonly string[], others: readonly string[]): readonly string[] => {
    const had = new Map<string, number>()
    for (const line of others) had.set(line, (had.get(line) ?? 0) + 1)
    return lines.filter((line) => {
      const left = had.get(line) ?? 0
      had.set(line, left - 1)
      return left <= 0
    })
  }
  return [
    ...without(a, b).map((line): TextChange => ({ what: 'removed', line })),
    ...without(b, a).map((line): TextChange => ({ what: 'added', line })),
  ]
}
