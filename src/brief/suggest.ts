/** The names most like a text, best first; empty when none is. Likeness is of pairs of letters, so that a slip or two does not matter. */
export function suggest(text: string, names: readonly string[], most = 3): readonly string[] {
  const wanted = pairs(text)
  return names
    .map((name) => ({ name, likeness: likeness(wanted, pairs(name)) }))
    .filter(({ likeness: value }) => value >= 0.4)
    .sort((a, b) => b.likeness - a.likeness || (a.name < b.name ? -1 : 1))
    .slice(0, most)
    .map(({ name }) => name)
}

function pairs(text: string): readonly string[] {
  const plain = text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
  // The first letter counts once more: slips are rare there.
  return plain
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .flatMap((word) => [
      `^${word[0] ?? ''}`,
      ...Array.from({ length: Math.max(0, word.length - 1) }, (_, index) => word.slice(index, index + 2)),
    ])
}

function likeness(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return 0
  const left = [...b]
  let shared = 0
  for (const pair of a) {
    const at = left.indexOf(pair)
    if (at < 0) continue
    left.splice(at, 1)
    shared++
  }
  return (2 * shared) / (a.length + b.length)
}
