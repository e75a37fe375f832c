import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'

const named = process.env['CHANCERY_TEST_CHROMIUM'] ?? ''
/** The Chromium of this machine: the one that `CHANCERY_TEST_CHROMIUM` names (`none`: do without), else the first on the path. */
export const CHROMIUM: string | undefined = (
  named === ''
    ? (process.env['PATH'] ?? '')
        .split(delimiter)
        .flatMap((folder) => ['chromium', 'chromium-browser', 'google-chrome'].map((name) => join(folder, name)))
    : [named]
).find((file) => {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
})

if (CHROMIUM === undefined)
  console.warn('No Chromium is on this machine: the tests of the page are skipped. Install it, or name it in CHANCERY_TEST_CHROMIUM.')

/** A machine on which other tests run beside these is slow, and slow is no failure. */
export const PATIENCE_MS = 40_000

/** Opens a view in a browser of its own, as another person would. Whatever the page throws fails the test. */
export async function openView(browser: Browser, address: string, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await (await browser.newContext({ reducedMotion: 'reduce', ...options })).newPage()
  page.on('pageerror', (error) => {
    throw error
  })
  page.setDefaultTimeout(PATIENCE_MS)
  await page.goto(address)
  return page
}

/** A browser that asks nobody but the server under test. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    ...(CHROMIUM === undefined ? {} : { executablePath: CHROMIUM }),
    args: [
      // The sandbox of Chromium refuses to start for root.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  })
}

/** Closes a page and all that belongs to whoever had it open. */
export const closePage = (page: Page): Promise<void> => page.context().close()
