/** Why a register cannot be used. */
export type RegisterProblem =
  | 'missing'
  | 'not a register'
  | 'damaged'
  | 'newer version'
  | 'locked'
  | 'read-only'
  | 'no rights'
  | 'disk full'
  | 'unavailable'
  /** The clock of this machine is behind what is kept. */
  | 'clock'
  /** A copy that was not finished. */
  | 'incomplete'
  /** There is something where nothing may be. */
  | 'not empty'

/** A register that cannot be opened, read or written. The message is one line: what is wrong, where, and what to do. */
export class RegisterError extends Error {
  override readonly name = 'RegisterError'
  readonly problem: RegisterProblem
  readonly path: string

  constructor(problem: RegisterProblem, path: string, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.problem = problem
    this.path = path
  }
}
