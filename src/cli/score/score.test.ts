import { describe, expect, test } from 'vitest'
import { agree, sameValue } from './agree.ts'
import { parseGold } from './gold.ts'
import { score } from './score.ts'

const gold = parseGold(
  'note.gold.jsonl',
  [
    '{"document":{"date":"2025-03-14","issuer":"Norland"}}',
    '{"line":1,"kind":"visit","modality":"scheduled","who":"Jane Roe","where":"Lowport","when":"2025-03-20","may":{"host":"Arcadia"}}',
    '{"line":2,"kind":"meeting","modality":"done","body":"Joint Commission","ordinal":18,"participants":["Norland","Arcadia"]}',
    '{"line":2,"kind":"position","modality":"done","stance":"welcomes","subject":"the talks","optional":true}',
  ].join('\n'),
)
const text = 'Jane Roe will visit Lowport on March 20.\nThe Joint Commission met for the 18th time.'
const first = { start: 0, end: 40 },
  second = { start: 41, end: text.length }

describe('scoring', () => {
  test('a right reading has every slot, and what is optional costs nothing', () => {
    const claims = [
      { kind: 'visit', modality: 'scheduled', passage: first, who: 'Jane Roe', where: 'Lowport', when: '2025-03-20', host: 'Arcadia' },
      {
        kind: 'meeting',
        modality: 'done',
        passage: second,
        title: 'the joint commission',
        ordinal: '18th',
        participants: ['Arcadia', 'Norland'],
      },
    ]
    expect(score([{ gold, text, date: '2025-03-14', claims: [claims[0] ?? {}, { ...claims[1], ordinal: 18 }] }])).toMatchObject({
      documents: 1,
      dated: 1,
      badPassages: 0,
      hard: { hit: 8, miss: 0, invented: 0, claims: 2, found: 2, read: 2, f1: 1 },
    })
  })

  test('a slot is shared among its values, and an invented claim counts with all its slots', () => {
    const faults: string[] = []
    const claims = [
      { kind: 'meeting', modality: 'done', passage: second, body: 'Joint Commission', participants: ['Norland', 'Utopia'] },
      { kind: 'figure', modality: 'done', passage: first, measure: 'trade', value: 3 },
      { kind: 'figure', modality: 'done', passage: { start: 5, end: 500 }, measure: 'trade' },
    ]
    const result = score([{ gold, text, claims }], ({ what, kind }) => faults.push(`${kind} ${what}`))
    expect(result.badPassages).toBe(1)
    expect(result.kinds['meeting']).toMatchObject({ hit: 2.5, miss: 1.5, invented: 0.5 })
    expect(result.kinds['figure']).toMatchObject({ invented: 3, read: 1, claims: 0 })
    expect(faults).toEqual(['visit not read', 'meeting missed', 'meeting invented', 'figure not in gold'])
  })

  test('a right alternative stands in for the demanded value', () => {
    const { hits, misses, invented } = agree(
      { kind: 'visit', modality: 'done', where: 'Lowport', may: { where: 'Arcadia' } },
      { kind: 'visit', where: 'Arcadia' },
    )
    expect([hits.length, misses.length, invented.length]).toEqual([1, 1, 0])
  })
})

test.each([
  ['when', '2024~', '2024', true],
  ['when', '2024-01', '2024', false],
  ['value', 2_200_000_000, 2_205_000_000, true],
  ['value', '2,200', 2300, false],
  ['change', '+14.6%', '14.6', true],
  ['modality', 'done', 'expected', false],
  ['body', 'the 18th Norland–Arcadia Joint Commission', 'Joint Commission of Arcadia and Norland', true],
  ['where', 'Lowport', 'lowport', true],
  ['who', 'H.E. Mr Jörg Roe', 'Jorg Roe', true],
  ['subject', 'trade in fish', 'transit of goods', false],
])('%s %j answered by %j: %s', (slot, wanted, read, same) => expect(sameValue(slot, wanted, read)).toBe(same))

test('a line that is no JSON is named', () => {
  expect(() => parseGold('a.gold.jsonl', '{}\n{"kind":')).toThrow('a.gold.jsonl line 2 is no JSON')
})
