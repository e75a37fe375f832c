import { readRows, rowName, several, type Row, type TableTexts } from '../tables.ts'
import { fold, SHAPE } from '../tokens.ts'
import type { WordTokens } from './tokens.ts'

/** What a name stands for; `value` is the usual name that all languages share. */
export interface EntityName {
  readonly type: 'party' | 'adjective' | 'organisation' | 'body' | 'place'
  readonly value: string
  readonly row: string
  readonly country?: string
  /** The cases that a form may be in, as bits, in a language that declines names. */
  readonly cases?: number
}

interface Entry {
  readonly words: readonly string[]
  readonly capital: boolean
  readonly name: EntityName
}

/** Names by their first folded word, the longest first. */
export class NameLexicon {
  private readonly byFirst = new Map<string, Entry[]>()

  constructor(readonly tokensOf: (text: string) => WordTokens) {}

  add(form: string, name: EntityName, capital = true): void {
    const words = /^[A-Za-z]+$/.test(form) ? [form.toLowerCase()] : this.tokensOf(form).word
    const first = words[0]
    if (first === undefined) return
    const entries = this.byFirst.get(first)
    const entry = { words, capital, name }
    if (entries === undefined) this.byFirst.set(first, [entry])
    else if (
      !entries.some(
        (other) => other.capital === capital && other.words.length === words.length && other.words.every((word, i) => word === words[i]),
      )
    )
      entries.splice(entries.findIndex((other) => other.words.length < words.length) >>> 0, 0, entry)
  }

  /** The longest name that begins at a token. */
  at(tokens: WordTokens, i: number, to: number): { readonly name: EntityName; readonly last: number } | undefined {
    for (const { words, capital, name } of this.byFirst.get(tokens.word[i] ?? '') ?? []) {
      if (i + words.length > to || (capital && tokens.shape[i] === SHAPE.lower)) continue
      if (
        words.length === 1 &&
        words[0] !== undefined &&
        words[0].length < 4 &&
        capital &&
        name.type !== 'party' &&
        tokens.shape[i] !== SHAPE.upper
      )
        continue
      if (words.every((word, n) => tokens.word[i + n] === word)) return { name, last: i + words.length - 1 }
    }
    return undefined
  }
}

/** Names of parties, organisations, bodies and places in a language, over the rows that all languages share. */
export interface KnownNames {
  readonly names: NameLexicon
  /** "franco" → France, as in "franco-allemand", «российско». */
  readonly combining: ReadonlyMap<string, string>
  /** Usual names by their folded forms in the language and in English. */
  readonly parties: ReadonlyMap<string, string>
  readonly capitalOf: ReadonlyMap<string, string>
}

/** How a language writes names. */
export interface NameForms {
  /** Its folder of tables. */
  readonly code: string
  readonly tokensOf: (text: string) => WordTokens
  /** The forms that a name takes in sentences: all its cases. */
  readonly ofName: (name: string) => readonly { readonly form: string; readonly cases?: number }[]
  readonly ofAdjective: (adjective: string) => readonly string[]
  /** Whether names of places are written in the letters of `knowledge/places.tsv`. */
  readonly isLatin: boolean
}

/** Reads the names of a language beside the tables of entities. */
export function readNames(tables: TableTexts, { code, tokensOf, ofName, ofAdjective, isLatin }: NameForms): KnownNames {
  const names = new NameLexicon(tokensOf)
  const add = (form: string, name: EntityName) => {
    for (const { form: one, cases } of ofName(form)) names.add(one, cases === undefined ? name : { ...name, cases })
  }
  const combining = new Map<string, string>()
  const parties = new Map<string, string>()
  const capitalOf = new Map<string, string>()
  const rowsOf = (table: string): Map<string, Row> => new Map(readRows(table, tables[table] ?? '').map((row) => [row.key, row]))
  const states = rowsOf('parties')
  for (const { key, cells } of readRows(`${code}/parties`, tables[`${code}/parties`] ?? '')) {
    const row = states.get(key)
    if (row === undefined) continue
    const value = row.cells['name'] ?? key
    const party: EntityName = { type: 'party', value, row: rowName(row) }
    for (const form of several(cells['names'])) {
      add(form, party)
      parties.set(fold(bare(form)), value)
    }
    parties.set(fold(value), value)
    const adjective: EntityName = { type: 'adjective', value, row: rowName(row) }
    for (const form of several(cells['adjectives'])) for (const one of ofAdjective(form)) names.add(one, adjective, false)
    for (const form of several(cells['combining'])) combining.set(fold(form), value)
    const capital = several(row.cells['capital'])[0]
    if (capital !== undefined) capitalOf.set(value, capital)
    const own = several(row.cells['capital'])
    const place = (city: string): EntityName => ({ type: 'place', value: city, row: rowName(row), country: value })
    for (const form of several(cells['capitals'])) add(form, place(capital ?? form))
    if (isLatin) for (const form of own) names.add(form, place(form))
  }
  const entities = { organisations: rowsOf('organisations'), bodies: rowsOf('bodies') }
  for (const { key, cells } of readRows(`${code}/organisations`, tables[`${code}/organisations`] ?? '')) {
    const isBody = cells['table'] === 'bodies'
    const row = (isBody ? entities.bodies : entities.organisations).get(key)
    if (row === undefined) continue
    const value = row.cells['name'] ?? key
    for (const form of several(cells['names'])) {
      add(form, { type: isBody ? 'body' : 'organisation', value, row: rowName(row) })
      if (!isBody) parties.set(fold(bare(form)), value)
    }
  }
  // Acronyms are mostly said alike.
  for (const row of entities.organisations.values()) {
    const value = row.cells['name'] ?? row.key
    parties.set(fold(value), value)
    for (const form of [value, ...several(row.cells['aliases'])])
      if (/^[A-Z][A-Z-]{2,}$/.test(form)) names.add(form, { type: 'organisation', value, row: rowName(row) })
  }
  addPlaces(tables, names, add, code, isLatin)
  return { names, combining, parties, capitalOf }
}

function addPlaces(
  tables: TableTexts,
  names: NameLexicon,
  add: (form: string, name: EntityName) => void,
  code: string,
  isLatin: boolean,
): void {
  const rows = readRows('places', tables['places'] ?? '')
  const byName = new Map(rows.map((row) => [row.cells['name'] ?? row.key, row]))
  const placeOf = (row: Row): EntityName => {
    const country = row.cells['country']
    return { type: 'place', value: row.cells['name'] ?? row.key, row: rowName(row), ...(country === undefined ? {} : { country }) }
  }
  for (const { key, cells } of readRows(`${code}/places`, tables[`${code}/places`] ?? '')) {
    const row = byName.get(key)
    if (row !== undefined) for (const form of several(cells['names'])) add(form, placeOf(row))
  }
  if (isLatin) for (const row of rows) names.add(row.cells['name'] ?? row.key, placeOf(row))
}

/** A name without what a table says of how it is declined: "Нидерланды!pl". */
const bare = (form: string): string => form.split('!')[0] ?? form
