import type { Names } from '../names.ts'
import { buckets, strangers, type SettlingClaim } from './group.ts'
import { bySequence, putOff, runsOf, sameNumber, sideBySide, withoutOthersNumbers } from './ordinals.ts'
import { datesMeet, firstDay, lastDay, merge, NOT_DATED, type Session } from './session.ts'

/** What sessions of one bucket need to be joined, besides their dates. */
export interface SessionRules {
  /** `same`: both must name it, and the same. `compatible`: they must not name two different ones. */
  readonly place: 'same' | 'compatible'
  /** What cannot be one although dates and places agree. */
  readonly forbids?: (a: Session, b: Session) => boolean
  /** Only sessions known to the day are joined across documents. */
  readonly daysOnly?: boolean
  /** Sessions follow each other in a row, one number after the other. */
  readonly inRow?: boolean
  /** How the bucket is called in joins: `same body`. */
  readonly bucket: string
  readonly on: string
}

/**
 * Joins the sessions of one bucket, the exact before the vague:
 * 1. the same ordinal, unless years apart;
 * 2. overlapping dates of the same exactness;
 * 3. a vaguer date (`in October`) with the one exacter session that lies in it; where there are several, it stays alone;
 * 4. what has no date, with the one session its own document tells of in the same standing.
 * The result does not depend on the order in which sessions come.
 */
export function joinSessions(given: readonly Session[], rules: SessionRules, names: Names): readonly Session[] {
  const inOrder = given.toSorted(bySessionId)
  const recurring = inOrder.filter(isRecurring)
  const once = withoutOthersNumbers(inOrder.filter((session) => !isRecurring(session)))
  const { byKey, rest } = buckets(once, ({ ordinal }) => (ordinal === undefined ? undefined : String(ordinal).padStart(6, '0')))
  let done: Session[] = byKey.flatMap(([ordinal, same]) => ofOneOrdinal(same, `${rules.on}, ${Number(ordinal)}`, rules))
  for (let level = 0; level < NOT_DATED; level++) {
    done = attachOrdinals(done, level, rules, names)
    const clusters = overlapping(
      rest.filter((session) => session.coarseness === level),
      rules,
      names,
    )
    done = attach(done, clusters, level, rules, names)
  }
  const agree = (a: Session, b: Session): boolean => compatible(a, b, rules, names)
  if (rules.inRow) {
    done = mergePairs(done, sideBySide(done, agree), rules, `${rules.bucket}, days side by side`)
    done = mergePairs(done, bySequence(done, agree), rules, `${rules.bucket}, by the numbers before and after`)
    const moved = (a: Session, b: Session): boolean => compatible({ ...a, places: [] }, b, rules, names)
    done = mergePairs(done, putOff(done, moved), rules, `${rules.bucket}, put off`)
    done = mergePairs(done, sameNumber(done, agree), rules, `${rules.bucket} and ordinal`)
  }
  done = attachUndated(
    done,
    rest.filter((session) => session.coarseness === NOT_DATED),
    rules,
    names,
  )
  return [...done, ...joinAll(recurring, 'regular meetings of the same body', rules.on)]
}

const isRecurring = ({ claims }: Session): boolean => claims.every(({ modality }) => modality === 'recurring')
const bySessionId = (a: Session, b: Session): number => (idOf(a) < idOf(b) ? -1 : 1)
const idOf = ({ claims }: Session): string => claims[0]?.id ?? ''

const joinAll = (sessions: readonly Session[], rule: string, on: string): readonly Session[] =>
  sessions.length < 2 ? sessions : [merge(sessions, rule, on)]

/** Sessions that agree so far, and one for each way of telling, to be asked whether another agrees. */
interface Part {
  readonly sessions: Session[]
  readonly asked: Map<string, Session>
}

function addTo(part: Part, session: Session): Part {
  part.sessions.push(session)
  const only = session.claims.length === 1 ? session.claims[0] : undefined
  const signature = only === undefined ? idOf(session) : JSON.stringify(only.slots)
  if (!part.asked.has(signature)) part.asked.set(signature, session)
  return part
}

const newPart = (session: Session): Part => addTo({ sessions: [], asked: new Map() }, session)

const allAgree = (part: Part, agrees: (other: Session) => boolean): boolean => [...part.asked.values()].every(agrees)

function ofOneOrdinal(sessions: readonly Session[], on: string, rules: SessionRules): readonly Session[] {
  const rule = `${rules.bucket} and ordinal`
  const { runs, rest } = runsOf(sessions)
  if (runs.length === 0) return unforbidden(rest, rules).flatMap((part) => joinAll(part, rule, on))
  // Two sessions of one number, and claims that give nothing but the number: nobody can tell which they mean.
  return [...runs.flatMap((run) => unforbidden(run, rules).flatMap((part) => joinAll(part, rule, on))), ...rest]
}

/** Parts what cannot be one for other reasons than place: a number that two cities claim is a dispute. */
function unforbidden(
  sessions: readonly Session[],
  rules: SessionRules,
  agree: (a: Session, b: Session) => boolean = () => true,
): readonly (readonly Session[])[] {
  const parts: Part[] = []
  for (const session of sessions) {
    const fits = (other: Session): boolean =>
      !strangers(other.parties, session.parties) && !rules.forbids?.(other, session) && agree(other, session)
    const fitting = parts.filter((part) => allAgree(part, fits))
    if (fitting.length === 1 && fitting[0]) addTo(fitting[0], session)
    else parts.push(newPart(session))
  }
  return parts.map((part) => part.sessions)
}

/** Nothing but their dates and ordinals could still part them. */
function compatible(a: Session, b: Session, rules: SessionRules, names: Names): boolean {
  if (strangers(a.parties, b.parties)) return false
  if (a.byTelephone !== undefined && b.byTelephone !== undefined && a.byTelephone !== b.byTelephone) return false
  if (rules.forbids?.(a, b)) return false
  if (rules.place === 'same') return a.places.some((place) => b.places.some((other) => names.placesAgree(place, other) === true))
  return (
    a.places.length === 0 ||
    b.places.length === 0 ||
    a.places.some((place) => b.places.some((other) => names.placesAgree(place, other) !== false))
  )
}

/** Joins sessions of the same exactness whose dates overlap, all with all: a run in which one pair does not agree is not joined through the others. */
function overlapping(sessions: readonly Session[], rules: SessionRules, names: Names): readonly Session[] {
  const parts: Part[] = []
  let recent: { readonly part: Part; last: number }[] = []
  for (const session of sessions.toSorted((a, b) => firstDay(a) - firstDay(b) || lastDay(a) - lastDay(b) || bySessionId(a, b))) {
    recent = recent.filter(({ last }) => last >= firstDay(session))
    const fitting = recent.filter(({ part }) =>
      allAgree(part, (other) => datesMeet(other, session) && compatible(other, session, rules, names)),
    )
    const only = fitting.length === 1 ? fitting[0] : undefined
    if (only && mayCross(only.part.sessions, session, rules)) {
      addTo(only.part, session)
      only.last = Math.max(only.last, lastDay(session))
    } else {
      const part = newPart(session)
      parts.push(part)
      recent.push({ part, last: lastDay(session) })
    }
  }
  return parts.flatMap((part) => joinAll(part.sessions, `${rules.bucket} and date`, rules.on))
}

function mayCross(part: readonly Session[], session: Session, { daysOnly }: SessionRules): boolean {
  if (!daysOnly || session.coarseness === 0) return true
  const document = session.claims[0]?.document
  return part.every((other) => other.claims.every((claim) => claim.document === document))
}

/** Numbered sessions known only to the month or year take the one exacter session without a number that lies in it. */
function attachOrdinals(done: readonly Session[], level: number, rules: SessionRules, names: Names): Session[] {
  const numbered = done.filter((session) => session.ordinal !== undefined && session.coarseness === level)
  const plain = done.filter((session) => session.ordinal === undefined)
  if (level === 0 || numbered.length === 0 || plain.length === 0) return [...done]
  return mergePairs(done, oneToOne(numbered, plain, rules, names), rules)
}

/** Sessions without a number join the one session, as exact or more, that lies in their date. */
function attach(done: readonly Session[], clusters: readonly Session[], level: number, rules: SessionRules, names: Names): Session[] {
  const pairs: [Session, Session][] = []
  const fresh: Session[] = []
  const finder = nearBy(done.filter((session) => session.coarseness <= level))
  for (const cluster of clusters) {
    const fitting = finder(cluster).filter((session) => datesMeet(session, cluster) && compatible(session, cluster, rules, names))
    const narrowed = fitting.length > 1 ? narrow(fitting, cluster, names) : fitting
    const only = narrowed.length === 1 ? narrowed[0] : undefined
    if (only && mayCross([only], cluster, rules)) pairs.push([only, cluster])
    else if (fitting.length > 1) fresh.push(...splitUp(cluster))
    else fresh.push(cluster)
  }
  return [...mergePairs(done, pairs, rules), ...fresh]
}

/** Of several that fit, those that also name the same place. */
function narrow(fitting: readonly Session[], cluster: Session, names: Names): readonly Session[] {
  if (cluster.places.length === 0) return fitting
  return fitting.filter((session) =>
    session.places.some((place) => cluster.places.some((other) => names.placesAgree(place, other) === true)),
  )
}

/** What could be either of two sessions may be one of each: its claims part again, unless one document says them. */
function splitUp(cluster: Session): readonly Session[] {
  const { byKey } = buckets(cluster.claims, ({ document }) => document)
  if (byKey.length === 1) return [cluster]
  return byKey.map(([, claims]) => ({
    ...cluster,
    claims: [...claims],
    joins: cluster.joins.flatMap((join) => {
      const ids = join.claims.filter((id) => claims.some((claim) => claim.id === id))
      return ids.length > 1 ? [{ ...join, claims: ids }] : []
    }),
  }))
}

/** Sessions that can be near a date, found without asking all: by the years they touch. */
function nearBy(sessions: readonly Session[]): (session: Session) => readonly Session[] {
  const years = new Map<number, Session[]>()
  const everywhere: Session[] = []
  for (const session of sessions) {
    const touched = yearsOf(session)
    if (touched === undefined) everywhere.push(session)
    else {
      for (const year of touched) {
        const known = years.get(year)
        if (known) known.push(session)
        else years.set(year, [session])
      }
    }
  }
  return (session) => {
    const touched = yearsOf(session)
    return touched === undefined ? sessions : [...new Set([...touched.flatMap((year) => years.get(year) ?? []), ...everywhere])]
  }
}

/** Undefined when there are more than a few. */
function yearsOf(session: Session): readonly number[] | undefined {
  const years = new Set<number>()
  for (const { from, to } of session.days) {
    if (to - from > 3000) return undefined
    for (let year = Math.floor(from / 366); year <= Math.ceil(to / 365); year++) years.add(year)
  }
  return [...years]
}

/** Pairs that are each other's only fit. */
function oneToOne(from: readonly Session[], to: readonly Session[], rules: SessionRules, names: Names): [Session, Session][] {
  const finder = nearBy(to)
  const wanted = new Map<Session, Session[]>()
  for (const session of from) {
    const fitting = finder(session).filter((other) => datesMeet(session, other) && compatible(session, other, rules, names))
    const only = fitting.length === 1 ? fitting[0] : undefined
    if (only) wanted.set(only, [...(wanted.get(only) ?? []), session])
  }
  return [...wanted].flatMap(([target, wanting]): [Session, Session][] =>
    wanting.length === 1 && wanting[0] ? [[wanting[0], target]] : [],
  )
}

/** Merges the second of each pair into the first. Several may join one. */
function mergePairs(done: readonly Session[], pairs: readonly [Session, Session, string?][], rules: SessionRules, why?: string): Session[] {
  const joining = new Map<string, { readonly target: Session; readonly rule: string; readonly all: Session[] }>()
  const gone = new Set<Session>()
  for (const [target, session, own] of pairs) {
    const how = session.coarseness === target.coarseness ? `${rules.bucket} and date` : `${rules.bucket}, one date within the other`
    const rule = own ?? why ?? how
    const key = `${idOf(target)} ${rule}`
    const known = joining.get(key)
    if (known) known.all.push(session)
    else joining.set(key, { target, rule, all: [session] })
    gone.add(session)
  }
  const now = new Map<Session, Session>(done.map((session) => [session, session]))
  for (const { target, rule, all } of joining.values()) now.set(target, merge([now.get(target) ?? target, ...all], rule, rules.on))
  return [...now].flatMap(([original, session]) => (gone.has(original) ? [] : [session]))
}

function attachUndated(done: readonly Session[], undated: readonly Session[], rules: SessionRules, names: Names): Session[] {
  const { byKey } = buckets(undated, ({ claims }) => placeIn(claims[0] as SettlingClaim))
  const here = new Map<string, Session[]>()
  for (const session of done) {
    for (const key of new Set(session.claims.map(placeIn))) {
      const known = here.get(key)
      if (known) known.push(session)
      else here.set(key, [session])
    }
  }
  const agree = (a: Session, b: Session): boolean => compatible(a, b, { ...rules, place: 'compatible' }, names)
  const pairs: [Session, Session, string?][] = []
  const fresh: Session[] = []
  const why = `${rules.bucket}, told of in one document`
  for (const [key, same] of byKey) {
    const told = here.get(key) ?? []
    const only = told.length === 1 ? told[0] : undefined
    for (const part of unforbidden(same, rules, agree)) {
      if (only && part.every((session) => agree(only, session))) pairs.push(...part.map((session): [Session, Session] => [only, session]))
      else if (told.length > 1) {
        for (const session of part) {
          const meant = namedBefore(told, session, key)
          if (meant && agree(meant, session)) pairs.push([meant, session, `${why} just before`])
          else fresh.push(session)
        }
      } else fresh.push(...(told.length === 0 ? joinAll(part, why, rules.on) : part))
    }
  }
  return [...mergePairs(done, pairs, rules, why), ...fresh]
}

/** The session that a document is about and named last before a sentence, when the two are one. */
function namedBefore(told: readonly Session[], session: Session, key: string): Session | undefined {
  const at = session.claims[0]?.order ?? 0
  const places = told
    .flatMap((one) => one.claims.filter((claim) => placeIn(claim) === key).map(({ order }) => ({ one, order })))
    .sort((a, b) => a.order - b.order)
  const before = places.findLast(({ order }) => order < at)?.one
  return before !== undefined && before === places[0]?.one ? before : undefined
}

/** The document, and whether it tells of what has been or of what is to come. */
const placeIn = (claim: SettlingClaim): string => JSON.stringify([claim.document, standing([claim])])

/** What has been and what is to come are not one session of a document that dates neither. */
const standing = (claims: readonly SettlingClaim[]): string => {
  const modality = claims[0]?.modality
  return modality === 'done' ? 'done' : modality === 'cancelled' ? 'cancelled' : 'ahead'
}
