import { plain, sayDate, wrap } from '../../brief/index.ts'
import type { Claim } from '../../reading/claim.ts'
import { unreadLine } from '../../reading/languages.ts'
import type { Reading } from '../../reading/reader.ts'
import type { Document } from '../../sources/index.ts'
import type { Screen } from '../screen.ts'
import { claimLine, counted, countKinds, kindCounts } from './claims.ts'

/** Prints what was read of a document: each passage once, and under it the claims it makes. */
export function sayReading(screen: Screen, document: Document, reading: Reading): void {
  const { heading, faint } = screen.paint
  screen.say(heading(plain(document.title ?? document.origin)))
  screen.say(faint(documentLine(document, reading)))
  screen.say()
  const issuer = document.issuer ?? reading.issuer
  for (const group of byPassage(reading.claims)) {
    sayPassage(screen, document, group)
    for (const claim of group) {
      wrap(claimLine(claim), screen.width - 6).forEach((row, index) => {
        screen.say(`${index === 0 ? '    ' : '      '}${row}`)
      })
      if (claim.speaker !== undefined && !(issuer ?? '').includes(claim.speaker)) screen.say(faint(`      says ${plain(claim.speaker)}`))
    }
    screen.say()
  }
  if (reading.unread !== undefined) screen.say(unreadLine(reading.unread))
  screen.say(
    `${counted(reading.claims.length, 'claim')}${reading.claims.length === 0 ? '' : ` · ${kindCounts(countKinds(reading.claims))}`}`,
  )
}

/** Prints the passage that a group of claims shares. */
export function sayPassage(screen: Screen, document: Document, group: readonly Claim[]): void {
  const passage = group[0]?.passage
  if (passage === undefined) return
  for (const row of wrap(`“${plain(document.text.slice(passage.start, passage.end))}”`, screen.width - 2)) screen.say(`  ${row}`)
}

/** "Norland, Ministry of Foreign Affairs · 14 Mar 2025 (from its sentences) · https://…". */
export function documentLine(document: Document, reading: Pick<Reading, 'issuer' | 'date'>): string {
  const issuer = document.issuer ?? reading.issuer
  const known = { given: '', printed: ' (printed in it)', inferred: ' (concluded from its sentences)' }
  const date = reading.date === undefined ? document.date : reading.date.date
  return [
    issuer === undefined ? 'issuer not known' : plain(issuer),
    date === undefined ? 'no date' : `${sayDate(date)}${known[reading.date?.known ?? 'given']}`,
    plain(document.url ?? document.origin),
  ].join(' · ')
}

/** Claims that share a passage, in the order of the document. */
export function byPassage(claims: readonly Claim[]): readonly (readonly Claim[])[] {
  const groups = new Map<string, Claim[]>()
  for (const claim of claims) {
    const key = `${claim.passage.start} ${claim.passage.end}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [claim])
    else group.push(claim)
  }
  return [...groups.values()]
}
