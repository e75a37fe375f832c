import { describe, expect, it } from 'vitest'
import { reader } from '../reader.fixture.ts'

function instruments(text: string, issuer = 'Peru'): object[] {
  const { claims } = reader.read({ text, issuer, date: '2024-03-01' })
  return claims.filter((c) => c.kind === 'instrument').map((c) => ({ modality: c.modality, ...c.slots }))
}

describe('instruments', () => {
  it.each<[string, object[]]>([
    [
      'Agreements and memorandums signed\n\n1. Memorandum of Understanding between Chile and Kenya on ferries\n2. Programme of Cultural Cooperation for 2025-2028',
      [
        { type: 'Memorandum of Understanding', subject: 'ferries', action: 'signed', parties: ['Chile', 'Kenya'] },
        { title: 'Programme of Cultural Cooperation', action: 'signed', period: '2025/2028' },
      ],
    ],
    [
      'A. Agreements and MoUs\n1. MoU on Cooperation in Plant Health\n2. Protocol amending the Ports Agreement\n3. Renewal of the Tides Agreement\n4. Exchange of Letters on ferry safety',
      [
        { title: 'MoU on Cooperation in Plant Health' },
        { type: 'Protocol', subject: 'amending the Ports Agreement' },
        { title: 'Tides Agreement', action: 'renewed' },
        { type: 'Exchange of Letters', subject: 'ferry safety' },
      ],
    ],
    [
      'The following instruments were signed during the visit:\na) Memorandum of Understanding on Cooperation in Ports;\nb) Extradition Treaty.',
      [
        { title: 'Memorandum of Understanding on Cooperation in Ports', action: 'signed' },
        { title: 'Extradition Treaty', action: 'signed' },
      ],
    ],
    [
      'The parties have signed:\n- The Cooperation Program between the Ministry of Ports of Peru and the Ministry of Ports of Chile for 2024-2025;\n- The Agreement between the Institute of Tides of Peru and the Institute of Reefs of Chile on tide data.',
      [
        {
          title: 'Cooperation Program',
          action: 'signed',
          period: '2024/2025',
          parties: ['Ministry of Ports of Peru', 'Ministry of Ports of Chile'],
        },
        { type: 'Agreement', action: 'signed', subject: 'tide data' },
      ],
    ],
    [
      'The sides signed a Memorandum of Understanding (MoU) on Biennial Consultations.',
      [{ title: 'Memorandum of Understanding on Biennial Consultations', action: 'signed' }],
    ],
    [
      'They signed two Memoranda of Understanding (MoUs) on tide data.',
      [{ type: 'Memoranda of Understanding', subject: 'tide data', action: 'signed' }],
    ],
    [
      'Peru and Chile on Tuesday signed a number of agreements on ferries.',
      [{ type: 'agreements', subject: 'ferries', action: 'signed', when: '2024-02-27', parties: ['Peru', 'Chile'] }],
    ],
    [
      'The Agreement on Cooperation and Mutual Assistance in Customs Affairs was signed.',
      [{ title: 'Agreement on Cooperation and Mutual Assistance in Customs Affairs', action: 'signed' }],
    ],
    [
      'They noted the Clean Ports Plan, and the status of the Tides Strategy and Roadmap 2025–2040.',
      [{ title: 'Clean Ports Plan' }, { title: 'Tides Strategy' }, { type: 'Roadmap', period: '2025/2040' }],
    ],
    [
      'They witnessed the exchange of the following agreements/MoUs:\nAgreement between Peru and Chile for the protection of reefs. In the new Agreement, the ceiling has been raised.\nMoU for Cooperation in Tide Data.',
      [
        { type: 'Agreement', subject: 'protection of reefs', action: 'exchanged', parties: ['Peru', 'Chile'] },
        { title: 'MoU for Cooperation in Tide Data', action: 'exchanged' },
      ],
    ],
    [
      'Peru and Chile signed one agreement and two Memoranda of Understanding.',
      [
        { type: 'agreement', action: 'signed', parties: ['Peru', 'Chile'] },
        { title: 'Memoranda of Understanding', action: 'signed', parties: ['Peru', 'Chile'] },
      ],
    ],
    [
      'They welcomed the finalisation of the new Plan of Action that will be adopted at the Rivers Summit next month.',
      [
        { modality: 'scheduled', title: 'Plan of Action', action: 'adopted', when: '2024-04', at: 'Rivers Summit' },
        { title: 'Plan of Action', action: 'negotiated' },
      ],
    ],
    [
      'Peru and Chile have taken a step to deepen ties, signing ten memorandums on ferries.',
      [{ modality: 'done', type: 'memorandums', subject: 'ferries', action: 'signed', parties: ['Peru', 'Chile'] }],
    ],
    [
      'Peru and Chile signed on Tuesday a plan on ports.',
      [{ type: 'plan', subject: 'ports', action: 'signed', when: '2024-02-27', parties: ['Peru', 'Chile'] }],
    ],
    [
      'The ministers signed a Cooperation Program between Peru and Chile for 2024-2025 aimed at safer ports.',
      [{ title: 'Cooperation Program', action: 'signed', period: '2024/2025', parties: ['Peru', 'Chile'] }],
    ],
    [
      'Peru and Chile signed a “coastal action plan” aimed at safer ports.',
      [{ title: 'coastal action plan', action: 'signed', parties: ['Peru', 'Chile'] }],
    ],
    ['Following the talks, a package of documents was signed.', [{ modality: 'done', type: 'documents', action: 'signed' }]],
    [
      'The Lima Charter, adopted on 16 November 2023, sets out common aims.',
      [{ title: 'Lima Charter', action: 'adopted', when: '2023-11-16' }],
    ],
    ['The ports agreement is due to be signed in September.', [{ type: 'agreement', subject: 'ports', action: 'signed' }]],
    [
      'Peru welcomed the ratification by Chile of the High Tides Treaty in January.',
      [{ title: 'High Tides Treaty', action: 'ratified', parties: ['Chile'], when: '2024-01' }],
    ],
    ['Peru and Oman signed a memorandum on ferries in Lima.', [{ subject: 'ferries' }]],
    [
      'The ministers adopted a work plan on fisheries for 2024–2027 and a joint statement on ferry safety.',
      [
        { type: 'work plan', subject: 'fisheries', action: 'adopted', period: '2024/2027', by: ['ministers'] },
        { type: 'joint statement', subject: 'ferry safety', action: 'adopted' },
      ],
    ],
    [
      'Three documents are expected to be adopted: two work plans, on energy for 2024–2026 and on trade for 2024–2027, and a statement on ports.',
      [
        { modality: 'expected', type: 'work plan', subject: 'energy', period: '2024/2026' },
        { modality: 'expected', type: 'work plan', subject: 'trade', period: '2024/2027' },
        { modality: 'expected', type: 'statement', subject: 'ports' },
      ],
    ],
    [
      'Memorandums of cooperation are in force between Peru and Chile (2005), Kenya (2011) and Ghana (2019).',
      [
        { type: 'memorandum of cooperation', parties: ['Peru', 'Chile'], when: '2005', action: 'in force' },
        { parties: ['Peru', 'Kenya'], when: '2011' },
        { parties: ['Peru', 'Ghana'], when: '2019' },
      ],
    ],
    [
      'Signed in 1987, the Harbour Convention entered into force in 1990.',
      [
        { title: 'Harbour Convention', action: 'signed', when: '1987' },
        { action: 'in force', when: '1990' },
      ],
    ],
    [
      'The Harbour Charter between Peru and Chile, signed in Lima on 4 May 2019, was extended until 2030.',
      [
        { title: 'Harbour Charter', action: 'signed', when: '2019-05-04', parties: ['Peru', 'Chile'] },
        { action: 'extended', period: '../2030' },
      ],
    ],
    [
      'Peru welcomed the signing by Chile, on 3 May 2023, of the Reef Convention.',
      [{ title: 'Reef Convention', action: 'signed', when: '2023-05-03', parties: ['Chile'] }],
    ],
    [
      'A programme of cooperation for 2021–2023 was approved and later extended until 2025.',
      [
        { type: 'programme of cooperation', action: 'approved', period: '2021/2023' },
        { action: 'extended', period: '../2025' },
      ],
    ],
    [
      'Negotiations with Kenya on a free trade agreement were launched in May 2022.',
      [{ type: 'free trade agreement', action: 'launched', when: '2022-05', parties: ['Peru', 'Kenya'] }],
    ],
    [
      'Two documents were signed:\na protocol on pilotage\na plan of action for 2024–2026',
      [
        { type: 'protocol', subject: 'pilotage', action: 'signed' },
        { type: 'plan of action', action: 'signed', period: '2024/2026' },
      ],
    ],
    ['Today’s Ferry Memorandum is the result of long talks.', [{ modality: 'done', title: 'Ferry Memorandum', when: '2024-03-01' }]],
    [
      'They noted the 25 March Joint Statement by Chile and Kenya.',
      [{ title: 'Joint Statement', when: '2023-03-25', by: ['Chile', 'Kenya'] }],
    ],
    [
      'The ministers upheld the agreements reached by Chile and Kenya at the Border Committee.',
      [{ type: 'agreements', parties: ['Chile', 'Kenya'] }],
    ],
    [
      'Acme and 5iH signed MOUs to build a ferry and to train pilots.',
      [
        { type: 'MOU', subject: 'build a ferry', action: 'signed', parties: ['Acme', '5iH'] },
        { type: 'MOU', subject: 'train pilots', action: 'signed' },
      ],
    ],
    [
      'Under the Intergovernmental Agreement focused on river pilots, Chile is funding a study.',
      [{ type: 'Intergovernmental Agreement', subject: 'river pilots' }],
    ],
    ['We note the World Bank’s Emergency Ferry Plan.', [{ title: 'Emergency Ferry Plan', by: ['World Bank'] }]],
    ['Once it is ratified, the Harbour Convention will help pilots.', [{ title: 'Harbour Convention' }]],
    [
      'Declaration by Chile and Peru on ferry safety\nWe agree to meet.\nDone at Lima on 3 May 2023.',
      [
        { type: 'Declaration', subject: 'ferry safety' },
        { type: 'Declaration', subject: 'ferry safety', action: 'signed', when: '2023-05-03' },
      ],
    ],
    [
      'Peru and Chile adopted the Port Plan of Action. They agreed to finalise its successor for 2026–2030.',
      [{ title: 'Port Plan of Action' }, { modality: 'expected', type: 'plan of action', period: '2026/2030' }],
    ],
    [
      'The Framework for an Agreement on Ferries (the “Agreement”) helps pilots. They will finalise the text of the Agreement by June.',
      [{ title: 'Agreement on Ferries' }, { title: 'Agreement on Ferries', action: 'negotiated' }],
    ],
    ['Ports were named in the League of Ports resolution (R/RES/70/12).', [{ title: 'R/RES/70/12', type: 'resolution' }]],
    [
      'They noted that the Agreement establishing the Reef Union, opened for signature in Lima in March 2018, has been signed by Kenya.',
      [{ title: 'Agreement establishing the Reef Union', action: 'signed', parties: ['Kenya'] }],
    ],
    ['The ministers will develop and adopt a roadmap on ferries.', [{ type: 'roadmap', subject: 'ferries' }]],
    [
      'Ferry Cooperation Agreement: Acme and 5iH announced a joint effort to build ferries.',
      [{ title: 'Ferry Cooperation Agreement', parties: ['5iH', 'Acme'] }],
    ],
    [
      'Yesterday our Transport Ministers announced principles for ferry pilots.',
      [{ type: 'principles', by: ['Transport Ministers'], when: '2024-02-29' }],
    ],
    ['The ministers of Peru and Chile today signed the Ferry Treaty.', [{ title: 'Ferry Treaty', action: 'signed', when: '2024-03-01' }]],
    [
      'The ministers will consider a draft plan of action of the forum for 2024–2028.',
      [{ type: 'draft plan of action', period: '2024/2028', action: 'discussed' }],
    ],
    ['We commit to secure an agreement acceptable to all.', [{ modality: 'expected', type: 'agreement' }]],
    [
      'Two memoranda of understanding, on ferries and on ports, were signed.',
      [
        { type: 'memorandum of understanding', subject: 'ferries', action: 'signed' },
        { type: 'memorandum of understanding', subject: 'ports', action: 'signed' },
      ],
    ],
    ['The General Assembly adopted resolution 78/123.', [{ title: 'resolution 78/123', type: 'resolution', action: 'adopted' }]],
    ['They look forward to the adoption of the Ferry Plan 2027–2031.', [{ title: 'Ferry Plan', action: 'adopted', period: '2027/2031' }]],
    [
      'They hoped that the agreement on ferries would be signed in May 2024.',
      [{ modality: 'expected', action: 'signed', when: '2024-05' }],
    ],
    ['They welcomed the 2040 Agenda for Reefs.', [{ title: 'Agenda for Reefs' }]],
    [
      'The following documents were signed: a Memorandum of Understanding on Reefs, an Exchange Programme for 2025–2027 and a Ferry Agreement.',
      [
        { title: 'Memorandum of Understanding on Reefs', action: 'signed' },
        { title: 'Ferry Agreement', action: 'signed' },
      ],
    ],
    [
      'The free trade agreement with Chile was signed in 2019. Negotiations with Kenya were relaunched in May 2023.',
      [{ action: 'signed' }, { type: 'free trade agreement', action: 'negotiated', when: '2023-05', parties: ['Peru', 'Kenya'] }],
    ],
    [
      'The protocol to amend the Ferry Treaty entered into force in May 2023.',
      [{ type: 'protocol', action: 'in force', when: '2023-05' }, {}],
    ],
    [
      'Peru and Chile signed a Declaration of Intent on reefs.',
      [{ type: 'Declaration of Intent', subject: 'reefs', parties: ['Peru', 'Chile'] }],
    ],
    ['The Ministers welcomed the implementation of the Reef Vision 2040.', [{ title: 'Reef Vision 2040' }]],
    ['A trilateral memorandum was signed.', [{ type: 'memorandum', action: 'signed' }]],
  ])('%s', (text, expected) => {
    const read = instruments(text)
    expect(read).toHaveLength(expected.length)
    expect(read).toMatchObject(expected)
  })

  it.each<[string, object]>([
    ['The signing of a memorandum on ferries, planned for May, has been postponed.', { modality: 'cancelled', subject: 'ferries' }],
    [
      'Negotiations on a Ferry Agreement were concluded on 3 October 2023.',
      { title: 'Ferry Agreement', action: 'negotiated', when: '2023-10-03' },
    ],
    ['Recalling the Harbour Charter, signed in Lima, which entered into force on 20 May 2022;', { action: 'in force', when: '2022-05-20' }],
    ['The memorandum on work in fisheries, which runs well, will be extended.', { subject: 'work in fisheries', action: 'extended' }],
    ['Oman became a party to the Harbour Treaty in 2020.', { title: 'Harbour Treaty', action: 'acceded', when: '2020' }],
    [
      'They welcomed the entry into force, on the margins of the session, of the Harbour Treaty.',
      { title: 'Harbour Treaty', action: 'in force' },
    ],
    [
      'The Protocol amending the Tides Convention, initialled in Lima in May 2023, was lauded.',
      { type: 'Protocol', subject: 'amending the Tides Convention', action: 'signed', when: '2023-05' },
    ],
    [
      'The experts made progress on the draft agreement on ferry pilots.',
      { modality: 'expected', subject: 'ferry pilots', action: 'negotiated' },
    ],
    ['The Harbour Treaty entered provisionally into force on 1 June 2023.', { action: 'in force', when: '2023-06-01' }],
    [
      'They welcomed the signing of the Tides Protocol in Lima and its entry into force on 1 May 2023.',
      { title: 'Tides Protocol', action: 'in force', when: '2023-05-01' },
    ],
    [
      'The Council recalled the Harbour Charter and noted its extension until 2030.',
      { title: 'Harbour Charter', action: 'extended', period: '../2030' },
    ],
    ['A contract on ferries was signed by Oman Railways.', { parties: ['Oman Railways'] }],
  ])('%s', (text, expected) => {
    expect(instruments(text)).toContainEqual(expect.objectContaining(expected))
  })

  it('the noun of a deed may have its day and place before its thing', () => {
    expect(instruments('They welcomed the signing last week in Lima of a memorandum on ferries.')).toMatchObject([
      { type: 'memorandum', subject: 'ferries', action: 'signed' },
    ])
  })

  it.each([
    'The plan may be renewed by mutual consent.',
    'It was agreed to open an office.',
    'Peru will prepare a list of priorities for 2025.',
    'The Commission was praised for its adoption of the budget.',
    'They acted in keeping with the principles of the Harbour Charter.',
    'An agreement was reached to open a line.',
    'Statement by Minister Jane Roe on ferries',
    'Peru supports efforts under the Clean Ports Pledge Pathway.',
    'They stressed the principles enshrined in the Harbour Charter.',
    'They agreed on initiatives arising from this Joint Statement.',
    'They work together through the Ports Cooperation framework.',
    'Peru is developing effective ferry frameworks.',
    'Firms will meet ferry standards.',
    'They will review the implementation of the Plan of Action.',
    'Subject to the conclusion of an agreement, Peru will cut its fees.',
    'They welcomed progress in reaching agreement with the Fund on ferries.',
  ])('says nothing of an instrument: %s', (text) => {
    expect(instruments(text)).toEqual([])
  })

  it('takes a year to come in front of a title for no day', () => {
    expect(instruments('They welcomed the 2040 Agenda for Reefs.')).toEqual([{ modality: 'done', title: 'Agenda for Reefs' }])
  })
})
