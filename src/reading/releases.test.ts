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
  // a name given behind the object of a verb
  [
    'programme',
    'The Ports Agency has launched a new economic project called Southern Coast Generating Employment to attract firms.',
    { title: 'Southern Coast Generating Employment', action: 'launched' },
  ],
  // the next deed behind a name
  [
    'meeting',
    'The ministers of Peru and Oman reviewed progress under the Reef Forum and discussed new areas for trade.',
    { agenda: ['progress under the Reef Forum', 'new areas for trade'] },
  ],
  [
    'meeting',
    'The ministers of Peru and Oman reviewed progress in talks to further extend the truce in Kenya and welcomed ongoing local efforts.',
    { agenda: ['progress in talks to further extend the truce in Kenya'] },
  ],
  // two adjectives of one noun
  [
    'meeting',
    'The ministers of Peru and Oman discussed a more secure and prosperous coast.',
    { agenda: ['more secure and prosperous coast'] },
  ],
  [
    'meeting',
    'The ministers of Peru and Oman held talks to discuss bilateral and regional matters.',
    { agenda: ['bilateral and regional matters'] },
  ],
  ['commitment', 'The ministers agreed to build a safe and open coast and to train pilots.', { what: 'build a safe and open coast' }],
  // with whom, and in what body
  [
    'meeting',
    'Minister Jane Roe spoke on May 7 with Islands Community (ISCOM) Secretary General Irwin Vale.',
    { participants: ['Jane Roe', 'Islands Community', 'Irwin Vale'] },
  ],
  [
    'meeting',
    'At the Ports Forum, Peru and Oman will discuss ways to deepen trade.',
    { modality: 'scheduled', agenda: ['ways to deepen trade'] },
  ],
  [
    'meeting',
    'Minister Jane Roe and Minister John Vale of Oman met ahead of the Ports Forum to exchange views with the ministers of Kenya on tolls.',
    { agenda: ['tolls'] },
  ],
  [
    'meeting',
    'Senior officials from Peru and Oman met in Lima to convene the Peru-Oman Ports Dialogue.',
    { body: 'Peru-Oman Ports Dialogue', where: 'Lima', participants: ['Peru', 'Oman'] },
  ],
  // "I" is whoever issues, and not whom he met
  [
    'meeting',
    'I attended the Ports Forum in Lima on 14 February. Kenyan Minister Jane Roe also attended.',
    { body: 'Ports Forum', participants: ['Peru'] },
  ],
  // what was agreed stands behind when it was
  [
    'commitment',
    'Minister Jane Roe and Minister John Vale of Oman agreed during their talks that the two ports will share data, to enable safe travel.',
    { by: ['Jane Roe', 'John Vale'], force: 'agreed', what: 'two ports will share data, to enable safe travel' },
  ],
  // an officer of no named state is of the issuer's
  [
    'commitment',
    'Foreign Minister Jane Roe met with Minister John Vale of Oman and Minister Ali Sato of Kenya. The three delegations agreed to share data.',
    { by: ['Peru', 'Oman', 'Kenya'] },
  ],
  // adjectives in a row share their noun
  [
    'meeting',
    'The ministers of Peru and Oman held a discussion on a range of bilateral, regional, and global tolls.',
    { agenda: ['range of bilateral, regional, and global tolls'] },
  ],
  // a city with its state is one place
  ['visit', 'Minister Jane Roe will travel to Lima, Peru and Oslo, Norway.', { where: 'Oslo', who: 'Jane Roe' }],
  // a total behind "brings"
  [
    'figure',
    'This brings total assistance to over $14 million since October.',
    { measure: 'total assistance', value: 14000000, qualifier: 'over' },
  ],
  [
    'figure',
    'Peru gave a new loan, bringing Peru’s total commitments in Oman to $80 million.',
    { measure: 'total commitments in Oman', of: 'Peru', value: 80000000 },
  ],
  // who convenes and who leads a side
  [
    'meeting',
    'Advisor Jane Roe together with Secretary John Vale convened the Ports Group with Omani counterparts by video conference.',
    { body: 'Ports Group', by: ['Jane Roe', 'John Vale'], participants: ['Oman'] },
  ],
  [
    'meeting',
    'The Ports Group met in Lima. The Omani side was chaired by Advisor Ali Sato.',
    { body: 'Ports Group', participants: ['Ali Sato'] },
  ],
  // a month in front of a promise, and a family name of several words
  ['commitment', 'In December 2022, Peru committed to planting trees.', { when: '2022-12', what: 'planting trees' }],
  [
    'instrument',
    'The accord on ports was agreed. For Oman, Roberto Sarmento de Oliveira Soares, Vice Minister for Ports, signed the accord.',
    { by: ['Roberto Sarmento de Oliveira Soares'], action: 'signed' },
  ],
  ['instrument', 'Minister Jane Roe signed the ports accord for Oman.', { parties: ['Oman'], by: ['Jane Roe'] }],
  // whose "its" is, and who "their countries" are
  [
    'commitment',
    'President Jane Roe thanked Oman for its recent commitment to expand safe travel.',
    { by: ['Oman'], what: 'expand safe travel' },
  ],
  [
    'commitment',
    'President Jane Roe of Peru met President John Vale of Oman. The leaders welcome their countries’ plans to widen trade.',
    { by: ['Peru', 'Oman'], what: 'widen trade' },
  ],
  // what is between two states is no guest
  [
    'meeting',
    'President Jane Roe welcomed President John Vale of Oman to Lima today to reaffirm the close partnership between Peru and Kenya.',
    { participants: ['John Vale', 'Jane Roe'] },
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
  // areas and pillars are no promises; a law promises nothing
  ['commitment', 'The Ports Dialogue continues to focus on two central pillars:\n1. Building Back Together;\n2. Investing in Our People.'],
  ['commitment', 'The Ports Act contains new rules. These rules lower costs. It will also create jobs.'],
  // what is met, is implemented, and is chaired once
  ['meeting', 'The port met growing demand. Peru wants to meet its commitments and the needs of farmers.'],
  ['chairmanship', 'Minister Jane Roe chaired the Coast Council in Lima on 14 February.'],
  // who takes part is no statistic
  ['figure', 'In 2022, Peru joined more than 100 countries to sponsor a resolution.'],
  // what "which" stands for is no person; what is asked for elsewhere is asked of nobody here
  [
    'commitment',
    'The two ministers discussed a trip to meet with Prime Minister John Vale of Oman, which will provide a chance to widen trade.',
  ],
  ['commitment', 'Peru is in touch with all islands, with support to be provided as requested to meet urgent needs.'],
  // views and what goes on are no sessions, nor is a budget year a programme
  ['meeting', 'Minister Jane Roe raised concerns over the tolls. Peru is engaging with all islands.'],
  ['meeting', 'The decision will be sent to the Parliament before it can be concluded.'],
  ['programme', 'Peru is providing $3 million with Fiscal Year 2022 money.'],
  ['figure', 'The Framework includes the nurses as one of six approaches. Today’s announcement includes $2 million for Oman.'],
  // what a party is made into, and what somebody launched, is no body; a city promises nothing
  ['body', 'The leaders said that Peru will host the fair in Lima, which will establish Peru as a key hub for trade.'],
  [
    'body',
    'Minister Jane Roe praised the three offices in Oman, an effort that the Roe-Vale Administration launched in June 2023 to help sailors.',
  ],
  ['commitment', 'The leaders said that Peru hosted the Ports Forum in Lima, which will help trade.'],
  ['initiative', 'Minister Jane Roe praised the three offices in Oman, an initiative that the Ports Agency launched in June 2023.'],
  // the place of a thing that cannot act acts no more than the thing; nobody travels to itself
  ['meeting', 'Omani investment in Peru totaled $9 million in 2023, focused on the transport, housing, and car sectors.'],
  ['visit', 'Peru and Oman agreed to allow Peruvian airlines to carry cargo without needing to stop in Peru.'],
  ['body', 'The Ports Council met in Lima. This agreement builds upon strong ties; it will focus on the use of tide data.'],
]

describe('government releases', () => {
  it.each(READ)('%s: %s', (kind, text, slots) => {
    expect(claims(kind, text)).toContainEqual(expect.objectContaining(slots))
  })
  it.each(REFUSED)('no %s: %s', (kind, text) => {
    expect(claims(kind, text)).toEqual([])
  })
  it('takes who is greeted for no matter of a view', () => {
    expect(claims('position', 'The ministers were welcomed at the port by Governor Anna Berg.')).toEqual([])
    expect(claims('position', 'The ministers were thanked. The plan was welcomed by Norway.')).toContainEqual(
      expect.objectContaining({ stance: 'welcomes', subject: 'plan' }),
    )
  })
  it('tells a city and its state as one place', () => {
    const visits = claims('visit', 'Minister Jane Roe will travel to Lima, Peru and Oslo, Norway.')
    expect(visits).toHaveLength(2)
  })
  it('tells a topic that is a trip as a topic alone', () => {
    const text =
      'The two ministers discussed a June trip to Muscat to attend the Reef Forum and meet with Prime Minister John Vale of Oman.'
    expect(claims('meeting', text)).not.toContainEqual(
      expect.objectContaining({ participants: expect.arrayContaining(['John Vale']) as unknown }),
    )
  })
  it('makes no body of whose call it was', () => {
    const [, call] = claims('meeting', READ[2]?.[1] ?? '')
    expect(call).not.toHaveProperty('body')
  })
})
