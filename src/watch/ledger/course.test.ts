import { describe, expect, test } from 'vitest'
import { makeRecord, type RecordSketch } from '../../../test/make-record.ts'
import { courseOf, type Course, type Followed, type Judged } from './course.ts'
import { isFollowed } from './from-register.ts'
import { matchOf } from './match.ts'
import type { Stage } from './stages.ts'

const DAY = '2025-03-17'
const sketch = (
  key: string,
  published: string,
  kind: RecordSketch['kind'],
  slots: RecordSketch['slots'],
  more: Partial<RecordSketch> = {},
) => makeRecord({ kind, about: ['norland'], told: [{ key, published }], slots, ...more })
const promise = (what: string, more: RecordSketch['slots'] = {}) =>
  sketch('p', '2024-01-10', 'commitment', { by: ['Norland'], what, force: 'agreed', ...more })
const follow = (
  record: ReturnType<typeof makeRecord>,
  others: readonly ReturnType<typeof makeRecord>[],
  judged: readonly Judged[] = [],
): Course => {
  if (!isFollowed(record)) throw new Error(record.kind)
  return courseOf(record as typeof record & { kind: Followed }, others, DAY, judged)
}
const lines = ({ standing, steps }: Course): string[] => [
  standing,
  ...steps.map(
    ({ stage, verb, when, told, other }) =>
      `${stage}: ${verb} ${when ?? told ?? '–'}${other === undefined ? '' : other.sure ? ' =' : ' ?'}`,
  ),
]

describe('what became of it', () => {
  test.each<[string, ReturnType<typeof makeRecord>, ReturnType<typeof makeRecord>[], string[]]>([
    [
      'a promise kept by a document that was signed',
      promise('draft a protocol on coastal fisheries', { due: '2024-12' }),
      [sketch('s', '2024-11-02', 'instrument', { type: 'protocol', subject: 'coastal fisheries', action: 'signed', when: '2024-11-01' })],
      ['fulfilled', 'promised: agreed 2024-01-10', 'adopted: signed 2024-11-01 ='],
    ],
    [
      'an office that was opened',
      promise('open a trade house in Lowport by the end of the year', { due: '../2024' }),
      [sketch('b', '2025-01-08', 'body', { name: 'trade house in Lowport', action: 'established', since: '2024-12' })],
      ['fulfilled', 'promised: agreed 2024-01-10', 'carried out: established 2024-12 ='],
    ],
    [
      'a session that was promised by its number',
      promise('hold the 21st meeting of the Trade Commission in Lowport', { due: '2024' }),
      [
        sketch('n', '2024-05-08', 'meeting', { body: 'Trade Commission', ordinal: 20, when: '2024-05-07', where: 'Lowport' }),
        sketch('m', '2024-09-08', 'meeting', { body: 'Trade Commission', ordinal: 21, when: '2024-09-07', where: 'Lowport' }),
      ],
      ['fulfilled', 'promised: agreed 2024-01-10', 'carried out: held 2024-09-07 ='],
    ],
    [
      'talks keep no promise but one to meet',
      promise('strengthen the Trade Commission', { due: '2024' }),
      [sketch('m', '2024-09-08', 'meeting', { body: 'Trade Commission', when: '2024-09-07' })],
      ['overdue', 'promised: agreed 2024-01-10'],
    ],
    [
      'a document of another type leaves doubt',
      sketch(
        'x',
        '2024-01-10',
        'instrument',
        { type: 'statement', subject: 'ferry safety at sea' },
        { modality: 'expected', acts: [{ action: 'adopted', modality: 'expected' }] },
      ),
      [
        sketch('s', '2024-11-02', 'instrument', {
          type: 'memorandum',
          subject: 'ferry safety at sea',
          action: 'signed',
          when: '2024-11-01',
        }),
      ],
      ['in doubt', 'expected: to be adopted 2024-01-10', 'adopted: signed 2024-11-01 ?'],
    ],
    [
      'a statement that was expected, and then adopted',
      sketch(
        'x',
        '2024-01-10',
        'instrument',
        { type: 'statement', subject: 'ferry safety' },
        { modality: 'expected', acts: [{ action: 'adopted', modality: 'expected' }] },
      ),
      [sketch('s', '2024-11-02', 'instrument', { title: 'Statement on Ferry Safety', action: 'adopted', when: '2024-11-01' })],
      ['fulfilled', 'expected: to be adopted 2024-01-10', 'adopted: adopted 2024-11-01 ='],
    ],
    [
      'a plan whose time is over',
      sketch(
        'x',
        '2020-01-10',
        'instrument',
        { title: 'Plan of Action', period: '2021/2024' },
        { modality: 'expected', acts: [{ action: 'adopted', modality: 'expected' }] },
      ),
      [],
      ['lapsed', 'expected: to be adopted 2020-01-10'],
    ],
    ['a promise without a day, long ago', promise('open a joint office'), [], ['silent', 'promised: agreed 2024-01-10']],
    ['a promise that is due', promise('open a joint office', { due: '2025-06' }), [], ['coming', 'promised: agreed 2024-01-10']],
    [
      'a proposal that was supported, and then launched',
      sketch(
        'i',
        '2024-01-10',
        'initiative',
        { idea: 'network of coastal radar stations', by: ['Norland'] },
        {
          acts: [
            { action: 'proposed', modality: 'proposed', when: '2024-01-09' },
            { action: 'supported', when: '2024-02-01' },
          ],
        },
      ),
      [sketch('g', '2024-12-02', 'programme', { title: 'Coastal Radar Stations', action: 'launched', when: '2024-12-01' })],
      ['fulfilled', 'proposed: proposed 2024-01-09', 'supported: supported 2024-02-01', 'carried out: launched 2024-12-01 ='],
    ],
    [
      'a promise called off',
      sketch('p', '2024-01-10', 'commitment', { by: ['Norland'], what: 'open a joint office' }, { modality: 'cancelled' }),
      [],
      ['called off', 'called off: called off 2024-01-10'],
    ],
  ])('%s', (_name, record, others, expected) => expect(lines(follow(record, others))).toEqual(expected))

  describe('a chain told document by document', () => {
    const title = 'ASEAN-Norway Work Plan on Ferry Safety'
    const proposal = sketch(
      'i',
      '2022-03-12',
      'initiative',
      { idea: title, by: ['Norland'] },
      {
        modality: 'proposed',
        told: [
          { key: 'i', published: '2022-03-12' },
          { key: 'w', published: '2022-08-03' },
        ],
        acts: [{ action: 'proposed', modality: 'proposed' }],
      },
    )
    const plan = (key: string, published: string, action: string, slots: RecordSketch['slots'] = {}, more: Partial<RecordSketch> = {}) =>
      sketch(key, published, 'instrument', { title, ...slots }, { acts: action === '' ? [] : [{ action }], ...more })
    const expected = plan(
      'x',
      '2023-03-10',
      '',
      { at: 'Transport Forum', when: '2023-07' },
      {
        modality: 'expected',
        acts: [{ action: 'adopted', modality: 'expected', when: '2023-07' }],
      },
    )
    const adopted = plan('a', '2023-07-13', 'adopted')
    const later = makeRecord({
      kind: 'instrument',
      about: ['norland'],
      told: [
        { key: 'i', published: '2022-03-12' },
        { key: 'm', published: '2025-03-05' },
        { key: 'r', published: '2025-03-05' },
      ],
      slots: { title },
      acts: [
        { action: '', key: 'i' },
        { action: 'implemented', key: 'm' },
        { action: 'implemented', key: 'r' },
      ],
    })
    const said = new Map<string, Stage>([
      ['w', 'supported'],
      ['r', 'reviewed'],
    ])
    test('each step stands with its sentence', () => {
      const course = courseOf(proposal as typeof proposal & { kind: Followed }, [expected, adopted, later], DAY, [], said)
      expect(lines(course)).toEqual([
        'fulfilled',
        'proposed: proposed 2022-03-12',
        'supported: supported 2022-08-03',
        'expected: to be adopted 2023-07 =',
        'adopted: adopted 2023-07-13 =',
        'carried out: implemented 2025-03-05 =',
        'reviewed: reviewed 2025-03-05 =',
      ])
      expect(course.steps.map(({ claims }) => claims.join())).toEqual(['i', 'w', 'x', 'a', 'm', 'r'])
    })
    test('what was expected in one document and done in another is one act, and two steps', () => {
      const both = { ...adopted, documents: ['doc-x', 'doc-a'], claims: ['x', 'a'] }
      const [act] = adopted.acts
      const [ahead] = expected.acts
      if (act === undefined || ahead?.when === undefined) throw new Error('no act')
      const joined = { ...both, acts: [{ ...act, when: ahead.when, voices: [...ahead.voices, ...act.voices] }] }
      expect(lines(follow(joined, [])).slice(1)).toEqual(['expected: to be adopted 2023-07', 'adopted: adopted 2023-07-13'])
    })
    test.each<[string, ReturnType<typeof makeRecord>]>([
      ['another subject', sketch('o', '2023-07-13', 'instrument', { title: 'ASEAN-Norway Work Plan on Port Security', action: 'adopted' })],
      ['other parties', sketch('o', '2023-07-13', 'instrument', { title: 'ASEAN-Canada Work Plan on Ferry Safety', action: 'adopted' })],
      ['nobody of the same', plan('o', '2023-07-13', 'adopted', {}, { about: ['utopia'] })],
      ['adopted before it was proposed', plan('o', '2021-07-13', 'adopted')],
      [
        'adopted on a day before it was proposed',
        plan('o', '2023-07-13', '', { when: '2021-07-01' }, { acts: [{ action: 'adopted', when: '2021-07-01' }] }),
      ],
      ['named, and nothing told of it', plan('o', '2023-07-13', '')],
    ])('%s does not join', (_name, other) => expect(matchOf(proposal, other)).toBeUndefined())
    test('adopted by another body than was expected, and named only, are for a person to judge', () => {
      expect(matchOf(expected, plan('o', '2023-07-13', 'adopted', { at: 'Transport Forum' }))?.sure).toBe(true)
      expect(matchOf(expected, plan('o', '2023-07-13', 'adopted', { at: 'Fisheries Council' }))?.sure).toBe(false)
      expect(matchOf(expected, plan('o', '2023-07-13', ''))?.sure).toBe(false)
    })
  })
  test('nothing about others, told before, or told by the same documents is what became of it', () => {
    const record = promise('draft a protocol on coastal fisheries')
    const signed = sketch('s', '2024-11-02', 'instrument', {
      type: 'protocol',
      subject: 'coastal fisheries',
      action: 'signed',
      when: '2024-11-01',
    })
    expect(matchOf(record, signed)?.sure).toBe(true)
    expect(matchOf(record, { ...signed, entities: ['utopia'] })).toBeUndefined()
    expect(matchOf(record, { ...signed, to: '2023-11-01' })).toBeUndefined()
    expect(matchOf(record, { ...signed, documents: record.documents })).toBeUndefined()
    expect(matchOf(record, { ...signed, modality: 'expected' })).toBeUndefined()
  })

  test('a person says what it is, and what it is not; the last word counts', () => {
    const record = promise('draft a protocol on coastal fisheries', { due: '2024-12' })
    const signed = sketch('s', '2024-11-02', 'instrument', {
      type: 'protocol',
      subject: 'coastal fisheries',
      action: 'signed',
      when: '2024-11-01',
    })
    const other = sketch('o', '2024-11-03', 'instrument', { title: 'Lowport Charter', action: 'signed', when: '2024-11-03' })
    const says = (after: string, is: boolean): Judged => ({ before: 'p', after, is, who: 'Jane Roe' })
    expect(lines(follow(record, [signed, other], [says('s', false)]))[0]).toBe('overdue')
    const course = follow(record, [signed, other], [says('s', false), says('o', true)])
    expect([course.standing, course.says, course.by]).toEqual(['fulfilled', 'signed, says Jane Roe: Lowport Charter', ['Norland']])
    expect(follow(record, [other], [says('o', true), says('o', false)]).standing).toBe('overdue')
  })
})
