import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { getDefaultEnvironment, StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { BINARY, chancery, chanceryJson, EXAMPLE_COUNT, EXAMPLES, scratch } from './run.ts'
import { nameKnowledge } from '../src/cli/names.ts'
import { digestOf, openRegister, type Grant } from '../src/register/index.ts'
import { loadKnowledge } from '../src/sources/knowledge-folder.ts'
import { serving } from './server.ts'

const { path, gone } = scratch()
const place = ['--data', path('data')]
const SECRET = 'Norland and Arcadia signed a memorandum on quiet harbours in Lowport on 3 May 2024.'

const open = new Set<Client>()
/** The client of the official SDK, on a process of its own. */
const asking = (...options: readonly string[]): Promise<Client> => askingWith({}, ...options)

async function askingWith(env: Readonly<Record<string, string>>, ...options: readonly string[]): Promise<Client> {
  const client = new Client({ name: 'test', version: '1' })
  await client.connect(
    new StdioClientTransport({
      command: process.execPath,
      args: [BINARY, 'mcp', ...place, ...options],
      env: { ...getDefaultEnvironment(), ...env },
      stderr: 'inherit',
    }),
  )
  open.add(client)
  return client
}

interface Told {
  readonly text: string
  readonly failed: boolean
}
async function call(client: Client, name: string, given: Record<string, unknown> = {}): Promise<Told> {
  const { content, isError } = await client.callTool({ name, arguments: given })
  const [first] = content as readonly { readonly type: string; readonly text: string }[]
  expect(content).toHaveLength(1)
  expect(first?.type).toBe('text')
  return { text: first?.text ?? '', failed: isError === true }
}

/** One that only reads, for the tests that need no other. */
let reading: Client
const idIn = (text: string): string => /\b[0-9a-f]{16}\b/.exec(text)?.[0] ?? ''

beforeAll(async () => {
  await chancery(['add', EXAMPLES, ...place])
  const server = await serving(place)
  const added = await server.send('documents?collection=cabinet', {
    text: SECRET,
    issuer: 'Norland',
    date: '2024-05-03',
    title: 'Harbours',
  })
  expect(added.response.status).toBe(201)
  await server.stop()
  reading = await asking()
  open.clear()
})
afterEach(async () => {
  for (const client of open) await client.close()
  open.clear()
})
afterAll(async () => {
  await reading.close()
  gone()
})

describe('chancery mcp', () => {
  test('offers what only reads, and says so', async () => {
    const client = reading
    expect(client.getServerVersion()?.name).toBe('chancery')
    expect(client.getInstructions()).toContain('never instructions')
    const { tools } = await client.listTools()
    expect(tools.map(({ name }) => name)).toEqual(['search', 'ask', 'brief', 'due', 'compare', 'records', 'documents', 'show'])
    for (const { annotations, inputSchema, description } of tools) {
      expect(annotations?.readOnlyHint).toBe(true)
      expect(inputSchema.type).toBe('object')
      expect(description).toBeTruthy()
    }
    await expect(client.callTool({ name: 'confirm', arguments: { ids: ['3f9a'] } })).rejects.toThrow('there is no tool “confirm”')
  })

  test('answers as the commands do, each line with its source', async () => {
    const client = reading
    const found = await call(client, 'search', { query: '"work plan"', limit: 1 })
    expect(found.text).toMatch(/work plan/i)
    expect(found.text).toContain('ask again with after: "')

    const [, after = ''] = /after: "([^"]+)"/.exec(found.text) ?? []
    const next = await call(client, 'search', { query: '"work plan"', limit: 1, after })
    expect(next.failed).toBe(false)
    expect(next.text).not.toBe(found.text)

    const brief = await call(client, 'brief', { subject: 'Russia ASEAN', asOf: '2023-07-12' })
    const printed = await chancery(['brief', 'Russia', 'ASEAN', '--as-of', '2023-07-12', '--format', 'md', ...place])
    expect(brief.text).toBe(printed.out.trimEnd())

    const question = "when did the ASEAN-Russia Senior Officials' Meeting last meet?"
    const answer = await call(client, 'ask', { question })
    expect(answer.text).toMatch(/17th .*: 18 Mar 2021 \[1\]/)
    expect(answer.text).toContain('[1] “')

    const due = await call(client, 'due', { asOf: '2024-03-01', within: 'P1Y', standing: 'overdue', limit: 5 })
    expect(due.text).toMatch(/^\d{4}-\d\d-\d\d overdue: .+\n {2}“.+” .+ · rule \S+ · record [0-9a-f]{16}$/m)

    const records = await call(client, 'records', { about: 'Russia ASEAN', kind: 'meeting', limit: 3 })
    expect(records.text).toMatch(/^[0-9a-f]{16} meeting, /)
    const shown = await call(client, 'show', { id: idIn(records.text).slice(0, 10) })
    expect(shown.text).toMatch(/^meeting, /)

    const documents = await call(client, 'documents', { limit: 100 })
    expect(documents.text.split('\n').filter((row) => row.startsWith('  '))).toHaveLength(EXAMPLE_COUNT)
    expect(documents.text).toContain('That is all.')
  })

  test('compares two documents', async () => {
    const client = reading
    const { documents } = await chanceryJson<{ documents: readonly { id: string }[] }>(['documents', ...place])
    const [a = '', b = ''] = documents.map(({ id }) => id)
    expect((await call(client, 'compare', { a, b })).text).toContain('A1')
    expect(await call(client, 'compare', { a, b: a })).toEqual({ text: `${a} and ${a} are one document: name two.`, failed: true })
    // A file is no document of the register, and is not looked for.
    expect((await call(client, 'compare', { a, b: '/etc/hostname' })).text).toContain('has no document of that id or address')
  })

  test.each([
    ['brief', {}, 'brief: subject: expected required property'],
    ['brief', { subject: 'Rusia' }, 'Near to it: Russia'],
    ['due', { within: 'soon' }, 'due: within soon is no length of time: write it as P90D, P3M or P1Y'],
    ['due', { asOf: '2024-02-30' }, 'asOf 2024-02-30 is no day: write it as YYYY-MM-DD'],
    ['due', { standing: 'late' }, 'due: standing must be one of coming, overdue, untold, ended'],
    ['search', { query: 'x', colour: 'red' }, 'search has no argument “colour”: it takes query, limit, after, asOf, clock'],
    ['search', { query: 'energy', limit: 1, after: 'x' }, 'after=x is no cursor of this list'],
    ['records', { from: 'March' }, 'March is no day: write it as YYYY-MM-DD'],
    ['show', { id: 'ffffffffffff' }, 'nothing in the register has an id that begins with ffffffffffff.'],
    ['show', { id: '../x' }, 'show: id: expected string to match'],
  ])('says in one line what is wrong: %s %j', async (name, given, line) => {
    const { text, failed } = await call(reading, name, given)
    expect(failed).toBe(true)
    expect(text).toContain(line)
    expect(text).not.toContain('\n')
  })

  test('gives documents as resources', async () => {
    const client = reading
    const { resources, nextCursor } = await client.listResources()
    expect(resources).toHaveLength(EXAMPLE_COUNT)
    expect(nextCursor).toBeUndefined()
    const [first] = resources
    const { contents } = await client.readResource({ uri: first?.uri ?? '' })
    expect(contents[0]).toMatchObject({ uri: first?.uri, mimeType: 'text/plain' })
    expect(JSON.stringify(contents)).toContain(first?.title)
    await expect(client.readResource({ uri: 'file:///etc/passwd' })).rejects.toThrow('there is no document at file:///etc/passwd')
    await expect(client.readResource({ uri: 'chancery://document/0000000000000000' })).rejects.toThrow('there is no document')
  })

  test('shows of collections only those that are named', async () => {
    const [closed, opened] = [reading, await asking('--collection', 'cabinet')]
    const [secret] = (await opened.listResources()).resources.filter(({ title }) => title === 'Harbours')
    const id = secret?.name ?? 'none'
    for (const [name, given] of [
      ['search', { query: 'quiet harbours' }],
      ['search', { query: 'kind:instrument by:Norland' }],
      ['brief', { subject: 'Norland' }],
      ['ask', { question: 'what did Norland sign?' }],
      ['records', { kind: 'instrument', limit: 100 }],
      ['documents', { newest: true, limit: 100 }],
      ['show', { id }],
      ['compare', { a: id, b: id.replace(/.$/, '') }],
      ['due', { within: 'P1Y', asOf: '2024-01-01', limit: 100 }],
    ] as const) {
      const told = await call(closed, name, given)
      expect(`${name}: ${told.text.replaceAll('quiet harbours', '')}`).not.toMatch(/harbours|Arcadia|Lowport/i)
    }
    expect(JSON.stringify(await closed.listResources())).not.toContain('Harbours')
    await expect(closed.readResource({ uri: `chancery://document/${id}` })).rejects.toThrow('there is no document')
    expect((await call(opened, 'search', { query: 'quiet harbours' })).text).toContain(SECRET)
    expect((await call(opened, 'show', { id })).text).toContain(SECRET)
  })

  test('decides and adds only for somebody who is named, and in that name', async () => {
    const nobody = await chancery(['mcp', '--write', ...place], { env: { CHANCERY_WHO: '' } })
    expect([nobody.code, nobody.err]).toEqual([
      2,
      'chancery: A decision bears a name: say who with --who "Jane Roe", or set CHANCERY_WHO.\n',
    ])

    const client = await asking('--write', '--who', 'Jane Roe')
    const { tools } = await client.listTools()
    expect(tools.flatMap(({ name, annotations }) => (annotations?.readOnlyHint === true ? [] : [name]))).toEqual([
      'confirm',
      'reject',
      'add',
    ])

    const added = await call(client, 'add', {
      text: 'Norland and Sylvania signed a treaty on ferries in Lowport on 4 May 2024.',
      issuer: 'Norland',
      date: '2024-05-04',
    })
    expect(added.text).toMatch(/^stored: document [0-9a-f]{16}, [1-9]\d* claims?\.$/)
    const shown = await call(client, 'show', { id: idIn(added.text) })
    const claim = /^ {4}([0-9a-f]{16}) instrument/m.exec(shown.text)?.[1] ?? ''
    expect((await call(client, 'confirm', { ids: [claim] })).text).toBe('1 claim confirmed by Jane Roe.')
    expect((await call(client, 'reject', { ids: [claim], why: 'wrong treaty' })).text).toBe('1 claim rejected by Jane Roe: wrong treaty')
    expect((await call(client, 'reject', { ids: [claim] })).text).toBe('reject: why: expected required property')
    expect((await call(client, 'show', { id: claim })).text).toMatch(/confirm by Jane Roe[\s\S]*reject by Jane Roe, \S+: wrong treaty/)

    // What stands in a collection that was not named can neither be seen nor decided on, nor is it told when it is sent again.
    const secret = (await chanceryJson<{ documents: readonly { id: string; title?: string }[] }>(['documents', ...place])).documents.find(
      ({ title }) => title === 'Harbours',
    )
    const [hidden] = await chanceryJson<{ claims: readonly { id: string }[] }>(['show', secret?.id ?? '', ...place]).then(() =>
      chanceryJson<{ records: readonly { claim: { id: string } }[] }>(['find', 'kind:instrument', 'harbours', ...place]).then(
        ({ records }) => records.map((one) => one.claim.id),
      ),
    )
    expect(hidden).toMatch(/^[0-9a-f]{16}$/)
    expect(await call(client, 'reject', { ids: [hidden], why: 'x' })).toEqual({
      text: `nothing in the register has an id that begins with ${hidden}.`,
      failed: true,
    })
    expect((await call(client, 'add', { text: ' ' })).failed).toBe(true)
  })

  test('shows and allows what a key does, in the name of its account', async () => {
    const register = await openRegister(path('data'), { knowledge: nameKnowledge(await loadKnowledge()) })
    const [created, expires] = ['2024-01-01T00:00:00.000Z', '2199-01-01T00:00:00.000Z']
    const grants = [
      { collection: 'open', role: 'editor' },
      { collection: 'cabinet', role: 'reviewer' },
    ] as const
    await register.accounts.put({ name: 'Ann Clerk', grants, created, off: false })
    const keyed = (id: string, scope: readonly Grant[], end = expires): Promise<void> =>
      register.accounts.putKey({
        id,
        account: 'Ann Clerk',
        digest: digestOf(`${id}secret`),
        scope,
        label: id,
        created,
        expires: end,
        revoked: false,
      })
    await keyed('all', [{ collection: '*', role: 'admin' }])
    await keyed('looks', [{ collection: 'cabinet', role: 'reader' }])
    await keyed('reviews', [{ collection: 'open', role: 'reviewer' }])
    await keyed('over', [{ collection: '*', role: 'admin' }], '2024-02-01T00:00:00.000Z')
    await register.close()
    const withKey = (id: string): Promise<Client> => askingWith({ CHANCERY_KEY: `${id}.${id}secret` })
    const changing = async (client: Client): Promise<readonly string[]> =>
      (await client.listTools()).tools.flatMap(({ name, annotations }) => (annotations?.readOnlyHint === true ? [] : [name]))

    const looks = await withKey('looks')
    expect(await changing(looks)).toEqual([])
    expect((await call(looks, 'search', { query: 'quiet harbours' })).text).toContain(SECRET)
    expect((await looks.listResources()).resources.map(({ title }) => title)).toEqual(['Harbours'])

    const reviews = await withKey('reviews')
    expect(await changing(reviews)).toEqual(['confirm', 'reject', 'add'])
    expect((await call(reviews, 'search', { query: 'quiet harbours' })).text).not.toContain(SECRET)
    const open = idIn((await call(reviews, 'records', { kind: 'meeting', limit: 1 })).text)
    expect((await call(reviews, 'confirm', { ids: [open] })).text).toMatch(/confirmed by Ann Clerk\.$/)
    expect(await call(reviews, 'add', { text: 'Peru and Oman met in Lima.' })).toEqual({
      text: 'The key of Ann Clerk makes nobody editor of open: ask an admin for another.',
      failed: true,
    })

    const all = await withKey('all')
    expect((await call(all, 'add', { text: 'Peru and Oman met in Lima on 2 May 2024.', issuer: 'Peru' })).failed).toBe(false)

    for (const [key, line] of [
      ['over.oversecret', 'CHANCERY_KEY: The key “over” has been revoked or has expired: ask for another.'],
      ['all.wrong', 'CHANCERY_KEY: This key is not known.'],
      ['nonsense', 'CHANCERY_KEY: This key is not known.'],
    ] as const) {
      const refused = await chancery(['mcp', ...place], { env: { CHANCERY_KEY: key } })
      expect([refused.code, refused.err]).toEqual([2, `chancery: ${line}\n`])
    }
    const both = await chancery(['mcp', '--write', ...place], { env: { CHANCERY_KEY: 'all.allsecret' } })
    expect([both.code, both.err]).toMatchObject([2, expect.stringContaining('leave --write, --who and --collection out')])
  })

  test('cuts off what is too long to be held', async () => {
    const client = await asking('--write', '--who', 'Jane Roe')
    const added = await call(client, 'add', { text: 'Peru and Oman signed a treaty on ports in Lima.\n\n'.repeat(4000), issuer: 'Peru' })
    const id = idIn(added.text)
    const { contents } = await client.readResource({ uri: `chancery://document/${id}` })
    const { text } = contents[0] as { readonly text: string }
    expect(text.length).toBeLessThan(61_000)
    expect(text).toContain('… cut off here')
    const shown = await call(client, 'show', { id })
    expect(shown.text.length).toBeLessThan(61_000)
    expect(shown.text).toContain('… cut off here')
  })

  test('answers what was asked before the end, and ends with it', async () => {
    const lines = [
      {
        id: 1,
        method: 'initialize',
        params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'pipe', version: '1' } },
      },
      { method: 'notifications/initialized' },
      { id: 2, method: 'tools/call', params: { name: 'brief', arguments: { subject: 'Russia ASEAN', asOf: '2023-07-12' } } },
    ].map((message) => JSON.stringify({ jsonrpc: '2.0', ...message }))
    const { code, out, err } = await chancery(['mcp', ...place], { input: `${lines[0]}\nno message\n${lines.slice(1).join('\n')}\n` })
    const answers = out
      .trimEnd()
      .split('\n')
      .map((row) => JSON.parse(row) as { readonly id?: number; readonly result?: object })
    expect(answers.map(({ id }) => id)).toEqual([1, 2])
    expect(JSON.stringify(answers[1]?.result)).toContain('RUSSIA AND ASEAN')
    expect([code, err]).toEqual([0, ''])
  })

  test('says what is wrong before it begins', async () => {
    const none = await chancery(['mcp', '--data', path('none')])
    expect([none.code, none.out]).toEqual([3, ''])
    expect(none.err).toContain('There is no register at')
    expect((await chancery(['mcp', '--collection', 'No Name', ...place])).err).toContain('--collection No Name is no name of a collection.')
  })
})
