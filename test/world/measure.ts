/** Pairs of tellings of one thing: found, wrongly joined, missed. */
export interface Measured {
  readonly precision: number
  readonly recall: number
  readonly f1: number
  readonly pairs: number
  /** Groups that hold tellings of several things. */
  readonly wrong: readonly (readonly string[])[]
  /** Things told in several groups. */
  readonly parted: readonly (readonly string[])[]
}

/**
 * Pairwise precision, recall and F1 of a grouping against the truth: of all pairs of members in one group, how many are of one thing; of
 * all pairs of one thing, how many are in one group.
 */
export function measure(truth: ReadonlyMap<string, string>, groupOf: ReadonlyMap<string, string>): Measured {
  const members = [...truth.keys()].filter((id) => groupOf.has(id))
  const pairs = (counts: Iterable<number>): number => [...counts].reduce((sum, n) => sum + (n * (n - 1)) / 2, 0)
  const countBy = (key: (id: string) => string): Map<string, number> => {
    const counts = new Map<string, number>()
    for (const id of members) counts.set(key(id), (counts.get(key(id)) ?? 0) + 1)
    return counts
  }
  const both = countBy((id) => JSON.stringify([truth.get(id), groupOf.get(id)]))
  const right = pairs(both.values())
  const joined = pairs(countBy((id) => groupOf.get(id) ?? '').values())
  const same = pairs(countBy((id) => truth.get(id) ?? '').values())
  const precision = joined === 0 ? 1 : right / joined
  const recall = same === 0 ? 1 : right / same
  return {
    precision,
    recall,
    f1: (2 * precision * recall) / (precision + recall),
    pairs: same,
    wrong: mixed(members, groupOf, truth),
    parted: mixed(members, truth, groupOf),
  }
}

/** Members of each group of the first kind that fall into several of the second. */
function mixed(
  members: readonly string[],
  by: ReadonlyMap<string, string>,
  other: ReadonlyMap<string, string>,
): readonly (readonly string[])[] {
  const groups = new Map<string, string[]>()
  for (const id of members) groups.set(by.get(id) ?? '', [...(groups.get(by.get(id) ?? '') ?? []), id])
  return [...groups.values()].filter((ids) => new Set(ids.map((id) => other.get(id))).size > 1)
}
