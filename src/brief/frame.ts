import type { Footnote } from './footnote.ts'
import { say, type Label } from './labels/index.ts'
import type { Language } from './labels/times.ts'
import type { Brief, BriefLine, BriefPart } from './brief.ts'
import { plain } from './plain.ts'
import { sayDate } from './say-date.ts'

/** What a kind of brief is called; of a template of somebody's own, a briefing note. */
const KINDS: Readonly<Record<string, Label>> = {
  visit: 'visit brief',
  meeting: 'meeting brief',
  country: 'country brief',
  body: 'body brief',
  points: 'talking points',
  day: 'day sheet',
  facts: 'fact sheet',
  press: 'draft press release',
}

/** What the document is called: as its template says, else by its kind. */
export function whatItIs({ kind, title, subject, language, voice }: Brief): string {
  const named = title ?? say(KINDS[kind] ?? (subject.kind === 'pair' ? 'where relations stand' : 'briefing note'), language)
  return voice === undefined ? named : `${named}, ${say('in the voice of {}', language, voice)}`
}

/** "from 12 of 64 documents, the latest of 14 Mar 2025". */
export function basis({ sources, language }: Brief): string {
  const latest = sources.latest === undefined ? '' : say(', the latest of {}', language, sayDate(sources.latest, language))
  const left = sources.left === undefined ? '' : say('; {} records of longer ago not looked at', language, String(sources.left))
  return say('from {} of {} documents', language, String(sources.about), String(sources.documents)) + latest + left
}

/** "NORLAND AND ARCADIA · where relations stand · 17 Mar 2025 · from 12 of 64 documents, the latest of 14 Mar 2025". */
export function briefTitle(brief: Brief): string {
  const { subject, day, language } = brief
  return `${plain(subject.name).toUpperCase()} · ${whatItIs(brief)} · ${sayDate(day, language)} · ${basis(brief)}`
}

/** "in the 64 documents read, of 2 Mar 2021 – 14 Mar 2025". */
export function sourcesRead({ sources: { documents, first, last }, language }: Brief): string {
  const range = first === undefined || last === undefined ? undefined : sayDate(first === last ? first : `${first}/${last}`, language)
  return say('in the {} documents read', language, String(documents)) + (range === undefined ? '' : say(', of {}', language, range))
}

/** The heading of what was not found, for the screen: "NOT FOUND in the 64 documents read". */
export function notFound(brief: Brief): string {
  const [, before = '', after = ''] = /^(.*?)\{\}(.*)$/.exec(say('not found {}', brief.language, '{}')) ?? []
  return `${before.toUpperCase()}${sourcesRead(brief)}${after}`
}

/** Who says so, who published it, when, and where it stands. */
export function attribution({ speaker, issuer, date, address, paragraph, page, noteBy }: Footnote, language: Language): string {
  const day = date === undefined ? say('no date', language) : sayDate(date, language)
  if (noteBy !== undefined) {
    const told = issuer === undefined ? '' : say(', told by {}', language, plain(issuer))
    return `${say('a note by {}', language, plain(noteBy))}${told}, ${day} · ${say('no document', language)}`
  }
  const told =
    speaker === undefined || (issuer ?? '').toLowerCase().includes(speaker.toLowerCase())
      ? issuer
      : issuer === undefined
        ? speaker
        : say('{}, as told by {}', language, speaker, issuer)
  const who = told === undefined ? say('issuer not known', language) : plain(told)
  const where = page === undefined ? say(', paragraph {}', language, String(paragraph)) : say(', page {}', language, String(page))
  return `${who}, ${day} · ${plain(address)}${where}`
}

/** A part with its numbers behind it: "signed 4 Sep 2024 [1][2]". */
export function saidOf({ text, notes }: BriefPart): string {
  const numbers = notes.map((number) => `[${number}]`).join('')
  return numbers === '' ? plain(text) : `${plain(text)} ${numbers}`
}

/** What stands behind a line: that sources differ, or whose own it is. */
export function tail({ differ, own }: BriefLine, language: Language): string {
  const mine = own === undefined ? '' : ` (${say('line of {}, not from the register', language, plain(own))})`
  return differ ? ` ← ${say('they differ', language)}${mine}` : mine
}
