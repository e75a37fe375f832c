import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { claims, protocolServer, says, status, type ProtocolServer } from '../src/reading/model/protocol.fixture.ts'
import { BINARY, chancery, chanceryJson, scratch, type RunOptions } from './run.ts'

const { path, write, gone } = scratch()
const NEXT = 'The next meeting will be held in Berlin in May 2026.'
const OTHER = 'The other meeting will be held in Vienna in June 2026.'
const next = { kind: 'meeting', modality: 'scheduled', quote: NEXT, where: 'Berlin', when: '2026-05' }
const other = { kind: 'meeting', modality: 'scheduled', quote: OTHER, where: 'Vienna', when: '2026-06' }
const KEY = 'sesame-1234'

let server: ProtocolServer
let folder = 0
beforeAll(async () => {
  server = await protocolServer()
  write('next.txt', NEXT)
  write('both/a.txt', `${NEXT}\n`)
  write('both/b.txt', `${OTHER}\n`)
})
afterAll(async () => {
  await server.close()
  gone()
})

/** A run with the model set up and agreed to, in a data folder of its own unless one is named. */
function options(more: Readonly<Record<string, string>> = {}): RunOptions {
  return {
    env: {
      CHANCERY_LLM_URL: server.url,
      CHANCERY_LLM_MODEL: 'parrot',
      CHANCERY_LLM_KEY: KEY,
      CHANCERY_LLM_CONSENT: 'yes',
      CHANCERY_LLM_RATE: '6000',
      CHANCERY_DATA: path(`data-${++folder}`),
      ...more,
    },
  }
}

describe('nothing is sent', () => {
  const OFF = { CHANCERY_LLM_URL: '', CHANCERY_LLM_MODEL: '', CHANCERY_LLM_KEY: '' }

  test.each<[string, Record<string, string>, string]>([
    ['when no model is set up', OFF, 'the reader llm is off'],
    ['when nobody agreed', { CHANCERY_LLM_CONSENT: '' }, 'Agree with --yes'],
    ['to what is no address', { CHANCERY_LLM_URL: 'ftp://models.example' }, 'CHANCERY_LLM_URL is no address'],
    [
      'to an address with a password, which is not printed',
      { CHANCERY_LLM_URL: `https://jane:${KEY}@models.example/v1` },
      'CHANCERY_LLM_URL',
    ],
    ['at half a price', { CHANCERY_LLM_PRICE_IN: '1' }, 'CHANCERY_LLM_PRICE_OUT'],
    ['at no rate', { CHANCERY_LLM_RATE: 'often' }, 'CHANCERY_LLM_RATE often'],
  ])('%s', async (_what, env, told) => {
    server.script(claims(next))
    for (const command of [
      ['read', path('next.txt')],
      ['add', path('next.txt')],
    ]) {
      const { code, err } = await chancery([...command, '--reader', 'llm'], options(env))
      expect([code, err]).toEqual([2, expect.stringContaining(told)])
      expect(err).not.toContain(KEY)
    }
    expect(server.asked).toEqual([])
  })

  test('unless the reader is asked for', async () => {
    server.script(claims(next))
    expect((await chancery(['read', path('next.txt')], options())).code).toBe(0)
    expect(server.asked).toEqual([])
  })
})

/** Util-linux has a program that gives another one a terminal; elsewhere it is missing or takes other options. */
const TERMINAL = spawnSync('script', ['--version'], { encoding: 'utf8' }).stdout?.includes('util-linux') ?? false

/** Runs the binary in a pseudo terminal, and types once it asks. */
function atTerminal(args: readonly string[], typed: string, { env = {} }: RunOptions): Promise<{ code: number | null; shown: string }> {
  const command = [process.execPath, BINARY, ...args].map((word) => `'${word}'`).join(' ')
  const child = spawn('script', ['--quiet', '--return', '--command', command, '/dev/null'], { env: { ...process.env, ...env } })
  let shown = '',
    asked = false
  child.stdout.on('data', (part: Buffer) => {
    shown += part.toString()
    if (asked || !shown.includes('[y/N]')) return
    asked = true
    child.stdin.write(typed)
  })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, shown }))
  })
}

describe.skipIf(!TERMINAL)('at a keyboard, the question before documents leave the machine', () => {
  const unasked = { CHANCERY_LLM_CONSENT: '' }

  test.each(['y\r', 'YES\r'])('answered with %j sends them', async (typed) => {
    server.script(claims(next))
    const { code, shown } = await atTerminal(['read', path('next.txt'), '--reader', 'llm'], typed, options(unasked))
    expect(code).toBe(0)
    expect(shown).toMatch(/1 document go to 127\.0\.0\.1:\d+ \(model parrot\)[\s\S]*Send\? \[y\/N\][\s\S]*meeting, scheduled/)
    expect(server.asked).toHaveLength(1)
  })

  // Return alone, another word, the end of input (Ctrl-D) and an interrupt (Ctrl-C).
  test.each(['\r', 'n\r', 'yesterday\r', '\u0004', '\u0003'])('answered with %j sends nothing', async (typed) => {
    server.script(claims(next))
    const one = options(unasked)
    for (const command of [
      ['read', path('next.txt')],
      ['add', path('both')],
    ]) {
      const { code, shown } = await atTerminal([...command, '--reader', 'llm'], typed, one)
      expect(code).toBe(1)
      expect(shown).toContain('chancery: nothing was sent.')
      expect(shown).not.toMatch(/meeting|something failed/)
    }
    expect(server.asked).toEqual([])
    expect(existsSync(join(one.env?.['CHANCERY_DATA'] ?? '', 'llm-answers'))).toBe(false)
  })
})

describe('chancery read --reader', () => {
  test('llm: says what goes where, what came back, and what it cost', async () => {
    server.script(claims(next, { ...next, quote: 'The next meeting will be held in Paris.' }))
    const ran = await chancery(
      ['read', path('next.txt'), '--reader', 'llm', '--yes'],
      options({ CHANCERY_LLM_CONSENT: '', CHANCERY_LLM_PRICE_IN: '2', CHANCERY_LLM_PRICE_OUT: '10' }),
    )
    expect(ran.code).toBe(0)
    expect(ran.out).toContain('meeting, scheduled: when May 2026 · where Berlin')
    const [before, after] = ran.errLines
    expect(before).toBe(
      `chancery: text, title, issuer and date of 1 document go to ${new URL(server.url).host} (model parrot); what it answered before is not sent again.`,
    )
    expect(after).toBe(
      'llm: 1 request, 0 answers known before · 1,000 tokens in, 200 out · cost 0.0040 · 1 claim kept; dropped: 1 quotation not in the text',
    )
  })

  test('llm: keeps answers for their owner only, and asks again when one is spoilt', async () => {
    server.script(claims(next))
    const same = options()
    const first = await chanceryJson(['read', path('next.txt'), '--reader', 'llm'], same)
    server.script(status(500))
    expect(await chanceryJson(['read', path('next.txt'), '--reader', 'llm'], same)).toEqual(first)
    expect(server.asked).toEqual([])
    const answers = join(same.env?.['CHANCERY_DATA'] ?? '', 'llm-answers')
    const [file = '', ...more] = readdirSync(answers)
    expect(more).toEqual([])
    expect(statSync(join(answers, file)).mode & 0o777).toBe(0o600)
    expect(readFileSync(join(answers, file), 'utf8')).not.toContain(KEY)
    writeFileSync(join(answers, file), '{"claims":[{"ki')
    server.script(claims(next))
    expect(await chanceryJson(['read', path('next.txt'), '--reader', 'llm'], same)).toEqual(first)
    expect(server.asked).toHaveLength(1)
  })

  test('llm: a model that fails is named with what to do, and leaves no answer', async () => {
    server.script(status(401))
    const one = options()
    const ran = await chancery(['read', path('next.txt'), '--reader', 'llm'], one)
    expect([ran.code, ran.out]).toEqual([1, ''])
    expect(ran.err).toContain('refuses the request (401). Look at CHANCERY_LLM_KEY.')
    expect(ran.err).not.toContain(KEY)
    expect(existsSync(join(one.env?.['CHANCERY_DATA'] ?? '', 'llm-answers'))).toBe(false)
  })

  test('both: shows what they agree on and where they differ', async () => {
    server.script(claims(next))
    const { agreed, onlyLlm } = await chanceryJson<{ agreed: { own: object; llm: object }[]; onlyLlm: object[] }>(
      ['read', path('next.txt'), '--reader', 'both'],
      options(),
    )
    expect(agreed).toHaveLength(1)
    expect(onlyLlm).toEqual([])
    server.script(claims({ ...next, modality: 'proposed' }))
    const { out } = await chancery(['read', path('next.txt'), '--reader', 'both'], options())
    expect(out).toContain('they differ in modality')
    expect(out).toContain('0 said by both · 1 said by both with a difference')
  })

  test('llm: does not explain', async () => {
    expect((await chancery(['read', path('next.txt'), '--reader', 'llm', '--explain'], options())).code).toBe(2)
  })
})

describe('chancery add --reader llm', () => {
  test('names the document that fails and goes on', async () => {
    server.script((response, asked) => (asked.body.messages[1]?.content.includes(OTHER) ? claims(other) : status(401))(response, asked))
    const one = options()
    const ran = await chancery(['add', path('both'), '--reader', 'llm'], one)
    expect(ran.code).toBe(1)
    expect(ran.err).toMatch(/a\.txt +could not be read by llm \(.*401.*\)/)
    expect(ran.out).toContain('1 new')
    const [document] = await chanceryJson<{ id: string; reader: string; readerVersion: string }[]>(['documents'], one).then((told) =>
      Array.isArray(told) ? told : (told as unknown as { documents: { id: string; reader: string; readerVersion: string }[] }).documents,
    )
    expect(document).toMatchObject({ reader: 'llm', readerVersion: 'parrot 1' })
  })
})

describe('chancery add --reader both', () => {
  test('keeps both readings: show names both readers, review asks where they differ', async () => {
    server.script(claims(next))
    const one = options()
    expect((await chancery(['add', path('next.txt'), '--reader', 'both'], one)).code).toBe(0)
    const claimOf = async (out: string): Promise<string> =>
      (await chancery(['show', /[0-9a-f]{16}(?= meeting)/.exec(out)?.[0] ?? ''], one)).out
    const [{ id = '' } = {}] = (await chanceryJson<{ documents: { id: string }[] }>(['documents'], one)).documents
    expect(await claimOf((await chancery(['show', id], one)).out)).toMatch(
      /read by chancery \S+; llm parrot 1\s+confidence 0\.9\d: .*2 readers say the same/,
    )
    const two = options()
    server.script(claims({ ...next, modality: 'proposed' }))
    await chancery(['add', path('next.txt'), '--reader', 'both'], two)
    const { out } = await chancery(['review', '--reason', 'readers differ'], two)
    expect(out).toContain('meeting: modality scheduled (chancery) · proposed (llm)')
    expect(out).toMatch(/· confidence 0\.\d\d$/m)
  })
})

describe('chancery score --reader llm', () => {
  const gold = (name: string, text: string, quote: object): string => {
    write(`gold/${name}.txt`, text)
    return write(`gold/${name}.gold.jsonl`, `{"document":{"date":"2026-01-05"}}\n${JSON.stringify(quote)}\n`)
  }

  test('measures it the same way, and leaves out what cannot be read', async () => {
    gold('a', NEXT, { line: 1, kind: 'meeting', modality: 'scheduled', when: '2026-05', where: 'Berlin' })
    gold('b', OTHER, { line: 1, kind: 'meeting', modality: 'scheduled', when: '2026-06', where: 'Vienna' })
    server.script(claims(next, other))
    const good = await chancery(['score', path('gold'), '--reader', 'llm'], options())
    expect([good.code, good.err.includes('2 documents go to')]).toEqual([0, true])
    expect(good.out).toContain('read by parrot 1')
    expect(good.out).toMatch(/HARD.* 1\.000\s*$/m)
    server.script((response, asked) => (asked.body.messages[1]?.content.includes(OTHER) ? says('no') : claims(next))(response, asked))
    const half = await chancery(['score', path('gold'), '--reader', 'llm'], options())
    expect(half.code).toBe(1)
    expect(half.err).toMatch(/b\.gold\.jsonl: could not be read by llm/)
    expect((await chancery(['score', path('gold'), '--reader', 'llm', '--folds'], options())).code).toBe(2)
  })
})
