import { bounds, precision } from '../../watch/bounds.ts'
import { plusYears } from '../../watch/day.ts'
import { actDate, voiceClaims } from '../../watch/fields.ts'
import { ROUND_YEARS } from '../../watch/rules.ts'
import { around, listed, phrase, series, shown, value, worked, words, type Bit, type Value } from '../bits.ts'
import { line, present, says, saysAll, type Line, type Part, type Section } from '../line.ts'
import { actWhen, disputes } from '../tell.ts'
import { lastTold, ofKind, type View } from '../view.ts'

/** What binds the sides, since when, which anniversaries are near, and who is in the chair. */
export function status(view: View): Section {
  const ties = ofKind(view, 'relation').map((record) => {
    const since = shown(record, 'since')
    const acts = record.acts.flatMap((act): Part[] => {
      const when = actDate(act)
      // That a tie was established says nothing beside the day since when it stands.
      if (act.action === '' || (since !== undefined && (when === since.value || when === undefined))) return []
      const claims = voiceClaims(act.voices)
      const done = value(act.action, 'action', claims)
      const told = act.modality === 'done' ? done : phrase('{}, {}', done, value(act.modality, 'modality', claims))
      return [...saysAll(' ', [told, actWhen(act)])]
    })
    const began = record.acts.filter(({ action }) => ['established', 'joined', 'upgraded'].includes(action)).map(actWhen)
    const base = since ?? began.find((day) => day !== undefined)
    return line(
      series(' – ', [shown(record, 'party'), shown(record, 'with')]) ?? phrase('tie'),
      [
        ...saysAll(', ', [shown(record, 'status'), around('since {}', since)]),
        ...acts.slice(0, 3),
        ...(base === undefined ? [] : anniversary(base, view.day).map((bit) => says(bit))),
      ],
      { under: disputes(record) },
    )
  })
  const chairs = ofKind(view, 'chairmanship').map((record) => chair(view, record))
  return {
    lines: present([...ties, ...chairs]),
    missing:
      present(ties).length > 0 || view.subject.kind !== 'pair'
        ? []
        : [phrase('a standing tie between the two (relations, partnership, membership)')],
  }
}

function chair(view: View, record: View['records'][number]): Line | undefined {
  const period = shown(record, 'period')
  const { first, last } = period === undefined ? {} : bounds(period.value)
  if (last !== undefined && last < view.day) return undefined
  // Whoever chaired one session is no standing chair: without a period it counts while the news is fresh.
  if (period === undefined && lastTold(view, record) < plusYears(view.day, -1)) return undefined
  const party = listed(record, 'party') ?? words('somebody', record.claims)
  const role = shown(record, 'role') ?? words('chair', record.claims)
  const passing = last !== undefined && last < plusYears(view.day, 1) ? [says(phrase('passes {}', worked('distance', [period])))] : []
  const coming = first !== undefined && first > view.day ? [says(phrase('begins {}', worked('distanceFirst', [period])))] : passing
  return line(shown(record, 'body') ?? phrase('chair'), [says(phrase('{}: {}', party, series(', ', [role, period]) ?? role)), ...coming], {
    under: disputes(record),
  })
}

/** "20 years in Nov 2024", when a round year falls within a year of the day, before or after: counted, for nobody may have marked it. */
export function anniversary(since: Value, day: string): readonly Bit[] {
  const { first, last } = bounds(since.value)
  if (first === undefined || last === undefined) return []
  return ROUND_YEARS.flatMap((years) =>
    plusYears(last, years) < plusYears(day, -1) || plusYears(first, years) > plusYears(day, 1)
      ? []
      : [worked('anniversary', [since], String(years))],
  )
}

/** The round years of ties and of signed documents that fall within half a year of the day. */
export function anniversaries(view: View): Section {
  const lines = ofKind(view, 'relation', 'instrument', 'body').flatMap((record) => {
    const signed = record.acts.find(({ action }) => ['signed', 'acceded', 'established'].includes(action))
    const since = shown(record, 'since') ?? (signed === undefined ? undefined : actWhen(signed))
    if (since === undefined || precision(since.value) === 'year') return []
    const near = anniversary(since, view.day)
    const name = shown(record, 'title') ?? shown(record, 'name') ?? series(' – ', [shown(record, 'party'), shown(record, 'with')])
    return name === undefined
      ? []
      : [
          line(
            name,
            near.map((bit) => says(bit)),
          ),
        ]
  })
  return { lines: present(lines), missing: [] }
}
