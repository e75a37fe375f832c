import type { Names } from '../names.ts'
import { buckets, keyOfParts, sortedKeys, strangers, textSlot, textsOf, type Identify, type SettlingClaim } from './group.ts'
import { overlap } from '../days.ts'
import { isGenericBody } from '../generic.ts'
import { joinSessions } from './join-sessions.ts'
import { datesMeet, sessionGroups, sessionOf, type Session } from './session.ts'

/** Words that many different meetings have in their titles: they do not tell which one it is. */
const COMMON = new Set([
  'talk',
  'meeting',
  'telephone',
  'phone',
  'call',
  'conversation',
  'consultation',
  'negotiation',
  'discussion',
  'dialogue',
  'session',
  'summit',
  'conference',
  'forum',
  'video',
  'online',
  'bilateral',
  'trilateral',
  'political',
  'working',
  'high',
  'level',
  'round',
  'table',
  'visit',
  'reception',
  'lunch',
  'dinner',
  'breakfast',
  'event',
  'ministerial',
  'minister',
  'foreign',
  'briefing',
  'press',
  'joint',
  'official',
  'informal',
  'separate',
  'exchange',
  'view',
  'regular',
  'annual',
  'delegation',
])

/** The words of a one-off meeting's title, when they tell which one it is. */
function tellingTitle(claim: SettlingClaim, names: Names): string | undefined {
  const words = names.words(textSlot(claim, 'title') ?? '')
  return words.split(' ').filter((word) => word !== '' && !COMMON.has(word)).length >= 1 && words.includes(' ') ? words : undefined
}

/**
 * Meetings of a body: see `joinSessions`. One-off meetings: the same telling title, dates that agree and no strangers as participants;
 * then the same participants on the same day, unless rank, title or mode differ.
 */
export const identifyMeetings: Identify = (claims, names) => {
  const ofBodies = buckets(claims, (claim) => {
    const body = textSlot(claim, 'body')
    return body === undefined ? undefined : names.key(body)
  })
  const ofNames: Session[] = []
  for (const [, same] of ofBodies.byKey) {
    const on = textSlot(same[0] as SettlingClaim, 'body') ?? ''
    ofNames.push(
      ...joinSessions(
        same.map((claim) => sessionOf(claim, names)),
        { place: 'compatible', bucket: 'same body', on, ...(isGenericBody(on) ? { forbids: mayBeOthers } : { inRow: true }) },
        names,
      ),
    )
  }
  const sessions = joinShortNames(ofNames, names)
  const titled = buckets(ofBodies.rest, (claim) => tellingTitle(claim, names))
  const oneOff: Session[] = titled.rest.map((claim) => sessionOf(claim, names))
  for (const [, same] of titled.byKey) {
    const on = textSlot(same[0] as SettlingClaim, 'title') ?? ''
    const forbids = (a: Session, b: Session): boolean => strangers(participants(a, names), participants(b, names))
    oneOff.push(
      ...joinSessions(
        same.map((claim) => sessionOf(claim, names)),
        { place: 'compatible', bucket: 'same title', on, forbids },
        names,
      ),
    )
  }
  const met = buckets(oneOff, (session) => {
    const present = [...participants(session, names)].sort()
    return present.length > 1 ? keyOfParts(...present) : undefined
  })
  sessions.push(...met.rest)
  for (const [, same] of met.byKey) {
    const on = textsOf(same[0]?.claims[0] as SettlingClaim, 'participants').join(', ')
    const forbids = (a: Session, b: Session): boolean => strangers(a.ranks, b.ranks) || strangers(titles(a, names), titles(b, names))
    sessions.push(...joinSessions(same, { place: 'compatible', bucket: 'same participants', on, forbids, daysOnly: true }, names))
  }
  return sessionGroups(sessions)
}

/**
 * One body under a longer and a shorter name ("the Intergovernmental Commission on Trade", "the Norland–Arcadia Intergovernmental Commission on
 * Trade"): the same ordinal and month, and all telling words of the one in the other.
 */
function joinShortNames(sessions: readonly Session[], names: Names): Session[] {
  const { byKey, rest } = buckets(sessions, ({ ordinal, days, coarseness }) =>
    ordinal === undefined || coarseness > 1 || days[0] === undefined ? undefined : keyOfParts(ordinal, Math.floor(days[0].from / 366)),
  )
  const joinedNow: Session[] = [...rest]
  for (const [, same] of byKey) {
    const on = textSlot(same[0]?.claims[0] as SettlingClaim, 'body') ?? ''
    const forbids = (a: Session, b: Session): boolean => !nameHoldsName(a, b, names)
    joinedNow.push(...joinSessions(same, { place: 'compatible', bucket: 'a longer and a shorter name of one body', on, forbids }, names))
  }
  return joinedNow
}

/** The names that a session's claims give its body, as words, and the parties in them. */
const bodyNames = (
  session: Session,
  names: Names,
): readonly { readonly words: readonly string[]; readonly parties: ReadonlySet<string>; readonly tells: boolean }[] =>
  [...new Set(session.claims.flatMap((claim) => textSlot(claim, 'body') ?? []))].map((body) => {
    const { field, parties } = names.split(names.canonical(body))
    const words = names.key(body).split(' ')
    return { words: words.filter((word) => word !== 'joint'), parties: new Set(parties), tells: !isGenericBody(field) }
  })

function nameHoldsName(a: Session, b: Session, names: Names): boolean {
  const [first, second] = [bodyNames(a, names), bodyNames(b, names)]
  const onOneDay = a.coarseness === 0 && b.coarseness === 0 && datesMeet(a, b)
  return first.every((one) =>
    second.every((other) => {
      const shared = one.words.filter((word) => other.words.includes(word)).length
      if (shared < 2 || shared !== Math.min(one.words.length, other.words.length)) return false
      // The summit of a community is not its summit with a partner.
      if (one.parties.size === 0 || other.parties.size === 0) return true
      return (
        onOneDay &&
        one.tells &&
        other.tells &&
        one.parties.size === other.parties.size &&
        [...one.parties].every((party) => other.parties.has(party))
      )
    }),
  )
}

/** "The Joint Commission" of two documents may be two, unless it met on one day or they name one side at least. */
function mayBeOthers(a: Session, b: Session): boolean {
  const documents = new Set(a.claims.map(({ document }) => document))
  if (b.claims.some(({ document }) => documents.has(document))) return false
  if ([...a.parties].some((party) => b.parties.has(party))) return false
  return !(a.coarseness === 0 && b.coarseness === 0 && a.days.some((day) => b.days.some((other) => overlap(day, other))))
}

const participants = (session: Session, names: Names): ReadonlySet<string> =>
  new Set(session.claims.flatMap((claim) => sortedKeys(textsOf(claim, 'participants'), names)))

const titles = (session: Session, names: Names): ReadonlySet<string> =>
  new Set(session.claims.flatMap((claim) => tellingTitle(claim, names) ?? []))

/** Visits: the same traveller, the same place, dates that agree. */
export const identifyVisits: Identify = (claims, names) => {
  const { byKey, rest } = buckets(claims, (claim) => {
    const who = textSlot(claim, 'who')
    return who === undefined ? undefined : names.key(who)
  })
  const sessions = rest.map((claim) => sessionOf(claim, names))
  for (const [, same] of byKey) {
    const on = textSlot(same[0] as SettlingClaim, 'who') ?? ''
    sessions.push(
      ...joinSessions(
        same.map((claim) => sessionOf(claim, names)),
        { place: 'same', bucket: 'same traveller and place', on },
        names,
      ),
    )
  }
  return sessionGroups(sessions)
}
