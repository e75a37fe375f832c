import { sayVisit, type ToldSource } from '../../watch/follow/index.ts'
import type { Screen } from '../screen.ts'

/** Prints a source with its last visits and what is wrong with it. */
export function saySource(screen: Screen, source: ToldSource, visits: number): void {
  const { id, kind, address, every, collection, alerts } = source
  screen.say(
    `${id}  ${kind}  ${address}  ${screen.paint.faint(`${every === 'never' ? 'only when told' : `every ${every}`}${collection === 'open' ? '' : ` · into ${collection}`}`)}`,
  )
  for (const visit of source.visits.slice(0, visits)) {
    screen.say(`  ${visit.at.slice(0, 16).replace('T', ' ')}  ${sayVisit(visit)}`)
    for (const { supersedes, document } of visit.versions)
      screen.say(`    newer version: chancery compare ${supersedes} ${document} --text`)
    for (const line of visits > 1 || visit.outcome === 'good' ? visit.asides : []) screen.say(screen.paint.faint(`    ${line}`))
  }
  for (const { words } of alerts) screen.say(`  ${screen.paint.alert(words)}`)
}
