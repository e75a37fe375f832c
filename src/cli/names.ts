import { createHash, type Hash } from 'node:crypto'
import { OTHER_LANGUAGES } from '../reading/languages.ts'
import { readRows, several, type Row, type TableTexts } from '../language/tables.ts'
import { nameKey, type EntityKind, type NameKnowledge, type NamesByLanguage } from '../register/index.ts'

/** The tables that name parties, organisations, bodies and places, in the order of precedence: Singapore is a party before it is a city. */
const TABLES: readonly { readonly table: string; readonly kind: EntityKind; readonly forms: readonly string[] }[] = [
  { table: 'parties', kind: 'party', forms: ['formal', 'aliases', 'adjectives', 'people'] },
  { table: 'organisations', kind: 'organisation', forms: ['aliases'] },
  { table: 'bodies', kind: 'body', forms: ['aliases'] },
  { table: 'places', kind: 'place', forms: ['aliases'] },
]

/** What the register's rules of identity need to know of names, from the texts of `knowledge/`. */
export function nameKnowledge(tables: TableTexts): NameKnowledge {
  const aliases = new Map<string, string>(),
    kinds = new Map<string, EntityKind>(),
    within = new Map<string, string>(),
    periods = new Map<string, string>()
  const digest = createHash('sha256')
  const setOnce = <T>(map: Map<string, T>, name: string, value: T): void => {
    const key = nameKey(name)
    if (key !== '' && !map.has(key)) map.set(key, value)
  }
  const partyByKey = new Map<string, string>()
  const usual = new Map<string, string>()
  for (const { table, kind, forms } of TABLES) {
    const text = tables[table] ?? ''
    digest.update(`${table}\n${text}\n`)
    for (const row of readRows(table, text)) {
      const name = row.cells['name'] ?? row.key
      usual.set(`${table} ${row.key}`, name)
      if (kind === 'party') partyByKey.set(row.key, name)
      setOnce(kinds, name, kind)
      for (const form of [name, ...forms.flatMap((column) => several(row.cells[column]))]) setOnce(aliases, form, name)
      for (const { form, period } of formerNames(row)) {
        setOnce(aliases, form, name)
        if (period !== undefined) setOnce(periods, form, period)
      }
      for (const [inner, outer] of placesOf(row, kind, name, partyByKey)) {
        setOnce(within, inner, outer)
        if (nameKey(inner) !== nameKey(outer)) setOnce(kinds, inner, 'place')
      }
    }
  }
  const inLanguages = namesInLanguages(tables, usual, digest)
  // They settle nothing, and are no part of the version.
  const items = new Map(readRows('wikidata', tables['wikidata'] ?? '').map(({ key, cells }) => [nameKey(key), cells['item'] ?? '']))
  return {
    aliases,
    kinds,
    within,
    periods,
    inLanguages,
    items,
    posts: postNames(tables, digest),
    version: digest.digest('hex').slice(0, 16),
  }
}

/** What the tables of other languages call what the tables of English name: the first name that stands there. */
function namesInLanguages(tables: TableTexts, usual: ReadonlyMap<string, string>, digest: Hash): ReadonlyMap<string, NamesByLanguage> {
  const found = new Map<string, { [language: string]: string }>()
  for (const language of OTHER_LANGUAGES) {
    for (const own of ['parties', 'organisations', 'places']) {
      const text = tables[`${language}/${own}`] ?? ''
      digest.update(`${language}/${own}\n${text}\n`)
      for (const { key, cells } of readRows(`${language}/${own}`, text)) {
        const name = usual.get(`${cells['table'] ?? own} ${key}`)
        // Behind an exclamation mark stands how a name is declined.
        const there = several(cells['names'])[0]?.split('!')[0]?.trim()
        if (name === undefined || there === undefined || there === '') continue
        const all = found.get(nameKey(name)) ?? {}
        found.set(nameKey(name), all)
        all[language] ??= there
      }
    }
  }
  return found
}

/** A name that something bore once, and until when: `Straits Economic Forum (until 2018)`. */
function formerNames(row: Row): readonly { readonly form: string; readonly period?: string }[] {
  return several(row.cells['former']).map((cell) => {
    const match = /^(.*?) *\((?:until (\d{4}(?:-\d\d){0,2})|(\d{4}[-\d]*\/\d{4}[-\d]*))\)$/.exec(cell)
    if (match === null) return { form: cell }
    const [, form = cell, until, span] = match
    return { form, period: span ?? `../${until}` }
  })
}

/** Every name of an office, and the usual one. */
function postNames(tables: TableTexts, digest: Hash): ReadonlyMap<string, string> {
  const text = tables['posts'] ?? ''
  digest.update(`posts\n${text}\n`)
  const posts = new Map<string, string>()
  for (const row of readRows('posts', text)) {
    const name = row.cells['form'] ?? row.key
    for (const form of [name, ...several(row.cells['aliases'])]) if (!posts.has(nameKey(form))) posts.set(nameKey(form), name)
  }
  return posts
}

/** Which places a row says lie where: a state's capital, a city and its country. */
function placesOf(row: Row, kind: EntityKind, name: string, parties: ReadonlyMap<string, string>): readonly (readonly [string, string])[] {
  if (kind === 'party')
    return several(row.cells['capital'])
      .filter((capital) => nameKey(capital) !== nameKey(name))
      .map((capital) => [capital, name])
  const country = kind === 'place' ? row.cells['country'] : undefined
  return country === undefined ? [] : [[name, parties.get(country) ?? country]]
}
