import { plain, sayDate, wrap } from '../../brief/index.ts'
import type { RegisterReader } from '../../register/index.ts'
import { COURSE_STANDINGS, type Course, type CourseStanding, type Step } from '../../watch/ledger/course.ts'
import { sayHandling } from '../../watch/say-handling.ts'
import type { Screen } from '../screen.ts'
import { publishedBy, quoted } from './quote.ts'

const TITLES: Readonly<Record<CourseStanding, string>> = {
  overdue: 'OVERDUE: no evidence in the sources read',
  lapsed: 'LAPSED: its time is over, and no evidence in the sources read',
  silent: 'SILENT: nothing more told for a year',
  'in doubt': 'IN DOUBT: something like it was done; say so, or not, with chancery outcome',
  coming: 'COMING',
  open: 'OPEN: no day is told',
  fulfilled: 'FULFILLED, IT SEEMS',
  'called off': 'CALLED OFF',
}
const INDENT = '      '

/** Prints things that are followed, by how they stand; of each standing at most so many. */
export async function sayLedger(screen: Screen, register: RegisterReader, courses: readonly Course[], most: number): Promise<void> {
  for (const standing of COURSE_STANDINGS) {
    const some = courses.filter((course) => course.standing === standing)
    if (some.length === 0) continue
    screen.say(screen.paint.heading(TITLES[standing]))
    for (const course of some.slice(0, most)) await sayCourse(screen, register, course)
    if (some.length > most) screen.say(screen.paint.faint(`  … ${some.length - most} more: --all`))
    screen.say()
  }
}

/** Prints the course of one thing: each step with its sentence and who published it. */
export async function sayCourse(screen: Screen, register: RegisterReader, course: Course): Promise<void> {
  const { faint } = screen.paint
  const due = course.due === undefined ? '' : `, due ${sayDate(course.due)}`
  const by = course.by.length === 0 ? '' : ` of ${course.by.join(', ')}`
  for (const row of wrap(plain(`${course.what} (${course.kind}${by}${due}): ${course.says}`), screen.width - 2)) screen.say(`  ${row}`)
  for (const words of sayHandling(course.assigned === undefined ? {} : { assigned: course.assigned }))
    for (const row of wrap(plain(`› ${words}`), screen.width - INDENT.length)) screen.say(`${INDENT}${row}`)
  for (const step of course.steps) {
    const claim = await register.claim(step.claims[0] ?? '')
    for (const row of wrap(plain(stepLine(step)), screen.width - INDENT.length)) screen.say(`${INDENT}${row}`)
    if (claim === undefined) continue
    for (const row of [quoted(claim.sentence, screen.width - INDENT.length - 2), publishedBy(claim)]) screen.say(faint(`${INDENT}  ${row}`))
  }
  screen.say(faint(`${INDENT}${course.id}`))
}

function stepLine({ verb, when, told, other }: Step): string {
  const day = when === undefined ? (told === undefined ? 'no date' : `told ${sayDate(told)}`) : sayDate(when)
  if (other === undefined) return `${verb}, ${day}`
  const how = other.person === undefined ? `shares ${other.on.join(', ')}` : `says ${other.person}`
  return `${other.sure ? '' : 'perhaps '}${verb}, ${day}: ${other.what} (${how}) ${other.record}`
}
