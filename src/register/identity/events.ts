import type { Names } from '../names.ts'
import { buckets, keyOfParts, sortedKeys, strangers, textSlot, textsOf, type Identify, type SettlingClaim } from './group.ts'
import { joinSessions, sessionGroups, sessionOf, type Session } from './session.ts'

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
  const sessions: Session[] = []
  for (const [, same] of ofBodies.byKey) {
    const on = textSlot(same[0] as SettlingClaim, 'body') ?? ''
    sessions.push(
      ...joinSessions(
        same.map((claim) => sessionOf(claim, names)),
        { place: 'compatible', bucket: 'same body', on },
        names,
      ),
    )
  }
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
