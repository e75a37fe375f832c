import type { Modality } from '../../reading/claim.ts'
import type { Decision, EntityId, Part, PartAsked, RegisterReader, RegisterRecord } from '../../register/index.ts'
import { nameKey } from '../../register/names.ts'
import { cursorOf, keyIn } from '../../register/part.ts'
import { wordsAsked } from '../evidence.ts'
import { assignedIn } from '../handling.ts'
import { COURSE_STANDINGS, courseOf, FOLLOWED, type Course, type CourseStanding, type Followed, type Judged } from './course.ts'
import { ENOUGH_TO_ASK, matchOf } from './match.ts'
import { sentencesOf } from './sentences.ts'
import { doneAtSessions } from './sessions.ts'

/** What is asked of a register to follow things. */
type Asked = Pick<RegisterReader, 'parts' | 'watch' | 'records' | 'decisions' | 'sources' | 'claims'>

/** Which things are listed. */
export interface LedgerFilter {
  /** All kinds that are followed unless told. Of documents only those that were expected or proposed. */
  readonly kind?: Followed
  /** About all of these. */
  readonly entities?: readonly EntityId[]
  readonly standing?: CourseStanding
  /** Only what was given to this person. */
  readonly assigned?: string
}

/** Records are looked through so many at a time, and so many times at most for one part. */
const AT_ONCE = 100,
  MOST_TURNS = 20

/** So much is told at most of what became of one thing. */
const MOST_TOLD = 8

/** Modalities of documents that are still to come: one that is simply there is no promise. */
const TO_COME: readonly Modality[] = ['expected', 'proposed', 'scheduled']

/** Whether a record is one that is followed. */
export const isFollowed = (record: RegisterRecord): record is RegisterRecord & { readonly kind: Followed } =>
  FOLLOWED.some((kind) => kind === record.kind)

/**
 * Things that were promised, proposed or expected, each with its course; by kind, then in the order of records. A part of those that stand
 * in one way may be short, or empty, and yet have a `next`: it was looked through so far.
 */
export async function ledgerPart(register: Asked, filter: LedgerFilter, day: string, asked: PartAsked): Promise<Part<Course>> {
  const persons = await decidedIn(register)
  const limit = asked.limit ?? 50
  const kinds = FOLLOWED.filter((kind) => filter.kind === undefined || filter.kind === kind)
  let { kind = kinds[0] ?? 'commitment', after } = cursorIn(asked.after)
  const items: Course[] = []
  for (let turn = 0; turn < MOST_TURNS; turn++) {
    const part = await register.parts.records(
      {
        kind,
        ...(filter.entities === undefined ? {} : { entities: filter.entities }),
        ...(kind === 'instrument' ? { said: TO_COME } : {}),
      },
      { limit: Math.min(AT_ONCE, limit - items.length), ...(after === undefined ? {} : { after }) },
    )
    for (const record of part.items) {
      if (!isFollowed(record)) continue
      if (filter.assigned !== undefined && nameKey(assignedIn(record.claims, persons.given)?.to ?? '') !== nameKey(filter.assigned))
        continue
      const course = await followed(register, record, day, persons)
      if (filter.standing === undefined || course.standing === filter.standing) items.push(course)
    }
    after = part.next
    if (after === undefined) {
      const next = kinds[kinds.indexOf(kind) + 1]
      if (next === undefined) return { items }
      kind = next
    }
    if (items.length >= limit) break
  }
  return { items, next: cursorOf([kind, after ?? '']) }
}

/** All of it. */
export async function ledgerOf(register: Asked, filter: LedgerFilter, day: string): Promise<readonly Course[]> {
  const items: Course[] = []
  for (let after: string | undefined, first = true; first || after !== undefined; first = false) {
    const part = await ledgerPart(register, filter, day, { limit: AT_ONCE, ...(after === undefined ? {} : { after }) })
    items.push(...part.items)
    after = part.next
  }
  return items.toSorted((a, b) => COURSE_STANDINGS.indexOf(a.standing) - COURSE_STANDINGS.indexOf(b.standing))
}

/** The course of one record. */
export async function courseFrom(register: Asked, record: RegisterRecord & { readonly kind: Followed }, day: string): Promise<Course> {
  return followed(register, record, day, await decidedIn(register))
}

/** Looks for what may have become of a record: by its words, and where a person pointed. */
async function followed(
  register: Asked,
  record: RegisterRecord & { readonly kind: Followed },
  day: string,
  { judged, given }: Decided,
): Promise<Course> {
  const others = new Map(
    (
      await register.watch.alike({
        ...wordsAsked(record),
        share: ENOUGH_TO_ASK,
        holds: (other) => matchOf(record, other) !== undefined,
        most: MOST_TOLD,
      })
    ).map((other) => [other.id, other]),
  )
  if (![...others.values()].some((other) => matchOf(record, other)?.sure === true))
    for (const other of await doneAtSessions(register, record)) if (matchOf(record, other) !== undefined) others.set(other.id, other)
  for (const { before, after, is } of judged) {
    if (!is || !record.claims.includes(before)) continue
    for (const other of await register.records({ claim: after })) others.set(other.id, other)
  }
  const told = [...others.values()]
  const course = courseOf(record, told, day, judged, await sentencesOf(register, [record, ...told]))
  const assigned = assignedIn(record.claims, given)
  return assigned === undefined ? course : { ...course, assigned }
}

/** What persons decided: what became of things, and whose they are. */
interface Decided {
  readonly judged: readonly Judged[]
  readonly given: readonly Decision[]
}

async function decidedIn(register: Asked): Promise<Decided> {
  const [all, given] = await Promise.all([register.decisions(), register.watch.decisionsOnDue()])
  return { judged: judgedIn(all), given }
}

/** What persons said of what became of things, in the order in which they said it. */
function judgedIn(decisions: readonly Decision[]): readonly Judged[] {
  return decisions.flatMap(({ act, claims, who }): readonly Judged[] => {
    const [before, after] = claims
    if ((act !== 'follow' && act !== 'unfollow') || before === undefined || after === undefined) return []
    return [{ before, after, is: act === 'follow', who }]
  })
}

function cursorIn(given: string | undefined): { readonly kind?: Followed; readonly after?: string } {
  const [name, after = ''] = keyIn(given, 2) ?? []
  const kind = FOLLOWED.find((one) => one === name)
  return { ...(kind === undefined ? {} : { kind }), ...(after === '' ? {} : { after }) }
}
