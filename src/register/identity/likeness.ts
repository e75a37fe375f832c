/** One letter too many, one missing, one wrong, or two that changed places. */
export function oneLetterApart(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false
  const shorter = Math.min(a.length, b.length)
  let start = 0
  while (start < shorter && a[start] === b[start]) start++
  let end = 0
  while (end < shorter - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)]
  if (left.length <= 1 && right.length <= 1) return true
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0]
}

/** The same words but for one, which is long enough to be known again with a letter wrong. */
export function oneWordMistyped(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length) return false
  const left = a.filter((word) => !b.includes(word))
  const right = b.filter((word) => !a.includes(word))
  const [one, other] = [left[0], right[0]]
  return (
    left.length === 1 && right.length === 1 && one !== undefined && other !== undefined && one.length >= 5 && oneLetterApart(one, other)
  )
}
