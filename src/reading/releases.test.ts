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
  // what is told beside a promise is no part of it
  [
    'commitment',
    'Minister Jane Roe reiterated the commitment to plant trees, noting that Oman has committed more than $7 million to the fund.',
    { what: 'plant trees', force: 'pledged' },
  ],
  // a long dash parts words though no space tells so
  [
    'programme',
    'Peru and Oman announced the first Clean Ports corridor in the Gulf—the Lima Economic Corridor—which will help trade.',
    { title: 'first Clean Ports corridor in the Gulf', by: ['Peru', 'Oman'], action: 'launched' },
  ],
  // days inside the phrase of a visit
  [
    'visit',
    'The Forum is an outcome of President Jane Roe’s February 3-4 visit to Muscat.',
    { who: 'Jane Roe', where: 'Muscat', when: '2024-02-03/2024-02-04' },
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
  // what an aside parts from its joint is said of what stands in front of it
  ['commitment', 'In 2023 Peru and Oman signed an accord, which, once in force, will help trade.'],
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
