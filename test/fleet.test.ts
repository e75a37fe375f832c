import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { afterAll, describe, expect, it } from 'vitest'
import { openQueue } from '../src/register/fleet.ts'
import { makeDocument } from '../src/sources/document.ts'
import { serving } from './server.ts'
import { BINARY, chancery, chanceryJson, EXAMPLE_COUNT, EXAMPLES, scratch } from './run.ts'

const server = process.env['CHANCERY_TEST_POSTGRES'] ?? ''
const { path, write, gone } = scratch()
afterAll(gone)

let places = 0
/** An address of a register of its own. */
const place = (): string => `${server}&schema=fleet_${process.pid}_${++places}`
const READER = { name: 'test', version: '1' }

describe.skipIf(server === '')('a fleet', () => {
  it('reads each document once, however many work', async () => {
    const at = ['--register', place()]
    const { sent } = await chanceryJson<{ sent: number }>(['queue', EXAMPLES, ...at])
    expect(sent).toBe(EXAMPLE_COUNT)
    expect(await chanceryJson(['queue', EXAMPLES, ...at])).toMatchObject({ sent: 0, known: EXAMPLE_COUNT })
    const workers = await Promise.all([1, 2, 3].map(() => chanceryJson<{ read: number; failed: number }>(['work', '--until-empty', ...at])))
    expect(workers.reduce((sum, { read }) => sum + read, 0)).toBe(EXAMPLE_COUNT)
    expect(workers.every(({ failed }) => failed === 0)).toBe(true)
    const { documents } = await chanceryJson<{ documents: unknown[] }>(['documents', ...at])
    expect(documents.length).toBe(EXAMPLE_COUNT)
    expect(await chanceryJson(['queue', ...at])).toMatchObject({ counts: { waiting: 0, inHand: 0, done: EXAMPLE_COUNT, aside: 0 } })
  })

  it('takes up again what a killed worker had in hand', async () => {
    const at = ['--register', place()]
    await chanceryJson(['queue', EXAMPLES, '--patience', '2', ...at])
    const child = spawn(process.execPath, [BINARY, 'work', ...at], { stdio: 'ignore' })
    const [{ counts }] = [await untilReading(at)]
    child.kill('SIGKILL')
    await once(child, 'exit')
    expect(counts.done).toBeLessThan(EXAMPLE_COUNT)
    const { code } = await chancery(['work', '--until-empty', ...at])
    expect(code).toBe(0)
    expect((await chanceryJson<{ documents: unknown[] }>(['documents', ...at])).documents.length).toBe(EXAMPLE_COUNT)
  }, 90_000)

  it('sets aside what kills whoever reads it, or cannot be read, with the reason; and puts it in line again', async () => {
    const address = place()
    const queue = await openQueue(address, { patience: 1 })
    const deadly = makeDocument('It kills.', {}, 'deadly.txt')
    await queue.send({ document: deadly }, READER)
    // Taken and never given back, three times.
    for (let tries = 0; tries < 3; tries++) {
      let handed = await queue.next()
      for (let waited = 0; handed === undefined && waited < 100; waited++) {
        await new Promise((resolve) => setTimeout(resolve, 200))
        handed = await queue.next()
      }
      expect(handed).toMatchObject({ tries, document: { origin: 'deadly.txt' } })
    }
    for (let waited = 0; (await queue.counts()).aside === 0 && waited < 100; waited++)
      await new Promise((resolve) => setTimeout(resolve, 200))
    await queue.send({ document: makeDocument('It says nothing.', {}, 'bad.txt') }, READER)
    for (let tries = 0; tries < 3; tries++) {
      const handed = await queue.next()
      await queue.failed(handed?.id ?? '', 'its dates go round in a ring')
    }
    expect(await queue.next()).toBeUndefined()
    expect((await queue.aside(10)).map(({ origin, reason }) => [origin, reason])).toEqual([
      ['bad.txt', 'its dates go round in a ring'],
      ['deadly.txt', expect.stringContaining('died, 3 times')],
    ])
    const { err } = await chancery(['queue', '--again', '--register', address])
    expect(err).toBe('')
    expect(await queue.counts()).toMatchObject({ waiting: 2, aside: 0 })
    await queue.close()
  }, 90_000)

  it('names files that cannot be taken, and takes the others', async () => {
    const folder = path('mixed')
    write('mixed/good.txt', 'The Ministers met in Oslo on 3 May 2024.')
    write('mixed/empty.txt', '')
    const { code, out, err } = await chancery(['queue', folder, '--register', place()])
    expect([code, out.split('\n')[0]]).toEqual([1, '1 document put in line · 0 there already · 1 set aside'])
    expect(err).toContain('empty.txt')
  })

  it('is filled, looked at and begun again over HTTP by those who may', async () => {
    const at = ['--register', place()]
    const password = 'a long enough phrase'
    for (const [name, ...grants] of [
      ['admin', '--admin'],
      ['editor', '--grant', 'closed:editor'],
      ['reader', '--grant', 'open:reader'],
    ])
      expect((await chancery(['account', name ?? '', ...grants, ...at], { input: `${password}\n` })).code).toBe(0)
    const server = await serving(at)
    const signed: Record<string, RequestInit> = {}
    for (const name of ['admin', 'editor', 'reader']) {
      const { response, body } = await server.send<{ csrf: string }>('session', { name, password })
      signed[name] = { headers: { cookie: (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '', 'x-csrf-token': body.csrf } }
    }
    const text = 'The Ministers of Malta and Iceland met in Valletta on 3 May 2024.'
    const send = async (who: string, collection: string, body: unknown = { text, name: 'note.txt' }) => {
      const sent = await server.send<{ sent?: boolean }>(`queue?collection=${collection}`, body, signed[who])
      return [sent.response.status, sent.body.sent]
    }
    expect(await send('reader', 'open')).toEqual([403, undefined])
    expect(await send('editor', 'open')).toEqual([403, undefined])
    expect(await send('editor', 'closed')).toEqual([202, true])
    expect(await send('editor', 'closed')).toEqual([202, false])
    expect(await send('editor', 'closed', { text: ' ' })).toEqual([422, undefined])
    for (const who of ['reader', 'editor']) {
      expect((await server.ask('queue', signed[who])).response.status).toBe(403)
      expect((await server.send('queue/again', {}, signed[who])).response.status).toBe(403)
    }
    const state = async () => (await server.ask('queue', signed['admin'])).body
    expect(await state()).toEqual({ counts: { waiting: 1, inHand: 0, done: 0, aside: 0 }, aside: [] })
    const queue = await openQueue(at[1] ?? '')
    for (let tries = 0; tries < 3; tries++) await queue.failed((await queue.next())?.id ?? '', 'the disk of the reader is full')
    expect(await state()).toMatchObject({
      counts: { waiting: 0, aside: 1 },
      aside: [{ origin: 'note.txt', reason: 'the disk of the reader is full' }],
    })
    expect((await server.send('queue/again', {}, signed['admin'])).body).toEqual({ again: 1 })
    await queue.close()
    expect(await chanceryJson(['work', '--until-empty', ...at])).toEqual({ read: 1, failed: 0 })
    expect(await state()).toEqual({ counts: { waiting: 0, inHand: 0, done: 1, aside: 0 }, aside: [] })
    // It stands where it was sent, and its editor did it.
    for (const [who, documents] of [
      ['admin', 1],
      ['editor', 1],
      ['reader', 0],
    ] as const)
      expect([who, (await server.ask('counts', signed[who])).body['documents']]).toEqual([who, documents])
    const { body: audit } = await server.ask<{ items: unknown[] }>('audit', signed['admin'])
    expect(audit.items).toContainEqual(expect.objectContaining({ who: 'editor', act: 'POST /api/queue', status: 202 }))
    expect(await server.stop()).toBe(0)
  }, 90_000)

  async function untilReading(at: readonly string[]): Promise<{ counts: { done: number } }> {
    for (;;) {
      const told = await chanceryJson<{ counts: { done: number; inHand: number } }>(['queue', ...at])
      if (told.counts.done + told.counts.inHand > 0) return told
    }
  }
})

it('a queue in a file is refused in one line', async () => {
  const { code, errLines } = await chancery(['work', '--data', path('data')])
  expect([code, errLines.length, errLines[0]]).toEqual([3, 1, expect.stringContaining('PostgreSQL')])
})
