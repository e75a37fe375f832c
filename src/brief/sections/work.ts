import { bounds } from '../../watch/bounds.ts'
import { claimsOf } from '../../watch/fields.ts'
import type { RegisterRecord } from '../../register/record.ts'
import { around, every, listed, phrase, series, shown, value, worked, words, type Value } from '../bits.ts'
import { line, present, says, saysAll, type Part, type Section } from '../line.ts'
import { nameBit } from '../name-bits.ts'
import { actBit, disputes, modalityBit } from '../tell.ts'
import { lastTold, ofKind, type View } from '../view.ts'

/** Training, exchanges, projects and funds: by whom, for whom, until when. */
export function programmes(view: View): Section {
  const lines = newestFirst(view, 'programme').map((record) => {
    const until = shown(record, 'until')
    const amount = shown(record, 'value')
    const last = until === undefined ? undefined : bounds(until.value).last
    const distance = worked('distance', [until])
    const end =
      until === undefined
        ? []
        : [
            says(
              last === undefined
                ? phrase('until {}', until)
                : phrase(last < view.day ? 'until {}, ended {}' : 'until {}, ends {}', until, distance),
            ),
          ]
    const parts = [
      ...actParts(record.acts),
      ...saysAll(', ', [
        around('by {}', listed(record, 'by', 4)),
        around('for {}', listed(record, 'for', 4)),
        shown(record, 'frequency'),
        shown(record, 'mode'),
        around('on {}', series('; ', every(record, 'areas').slice(0, 4))),
        amount === undefined ? undefined : worked('amount', [amount, shown(record, 'unit')]),
      ]),
      ...end,
    ]
    return line(nameBit(record), parts.length > 0 ? parts : [says(modalityBit(record))], { under: disputes(record) })
  })
  return {
    lines: present(lines),
    missing: lines.length === 0 && view.subject.kind === 'pair' ? [phrase('any programme')] : [],
  }
}

/** Ideas put forward: by whom, where, and who stood behind them. */
export function initiatives(view: View): Section {
  const lines = newestFirst(view, 'initiative').map((record) => {
    const forum = shown(record, 'forum')
    const supporters = listed(record, 'supporters')
    const put = series(', ', [
      around('by {}', listed(record, 'by', 4)),
      forum && phrase(/^the /i.test(forum.value) ? 'at {}' : 'at the {}', forum),
      shown(record, 'when'),
    ])
    const parts = [
      says(put === undefined ? words('put forward', record.claims) : phrase('put forward {}', put), claimsOf(record, 'idea')),
      ...(supporters === undefined ? [] : [says(phrase('supported by {}', supporters))]),
      ...actParts(record.acts.filter(({ action }) => action !== 'proposed' && !(action === 'supported' && supporters !== undefined))),
    ]
    return line(nameBit(record), parts, { under: disputes(record) })
  })
  return {
    lines: present(lines),
    missing: lines.length === 0 && view.subject.kind === 'pair' ? [phrase('any initiative')] : [],
  }
}

/** Views and stances, the latest first, each under the name of who holds it. */
export function positions(view: View): Section {
  const lines = newestFirst(view, 'position').map((record) => {
    const stance = shown(record, 'stance') ?? words('says', record.claims)
    const told = series(' ', [stance, shown(record, 'subject') ?? shown(record, 'on')]) ?? stance
    return line(listed(record, 'holder', 4) ?? phrase('no holder named'), [...saysAll(', ', [told, toldOn(view, record)])])
  })
  return {
    lines: present(lines),
    missing: lines.length === 0 ? [phrase(view.subject.kind === 'pair' ? 'any position of one on the other' : 'any position')] : [],
  }
}

/** Who holds which office. */
export function posts(view: View): Section {
  const lines = newestFirst(view, 'post').map((record) => {
    const office = series(', ', [shown(record, 'post') ?? words('office not named', record.claims), shown(record, 'of')])
    return line(
      shown(record, 'person') ?? phrase('somebody'),
      [...saysAll(', ', [office, around('last named so {}', toldOn(view, record))])],
      { under: disputes(record) },
    )
  })
  return {
    lines: present(lines),
    missing: lines.length === 0 && view.subject.kind === 'person' ? [phrase('any office held')] : [],
  }
}

/** The day on which a record was last told of, with the claims published then. */
function toldOn(view: View, record: RegisterRecord): Value | undefined {
  const day = lastTold(view, record)
  const then = record.claims.filter((id) => view.claims.get(id)?.published === day)
  return day === '' ? undefined : value(day, 'published', then)
}

function newestFirst(view: View, kind: 'programme' | 'initiative' | 'position' | 'post'): View['records'] {
  return [...ofKind(view, kind)].sort((a, b) => lastTold(view, b).localeCompare(lastTold(view, a)))
}

function actParts(acts: View['records'][number]['acts']): Part[] {
  return acts
    .filter(({ action }) => action !== '')
    .slice(-3)
    .map((act) => says(act.modality === 'done' ? actBit(act) : phrase('to be {}', actBit(act))))
}
