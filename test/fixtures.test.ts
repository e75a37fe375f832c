import { copyFileSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { briefText, gatherView, makeBrief } from '../src/brief/index.ts'
import { problemOf } from '../src/register/claims.fixture.ts'
import { onServer, POSTGRES_ENGINE, titled } from '../src/register/engines.fixture.ts'
import { openRegister } from '../src/register/index.ts'
import { SCHEMA_VERSION } from '../src/register/migrations.ts'
import { scratch } from './run.ts'

const folder = fileURLToPath(new URL('fixtures/', import.meta.url))
const files = readdirSync(folder)
const { path, gone } = scratch()
afterAll(gone)

/** What a register comes to with the present program. */
async function told(place: string): Promise<{ readonly facts: unknown; readonly held: unknown; readonly brief: string }> {
  const register = await openRegister(place)
  try {
    const { documents, superseded, decisions } = await register.counts()
    const claims = await register.claims({ all: true })
    const { entities } = await register.entitiesNamed('Norland Arcadia')
    const brief = makeBrief(await gatherView(register, entities, '2025-02-10'), { full: true })
    const all = [await register.documents(), claims, await register.records(), await register.entities(), await register.find('zurich')]
    return {
      facts: { documents, superseded, decisions, claims: claims.length },
      held: all,
      brief: briefText(brief, { width: 120, paint: { heading: String, faint: String, alert: String } }),
    }
  } finally {
    await register.close()
  }
}

const opened: Promise<Awaited<ReturnType<typeof told>>>[] = []
const isAsTheFirst = async (one: ReturnType<typeof told>): Promise<void> => {
  opened.push(one)
  const { facts, held, brief } = await one
  expect(facts).toEqual({ documents: 4, superseded: 1, decisions: 1, claims: 8 })
  expect(brief).toMatch(/Zürich/)
  expect({ held, brief }).toEqual({ held: (await opened[0])?.held, brief: (await opened[0])?.brief })
}

describe('a register of an older version', () => {
  it.each(files.filter((name) => name.endsWith('.db')))('%s opens, and tells the same', async (name) => {
    const file = path(name)
    copyFileSync(`${folder}${name}`, file)
    if (name !== `register-v${SCHEMA_VERSION}.db`) expect(await problemOf(openRegister(file, { readonly: true }))).toBe('read-only')
    await isAsTheFirst(told(file))
    await (await openRegister(file, { readonly: true })).close()
  })

  it.skipIf(POSTGRES_ENGINE.missing !== undefined).each(files.filter((name) => name.endsWith('.sql')))(
    `%s opens on ${titled(POSTGRES_ENGINE)}, and tells the same`,
    (name) =>
      POSTGRES_ENGINE.inPlace(async (place) => {
        const schema = new URL(place).searchParams.get('schema') ?? ''
        await onServer(
          readFileSync(`${folder}${name}`, 'utf8')
            .replaceAll(/\bfixture\./g, `${schema}.`)
            .replace('SCHEMA fixture', `SCHEMA ${schema}`),
        )
        await isAsTheFirst(told(place))
      }),
  )

  it('is kept for each version but the present one', () => {
    const wanted = Array.from({ length: SCHEMA_VERSION - 1 }, (_, i) => `register-v${i + 1}.db`)
    expect(files).toEqual(expect.arrayContaining(wanted))
  })
})
