import { cpus } from 'node:os'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts', 'web/**/*.test.ts'],
    globalSetup: ['test/build.ts', 'test/postgres.ts'],
    // On two cores it would be one alone, though many tests wait for a database, a browser or a program that they start.
    maxWorkers: Math.max(2, cpus().length - 1),
    // The command line is started as a process of its own many times; a loaded machine is slow, and slow is no failure.
    testTimeout: 30_000,
    hookTimeout: 120_000,
  },
})
