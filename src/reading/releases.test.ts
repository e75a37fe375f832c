import { describe, expect, it } from 'vitest'
import { reader } from './reader.fixture.ts'

/** The claims of one kind in a release of Peru, each as its modality and slots. */
function claims(kind: string, text: string): object[] {
  const read = reader.read({ text, issuer: 'Peru', date: '2024-03-01' })
  return read.claims.filter((c) => c.kind === kind).map((c) => ({ modality: c.modality, ...c.slots }))
}

/** Forms of readouts, joint statements and fact sheets: a kind, a text, and what one of its claims must hold. */
const READ: readonly (readonly [kind: string, text: string, slots: Record<string, unknown>])[] = [
  // a letter that is cut short inside a name
  [
    'meeting',
    'Today, the President of Peru, Jane R. Roe Jr., received the Prime Minister of Oman, John Vale.',
    { participants: ['John Vale', 'Jane R. Roe Jr'] },
  ],
  // one person alone is never "they"
  [
    'meeting',
    'Foreign Minister Jane Roe of Peru met with Minister Akiba Sato of Oman and Director Kim Soo of Kenya in Lima. They discussed tolls.',
    { participants: ['Jane Roe', 'Akiba Sato', 'Kim Soo'], agenda: ['tolls'] },
  ],
  [
    'meeting',
    'Readout of Minister Roe’s Call with Minister Vale of Oman\nMinister Jane Roe spoke by phone with Minister John Vale of Oman. They discussed tolls.',
    { participants: ['Jane Roe', 'John Vale'], agenda: ['tolls'] },
  ],
]

/** What no claim of the kind may be made of. */
const REFUSED: readonly (readonly [kind: string, text: string])[] = [
  // the aim of one act is no mandate of who acts
  ['body', 'The Northern Ports Agency will work with local officials to address tariff barriers.'],
  ['body', 'The Northern Ports Agency is holding three workshops to promote safe fishing.'],
  // headings
  ['commitment', 'The ministers met in Lima.\nPROMOTING INCLUSIVE GROWTH\nTrade grew last year.'],
  ['commitment', 'The ministers met in Lima.\nInvesting in Clean Ports\nTrade grew last year.'],
  // what somebody means to do is no document
  ['instrument', 'The two ministers discussed future plans to widen the harbour.'],
  ['instrument', 'The two ministers discussed their visions for trade.'],
]

describe('government releases', () => {
  it.each(READ)('%s: %s', (kind, text, slots) => {
    expect(claims(kind, text)).toContainEqual(expect.objectContaining(slots))
  })
  it.each(REFUSED)('no %s: %s', (kind, text) => {
    expect(claims(kind, text)).toEqual([])
  })
  it('makes no body of whose call it was', () => {
    const [, call] = claims('meeting', READ[2]?.[1] ?? '')
    expect(call).not.toHaveProperty('body')
  })
})
