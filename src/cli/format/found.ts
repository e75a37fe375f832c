import { plain, wrap } from '../../brief/index.ts'
import type { Found, FoundRecord } from '../../register/index.ts'
import { nameOf } from '../../watch/name.ts'
import type { Screen } from '../screen.ts'
import { claimLine } from './claims.ts'
import { storedLine } from './stored.ts'

/** A sentence in quotes, with the words that were looked for painted. */
function saySentence(screen: Screen, { sentence, start, end, marks }: Pick<Found, 'sentence' | 'start' | 'end' | 'marks'>): void {
  const from = end === 0 ? 0 : start
  let at = 0
  let painted = ''
  // Marks of paint are put in after wrapping would have counted them: so wrap words, then paint whole words.
  for (const mark of marks) {
    painted += sentence.slice(at, mark.start - from).replaceAll(/[\ue000\ue001]/g, '')
    painted += `\ue000${sentence
      .slice(mark.start - from, mark.end - from)
      .replaceAll(/[\ue000\ue001]/g, '')
      .replaceAll(' ', '\ue001 \ue000')}\ue001`
    at = mark.end - from
  }
  painted += sentence.slice(at).replaceAll(/[\ue000\ue001]/g, '')
  for (const row of wrap(`“${plain(painted)}”`, screen.width))
    screen.say(row.replaceAll(/\ue000([^\ue001]*)\ue001/g, (_, words: string) => screen.paint.heading(words)))
}

/** Prints a place where words stand: the sentence, its document and its claims. */
export function sayPlace(screen: Screen, place: Found): void {
  saySentence(screen, place)
  screen.say(screen.paint.faint(`  ${storedLine(place.document)}`))
  for (const claim of place.claims) screen.say(`  ${screen.paint.faint(claim.id)} ${claimLine(claim)}`)
  screen.say()
}

/** Prints a record that was found, with the sentence that tells most of it. */
export function sayFound(screen: Screen, found: FoundRecord): void {
  screen.say(
    `${screen.paint.faint(found.record.id)} ${screen.paint.heading(plain(nameOf(found.record)))}${found.record.disputed ? ` ${screen.paint.alert('disputed')}` : ''}`,
  )
  screen.say(`  ${claimLine(found.claim)}`)
  saySentence(screen, found)
  screen.say(screen.paint.faint(`  ${storedLine(found.document)}`))
  screen.say()
}
