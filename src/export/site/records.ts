import { sayDate } from '../../brief/index.ts'
import {
  allOf,
  isNote,
  type ClaimId,
  type RegisterReader,
  type RegisterRecord,
  type StoredClaim,
  type Voice,
} from '../../register/index.ts'
import { nameOf } from '../../watch/name.ts'
import { publishedIn } from '../cite.ts'
import { namesOf, type NamesOf } from '../named.ts'
import { inParts, link, page, placeOf, safe, turning, type Site, type SiteFile } from './page.ts'
import { sayTime, sayValue } from './values.ts'

/** So many voices of one value are named; all stand among the sentences. */
const MOST_VOICES = 5

/** The pages of each record: what is shown, who says what, and the sentences. */
export async function* recordPages(site: Site, register: RegisterReader): AsyncGenerator<SiteFile> {
  const named = namesOf(register)
  for await (const record of allOf((part) => register.parts.records({}, part)))
    for await (const { part, number, isLast } of inParts(record.claims)) {
      const path = placeOf('record', record.id, number)
      const head = number === 1 ? await headOf(path, register, record, named) : ''
      yield page(
        site,
        path,
        nameOf(record),
        `${head}<h2>Sentences</h2>\n${await sentences(path, register, part)}${turning(path, (other) => placeOf('record', record.id, other), number, isLast)}`,
      )
    }
}

async function headOf(path: string, register: RegisterReader, record: RegisterRecord, named: NamesOf): Promise<string> {
  const byName = await named(record)
  const time = sayTime(record)
  const rows = Object.entries(record.fields).map(([slot, { said, disputed }]) => {
    const values = said.map(({ value, voices }) => {
      const entity = byName.get(String(value))
      const words = sayValue(record.kind, slot, value)
      return `${entity === undefined ? words : link(path, placeOf('name', entity.id), words)} <span class="quiet">${saying(voices)}</span>`
    })
    return `<tr><th scope="row">${safe(slot)}${disputed ? ' <span class="alarm">disputed</span>' : ''}</th><td>${values.join('<br>')}</td></tr>`
  })
  const acts = record.acts.map(
    ({ action, modality, when, voices }) =>
      `<tr><th scope="row">act</th><td>${safe(action || 'not named')}, ${modality}${typeof when?.shown === 'string' ? ` ${safe(sayDate(when.shown))}` : ''} <span class="quiet">${saying(voices)}</span></td></tr>`,
  )
  const others: string[] = []
  for (const [word, id] of [
    ['before', record.previous],
    ['after', record.next],
    ...(record.conflicts ?? []).flatMap(({ rule, records }) =>
      records.filter((one) => one !== record.id).map((one) => [rule, one] as const),
    ),
  ] as const) {
    const other = id === undefined ? undefined : await register.record(id)
    if (other !== undefined)
      others.push(`<tr><th scope="row">${safe(word)}</th><td>${link(path, placeOf('record', other.id), safe(nameOf(other)))}</td></tr>`)
  }
  return `<p class="quiet">${record.kind}, ${record.modality}${time === '' ? '' : ` · ${time}`}${record.disputed ? ' · <span class="alarm">sources disagree</span>' : ''}</p>
<table>${[...rows, ...acts, ...others].join('\n')}</table>
`
}

/** "(Norland 2024-05-01; Arcadia)": who says so. */
function saying(voices: readonly Voice[]): string {
  const names = [
    ...new Set(
      voices.map(
        ({ speaker, issuer, published }) => `${speaker ?? issuer ?? 'an unknown source'}${published === undefined ? '' : ` ${published}`}`,
      ),
    ),
  ]
  const more = names.length > MOST_VOICES ? `; ${names.length - MOST_VOICES} more` : ''
  return `(${safe(names.slice(0, MOST_VOICES).join('; '))}${more})`
}

async function sentences(path: string, register: RegisterReader, ids: readonly ClaimId[]): Promise<string> {
  const found = new Map((await register.sources.claims(ids)).map((claim) => [claim.id, claim]))
  return ids
    .flatMap((id) => found.get(id) ?? [])
    .map(
      (claim) =>
        `<blockquote>“${safe(claim.sentence)}”</blockquote>\n<p class="quiet">${link(path, placeOf('document', claim.document), `${safe(publishedIn(claim))}${noted(claim)}`)}</p>\n`,
    )
    .join('')
}

const noted = (claim: StoredClaim): string => (isNote(claim) ? `, a note by ${safe(claim.readerVersion)}` : '')
