// Bundles the command line into dist/, so that it starts without a TypeScript runtime.
import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs'
import { buildReader } from './build-reader.mjs'

// An install without development packages has no bundler; it comes with dist/ already built.
const { build } = await import('esbuild').catch((error) => {
  if (existsSync('dist/chancery.mjs')) process.exit(0)
  throw error
})

rmSync('dist', { recursive: true, force: true })
mkdirSync('dist')
await build({
  entryPoints: ['src/chancery.ts'],
  outfile: 'dist/program.cjs',
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  packages: 'external',
  sourcemap: true,
  legalComments: 'none',
  // Less to parse at each start; names stay, so that an error still says where it was.
  minifyWhitespace: true,
  minifySyntax: true,
  // The launcher says where the program is; packages are required when a command first needs them.
  define: { 'import.meta.url': 'address' },
  supported: { 'dynamic-import': false },
})
// The threads, in which libraries of others read and in which a large register is settled, are files of their own.
await build({
  entryPoints: { worker: 'src/sources/formats/worker.ts', 'settling-thread': 'src/register/settling-thread.ts' },
  outdir: 'dist',
  outExtension: { '.js': '.mjs' },
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  legalComments: 'none',
})
const { build: buildPage } = await import('vite')
await buildPage({ configFile: 'web/vite.config.ts', logLevel: 'warn' })

await buildReader(build, 'dist/reader')

copyFileSync('scripts/launcher.mjs', 'dist/chancery.mjs')

// One reading lets V8 compile what a start needs; without it the program starts all the same, only slower.
spawnSync(process.execPath, ['dist/chancery.mjs', 'read', 'examples/2023-07-russia-asean-preview.txt'], {
  env: { ...process.env, CHANCERY_KEEP_COMPILED: '1' },
  stdio: 'ignore',
})
