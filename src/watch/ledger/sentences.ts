import type { ClaimId, RegisterReader, RegisterRecord, StoredClaim } from '../../register/index.ts'
import { subjectWords } from '../../register/telling-words.ts'
import { unique, voiceClaims } from '../fields.ts'
import type { Stage } from './stages.ts'

/** The stage of which a claim tells where its sentence speaks of the matter otherwise than the act does. */
export type ToldAs = ReadonlyMap<ClaimId, Stage>

/** Views that speak for a proposal. */
const IN_FAVOUR: ReadonlySet<string> = new Set(['welcomes', 'supports'])

/**
 * "The Meeting reviewed the implementation of the Plan" tells of a review, and "the Ministers welcomed the proposal of a plan" of support: the
 * same sentence holds a topic or a view that names the thing.
 */
export function toldAs(claims: readonly StoredClaim[]): ToldAs {
  const found = new Map<ClaimId, Stage>()
  const spoken = claims.filter(({ kind }) => kind === 'meeting' || kind === 'position')
  for (const claim of claims) {
    const isImplemented = claim.kind === 'instrument' && claim.slots['action'] === 'implemented'
    const isProposed = claim.kind === 'initiative' && claim.modality === 'proposed'
    if (!isImplemented && !isProposed) continue
    const name = claim.slots[isProposed ? 'idea' : 'title'] ?? [claim.slots['type'], claim.slots['subject']].filter(Boolean).join(' ')
    const words = [...subjectWords(String(name))]
    const by = spoken.filter((other) => isSameSentence(claim, other) && topicsOf(other).some((topic) => holdsAll(topic, words)))
    if (isImplemented && by.length > 0) found.set(claim.id, 'reviewed')
    if (isProposed && by.some(({ slots }) => IN_FAVOUR.has(String(slots['stance'])))) found.set(claim.id, 'supported')
  }
  return found
}

const isSameSentence = (a: StoredClaim, b: StoredClaim): boolean =>
  a.document === b.document && a.passage.start < b.passage.end && b.passage.start < a.passage.end

const topicsOf = ({ kind, slots }: StoredClaim): readonly string[] => {
  const topics = slots[kind === 'meeting' ? 'agenda' : 'subject']
  return topics === undefined ? [] : typeof topics === 'object' ? topics : [String(topics)]
}

function holdsAll(topic: string, words: readonly string[]): boolean {
  const held = subjectWords(topic)
  return words.length > 0 && words.every((word) => held.has(word))
}

/** What the sentences say in which some records are told: of acts that can be told otherwise only. */
export async function sentencesOf(
  { sources, claims }: Pick<RegisterReader, 'sources' | 'claims'>,
  records: readonly RegisterRecord[],
): Promise<ToldAs> {
  const ids = records.flatMap(({ kind, acts }) =>
    acts.flatMap(({ action, modality, voices }) =>
      (kind === 'instrument' && action === 'implemented') || (kind === 'initiative' && modality === 'proposed') ? voiceClaims(voices) : [],
    ),
  )
  if (ids.length === 0) return new Map()
  const told = await sources.claims(unique(ids).slice(0, MOST_SENTENCES))
  const around: StoredClaim[] = []
  for (const { document, passage } of told) around.push(...(await claims({ document, within: passage })))
  return toldAs([...new Map(around.map((claim) => [claim.id, claim])).values()])
}

/** So many sentences are looked at for one thing: one told of in thousands of documents is known by the first. */
const MOST_SENTENCES = 40
