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
  readonly country?: string
  readonly parties?: readonly string[]
  readonly rank?: string
  /** For a person: the office named beside it, where that stands, and whose office it is. */
  readonly post?: string
  readonly postSpan?: TokenRange
  readonly of?: string
  readonly ofSpan?: TokenRange
  /** Further offices of the same person: "Deputy Prime Minister and Minister of Trade". */
  readonly moreOffices?: readonly Office[]
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
  readonly of?: string
  readonly ofSpan?: TokenRange
  readonly row: string
}
