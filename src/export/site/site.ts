import { sayNumber } from '../../brief/index.ts'
import { KINDS, type Kind } from '../../reading/claim.ts'
import { allOf, ENTITY_KINDS, type RegisterReader } from '../../register/index.ts'
import { documentPages, publishedLine, titleOf } from './documents.ts'
import { namePages, recordLine } from './names.ts'
import { inParts, link, listAt, page, placeOf, safe, turning, type Site, type SiteFile } from './page.ts'
import { recordPages } from './records.ts'
import { SITE_STYLE } from './style.ts'

export type { SiteFile } from './page.ts'

/** A list of the site: how it is called, and its things as HTML, for a page at a path. */
interface List {
  readonly key: string
  readonly title: string
  /** Under which heading it stands. */
  readonly under: string
  readonly lines: () => AsyncIterable<(path: string) => string>
}

const NAMES: Readonly<Record<(typeof ENTITY_KINDS)[number], string>> = {
  party: 'Parties',
  organisation: 'Organisations',
  person: 'Persons',
  body: 'Bodies',
  place: 'Places',
  instrument: 'Instruments, by name',
  programme: 'Programmes, by name',
}

const RECORDS: Readonly<Record<Kind, string>> = {
  meeting: 'Meetings',
  visit: 'Visits',
  instrument: 'Instruments',
  initiative: 'Initiatives',
  commitment: 'Commitments',
  figure: 'Figures',
  relation: 'Relations',
  chairmanship: 'Chairmanships',
  programme: 'Programmes',
  body: 'Bodies described',
  post: 'Posts',
  position: 'Positions',
}

/**
 * A register as a folder of pages: each document with the sentences that something was read from, each record, each name, and lists of them. The
 * pages need no server and no script, and lead to each other wherever the folder lies. No more than a page is held at once.
 */
export async function* siteOf(register: RegisterReader, site: Site): AsyncGenerator<SiteFile> {
  yield { path: 'style.css', text: SITE_STYLE }
  const lists = listsOf(register)
  const counted = new Map<string, number>()
  for (const list of lists) {
    let count = 0
    for await (const { part, number, isLast } of inParts(list.lines())) {
      count += part.length
      const path = listAt(list.key, number)
      const lines = part.map((line) => line(path)).join('\n')
      if (count > 0)
        yield page(site, path, list.title, `<ul>\n${lines}\n</ul>\n${turning(path, (other) => listAt(list.key, other), number, isLast)}`)
    }
    counted.set(list.key, count)
  }
  yield page(site, 'index.html', 'Register', indexOf(lists, counted))
  yield* documentPages(site, register)
  yield* recordPages(site, register)
  yield* namePages(site, register, await register.items())
}

function listsOf(register: RegisterReader): readonly List[] {
  return [
    {
      key: 'documents',
      title: 'Documents',
      under: 'Sources',
      lines: async function* () {
        for await (const document of allOf((part) => register.parts.documents({}, part)))
          yield (path) =>
            `<li>${link(path, placeOf('document', document.id), safe(titleOf(document)))} <span class="quiet">${publishedLine(document)}</span></li>`
      },
    },
    ...ENTITY_KINDS.map(
      (kind): List => ({
        key: `names-${kind}`,
        title: NAMES[kind],
        under: 'Names',
        lines: async function* () {
          for await (const { id, name } of allOf((part) => register.parts.entities({ kind }, part)))
            yield (path) => `<li>${link(path, placeOf('name', id), safe(name))}</li>`
        },
      }),
    ),
    ...KINDS.map(
      (kind): List => ({
        key: kind,
        title: RECORDS[kind],
        under: 'Records',
        lines: async function* () {
          for await (const record of allOf((part) => register.parts.records({ kind }, part))) yield (path) => recordLine(path, record)
        },
      }),
    ),
  ]
}

function indexOf(lists: readonly List[], counted: ReadonlyMap<string, number>): string {
  const held = lists.filter(({ key }) => (counted.get(key) ?? 0) > 0)
  if (held.length === 0) return '<p>Nothing is in it.</p>'
  return [...new Set(held.map(({ under }) => under))]
    .map((under) => {
      const lines = held
        .filter((list) => list.under === under)
        .map(
          ({ key, title }) =>
            `<li>${link('index.html', listAt(key), safe(title))} <span class="quiet">${sayNumber(counted.get(key) ?? 0)}</span></li>`,
        )
      return `<h2>${under}</h2>\n<ul>\n${lines.join('\n')}\n</ul>`
    })
    .join('\n')
}
