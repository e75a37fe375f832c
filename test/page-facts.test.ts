import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CHROMIUM, closePage, openBrowser, openView, PATIENCE_MS } from './browser.ts'
import { chancery, EXAMPLES, scratch } from './run.ts'
import { serving, type Serving } from './server.ts'

/** A fact that is clicked, anywhere, opens its document at its sentence; its record is one click further. */

const { path, gone } = scratch()
const DATA = ['--data', path('data')]
let browser: Browser
let server: Serving

interface Listed {
  readonly items: readonly { readonly id: string; readonly name: string; readonly origin: string }[]
}

/** Until what was asked for is there. */
async function settled(page: Page): Promise<void> {
  await page.waitForSelector('main h1')
  await page.waitForFunction(
    () => ![...globalThis.document.querySelectorAll('main [role=status]')].some((one) => one.textContent?.startsWith('…')),
  )
}

/** The document is open at a sentence, and the claim of the address is chosen. */
async function atSentence(page: Page): Promise<void> {
  await page.waitForURL(/\/documents\/[0-9a-f]{16}(\?[^#]*)?#[0-9a-f]{16}$/)
  await page.waitForSelector('.text .chosen')
  expect(await page.locator('.card.open').getAttribute('data-card')).toBe(new URL(page.url()).hash.slice(1))
}

describe.skipIf(CHROMIUM === undefined)('every fact leads to its sentence', { timeout: 3 * PATIENCE_MS }, () => {
  const open = (view: string): Promise<Page> => openView(browser, server.address + view)
  beforeAll(async () => {
    browser = await openBrowser()
    await chancery(['add', EXAMPLES, ...DATA])
    server = await serving(DATA)
  })
  afterAll(async () => {
    await browser?.close()
    await server?.stop()
    gone()
  })

  /** Views with facts, and the marks in them that must each lead to a sentence. */
  test.each<[what: string, view: string, marks: string]>([
    ['what is due', '/due?asOf=2024-03-01&within=P1Y', 'tbody td:nth-child(2) > a'],
    ['what is overdue', '/due?standing=overdue', 'tbody td:nth-child(2) > a'],
    ['a month', '/calendar?time=2023-07', '.month li a:not(.more), section li a'],
    ['a year', '/calendar?time=2023', 'section li a'],
    ['the ledger', '/ledger?kind=instrument', 'tbody td:first-child > a'],
    ['bodies', '/bodies', 'tbody td:nth-child(n + 3) a'],
    ['figures', '/figures?about=Kazakhstan+Uzbekistan', 'svg a, tbody a'],
    ['a picture in time', '/pictures?about=ASEAN&picture=timeline', 'svg a'],
    ['who met whom', '/pictures?about=ASEAN&picture=matrix', 'td a.mark'],
    ['the ladder of a body', '/pictures?about=ASEAN+Regional+Forum&picture=ladder', 'ol li > a'],
    ['who meets where', '/pictures?about=ASEAN', 'svg a, details li a, tbody a'],
    ['the map', '/pictures?about=ASEAN&picture=map', 'svg a, .told a'],
    ['what holds', '/pictures?about=ASEAN&picture=validity&asOf=2024-03-01', '.bars a'],
    ['a pair', '/pair?about=Kazakhstan+Uzbekistan', 'svg a, li .when + span > a:not(.own)'],
    ['a search', '/find?q=energy', 'section li a:not(.own)'],
    ['a brief', '/brief?subject=Russia%20ASEAN', '.lines a:not(.note), .notes a'],
    ['an answer', '/ask?q=When+did+Kazakhstan+and+Indonesia+last+meet%3F', 'article .lines a:not(.note), .notes a'],
    ['the queue', '/review', 'main li a.plain'],
    ['today', '/', 'tbody td:nth-child(2) > a, li .when + span > a'],
  ])('%s', async (_what, view, marks) => {
    const page = await open(view)
    await settled(page)
    await page.locator(marks).first().waitFor({ state: 'attached' })
    const told = await page.locator(`:is(main :is(${marks}))`).evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''))
    expect(told.length).toBeGreaterThan(0)
    expect(
      told.filter((href) => !/^\/(documents\/\w+(\?[^#]*)?#\w+|documents\/\w+\?at=\d+|records\/\w+\/sentence.*|claims\/\w+.*)$/.test(href)),
    ).toEqual([])
    // Whatever else leads to a record says so.
    const records = await page
      .locator('main a[href^="/records/"]:not([href*="/sentence"])')
      .evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? one.textContent))
    expect(records.filter((name) => !/record/i.test(name ?? ''))).toEqual([])
    const [first = ''] = told.filter((href) => !href.includes('?at='))
    await page
      .locator(`main a[href="${first}"]`)
      .first()
      .evaluate((one) => one.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true })))
    await atSentence(page)
    // Going back leads to where the fact was clicked.
    await page.goBack()
    await page.waitForURL(`${server.address}${view}`)
    await closePage(page)
  })

  test('where sources differ, the one is opened whose value is shown; the others and the record are beside it', async () => {
    const page = await open('/figures?about=Kazakhstan+Uzbekistan')
    await page.getByRole('link', { name: '$4.8 bn, +30 %', exact: true }).focus()
    await page.keyboard.press('Enter')
    await atSentence(page)
    expect(await page.locator('.text .slot[data-slot*=value]').textContent()).toContain('4.8')
    const beside = page.locator('.card.open [data-record]')
    await beside.getByText('2 other documents tell of it').waitFor()
    await beside.getByText('sources differ on value').waitFor()
    await beside
      .getByRole('link', { name: /Uzbekistan, Cabinet of Ministers/ })
      .first()
      .click()
    await atSentence(page)
    expect(await page.locator('.text .slot[data-slot*=value]').textContent()).toContain('4.6')
    await page.locator('.card.open').getByRole('link', { name: 'Its record' }).click()
    await page.waitForSelector('.sentences')
    // There each value leads to who says it.
    await page.getByRole('link', { name: '5,000,000,000' }).click()
    await atSentence(page)
    expect(await page.locator('.text .slot[data-slot*=value]').textContent()).toContain('5')
    await closePage(page)
  })

  test('an address of the sentence of a record can be sent; of a record that nobody knows it says so', async () => {
    const { body } = await server.ask<Listed>('records?disputed=true&kind=figure')
    const page = await open(`/records/${body.items[0]?.id ?? ''}/sentence?of=change`)
    await atSentence(page)
    expect(await page.locator('.text .slot[data-slot*="change"]').count()).toBeGreaterThan(0)
    await page.goto(`${server.address}/records/0000000000000000/sentence`)
    await page.getByRole('alert').getByText('There is no record 0000000000000000.').waitFor()
    await closePage(page)
  })

  test('the map is asked of this server only when it is looked at; a place is chosen by key, and its marks are hollow until it took place', async () => {
    const page = await openView(browser, 'about:blank')
    const asked: string[] = []
    page.on('request', (request) => asked.push(new URL(request.url()).pathname))
    await page.goto(`${server.address}/pictures?about=ASEAN`)
    await page.waitForSelector('.network path')
    expect(asked).not.toContain('/world.json')
    await page.goto(`${server.address}/pictures?about=ASEAN&picture=map`)
    await page.getByRole('button', { name: 'Hanoi' }).focus()
    await page.keyboard.press('Enter')
    expect(await page.locator('circle.chosen').count()).toBe(await page.locator('.told li').count())
    expect(await page.locator('circle.ahead').count()).toBeGreaterThan(0)
    await closePage(page)
  })
})
