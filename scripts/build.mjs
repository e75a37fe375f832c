// Bundles the command line into dist/, so that it starts without a TypeScript runtime.
import { existsSync } from 'node:fs'

// An install without development packages has no bundler; it comes with dist/ already built.
const { build } = await import('esbuild').catch((error) => {
  if (existsSync('dist/chancery.mjs')) process.exit(0)
  throw error
})

await build({
  entryPoints: { chancery: 'src/cli/chancery.ts' },
  outdir: 'dist',
  outExtension: { '.js': '.mjs' },
  bundle: true,
  splitting: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  sourcemap: true,
  legalComments: 'none',
  // Less to parse at each start; names stay, so that an error still says where it was.
  minifyWhitespace: true,
  minifySyntax: true,
  banner: { js: '#!/usr/bin/env node' },
})
