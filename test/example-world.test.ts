import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CHROMIUM, openBrowser } from './browser.ts'
import { chancery, EXAMPLE_COUNT, EXAMPLES, scratch } from './run.ts'
import { serving, type Serving } from './server.ts'

const { path, gone } = scratch()
afterAll(gone)

interface Counts {
  readonly documents: number
  readonly decisions: number
}
const LOOKING = { headers: { cookie: 'chancery-world=example' } }
const documentsOf = async (server: Serving, init?: RequestInit): Promise<number> =>
  (await server.ask<Counts>('counts', init)).body.documents

describe('the example world of an empty register', { timeout: 120_000 }, () => {
  test('is shown to the page only, changes nothing, and goes with the server', async () => {
    mkdirSync(path('tmp'))
    const worlds = (): readonly string[] => readdirSync(path('tmp')).filter((name) => name.startsWith('chancery-example-'))
    const server = await serving(['--data', path('empty')], { TMPDIR: path('tmp') })
    expect((await server.ask('session')).body).toMatchObject({ by: 'machine', example: true })
    expect(await documentsOf(server)).toBe(0)
    expect(await documentsOf(server, LOOKING)).toBe(EXAMPLE_COUNT)
    const { body } = await server.ask<{ items: readonly { id: string }[] }>('claims?limit=1', LOOKING)
    const decided = await server.send(
      'decisions',
      { act: 'confirm', claims: [body.items[0]?.id], who: 'Jane Roe' },
      {
        headers: { 'content-type': 'application/json', ...LOOKING.headers },
      },
    )
    expect(decided.response.status).toBe(201)
    expect((await server.ask<Counts>('counts', LOOKING)).body.decisions).toBe(1)
    expect((await server.ask<Counts>('counts')).body).toMatchObject({ documents: 0, decisions: 0 })
    expect((await server.ask<{ items: readonly unknown[] }>('audit')).body.items).toEqual([])
    expect(worlds().length).toBe(1)
    await server.stop()
    expect(worlds()).toEqual([])
  })

  test('ends when somebody begins, and does not come back', async () => {
    const server = await serving(['--data', path('begun')])
    expect((await server.send('begin', '{}', { headers: {} })).response.status).toBe(204)
    expect(await documentsOf(server, LOOKING)).toBe(0)
    await server.stop()
    const again = await serving(['--data', path('begun')])
    expect((await again.ask('session')).body).not.toHaveProperty('example')
    await again.stop()
  })

  test('ends with the first document of one’s own, however it is added', async () => {
    const server = await serving(['--data', path('own')])
    expect(await documentsOf(server, LOOKING)).toBe(EXAMPLE_COUNT)
    await server.send(
      'documents',
      { text: 'Norland and Arcadia met.' },
      { headers: { 'content-type': 'application/json', ...LOOKING.headers } },
    )
    expect(await documentsOf(server, LOOKING)).toBe(1)
    await server.stop()
    const other = await serving(['--data', path('other')])
    expect(await documentsOf(other, LOOKING)).toBe(EXAMPLE_COUNT)
    await chancery(['add', `${EXAMPLES}/2023-07-russia-asean-preview.txt`, '--data', path('other')])
    expect(await documentsOf(other, LOOKING)).toBe(1)
    await other.stop()
  })

  test('is not for a server where people sign in', async () => {
    await chancery(['account', 'Roe', '--admin', '--data', path('team')], { input: 'a long enough password\n' })
    const server = await serving(['--data', path('team')])
    expect((await server.ask('counts', LOOKING)).response.status).toBe(401)
    await server.stop()
  })
})

describe.skipIf(CHROMIUM === undefined)('the first run on the page', { timeout: 120_000 }, () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser?.close())
  const open = async (address: string): Promise<Page> => {
    const page = await (await browser.newContext({ reducedMotion: 'reduce' })).newPage()
    page.setDefaultTimeout(40_000)
    await page.goto(address)
    return page
  }

  test('a tour leads through the example world, and "start empty" leaves nothing of it', async () => {
    const server = await serving(['--data', path('tour')])
    const page = await open(server.address)
    await page.waitForSelector(`text=${EXAMPLE_COUNT} documents with`)
    await page.getByRole('button', { name: 'Take the tour' }).click()
    await page.waitForSelector('.text .said')
    const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze()
    expect(violations.map(({ id }) => id)).toEqual([])
    for (const seen of ['text=Sessions', 'text=disputed', 'text=What is due', '.notes', 'textarea']) {
      await page.getByRole('button', { name: 'Next' }).click()
      await page.waitForSelector(`main >> ${seen}`)
    }
    await page.getByRole('button', { name: 'End the tour' }).click()
    await page.reload()
    await page.waitForSelector('text=This is the example world')
    expect(await page.getByRole('button', { name: 'Next' }).count()).toBe(0)
    await page.getByRole('button', { name: 'Start empty' }).click()
    await page.waitForSelector('text=The register is empty')
    await page.reload()
    await page.waitForSelector('text=The register is empty')
    expect(await page.locator('text=example world').count()).toBe(0)
    expect(await documentsOf(server)).toBe(0)
    await page.context().close()
    await server.stop()
  })

  test('what is stored begins the register, and the example world is gone', async () => {
    const server = await serving(['--data', path('store')])
    const page = await open(`${server.address}/read`)
    await page.waitForSelector('text=This is the example world')
    await page.getByLabel('Text', { exact: true }).fill('On 3 May 2024 Norland and Arcadia signed a treaty in Lowport.')
    await page.getByRole('button', { name: 'Read' }).click()
    await page.getByRole('button', { name: 'Store it' }).click()
    await page.waitForSelector('.text .said')
    await page.waitForSelector('text=This is the example world', { state: 'detached' })
    expect(await documentsOf(server)).toBe(1)
    expect(existsSync(path('store'))).toBe(true)
    await page.context().close()
    await server.stop()
  })
})
