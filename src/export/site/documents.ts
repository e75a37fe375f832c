import { sayDate } from '../../brief/index.ts'
import {
  allOf,
  type ClaimId,
  type RegisterReader,
  type RegisterRecord,
  type StoredClaim,
  type StoredDocument,
} from '../../register/index.ts'
import { nameOf } from '../../watch/name.ts'
import { away, inParts, link, page, placeOf, safe, turning, type Site, type SiteFile } from './page.ts'
import { sayValue } from './values.ts'

/** What a document is called. */
export const titleOf = ({ title, origin }: Pick<StoredDocument, 'title' | 'origin'>): string => title ?? origin

/** Who published a document, and when, as HTML. */
export const publishedLine = ({ issuer, date }: Pick<StoredDocument, 'issuer' | 'date'>): string =>
  `${safe(issuer ?? 'issuer not known')} · ${date === undefined ? 'no date' : safe(sayDate(date))}`

/** The pages of each document: the sentences from which something was read, and what. Its text stays where it was published. */
export async function* documentPages(site: Site, register: RegisterReader): AsyncGenerator<SiteFile> {
  for await (const document of allOf((part) => register.parts.documents({}, part))) {
    const records = await recordsIn(register, document)
    for await (const { part, number, isLast } of inParts(allOf((asked) => register.parts.claims({ document: document.id }, asked)))) {
      const path = placeOf('document', document.id, number)
      const head = number === 1 ? headOf(document, part.length === 0) : ''
      yield page(
        site,
        path,
        titleOf(document),
        `${head}${bySentence(path, part, records)}${turning(path, (other) => placeOf('document', document.id, other), number, isLast)}`,
      )
    }
  }
}

/** The name of the record that each claim of a document bears, with its id. */
async function recordsIn(
  register: RegisterReader,
  { id }: StoredDocument,
): Promise<ReadonlyMap<ClaimId, Pick<RegisterRecord, 'id'> & { readonly name: string }>> {
  const borne = new Map<ClaimId, Pick<RegisterRecord, 'id'> & { readonly name: string }>()
  for await (const record of allOf((part) => register.parts.records({ documents: [id] }, part)))
    for (const claim of record.claims) borne.set(claim, { id: record.id, name: nameOf(record) })
  return borne
}

function headOf(document: StoredDocument, isSilent: boolean): string {
  const { url, unread, language } = document
  const where = url === undefined ? '' : ` · ${away(url)}`
  const silent = unread !== undefined ? `No reader for this language (${safe(language ?? unread)}).` : 'Nothing was read from it.'
  return `<p class="quiet">${publishedLine(document)}${where}</p>\n${isSilent ? `<p>${silent}</p>\n` : ''}`
}

function bySentence(path: string, claims: readonly StoredClaim[], records: Awaited<ReturnType<typeof recordsIn>>): string {
  let html = ''
  let place = ''
  for (const claim of claims) {
    const own = `${claim.passage.start} ${claim.passage.end}`
    if (own !== place) html += `${place === '' ? '' : '</ul>\n'}<blockquote>“${safe(claim.sentence)}”</blockquote>\n<ul>\n`
    place = own
    const record = records.get(claim.id)
    const slots = Object.entries(claim.slots).map(
      ([slot, value]) =>
        `${safe(slot)} ${(typeof value === 'object' ? value : [value]).map((one) => sayValue(claim.kind, slot, one)).join('; ')}`,
    )
    const name = record === undefined ? '' : `${link(path, placeOf('record', record.id), safe(record.name))} `
    html += `<li id="c-${claim.id}">${name}<span class="quiet">${claim.kind}, ${claim.modality}: ${slots.join(' · ')}</span></li>\n`
  }
  return place === '' ? '' : `${html}</ul>\n`
}
