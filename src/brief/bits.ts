import type { ClaimId, RegisterRecord } from '../register/record.ts'
import { all, fieldClaims, one, unique } from '../watch/fields.ts'
import type { Label } from './labels/index.ts'
import type { RuleName } from './rules.ts'

/** How a value is put into words: as it was said; a day; a number in order; a code of ours, which has a word in each language; who says so. */
export type Form = 'said' | 'date' | 'ordinal' | 'code' | 'voice'

/** One value with the claims that hold it, and the slot in which they do. */
export interface Value {
  readonly is: 'value'
  readonly value: string
  readonly as: Form
  /** A slot of the claims, or `speaker`, `published`, `modality`, `kind`, which stand beside the slots. */
  readonly slot: string
  readonly claims: readonly ClaimId[]
}

/** Words of ours, `{}` where something is filled in. `claims` bear words that say something by themselves, as "promised". */
export interface Phrase {
  readonly is: 'phrase'
  readonly label: Label
  readonly fill: readonly Bit[]
  readonly claims: readonly ClaimId[]
}

/** Several things, one after the other; those beyond `most` are counted. */
export interface Series {
  readonly is: 'series'
  readonly join: ', ' | '; ' | ' ' | '–' | ' – ' | 'and'
  readonly of: readonly Bit[]
  readonly most: number
}

/** What a rule works out from values and the day of the brief. */
export interface Worked {
  readonly is: 'worked'
  readonly rule: RuleName
  readonly from: readonly Value[]
  /** What the rule is told besides, as how many years. */
  readonly with: readonly string[]
}

/** What lines are made of. Plain data; it says nothing in any language yet. */
export type Bit = Value | Phrase | Series | Worked

/** A value of a slot. */
export function value(given: string | number, slot: string, claims: readonly ClaimId[], as: Form = formOf(slot)): Value {
  return { is: 'value', value: String(given), as, slot, claims }
}

const DATES: ReadonlySet<string> = new Set(['when', 'period', 'since', 'until', 'due', 'published'])
const CODES: ReadonlySet<string> = new Set(['action', 'modality', 'mode', 'force', 'frequency', 'level', 'stance', 'role'])

/** How the values of a slot are put into words. */
export function formOf(slot: string): Form {
  return DATES.has(slot) ? 'date' : slot === 'ordinal' ? 'ordinal' : CODES.has(slot) ? 'code' : slot === 'speaker' ? 'voice' : 'said'
}

/** The shown value of a slot; the first, when there are several. */
export function shown(record: RegisterRecord, slot: string, as: Form = formOf(slot)): Value | undefined {
  const given = one(record, slot)
  return given === undefined ? undefined : value(given, slot, holders(record, slot, given), as)
}

/** All shown values of a slot, each with the claims that hold it. */
export function every(record: RegisterRecord, slot: string): readonly Value[] {
  return all(record, slot).map((given) => value(given, slot, holders(record, slot, given)))
}

function holders(record: RegisterRecord, slot: string, given: string): readonly ClaimId[] {
  const field = record.fields[slot]
  const own =
    field?.said.filter(({ value: said }) => String(said) === given).flatMap(({ voices }) => voices.map(({ claim }) => claim)) ?? []
  return own.length > 0 ? unique(own) : fieldClaims(field)
}

/** "A, B and C": the values of a slot; undefined when there are none. */
export function listed(record: RegisterRecord, slot: string, most = 6): Bit | undefined {
  return series('and', every(record, slot), most)
}

/** Words of ours around something. */
export function phrase(label: Label, ...fill: readonly Bit[]): Phrase {
  return { is: 'phrase', label, fill, claims: [] }
}

/** Words of ours that say something by themselves, with the claims that bear it. */
export function words(label: Label, claims: readonly ClaimId[]): Phrase {
  return { is: 'phrase', label, fill: [], claims }
}

/** Words of ours around something, when it is there. */
export function around(label: Label, bit: Bit | undefined): Bit | undefined {
  return bit === undefined ? undefined : phrase(label, bit)
}

/** Things one after the other; undefined when none is there. */
export function series(join: Series['join'], bits: readonly (Bit | undefined)[], most = Number.POSITIVE_INFINITY): Bit | undefined {
  const of = bits.filter((bit) => bit !== undefined)
  const [first] = of
  return first === undefined ? undefined : of.length === 1 ? first : { is: 'series', join, of, most }
}

/** What a rule works out from values. */
export function worked(rule: RuleName, from: readonly (Value | undefined)[], ...more: readonly string[]): Worked {
  return { is: 'worked', rule, from: from.filter((one) => one !== undefined), with: more }
}

/** All values in something. */
export function valuesIn(bit: Bit): readonly Value[] {
  switch (bit.is) {
    case 'value':
      return [bit]
    case 'phrase':
      return bit.fill.flatMap(valuesIn)
    case 'series':
      return bit.of.flatMap(valuesIn)
    case 'worked':
      return bit.from
  }
}

/** All claims that something rests on, in the order of its words. */
export function claimsIn(bit: Bit): readonly ClaimId[] {
  switch (bit.is) {
    case 'value':
      return bit.claims
    case 'phrase':
      return unique([...bit.claims, ...bit.fill.flatMap(claimsIn)])
    case 'series':
      return unique(bit.of.flatMap(claimsIn))
    case 'worked':
      return unique(bit.from.flatMap(claimsIn))
  }
}
