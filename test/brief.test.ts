import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inflateRawSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { briefDocx } from '../src/brief/docx.ts'
import { gatherView } from '../src/brief/gather.ts'
import { briefHtml } from '../src/brief/html.ts'
import { LANGUAGES } from '../src/brief/labels/times.ts'
import type { Brief, BriefPart } from '../src/brief/brief.ts'
import { makeBrief } from '../src/brief/make.ts'
import { prove, provenFrom } from '../src/brief/proof.ts'
import { findSubject } from '../src/brief/subject.ts'
import { KINDS, NOTE, readTemplate, withSections, type Template } from '../src/brief/template.ts'
import { subjectOf, type View } from '../src/brief/view.ts'
import { voicesOf } from '../src/brief/voice-of.ts'
import { nameKnowledge } from '../src/cli/names.ts'
import { openRegister, type Register } from '../src/register/index.ts'
import type { StoredClaim } from '../src/register/record.ts'
import { settle } from '../src/register/settle.ts'
import { loadKnowledge } from '../src/sources/knowledge-folder.ts'
import { CHROMIUM, openBrowser } from './browser.ts'
import { chancery, EXAMPLES } from './run.ts'
import { tellWorld } from './world/tell.ts'
import { makeTruth, tablesOf } from './world/truth.ts'

const SUBJECTS = ['Russia ASEAN', 'Kazakhstan', 'East Asia Summit', 'Kazakhstan Uzbekistan', 'France Brazil', 'Viet Nam', 'African Union']
const folder = mkdtempSync(join(tmpdir(), 'chancery-brief-'))
const data = join(folder, 'data')
let register: Register
const views: View[] = []
const templates: Template[] = []

beforeAll(async () => {
  await chancery(['add', EXAMPLES, '--data', data])
  register = await openRegister(data, { readonly: true, knowledge: nameKnowledge(await loadKnowledge()) })
  for (const subject of SUBJECTS)
    for (const day of ['2023-07-12', '2025-03-17']) views.push(await gatherView(register, await findSubject(register, [subject]), day))
  for (const kind of KINDS) templates.push(readTemplate(await readFile(`templates/${kind}.txt`, 'utf8'), kind))
}, 120_000)
afterAll(async () => {
  await register.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Every brief on the examples: kinds, lengths and languages. */
function* briefs(view: View): Generator<Brief> {
  for (const template of templates)
    for (const full of [false, true])
      for (const language of LANGUAGES)
        yield makeBrief(view, {
          template,
          full,
          language,
          since: '2020-01-01',
          own: { who: 'Jane Roe', lines: ['Ask about the harbour.'] },
          ...(template.voice ? { issuer: voicesOf(view)[0] ?? '' } : {}),
        })
}

test('each brief on the examples is borne by the claims of its footnotes, and nothing had to be left out', () => {
  let lines = 0
  for (const view of views)
    for (const brief of briefs(view)) {
      expect(prove(brief, provenFrom(view))).toEqual([])
      expect([brief.kind, brief.subject.name, brief.unborne]).toEqual([brief.kind, brief.subject.name, 0])
      lines += brief.sections.reduce((sum, section) => sum + section.lines.length, 0)
    }
  expect(lines).toBeGreaterThan(1000)
}, 240_000)

test('the template of a note is the one that is built in', () => expect(templates[0]).toEqual(NOTE))

describe('the proof finds', () => {
  /** A brief of which the first part that has a value is altered. */
  function altered(alter: (part: BriefPart) => BriefPart): readonly string[] {
    const [view] = views
    if (view === undefined) throw new Error('no view')
    const brief = makeBrief(view)
    let done = false
    const sections = brief.sections.map((section) => ({
      ...section,
      lines: section.lines.map((line) => ({
        ...line,
        parts: line.parts.map((part) => {
          if (done || !part.runs.some((run) => 'slot' in run)) return part
          done = true
          return alter(part)
        }),
      })),
    }))
    return prove({ ...brief, sections }, provenFrom(view)).map(({ why }) => why)
  }
  const swapped = (part: BriefPart, text: string, value: string): BriefPart => {
    const runs = part.runs.map((run) => ('slot' in run ? { ...run, text, value } : run))
    return { ...part, runs, text: runs.map((run) => run.text).join('') }
  }

  test.each<[string, (part: BriefPart) => BriefPart, RegExp]>([
    ['a value that no claim has', (part) => swapped(part, 'a treaty', 'a treaty'), /no claim of its footnotes has/],
    [
      'a text that is not what its runs say',
      (part) => ({ ...part, text: `${part.text} and more` }),
      /is not what it was put together from/,
    ],
    ['a value said otherwise than it is', (part) => ({ ...part, ...swapped(part, 'other words', part.text) }), /is not how/],
    [
      'words that are no label',
      (part) => ({ ...part, runs: [...part.runs, { text: '!', label: 'agenda', claims: [] }], text: `${part.text}!` }),
      /no label/,
    ],
    [
      'a person’s words in a line of ours',
      (part) => ({ ...part, runs: [...part.runs, { text: '!', own: 'x' }], text: `${part.text}!` }),
      /person’s own/,
    ],
    ['a part without a footnote', (part) => ({ ...part, notes: [] }), /has no footnote/],
  ])('%s', (_name, alter, why) => expect(altered(alter).join('\n')).toMatch(why))
})

describe('a template that cannot be meant is told in one line', () => {
  test.each([
    ['section: colours', /^mine\.txt, line 1: there is no section “colours”/],
    ['sections: status', /there is no word “sections”/],
    ['# nothing', /names no section/],
    ['section: status | many', /“many” is no number of lines/],
    ['whatever', /a line is written WORD: VALUE/],
    ['voice: mine\nsection: status', /voice: mine is not known/],
  ])('%j', (text, message) => expect(() => readTemplate(text, 'mine.txt')).toThrow(message))

  test('only the sections that are named are told, in that order, as its kind has them', () => {
    const [view] = views
    const template = withSections(NOTE, 'promised, status,promised')
    expect(template.sections).toEqual([
      NOTE.sections.find(({ key }) => key === 'promised'),
      NOTE.sections.find(({ key }) => key === 'status'),
    ])
    expect((view && makeBrief(view, { template }))?.sections.map(({ key }) => key)).toEqual(['promised', 'status'])
    expect(withSections({ ...NOTE, sections: [] }, 'figures').sections).toEqual([{ key: 'figures', most: 6 }])
    expect(() => withSections(NOTE, 'status,colours')).toThrow(/^there is no section “colours”; those known are /)
    expect(() => withSections(NOTE, ' ,')).toThrow(/^no section is named/)
  })

  test('its own title and headings are kept', () => {
    const [view] = views
    const template = readTemplate('title: Note to the file\nsection: status | 1 | The tie', 'mine.txt')
    const brief = view && makeBrief(view, { template })
    expect([brief?.title, brief?.sections.map(({ title, lines }) => [title, lines.length])]).toEqual(['Note to the file', [['The tie', 1]]])
  })
})

test('own lines are marked, and changes are a table that says what was before', () => {
  const [view] = views
  const brief = view && makeBrief(view, { since: '2020-01-01', own: { who: 'Jane Roe', lines: ['Ask about the harbour.'] } })
  expect(brief?.sections[0]?.lines[0]?.own).toBe('Jane Roe')
  expect(brief?.sections[1]).toMatchObject({ key: 'changes', columns: ['what changed', 'now', 'before'] })
})

test('each brief on a made-up world is borne too', () => {
  const truth = makeTruth(2)
  const told = tellWorld(truth, 2)
  const settled = settle(told.claims, [], nameKnowledge(tablesOf(truth)))
  const rest = { reader: 'test', readerVersion: '1', readBy: [], spans: {}, inferred: {}, rows: {}, bears: true }
  const claims = new Map<string, StoredClaim>(
    told.claims.map((claim, order) => [
      claim.id,
      { ...rest, ...claim, order, sentence: `Sentence ${claim.id}.`, passage: { start: order, end: order } },
    ]),
  )
  for (const entity of settled.entities.filter(({ kind }) => kind === 'party' || kind === 'body').slice(0, 4)) {
    const records = settled.records.filter(({ entities }) => entities.includes(entity.id))
    const view: View = {
      subject: subjectOf([entity]),
      day: '2024-06-01',
      records,
      evidence: [],
      claims,
      documents: new Map(),
      topics: { topics: 0, counts: new Map() },
      missingTitles: new Set(),
      sources: { documents: told.documents, about: records.length },
    }
    for (const brief of briefs(view)) {
      expect(prove(brief, provenFrom(view))).toEqual([])
      expect([entity.name, brief.kind, brief.unborne]).toEqual([entity.name, brief.kind, 0])
    }
  }
}, 120_000)

test('a Word document has its sources as real footnotes', async () => {
  const [view] = views
  const brief = makeBrief(view ?? fail(), { full: true })
  const file = await briefDocx(brief)
  const [notes, body] = ['word/footnotes.xml', 'word/document.xml'].map((name) => unzipped(file, name))
  for (const { number } of brief.footnotes) {
    expect(notes).toContain(`w:id="${number}"`)
    expect(body?.split(`<w:footnoteReference w:id="${number}"/>`)).toHaveLength(2)
  }
})

/** The text of one file in a zip archive, found by its directory. */
function unzipped(zip: Buffer, name: string): string {
  for (let at = zip.indexOf('PK\u0001\u0002', 0, 'latin1'); at >= 0; at = zip.indexOf('PK\u0001\u0002', at + 46, 'latin1')) {
    if (zip.toString('utf8', at + 46, at + 46 + zip.readUInt16LE(at + 28)) !== name) continue
    const local = zip.readUInt32LE(at + 42)
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
    const content = zip.subarray(start, start + zip.readUInt32LE(at + 20))
    return (zip.readUInt16LE(at + 10) === 0 ? content : inflateRawSync(content)).toString()
  }
  return ''
}

const fail = (): never => {
  throw new Error('no view')
}

test('HTML makes no tags of a document’s words', () => {
  const html = briefHtml(makeBrief(views[0] ?? fail(), { own: { who: 'x', lines: ['<img src=x> & more'] } }))
  expect(html).toContain('&lt;img src=x&gt; &amp; more')
  expect(html).not.toContain('<img')
})

test.skipIf(CHROMIUM === undefined)(
  'the page prints to a PDF',
  async () => {
    const browser = await openBrowser()
    try {
      const page = await browser.newPage()
      await page.setContent(briefHtml(makeBrief(views[0] ?? fail(), { full: true })))
      const pdf = await page.pdf({ preferCSSPageSize: true })
      expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
    } finally {
      await browser.close()
    }
  },
  60_000,
)

test('the command writes files, and says in one line what cannot be meant', async () => {
  const about = ['brief', 'Russia', 'ASEAN', '--as-of', '2023-07-12', '--data', data]
  const bad = join(folder, 'bad.txt')
  writeFileSync(bad, 'section: colours')
  const runs = await Promise.all(
    [
      ['--kind', 'visit', '--output', join(folder, 'a.docx')],
      ['--kind', 'press', '--issuer', 'Russia'],
      ['--template', bad],
      ['--kind', 'poem'],
      ['--kind', 'press'],
      ['--own', 'A line.'],
    ].map((more) => chancery([...about, ...more])),
  )
  expect(runs.map(({ code }) => code)).toEqual([0, 0, 2, 2, 1, 2])
  for (const { errLines } of runs.slice(2)) expect(errLines).toHaveLength(1)
  expect((await readFile(join(folder, 'a.docx'))).subarray(0, 2).toString()).toBe('PK')
})
