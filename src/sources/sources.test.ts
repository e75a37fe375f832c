import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { readDay } from './day.ts'
import {
  asideLine,
  countPaths,
  givenFacts,
  takeFirst,
  takePaths,
  takeStream,
  type Document,
  type Taken,
  type TakeOptions,
} from './index.ts'
import { markdownText } from './markdown.ts'

type Files = Readonly<{ [path: string]: string | Uint8Array }>

/** Takes all that is in a folder made of these files; origins come without the folder. */
async function takeAll(
  files: Files,
  options: TakeOptions = {},
  prepare: (folder: string) => Promise<unknown> = async () => {},
): Promise<readonly Taken[]> {
  const folder = await mkdtemp(join(tmpdir(), 'chancery-'))
  try {
    for (const [path, content] of Object.entries(files)) {
      await mkdir(dirname(join(folder, path)), { recursive: true })
      await writeFile(join(folder, path), content)
    }
    await prepare(folder)
    const taken: Taken[] = []
    for await (const one of takePaths([folder], options)) taken.push(one)
    return taken
  } finally {
    await chmod(folder, 0o755)
    await rm(folder, { recursive: true, force: true })
  }
}

const name = (path: string): string => path.split(/[/\\]/).at(-1) ?? ''
const documents = (taken: readonly Taken[]): readonly Document[] => taken.flatMap((one) => (one.taken === 'document' ? [one.document] : []))
const asides = (taken: readonly Taken[]): readonly string[] =>
  taken.flatMap((one) => (one.taken === 'aside' ? [`${name(one.aside.origin)} ${one.aside.reason}`] : []))

async function one(offered: AsyncIterable<Taken>): Promise<Taken> {
  for await (const taken of offered) return taken
  throw new Error('nothing was taken')
}

async function taken(content: string | Uint8Array, file = 'a.txt'): Promise<Document> {
  const first = await takeFirst(typeof content === 'string' ? Buffer.from(content) : content, '-', { name: file })
  if (first.taken === 'aside') throw new Error(asideLine(first.aside))
  return first.document
}

describe('folders', () => {
  it('takes documents in order and passes over gold, sidecars and hidden files', async () => {
    const all = await takeAll({
      'b.txt': 'B',
      'a.md': '# A',
      'sub/c.html': '<p>C',
      'a.gold.jsonl': '{}',
      'b.txt.meta.json': '{}',
      'a.json': '{}',
      '.hidden': 'x',
      'z.docx': 'x',
    })
    expect(documents(all).map(({ origin }) => name(origin))).toEqual(['a.md', 'b.txt', 'c.html'])
    expect(asides(all)).toEqual(['z.docx is not a Word document, whatever its name says'])
  })

  it('goes round no circle of links', async () => {
    const all = await takeAll({ 'sub/a.txt': 'A' }, {}, (folder) => symlink(folder, join(folder, 'sub', 'up')))
    expect(documents(all)).toHaveLength(1)
    expect(asides(all)).toEqual([])
  })

  it('names what cannot be read and goes on', async () => {
    const all = await takeAll(
      {
        'a.txt': '',
        'b.txt': ' \n\t',
        'c.txt': new Uint8Array(100),
        'd.txt': Buffer.from('%PDF-1.7 x'),
        'e.txt': 'x'.repeat(3000),
        'f.txt': 'Good.',
      },
      { limit: 2000 },
      (folder) => symlink(join(folder, 'none'), join(folder, 'g.txt')),
    )
    expect(asides(all)).toEqual([
      'a.txt holds no text',
      'b.txt holds no text',
      'c.txt is no text but binary data',
      'd.txt is a broken PDF',
      'e.txt is 3 kB, more than the 2 kB taken',
      'g.txt is not there',
    ])
    expect(documents(all).map(({ text }) => text)).toEqual(['Good.'])
  })

  it.skipIf(process.getuid?.() === 0)('names a folder without rights', async () => {
    const all = await takeAll({ 'locked/a.txt': 'A', 'b.txt': 'B' }, {}, (folder) => chmod(join(folder, 'locked'), 0o000))
    expect(asides(all)).toEqual(['locked may not be read'])
    expect(documents(all)).toHaveLength(1)
  })

  it('counts without reading', async () => expect(await countPaths([join(tmpdir(), 'no-such-folder-here')])).toBe(1))
})

describe('facts', () => {
  it('prefers what is given to the sidecar, that to the header, that to the page', async () => {
    const page =
      '---\ntitle: From header\nissuer: From header\nlanguage: fr\n---\n<html lang="de"><head><meta property="og:site_name" content="Page"><meta name="date" content="2020-01-01"><title>Page</title></head><body><p>Text.</p></body></html>'
    const all = await takeAll(
      { 'a.html': page, 'a.html.meta.json': '{"issuer": "From sidecar", "DATE": "14 March 2025", "other": 3}' },
      { facts: { url: 'https://a.example/1' } },
    )
    expect(documents(all)[0]).toMatchObject({
      title: 'From header',
      issuer: 'From sidecar',
      date: '2025-03-14',
      url: 'https://a.example/1',
      language: 'fr',
      text: 'Text.',
    })
  })

  it.each([
    ['not json', 'it is no JSON'],
    ['[]', 'it must be one object'],
    ['{"date": "soon"}', '"date" is "soon", which is no day'],
    ['{"issuer": 7}', '"issuer" must be text in quotes, not number'],
    ['{"url": "here"}', '"url" is "here", which is no address'],
    ['{"language": "English, mostly"}', '"language" is "English, mostly"'],
  ])('refuses the sidecar %s', async (sidecar, reason) => {
    const [first] = asides(await takeAll({ 'a.txt': 'A', 'a.meta.json': sidecar }))
    expect(first).toContain(reason)
    expect(() => givenFacts({ date: '31 February 2024' })).toThrow('which is no day')
  })

  it.each([
    [
      '---\nissuer: "MFA of Norland"\ndate: 2025-03-14\ntags:\n  - a\n---\n\nText.',
      'Text.',
      { issuer: 'MFA of Norland', date: '2025-03-14' },
    ],
    ['---\r\nIssuer: MFA\r\n---\r\nText.', 'Text.', { issuer: 'MFA' }],
    ['---\nNot a header\n---\nText.', '---\nNot a header\n---\nText.', {}],
    ['---\ncolour: red\n---\nText.', '---\ncolour: red\n---\nText.', {}],
    ['---\nissuer: never closed', '---\nissuer: never closed', {}],
  ])('reads the header of %j', async (content, text, facts) => {
    expect(await taken(content)).toMatchObject({ text, ...facts })
  })

  it.each([
    ['2025-03-14', '2025-03-14'],
    ['2025-03-14T10:00:00+02:00', '2025-03-14'],
    ['20250314', '2025-03-14'],
    ['14 March 2025', '2025-03-14'],
    ['Fri, 14 Mar 2025 10:00:00 GMT', '2025-03-14'],
    ['March 14, 2025', '2025-03-14'],
    ['14.3.2025', '2025-03-14'],
    ['2025-03', '2025-03'],
    ['2025', '2025'],
    ['03/04/2025', undefined],
    ['2025-02-30', undefined],
    ['14 Marchember 2025', undefined],
  ])('reads the day %s', (words, day) => expect(readDay(words)).toBe(day))

  it('gives the same text under the same identity the same hash, wherever it lies', async () => {
    const [a, b, c] = [
      await takeFirst(Buffer.from('A\r\nB'), 'x.txt'),
      await takeFirst(Buffer.from('A\nB'), 'y.txt'),
      await takeFirst(Buffer.from('A\nB'), 'y.txt', { facts: { issuer: 'I' } }),
    ]
    const hash = (one: Taken): string => (one.taken === 'document' ? one.document.hash : '')
    expect(hash(a)).toBe(hash(b))
    expect(hash(c)).not.toBe(hash(b))
    expect(hash(a)).toMatch(/^[0-9a-f]{64}$/)
  })
})

describe('text', () => {
  const russian = 'Министр иностранных дел прибыл в столицу с официальным визитом и провёл переговоры.'
  const french = 'Le ministre a été reçu à l’Élysée où les négociations se sont déroulées très tôt.'
  it.each([
    ['UTF-8', Buffer.from('Žižek – “visit”'), 'Žižek – “visit”'],
    ['UTF-8 with a mark', Buffer.from('\ufeffVisit'), 'Visit'],
    ['UTF-16 with a mark', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('Visit', 'utf16le')]), 'Visit'],
    ['UTF-16 without', Buffer.from('A visit to the capital', 'utf16le'), 'A visit to the capital'],
    ['windows-1251', iconv.encode(russian, 'windows-1251'), russian],
    ['windows-1252', iconv.encode(french, 'windows-1252'), french],
    [
      'broken UTF-8',
      Buffer.concat([Buffer.from('Čeština, žluťoučký kůň úpěl '), Buffer.from([0xff]), Buffer.from(' ďábelské ódy.')]),
      'Čeština, žluťoučký kůň úpěl \ufffd ďábelské ódy.',
    ],
    ['letters with loose accents', Buffer.from('Cafe\u0301'), 'Café'],
    ['old line ends', Buffer.from('a\r\nb\rc'), 'a\nb\nc'],
  ])('reads %s', async (_what, bytes, text) => expect((await taken(bytes)).text).toBe(text))

  it.each([
    [
      'The ministers met in the capital and agreed on the plan of action for the years that will follow, to the benefit of the peoples.',
      'en',
    ],
    [russian, 'ru'],
    ['Le ministre a reçu à Dakar les représentants des deux pays, avec lesquels il a évoqué le programme de travail du comité.', 'fr'],
    ['Der Minister hat am 4. Mai in Berlin den Botschafter von Peru empfangen und mit ihm über die Zusammenarbeit gesprochen.', 'de'],
    ['(b) seek initial contributions to the Facility of US$500 million by the end of 2026, with the help of the Bank;', 'en'],
    [
      '<html lang="en"><body><p>Le ministre a reçu à Dakar les représentants des deux pays, avec lesquels il a évoqué le programme de travail du comité.</p></body></html>',
      'fr',
    ],
    ['Short.', undefined],
  ])('tells the language of %s', async (text, language) => expect((await taken(text)).language).toBe(language))

  it('stops a stream at the limit', async () => {
    let sent = 0
    const endless = async function* (): AsyncGenerator<Uint8Array> {
      for (;;) {
        sent += 1000
        yield Buffer.alloc(1000, 'x')
      }
    }
    expect(await one(takeStream(endless(), '-', { limit: 10_000 }))).toMatchObject({ taken: 'aside', aside: { origin: '-' } })
    expect(sent).toBeLessThan(13_000)
  })

  it.each([
    ['[('.repeat(400_000), 'a.md'],
    [`${'*'.repeat(100_000)}x`, 'a.md'],
    ['* _`['.repeat(200_000), 'a.md'],
    ['<'.repeat(1_000_000), 'a.html'],
    [`${'<div>'.repeat(100_000)}x`, 'a.html'],
    ['&#'.repeat(300_000), 'a.html'],
    ['<p a=b '.repeat(100_000), 'a.html'],
    ['<!--'.repeat(200_000), 'a.html'],
    ['<script>'.repeat(70_000), 'a.html'],
    ['x'.repeat(5_000_000), 'a.txt'],
  ])('comes to an end with hostile text (%#)', { timeout: 60_000 }, async (content, file) => {
    // How long it takes is for the bench; here a quadratic reading would not come to an end at all.
    await expect(takeFirst(Buffer.from(content), '-', { name: file })).resolves.toHaveProperty('taken')
  })
})

describe('pages', () => {
  const body = `<article><h1>Visit of the Minister</h1><p>On 20 March the <b>minister</b> will&nbsp;visit <a href="/l">Lowport</a>, and hold talks.</p>
    <h2>Agenda</h2><ul><li>transit</li><li><p>fisheries</p></li></ul><ol start="3"><li>visas</li></ol><table><tr><th>Year</th><th>Trade</th></tr><tr><td>2024</td><td>2.2</td></tr></table>
    <p>The ministers are also expected to sign a memorandum on transit, which both sides have prepared for a year.<br>They will speak to the press.</p></article>`
  const page = (head: string, lang = 'en-GB'): string =>
    `<!doctype html><html lang="${lang}"><head><title>Visit | MFA</title>${head}<style>p{}</style></head><body><nav><a href="/">Home</a></nav>${body}<script>document.title = 'no'</script><footer>Contact</footer></body></html>`

  it('takes the main text, a block a line', async () => {
    expect((await taken(page(''), 'a.html')).text.split('\n')).toEqual([
      'Visit of the Minister',
      'On 20 March the minister will visit Lowport, and hold talks.',
      'Agenda',
      '- transit',
      '- fisheries',
      '3. visas',
      'Year | Trade',
      '2024 | 2.2',
      'The ministers are also expected to sign a memorandum on transit, which both sides have prepared for a year.',
      'They will speak to the press.',
    ])
  })

  it.each([
    [
      '<meta property="og:site_name" content="MFA"><meta property="article:published_time" content="2025-03-14T09:00:00Z"><link rel="canonical" href="https://mfa.example/1">',
      { issuer: 'MFA', date: '2025-03-14', url: 'https://mfa.example/1', language: 'en', title: 'Visit of the Minister' },
    ],
    [
      '<script type="application/ld+json">{"@graph":[{"@type":"WebSite"},{"headline":"H","datePublished":"2025-03-13","publisher":{"name":"Ministry"}}]}</script>',
      { issuer: 'Ministry', date: '2025-03-13', title: 'H' },
    ],
    [
      '<script type="application/ld+json">{broken</script><meta name="author" content="Press Service"><meta name="date" content="nonsense">',
      { issuer: 'Press Service' },
    ],
    ['<link rel="canonical" href="https://mfa.example/">', { title: 'Visit of the Minister' }],
  ])('reads what the page tells of itself: %s', async (head, facts) => {
    const document = await taken(page(head), 'a.html')
    expect(document).toMatchObject(facts)
    if (head.includes('example/"')) expect(document.url).toBeUndefined()
  })

  it('takes a fragment, and a page from standard input', async () => {
    expect((await taken('<p>One.</p><p>Two.</p>', 'a.html')).text).toBe('One.\nTwo.')
    const page = await takeFirst(Buffer.from('<!DOCTYPE html><html><body><p>One.</p></body></html>'), '-')
    expect(page).toMatchObject({ document: { text: 'One.', origin: '-' } })
  })
})

describe('markdown', () => {
  it.each([
    ['# Visit\n\nText', 'Visit\n\nText', 'Visit'],
    ['## Agenda ##', 'Agenda', undefined],
    ['**bold** and *thin* and __both__', 'bold and thin and both', undefined],
    ['a [link](https://x.example/a_(b)) here', 'a link here', undefined],
    ['![picture](p.png)', 'picture', undefined],
    ['* one\n+ two\n- three\n1. four', '- one\n- two\n- three\n1. four', undefined],
    ['> quoted', 'quoted', undefined],
    ['a_b_c and 2 * 3 * 4', 'a_b_c and 2 * 3 * 4', undefined],
    ['`code`', 'code', undefined],
    ['---', '', undefined],
    ['| a | b |\n|---|---|\n| 1 | 2 |', '| a | b |\n| 1 | 2 |', undefined],
    ['\\*not\\*', '*not*', undefined],
  ])('reads %j', (source, text, title) => expect(markdownText(source)).toEqual({ text, ...(title === undefined ? {} : { title }) }))
})
