import { plain, sayDate, sayDistance, wrap } from '../../brief/index.ts'
import type { RegisterReader, StoredClaim } from '../../register/index.ts'
import { precision } from '../../watch/bounds.ts'
import type { Due, Standing } from '../../watch/due.ts'
import type { DueGroup } from '../../watch/due-groups.ts'
import { sayHandling } from '../../watch/say-handling.ts'
import type { Screen } from '../screen.ts'
import { publishedBy, quoted } from './quote.ts'

const COLUMN = 21

/** The sentence a thing rests on, shortened to one line; then who published it, by which rule it is listed, and the record to look closer at. */
function source(claim: StoredClaim | undefined, { record, rule, lead, standing }: Due, width: number): readonly string[] {
  return [
    quoted(claim?.sentence ?? '', width - 2),
    `${publishedBy(claim)} · ${rule}${standing === 'coming' ? `, ${lead} ahead` : ''} · ${record}`,
  ]
}

const TITLES: Readonly<Record<Standing, string>> = {
  coming: 'COMING',
  overdue: 'OVERDUE: no evidence in the sources read',
  untold: 'ANNOUNCED OR EXPECTED, AND NOT TOLD OF SINCE',
  ended: 'ENDED LATELY',
}

/** Prints what is due in groups, each thing with the sentence it rests on. */
export async function sayDue(screen: Screen, register: RegisterReader, groups: readonly DueGroup[], day: string): Promise<void> {
  const { heading, faint } = screen.paint
  for (const { standing, count, shown } of groups) {
    if (count === 0) continue
    screen.say(heading(TITLES[standing]))
    let said = 0
    for await (const item of shown) {
      said++
      const claim = await register.claim(item.claims[0] ?? '')
      const exact = precision(item.when) !== 'year'
      const says = plain(
        `${item.what}: ${item.standing === 'overdue' ? 'overdue' : item.standing === 'untold' && !item.rule.startsWith('body.') ? 'not told of since' : item.says}${exact ? `, ${sayDistance(day, item.day)}` : ''}`,
      )
      wrap(says, screen.width - COLUMN - 2).forEach((row, index) => {
        screen.say(`  ${(index === 0 ? sayDate(item.when) : '').padEnd(COLUMN)}${row}`)
      })
      for (const words of item.handling === undefined ? [] : sayHandling(item.handling))
        for (const row of wrap(plain(words), screen.width - COLUMN - 4)) screen.say(`  ${' '.repeat(COLUMN)}› ${row}`)
      for (const row of source(claim, item, screen.width - COLUMN - 2)) screen.say(faint(`  ${' '.repeat(COLUMN)}${row}`))
    }
    if (count > said) screen.say(faint(`  … ${count - said} more: --all`))
    screen.say()
  }
}
