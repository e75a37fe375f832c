import type { Act, Field, RegisterRecord, Said, Voice } from '../register/record.ts'

/** A record that bears more claims than this is told very often: a brief names few of its sources. */
const OFTEN = 12
/** Of all who say one thing, so many of the last, beside the first. */
const VOICES = 2
/** So many values of a field that are shown, and others beside them. */
const VALUES = 12,
  OTHERS = 6

/**
 * A record as far as a brief can name its sources: of one that is told very often, the first and the last who say each thing.
 * @param isOwn whose words must not be lost, when a brief is written in somebody's voice
 */
export function trimmed(record: RegisterRecord, isOwn: (voice: Voice) => boolean = () => false): RegisterRecord {
  if (record.claims.length <= OFTEN) return record
  const fewer = (voices: readonly Voice[]): readonly Voice[] => {
    if (voices.length <= VOICES + 1) return voices
    const kept = new Set([...voices.slice(0, 1), ...voices.filter(isOwn).slice(-VOICES), ...voices.slice(-VOICES)])
    return voices.filter((voice) => kept.has(voice))
  }
  const field = (given: Field): Field => {
    const shown = typeof given.shown === 'object' ? given.shown.slice(0, VALUES) : given.shown
    const isShown = ({ value }: Said): boolean => (typeof shown === 'object' ? shown.includes(String(value)) : value === shown)
    const others = new Set(given.said.filter((said) => !isShown(said)).slice(-OTHERS))
    const said = given.said
      .filter((one) => isShown(one) || others.has(one))
      .map(({ value, voices }): Said => ({ value, voices: fewer(voices) }))
    return { ...given, shown, said }
  }
  const acts = record.acts.map(({ when, ...act }): Act => {
    const voices = fewer(act.voices)
    return { ...act, voices, ...(when === undefined ? {} : { when: field(when) }) }
  })
  const fields = Object.fromEntries(Object.entries(record.fields).map(([slot, given]) => [slot, field(given)]))
  const kept = new Set(
    [...Object.values(fields), ...acts.flatMap(({ when }) => when ?? [])]
      .flatMap(({ said }) => said)
      .concat(acts.map(({ action, voices }) => ({ value: action, voices })))
      .flatMap(({ voices }) => voices.map(({ claim }) => claim)),
  )
  const claims = record.claims.filter((id) => kept.has(id))
  return { ...record, fields, acts, claims: claims.length > 0 ? claims : record.claims.slice(-VOICES) }
}
