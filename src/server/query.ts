import { Type, type Static } from '@sinclair/typebox'
import type { FastifyRequest } from 'fastify'
import type { EntityId, PartAsked, RegisterReader } from '../register/index.ts'
import { isDay, isLength, plusLength } from '../watch/day.ts'
import type { DueOptions } from '../watch/due.ts'
import type { Wanted } from '../watch/handling.ts'
import { rulesNamed } from '../watch/rules.ts'
import type { Context } from './context.ts'
import { Problem } from './problem.ts'

/** `after` and `limit` of a list. */
export const PAGE = {
  after: Type.Optional(Type.String({ maxLength: 2000, description: 'The cursor `next` of the part before' })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500, default: 50, description: 'At most so many' })),
}

/** The part of a list that was asked for. */
export const partAsked = ({ after, limit }: Static<typeof pageQuery>): PartAsked => ({
  ...(after === undefined ? {} : { after }),
  ...(limit === undefined ? {} : { limit }),
})

/** The day as of which the register is asked, and by which clock. */
export const AS_OF = {
  asOf: Type.Optional(Type.String({ maxLength: 10, description: 'As the register stood at the end of this day, YYYY-MM-DD' })),
  clock: Type.Optional(
    Type.Union([Type.Literal('published'), Type.Literal('learned'), Type.Literal('happened')], {
      default: 'published',
      description: 'Whether the day is that of publication, that on which the register learned of it, or that on which it happened',
    }),
  ),
}

/** An id, whole or its beginning. */
export const ID = Type.Object({ id: Type.String({ pattern: '^[0-9a-f]{4,64}$', description: '16 hexadecimal digits' }) })

const asOfQuery = Type.Object(AS_OF)
const pageQuery = Type.Object(PAGE)

/** Lets `use` ask what the asker may see of the register, as it is or as it was on the day asked for. */
export function asAsked<T>(
  { sights }: Context,
  { asker }: Pick<FastifyRequest, 'asker'>,
  { asOf, clock = 'published' }: Static<typeof asOfQuery>,
  use: (reader: RegisterReader) => Promise<T>,
): Promise<T> {
  return sights.see(asker, asOf === undefined ? undefined : { day: dayOf('asOf', asOf), clock }, use)
}

/** A day that was asked for. @throws Problem 400 when it is none. */
export function dayOf(name: string, given: string): string {
  if (!isDay(given)) throw new Problem(400, `${name}=${given} is no day: write it as 2025-03-14.`)
  return given
}

/** The day for which something is asked: as of a day, else today. @throws Problem 400 */
export const dayAsked = ({ now }: Pick<Context, 'now'>, asOf: string | undefined): string =>
  asOf === undefined ? now().slice(0, 10) : dayOf('asOf', asOf)

/** What of what is watched is asked for, and how far ahead. */
export const WATCHED = {
  within: Type.Optional(Type.String({ maxLength: 20, description: 'How far ahead, as P90D; unless told, the lead time of each rule' })),
  rule: Type.Optional(Type.String({ maxLength: 60, description: 'Only what this rule gives, or those that begin so: plan.lapses, chair' })),
  assigned: Type.Optional(Type.String({ maxLength: 200, description: 'Only what was given to this person' })),
  aside: Type.Optional(Type.Boolean({ description: 'Also what is snoozed or closed' })),
}

/** From which day, how far ahead and by which rules is looked. @throws Problem 400 */
export function windowAsked(
  context: Pick<Context, 'now' | 'rules'>,
  { asOf, within, rule, assigned, aside }: { readonly asOf?: string; readonly within?: string; readonly rule?: string } & Wanted,
): DueOptions {
  const day = dayAsked(context, asOf)
  const rules = rule === undefined ? context.rules : rulesNamed(context.rules, rule)
  if (rules.length === 0) throw new Problem(400, `rule=${rule} is no rule: they are told at /api/due/rules.`)
  const wanted = { aside: aside === true, ...(assigned === undefined ? {} : { assigned }) }
  if (within === undefined) return { day, rules, ...wanted }
  if (!isLength(within)) throw new Problem(400, `within=${within} is no length of time: write P90D, P3M or P1Y.`)
  return { day, rules, until: plusLength(day, within), ...wanted }
}

/** Those that a filter names; undefined when it names none. @throws Problem 404 when the register knows nobody of that name */
export async function namedIn(register: RegisterReader, about: string | undefined): Promise<readonly EntityId[] | undefined> {
  if (about === undefined) return undefined
  const { entities, unknown } = await register.entitiesNamed(about)
  if (entities.length === 0 || unknown.length > 0) throw new Problem(404, `The register names nobody and nothing “${about}”.`)
  return entities.map(({ id }) => id)
}

/** What was asked for by its id. @throws Problem 404 when there is none. */
export function found<T>(what: string, id: string, thing: T | undefined): T {
  if (thing === undefined) throw new Problem(404, `There is no ${what} ${id}.`)
  return thing
}
