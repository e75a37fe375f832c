import type { Kind } from '../reading/claim.ts'
import { bounds } from '../watch/bounds.ts'
import { plusYears } from '../watch/day.ts'
import type { Handled } from '../watch/handling.ts'
import type { ClaimId, Entity, RecordId, RegisterRecord, StoredClaim, StoredDocument } from '../register/record.ts'
import type { TopicCounts } from '../register/register.ts'

/** Whom or what a brief is on. */
export interface Subject {
  readonly kind: 'party' | 'pair' | 'body' | 'person' | 'other'
  readonly entities: readonly Entity[]
  /** "Norland and Arcadia". */
  readonly name: string
}

/** The range of sources that a brief looked through: what it cites when it says that something is not there. */
export interface Sources {
  /** All documents looked through. */
  readonly documents: number
  /** Those that say something about the subject. */
  readonly about: number
  /** The first and last day of publication among all of them. */
  readonly first?: string
  readonly last?: string
  /** The last day of publication among those about the subject. */
  readonly latest?: string
  /** How many records about the subject, told of longer ago, were not looked at. */
  readonly left?: number
}

/** What persons closed or snoozed, by the record that it is of: by which rule it would be due, and who did so. */
export type Aside = ReadonlyMap<RecordId, readonly { readonly rule: string; readonly by: Handled }[]>

/** What a section is made from. Everything is given: a section asks nobody. */
export interface View {
  readonly subject: Subject
  /** The day the brief is for. */
  readonly day: string
  /** Records about the subject. */
  readonly records: readonly RegisterRecord[]
  /** Records among which there may be evidence that what was promised or expected came about; it may stand elsewhere. */
  readonly evidence: readonly RegisterRecord[]
  /** How often words stand in the topics of all agendas, as far as they stand in those of the subject. */
  readonly topics: TopicCounts
  /** Folded titles of signed documents of which no text is among the sources: the latest. */
  readonly missingTitles: ReadonlySet<string>
  /** What persons closed or snoozed of what is due. */
  readonly aside?: Aside
  readonly claims: ReadonlyMap<ClaimId, StoredClaim>
  readonly documents: ReadonlyMap<string, StoredDocument>
  readonly sources: Sources
}

/** The records of a kind, in the register's order. */
export function ofKind(view: View, ...kinds: readonly Kind[]): readonly RegisterRecord[] {
  return view.records.filter(({ kind }) => kinds.includes(kind))
}

/** Who put aside what is due of a record by one of some rules; undefined when nobody did. */
export const asideOf = ({ aside }: Pick<View, 'aside'>, { id }: RegisterRecord, ...rules: readonly string[]): Handled | undefined =>
  aside?.get(id)?.find(({ rule }) => rules.includes(rule))?.by

/** The day a record was last told of: the latest publication among its claims; '' when none is known. */
export function lastTold(view: View, record: RegisterRecord): string {
  return (
    record.claims
      .map((id) => view.claims.get(id)?.published ?? '')
      .sort()
      .at(-1) ?? ''
  )
}

/**
 * Whether a plan is still one: its last day is not past; or it has no date, and was told of within a year before the day. What was foreseen
 * long ago and never dated is no plan any more.
 */
export function stillAhead(view: View, record: RegisterRecord): boolean {
  const when = record.fields['when']?.shown
  const { last } = typeof when === 'string' ? bounds(when) : {}
  return last === undefined ? lastTold(view, record) >= plusYears(view.day, -1) : last >= view.day
}

/** What kind of subject entities are: two or more parties a pair, else by the first. */
export function subjectOf(entities: readonly Entity[]): Subject {
  const [first, second] = entities
  const party = (entity: Entity | undefined): boolean => entity !== undefined && ['party', 'organisation', 'place'].includes(entity.kind)
  const kind =
    first === undefined
      ? 'other'
      : second !== undefined
        ? 'pair'
        : first.kind === 'person'
          ? 'person'
          : first.kind === 'body'
            ? 'body'
            : party(first)
              ? 'party'
              : 'other'
  return { kind, entities, name: entities.map(({ name }) => name).join(' and ') }
}
