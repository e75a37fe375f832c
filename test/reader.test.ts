import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { reader } from '../src/reading/reader.fixture.ts'
import { CHROMIUM, openBrowser } from './browser.ts'
import { EXAMPLES, ROOT, scratch } from './run.ts'

const BUILT = join(ROOT, 'dist', 'reader')
const SENTENCE = 'On March 20, Minister of Foreign Affairs Jane Roe will pay a working visit to Astana.'

interface About {
  readonly date?: string
  readonly issuer?: string
  readonly language?: string
}
interface Given {
  readonly text: string
  readonly about: About
}

/** The example documents with what is known of each. */
const DOCUMENTS: readonly Given[] = readdirSync(EXAMPLES, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.txt'))
  .map((name) => {
    const { date, issuer, language } = JSON.parse(readFileSync(join(EXAMPLES, name.replace(/txt$/, 'meta.json')), 'utf8')) as About
    const about = {
      ...(date === undefined ? {} : { date }),
      ...(issuer === undefined ? {} : { issuer }),
      ...(language === undefined ? {} : { language }),
    }
    return { text: readFileSync(join(EXAMPLES, name), 'utf8'), about }
  })
/** What the reader of the program makes of them, as JSON. */
const expected = DOCUMENTS.map(({ text, about }) => JSON.stringify(reader.read({ text, ...about })))

/** The library as a caller has it: only what is asked of it here. */
interface Library {
  readonly read: (text: unknown, about?: unknown) => readonly { readonly kind: string }[]
  readonly readDocument: (text: string, about?: About) => object
}

const { path, write, gone } = scratch()
afterAll(gone)

/** Runs a program of a folder and gives what it wrote; npm asks no registry and writes no cache of the machine. */
const run = (program: string, args: readonly string[], cwd: string): string =>
  execFileSync(program, args, {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, npm_config_cache: path('npm-cache'), npm_config_offline: 'true' },
  })

describe('@chancery/reader', () => {
  test('is small enough to be fetched by a page', () => {
    const gzipped = gzipSync(readFileSync(join(BUILT, 'index.js'))).length
    expect(gzipped, `${gzipped} bytes gzipped`).toBeLessThan(1_500_000)
    expect(gzipped).toBeGreaterThan(100_000)
  })

  test('reads as the program does', async () => {
    const { readDocument } = (await import(join(BUILT, 'index.js'))) as Library
    expect(DOCUMENTS.length).toBeGreaterThan(10)
    expect(DOCUMENTS.map(({ text, about }) => JSON.stringify(readDocument(text, about)))).toEqual(expected)
  })

  test.each([
    ['a day that is none', SENTENCE, { date: '2025-02-30' }, RangeError, 'the date "2025-02-30" is no day: write it as 2025-03-14'],
    ['a date in numbers', SENTENCE, { date: 20 }, RangeError, 'the date "20" is no day: write it as 2025-03-14'],
    ['no text', undefined, {}, TypeError, 'the text of a document must be a string, not undefined'],
    ['bytes', new Uint8Array(3), {}, TypeError, 'the text of a document must be a string, not object'],
  ])('says what is wrong with %s', async (_, text, about, kind, message) => {
    const { read } = (await import(join(BUILT, 'index.js'))) as Library
    expect(() => read(text, about)).toThrow(kind)
    expect(() => read(text, about)).toThrow(message)
  })

  test('runs no rule on a language that it does not read, and says so', async () => {
    const { readDocument } = (await import(join(BUILT, 'index.js'))) as Library
    expect(readDocument(SENTENCE, { language: 'de' })).toMatchObject({ claims: [], unread: 'de' })
    expect(readDocument(SENTENCE, { language: 'en-GB' })).not.toMatchObject({ claims: [] })
  })

  test('gives offsets into the text as it was given', async () => {
    const { read } = (await import(join(BUILT, 'index.js'))) as {
      readonly read: (text: string, about?: About) => readonly { readonly passage: { readonly start: number; readonly end: number } }[]
    }
    const text = `﻿Note\r\n\r\n${SENTENCE}\r\n`
    const passages = read(text).map(({ passage }) => text.slice(passage.start, passage.end))
    expect([...new Set(passages)]).toEqual([SENTENCE])
  })
})

describe('the package', () => {
  let folder: string
  beforeAll(() => {
    write('app/package.json', '{"type": "module", "private": true}')
    folder = path('app')
    run('npm', ['pack', BUILT, '--silent', '--pack-destination', path('app')], folder)
    const packed = readdirSync(folder).filter((name) => name.endsWith('.tgz'))
    expect(packed).toHaveLength(1)
    run('npm', ['install', ...packed, '--no-audit', '--no-fund'], folder)
  })

  test('holds what is needed and nothing else', () => {
    expect(readdirSync(join(folder, 'node_modules', '@chancery', 'reader')).sort()).toEqual([
      'LICENSE',
      'NOTICE',
      'README.md',
      'claim.d.ts',
      'index.js',
      'library.d.ts',
      'package.json',
      'reader.d.ts',
    ])
  })

  test('runs in an empty folder', () => {
    write(
      'app/use.js',
      `import { read } from '@chancery/reader'
       console.log(JSON.stringify(read(${JSON.stringify(SENTENCE)}, { date: '2025-03-14' }).map(({ kind, slots }) => [kind, slots.when])))`,
    )
    expect(JSON.parse(run(process.execPath, ['use.js'], folder))).toEqual([
      ['post', null],
      ['visit', '2025-03-20'],
    ])
  })

  // The types are those of the file that a caller gets, checked whole, under each way of finding packages.
  test.each(['nodenext', 'bundler'])('has types that hold (%s)', (resolution) => {
    const compile = (name: string): string => {
      const module = resolution === 'nodenext' ? 'nodenext' : 'esnext'
      const options = ['--noEmit', '--strict', '--target', 'es2022', '--module', module, '--moduleResolution', resolution]
      try {
        return run(process.execPath, [join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc'), ...options, name], folder)
      } catch (error) {
        return (error as { readonly stdout: string }).stdout
      }
    }
    write(
      'app/right.ts',
      `import { KINDS, read, readDocument, SLOTS, version, type About, type Claim, type Kind, type Reading, type Span } from '@chancery/reader'
       const about: About = { date: '2025-03-14', issuer: undefined }
       const claims: readonly Claim[] = read('text', about)
       const kinds: readonly Kind[] = claims.map(({ kind }) => kind)
       const spans: readonly Span[] = claims.flatMap(({ spans }) => Object.values(spans).flat())
       const reading: Reading = readDocument('text')
       export const all = [kinds, spans, reading.date?.known, SLOTS.visit['who']?.list, KINDS.length, version.length]`,
    )
    write('app/wrong.ts', `import { read } from '@chancery/reader'\nexport const [claim] = read(3, { day: '2025-03-14' })`)
    expect(compile('right.ts')).toBe('')
    expect(compile('wrong.ts')).toMatch(/^wrong\.ts\(2,\d+\): error TS2345/)
  })
})

const PAGE = `<!doctype html><title>reader</title><script type="module">
import * as reader from '/index.js'
window.reader = reader
</script>`

describe.skipIf(CHROMIUM === undefined)('in a browser', () => {
  test('reads as the program does', { timeout: 120_000 }, async () => {
    const server = createServer(({ url }, reply) => {
      const script = url === '/index.js'
      reply.setHeader('content-type', script ? 'text/javascript' : 'text/html')
      reply.end(script ? readFileSync(join(BUILT, 'index.js')) : PAGE)
    })
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve)
    })
    const browser = await openBrowser()
    try {
      const page = await browser.newPage()
      await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
      await page.waitForFunction('window.reader')
      const read = await page.evaluate(
        (documents) =>
          documents.map(({ text, about }) =>
            JSON.stringify((globalThis as unknown as { reader: Library }).reader.readDocument(text, about)),
          ),
        DOCUMENTS,
      )
      expect(read).toEqual(expected)
    } finally {
      await browser.close()
      server.close()
    }
  })
})
