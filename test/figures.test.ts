import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Figures } from '../src/watch/figures/from-register.ts'
import { chancery, chanceryJson, EXAMPLES, scratch } from './run.ts'
import { serving, type Serving } from './server.ts'

const { path, write, gone } = scratch()
const DATA = ['--data', path('data')]
let server: Serving

beforeAll(async () => {
  write('2023.txt', 'In 2022, trade between Norway and Kenya amounted to $19.2 billion.')
  write('2024.txt', 'In 2023, trade between Norway and Kenya grew by 14.6 percent to $22 billion.')
  write('2025.txt', 'In 2024, trade between Norway and Kenya grew by 50 percent to $25 billion.')
  for (const year of ['2023', '2024', '2025'])
    await chancery(['add', path(`${year}.txt`), '--date', `${year}-03-01`, '--issuer', 'Norway', ...DATA])
  await chancery(['add', EXAMPLES, ...DATA])
  server = await serving(DATA)
})
afterAll(async () => {
  await server.stop()
  gone()
})

describe('chancery figures', () => {
  test('shows figures along the years, and says which do not fit', async () => {
    const { out, code } = await chancery(['figures', 'Norway', 'Kenya', ...DATA])
    expect(code).toBe(0)
    expect(out).toMatch(/trade, Norway – Kenya, USD[\s\S]*2022 [\s\S]*\$19\.2 bn[\s\S]*2023 [\s\S]*\$22 bn, \+14\.6 %/)
    expect(out).toMatch(/^ {2}2022: \$19\.2 bn \(Norway\) fits: /m)
    expect(out).toMatch(/^ {2}← 2023: \$22 bn \(Norway\) does not fit: /m)
  })

  test('names both speakers of two values, over HTTP as on the command line', async () => {
    const told = await chanceryJson<Figures>(['figures', 'Kazakhstan', 'Uzbekistan', ...DATA])
    const { body } = await server.ask<Figures>('figures?about=Uzbekistan%20Kazakhstan')
    expect(body).toEqual(told)
    const clashes = told.series.flatMap(({ checks }) => checks).filter(({ rule }) => rule === 'two values')
    expect(clashes.map(({ told: value, by }) => [value, by.map((some) => some.join())])).toContainEqual([
      4_600_000_000,
      ['Uzbekistan, Cabinet of Ministers', 'Kazakhstan, Ministry of Trade and Integration'],
    ])
    for (const { claims } of clashes) expect(claims.length).toBeGreaterThan(1)
  })

  test('nobody of that name is one line', async () => {
    const { code, errLines } = await chancery(['figures', 'Atlantis', ...DATA])
    expect([code, errLines.length]).toEqual([1, 1])
    expect((await server.ask('figures?about=Atlantis')).response.status).toBe(404)
    expect((await server.ask('figures')).response.status).toBe(400)
  })
})
