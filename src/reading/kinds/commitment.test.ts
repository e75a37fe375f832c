import { describe, expect, it } from 'vitest'
import { reader } from '../reader.fixture.ts'

/** Each claim of a kind as its modality and slots; a first sentence keeps the text from being a title. */
function claims(kind: string, text: string): object[] {
  const read = reader.read({ text: `The talks took place in Lima. ${text}`, issuer: 'Peru and Chile', date: '2024-03-01' })
  return read.claims.filter((c) => c.kind === kind).map((c) => ({ modality: c.modality, ...c.slots }))
}

describe('commitments', () => {
  it.each<[string, object[]]>([
    ['A further $2 million will go to the clinic.', [{ what: 'further $2 million will go to the clinic', value: 2000000, unit: 'USD' }]],
    ['Outcomes\n\n1. Grant of $2 million for the construction of a clinic', [{ value: 2000000, unit: 'USD' }]],
    [
      'The Ministers decided that a ferry line will be opened in May and that the Agency will prepare the timetable.',
      [
        { by: ['Peru', 'Chile'], what: 'ferry line will be opened in May', force: 'decided' },
        { by: ['Peru', 'Chile'], what: 'Agency will prepare the timetable', force: 'decided' },
      ],
    ],
    [
      'Kenya announced that it would open a clinic and that it would train 300 nurses.',
      [
        { by: ['Kenya'], what: 'open a clinic' },
        { by: ['Kenya'], what: 'train 300 nurses', value: 300 },
      ],
    ],
    // deeds behind letters in one sentence
    [
      'It was agreed to: (a) exchange tide data; (b) hold drills each spring; and (c) explore a ferry link.',
      [
        { by: ['Peru', 'Chile'], what: 'exchange tide data', force: 'agreed' },
        { what: 'hold drills each spring', force: 'agreed' },
        { what: 'explore a ferry link', force: 'agreed' },
      ],
    ],
    // an aside between modal and verb, or between verb and object
    ['Kenya will, by the end of the year, open a clinic.', [{ by: ['Kenya'], what: 'open a clinic', due: '../2024' }]],
    [
      'The Council decided to lift, with immediate effect, the measures imposed on 9 January 2022.',
      [{ what: 'lift, with immediate effect, the measures imposed on 9 January 2022', force: 'decided' }],
    ],
    // money is that to which it is raised
    ['Kenya will raise its grant from $2 million to $3 million a year.', [{ by: ['Kenya'], value: 3000000, unit: 'USD' }]],
    [
      'The Council directed, in this context, the Secretariat to prepare a tide table.',
      [{ tasked: ['Secretariat'], what: 'prepare a tide table', force: 'tasked' }],
    ],
    [
      'The Council entrusted the Secretariat, in coordination with Oman, with drawing up a charter.',
      [{ tasked: ['Secretariat'], what: 'drawing up a charter', force: 'tasked' }],
    ],
    [
      'Kenya announced its decision to open an office in Lima and its intention to send 30 nurses to Peru.',
      [
        { by: ['Kenya'], what: 'open an office in Lima', force: 'decided' },
        { by: ['Kenya'], what: 'send 30 nurses to Peru', force: 'intends' },
      ],
    ],
    ['Kenya will conclude its visit to Lima tomorrow.', []],
    ['Peru and Chile will commemorate the 50th anniversary of their relations in 2027.', []],
    [
      'Kenya pledged, through the Asian Development Bank, to provide $2 million for the clinic.',
      [{ by: ['Kenya'], value: 2000000, force: 'pledged' }],
    ],
    ['Kenya will assume the Chair of the Forum in 2025.', []],
    [
      '\n\nAnnouncements\n1. Supply of 20 ambulances by May 2025\n2. Commencement of direct ferries to Lima',
      [
        { what: 'Supply of 20 ambulances by May 2025', value: 20, due: '../2025-05', force: 'pledged' },
        { what: 'Commencement of direct ferries to Lima' },
      ],
    ],
    ['Supply of ambulances was discussed.', []],
    ['Kenya will hand over the gavel to Oman.', []],
    ['The Council called upon its members to contribute to the clinic.', []],
    ['The Council decided to:\n- welcome the opening of the port;\n- open a clinic.', [{ what: 'open a clinic', force: 'decided' }]],
    ['The duty on tea will be lifted.', [{ modality: 'scheduled', by: ['Peru', 'Chile'], what: 'duty on tea will be lifted' }]],
    [
      'The Council directed that the Secretariat prepare a tide table by June.',
      [{ by: ['Council'], tasked: ['Secretariat'], what: 'prepare a tide table by June', force: 'tasked', due: '../2024-06' }],
    ],
    ['WE TASKED our officials to deepen the harbour.', [{ what: 'deepen the harbour', force: 'tasked', tasked: ['officials'] }]],
    [
      '1. ADOPTED the Basin Strategy and DIRECTED the Secretariat to count the wells;',
      [{ what: 'count the wells', force: 'tasked', tasked: ['Secretariat'] }],
    ],
    ['We endorse the work of the Reef Team and task it to count the seals.', [{ what: 'count the seals', force: 'tasked' }]],
    ['Oman and Kenya will each provide $2 million for the clinic.', [{ by: ['Oman', 'Kenya'], value: 2000000 }]],
    ['The Reef Fund has allocated $3 million to the clinic.', [{ by: ['Reef Fund'], value: 3000000 }]],
    [
      'Oman will continue to train pilots, to lend boats, and to map the tides.',
      [{ what: 'train pilots' }, { what: 'lend boats' }, { what: 'map the tides' }],
    ],
    [
      'They welcomed the contribution of $3 million by Oman towards the training of pilots.',
      [{ by: ['Oman'], what: 'training of pilots', value: 3000000 }],
    ],
    [
      'They welcomed pledges to the Reef Fund of $10 million from Oman and $2 million from Kenya.',
      [
        { by: ['Oman'], what: 'pledges to the Reef Fund', value: 10000000, force: 'pledged' },
        { by: ['Kenya'], value: 2000000 },
      ],
    ],
    ['There was agreement to deepen the harbour.', [{ by: ['Peru', 'Chile'], what: 'deepen the harbour', force: 'agreed' }]],
    ['It is planned to deepen the harbour by 2030.', [{ what: 'deepen the harbour by 2030', force: 'intends', due: '../2030' }]],
    ['200 computers will be supplied by Oman to schools in Kenya.', [{ by: ['Oman'], what: '200 computers', for: ['schools in Kenya'] }]],
    ['Oman will provide Kenya with 50 buses.', [{ by: ['Oman'], for: ['Kenya'], value: 50 }]],
    ['Oman will provide $5 million to support the nurses of Kenya.', [{ by: ['Oman'], for: ['nurses of Kenya'] }]],
    ['Oman will give 40 scholarships to Kenyan teachers.', [{ by: ['Oman'], for: ['Kenyan teachers'] }]],
    ['Oman will allocate $5 million in support of farmers in Kenya.', [{ by: ['Oman'], for: ['farmers in Kenya'] }]],
    ['Oman will invest $5 million over five years in nurseries.', [{ by: ['Oman'], due: 'P5Y' }]],
    ['A pledge of $5 million was made by Oman.', [{ by: ['Oman'], value: 5000000, force: 'pledged' }]],
    ['Oman extended a line of credit of $5 million to Kenya.', [{ by: ['Oman'], for: ['Kenya'], value: 5000000 }]],
    [
      'Oman pledged $5 million to the Fund and Kenya $2 million.',
      [
        { by: ['Oman'], value: 5000000 },
        { by: ['Kenya'], value: 2000000 },
      ],
    ],
    ['A deeper harbour was agreed upon.', [{ by: ['Peru', 'Chile'], what: 'deeper harbour', force: 'agreed' }]],
    ['Oman welcomed the commitment of Kenya to opening the port.', [{ by: ['Kenya'], what: 'opening the port', force: 'pledged' }]],
    ['Nairobi will send a team of restorers to Oman.', [{ by: ['Kenya'], what: 'send a team of restorers to Oman' }]],
    [
      'The sides committed to cutting the toll, to mapping the tides, and to training pilots.',
      [{ what: 'cutting the toll' }, { what: 'mapping the tides' }, { what: 'training pilots' }],
    ],
    ['Oman pledged not to raise the duty on tea.', [{ by: ['Oman'], what: 'not to raise the duty on tea' }]],
    ['Oman said that it would send nurses to Kenya.', [{ by: ['Oman'], what: 'send nurses to Kenya' }]],
    ['Agreement was reached to deepen the harbour.', [{ by: ['Peru', 'Chile'], what: 'deepen the harbour', force: 'agreed' }]],
    ['It was decided that a harbour would be dug.', [{ by: ['Peru', 'Chile'], what: 'harbour would be dug', force: 'decided' }]],
    ['The two sides agreed today to deepen the harbour.', [{ what: 'deepen the harbour', force: 'agreed' }]],
    ['Oman (the Host) and Qatar (the Partners) commit to open a port.', [{ by: ['Oman', 'Qatar'], what: 'open a port' }]],
    ['Norway will build or repair forty schools in Peru.', [{ by: ['Norway'], what: 'build or repair forty schools in Peru' }]],
    [
      'Norway and Oman will apply the plan and work towards a treaty on tides.',
      [{ what: 'apply the plan' }, { what: 'work towards a treaty on tides' }],
    ],
    ['Norway lifted its tariffs, and with this pact has committed to lift its quota.', [{ by: ['Norway'], what: 'lift its quota' }]],
    ['The sides agreed to make efforts to win the consent of Oman.', [{ what: 'make efforts to win the consent of Oman' }]],
    ['The sides agreed that talks to settle the length and approach to the treaty should start in June.', [{ force: 'agreed' }]],
    [
      'Many members, including Norway and Oman, declared their intention to lower the toll.',
      [{ by: ['Norway', 'Oman'], what: 'lower the toll', force: 'intends' }],
    ],
    [
      'It was reported that Norway has also signaled intent to lower the toll.',
      [{ by: ['Norway'], what: 'lower the toll', force: 'intends' }],
    ],
    [
      'They praised the pledge made by Norway, in May 2023, to share its maps.',
      [{ by: ['Norway'], what: 'share its maps', force: 'pledged' }],
    ],
    ['Norway confirmed its earlier pledge of $5 million to the fund.', [{ by: ['Norway'], value: 5000000, unit: 'USD', force: 'pledged' }]],
    ['The grant helps Kenya reach its goal of training every nurse by 2030.', [{ what: 'training every nurse by 2030', force: 'intends' }]],
    ['The sides reached a consensus on how to share the water.', [{ what: 'share the water', force: 'agreed' }]],
    ['Our aim is to open the port by 2030.', [{ by: ['Peru', 'Chile'], what: 'open the port by 2030', force: 'intends', due: '../2030' }]],
    ['Norway praised the commitment of Oman to share its maps.', [{ by: ['Oman'], what: 'share its maps' }]],
    ['The sides are committed to planting reeds, creating new jobs.', [{ what: 'planting reeds' }]],
    [
      'The sides tasked the Secretariat with drafting a plan, and with reporting to them.',
      [{ what: 'drafting a plan' }, { what: 'reporting to them' }],
    ],
    [
      'The sides pledged to work together and to settle their disputes by peaceful means.',
      [{ what: 'work together' }, { what: 'settle their disputes by peaceful means' }],
    ],
    ['The task now set by Norway is to double it.', [{ by: ['Norway'], what: 'double it', force: 'tasked' }]],
    [
      'Norway announced a grant of $5 million for schools and a loan of $9 million for roads.',
      [
        { what: 'grant of $5 million for schools', value: 5000000 },
        { what: 'loan of $9 million for roads', value: 9000000 },
      ],
    ],
    ['Norway will set up a desk for investors from Oman.', [{ for: ['investors from Oman'] }]],
    ['Norway pledged $2 million for schools, and $9 million for roads.', [{ value: 2000000 }, { value: 9000000 }]],
    ['Norway announced over $5 million in new funding for schools.', [{ what: 'new funding for schools', value: 5000000 }]],
    ['Norway will contribute $22 million to UNESCO.', [{ for: ['UNESCO'], value: 22000000 }]],
    ['Five million dollars will be provided to Kenya.', [{ for: ['Kenya'], value: 5000000, modality: 'scheduled' }]],
    ['Norway will provide loans to Kenya.', [{ for: ['Kenya'] }]],
    [
      'Norway will help the islands. This includes training nurses and repairing clinics.',
      [{ what: 'help the islands' }, { by: ['Norway'], what: 'training nurses' }, { by: ['Norway'], what: 'repairing clinics' }],
    ],
    ['The Secretariat was instructed to draft a plan.', [{ by: ['Peru', 'Chile'], tasked: ['Secretariat'], force: 'tasked' }]],
    [
      'The sides decided to instruct the Secretariat to draft a plan.',
      [{ force: 'decided' }, { tasked: ['Secretariat'], force: 'tasked', modality: 'done' }],
    ],
    ['The sides tasked their officials to draft a plan.', [{ tasked: ['officials'] }]],
    ['Norway will (i) cut the rate; and (ii) lift the ban on fish.', [{ what: 'cut the rate' }, { what: 'lift the ban on fish' }]],
    ['Norway is working to reopen the pass.', [{ what: 'reopen the pass', modality: 'expected' }]],
    ['Norway will cut the fee by 15 percent by the Transit Summit in May 2025.', [{ value: 15, unit: 'percent', due: '../2025-05' }]],
  ])('%s', (text, expected) => {
    const read = claims('commitment', text)
    expect(read).toHaveLength(expected.length)
    expect(read).toMatchObject(expected)
  })

  it.each([
    'The sides discussed the statement by Minister Jane Roe, which aims to cut costs.',
    'The sides agreed that the rules must be kept.',
    'The sides agreed on the importance of clean rivers.',
    'The Border Committee will play a role in the talks.',
    'The delegation will be led by Prime Minister Ito.',
    'President Okoye will be joined by the ministers of Peru and Chile.',
    'Norway has mobilised $6 million.',
    'The members may decide how they take part.',
    'They praised the safe, orderly, and secure passage of ships.',
  ])('%s', (text) => {
    expect(claims('commitment', text)).toEqual([])
  })
})

describe('positions', () => {
  it.each<[string, object[]]>([
    ['Concern was expressed over the flood.', [{ holder: ['Peru', 'Chile'], stance: 'concerned', subject: 'flood' }]],
    ['It was noted with satisfaction that trade had grown.', [{ holder: ['Peru', 'Chile'] }]],
    ['Oman reiterated its firm condemnation of the raid.', [{ stance: 'condemns', subject: 'raid' }]],
    ['The leaders look forward to a return visit.', [{ stance: 'supports', subject: 'return visit' }]],
    ['The leaders expressed their gratitude to Oman for its help.', [{ stance: 'thanks', subject: 'help', on: 'Oman' }]],
    ['Oman condemned the raid and the theft of grain.', [{ subject: 'raid' }, { subject: 'theft of grain' }]],
    ['Oman stressed the need for calm and the importance of trade.', [{ subject: 'need for calm' }, { subject: 'importance of trade' }]],
    ['The attacks must end.', [{ holder: ['Peru', 'Chile'], stance: 'calls for', subject: 'attacks must end' }]],
    ['Ministers met. Many stressed the value of calm.', [{ holder: ['Peru', 'Chile'], stance: 'considers', subject: 'value of calm' }]],
    [
      'Oman reaffirmed its support for the fund, noting that it grows.',
      [
        { stance: 'supports', subject: 'fund' },
        { stance: 'considers', subject: 'it grows' },
      ],
    ],
    ['The leaders thanked Oman for its help.', [{ stance: 'thanks', subject: 'help', on: 'Oman' }]],
  ])('%s', (text, expected) => {
    expect(claims('position', text)).toMatchObject(expected)
  })

  it.each([
    'Oman will open a fund to support the fishermen of Peru.',
    'The leaders noted that the Transit Forum would meet in Oslo in May 2024.',
    'Oman invited Peru to send nurses.',
    'Repeated visits have supported the work on tides.',
    'Kenya noted that the port had 40 berths in 2023.',
    'Recalling the Harbour Charter of 1997 and the decisions of the Council;',
    'We are pleased to announce a new ferry line.',
    'Kenya confirmed its attendance.',
    'Oman is supporting a study of the tides.',
    'The port will see its budget increased by $2 million.',
    'Kenya proposed a seminar on reefs. The proposal was supported by Oman.',
  ])('%s', (text) => {
    expect(claims('position', text)).toEqual([])
  })

  it.each([
    'No agreement was reached on tolls.',
    'Minister Roe expressed confidence that the ministries will reopen the pass.',
    'Kenya hoped that Peru would lower its tolls.',
    'They signed a note on how the two countries will lend boats.',
    'The summit seeks to ease the rise of tolls.',
  ])('what is denied, hoped or asked promises nothing: %s', (text) => {
    expect(claims('commitment', text)).toEqual([])
  })

  it('"they" are the parties, not the one person who spoke last', () => {
    const [agreed] = claims(
      'commitment',
      'Peru and Chile met in Lima. Minister Jane Roe praised the plan. They agreed to open a ferry line.',
    )
    expect(agreed).toMatchObject({ by: ['Peru', 'Chile'] })
  })

  it('a last name that opens a sentence is the person named before', () => {
    const text = 'Foreign Minister Jane Vale of Kenya met the press. Vale pledged to reopen the pass.'
    expect(claims('commitment', text)).toContainEqual(expect.objectContaining({ by: ['Jane Vale'] }))
  })

  it.each([
    ['The importance of clean rivers was stressed.', { holder: ['Peru', 'Chile'], subject: 'importance of clean rivers' }],
    ['Kenya is deeply worried about the rise of the tides.', { holder: ['Kenya'], stance: 'concerned' }],
    ['Kenya took note with satisfaction of the opening of the port.', { holder: ['Kenya'], stance: 'welcomes' }],
    ['Kenya noted that the port plays an important role in 2024.', { subject: 'port plays an important role in 2024' }],
    ['Kenya believes that the treaty should be signed.', { stance: 'calls for', subject: 'treaty should be signed' }],
    ['Kenya stressed that in 2023 the port had been quiet.', { holder: ['Kenya'], subject: 'in 2023 the port had been quiet' }],
  ])('a view: %s', (text, expected) => {
    expect(claims('position', text)).toContainEqual(expect.objectContaining(expected))
  })
})
