// tsx scripts/make-fixture.ts PLACE: makes a small register for test/fixtures with the program as it is. Run once for each schema version
// that is released, and kept: see test/fixtures/README.md. What goes in never changes, so that all fixtures hold the same.
import { openRegister } from '../src/register/index.ts'
import { makeDocument } from '../src/sources/document.ts'

const MFA = 'Norland, Ministry of Foreign Affairs'
const documents = [
  {
    text: 'The third session of the Norland–Arcadia Forum will be held in Zürich on 6 September 2024. Jane Roe will chair it.',
    facts: { issuer: MFA, date: '2024-08-01', url: 'https://mfa.norland.example/1', title: 'Forum to meet' },
    claims: [
      { kind: 'meeting', modality: 'scheduled', slots: { body: 'Norland–Arcadia Forum', ordinal: 3, when: '2024-09-06', where: 'Zürich' } },
      { kind: 'chairmanship', modality: 'scheduled', slots: { party: ['Jane Roe'], body: 'Norland–Arcadia Forum' } },
    ],
  },
  {
    text: 'The third session of the Norland–Arcadia Forum was held in Zürich on 5 September 2024. Norland undertook to open the port of Lido by 1 May 2025.',
    facts: { issuer: MFA, date: '2024-09-06', url: 'https://mfa.norland.example/1', title: 'Forum met' },
    claims: [
      { kind: 'meeting', modality: 'done', slots: { body: 'Norland–Arcadia Forum', ordinal: 3, when: '2024-09-05', where: 'Zürich' } },
      { kind: 'commitment', modality: 'done', slots: { by: ['Norland'], what: 'open the port of Lido', due: '2025-05-01' } },
    ],
  },
  {
    text: 'The Forum of Norland and Arcadia met on 4 September 2024. Trade came to 2 billion dollars in 2023.',
    facts: { issuer: 'Arcadia, Ministry of External Relations', date: '2024-09-07' },
    claims: [
      { kind: 'meeting', modality: 'done', slots: { body: 'Norland–Arcadia Forum', ordinal: 3, when: '2024-09-04' } },
      {
        kind: 'figure',
        modality: 'done',
        slots: { measure: 'trade', between: ['Norland', 'Arcadia'], period: '2023', value: 2_000_000_000, unit: 'USD' },
      },
    ],
  },
  {
    text: 'Jane Roe visited Arcadia. A memorandum on fisheries was signed.',
    facts: { date: '2025-01-10' },
    claims: [
      { kind: 'visit', modality: 'done', slots: { who: 'Jane Roe', where: 'Arcadia', when: '2025-01-09' } },
      {
        kind: 'instrument',
        modality: 'done',
        slots: { type: 'memorandum', subject: 'fisheries', parties: ['Norland', 'Arcadia'], action: 'signed', when: '2025-01-09' },
      },
    ],
  },
] as const

const register = await openRegister(process.argv[2] ?? '', { create: true })
for (const [i, { text, facts, claims }] of documents.entries()) {
  const stop = text.indexOf('.') + 1
  const read = claims.map(({ kind, modality, slots }, n) => ({
    kind,
    modality,
    slots,
    passage: n === 0 ? { start: 0, end: stop } : { start: stop + 1, end: text.length },
    spans: {},
    inferred: {},
    rows: { frame: 'fixture' },
  }))
  const by = { readerName: 'fixture', readerVersion: '1', learned: `2025-02-0${i + 1}T08:00:00.000Z` }
  await register.add(makeDocument(text, facts, `fixture-${i}.txt`), { claims: read }, by)
}
const [claim] = await register.claims({ kind: 'figure' })
const corrected = {
  who: 'A. Clerk',
  act: 'correct',
  claims: [claim?.id ?? ''],
  slots: { value: 2_100_000_000 },
  why: 'told by the bank',
} as const
await register.decide({ at: '2025-02-05T08:00:00.000Z', ...corrected })
await register.settle()
await register.close()
