import fc from 'fast-check'
import { MODALITIES, type Claim } from '../reading/claim.ts'
import { makeDocument } from '../sources/document.ts'
import { BY, readClaim } from './claims.fixture.ts'
import type { Decision } from './record.ts'
import type { Register } from './register.ts'

/** Claims from a small world, so that many of them meet; short names and faults among them, so that one is understood by another. */
const anyClaim: fc.Arbitrary<Claim> = fc
  .record({
    kind: fc.constantFrom(
      ...(['meeting', 'meeting', 'meeting', 'visit', 'instrument', 'instrument', 'initiative', 'figure', 'relation'] as const),
      ...(['commitment', 'chairmanship', 'programme', 'body', 'post', 'position'] as const),
    ),
    modality: fc.constantFrom(...MODALITIES),
    at: fc.nat({ max: 5 }),
    slots: fc.record(
      {
        body: fc.constantFrom(
          'Lowport Forum',
          'Norland–Arcadia Commission on Transit',
          'Commission on Transit',
          'the Joint Commission',
          'Arcadia-Norland Joint Commission',
          'Vesper-Norland Commission on Transit',
        ),
        name: fc.constantFrom('Lowport Forum', 'Commission on Transit'),
        title: fc.constantFrom(
          'talks',
          'conference on smart cities',
          'Treaty of Amity',
          'Plan of Action 2021-2025',
          'Lowport Plan',
          'Norland–Vesper Ports Treaty',
        ),
        type: fc.constantFrom('memorandum', 'plan of action'),
        ordinal: fc.constantFrom(1, 2, 3),
        when: fc.constantFrom('2024', '2024-09', '2024-09-04', '2024-09-04/2024-09-06', '2024-09-06', '2023-09-05', '../2024'),
        where: fc.constantFrom('Jakarta', 'Indonesia', 'Lowport'),
        participants: fc.subarray(['Norland', 'Arcadia', 'Russia', 'Vesper'], { minLength: 1 }),
        who: fc.constantFrom('Jane Maria Roe', 'Jane Roe', 'J. Roe', 'Roe'),
        person: fc.constantFrom('Jane Maria Roe', 'Jane Roe', 'Roe', 'Jane Maria Rowe'),
        post: fc.constantFrom('Foreign Minister', 'Minister of Foreign Affairs'),
        of: fc.constantFrom('Norland', 'Arcadia', 'Vesper'),
        parties: fc.subarray(['Norland', 'Arcadia', 'Vesper']),
        action: fc.constantFrom('signed', 'adopted', 'extended'),
        measure: fc.constant('trade'),
        value: fc.constantFrom(1, 2),
        party: fc.constantFrom('Norland', 'Vesper'),
        with: fc.constant('Russia'),
        status: fc.constant('partner'),
        idea: fc.constantFrom('a single window', 'a park of ports'),
        what: fc.constantFrom('open an office', 'close an office'),
        by: fc.subarray(['Norland', 'Arcadia']),
      },
      { requiredKeys: [] },
    ),
  })
  .map(({ kind, modality, at, slots }) => readClaim(kind, slots, at, at + 1, modality))

const anyClaims = fc.array(anyClaim, { maxLength: 5 })
const number = fc.nat({ max: 1_000 })

/** What can happen to a register; numbers choose among what is there. */
export const anyStep = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      does: fc.constant('add' as const),
      claims: anyClaims,
      issuer: fc.constantFrom('Norland', 'Ministry of Arcadia'),
    }),
  },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('read again' as const), which: number, claims: anyClaims }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('second reader' as const), which: number, claims: anyClaims }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('newer version' as const), which: number, claims: anyClaims }) },
  {
    weight: 4,
    arbitrary: fc.record({
      does: fc.constant('decide' as const),
      act: fc.constantFrom<Decision['act']>('confirm', 'reject', 'correct', 'withdraw', 'merge', 'split'),
      which: fc.array(number, { minLength: 1, maxLength: 3 }),
      who: fc.constantFrom('ann', 'bob'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('rename' as const) }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('require' as const), reviewers: fc.constantFrom(1, 2) }) },
)
/** One of them. */
export type Step = typeof anyStep extends fc.Arbitrary<infer T> ? T : never

/** Lets one happen; `round` tells its texts and days from those of others. */
export async function take(step: Step, round: number, register: Register): Promise<void> {
  const documents = await register.documents()
  const by = { ...BY, learned: new Date(Date.UTC(2025, 0, 1, 0, round)).toISOString() }
  const day = `2024-09-${String((round % 28) + 1).padStart(2, '0')}`
  if (step.does === 'add') {
    const document = makeDocument(`Text ${round}.`, { date: day, issuer: step.issuer, url: `https://example.org/${round}` }, 'test.txt')
    await register.add(document, { claims: step.claims }, by)
  } else if (step.does === 'require') await register.requireReviewers(step.reviewers)
  else if (step.does === 'decide' || step.does === 'rename') {
    const claims = await register.claims({ all: true })
    const decision =
      step.does === 'rename'
        ? { act: 'merge' as const, who: 'ann', claims: [], names: ['Lowport Forum', 'Commission on Transit'] }
        : decided(
            step,
            claims.map(({ id }) => id),
          )
    if (decision !== undefined) await register.decide({ at: by.learned, ...decision })
  } else {
    const document = documents[step.which % Math.max(1, documents.length)]
    if (document === undefined) return
    const newer = makeDocument(`Text ${round}.`, { ...(document.url === undefined ? {} : { url: document.url }), date: day }, 'test.txt')
    const readerName = step.does === 'second reader' ? 'other' : BY.readerName
    const reading = { claims: step.claims }
    await register.add(step.does === 'newer version' ? newer : document, reading, { ...by, readerName, readerVersion: String(round) })
  }
}

function decided({ act, which, who }: Extract<Step, { does: 'decide' }>, ids: readonly string[]): Omit<Decision, 'at'> | undefined {
  if (ids.length === 0) return undefined
  const claims = [...new Set(which.map((one) => ids[one % ids.length] ?? ''))]
  return { act, who, claims, ...(act === 'correct' ? { slots: { when: '2024-09-05', where: null } } : {}) }
}
