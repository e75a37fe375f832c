import { sayPeriod } from '../../brief/index.ts'
import { allOf, type Entity, type ItemOf, type RegisterReader, type RegisterRecord } from '../../register/index.ts'
import { nameOf } from '../../watch/name.ts'
import { away, inParts, link, page, placeOf, safe, turning, type Site, type SiteFile } from './page.ts'
import { sayTime } from './values.ts'

/** A record in a list: when, its name, what it is. */
export function recordLine(from: string, record: RegisterRecord): string {
  const time = sayTime(record)
  const disputed = record.disputed ? ' <span class="alarm">sources disagree</span>' : ''
  return `<li>${link(from, placeOf('record', record.id), safe(nameOf(record)))} <span class="quiet">${record.kind}, ${record.modality}${time === '' ? '' : ` · ${time}`}</span>${disputed}</li>`
}

/** The pages of each name: a party, organisation, person, body, place, instrument or programme, with the records about it. */
export async function* namePages(site: Site, register: RegisterReader, items: ItemOf): AsyncGenerator<SiteFile> {
  for await (const entity of allOf((part) => register.parts.entities({}, part))) {
    const records = allOf((part) => register.parts.records({ entities: [entity.id] }, part))
    for await (const { part, number, isLast } of inParts(records)) {
      const path = placeOf('name', entity.id, number)
      const lines = part.map((record) => recordLine(path, record)).join('\n')
      yield page(
        site,
        path,
        entity.name,
        `${number === 1 ? about(entity, items(entity)) : ''}<ul>\n${lines}\n</ul>\n${turning(path, (other) => placeOf('name', entity.id, other), number, isLast)}`,
      )
    }
  }
}

function about(entity: Entity, item: string | undefined): string {
  const others = entity.names
    .filter((name) => name !== entity.name)
    .map((name) => {
      const period = entity.periods?.[name]
      return period === undefined ? safe(name) : `${safe(name)} (${safe(sayPeriod(period))})`
    })
  const also = others.length === 0 ? '' : ` Also ${others.slice(0, MOST_NAMES).join(', ')}${others.length > MOST_NAMES ? ' …' : ''}.`
  const elsewhere = Object.entries(entity.inLanguages ?? {}).map(
    ([language, name]) => `<span lang="${safe(language)}">${safe(name)}</span>`,
  )
  const there = elsewhere.length === 0 ? '' : ` Elsewhere ${elsewhere.join(', ')}.`
  const known = item === undefined ? '' : ` ${away(`https://www.wikidata.org/wiki/${item}`, `Wikidata ${item}`)}`
  return `<p class="quiet">${entity.kind}.${also}${there}${known}</p>\n`
}

/** So many other names of something are listed. */
const MOST_NAMES = 40
