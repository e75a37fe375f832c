import type { RegisterRecord, Voice } from '../../src/register/record.ts'
import { address } from './address.svelte.ts'
import { bestVoice } from './best-voice.ts'

/** A claim in its document. Who looks at what was known on a day stays on that day. */
export const claimPath = (document: string, claim: string): string => `${address.onDay(`/documents/${document}`)}#${claim}`

/** The sentence that says what a record shows: of these slots, where it has them. A record without a sentence is shown itself. */
export function sentencePath(record: RegisterRecord, ...slots: readonly string[]): string {
  const voice = bestVoice(record, slots)
  return voice === undefined ? address.onDay(`/records/${record.id}`) : voicePath(voice)
}

/** Where somebody says something. */
export const voicePath = ({ document, claim }: Pick<Voice, 'document' | 'claim'>): string => claimPath(document, claim)

/** The same of a record of which only the id is known: it is looked for when somebody goes there. */
export const sentenceOf = (record: string, ...slots: readonly string[]): string =>
  address.onDay(`/records/${record}/sentence${slots.length === 0 ? '' : `?of=${slots.join(',')}`}`)

/** Where the first of some claims stands, of which only the ids are known. */
export const toldPath = ([claim]: readonly string[]): string => address.onDay(`/claims/${claim ?? ''}`)
