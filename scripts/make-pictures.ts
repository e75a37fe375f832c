/**
 * `npm run pictures`: takes the pictures of the page that the README and docs/page.md show, from the examples, with the Chromium of this
 * machine.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { CHROMIUM, openBrowser } from '../test/browser.ts'
import { chancery, EXAMPLES, ROOT, scratch } from '../test/run.ts'
import { serving } from '../test/server.ts'

/** A view, and what is done in it before the picture is taken. */
interface View {
  readonly name: string
  readonly path: string
  readonly keys?: readonly string[]
  readonly dark?: boolean
  readonly phone?: boolean
}

const { path, gone } = scratch()
const FOLDER = join(ROOT, 'docs', 'pictures')

async function take(page: Page, address: string, { name, path: to, keys = [] }: View): Promise<void> {
  await page.goto(`${address}${to}`)
  await page.waitForSelector('main h1')
  for (const key of keys) await page.keyboard.press(key)
  // Until what was asked for is there, and letters are drawn.
  await page.waitForTimeout(SETTLING_MS)
  await page.screenshot({ path: join(FOLDER, `${name}.png`) })
}
const SETTLING_MS = 800

async function run(): Promise<void> {
  if (CHROMIUM === undefined) throw new Error('There is no Chromium on this machine: install it, or name it in CHANCERY_TEST_CHROMIUM.')
  mkdirSync(FOLDER, { recursive: true })
  await chancery(['add', EXAMPLES, '--data', path('data')])
  const server = await serving(['--data', path('data')])
  const browser = await openBrowser()
  try {
    const idOf = async (list: string, fits: (item: Record<string, unknown>) => boolean): Promise<string> => {
      const { body } = await server.ask<{ items: readonly Record<string, unknown>[] }>(list)
      return String(body.items.find(fits)?.['id'] ?? '')
    }
    const document = await idOf('documents?limit=500', ({ origin }) => String(origin).includes('2023-07-russia-asean-preview'))
    const forum = await idOf('entities?kind=body&limit=500', ({ name }) => name === 'ASEAN Regional Forum')
    const disputed = await idOf('records?disputed=true&kind=figure', () => true)
    const views: readonly View[] = [
      { name: 'today', path: '/' },
      { name: 'document', path: `/documents/${document}`, keys: ['n', 'n', 'n'] },
      { name: 'document-dark', path: `/documents/${document}`, keys: ['n', 'n', 'n'], dark: true },
      { name: 'document-phone', path: `/documents/${document}`, keys: ['n', 'n', 'n'], phone: true },
      { name: 'correct', path: `/documents/${document}`, keys: ['n', 'n', 'n', 'e'] },
      { name: 'body', path: `/names/${forum}` },
      { name: 'record', path: `/records/${disputed}` },
      { name: 'brief', path: '/brief?subject=Russia%20ASEAN&asOf=2023-07-12' },
      { name: 'find', path: `/find?q=${encodeURIComponent('"plan of action" kind:instrument')}` },
      { name: 'due', path: '/due?asOf=2024-03-01&within=P1Y' },
    ]
    for (const view of views) {
      const viewport = view.phone === true ? { width: 390, height: 844 } : { width: 1280, height: 800 }
      const context = await browser.newContext({ viewport, colorScheme: view.dark === true ? 'dark' : 'light', reducedMotion: 'reduce' })
      await take(await context.newPage(), server.address, view)
      await context.close()
    }
  } finally {
    await browser.close()
    await server.stop()
    gone()
  }
}

await run()
