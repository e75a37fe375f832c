import { bounds, precision } from '../../watch/bounds.ts'
import { plusYears } from '../../watch/day.ts'
import { actDate, all, claimsOf, one, voiceClaims } from '../../watch/fields.ts'
import { list } from '../../watch/name.ts'
import { ROUND_YEARS } from '../../watch/rules.ts'
import { line, present, says, type Line, type Part, type Section } from '../line.ts'
import { sayDate, sayDistance } from '../say-date.ts'
import { disputes } from '../tell.ts'
import { lastTold, ofKind, type View } from '../view.ts'

/** What binds the sides, since when, which anniversaries are near, and who is in the chair. */
export function status(view: View): Section {
  const ties = ofKind(view, 'relation').map((record) => {
    const sides = [one(record, 'party'), one(record, 'with')].filter((side) => side !== undefined)
    const since = one(record, 'since')
    const acts = record.acts.flatMap((act): Part[] => {
      const when = actDate(act)
      const said = [act.modality === 'done' ? act.action : `${act.action}, ${act.modality}`, when === undefined ? undefined : sayDate(when)]
      // That a tie was established says nothing beside the day since when it stands.
      return act.action === '' || (since !== undefined && (when === since || when === undefined))
        ? []
        : [says(said.filter(Boolean).join(' '), voiceClaims(act.voices))]
    })
    const words = [one(record, 'status'), since === undefined ? undefined : `since ${sayDate(since)}`]
      .filter((word) => word !== undefined)
      .join(', ')
    const base =
      since ??
      record.acts
        .filter(({ action }) => ['established', 'joined', 'upgraded'].includes(action))
        .map(actDate)
        .find(Boolean)
    return line(
      sides.join(' – ') || 'tie',
      [
        ...(words === '' ? [] : [says(words, claimsOf(record, 'status', 'since'))]),
        ...acts.slice(0, 3),
        ...(base === undefined ? [] : anniversary(base, view.day).map((text) => says(text, claimsOf(record, 'since')))),
      ],
      { under: disputes(record) },
    )
  })
  const chairs = ofKind(view, 'chairmanship')
    .map((record) => chair(view, record))
    .filter((entry) => entry !== undefined)
  return {
    key: 'status',
    title: 'Where relations stand',
    lines: [...present(ties), ...chairs],
    missing: ties.length > 0 || view.subject.kind !== 'pair' ? [] : ['a standing tie between the two (relations, partnership, membership)'],
  }
}

function chair(view: View, record: View['records'][number]): Line | undefined {
  const period = one(record, 'period')
  const { first, last } = period === undefined ? {} : bounds(period)
  if (last !== undefined && last < view.day) return undefined
  // Whoever chaired one session is no standing chair: without a period it counts while the news is fresh.
  if (period === undefined && lastTold(view, record) < plusYears(view.day, -1)) return undefined
  const role = one(record, 'role') ?? 'chair'
  const text = [role, period === undefined ? undefined : sayDate(period)].filter((word) => word !== undefined).join(', ')
  const passing =
    last !== undefined && last < plusYears(view.day, 1) ? [says(`passes ${sayDistance(view.day, last)}`, claimsOf(record, 'period'))] : []
  const coming =
    first !== undefined && first > view.day ? [says(`begins ${sayDistance(view.day, first)}`, claimsOf(record, 'period'))] : passing
  return line(
    one(record, 'body') ?? 'chair',
    [says(`${list(all(record, 'party'))}: ${text}`, claimsOf(record, 'party', 'role', 'period')), ...coming],
    {
      under: disputes(record),
    },
  )
}

/** "20 years in Nov 2024", when a round year falls within a year of the day, before or after: counted, for nobody may have marked it. */
export function anniversary(since: string, day: string): readonly string[] {
  const { first, last } = bounds(since)
  if (first === undefined || last === undefined) return []
  return ROUND_YEARS.flatMap((years) => {
    const from = plusYears(first, years),
      to = plusYears(last, years)
    if (to < plusYears(day, -1) || from > plusYears(day, 1)) return []
    const exact = precision(since),
      on = sayDate(exact === 'year' ? from.slice(0, 4) : exact === 'month' ? from.slice(0, 7) : from)
    return [`${years} years ${exact === 'day' ? 'on' : 'in'} ${on}`]
  })
}
