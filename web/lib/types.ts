import type { Claim } from '../../src/reading/claim.ts'
import type { Counts, Decision, Facets, Found, FoundRecord, RegisterRecord, StoredClaim, StoredDocument } from '../../src/register/index.ts'

/** A document as lists give it: without its text. */
export type Listed = Omit<StoredDocument, 'text'>

/** A document with its claims and what persons decided on them. */
export interface Opened {
  readonly document: StoredDocument
  readonly claims: readonly StoredClaim[]
  readonly decisions: readonly Decision[]
  /** The collections to whose members it is restricted; none when it is open. */
  readonly collections: readonly string[]
}

/** A claim as it is shown beside its text, whether stored or only read. */
export type ShownClaim = Pick<Claim, 'kind' | 'modality' | 'passage' | 'slots' | 'spans' | 'inferred'> & {
  readonly id: string
  readonly speaker?: string
  readonly bears: boolean
}

/** A record with the claims it rests on. */
export interface OpenedRecord {
  readonly record: RegisterRecord
  readonly claims: readonly StoredClaim[]
}

/** The forms in which records leave, as `GET /api/export` tells them. */
export interface Exports {
  readonly items: readonly { readonly name: string; readonly ending: string; readonly what: string }[]
}

export type { Counts, Decision, RegisterRecord, StoredClaim }

/** What a search found. */
export interface Finding {
  readonly items: readonly (Omit<Found, 'document'> & { readonly document: Listed })[]
  readonly records: readonly (Omit<FoundRecord, 'document'> & { readonly document: Listed })[]
  readonly total?: number
  readonly isMore?: true
  readonly facets?: Facets
  readonly notes: readonly string[]
}
