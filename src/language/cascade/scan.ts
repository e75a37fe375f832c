/**
 * What stands among tokens `from` to `to`, left to right, none inside another.
 * @param at what begins at a token, with its last; it may reach back to `floor`, where nothing was found yet
 */
export function leftToRight<T extends { readonly last: number }>(
  from: number,
  to: number,
  at: (i: number, floor: number) => T | undefined,
): T[] {
  const found: T[] = []
  let floor = from
  for (let i = from; i < to; i++) {
    const one = at(i, floor)
    if (one === undefined) continue
    found.push(one)
    i = one.last
    floor = i + 1
  }
  return found
}
