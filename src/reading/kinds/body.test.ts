import { describe, expect, it } from 'vitest'
import { reader } from '../reader.fixture.ts'

/** Sentences and what the reader must take from them, among other slots. */
const ROWS: readonly (readonly [text: string, slots: Record<string, unknown>])[] = [
  ['The Border Committee covers three areas: ports, customs and rail.', { name: 'Border Committee', areas: ['ports', 'customs', 'rail'] }],
  [
    'Founded in 1994, the Border Committee serves as a platform for dialogue on ports.',
    { name: 'Border Committee', action: 'established', since: '1994', nature: 'platform for dialogue', areas: ['ports'] },
  ],
  [
    'Peru and Chile launched their Reef Dialogue – a permanent platform for sharing data.',
    { name: 'Reef Dialogue', action: 'established', members: ['Peru', 'Chile'], nature: 'permanent platform', areas: ['sharing data'] },
  ],
  [
    'The ministers set up a high-level Reef Working Group to map the coast and to train divers.',
    { name: 'Reef Working Group', level: 'high-level', areas: ['map the coast', 'train divers'] },
  ],
  ['The Transit Committee, set up in 1978, meets once a year.', { name: 'Transit Committee', action: 'established', since: '1978' }],
  [
    'The Ad Hoc Group of Experts on Tolls was set up under the Border Committee in 2023.',
    { name: 'Ad Hoc Group of Experts on Tolls', parent: 'Border Committee', since: '2023' },
  ],
  ['A Technical Committee on Tolls was set up in January.', { name: 'Technical Committee on Tolls', since: '2024-01' }],
  ['The Transit Council has three members – Oman, Peru and Chile.', { name: 'Transit Council', members: ['Oman', 'Peru', 'Chile'] }],
  [
    'The ministers met in Lima. They will convene a Reef Working Group, which will:\n- map the coast;\n- train divers.',
    { name: 'Reef Working Group', areas: ['map the coast', 'train divers'] },
  ],
  ['The Border Committee covers three subjects:\n- customs;\n- visas, including fees.', { areas: ['customs', 'visas'] }],
  [
    'Founded in 1971, the Transit Forum is devoted to ports. Its priority areas are customs and visas.',
    { name: 'Transit Forum', areas: ['customs', 'visas'] },
  ],
  [
    'The ministers recognised the Border Committee and the Reef Council as the bilateral mechanisms to settle disputes.',
    { name: 'Reef Council', nature: 'bilateral mechanisms', areas: ['settle disputes'] },
  ],
  ['Oman and Peru launched the Oman–Peru Safe Technology (ST) Dialogue.', { action: 'established', members: ['Oman', 'Peru'] }],
  [
    'They set up a Truce Council, which will comprise officers from Peru with the objective of ensuring peace in the valley.',
    { name: 'Truce Council', members: ['officers from Peru'], areas: ['ensuring peace in the valley'] },
  ],
  ['A working group on border trade, inactive since 2020, resumed its work.', { action: 'resumed', areas: ['border trade'] }],
  ['Since its establishment in 2019, the Reef Union has trained divers.', { name: 'Reef Union', action: 'established', since: '2019' }],
  [
    'The Transit Forum is a consultative group comprising Oman, Peru and Chile.',
    { name: 'Transit Forum', nature: 'consultative group', members: ['Oman', 'Peru', 'Chile'] },
  ],
  [
    'The Working Group on Tolls and the Working Group on Rail were set up under the Transit Council in 2023.',
    { name: 'Working Group on Rail', parent: 'Transit Council', action: 'established', since: '2023' },
  ],
  ['Members of the Ports Council are Oman and Peru.', { name: 'Ports Council', members: ['Oman', 'Peru'] }],
  ['The Border Committee, the main mechanism for dialogue on ports, met in Lima.', { nature: 'main mechanism for dialogue' }],
  ['The Border Committee was set up in 2009.', { name: 'Border Committee', action: 'established', since: '2009' }],
  ['They agreed to set up a working group of senior officials.', { name: 'working group of senior officials', level: 'senior officials' }],
  ['They welcomed the proposal of Peru to set up a Reef Agency.', { name: 'Reef Agency', action: 'established' }],
  ['The Border Committee is a forum for dialogue on political and economic issues.', { areas: ['political and economic issues'] }],
  [
    'The Transit Union is a regional organisation that was established on 6 June 1997.',
    { name: 'Transit Union', action: 'established', since: '1997-06-06' },
  ],
  ['The Border Committee is devoted to customs and transit.', { name: 'Border Committee', areas: ['customs', 'transit'] }],
]

describe('body', () => {
  it.each(ROWS)('reads "%s"', (text, slots) => {
    const claims = reader
      .read({ text, issuer: 'Oman', date: '2024-03-01' })
      .claims.filter((c) => c.kind === 'body')
      .map((c) => c.slots)
    expect(claims).toContainEqual(expect.objectContaining(slots))
  })

  it.each([
    // The partnership was established, not the one of its sides that stands before the participle.
    'The partnership between Norway and the Border Committee, established in 2018, covers ports.',
    'Peru proposed to set up a mechanism for the protection of reefs.',
    'The Border Committee met in Lima. It is an annual event.',
    'The dialogue hosted by the Border Committee focused on ports.',
    'They noted the progress made by the Border Committee in addressing delays.',
    'Transit bodies, including Peru and Chile, met in Lima.',
  ])('reads no body in "%s"', (text) => {
    expect(reader.read({ text, issuer: 'Oman', date: '2024-03-01' }).claims.filter((c) => c.kind === 'body')).toEqual([])
  })
})
