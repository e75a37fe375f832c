import { edtfDays } from '../days.ts'
import { firstDay, lastDay, type Session } from './session.ts'

/** Sessions of one ordinal further apart than this are two: the number was given to something else. In days. */
const SAME_ORDINAL = 550
/** What happened on days further apart than this did not happen once. */
const ONE_TIME = 45
/** A report of a session comes out within so many days. */
const SOON = 10

const isExact = ({ coarseness }: Session): boolean => coarseness === 0
const isDone = ({ claims }: Session): boolean => claims.some(({ modality }) => modality === 'done')
const isPutOff = ({ claims }: Session): boolean => claims.every(({ modality }) => modality === 'cancelled')
const idOf = ({ claims }: Session): string => claims[0]?.id ?? ''
const inTime = (sessions: readonly Session[]): readonly Session[] =>
  sessions.toSorted((a, b) => firstDay(a) - firstDay(b) || (idOf(a) < idOf(b) ? -1 : 1))
const documentsOf = (sessions: readonly Session[]): ReadonlySet<string> =>
  new Set(sessions.flatMap(({ claims }) => claims.map(({ document }) => document)))

/** Runs of sessions in time, cut where the next one begins later than so many days after all before it. */
function cut(sessions: readonly Session[], apart: number): readonly Session[][] {
  const runs: Session[][] = []
  let last = -Infinity
  for (const session of inTime(sessions)) {
    const run = runs.at(-1)
    if (run !== undefined && firstDay(session) - last <= apart) run.push(session)
    else runs.push([session])
    last = Math.max(runs.at(-1)?.length === 1 ? -Infinity : last, lastDay(session))
  }
  return runs
}

/**
 * Sessions of one number: those that can be one, and those of which nobody can tell. What happened is one when it happened within weeks; plans
 * go with what came of them, and a vague date with the one time that lies in it.
 */
export function runsOf(sessions: readonly Session[]): {
  readonly runs: readonly (readonly Session[])[]
  readonly rest: readonly Session[]
} {
  const dated = inTime(sessions.filter(({ days }) => days.length > 0))
  const isHeld = (session: Session): boolean => isExact(session) && isDone(session)
  const held = cut(dated.filter(isHeld), ONE_TIME)
  const runs = held.length === 0 ? cut(dated, SAME_ORDINAL) : held.map((run) => [...run])
  const left: Session[] = []
  for (const session of held.length === 0 ? [] : dated.filter((one) => !isHeld(one))) {
    const fitting = runs.filter((run) => meets(run, session) || cameOf(session, run))
    if (fitting.length === 1) fitting[0]?.push(session)
    else left.push(session)
  }
  const all = [...runs, ...cut(left, ONE_TIME)]
  const rest: Session[] = []
  for (const session of sessions.filter(({ days }) => days.length === 0)) {
    const run = runMeant(all, session)
    if (run === undefined) rest.push(session)
    else run.push(session)
  }
  return { runs: all, rest }
}

/** Called off, and nothing is told of it since. */
const isOff = (run: readonly Session[]): boolean =>
  !run.some(isDone) && run.some(({ claims }) => claims.some(({ modality }) => modality === 'cancelled'))
const startOf = (run: readonly Session[]): number => Math.min(...run.filter(({ days }) => days.length > 0).map(firstDay))
const endOf = (run: readonly Session[]): number => Math.max(...run.filter(({ days }) => days.length > 0).map(lastDay))
const meets = (run: readonly Session[], session: Session): boolean => firstDay(session) <= endOf(run) && startOf(run) <= lastDay(session)
/** A plan for an earlier day, of what was then held. */
const cameOf = (plan: Session, run: readonly Session[]): boolean =>
  !isDone(plan) && startOf(run) > lastDay(plan) && startOf(run) - lastDay(plan) <= SAME_ORDINAL / 2

/** The run that a number alone stands for: what was done lies before the document that says so; of several, the one most documents tell of. */
function runMeant(runs: readonly Session[][], session: Session): Session[] | undefined {
  const out = Math.min(...session.claims.flatMap(({ published }) => (published === undefined ? [] : (edtfDays(published)?.to ?? []))))
  const isHeld = isDone(session)
  const able = runs.filter((run) => !isHeld || ((!Number.isFinite(out) || startOf(run) <= out) && !isOff(run)))
  if (isHeld && able.length < runs.length && able.length === 0) return undefined
  if (able.length <= 1) return able[0]
  const [most, next] = able.map((run) => ({ run, documents: documentsOf(run).size })).sort((a, b) => b.documents - a.documents)
  return most !== undefined && next !== undefined && most.documents >= 2 && most.documents > 2 * next.documents ? most.run : undefined
}

/**
 * Takes a number away that belongs to another session: "the 12th session" of this May, when others met for the 12th time last May and call
 * this one the 13th. Without its number it is joined by its date; the number stays with what it said, and is disputed.
 */
export function withoutOthersNumbers(sessions: readonly Session[]): readonly Session[] {
  const exact = sessions.filter((session) => isExact(session) && session.ordinal !== undefined && !isPutOff(session))
  const byNumber = new Map<number, Session[]>()
  for (const session of exact) byNumber.set(session.ordinal ?? 0, [...(byNumber.get(session.ordinal ?? 0) ?? []), session])
  const mistaken = new Set<Session>()
  for (const [number, same] of byNumber) {
    const times = cut(same, ONE_TIME)
    if (times.length < 2) continue
    const strengths = times.map((time) => {
      const [start, end] = [Math.min(...time.map(firstDay)), Math.max(...time.map(lastDay))]
      const others = exact.filter((other) => other.ordinal !== number && firstDay(other) <= end && start <= lastDay(other))
      return { time, mine: documentsOf(time).size, others: documentsOf(others).size }
    })
    const sure = strengths.filter(({ mine, others }) => mine > others)
    const [best] = sure.toSorted((a, b) => b.mine - b.others - (a.mine - a.others))
    if (best === undefined) continue
    for (const { time, mine, others } of strengths) {
      if (others > 0 && others >= mine && time !== best.time) for (const session of time) mistaken.add(session)
    }
  }
  if (mistaken.size === 0) return sessions
  return sessions.map((session) => {
    if (!mistaken.has(session)) return session
    const { ordinal: _, ...unnumbered } = session
    return unnumbered
  })
}

/**
 * Pairs of a dated session without a number and a numbered one without a date that are one by their place in the row: between the 7th and
 * the 9th lies the 8th. Where more numbers are missing than sessions are told, only a report that came out within days says which it is.
 */
export function bySequence(sessions: readonly Session[], agree: (a: Session, b: Session) => boolean): [Session, Session][] {
  const dated = inTime(sessions.filter((session) => session.coarseness <= 1 && !isPutOff(session)))
  const numbered = dated.filter(({ ordinal }) => ordinal !== undefined)
  const open = sessions.filter((session) => session.ordinal !== undefined && session.coarseness > 1)
  if (open.length === 0) return []
  const plain = dated.filter(({ ordinal }) => ordinal === undefined)
  const pairs: [Session, Session][] = []
  const taken = new Set<Session>()
  const gaps = new Map<string, { readonly before: number; readonly after: number; readonly all: Session[] }>()
  for (const session of plain) {
    const before = numbered.findLast((other) => lastDay(other) < firstDay(session))?.ordinal ?? -Infinity
    const after = numbered.find((other) => firstDay(other) > lastDay(session))?.ordinal ?? Infinity
    // Numbers that do not rise with time tell nothing.
    if (before >= after) continue
    const gap = gaps.get(`${before} ${after}`) ?? { before, after, all: [] }
    gap.all.push(session)
    gaps.set(`${before} ${after}`, gap)
  }
  const join = (session: Session, number: Session): void => {
    if (taken.has(session) || taken.has(number) || !agree(session, number)) return
    pairs.push([session, number])
    taken.add(session).add(number)
  }
  for (const { before, after, all } of gaps.values()) {
    const inGap = open.filter(({ ordinal = 0 }) => before < ordinal && ordinal < after)
    if (after - before - 1 === all.length) {
      all.forEach((session, i) => {
        const mine = inGap.filter((number) => number.ordinal === before + 1 + i && datesAllow(session, number))
        if (mine.length === 1 && mine[0]) join(session, mine[0])
      })
    }
    for (const number of inGap) {
      const reported = all.filter((session) => reports(number, session, sessions))
      const only = reported.length === 1 ? reported[0] : undefined
      if (only && inGap.filter((other) => other !== number && reports(other, only, sessions)).length === 0) join(only, number)
    }
  }
  return pairs
}

const datesAllow = (a: Session, b: Session): boolean =>
  b.days.length === 0 || a.days.some((day) => b.days.some((other) => day.from <= other.to && other.from <= day.to))

/** A document that tells of one session of the body only, as done, and came out within days of it. */
function reports(number: Session, session: Session, all: readonly Session[]): boolean {
  if (!datesAllow(session, number)) return false
  const day = lastDay(session)
  return number.claims.some(({ modality, published, document }) => {
    const out = modality === 'done' && published !== undefined ? edtfDays(published) : undefined
    if (out === undefined || out.from < firstDay(session) || out.to > day + SOON) return false
    return !all.some((other) => other !== number && other.claims.some((claim) => claim.document === document))
  })
}

/** A session put off was held within so many days. */
const PUT_OFF = 120

/**
 * Pairs of a session that was called off and the next one of the body, when that bears no number or the same one: it was put off. Not of
 * bodies that meet so often that the next one may be the next.
 */
export function putOff(sessions: readonly Session[], agree: (a: Session, b: Session) => boolean): [Session, Session][] {
  const dated = inTime(sessions.filter((session) => isExact(session)))
  const moved = new Set<Session>()
  return dated.flatMap((session, i): [Session, Session][] => {
    if (isDone(session) || !session.claims.some(({ modality }) => modality === 'cancelled')) return []
    const [before, after, later] = [dated[i - 1], dated[i + 1], dated[i + 2]]
    if (after === undefined || firstDay(after) - lastDay(session) > PUT_OFF || firstDay(after) <= lastDay(session)) return []
    if (before !== undefined && firstDay(session) - lastDay(before) <= PUT_OFF) return []
    if (later !== undefined && firstDay(later) - lastDay(after) <= PUT_OFF) return []
    const isOther = after.ordinal !== undefined && session.ordinal !== undefined && after.ordinal !== session.ordinal
    // One put off twice goes to where it was put first: what is moved already takes in nothing.
    if (isOther || !agree(after, session) || moved.has(session)) return []
    moved.add(after)
    return [[after, session]]
  })
}

/** Pairs of a numbered session without a date and the one dated session that bears its number by now. */
export function sameNumber(sessions: readonly Session[], agree: (a: Session, b: Session) => boolean): [Session, Session][] {
  const numbered = sessions.filter(({ ordinal, days }) => ordinal !== undefined && days.length > 0)
  return sessions
    .filter(({ ordinal, days }) => ordinal !== undefined && days.length === 0)
    .flatMap((session): [Session, Session][] => {
      const same = numbered.filter(({ ordinal }) => ordinal === session.ordinal)
      const run = runMeant(
        cut(same, ONE_TIME).map((one) => [...one]),
        session,
      )
      const only = run?.length === 1 ? run[0] : undefined
      return only !== undefined && agree(only, session) ? [[only, session]] : []
    })
}

/** Pairs of sessions on days side by side, of which one at most has a number: one of the documents is a day off. */
export function sideBySide(sessions: readonly Session[], agree: (a: Session, b: Session) => boolean): [Session, Session][] {
  const dated = inTime(sessions.filter((session) => isExact(session) && isDone(session)))
  const pairs: [Session, Session][] = []
  const taken = new Set<Session>()
  dated.forEach((session, i) => {
    const next = dated[i + 1]
    if (next === undefined || taken.has(session) || taken.has(next) || firstDay(next) - lastDay(session) !== 1) return
    const third = dated[i + 2]
    if (third !== undefined && firstDay(third) - lastDay(next) <= 1) return
    if (session.ordinal !== undefined && next.ordinal !== undefined) return
    if (session.places.length === 0 && next.places.length === 0 && session.ordinal === undefined && next.ordinal === undefined) return
    if (!agree(session, next)) return
    pairs.push([session, next])
    taken.add(session).add(next)
  })
  return pairs
}
