import type { Source } from '../../register/followed.ts'

/** A list that had so many entries and has less than a third of them has lost some. */
const MANY = 6

/** In what a source looks other than at the last visit, in words; undefined when it does not. */
export function shapeChange(source: Source, kind: string, listed: number, shape: readonly string[]): string | undefined {
  const before = source.visits.find(({ outcome }) => outcome === 'good')
  if (before === undefined) return undefined
  if (kind !== source.kind) return `was a ${source.kind} and looks like a ${kind} now`
  if (before.listed >= MANY && listed * 3 < before.listed) return `listed ${before.listed} documents before, and ${listed} now`
  if (shape.length > 0 && source.shape.length > 0 && !shape.some((one) => source.shape.includes(one)))
    return `all addresses that it lists look otherwise: ${shape[0]}, before ${source.shape[0]}`
  return undefined
}
