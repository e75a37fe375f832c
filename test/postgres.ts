import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { accessSync, chownSync, constants, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'

/**
 * Starts a PostgreSQL for the tests and stops it after them: one server for all. `CHANCERY_TEST_POSTGRES` names one that is there already;
 * else the programs are looked for on the machine. Without them, or with `CHANCERY_TEST_POSTGRES=none`, the tests that need one are skipped and say so.
 */
export default async function setup(): Promise<(() => Promise<void>) | undefined> {
  const given = process.env['CHANCERY_TEST_POSTGRES']
  if (given === 'none') process.env['CHANCERY_TEST_POSTGRES'] = ''
  if (given !== undefined && given !== '' && given !== 'none') return undefined
  const programs = given === 'none' ? undefined : findPrograms()
  if (programs === undefined) {
    console.warn(
      'No PostgreSQL is on this machine: the tests against it are skipped. Install it, or set CHANCERY_TEST_POSTGRES to an address.',
    )
    return undefined
  }
  const folder = mkdtempSync(join(tmpdir(), 'chancery-pg-'))
  try {
    const server = await start(programs, folder)
    process.env['CHANCERY_TEST_POSTGRES'] = `postgres:///postgres?host=${encodeURIComponent(folder)}&user=postgres`
    return async () => {
      server.stdin?.end()
      await new Promise((resolve) => (server.exitCode === null ? server.once('exit', resolve) : resolve(undefined)))
      rmSync(folder, { recursive: true, force: true })
    }
  } catch (error) {
    rmSync(folder, { recursive: true, force: true })
    console.warn(`PostgreSQL was found in ${programs} and did not start (${(error as Error).message}): the tests against it are skipped.`)
    return undefined
  }
}

/** The folder with `initdb` and `postgres`: of Debian, the newest; else on the path. */
function findPrograms(): string | undefined {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : []
  const folders = [...versions.map((version) => join(debian, version, 'bin')), ...(process.env['PATH'] ?? '').split(delimiter)]
  return folders.find((folder) =>
    ['initdb', 'postgres'].every((name) => {
      try {
        accessSync(join(folder, name), constants.X_OK)
        return true
      } catch {
        return false
      }
    }),
  )
}

/** PostgreSQL refuses to run as root: then as its own user, else as nobody. */
function unprivileged(): { readonly uid: number; readonly gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((row) => row.split(':'))
  const user = users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody')
  if (user === undefined) throw new Error('the tests run as root, and there is no other user to run it as')
  return { uid: Number(user[2]), gid: Number(user[3]) }
}

async function start(programs: string, folder: string): Promise<ChildProcess> {
  const user = unprivileged()
  if (user !== undefined) chownSync(folder, user.uid, user.gid)
  const data = join(folder, 'data')
  const initdb = (...locale: readonly string[]): void => {
    rmSync(data, { recursive: true, force: true })
    const args = ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync', ...locale]
    execFileSync(join(programs, 'initdb'), args, { ...user, cwd: folder, stdio: 'ignore' })
  }
  try {
    // An order of words other than that of bytes, as most servers have: the register must not lean on it.
    initdb('--locale=C', '--locale-provider=icu', '--icu-locale=en')
  } catch {
    initdb('--locale=C')
  }
  // One user is asked for a password; there is no network.
  writeFileSync(join(data, 'pg_hba.conf'), 'local all asked_for_password scram-sha-256\nlocal all all trust\n')
  const settings = {
    listen_addresses: '',
    unix_socket_directories: folder,
    fsync: 'off',
    max_connections: '200',
    log_min_messages: 'fatal',
  }
  const given = Object.entries(settings).map(([name, value]) => `-c ${name}='${value}'`)
  // The server ends when this process does, however it ends: its standard input is closed then.
  const script = `"${join(programs, 'postgres')}" -D "${data}" ${given.join(' ')} & server=$!; cat > /dev/null; kill -INT $server; wait $server`
  const server = spawn('/bin/sh', ['-c', script], { ...user, cwd: folder, stdio: ['pipe', 'ignore', 'ignore'] })
  const { default: pg } = await import('pg')
  for (let attempt = 0; ; attempt++) {
    const client = new pg.Client({ host: folder, user: 'postgres', database: 'postgres' })
    client.on('error', () => {})
    try {
      await client.connect()
      await client.query("CREATE ROLE asked_for_password LOGIN PASSWORD 'open sesame'")
      await client.end()
      return server
    } catch (error) {
      if (attempt >= 100) {
        server.stdin?.end()
        throw error
      }
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
}
