/** A part of a text, from `start` to before `end`. */
interface Part {
  readonly start: number
  readonly end: number
}

/**
 * Those of many parts that reach into a range. They stand in order and apart, so that they are found by halving: a long document quotes much,
 * and is asked at each sentence.
 */
export function reachingInto<T extends Part>(parts: readonly T[], start: number, end: number): readonly T[] {
  let low = 0,
    high = parts.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((parts[middle]?.end ?? 0) > start) high = middle
    else low = middle + 1
  }
  let last = low
  while ((parts[last]?.start ?? end) < end) last++
  return low === last ? NONE : parts.slice(low, last)
}

const NONE: readonly never[] = []
