import type { NameKnowledge } from './knowledge.ts'
import type { Register } from './register.ts'

export interface OpenOptions {
  /** Make it, with the folders above it, when it is not there. */
  readonly create?: boolean
  /** Open it to read only; `add`, `decide` and `rebuild` then reject. */
  readonly readonly?: boolean
  readonly knowledge?: NameKnowledge
}

/**
 * Opens the register in a file, or in `chancery.db` inside a folder.
 * @throws RegisterError when it is missing (and not to be created), damaged, of a newer version, locked, or may not be touched.
 */
export async function openRegister(_path: string, _options: OpenOptions = {}): Promise<Register> {
  throw new Error('not yet')
}
