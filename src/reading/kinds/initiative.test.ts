import { describe, expect, it } from 'vitest'
import { reader } from '../reader.fixture.ts'

function initiatives(text: string): object[] {
  const { claims } = reader.read({ text, issuer: 'Peru', date: '2024-03-01' })
  return claims.filter((c) => c.kind === 'initiative').map((c) => ({ modality: c.modality, ...c.slots }))
}

describe('initiatives', () => {
  it.each<[string, object]>([
    [
      'Kenya proposed that a seminar on reefs be convened in Nairobi in June. This proposal was supported by Ghana and Oman.',
      { idea: 'seminar on reefs', by: ['Kenya'], supporters: ['Ghana', 'Oman'] },
    ],
    [
      'The initiative “Clean Harbours”, put forward by Kenya, was supported by Ghana.',
      { idea: 'Clean Harbours', by: ['Kenya'], supporters: ['Ghana'] },
    ],
    [
      "We took note of Kenya's proposal to open a reef institute, which was supported by Ghana and Oman.",
      { idea: 'open a reef institute', by: ['Kenya'], supporters: ['Ghana', 'Oman'] },
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
  ])('%s', (text, expected) => {
    const read = initiatives(text)
    expect(read).toHaveLength(1)
    expect(read[0]).toMatchObject(expected)
  })

  it('a task to propose something is no initiative', () => {
    expect(initiatives('Kenya was instructed to propose measures against smuggling.')).toEqual([])
  })
})
