import { describe, expect, it } from 'vitest'
import { reader } from './reader.fixture.ts'

const PROGRAMME = `Week of the Minister
Monday, 13 May
10.00 Foreign Minister Jane Roe meets the Ambassador of Fiji, Jon Vale.
The State Secretary, Ada Lind, is in Lima until Wednesday for talks.
Thursday–Friday, 16–17 May
A memorandum on tides will be signed with Kenya at 15.00.
11:30 Working breakfast with the ambassadors of the Nordic countries`

function claims(text: string): object[] {
  return reader
    .read({ text, issuer: 'Estonia', date: '2024-05-10' })
    .claims.map((c) => ({ kind: c.kind, modality: c.modality, ...c.slots }))
}

describe('lines under a day', () => {
  it.each([
    { kind: 'meeting', modality: 'scheduled', when: '2024-05-13', participants: ['Jane Roe', 'Jon Vale'] },
    { kind: 'visit', modality: 'scheduled', who: 'Ada Lind', where: 'Lima', when: '2024-05-13/2024-05-15' },
    { kind: 'instrument', modality: 'scheduled', type: 'memorandum', when: '2024-05-16/2024-05-17' },
    { kind: 'meeting', modality: 'scheduled', title: 'Working breakfast', when: '2024-05-16/2024-05-17' },
  ])('$kind', (claim) => {
    expect(claims(PROGRAMME)).toContainEqual(expect.objectContaining(claim))
  })

  it('takes one such line alone for the date of the document', () => {
    const read = claims('10 May 2024\nMinister Jane Roe met Minister Jon Vale.')
    expect(read).toContainEqual({ kind: 'meeting', modality: 'done', participants: ['Jane Roe', 'Jon Vale'] })
  })
})
