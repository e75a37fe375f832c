import { Type } from '@sinclair/typebox'
import { KINDS } from '../../reading/claim.ts'
import { CLOCKS } from '../../register/index.ts'

/** One of several words. */
export const oneOfWords = <T extends string>(words: readonly T[], description: string) =>
  Type.Union(
    words.map((word) => Type.Literal(word)),
    { description },
  )

/** As of which day the register is asked. */
export const AS_OF = {
  asOf: Type.Optional(Type.String({ maxLength: 10, description: 'As of the end of this day, YYYY-MM-DD; today unless told' })),
  clock: Type.Optional(oneOfWords(CLOCKS, 'By what that day is told: published (unless told), learned by the register, or happened')),
}

/** Which part of a list is asked for. */
export const PART = {
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, description: 'At most so many; 20 unless told' })),
  after: Type.Optional(Type.String({ maxLength: 2000, description: 'To go on: what the answer before gave as “after”' })),
}

/** So many things are given unless told. */
export const USUAL = 20

/** The part that is asked for, as a register takes it. */
export const partOf = ({ limit = USUAL, after }: { readonly limit?: number; readonly after?: string }) => ({
  limit,
  ...(after === undefined ? {} : { after }),
})

/** How a list ends: how to go on, or that it is whole. */
export const ending = (next: string | undefined): string =>
  next === undefined ? 'That is all.' : `There is more: ask again with after: ${JSON.stringify(next)}`

/** An id, or its beginning. */
export const ID = (description: string) => Type.String({ pattern: '^[0-9a-fA-F]{4,64}$', description })

/** A kind of claim or record. */
export const KIND = oneOfWords(KINDS, 'Only this kind')
