import type { Register, RegisterReader } from '../register/index.ts'
import type { CommonOptions } from './command.ts'
import { knowledgeTables } from './knowledge.ts'

/** The data folder: as given, else as the environment says, else `data` here. */
export function dataFolder({ data }: CommonOptions): string {
  return data ?? (process.env['CHANCERY_DATA'] || './data')
}

/** Opens the register of the data folder to write; made on first use when `create` says so. */
export async function openToWrite(options: CommonOptions, { create = false } = {}): Promise<Register> {
  const [{ openRegister }, { nameKnowledge }, tables] = await Promise.all([
    import('../register/index.ts'),
    import('./names.ts'),
    knowledgeTables(),
  ])
  return openRegister(dataFolder(options), { create, knowledge: nameKnowledge(tables) })
}

/** Lets `use` ask the register of the data folder, as it is or as it was published by the end of a day, and closes it. */
export async function withRegister<T>(
  options: CommonOptions,
  asOf: string | undefined,
  use: (register: RegisterReader) => Promise<T>,
): Promise<T> {
  const [{ openRegister }, { nameKnowledge }, tables] = await Promise.all([
    import('../register/index.ts'),
    import('./names.ts'),
    knowledgeTables(),
  ])
  const register = await openRegister(dataFolder(options), { readonly: true, knowledge: nameKnowledge(tables) })
  try {
    if (asOf === undefined) return await use(register)
    const then = await register.asOf(asOf, 'published')
    try {
      return await use(then)
    } finally {
      await then.close()
    }
  } finally {
    await register.close()
  }
}
