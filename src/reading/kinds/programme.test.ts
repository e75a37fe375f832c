import { describe, expect, it } from 'vitest'
import { reader } from '../reader.fixture.ts'

/** Sentences and what the reader must take from them, among other slots. */
const ROWS: readonly (readonly [text: string, slots: Record<string, unknown>])[] = [
  // several of a kind, and what they are called
  [
    'Peru and Chile established a range of workstreams to improve flood response.',
    { title: 'workstreams to improve flood response', by: ['Peru', 'Chile'], action: 'launched' },
  ],
  [
    'Peru is improving safety at sea through a series of joint exercises known as the Coral Shield.',
    { title: 'Coral Shield', by: ['Peru'], action: 'ongoing' },
  ],
  // places without a number, and whoever is let in
  [
    'Norway welcomed the offering of places to members of the Omani Coast Guard in joint training courses.',
    { title: 'joint training courses', for: ['members of the Omani Coast Guard'] },
  ],
  [
    'Norway offered places to Omani officers in a navigation course.',
    { title: 'navigation course', by: ['Norway'], for: ['Omani officers'] },
  ],
  [
    'Norway welcomed Omani officers and sailors into its navigation training schools.',
    { title: 'navigation training schools', by: ['Norway'], for: ['Omani officers and sailors'] },
  ],
  // who is trained under a programme
  [
    'Under the Reef Skills Programme, Norway will train 40 technicians from Oman by 2027.',
    { title: 'Reef Skills Programme', by: ['Norway'], for: ['technicians from Oman'], value: 40 },
  ],
  // whose it is, since when, and that it is there already
  [
    "These funds are in addition to Norway's initial support package of up to $1 million announced last week.",
    { title: 'initial support package', by: ['Norway'], value: 1000000 },
  ],
  [
    'Norway runs a training programme in Oman. Beginning this year, the programme includes courses on ports, legal reform and help for farmers and other groups.',
    { when: '2024', areas: ['courses on ports', 'legal reform', 'help for farmers and other groups'] },
  ],
  ["Oman agreed to work with Norway through Norway's Clean Seas Programme.", { title: 'Clean Seas Programme', by: ['Norway'] }],
  ['The Reef Programme has planted trees since its launch in 2019.', { title: 'Reef Programme', action: 'launched', when: '2019' }],
  [
    'Oman and Peru are building the Reef Corridor. They praised the progress of the Corridor since its launch at the 2023 Ports Summit.',
    { title: 'Reef Corridor', action: 'launched', when: '2023' },
  ],
  // of what it consists, whom it is for
  [
    'The Reef Corridor will be comprised of two separate lines, the northern line linking Suva to Apia and the southern line linking Apia to Lima.',
    { areas: ['northern line linking Suva to Apia', 'southern line linking Apia to Lima'] },
  ],
  [
    'Norway plans to set up a Smart Ports Programme to deliver training to Oman and Peru.',
    { title: 'Smart Ports Programme', for: ['Oman', 'Peru'] },
  ],
  ['The new five-year programme will train 300 teachers and harbour inspectors.', { for: ['teachers', 'harbour inspectors'] }],
  [
    "Peru and Chile met in Lima. This includes the two countries' initiative for Omanis and Kenyans.",
    { by: ['Peru', 'Chile'], for: ['Omanis', 'Kenyans'] },
  ],
  [
    '“Trio” partners will launch a partnership to remove mines.',
    { title: 'partnership to remove mines', by: ['Trio'], action: 'launched' },
  ],
  ['Japan will hold a training course for 30 nurses from Peru.', { for: ['nurses from Peru'], value: 30, unit: 'nurse' }],
  ['Through the Reef Fellowship, 40 nurses from Peru studied in Lima.', { title: 'Reef Fellowship', value: 40, unit: 'nurse' }],
  ['Last week 24 officers completed the Harbour Training Programme.', { for: ['officers'], value: 24, action: 'completed' }],
  ['Harbour Training Project (loan: 5 million euros)', { title: 'Harbour Training Project', value: 5e6, unit: 'EUR' }],
  ['2026 has been declared the Year of Clean Rivers.', { title: 'Year of Clean Rivers', when: '2026' }],
  ['Each year Japan grants 100 scholarships to Omani students.', { title: 'scholarships', by: ['Japan'], frequency: 'annual', value: 100 }],
  ['The training programme for nurses was carried out in 2023.', { title: 'training programme', for: ['nurses'], when: '2023' }],
  ['The training programme for nurses will be rolled out by Peru.', { action: 'launched', by: ['Peru'] }],
  ['Officials from Peru received training on port safety.', { title: 'training on port safety', for: ['Officials from Peru'] }],
  ['Peru launched a training course on reefs. The course, now in its third year, runs until 2027.', { until: '2027' }],
  ['The Women in Ports Fellowship opened in Lima on 2 May.', { title: 'Women in Ports Fellowship', action: 'launched' }],
  ['Norway launched a training programme for Omani women.', { title: 'training programme', for: ['Omani women'] }],
  ['Norway is providing technical assistance to the Ministry of Ports of Peru.', { by: ['Norway'], for: ['Ministry of Ports of Peru'] }],
  ['Japan launched a training programme for nurses.', { title: 'training programme', action: 'launched', by: ['Japan'] }],
  [
    'Extension of the Harbour Training Programme by four years, with funding of $140 million',
    { action: 'extended', value: 140000000, unit: 'USD' },
  ],
  [
    'A course on port safety was opened last month. The course will be repeated each January.',
    { title: 'course on port safety', frequency: 'annual' },
  ],
  [
    'For nurses from Peru and Chile, the Reef Institute will hold an online course on fevers in May.',
    { title: 'online course on fevers', for: ['nurses from Peru and Chile'], mode: 'online', by: ['Reef Institute'] },
  ],
  [
    'Japan launched a programme for the protection of reefs, with a budget of $3 million.',
    { title: 'programme for the protection of reefs', value: 3000000, unit: 'USD' },
  ],
  [
    'A project to restore harbours in Peru, funded by Japan, was completed in May.',
    { title: 'project to restore harbours in Peru', by: ['Japan'] },
  ],
  ['Japan announced a grant of $3 million for village wells.', { title: 'grant for village wells', value: 3000000 }],
  [
    'In 2025, 400 places will be offered under the Reef Training Programme to teachers and engineers.',
    { title: 'Reef Training Programme', value: 400, unit: 'place', for: ['teachers', 'engineers'], when: '2025' },
  ],
  [
    'A new course on ports was opened for officials of the Member States; it has 30 seats.',
    { value: 30, unit: 'seat', for: ['officials of the Member States'] },
  ],
  ['The ministers agreed to extend the Reef Programme to 2030.', { title: 'Reef Programme', action: 'extended', until: '2030' }],
  [
    'Japan informed the meeting that its course for nurses from Peru, launched last year, would be extended until May 2025.',
    { title: 'course', by: ['Japan'], for: ['nurses from Peru'], action: 'extended', until: '2025-05' },
  ],
  [
    'Scholarships for reef studies, announced by the Minister in May 2023, remain available to students from Peru.',
    { title: 'Scholarships for reef studies', action: 'ongoing', for: ['students from Peru'] },
  ],
  ['The leaders agreed on a new $50 million Reef Partnership.', { title: 'Reef Partnership', value: 50000000, unit: 'USD' }],
  ["These sums come on top of Peru's support package of up to $2 million.", { title: 'support package', by: ['Peru'], value: 2000000 }],
  [
    'The Ports Package, which was announced in May, is intended to mobilise up to €2 billion by 2030.',
    { title: 'Ports Package', value: 2e9, until: '../2030' },
  ],
  [
    'The ministers noted the completion of the second phase of the Reef Observer Training Programme.',
    { title: 'Reef Observer Training Programme', action: 'completed' },
  ],
  [
    'The Clean Harbour Project, phase two of which was launched in Lima in May 2023, will run until December 2027.',
    { title: 'Clean Harbour Project', until: '2027-12' },
  ],
  [
    'The Coastal Ring Caravan, a project for schools, was completed in January 2024.',
    { title: 'Coastal Ring Caravan', action: 'completed', when: '2024-01' },
  ],
  [
    'A €15-million concessional loan for the repair of the pumps was approved in May 2023.',
    { title: 'concessional loan for the repair of the pumps', value: 15e6, unit: 'EUR' },
  ],
  ['Nurses from Chad have taken part in training courses run by Peru.', { by: ['Peru'], for: ['Nurses from Chad'] }],
  [
    'The Skills for Young Fishermen programme was completed in June 2023.',
    { title: 'Skills for Young Fishermen programme', action: 'completed', when: '2023-06' },
  ],
  [
    'Through the Reef Fellowship, Peru has offered full scholarships to 45 students.',
    { title: 'Reef Fellowship', value: 45, by: ['Peru'] },
  ],
  [
    'Peru will continue to offer 70 scholarships to students from Oman under the Harbour Skills programme.',
    { title: 'Harbour Skills programme', for: ['students from Oman'], value: 70 },
  ],
  [
    'Canada will contribute CAD 3 million through its Clean Ports Program to laboratories in Peru.',
    { title: 'Clean Ports Program', by: ['Canada'], value: 3e6, unit: 'CAD' },
  ],
  ['The bank has opened a credit line of 9 million euros for Omani banks.', { title: 'credit line', for: ['Omani banks'], value: 9e6 }],
  [
    'Japan launched the Clean Ports Programme. The second phase, funded by Peru with a budget of 8 million euros, was completed in 2023.',
    { title: 'Clean Ports Programme', by: ['Peru'], action: 'completed', when: '2023', value: 8e6 },
  ],
  ['The Clean Ports Programme, which entered its third year in May 2023, was praised.', { action: 'ongoing', when: '2023-05' }],
  ['The Clean Ports Programme was launched in 2013 and is funded by Japan.', { action: 'launched', when: '2013', by: ['Japan'] }],
  ['The Reef project (REEF), a scheme funded by Japan with 2 million euros, began in 2023.', { title: 'Reef project', by: ['Japan'] }],
  ['They discussed the training of port staff.', { title: 'training of port staff', for: ['port staff'] }],
]

describe('programme', () => {
  it.each(ROWS)('reads "%s"', (text, slots) => {
    const claims = reader
      .read({ text, issuer: 'Oman', date: '2024-03-01' })
      .claims.filter((c) => c.kind === 'programme')
      .map((c) => c.slots)
    expect(claims).toContainEqual(expect.objectContaining(slots))
  })

  it.each([
    // An idea without a name is no programme yet.
    'Japan supported the initiative of Peru on clean ports.',
    'They recalled the Harbour Initiative.',
    'Japan and Peru held a detailed exchange of views on port safety.',
    'They supported the idea of a Year of Clean Rivers.',
    'Relations have entered a new phase.',
    'The 2025-2026 Cooperation Programme was signed.',
    'Peru has received grant aid of 210 million dollars provided so far.',
  ])('reads no programme in "%s"', (text) => {
    expect(reader.read({ text, issuer: 'Oman', date: '2024-03-01' }).claims.filter((c) => c.kind === 'programme')).toEqual([])
  })
})
