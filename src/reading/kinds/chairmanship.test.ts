import { describe, expect, it } from 'vitest'
import { reader } from '../reader.fixture.ts'

/** Sentences and what the reader must take from them, among other slots. */
const ROWS: readonly (readonly [text: string, slots: Record<string, unknown>])[] = [
  ['Oman chairs the Transit Committee in 2024 and 2025.', { party: ['Oman'], role: 'chair', period: '2024/2025' }],
  [
    'Peru, which has been the country coordinator for ASEAN since 2018, spoke first.',
    { party: ['Peru'], role: 'country coordinator', body: 'ASEAN', period: '2018/..' },
  ],
  [
    'Oman will coordinate relations with Peru until July 2024.',
    { party: ['Oman'], role: 'country coordinator', body: 'relations with Peru', period: '../2024-07' },
  ],
  [
    'Oman will assume the Chair of the Pacific Islands Forum in 2026.',
    { party: ['Oman'], role: 'chair', body: 'Pacific Islands Forum', period: '2026' },
  ],
  [
    'President Jane Roe was elected by the fifth summit as the new Chair of the Transit Council.',
    { party: ['Jane Roe'], role: 'chair', body: 'Transit Council' },
  ],
  ['Peru will take responsibility as the next chair of the Transit Council.', { party: ['Peru'], role: 'chair', body: 'Transit Council' }],
  [
    'Minister Roe attended the fifth Summit of the Pacific Islands Forum. Peru will take over the chairmanship of the organisation in July.',
    { party: ['Peru'], role: 'chair', body: 'Pacific Islands Forum' },
  ],
  ['President Roe steps down as chair of the Transit Council.', { party: ['Roe'], role: 'chair', body: 'Transit Council' }],
  ['The Border Committee was co-chaired by Oman and Peru.', { party: ['Oman', 'Peru'], role: 'co-chair', body: 'Border Committee' }],
  ['The chairmanship in the Transit Council passed from Peru to Oman.', { party: ['Oman'], role: 'chair', body: 'Transit Council' }],
  ["The ministers met under India's G20 Presidency.", { party: ['India'], role: 'presidency', body: 'G20' }],
  ['The ASEAN Chairmanship passed to Laos in 2024.', { party: ['Laos'], role: 'chair', body: 'ASEAN', period: '2024' }],
  ['Oman supports Peru in its chairmanship of the Transit Council.', { party: ['Peru'], body: 'Transit Council' }],
  ['They discussed the priorities of Peru in the chair of the G20, which it holds until May 2024.', { party: ['Peru'], body: 'G20' }],
  ['The minister commended President Jane Roe’s leadership of the G20.', { party: ['Jane Roe'], role: 'chair', body: 'G20' }],
  ['Launch of a working group of ports, co-chaired by Oman and Peru', { party: ['Oman', 'Peru'], body: 'working group of ports' }],
  ['The Transit Council was co-chaired by Oman and by Peru, which spoke first.', { party: ['Oman', 'Peru'] }],
  ['The forum was closed by Jane Roe, Chair of the African Union.', { party: ['Jane Roe'], role: 'chair', body: 'African Union' }],
  ['Oman assumed the G20 Presidency on 1 December 2023.', { party: ['Oman'], body: 'G20', period: '2023-12-01/..' }],
  ['As Chair of the African Union, Angola spoke first.', { party: ['Angola'], role: 'chair', body: 'African Union' }],
  ['As Chair of the African Union, Oman will host the talks.', { party: ['Oman'], role: 'chair', body: 'African Union' }],
  [
    'The Summit elected Jane Roe as Chairperson of the African Union for 2025.',
    { party: ['Jane Roe'], body: 'African Union', period: '2025' },
  ],
  ["They valued Peru's role as Country Coordinator of ASEAN-Oman relations.", { party: ['Peru'], body: 'ASEAN-Oman relations' }],
  ['Peru takes over as Chair of the Transit Council from Oman.', { party: ['Peru'], role: 'chair', body: 'Transit Council' }],
  ['The incoming chair of ASEAN, Laos, presented its plans.', { party: ['Laos'], body: 'ASEAN' }],
  ['They congratulated Peru on assuming the chairmanship of ASEAN.', { party: ['Peru'], body: 'ASEAN' }],
  ['They congratulated Peru on its G20 Presidency.', { party: ['Peru'], role: 'presidency', body: 'G20' }],
  ['The G20 ministers met under the presidency of Peru.', { party: ['Peru'], role: 'presidency', body: 'G20' }],
  ['Kenya serves as co-chair of the task force on reefs.', { party: ['Kenya'], role: 'co-chair', body: 'task force' }],
  ['Kenya, as Chair of the African Union in 2024, spoke first.', { party: ['Kenya'], body: 'African Union', period: '2024' }],
  ['Peru is the Chair of ASEAN for 2025.', { party: ['Peru'], role: 'chair', body: 'ASEAN', period: '2025' }],
  ['Minister Jane Roe was elected Chair of the African Union for 2025.', { party: ['Jane Roe'], body: 'African Union', period: '2025' }],
  [
    'The Summit elected Minister Jane Roe as Chair of the African Union and Minister Jon Vale as the Incoming Chair.',
    { party: ['Jon Vale'], role: 'chair', body: 'African Union' },
  ],
  ['The forum was closed by Jane Roe, President of Peru and Chair of the African Union.', { party: ['Jane Roe'], body: 'African Union' }],
  ['Peru takes over the presidency of the Transit Council from Oman in July 2025.', { party: ['Oman'], period: '../2025-07' }],
  [
    'Peru will assume the chair of the Transit Council from Oman in January 2027 for a term of two years.',
    { party: ['Peru'], period: '2027-01/2028-12' },
  ],
  ['Peru will assume the chair of the Transit Council on 1 March 2027 for a year.', { period: '2027-03-01/2028-02-29' }],
  ['Peru will assume the chair of the Transit Council from Oman in 2027 for two years.', { party: ['Oman'], period: '../2027' }],
  ['Peru takes over the presidency from Oman on 1 July 2025.', { party: ['Peru'], role: 'presidency', period: '2025-07-01/..' }],
  ['Oman handed the gavel of the Transit Council to Peru.', { party: ['Peru'], role: 'chair', body: 'Transit Council' }],
  [
    "Peru's term as Chair of the Transit Council runs from May 2025 to April 2026.",
    { party: ['Peru'], body: 'Transit Council', period: '2025-05/2026-04' },
  ],
  ['The Peruvian side, which last year chaired ASEAN, spoke first.', { party: ['Peru'], body: 'ASEAN', period: '2023' }],
  [
    'The ministers of the Transit Council met in Lima, under the Pro Tempore Presidency of Peru.',
    { party: ['Peru'], role: 'presidency', body: 'Transit Council' },
  ],
  ['Oman takes over the Presidency of the Transit Council.', { party: ['Oman'], role: 'presidency', body: 'Transit Council' }],
  [
    'The ministers elected Bhutan as Vice-Chair of the Ports Committee.',
    { party: ['Bhutan'], role: 'vice-chair', body: 'Ports Committee' },
  ],
  ['They thanked Thailand for its able stewardship of BIMSTEC since 2022.', { party: ['Thailand'], body: 'BIMSTEC', period: '2022/..' }],
  [
    'They noted the forthcoming assumption by Burundi of the chair of the East African Community.',
    { party: ['Burundi'], body: 'East African Community' },
  ],
  ["They welcomed Malaysia's assumption of the ASEAN Chair in 2025.", { party: ['Malaysia'], body: 'ASEAN', period: '2025' }],
  ['The minister wished Laos every success as ASEAN Chair in 2024.', { party: ['Laos'], body: 'ASEAN', period: '2024' }],
  ['The ministers wished Poland success in its Presidency of the Transit Council.', { party: ['Poland'], body: 'Transit Council' }],
  ['They discussed the plans of Peru at the helm of the Transit Council.', { party: ['Peru'], role: 'chair', body: 'Transit Council' }],
  ['The Council asked Kenya to continue at the helm of the African Union.', { party: ['Kenya'], role: 'chair', body: 'African Union' }],
  ['Peru took over from Chile as chair of the African Union.', { party: ['Peru'], role: 'chair', body: 'African Union' }],
  ['Kenya has been entrusted with the chairmanship of the African Union.', { party: ['Kenya'], body: 'African Union' }],
  ['The current Chair of the African Union is Kenya.', { party: ['Kenya'], role: 'chair', body: 'African Union' }],
  ['The African Union Chair for 2025, Kenya, presented its plans.', { party: ['Kenya'], body: 'African Union', period: '2025' }],
  [
    'The Expert Group on Tides, of which India is lead country, met twice.',
    { party: ['India'], role: 'lead country', body: 'Expert Group on Tides' },
  ],
  ['The Expert Group on Tides is headed by Norway.', { party: ['Norway'], role: 'chair', body: 'Expert Group on Tides' }],
  [
    'The session was presided over by Kuwait, current chair of the African Union.',
    { party: ['Kuwait'], role: 'chair', body: 'African Union' },
  ],
  ['The African Union, with Uganda in the chair, adopted its work plan.', { party: ['Uganda'], role: 'chair', body: 'African Union' }],
  [
    'Oman handed the presidency of the Transit Council to Chile, which will exercise it in 2025.',
    { party: ['Chile'], role: 'presidency', body: 'Transit Council', period: '2025' },
  ],
  ["Peru's African Union Presidency begins on 1 December 2024.", { party: ['Peru'], body: 'African Union', period: '2024-12-01/..' }],
  ['The Rivers Forum, of which Peru holds the Chairmanship-in-Office, met in Lima.', { party: ['Peru'], body: 'Rivers Forum' }],
  ['Peru holds the Chairmanship-in-Office of the Rivers Forum.', { party: ['Peru'], role: 'chair', body: 'Rivers Forum' }],
  ['The Rivers Council convened in Lima, with Peru as chair.', { party: ['Peru'], role: 'chair', body: 'Rivers Council' }],
  ['They commended Peru for its coordination of the Ports Committee.', { party: ['Peru'], body: 'Ports Committee' }],
  [
    'The ministers thanked Kenya for its able coordination of ASEAN-Kenya Dialogue Relations and welcomed Malaysia as the incoming Country Coordinator for 2025-2028.',
    { party: ['Malaysia'], role: 'country coordinator', body: 'ASEAN-Kenya Dialogue Relations', period: '2025/2028' },
  ],
  [
    'Kenya, as Country Coordinator for ASEAN-India Dialogue Relations for the period 2024-2027, spoke first.',
    { party: ['Kenya'], role: 'country coordinator', body: 'ASEAN-India Dialogue Relations', period: '2024/2027' },
  ],
  [
    'They thanked Kenya for its leadership as Chair of the Ports Council from 2021 to 2023.',
    { party: ['Kenya'], body: 'Ports Council', period: '2021/2023' },
  ],
  ['The ministers congratulated Chile on assuming the Chair of the Ports Council.', { party: ['Chile'], body: 'Ports Council' }],
  ['The ministers thanked Chile for chairing the Ports Council in 2023.', { party: ['Chile'], body: 'Ports Council', period: '2023' }],
  [
    'Kenya takes over from Chile as coordinator of ASEAN relations with the European Union in August.',
    { party: ['Chile'], body: 'ASEAN relations with the European Union', period: '../2024-08' },
  ],
  [
    'They welcomed the assumption of the presidency of the Ports Council by Chile for the period 2025-2026.',
    { party: ['Chile'], body: 'Ports Council', period: '2025/2026' },
  ],
  ['Peru has co-chaired the Transit Committee since 2023.', { party: ['Peru'], role: 'co-chair', period: '2023/..' }],
]

describe('chairmanship', () => {
  it.each(ROWS)('reads "%s"', (text, slots) => {
    const claims = reader
      .read({ text, issuer: 'Oman', date: '2024-03-01' })
      .claims.filter((c) => c.kind === 'chairmanship')
      .map((c) => c.slots)
    expect(claims).toContainEqual(expect.objectContaining(slots))
  })

  it.each([
    'Minister Jane Roe chaired the working session.',
    'It was chaired by Minister Jane Roe.',
    'Minister Jane Roe led the trade mission.',
    'The leadership of the company passed to Jane Roe.',
    'He praised the leadership of Kenya in the talks on tides.',
    'Jane Roe is the President of Peru.',
    'The helm of the ship was restored by Norway.',
    'The Ports Council called for better coordination of rescue services.',
    'They thanked Kenya for its contribution to the coordination of aid.',
  ])('none in "%s"', (text) => {
    const { claims } = reader.read({ text, issuer: 'Oman', date: '2024-03-01' })
    expect(claims.filter((c) => c.kind === 'chairmanship')).toEqual([])
  })
})
