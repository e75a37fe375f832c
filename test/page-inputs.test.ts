import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import writeXlsxFile from 'write-excel-file/node'
import { CHROMIUM, openBrowser, openView, PATIENCE_MS } from './browser.ts'
import { chanceryJson, scratch } from './run.ts'
import { serving, type Serving } from './server.ts'

/** What comes in through the page besides documents: tables that somebody keeps, and sources that are visited. */

const { path, write, gone } = scratch()
const DATA = ['--data', path('data')]
let browser: Browser
let server: Serving

const CSV =
  'Title;Signed on;Parties;Status\nZephyr Treaty on ports;03/04/2025;"Norland; Arcadia";Signed\nRail treaty;soon;Norland;Signed\nVisa waiver;14 March 2024;"Norland; Peru";planned\n'

/** A feed that listed much, and then looks otherwise. */
let feed = ''
const site = createServer(({ url }, response) => {
  if (url === '/rss') response.writeHead(200, { 'content-type': 'application/rss+xml' }).end(feed)
  else if (url === '/robots.txt') response.writeHead(404).end()
  else
    response.writeHead(200, { 'content-type': 'text/html' }).end(`<p>On 20 March 2025, Norland and Arcadia signed treaty ${url} on ports.`)
})

describe.skipIf(CHROMIUM === undefined)('what comes in through the page', { timeout: 4 * PATIENCE_MS }, () => {
  beforeAll(async () => {
    browser = await openBrowser()
    site.listen(0, '127.0.0.1')
    await once(site, 'listening')
    server = await serving(DATA)
    write('treaties.csv', CSV)
  })
  afterAll(async () => {
    await browser?.close()
    await server?.stop()
    site.closeAllConnections()
    site.close()
    gone()
  })
  const open = (view: string, options?: BrowserContextOptions): Promise<Page> => openView(browser, server.address + view, options)
  const close = (page: Page): Promise<void> => page.context().close()

  async function mapped(page: Page): Promise<void> {
    await page.getByLabel('Table', { exact: true }).setInputFiles(path('treaties.csv'))
    await page.getByLabel('Signed on fills').selectOption('when')
    await page.getByLabel('03/04/2025 is').selectOption('day first')
    await page.getByLabel('Standing').selectOption('told by a column')
    await page.getByLabel('Column of the standing').selectOption('Status')
    await page.getByLabel('“Signed” is').selectOption('done')
    await page.getByLabel('“planned” is').selectOption('expected')
    await page.getByText('3 rows · 2 claims · 1 set aside').waitFor()
  }

  test.each([
    ['light', {}],
    ['dark', { colorScheme: 'dark' as const }],
    ['on a phone', { viewport: { width: 390, height: 844 } }],
  ])('a table and its preview stand in nobody’s way: %s', async (_how, options) => {
    const page = await open('/table', { viewport: { width: 1280, height: 800 }, ...options })
    await mapped(page)
    await page.getByRole('button', { name: 'Something that is the same in all rows' }).click()
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
    expect(await page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth')).toBe(true)
    await close(page)
  })

  test('its mapping is changed until the rows say what is meant, kept as a file, and then stored', async () => {
    const page = await open('/table')
    await mapped(page)
    await page.getByText('Set aside: Signed on holds soon, which is no date').waitFor()
    await page.getByText('3 Apr 2025').waitFor()
    await page.getByLabel('03/04/2025 is').selectOption('month first')
    await page.getByText('4 Mar 2025').waitFor()
    await page.getByLabel('03/04/2025 is').selectOption('day first')
    await page.getByRole('button', { name: 'Something that is the same in all rows' }).click()
    await page.getByLabel('Slot that is the same in all rows').selectOption('action')
    await page.getByLabel('What action is in all rows').fill('signed')
    await page.getByLabel('Kept by').fill('Norland, Treaty Office')
    await page
      .locator('dd', { hasText: /^signed$/ })
      .first()
      .waitFor()
    expect((await server.ask<{ documents: number }>('counts')).body).toMatchObject({ documents: 0 })

    const kept = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Keep the mapping as a file' }).click()
    const mapping = await readFile(await (await kept).path(), 'utf8')
    expect(JSON.parse(mapping)).toEqual({
      kind: 'instrument',
      modality: { column: 'Status', values: { Signed: 'done', planned: 'expected' } },
      columns: { Title: 'title', Parties: 'parties', 'Signed on': 'when' },
      set: { action: 'signed' },
      issuer: 'Norland, Treaty Office',
      dates: 'day first',
    })
    // The command line takes the same file, and comes to the same.
    write('mapping.json', mapping)
    const told = await chanceryJson<{ claims: readonly { slots: object }[] }>([
      'table',
      path('treaties.csv'),
      '--map',
      path('mapping.json'),
      '--preview',
      ...DATA,
    ])
    expect(told.claims.map(({ slots }) => slots)).toEqual([
      { action: 'signed', title: 'Zephyr Treaty on ports', when: '2025-04-03', parties: ['Norland', 'Arcadia'] },
      { action: 'signed', title: 'Visa waiver', when: '2024-03-14', parties: ['Norland', 'Peru'] },
    ])

    await page.getByRole('button', { name: 'Store 2 claims' }).click()
    await page.getByText('row 3: Signed on holds soon, which is no date').waitFor()
    await page.getByRole('link', { name: 'Open the table' }).click()
    await page.getByText('Zephyr Treaty on ports').first().waitFor()
    expect((await server.ask('counts')).body).toMatchObject({ documents: 1, claims: 2 })
    // A table with the same columns means the same the next time.
    await page.goto(`${server.address}/table`)
    await page.getByLabel('Table', { exact: true }).setInputFiles(path('treaties.csv'))
    await page.getByText('3 rows · 2 claims · 1 set aside').waitFor()
    expect(await page.getByLabel('Kept by').inputValue()).toBe('Norland, Treaty Office')
    // Another kind has other slots, and what it lacks is taken off.
    await page.getByLabel('Kind').selectOption('figure')
    await page.getByText('Say of one column at least which slot it fills.').waitFor()
    await close(page)
  })

  test('a workbook dropped where documents are read is a table too; a kept mapping is taken, and the way to the end goes by keyboard', async () => {
    await writeXlsxFile([
      { sheet: 'Notes', data: [['Nothing'], ['here']] },
      {
        sheet: 'Meetings',
        data: [
          ['body', 'when', 'where'],
          ['Zonal Council', '2025-03-14', 'Astana'],
        ],
      },
    ]).toFile(path('meetings.xlsx'))
    write(
      'mapping.json',
      JSON.stringify({
        kind: 'meeting',
        modality: 'scheduled',
        columns: { body: 'body', when: 'when', where: 'where' },
        issuer: 'Zonal Secretariat',
      }),
    )
    const page = await open('/read')
    await page.getByLabel('File').setInputFiles(path('meetings.xlsx'))
    await page.getByLabel('Sheet').selectOption('Meetings')
    // The names of the columns alone tell what they are.
    await page.getByText('1 rows · 1 claims · 0 set aside').waitFor()
    await page.getByLabel('Take a kept mapping').setInputFiles(path('mapping.json'))
    await page.getByLabel('Sheet').waitFor()
    await page.locator('.preview .standing', { hasText: 'scheduled' }).waitFor()
    await page.getByLabel('Kind').focus()
    const isAtStore = () => page.evaluate<boolean>("document.activeElement.textContent.startsWith('Store ')")
    for (let i = 0; i < 40 && !(await isAtStore()); i++) await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/documents\/[0-9a-f]{16}$/)
    await page.getByText('Zonal Council').first().waitFor()
    await close(page)
  })

  test('a broken table, and a mapping that cannot be meant, are told in a line', async () => {
    const page = await open('/table')
    write('broken.xlsx', 'PK\u0003\u0004 nothing')
    await page.getByLabel('Table', { exact: true }).setInputFiles(path('broken.xlsx'))
    await page.getByRole('alert').filter({ hasText: 'broken.xlsx is a broken archive' }).waitFor()
    await page.getByLabel('Another table').setInputFiles(path('treaties.csv'))
    await page.getByRole('heading', { name: 'What the columns mean' }).waitFor()
    write('none.json', '{"kind": "treaty"}')
    await page.getByLabel('Take a kept mapping').setInputFiles(path('none.json'))
    await page.getByRole('alert').filter({ hasText: 'none.json is no mapping' }).waitFor()
    await close(page)
  })

  test('a source that looks other than before is told where sources are, and on the first page', async () => {
    const base = `http://127.0.0.1:${(site.address() as AddressInfo).port}`
    feed = `<rss><channel>${[1, 2].map((i) => `<item><title>N ${i}</title><link>${base}/${i}</link></item>`).join('')}</channel></rss>`
    const { body } = await server.send<{ id: string }>('sources', { address: `${base}/rss`, allow: ['127.0.0.1'] })
    const visits = async () => (await server.ask<{ visits: readonly object[] }>(`sources/${body.id}`)).body.visits.length
    await expect.poll(visits, { timeout: 30_000 }).toBe(1)
    feed = '<html><body><p>We have moved.</p></body></html>'
    await server.send(`sources/${body.id}/visit`, {})
    await expect.poll(visits, { timeout: 30_000 }).toBe(2)
    const page = await open('/')
    await page.getByRole('heading', { name: 'Sources to look at' }).waitFor()
    await page.getByText('was a feed and looks like a page now').waitFor()
    expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([])
    await page.getByRole('link', { name: 'Sources to look at' }).click()
    await page.getByText('was a feed and looks like a page now').waitFor()
    await close(page)
  })
})
