import type { Document } from '../sources/document.ts'
import type { Kind, Modality, Span } from '../reading/claim.ts'
import type { Reading } from '../reading/reader.ts'
import type { Accounts } from './accounts/record.ts'
import type { Role } from './accounts/roles.ts'
import type { Followed } from './followed.ts'
import type { Posted } from './posted.ts'
import type { Searches } from './searches.ts'
import type { ItemOf } from './items.ts'
import type { SettlingClaim } from './identity/group.ts'
import type {
  ClaimId,
  Decision,
  DocumentId,
  Entity,
  EntityId,
  EntityKind,
  RegisterRecord,
  RecordId,
  StoredClaim,
  StoredDocument,
} from './record.ts'
import type { Agreement, ReviewItem } from './review.ts'
import type { StoredRow } from './stored-rows.ts'

/** Who read, and when the register learned of it. */
export interface AddedBy {
  readonly readerName: string
  readonly readerVersion: string
  /** The clock, as an argument: an instant, ISO 8601 in UTC (`new Date().toISOString()`). */
  readonly learned: string
  /** The collection it is put into, and by whom; open to all when absent. */
  readonly collection?: { readonly name: string; readonly who: string }
}

/** What somebody may see of a register: what was there on a day, and what stands in collections (`open` for what stands in none). */
export interface Scope {
  readonly asOf?: { readonly day: string; readonly clock: Clock }
  readonly collections?: readonly string[]
}

/** A register within a scope, on a connection of its own. */
export interface View extends RegisterReader {
  /**
   * What is seen within another scope, or within the same after the register has changed, following only what came into sight and went out
   * of it. Its connection becomes that of the view it gives, so that this one must not be asked any more.
   * @returns undefined when beginning anew is no more work: this one is then as it was
   */
  move(scope: Scope): Promise<View | undefined>
}

/** What came of adding a document. `read again`: known, but read by another reader or version than before. */
export type Outcome = 'new' | 'known' | 'newer version' | 'read again'

export interface Added {
  readonly outcome: Outcome
  readonly document: DocumentId
  /** How many claims it bears now. */
  readonly claims: number
  /** The older version, when the outcome is `newer version`. */
  readonly supersedes?: DocumentId
  /** The document was known, and stands in the collection that was named only now. */
  readonly collected?: boolean
}

/** Which claims are asked for. */
export interface ClaimFilter {
  readonly document?: DocumentId
  readonly kind?: Kind
  readonly record?: RecordId
  /** Also those that bear nothing any more. */
  readonly all?: boolean
}

/** Which claims are asked for, all at once. */
export interface ClaimsAsked extends ClaimFilter {
  /** Those that an older version bore by itself, as though no newer one had replaced it. */
  readonly ofVersion?: boolean
  /** Those whose passage touches this one. */
  readonly within?: Span
}

/** Which records are asked for. */
export interface RecordFilter {
  readonly kind?: Kind | readonly Kind[]
  readonly modality?: Modality | readonly Modality[]
  /** Of which some claim says one of these, whatever the record has come to. */
  readonly said?: readonly Modality[]
  /** About all of these. */
  readonly entities?: readonly EntityId[]
  /** Which this claim bears. */
  readonly claim?: ClaimId
  /** Which one of these documents tells of. */
  readonly documents?: readonly DocumentId[]
  /** Sessions of this body, and what it is. */
  readonly body?: EntityId
  /** Whose own time can touch these days, `YYYY-MM-DD`, both included; records without time are left out when either is given. */
  readonly from?: string
  readonly to?: string
  readonly disputed?: boolean
}

/** A place where the words looked for stand: a sentence, its document, and the claims it gave. */
export interface Found {
  readonly document: StoredDocument
  /** The sentence as printed; the title, when `end` is 0: it stands beside the text. */
  readonly sentence: string
  readonly start: number
  readonly end: number
  /** Where the words stand, in the text of the document (of a title, in itself). */
  readonly marks: readonly Span[]
  readonly claims: readonly StoredClaim[]
}

/** A record that fits what was asked, with the sentence that tells most of it. */
export interface FoundRecord {
  readonly record: RegisterRecord
  /** The claim whose sentence it is. */
  readonly claim: StoredClaim
  readonly document: StoredDocument
  readonly sentence: string
  readonly start: number
  readonly end: number
  /** Where the words looked for stand, in the text of the document. */
  readonly marks: readonly Span[]
}

/** By what records found are counted. */
export type Facet = 'kind' | 'modality' | 'year' | 'party' | 'body' | 'place' | 'person' | 'speaker'
/** How many records there are of each value, the most frequent first, ten at most. */
export type Facets = Readonly<{ [facet in Facet]: readonly { readonly value: string; readonly records: number }[] }>

/** What came of a search: places when it named words only, records when it had filters. */
export interface Finding {
  readonly places: readonly Found[]
  readonly records: readonly FoundRecord[]
  /** How many records fit, of which `records` has the first. */
  readonly total?: number
  /** More fit than `total`, which is as far as is counted; `facets` then count the latest of them. */
  readonly isMore?: true
  /** Counts of the records found, or of those that the places found bear, when they were asked for. */
  readonly facets?: Facets
  /** Where the next places or records begin; absent at the end. */
  readonly next?: string
  /** What was not understood, to be told to a person. */
  readonly notes: readonly string[]
}

/** What is searched, and how much of it is given back. */
export interface FindOptions {
  /** At most so many places or records; 20 unless told. */
  readonly limit?: number
  /** Where to go on: `next` of what was found before. */
  readonly after?: string
  /** Also in documents that a newer version has replaced. */
  readonly all?: boolean
  /** Also count what was found. */
  readonly facets?: boolean
  /** Only what was learned since, the latest first: each claim that bears a record found, or each place. */
  readonly learned?: LearnedSince
}

/** Since when something was learned: behind a point in the order in which the register learns (`learnedUpTo`), or from a day on. */
export type LearnedSince = { readonly behind: number; readonly oldestFirst?: boolean } | { readonly from: string }

/** Where a list goes on, and how much of it is asked for. */
export interface PartAsked {
  /** What `next` was of the part before. */
  readonly after?: string
  /** At most so many things; 50 unless told. */
  readonly limit?: number
}

/** A part of a list. What is added meanwhile before its end is neither lost nor given twice. */
export interface Part<T> {
  readonly items: readonly T[]
  /** Where the next part begins; absent at the end of the list. */
  readonly next?: string
}

/** A document with how many claims were ever read from it. */
export interface ListedDocument extends StoredDocument {
  readonly claims: number
}

/** Lists by part: what a part costs does not depend on how long the list is. All reject with `CursorError` for a cursor of another list. */
export interface Parts {
  /**
   * By publication, then by id; or, with `newest`, the last learned of first. Those that a newer version has replaced only when `all` says so;
   * only those published on the day `from` or later, or that stand in a collection, when it is told.
   */
  documents(
    filter: { readonly all?: boolean; readonly newest?: boolean; readonly from?: string; readonly collection?: string },
    asked?: PartAsked,
  ): Promise<Part<ListedDocument>>
  /** By publication of the document, then by document and place in it. */
  claims(filter: ClaimFilter, asked?: PartAsked): Promise<Part<StoredClaim>>
  records(filter: RecordFilter, asked?: PartAsked): Promise<Part<RegisterRecord>>
  entities(filter: { readonly kind?: EntityKind }, asked?: PartAsked): Promise<Part<Entity>>
  decisions(asked?: PartAsked): Promise<Part<Decision>>
  /** What needs a person, the most pressing first; of each reason the least certain. */
  review(filter: { readonly reason?: ReviewItem['reason'] }, asked?: PartAsked): Promise<Part<ReviewItem>>
}

/** Which watched dates are asked for (see `watched.ts`), by the days that they cover. */
export interface DatesAsked {
  readonly kind: Kind
  readonly slot: string
  readonly modality: readonly Modality[]
  /** Only those that cover more than a year, or only those that do not; both when absent. */
  readonly isLong?: boolean
  /** Between which days the last day lies. */
  readonly lastFrom: string
  readonly lastTo?: string
  /** Between which days the first day lies; what has no first day has come. */
  readonly firstFrom?: string
  readonly firstTo?: string
}

/** A record by the last day of a date of it. */
export interface DatedRecord {
  readonly record: RecordId
  readonly last: string
}

/** What something is looked for by that may show that a thing was done. */
export interface AlikeAsked {
  readonly entities: readonly EntityId[]
  /** Two of these stand in its name, and either all of these or no other telling word; or so many of either, when a share is given. */
  readonly words: readonly string[]
  /** Above 0, at most 1. */
  readonly share?: number
  /** Its last day lies behind this one; of what has none nothing is known. */
  readonly after?: string
  /** Whether a record is what is looked for. */
  readonly holds: (record: RegisterRecord) => boolean
  /** So many of them are enough. */
  readonly most: number
  /** Or it was made for this period on this occasion: see `occasionWord`. */
  readonly occasion?: string
}

/** When a session was, or is to be, and its number. */
export type SessionDays = Pick<RegisterRecord, 'modality' | 'from' | 'to'> & { readonly ordinal?: number }

/** A session of a body, and the record that tells of it. */
export interface HeldSession extends SessionDays {
  readonly record: RecordId
}

/** A session of a body that is known by a name which many bear, with all by which it is told which of them are of one. */
export interface NamedSession extends HeldSession {
  readonly frequency?: string
  readonly documents: readonly DocumentId[]
  readonly entities: readonly EntityId[]
}

/** Indexes for what waits for its day, so that nobody has to look at all records. */
export interface WatchIndex {
  /** By the last day; at most so many. A record may come several times. */
  dated(asked: readonly DatesAsked[], limit?: number): Promise<readonly DatedRecord[]>
  alike(asked: AlikeAsked): Promise<readonly RegisterRecord[]>
  /** Changes whenever records do. */
  mark(): Promise<string>
  /** The bodies, known by an id, for whose sessions something holds, in the order of their ids, some at a time; `next` is the one behind which to go on. */
  bodiesWhose(
    holds: (sessions: readonly SessionDays[], body: EntityId) => boolean,
    after: EntityId | '',
    most?: number,
  ): Promise<{ readonly bodies: readonly EntityId[]; readonly next?: EntityId }>
  /** The bodies, known by an id, of which there are sessions or descriptions that are about all of some entities. */
  bodiesHeld(about: readonly EntityId[]): Promise<readonly EntityId[]>
  /** The sessions of a body that are about all of some entities, in the order of their time; those without a day come first. */
  sessionsHeld(body: EntityId, about: readonly EntityId[]): Promise<readonly HeldSession[]>
  /** The bodies of which a session says how often it meets. */
  bodiesThatState(): Promise<readonly EntityId[]>
  /** The names that many bodies bear, and the sessions told under each, in the order of their time. */
  sessionNames(): Promise<readonly string[]>
  sessionsNamed(name: string): Promise<readonly NamedSession[]>
  /** What persons decided on things that are due, in the order in which they did. */
  decisionsOnDue(): Promise<readonly Decision[]>
  /** In the order of records, whatever that of the ids. */
  records(ids: readonly RecordId[]): Promise<readonly RegisterRecord[]>
}

/** What the documents cover that no newer version has replaced. */
export interface SourceRange {
  readonly documents: number
  /** How many of those asked about are among them. */
  readonly about: number
  /** The first and last day of publication among all of them, and the last among those asked about. */
  readonly first?: string
  readonly last?: string
  readonly latest?: string
}

/** Records of a kind about a subject, and how many there are altogether. */
export interface AboutAll {
  readonly records: readonly RegisterRecord[]
  readonly all: number
}

/** How many topics there are on all agendas, and how many of them hold a word. */
export interface TopicCounts {
  readonly topics: number
  readonly counts: ReadonlyMap<string, number>
}

/** What is told of a subject, without looking at all that is told. */
export interface SourceIndex {
  /** Claims that bear or do not, and documents with their texts, in any order. */
  claims(ids: readonly ClaimId[]): Promise<readonly StoredClaim[]>
  documents(ids: readonly DocumentId[]): Promise<readonly StoredDocument[]>
  /** The document at an address, with its text: of several versions the newest. */
  at(url: string): Promise<StoredDocument | undefined>
  range(about: readonly DocumentId[]): Promise<SourceRange>
  /**
   * Records of a kind that are about all of some entities; when there are more than so many, those told of last and those that end nearest to a day,
   * before it and after. In the order of the register.
   */
  about(entities: readonly EntityId[], kind: Kind, day: string, most: number): Promise<AboutAll>
  /** @param words folded (`nameKey`) */
  topics(words: readonly string[]): Promise<TopicCounts>
  /** The first of some folded texts that stand in no title of a document, or in its beginning where it has none. */
  missing(texts: readonly string[], most: number): Promise<readonly string[]>
}

/** How much the register holds. */
export interface Counts {
  readonly documents: number
  /** Documents that a newer version has replaced; counted in `documents` too. */
  readonly superseded: number
  /** Claims that bear records, all of them and by kind. */
  readonly claims: number
  readonly claimsByKind: Readonly<Partial<{ [kind in Kind]: number }>>
  readonly records: number
  readonly recordsByKind: Readonly<Partial<{ [kind in Kind]: number }>>
  readonly disputed: number
  readonly entities: number
  readonly decisions: number
}

/** How many persons have to decide alike on a claim before it counts: 1 or 2. */
export interface Reviewers {
  /** Wherever nothing else is set. */
  readonly everywhere: number
  /** In collections that have a setting of their own; `open` is what stands in none. */
  readonly collections: Readonly<{ [collection: string]: number }>
}

/** A collection of documents that only some may see; `open` is what all may see who have any grant in it. */
export interface Collection {
  readonly name: string
  /** What it is for, in the words of who made it. */
  readonly what?: string
  /** How many documents stand in it, older versions too. */
  readonly documents: number
  /** Whose accounts give them a role in it, the highest role first. */
  readonly members: readonly { readonly account: string; readonly role: Role }[]
  /** How many persons have to decide alike on a claim in it before it counts. */
  readonly reviewers: number
}

/** What a name typed by a person comes to. */
export interface Named {
  /** In the order named: "Russia ASEAN" gives two. */
  readonly entities: readonly Entity[]
  /** Words of the text that name nothing known. Empty when all was understood. */
  readonly unknown: readonly string[]
}

/** A name that stands in a text; places count words of the folded text (`nameKey`), `to` not included. */
export interface NameAt {
  readonly from: number
  readonly to: number
  /** The usual name. */
  readonly name: string
  /** Absent when the name is known and nothing in the register bears it. */
  readonly entity?: Entity
}

/** What one id, or the beginning of one, stands for. */
export type Identified =
  | { readonly what: 'document'; readonly document: StoredDocument }
  | { readonly what: 'claim'; readonly claim: StoredClaim }
  | { readonly what: 'record'; readonly record: RegisterRecord }
  | { readonly what: 'entity'; readonly entity: Entity }

/**
 * Everything that can be asked of a register. All methods reject with `RegisterError` when the file cannot be used.
 * Lists come in a fixed order: documents by publication, then by id; claims by publication, document and place in it; records by `from`, then by id; entities by name.
 */
export interface RegisterReader {
  /** Where it lies, to be named to a person. */
  readonly path: string
  readonly parts: Parts
  readonly watch: WatchIndex
  readonly sources: SourceIndex
  documents(): Promise<readonly StoredDocument[]>
  document(id: DocumentId): Promise<StoredDocument | undefined>
  claims(filter?: ClaimsAsked): Promise<readonly StoredClaim[]>
  claim(id: ClaimId): Promise<StoredClaim | undefined>
  records(filter?: RecordFilter): Promise<readonly RegisterRecord[]>
  record(id: RecordId): Promise<RegisterRecord | undefined>
  entities(kind?: EntityKind): Promise<readonly Entity[]>
  entity(id: EntityId): Promise<Entity | undefined>
  /** Resolves what a person typed: "Indonesia", "Russia ASEAN", "Sergey Lavrov", "EAS". Case and accents do not matter. */
  entitiesNamed(text: string): Promise<Named>
  /** The names that stand in a text among other words. */
  namesIn(text: string): Promise<readonly NameAt[]>
  /** Usual names of the parties and organisations in a name: of "Norland–Arcadia Commission" both. */
  partiesIn(name: string): readonly string[]
  /** The larger place or state that a place is known to lie in. */
  stateOf(place: string): string | undefined
  /**
   * All words must stand in one paragraph; `"in quotes"` a phrase; `word*` a beginning; `OR` either; `-word` not; `kind:meeting`, `by:Japan`,
   * `since:2020` and others are filters on records (see `query.ts`). Nothing that can be typed is refused.
   */
  find(query: string, options?: FindOptions): Promise<Finding>
  /** How far the register has learned; with a claim or a document, how far it had when that was learned: 0 when there is none. */
  learnedUpTo(id?: ClaimId | DocumentId): Promise<number>
  /** All things whose id begins so (at least 4 characters). */
  identify(idOrBeginning: string): Promise<readonly Identified[]>
  /** All that persons decided; or only on claims of a document. */
  decisions(document?: DocumentId): Promise<readonly Decision[]>
  /** All that needs a person, the most pressing first. */
  review(): Promise<readonly ReviewItem[]>
  /** How far reviewers agree, on all claims or on those of documents that stand in a collection. */
  agreement(collection?: string): Promise<readonly Agreement[]>
  /**
   * What claims alone come to, by this register's knowledge and what persons decided; claims may be of documents that it does not hold.
   * `more` are decisions as though they had been made besides.
   */
  settler(): Promise<(claims: readonly SettlingClaim[], more?: readonly Decision[]) => readonly RegisterRecord[]>
  /** Which item of Wikidata a name is, as far as it is known or a person said so. */
  items(): Promise<ItemOf>
  /** How many persons have to decide alike on a claim before it counts. */
  reviewers(): Promise<Reviewers>
  counts(): Promise<Counts>
  /** Gives what is held (documents, readings, claims, decisions) row by row, always in the same order: to be taken away, and taken in elsewhere with `takeIn`. */
  stored(take: (row: StoredRow) => void | Promise<void>): Promise<void>
  close(): Promise<void>
}

/** Which of the clocks a day is told by: when things happened, when documents were published, or when the register learned of them. */
export const CLOCKS = ['happened', 'published', 'learned'] as const
/** One of them. */
export type Clock = (typeof CLOCKS)[number]

/** A register that can be written to. One process writes at a time; others read meanwhile. */
export interface Register extends RegisterReader {
  /**
   * Stores a document with its claims, all or nothing; when it resolves they are on disk.
   * Records follow when next asked for, or with `settle`.
   */
  add(document: Document, reading: Reading, by: AddedBy): Promise<Added>
  /**
   * Puts what another register gave with `stored` into this one, which must be empty, all or nothing; gives the number of rows.
   * Rejects with `RegisterError` for rows that are none of a register.
   */
  takeIn(rows: AsyncIterable<StoredRow>): Promise<number>
  /** Appends a person's decision. */
  decide(decision: Decision): Promise<void>
  /** Sets how many persons have to decide alike on a claim before it counts: everywhere, or where a collection sets it otherwise. */
  requireReviewers(reviewers: number, collection?: string): Promise<void>
  /** Whether somebody works with it: it holds a document, or a person said that they begin. */
  isBegun(): Promise<boolean>
  /** Takes down that somebody begins with an empty register, at an instant. */
  begin(at: string): Promise<void>
  /** Brings entities and records up to date with the claims. Does nothing when they are. */
  settle(): Promise<void>
  /** Throws entities, records and the search index away and makes them anew from documents, claims and decisions. */
  rebuild(): Promise<void>
  /**
   * The register as of the end of a day (`YYYY-MM-DD`). By `published` and `learned` it is as it stood: only documents published, or
   * learned, by then; those without a date count as published when learned. By `happened` it is what we know today of what had happened
   * by then: claims of what came later are left out. Close it when done.
   */
  asOf(day: string, clock: Clock): Promise<RegisterReader>
  /**
   * The register as though documents out of scope had never been added: nothing that follows from them is in it. It stays as it was when
   * first asked. Close it when done.
   */
  seen(scope: Scope): Promise<View>
  /** Changes whenever what the register holds changes. */
  mark(): Promise<string>
  /** The collections that each of these documents stands in; a document that stands in none is not among the keys. */
  collectionsOf(documents: readonly DocumentId[]): Promise<ReadonlyMap<DocumentId, readonly string[]>>
  /** The collections in which any document stands, by name; `open` is not among them. */
  collections(): Promise<readonly string[]>
  /** Every collection that was made, in which anything stands or of which anything is said, `open` first. */
  allCollections(): Promise<readonly Collection[]>
  /** Makes a collection, or says anew what it is for. */
  makeCollection(name: string, what: string): Promise<void>
  /** Puts documents that are there into a collection, by a person's word; `open` takes them out of all. */
  collect(documents: readonly DocumentId[], collection: string, who: string, at: string): Promise<void>
  readonly accounts: Accounts
  readonly followed: Followed
  readonly posted: Posted
  readonly searches: Searches
}
