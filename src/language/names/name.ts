import type { KnownName } from '../knowledge.ts'

/** What a name names. An `adjective` is a nationality; a `name` is capitalised words whose kind no table and no head noun tells. */
export type NameType = KnownName['type'] | 'person' | 'post' | 'event' | 'instrument' | 'programme' | 'name'

/** A name in the text: token indexes, `last` inclusive; `value` is its usual form. */
export interface Name {
  readonly first: number
  readonly last: number
  readonly type: NameType
  readonly value: string
  /** The knowledge row or the shape rule that made it. */
  readonly row: string
  /** For a place its state; for an adjective or a party within a longer name, the parties named in it. */
  readonly country: string | undefined
  readonly parties: readonly string[] | undefined
  readonly rank: string | undefined
  /** For a person: the office named beside it, where that stands, and whose office it is. */
  readonly post: string | undefined
  readonly postSpan: TokenRange | undefined
  readonly of: string | undefined
  readonly ofSpan: TokenRange | undefined
  /** Further offices of the same person: "Deputy Prime Minister and Minister of Trade". */
  readonly moreOffices: readonly Office[] | undefined
}

/** A name that is still being made. */
export type OpenName = { -readonly [K in keyof Name]: Name[K] }

/**
 * A name of which no more is told. Names are made here and in `copyOf` alone, never by spreading one: all are then of one form to the
 * engine, and every question about them is fast.
 */
export function plainName(first: number, last: number, type: NameType, value: string, row: string): OpenName {
  return {
    first,
    last,
    type,
    value,
    row,
    country: undefined,
    parties: undefined,
    rank: undefined,
    post: undefined,
    postSpan: undefined,
    of: undefined,
    ofSpan: undefined,
    moreOffices: undefined,
  }
}

/** Another name that says the same, to be changed before it is given on. */
export function copyOf(name: Name): OpenName {
  const copy = plainName(name.first, name.last, name.type, name.value, name.row)
  copy.country = name.country
  copy.parties = name.parties
  copy.rank = name.rank
  copy.post = name.post
  copy.postSpan = name.postSpan
  copy.of = name.of
  copy.ofSpan = name.ofSpan
  copy.moreOffices = name.moreOffices
  return copy
}

/** Token indexes, `last` inclusive. */
export interface TokenRange {
  readonly first: number
  readonly last: number
}

/** An office with whose office it is. */
export interface Office {
  readonly post: string
  readonly postSpan: TokenRange
  readonly of: string | undefined
  readonly ofSpan: TokenRange | undefined
  readonly row: string
}
