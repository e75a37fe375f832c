import { Draft } from '../../draft.ts'
import type { Scope } from '../../scope.ts'

/**
 * "The session, which was to be held in May, has been postponed to June": the session of May is called off, and the date behind "to" is that of
 * the one to come.
 */
export function calledOff(drafts: readonly Draft[]): Draft[] {
  const at = drafts.findIndex((d) => d.kind === 'meeting' && d.made === 'frames/hold.of')
  const off = drafts[at]
  const planned = drafts.slice(0, Math.max(at, 0)).find((d) => off !== undefined && wasPlanned(d, off))
  if (off === undefined || planned === undefined) return [...drafts]
  planned.modality = 'cancelled'
  for (const slot of ['body', 'title', 'ordinal', 'rank']) planned.set(slot, off.get(slot)[0])
  if (!off.has('when')) return drafts.filter((d) => d !== off)
  off.modality = 'scheduled'
  return [...drafts]
}

function wasPlanned(draft: Draft, off: Draft): boolean {
  if (draft.kind !== 'meeting' || (draft.modality !== 'expected' && draft.modality !== 'scheduled')) return false
  const body = draft.get('body')[0]?.value
  return (body === undefined && !draft.has('title')) || body === off.get('body')[0]?.value
}

const MOVED = /^(?:move|shift|push|bring|put)$/
const TO_DAY = /^(?:to|until|till|for)$/

/** "The fourth Summit, foreseen for April, has been moved to October": what was foreseen is off, and the day behind "to" is the new one. */
export function movedTo(scope: Scope, drafts: readonly Draft[]): Draft[] {
  const { s, dates } = scope
  const clause = s.clauses.find((c) => MOVED.test(c.verb.lemma) && c.verb.passive && c.verb.form === 'finite' && c.subject !== undefined)
  const day = dates.find((d) => {
    const joint = s.units[d.unit - 1]
    return clause !== undefined && d.unit > clause.at && d.unit < clause.rest.to && joint?.type === 'preposition' && TO_DAY.test(joint.word)
  })
  if (clause?.subject === undefined || day === undefined) return [...drafts]
  const start = s.tokens.start[s.units[clause.subject.from]?.first ?? 0] ?? 0
  const end = s.tokens.end[s.units[clause.at]?.first ?? 0] ?? 0
  const planned = drafts.find((d) => d.kind === 'meeting' && (d.has('body') || d.has('title')) && begins(d, start, end))
  if (planned === undefined) return [...drafts]
  const fresh = new Draft('meeting', 'scheduled', planned.passage, 'rule/moved')
  for (const slot of ['body', 'title', 'ordinal', 'rank', 'where', 'mode']) fresh.set(slot, planned.get(slot)[0])
  fresh.set('when', day.filled)
  const isSame = planned.get('when')[0]?.value === day.filled.value || !planned.has('when')
  if (!isSame) planned.modality = 'cancelled'
  return [...drafts.filter((d) => d !== planned || !isSame), fresh]
}

/** Whether the words that name a meeting stand between two offsets. */
const begins = (draft: Draft, start: number, end: number): boolean =>
  [...draft.get('body'), ...draft.get('title')].some(({ span }) => span !== undefined && span.start >= start && span.end <= end)
