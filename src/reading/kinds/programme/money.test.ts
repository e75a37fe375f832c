import { describe, expect, it } from 'vitest'
import { reader } from '../../reader.fixture.ts'

const programmes = (text: string): object[] =>
  reader
    .read({ text, issuer: 'Norway', date: '2024-05-10' })
    .claims.filter((c) => c.kind === 'programme')
    .map((c) => ({ ...c.slots }))

describe('money that goes into a programme', () => {
  it.each<[string, Record<string, unknown>]>([
    [
      'New programmes\n- Blue Shores Programme ($24.6 million, 2023 to 2028): protects mangroves and reefs in Fiji and Tonga.',
      { title: 'Blue Shores Programme', value: 24600000, when: '2023/2028', areas: ['mangroves and reefs'], for: ['Fiji', 'Tonga'] },
    ],
    [
      'New programmes\n- Tide-Ready Islands: a contribution of $7 million to stations led by the Tides Council.',
      { title: 'Tide-Ready Islands', value: 7000000, unit: 'USD', by: ['Tides Council'] },
    ],
    ['Gender equality\n- $3.2 million for the Reef Women Lead initiative.', { title: 'Reef Women Lead initiative', value: 3200000 }],
    ['Of this, $32 million is for the Tides Education Programme.', { title: 'Tides Education Programme', value: 32000000 }],
    [
      'Canada was thanked for its contribution of $18.5 million to the Early Tides Project.',
      { title: 'Early Tides Project', by: ['Canada'], value: 18500000 },
    ],
    [
      'Under the Ports Skills Programme 2021-2024, Kenya has earmarked $37 million for schools, ports and reefs.',
      { title: 'Ports Skills Programme', by: ['Kenya'], when: '2021/2024', value: 37000000, areas: ['schools', 'ports', 'reefs'] },
    ],
  ])('%s', (text, slots) => {
    expect(programmes(text)).toContainEqual(expect.objectContaining(slots))
  })
})
