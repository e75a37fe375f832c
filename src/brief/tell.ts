import type { Act, ClaimId, RegisterRecord, Said, Voice } from '../register/record.ts'
import { actDate, claimsOf, unique, voiceClaims } from '../watch/fields.ts'
import { listed, phrase, series, shown, value, words, type Bit, type Value } from './bits.ts'
import type { Label } from './labels/index.ts'
import { shortVoice } from './voice.ts'
import { line, present, says, type Line, type Part } from './line.ts'

/** Who says so, in a few words: the speaker, else the issuer. */
export function voiceName({ speaker, issuer }: Pick<Voice, 'speaker' | 'issuer'>): string {
  return shortVoice(speaker ?? issuer ?? 'a source without a name')
}

/** Those who say something, each once: "Norland and Arcadia". */
export function voicesBit(voices: readonly (Pick<Voice, 'speaker' | 'issuer'> & { readonly claim: ClaimId })[], most = 3): Bit | undefined {
  const byName = new Map<string, { readonly name: string | undefined; readonly claims: ClaimId[] }>()
  for (const { speaker, issuer, claim } of voices) {
    const key = shortVoice(speaker ?? issuer ?? '')
    const known = byName.get(key)
    if (known === undefined) byName.set(key, { name: speaker ?? issuer, claims: [claim] })
    else if (known.name === (speaker ?? issuer)) known.claims.push(claim)
  }
  const names = [...byName.values()].map(({ name, claims }) =>
    name === undefined ? words('a source without a name', claims) : value(name, 'speaker', claims),
  )
  return series('and', names, most)
}

/**
 * What each side says of one field, side by side: "4 Sep 2024 (Norland)", "5 Sep 2024 (Arcadia)". When one name says two things, the days on
 * which it said them tell them apart.
 */
export function sideBySide(said: readonly Said[], slot: string): readonly Part[] {
  const names = said.map(({ voices }) => unique(voices.map(voiceName)))
  return said.map(({ value: given, voices }, index) => {
    const twice = (names[index] ?? []).some((name) => names.some((others, other) => other !== index && others.includes(name)))
    const [first] = voices
    const day = twice && first?.published !== undefined ? value(first.published, 'published', [first.claim]) : undefined
    const who = series(', ', [voicesBit(voices), day]) ?? words('a source without a name', voiceClaims(voices))
    return says(phrase('{} ({})', value(given, slot, voiceClaims(voices)), who))
  })
}

const LABELS: Readonly<Record<string, Label>> = {
  when: 'date',
  where: 'place',
  ordinal: 'number',
  rank: 'level',
  mode: 'held',
  participants: 'taking part',
  by: 'by',
  type: 'type',
  host: 'host',
  period: 'period',
  since: 'since',
  due: 'due',
  until: 'until',
  value: 'amount',
}

/** What a slot is called; those without a word of their own are called "other". */
export const slotLabel = (slot: string): Bit => phrase(LABELS[slot] ?? 'other')

/** Lines that show the disputed fields of a record, and of its acts, side by side. */
export function disputes(record: RegisterRecord, ...leave: readonly string[]): readonly Line[] {
  const fields = Object.entries(record.fields)
    .filter(([slot, field]) => field.disputed && !leave.includes(slot))
    .map(([slot, field]) => line(slotLabel(slot), sideBySide(field.said, slot), { differ: true }))
  const acts = record.acts
    .filter(({ when }) => when?.disputed && !record.fields['when']?.disputed)
    .map(({ action, when, voices }) =>
      line(action === '' ? phrase('date') : value(action, 'action', voiceClaims(voices)), sideBySide(when?.said ?? [], 'when'), {
        differ: true,
      }),
    )
  return present([...fields, ...acts])
}

/** The day of an act, with the claims that give it. */
export function actWhen(act: Act): Value | undefined {
  const day = actDate(act)
  const holders = act.when?.said.filter(({ value: given }) => given === day).flatMap(({ voices }) => voiceClaims(voices)) ?? []
  return day === undefined ? undefined : value(day, 'when', unique(holders))
}

/** What was done, with its day: "signed 4 Sep 2024". */
export function actBit(act: Act): Bit {
  return series(' ', [value(act.action, 'action', voiceClaims(act.voices)), actWhen(act)]) ?? words('told of', voiceClaims(act.voices))
}

/** The standing of a record, as a claim gives it: "expected". */
export function modalityBit(record: RegisterRecord): Value {
  const holders = Object.values(record.fields).flatMap(({ said }) =>
    said.flatMap(({ voices }) => voices.filter(({ modality }) => modality === record.modality).map(({ claim }) => claim)),
  )
  return value(record.modality, 'modality', holders.length > 0 ? unique(holders) : record.claims)
}

/** A session or talks in a phrase: "18th, 4 Sep 2024, Lowport, deputy ministers, co-chaired by A and B". */
export function sessionPart(
  record: RegisterRecord,
  { date = true, number = true, name, before }: { date?: boolean; number?: boolean; name?: Bit; before?: Label } = {},
): Part {
  const chairs = listed(record, 'chairs', 4),
    by = listed(record, 'by', 3),
    at = shown(record, 'at')
  const told = series(', ', [
    name,
    number ? shown(record, 'ordinal') : undefined,
    date ? shown(record, 'when') : undefined,
    shown(record, 'where'),
    shown(record, 'rank', 'code'),
    shown(record, 'mode'),
    chairs && phrase((record.fields['chairs']?.said.length ?? 0) > 1 ? 'co-chaired by {}' : 'chaired by {}', chairs),
    by && phrase('hosted by {}', by),
    at && phrase('at the {}', at),
  ])
  const bit = told ?? words('no date or place given', claimsOf(record, 'body', 'title'))
  return says(before === undefined ? bit : phrase(before, bit), name === undefined ? claimsOf(record, 'body', 'title') : [])
}

/** A line with the agenda of a meeting. Topics of one list stand in one sentence: they are told together, so that the numbers do not drown the words. */
export function agendaLine(record: RegisterRecord): Line | undefined {
  const field = record.fields['agenda']
  if (field === undefined) return undefined
  const groups = new Map<string, Bit[]>()
  for (const { value: topic, voices } of field.said) {
    const claims = voiceClaims(voices)
    const key = claims.join(' ')
    groups.set(key, [...(groups.get(key) ?? []), value(topic, 'agenda', claims)])
  }
  return line(
    phrase('agenda'),
    [...groups.values()].flatMap((topics) => {
      const bit = series('; ', topics)
      return bit === undefined ? [] : [says(bit)]
    }),
  )
}
