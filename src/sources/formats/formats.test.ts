import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { asideLine, takePaths, type Document, type Taken } from '../index.ts'
import { apart } from './apart.ts'
import { msgOf } from './msg.fixture.ts'
import { unpackRtf } from './packed-rtf.ts'
import { column, docxOf, emlOf, justified, odtOf, pdfOf, warcOf, zipOf } from './formats.fixture.ts'

/** All that comes of one file. */
async function all(name: string, bytes: Uint8Array): Promise<readonly Taken[]> {
  const folder = await mkdtemp(join(tmpdir(), 'chancery-'))
  try {
    await writeFile(join(folder, name), bytes)
    const taken: Taken[] = []
    for await (const one of takePaths([join(folder, name)])) taken.push(one)
    return taken
  } finally {
    await rm(folder, { recursive: true })
  }
}
async function documents(name: string, bytes: Uint8Array): Promise<readonly Document[]> {
  return (await all(name, bytes)).map((one) => {
    if (one.taken === 'aside') throw new Error(asideLine(one.aside))
    return one.document
  })
}
async function only(name: string, bytes: Uint8Array): Promise<Document> {
  const [document, ...more] = await documents(name, bytes)
  if (document === undefined || more.length > 0) throw new Error(`${more.length + 1} documents`)
  return document
}
const reasons = async (name: string, bytes: Uint8Array): Promise<readonly string[]> =>
  (await all(name, bytes)).map((one) => (one.taken === 'aside' ? one.aside.reason : 'taken'))

const VISIT = 'On 20 March, Foreign Minister Jane Roe will pay a working visit to Arcadia.'
const RTF =
  "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Times;}}{\\header Norland daily}\\pard The Minister of Arcadia, Ren\\'e9 Roe,\\par met \\u8220?envoys\\u8221? \\{here\\}.\\par}"

describe('each format', () => {
  it('Word: paragraphs, tables and the title', async () => {
    const document = await only(
      'note.docx',
      await docxOf(
        [VISIT, 'A second paragraph.'],
        [
          ['Port', '2026'],
          ['Rail', '2027'],
        ],
        'Visits',
      ),
    )
    expect(document.text).toBe(`${VISIT}\nA second paragraph.\nPort | 2026\nRail | 2027`)
    expect(document.title).toBe('Visits')
  })

  it('OpenDocument: lists and tables; notes and spaces', async () => {
    const body = `<text:h text:outline-level="1">Visits &amp; talks</text:h><text:p>On 20<text:s/>March<text:note><text:p>As agreed.</text:p></text:note> she arrives.</text:p><text:list><text:list-item><text:p>Port</text:p></text:list-item></text:list><table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell><table:table-cell><text:p>b</text:p></table:table-cell></table:table-row></table:table>`
    const document = await only('note.odt', odtOf(body, 'Visits'))
    expect(document.text).toBe('Visits & talks\nOn 20 March she arrives.\n- Port\na | b')
    expect(document).toMatchObject({ title: 'Visits', language: 'en' })
  })

  it('rich text: letters of its page, Unicode, no header', async () =>
    expect((await only('note.rtf', Buffer.from(RTF))).text.trim()).toBe('The Minister of Arcadia, René Roe,\nmet “envoys” {here}.'))

  it('mail: subject, sender, day, and what hangs on it', async () => {
    const file = { name: 'visit.docx', bytes: await docxOf([VISIT], [['a', 'b']], 'On paper') }
    const [message, attached] = await documents('m.eml', emlOf('Visit to Arcadia', 'See the note.', file))
    expect(message).toMatchObject({
      text: 'Visit to Arcadia\n\nSee the note.',
      title: 'Visit to Arcadia',
      issuer: 'Ministry of Foreign Affairs of Norland',
      date: '2025-03-14',
    })
    expect(attached?.text).toContain(VISIT)
    expect(attached?.origin).toMatch(/m\.eml\/visit\.docx$/)
  })

  it('Outlook: subject, sender, day, what hangs on it, and messages within', async () => {
    const got = await documents(
      'm.msg',
      msgOf({
        subject: 'Visit to Arcadia',
        from: 'Ministry of Foreign Affairs of Norland',
        sent: '2025-03-14T10:00:00Z',
        plain: 'See the note.',
        files: [
          { name: 'visit.docx', bytes: await docxOf([VISIT], [['a', 'b']], 'On paper') },
          { name: 'logo.png', bytes: Buffer.from('x') },
          { name: 'signature.txt', bytes: Buffer.from('Jane Roe'), hidden: true },
        ],
        messages: [{ subject: 'Agenda', from: 'Arcadia', sent: '2025-03-12T10:00:00Z', plain: 'Ports and rail.' }],
      }),
    )
    expect(got.map(({ title, issuer, date, text }) => [title, issuer, date, text])).toEqual([
      ['Visit to Arcadia', 'Ministry of Foreign Affairs of Norland', '2025-03-14', 'Visit to Arcadia\n\nSee the note.'],
      ['On paper', undefined, undefined, expect.stringContaining(VISIT)],
      ['Agenda', 'Arcadia', '2025-03-12', 'Agenda\n\nPorts and rail.'],
    ])
  })

  it.each([
    ['plain', { plain: VISIT, html: '<p>Other words.' }, VISIT],
    ['a page', { html: `<html><body><p>${VISIT}</p></body></html>` }, VISIT],
    [
      'a page in bytes of its code page',
      { html: Buffer.from('<p>Ren\u00e9 Roe met envoys.', 'latin1'), page: 1252 },
      'René Roe met envoys.',
    ],
    ['letters of a code page', { plain: 'Министр прибыл в Осло.', page: 1251 }, 'Министр прибыл в Осло.'],
    ['rich text', { rtf: RTF }, 'The Minister of Arcadia, René Roe,\nmet “envoys” {here}.'],
    ['more than a small stream holds', { plain: `${VISIT} `.repeat(200).trim() }, `${VISIT} `.repeat(200).trim()],
  ])('Outlook: words as %s', async (_name, message, words) => expect((await only('m.msg', msgOf(message))).text).toBe(words))

  it('Outlook: the day is the one of the sender’s clock, where the headers tell it', async () => {
    const headers = 'Received: from a.example\r\nDate: Fri, 14 Mar 2025 23:30:00 -0500\r\nSubject: x\r\n'
    expect((await only('m.msg', msgOf({ plain: VISIT, headers, sent: '2025-03-15T04:30:00Z' }))).date).toBe('2025-03-14')
  })

  it('Outlook: rich text packed with references, into what is taken for written and into itself', () => {
    const reference = (from: number, length: number): readonly number[] => [from >> 4, ((from & 15) << 4) | (length - 2)]
    // Ten letters of the beginning, then " A", then six of these two over again: the reference runs into what it writes.
    const marks = 0b11001
    const body = [marks, ...reference(0, 10), 0x20, 0x41, ...reference(217, 6), ...reference(225, 2)]
    const head = Buffer.alloc(16)
    head.writeUInt32LE(body.length + 12, 0)
    head.write('LZFu', 8, 'latin1')
    expect(unpackRtf(Buffer.concat([head, Buffer.from(body)]))?.toString('latin1')).toBe('{\\rtf1\\ans A A A A')
    expect(unpackRtf(Buffer.from('x'.repeat(40)))).toBeUndefined()
  })

  it('a mailbox: a line of prose that begins with "From" begins no message', async () => {
    const one = `From a@b.example Fri Mar 14 10:00:00 2025\n${emlOf('First', 'One.\r\n\r\nFrom here on, talks go on.').toString()}`
    const two = `\nFrom a@b.example Sat Mar 15 10:00:00 2025\n${emlOf('Second', 'Two.').toString()}`
    expect((await documents('all.mbox', Buffer.from(one + two))).map(({ title }) => title)).toEqual(['First', 'Second'])
  })

  it('a web archive: pages answered with success, under their address, packed or not', async () => {
    const bytes = Buffer.concat([
      warcOf('https://mfa.example/1', `<html><body><p>${VISIT}</p></body></html>`),
      warcOf('https://mfa.example/2', '<p>Not found', '404 Not Found'),
    ])
    for (const [name, file] of [['a.warc', bytes] as const, ['a.warc.gz', gzipSync(bytes)] as const]) {
      const document = await only(name, file)
      expect(document).toMatchObject({ text: VISIT, url: 'https://mfa.example/1', date: '2025-03-14' })
    }
    const dated = `<html><head><meta property="article:published_time" content="2025-02-01"></head><body><p>${VISIT}</p></body></html>`
    expect((await only('a.warc', warcOf('https://mfa.example/1', dated))).date).toBe('2025-02-01')
  })

  it('an archive: its documents, in it another; the kind by content, whatever the name', async () => {
    const inner = zipOf({ 'b.txt': 'Inner text.' })
    const got = await all(
      'a.bin',
      zipOf({ 'a/': '', 'a/note': await docxOf([VISIT], [['a', 'b']], 'T'), '__MACOSX/x.txt': 'no', 'in.zip': inner, 'x.png': 'x' }),
    )
    expect(got.map((one) => (one.taken === 'document' ? one.document.text.split('\n')[0] : one.aside.reason))).toEqual([
      VISIT,
      'Inner text.',
      'is of a kind that is not read',
    ])
  })
})

describe('PDF', () => {
  const left = [
    'The ministers met in Port Hale and agreed',
    'to open the northern crossing. They under-',
    'took to train two hundred officers before',
    'the end of the year, and to meet twice a',
  ]
  const right = [
    'year in each capital. The first meeting is',
    'set for May. A working group will prepare',
    'the programme and report to both of the',
    'ministers before the summer recess ends.',
  ]

  it('reads columns one after the other and mends hyphens', async () => {
    const page = [['Joint statement of Norland and Arcadia', 60, 780, 16] as const, ...column(left, 60, 740), ...column(right, 310, 740)]
    expect((await only('a.pdf', await pdfOf([page], 'Joint statement'))).text).toBe(
      'Joint statement of Norland and Arcadia\nThe ministers met in Port Hale and agreed to open the northern crossing. They undertook to train two hundred officers before the end of the year, and to meet twice a year in each capital. The first meeting is set for May. A working group will prepare the programme and report to both of the ministers before the summer recess ends.',
    )
  })

  it('reads columns set to both edges word by word, of which one stands higher', async () => {
    const narrow = [
      'The ministers met in Port Hale and',
      'agreed to open the northern',
      'crossing. They undertook to train',
      'officers by the end of the year,',
      'and to meet again.',
    ]
    const beside = [
      'They will meet in each capital. A',
      'working group prepares the',
      'programme and reports to both of',
      'the ministers in the first week of',
      'May.',
    ]
    const page = [
      ['Joint statement of Norland and Arcadia', 60, 780, 16] as const,
      ['Port Hale, 14 March 2025', 60, 750] as const,
      ...justified(narrow, 60, 700, 170),
      ...justified(beside, 246, 707, 170),
      ['Port', 60, 590] as const,
      ['2026', 200, 590] as const,
      ['page of an archive', 60, 30, 8] as const,
      ['1/1', 390, 30, 8] as const,
    ]
    expect((await only('a.pdf', await pdfOf([page]))).text.split('\n').slice(0, 5)).toEqual([
      'Joint statement of Norland and Arcadia',
      'Port Hale, 14 March 2025',
      'The ministers met in Port Hale and agreed to open the northern crossing. They undertook to train officers by the end of the year, and to meet again.',
      'They will meet in each capital. A working group prepares the programme and reports to both of the ministers in the first week of May.',
      'Port | 2026',
    ])
  })

  it('takes out a header that changes from chapter to chapter by the number of the page in it', async () => {
    const chapters = ['Ports', 'Rail', 'Roads', 'Rivers']
    const prose = (chapter: string, i: number): readonly string[] => [
      `${chapter} were spoken of in ${2011 + i}.`,
      ...left.slice(i),
      `Both sides made a plan for ${chapter.toLowerCase()} of ${i + 30}`,
    ]
    const pages = chapters.map((chapter, i) => [
      [`Chapter ${chapter}`, 60, 810] as const,
      [String(i + 11), 500, 810] as const,
      ...column(prose(chapter, i), 60, 740 - i * 20),
    ])
    const { text } = await only('a.pdf', await pdfOf(pages))
    expect(text).not.toContain('Chapter')
    expect(chapters.every((chapter, i) => text.includes(`${chapter} were spoken of in ${2011 + i}.`))).toBe(true)
    expect(text).toContain('plan for rivers of 33')
  })

  it('takes out headers, footers, page numbers and footnotes, and keeps the pages', async () => {
    const sheet = (number: number, lines: readonly string[]) => [
      ['Norland Gazette', 60, 810] as const,
      ...column(lines, 60, 740),
      [`${number} See document ${number}0.`, 60, 80, 8] as const,
      [`Page ${number} of 3`, 280, 30] as const,
    ]
    const document = await only(
      'a.pdf',
      await pdfOf(
        [
          sheet(1, left),
          sheet(2, ['month. On 20 March the Foreign Minister will pay a visit to', 'Arcadia.']),
          sheet(3, ['Nothing else was said.']),
        ],
        'Microsoft Word - x.doc',
      ),
    )
    expect(document.text).toBe(
      'The ministers met in Port Hale and agreed to open the northern crossing. They undertook to train two hundred officers before the end of the year, and to meet twice a\fmonth. On 20 March the Foreign Minister will pay a visit to Arcadia.\n\fNothing else was said.',
    )
    expect(document.title).toBeUndefined()
  })

  it('keeps the cells of a table apart', async () => {
    const rows = [
      ['Port', '2026'],
      ['Railway', '2027'],
      ['Bridge', '2028'],
    ].flatMap(([a = '', b = ''], i) => [[a, 60, 700 - i * 14] as const, [b, 300, 700 - i * 14] as const])
    expect((await only('a.pdf', await pdfOf([rows]))).text).toBe('Port | 2026\nRailway | 2027\nBridge | 2028')
  })

  it('says of a scan that it has no text', async () =>
    expect(await reasons('a.pdf', await pdfOf([[]]))).toEqual(['is a PDF of pictures without text, as from a scanner']))
})

describe('what is hostile or broken', () => {
  it('refuses bombs with one line', async () => {
    const zeros = Buffer.alloc(60_000_000)
    const inner = zipOf({ 'a.txt': zeros.subarray(0, 45_000_000) })
    expect(await reasons('a.zip', zipOf({ 'a.txt': zeros }))).toEqual(['unpacks to more than is taken (a.txt)'])
    expect(await reasons('a.docx', zipOf({ 'word/document.xml': zeros }))).toEqual(['unpacks to more than is taken (word/document.xml)'])
    const many = Object.fromEntries(Array.from({ length: 6 }, (_, i) => [`${i}.zip`, inner]))
    expect((await reasons('a.zip', zipOf(many))).at(-1)).toBe('brings out more than is taken of one file')
    const page = `<p>${'x'.repeat(60_000_000)}`
    expect(await reasons('a.warc', warcOf('https://a.example/1', page))).toEqual(['unpacks to more than is taken'])
  })

  it('goes no deeper than files within files, and no round of entries that share one place', async () => {
    let deep = zipOf({ 'a.txt': 'Deep.' })
    for (let i = 0; i < 5; i++) deep = zipOf({ 'a.zip': deep })
    expect(await reasons('a.zip', deep)).toEqual(['is a zip archive too deep within others'])
    const over = zipOf({ 'a.txt': 'A', 'b.txt': 'B' }, (_name, listed) => listed.writeUInt32LE(0, 42))
    expect(await reasons('a.zip', over)).toEqual(['is an archive whose files lie over each other'])
    const locked = zipOf({ 'a.txt': 'A' }, (_name, listed) => listed.writeUInt16LE(0x801, 8))
    expect(await reasons('a.zip', locked)).toEqual(['is locked with a password'])
  })

  it('opens no Outlook message whose parts run in circles, lie over each other or are told to be endless', async () => {
    const good = msgOf({ subject: 'S', plain: `${VISIT} `.repeat(200), files: [{ name: 'a.txt', bytes: Buffer.from('x'.repeat(9000)) }] })
    const directory = good.readInt32LE(48)
    const fat = (good.readInt32LE(76) + 1) * 512
    const entry = (name: string): number => good.indexOf(Buffer.from(name, 'utf16le'), (directory + 1) * 512)
    const spoilt = (change: (bytes: Buffer) => void): Buffer => {
      const bytes = Buffer.from(good)
      change(bytes)
      return bytes
    }
    const words = entry('__substg1.0_1000001F')
    const file = entry('__substg1.0_37010102')
    const cases: readonly (readonly [Buffer, RegExp])[] = [
      [spoilt((bytes) => bytes.writeInt32LE(directory, fat + directory * 4)), /lie over each other/],
      [
        spoilt((bytes) => bytes.writeInt32LE(good.readInt32LE(words + 116), fat + good.readInt32LE(words + 116) * 4)),
        /lie over each other/,
      ],
      [spoilt((bytes) => bytes.writeInt32LE(0, words + 76 - 8)), /broken|lie over/],
      [spoilt((bytes) => bytes.writeUInt32LE(0x7fffffff, file + 120)), /^is a broken message$/],
      [spoilt((bytes) => bytes.writeUInt32LE(0x7fffffff, 44)), /^is a broken message$/],
      [good.subarray(0, 700), /whatever its name says$/],
      [good.subarray(0, good.length - 600), /^is a broken message$/],
      [Buffer.concat([good.subarray(0, 8), Buffer.alloc(5000)]), /whatever its name says$/],
    ]
    for (const [bytes, words] of cases) expect((await reasons('a.msg', bytes)).at(-1)).toMatch(words)
    const over = spoilt((bytes) => bytes.writeInt32LE(good.readInt32LE(words + 116), file + 116))
    expect((await reasons('a.msg', over)).length).toBeGreaterThan(0)
  })

  it('goes no deeper into messages within messages than into other files, and refuses many that hold more than the file', async () => {
    const nested = (depth: number): Parameters<typeof msgOf>[0] => ({
      subject: `Level ${depth}`,
      plain: 'x',
      messages: depth > 5 ? [] : [nested(depth + 1)],
    })
    expect(await reasons('a.msg', msgOf(nested(0)))).toEqual(['taken', 'taken', 'taken', 'is an Outlook message too deep within others'])
    const bomb = zipOf({ 'a.txt': Buffer.alloc(60_000_000) })
    expect(await reasons('a.msg', msgOf({ plain: VISIT, files: [{ name: 'b.zip', bytes: bomb }] }))).toEqual([
      'taken',
      'unpacks to more than is taken (a.txt)',
    ])
  })

  it('ends a reader that takes too long, and the next file is read', async () => {
    const pdf = await pdfOf([column(['A line of text that is read.'], 60, 700)])
    await expect(apart('pdf', pdf, 0)).rejects.toThrow('took longer')
    expect((await only('a.pdf', pdf)).text).toBe('A line of text that is read.')
  })

  it('nothing random or cut short crashes it, hangs it or is told in more than a line', { timeout: 120_000 }, async () => {
    const files: readonly (readonly [string, Buffer])[] = [
      ['a.pdf', await pdfOf([column([VISIT], 60, 700)])],
      ['a.docx', await docxOf([VISIT], [['a', 'b']], 'T')],
      ['a.odt', odtOf(`<text:p>${VISIT}</text:p>`)],
      ['a.rtf', Buffer.from(RTF)],
      ['a.eml', emlOf('S', VISIT, { name: 'x.zip', bytes: zipOf({ 'a.txt': VISIT }) })],
      [
        'a.msg',
        msgOf({ subject: 'S', plain: VISIT, files: [{ name: 'x.zip', bytes: zipOf({ 'a.txt': VISIT }) }], messages: [{ rtf: RTF }] }),
      ],
      ['a.mbox', Buffer.concat([Buffer.from('From a@b Fri Mar 14 10:00:00 2025\n'), emlOf('S', VISIT)])],
      ['a.warc', warcOf('https://a.example/1', `<p>${VISIT}`)],
      ['a.zip', zipOf({ 'a.txt': VISIT, 'b.html': '<p>x' })],
    ]
    const harm = fc.record({
      file: fc.constantFrom(...files),
      cut: fc.double({ min: 0.05, max: 1, noNaN: true }),
      spoilt: fc.array(fc.tuple(fc.double({ min: 0, max: 0.999, noNaN: true }), fc.integer({ min: 0, max: 255 })), { maxLength: 8 }),
      noise: fc.option(fc.uint8Array({ minLength: 1, maxLength: 300 })),
    })
    await fc.assert(
      fc.asyncProperty(harm, async ({ file: [name, good], cut, spoilt, noise }) => {
        const bytes =
          noise === null ? Buffer.from(good.subarray(0, Math.ceil(good.length * cut))) : Buffer.concat([good.subarray(0, 8), noise])
        for (const [place, byte] of spoilt) bytes[Math.floor(place * bytes.length)] = byte
        for (const one of await all(name, bytes)) {
          if (one.taken === 'aside') expect(asideLine(one.aside)).not.toMatch(/[\n\r]|undefined/)
        }
      }),
      { numRuns: 150 },
    )
  })
})
