import { describe, expect, it } from 'vitest'
import { loadKnowledge } from '../../sources/knowledge-folder.ts'
import { createReader } from '../read.ts'

const reader = createReader(await loadKnowledge())

/** Sentences and what the reader must take from them, among other slots. */
const ROWS: readonly (readonly [text: string, slots: Record<string, unknown>])[] = [
  ['Oman chairs the Transit Committee in 2024 and 2025.', { party: ['Oman'], role: 'chair', period: '2024/2025' }],
  [
    'Peru, which has been the country coordinator for ASEAN since 2018, spoke first.',
    { party: ['Peru'], role: 'country coordinator', body: 'ASEAN', period: '2018/..' },
  ],
  [
    'Oman will coordinate relations with Peru until July 2024.',
    { party: ['Oman'], role: 'country coordinator', body: 'relations with Peru', period: '../2024-07' },
  ],
  ['The Border Committee was co-chaired by Oman and Peru.', { party: ['Oman', 'Peru'], role: 'co-chair', body: 'Border Committee' }],
  ['The chairmanship in the Transit Council passed from Peru to Oman.', { party: ['Oman'], role: 'chair', body: 'Transit Council' }],
  ["The ministers met under India's G20 Presidency.", { party: ['India'], role: 'presidency', body: 'G20' }],
  ['The ASEAN Chairmanship passed to Laos in 2024.', { party: ['Laos'], role: 'chair', body: 'ASEAN', period: '2024' }],
]

describe('chairmanship', () => {
  it.each(ROWS)('reads "%s"', (text, slots) => {
    const claims = reader
      .read({ text, issuer: 'Oman', date: '2024-03-01' })
      .claims.filter((c) => c.kind === 'chairmanship')
      .map((c) => c.slots)
    expect(claims).toContainEqual(expect.objectContaining(slots))
  })
})
