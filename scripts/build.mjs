// Bundles the command line into dist/, so that it starts without a TypeScript runtime.
import { build } from 'esbuild'

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
  banner: { js: '#!/usr/bin/env node' },
})
