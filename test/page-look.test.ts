import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { extractText, getDocumentProxy } from 'unpdf'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CHROMIUM, closePage, openBrowser, openView, PATIENCE_MS } from './browser.ts'
import { chancery, EXAMPLES, scratch } from './run.ts'
import { serving, type Serving } from './server.ts'

/** How views look while something is done in them, on paper, and to who was here before. */

const { path, gone } = scratch()
const DATA = ['--data', path('data')]
let browser: Browser
let server: Serving
let document: string

/** The width of a sheet between its margins. */
const SHEET = { width: 660, height: 930 }

describe.skipIf(CHROMIUM === undefined)('how the page looks', { timeout: 3 * PATIENCE_MS }, () => {
  const open = (view: string, options?: BrowserContextOptions): Promise<Page> => openView(browser, server.address + view, options)
  beforeAll(async () => {
    browser = await openBrowser()
    await chancery(['add', EXAMPLES, ...DATA])
    server = await serving(DATA)
    const { body } = await server.ask<{ items: readonly { id: string; origin: string }[] }>('documents?limit=500')
    document = body.items.find(({ origin }) => origin.includes('2023-07-russia-asean-preview'))?.id ?? ''
  })
  afterAll(async () => {
    await browser?.close()
    await server?.stop()
    gone()
  })

  test.each<[how: string, options: BrowserContextOptions]>([
    ['light', {}],
    ['in the dark', { colorScheme: 'dark' }],
    ['on a phone', { viewport: { width: 390, height: 844 } }],
  ])('what is begun stands in nobody’s way either: %s', async (_how, options) => {
    const page = await open(`/documents/${document}`, { viewport: { width: 1280, height: 800 }, ...options })
    const clean = async (what: string): Promise<void> => {
      const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze()
      expect([what, violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 120))])]).toEqual([what, []])
      expect([what, await page.evaluate(() => globalThis.document.documentElement.scrollWidth <= globalThis.innerWidth)]).toEqual([
        what,
        true,
      ])
    }
    await page.waitForSelector('.text .said')
    for (let presses = 0; presses < 3; presses++) await page.keyboard.press('n')
    await page.waitForSelector('.card.open [data-record]')
    await clean('a chosen claim, with its record')
    await page.keyboard.press('x')
    await page.getByLabel('Why is it wrong?').waitFor()
    await clean('a claim to be rejected')
    await page.keyboard.press('Escape')
    await page.keyboard.press('e')
    await page.waitForSelector('label.slot input:focus')
    await page.keyboard.press('ArrowDown')
    await page.waitForSelector('.text .picked')
    await clean('words being chosen for a slot')
    await page.goto(`${server.address}/ledger?about=Indonesia&standing=overdue`)
    await page
      .getByRole('button', { name: /^Evidence/ })
      .first()
      .click()
    await page.locator('td[colspan] .sentence').first().waitFor()
    await page.locator('main tbody summary').first().click()
    await clean('evidence, and something to be given')
    await page.goto(`${server.address}/documents/${document}?asOf=2023-07-12`)
    await page.waitForSelector('.then')
    await clean('a document as of a day')
    await closePage(page)
  })

  test('passages that overlap stay readable: the text is whole, and each click goes to the next claim of its words', async () => {
    const page = await open(`/documents/${document}`)
    const line = page.locator('.text p', { hasText: 'will visit' })
    const whole = await line.evaluate((element) => {
      const copy = element.cloneNode(true) as HTMLElement
      for (const letters of copy.querySelectorAll('.letters')) letters.remove()
      return copy.textContent?.trim()
    })
    expect(whole).toMatch(/^On 13 and 14 July, Foreign Minister Sergey Lavrov will visit Jakarta to take part .* Regional Forum \(ARF\)\.$/)
    const shared = await line.locator('.letters').first().textContent()
    const seen = new Set<string>()
    for (let clicks = 0; clicks < (shared ?? '').length; clicks++) {
      await line.locator('.said', { hasText: 'will visit' }).first().click()
      seen.add((await page.locator('.card.open').getAttribute('data-card')) ?? '')
    }
    expect(seen.size).toBe((shared ?? '').length)
    await closePage(page)
  })

  test('a brief is a document on paper: numbered sheets with its lines and sources, and nothing of the page around it', async () => {
    const page = await open('/brief?subject=Russia%20ASEAN&asOf=2023-07-12')
    await page.waitForSelector('.notes')
    const pdf = await getDocumentProxy(new Uint8Array(await page.pdf({ preferCSSPageSize: true, format: 'A4' })))
    const { text, totalPages } = await extractText(pdf)
    const told = text.map((words) => words.replace(/\s+/g, ' '))
    expect(totalPages).toBeGreaterThan(1)
    told.forEach((words, i) => void expect(words).toContain(`${i + 1} / ${totalPages}`))
    expect(told[0]).toMatch(/Russia and ASEAN.*Where relations stand.*strategic partnership/)
    expect(told.join(' ')).toMatch(/Sources.*“The strategic partnership was declared/)
    expect(told.join(' ')).not.toMatch(/Calendar|Write|Leave out|Markdown|Search/)
    await closePage(page)
  })

  test('on paper a document has its claims, the ledger its columns, and what was read in the dark is white', async () => {
    const page = await open(`/documents/${document}`, { colorScheme: 'dark', viewport: SHEET })
    await page.waitForSelector('.text .said')
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
    const claims = page.locator('.card .line')
    expect(await claims.count()).toBeGreaterThan(10)
    expect(await claims.last().isVisible()).toBe(true)
    expect(await page.locator('button:visible:not(.line)').count()).toBe(0)
    const colours = await page.evaluate(() => {
      const { backgroundColor, color } = getComputedStyle(globalThis.document.documentElement)
      return [backgroundColor, color]
    })
    expect(colours).toEqual(['rgb(255, 255, 255)', 'rgb(0, 0, 0)'])
    await page.goto(`${server.address}/ledger`)
    await page.locator('tbody tr').first().waitFor()
    const widths = await page.locator('thead th').evaluateAll((all) => all.map((one) => one.getBoundingClientRect().width))
    expect(widths.length).toBe(5)
    expect(Math.min(...widths)).toBeGreaterThan(60)
    expect(widths[0]).toBe(Math.max(...widths))
    await closePage(page)
  })

  test('who was here before is told what is new since, and what comes while they look', async () => {
    const page = await open('/nowhere')
    await page.evaluate(() => {
      localStorage.setItem('chancery.visit', new Date().toISOString())
      sessionStorage.removeItem('chancery.visit')
    })
    await page.goto(server.address)
    await page.getByRole('heading', { name: 'New since your last visit, and before' }).waitFor()
    await page.locator('main li').first().waitFor()
    expect(await page.locator('.new').count()).toBe(0)
    await server.send('documents', {
      text: 'On 3 May 2024, Chile and Peru signed a treaty on lighthouses in Lima.',
      title: 'On lighthouses',
      date: '2024-05-03',
      issuer: 'Chile',
    })
    await page.locator('li', { hasText: 'On lighthouses' }).locator('.new').waitFor()
    expect(await page.locator('.new').count()).toBe(1)
    await closePage(page)
  })

  test('counts beside a search narrow it, and the address says how', async () => {
    const page = await open('/find?q=energy')
    const aside = page.getByRole('complementary', { name: 'Narrow the search' })
    await aside.getByRole('link', { name: 'instrument' }).click()
    await page.waitForURL(/q=energy\+kind%3Ainstrument/)
    await page.getByRole('heading', { level: 1, name: 'energy kind:instrument' }).waitFor()
    await page.locator('main section li').first().waitFor()
    const kinds = async (): Promise<readonly string[]> => [...new Set(await page.locator('main section .letter').allTextContents())]
    await expect.poll(kinds, { timeout: PATIENCE_MS }).toEqual(['I'])
    await closePage(page)
  })

  test('a calendar tells the address at which it is subscribed to', async () => {
    const page = await open('/calendar?time=2023-07&about=ASEAN')
    const to = await page.getByRole('link', { name: 'this calendar' }).getAttribute('href')
    expect(to).toBe('/api/calendar.ics?about=ASEAN')
    expect(await (await fetch(new URL(to ?? '', server.address))).text()).toMatch(/^BEGIN:VCALENDAR/)
    await closePage(page)
  })
})
