import { describe, expect, it } from 'vitest'
import { loadKnowledge } from '../../sources/knowledge-folder.ts'
import { createReader } from '../read.ts'

const reader = createReader(await loadKnowledge())

/** Sentences and what the reader must take from them, among other slots. */
const ROWS: readonly (readonly [text: string, slots: Record<string, unknown>])[] = [
  ['Japan launched a training programme for nurses.', { title: 'training programme', action: 'launched', by: ['Japan'] }],
  [
    'Extension of the Harbour Training Programme by four years, with funding of $140 million',
    { action: 'extended', value: 140000000, unit: 'USD' },
  ],
  [
    'A course on port safety was opened last month. The course will be repeated each January.',
    { title: 'course on port safety', frequency: 'annual' },
  ],
]

describe('programme', () => {
  it.each(ROWS)('reads "%s"', (text, slots) => {
    const claims = reader
      .read({ text, issuer: 'Oman', date: '2024-03-01' })
      .claims.filter((c) => c.kind === 'programme')
      .map((c) => c.slots)
    expect(claims).toContainEqual(expect.objectContaining(slots))
  })
})
