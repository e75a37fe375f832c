import { describe, expect, it } from 'vitest'
import { reader } from '../reader.fixture.ts'

const meetings = (text: string): object[] =>
  reader
    .read({ text, issuer: 'Kenya', date: '2024-03-01' })
    .claims.filter((c) => c.kind === 'meeting')
    .map((c) => ({ modality: c.modality, ...c.slots }))

/** Sentences and what one of their meetings must hold, among other slots. */
const ROWS: readonly (readonly [text: string, slots: Record<string, unknown>])[] = [
  // what met before is the body of the session told of
  [
    'The Minister will attend the third session of the Kenya–Peru Joint Ports Committee, which last met in Nairobi in May 2022.',
    { body: 'Kenya–Peru Joint Ports Committee', modality: 'done', when: '2022-05', where: 'Nairobi' },
  ],
  // letters in brackets are those of the body in front of them
  [
    'The ministers co-chaired the fifth meeting of the Peru-Kenya Joint Commission on Bilateral Cooperation (JCBC) in Lima. The next JCBC will be held in Nairobi in 2025.',
    { body: 'Peru-Kenya Joint Commission on Bilateral Cooperation', modality: 'scheduled', where: 'Nairobi', when: '2025' },
  ],
  // a day between those who act and their verb
  ['Peru and Kenya on Monday held the Rivers Consultations in Lima.', { when: '2024-02-26', participants: ['Peru', 'Kenya'] }],
  // what talks addressed is their agenda
  ['The talks between Peru and Kenya addressed tolls and visas.', { title: 'talks', agenda: ['tolls', 'visas'] }],
  // the number said again in brackets, and a title that tells which one it is
  ['The Forty-Ninth (49th) Regular Meeting of the Rivers Conference was held in Lima.', { ordinal: 49, where: 'Lima' }],
  ['Next Rivers Summit on April 4', { body: 'Rivers Summit', when: '2024-04-04' }],
  // a dateline with its agency
  [
    'Lima (Lowport News) – Peruvian Foreign Minister Jane Roe and Kenyan Foreign Minister Jon Vale co-chaired the Rivers Forum.',
    { body: 'Rivers Forum', chairs: ['Jane Roe', 'Jon Vale'] },
  ],
  // an office beside its holder is no further person, and ministries stand for their states
  ['The Chair of the Conference, Prime Minister Jane Roe, presided over the Rivers Forum.', { chairs: ['Jane Roe'] }],
  [
    'Political consultations between the Ministries of Foreign Affairs of Peru and Kenya were held in Lima.',
    { participants: ['Peru', 'Kenya'] },
  ],
  [
    'Foreign Minister Jane Roe met Foreign Minister Jon Vale.\nRoe and Vale discussed tolls.',
    { participants: ['Jane Roe', 'Jon Vale'], agenda: ['tolls'] },
  ],
  // letters in brackets inside the name of a session
  [
    'The Second Meeting of the ASEAN-Peru (AP) Joint Tides Committee (JTC) was held on 24 February in Lima.',
    { body: 'ASEAN-Peru Joint Tides Committee', ordinal: 2, where: 'Lima' },
  ],
  // who tells it is no more of a list, and what is talked of lies elsewhere
  [
    'Minister Roe met with President Vale and Minister Okoye, the Ministry of Foreign Affairs said.',
    { participants: ['Roe', 'Vale', 'Okoye'] },
  ],
  // two states in front of their commission
  [
    'The seventh session of the Peru and Kenya Permanent Joint Commission for Cooperation (PJCC) opened in Lima.',
    { body: 'Peru and Kenya Permanent Joint Commission for Cooperation', ordinal: 7, where: 'Lima' },
  ],
  // an agency that tells it, and two offices with a dash between them
  [
    'The ministers of Peru and Kenya discussed tolls and visas, Lowport News reports.',
    { participants: ['Peru', 'Kenya'], agenda: ['tolls', 'visas'] },
  ],
  [
    'Deputy Prime Minister – Minister of Foreign Affairs of Peru Jane Roe met with Minister Jon Vale.',
    { participants: ['Jane Roe', 'Jon Vale'] },
  ],
  // who met gives the rank
  ['Senior officials of ASEAN and Peru held their second meeting today.', { rank: 'senior officials', ordinal: 2 }],
  [
    'Peru proposed that a special meeting of the Foreign Ministers be convened in Lima in July.',
    { modality: 'proposed', rank: 'ministers' },
  ],
  [
    'Kenya endorsed the proposal of Peru to hold a Rivers Summit every two years.',
    { body: 'Rivers Summit', modality: 'proposed', frequency: 'biennial' },
  ],
  // a form that is no participle is a verb behind "and"
  ['Minister Roe met with Minister Ito and took part in the Rivers Forum.', { body: 'Rivers Forum', participants: ['Roe'] }],
  // days told by that of another meeting, and right behind what was talked of
  ['The Transit Forum met in Lima on 20 February 2024. Senior officials met two days earlier.', { when: '2024-02-18' }],
  [
    'The Foreign Ministers of Peru and Chile discussed tolls and visas in Lima on 26 February.',
    { when: '2024-02-26', where: 'Lima', agenda: ['tolls', 'visas'] },
  ],
  // those who came, in the lines behind a colon
  [
    'The Transit Forum met in Lima on 20 February 2024 with the participation of:\n- Jane Roe, Minister of Trade of Peru\n- John Vale, Minister of Trade of Chile\n',
    { participants: ['Jane Roe', 'John Vale'] },
  ],
  // an adjective closes no name
  [
    'The third meeting of the Council for Foreign and Port Community Relations was held in Lima on 20 February 2024.',
    { body: 'Council for Foreign and Port Community Relations', ordinal: 3, where: 'Lima' },
  ],
  // what is counted, what is graded with a hyphen, what comes next
  ['Minister Jane Roe held a series of bilateral meetings with Minister John Vale.', { title: 'bilateral meetings' }],
  ['The ministers held in-depth talks on tolls.', { title: 'in-depth talks', agenda: ['tolls'] }],
  ['The Joint Commission will next meet in Oslo in 2025.', { body: 'Joint Commission', where: 'Oslo', when: '2025' }],
  // deeds in a row, and talks told by their topics alone
  [
    'The ministers of Peru and Chile reviewed the progress of the ferry line, discussed tolls and touched upon visas.',
    { participants: ['Peru', 'Chile'], agenda: ['progress of the ferry line', 'tolls', 'visas'] },
  ],
  ['The ministers of Peru and Chile met in Lima and discussed tolls.', { where: 'Lima', agenda: ['tolls'] }],
  [
    'Minister Jane Roe met with Minister John Vale in Lima on 20 February 2024, where they discussed tolls.',
    { when: '2024-02-20', participants: ['Jane Roe', 'John Vale'], agenda: ['tolls'] },
  ],
  ['During the visit, all aspects of trade will be reviewed.', { modality: 'scheduled', agenda: ['all aspects of trade'] }],
  ['The Rivers Forum met in Lima. The Forum, which has no office, met for the fifth time.', { body: 'Rivers Forum', ordinal: 5 }],
  [
    'Minister John Vale opened a fair. Minister Jane Roe went to Lima, where she was received by President Ana Ruiz.',
    { where: 'Lima', participants: ['Jane Roe', 'Ana Ruiz'] },
  ],
  [
    'The Director-General went to Lima. He met President Ana Ruiz on 20 February 2024.',
    { when: '2024-02-20', participants: ['Director-General', 'Ana Ruiz'] },
  ],
  // sittings told by their numbers
  ['The Rivers Committee met in Lima on 2 February, followed by a second meeting on 5 March in Oslo.', { where: 'Lima' }],
  [
    'The first meeting of the Rivers Committee took place in Lima on 2 February, followed by a second meeting on 20 February in Oslo.',
    { body: 'Rivers Committee', ordinal: 2, when: '2024-02-20', where: 'Oslo' },
  ],
  [
    'The Rivers Committee held its first meeting in Lima in 2021 and its second in Oslo in 2023.',
    { body: 'Rivers Committee', ordinal: 2, when: '2023', where: 'Oslo' },
  ],
  [
    'The second session of the Rivers Committee, co-chaired by Minister Jane Roe and Minister John Vale, will be held in Oslo in 2025.',
    { modality: 'scheduled', ordinal: 2, chairs: ['Jane Roe', 'John Vale'], where: 'Oslo', when: '2025' },
  ],
  // deeds that lie ahead of the verb
  ['The Council decided on the convening of a special session in June.', { modality: 'scheduled', when: '2024-06' }],
  ['They supported the holding of the Rivers Forum in Lima in July.', { modality: 'scheduled', body: 'Rivers Forum', when: '2024-07' }],
  // the programme of a visit
  [
    "Minister Jane Roe will visit Peru in May. Minister Roe's programme includes talks with Minister John Vale.",
    { modality: 'scheduled', title: 'talks', participants: ['Jane Roe', 'John Vale'] },
  ],
  ['The Ambassador of Oman to Peru, Sara Noor, attended the Rivers Forum.', { participants: ['Sara Noor'] }],
  // who offers, behind the noun of the offer; what stands between a verb and its object
  [
    'The Council took note of the readiness of Oman to host the sixth Rivers Forum in Muscat in 2027.',
    { modality: 'expected', by: ['Oman'], where: 'Muscat', when: '2027' },
  ],
  [
    'Minister Jane Roe headed, together with Minister John Vale, the fifth meeting of the Rivers Committee.',
    { body: 'Rivers Committee', ordinal: 5, chairs: ['Jane Roe', 'John Vale'] },
  ],
  // an empty noun with two adjectives is no topic, and a situation is one of its own
  [
    'The ministers of Peru and Chile exchanged views on regional and international issues, including the situation in Oman and developments in Fiji.',
    { agenda: ['situation in Oman', 'developments in Fiji'] },
  ],
  // "the Meeting" of a statement, and the edition of a forum
  [
    'The Special Meeting of the Council for Ports took place in Lima on 2 February 2024. It noted the outcome of the Rivers Meeting. The Meeting discussed tolls.',
    { body: 'Council for Ports', agenda: ['tolls'] },
  ],
  ['The Rivers Forum met in Lima. The next edition of the Forum will be hosted by Peru.', { body: 'Rivers Forum', by: ['Peru'] }],
  // he goes on as who acts
  [
    'Minister John Vale went to Lima. He met Minister Jane Roe. In addition, he attended the Rivers Forum.',
    { body: 'Rivers Forum', participants: ['John Vale'] },
  ],
  [
    'The Rivers Committee met in Lima. The Peruvian delegation was headed by Jane Roe, and the Chilean delegation by Minister John Vale.',
    { body: 'Rivers Committee' },
  ],
  ['They took note of the proposal of Oman to hold an investment week in Muscat.', { modality: 'proposed', title: 'investment week' }],
  [
    'The ministers of Peru and Chile met in Lima today for their third ministerial meeting, which was chaired by Peru.',
    { title: 'ministerial meeting', ordinal: 3, where: 'Lima', participants: ['Peru', 'Chile'], chairs: ['Peru'] },
  ],
  // host, place, chair
  ['The Rivers Committee met in Lima, with the Minister of Trade of Peru, Jane Roe, in the chair.', { chairs: ['Jane Roe'] }],
  ['The Rivers Council held its ninth session in Lima, with the Chairperson, President Ana Ruiz, in the chair.', { chairs: ['Ana Ruiz'] }],
  ['Lima will host the second Transit Forum in July.', { by: ['Peru'], where: 'Lima' }],
  ['The Transit Forum took place in Lima with Chile in the chair.', { chairs: ['Chile'], where: 'Lima' }],
  ['The leaders met in Lima for the third Transit Forum, which was hosted by Peru.', { by: ['Peru'] }],
  ['The Transit Forum (TF), chaired by Minister Jane Roe, was held in Lima.', { chairs: ['Jane Roe'], where: 'Lima' }],
  ['Oman will chair it until the next Rivers Forum, to be hosted by Peru in 2025.', { modality: 'scheduled', by: ['Peru'], when: '2025' }],
  // the body behind a description
  [
    'The Joint Transit Commission met in Lima. The third Rivers Forum met in Quito. The Commission will hold its next session in Oslo.',
    { body: 'Joint Transit Commission', where: 'Oslo' },
  ],
  ['The Transit Forum met in Lima. The Ministers decided to hold their next session in Oslo.', { body: 'Transit Forum', where: 'Oslo' }],
  [
    'The Transit Forum met in Lima. They praised the second meeting of the Rivers Commission and will attend its third meeting in Oslo.',
    { body: 'Rivers Commission', ordinal: 3, where: 'Oslo' },
  ],
  ['They praised the Rivers Commission, whose third session took place in Lima.', { body: 'Rivers Commission', ordinal: 3, where: 'Lima' }],
  [
    'The second Transit Forum met in Lima. It praised the Rivers Committee. The Rivers Committee resumed its work in May. It held its third session in Oslo.',
    { body: 'Rivers Committee', ordinal: 3 },
  ],
  [
    'The Ferry Safety Task Force met in Lima on 28 February. The Task Force heard a report by Minister Jane Roe on tolls.',
    { body: 'Ferry Safety Task Force', agenda: ['tolls'] },
  ],
  [
    'Peru and Chile launched the inaugural meeting of the Ports Commission. The two sides also discussed how to cut costs.',
    { body: 'Ports Commission', participants: ['Peru', 'Chile'], agenda: ['how to cut costs'] },
  ],
  // company told behind "be", or in lists
  [
    'The Transit Forum met in Lima. Present were the ministers of Peru and Chile.',
    { body: 'Transit Forum', participants: ['Peru', 'Chile'] },
  ],
  ['On the agenda of the talks were tolls and visas.', { title: 'talks', agenda: ['tolls', 'visas'] }],
  [
    'The Transit Forum was attended by Jane Roe, Minister of Trade; Jon Vale, Minister of Ports; and Amy Day, Director of Lands.',
    { participants: ['Jane Roe', 'Jon Vale', 'Amy Day'] },
  ],
  [
    'The talks were led on the Chilean side by Minister Jane Roe and on the Peruvian side by Minister Jon Vale.',
    { chairs: ['Jane Roe', 'Jon Vale'] },
  ],
  ['Minister Jane Roe exchanged views with Minister Jon Vale on tolls.', { participants: ['Jane Roe', 'Jon Vale'], agenda: ['tolls'] }],
  // what a participle says of the subject in front
  [
    'The second meeting of the Rivers Committee was held by videoconference on 4 May 2023, chaired by Minister Jane Roe.',
    { body: 'Rivers Committee', ordinal: 2, mode: 'online', chairs: ['Jane Roe'] },
  ],
  ['A seminar on tolls, hosted by Peru, will be held on 2 May 2024.', { modality: 'scheduled', by: ['Peru'], when: '2024-05-02' }],
  // several numbers of one series
  ['Peru will host the second and third Rivers Summits in May and July.', { body: 'Rivers Summit', ordinal: 2, when: '2024-05' }],
  [
    'Peru will host the second and third Rivers Summits in May and July.',
    { body: 'Rivers Summit', ordinal: 3, when: '2024-07', by: ['Peru'] },
  ],
  ['Lima, 1 March 2024 – The third Rivers Forum closed here today.', { ordinal: 3, where: 'Lima', when: '2024-03-01' }],
  // several sessions in one sentence
  ['The Transit Committee meets twice a year, next in Lima in June.', { modality: 'recurring', frequency: 'biannual' }],
  ['The Transit Committee meets twice a year, next in Lima in June.', { modality: 'scheduled', where: 'Lima', when: '2024-06' }],
  [
    'The Rivers Forum and the Ports Summit will be held in Lima in May 2024.',
    { modality: 'scheduled', body: 'Ports Summit', where: 'Lima', when: '2024-05' },
  ],
  // who offers to host
  ["The ministers welcomed Peru's offer to host the Rivers Forum in 2026.", { by: ['Peru'], when: '2026' }],
  ['The ministers thanked Peru for its readiness to host the Rivers Forum in 2026.', { by: ['Peru'], when: '2026' }],
  // programmes and agendas ahead
  ['The ministers are expected to discuss tolls and visas.', { modality: 'expected', agenda: ['tolls', 'visas'] }],
  ['The Transit Forum met in Lima. Its agenda included, among others:\n- tolls;\n- visas.', { agenda: ['tolls', 'visas'] }],
  // lines and names that hold the city
  ['Adopted at the ninth Rivers Summit, Lima, 4 May 2023', { ordinal: 9, where: 'Lima', when: '2023-05-04' }],
  ['They recalled the Lima Rivers Conference of 4 May 2023.', { where: 'Lima', when: '2023-05-04' }],
  // standing and time
  ['The ministers will speak at the third Rivers Forum later this year.', { modality: 'scheduled', ordinal: 3 }],
  ['Peru spoke of ambition ahead of the third Rivers Forum in Lima.', { modality: 'scheduled', ordinal: 3 }],
  ['The Rivers Committee was instructed to meet before the end of the year.', { modality: 'expected', body: 'Rivers Committee' }],
  ['Peru invited Chile to take part in the Rivers Forum in December.', { modality: 'scheduled', body: 'Rivers Forum' }],
  [
    'The Rivers Forum, which was to have been held in Lima last autumn, has been postponed to June 2024.',
    { modality: 'cancelled', where: 'Lima', when: '2023-23' },
  ],
  [
    'The Rivers Forum, which was to have been held in Lima last autumn, has been postponed to June 2024.',
    { modality: 'scheduled', when: '2024-06' },
  ],
  [
    'The sides prepared the second session of the Rivers Committee. The session, which had been due to take place in Lima in January, was postponed.',
    { modality: 'cancelled', body: 'Rivers Committee', ordinal: 2, where: 'Lima', when: '2024-01' },
  ],
  [
    'A meeting of the Ports Committee at the level of directors, hosted by Peru (Lima, 4 May 2024).',
    { body: 'Ports Committee', by: ['Peru'], where: 'Lima', when: '2024-05-04' },
  ],
  // who came
  ['The third session of the Rivers Committee brought together the ministers of finance.', { ordinal: 3, rank: 'ministers' }],
  ['Foreign Minister Jane Roe led the inaugural Rivers Dialogue.', { chairs: ['Jane Roe'], ordinal: 1 }],
  [
    'Minister Jane Roe received yesterday in Lima a delegation from Chile led by Ambassador Jon Vale.',
    { participants: ['Chile', 'Jane Roe', 'Jon Vale'], where: 'Lima', when: '2024-02-29' },
  ],
  [
    'The Rivers Committee met in Lima. Minister Jane Roe was accompanied by Jon Vale, Ambassador to Chile; and Ana Ruiz, Head of Unit.',
    { participants: ['Jane Roe', 'Jon Vale', 'Ana Ruiz'] },
  ],
  ['The Transit Forum will be hosted by Kenya and chaired by Minister Ito.', { modality: 'scheduled', chairs: ['Ito'] }],
  [
    'Minister Jane Roe will call on President Okoye in Abuja.',
    { modality: 'scheduled', participants: ['Jane Roe', 'Okoye'], where: 'Abuja' },
  ],
  [
    'Norway continues to consult with Peru to develop a safety code for ferries.',
    { modality: 'done', participants: ['Norway', 'Peru'], agenda: ['safety code for ferries'] },
  ],
  ['The ministers of Peru and Chile will reconvene in May to conclude the deal on tolls.', { agenda: ['conclude the deal on tolls'] }],
  ['Senior officials from our governments met in Lima.', { participants: ['Kenya'], rank: 'senior officials' }],
  [
    'Foreign Minister Jane Roe will be in Lima on 4 May 2024 for the third Rivers Forum.',
    { body: 'Rivers Forum', participants: ['Jane Roe'], where: 'Lima', when: '2024-05-04' },
  ],
  ['President Jane Roe briefed President Jon Vale on the new line.', { participants: ['Jon Vale', 'Jane Roe'], agenda: ['new line'] }],
  ['Readout of the Ferry Safety Working Group Inaugural Meeting', { body: 'Ferry Safety Working Group', ordinal: 1 }],
  [
    'The third Rivers Forum was convened by Minister Jane Roe; Ambassador Jon Vale; and Minister Ana Ruiz.',
    { by: ['Jane Roe', 'Jon Vale', 'Ana Ruiz'] },
  ],
  ['We, the leaders of Kenya, having met in Lima on 4 May 2023, agree as follows:', { participants: ['Kenya'], where: 'Lima' }],
  ['A delegation of Chile was in Lima for the latest round of talks on tolls.', { title: 'round of talks', where: 'Lima' }],
  // the time of an act at a session
  [
    'The plan was adopted by the ministers in Lima in May 2020 at the third session, held under the chairmanship of Peru.',
    { ordinal: 3, when: '2020-05', where: 'Lima' },
  ],
  [
    'The heads of the ports will meet at the third Rivers Forum, planned for May 2025 in Lima.',
    { modality: 'scheduled', body: 'Rivers Forum' },
  ],
  // those of one organisation who meet are a body
  ['The Agriculture Ministers of ASEAN concluded their meeting in Lima.', { body: 'Agriculture Ministers of ASEAN', where: 'Lima' }],
  [
    'The Transit Forum met in Lima. Its foreign ministers meet every year.',
    { body: 'Transit Forum', rank: 'ministers', frequency: 'annual' },
  ],
  ['The leaders of ASEAN and Peru met in Lima for the third Rivers Forum.', { body: 'Rivers Forum', participants: ['ASEAN', 'Peru'] }],
  ['A working group on ports will meet once a year in Lima.', { modality: 'recurring', body: 'working group' }],
  [
    'The Rivers Forum met in Lima. The first meeting in this format took place in Oslo.',
    { body: 'Rivers Forum', ordinal: 1, where: 'Oslo' },
  ],
  ['The Rivers Forum, first convened in Lima in 2020, will become an annual event.', { ordinal: 1, when: '2020' }],
  // what was planned, put off, and happens again and again
  ['The talks planned for 4 July 2024 were put off.', { title: 'talks', when: '2024-07-04' }],
  ['The Rivers Forum, to be held in Lima in 2026, will discuss tolls.', { body: 'Rivers Forum', when: '2026', where: 'Lima' }],
  ['The next Rivers Forum is slated for Lima.', { body: 'Rivers Forum', where: 'Lima' }],
  ['The Rivers Committee gathers once a year, and the plan goes on.', { body: 'Rivers Committee', frequency: 'annual' }],
  ['The ministers agreed to meet every six months.', { frequency: 'biannual' }],
  ['The two ministers held in-depth consultations in Lima.', { title: 'in-depth consultations', where: 'Lima' }],
  ['Minister Jane Roe held the 5th Rivers Consultation with Jon Vale in Lima.', { body: 'Rivers Consultation', ordinal: 5, where: 'Lima' }],
  [
    'The third Rivers Summit was held in Lima in 2020. Peru recalled the Energy Summit held in Oslo. The next Summit will be held in 2026.',
    { body: 'Rivers Summit', when: '2026' },
  ],
  ['Minister Jane Roe telephoned Minister Jon Vale.', { mode: 'telephone', participants: ['Jane Roe', 'Jon Vale'] }],
  // topics
  ['Trade and energy were the focus of the discussion.', { agenda: ['Trade', 'energy'] }],
  ['The talks in Lima will focus on:\n- tolls;\n- visas.', { title: 'talks', where: 'Lima', agenda: ['tolls', 'visas'] }],
  ['The sides will hold a workshop on port safety in May.', { title: 'workshop on port safety', agenda: ['port safety'] }],
  ['The sides discussed ways to cut costs, waste, and delays, especially at ports.', { agenda: ['ways to cut costs, waste, and delays'] }],
  [
    'The sides discussed cooperation in areas such as tolls and visas, energy, and the reform of the fund.',
    { agenda: ['cooperation', 'tolls and visas', 'energy', 'reform of the fund'] },
  ],
  ['The sides discussed regional and global challenges, through a common paper.', { agenda: ['regional and global challenges'] }],
  [
    'The sides discussed joint planning and execution of road works as well as how to train crews.',
    { agenda: ['joint planning and execution of road works', 'how to train crews'] },
  ],
  // a sitting without a name of its own
  [
    'The Assembly of the African Union convened its 37th Ordinary Session in Lima on 17 February 2024.',
    { body: 'African Union Assembly', ordinal: 37, where: 'Lima' },
  ],
  [
    'The Rivers Assembly met in Lima after the Ordinary Session of the Council of Ministers.\nThe Assembly resolved to hold its next Ordinary Session in Quito in June 2024.',
    { body: 'Rivers Assembly', where: 'Quito', when: '2024-06' },
  ],
  // lines of a calendar
  [
    '10-12 March: Regional Workshop on Tides, to be held virtually (Chair: Nepal)',
    { modality: 'scheduled', when: '2024-03-10/2024-03-12' },
  ],
  [
    '12 March: Conference on green shipping, Lima (organised jointly with the League)',
    { modality: 'scheduled', where: 'Lima', when: '2024-03-12' },
  ],
  ['28 February: Seminar on tides, Lima', { modality: 'done', where: 'Lima', when: '2024-02-28' }],
  [
    'Meeting of the Heads of Customs Authorities, to be held virtually on 3 October 2024;',
    { modality: 'scheduled', when: '2024-10-03', mode: 'online' },
  ],
  // who leads the sides, who stands there for a state, what is told behind "where"
  [
    'The Rivers Committee met in Lima, with the Peruvian side led by Minister Jane Roe and the Chilean side by Ambassador Jon Vale.',
    { body: 'Rivers Committee', chairs: ['Jane Roe', 'Jon Vale'] },
  ],
  [
    'The Rivers Committee will meet in Lima in May, jointly chaired by Peru and Chile.',
    { body: 'Rivers Committee', chairs: ['Peru', 'Chile'] },
  ],
  [
    'The Rivers Committee, chaired by Peru, is expected to meet in May.',
    { modality: 'expected', body: 'Rivers Committee', chairs: ['Peru'] },
  ],
  ['Minister Jane Roe represented Kenya at the Rivers Conference in Lima on 7 February.', { participants: ['Jane Roe'], where: 'Lima' }],
  ['Minister Jane Roe flew to Lima, where she opened the Rivers Conference on 7 February.', { where: 'Lima', when: '2024-02-07' }],
  [
    'Minister Jane Roe spoke by phone with her Peruvian opposite number, Jon Vale.',
    { mode: 'telephone', participants: ['Jane Roe', 'Jon Vale'] },
  ],
  ['Minister Jane Roe attended the Rivers Dialogue presided over by Peru.', { body: 'Rivers Dialogue', chairs: ['Peru'] }],
  ['The ministers met in Lima on 4 February. The following day, they held talks in Quito.', { when: '2024-02-05', where: 'Quito' }],
  ['Minister Jane Roe addressed the Rivers Conference by video link on 4 February.', { body: 'Rivers Conference', mode: 'online' }],
  // a body that is called by its noun alone
  [
    'The Rivers Assembly met in Lima, and Jane Roe, President of Peru and Chairperson of the Assembly, spoke.\nThe Assembly resolved to meet every six months.',
    { body: 'Rivers Assembly', frequency: 'biannual' },
  ],
  [
    'Minister Jane Roe headed the Kenyan delegation to the ninth session of the Rivers Committee.',
    { body: 'Rivers Committee', participants: ['Jane Roe'] },
  ],
  ['The Rivers Council convened in Lima, with Peru as chair.', { body: 'Rivers Council', chairs: ['Peru'] }],
  ['The Rivers Council meets twice yearly.', { body: 'Rivers Council', frequency: 'biannual' }],
  ['A phone call with Minister Jane Roe on 4 February was useful.', { mode: 'telephone', when: '2024-02-04', participants: ['Jane Roe'] }],
  // what stands in front of "is to" is of the deed
  ['On Monday the Minister is to meet Minister Jane Roe in Lima.', { when: '2024-03-04', where: 'Lima' }],
  ['In the margins of the Rivers Forum, Peru and Chile are expected to meet on tolls.', { at: 'Rivers Forum', agenda: ['tolls'] }],
  [
    'The Minister shall attend the Rivers Forum, being held on 27 March, and the Ports Forum.',
    { body: 'Rivers Forum', when: '2024-03-27' },
  ],
  // whoever is thanked held it
  ['The ministers thanked the Government of Peru for hosting the ninth Rivers Forum in Lima.', { body: 'Rivers Forum', by: ['Peru'] }],
  ['The ministers thanked the Government and people of Peru for hosting the Rivers Forum in Lima.', { by: ['Peru'] }],
  // a body that the sentence names
  [
    'The Transit Forum met in Lima. They praised Chile for its work in the Rivers Working Group and Peru for hosting the Group’s fifth meeting in Cusco.',
    { body: 'Rivers Working Group', ordinal: 5, where: 'Cusco' },
  ],
  [
    'They recalled the third Ports Conference and accepted the offer of Peru to host the fourth such conference.',
    { body: 'Ports Conference', ordinal: 4 },
  ],
  [
    'The Ministers of the member states of the Transit Union met in Lima on 4 February 2024 on the occasion of the ninth Rivers Council.',
    { body: 'Rivers Council', ordinal: 9, when: '2024-02-04', where: 'Lima' },
  ],
  ['Peru and Chile met in Lima on the occasion of the ninth Rivers Council.', { participants: ['Peru', 'Chile'], where: 'Lima' }],
  [
    'Minister Jane Roe and Minister Jon Vale last met in Rome in January, when they co-chaired the second Rivers Dialogue.',
    { body: 'Rivers Dialogue', when: '2024-01', where: 'Rome' },
  ],
  [
    'The Rivers Committee met in Lima, with Minister Jane Roe and Minister Jon Vale leading their delegations.',
    { body: 'Rivers Committee', chairs: ['Jane Roe', 'Jon Vale'] },
  ],
  ['They prepared the second Rivers Summit that Peru will host in Lima in May.', { body: 'Rivers Summit', by: ['Peru'], when: '2024-05' }],
  [
    'The meeting of the Ministers of Tourism, due to take place this month in Lima, has been postponed.',
    { modality: 'cancelled', when: '2024-03' },
  ],
  ['The Heads of State meet once a year.', { modality: 'recurring', frequency: 'annual' }],
  // the day in front is that of the deed
  [
    'On 3 February 2024, President Roe convened the Small Ports Forum, as a follow-up to the convening of that group in June.',
    { body: 'Small Ports Forum', when: '2024-02-03', by: ['Roe'] },
  ],
  [
    'On 3 February 2024, President Roe convened the Small Ports Forum, as a follow-up to the convening of that group in June 2023.',
    { body: 'Small Ports Forum', when: '2023-06' },
  ],
  [
    'On 5 April, the sides will open a fair, and in Quito Minister Roe will address the Rivers Forum.',
    { body: 'Rivers Forum', when: '2024-04-05', participants: ['Roe'] },
  ],
  // where all who are listed come from is said behind the last of them
  [
    'On 3 February 2024 ministers and senior officials from Fiji, Tonga, Samoa and Kiribati met in Suva.',
    { when: '2024-02-03', where: 'Suva', rank: 'ministers', participants: ['Fiji', 'Tonga', 'Samoa', 'Kiribati'] },
  ],
  // states beside a person in the chair take part
  ['Minister Jane Roe chaired a session with Peru and Chile.', { chairs: ['Jane Roe'], participants: ['Peru', 'Chile'] }],
  ['Peru chaired a session with Chile.', { chairs: ['Peru', 'Chile'] }],
  // who is called together
  [
    'President Jane Roe co-hosted leaders from Peru, Chile and Fiji, as well as the Pacific Ports Bank, to highlight progress on the harbour line.',
    {
      by: ['Jane Roe'],
      participants: ['Peru', 'Chile', 'Fiji', 'Pacific Ports Bank'],
      rank: 'leaders',
      agenda: ['progress on the harbour line'],
    },
  ],
  ['Minister Jane Roe plans to convene the ministers of Peru and Chile to take stock of progress.', { agenda: ['take stock of progress'] }],
  [
    'Minister Jane Roe was joined in the virtual gathering by Minister John Vale.',
    { title: 'virtual gathering', mode: 'online', participants: ['Jane Roe', 'John Vale'] },
  ],
  // all aims, the place of the visit, and once though the forum is annual
  [
    'Minister Jane Roe engaged with Minister John Vale to renew the alliance and to discuss tolls.',
    { participants: ['Jane Roe', 'John Vale'], agenda: ['renew the alliance', 'tolls'] },
  ],
  [
    'Minister Jane Roe will travel to Lima, Peru, to attend the June 18-19 Ports Forum.',
    { body: 'Ports Forum', where: 'Lima', when: '2024-06-18/2024-06-19' },
  ],
  [
    'President Roe will be in Suva to participate in the annual Ports Forum.',
    { body: 'Ports Forum', where: 'Suva', modality: 'scheduled', frequency: 'annual' },
  ],
  ['In Peru, Minister Jane Roe met with government leaders and Minister John Vale.', { where: 'Peru' }],
  // talks that somebody engages in or looks forward to
  ['Officials of Peru and Chile have engaged in intensive talks in Lima.', { title: 'intensive talks', where: 'Lima' }],
  [
    'The Presidents of Peru and Chile look forward to meetings between ministers and senior officials.',
    { modality: 'expected', participants: ['ministers', 'senior officials'] },
  ],
  // topics in a heading of the sentence, and in two verbs with one object
  ['The Rivers Forum met in Lima. Topics covered at the meeting included tolls and visas.', { agenda: ['tolls', 'visas'] }],
  ['The talks focused on drafting and signing a pact on tides.', { agenda: ['drafting and signing a pact on tides'] }],
  [
    'The Rivers Forum met in Lima. Participants addressed three topics: tolls, visas and tides.',
    { body: 'Rivers Forum', agenda: ['tolls', 'visas', 'tides'] },
  ],
  // the margins of an assembly
  [
    'The sides praised the Ocean Conference held on the margins of the Pacific Islands Forum.',
    { body: 'Ocean Conference', at: 'Pacific Islands Forum' },
  ],
  // letters in brackets inside a name
  [
    'Peru launched the Peru-Chile Deep and Inner Waters (DIW) Dialogue. Minister Jane Roe led the second Peru Chile DIW Dialogue.',
    { body: 'Peru-Chile Deep and Inner Waters Dialogue', ordinal: 2, chairs: ['Jane Roe'] },
  ],
  ['Minister Roe attended the Pacific Islands Forum (PIF) Leaders Meeting.', { body: 'Pacific Islands Forum Leaders Meeting' }],
  // what the session is told by: a heading, its letters, its level, a group that answers
  [
    'Readout of the Small Harbours Summit\nToday, President Jane Roe and President John Vale co-hosted leaders from Peru and Chile to review the plan.',
    { body: 'Small Harbours Summit', by: ['Jane Roe', 'John Vale'], participants: ['Peru', 'Chile'] },
  ],
  [
    'The Rivers Committee will be held quarterly at many levels, and the next principal-level meeting will take place in Lima in May.',
    { body: 'Rivers Committee', where: 'Lima', when: '2024-05' },
  ],
  ['The Rivers Committee met in Lima. Peruvian and Chilean leaders discussed tolls.', { body: 'Rivers Committee', agenda: ['tolls'] }],
  ['The Rivers Committee met in Lima. They were joined on the Peruvian side by the Director of Ports.', { body: 'Rivers Committee' }],
  ['Joint Readout of U.S.-EU Task Force Meeting on Ferry Safety held in Lima', { body: 'U.S.-EU Task Force on Ferry Safety' }],
  [
    'The Rivers Committee met in Lima on 20 February 2024.\nParticipants included:\nPresident Jane Roe, Republic of Peru\nPrime Minister John Vale, Kingdom of Norway\n',
    { body: 'Rivers Committee', participants: ['Jane Roe', 'John Vale'] },
  ],
  // what the talks are for
  [
    'Minister Jane Roe met with Minister John Vale in Lima to conduct extensive talks on tolls.',
    { title: 'extensive talks', where: 'Lima', participants: ['Jane Roe', 'John Vale'], agenda: ['tolls'] },
  ],
  ['Peru plans to begin the work with a meeting in Lima in May to discuss clean rivers.', { when: '2024-05', agenda: ['clean rivers'] }],
  [
    'The Rivers Committee met. The ministers reviewed targets in the power, transport and housing sectors.',
    { agenda: ['targets in the power, transport and housing sectors'] },
  ],
  ['The Rivers Committee met. The meeting was focused on tolls.', { agenda: ['tolls'] }],
  ['The ministers of Peru and Chile held discussions about economic and trade relations.', { agenda: ['economic and trade relations'] }],
  [
    'The ministers of Peru and Chile discussed the effect the new line has had on trade.',
    { agenda: ['effect the new line has had on trade'] },
  ],
  // each aim by itself
  [
    'The ministers of Peru and Chile met in Lima to exchange views on tolls, to renew their ties and to discuss visas.',
    { agenda: ['tolls', 'renew their ties', 'visas'] },
  ],
  ['The Coral Shield exercise, held every two years, trains sailors.', { modality: 'recurring', frequency: 'biennial' }],
  // whose talks, and when they were
  [
    "President Roe thanked President Vale, following the two leaders' telephone conversation last week focused on tolls.",
    { title: 'telephone conversation', mode: 'telephone', when: '2024-02-19/2024-02-25', participants: ['Roe', 'Vale'], agenda: ['tolls'] },
  ],
  [
    'Minister Jane Roe discussed tolls and visas with Minister John Vale.',
    { participants: ['Jane Roe', 'John Vale'], agenda: ['tolls', 'visas'] },
  ],
  // who sat at the table, led a delegation, stood beside, and what was assessed
  [
    'Minister Jane Roe hosted a working lunch for the ambassadors of Peru and Chile in Oslo.',
    { title: 'working lunch', participants: ['Peru', 'Chile'], by: ['Jane Roe'], where: 'Oslo' },
  ],
  [
    'Delegations led by Minister Jane Roe and Minister John Vale met in Lima on 20 February.',
    { participants: ['Jane Roe', 'John Vale'], when: '2024-02-20' },
  ],
  ['Minister Roe opened the fourth Reef Dialogue in Suva alongside Minister Vale.', { ordinal: 4, participants: ['Roe', 'Vale'] }],
  ['The Reef Task Force assessed the state of the harbours.', { body: 'Reef Task Force', agenda: ['state of the harbours'] }],
  [
    'President Roe will receive Minister John Vale in Oslo on 20 May for talks on ferries.',
    { participants: ['John Vale', 'Roe'], agenda: ['ferries'], where: 'Oslo' },
  ],
  ['A telephone conversation took place between President Roe and President Vale.', { mode: 'telephone', participants: ['Roe', 'Vale'] }],
  [
    'The ministers of Peru and Chile concluded two days of talks in Lima.',
    { title: 'talks', where: 'Lima', participants: ['Peru', 'Chile'] },
  ],
]

/** What tells no meeting. */
const NONE: readonly string[] = [
  'The Rivers Committee resumed its work in February.',
  'Peru noted a decision of the Rivers Committee to resume trade in fish.',
  'Peru launched the Rivers Dialogue.',
  'Peru and Chile raised their relations to a partnership.',
  'Peru held more than 150 events.',
  'The negotiations have been under way since 2004.',
  'The new team can meet its goals.',
  'The two countries will review the tariff.',
  'The tariff will be reviewed in the next budget.',
  'The second edition of the report came out in May 2023.',
  'Peru will convene a working group on tides.',
  'Peru signed an agreement on consultations in 2010.',
  'The Rivers Committee exists. Members may decide how they take part.',
  'The plan was accompanied by a map. Minister Jane Roe was accompanied by Jon Vale.',
  'The Rivers Committee brings together the ministers of finance.',
  'Both sides agreed to resume talks on the tax treaty.',
  'Negotiations on the tax treaty with Chile are under way.',
  'Minister Jane Roe attended the opening ceremony.',
  'They noted the importance of continuing the political dialogue.',
  'The Minister recalled the call made by President Roe in August 2023 to open the pass.',
  'Jane Roe is expected to take up her new position in April.',
  'The Rivers Conference addresses the needs of islands.',
  'The team voiced alarm over events in Peru.',
  'Grants fund research and training opportunities between Peru and Chile focused on safe ports.',
  'The Rivers Committee exists. Minister Roe will travel to Lima and participate in the spousal programme.',
]

describe('meeting', () => {
  it('takes a courtesy call for a visit, not for one by telephone', () => {
    const [call] = meetings('Minister Jane Roe received a courtesy call from Ambassador Jon Vale.')
    expect(call).toMatchObject({ title: 'courtesy call', participants: ['Jane Roe', 'Jon Vale'] })
    expect(call).not.toHaveProperty('mode')
  })

  it('takes whom something was presented to for nobody who was present', () => {
    const read = meetings('The Transit Forum met in Lima. The winners were presented with medals by Minister Jane Roe.')
    expect(read).toHaveLength(1)
    expect(read[0]).not.toHaveProperty('participants')
  })

  it.each(NONE)('reads none in "%s"', (text) => {
    expect(meetings(text)).toEqual([])
  })

  it.each(ROWS)('reads "%s"', (text, slots) => {
    expect(meetings(text)).toContainEqual(expect.objectContaining(slots))
  })
})
