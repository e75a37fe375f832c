import type { RegisterRecord } from '../../register/record.ts'
import { claimsOf, one } from '../../watch/fields.ts'
import { every, listed, phrase, series, shown, words, worked, type Bit } from '../bits.ts'
import { line, present, says, type Line, type Section } from '../line.ts'
import { nameBit } from '../name-bits.ts'
import { actBit } from '../tell.ts'
import { lastTold, ofKind, stillAhead, type View } from '../view.ts'
import { pastMeetings } from './coming.ts'
import { holds } from './instruments.ts'

/** A sentence of prose: a line without a head. */
const sentence = (bit: Bit | undefined, record: RegisterRecord): Line | undefined =>
  bit === undefined ? undefined : line(phrase(''), [says(bit, claimsOf(record, 'when').slice(0, 1))])

const told = (view: View, records: readonly RegisterRecord[], make: (record: RegisterRecord) => Bit | undefined): Section => ({
  lines: present(
    [...records].sort((a, b) => lastTold(view, b).localeCompare(lastTold(view, a))).map((record) => sentence(make(record), record)),
  ),
  missing: [],
})

/** What is announced: visits and meetings ahead, with their agenda. */
export function pressAhead(view: View): Section {
  const ahead = ofKind(view, 'visit', 'meeting')
    .filter((record) => record.modality === 'scheduled' && record.to !== undefined && stillAhead(view, record))
    .sort((a, b) => (a.from ?? '').localeCompare(b.from ?? ''))
  const lines = ahead.flatMap((record) => [sentence(announced(record), record), sentence(agenda(record), record)])
  return { lines: present(lines), missing: lines.length === 0 ? [phrase('any visit or meeting after {}', worked('day', []))] : [] }
}

function announced(record: RegisterRecord): Bit | undefined {
  const when = shown(record, 'when')
  const where = listed(record, 'where')
  if (when === undefined) return undefined
  if (record.kind === 'visit') {
    const who = shown(record, 'who') ?? shown(record, 'post') ?? words('somebody', record.claims)
    return where === undefined
      ? phrase('A visit by {} is planned for {}.', who, when)
      : phrase('A visit by {} to {} is planned for {}.', who, where, when)
  }
  const name = nameBit(record)
  return where === undefined
    ? phrase('The {} is planned for {}.', name, when)
    : phrase('The {} is planned for {} in {}.', name, when, where)
}

function agenda(record: RegisterRecord): Bit | undefined {
  const topics = series('; ', every(record, 'agenda'))
  return topics === undefined ? undefined : phrase('The agenda names: {}.', topics)
}

/** The tie between the sides, in a sentence. */
export function pressTies(view: View): Section {
  return told(
    view,
    ofKind(view, 'relation').filter(({ modality }) => modality === 'done'),
    (record) => {
      const sides = [shown(record, 'party'), shown(record, 'with')]
      const [party, other, status, since] = [...sides, shown(record, 'status'), shown(record, 'since')]
      if (party === undefined || other === undefined || status === undefined) return undefined
      return since === undefined
        ? phrase('Between {} and {}: {}.', party, other, status)
        : phrase('Between {} and {}: {}, since {}.', party, other, status, since)
    },
  )
}

/** The last meetings and visits, in a sentence each. */
export function pressPast(view: View): Section {
  const lines = pastMeetings(view).map((record) => {
    const [when, where] = [shown(record, 'when'), listed(record, 'where')]
    if (when === undefined) return undefined
    const name = nameBit(record)
    const bit =
      where === undefined || record.kind === 'visit'
        ? phrase('The {} took place: {}.', name, when)
        : phrase('The {} took place: {}, {}.', name, when, where)
    return sentence(record.kind === 'visit' ? phrase('{} took place: {}.', name, when) : bit, record)
  })
  return { lines: present(lines), missing: [] }
}

/** Documents that hold, with what was done to them. */
export function pressDocuments(view: View): Section {
  return told(
    view,
    ofKind(view, 'instrument').filter((record) => holds(record) && one(record, 'title') !== undefined),
    (record) => {
      const done = record.acts.filter(({ action, modality }) => modality === 'done' && action !== '').at(-1)
      return done === undefined ? undefined : phrase('The {}: {}.', nameBit(record), actBit(done))
    },
  )
}

/** What was undertaken. */
export function pressPromises(view: View): Section {
  return told(
    view,
    ofKind(view, 'commitment').filter(({ modality }) => modality !== 'cancelled'),
    (record) => {
      const [by, what] = [listed(record, 'by', 4), shown(record, 'what')]
      return by === undefined || what === undefined ? undefined : phrase('{} undertook: {}.', by, what)
    },
  )
}

/** Figures as the issuer tells them. */
export function pressFigures(view: View): Section {
  return told(view, ofKind(view, 'figure'), (record) => {
    const [first] = record.claims
    const claim = view.claims.get(first ?? '')
    if (claim === undefined || shown(record, 'value') === undefined) return undefined
    const amount = worked(
      'amount',
      ['value', 'unit', 'qualifier', 'change'].map((slot) => {
        const given = claim.slots[slot]
        return typeof given === 'string' || typeof given === 'number'
          ? { is: 'value', value: String(given), as: 'said', slot, claims: [claim.id] }
          : undefined
      }),
    )
    if (claim.slots['value'] === undefined) return undefined
    return phrase('{}: {}.', series(', ', [nameBit(record), shown(record, 'period')]) ?? nameBit(record), amount)
  })
}
