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

/** Errors of other folders that say in one line what was wrong, and with which code the program then ends. */
const TOLD: Readonly<{ [name: string]: number }> = {
  UsageError: EXIT.usage,
  FactsError: EXIT.usage,
  SourceError: EXIT.usage,
  MappingError: EXIT.usage,
  SearchError: EXIT.usage,
  TemplateError: EXIT.usage,
  RegisterError: EXIT.register,
  Failure: EXIT.failed,
  TableError: EXIT.failed,
  SubjectError: EXIT.failed,
  ModelError: EXIT.failed,
  MeantError: EXIT.failed,
  BriefError: EXIT.failed,
  CursorError: EXIT.failed,
}

/** What went wrong, in one line, and the exit code for it. Told by name and not by class: loading the code of others to ask would cost every command its start. */
export function whatFailed(error: unknown): { readonly line: string; readonly code: number } {
  const message = error instanceof Error ? error.message : String(error)
  const code = error instanceof Error && Object.hasOwn(TOLD, error.name) ? TOLD[error.name] : undefined
  if (code !== undefined) return { line: message, code }
  return {
    line: `something failed that should not: ${message}. Set CHANCERY_DEBUG=1 to see where, and report it.`,
    code: EXIT.failed,
  }
}
