import { describe, expect, it } from 'vitest'
import { knowledge, told, type Told } from '../register/claims.fixture.ts'
import { settle } from '../register/settle.ts'
import { compareAccounts, relationOf, type Accounts } from './accounts.ts'
import { nameOf } from './name.ts'

const side = (document: string, claims: readonly Told[]) => claims.map((claim, order) => ({ ...told({ ...claim, document }), order }))
const compare = (first: readonly Told[], second: readonly Told[]): Accounts =>
  compareAccounts(side('a', first), side('b', second), (claims, more = []) => settle(claims, more, knowledge()).records)

const TALKS = { body: 'Lowport Forum', when: '2025-03-20' }

describe('two accounts', () => {
  it.each<[string, Told, Told, readonly (readonly [string, string, readonly unknown[], readonly unknown[]])[]]>([
    ['tell one thing alike', { slots: TALKS }, { slots: TALKS }, []],
    [
      'give other days',
      { slots: { body: 'Lowport Forum', ordinal: 3, when: '2025-03-20' } },
      { slots: { body: 'Lowport Forum', ordinal: 3, when: '2025-03-22' } },
      [['when', 'differ', ['2025-03-20'], ['2025-03-22']]],
    ],
    [
      'are exact and less exact',
      { slots: { ...TALKS, where: 'Jakarta' } },
      { slots: { ...TALKS, when: '2025-03', where: 'Indonesia' } },
      [
        ['when', 'otherwise', ['2025-03-20'], ['2025-03']],
        ['where', 'otherwise', ['Jakarta'], ['Indonesia']],
      ],
    ],
    [
      'name other participants',
      { slots: { ...TALKS, participants: ['Norland', 'Arcadia'] } },
      { slots: { ...TALKS, participants: ['Norland', 'Russia'] } },
      [['participants', 'otherwise', ['Arcadia'], ['Russia']]],
    ],
    [
      'tell of other ranks',
      { slots: { ...TALKS, rank: 'ministers' } },
      { slots: { ...TALKS, rank: 'senior officials' } },
      [['rank', 'differ', ['ministers'], ['senior officials']]],
    ],
    ['tell more and less', { slots: { ...TALKS, where: 'Jakarta' } }, { slots: TALKS }, [['where', 'first only', ['Jakarta'], []]]],
    [
      'announce it, and tell of it as done',
      { slots: TALKS, modality: 'scheduled' },
      { slots: TALKS },
      [['standing', 'differ', ['scheduled'], ['done']]],
    ],
    [
      'promise the same with other force',
      { kind: 'commitment', slots: { by: ['Norland'], what: 'open a trade office in Lowport', force: 'pledged' } },
      { kind: 'commitment', slots: { by: ['Norland'], what: 'open a trade office in Lowport', force: 'intends' } },
      [['force', 'differ', ['pledged'], ['intends']]],
    ],
    [
      'give numbers that cannot both be right',
      { kind: 'figure', slots: { measure: 'trade', between: ['Norland', 'Arcadia'], period: '2024', value: 2.2e9, unit: 'USD' } },
      { kind: 'figure', slots: { measure: 'trade', between: ['Norland', 'Arcadia'], period: '2024', value: 2e9, unit: 'USD' } },
      [['value', 'differ', [2.2e9], [2e9]]],
    ],
    [
      'round one number',
      { kind: 'figure', slots: { measure: 'trade', between: ['Norland', 'Arcadia'], period: '2024', value: 2.18e9, unit: 'USD' } },
      { kind: 'figure', slots: { measure: 'trade', between: ['Norland', 'Arcadia'], period: '2024', value: 2.2e9, unit: 'USD' } },
      [['value', 'otherwise', [2.18e9], [2.2e9]]],
    ],
  ])('%s', (_what, first, second, expected) => {
    const { both, firstOnly, secondOnly } = compare([first], [second])
    expect([both.length, firstOnly, secondOnly]).toEqual([1, [], []])
    expect(both[0]?.differences.map((one) => [one.slot, one.stand, one.first, one.second])).toEqual(expected)
  })

  it('say which thing only one of them tells', () => {
    const { both, firstOnly, secondOnly } = compare(
      [{ slots: TALKS }, { kind: 'visit', slots: { who: 'Jane Roe', where: 'Jakarta' } }],
      [{ slots: TALKS }, { kind: 'relation', slots: { party: 'Norland', with: 'Arcadia', status: 'partners' } }],
    )
    expect([both, firstOnly, secondOnly].map((records) => records.length)).toEqual([1, 1, 1])
    expect(firstOnly.map(nameOf)).toEqual(['Jane Roe’s visit to Jakarta'])
  })

  it('are put side by side where no rule joins what looks alike, and say that it is only likely', () => {
    const { both } = compare(
      [{ kind: 'instrument', slots: { title: 'Roadmap on Fisheries and Ports', parties: ['Norland', 'Arcadia'], action: 'adopted' } }],
      [{ kind: 'instrument', slots: { type: 'roadmap', subject: 'fisheries', parties: ['Norland', 'Arcadia'], action: 'discussed' } }],
    )
    expect(both.map(({ likely }) => likely)).toEqual([true])
    expect(both[0]?.differences.find(({ slot }) => slot === 'action')?.stand).toBe('differ')
  })

  it('are not one because they share a word', () => {
    const { both } = compare(
      [{ kind: 'commitment', slots: { by: ['Norland'], what: 'train 30 customs officers in Lowport' } }],
      [{ kind: 'commitment', slots: { by: ['Norland'], what: 'build a school in Lowport' } }],
    )
    expect(both).toEqual([])
  })

  it('say what the one promises and the other only discusses', () => {
    const { otherwise, firstOnly, secondOnly } = compare(
      [{ kind: 'commitment', slots: { by: ['Norland'], what: 'open a joint trade office in Lowport', force: 'agreed' } }],
      [{ slots: { ...TALKS, agenda: ['opening of a trade office in Lowport', 'fisheries'] } }],
    )
    expect(otherwise.map(({ words }) => words)).toEqual([['open', 'trade', 'office', 'lowport']])
    expect([firstOnly, secondOnly]).toEqual([[], []])
  })

  it('say what the one promises to do with a document that the other has', () => {
    const { otherwise } = compare(
      [{ kind: 'commitment', slots: { by: ['Norland'], what: 'draft a protocol on coastal fisheries', force: 'agreed' } }],
      [{ kind: 'instrument', slots: { title: 'Protocol on Coastal Fisheries', action: 'signed' } }],
    )
    expect(otherwise.map(({ words }) => words)).toEqual([['protocol', 'coastal', 'fishery']])
  })

  it.each<[string, Told, Told]>([
    [
      'a tasked exercise and a session on what it is about',
      {
        kind: 'commitment',
        slots: { by: ['Norland'], what: 'organising a maritime rescue exercise of the Harbour Regional Forum', force: 'tasked' },
      },
      { slots: { body: 'Harbour Regional Forum', ordinal: 30, agenda: ['maritime rescue'] } },
    ],
    [
      'a tasked exercise and a topic that names whose it is',
      { kind: 'commitment', slots: { by: ['Norland'], what: 'organising the Harbour Regional Forum exercise', force: 'tasked' } },
      { slots: { body: 'Harbour Regional Forum', ordinal: 30, agenda: ['future of the Harbour Regional Forum'] } },
    ],
    [
      'a promise upon a document and the document',
      {
        kind: 'commitment',
        slots: { by: ['Norland'], what: 'send rescue boats to Lowport and Eastport under the Statement on Ferry Safety' },
      },
      { kind: 'instrument', slots: { title: 'Statement on Ferry Safety', action: 'adopted' } },
    ],
    [
      'a plan of action and a topic that names another',
      { kind: 'instrument', modality: 'expected', slots: { title: 'plan of action', period: '2026/2030' } },
      { slots: { ...TALKS, agenda: ['implementation of the Plan of Action for 2021-2025'] } },
    ],
  ])('are not told with other force: %s', (_name, first, second) => expect(compare([first], [second]).otherwise).toEqual([]))

  it('lose no record and tell none twice', () => {
    const accounts = compare(
      [{ slots: TALKS }, { slots: { body: 'Harbour Council', ordinal: 2 } }],
      [{ slots: { ...TALKS, ordinal: 7 } }, { kind: 'post', slots: { person: 'Jane Roe', post: 'Minister' } }],
    )
    const claims = [...accounts.both.map(({ record }) => record), ...accounts.firstOnly, ...accounts.secondOnly].flatMap(
      (record) => record.claims,
    )
    expect(new Set(claims).size).toBe(4)
    expect(claims.length).toBe(4)
  })

  it('are told apart from two versions, and from a notice and its report', () => {
    const same = compare([{ slots: TALKS }], [{ slots: TALKS }])
    const turned = compare([{ slots: TALKS, modality: 'scheduled' }], [{ slots: TALKS }])
    expect(relationOf({ id: 'a' }, { id: 'b' }, same)).toBe('two accounts')
    expect(relationOf({ id: 'a' }, { id: 'b', supersedes: 'a' }, same)).toBe('two versions')
    expect(relationOf({ id: 'a' }, { id: 'b' }, turned)).toBe('a notice and its report')
  })
})
