import { nameKey } from '../register/names.ts'
import type { Act, Field, RegisterRecord, Voice } from '../register/record.ts'
import { shortVoice } from './voice.ts'
import type { View } from './view.ts'

/**
 * The register as one issuer tells it: only what that issuer, or who speaks for it, says, and of a field on which sources differ its own
 * value. A draft in somebody's voice must not borrow the words of another.
 */
export function inVoiceOf(view: View, issuer: string): View {
  const own = isVoiceOf(issuer)
  const isOwn = (id: string): boolean => own(view.claims.get(id) ?? {})
  return { ...view, records: view.records.flatMap((record) => ownRecord(record, own, isOwn)) }
}

/** Whether an issuer, or who speaks for it, says something. */
export function isVoiceOf(issuer: string): (voice: Pick<Voice, 'speaker' | 'issuer'>) => boolean {
  const key = nameKey(shortVoice(issuer))
  return ({ speaker, issuer: published }) =>
    [speaker, published].some((name) => name !== undefined && [nameKey(name), nameKey(shortVoice(name))].includes(key))
}

/** Who tells of what a brief is on, those who tell most first. */
export function voicesOf(view: View): readonly string[] {
  const counts = new Map<string, number>()
  for (const { speaker, issuer } of view.claims.values()) {
    for (const name of new Set([speaker, issuer]))
      if (name !== undefined) counts.set(shortVoice(name), (counts.get(shortVoice(name)) ?? 0) + 1)
  }
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([name]) => name)
}

function ownRecord(record: RegisterRecord, own: (voice: Voice) => boolean, isOwn: (id: string) => boolean): readonly RegisterRecord[] {
  const claims = record.claims.filter(isOwn)
  if (claims.length === 0) return []
  const fields = Object.entries(record.fields).flatMap(([slot, field]) => {
    const kept = ownField(field, own)
    return kept === undefined ? [] : [[slot, kept] as const]
  })
  const acts = record.acts.flatMap((act): Act[] => {
    const voices = act.voices.filter(own)
    const { when, ...rest } = act
    const kept = when === undefined ? undefined : ownField(when, own)
    return voices.length === 0 ? [] : [{ ...rest, voices, ...(kept === undefined ? {} : { when: kept }) }]
  })
  return fields.length === 0 ? [] : [{ ...record, fields: Object.fromEntries(fields), acts, claims, disputed: false }]
}

function ownField(field: Field, own: (voice: Voice) => boolean): Field | undefined {
  const said = field.said.flatMap(({ value, voices }) => {
    const kept = voices.filter(own)
    return kept.length === 0 ? [] : [{ value, voices: kept }]
  })
  const [first] = said
  if (first === undefined) return undefined
  const listed = Array.isArray(field.shown)
  const shown = listed
    ? said.map(({ value }) => String(value))
    : said.some(({ value }) => value === field.shown)
      ? field.shown
      : first.value
  return { ...field, said, shown, disputed: false }
}
