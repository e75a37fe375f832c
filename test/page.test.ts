import { readFile } from 'node:fs/promises'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pdfOf } from '../src/sources/formats/formats.fixture.ts'
import { onServer, placeIn, POSTGRES_ENGINE } from '../src/register/engines.fixture.ts'
import { CHROMIUM, closePage, openBrowser, openView, PATIENCE_MS } from './browser.ts'
import { FORMAT_NAMES } from '../src/export/formats.ts'
import { chancery, EXAMPLES, scratch } from './run.ts'
import { serving, type Serving } from './server.ts'

const { path, gone } = scratch()
const schema = `test_page_${process.pid}`
let browser: Browser

const open = (address: string, options?: BrowserContextOptions): Promise<Page> => openView(browser, address, options)
const close = closePage

interface Listed {
  readonly items: readonly { readonly id: string; readonly origin: string; readonly name: string }[]
}
const documentNamed = async (server: Serving, name: string): Promise<string> => {
  const { body } = await server.ask<Listed>('documents?limit=500')
  return body.items.find(({ origin }) => origin.includes(name))?.id ?? ''
}
interface Claims {
  readonly claims: readonly {
    readonly id: string
    readonly kind: string
    readonly bears: boolean
    readonly slots: Record<string, unknown>
  }[]
}

beforeAll(async () => {
  if (CHROMIUM !== undefined) browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  gone()
})

/** Where the register lies that is shown. */
const PLACES = [
  { from: 'a folder', missing: undefined, place: () => ['--data', path('data')] },
  { from: 'PostgreSQL', missing: POSTGRES_ENGINE.missing, place: () => ['--register', placeIn(schema)] },
].filter(({ missing }) => missing === undefined && CHROMIUM !== undefined)

describe.each(PLACES)('the page from $from', { timeout: 3 * PATIENCE_MS }, ({ from, place }) => {
  let server: Serving
  let document: string
  beforeAll(async () => {
    await chancery(['add', EXAMPLES, ...place()])
    server = await serving(place())
    document = await documentNamed(server, '2023-07-russia-asean-preview')
  })
  afterAll(async () => {
    await server.stop()
    if (from === 'PostgreSQL') await onServer(`DROP SCHEMA IF EXISTS ${schema} CASCADE`)
  })

  const VIEWS = [
    '/',
    '/due?standing=overdue',
    '/calendar',
    '/calendar?time=2023-07',
    '/calendar?time=2023&about=ASEAN',
    '/pictures',
    '/pictures?about=ASEAN',
    '/pictures?about=ASEAN&picture=timeline',
    '/pictures?about=ASEAN&picture=matrix',
    '/pictures?about=ASEAN+Regional+Forum&picture=ladder',
    '/pictures?about=Kazakhstan+Uzbekistan&picture=figures',
    '/pictures?about=ASEAN&picture=map',
    '/pictures?about=ASEAN&picture=validity&asOf=2024-03-01',
    '/bodies',
    '/names',
    '/brief?subject=Russia%20ASEAN',
    '/review',
    '/documents',
    '/sources',
    '/read',
    '/table',
    '/find?q=ASEAN',
    '/find',
    '/searches',
    '/ask',
    '/ask?q=When+did+Kazakhstan+and+Indonesia+last+meet%2C+and+what+was+agreed%3F',
    '/ask?q=Why+is+the+sky+blue%3F',
    '/nowhere',
    '/ledger',
    '/figures?about=Kazakhstan+Uzbekistan',
    '/accounts',
    '/collections',
    '/collections/open',
    '/compare',
    '/pair',
    '/pair?about=Kazakhstan+Uzbekistan&asOf=2023-06-01',
  ] // prettier-ignore

  /** Every view is looked through with axe-core, on a machine that may be loaded. */
  const AXE_MS = 180_000
  test.each([
    ['light and dark', { viewport: { width: 1280, height: 800 } }],
    ['on a phone', { viewport: { width: 390, height: 844 } }],
  ])(
    'nothing stands in the way of anybody, and nothing runs over the edge: %s',
    async (how, options) => {
      const { body } = await server.ask<Listed>('entities?kind=body&limit=500')
      const forum = body.items.find(({ name }) => name === 'ASEAN Regional Forum')?.id ?? ''
      const records = await server.ask<Listed>('records?disputed=true')
      const names = await Promise.all(
        ['party', 'person', 'instrument', 'programme'].map(
          async (kind) => (await server.ask<Listed>(`entities?kind=${kind}&limit=1`)).body.items[0]?.id ?? '',
        ),
      )
      const own = [`/documents/${document}`, `/names/${forum}`, `/records/${records.body.items[0]?.id ?? ''}`]
      // How it looks does not hang on where the register lies: there a few are enough.
      const all =
        from === 'PostgreSQL' ? ['/', '/review', '/collections', ...own] : [...VIEWS, ...own, ...names.map((id) => `/names/${id}`)]
      const page = await open(server.address, options)
      const clean = async (view: string, rules: AxeBuilder): Promise<void> => {
        const { violations } = await rules.analyze()
        expect([view, violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 120))])]).toEqual([view, []])
      }
      for (const view of all) {
        await page.goto(`${server.address}${view}`)
        await page.waitForSelector('main h1')
        await page.waitForFunction(
          () => ![...globalThis.document.querySelectorAll('main [role=status]')].some((one) => one.textContent === '…'),
        )
        await clean(view, new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']))
        // In the dark the same stands there in other colours: only what hangs on colours is looked at again.
        if (how === 'light and dark') {
          await page.emulateMedia({ colorScheme: 'dark' })
          await clean(`${view} in the dark`, new AxeBuilder({ page }).withRules(['color-contrast', 'link-in-text-block']))
          await page.emulateMedia({ colorScheme: 'light' })
        }
        const over = await page.evaluate(() => globalThis.document.documentElement.scrollWidth - globalThis.innerWidth)
        expect([view, over <= 0]).toEqual([view, true])
        const low = await page.evaluate(() =>
          [...globalThis.document.querySelectorAll('main :is(a, button, summary, select, input:not([type=checkbox]))')].flatMap((one) => {
            const { width, height } = one.getBoundingClientRect()
            return width === 0 || height >= 24 || one.closest('svg') ? [] : [one.outerHTML.slice(0, 120)]
          }),
        )
        expect([view, low]).toEqual([view, []])
      }
      await close(page)
    },
    AXE_MS,
  )

  test('a question is answered at an address that can be sent, and its footnotes open the sentence', async () => {
    const page = await open(`${server.address}/ask`)
    await page.getByLabel('Question').fill('When did Kazakhstan and Indonesia last meet, and what was agreed?')
    await page.keyboard.press('Enter')
    const answer = page.getByRole('region', { name: 'Answer' })
    await answer.getByText('2 Apr 2024').first().waitFor()
    expect(new URL(page.url()).searchParams.get('q')).toMatch(/^When did Kazakhstan/)
    expect(await answer.getByRole('heading').allTextContents()).toEqual([
      'When did Kazakhstan and Indonesia last meet?',
      'what was agreed?',
    ])
    expect(await answer.locator('article').nth(1).textContent()).toMatch(/working group on tourism/)
    await answer.getByRole('link', { name: /by videoconference at the level of deputy ministers/ }).click()
    await page.waitForSelector('.card.open')
    expect(await page.locator('.slot[data-slot=rank]').textContent()).toContain('deputy ministers')
    await close(page)
  })

  test('what cannot be asked is told, with questions that can be', async () => {
    const page = await open(`${server.address}/ask?q=When+did+Kazakhstan+and+Indonesia+whistle%3F`)
    const answer = page.getByRole('region', { name: 'Answer' })
    await answer.getByText('The question is not understood').waitFor()
    await answer.getByRole('link').first().click()
    await answer.locator('.note').first().waitFor()
    await page.goto(`${server.address}/ask?q=When+did+Kenya+and+Brazil+last+meet%3F`)
    await answer.getByText(/Not in the sources read: \d+ documents/).waitFor()
    expect(await answer.locator('.note').count()).toBe(0)
    await close(page)
  })

  test('arrow keys go from claim to claim and join each to its words, and the address leads back to it', async () => {
    const page = await open(`${server.address}/documents/${document}`)
    await page.waitForSelector('.said')
    for (const _ of [1, 2, 3]) await page.keyboard.press('ArrowDown')
    await page.waitForSelector('.slot')
    expect(await page.locator('.slot[data-slot=where]').textContent()).toBe('Jakarta')
    const again = await open(page.url())
    await again.waitForSelector('.slot')
    expect(await again.locator('.card.open').textContent()).toContain('Jakarta')
    await page.locator('.text .said', { hasText: 'strategic partnership' }).first().click()
    expect(await page.locator('.card.open').textContent()).toContain('strategic partnership')
    await Promise.all([close(page), close(again)])
  })

  test('a decision bears a name, is seen by another reviewer at once, and can be taken back', async () => {
    const { body } = await server.ask<Claims>(`documents/${document}`)
    const id = body.claims[0]?.id ?? ''
    const [page, other] = [
      await open(`${server.address}/documents/${document}#${id}`),
      await open(`${server.address}/documents/${document}#${id}`),
    ]
    await Promise.all([page, other].map((one) => one.waitForSelector('.card.open')))
    await page.keyboard.press('c')
    await page.getByLabel('A decision bears a name').fill('Jane Roe')
    await page.keyboard.press('Enter')
    const words = 'confirmed by Jane Roe'
    await Promise.all([page, other].map((one) => one.waitForSelector(`[data-card="${id}"] >> text=${words}`)))
    // The next claim is chosen; undo goes back to the one decided.
    await page.keyboard.press('z')
    await Promise.all([page, other].map((one) => one.waitForSelector(`[data-card="${id}"] >> text=${words}`, { state: 'detached' })))
    const { body: decisions } = await server.ask<{ items: readonly { act: string; who: string }[] }>('decisions')
    expect(decisions.items.slice(-2).map(({ act, who }) => [act, who])).toEqual([
      ['confirm', 'Jane Roe'],
      ['withdraw', 'Jane Roe'],
    ])
    await Promise.all([close(page), close(other)])
  })

  test('a claim is rejected with a reason, and corrected by selecting words in the text', async () => {
    const { body } = await server.ask<Claims>(`documents/${document}`)
    const visit = body.claims.find(({ kind }) => kind === 'visit')?.id ?? ''
    const post = body.claims.find(({ kind }) => kind === 'post')?.id ?? ''
    const page = await open(`${server.address}/documents/${document}#${post}`)
    await page.evaluate(() => localStorage.setItem('chancery.who', 'Ann Lee'))
    await page.reload()
    await page.waitForSelector('.card.open')
    await page.keyboard.press('x')
    await page.getByLabel('Why is it wrong?').fill('a heading says no more')
    await page.keyboard.press('Enter')
    await page.waitForSelector(`[data-card="${post}"] >> text=rejected by Ann Lee`)
    const bears = async (id: string) =>
      (await server.ask<Claims>(`documents/${document}`)).body.claims.find((claim) => claim.id === id)?.bears
    expect(await bears(post)).toBe(false)

    await page.goto(`${server.address}/documents/${document}#${visit}`)
    await page.waitForSelector('.card.open')
    await page.keyboard.press('e')
    await page.getByLabel('where', { exact: true }).focus()
    const line = page.locator('.text p', { hasText: 'The events are hosted by Indonesia' })
    await line.evaluate((element) => {
      const walker = globalThis.document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
      while (walker.nextNode()) {
        const at = walker.currentNode.textContent?.indexOf('Indonesia') ?? -1
        if (at === -1) continue
        const range = globalThis.document.createRange()
        range.setStart(walker.currentNode, at)
        range.setEnd(walker.currentNode, at + 'Indonesia'.length)
        getSelection()?.removeAllRanges()
        getSelection()?.addRange(range)
        element.dispatchEvent(new MouseEvent('mouseup', { bubbles: true }))
        return
      }
    })
    expect(await page.getByLabel('where', { exact: true }).inputValue()).toBe('Indonesia')
    await page.getByLabel('why', { exact: true }).fill('the note names it')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.waitForSelector(`[data-card="${visit}"] >> text=corrected by Ann Lee`)
    const { body: found } = await server.ask<{ items: readonly { fields: { where?: { shown: string; by: string } } }[] }>(
      'records?kind=visit&about=Lavrov',
    )
    expect(found.items.some(({ fields }) => fields.where?.shown === 'Indonesia' && fields.where.by === 'decision')).toBe(true)
    await close(page)
  })

  test('every fact leads to its sentence: from a brief, a record and a search', async () => {
    const page = await open(`${server.address}/brief?subject=Russia%20ASEAN&asOf=2023-07-12`)
    await page.locator('.notes a').first().click()
    await page.waitForSelector('.text .chosen')
    await page.goto(`${server.address}/find?q=${encodeURIComponent('kind:meeting body:"ASEAN Regional Forum"')}`)
    await page.locator('main li a[href^="/records/"]').first().click()
    await page.locator('.sentences a').first().click()
    await page.waitForSelector('.text .chosen')
    await page.goBack()
    await page.waitForSelector('.sentences')
    await close(page)
  })

  test('a search is saved where it is made, tells under Today what it newly finds, and is seen, subscribed to and dropped', async () => {
    const page = await open(`${server.address}/find?q=${encodeURIComponent('kind:visit place:Quito')}`)
    await page.evaluate(() => localStorage.removeItem('chancery.who'))
    await page.reload()
    await page.locator('summary', { hasText: 'Save this search' }).click()
    await page.getByLabel('Name', { exact: true }).fill('who goes to Quito')
    await page.getByLabel('Your name').fill('Jane Roe')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Saved as').waitFor()
    await page.goto(server.address)
    await page.getByText('One search is saved').waitFor()
    const newly = page.getByRole('region', { name: 'who goes to Quito' })
    expect(await newly.count()).toBe(0)
    // It is told while somebody looks.
    await server.send('documents', {
      text: 'Foreign Minister Jane Roe of Chile will visit Quito on 20 May 2031.',
      date: '2031-03-14',
      issuer: 'Chile',
    })
    await newly.getByText('1 new').waitFor()
    await newly.getByRole('link', { name: /will visit Quito/ }).click()
    await page.waitForSelector('.text .chosen')
    await page.goBack()
    await newly.getByRole('button', { name: 'Seen' }).click()
    await newly.waitFor({ state: 'detached' })
    await page.goto(`${server.address}/searches`)
    await newly.getByText('Nothing new.').waitFor()
    const feed = await fetch(new URL((await newly.getByRole('link', { name: 'Feed' }).getAttribute('href')) ?? '', server.address))
    expect(await feed.text()).toContain('will visit Quito')
    await newly.getByRole('button', { name: 'Drop' }).click()
    await page.getByText('None is saved').waitFor()
    await page.goto(`${server.address}/find?q=kind:treaty`)
    await page.locator('summary', { hasText: 'Save this search' }).click()
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('cannot be saved: there is no kind').waitFor()
    await close(page)
  })

  test('a brief is arranged by hand, bears own lines, and its address gives the same to others', async () => {
    const page = await open(`${server.address}/brief?subject=Russia%20ASEAN&asOf=2023-07-12`)
    const titles = (): Promise<string[]> => page.locator('article .title h2').allTextContents()
    const becomes = (wanted: readonly string[]): Promise<void> => expect.poll(titles, { timeout: PATIENCE_MS }).toEqual(wanted)
    await page.waitForSelector('article .title h2')
    const all = await titles()
    const [first = '', second = '', third = ''] = all
    await page.getByRole('button', { name: `Leave out “${first}”` }).click()
    await becomes(all.slice(1))
    await page.getByRole('button', { name: `Move “${second}” down` }).click()
    await becomes([third, second, ...all.slice(3)])
    await page.locator('summary', { hasText: 'Own lines' }).click()
    await page.fill('textarea[name=own]', 'Ask about the harbour.')
    await page.fill('input[name=who]', 'Jane Roe')
    await page.getByRole('button', { name: 'Write' }).click()
    await becomes(['Own lines', third, second, ...all.slice(3)])
    const other = await open(page.url())
    await other.waitForSelector('article .title h2')
    expect(await other.locator('article .title h2').allTextContents()).toEqual(await titles())
    expect(await other.locator('article').textContent()).toContain('line of Jane Roe, not from the register')
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Markdown' }).click()])
    expect(await readFile(await file.path(), 'utf8')).toContain('Ask about the harbour.')
    await page.goto(`${server.address}/brief?subject=Russia%20ASEAN`)
    await page.getByRole('link', { name: 'what changed since' }).click()
    await page.waitForURL(/since=\d{4}-\d\d-\d\d/)
    await close(other)
    await close(page)
  })

  test('what is told of a name is taken along in every form', async () => {
    const { body } = await server.ask<{ items: readonly { id: string; name: string }[] }>('entities?kind=organisation&limit=200')
    const page = await open(`${server.address}/names/${body.items.find(({ name }) => name === 'ASEAN')?.id}`)
    await page.locator('summary', { hasText: 'Take along' }).click()
    const links = page.locator('details dt a')
    await links.first().waitFor()
    expect(await links.count()).toBe(FORMAT_NAMES.length)
    const [file] = await Promise.all([page.waitForEvent('download'), page.locator('details dt a', { hasText: 'csv' }).click()])
    expect(file.suggestedFilename()).toMatch(/\.csv$/)
    expect(await readFile(await file.path(), 'utf8')).toContain('ASEAN Regional Forum')
    await close(page)
  })

  test('the calendar is turned by keys, keeps its place in the address, and leads to its sentences', async () => {
    const page = await open(`${server.address}/calendar?time=2023-06`)
    await page.waitForSelector('.month')
    await page.keyboard.press('ArrowRight')
    await page.waitForSelector('.month li a')
    expect(page.url()).toContain('time=2023-07')
    await page.locator('.month li a', { hasText: 'ASEAN Regional Forum' }).first().focus()
    await page.keyboard.press('Enter')
    await page.waitForSelector('.text .chosen')
    await close(page)
  })

  test('a slider tells history as of any day, by keyboard; the address keeps it, and one link leads back to today', async () => {
    const page = await open(`${server.address}/pair?about=Kazakhstan+Uzbekistan`)
    const told = page.locator('main li')
    await told.first().waitFor()
    const now = await told.count()
    const slider = page.getByRole('slider')
    await slider.focus()
    await page.keyboard.press('Home')
    await page.waitForURL(/asOf=2023-05-/)
    await page.waitForSelector('.then')
    await page.waitForFunction((before) => globalThis.document.querySelectorAll('main li').length < before, now)
    await page.keyboard.press('PageUp')
    await page.waitForURL(/asOf=2023-06-/)
    await page.getByLabel('what was').selectOption('happened')
    await page.waitForURL(/clock=happened/)
    const again = await open(page.url())
    await again.waitForSelector('.then >> text=Jun 2023')
    // A fact of that day opens its sentence, and the record beside it is of that day too.
    await again.locator('main li a').first().click()
    await again.waitForSelector('.text .chosen')
    await again.waitForSelector('.then >> text=Jun 2023')
    await again.getByRole('link', { name: 'Its record' }).click()
    await again.waitForSelector('.sentences')
    await again.waitForSelector('.then >> text=Jun 2023')
    await again.getByRole('link', { name: 'Back to today' }).click()
    await again.waitForSelector('.then', { state: 'detached' })
    await again.waitForSelector('.sentences')
    expect(again.url()).not.toContain('asOf')
    await Promise.all([close(page), close(again)])
  })

  test('by keyboard alone: the search, a result, its document', async () => {
    const page = await open(server.address)
    await page.waitForSelector('main h1')
    await page.keyboard.press('/')
    await page.keyboard.type('"counter-terrorism"')
    await page.keyboard.press('Enter')
    await page.waitForSelector('mark')
    await page.keyboard.press('Tab')
    for (let presses = 0; presses < 30; presses++) {
      if ((await page.evaluate(() => globalThis.document.activeElement?.getAttribute('href') ?? '')).startsWith('/documents/')) break
      await page.keyboard.press('Tab')
    }
    await page.keyboard.press('Enter')
    await page.waitForSelector('.text')
    expect(page.url()).toContain('/documents/')
    await close(page)
  })

  test('a hostile document is shown as it is written, and does nothing', async () => {
    const text = `Norland and Arcadia signed a treaty on 3 May 2024 in Lowport.<img src=x onerror="window.harm=1"><script>window.harm=1</script>
‮The Ministers of Norland and Arcadia met in Low​port on 4 May 2024. {{harm}} \${harm} javascript:harm()
${'Norland and Arcadia agreed to open a joint office by 2025. '.repeat(300)}`
    const page = await open(`${server.address}/read`)
    await page.getByLabel('Text', { exact: true }).fill(text)
    await page.getByRole('button', { name: 'Read' }).click()
    await page.waitForSelector('.text .said')
    const shown = (await page
      .locator('.text p')
      .first()
      .evaluate((element) => {
        const copy = element.cloneNode(true) as HTMLElement
        for (const letters of copy.querySelectorAll('.letters')) letters.remove()
        return copy.textContent
      })) as string
    expect(shown.trim()).toBe(text.split('\n')[0])
    expect(await page.evaluate(() => 'harm' in globalThis)).toBe(false)
    expect(await page.locator('.text :is(img, script)').count()).toBe(0)
    // Nothing is stored before somebody says so.
    expect((await server.ask<Listed>('find?q=Lowport')).body.items).toEqual([])
    await page.getByRole('button', { name: 'Store it' }).click()
    await page.waitForURL(/\/documents\/[0-9a-f]{16}/)
    await page.waitForSelector('.text .said')
    expect(await page.evaluate(() => 'harm' in globalThis)).toBe(false)
    await close(page)
  })

  test('a PDF is read and stored from the page, and a brief names its page', async () => {
    const page = await open(`${server.address}/read`)
    const lines = (words: string) => [[words, 60, 740] as const]
    const bytes = await pdfOf([
      lines('Press release.'),
      lines('On 3 May 2024, Estonia and Latvia signed an agreement on ports in Tallinn.'),
    ])
    await page.getByLabel('File').setInputFiles({ name: 'release.pdf', mimeType: 'application/pdf', buffer: bytes })
    await page.waitForSelector('.text .said')
    await page.getByRole('button', { name: 'Store it' }).click()
    await page.waitForURL(/\/documents\/[0-9a-f]{16}/)
    const { body } = await server.ask<{ footnotes: readonly { page?: number }[] }>('brief?subject=Estonia%20Latvia')
    expect(body.footnotes.map((note) => note.page)).toContain(2)
    await close(page)
  })

  test('what cannot be taken is told in one line, and nothing is lost', async () => {
    const page = await open(`${server.address}/read`)
    await page.getByLabel('Text', { exact: true }).fill('   ')
    await page.getByRole('button', { name: 'Read' }).click()
    expect(await page.getByRole('alert').textContent()).toMatch(/empty|no text/i)
    expect(await page.getByLabel('Text', { exact: true }).inputValue()).toBe('   ')
    await page.goto(`${server.address}/records/0000000000000000`)
    expect(await page.getByRole('alert').textContent()).toBe('There is no record 0000000000000000.')
    await close(page)
  })

  test('on paper there is the text and nothing to press', async () => {
    const page = await open(`${server.address}/brief?subject=Russia%20ASEAN`)
    await page.waitForSelector('.notes')
    await page.emulateMedia({ media: 'print' })
    for (const hidden of ['header', 'form.bar', 'button'])
      expect([hidden, await page.locator(hidden).first().isVisible()]).toEqual([hidden, false])
    expect(await page.locator('.notes li').first().isVisible()).toBe(true)
    await close(page)
  })

  test('a slow line shows what is there, and the rest when it comes', async () => {
    const page = await open('about:blank')
    await page.route('**/api/**', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 700))
      await route.continue()
    })
    await page.goto(`${server.address}/due`)
    expect(await page.locator('header').isVisible()).toBe(true)
    await page.waitForSelector('main table')
    await close(page)
  })

  test('no file of the page comes from elsewhere', async () => {
    const page = await open('about:blank')
    const asked: string[] = []
    page.on('request', (request) => asked.push(new URL(request.url()).origin))
    await page.goto(server.address)
    await page.waitForSelector('main h2')
    expect(new Set(asked)).toEqual(new Set([server.address]))
    await close(page)
  })
})

describe.skipIf(CHROMIUM === undefined)('the page and its server', { timeout: 3 * PATIENCE_MS }, () => {
  test('asks again what the server could not answer when it went away', async () => {
    await chancery(['add', `${EXAMPLES}/2023-07-russia-asean-preview.txt`, '--data', path('cut')])
    const first = await serving(['--data', path('cut')])
    const { port } = new URL(first.address)
    const page = await open('about:blank')
    // What is asked is held back until nobody is there: neither a view nor the events ever heard the server.
    let stop = (): void => undefined
    const stopped = new Promise<void>((resolve) => {
      stop = resolve
    })
    for (const held of ['**/api/events', '**/api/documents*', '**/api/review*'])
      await page.route(held, async (route) => {
        await stopped
        await route.continue()
      })
    await page.goto(first.address)
    await page.waitForSelector('text=1 documents')
    await first.stop()
    stop()
    await page.waitForSelector('[role=alert] >> text=The server does not answer')
    const second = await serving(['--data', path('cut'), '--port', port])
    await page.waitForSelector('text=The server does not answer', { state: 'detached' })
    await page.waitForSelector('main li')
    await close(page)
    await second.stop()
  })

  test('a page opened while the server is away comes by itself when it is back', async () => {
    await chancery(['add', `${EXAMPLES}/2023-07-russia-asean-preview.txt`, '--data', path('late')])
    const server = await serving(['--data', path('late')])
    const page = await open('about:blank')
    await page.route('**/api/session', (route) => route.abort(), { times: 1 })
    await page.goto(server.address)
    await page.waitForSelector('text=The server does not answer')
    await page.waitForSelector('text=1 documents')
    await page.waitForSelector('text=The server does not answer', { state: 'detached' })
    await close(page)
    await server.stop()
  })

  test('a record is found as of a day on which another claim was the first to tell of it', async () => {
    const server = await serving(['--data', path('before')])
    const told = 'The 30th ASEAN Regional Forum took place in Jakarta on 14 July 2023.'
    await server.send('documents', { text: `${told} It was recalled.`, date: '2024-02-01', issuer: 'Indonesia' })
    await server.send('documents', { text: told, date: '2023-07-15', issuer: 'Indonesia' })
    const idOf = async (query: string): Promise<string> =>
      (await server.ask<Listed>(`records?kind=meeting${query}`)).body.items[0]?.id ?? ''
    const [now, then] = [await idOf(''), await idOf('&asOf=2023-08-01')]
    expect(then).not.toBe(now)
    const page = await open(`${server.address}/records/${then}?asOf=2023-08-01`)
    await page.waitForSelector('.sentences')
    await page.waitForURL(`**/records/${now}?asOf=2023-08-01`)
    expect(await page.locator('.sentences li').count()).toBe(1)
    await page.getByRole('link', { name: 'Back to today' }).click()
    await page.waitForSelector('.sentences li >> nth=1')
    await page.goto(`${server.address}/records/${now}?asOf=2023-07-01`)
    await page.waitForSelector('text=No document read by that day tells of it.')
    await close(page)
    await server.stop()
  })

  test('asks who somebody is where there are accounts, and shows them what they may see', async () => {
    await chancery(['add', `${EXAMPLES}/2023-07-russia-asean-preview.txt`, '--data', path('accounts')])
    const password = 'a long enough password'
    const made = await chancery(['account', 'Roe', '--grant', 'open:reviewer', '--data', path('accounts')], { input: `${password}\n` })
    expect([made.code, made.err]).toEqual([0, ''])
    const server = await serving(['--data', path('accounts')])
    const page = await open(`${server.address}/documents`)
    await page.getByLabel('Name').fill('Roe')
    await page.getByLabel('Password').fill('another password')
    await page.getByRole('button', { name: 'Sign in' }).click()
    expect(await page.getByRole('alert').textContent()).toMatch(/do not belong together/)
    await page.getByLabel('Password').fill(password)
    await page.keyboard.press('Enter')
    await page.locator('main li a').first().click()
    await page.waitForSelector('.text .said')
    await page.waitForSelector('main >> text=open to all who may read')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('c')
    await page.waitForSelector('text=confirmed by Roe')
    await close(page)
    await server.stop()
  })

  test('an admin gives an account on the page, and from then on everybody signs in', async () => {
    await chancery(['add', `${EXAMPLES}/2023-07-russia-asean-preview.txt`, '--data', path('admin')])
    const server = await serving(['--data', path('admin')])
    const page = await open(`${server.address}/accounts`)
    const give = async (name: string, grants: string): Promise<void> => {
      await page.getByLabel('Name', { exact: true }).fill(name)
      await page.getByLabel('Password').fill('a long enough password')
      await page.getByLabel('May', { exact: true }).fill(grants)
      await page.getByRole('button', { name: 'Save' }).click()
    }
    await give('Roe', 'open:boss')
    expect(await page.getByRole('alert').textContent()).toContain('open:boss')
    await give('Roe', 'open:reader')
    await page.waitForSelector('text=The first account must be an admin')
    await give('Roe', '*:admin')
    await page.waitForSelector('h1 >> text=Sign in')
    await page.getByLabel('Name').fill('Roe')
    await page.getByLabel('Password').fill('a long enough password')
    await page.keyboard.press('Enter')
    await page.waitForSelector('td >> text=admin of all')
    await page.getByRole('button', { name: 'Keys' }).click()
    await page.getByLabel('For what').fill('the nightly export')
    await page.getByRole('button', { name: 'Make a key' }).click()
    const key = await page.locator('p[role=status] code').textContent()
    const { response } = await server.ask('documents', { headers: { authorization: `Bearer ${key}` } })
    expect(response.status).toBe(200)
    // Who did what is kept, and shown to them.
    await page.goto(`${server.address}/accounts`)
    await page.getByRole('heading', { name: 'Who did what' }).waitFor()
    await page.locator('main tr', { hasText: /keys/ }).filter({ hasText: 'Roe' }).first().waitFor()
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.waitForSelector('h1 >> text=Sign in')
    await close(page)
    await server.stop()
  })
})
