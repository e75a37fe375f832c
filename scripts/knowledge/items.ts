import type { Row } from '../../src/language/tables.ts'

/** A country or group of the data package. */
export interface Coded {
  readonly iso1A2?: string | undefined
  readonly wikidata: string
  readonly nameEn?: string | undefined
}

const HEAD = `# Which item of Wikidata a name is: for statements that leave for there, and for those who put other data beside these.
# Made by npm run knowledge from @rapideditor/country-coder (ISC licence), by the codes in parties.tsv. What else is told of an item is Wikidata's
# own matter. Of other names a person says it: chancery merge ID Q7768.
name	item
`

/** Organisations of which the data package has the item. */
const GROUPS: readonly (readonly [name: string, code: string])[] = [
  ['European Union', 'EU'],
  ['United Nations', 'UN'],
]

/** The table of items, and what is wrong: a party with a code of which none is known, or an item for two. */
export function itemTable(
  parties: readonly Row[],
  coded: (code: string) => Coded | undefined,
): { readonly text: string; readonly faults: readonly string[]; readonly rows: number } {
  const faults: string[] = []
  const rows: string[] = []
  const given = new Map<string, string>()
  const names = [
    ...parties.flatMap(({ cells: { name, iso2 } }) => (name === undefined || iso2 === undefined ? [] : [[name, iso2] as const])),
    ...GROUPS,
  ]
  for (const [name, code] of names) {
    const item = coded(code)?.wikidata
    if (item === undefined || !/^Q[1-9]\d*$/.test(item)) {
      faults.push(`${name}: no item for the code ${code}.`)
      continue
    }
    const other = given.get(item)
    if (other !== undefined) faults.push(`${name} and ${other} would both be ${item}.`)
    given.set(item, name)
    rows.push(`${name}\t${item}`)
  }
  return { text: `${HEAD}${rows.join('\n')}\n`, faults, rows: rows.length }
}
