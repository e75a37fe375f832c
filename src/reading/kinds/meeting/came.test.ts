import { describe, expect, it } from 'vitest'
import { reader } from '../../reader.fixture.ts'

const SESSION = 'The Conference of Ports held its ninth session in Lima on 3 May 2024.\n'

const meetings = (text: string): object[] =>
  reader
    .read({ text: SESSION + text, issuer: 'Peru', date: '2024-05-10' })
    .claims.filter((c) => c.kind === 'meeting')
    .map((c) => ({ ...c.slots }))

describe('who came to the session that a document reports', () => {
  it.each<[string, Record<string, unknown>]>([
    ['The President of Peru, Jane Roe, presided.', { body: 'Conference of Ports', chairs: ['Jane Roe'] }],
    [
      'Also present were Minister Ada Lind and Ambassador Jon Vale of Fiji.',
      { body: 'Conference of Ports', participants: ['Ada Lind', 'Jon Vale'] },
    ],
    [
      'The following ministers were present at the session:\n- Jane Roe, Minister of Trade, Peru\n- Jon Vale, Minister of Ports, Fiji',
      { body: 'Conference of Ports', participants: ['Jane Roe', 'Jon Vale'] },
    ],
    [
      'The ministers held an exchange of views with President Ada Lind on 4 May.',
      { title: 'exchange of views', participants: ['ministers', 'Ada Lind'], when: '2024-05-04' },
    ],
  ])('%s', (text, slots) => {
    expect(meetings(text)).toContainEqual(expect.objectContaining(slots))
  })
})

describe('what was moved, and what sits by the name of those who meet', () => {
  const read = (text: string): object[] =>
    reader
      .read({ text, issuer: 'Peru', date: '2024-05-10' })
      .claims.filter((c) => c.kind === 'meeting')
      .map((c) => ({ modality: c.modality, ...c.slots }))

  it.each<[string, Record<string, unknown>]>([
    ['The fourth Tides Summit, foreseen for April 2024 in Lima, has been moved to April 2025.', { modality: 'scheduled', when: '2025-04' }],
    ['The fourth Tides Summit, foreseen for April 2024 in Lima, has been moved to April 2025.', { modality: 'cancelled', when: '2024-04' }],
    ['The ninth session of the Tides Commission, which should have been held this week, will meet later.', { modality: 'cancelled' }],
    [
      'The sixth Islands Ministers of Culture Meeting was held in Lima on 3 May.',
      { body: 'Islands Ministers of Culture Meeting', ordinal: 6 },
    ],
    [
      'The second Conference of the Parties to the Reef Treaty was held in Lima on 3 May.',
      { body: 'Conference of the Parties to the Reef Treaty', ordinal: 2 },
    ],
  ])('%s', (text, slots) => {
    expect(read(text)).toContainEqual(expect.objectContaining(slots))
  })
})
