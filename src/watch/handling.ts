import { nameKey } from '../register/names.ts'
import { DUE_ACTS, type Decision } from '../register/record.ts'

/** What somebody did with a thing that is due, why, and when: an instant, ISO 8601 in UTC. */
export interface Handled {
  readonly act: (typeof DUE_ACTS)[number]
  readonly who: string
  readonly why: string
  readonly at: string
  /** To snooze: the day on which it is told again. */
  readonly until?: string
  /** To assign: whose it is. */
  readonly to?: string
}

/** What persons did with a thing that is due. */
export interface Handling {
  readonly assigned?: Handled
  /** It was closed, or snoozed until a day that is not there yet: it is not told unless that is asked for. */
  readonly aside?: Handled
  /** It was so, and is told again: the day has come, or what bears it changed. */
  readonly before?: Handled
}

/** A thing that is due, as a decision on it names it. */
export interface DueNamed {
  readonly rule: string
  readonly when: string
  readonly claims: readonly string[]
  readonly says: string
}

/** Which of its anniversaries it is: each is a thing of its own. */
const turnOf = ({ says }: DueNamed): string => /^\d+ years/.exec(says)?.[0] ?? ''

/** What stands in place of a rule in a decision on a thing as a whole, as the ledger follows it: whatever date of it is due, it is theirs. */
export const AS_A_WHOLE = 'ledger'

/** To whom a thing was given last: as a whole, or by a date of it. */
export function assignedIn(claims: readonly string[], decisions: readonly Decision[]): Handled | undefined {
  const given = decisions.findLast(
    ({ act, slots = {}, claims: on }) => act === 'assign' && slots['turn'] === undefined && on.some((id) => claims.includes(id)),
  )
  return given === undefined ? undefined : handledBy(given)
}

/** Gives a thing as a whole to somebody. */
export const assignment = (
  claims: readonly string[],
  { at, who, to, why = '' }: Pick<Handled, 'at' | 'who'> & { readonly to: string; readonly why?: string },
): Decision => ({
  ...{ at, who, act: 'assign', claims },
  slots: { rule: AS_A_WHOLE, to },
  ...(why.trim() === '' ? {} : { why }),
})

/** How a decision names a thing that is due: by its rule, its date and the claims that bear it, which no rebuild changes. */
export const namedAs = (item: DueNamed): Pick<Decision, 'claims'> & { readonly slots: Readonly<{ [slot: string]: string }> } => ({
  claims: item.claims,
  slots: { rule: item.rule, when: item.when, ...(turnOf(item) === '' ? {} : { turn: turnOf(item) }) },
})

/**
 * What persons did with a thing. It is the same thing for as long as its rule has a claim in common that bears it; it is told again when
 * its date or any of these claims is another.
 */
export function handlingOf(item: DueNamed, decisions: readonly Decision[], day: string): Handling | undefined {
  let assigned: Handled | undefined
  let aside: Handled | undefined
  let before: Handled | undefined
  for (const decision of decisions) {
    const { slots = {}, claims } = decision
    const isOnIt = slots['rule'] === AS_A_WHOLE || (slots['rule'] === item.rule && (slots['turn'] ?? '') === turnOf(item))
    if (!isOnIt || !claims.some((id) => item.claims.includes(id))) continue
    const handled = handledBy(decision)
    if (handled === undefined) continue
    if (handled.act === 'assign') assigned = handled.to === undefined ? undefined : handled
    else if (handled.act === 'reopen') [aside, before] = [undefined, undefined]
    else {
      const isOver = handled.until !== undefined && handled.until <= day
      const isSame = slots['when'] === item.when && claims.length === item.claims.length && claims.every((id) => item.claims.includes(id))
      ;[aside, before] = isSame && !isOver ? [handled, undefined] : [undefined, handled]
    }
  }
  if (assigned === undefined && aside === undefined && before === undefined) return undefined
  return {
    ...(assigned === undefined ? {} : { assigned }),
    ...(aside === undefined ? {} : { aside }),
    ...(before === undefined ? {} : { before }),
  }
}

function handledBy({ act: given, who, why = '', at, until, slots = {} }: Decision): Handled | undefined {
  const act = DUE_ACTS.find((one) => one === given)
  const to = slots['to']
  if (act === undefined) return undefined
  return { act, who, why, at, ...(until === undefined ? {} : { until }), ...(typeof to === 'string' ? { to } : {}) }
}

/** Which of the things that are due are asked for. */
export interface Wanted {
  /** Also what is snoozed or closed. */
  readonly aside?: boolean
  /** Only what is somebody's. */
  readonly assigned?: string
}

/** The things that are wanted, each with what persons did with it. */
export function handled<T extends DueNamed>(
  items: readonly T[],
  decisions: readonly Decision[],
  day: string,
  { aside, assigned }: Wanted,
): readonly (T & { readonly handling?: Handling })[] {
  if (decisions.length === 0 && assigned === undefined) return items
  return items.flatMap((item) => {
    const handling = handlingOf(item, decisions, day)
    if (handling?.aside !== undefined && aside !== true) return []
    if (assigned !== undefined && nameKey(handling?.assigned?.to ?? '') !== nameKey(assigned)) return []
    return [handling === undefined ? item : { ...item, handling }]
  })
}

/** What is wrong with doing so, in one line. */
export function faultOfAct(
  act: Handled['act'],
  { until, to, why = '', day }: Partial<Handled> & { readonly day: string },
): string | undefined {
  if ((act === 'snooze') !== (until !== undefined)) return 'To snooze, say until which day; nothing else has one.'
  if (until !== undefined && until <= day) return `Until ${until}: that is not ahead.`
  if ((act === 'assign') !== (to !== undefined)) return 'To assign, say to whom; nothing else has a name.'
  if (act !== 'assign' && why.trim() === '') return `Say for what reason you ${act} it.`
  return undefined
}
