import type { Names } from '../names.ts'
import { keyOfParts, sortedKeys, strangers, textSlot, textsOf, type Group, type SettlingClaim } from './group.ts'
import { overlap } from '../days.ts'
import { isGenericBody } from '../generic.ts'
import { joinSessions } from './join-sessions.ts'
import { datesMeet, sessionIn, sessionStage, type Session } from './session.ts'
import type { Stage } from './stage.ts'

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

/** What all sessions of a bucket have in common, to be read by a person: what the first says. */
const said = (sessions: readonly Session[], slot: string): string => textsOf(sessions[0]?.claims[0] as SettlingClaim, slot).join(', ')

/**
 * Meetings of a body: see `joinSessions`; then under a longer and a shorter name. One-off meetings: the same telling title, dates that
 * agree and no strangers as participants; then the same participants on the same day, unless rank, title or mode differ.
 */
export const MEETINGS: readonly Stage[] = [
  sessionStage(
    'meeting of a body',
    (item, names) => {
      const body = bodyOf(item)
      return body === undefined ? undefined : names.key(body)
    },
    (same, names) => {
      const on = said(same, 'body')
      return joinSessions(
        same,
        { place: 'compatible', bucket: 'same body', on, ...(isGenericBody(on) ? { forbids: mayBeOthers } : { inRow: true }) },
        names,
      )
    },
  ),
  /*
   * One body under a longer and a shorter name ("the Intergovernmental Commission on Trade", "the Norland–Arcadia Intergovernmental Commission
   * on Trade"): the same ordinal and month, and all telling words of the one in the other.
   */
  sessionStage(
    'meeting by its number',
    (item, names) => {
      if (bodyOf(item) === undefined) return undefined
      const { ordinal, days, coarseness } = sessionIn(item, names)
      return ordinal === undefined || coarseness > 1 || days[0] === undefined
        ? undefined
        : keyOfParts(ordinal, Math.floor(days[0].from / 366))
    },
    (same, names) => {
      const forbids = (a: Session, b: Session): boolean => !nameHoldsName(a, b, names)
      const bucket = 'a longer and a shorter name of one body'
      // Bodies whose names have nothing to do with each other meet for the fifth time in one year, too.
      return alikeNamed(same, names).flatMap((some) =>
        some.length < 2 ? some : joinSessions(some, { place: 'compatible', bucket, on: said(some, 'body'), forbids }, names),
      )
    },
  ),
  sessionStage(
    'meeting by its title',
    (item, names) => (bodyOf(item) === undefined ? tellingTitle(item.claims[0] as SettlingClaim, names) : undefined),
    (same, names) => {
      const forbids = (a: Session, b: Session): boolean => strangers(participants(a, names), participants(b, names))
      return joinSessions(same, { place: 'compatible', bucket: 'same title', on: said(same, 'title'), forbids }, names)
    },
  ),
  sessionStage(
    'meeting by who met',
    (item, names) => {
      const present = bodyOf(item) === undefined ? [...participants(item, names)].sort() : []
      return present.length > 1 ? keyOfParts(...present) : undefined
    },
    (same, names) => {
      const forbids = (a: Session, b: Session): boolean => strangers(a.ranks, b.ranks) || strangers(titles(a, names), titles(b, names))
      const bucket = 'same participants'
      return joinSessions(same, { place: 'compatible', bucket, on: said(same, 'participants'), forbids, daysOnly: true }, names)
    },
  ),
]

const bodyOf = ({ claims: [claim] }: Group): string | undefined => (claim === undefined ? undefined : textSlot(claim, 'body'))

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

/** Sessions apart where no name of the one holds a name of the other, nor through others. */
function alikeNamed(sessions: readonly Session[], names: Names): readonly (readonly Session[])[] {
  const byWord = new Map<string, Set<Session>>()
  const wordsOf = new Map(sessions.map((session) => [session, bodyNames(session, names).map(({ words }) => [...new Set(words)])]))
  for (const [session, all] of wordsOf) for (const word of all.flat()) byWord.set(word, (byWord.get(word) ?? new Set()).add(session))
  const parts = new Map<Session, Session[]>(sessions.map((session) => [session, [session]]))
  for (const [session, all] of wordsOf) {
    for (const words of all) {
      const [rarest = new Set<Session>()] = words.map((word) => byWord.get(word) ?? new Set<Session>()).sort((a, b) => a.size - b.size)
      for (const other of rarest) {
        const [mine, others] = [parts.get(session) ?? [], parts.get(other) ?? []]
        if (mine === others || !(wordsOf.get(other) ?? []).some((longer) => words.every((word) => longer.includes(word)))) continue
        const [more, fewer] = mine.length < others.length ? [others, mine] : [mine, others]
        more.push(...fewer)
        for (const one of fewer) parts.set(one, more)
      }
    }
  }
  return [...new Set(parts.values())]
}

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

const participants = ({ claims }: Group, names: Names): ReadonlySet<string> =>
  new Set(claims.flatMap((claim) => sortedKeys(textsOf(claim, 'participants'), names)))

const titles = ({ claims }: Group, names: Names): ReadonlySet<string> =>
  new Set(claims.flatMap((claim) => tellingTitle(claim, names) ?? []))

/** Visits: the same traveller, the same place, dates that agree. */
export const VISITS: readonly Stage[] = [
  sessionStage(
    'visit',
    ({ claims: [claim] }, names) => {
      const who = claim === undefined ? undefined : textSlot(claim, 'who')
      return who === undefined ? undefined : names.key(who)
    },
    (same, names) => joinSessions(same, { place: 'same', bucket: 'same traveller and place', on: said(same, 'who') }, names),
  ),
]
