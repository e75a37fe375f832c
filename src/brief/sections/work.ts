import { bounds } from '../../watch/bounds.ts'
import { actDate, all, claimsOf, one, voiceClaims } from '../../watch/fields.ts'
import { list, nameOf } from '../../watch/name.ts'
import { line, present, says, type Part, type Section } from '../line.ts'
import { sayAmount } from '../say-amount.ts'
import { sayDate, sayDistance } from '../say-date.ts'
import { disputes } from '../tell.ts'
import { lastTold, ofKind, type View } from '../view.ts'

/** Training, exchanges, projects and funds: by whom, for whom, until when. */
export function programmes(view: View): Section {
  const lines = newestFirst(view, 'programme').map((record) => {
    const by = all(record, 'by'),
      audience = all(record, 'for'),
      areas = all(record, 'areas'),
      until = one(record, 'until'),
      value = record.fields['value']?.shown
    const details = present([
      by.length === 0 ? undefined : `by ${list(by, 4)}`,
      audience.length === 0 ? undefined : `for ${list(audience, 4)}`,
      one(record, 'frequency'),
      one(record, 'mode'),
      areas.length === 0 ? undefined : `on ${areas.slice(0, 4).join('; ')}`,
      typeof value === 'number' ? sayAmount({ value, unit: one(record, 'unit') }) : undefined,
    ])
    const last = until === undefined ? undefined : bounds(until).last
    const end =
      until === undefined
        ? []
        : [
            says(
              `until ${sayDate(until)}${last === undefined ? '' : last < view.day ? `, ended ${sayDistance(view.day, last)}` : `, ends ${sayDistance(view.day, last)}`}`,
              claimsOf(record, 'until'),
            ),
          ]
    const parts = [
      ...actParts(record.acts),
      ...(details.length === 0 ? [] : [says(details.join(', '), claimsOf(record, 'by', 'for', 'frequency', 'areas', 'value'))]),
      ...end,
    ]
    return line(nameOf(record), parts.length > 0 ? parts : [says(record.modality, record.claims)], { under: disputes(record) })
  })
  return {
    key: 'programmes',
    title: 'Programmes',
    lines: present(lines),
    missing: lines.length === 0 && view.subject.kind === 'pair' ? ['any programme'] : [],
  }
}

/** Ideas put forward: by whom, where, and who stood behind them. */
export function initiatives(view: View): Section {
  const lines = newestFirst(view, 'initiative').map((record) => {
    const by = all(record, 'by'),
      forum = one(record, 'forum'),
      supporters = all(record, 'supporters'),
      when = one(record, 'when')
    const put = present([
      by.length === 0 ? undefined : `by ${list(by, 4)}`,
      forum === undefined ? undefined : `at the ${forum.replace(/^the /i, '')}`,
      when === undefined ? undefined : sayDate(when),
    ])
    const parts = [
      says(`put forward ${put.join(', ')}`.trim(), claimsOf(record, 'idea', 'by', 'forum', 'when')),
      ...(supporters.length === 0 ? [] : [says(`supported by ${list(supporters)}`, claimsOf(record, 'supporters'))]),
      ...actParts(record.acts.filter(({ action }) => action !== 'proposed' && !(action === 'supported' && supporters.length > 0))),
    ]
    return line(nameOf(record), parts, { under: disputes(record) })
  })
  return {
    key: 'initiatives',
    title: 'Initiatives',
    lines: present(lines),
    missing: lines.length === 0 && view.subject.kind === 'pair' ? ['any initiative'] : [],
  }
}

/** Views and stances, the latest first, each under the name of who holds it. */
export function positions(view: View): Section {
  const lines = newestFirst(view, 'position').map((record) => {
    const stance = one(record, 'stance') ?? 'says',
      subject = one(record, 'subject'),
      on = one(record, 'on')
    const told = lastTold(view, record)
    const words = [stance, subject ?? '', subject === undefined && on !== undefined ? on : ''].filter(Boolean).join(' ')
    return line(list(all(record, 'holder'), 4) || 'no holder named', [
      says(`${words}${told === '' ? '' : `, ${sayDate(told)}`}`, record.claims),
    ])
  })
  return {
    key: 'positions',
    title: 'Positions',
    lines: present(lines),
    missing: lines.length === 0 ? [view.subject.kind === 'pair' ? 'any position of one on the other' : 'any position'] : [],
  }
}

/** Who holds which office. */
export function posts(view: View): Section {
  const lines = newestFirst(view, 'post').map((record) => {
    const told = lastTold(view, record),
      of = one(record, 'of')
    const words = [one(record, 'post') ?? 'office not named', of].filter(Boolean).join(', ')
    return line(
      one(record, 'person') ?? 'somebody',
      [says(`${words}${told === '' ? '' : `, last named so ${sayDate(told)}`}`, record.claims)],
      { under: disputes(record) },
    )
  })
  return {
    key: 'posts',
    title: 'In office',
    lines: present(lines),
    missing: lines.length === 0 && view.subject.kind === 'person' ? ['any office held'] : [],
  }
}

function newestFirst(view: View, kind: 'programme' | 'initiative' | 'position' | 'post'): View['records'] {
  return [...ofKind(view, kind)].sort((a, b) => lastTold(view, b).localeCompare(lastTold(view, a)))
}

function actParts(acts: View['records'][number]['acts']): Part[] {
  return acts
    .filter(({ action }) => action !== '')
    .slice(-3)
    .map((act) => {
      const when = actDate(act)
      return says(
        `${act.modality === 'done' ? '' : 'to be '}${act.action}${when === undefined ? '' : ` ${sayDate(when)}`}`,
        voiceClaims(act.voices),
      )
    })
}
