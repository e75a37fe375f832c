import { plain, sayDate, sayDistance, wrap } from '../../brief/index.ts'
import type { RegisterReader, StoredClaim } from '../../register/index.ts'
import { precision } from '../../watch/bounds.ts'
import type { Due, Standing } from '../../watch/due.ts'
import type { Screen } from '../screen.ts'

const COLUMN = 19

/** The sentence a thing rests on, shortened to one line; then who published it, by which rule it is listed, and the record to look closer at. */
function source(claim: StoredClaim | undefined, { record, rule }: Due, width: number): readonly string[] {
  const issuer = [
    claim?.issuer === undefined ? 'issuer not known' : plain(claim.issuer),
    ...(claim?.published === undefined ? [] : [sayDate(claim.published)]),
  ].join(', ')
  const sentence = plain(claim?.sentence ?? ''),
    room = width - 2
  return [`“${sentence.length > room ? `${sentence.slice(0, room - 1).trimEnd()}…` : sentence}”`, `${issuer} · ${rule} · ${record}`]
}

const GROUPS: readonly { readonly standing: Standing; readonly title: string }[] = [
  { standing: 'coming', title: 'COMING' },
  { standing: 'overdue', title: 'OVERDUE: no evidence in the sources read' },
  { standing: 'untold', title: 'ANNOUNCED OR EXPECTED, AND NOT TOLD OF SINCE' },
  { standing: 'ended', title: 'ENDED LATELY' },
]

/** Prints what is due in groups, each thing with the sentence it rests on; of what is late the newest first, at most so many. */
export async function sayDue(
  screen: Screen,
  register: RegisterReader,
  items: readonly Due[],
  day: string,
  most = Number.POSITIVE_INFINITY,
): Promise<void> {
  const { heading, faint } = screen.paint
  for (const { standing, title } of GROUPS) {
    const all = items.filter((item) => item.standing === standing)
    if (all.length === 0) continue
    const ordered = standing === 'coming' ? all : [...all].reverse()
    screen.say(heading(title))
    for (const item of ordered.slice(0, most)) {
      const claim = await register.claim(item.claims[0] ?? '')
      const exact = precision(item.when) !== 'year'
      const says = plain(
        `${item.what}: ${item.standing === 'overdue' ? 'overdue' : item.standing === 'untold' && item.rule !== 'body.cadence' ? 'not told of since' : item.says}${exact ? `, ${sayDistance(day, item.day)}` : ''}`,
      )
      wrap(says, screen.width - COLUMN - 2).forEach((row, index) => {
        screen.say(`  ${(index === 0 ? sayDate(item.when) : '').padEnd(COLUMN)}${row}`)
      })
      for (const row of source(claim, item, screen.width - COLUMN - 2)) screen.say(faint(`  ${' '.repeat(COLUMN)}${row}`))
    }
    if (ordered.length > most) screen.say(faint(`  … ${ordered.length - most} more: --all`))
    screen.say()
  }
}
