import type { ClaimId } from '../../register/record.ts'
import { unique } from '../fields.ts'
import { stepsBetween } from './rhythm.ts'
import type { MechanismSession } from './session.ts'

/** Who receives the sessions of a body, in turn. One side: it always meets there. */
export interface Rotation {
  /** In the order in which they receive, beginning with whose turn is next. */
  readonly sides: readonly string[]
  /** The place at which the next one receives, when it was always the same. */
  readonly place?: string
  /** How many sessions it was seen in, and how many of them fit. */
  readonly all: number
  readonly fit: number
  readonly claims: readonly ClaimId[]
}

/** More sides than this take so long for a round that nobody could have seen two. */
const MOST_SIDES = 12
/** This part of the sessions has to fit. */
const MOST_FIT = 0.8

/** A session with its place in the turns. */
interface Turn {
  readonly at: number
  readonly side: string
  readonly session: MechanismSession
}

/**
 * The turns in which sides receive: the shortest round that nearly all sessions fit and of which each turn was seen, one of them twice at least. Sessions
 * whose place is not told, or that had none, take their turn all the same.
 * @param held in the order of time
 */
export function rotationOf(held: readonly MechanismSession[]): Rotation | undefined {
  let at = 0
  const turns: Turn[] = []
  held.forEach((session, index) => {
    const before = held[index - 1]
    at += before === undefined ? 0 : stepsBetween(before, session)
    if (session.side !== undefined) turns.push({ at, side: session.side, session })
  })
  if (turns.length < 3) return undefined
  for (let round = 1; round <= Math.min(MOST_SIDES, turns.length - 1); round++) {
    const found = inRounds(turns, round, at + 1)
    if (found !== undefined) return found
  }
  return undefined
}

/** Where the next session is by rotation: the place at which whose turn it is always receives, else that side. */
export const placeNext = ({ place, sides }: Rotation): string | undefined => place ?? sides[0]

function inRounds(turns: readonly Turn[], round: number, next: number): Rotation | undefined {
  const byTurn = new Map<number, Turn[]>()
  for (const turn of turns) byTurn.set(turn.at % round, [...(byTurn.get(turn.at % round) ?? []), turn])
  if (byTurn.size < round) return undefined
  // Whoever received last in its turn; the turns that fit are those in which it was the same side before.
  const owners = new Map([...byTurn].map(([turn, own]) => [turn, own.at(-1)?.side ?? '']))
  const fitting = turns.filter(({ at, side }) => owners.get(at % round) === side)
  const again = [...byTurn.values()].reduce((sum, own) => sum + own.length - 1, 0)
  const sides = Array.from({ length: round }, (_, n) => owners.get((next + n) % round) ?? '')
  // Seen once only, a round is a row of places; and with a side in it twice it may be a shorter one.
  if (again < Math.max(2, round - 1) || fitting.length < turns.length * MOST_FIT) return undefined
  if (fitting.length - round < 1 || unique(sides).length < round) return undefined
  const [place, ...otherPlaces] = unique(fitting.filter(({ side }) => side === sides[0]).map(({ session }) => session.where))
  return {
    sides,
    ...(place === undefined || otherPlaces.length > 0 ? {} : { place }),
    all: turns.length,
    fit: fitting.length,
    claims: unique(fitting.slice(-Math.max(3, round + 1)).flatMap(({ session }) => session.claims.slice(0, 2))),
  }
}
