import type { Act, Field, RegisterRecord, Said, Voice } from './record.ts'

/** What a record says is kept with each voice once, to which its values point: most claims give several slots. */
interface Packed {
  readonly voices: readonly Voice[]
  readonly record: Omit<RegisterRecord, 'fields' | 'acts'> & {
    readonly fields: Readonly<{ [slot: string]: PackedField }>
    readonly acts: readonly (Omit<Act, 'when' | 'voices'> & { readonly when?: PackedField; readonly voices: readonly number[] })[]
  }
}
type PackedField = Omit<Field, 'said'> & { readonly said: readonly (Omit<Said, 'voices'> & { readonly voices: readonly number[] })[] }

/** A record as it is kept. */
export function packed(record: RegisterRecord): string {
  const voices: Voice[] = []
  const places = new Map<string, number>()
  const placeOf = (voice: Voice): number => {
    const key = JSON.stringify(voice)
    const known = places.get(key)
    if (known !== undefined) return known
    places.set(key, voices.length)
    return voices.push(voice) - 1
  }
  const fieldOf = (field: Field): PackedField => ({
    ...field,
    said: field.said.map((one) => ({ ...one, voices: one.voices.map(placeOf) })),
  })
  const kept: Packed['record'] = {
    ...record,
    fields: Object.fromEntries(Object.entries(record.fields).map(([slot, field]) => [slot, fieldOf(field)])),
    acts: record.acts.map(({ when, voices: own, ...act }) => ({
      ...act,
      ...(when === undefined ? {} : { when: fieldOf(when) }),
      voices: own.map(placeOf),
    })),
  }
  return JSON.stringify({ voices, record: kept } satisfies Packed)
}

/** The record that was kept. */
export function unpacked(body: string): RegisterRecord {
  const { voices, record } = JSON.parse(body) as Packed
  const voicesAt = (places: readonly number[]): readonly Voice[] => places.flatMap((place) => voices[place] ?? [])
  const fieldOf = (field: PackedField): Field => ({
    ...field,
    said: field.said.map((one) => ({ ...one, voices: voicesAt(one.voices) })),
  })
  return {
    ...record,
    fields: Object.fromEntries(Object.entries(record.fields).map(([slot, field]) => [slot, fieldOf(field)])),
    acts: record.acts.map(({ when, voices: own, ...act }) => ({
      ...act,
      ...(when === undefined ? {} : { when: fieldOf(when) }),
      voices: voicesAt(own),
    })),
  }
}
