import { describe, expect, it } from 'vitest'
import { loadKnowledge } from '../../sources/knowledge-folder.ts'
import { createReader } from '../read.ts'

const reader = createReader(await loadKnowledge())

/** Sentences and what the reader must take from them, among other slots. */
const ROWS: readonly (readonly [text: string, slots: Record<string, unknown>])[] = [
  [
    'Oman and Peru have been strategic partners since May 2015.',
    { party: 'Oman', with: 'Peru', status: 'strategic partner', since: '2015-05' },
  ],
  [
    'Strategic partners since 2013, Oman and Peru opened a trade office.',
    { party: 'Oman', with: 'Peru', status: 'Strategic partner', since: '2013' },
  ],
  [
    'Oman became a Dialogue Partner of ASEAN in May 1996.',
    { party: 'Oman', with: 'ASEAN', status: 'Dialogue Partner', action: 'joined', since: '1996-05' },
  ],
  [
    'Oman and Peru marked the 50th anniversary of diplomatic relations.',
    { party: 'Oman', with: 'Peru', years: 50, action: 'marked an anniversary' },
  ],
  [
    'The ministers welcomed the accession of Oman to ASEAN as an observer in 2019.',
    { party: 'Oman', with: 'ASEAN', status: 'observer', action: 'joined', when: '2019' },
  ],
  [
    'Diplomatic relations between Oman and Peru were established in June 1993.',
    { party: 'Oman', with: 'Peru', action: 'established', since: '1993-06' },
  ],
]

describe('relation', () => {
  it.each(ROWS)('reads "%s"', (text, slots) => {
    const claims = reader
      .read({ text, issuer: 'Oman', date: '2024-03-01' })
      .claims.filter((c) => c.kind === 'relation')
      .map((c) => c.slots)
    expect(claims).toContainEqual(expect.objectContaining(slots))
  })
})
