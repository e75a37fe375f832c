import type { ClaimId, RegisterRecord, Said, Voice } from '../../register/record.ts'
import { unique, voiceClaims, voicesIn } from '../../watch/fields.ts'
import { phrase, series, value, words, type Bit } from '../bits.ts'
import { line, present, says, type Line, type Part, type Section } from '../line.ts'
import { nameBit } from '../name-bits.ts'
import { actBit, slotLabel } from '../tell.ts'
import type { View } from '../view.ts'

/** What a table of changes tells of each: what it is, how it is now, how it was. */
export const CHANGE_COLUMNS = ['what changed', 'now', 'before'] as const

/**
 * What the register learned on a day or after it: things told of for the first time, and fields that say something else than they did.
 * It follows from when each voice was learned, so that "before" has its sentence too. What a person rejected since is not seen.
 */
export function changes(view: View, since: string): Section {
  const isNew = ({ learned }: Pick<Voice, 'learned'>): boolean => learned.slice(0, 10) >= since
  const lines = [...view.records]
    .map((record) => ({ record, told: changesOf(view, record, isNew), latest: latestOf(view, record) }))
    .sort((a, b) => b.latest.localeCompare(a.latest))
    .flatMap(({ told }) => told)
  return { lines, missing: lines.length === 0 ? [phrase('anything learned since {}', value(since, 'since', []))] : [] }
}

const latestOf = (view: View, record: RegisterRecord): string =>
  record.claims
    .map((id) => view.claims.get(id)?.learned ?? '')
    .sort()
    .at(-1) ?? ''

function changesOf(view: View, record: RegisterRecord, isNew: (voice: Pick<Voice, 'learned'>) => boolean): readonly Line[] {
  const fresh = record.claims.filter((id) => isNew(view.claims.get(id) ?? { learned: '' }))
  if (fresh.length === 0) return []
  if (fresh.length === record.claims.length) return present([line(nameBit(record), newParts(view, record, fresh))])
  const fields = Object.entries(record.fields).flatMap(([slot, { shown, said }]) => {
    const listed = Array.isArray(shown)
    const current = said.filter(({ value: given, voices }) => (listed || String(given) === String(shown)) && voices.every(isNew))
    if (current.length === 0) return []
    const before = listed ? undefined : lastOf(said.filter(({ voices }) => voices.some((voice) => !isNew(voice))))
    return [changed(record, slotLabel(slot), saidBit(slot, current), before && saidBit(slot, [before]))]
  })
  const acts = record.acts
    .filter(({ action, voices }) => action !== '' && voices.every(isNew))
    .map((act) => changed(record, phrase('step'), actBit(act), undefined))
  return present([...standingChange(record, isNew), ...fields, ...acts])
}

/** "new", and the day on which its latest sentence was published. */
function newParts(view: View, record: RegisterRecord, fresh: readonly ClaimId[]): readonly Part[] {
  const day =
    fresh
      .map((id) => view.claims.get(id)?.published ?? '')
      .sort()
      .at(-1) ?? ''
  const then = fresh.filter((id) => view.claims.get(id)?.published === day)
  return [says(words('new', fresh), record.claims), ...(day === '' ? [] : [says(phrase('told {}', value(day, 'published', then)))])]
}

function changed(record: RegisterRecord, what: Bit, now: Bit, before: Bit | undefined): Line | undefined {
  const name = nameBit(record)
  return line(name, [says(phrase('{}: changed', what), record.claims), says(now), ...(before === undefined ? [] : [says(before)])])
}

function saidBit(slot: string, said: readonly Said[]): Bit {
  const values = said.map(({ value: given, voices }) => value(given, slot, voiceClaims(voices)))
  return series('; ', values) ?? phrase('other')
}

const publishedOf = ({ voices }: Said): string =>
  voices
    .map(({ published = '' }) => published)
    .sort()
    .at(-1) ?? ''
const lastOf = (said: readonly Said[]): Said | undefined => [...said].sort((a, b) => publishedOf(a).localeCompare(publishedOf(b))).at(-1)

/** "scheduled" that became "done". */
function standingChange(record: RegisterRecord, isNew: (voice: Pick<Voice, 'learned'>) => boolean): readonly (Line | undefined)[] {
  const voices = unique(voicesIn(record))
  const now = voices.filter(({ modality }) => modality === record.modality)
  const before = voices.filter((voice) => !isNew(voice)).at(-1)
  if (before === undefined || now.length === 0 || !now.every(isNew) || record.acts.some(({ action }) => action !== '')) return []
  const standing = (voice: Voice): Bit => value(voice.modality, 'modality', [voice.claim])
  return now.slice(0, 1).map((voice) => changed(record, phrase('standing'), standing(voice), standing(before)))
}
