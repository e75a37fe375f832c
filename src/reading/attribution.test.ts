import { describe, expect, it } from 'vitest'
import type { Kind } from './claim.ts'
import { reader } from './reader.fixture.ts'

const PEOPLE = 'Foreign Minister Jane Roe of Norway met Minister of Ports Jon Vale of Kenya in Lima. '
const ISSUER = 'Peru'

/** What somebody is said to have said: the kind of the claim, who says so, and what else it must hold. */
type Case = readonly [text: string, kind: Kind, speaker: string, slots: object]

function claimsOf(text: string, kind: Kind): object[] {
  const { claims } = reader.read({ text, issuer: ISSUER, date: '2024-03-01' })
  return claims.filter((c) => c.kind === kind).map((c) => ({ speaker: c.speaker, ...c.slots }))
}

const reads = (cases: readonly Case[]): void => {
  it.each(cases)('%s', (text, kind, speaker, slots) => {
    expect(claimsOf(text, kind)).toContainEqual(expect.objectContaining({ speaker, ...slots }))
  })
}

describe('quoted', () => {
  reads([
    ['"The road is safe," said Foreign Minister Jane Roe.', 'position', 'Jane Roe', { holder: ['Jane Roe'], subject: 'road is safe' }],
    ['"The road is safe," Foreign Minister Jane Roe said.', 'position', 'Jane Roe', { holder: ['Jane Roe'], subject: 'road is safe' }],
    ['Foreign Minister Jane Roe said: "The road is safe."', 'position', 'Jane Roe', { holder: ['Jane Roe'], subject: 'road is safe' }],
    ['“The road is safe,” Foreign Minister Jane Roe told reporters in Lima.', 'position', 'Jane Roe', { subject: 'road is safe' }],
    ['"The road is safe," said the Minister of Ports, Jon Vale.', 'position', 'Jon Vale', { subject: 'road is safe' }],
    ['"The road is safe," Jane Roe, the Foreign Minister, told the press.', 'position', 'Jane Roe', { subject: 'road is safe' }],
    ['"The road is safe," said Foreign Minister Jane Roe. "Its tolls are fair."', 'position', 'Jane Roe', { subject: 'tolls are fair' }],
    ['"The road is safe. Its tolls are fair," said Foreign Minister Jane Roe.', 'position', 'Jane Roe', { subject: 'road is safe' }],
    ['"The road is safe. Its tolls are fair," said Foreign Minister Jane Roe.', 'position', 'Jane Roe', { subject: 'tolls are fair' }],
    ['Foreign Minister Jane Roe said: "The road is safe. Its tolls are fair."', 'position', 'Jane Roe', { subject: 'tolls are fair' }],
    [`${PEOPLE}"The road is safe," said Minister Vale.`, 'position', 'Jon Vale', { holder: ['Jon Vale'] }],
    [
      'Quotes attributable to Minister Jon Vale: "The road is safe and its tolls are fair."',
      'position',
      'Jon Vale',
      { holder: ['Jon Vale'] },
    ],
    ['Foreign Minister Jane Roe stated: "We will open three new ferry lines."', 'commitment', 'Jane Roe', { by: ['Peru'] }],
    [`${PEOPLE}"We will open three new ferry lines," said Minister Vale.`, 'commitment', 'Jon Vale', { by: ['Kenya'] }],
    [
      `${PEOPLE}Minister Vale stated: "We pledge to plant ten thousand trees."`,
      'commitment',
      'Jon Vale',
      { by: ['Kenya'], force: 'pledged' },
    ],
    ['"I propose that the ports share their tide data," said Foreign Minister Jane Roe.', 'initiative', 'Jane Roe', { by: ['Jane Roe'] }],
    [
      '"Trade between Peru and Chile grew by 4 percent in 2023," said Foreign Minister Jane Roe.',
      'figure',
      'Jane Roe',
      { change: '+4%', period: '2023' },
    ],
    ['"Clean rivers are vital to the region," said Foreign Minister Jane Roe.', 'position', 'Jane Roe', { holder: ['Jane Roe'] }],
    ['"We need patience on both banks of the river," said Foreign Minister Jane Roe.', 'position', 'Jane Roe', { stance: 'calls for' }],
  ])
})

describe('reported', () => {
  reads([
    [`${PEOPLE}Minister Roe noted that the road was safe.`, 'position', 'Jane Roe', { holder: ['Jane Roe'], subject: 'road was safe' }],
    [`${PEOPLE}Minister Roe noted that Kenya had proposed a reef fund.`, 'initiative', 'Jane Roe', { by: ['Kenya'], idea: 'reef fund' }],
    [
      `${PEOPLE}Minister Roe recalled that Kenya had pledged to open the pass.`,
      'commitment',
      'Jane Roe',
      { by: ['Kenya'], force: 'pledged' },
    ],
    [`${PEOPLE}Minister Roe said that Oman would supply 40 buses.`, 'commitment', 'Jane Roe', { by: ['Oman'] }],
    [`${PEOPLE}Minister Roe said that in 2023 Kenya and Oman signed a treaty on ports.`, 'instrument', 'Jane Roe', { when: '2023' }],
    [`${PEOPLE}Minister Roe added that the Rivers Forum would meet in Lima in May 2025.`, 'meeting', 'Jane Roe', { when: '2025-05' }],
    [
      'The Kenyan side, for its part, informed that it would share its maps.',
      'commitment',
      'Kenya',
      { by: ['Kenya'], what: 'share its maps' },
    ],
    ['The Kenyan side reported that exports to Oman reached $4 million in 2023.', 'figure', 'Kenya', { value: 4_000_000, period: '2023' }],
    [
      'Minister Jon Vale was quoted as saying that the talks were constructive.',
      'position',
      'Jon Vale',
      { subject: 'talks were constructive' },
    ],
    ['Oman announced that it would host the Rivers Forum in May 2025.', 'meeting', 'Oman', { by: ['Oman'], when: '2025-05' }],
    ['Minister Jon Vale announced that Kenya will donate 10 boats to Oman.', 'commitment', 'Jon Vale', { by: ['Kenya'], for: ['Oman'] }],
    ['Ghana said that Kenya had proposed to open a reef school.', 'initiative', 'Ghana', { by: ['Kenya'], idea: 'open a reef school' }],
  ])
})

describe('framed', () => {
  reads([
    ['According to the Kenyan side, Ghana proposed a reef fund.', 'initiative', 'Kenya', { by: ['Ghana'] }],
    ['According to Minister Jon Vale, trade with Oman grew by 4 percent in 2023.', 'figure', 'Jon Vale', { change: '+4%' }],
    ['Trade with Oman grew by 4 percent in 2023, according to the World Bank.', 'figure', 'World Bank', { change: '+4%' }],
    ['Trade with Oman grew by 4 percent in 2023, said Minister Jon Vale.', 'figure', 'Jon Vale', { change: '+4%' }],
    ['Kenya, according to its ambassador, will lend 40 instruments to Ghana.', 'commitment', 'Kenya', { by: ['Kenya'] }],
    ['In the words of Minister Jon Vale, tourism is a bridge between peoples.', 'position', 'Jon Vale', { holder: ['Jon Vale'] }],
    [
      'In the view of the Kenyan side, fish stocks are healthy.',
      'position',
      'Kenya',
      { holder: ['Kenya'], subject: 'fish stocks are healthy' },
    ],
    ['As Minister Jon Vale put it, the port is a gate to the sea.', 'position', 'Jon Vale', { subject: 'port is a gate to the sea' }],
  ])
})

describe('first person', () => {
  const SPEECH = 'Speech by Foreign Minister Jane Roe at the Annual Lecture\n'
  reads([
    [`${SPEECH}I welcome the report of the Secretary-General.`, 'position', ISSUER, { holder: ['Jane Roe'], stance: 'welcomes' }],
    [
      `${SPEECH}I am glad to be here. Let me thank Iceland for its hospitality.`,
      'position',
      ISSUER,
      { holder: ['Jane Roe'], on: 'Iceland' },
    ],
    [`${SPEECH}Tomorrow I will travel to Oslo.`, 'visit', ISSUER, { who: 'Jane Roe', where: 'Oslo' }],
    [`${SPEECH}Mr President, we will lend the collection to every museum.`, 'commitment', ISSUER, { by: ['Peru'] }],
    [`${SPEECH}I propose a joint reef school.`, 'initiative', ISSUER, { by: ['Jane Roe'], idea: 'joint reef school' }],
  ])
})

describe('nobody else speaks', () => {
  reads([
    ['Kenya will open three new ferry lines.', 'commitment', ISSUER, { by: ['Kenya'] }],
    [
      'The sides elevated their ties to a "Strategic Partnership" and Kenya agreed to open a consulate.',
      'commitment',
      ISSUER,
      { by: ['Kenya'] },
    ],
    ['Kenya welcomed the proposal of Ghana to open a reef school.', 'initiative', ISSUER, { by: ['Ghana'] }],
    ['According to the plan for 2024, Kenya will open three new ferry lines.', 'commitment', ISSUER, { by: ['Kenya'] }],
  ])

  it('a source of figures holds no view', () => {
    expect(claimsOf('According to the Ministry of Finance, exports reached 4 billion dollars in 2023.', 'position')).toEqual([])
  })
})
