import type { RegisterRecord } from '../register/record.ts'
import { all, one } from '../watch/fields.ts'
import { figureSides } from '../watch/name.ts'
import { every, listed, phrase, series, shown, words, type Bit } from './bits.ts'
import type { Label } from './labels/index.ts'

/** What a record is called in one line, as `nameOf` in `watch` does, with each value bound to its claims. */
export function nameBit(record: RegisterRecord): Bit {
  return NAMES[record.kind](record) ?? words(NOUNS[record.kind], record.claims)
}

const NOUNS: { readonly [kind in RegisterRecord['kind']]: Label } = {
  meeting: 'meeting',
  visit: 'visit',
  instrument: 'document',
  initiative: 'initiative',
  commitment: 'undertaking',
  figure: 'figure',
  relation: 'tie',
  chairmanship: 'chair',
  programme: 'programme',
  body: 'body',
  post: 'office not named',
  position: 'position',
}

const NAMES: { readonly [kind in RegisterRecord['kind']]: (record: RegisterRecord) => Bit | undefined } = {
  meeting: (record) => {
    const body = shown(record, 'body')
    if (body !== undefined) return series(' ', [shown(record, 'ordinal'), body])
    const noun = one(record, 'mode') === 'telephone' ? 'telephone call' : 'meeting'
    return withSides(shown(record, 'title') ?? words(noun, record.claims), listed(record, 'participants', 4))
  },
  visit: (record) => {
    const who = shown(record, 'who') ?? shown(record, 'post') ?? shown(record, 'of'),
      where = shown(record, 'where')
    const own = who === undefined ? words('visit', record.claims) : phrase(/s$/i.test(who.value) ? '{}’ visit' : '{}’s visit', who)
    return where === undefined ? own : phrase('{} to {}', own, where)
  },
  instrument: (record) => {
    const type = shown(record, 'type') ?? words('document', record.claims),
      subject = shown(record, 'subject')
    return (
      shown(record, 'title') ?? (subject === undefined ? withSides(type, listed(record, 'parties', 4)) : phrase('{} on {}', type, subject))
    )
  },
  initiative: (record) => shown(record, 'idea') ?? withSides(words('initiative', record.claims), listed(record, 'by', 4)),
  commitment: (record) => shown(record, 'what') ?? withSides(words('undertaking', record.claims), listed(record, 'by', 4)),
  figure: (record) => {
    const measure = shown(record, 'measure') ?? words('figure', record.claims)
    const named = (one(record, 'measure') ?? 'figure').toLowerCase()
    const sides = ['between', 'from', 'to', 'of'].flatMap((slot) => every(record, slot))
    const missing = figureSides(record).length === 0 ? [] : sides.filter((side) => !named.includes(side.value.toLowerCase()))
    return series(', ', [measure, series('–', missing)])
  },
  relation: (record) => {
    const sides = series(' – ', [shown(record, 'party'), shown(record, 'with')])
    const status = shown(record, 'status')
    return sides === undefined ? status : status === undefined ? sides : phrase('{}: {}', sides, status)
  },
  chairmanship: (record) =>
    series(', ', [listed(record, 'party'), shown(record, 'role') ?? words('chair', record.claims), shown(record, 'body')]),
  programme: (record) => shown(record, 'title') ?? withSides(words('programme', record.claims), listed(record, 'by', 4)),
  body: (record) => shown(record, 'name'),
  post: (record) => series(', ', [shown(record, 'person'), shown(record, 'post'), shown(record, 'of')]),
  position: (record) =>
    all(record, 'holder').length + all(record, 'subject').length === 0
      ? undefined
      : series(' ', [listed(record, 'holder'), shown(record, 'stance'), shown(record, 'subject') ?? shown(record, 'on')]),
}

function withSides(noun: Bit, sides: Bit | undefined): Bit {
  return sides === undefined ? noun : phrase('{} of {}', noun, sides)
}
