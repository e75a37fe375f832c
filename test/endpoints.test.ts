import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { COMMANDS } from '../src/cli/commands.ts'
import { scratch } from './run.ts'
import { serving } from './server.ts'

const { path, gone } = scratch()
const PAGE = readFileSync(new URL('../docs/server.md', import.meta.url), 'utf8')
/** What the page says of each command: its addresses, or why there is none. */
const TOLD = new Map(
  [...(/## Commands and addresses\n([^#]*)/.exec(PAGE)?.[1] ?? '').matchAll(/^\| (`[^|]*`) \| ([^|]*) \|$/gm)].flatMap(
    ([, names = '', over = '']) => [...names.matchAll(/`([a-z]+)`/g)].map(([, name = '']) => [name, over] as const),
  ),
)
/** `GET /api/documents/{id}`, as the API describes itself. */
let described: ReadonlySet<string>

beforeAll(async () => {
  const server = await serving(['--data', path('data')])
  const { body } = await server.ask<{ paths: Record<string, Record<string, unknown>> }>('openapi.json')
  described = new Set(
    Object.entries(body.paths).flatMap(([address, methods]) => Object.keys(methods).map((method) => `${method.toUpperCase()} ${address}`)),
  )
  await server.stop()
})
afterAll(gone)

describe('every command over HTTP', () => {
  it.each(COMMANDS.map(({ name }) => name))('%s has an address, or a reason why not', (name) => {
    const over = TOLD.get(name) ?? 'docs/server.md says nothing of it'
    const addresses = [...over.matchAll(/`([A-Z]+ \/api\/[^`]*)`/g)].map(([, address = '']) => address)
    expect(addresses.filter((address) => !described.has(address))).toEqual([])
    if (addresses.length === 0) expect(over).toMatch(/^nothing: it .{10,}/)
  })

  it('no command is told of that is none', () => {
    const names = COMMANDS.map(({ name }) => name)
    expect([...TOLD.keys()].filter((name) => !names.includes(name))).toEqual([])
  })

  it('every address stands on the page', () => {
    const written = PAGE.replaceAll('{id}', 'ID').replaceAll('{name}', 'NAME')
    const bare = (address: string): string =>
      address
        .replace(/^[A-Z]+ /, '')
        .replaceAll('{id}', 'ID')
        .replaceAll('{name}', 'NAME')
    // `/api/claims`, … each with `/ID`
    const isWritten = (address: string): boolean => written.includes(bare(address)) || written.includes(`\`${bare(address).slice(4)}`)
    expect([...described].filter((address) => !isWritten(address))).toEqual([])
  })
})
