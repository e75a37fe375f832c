import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vite'

/** Builds the page into the package: no file of it comes from elsewhere. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [svelte()],
  build: { outDir: '../dist/web', emptyOutDir: true, target: 'es2022', assetsInlineLimit: 0 },
  // While the page is worked on: `npx vite web` beside a running `chancery serve`.
  server: { proxy: { '/api': 'http://127.0.0.1:7410' } },
})
