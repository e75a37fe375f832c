import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chancery, chanceryJson, EXAMPLES, scratch } from './run.ts'
import { serving, type Serving } from './server.ts'

const { path, write, gone } = scratch()
const KAZAKH = `${EXAMPLES}/2023-05-kazakhstan-uzbekistan-commission-kazakh-account.txt`
const UZBEK = `${EXAMPLES}/2023-05-uzbekistan-kazakhstan-commission-uzbek-account.txt`
let server: Serving
let ids: readonly string[]

beforeAll(async () => {
  await chancery(['add', KAZAKH, UZBEK, '--data', path('data')])
  const { documents } = await chanceryJson<{ documents: readonly { id: string }[] }>(['documents', '--data', path('data')])
  ids = documents.map(({ id }) => id)
  server = await serving(['--data', path('data')])
})
afterAll(async () => {
  await server.stop()
  gone()
})

describe('chancery compare', () => {
  test('holds two files side by side without a register', async () => {
    const { out, code } = await chancery(['compare', KAZAKH, UZBEK, '--data', path('none')])
    expect(code).toBe(0)
    expect(out).toMatch(/^TWO ACCOUNTS\nA {2}Twentieth session/)
    expect(out).toMatch(/value: A 5,000,000,000 · B 4,600,000,000 {3}← differ/)
    // Every line names its sentences, and each sentence is printed.
    const marks = new Set([...out.matchAll(/\[([AB]\d+)\]/g)].map((match) => match[1]))
    for (const mark of marks) expect(out).toContain(`[${mark}] “`)
  })

  test('gives the same from the register, over HTTP and as Markdown', async () => {
    const [a = '', b = ''] = ids
    const told = await chanceryJson<{ sections: unknown; notes: unknown }>(['compare', a, b, '--data', path('data')])
    const { body } = await server.ask<{ sections: unknown; notes: unknown }>(`compare?a=${a}&b=${b}`)
    expect([body.sections, body.notes]).toEqual([told.sections, told.notes])
    const files = await chanceryJson<{ sections: unknown }>(['compare', KAZAKH, UZBEK, '--data', path('none')])
    expect(files.sections).toEqual(told.sections)
    const { out } = await chancery(['compare', a, UZBEK, '--format', 'md', '--data', path('data')])
    expect(out).toMatch(/^# two accounts/)
    expect(out).toMatch(/\[\^A1\]: “/)
  })

  test('holds two versions of one text side by side, and the older as of its day', async () => {
    const [older, newer] = [
      'On 3 May 2024 the Foreign Ministers of Peru and Chile met in Lima. They agreed to open a joint office by 2025.',
      'On 3 May 2024 the Foreign Ministers of Peru and Chile met in Lima. They signed a Memorandum of Understanding on Ferries.',
    ].map((text, i) => write(`version-${i}.txt`, text))
    const data = ['--data', path('versions')]
    for (const [file = '', day = ''] of [
      [older, '2024-05-04'],
      [newer, '2024-05-06'],
    ])
      expect((await chancery(['add', file, '--url', 'https://norland.example/page', '--date', day, ...data])).code).toBe(0)
    const { documents } = await chanceryJson<{ documents: readonly { id: string }[] }>(['documents', '--all', ...data])
    const { out } = await chancery(['compare', ...documents.map(({ id }) => id), ...data])
    expect(out).toMatch(/^TWO VERSIONS/)
    expect(out).toMatch(/TOLD BY A ONLY\n {2}commitment.*\[A1\]/)
    expect(out).toMatch(/TOLD BY B ONLY\n {2}instrument.*\[B1\]/)
    expect(out).toMatch(/TOLD BY BOTH\n {2}meeting/)
    // Its address names the version that stood there.
    const given = [newer ?? '', 'https://norland.example/page', ...data]
    expect((await chancery(['compare', ...given, '--as-of', '2024-05-05'])).out).toMatch(/TOLD BY B ONLY\n {2}commitment/)
    expect((await chancery(['compare', ...given, '--as-of', '2024-05-06'])).out).not.toMatch(/TOLD BY B ONLY/)
    expect((await chancery(['compare', ...given, '--as-of', '2024-05-01'])).code).toBe(1)
    expect((await chancery(['compare', older ?? '', newer ?? '', '--as-of', '2024-05-06'])).code).toBe(2)
  })

  test.each([
    [['nowhere.txt', KAZAKH], 1, /nowhere\.txt is no file, and .* no document of that id or address/],
    [[EXAMPLES, KAZAKH], 1, /holds several documents: name a file/],
    [[KAZAKH, KAZAKH], 1, /are one document: name two/],
    [[KAZAKH, UZBEK, '--format', 'pdf'], 2, /--format pdf is none of text, md/],
  ])('refuses %j in one line', async (args, code, words) => {
    const ran = await chancery(['compare', ...args, '--data', path('data')])
    expect([ran.code, ran.errLines.length]).toEqual([code, 1])
    expect(ran.err).toMatch(words)
  })

  test('refuses one document twice over HTTP', async () => {
    const [a = ''] = ids
    expect((await server.ask(`compare?a=${a}&b=${a}`)).response.status).toBe(400)
    expect((await server.ask(`compare?a=${a}&b=0000000000000000`)).response.status).toBe(404)
  })
})
