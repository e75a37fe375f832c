import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import { afterAll, describe, expect, test, type TestContext } from 'vitest'
import { BY, oneClaim } from '../src/register/claims.fixture.ts'
import { openRegister } from '../src/register/index.ts'
import { BINARY, chancery, chanceryJson, EXAMPLE_COUNT, EXAMPLES, scratch } from './run.ts'

const { path, write, gone } = scratch()
afterAll(gone)

const GOOD = 'Notice on a visit\n\nOn 20 March 2025, Foreign Minister Sergey Lavrov will visit Jakarta.\n'
const FACTS = ['--issuer', 'Russia, Ministry of Foreign Affairs', '--date', '2025-03-14']
/** The system's own program: no package of ours has it. */
const MOUNT = 'mount'
const root = process.getuid?.() === 0

/** Documents in a register, by origin. */
async function held(data: string): Promise<string[]> {
  const { documents } = await chanceryJson<{ documents: { origin: string }[] }>(['documents', '--data', data])
  return documents.map(({ origin }) => origin.split('/').at(-1) ?? '').sort()
}

describe('a batch goes on past what is no document', () => {
  const bad: Readonly<Record<string, { content: string | Uint8Array; says: RegExp }>> = {
    'b-empty.txt': { content: '', says: /empty/ },
    'c-blank.txt': { content: ' \n\t\n \n', says: /no text/ },
    'd-binary.txt': { content: Uint8Array.from({ length: 5000 }, (_, index) => (index * 7919) % 256), says: /no text/ },
    'e-picture.txt': { content: Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.alloc(400)]), says: /no text/ },
    'f-archive.html': {
      content: Buffer.from('PK\u0003\u0004\u0014\u0000\u0000\u0000\u0008\u0000'.repeat(40), 'latin1'),
      says: /broken archive/,
    },
    'h-scripts.html': { content: '<html><body><script>alert(1)</script></body></html>', says: /no text/ },
  }

  test('each is named on a line of its own, with what to do; the good ones are stored; the code is 1', async () => {
    const inbox = path('batch'),
      data = path('batch-data')
    write('batch/a-good.txt', GOOD)
    write('batch/z-good.txt', `${GOOD}A second paragraph.\n`)
    for (const [name, { content }] of Object.entries(bad)) write(`batch/${name}`, content)
    const { code, out, errLines } = await chancery(['add', inbox, ...FACTS, '--data', data])
    expect(code).toBe(1)
    expect(out).toContain(`${Object.keys(bad).length + 2} documents · 2 new · 0 already here · ${Object.keys(bad).length} set aside`)
    expect(errLines).toHaveLength(Object.keys(bad).length)
    for (const [name, { says }] of Object.entries(bad)) {
      const line = errLines.find((row) => row.includes(name))
      expect(line).toMatch(says)
      expect(line).toMatch(/: .{10,}/)
    }
    expect(await held(data)).toEqual(['a-good.txt', 'z-good.txt'])
  })

  test.each(Object.entries(bad))('read says it of %s in one line', async (name, { content, says }) => {
    const { code, out, errLines } = await chancery(['read', write(`single/${name}`, content)])
    expect([code, out, errLines.length]).toEqual([1, '', 1])
    expect(errLines[0]).toMatch(says)
  })

  test('broken encoding is read as well as it can be, or set aside; never garbled silently into a crash', async () => {
    const text = Buffer.concat([
      Buffer.from(GOOD),
      Buffer.from([0xc3, 0x28, 0xff, 0xfe, 0x20]),
      Buffer.from('The talks in São Paulo were held on 3 May 2024.\n', 'latin1'),
    ])
    const { code, out, errLines } = await chancery(['read', write('broken.txt', text), '--json', ...FACTS])
    if (code === 0)
      expect((JSON.parse(out) as { document: { text: string } }).document.text).toContain(
        'Foreign Minister Sergey Lavrov will visit Jakarta.',
      )
    else expect([code, errLines.length]).toEqual([1, 1])
  })

  test.each(['latin1', 'utf16le'] as const)('%s is detected', async (encoding) => {
    const body =
      'On 3 May 2024, Foreign Minister Sergey Lavrov will visit São Tomé and Málaga, at the invitation of the Ministry’s partners – “café”.\n'
    const bytes =
      encoding === 'utf16le'
        ? Buffer.from(`\ufeff${body.repeat(4)}`, 'utf16le')
        : Buffer.from(body.replaceAll(/[’–“”]/g, '-').repeat(4), 'latin1')
    const { document } = await chanceryJson<{ document: { text: string } }>(['read', write(`${encoding}.txt`, bytes)])
    expect(document.text).toContain('São Tomé and Málaga')
  })

  test('50 MB of one line end in one clear line, soon', async () => {
    const file = write('huge.txt', 'The sides agreed to meet again. '.repeat(1_600_000))
    expect(statSync(file).size).toBeGreaterThan(50_000_000)
    const { code, out, errLines } = await chancery(['read', file])
    expect([code, out, errLines.length]).toEqual([1, '', 1])
    expect(errLines[0]).toMatch(/huge\.txt .*MB.*: /)
    const piped = await chancery(['read', '-'], { input: readFileSync(file) })
    expect([piped.code, piped.out, piped.errLines.length]).toEqual([1, '', 1])
  })

  test('a line of 2 MB below the limit is read', async () => {
    const file = write(
      'long.txt',
      'The sides agreed to hold the next meeting in Jakarta in May 2026 and to open an office. '.repeat(23_000),
    )
    const { code, errLines } = await chancery(['read', file, ...FACTS])
    expect([code, errLines]).toEqual([0, []])
  }, 120_000)

  test('a file of another kind, a file that is not there and a folder given to read are named', async () => {
    for (const [args, says] of [
      [['read', path('nowhere.txt')], /nowhere\.txt/],
      [['add', path('nowhere.txt'), '--data', path('none')], /nowhere\.txt/],
      [['read', write('mail.docx', 'x')], /mail\.docx/],
      [['read', EXAMPLES], /holds several documents/],
    ] as const) {
      const { code, errLines } = await chancery([...args])
      expect([args, code, errLines.length]).toEqual([args, 1, 1])
      expect(errLines[0]).toMatch(says)
    }
    mkdirSync(path('bare'))
    expect((await chancery(['add', path('bare'), '--data', path('none')])).errLines).toEqual([
      expect.stringContaining('no document is there'),
    ])
  })

  test('a folder without rights is named, and the rest goes on', async (context) => {
    const uid = otherUser(context)
    const inbox = path('rights')
    write('rights/a-good.txt', GOOD)
    write('rights/closed/b.txt', GOOD)
    write('rights/z-good.txt', `${GOOD}More.\n`)
    chmodSync(path('rights', 'closed'), 0o000)
    const data = path('rights-data')
    mkdirSync(data)
    for (const folder of [path(), inbox, data]) chmodSync(folder, 0o777)
    const { code, errLines } = await chancery(['add', inbox, ...FACTS, '--data', data], uid)
    chmodSync(path('rights', 'closed'), 0o755)
    expect(code).toBe(1)
    expect(errLines).toEqual([expect.stringMatching(/closed.*: /)])
    expect(await held(data)).toEqual(['a-good.txt', 'z-good.txt'])
  })

  test('a data folder without rights ends with 3', async (context) => {
    const uid = otherUser(context)
    mkdirSync(path('locked'), { mode: 0o555 })
    chmodSync(path(), 0o755)
    const { code, errLines } = await chancery(['add', write('for-locked.txt', GOOD), '--data', path('locked')], uid)
    expect([code, errLines]).toEqual([3, [expect.stringMatching(/^chancery: .*locked.*: /)]])
  })
})

/** Root may do anything: rights are tried as nobody, when nobody can read the project. */
function otherUser(context: TestContext): { uid?: number } {
  if (!root) return {}
  try {
    execFileSync(process.execPath, [BINARY, '--version'], { uid: 65534, gid: 65534, stdio: 'ignore', cwd: '/' })
    return { uid: 65534 }
  } catch {
    context.skip('the tests run as root, and another user cannot read the project')
  }
  return {}
}

describe('words that would command the terminal', () => {
  const evil =
    'Notice\u001b]0;owned\u0007 on a visit\n\nOn 20 March 2025, Foreign Minister Sergey \u001b[31mLavrov\u001b[0m will visit\u009b2J Jakarta\u202egnp.\n'

  test('never reach the screen, by any command', async () => {
    const data = path('evil-data')
    const file = write('evil/a\u001b[2Jb.txt', evil)
    const added = await chancery(['add', file, '--issuer', 'Evil\u001b[5m Ministry', '--date', '2025-03-14', '--data', data])
    const ids = (await chanceryJson<{ documents: { id: string }[] }>(['documents', '--data', data])).documents.map(({ id }) => id)
    const runs = [
      added,
      ...(await Promise.all(
        [
          ['read', file],
          ['read', file, '--explain'],
          ['read', file, '--json'],
          ['read', path('a\u001b[2Jmissing.txt')],
          ['documents'],
          ['documents', '--json'],
          ['find', 'visit'],
          ['find', 'visit', '--json'],
          ['due', '--as-of', '2025-03-14'],
          ['show', ids[0] ?? '0000'],
          ['bodies'],
          ['brief', 'Jakarta\u001b[2J'],
          ['start'],
          ['nonsense\u001b[2J'],
        ].map((args) => chancery(args, { env: { CHANCERY_DATA: data } })),
      )),
    ]
    for (const { out, err } of runs) expect((out + err).match(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/g)).toBeNull()
  })
})

describe('the register', () => {
  test('a clock that is behind stores nothing, unless somebody says that it is right', async () => {
    const data = path('clock')
    const { document, reading } = oneClaim('The Forum met.', 'meeting', { body: 'Forum', when: '2024-09-04' })
    const register = await openRegister(data, { create: true })
    await register.add(document, reading, { ...BY, learned: '2199-01-01T00:00:00.000Z' })
    await register.close()
    const file = write('clock.txt', 'The Ministers met in Oslo on 3 May 2024.')
    const add = (env: Record<string, string> = {}) => chancery(['add', file, '--data', data], { env })
    const refused = await add()
    expect([refused.code, refused.err]).toEqual([3, expect.stringMatching(/clock of this machine.*2199-01-01.*Nothing was stored/)])
    const note = ['note', 'Told by phone.', '--kind', 'meeting', '--slot', 'when=2024', '--who', 'Jane Roe', '--data', data]
    expect((await chancery(note)).code).toBe(3)
    expect((await chanceryJson<{ documents: unknown[] }>(['documents', '--data', data])).documents).toHaveLength(1)
    expect((await add({ CHANCERY_CLOCK: 'right' })).code).toBe(0)
  })

  const good = (): string => write('good.txt', GOOD)

  test('is missing: what to do is said, with code 3', async () => {
    for (const args of [['brief', 'Russia'], ['find', 'x'], ['due'], ['documents'], ['bodies'], ['show', '0000'], ['rebuild']]) {
      const { code, out, errLines } = await chancery([...args, '--data', path('not-there')])
      expect([args, code, out, errLines.length]).toEqual([args, 3, '', 1])
      expect(errLines[0]).toContain('not-there')
    }
  })

  test('comes from a newer version: it is left as it is, with code 3', async () => {
    const data = path('newer')
    await chancery(['add', good(), '--data', data])
    const file = join(data, 'chancery.db')
    const db = new DatabaseSync(file)
    const { user_version: version } = db.prepare('PRAGMA user_version').get() as { user_version: number }
    db.exec(`PRAGMA user_version = ${version + 1000}`)
    db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
    db.close()
    const before = readFileSync(file)
    for (const args of [['add', write('more.txt', `${GOOD}More.`)], ['documents'], ['rebuild'], ['start']]) {
      const { code, errLines } = await chancery([...args, '--data', data])
      expect([args, code, errLines]).toEqual([args, 3, [expect.stringMatching(/^chancery: .*newer/)]])
    }
    expect(readFileSync(file).equals(before)).toBe(true)
  })

  test('is no register: it is left as it is, with code 3', async () => {
    const file = write('no-register/chancery.db', 'These are minutes and no register.\n'.repeat(100))
    const { code, errLines } = await chancery(['add', good(), '--data', path('no-register')])
    expect([code, errLines]).toEqual([3, [expect.stringMatching(/^chancery: .*chancery\.db/)]])
    expect(readFileSync(file, 'utf8')).toMatch(/^These are minutes/)
  })

  test('is held by another process that writes: one line, code 3, and others still read', async () => {
    const data = path('held')
    await chancery(['add', good(), '--data', data])
    const db = new DatabaseSync(join(data, 'chancery.db'))
    db.exec('BEGIN IMMEDIATE')
    try {
      const [adding, reading] = await Promise.all([
        chancery(['add', write('second.txt', `${GOOD}Second.`), '--data', data]),
        chancery(['documents', '--data', data]),
      ])
      expect(reading.code).toBe(0)
      expect(reading.out).toContain('1 document at')
      expect([adding.code, adding.errLines]).toEqual([3, [expect.stringMatching(/^chancery: .*(in use|another|lock)/i)]])
    } finally {
      db.exec('ROLLBACK')
      db.close()
    }
    expect((await chancery(['add', path('second.txt'), '--data', data])).code).toBe(0)
    expect(await held(data)).toHaveLength(2)
  })

  test('is written by two processes at once: both finish, nothing is lost', async () => {
    const data = path('two')
    await chancery(['add', good(), '--data', data])
    for (let index = 0; index < 12; index++) write(`two-${index % 2}/n${index}.txt`, `${GOOD}Number ${index}.\n`)
    const [first, second] = await Promise.all([0, 1].map((side) => chancery(['add', path(`two-${side}`), '--data', data])))
    expect([first?.code, first?.err, second?.code, second?.err]).toEqual([0, '', 0, ''])
    expect(await held(data)).toHaveLength(13)
  })

  test('loses nothing when a process is killed in the middle of a batch', async () => {
    const data = path('killed')
    await chancery(['add', good(), '--data', data])
    await chancery(['add', EXAMPLES, '--data', data], { started: (kill) => setTimeout(kill, 350) })
    const after = await held(data)
    expect(after).toContain('good.txt')
    const { code } = await chancery(['add', EXAMPLES, '--data', data])
    expect(code).toBe(0)
    expect(await held(data)).toHaveLength(EXAMPLE_COUNT + 1)
  })

  test('stands on a full disk: one line says so, what was stored stays', async (context) => {
    const disk = path('disk')
    mkdirSync(disk)
    try {
      if (!root) throw new Error('not root')
      execFileSync(MOUNT, ['-t', 'tmpfs', '-o', 'size=900k', 'tmpfs', disk], { stdio: 'ignore' })
    } catch {
      context.skip('a small disk can be made by root alone, where mounting is allowed')
    }
    try {
      const data = join(disk, 'data')
      const first = await chancery(['add', good(), '--data', data])
      expect([first.code, first.err]).toEqual([0, ''])
      const filling = await chancery(['add', EXAMPLES, '--data', data])
      expect(filling.code).toBe(1)
      expect(filling.errLines.filter((row) => /disk is full/i.test(row))).toHaveLength(1)
      expect(filling.err).not.toMatch(/\n\s+at /)
      writeFileSync(join(disk, 'fill'), '')
      expect(await held(data)).toContain('good.txt')
    } finally {
      execFileSync(`u${MOUNT}`, [disk])
    }
  })
})

test('what fails unforeseen gives one line, and its trace only to those who ask', async () => {
  const quiet = await chancery(['score', write('broken.gold.jsonl', '{"document":{}}\n{"kind":')])
  expect([quiet.code, quiet.errLines.length]).toEqual([1, 1])
  const loud = await chancery(['score', path('broken.gold.jsonl')], { env: { CHANCERY_DEBUG: '1' } })
  expect(loud.err).toMatch(/\n\s+at /)
})
