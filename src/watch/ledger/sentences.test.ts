import { describe, expect, test } from 'vitest'
import { makeClaims, type RecordSketch } from '../../../test/make-record.ts'
import { toldAs } from './sentences.ts'

const sentence = (...sketches: readonly RecordSketch[]) =>
  sketches.flatMap((sketch, order) => makeClaims(sketch).map((claim) => ({ ...claim, id: `${sketch.kind}-${order}`, document: 'd' })))
const implemented: RecordSketch = { kind: 'instrument', slots: { title: 'Work Plan on Ferry Safety', action: 'implemented' } }
const proposed: RecordSketch = { kind: 'initiative', modality: 'proposed', slots: { idea: 'network of tide gauges', action: 'proposed' } }

describe('what a sentence says of what it names', () => {
  test.each<[string, RecordSketch[], (string | undefined)[]]>([
    ['it was implemented', [implemented], []],
    [
      'its implementation was reviewed',
      [implemented, { kind: 'meeting', slots: { agenda: ['implementation of the Work Plan on Ferry Safety'] } }],
      ['reviewed'],
    ],
    [
      'its implementation was welcomed',
      [implemented, { kind: 'position', slots: { stance: 'welcomes', subject: 'implementation of the Work Plan on Ferry Safety' } }],
      ['reviewed'],
    ],
    ['it was implemented, and another matter talked about', [implemented, { kind: 'meeting', slots: { agenda: ['port security'] } }], []],
    [
      'a proposal that was welcomed',
      [proposed, { kind: 'position', slots: { stance: 'welcomes', subject: 'proposal for a network of tide gauges' } }],
      ['supported'],
    ],
    [
      'a proposal that was considered',
      [proposed, { kind: 'position', slots: { stance: 'considers', subject: 'proposal for a network of tide gauges' } }],
      [],
    ],
    [
      'a proposal, and another that was welcomed',
      [proposed, { kind: 'position', slots: { stance: 'welcomes', subject: 'proposal for a joint ferry line' } }],
      [],
    ],
  ])('%s', (_name, sketches, stages) => expect([...toldAs(sentence(...sketches)).values()]).toEqual(stages))
  test('another sentence says nothing of it', () => {
    const [first, second] = sentence(implemented, { kind: 'meeting', slots: { agenda: ['Work Plan on Ferry Safety'] } })
    if (first === undefined || second === undefined) throw new Error('no claims')
    expect(toldAs([first, { ...second, passage: { start: 90, end: 120 } }]).size).toBe(0)
    expect(toldAs([first, { ...second, document: 'other' }]).size).toBe(0)
  })
})
