import { describe, expect, it } from 'vitest'
import { reader } from '../reader.fixture.ts'

function initiatives(text: string): object[] {
  const { claims } = reader.read({ text, issuer: 'Peru', date: '2024-03-01' })
  return claims.filter((c) => c.kind === 'initiative').map((c) => ({ modality: c.modality, ...c.slots }))
}

describe('initiatives', () => {
  it.each<[string, object]>([
    // a party right behind the event that stands in front
    [
      'At the ASEAN Regional Forum Norway proposed a joint reef centre.',
      { idea: 'joint reef centre', by: ['Norway'], forum: 'ASEAN Regional Forum' },
    ],
    [
      'Kenya proposed that a seminar on reefs be convened in Nairobi in June. This proposal was supported by Ghana and Oman.',
      { idea: 'seminar on reefs', by: ['Kenya'], supporters: ['Ghana', 'Oman'] },
    ],
    ['Kenya, supported by Ghana, suggested the creation of a joint reef fund.', { by: ['Kenya'], supporters: ['Ghana'] }],
    [
      'The initiative “Clean Harbours”, put forward by Kenya, was supported by Ghana.',
      { idea: 'Clean Harbours', by: ['Kenya'], supporters: ['Ghana'] },
    ],
    [
      "We took note of Kenya's proposal to open a reef institute, which was supported by Ghana and Oman.",
      { idea: 'open a reef institute', by: ['Kenya'], supporters: ['Ghana', 'Oman'] },
    ],
    [
      'Ghana endorsed the proposal by Kenya and Oman to build a tide observatory.',
      { idea: 'build a tide observatory', by: ['Kenya', 'Oman'], supporters: ['Ghana'], action: 'supported' },
    ],
    [
      'The idea of a tide observatory, first floated by Kenya in 2022, found favour with Ghana.',
      { idea: 'tide observatory', by: ['Kenya'], supporters: ['Ghana'] },
    ],
    [
      'Ghana will return to its idea of a tide observatory, which it first put forward in 2021.',
      { idea: 'tide observatory', by: ['Ghana'], when: '2021' },
    ],
    [
      'Ghana supported the proposal of Kenya to set up a tide observatory.',
      { idea: 'set up a tide observatory', by: ['Kenya'], supporters: ['Ghana'], action: 'supported' },
    ],
    [
      'The Clean Ports Pledge, an effort co-initiated by Kenya and Ghana, has a new goal.',
      { idea: 'Clean Ports Pledge', by: ['Kenya', 'Ghana'] },
    ],
    [
      'Many announced their support for a Clean Ports Pledge to be launched at the Reef Conference.',
      { idea: 'Clean Ports Pledge', action: 'launched' },
    ],
    [
      'They discussed purchases through frameworks such as Kenya’s proposed ferry pool.',
      { idea: 'ferry pool', by: ['Kenya'], action: 'proposed' },
    ],
    [
      'They recalled the Joint Initiative on Reefs established in 2015.',
      { idea: 'Joint Initiative on Reefs', action: 'launched', when: '2015' },
    ],
    ['Kenya with support from Ghana and Oman presented a bridging proposal.', { by: ['Kenya'], supporters: ['Ghana', 'Oman'] }],
    [
      'Together with Ghana, Kenya launched the Group of Friends of the Reefs in June 2021.',
      { by: ['Kenya', 'Ghana'], action: 'launched', when: '2021-06' },
    ],
    ['The text follows the principles laid out by Kenya in May 2023.', { by: ['Kenya'], when: '2023-05' }],
    ['At the proposal of Oman, the Council decided to hold a reef day.', { idea: 'hold a reef day', by: ['Oman'] }],
    [
      'The ministers of Oman and Kenya launched the Green Ferry Initiative in May 2023.',
      { idea: 'Green Ferry Initiative', when: '2023-05' },
    ],
    ['It was proposed by the Kenyan side to open a tide observatory.', { idea: 'open a tide observatory', by: ['Kenya'] }],
    ['It was proposed to open a tide observatory.', { idea: 'open a tide observatory', modality: 'proposed' }],
    ["At Kenya's suggestion, the ministers considered a reef day.", { idea: 'reef day', by: ['Kenya'] }],
    ['Kenya made a proposal concerning a reef day.', { idea: 'reef day', by: ['Kenya'] }],
    ['Proposals were put forward by Kenya on a reef portal.', { idea: 'reef portal', by: ['Kenya'] }],
    ['Kenya took the initiative of opening a reef school.', { idea: 'opening a reef school', by: ['Kenya'] }],
    ['Kenya came up with an initiative to hold a reef day.', { idea: 'hold a reef day', by: ['Kenya'] }],
    ['Ghana recalled the initiative of Kenya, the Mombasa Dialogue on Reefs.', { idea: 'Mombasa Dialogue on Reefs', by: ['Kenya'] }],
    [
      'The idea of a common ferry ticket, raised by Kenya, was supported by Ghana.',
      { idea: 'common ferry ticket', by: ['Kenya'], supporters: ['Ghana'] },
    ],
    ['Kenya called for a joint fund for reefs.', { idea: 'joint fund for reefs', by: ['Kenya'] }],
    ['Kenya urged the creation of a council of reef ports.', { idea: 'creation of a council of reef ports', by: ['Kenya'] }],
    ['Ghana supported the creation of a joint fund for reefs.', { supporters: ['Ghana'], action: 'supported' }],
    ['Kenya mooted an annual reef festival.', { idea: 'annual reef festival', by: ['Kenya'] }],
    [
      'Kenya proposed the creation of a reef alliance at the African Union.',
      { idea: 'creation of a reef alliance', by: ['Kenya'], forum: 'African Union' },
    ],
    ['Kenya suggested the two sides open a tide observatory.', { idea: 'two sides open a tide observatory', by: ['Kenya'] }],
    [
      'The Ministers considered the idea, put forward by Kenya, of a tide observatory, which was supported by Ghana and Oman.',
      { idea: 'tide observatory', by: ['Kenya'], supporters: ['Ghana', 'Oman'] },
    ],
    [
      'We take up the proposal presented by President Rosa Pardo that the four states open a reef school.',
      { idea: 'four states open a reef school', by: ['Rosa Pardo'] },
    ],
    [
      'The Board took note of the proposal, tabled by Kenya in May, for a shared tide archive.',
      { idea: 'shared tide archive', by: ['Kenya'] },
    ],
    [
      'Ghana lent its support to the call by the Prime Minister of Kenya, Hon. Jane Roe, for a regional levy on sand.',
      { idea: 'regional levy on sand', by: ['Jane Roe'], supporters: ['Ghana'] },
    ],
    [
      'The Council accepted the recommendation of the Reefs Committee for the creation of a regional tide archive.',
      { idea: 'creation of a regional tide archive', by: ['Reefs Committee'] },
    ],
    ['Kenya proposed, for its part, that a joint committee of divers be set up.', { idea: 'joint committee of divers', by: ['Kenya'] }],
    ["Supports Kenya's proposal to open a reef school.", { idea: 'open a reef school', by: ['Kenya'], supporters: ['Peru'] }],
    ['It was suggested by the Omani side that a joint course on diving be held.', { idea: 'joint course on diving', by: ['Oman'] }],
    [
      'Kenya proposed the creation of a joint tide archive; Ghana and Oman backed the proposal.',
      { idea: 'creation of a joint tide archive', by: ['Kenya'], supporters: ['Ghana', 'Oman'] },
    ],
    ['Kenya has since proposed a joint stock of buoys.', { idea: 'joint stock of buoys', by: ['Kenya'] }],
  ])('%s', (text, expected) => {
    const read = initiatives(text)
    expect(read).toHaveLength(1)
    expect(read[0]).toMatchObject(expected)
  })

  it.each<[string, readonly string[]]>([
    [
      'Kenya put forward a plan in the form of a three-point proposal on reefs: opening a school, mapping the shoals, and training divers.',
      ['opening a school', 'mapping the shoals', 'training divers'],
    ],
    ['Kenya made two proposals:\n- to open a reef school;\n- a joint map of shoals.', ['open a reef school', 'joint map of shoals']],
    ['Kenya proposed the following:\n- a joint map of shoals;\n- to open a reef school.', ['joint map of shoals', 'open a reef school']],
  ])('each of several: %s', (text, ideas) => {
    expect(initiatives(text)).toMatchObject(ideas.map((idea) => ({ idea, by: ['Kenya'] })))
  })

  it.each([
    'Kenya called for calm on the reefs.',
    'Kenya called for a reform of the fees.',
    'A reef school supported by Kenya opened in May.',
    'Ghana supported the calls by Kenya for calm.',
    'The Meeting noted the recommendation of the auditors for better accounts.',
    'The Commission discussed the following proposals:\n- tolls;\n- ferries.',
  ])('puts nothing new forward: %s', (text) => {
    expect(initiatives(text)).toEqual([])
  })

  it('a task to propose something is no initiative', () => {
    expect(initiatives('Kenya was instructed to propose measures against smuggling.')).toEqual([])
  })
})
