import { describe, expect, it } from 'vitest'
import { confidenceOf } from './confidence.ts'

/** A claim with so many slots, of which the first were concluded. */
const claim = (slots: number, concluded: number) => ({
  slots: Object.fromEntries(Array.from({ length: slots }, (_, i) => [`s${i}`, 'x'])),
  inferred: Object.fromEntries(Array.from({ length: concluded }, (_, i) => [`s${i}`, 'rule'])),
})
const says = (...differs: readonly string[]) => ({ differs })

describe('confidence', () => {
  it.each([
    ['all said', claim(3, 0), [], 0.8],
    ['one concluded', claim(3, 1), [], 0.6],
    ['all concluded', claim(3, 3), [], 0.2],
    ['all said by two', claim(3, 0), [says(), says()], 0.9],
    ['all said by three', claim(3, 0), [says(), says(), says()], 0.95],
    ['one slot told otherwise', claim(3, 0), [says(), says('s1')], 0.6],
    ['what is told otherwise was concluded', claim(3, 1), [says(), says('s0')], 0.6],
    ['another standing as well', claim(3, 0), [says(), says('s1', 'modality')], 0.4],
    ['nothing holds', claim(1, 1), [says(), says('s0', 'modality')], 0],
  ])('%s', (_what, one, readBy, expected) => {
    expect(confidenceOf(one, readBy)).toBeCloseTo(expected, 10)
  })
})
