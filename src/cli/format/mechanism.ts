import { plain, sayDate } from '../../brief/index.ts'
import type { ClaimId, StoredClaim } from '../../register/index.ts'
import type { Mechanism, NextSession } from '../../watch/mechanism.ts'
import type { MechanismTold } from '../../watch/mechanism-from.ts'
import type { Missing } from '../../watch/mechanism/missing.ts'
import { sayDistances, sayMissing, sayMonths, sayRotation, saySilence } from '../../watch/mechanism/say.ts'
import type { MechanismSession } from '../../watch/mechanism/session.ts'
import { list, ordinal } from '../../watch/name.ts'
import type { Screen } from '../screen.ts'
import { publishedBy, quoted } from './quote.ts'
import { table } from './table.ts'

/** Prints what is remembered of a body: its next session, rhythm and rotation, then its sessions as a ladder, the latest first, then the sentences. */
export function sayMechanism(screen: Screen, told: MechanismTold, day: string): void {
  const numbers = new Map(told.claims.map(({ id }, at) => [id, at + 1]))
  const notes = (claims: readonly ClaimId[]): string => claims.flatMap((id) => (numbers.has(id) ? `[${numbers.get(id)}]` : [])).join('')
  screen.say(screen.paint.heading(plain(told.rank === undefined ? told.body : `${told.body} (${told.rank})`)))
  for (const [head, words, claims] of facts(told, day))
    screen.say(`  ${head.padEnd(9)}${plain(words)} ${screen.paint.faint(notes(claims))}`)
  screen.say()
  if (told.sessions.length > 0) screen.say(table(screen, COLUMNS, rungs(told, notes)))
  if (told.claims.length > 0) screen.say()
  for (const claim of told.claims) screen.say(screen.paint.faint(note(claim, numbers.get(claim.id) ?? 0, screen.width)))
}

const COLUMNS = [{ head: '' }, { head: 'when', most: 28 }, { head: 'where', most: 30 }, { head: 'how', most: 50 }, { head: 'record' }]

function* facts(told: Mechanism, day: string): Generator<readonly [head: string, words: string, claims: readonly ClaimId[]]> {
  const { next, rhythm, rotation, silence } = told
  if (next !== undefined) yield ['next', sayNext(next), next.claims]
  if (silence !== undefined) yield ['silence', saySilence(silence.rhythm, sayDate(silence.since), sayDate(day)), silence.claims]
  if (rhythm !== undefined) {
    const months = rhythm.months === undefined ? '' : `, ${sayMonths(rhythm.months)}`
    yield ['rhythm', `${rhythm.says}${months}: ${sayDistances(rhythm)}`, rhythm.claims]
  }
  if (rotation !== undefined) yield ['hosts', sayRotation(rotation), rotation.claims]
}

function sayNext({ sure, ordinal: number, when, where, byRotation, because }: NextSession): string {
  const what = [
    number === undefined ? undefined : ordinal(number),
    when === undefined ? undefined : sayDate(when),
    where === undefined ? undefined : `${where}${byRotation === true ? ' by rotation' : ''}`,
  ]
  const known = sure === 'announced' ? 'announced' : sure === 'foreseen' ? 'foreseen by a document' : `${sure}, not announced`
  return [what.filter((word) => word !== undefined).join(', '), known, ...because].filter((words) => words !== '').join(' · ')
}

/** The latest first, with what is missing between them. */
function rungs({ sessions, missing }: Mechanism, notes: (claims: readonly ClaimId[]) => string): readonly (readonly string[])[] {
  const below = new Map<string, Missing>(missing.map((one) => [one.between[1], one]))
  return sessions.toReversed().flatMap((session) => {
    const gap = below.get(session.record)
    return [
      [
        session.ordinal === undefined ? '' : ordinal(session.ordinal),
        session.when === undefined ? 'no date' : sayDate(session.when),
        session.where ?? '',
        how(session),
        session.record,
      ],
      ...(gap === undefined ? [] : [['–', '', '', `${sayMissing(gap)} ${notes(gap.claims)}`, '']]),
    ]
  })
}

const how = ({ modality, rank, mode, hosts, chairs }: MechanismSession): string =>
  [
    modality === 'done' ? undefined : modality,
    rank,
    mode,
    hosts.length === 0 ? undefined : `hosted by ${list(hosts, 3)}`,
    chairs.length === 0 ? undefined : `chaired by ${list(chairs, 3)}`,
  ]
    .filter((words) => words !== undefined)
    .join(', ')

function note(claim: StoredClaim, number: number, width: number): string {
  const from = publishedBy(claim)
  return `  [${number}] ${quoted(claim.sentence, Math.max(20, width - from.length - 12))} ${from}`
}
