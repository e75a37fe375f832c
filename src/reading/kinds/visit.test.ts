import { describe, expect, it } from 'vitest'
import { reader } from '../reader.fixture.ts'

function visits(text: string): object[] {
  const { claims } = reader.read({ text, issuer: 'Kenya', date: '2024-03-01' })
  return claims.filter((c) => c.kind === 'visit').map((c) => ({ modality: c.modality, ...c.slots }))
}

describe('visits to several places', () => {
  it.each<[string, object[]]>([
    [
      'Minister Jane Roe will visit Peru on 4 June, Chile on 6 June and Oman.',
      [{ where: 'Peru', when: '2024-06-04' }, { where: 'Chile', when: '2024-06-06' }, { where: 'Oman' }],
    ],
    ['Minister Jane Roe will visit Lima, Peru, on 4 June.', [{ where: 'Lima', when: '2024-06-04' }]],
  ])('%s', (text, expected) => {
    const found = visits(text)
    expect(found).toHaveLength(expected.length)
    expect(found).toMatchObject(expected)
  })
})

describe('visits', () => {
  it.each<[string, object]>([
    [
      'Foreign Minister Jane Roe will visit Peru on 4 June 2024.',
      { modality: 'scheduled', who: 'Jane Roe', where: 'Peru', when: '2024-06-04' },
    ],
    ['Foreign Minister Jane Roe is in Lima on a working visit.', { modality: 'done', who: 'Jane Roe', where: 'Lima' }],
    [
      'Foreign Minister Jane Roe will travel to Lima to sign the pact.',
      { modality: 'scheduled', who: 'Jane Roe', where: 'Lima', purpose: 'sign the pact' },
    ],
    [
      'President Jane Roe paid a state visit to Peru at the invitation of President Jon Vale.',
      { who: 'Jane Roe', where: 'Peru', host: 'Jon Vale', type: 'state' },
    ],
    [
      'Invited by President Jon Vale, President Jane Roe was on a state visit to Peru.',
      { who: 'Jane Roe', where: 'Peru', host: 'Jon Vale' },
    ],
    [
      'President Jon Vale invited President Jane Roe to visit Peru.',
      { modality: 'proposed', who: 'Jane Roe', where: 'Peru', host: 'Jon Vale' },
    ],
    [
      'President Jon Vale extended an invitation to President Jane Roe to visit Peru.',
      { modality: 'proposed', who: 'Jane Roe', where: 'Peru', host: 'Jon Vale' },
    ],
    [
      'Minister Jon Vale paid a courtesy call on President Jane Roe and extended an invitation to her to visit Peru.',
      { modality: 'proposed', who: 'Jane Roe', where: 'Peru', host: 'Jon Vale' },
    ],
    [
      'Minister Jon Vale met President Jane Roe, handed over a letter from the King and conveyed an invitation to visit Peru.',
      { modality: 'proposed', who: 'Jane Roe', where: 'Peru', host: 'Jon Vale' },
    ],
    [
      'Minister Jane Roe accepted the invitation extended to her by President Jon Vale to visit Peru.',
      { modality: 'expected', who: 'Jane Roe', where: 'Peru', host: 'Jon Vale' },
    ],
    [
      "Minister Jane Roe's programme includes a visit to the port of Mombasa.",
      { modality: 'scheduled', who: 'Jane Roe', where: 'Mombasa' },
    ],
    ['Minister Jane Roe concluded a two-day working visit to Peru.', { who: 'Jane Roe', where: 'Peru', type: 'working' }],
    [
      'Minister Jane Roe accepted on behalf of President Ana Ruiz the invitation to pay a state visit to Peru.',
      { modality: 'expected', who: 'Ana Ruiz', where: 'Peru', type: 'state' },
    ],
    ['Minister Jane Roe accepted an invitation to visit Peru.', { modality: 'expected', who: 'Jane Roe', where: 'Peru' }],
    [
      'A Peruvian delegation will be in Nairobi on 4 June 2024.',
      { modality: 'scheduled', who: 'Peruvian delegation', where: 'Nairobi', when: '2024-06-04' },
    ],
    ['Peru will send a trade mission to Nairobi in May.', { modality: 'scheduled', who: 'trade mission', where: 'Nairobi' }],
    ['Minister Jane Roe, on a visit to Nairobi, opened the school.', { who: 'Jane Roe', where: 'Nairobi' }],
    ['Minister Jane Roe returned from a visit to Nairobi.', { who: 'Jane Roe', where: 'Nairobi' }],
    ['Foreign Minister Jane Roe is in the Peruvian capital.', { who: 'Jane Roe', where: 'Lima' }],
    ['The visit of Foreign Minister Jane Roe to Peru has been postponed.', { modality: 'cancelled', who: 'Jane Roe', where: 'Peru' }],
    [
      'The visit to Peru of the Chilean Foreign Minister, which was planned for May 2024, has been put off.',
      { modality: 'cancelled', who: 'Chilean Foreign Minister', where: 'Peru', when: '2024-05' },
    ],
    [
      'Minister Jane Roe of Peru arrived in Nairobi for an official visit at the invitation of President Jon Vale.',
      { who: 'Jane Roe', where: 'Nairobi', host: 'Jon Vale', type: 'official' },
    ],
    ['Minister Jane Roe has postponed her visit to Peru.', { modality: 'cancelled', who: 'Jane Roe', where: 'Peru' }],
    ['Working visit of Minister Jane Roe to Peru', { who: 'Jane Roe', where: 'Peru', type: 'working' }],
    ['Foreign Minister Jane Roe to visit Peru in May', { modality: 'scheduled', who: 'Jane Roe', where: 'Peru', when: '2024-05' }],
    ['On a visit to Lima, Minister Jane Roe opened the school.', { who: 'Jane Roe', where: 'Lima' }],
    ['The visit of Minister Jane Roe to Lima is planned for May.', { who: 'Jane Roe', where: 'Lima', when: '2024-05' }],
    [
      'Minister Jane Roe accepted an invitation from Minister Jon Vale to visit Lima.',
      { modality: 'expected', who: 'Jane Roe', where: 'Lima', host: 'Jon Vale' },
    ],
    ['Minister Jane Roe led a business and academic delegation to Lima.', { who: 'Jane Roe', where: 'Lima' }],
    ['Minister Jane Roe thanked Minister Jon Vale for the welcome during her stay in Lima.', { who: 'Jane Roe', where: 'Lima' }],
    ['The two sides are preparing an official visit by Minister Jane Roe to Lima.', { modality: 'expected', who: 'Jane Roe' }],
    ['President Jane Roe will pay a visit to our country in May.', { who: 'Jane Roe', where: 'Kenya' }],
    [
      'The minister met in Muscat with Jane Roe, Foreign Minister of Peru, who is on a working visit to the country.',
      { who: 'Jane Roe', where: 'Kenya', type: 'working' },
    ],
    ['A delegation led by Jane Roe called at Lima in January.', { who: 'delegation', where: 'Lima', when: '2024-01' }],
    ['Minister Jane Roe will stay at home and thereafter travels to Lima.', { who: 'Jane Roe', where: 'Lima' }],
    ['Minister Jane Roe leaves for Lima on 4 March.', { modality: 'scheduled', who: 'Jane Roe', where: 'Lima' }],
    ['Minister Jane Roe toured the Rivers Museum.', { who: 'Jane Roe', where: 'Rivers Museum' }],
    [
      'Minister Jane Roe met Minister Jon Vale on 4 May and proceeded to Lima the following day.',
      { who: 'Jane Roe', where: 'Lima', when: '2023-05-05' },
    ],
    ['Minister Jane Roe concluded a three-day trip to Lima.', { who: 'Jane Roe', where: 'Lima' }],
    ['The visit of the King of Jordan, originally set for 6 March, has been postponed.', { modality: 'cancelled', who: 'King of Jordan' }],
    [
      'Jane Roe, Secretary-General of the Ministry, opened the talks.\nThe Secretary-General had arrived in Lima in January.',
      { who: 'Jane Roe', where: 'Lima', when: '2024-01' },
    ],
    ["Minister Jane Roe's next stop will be Lima.", { modality: 'scheduled', who: 'Jane Roe', where: 'Lima' }],
    ['Minister Jane Roe stopped over in Lima on 4 January.', { who: 'Jane Roe', where: 'Lima', when: '2024-01-04' }],
    ['During a stopover in Lima, Minister Jane Roe opened a school.', { who: 'Jane Roe', where: 'Lima' }],
    ['Minister Jane Roe leaves on 14 March for Lima.', { modality: 'scheduled', who: 'Jane Roe', where: 'Lima', when: '2024-03-14' }],
    ['The news was given by Minister Jane Roe during her visit to Lima, where rain fell.', { who: 'Jane Roe', where: 'Lima' }],
    ['Minister Jane Roe will visit Lima, Quito and Doha from 3 to 9 June.', { where: 'Lima', when: '2024-06-03/2024-06-09' }],
    ['The planned visit of the Prime Minister of Peru to Oman has been moved to September.', { modality: 'cancelled', where: 'Oman' }],
    ['15 March: Working visit by Minister Jane Roe to Lima and Quito', { modality: 'scheduled', where: 'Lima', when: '2024-03-15' }],
  ])('%s', (text, expected) => {
    expect(visits(text)[0]).toMatchObject(expected)
  })

  it('gives all places the time behind the last, and a visit called off its traveller', () => {
    const places = visits('Minister Jane Roe will visit Lima, Quito and Doha from 3 to 9 June.')
    expect(places.map((v) => Reflect.get(v, 'when'))).toEqual(Array(3).fill('2024-06-03/2024-06-09'))
    const [, off] = visits('Minister Jane Roe will visit Lima on 4 April. A trip to Quito has been deferred.')
    expect(off).toMatchObject({ modality: 'cancelled', who: 'Jane Roe', where: 'Quito' })
  })

  it('takes the guest for who visits the state of the host', () => {
    const text = 'Prime Minister Jane Roe of Peru held talks with Prime Minister Jon Vale of Chile during his working visit to Peru.'
    expect(visits(text)).toContainEqual(expect.objectContaining({ who: 'Jon Vale', where: 'Peru', type: 'working' }))
  })

  it.each([
    'Trade is in good order.',
    'Minister Jane Roe visited the subject again.',
    'The Ministers took part in two meetings: with Peru and with Chile.',
  ])('no visit: %s', (text) => {
    expect(visits(text)).toEqual([])
  })
})
