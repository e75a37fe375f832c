import { describe, expect, it } from 'vitest'
import { loadKnowledge } from '../../sources/knowledge-folder.ts'
import { createReader } from '../read.ts'

const reader = createReader(await loadKnowledge())

/** Sentences and what the reader must take from them, among other slots. */
const ROWS: readonly (readonly [text: string, slots: Record<string, unknown>])[] = [
  ['The Border Committee covers three areas: ports, customs and rail.', { name: 'Border Committee', areas: ['ports', 'customs', 'rail'] }],
  [
    'Founded in 1994, the Border Committee serves as a platform for dialogue on ports.',
    { name: 'Border Committee', action: 'established', since: '1994', nature: 'platform for dialogue', areas: ['ports'] },
  ],
  ['The Border Committee is devoted to customs and transit.', { name: 'Border Committee', areas: ['customs', 'transit'] }],
]

describe('body', () => {
  it.each(ROWS)('reads "%s"', (text, slots) => {
    const claims = reader
      .read({ text, issuer: 'Oman', date: '2024-03-01' })
      .claims.filter((c) => c.kind === 'body')
      .map((c) => c.slots)
    expect(claims).toContainEqual(expect.objectContaining(slots))
  })
})
