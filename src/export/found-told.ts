import { plain } from '../brief/index.ts'
import type { ClaimId, DocumentId, Finding, RecordId } from '../register/index.ts'
import type { Kind } from '../reading/claim.ts'
import { nameOf } from '../watch/name.ts'

/** A thing that a saved search found, as it leaves for another program. */
export interface FoundTold {
  /** The same as long as it is the same: the claim, or the document and the place in it. */
  readonly id: string
  readonly title: string
  readonly sentence: string
  readonly issuer?: string
  readonly published?: string
  /** When the register learned of it: an instant, ISO 8601 in UTC. */
  readonly learned: string
  readonly document: DocumentId
  readonly claim?: ClaimId
  readonly record?: RecordId
  readonly kind?: Kind
}

/** What was found, as it leaves. */
export function foundTold({ places, records }: Pick<Finding, 'places' | 'records'>): readonly FoundTold[] {
  const of = ({ id, issuer, date }: Finding['places'][number]['document']) => ({
    ...(issuer === undefined ? {} : { issuer }),
    ...(date === undefined ? {} : { published: date }),
    document: id,
  })
  return [
    ...records.map(
      ({ record, claim, document, sentence }): FoundTold => ({
        id: claim.id,
        title: plain(nameOf(record)),
        sentence,
        ...of(document),
        learned: claim.learned,
        ...{ claim: claim.id, record: record.id, kind: record.kind },
      }),
    ),
    ...places.map(
      ({ document, sentence, start, end, claims: [claim] }): FoundTold => ({
        id: `${document.id}-${start}-${end}`,
        title: plain(document.title ?? shortened(sentence)),
        sentence,
        ...of(document),
        learned: document.learned,
        ...(claim === undefined ? {} : { claim: claim.id }),
      }),
    ),
  ]
}

const LONGEST_TITLE = 120

/** The beginning of a sentence, to a whole word. */
const shortened = (sentence: string): string =>
  sentence.length <= LONGEST_TITLE ? sentence : `${sentence.slice(0, sentence.lastIndexOf(' ', LONGEST_TITLE))} …`
