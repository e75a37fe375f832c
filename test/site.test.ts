import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseHTML } from 'linkedom'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CHROMIUM, openBrowser } from './browser.ts'
import { chancery, EXAMPLE_COUNT, EXAMPLES, scratch } from './run.ts'
import { serving } from './server.ts'

const { path, write, gone } = scratch()
const data = ['--data', path('data')]
const LICENCE = 'https://creativecommons.org/licenses/by/4.0/'
const HOSTILE = '<script>document.title="owned"</script><img src=x onerror=alert(1)> & "Council"'
const SECRET = 'Norland and Arcadia signed a memorandum on quiet harbours in Lowport on 3 May 2024.'
const folder = path('pages')

let said: string
const pages: string[] = []
/** A page of the site, as a tree. */
const page = (name: string) => {
  const known = trees.get(name) ?? parseHTML(readFileSync(join(folder, name), 'utf8')).document
  trees.set(name, known)
  return known
}
const trees = new Map<string, ReturnType<typeof parseHTML>['document']>()
const linksOf = (name: string): readonly string[] => [...page(name).querySelectorAll('a')].map((one) => one.getAttribute('href') ?? '')

beforeAll(async () => {
  write(
    'in/hostile.txt',
    `---\nissuer: ${HOSTILE}\ntitle: ${HOSTILE}\nurl: javascript:alert(1)\ndate: 2024-05-01\n---\nPeru and Oman signed a treaty on ${HOSTILE} in Lima.`,
  )
  const many = Array.from(
    { length: 230 },
    (_, i) =>
      `On ${(i % 28) + 1} ${['March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November'][Math.floor(i / 28)]} 2019 Kenya and Ghana held consultations in Accra.`,
  )
  write('in/many.txt', `---\nissuer: Kenya\ndate: 2020-01-01\ntitle: Many\n---\n${many.join('\n\n')}`)
  await chancery(['add', EXAMPLES, path('in'), ...data])
  const server = await serving(data)
  await server.send('documents?collection=cabinet', { text: SECRET, issuer: 'Norland', date: '2024-05-03', title: 'Harbours' })
  await server.stop()
  const { code, out, err } = await chancery(['export', 'site', '--output', folder, '--licence', LICENCE, ...data])
  expect([code, err]).toEqual([0, ''])
  said = out
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }))
    if (entry.isFile() && entry.name.endsWith('.html')) pages.push(join(entry.parentPath, entry.name).slice(folder.length + 1))
})
afterAll(gone)

describe('a site of a register', () => {
  test('has a page for each document, record and name, and says how many', () => {
    expect(said).toContain(`written: ${(pages.length + 1).toLocaleString('en')} files in ${folder}`)
    const documents = pages.filter((name) => name.startsWith('documents/') && !/-\d+\.html$/.test(name))
    expect(documents).toHaveLength(EXAMPLE_COUNT + 2)
    expect(pages.filter((name) => name.startsWith('records/')).length).toBeGreaterThan(300)
    expect(pages.filter((name) => name.startsWith('names/')).length).toBeGreaterThan(100)
  })

  test('leads only to what is there, and each page can be reached', () => {
    const reached = new Set(['index.html'])
    const ahead = ['index.html']
    for (let name = ahead.pop(); name !== undefined; name = ahead.pop())
      for (const href of linksOf(name)) {
        if (/^https?:/.test(href)) continue
        const target = join(dirname(name), href)
        expect(existsSync(join(folder, target)), `${name}: ${href}`).toBe(true)
        if (!reached.has(target)) ahead.push(target)
        reached.add(target)
      }
    expect(pages.filter((name) => !reached.has(name))).toEqual([])
  })

  test('says on each page as of which day and under which terms', () => {
    for (const name of pages) {
      const footer = page(name).querySelector('footer')
      expect(footer?.textContent).toMatch(/^As of \d{1,2} [A-Z][a-z]+ \d{4}\. Terms: https:/)
      expect(footer?.querySelector('a')?.getAttribute('href')).toBe(LICENCE)
    }
  })

  test('shows a record with who says what, its sentences and their documents', () => {
    const name =
      pages.find(
        (one) => one.startsWith('records/') && page(one).querySelector('h1')?.textContent === "17th ASEAN-Russia Senior Officials' Meeting",
      ) ?? ''
    const shown = page(name)
    expect(shown.querySelector('table')?.textContent).toMatch(/when\s*18 Mar 2021 \(ASEAN Secretariat 2021-03-18\)/)
    expect(shown.querySelector('blockquote')?.textContent).toContain('held their seventeenth meeting today')
    const [document = ''] = linksOf(name).filter((href) => href.includes('/documents/'))
    expect(page(join(dirname(name), document)).querySelector('h1')?.textContent).toContain('Senior Officials')
    const [party = ''] = [...shown.querySelectorAll('td a')].flatMap((one) =>
      one.textContent === 'Russia' ? [one.getAttribute('href') ?? ''] : [],
    )
    expect(page(join(dirname(name), party)).querySelector('p')?.textContent).toContain('Wikidata Q159')
  })

  test('is text wherever it comes from documents', () => {
    for (const name of pages) {
      const found = page(name)
      expect(found.querySelectorAll('script, img, iframe, object, form, base, [onerror], [onload], [style]')).toHaveLength(0)
      for (const href of linksOf(name)) expect(href).not.toMatch(/^(?!https?:)[a-z]+:/i)
    }
    const titles = pages.filter((name) => name.startsWith('documents/')).map((name) => page(name).querySelector('h1')?.textContent)
    expect(titles).toContain(HOSTILE)
  })

  test('goes on in parts where there is much', () => {
    const parts = pages.filter((name) => name.startsWith('documents/') && page(name).querySelector('h1')?.textContent === 'Many').sort()
    expect(parts.length).toBeGreaterThan(1)
    const claims = parts.flatMap((name) => [...page(name).querySelectorAll('li[id]')].map(({ id }) => id))
    expect(new Set(claims).size).toBe(claims.length)
    expect(claims.length).toBeGreaterThanOrEqual(230)
    for (const name of pages) expect(page(name).querySelectorAll('li').length).toBeLessThanOrEqual(200)
  })

  test('leaves out what stands in a collection, and all that follows from it', () => {
    const all = pages.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n')
    expect(all).not.toMatch(/harbours|Arcadia|Lowport|cabinet"/i)
  })

  test('is made as of a day too', async () => {
    const then = path('then')
    await chancery(['export', 'site', '--output', then, '--as-of', '2021-12-31', ...data])
    const index = readFileSync(join(then, 'index.html'), 'utf8')
    expect(index).toContain('As of 31 Dec 2021')
    expect(parseHTML(index).document.body.textContent).toMatch(/Documents 2\b/)
  })

  test.each([
    [['--kind', 'visit', '--output', 'x'], 'site writes the whole register: give no names, kinds or days but --as-of.'],
    [[], 'site writes many files. Name a folder: --output FOLDER'],
    [['--output', folder], `--output ${folder} is there, with something in it. Name a folder that is not, or empty it.`],
    [['--output', '/dev/null/x'], '--output /dev/null/x cannot be written'],
  ])('says what is wrong: %j', async (options, line) => {
    const { code, err } = await chancery(['export', 'site', ...options, ...data])
    expect([code, err]).toEqual([2, expect.stringContaining(line)])
  })

  test('is whole or not there', async () => {
    const half = path('half')
    const { code } = await chancery(['export', 'site', '--output', half, '--data', path('none')])
    expect(code).toBe(3)
    expect(readdirSync(path()).filter((name) => name.startsWith('half'))).toEqual([])
  })

  test.skipIf(CHROMIUM === undefined)('opens from a folder, without script and on a phone', { timeout: 120_000 }, async () => {
    const browser = await openBrowser()
    try {
      const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 700 } })
      const view = await context.newPage()
      await view.goto(pathToFileURL(join(folder, 'index.html')).href)
      await view.click('text=Meetings')
      await view.click('text=more →')
      await view.click('text=17th ASEAN-Russia')
      await view.click('td a:text-is("Russia")')
      expect(await view.textContent('h1')).toBe('Russia')
      const { width } = (await view.locator('main').boundingBox()) ?? { width: 0 }
      expect(width).toBeGreaterThan(200)
      expect(width).toBeLessThanOrEqual(360)
    } finally {
      await browser.close()
    }
  })
})
