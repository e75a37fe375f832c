import { plain, sayDate, sayDistance } from '../../brief/index.ts'
import type { StoredClaim } from '../../register/index.ts'
import type { Due, Standing } from '../../watch/due.ts'
import type { Screen } from '../screen.ts'

const GROUPS: readonly { readonly standing: Standing; readonly title: string }[] = [
  { standing: 'coming', title: 'COMING' },
  { standing: 'overdue', title: 'OVERDUE: no evidence in the sources read' },
  { standing: 'untold', title: 'ANNOUNCED OR EXPECTED, AND NOT TOLD OF SINCE' },
  { standing: 'ended', title: 'ENDED LATELY' },
]

/** Prints what is due in groups, each thing with the sentence it rests on; of what is late the newest first, at most so many. */
export function sayDue(screen: Screen, items: readonly Due[], day: string, claims: ReadonlyMap<string, StoredClaim>, most = Number.POSITIVE_INFINITY): void {
  const { heading, faint } = screen.paint
  for (const { standing, title } of GROUPS) {
    const all = items.filter((item) => item.standing === standing)
    if (all.length === 0) continue
    const ordered = standing === 'coming' ? all : [...all].reverse()
    screen.say(heading(title))
    for (const item of ordered.slice(0, most)) {
      const claim = claims.get(item.claims[0] ?? '')
      screen.say(`  ${sayDate(item.when).padEnd(22)} ${plain(`${item.what} ${item.standing === 'overdue' ? 'is overdue' : item.says}`)} ${faint(`(${sayDistance(day, item.day)}; ${item.rule}; ${item.record})`)}`)
      if (claim !== undefined) screen.say(faint(`  ${' '.repeat(22)} “${plain(claim.sentence)}” ${plain(claim.issuer ?? 'issuer not known')}${claim.published === undefined ? '' : `, ${sayDate(claim.published)}`}`))
    }
    if (ordered.length > most) screen.say(faint(`  … ${ordered.length - most} more: --all`))
    screen.say()
  }
}
