import { describe, expect, it } from 'vitest'
import { loadKnowledge } from '../../sources/knowledge-folder.ts'
import { readKnowledge } from '../../reading/read.ts'
import { classify } from './classes.ts'
import type { PlainClaim } from './gold.ts'
import { seenCase } from './sentences.ts'

const knowledge = readKnowledge(await loadKnowledge())

/** The faults of a text read against gold claims of its first line. */
function faultsOf(text: string, ...claims: readonly PlainClaim[]): string[] {
  const gold = { name: 'own.gold.jsonl', document: {}, claims: claims.map((claim) => ({ line: 1, modality: 'done', ...claim })) }
  return classify(seenCase(knowledge, { gold, input: { text, issuer: 'Peru', date: '2024-06-01' } })).map(
    ({ kind, side, class: of, parts }) => `${kind} ${side} by ${of}: ${parts.map(({ slot }) => slot).join(' ')}`,
  )
}

const visit = { kind: 'visit', who: 'Jane Roe', where: 'Kenya' }

describe('classes of error', () => {
  it('has none for a right reading', () => expect(faultsOf('Jane Roe visited Kenya.', visit)).toEqual([]))

  it.each<[string, readonly PlainClaim[], readonly string[]]>([
    [
      'Jane Roe visited Kenya.',
      [{ ...visit, modality: 'scheduled' }],
      ['visit missed by modality: modality', 'visit invented by modality: modality'],
    ],
    [
      'Jane Roe visited Kenya on 4 May 2024.',
      [{ ...visit, when: '2024-05-05' }],
      ['visit missed by date: when', 'visit invented by date: when'],
    ],
    ['Jane Roe visited Kenya.', [{ ...visit, when: '2024-05-05' }], ['visit missed by reference: when']],
    [
      'Jane Roe, who will be in Lima on 4 June 2024, visited Kenya.',
      [{ ...visit, when: '2024-06-04' }],
      ['visit missed by attachment: when'],
    ],
    ['Jane Roe ambled through Kenya.', [visit], ['visit missed by frame: modality who where']],
    ['Kenya: a visit to remember', [{ ...visit, who: 'Joan Doe' }], ['visit missed by list: modality who where']],
    [
      'The guests who came with zora quill ambled through Kenya.',
      [{ ...visit, who: 'Zora Quill' }],
      ['visit missed by name: modality who where'],
    ],
    ['She ambled through Kenya.', [{ ...visit, who: 'Zora Quill' }], ['visit missed by reference: modality who where']],
    ['Jane Roe visited Kenya.', [], ['visit invented by nothing: modality who where']],
    [
      'Jane Roe visited Kenya.',
      [{ kind: 'meeting', title: 'talks', where: 'Kenya' }],
      ['meeting missed by kind: modality title where', 'visit invented by kind: modality who where'],
    ],
    [
      'Peru pledged to build a school on the coast.',
      [{ kind: 'commitment', by: 'Peru', what: 'a school of the northern coast of this country', force: 'pledged' }],
      ['commitment missed by boundary: what', 'commitment invented by boundary: what'],
    ],
    [
      'Peru will provide $3 million for the clinic.',
      [
        {
          kind: 'commitment',
          modality: 'scheduled',
          by: 'Peru',
          what: '$3 million for the clinic',
          value: 4000000,
          unit: 'USD',
          may: { for: 'clinic', force: 'pledged' },
        },
      ],
      ['commitment missed by amount: value', 'commitment invented by amount: value'],
    ],
  ])('%s', (text, claims, faults) => expect(faultsOf(text, ...claims).filter((fault) => !fault.startsWith('post '))).toEqual(faults))
})
