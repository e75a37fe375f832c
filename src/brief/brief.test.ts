import { describe, expect, test } from 'vitest'
import { makeClaims, makeDocuments, makeRecord, type RecordSketch } from '../../test/make-record.ts'
import { nameKey } from '../register/names.ts'
import { ANY_TOPIC, topicRows } from '../register/record-words.ts'
import { phrase } from './bits.ts'
import { Part, says } from './line.ts'
import type { Brief, BriefLine } from './brief.ts'
import { makeBrief } from './make.ts'
import { briefMarkdown } from './markdown.ts'
import { plain } from './plain.ts'
import { suggest } from './suggest.ts'
import { briefText } from './text.ts'
import type { Subject, View } from './view.ts'

const pair: Subject = {
  kind: 'pair',
  name: 'Norland and Arcadia',
  entities: ['Norland', 'Arcadia'].map((name) => ({ id: name.toLowerCase(), kind: 'party', name, names: [name], claims: 1 })),
}

function view(sketches: readonly RecordSketch[], subject = pair, day = '2025-03-17'): View {
  const records = sketches.map(makeRecord)
  const documents = sketches.flatMap(makeDocuments)
  const counts = new Map<string, number>()
  for (const [word, , topics] of records.flatMap(topicRows)) counts.set(word, (counts.get(word) ?? 0) + topics)
  const headings = documents.map(({ title, text }) => nameKey(title ?? text.slice(0, 200)))
  const titles = records.flatMap(({ fields }) => (typeof fields['title']?.shown === 'string' ? nameKey(fields['title'].shown) : []))
  return {
    subject,
    day,
    records,
    evidence: records,
    topics: { topics: counts.get(ANY_TOPIC) ?? 0, counts },
    missingTitles: new Set(titles.filter((title) => !headings.some((heading) => heading.includes(title)))),
    claims: new Map(sketches.flatMap(makeClaims).map((claim) => [claim.id, claim])),
    documents: new Map(documents.map((document) => [document.id, document])),
    sources: { documents: 64, about: 12, first: '2021-03-02', last: '2025-03-14', latest: '2025-03-14' },
  }
}

const brief = (...sketches: RecordSketch[]): Brief => makeBrief(view(sketches))
/** The lines of one section as they are said, without heads of other sections and without footnotes. */
function section(key: string, ...sketches: RecordSketch[]): string[] {
  return (brief(...sketches).sections.find((found) => found.key === key)?.lines ?? []).flatMap(flat)
}
const flat = ({ head, parts, differ, under }: BriefLine): string[] => [
  `${head.text} | ${parts.map(({ text, notes }) => `${text} ${notes.join(',')}`).join(' · ')}${differ ? ' ← they differ' : ''}`,
  ...under.flatMap(flat).map((row) => `> ${row}`),
]

const notFound = ({ missing }: Brief): string[] => missing.map(({ text }) => text)

const both = [
  { key: 'n', issuer: 'Norland' },
  { key: 'a', issuer: 'Arcadia' },
]

describe('a brief says', () => {
  test.each<[string, string, RecordSketch[], string[]]>([
    [
      'the tie, its start and the year that is marked',
      'status',
      [{ kind: 'relation', slots: { party: 'Norland', with: 'Arcadia', status: 'strategic partnership', since: '2005' } }],
      ['Norland – Arcadia | strategic partnership, since 2005 1 · 20 years in 2025 1'],
    ],
    [
      'who is in the chair, and no longer who was',
      'status',
      [
        { kind: 'chairmanship', slots: { party: ['Norland'], role: 'chair', body: 'Forum', period: '2025' } },
        { kind: 'chairmanship', told: [{ key: 'b' }], slots: { party: ['Arcadia'], role: 'chair', body: 'Forum', period: '2023' } },
      ],
      ['Forum | Norland: chair, 2025 1 · passes in 9 months 1'],
    ],
    [
      'a visit ahead',
      'coming',
      [
        {
          kind: 'visit',
          modality: 'scheduled',
          slots: {
            who: 'Jane Roe',
            post: 'Foreign Minister',
            where: 'Lowport',
            when: '2025-03-20/2025-03-21',
            type: 'working',
            host: 'Arcadia',
          },
        },
      ],
      ['20–21 Mar 2025 | Jane Roe (Foreign Minister) visits Lowport: working visit, invited by Arcadia 1'],
    ],
    [
      'a meeting ahead with its agenda',
      'coming',
      [
        {
          kind: 'meeting',
          modality: 'scheduled',
          slots: { body: 'Joint Commission', ordinal: 19, when: '2025-09', where: 'Highcastle', agenda: ['transit', 'fisheries'] },
        },
      ],
      ['Sep 2025 | 19th Joint Commission, Highcastle 1', '> agenda | transit; fisheries 1'],
    ],
    [
      'what two sides say differently of a date',
      'coming',
      [
        {
          kind: 'meeting',
          modality: 'scheduled',
          told: both,
          slots: { body: 'Joint Commission', when: '2025-09-04' },
          others: { when: { value: '2025-09-05', key: 'a' } },
        },
      ],
      ['4 Sep 2025 | Joint Commission 1,2', '> date | 4 Sep 2025 (Norland) 1 · 5 Sep 2025 (Arcadia) 2 ← they differ'],
    ],
    [
      'the last session, the next and the gap in the numbers',
      'bodies',
      [
        { kind: 'meeting', slots: { body: 'Joint Commission on Transit', ordinal: 16, when: '2022-09-02' }, told: [{ key: 'x' }] },
        {
          kind: 'meeting',
          slots: {
            body: 'Joint Commission on Transit',
            ordinal: 18,
            when: '2024-09-04',
            where: 'Lowport',
            rank: 'deputy ministers',
            mode: 'hybrid',
            chairs: ['Jane Roe', 'John Doe'],
          },
          told: [{ key: 'y' }],
        },
        {
          kind: 'meeting',
          modality: 'scheduled',
          slots: { body: 'Joint Commission on Transit', ordinal: 19, when: '2025-09' },
          told: [{ key: 'z' }],
        },
      ],
      [
        'Joint Commission on Transit | last met: 18th, 4 Sep 2024, Lowport, deputy ministers, partly online, co-chaired by Jane Roe and John Doe 2 · next: 19th, Sep 2025 1',
        '> gap | the 17th session is told by nobody; the 16th met 2 Sep 2022 2,3',
      ],
    ],
    [
      'a plan and when it lapses',
      'agreements',
      [
        {
          kind: 'instrument',
          slots: { title: 'Comprehensive Plan', period: '2021/2025', action: 'approved', when: '2021-10', by: ['leaders'] },
        },
      ],
      ['Comprehensive Plan | approved Oct 2021 1 · by leaders 1 · for 2021–2025: lapses in 9 months 1'],
    ],
    [
      'two sides that see a document differently',
      'expected',
      [
        {
          kind: 'instrument',
          modality: 'expected',
          told: both,
          slots: { type: 'memorandum', subject: 'transit' },
          acts: [
            { action: 'signed', modality: 'expected', key: 'n' },
            { action: 'discussed', modality: 'done', key: 'a' },
          ],
        },
      ],
      ['memorandum on transit | to be signed (Norland) 1 · discussed (Arcadia) 2 ← they differ'],
    ],
    [
      'a promise that is overdue',
      'promised',
      [
        {
          kind: 'commitment',
          slots: { by: ['Norland', 'Arcadia'], what: 'open a joint office', force: 'agreed', when: '2023-09-04', due: '../2024' },
        },
      ],
      ['open a joint office | Norland and Arcadia agreed, 4 Sep 2023 1 · due by 2024: overdue, no evidence in the sources read 1'],
    ],
    [
      'a promise with something told since that looks like it',
      'promised',
      [
        {
          kind: 'commitment',
          about: ['norland'],
          slots: { by: ['Norland'], what: 'draft a protocol on coastal fisheries', when: '2024-01' },
        },
        {
          kind: 'instrument',
          about: ['norland'],
          told: [{ key: 'b', published: '2024-11-01' }],
          slots: { type: 'protocol', subject: 'coastal fisheries', action: 'signed', when: '2024-11-01' },
        },
      ],
      ['draft a protocol on coastal fisheries | Norland, Jan 2024 2 · done, it seems: protocol on coastal fisheries, 1 Nov 2024 1'],
    ],
    [
      'figures that differ, side by side',
      'figures',
      [
        {
          kind: 'figure',
          told: [{ key: 'n', issuer: 'Norland' }],
          slots: {
            measure: 'trade',
            between: ['Norland', 'Arcadia'],
            period: '2024',
            value: 2_200_000_000,
            unit: 'USD',
            qualifier: 'almost',
            change: '+14.6%',
          },
        },
        {
          kind: 'figure',
          told: [{ key: 'a', issuer: 'Arcadia' }],
          slots: { measure: 'trade', between: ['Arcadia', 'Norland'], period: '2024', value: 2_000_000_000, unit: 'USD' },
        },
      ],
      ['trade, Norland–Arcadia, 2024 | almost $2.2 bn, +14.6 % (Norland) 1 · $2 bn (Arcadia) 2 ← they differ'],
    ],
    [
      'an initiative and who stood behind it',
      'initiatives',
      [
        {
          kind: 'initiative',
          modality: 'proposed',
          slots: { idea: 'a mechanism on epidemics', by: ['Norland'], forum: 'Forum', supporters: ['Arcadia'], when: '2021' },
        },
      ],
      ['a mechanism on epidemics | put forward by Norland, at the Forum, 2021 1 · supported by Arcadia 1'],
    ],
    [
      'a programme and its end',
      'programmes',
      [{ kind: 'programme', slots: { title: 'scholarships', by: ['Norland'], for: ['students'], until: '2026-03' } }],
      ['scholarships | by Norland, for students 1 · until Mar 2026, ends in 12 months 1'],
    ],
    [
      'a position',
      'positions',
      [{ kind: 'position', slots: { holder: ['Norland'], stance: 'welcomes', subject: 'the talks' } }],
      ['Norland | welcomes the talks, 14 Mar 2025 1'],
    ],
  ])('%s', (_name, key, sketches, expected) => expect(section(key, ...sketches)).toEqual(expected))

  test('what was looked for and not found, with the range of sources', () => {
    const made = brief({ kind: 'position', slots: { holder: ['Norland'], stance: 'welcomes', subject: 'the talks' } })
    expect(notFound(made)).toContain('any figure')
    expect(notFound(made)).toContain('any visit or meeting after 17 Mar 2025')
    expect(briefText(made)).toContain('NOT FOUND in the 64 documents read, of 2 Mar 2021 – 14 Mar 2025\n')
  })
})

describe('what sources leave unsaid', () => {
  const met = (key: string, when: string, agenda: readonly string[], modality: 'done' | 'scheduled' = 'done'): RecordSketch => ({
    kind: 'meeting',
    modality,
    told: [{ key }],
    slots: { body: 'Joint Commission', when, agenda },
  })

  test('a topic that no meeting took up again', () => {
    const made = brief(met('a', '2022-05-03', ['fisheries', 'transit']), met('b', '2024-09-04', ['transit by rail']))
    expect(notFound(made)).toContain('any meeting on fisheries since 2022')
    expect(notFound(made).join()).not.toContain('transit')
  })

  test('not one that is on the next agenda, nor one of last year', () => {
    const made = brief(
      met('a', '2022-05-03', ['fisheries']),
      met('b', '2024-09-04', ['visas']),
      met('c', '2025-06', ['licences in fisheries'], 'scheduled'),
    )
    expect(notFound(made).filter((text) => text.startsWith('any meeting on'))).toEqual([])
  })

  test('the text of what was signed, when no document bears its title', () => {
    const signed: RecordSketch = { kind: 'instrument', slots: { title: 'Protocol on Fisheries', action: 'signed', when: '2023-04-03' } }
    const text: RecordSketch = { kind: 'position', told: [{ key: 't', sentence: 'Protocol on Fisheries' }], slots: { holder: ['Norland'] } }
    expect(notFound(brief(signed))).toContain('the text of the Protocol on Fisheries, signed 3 Apr 2023')
    expect(notFound(brief(signed, text)).join()).not.toContain('the text of')
  })
})

describe('no line without a footnote', () => {
  test('words without a claim cannot be made', () => {
    expect(() => says(phrase('agenda'), [])).toThrow('says nothing without a claim')
    expect(Part.is({ text: 'Norland is glad', claims: ['a'] })).toBe(false)
  })

  test('every number stands for a sentence with its speaker, issuer, date and address', () => {
    const made = brief({
      kind: 'visit',
      modality: 'scheduled',
      slots: { who: 'Jane Roe', where: 'Lowport', when: '2025-03-20' },
      told: [{ key: 'n', issuer: 'Norland, Foreign Ministry', speaker: 'Arcadia', sentence: 'Jane Roe will visit Lowport.' }],
    })
    expect(briefText(made, { width: 200 })).toContain(
      '[1] “Jane Roe will visit Lowport.” Arcadia, as told by Norland, Foreign Ministry, 14 Mar 2025 · https://example.org/n, paragraph 1',
    )
    for (const { lines } of made.sections)
      for (const { parts } of lines)
        for (const { notes } of parts)
          for (const number of notes) {
            expect(made.footnotes.map((note) => note.number)).toContain(number)
          }
  })
})

describe('a page', () => {
  const many = Array.from(
    { length: 30 },
    (_, index): RecordSketch => ({
      kind: 'commitment',
      told: [{ key: `c${index}` }],
      slots: { by: ['Norland'], what: `deliver consignment number ${index}`, force: 'agreed' },
    }),
  )

  test('the default brief leaves lines out and says how many; --full leaves none out', () => {
    const short = makeBrief(view(many)),
      full = makeBrief(view(many), { full: true })
    expect([short.sections[0]?.lines.length, short.sections[0]?.more, full.sections[0]?.lines.length, full.sections[0]?.more]).toEqual([
      7, 23, 30, 0,
    ])
    expect(briefText(short)).toContain('… 23 more: --full')
  })

  test('no line is wider than asked', () => {
    for (const row of briefText(makeBrief(view(many), { full: true }), { width: 80 }).split('\n'))
      expect(row.length).toBeLessThanOrEqual(80)
  })

  test('Markdown has real footnotes, and the words of a document make no markup', () => {
    const text = briefMarkdown(
      brief({
        kind: 'position',
        slots: { holder: ['Norland'], stance: 'welcomes', subject: '[a](http://evil.example) <img src=x> *bold*' },
      }),
    )
    expect(text).toContain('- **Norland**: welcomes \\[a\\](http://evil.example) \\<img src=x\\> \\*bold\\*, 14 Mar 2025 [^1]')
    expect(text).toContain('[^1]: “Sentence a.” Norland, 14 Mar 2025')
  })
})

test.each([
  ['a\u001b[31mred\u001b[0m', 'a[31mred[0m'],
  ['bell\u0007\u009b2J', 'bell2J'],
  ['two\nlines\tand  more', 'two lines and more'],
  ['\u202egpj.exe', 'gpj.exe'],
  ['Łódź – “naïve” 東京 👋🏽', 'Łódź – “naïve” 東京 👋🏽'],
])('%j reaches the screen as %j', (text, shown) => expect(plain(text)).toBe(shown))

test.each([
  ['Indonsia', ['Indonesia']],
  ['kazakstan', ['Kazakhstan']],
  ['Joint Comission', ['Norland–Arcadia Joint Commission']],
  ['xyzzy', []],
])('%s is near %j', (text, near) => {
  expect(
    suggest(text, ['Indonesia', 'India', 'Kazakhstan', 'Norland–Arcadia Joint Commission', 'Lowport']).slice(0, Math.max(1, near.length)),
  ).toEqual(near)
})
