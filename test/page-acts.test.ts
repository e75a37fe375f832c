import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { onServer, placeIn, POSTGRES_ENGINE } from '../src/register/engines.fixture.ts'
import { CHROMIUM, closePage, openBrowser, openView, PATIENCE_MS } from './browser.ts'
import { chancery, EXAMPLES, scratch } from './run.ts'
import { serving, type Serving } from './server.ts'

const { path, gone } = scratch()
const schema = `test_page_acts_${process.pid}`
let browser: Browser

interface Claims {
  readonly claims: readonly { readonly id: string; readonly kind: string; readonly bears: boolean }[]
}
interface Listed {
  readonly items: readonly { readonly id: string; readonly origin: string }[]
}

beforeAll(async () => {
  if (CHROMIUM !== undefined) browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  gone()
})

/** Where the register lies. */
const PLACES = [
  { from: 'a folder', missing: undefined, place: (name: string) => ['--data', path(name)] },
  { from: 'PostgreSQL', missing: POSTGRES_ENGINE.missing, place: (name: string) => ['--register', placeIn(`${schema}_${name}`)] },
].filter(({ missing }) => missing === undefined && CHROMIUM !== undefined)

/** What a person does on the page, from one end to the other, on both engines. */
describe.each(PLACES)('what is done on the page, from $from', { timeout: 3 * PATIENCE_MS }, ({ from, place }) => {
  let server: Serving
  let document: string
  const open = (view: string): Promise<Page> => openView(browser, `${server.address}${view}`)
  /** As somebody whose name this browser keeps. */
  const openAs = (who: string, view: string): Promise<Page> =>
    openView(browser, `${server.address}${view}`, {
      storageState: { cookies: [], origins: [{ origin: server.address, localStorage: [{ name: 'chancery.who', value: who }] }] },
    })
  beforeAll(async () => {
    await chancery(['add', EXAMPLES, ...place('acts')])
    server = await serving(place('acts'))
    const { body } = await server.ask<Listed>('documents?limit=500')
    document = body.items.find(({ origin }) => origin.includes('2023-07-russia-asean-preview'))?.id ?? ''
  }, 3 * PATIENCE_MS)
  afterAll(async () => {
    await server.stop()
    if (from === 'PostgreSQL')
      for (const name of ['acts', 'away', 'team']) await onServer(`DROP SCHEMA IF EXISTS ${schema}_${name} CASCADE`)
  })

  test('a thing that is due is snoozed, closed, given to somebody and taken up again, each with a name and a reason', async () => {
    const view = '/due?asOf=2024-03-01&within=P1Y'
    const page = await open(view)
    const rows = page.locator('main tbody tr')
    await rows.first().waitFor()
    const what = (await rows.first().locator('td').nth(1).locator('a').textContent()) ?? ''
    const row = rows.filter({ hasText: what }).first()
    const menu = (): Promise<void> => row.locator('summary').click()
    const decided = async (): Promise<readonly string[]> =>
      (await server.ask<{ items: readonly { act: string; who: string; why?: string }[] }>('decisions?limit=500')).body.items
        .slice(-1)
        .map(({ act, who, why }) => `${act} ${who} ${why}`)

    await menu()
    // Without a reason nothing is decided, and the page says so.
    await row.getByLabel('Your name').fill('Jane Roe')
    await row.getByRole('button', { name: 'Close' }).click()
    await row.getByRole('alert').waitFor()
    await row.getByLabel('Why').fill('the desk looks after it')
    await row.getByLabel('To', { exact: true }).fill('Ann Lee')
    await row.getByRole('button', { name: 'Assign' }).click()
    await row.getByText('for Ann Lee, given by Jane Roe').first().waitFor()
    await page.goto(`${server.address}${view}&assigned=Ann+Lee`)
    await expect.poll(() => rows.count(), { timeout: PATIENCE_MS }).toBe(1)

    await menu()
    await row.getByLabel('Why').fill('nothing before summer')
    await row.getByRole('button', { name: 'Snooze' }).click()
    await rows.first().waitFor({ state: 'detached' })
    expect(await decided()).toEqual(['snooze Jane Roe nothing before summer'])

    await page.goto(`${server.address}${view}&aside=true`)
    await row.getByText(/^snoozed until \d+ \w+ \d+ by Jane Roe/).waitFor()
    await menu()
    await row.getByLabel('Why').fill('it comes sooner')
    await row.getByRole('button', { name: 'Reopen' }).click()
    await row.getByText(/^snoozed until/).waitFor({ state: 'detached' })

    await menu()
    await row.getByLabel('Why').fill('it was held')
    await row.getByRole('button', { name: 'Close' }).click()
    await row.getByText(/^closed by Jane Roe/).waitFor()
    expect(await decided()).toEqual(['close Jane Roe it was held'])
    await page.goto(`${server.address}${view}`)
    await rows.first().waitFor()
    expect(await rows.filter({ hasText: what }).count()).toBe(0)
    await closePage(page)
  })

  test('a promise is given to somebody in the ledger, by keyboard; what is due of it is theirs too, and its evidence opens in its row', async () => {
    const page = await open('/ledger?about=Indonesia&standing=overdue')
    const row = page.locator('main tbody tr', { hasText: 'wheat to Indonesia' })
    await row.locator('summary').focus()
    await page.keyboard.press('Enter')
    if (await row.getByLabel('Your name').isVisible()) await row.getByLabel('Your name').fill('Jane Roe')
    await row.getByLabel('To', { exact: true }).fill('Lee of trade')
    await row.getByLabel('Why').fill('the desk of grain')
    await page.keyboard.press('Enter')
    await row.getByText('Lee of trade').first().waitFor()
    const evidence = row.getByRole('button', { name: /^Evidence/ })
    await evidence.focus()
    await page.keyboard.press('Enter')
    expect(await evidence.getAttribute('aria-expanded')).toBe('true')
    await page.locator('td[colspan] .sentence').first().waitFor()
    await page.getByText('for Lee of trade, given by Jane Roe').first().waitFor()
    // Everybody who looks sees it, and the address asks for what is somebody's.
    const other = await open('/ledger?assigned=lee+of+trade')
    await other.locator('main tbody tr', { hasText: 'wheat to Indonesia' }).waitFor()
    expect(await other.locator('main tbody tr').count()).toBe(1)
    await other.goto(`${server.address}/due?standing=overdue&assigned=Lee+of+trade`)
    await other.locator('main tbody tr', { hasText: 'wheat to Indonesia' }).waitFor()
    await Promise.all([closePage(page), closePage(other)])
  })

  test('by keyboard alone through a document: next, confirm, reject, correct, and back again', async () => {
    const page = await openAs('Ann Lee', `/documents/${document}`)
    await page.waitForSelector('.text .said')
    const { keyboard } = page
    const chosen = async (): Promise<string> => (await page.locator('.card.open').getAttribute('data-card')) ?? ''
    const says = (id: string, words: string): Promise<unknown> => page.waitForSelector(`[data-card="${id}"] >> text=${words}`)
    await keyboard.press('n')
    await page.waitForSelector('.card.open')
    const first = await chosen()
    await keyboard.press('c')
    await says(first, 'confirmed by Ann Lee')
    await page.waitForFunction((id) => globalThis.document.querySelector('.card.open')?.getAttribute('data-card') !== id, first)
    const second = await chosen()
    await keyboard.press('x')
    await page.getByLabel('Why is it wrong?').waitFor()
    await keyboard.type('a heading says no more')
    await keyboard.press('Enter')
    await says(second, 'rejected by Ann Lee')
    await page.waitForFunction((id) => globalThis.document.querySelector('.card.open')?.getAttribute('data-card') !== id, second)
    const third = await chosen()
    await keyboard.press('e')
    await page.waitForSelector('label.slot input:focus')
    // Escape leaves it as it was; then it is corrected, and the reason is the last field.
    await keyboard.press('Escape')
    await page.waitForSelector('label.slot', { state: 'detached' })
    await keyboard.press('e')
    await page.waitForSelector('label.slot input:focus')
    await keyboard.press('Control+A')
    await keyboard.type('Sergey V. Lavrov')
    for (let presses = 0; presses < 20; presses++) {
      await keyboard.press('Tab')
      if ((await page.evaluate(() => globalThis.document.activeElement?.closest('label')?.textContent ?? '')).includes('why')) break
    }
    await keyboard.type('his full name')
    await keyboard.press('Enter')
    await says(third, 'corrected by Ann Lee')
    for (const id of [third, second, first]) {
      // Back in the order in which it was done.
      await page.waitForFunction(() => globalThis.document.activeElement?.closest('input') === null)
      await keyboard.press('z')
      await page.waitForSelector(`[data-card="${id}"] >> text=by Ann Lee`, { state: 'detached' })
    }
    const { body } = await server.ask<Claims>(`documents/${document}`)
    expect(body.claims.filter(({ id }) => [first, second, third].includes(id)).map(({ bears }) => bears)).toEqual([true, true, true])
    await closePage(page)
  })

  test('by keyboard alone words of the text are put into slots: a name, several, and a date as the day that it is', async () => {
    const { body } = await server.ask<{ claims: readonly { id: string; kind: string; slots: Record<string, unknown> }[] }>(
      `documents/${document}`,
    )
    const visit = body.claims.find(({ kind }) => kind === 'visit')
    const page = await openAs('Ann Lee', `/documents/${document}#${visit?.id ?? ''}`)
    const { keyboard } = page
    await page.waitForSelector('.card.open')
    await keyboard.press('e')
    await page.waitForSelector('label.slot input:focus')
    const picked = async (): Promise<string> => (await page.locator('.picked[role=status]').textContent()) ?? ''
    const pressed = async (...keys: readonly string[]): Promise<void> => {
      for (const key of keys) await keyboard.press(key)
    }
    const slot = (name: string) => page.locator('label.slot', { hasText: new RegExp(`^${name}`) }).locator('input')
    // Down goes to where the words of the slot stand; Escape leaves them, and the form stays.
    await keyboard.press('ArrowDown')
    await expect.poll(picked, { timeout: PATIENCE_MS }).toMatch(/who ←\s+Foreign Minister Sergey Lavrov/)
    await keyboard.press('Escape')
    expect(await slot('who').inputValue()).toBe('Sergey Lavrov')
    // Of an empty slot it begins at the sentence, and goes from line to line.
    await slot('host').focus()
    await pressed('ArrowDown', 'ArrowDown', 'ArrowUp')
    await expect.poll(picked, { timeout: PATIENCE_MS }).toMatch(/host ←\s+On$/)
    await pressed('ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowRight')
    expect(await picked()).toMatch(/13 and 14 July$/)
    expect(await page.locator('.text .picked').allInnerTexts()).not.toEqual([])
    await keyboard.press('Escape')
    await slot('when').focus()
    await keyboard.press('ArrowDown')
    // From the words of the date as they stand to those of its second day.
    await expect.poll(picked, { timeout: PATIENCE_MS }).toMatch(/13 and 14 July$/)
    await pressed('ArrowLeft', 'Shift+ArrowRight')
    expect(await picked()).toMatch(/← 14 July$/)
    await keyboard.press('Enter')
    await expect.poll(() => slot('when').inputValue(), { timeout: PATIENCE_MS }).toBe('2023-07-14')
    // What holds no date changes nothing, and says so.
    await pressed('ArrowDown', 'ArrowRight', 'Enter')
    await page.getByRole('alert').getByText('holds no date').waitFor()
    for (let presses = 0; presses < 20; presses++) {
      await keyboard.press('Tab')
      if ((await page.evaluate(() => globalThis.document.activeElement?.closest('label')?.textContent ?? '')).startsWith('why')) break
    }
    await keyboard.type('the second day')
    await keyboard.press('Enter')
    await page.waitForSelector(`[data-card="${visit?.id}"] >> text=corrected by Ann Lee`)
    await page.waitForFunction(() => globalThis.document.activeElement?.closest('input') === null)
    await keyboard.press('z')
    await page.waitForSelector(`[data-card="${visit?.id}"] >> text=by Ann Lee`, { state: 'detached' })
    await closePage(page)
  })

  test('the queue says of a claim what was not said, what was concluded from what, and what is asked; the sentence is a key away', async () => {
    const page = await open('/review')
    const section = page.getByRole('heading', { name: 'More concluded than said' })
    await section.waitFor()
    await page.getByText(/Confirm if that is right, correct what is wrong, reject if nothing of the kind is said/).waitFor()
    interface Asked {
      readonly id: string
      readonly reason: string
      readonly claim?: { readonly sentence: string; readonly inferred: Record<string, string> }
    }
    const { body } = await server.ask<{ items: readonly Asked[] }>('review?limit=500')
    const item = body.items.find(({ reason }) => reason === 'little certain')
    const line = page.locator('main li', { has: page.locator(`a[href$="#${item?.id}"]`) })
    const words = (await line.textContent()) ?? ''
    const concluded = Object.values(item?.claim?.inferred ?? {})
    expect(concluded.length).toBeGreaterThan(0)
    for (const how of concluded) expect(words).toContain(`, ${how.replaceAll(/"([^"]*)"/g, '“$1”')})`)
    expect(words).toContain('not said: ')
    expect(words).toContain(`“${item?.claim?.sentence}”`)
    await line.getByRole('link').focus()
    await page.keyboard.press('Enter')
    await page.waitForSelector('.text .chosen')
    expect(await page.locator('.card.open').getAttribute('data-card')).toBe(item?.id)
    await closePage(page)
  })

  test('two reviewers at once, where two are required: the second sees the first, differs, and both stand in the queue', async () => {
    const { body } = await server.ask<Claims>(`documents/${document}`)
    const id = body.claims.find(({ kind }) => kind === 'instrument')?.id ?? ''
    const put = (reviewers: number) => server.send('reviewers', { reviewers }, { method: 'PUT' })
    expect((await put(2)).response.status).toBe(200)
    const [jane, ann] = await Promise.all(['Jane Roe', 'Ann Lee'].map((who) => openAs(who, `/documents/${document}#${id}`)))
    if (jane === undefined || ann === undefined) throw new Error('two browsers were wanted')
    await Promise.all([jane, ann].map((page) => page.waitForSelector('.card.open')))
    await jane.keyboard.press('c')
    await Promise.all([jane, ann].map((page) => page.waitForSelector(`[data-card="${id}"] >> text=confirmed by Jane Roe`)))
    await ann.goto(`${server.address}/review`)
    await ann.getByRole('heading', { name: 'A second reviewer is needed' }).waitFor()
    await ann.goto(`${server.address}/documents/${document}#${id}`)
    await ann.waitForSelector('.card.open')
    await ann.keyboard.press('x')
    await ann.getByLabel('Why is it wrong?').fill('the text says otherwise')
    await ann.keyboard.press('Enter')
    await jane.waitForSelector(`[data-card="${id}"] >> text=Ann Lee`)
    await jane.goto(`${server.address}/review`)
    await jane.getByRole('heading', { name: 'Reviewers differ' }).waitFor()
    await put(1)
    await Promise.all([closePage(jane), closePage(ann)])
  })

  test('on the page of a pair each record names its sources, and what is disputed is told with who says what', async () => {
    const page = await open('/pair?about=Kazakhstan+Uzbekistan')
    const trade = page.locator('main li', { hasText: 'sources differ' }).first()
    await trade.waitFor()
    const words = (await trade.textContent()) ?? ''
    for (const said of ['4,800,000,000', '5,000,000,000', '4,600,000,000']) expect(words).toContain(said)
    await trade.getByText('fields').click()
    await trade.getByRole('rowheader', { name: 'period' }).waitFor()
    await trade
      .getByRole('link', { name: /Uzbekistan, Cabinet of Ministers/ })
      .first()
      .click()
    await page.waitForSelector('.text .chosen')
    await closePage(page)
  })

  test('under the mouse a sentence shows the slots of its claim at their words, and chooses nothing', async () => {
    const page = await open(`/documents/${document}`)
    const said = page.locator('.text .said', { hasText: 'The events are hosted by' }).first()
    await said.hover()
    await page.waitForSelector('.text .slot')
    expect([await page.locator('.card.open').count(), await page.locator('.card.over').count()]).toEqual([0, 1])
    await page.getByRole('heading', { level: 1 }).hover()
    await page.waitForSelector('.text .slot', { state: 'detached' })
    await closePage(page)
  })

  test('a file dropped, or a text pasted, on any view is read at once and stored by nobody', async () => {
    const words = 'On 3 May 2024, Estonia and Latvia signed an agreement on larks in Tallinn.'
    const page = await open('/due')
    await page.waitForSelector('main h1')
    await page.evaluate((text) => {
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(new File([text], 'larks.txt', { type: 'text/plain' }))
      globalThis.document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }))
    }, words)
    await page.waitForURL(/\/read$/)
    await page.waitForSelector('.text .said >> text=larks')
    await page.goto(`${server.address}/names`)
    await page.waitForSelector('main h1')
    await page.evaluate((text) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/plain', text)
      globalThis.document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    }, words)
    await page.waitForURL(/\/read$/)
    await page.waitForSelector('.text .said >> text=larks')
    expect((await server.ask<Listed>('find?q=larks')).body.items).toEqual([])
    await closePage(page)
  })

  test('two accounts stand side by side, each with its own sentences, which open where they stand', async () => {
    const { body } = await server.ask<Listed>('documents?limit=500')
    const readout = body.items.find(({ origin }) => origin.includes('2023-07-russia-asean-readout'))?.id ?? ''
    const page = await open(`/compare?a=${document}&b=${readout}`)
    const line = page.locator('main li', { hasText: '30th ASEAN Regional Forum' }).first()
    await line.waitFor()
    const [left, right] = await Promise.all([0, 1].map((i) => line.locator('.sides > div').nth(i).boundingBox()))
    expect((right?.x ?? 0) > (left?.x ?? 0) + 100 && Math.abs((right?.y ?? 0) - (left?.y ?? 0)) < 2).toBe(true)
    await line.locator('.sides > div').nth(1).getByRole('link').first().click()
    await page.waitForSelector('.text .chosen')
    expect(page.url()).toContain(readout)
    await closePage(page)
  })

  test('a huge document with signs of every direction is read and turned through part by part, and goes on by key from part to part', async () => {
    const many = Array.from({ length: 2600 }, (_, i) => `Norland and Arcadia agreed to open joint office number ${i} by 2025.`)
    const text = `\u202EThe Ministers of Norland and Arcadia met in Low\u200Bport on 4 May 2024.\n${many.join('\n')}`
    const { body } = await server.send<{ document: string }>('documents', { text, date: '2024-05-05', issuer: 'Norland' })
    const { body: opened } = await server.ask<Claims>(`documents/${body.document}`)
    expect(opened.claims.length).toBeGreaterThan(2000)
    const page = await open(`/documents/${body.document}`)
    await page.waitForSelector('.text .said')
    await page.getByText('part 1 of 3').first().waitFor()
    expect(await page.locator('.card').count()).toBeLessThan(1200)
    await page.getByRole('button', { name: 'after →' }).first().click()
    await page.getByText('part 2 of 3').first().waitFor()
    await page.keyboard.press('n')
    await page.waitForSelector('.card.open')
    const before = await page.locator('.card.open').getAttribute('data-card')
    await page.keyboard.press('p')
    await page.getByText('part 1 of 3').first().waitFor()
    expect(await page.locator('.card.open').getAttribute('data-card')).not.toBe(before)
    // Its address leads to a sentence in the last part.
    const again = await open(`/documents/${body.document}#${opened.claims.at(-1)?.id}`)
    await again.getByText('part 3 of 3').first().waitFor()
    await again.waitForSelector('.text .chosen')
    expect(await again.locator('.text').textContent()).toContain('joint office number 2599')
    await Promise.all([closePage(page), closePage(again)])
  })

  test('says when the server is gone, decides nothing meanwhile, and goes on when it is back', async () => {
    await chancery(['add', `${EXAMPLES}/2023-07-russia-asean-preview.txt`, ...place('away')])
    const first = await serving(place('away'))
    const { port } = new URL(first.address)
    const page = await openView(browser, first.address)
    await page.waitForSelector('text=1 documents')
    await page.evaluate(() => localStorage.setItem('chancery.who', 'Jane Roe'))
    // Another looks at what is new meanwhile.
    const today = await openView(browser, first.address)
    await today.waitForSelector('text=1 documents')
    await page.goto(`${first.address}/documents`)
    await page.locator('main li a').first().click()
    await page.waitForSelector('.text .said')
    await page.keyboard.press('n')
    await page.waitForSelector('.card.open')
    await first.stop()
    await page.waitForSelector('text=The server does not answer')
    await page.keyboard.press('c')
    await page.waitForSelector('.card.open [role=alert] >> text=Nothing was changed')
    expect(await page.locator('.text .said').first().isVisible()).toBe(true)
    await today.waitForSelector('text=The server does not answer')
    expect(await today.locator('main h2').first().isVisible()).toBe(true)
    await chancery(['add', `${EXAMPLES}/2023-07-russia-asean-readout.txt`, ...place('away')])
    const second = await serving([...place('away'), '--port', port])
    await page.waitForSelector('text=What you see is as it was', { state: 'detached' })
    await today.waitForSelector('text=2 documents')
    await closePage(today)
    await page.keyboard.press('c')
    await page.waitForSelector('text=confirmed by Jane Roe')
    await closePage(page)
    await second.stop()
  })

  test('a collection is made and a document moved into it on the page; from who may not see it it goes at once', async () => {
    const password = 'a long enough password'
    await chancery(['add', `${EXAMPLES}/2023-07-russia-asean-preview.txt`, ...place('team')])
    for (const [name, grant] of [
      ['Roe', '*:admin'],
      ['Lee', 'open:reader'],
    ] as const)
      await chancery(['account', name, '--grant', grant, ...place('team')], { input: `${password}\n` })
    const team = await serving(place('team'))
    const signedIn = async (name: string, view: string): Promise<Page> => {
      const page = await openView(browser, `${team.address}${view}`)
      await page.getByLabel('Name').fill(name)
      await page.getByLabel('Password').fill(password)
      await page.keyboard.press('Enter')
      await page.waitForSelector('main h1 >> text=/^(?!Sign in)/')
      return page
    }
    const roe = await signedIn('Roe', '/collections')
    await roe.getByLabel('Name', { exact: true }).fill('drafts')
    await roe.getByLabel('For what').fill('before they are signed')
    await roe.getByRole('button', { name: 'Make it' }).click()
    const row = roe.locator('main tbody tr', { hasText: 'before they are signed' })
    await row.getByText('Roe (admin)').waitFor()
    await roe.getByLabel('Reviewers required in drafts').selectOption({ label: 'two decide alike' })
    await roe.getByText('In drafts what two persons decide alike counts.').waitFor()

    const lee = await signedIn('Lee', '/documents')
    await lee.locator('main li a').first().click()
    await lee.waitForSelector('.text .said')
    const today = await openView(browser, `${team.address}/`, { storageState: await lee.context().storageState() })
    await today.waitForSelector('text=1 documents')
    // Who is no editor is not offered to move it.
    expect(await lee.locator('summary', { hasText: 'move' }).count()).toBe(0)

    await roe.goto(`${team.address}/documents`)
    await roe.locator('main li a').first().click()
    await roe.locator('summary', { hasText: 'move' }).click()
    await roe.getByLabel('Into').selectOption('drafts')
    await roe.getByText('Only who has a grant in drafts will see it').waitFor()
    await roe.getByRole('button', { name: 'Move' }).click()
    await roe.waitForSelector('main strong >> text=drafts')

    // Both pages that were open look again by themselves, and keep nothing of it.
    await lee
      .getByRole('alert')
      .getByText(/There is no document/)
      .waitFor()
    expect(await lee.locator('.text').count()).toBe(0)
    await today.waitForSelector('text=/The register is empty/')
    await lee.goto(`${team.address}/collections/drafts`)
    await lee.getByText('There is no collection drafts in which you have a part.').waitFor()

    await roe.goto(`${team.address}/collections/drafts`)
    await roe.getByText('1 document ·').waitFor()
    await roe.locator('summary', { hasText: 'move' }).click()
    await roe.getByLabel('Into').selectOption('open')
    await roe.getByRole('button', { name: 'Move' }).click()
    await roe.getByText('No document stands here').waitFor()
    await today.waitForSelector('text=1 documents')
    await Promise.all([roe, lee, today].map(closePage))
    await team.stop()
  })
})
