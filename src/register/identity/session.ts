import { coarseness, edtfDays, overlap, type Days } from '../days.ts'
import type { Names } from '../names.ts'
import type { Join } from '../record.ts'
import { numberSlot, sortedKeys, textSlot, textsOf, type SettlingClaim } from './group.ts'
import type { Item, Stage } from './stage.ts'

/** Something that happens at a time: claims that are surely one, with what is known of when and where. */
export interface Session {
  readonly claims: SettlingClaim[]
  readonly joins: Join[]
  readonly ordinal?: number
  /** The most exact dates said; several when they differ. Empty when none is. */
  readonly days: readonly Days[]
  /** 0 a day, 1 a month, 2 a season, 3 a year or more, 4 not dated. */
  readonly coarseness: number
  readonly places: readonly string[]
  readonly parties: ReadonlySet<string>
  readonly ranks: ReadonlySet<string>
  readonly byTelephone?: boolean
}

/** The coarseness of what has no date. */
export const NOT_DATED = 4

/** One claim as a session of its own. */
export function sessionOf(claim: SettlingClaim, names: Names): Session {
  const days = edtfDays(textSlot(claim, 'when') ?? '')
  const ordinal = numberSlot(claim, 'ordinal')
  const place = textSlot(claim, 'where')
  const rank = textSlot(claim, 'rank')
  const mode = textSlot(claim, 'mode')
  const body = textSlot(claim, 'body')
  // Whose body it is takes part, whoever else is named.
  const owners = body === undefined ? [] : names.split(names.canonical(body)).parties
  const parties = [...textsOf(claim, 'participants').filter((name) => isParty(name, names)), ...(owners.length === 2 ? owners : [])]
  return {
    claims: [claim],
    joins: [],
    days: days === undefined ? [] : [days],
    coarseness: days === undefined ? NOT_DATED : coarseness(days),
    places: place === undefined ? [] : [place],
    parties: new Set(sortedKeys(parties, names)),
    ranks: new Set(rank === undefined ? [] : [rank]),
    ...(ordinal === undefined ? {} : { ordinal }),
    ...(mode === 'telephone' ? { byTelephone: true } : mode !== undefined || place !== undefined ? { byTelephone: false } : {}),
  }
}

function isParty(name: string, names: Names): boolean {
  const kind = names.kind(name)
  return kind === 'party' || kind === 'organisation'
}

/** Several sessions as one; the join says by which rule. */
export function merge(sessions: readonly Session[], rule: string, on: string): Session {
  const claims = sessions.flatMap((session) => session.claims).sort((x, y) => (x.id < y.id ? -1 : 1))
  const finest = Math.min(...sessions.map((session) => session.coarseness))
  const days = sessions.filter((session) => session.coarseness === finest).flatMap((session) => session.days)
  const ordinal = sessions.find((session) => session.ordinal !== undefined)?.ordinal
  const byTelephone = sessions.find((session) => session.byTelephone !== undefined)?.byTelephone
  return {
    claims,
    joins: [...sessions.flatMap(({ joins }) => joins), { rule, on, claims: claims.map(({ id }) => id) }],
    coarseness: finest,
    days: [...new Map(days.map((day) => [`${day.from} ${day.to}`, day])).values()],
    places: union(sessions.map(({ places }) => places)),
    parties: new Set(union(sessions.map(({ parties }) => parties))),
    ranks: new Set(union(sessions.map(({ ranks }) => ranks))),
    ...(ordinal === undefined ? {} : { ordinal }),
    ...(byTelephone === undefined ? {} : { byTelephone }),
  }
}

const union = (sets: readonly Iterable<string>[]): readonly string[] => [...new Set(sets.flatMap((set) => [...set]))].sort()

/** Some day is in both. */
export const datesMeet = (a: Session, b: Session): boolean => a.days.some((day) => b.days.some((other) => overlap(day, other)))

/** A session as JSON holds it: an open end of days is null. */
interface SessionFacts extends Pick<Session, 'coarseness' | 'places' | 'ordinal' | 'byTelephone'> {
  readonly days: readonly { readonly from: number | null; readonly to: number | null }[]
  readonly parties: readonly string[]
  readonly ranks: readonly string[]
}

/** An item as the session that it is. */
export function sessionIn(item: Item, names: Names): Session {
  if (item.facts === undefined) return sessionOf(item.claims[0] as SettlingClaim, names)
  const { days, parties, ranks, ...same } = JSON.parse(item.facts) as SessionFacts
  return {
    ...same,
    claims: [...item.claims],
    joins: [...item.joins],
    days: days.map(({ from, to }) => ({ from: from ?? -Infinity, to: to ?? Infinity })),
    parties: new Set(parties),
    ranks: new Set(ranks),
  }
}

function sessionItem({ claims, joins, parties, ranks, ...same }: Session): Item {
  return { claims, joins, facts: JSON.stringify({ ...same, parties: [...parties], ranks: [...ranks] }) }
}

/** A stage that joins sessions. */
export const sessionStage = (
  name: string,
  key: Stage['key'],
  join: (sessions: readonly Session[], names: Names) => readonly Session[],
): Stage => ({
  name,
  key,
  work: (items, names) =>
    join(
      items.map((item) => sessionIn(item, names)),
      names,
    ).map(sessionItem),
})

/** The first day that it can have been. */
export const firstDay = ({ days }: Session): number => Math.min(...days.map(({ from }) => from))
/** The last day that it can have been. */
export const lastDay = ({ days }: Session): number => Math.max(...days.map(({ to }) => to))
