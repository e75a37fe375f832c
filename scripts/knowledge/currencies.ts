import type { CurrencyCodeRecord } from 'currency-codes'
import type { Row } from '../../src/language/tables.ts'

/** Codes of metals, funds, accounting units and tests, which no document pays in. */
const NOT_PAID = new Set(['BOV', 'CHE', 'CHW', 'CLF', 'COU', 'CUC', 'MXV', 'USN', 'UYI', 'UYW', 'VED', 'XSU', 'XUA', 'XTS', 'XXX'])
const isMetalOrUnit = (record: CurrencyCodeRecord): boolean => /^X(?:A[GU]|P[DT]|B[A-D])$/.test(record.code)

const HEAD = `# Currencies: the list of codes is that of ISO 4217, the words come from scripts/knowledge/currency-words.tsv. Made by: npm run knowledge
# nouns: what may follow an amount, among them the names that say whose dollar is meant. symbols: what may stand beside the digits.
# A bare dollar or $ is that of the United States unless the document's own state has a dollar.
code	name	nouns	symbols	example	reads
`

/** Joins the list of codes with the words kept by hand. A code without words, or words without a code, is a fault. */
export function currencyTable(
  records: readonly CurrencyCodeRecord[],
  words: readonly Row[],
): { text: string; rows: number; faults: string[] } {
  const faults: string[] = []
  const codes = records.filter((record) => !NOT_PAID.has(record.code) && !isMetalOrUnit(record)).map((record) => record.code)
  const byCode = new Map(words.map((row) => [row.key, row]))
  for (const code of codes) if (!byCode.has(code)) faults.push(`scripts/knowledge/currency-words.tsv: no row for ${code}.`)
  const known = new Set(codes)
  for (const row of words)
    if (!known.has(row.key)) faults.push(`scripts/knowledge/currency-words.tsv line ${row.line}: ISO 4217 has no ${row.key}.`)
  const lines = [...byCode.values()]
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map((row) =>
      [row.key, row.cells['name'], row.cells['nouns'], row.cells['symbols'], row.cells['example'], row.key]
        .map((cell) => cell ?? '')
        .join('\t'),
    )
  return { text: `${HEAD}${lines.join('\n')}\n`, rows: lines.length, faults }
}
