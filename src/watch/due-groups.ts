import { dueCursor, duePart, eachDue, type Asked } from './due-from.ts'
import { STANDINGS, type Due, type DueOptions, type Standing } from './due.ts'

/** What stands alike: how many things there are, and those to be shown in the order of showing, what is past the newest first. */
export interface DueGroup {
  readonly standing: Standing
  readonly count: number
  readonly shown: Iterable<Due> | AsyncIterable<Due>
}

/** Where all are shown, so many are held at once. */
const PART = 200

interface Gathered {
  count: number
  /** The first of what is coming, or the last of what is past. */
  readonly kept: Due[]
  /** Where each part begins: behind this. */
  readonly parts: (string | undefined)[]
  last?: Due
}

/** What is due, by how it stands, in one walk that holds what is shown first; where all is shown, the parts are asked for as they are shown. */
export async function dueGroups(register: Asked, options: DueOptions, most: number, atOnce = PART): Promise<readonly DueGroup[]> {
  const groups = new Map<Standing, Gathered>(STANDINGS.map((standing) => [standing, { count: 0, kept: [], parts: [] }]))
  const keep = (group: Gathered, item: Due): void => {
    group.kept.push(item)
    if (group.kept.length <= most) return
    if (item.standing === 'coming') group.kept.pop()
    else group.kept.shift()
  }
  for await (const item of eachDue(register, options)) {
    const group = groups.get(item.standing)
    if (group === undefined) continue
    if (group.count % atOnce === 0) group.parts.push(group.last === undefined ? undefined : dueCursor(group.last))
    group.count++
    group.last = item
    if (most !== Number.POSITIVE_INFINITY) keep(group, item)
  }
  const all = async function* (standing: Standing, parts: Gathered['parts']): AsyncGenerator<Due> {
    for (const after of standing === 'coming' ? parts : parts.toReversed()) {
      const { items } = await duePart(register, options, { limit: atOnce, ...(after === undefined ? {} : { after }) }, standing)
      yield* standing === 'coming' ? items : items.toReversed()
    }
  }
  return [...groups].map(([standing, { count, kept, parts }]) => ({
    standing,
    count,
    shown: most === Number.POSITIVE_INFINITY ? all(standing, parts) : standing === 'coming' ? kept : kept.toReversed(),
  }))
}
