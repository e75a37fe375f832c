import { describe, expect, it } from 'vitest'
import { reader } from '../reader.fixture.ts'

/** Sentences and what the reader must take from them, among other slots. */
const ROWS: readonly (readonly [text: string, slots: Record<string, unknown>])[] = [
  [
    'Oman and Peru have been strategic partners since May 2015.',
    { party: 'Oman', with: 'Peru', status: 'strategic partner', since: '2015-05' },
  ],
  [
    'Fiji was elected to the Executive Council of the Rivers Organization in 2023.',
    { party: 'Fiji', with: 'Executive Council of the Rivers Organization', status: 'member', when: '2023' },
  ],
  [
    'Strategic partners since 2013, Oman and Peru opened a trade office.',
    { party: 'Oman', with: 'Peru', status: 'Strategic partner', since: '2013' },
  ],
  [
    'ASEAN and Oman, which became a Dialogue Partner in 1996 and a Strategic Partner in 2013, met.',
    { party: 'Oman', with: 'ASEAN', status: 'Strategic Partner', since: '2013' },
  ],
  [
    'Oman has been a party to the Transit Agreement since 2002.',
    { party: 'Oman', with: 'Transit Agreement', status: 'party', since: '2002' },
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
  ['They prepared the bicentennial of Oman–Peru diplomatic relations in 2025.', { party: 'Oman', with: 'Peru', years: 200, when: '2025' }],
  [
    'This year marks the 30th anniversary of diplomatic relations between Oman and Peru, which were established on 2 June 1994.',
    { party: 'Oman', with: 'Peru', years: 30, since: '1994-06-02', when: '2024' },
  ],
  ['They look forward to Chile joining ASEAN as soon as possible.', { party: 'Chile', with: 'ASEAN', status: 'member' }],
  [
    'The minister welcomed the acceptance of Chile as a Dialogue Partner of the Pacific Islands Forum.',
    { party: 'Chile', with: 'Pacific Islands Forum', status: 'Dialogue Partner' },
  ],
  ['The presidents reaffirm the strategic alliance between Oman and Peru.', { party: 'Oman', with: 'Peru', status: 'strategic alliance' }],
  ['They will strengthen the Oman-Peru Alliance.', { party: 'Oman', with: 'Peru', status: 'alliance' }],
  [
    'She thanked Chile for its role as a dialogue partner of ASEAN, a status that it has held since 1995.',
    { party: 'Chile', with: 'ASEAN', status: 'dialogue partner', since: '1995' },
  ],
  ['They will prepare the restoration of diplomatic relations between Oman and Peru.', { party: 'Oman', with: 'Peru', action: 'restored' }],
  [
    'Peru was admitted as a full member of BRICS in January 2024.',
    { party: 'Peru', with: 'BRICS', status: 'full member', when: '2024-01' },
  ],
  ['The ministry will establish diplomatic relations with Tuvalu.', { party: 'Oman', with: 'Tuvalu', action: 'established' }],
  [
    'They reviewed many aspects of the relations between Oman and Peru, which were lifted to a strategic partnership in May 2018.',
    { party: 'Oman', with: 'Peru', status: 'strategic partnership', action: 'upgraded', when: '2018-05' },
  ],
  ['Oman and Peru have lifted their relationship to a Strategic Partnership.', { party: 'Oman', with: 'Peru', action: 'upgraded' }],
  ['Next year the Arctic Council will mark its 30th anniversary.', { party: 'Arctic Council', years: 30, when: '2025' }],
  ['As a member of ASEAN, Laos supports open trade.', { party: 'Laos', with: 'ASEAN', status: 'member' }],
  [
    'Oman, a founding member of the Arctic Council, hosted the talks.',
    { party: 'Oman', with: 'Arctic Council', status: 'founding member' },
  ],
  [
    'Chile supports the work of the Arctic Council, of which it is a permanent observer.',
    { party: 'Chile', with: 'Arctic Council', status: 'permanent observer' },
  ],
  ['Laos is the newest member of ASEAN.', { party: 'Laos', with: 'ASEAN', status: 'member' }],
  // a standing that is given or held
  [
    'In 2019 Peru was granted observer status in ASEAN.',
    { party: 'Peru', with: 'ASEAN', status: 'observer', action: 'joined', when: '2019' },
  ],
  ['ASEAN granted Peru observer status.', { party: 'Peru', with: 'ASEAN', status: 'observer' }],
  ['ASEAN conferred on Peru the status of Development Partner.', { party: 'Peru', with: 'ASEAN', status: 'Development Partner' }],
  ['Peru enjoys observer status in ASEAN.', { party: 'Peru', with: 'ASEAN', status: 'observer' }],
  ['Peru is an observer state of ASEAN.', { party: 'Peru', with: 'ASEAN', status: 'observer' }],
  ['Peru joined the Seed Union in 2012.', { party: 'Peru', with: 'Seed Union', status: 'member', when: '2012' }],
  [
    'Since the establishment of diplomatic relations in 1988, Chile and Peru have built schools.',
    { party: 'Chile', with: 'Peru', action: 'established', when: '1988' },
  ],
  ['As members of ASEAN, the ministers welcomed the accession of Peru.', { party: 'Peru', with: 'ASEAN', action: 'joined' }],
  ['The League of Ports granted observer status to Chile and Peru.', { party: 'Peru', with: 'League of Ports', status: 'observer' }],
  ['ASEAN renewed the observer status of Chile and Peru for two years.', { party: 'Peru', with: 'ASEAN', status: 'observer' }],
  [
    'They discussed the Seed Union, in which Chile has had candidate status since 2018.',
    { party: 'Chile', with: 'Seed Union', status: 'candidate', since: '2018' },
  ],
  ["Peru is one of Chile's priority partner countries.", { party: 'Peru', with: 'Chile', status: 'priority partner' }],
  ['Peru has been an Associated State of ASEAN since 1996.', { party: 'Peru', with: 'ASEAN', status: 'Associated State', since: '1996' }],
  [
    'The ministers welcomed Chile and Peru as Associate Members of the Pacific Islands Forum.',
    { party: 'Peru', with: 'Pacific Islands Forum', status: 'Associate Member' },
  ],
  ['With the accession of Peru in 2020, ASEAN has twelve members.', { party: 'Peru', with: 'ASEAN', action: 'joined', when: '2020' }],
  ['Chile joined the Seed Bank Fund in 2019.', { party: 'Chile', with: 'Seed Bank Fund', when: '2019' }],
  ['The Reef Defence Arrangements will mark 55 years in 2025.', { party: 'Reef Defence Arrangements', years: 55, when: '2025' }],
  ['Peru took part in the ASEAN session as an observer of the Seed Union.', { party: 'Peru', with: 'Seed Union', status: 'observer' }],
  ['Oman and Peru are founding members of the Seed Union.', { party: 'Peru', with: 'Seed Union', status: 'founding member' }],
  ['ASEAN and the Seed Union marked 20 years of partnership at a ceremony in Lima.', { party: 'ASEAN', with: 'Seed Union', years: 20 }],
  [
    'Peru has been a participating State of ASEAN since 1992.',
    { party: 'Peru', with: 'ASEAN', status: 'participating State', since: '1992' },
  ],
  ["They welcomed Peru's election to the Human Rights Council.", { party: 'Peru', status: 'member' }],
]

/** Sentences that name no tie. */
const NONE = [
  'Oman and Peru will launch a landmark partnership to clean their ports.',
  'They saw merit in establishing good relations between Oman and Peru.',
  'Peru is one of the countries that fish in the lake.',
  'The Council renewed the licence of Peru for two years.',
  'The ministers welcomed Oman as a friend of Peru.',
  'Oman intends to join the Clean Ports Pledge.',
  'Oman hopes that the visit will promote bilateral ties with Peru.',
  'They agreed on visits, toward elevating the relationship between Oman and Peru to new heights.',
]

describe('relation', () => {
  it.each(ROWS)('reads "%s"', (text, slots) => {
    const claims = reader
      .read({ text, issuer: 'Oman', date: '2024-03-01' })
      .claims.filter((c) => c.kind === 'relation')
      .map((c) => c.slots)
    expect(claims).toContainEqual(expect.objectContaining(slots))
  })

  it.each(NONE)('reads none in "%s"', (text) => {
    const { claims } = reader.read({ text, issuer: 'Oman', date: '2024-03-01' })
    expect(claims.filter((c) => c.kind === 'relation')).toEqual([])
  })
})
