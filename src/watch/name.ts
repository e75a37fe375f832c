import type { RegisterRecord } from '../register/record.ts'
import { all, one } from './fields.ts'

/** "1st", "2nd", "13th", "21st". */
export function ordinal(value: number | string): string {
  const number = Number(value)
  const tens = number % 100
  const ending = tens >= 11 && tens <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][number % 10] ?? 'th')
  return `${number}${ending}`
}

/** "A", "A and B", "A, B and C"; "A, B, C and 4 others" when there are more than `most`. */
export function list(values: readonly string[], most = 6): string {
  const shown = values.length > most ? [...values.slice(0, most - 1), `${values.length - most + 1} others`] : values
  const last = shown[shown.length - 1]
  return last === undefined ? '' : shown.length === 1 ? last : `${shown.slice(0, -1).join(', ')} and ${last}`
}

/** What a record is called in one line: "18th Joint Commission", "Jane Roe's visit to Lowport", "work plan on energy". */
export function nameOf(record: RegisterRecord): string {
  return NAMES[record.kind](record) || record.kind
}

const NAMES: { readonly [kind in RegisterRecord['kind']]: (record: RegisterRecord) => string } = {
  meeting: (record) => {
    const body = one(record, 'body'),
      number = one(record, 'ordinal')
    if (body !== undefined) return `${number === undefined ? '' : `${ordinal(number)} `}${body}`
    const title = one(record, 'title') ?? (one(record, 'mode') === 'telephone' ? 'telephone call' : 'meeting')
    return withSides(title, all(record, 'participants'))
  },
  visit: (record) => {
    const who = one(record, 'who') ?? one(record, 'post') ?? one(record, 'of')
    const where = one(record, 'where')
    return `${who === undefined ? 'visit' : `${possessive(who)} visit`}${where === undefined ? '' : ` to ${where}`}`
  },
  instrument: (record) => {
    const type = one(record, 'type'),
      subject = one(record, 'subject')
    return (
      one(record, 'title') ??
      (subject === undefined ? withSides(type ?? 'document', all(record, 'parties')) : `${type ?? 'document'} on ${subject}`)
    )
  },
  initiative: (record) => one(record, 'idea') ?? withSides('initiative', all(record, 'by')),
  commitment: (record) => one(record, 'what') ?? withSides('undertaking', all(record, 'by')),
  figure: (record) => {
    const sides = figureSides(record),
      measure = one(record, 'measure') ?? 'figure'
    const missing = sides.filter((side) => !measure.toLowerCase().includes(side.toLowerCase()))
    return missing.length === 0 ? measure : `${measure}, ${missing.join('–')}`
  },
  relation: (record) => {
    const sides = [one(record, 'party'), one(record, 'with')].filter((side) => side !== undefined)
    const status = one(record, 'status')
    return `${sides.join(' – ')}${status === undefined ? '' : `: ${status}`}`
  },
  chairmanship: (record) => [list(all(record, 'party')), one(record, 'role') ?? 'chair', one(record, 'body')].filter(Boolean).join(', '),
  programme: (record) => one(record, 'title') ?? withSides('programme', all(record, 'by')),
  body: (record) => one(record, 'name') ?? '',
  post: (record) => [one(record, 'person'), one(record, 'post'), one(record, 'of')].filter(Boolean).join(', '),
  position: (record) =>
    [list(all(record, 'holder')), one(record, 'stance'), one(record, 'subject') ?? one(record, 'on')].filter(Boolean).join(' '),
}

/** Whom a figure is between, from and to, or of. */
export function figureSides(record: RegisterRecord): readonly string[] {
  return [...all(record, 'between'), ...all(record, 'from'), ...all(record, 'to'), ...all(record, 'of')]
}

function withSides(noun: string, sides: readonly string[]): string {
  return sides.length === 0 ? noun : `${noun} of ${list(sides, 4)}`
}

function possessive(name: string): string {
  return /s$/i.test(name) ? `${name}’` : `${name}’s`
}
