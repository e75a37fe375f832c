import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { KINDS, SLOTS } from '../src/reading/claim.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const names = (folder: string) => readdirSync(join(root, folder)).sort()

const pages = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', ...names('docs').map((name) => `docs/${name}`)].filter((name) =>
  name.endsWith('.md'),
)

/** The names that a page does not have in code marks, as `name` or `name …`. */
function untold(things: readonly string[], page: string): string[] {
  const code = [...read(page).matchAll(/`([^`\n]+)`/g)].map((match) => match[1] ?? '')
  return things.filter((thing) => !code.some((words) => words === thing || words.startsWith(`${thing} `)))
}

/** The commands of the program: one file each. */
const commands = names('src/cli/commands')
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  .map((name) => name.slice(0, -'.ts'.length))

describe('the docs', () => {
  it('name each command', () => {
    expect(commands).not.toEqual([])
    expect(
      untold(
        commands.map((name) => `chancery ${name}`),
        'docs/cli.md',
      ),
    ).toEqual([])
  })

  it('name no command that is not there', () => {
    const named = pages.flatMap((page) => [...read(page).matchAll(/(?:^\$? ?|`)chancery ([a-z]+)/gm)].map((match) => match[1] ?? ''))
    expect([...new Set(named)].filter((name) => !commands.includes(name) && name !== 'help')).toEqual([])
  })

  it('name each table of knowledge', () => {
    const tables = names('knowledge').filter((name) => name.endsWith('.tsv'))
    expect(tables).not.toEqual([])
    expect(
      untold(
        tables.map((name) => `knowledge/${name}`),
        'CONTRIBUTING.md',
      ),
    ).toEqual([])
  })

  it('name each package with its version', () => {
    const { dependencies, devDependencies } = JSON.parse(read('package.json')) as Record<string, Record<string, string>>
    const page = read('docs/dependencies.md')
    const packages = Object.entries({ ...dependencies, ...devDependencies }).map(([name, version]) => `\`${name}\` ${version}`)
    expect(packages.filter((name) => !page.includes(name))).toEqual([])
    const pinned = [...page.matchAll(/`[^`]+` \d+\.\d+\.\d+(?:-[\w.]+)?/g)].map((match) => match[0])
    expect(pinned.filter((name) => !packages.includes(name))).toEqual([])
  })

  it('name each kind and slot', () => {
    const slots = KINDS.flatMap((kind) => Object.entries(SLOTS[kind]).map(([slot, { list }]) => (list ? `${slot}[]` : slot)))
    expect(untold([...KINDS, ...new Set(slots)], 'docs/data-model.md')).toEqual([])
  })

  it('name each folder under src', () => {
    expect(
      untold(
        names('src').map((name) => `src/${name}`),
        'docs/architecture.md',
      ),
    ).toEqual([])
  })

  it('link only to what is there', () => {
    const broken = pages.flatMap((page) =>
      [...read(page).matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)]
        .map((match) => match[1] ?? '')
        .filter((target) => !statSync(join(root, dirname(page), target), { throwIfNoEntry: false }))
        .map((target) => `${page}: ${target}`),
    )
    expect(broken).toEqual([])
  })
})
