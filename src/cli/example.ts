import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Register } from '../register/index.ts'
import { Failure } from './errors.ts'
import { knowledgeTables, openReader } from './knowledge.ts'
import { packageFolder } from './package.ts'
import { takeIn } from './take-in.ts'

/** The folder of the documents that come with the program. @throws Failure when it is not there */
export function exampleFolder(): string {
  const folder = join(packageFolder(), 'examples')
  if (!existsSync(folder)) throw new Failure(`the examples are not in ${folder}. Add documents of your own: chancery add FOLDER`)
  return folder
}

/** A register of the documents that come with the program, in a folder of its own that goes when it is closed. */
export async function openExample(): Promise<Register> {
  const [{ openRegister }, { nameKnowledge }, tables] = await Promise.all([
    import('../register/index.ts'),
    import('./names.ts'),
    knowledgeTables(),
  ])
  const folder = await mkdtemp(join(tmpdir(), 'chancery-example-'))
  const gone = (): Promise<void> => rm(folder, { recursive: true, force: true })
  try {
    const register = await openRegister(folder, { create: true, knowledge: nameKnowledge(tables) })
    for await (const _ of takeIn(register, [await openReader()], [exampleFolder()], {}));
    await register.settle()
    return { ...register, close: () => register.close().finally(gone) }
  } catch (error) {
    await gone()
    throw error
  }
}
