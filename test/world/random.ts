/** Chance that is the same each time for one seed: every test can be run again. */
export interface Chance {
  /** True so often, from 0 to 1. */
  is(share: number): boolean
  /** A whole number, both ends included. */
  whole(from: number, to: number): number
  pick<T>(things: readonly T[]): T
  /** Some of the things, in their order. */
  some<T>(things: readonly T[], share: number): T[]
}

/** Chance from a seed (mulberry32). */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const whole = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1))
  return {
    is: (share) => next() < share,
    whole,
    pick: (things) => things[whole(0, things.length - 1)] as (typeof things)[number],
    some: (things, share) => things.filter(() => next() < share),
  }
}
