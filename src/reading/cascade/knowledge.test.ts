import { describe, expect, it } from 'vitest'
import { readTable, rowName, several } from '../../language/tables.ts'
import { loadKnowledge } from '../../sources/knowledge-folder.ts'
import { KINDS, SLOTS, type Claim, type SlotValue } from '../claim.ts'
import { createReader } from '../read.ts'
import { phrasesOf } from './frames.ts'

const tables = await loadKnowledge()
const reader = createReader(tables)
const rowsOf = (table: string) => readTable(table, tables[table] ?? '')
/** Each language with the verbs that its grammar knows beside the table. */
const LANGUAGES = [
  ['fr', ['être', 'avoir']],
  ['ru', ['быть']],
] as const
const said = ({ kind, modality, slots, rows }: Claim): string => `${kind}, ${modality}, ${JSON.stringify(slots)} by ${rows['frame'] ?? ''}`

function holds(value: SlotValue | undefined, wanted: string): boolean {
  if (Array.isArray(value)) return value.includes(wanted)
  return typeof value === 'number' ? value === Number(wanted) : value === wanted
}

const says = (claim: Claim, reads: string): boolean =>
  reads.split(';').every((part) => {
    const [slot = '', value = ''] = part.trim().split('=')
    return slot === 'modality' ? claim.modality === value : holds(claim.slots[slot], value)
  })

describe.each(LANGUAGES)('knowledge/%s', (language, auxiliaries) => {
  const claimsOf = (text: string): readonly Claim[] => reader.read({ text, issuer: 'Togo', date: '2024-06-01', language }).claims

  for (const row of rowsOf(`${language}/frames`)) {
    const { example = '', reads = '', not, kind } = row.cells
    it(`frames, line ${row.line}, ${row.key}: ${example}`, () => {
      const read = claimsOf(example)
      const found = read.some((claim) => claim.kind === kind && claim.rows['frame'] === rowName(row) && says(claim, reads))
      expect(found ? 'read' : read.map(said).join('\n'), `a ${kind} with ${reads}`).toBe('read')
    })
    if (not === undefined) continue
    it(`frames, line ${row.line}, ${row.key} leaves: ${not}`, () =>
      expect(
        claimsOf(not)
          .filter((claim) => claim.kind === kind)
          .map(said),
      ).toEqual([]))
  }

  it('names in frames verbs that the dictionary has', () => {
    const verbs = new Set<string>([...rowsOf(`${language}/verbs`).map(({ key }) => key), ...auxiliaries, '*'])
    const wrong = rowsOf(`${language}/frames`).flatMap((row) =>
      several(row.cells['verbs'])
        .flatMap(phrasesOf)
        .filter(({ lemma }) => !verbs.has(lemma.replace(/^se /, '')))
        .map(({ lemma }) => `line ${row.line}, ${row.key}: ${lemma}`),
    )
    expect(wrong).toEqual([])
  })

  it('fills slots that their kind has', () => {
    const wrong = rowsOf(`${language}/frames`).flatMap((row) => {
      const kind = KINDS.find((name) => name === row.cells['kind'])
      return (row.cells['slots'] ?? '')
        .split(/ (?=\w+=)/)
        .map((part) => part.split('=')[0] ?? '')
        .filter((slot) => kind === undefined || !(slot === 'thing' || (slot === 'who' && kind === 'meeting') || slot in SLOTS[kind]))
        .map((slot) => `line ${row.line}, ${row.key}: ${slot}`)
    })
    expect(wrong).toEqual([])
  })

  it.each([
    ['parties', (): string => 'parties', 'key'],
    ['organisations', (cells: Readonly<Record<string, string>>): string => cells['table'] ?? '', 'key'],
    ['places', (): string => 'places', 'name'],
  ] as const)('names in %s rows that all languages share', (table, of, column) => {
    const known = (name: string): Set<string> => new Set(rowsOf(name).map((row) => row.cells[column] ?? row.key))
    const wrong = rowsOf(`${language}/${table}`).filter((row) => !known(of(row.cells)).has(row.key))
    expect(wrong.map((row) => `line ${row.line}, ${row.key}`)).toEqual([])
  })

  it('has the groups of words that the grammar asks for', () => {
    const own = new Set(rowsOf(`${language}/groups`).map(({ key }) => key))
    expect(rowsOf('fr/groups').flatMap(({ key }) => (own.has(key) ? [] : [key]))).toEqual([])
  })
})
