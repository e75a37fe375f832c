import { createHash } from 'node:crypto'
import { plain } from '../brief/index.ts'
import type { RegisterReader, StoredClaim } from '../register/index.ts'
import { plusDays } from '../watch/day.ts'
import { dueGroups } from '../watch/due-groups.ts'
import type { Due, DueOptions } from '../watch/due.ts'
import { sayHandling } from '../watch/say-handling.ts'

/** A thing that is due, as it leaves for another program. */
export interface DueTold {
  readonly item: Due
  /** The same as long as it is the same thing, whatever its date becomes. */
  readonly id: string
  /** Since when it stands as it does: an instant, ISO 8601 in UTC. The same whenever it is asked for. */
  readonly since: string
  /** The claim that bears it first. */
  readonly claim?: StoredClaim
}

/** What is due as it leaves: of each standing so many, of what is past the latest. */
export async function allDueTold(register: RegisterReader, options: DueOptions, most: number): Promise<readonly DueTold[]> {
  const items: Due[] = []
  for (const { shown } of await dueGroups(register, options, most)) for await (const item of shown) items.push(item)
  const claims: StoredClaim[] = []
  const ids = [...new Set(items.flatMap((item) => item.claims))]
  for (let at = 0; at < ids.length; at += AT_ONCE) claims.push(...(await register.sources.claims(ids.slice(at, at + AT_ONCE))))
  const byId = new Map(claims.map((claim) => [claim.id, claim]))
  return items.map((item) =>
    dueTold(
      item,
      item.claims.flatMap((id) => byId.get(id) ?? []),
    ),
  )
}

const AT_ONCE = 500

/** One thing as it leaves. @param claims those that bear it, maybe among others */
export function dueTold(item: Due, claims: readonly StoredClaim[]): DueTold {
  const own = item.claims.flatMap((id) => claims.find((claim) => claim.id === id) ?? [])
  const learned = own.map((claim) => claim.learned).sort()
  const [claim] = own
  return { item, id: dueId(item), since: sinceOf(item, learned.at(-1) ?? ''), ...(claim === undefined ? {} : { claim }) }
}

/** The name of a thing that is due, whatever its date becomes: a record may be watched by several rules, and have several anniversaries, even in one year. */
export const dueId = ({ rule, record, says }: Pick<Due, 'rule' | 'record' | 'says'>): string =>
  createHash('sha256')
    .update(JSON.stringify([rule, record, /^\d+ years since [^,]+/.exec(says)?.[0] ?? '']))
    .digest('hex')
    .slice(0, 32)

/** What is ahead stands so since it was learned; what is late, since the day after. */
function sinceOf({ standing, day }: Due, learned: string): string {
  const late = `${plusDays(day, 1)}T00:00:00.000Z`
  const known = learned === '' ? late : new Date(learned).toISOString()
  return standing === 'coming' || known > late ? known : late
}

/** "overdue: open a joint office", "Comprehensive Plan lapses". */
export const titleOf = ({ what, says, standing }: Due): string => plain(standing === 'overdue' ? `overdue: ${what}` : `${what}: ${says}`)

/** The sentence, who published it, and by which rule it is listed. */
export function bodyOf({ item, claim }: DueTold): string {
  const from = [claim?.issuer ?? 'issuer not known', claim?.published].filter((words) => words !== undefined).join(', ')
  const sentence = claim === undefined ? [] : [`“${claim.sentence}” ${from}`]
  return [
    `${item.what}: ${item.says}`,
    ...(item.handling === undefined ? [] : sayHandling(item.handling)),
    ...sentence,
    `rule: ${item.rule}, ${item.lead} ahead · record: ${item.record}`,
  ]
    .map(plain)
    .join('\n')
}
