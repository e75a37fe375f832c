import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BY, readClaim } from '../src/register/claims.fixture.ts'
import { openRegister } from '../src/register/index.ts'
import { makeDocument } from '../src/sources/document.ts'
import type { SlotValue } from '../src/reading/claim.ts'
import { chancery, chanceryJson, scratch } from './run.ts'
import { serving, type Serving } from './server.ts'

const { path, gone } = scratch()
afterAll(gone)
const DATA = path('data')
const TEXT = 'The Forum met in Oslo. It met again in Bergen. The Council met. The Board met.'
/** The sentences of the text, by their numbers. */
const SENTENCES = [...TEXT.matchAll(/[^.]+\./g)].map(({ index, 0: words }) => [index, index + words.length] as const)
type Slots = Readonly<{ [slot: string]: SlotValue }>

/** Stores what a reader of some version reads: slots by sentence. */
async function read(version: string, claims: readonly (readonly [sentence: number, slots: Slots])[]): Promise<void> {
  const register = await openRegister(DATA, { create: true })
  const reading = {
    claims: claims.map(([sentence, slots]) => readClaim('meeting', slots, ...(SENTENCES[sentence] ?? ([0, 1] as const)))),
  }
  await register.add(makeDocument(TEXT, { date: '2024-09-05', issuer: 'Norland' }, 'forum.txt'), reading, { ...BY, readerVersion: version })
  await register.close()
}

interface Item {
  readonly reason: string
  readonly id: string
  readonly detail: string
  readonly others: readonly string[]
}
interface Claim {
  readonly id: string
  readonly sentence: string
  readonly slots: Slots
  readonly bears: boolean
}

describe('decisions when a better reader reads again', () => {
  let server: Serving
  const claims: string[] = []
  const decide = (command: string, id: string, ...more: string[]) =>
    chancery([command, id, ...more, '--who', 'Jane Roe', '--why', 'compared', '--data', DATA])
  const current = async (): Promise<readonly Claim[]> => (await server.ask<{ items: Claim[] }>('claims')).body.items

  beforeAll(async () => {
    await read('1', [
      [0, { body: 'Forum', where: 'Oslo', when: '2024-09-04' }],
      [1, { body: 'Forum', where: 'Bergen' }],
      [2, { body: 'Council', when: '2024-08' }],
      [3, { body: 'Board', when: '2024-07' }],
    ])
    const register = await openRegister(DATA)
    claims.push(...(await register.claims()).map(({ id }) => id))
    await register.close()
    const [oslo = '', bergen = '', council = '', board = ''] = claims
    await decide('correct', oslo, '--slot', 'when=2024-09-03')
    await decide('correct', bergen, '--slot', 'where=Stavanger')
    await decide('confirm', council)
    await decide('reject', board)
    // The better reader sees the same day in the first; another place in the second; the third elsewhere; more in the fourth.
    await read('2', [
      [0, { body: 'Forum', where: 'Oslo', when: '2024-09-04', ordinal: 7 }],
      [1, { body: 'Forum', where: 'Trondheim' }],
      [3, { body: 'Council', when: '2024-08' }],
    ])
    server = await serving(['--data', DATA])
  })
  afterAll(() => server.stop())

  it('count where what was decided still holds, though the claim has another id', async () => {
    const { body } = await server.ask<{ items: { fields: { where?: { shown: string }; when?: { shown: string } } }[] }>(
      'records?kind=meeting',
    )
    const oslo = body.items.find(({ fields }) => fields.where?.shown === 'Oslo')
    expect(oslo?.fields.when?.shown).toBe('2024-09-03')
    expect((await current()).map(({ id }) => id)).not.toContain(claims[0])
  })

  it('are shown where it does not, and move nothing: over HTTP', async () => {
    const { body } = await server.ask<{ items: Item[] }>('review?reason=decision%20no%20longer%20fits')
    expect(body.items.map(({ id }) => id).toSorted()).toEqual(claims.slice(1).toSorted())
    const bergen = body.items.find(({ id }) => id === claims[1])
    expect(bergen?.detail).toMatch(/correct by Jane Roe \(compared\).*Bergen/)
    // What stands in its place is named: the claim of the same passage.
    const now = await current()
    expect(bergen?.others).toEqual([now.find(({ sentence }) => sentence.includes('Bergen'))?.id])
    // The correction was put into no other claim, and the rejection took nothing else away.
    const { body: all } = await server.ask<string>('records?kind=meeting')
    expect(JSON.stringify(all)).not.toContain('Stavanger')
    expect(JSON.stringify(all)).toContain('Trondheim')
    expect(now.filter(({ bears }) => bears)).toHaveLength(3)
  })

  it('and on the command line', async () => {
    const { items } = await chanceryJson<{ items: Item[] }>(['review', '--reason', 'decision no longer fits', '--data', DATA])
    expect(items.map(({ id }) => id).toSorted()).toEqual(claims.slice(1).toSorted())
    const { out } = await chancery(['review', '--data', DATA])
    expect(out).toMatch(/decision no longer fits \(3\)[\s\S]*correct by Jane Roe \(compared\)/)
  })

  it('and stay so through a rebuild, until a person decides anew', async () => {
    await server.send('rebuild', {})
    const bergen = (await current()).find(({ sentence }) => sentence.includes('Bergen'))
    const { response } = await server.send('decisions', {
      who: 'Ann Lee',
      act: 'correct',
      claims: [bergen?.id],
      slots: { where: 'Stavanger' },
      why: 'asked',
    })
    expect(response.status).toBe(201)
    const { body } = await server.ask<{ items: Item[] }>('review?reason=decision%20no%20longer%20fits')
    expect(body.items.map(({ id }) => id)).not.toContain(claims[1])
    expect((await server.ask<{ items: unknown[] }>('decisions')).body.items).toHaveLength(5)
  })
})
