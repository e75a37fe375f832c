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
