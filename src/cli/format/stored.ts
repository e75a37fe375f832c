import { plain, sayDate, sayPeriod, wrap } from '../../brief/index.ts'
import { languageName, unreadLine } from '../../reading/languages.ts'
import {
  allOf,
  concluded,
  isNote,
  type Entity,
  type RegisterReader,
  type RegisterRecord,
  type Said,
  type StoredClaim,
  type StoredDocument,
} from '../../register/index.ts'
import { nameOf } from '../../watch/name.ts'
import type { Screen } from '../screen.ts'
import { claimLine, counted } from './claims.ts'

/** "Norland, Ministry of Foreign Affairs · 14 Mar 2025 · https://… · 3f9a…". */
export function storedLine(document: StoredDocument): string {
  const known = document.dateKnown === 'inferred' ? ' (concluded)' : ''
  return [
    plain(document.issuer ?? 'issuer not known'),
    document.date === undefined ? 'no date' : `${sayDate(document.date)}${known}`,
    plain(document.url ?? document.origin),
    document.id,
  ].join(' · ')
}

/** Prints a document: what is known of it, its versions, and its text passage by passage with the claims. */
export async function sayDocument(screen: Screen, register: RegisterReader, document: StoredDocument): Promise<void> {
  const { heading, faint } = screen.paint
  screen.say(heading(plain(document.title ?? document.origin)))
  screen.say(faint(storedLine(document)))
  const claims = await register.claims({ document: document.id, all: true })
  const readers = new Set([`${document.reader} ${document.readerVersion}`])
  for (const { bears, readBy } of claims) if (bears) for (const { reader, version } of readBy) readers.add(`${reader} ${version}`)
  screen.say(faint(`learned ${document.learned} · read by ${[...readers].map(plain).join(', ')} · from ${plain(document.origin)}`))
  if (document.supersedes !== undefined) screen.say(faint(`replaces ${document.supersedes}`))
  if (document.supersededBy !== undefined) screen.say(screen.paint.alert(`replaced by a newer version: ${document.supersededBy}`))
  if (document.unread !== undefined) screen.say(unreadLine(document.unread))
  screen.say()
  let last = ''
  for (const claim of claims) {
    const place = `${claim.passage.start} ${claim.passage.end}`
    if (place !== last) for (const row of wrap(`“${plain(claim.sentence)}”`, screen.width - 2)) screen.say(`  ${row}`)
    last = place
    screen.say(`    ${faint(claim.id)} ${claimLine(claim)}${claim.bears ? faint(beside(claim)) : faint(' (bears nothing now)')}`)
  }
  screen.say()
  screen.say(counted(claims.length, 'claim'))
}

/** Prints a claim: the sentence with the words of its slots marked, then slots, voices and the record it bears. */
export async function sayStoredClaim(screen: Screen, register: RegisterReader, claim: StoredClaim): Promise<void> {
  const { heading, faint } = screen.paint
  const document = await register.document(claim.document)
  screen.say(heading(`${claim.kind}, ${claim.modality}`))
  for (const row of wrap(`“${marked(claim, document)}”`, screen.width - 2)) screen.say(`  ${row}`)
  if (document !== undefined) screen.say(faint(`  ${storedLine(document)}, characters ${claim.passage.start}–${claim.passage.end}`))
  screen.say(`  ${claimLine(claim)}`)
  screen.say(
    faint(
      `  said by ${plain(claim.speaker ?? claim.issuer ?? 'an unknown source')} · learned ${claim.learned} · read by ${readersOf(claim)}${claim.bears ? '' : ' · bears nothing now'}`,
    ),
  )
  if (claim.confidence !== undefined) screen.say(faint(`  ${sayConfidence(claim, claim.confidence)}`))
  if (isNote(claim)) screen.say(screen.paint.alert(`  a note by ${plain(claim.readerVersion)}: no document says so`))
  for (const { at, who, act, why, about = [], claims } of await register.decisions(claim.document)) {
    const isAbout = claims.includes(claim.id) || about.some(({ id }) => id === claim.id)
    if (isAbout) screen.say(`  ${act} by ${plain(who)}, ${at.slice(0, 10)}${why === undefined ? '' : `: ${plain(why)}`}`)
  }
  for (const [slot, rule] of Object.entries(claim.inferred)) screen.say(faint(`  ${slot} is inferred: ${rule}`))
  const records = await register.records({ claim: claim.id })
  for (const record of records)
    screen.say(
      `  record ${record.id} ${plain(nameOf(record))}: ${counted(record.claims.length, 'claim')} in ${counted(record.documents.length, 'document')}`,
    )
}

/** " (confidence 0.90, chancery and llm)": who says it is told where several do. */
const beside = ({ readBy, confidence }: StoredClaim): string => {
  const readers = readBy.length > 1 ? `, ${readBy.map(({ reader }) => reader).join(' and ')}` : ''
  return confidence === undefined ? '' : ` (confidence ${confidence.toFixed(2)}${readers})`
}

/** "chancery 0.9.0; llm parrot 1, with another where". */
const readersOf = ({ readBy }: StoredClaim): string =>
  readBy
    .map(
      ({ reader, version, differs }) => `${reader} ${plain(version)}${differs.length === 0 ? '' : `, with another ${differs.join(', ')}`}`,
    )
    .join('; ')

/** "confidence 0.90: 3 of 3 slots said, 2 readers say the same". */
function sayConfidence(claim: StoredClaim, confidence: number): string {
  const slots = Object.keys(claim.slots).length
  const same = claim.readBy.filter(({ differs }) => differs.length === 0).length
  const differs = [...new Set(claim.readBy.flatMap((one) => one.differs))]
  return [
    `confidence ${confidence.toFixed(2)}: ${slots - concluded(claim).length} of ${counted(slots, 'slot')} said`,
    ...(same > 1 ? [`${same} readers say the same`] : []),
    ...(differs.length > 0 ? [`told otherwise: ${differs.join(', ')}`] : []),
  ].join(', ')
}

/** The words of a claim's slots in brackets, within its sentence. */
function marked(claim: StoredClaim, document: StoredDocument | undefined): string {
  if (document === undefined) return plain(claim.sentence)
  const { start, end } = claim.passage
  const spans = Object.entries(claim.spans)
    .flatMap(([slot, list]) => list.map((span) => ({ slot, ...span })))
    .filter((span) => span.start >= start && span.end <= end)
    .sort((a, b) => a.start - b.start || b.end - a.end)
  let text = '',
    at = start
  for (const span of spans) {
    if (span.start < at) continue
    text += `${document.text.slice(at, span.start)}[${document.text.slice(span.start, span.end)}]`
    at = span.end
  }
  return plain(text + document.text.slice(at, end))
}

/** Prints a record: each field with who says what, why it is shown, what is disputed; its acts, its joins and its sentences. */
export async function sayRecord(screen: Screen, register: RegisterReader, record: RegisterRecord): Promise<void> {
  const { heading, faint, alert } = screen.paint
  screen.say(heading(`${record.kind}, ${record.modality}: ${plain(nameOf(record))}`))
  for (const [slot, field] of Object.entries(record.fields)) {
    for (const [index, said] of field.said.entries()) {
      screen.say(
        `  ${(index === 0 ? slot : '').padEnd(13)} ${plain(String(said.value))} ${faint(voices(said))}${index === 0 && field.disputed ? alert(` ← disputed; shown: ${field.by}`) : ''}`,
      )
    }
  }
  for (const { action, modality, when, voices: list } of record.acts) {
    const date = typeof when?.shown === 'string' ? ` ${sayDate(when.shown)}` : ''
    screen.say(`  act           ${plain(action || 'not named')}, ${modality}${date} ${faint(voices({ value: '', voices: list }))}`)
  }
  for (const { rule, on, claims } of record.joins) screen.say(faint(`  joined by the rule “${rule}”: ${plain(on)} (${claims.join(', ')})`))
  for (const [word, id] of [
    ['before', record.previous],
    ['after', record.next],
  ] as const) {
    const other = id === undefined ? undefined : await register.record(id)
    if (other !== undefined) screen.say(`  ${word.padEnd(13)} ${plain(nameOf(other))} ${faint(other.id)}`)
  }
  for (const { rule, records } of record.conflicts ?? []) screen.say(alert(`  in conflict   ${rule}: ${records.join(', ')}`))
  screen.say()
  for (const id of record.claims) {
    const claim = await register.claim(id)
    if (claim === undefined) continue
    for (const row of wrap(`“${plain(claim.sentence)}”`, screen.width - 2)) screen.say(`  ${row}`)
    screen.say(
      faint(
        `    ${claim.id} · ${plain(claim.issuer ?? 'issuer not known')}${claim.published === undefined ? '' : `, ${sayDate(claim.published)}`} · ${isNote(claim) ? `a note by ${plain(claim.readerVersion)}, no document` : `document ${claim.document}`}`,
      ),
    )
  }
}

function voices({ voices: list }: Said): string {
  const names = list.map(
    ({ speaker, issuer, published }) =>
      `${plain(speaker ?? issuer ?? 'an unknown source')}${published === undefined ? '' : ` ${published}`}`,
  )
  return `(${[...new Set(names)].join('; ')})`
}

/** Prints a party, person, body or place: its names, and the records about it. */
export async function sayEntity(screen: Screen, register: RegisterReader, entity: Entity): Promise<void> {
  const { heading, faint } = screen.paint
  screen.say(heading(`${plain(entity.name)}, ${entity.kind}`))
  const others = entity.names.slice(1).map((name) => {
    const period = entity.periods?.[name]
    return period === undefined ? plain(name) : `${plain(name)} (${sayPeriod(period)})`
  })
  if (others.length > 0) screen.say(faint(`also ${others.join(', ')}`))
  const elsewhere = Object.entries(entity.inLanguages ?? {}).map(([language, name]) => `${languageName(language)} ${plain(name)}`)
  if (elsewhere.length > 0) screen.say(faint(`in other languages: ${elsewhere.join(', ')}`))
  for await (const record of allOf((asked) => register.parts.records({ entities: [entity.id] }, asked))) {
    screen.say(
      `  ${faint(record.id)} ${record.kind.padEnd(12)} ${plain(nameOf(record))}${record.from === undefined ? '' : faint(` · ${sayDate(record.from === record.to || record.to === undefined ? record.from : `${record.from}/${record.to}`)}`)}`,
    )
  }
}
