import { storedAccount, type Account } from '../brief/index.ts'
import type { RegisterReader } from '../register/index.ts'
import { Failure } from './errors.ts'

/** What a document of the register says. @param given its id, the beginning of it, or its address. @throws Failure when there is none */
export async function accountIn(register: RegisterReader, given: string): Promise<Account & { readonly text: string }> {
  const byId = /^[0-9a-f]{4,64}$/i.test(given) ? await register.identify(given.toLowerCase()) : []
  const documents = byId.flatMap((one) => (one.what === 'document' ? [one.document] : []))
  if (documents.length > 1) throw new Failure(`${given} begins the ids of ${documents.length} documents; give more of it.`)
  const only = documents[0] ?? (await register.sources.at(given))
  if (only === undefined)
    throw new Failure(
      `${given} is no file, and the register at ${register.path} has no document of that id or address. List them: chancery documents`,
    )
  return { ...(await storedAccount(register, only)), text: only.text }
}
