import { settleApart, settleApartSince, type SettledFrom } from './apart.ts'
import type { Database } from './database.ts'
import type { NameKnowledge } from './knowledge.ts'
import { readerOn } from './reader-on.ts'
import type { Scope, View } from './register.ts'
import { hideOutOf } from './scope.ts'

/** Thrown to take back what was begun when another scope is too far. */
class TooFar extends Error {}

/** The register as seen within a scope, worked out when first asked on a connection of its own. */
export async function viewOf(scope: Scope, knowledge: NameKnowledge, open: () => Promise<Database>): Promise<View> {
  const db = await open()
  try {
    await db.read((queries) => hideOutOf(scope, queries))
  } catch (error) {
    await db.close()
    throw error
  }
  return viewOn(db, knowledge, undefined)
}

/** @param from what the tables of this connection were settled from, if they are */
function viewOn(db: Database, knowledge: NameKnowledge, from: SettledFrom | undefined): View {
  let settled = from
  const reader = readerOn(db, knowledge, (answer) =>
    db.read(async (queries) => {
      const before = settled
      try {
        settled ??= await settleApart(queries, knowledge)
        return await answer(queries)
      } catch (error) {
        // What was made within this reading is taken back.
        settled = before
        throw error
      }
    }),
  )
  return {
    ...reader,
    move: async (to) => {
      try {
        const now = await db.read(async (queries) => {
          const others = await hideOutOf(to, queries)
          if (settled === undefined) return undefined
          const followed = await settleApartSince(queries, knowledge, settled, others)
          if (followed === undefined) throw new TooFar()
          return followed
        })
        return viewOn(db, knowledge, now)
      } catch (error) {
        if (error instanceof TooFar) return undefined
        throw error
      }
    },
  }
}
