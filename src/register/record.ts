import type { Document } from '../sources/document.ts'
import type { Claim, Kind, Modality, SlotValue, Span } from '../reading/claim.ts'

/** 16 hex digits: the beginning of the document's hash. */
export type DocumentId = string
/** 16 hex digits: a digest of document, kind, modality, passage, speaker and slots. The same words read alike keep their id in a later reading. */
export type ClaimId = string
/** 16 hex digits: a digest of the kind and of the claim that was learned first. */
export type RecordId = string
/** 16 hex digits: a digest of the name as compared, whatever its kind turns out to be. */
export type EntityId = string

/** A document as the register keeps it. `date` and `issuer` are the given ones, else those that the reader found. */
export interface StoredDocument extends Document {
  readonly id: DocumentId
  /** When the register got it: an instant, ISO 8601 in UTC. */
  readonly learned: string
  /** How the date is known; absent when there is none. `given` came with the document. */
  readonly dateKnown?: 'given' | 'printed' | 'inferred'
  /** The sentences from which the reader took the date. */
  readonly dateFrom: readonly Span[]
  /** The older version that this one replaces. */
  readonly supersedes?: DocumentId
  /** The newer version that replaced this one: its claims stay, but bear no record any more. */
  readonly supersededBy?: DocumentId
  /** The latest reading of it. */
  readonly reader: string
  readonly readerVersion: string
  /** Its language, where our own reader was asked and reads no such language: no claims were taken. */
  readonly unread?: string
}

/** A reader that says a claim, and the slots in which it says another thing; `modality` may be among them. */
export interface ReadBy {
  readonly reader: string
  readonly version: string
  readonly differs: readonly string[]
}

/** A claim as the register keeps it: with its document, its sentence, and the clocks it is known by. */
export interface StoredClaim extends Claim {
  readonly id: ClaimId
  readonly document: DocumentId
  /** Its place among the claims of its document, from 0. */
  readonly order: number
  /** The words of the passage, as printed. */
  readonly sentence: string
  /** Who published the document. */
  readonly issuer?: string
  /** When the document was published, EDTF. */
  readonly published?: string
  /** When the register got the claim: an instant, ISO 8601 in UTC. */
  readonly learned: string
  /** The first that read it so. */
  readonly reader: string
  readonly readerVersion: string
  /** All who say it in their latest reading, in the same words or others; of a claim that was put aside, the first. */
  readonly readBy: readonly ReadBy[]
  /** How well the text bears it out: see `confidence.ts`. Absent when a person entered it. */
  readonly confidence?: number
  /** False when a newer version of the document, a later reading, or a person's rejection has put it aside. */
  readonly bears: boolean
}

/** The reader of claims that a person entered by hand; its version is the person's name. */
export const PERSON = 'person'

/** A person entered it, and no document says so. */
export const isNote = ({ reader }: Pick<StoredClaim, 'reader'>): boolean => reader === PERSON

/** One voice for one value: which claim says so, and by whom and when it was said and learned. */
export interface Voice {
  readonly claim: ClaimId
  readonly document: DocumentId
  readonly modality: Modality
  readonly speaker?: string
  readonly issuer?: string
  readonly published?: string
  readonly learned: string
}

/** One value that was said of a field, and all who said it. Of a slot that holds a list, each member is a value of its own. */
export interface Said {
  readonly value: string | number
  /** In the order of publication, then of learning. Never empty. */
  readonly voices: readonly Voice[]
}

/** Why the shown value is shown. */
export type ShownBy =
  /** Nobody says otherwise. */
  | 'only value'
  /** A list: everything that was said. */
  | 'all said'
  /** It lies within the other dates said, and is more exact. */
  | 'more precise'
  /** Dates known to the day: it has all the days that the others have. */
  | 'whole time'
  /** Said of what has happened; others told of what was planned. */
  | 'done over planned'
  /** Said by a party to the act. */
  | 'party to the act'
  | 'later document'
  /** More documents say it; same standing and date otherwise. */
  | 'more voices'
  /** Nothing tells them apart; the first in alphabetical order, so that the choice is always the same. */
  | 'first in order'
  /** A person decided. */
  | 'decision'

/** One field of a record: everything that was said of it, what is shown, and why. */
export interface Field {
  readonly shown: SlotValue
  readonly by: ShownBy
  /** Never empty. The shown value's voices come first; of a list, in the order first said. */
  readonly said: readonly Said[]
  /** The values said cannot all be true. A plan that changed is no dispute. */
  readonly disputed: boolean
}

/** What happened to a thing that has a life of its own (instrument, relation, programme, body, initiative): signed, extended, in force … */
export interface Act {
  /** The code in the `action` slot, or '' for claims that name none. */
  readonly action: string
  readonly modality: Modality
  /** When it happened or will; disputes are looked for within one act only. */
  readonly when?: Field
  readonly voices: readonly Voice[]
}

/** Why two claims are one record. Each is explained in docs and in `identity/`. */
export interface Join {
  /** The rule's name, as `same body and ordinal`. */
  readonly rule: string
  /** What they have in common, to be read by a person: `ASEAN-Russia Senior Officials' Meeting, 18`. */
  readonly on: string
  /** The claims that this join brought together. */
  readonly claims: readonly ClaimId[]
}

/** Records that cannot all be true. */
export interface Conflict {
  readonly rule: 'one number for two sessions' | 'two numbers for one day' | 'numbers against the order of time'
  readonly records: readonly RecordId[]
}

/** What the claims of one thing come to. Everything in it follows from claims and decisions; nothing is stored only here. */
export interface RegisterRecord {
  readonly id: RecordId
  readonly kind: Kind
  /** Its standing: see `standing.ts`. */
  readonly modality: Modality
  /** By slot name, in the order of `SLOTS`. Slots nobody gave are absent. */
  readonly fields: Readonly<{ [slot: string]: Field }>
  /** In order of time; empty for kinds without an `action` slot. */
  readonly acts: readonly Act[]
  /** All claims that bear it, in the order of publication. Never empty. */
  readonly claims: readonly ClaimId[]
  /** The documents of those claims, in the same order. */
  readonly documents: readonly DocumentId[]
  readonly joins: readonly Join[]
  /** Who and what it is about: parties, persons, bodies, places … found in its slots, or in the names there ("ASEAN-Russia Summit" is about both). */
  readonly entities: readonly EntityId[]
  /** Of a session, and of what a body is: the body, however it was named. Absent when its name may be that of many. */
  readonly body?: EntityId
  /** Of a session: the sessions of its body before and after it, as far as they are told. */
  readonly previous?: RecordId
  readonly next?: RecordId
  /** Other records with which it cannot be true together. */
  readonly conflicts?: readonly Conflict[]
  /** One of its fields or acts is disputed, or it is in conflict with another record. */
  readonly disputed: boolean
  /** First and last day that the record's own time can cover, `YYYY-MM-DD`: `when`, else `period`, `since`, `due`. To order and to filter by. */
  readonly from?: string
  readonly to?: string
}

/** What a name can be the name of. */
export const ENTITY_KINDS = ['party', 'organisation', 'person', 'body', 'place', 'instrument', 'programme'] as const
/** One of them. */
export type EntityKind = (typeof ENTITY_KINDS)[number]

/** Names of one thing by language, ISO 639-1. */
export type NamesByLanguage = Readonly<{ [language: string]: string }>

/** Somebody or something that claims name. */
export interface Entity {
  readonly id: EntityId
  readonly kind: EntityKind
  /** The name to show: the canonical one of `knowledge/`, else the one seen most. */
  readonly name: string
  /** All names seen, the most frequent first. */
  readonly names: readonly string[]
  /** Names that it bore for a time only: when, EDTF. */
  readonly periods?: Readonly<{ [name: string]: string }>
  /** What it is called in other languages, ISO 639-1, as far as `knowledge/` tells. */
  readonly inLanguages?: NamesByLanguage
  /** How many claims name it. */
  readonly claims: number
}

/** What a claim said when a person decided on it: by this it is known again after a better reading. */
export interface ClaimThen {
  readonly id: ClaimId
  readonly document: DocumentId
  readonly kind: Kind
  readonly passage: Span
  readonly slots: Readonly<{ [slot: string]: SlotValue }>
}

/** What a person can decide. To follow is to say that the second claim tells what became of the first, to unfollow that it does not. To withdraw is to take back what that person decided on the claims before: the decision stays, and counts no more. */
export const CLAIM_ACTS = ['confirm', 'reject', 'correct', 'merge', 'split', 'rename', 'note', 'withdraw', 'follow', 'unfollow'] as const

/** Acts on a thing that is due, which change no record: to put it aside until a day or until something changes, to give it to somebody, to take it up again. */
export const DUE_ACTS = ['snooze', 'close', 'assign', 'reopen'] as const

/** What a person decided, with their name. Appended, never changed; the last one on the same thing counts. */
export interface Decision {
  /** An instant, ISO 8601 in UTC. */
  readonly at: string
  readonly who: string
  readonly act: (typeof CLAIM_ACTS)[number] | (typeof DUE_ACTS)[number]
  /** The claims it is about: one to confirm, reject, correct, note or withdraw; two or more to merge or split; two to follow or unfollow; those that bear what is due, to snooze, close, assign or reopen it; none to rename, or to merge or split names. */
  readonly claims: readonly ClaimId[]
  /** To correct: the slots as they should be; null takes a slot away. On what is due: `rule`, `when` and, of an anniversary, `turn`; to assign, `to` whom. */
  readonly slots?: Readonly<{ [slot: string]: SlotValue | null }>
  readonly why?: string
  /** What those claims said; the register fills it in. */
  readonly about?: readonly ClaimThen[]
  /** To merge, split or rename names: of a merge, the one that stands for all first; of a renaming, the new one first. */
  readonly names?: readonly string[]
  /** Of a renaming: until when the old name was borne, EDTF. To snooze: the day on which the thing is told again. */
  readonly until?: string
}
