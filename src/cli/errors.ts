/** The exit codes, which scripts rely on. */
export const EXIT = { good: 0, failed: 1, usage: 2, register: 3 } as const

/** Wrong usage: a word or value on the command line that cannot be meant. Exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** Something that was asked for could not be done, and is named. Exit code 1. */
export class Failure extends Error {
  override readonly name = 'Failure'
}
