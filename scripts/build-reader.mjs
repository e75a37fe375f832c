// Makes the package @chancery/reader: the reader in one file, with the tables of knowledge/ baked in, that runs wherever JavaScript does.
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

/** What a page has to fetch before it can read may be no more than this. */
const MOST_GZIPPED = 1_500_000

/** The files whose declarations are what a caller can name. */
const DECLARED = ['library', 'reader', 'claim']

/**
 * @param {typeof import('esbuild').build} build
 * @param {string} folder where the package is put; made when it is not there
 */
export async function buildReader(build, folder) {
  mkdirSync(folder, { recursive: true })
  await build({
    entryPoints: ['src/reading/library.ts'],
    outfile: join(folder, 'index.js'),
    bundle: true,
    platform: 'neutral',
    format: 'esm',
    target: 'es2022',
    minify: true,
    legalComments: 'none',
    define: { KNOWLEDGE: JSON.stringify(bakedTables('knowledge')) },
  })
  const gzipped = gzipSync(readFileSync(join(folder, 'index.js')), { level: 9 }).length
  if (gzipped > MOST_GZIPPED)
    throw new Error(`dist/reader/index.js is ${gzipped} bytes gzipped, more than ${MOST_GZIPPED}: look what it has come to import.`)
  await declare(folder)
  const { version, license, engines } = JSON.parse(readFileSync('package.json', 'utf8'))
  writeFileSync(
    join(folder, 'package.json'),
    `${JSON.stringify(
      {
        name: '@chancery/reader',
        version,
        description: 'Reads what foreign ministries and organisations publish: text in, claims out, each with the words that say it.',
        license,
        type: 'module',
        sideEffects: false,
        exports: { '.': { types: './library.d.ts', default: './index.js' } },
        types: './library.d.ts',
        engines,
      },
      null,
      2,
    )}\n`,
  )
  copyFileSync('docs/reader.md', join(folder, 'README.md'))
  for (const file of ['LICENSE', 'NOTICE']) copyFileSync(file, join(folder, file))
}

/** Tables of which a reader asks nothing: examples only, and the words of questions. */
const NOT_FOR_READING = ['amounts.tsv', 'dates.tsv', 'questions.tsv', 'question-words.tsv', 'wikidata.tsv']

/** The tables as a reader needs them: without comments, and without the columns that only people and tests read. */
function bakedTables(folder) {
  // A folder holds the tables of one language: knowledge/fr/verbs.tsv is the table `fr/verbs`.
  const files = readdirSync(folder, { recursive: true })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.tsv') && !NOT_FOR_READING.includes(file))
  return Object.fromEntries(files.sort().map((file) => [file.slice(0, -'.tsv'.length), baked(readFileSync(join(folder, file), 'utf8'))]))
}

const FOR_PEOPLE = ['example', 'reads', 'not', 'note']

function baked(table) {
  const rows = table.split('\n').filter((row) => row.trim() !== '' && !row.startsWith('#'))
  const header = (rows[0] ?? '').split('\t')
  // The first column stays: it is the key where no other is called so.
  const kept = header.flatMap((name, column) => (column === 0 || !FOR_PEOPLE.includes(name) ? [column] : []))
  return rows.map((row) => keep(row.split('\t'), kept)).join('\n')
}

const keep = (cells, columns) =>
  columns
    .map((column) => cells[column] ?? '')
    .join('\t')
    .trimEnd()

/** Writes the declarations of the files that are named to a caller, under the names that they import each other by. */
async function declare(folder) {
  const { default: ts } = await import('typescript')
  for (const name of DECLARED) {
    const { outputText } = ts.transpileDeclaration(readFileSync(join('src/reading', `${name}.ts`), 'utf8'), {
      fileName: `${name}.ts`,
      compilerOptions: { strict: true, isolatedDeclarations: true, target: ts.ScriptTarget.ES2022 },
    })
    writeFileSync(join(folder, `${name}.d.ts`), outputText.replaceAll(/'\.\/(\w+)\.ts'/g, "'./$1.js'"))
  }
}
