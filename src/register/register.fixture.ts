import type { Reading } from '../reading/reader.ts'
import type { Document } from '../sources/document.ts'
import { BY, knowledge } from './claims.fixture.ts'
import type { TestEngine } from './engines.fixture.ts'
import { openRegister } from './open.ts'
import type { Register } from './register.ts'

/** A register with these documents that stays open until it is closed, when its place is removed: one for all tests of a group. */
export async function openWith(
  engine: TestEngine,
  documents: readonly { readonly document: Document; readonly reading: Reading }[],
): Promise<{ readonly register: Register; readonly close: () => Promise<void> }> {
  let done: () => void = () => {}
  const closed = new Promise<void>((resolve) => {
    done = resolve
  })
  let ended: Promise<void> = Promise.resolve()
  const register = await new Promise<Register>((ready, failed) => {
    ended = engine
      .inPlace(async (place) => {
        const opened = await openRegister(place, { create: true, knowledge: knowledge() })
        for (const { document, reading } of documents) await opened.add(document, reading, BY)
        ready(opened)
        await closed
        await opened.close()
      })
      .catch(failed)
  })
  return {
    register,
    close: () => {
      done()
      return ended
    },
  }
}
