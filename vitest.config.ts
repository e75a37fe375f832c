import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts', 'web/**/*.test.ts'],
    globalSetup: ['test/build.ts', 'test/postgres.ts'],
    // The command line is started as a process of its own many times; a loaded machine is slow, and slow is no failure.
    testTimeout: 30_000,
    hookTimeout: 120_000,
  },
})
