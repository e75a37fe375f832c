import type { ClaimId } from '../register/record.ts'
import type { Handled } from '../watch/handling.ts'
import { claimsIn, series, type Bit } from './bits.ts'

/** Words of a brief with the claims they rest on. Only `says` makes one, and it refuses words without a claim. */
export class Part {
  /** Makes the type nominal: an object that merely looks like a part is none. */
  readonly #made = true
  readonly bit: Bit
  readonly claims: readonly [ClaimId, ...ClaimId[]]

  private constructor(bit: Bit, claims: readonly [ClaimId, ...ClaimId[]]) {
    this.bit = bit
    this.claims = claims
  }

  static of(bit: Bit, more: readonly ClaimId[]): Part {
    const [first, ...rest] = new Set([...claimsIn(bit), ...more])
    if (first === undefined) throw new Error(`A brief says nothing without a claim: ${JSON.stringify(bit)}`)
    return new Part(bit, [first, ...rest])
  }

  /** Whether a value is a part that was made here. */
  static is(value: unknown): value is Part {
    return typeof value === 'object' && value !== null && #made in value
  }
}

/** What is said; `more` are claims that tell it as well, beside those of its values. */
export function says(bit: Bit, more: readonly ClaimId[] = []): Part {
  return Part.of(bit, more)
}

/** A part of what is there of some things, one after the other; none when nothing is. */
export function saysAll(join: ', ' | ' ', bits: readonly (Bit | undefined)[], more: readonly ClaimId[] = []): readonly Part[] {
  const bit = series(join, bits)
  return bit === undefined ? [] : [says(bit, more)]
}

/** One line of a brief: a head to find it by, then what is said of it, each part with its claims. */
export interface Line {
  readonly head: Bit
  readonly parts: readonly [Part, ...Part[]]
  /** The parts say different things of the same matter. */
  readonly differ: boolean
  /** Lines that belong to this one. */
  readonly under: readonly Line[]
  /** Somebody closed or snoozed it. */
  readonly aside?: Handled
}

/** A line of at least one part; undefined when there is none, so that a section can leave it out. */
export function line(
  head: Bit,
  parts: readonly Part[],
  {
    differ = false,
    under = [],
    aside,
  }: { readonly differ?: boolean; readonly under?: readonly Line[]; readonly aside?: Handled | undefined } = {},
): Line | undefined {
  const [first, ...rest] = parts
  return first === undefined ? undefined : { head, parts: [first, ...rest], differ, under, ...(aside === undefined ? {} : { aside }) }
}

/** A part of a brief: its lines in the order of weight, and what was looked for and not found. */
export interface Section {
  readonly lines: readonly Line[]
  /** In words that end the sentence "not found in the sources read: …". */
  readonly missing: readonly Bit[]
}

/** Leaves out what is undefined. */
export function present<T>(values: readonly (T | undefined)[]): readonly T[] {
  return values.filter((value) => value !== undefined)
}
