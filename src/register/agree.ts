import { edtfDays, overlap } from './days.ts'
import type { SettlingClaim } from './identity/group.ts'
import type { Names } from './names.ts'

/** A value as one claim says it. */
export interface ValueOf {
  readonly value: string | number
  readonly claim: SettlingClaim
}

/** Words before a number that leave room around it, as a share of the number: below and above. */
const ROOM: Readonly<{ [qualifier: string]: readonly [below: number, above: number] }> = {
  almost: [0.04, 0],
  about: [0.05, 0.05],
  over: [0, 0.12],
  'at least': [0, 0.5],
  'up to': [0.9, 0],
}

/**
 * Two values of one slot can both be true. Dates must share a day, numbers be equal within what their rounding and their qualifiers leave
 * open, places lie in one another; what one document says in one voice, and what is said of two acts, always agrees; other names and words are ways of telling, and always agree.
 */
export function canBothHold(slot: string, a: ValueOf, b: ValueOf, names: Names): boolean {
  if (oneVoice(a.claim, b.claim) || twoActs(a.claim, b.claim)) return true
  switch (slot) {
    case 'when':
    case 'period':
    case 'since':
    case 'due':
    case 'until': {
      const [first, second] = [edtfDays(String(a.value)), edtfDays(String(b.value))]
      return first === undefined || second === undefined || overlap(first, second)
    }
    case 'ordinal':
    case 'years':
      return a.value === b.value
    case 'value':
      return numbersMeet(a, b)
    case 'change':
      return changesMeet(String(a.value), String(b.value))
    case 'where':
      return names.placesAgree(String(a.value), String(b.value)) ?? true
    case 'mode':
      return a.value === b.value || ![a.value, b.value].includes('online')
    default:
      return true
  }
}

/** One document that gives two values in its own voice tells of two things: it does not contradict itself. */
const oneVoice = (a: SettlingClaim, b: SettlingClaim): boolean => a.document === b.document && a.speaker === b.speaker

/** Suspended since 2020 and resumed since 2022 are both true. */
const twoActs = (a: SettlingClaim, b: SettlingClaim): boolean => {
  const [first, second] = [a.slots['action'], b.slots['action']]
  return first !== undefined && second !== undefined && first !== second
}

function numbersMeet(a: ValueOf, b: ValueOf): boolean {
  const [first, second] = [a, b].map(({ value, claim }) => range(Number(value), claim))
  return first === undefined || second === undefined || (first[0] <= second[1] && second[0] <= first[1])
}

/** From what to what a number as said can be: half of its last digit, at most an eightieth and at least a four-hundredth, and what the qualifier leaves. */
function range(value: number, claim: SettlingClaim): readonly [number, number] {
  const size = Math.abs(value)
  const rounding = Math.max(Math.min(lastPlace(size) / 2, size * 0.0125), size * 0.0025)
  const [below, above] = ROOM[String(claim.slots['qualifier'])] ?? [0, 0]
  return [value - rounding - size * below, value + rounding + size * above]
}

/** The worth of the last digit that is not zero: 100,000,000 of 2,200,000,000. */
function lastPlace(size: number): number {
  if (size === 0 || !Number.isFinite(size)) return 0
  const [mantissa = '1', exponent = '0'] = size.toExponential().split('e')
  return 10 ** (Number(exponent) - (mantissa.split('.')[1]?.length ?? 0))
}

function changesMeet(a: string, b: string): boolean {
  const read = (text: string): { readonly value: number; readonly places: number } => {
    const digits = text.replace(/[^0-9.+-]/g, '')
    return { value: Number(digits), places: digits.split('.')[1]?.length ?? 0 }
  }
  const [first, second] = [read(a), read(b)]
  if (Number.isNaN(first.value) || Number.isNaN(second.value)) return true
  return Math.abs(first.value - second.value) <= 0.5 * 10 ** -Math.min(first.places, second.places) + 1e-9
}
