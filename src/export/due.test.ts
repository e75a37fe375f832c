import { RULES } from '../watch/rules.fixture.ts'
import { parseAtomFeed } from 'feedsmith'
import { describe, expect, test } from 'vitest'
import { makeClaims, makeRecord, type RecordSketch } from '../../test/make-record.ts'
import { due } from '../watch/due.ts'
import { dueCalendar } from './due-calendar.ts'
import { dueFeed } from './due-feed.ts'
import { dueTold } from './due-told.ts'

const at = { day: '2025-03-17', until: '2025-12-31', rules: RULES }
const HOSTILE = 'Norland said ]]> <script>alert(1)</script> &amp; "so"\u0007;\nBEGIN:VEVENT'
const SKETCHES: readonly RecordSketch[] = [
  {
    kind: 'visit',
    modality: 'scheduled',
    slots: { who: 'Jane Roe', where: 'Lowport', when: '2025-03-20/2025-03-21' },
    told: [{ key: 'v', sentence: HOSTILE }],
  },
  { kind: 'instrument', slots: { title: 'Comprehensive Plan', period: '2021/2025-05' }, told: [{ key: 'p' }] },
  { kind: 'commitment', slots: { by: ['Norland'], what: 'open a joint office', due: '../2024' }, told: [{ key: 'c' }] },
]

/** A register of these records, as far as is asked of it here. */
function registerOf(sketches: readonly RecordSketch[]) {
  const records = sketches.map(makeRecord)
  const claims = sketches.flatMap(makeClaims)
  return { items: due(records, at), claims }
}

function told(sketches = SKETCHES) {
  const { items, claims } = registerOf(sketches)
  return items.map((item) => dueTold(item, claims))
}

describe('what is due, for other programs', () => {
  test('a calendar has a whole day or several to each thing, and the same things give the same bytes', () => {
    const calendar = dueCalendar(told(), (record) => `https://here.example/records/${record}`)
    const lines = calendar.replaceAll('\r\n ', '').split('\r\n')
    const of = (name: string) => lines.filter((line) => line.startsWith(name))
    expect(of('DTSTART').concat(of('DTEND'))).toEqual([
      'DTSTART;VALUE=DATE:20241231',
      'DTSTART;VALUE=DATE:20250320',
      'DTSTART;VALUE=DATE:20250531',
      'DTEND;VALUE=DATE:20250101',
      'DTEND;VALUE=DATE:20250322',
      'DTEND;VALUE=DATE:20250601',
    ])
    expect(of('SUMMARY')).toEqual([
      'SUMMARY:overdue: open a joint office',
      'SUMMARY:Jane Roe’s visit to Lowport: is announced',
      'SUMMARY:Comprehensive Plan: lapses',
    ])
    // What stands in a sentence is text, and no line of its own.
    expect(of('BEGIN:VEVENT')).toHaveLength(3)
    expect(calendar).not.toContain('\u0007')
    expect(new Set(of('UID')).size).toBe(3)
    expect(dueCalendar(told(), (record) => `https://here.example/records/${record}`)).toBe(calendar)
  })

  test('two anniversaries of one record in one year are two things', () => {
    const acts = [
      { action: 'signed', when: '1975-05-02' },
      { action: 'in force', when: '1975-09-01' },
    ]
    const both = told([{ kind: 'instrument', slots: { title: 'Treaty of Amity' }, acts }])
    expect(both.map(({ item }) => item.says)).toEqual(['50 years since signed, 1975', '50 years since in force, 1975'])
    expect(new Set(both.map(({ id }) => id)).size).toBe(2)
  })

  test('a thing keeps its name in the calendar when its day is moved', () => {
    const moved = SKETCHES.map((sketch) =>
      sketch.kind === 'visit' ? { ...sketch, slots: { ...sketch.slots, when: '2025-04-02' } } : sketch,
    )
    const idsOf = (sketches: readonly RecordSketch[]) =>
      told(sketches)
        .map(({ id }) => id)
        .sort()
    expect(idsOf(moved)).toEqual(idsOf(SKETCHES))
  })

  test('a feed tells each thing with its sentence, as text', () => {
    const place = { self: 'https://here.example/api/due.atom', recordAddress: (record: string) => `https://here.example/records/${record}` }
    const text = dueFeed(told(), at.day, place)
    const feed = parseAtomFeed(text)
    expect(feed.title?.value).toBe('What is due')
    const titles = feed.entries?.map(({ title }) => title?.value)
    expect(titles?.toSorted()).toEqual([
      'Comprehensive Plan: lapses',
      'Jane Roe’s visit to Lowport: is announced',
      'overdue: open a joint office',
    ])
    const visit = feed.entries?.find(({ title }) => title?.value?.startsWith('Jane'))
    expect(visit?.content?.value).toContain('<script>alert(1)</script>')
    expect(text).not.toContain('\u0007')
    expect(visit?.links?.[0]?.href).toBe('https://here.example/records/visit-v')
    expect(feed.entries?.every(({ id, updated }) => (id ?? '').startsWith('urn:chancery:due:') && updated !== undefined)).toBe(true)
    expect(dueFeed(told(), at.day, place)).toBe(text)
  })

  test('nothing that is due is a feed and a calendar too', () => {
    expect(parseAtomFeed(dueFeed([], at.day)).entries ?? []).toEqual([])
    expect(dueCalendar([])).toMatch(/^BEGIN:VCALENDAR\r\n[\s\S]*END:VCALENDAR/)
  })
})
