import { readRows, rowName, several, type TableTexts } from '../../language/tables.ts'
import { KINDS, MODALITIES, type Kind, type Modality } from '../claim.ts'

/** A row of `frames.tsv` for one of its verbs. */
export interface UnitFrame {
  readonly row: string
  readonly kind: Kind
  /** Words that follow the verb, folded: "lieu" in "avoir lieu"; the last may be the head of its object. */
  readonly words: readonly string[]
  readonly takes: readonly string[]
  readonly object: string | undefined
  readonly slots: readonly (readonly [slot: string, part: string])[]
  readonly modality: Modality | undefined
}

/** Reads `frames.tsv`, by verb. @throws Error naming the row that is wrong. */
export function readFrames(
  tables: TableTexts,
  code: string,
  prepositions: ReadonlyMap<string, string>,
  lemmaOf: (word: string) => string,
): Map<string, UnitFrame[]> {
  const frames = new Map<string, UnitFrame[]>()
  for (const row of readRows(`${code}/frames`, tables[`${code}/frames`] ?? '')) {
    const { cells } = row
    const kind = KINDS.find((name) => name === cells['kind'])
    if (kind === undefined) throw new Error(`knowledge/${code}/frames.tsv line ${row.line}: “${cells['kind']}” is no kind of claim.`)
    const slots = (cells['slots'] ?? '').split(/ (?=\w+=)/).map((part) => {
      const [slot = '', value = ''] = part.split('=')
      return [slot, value] as const
    })
    for (const said of several(cells['verbs'])) {
      for (const { lemma, words } of phrasesOf(said)) {
        const frame: UnitFrame = {
          row: rowName(row),
          kind,
          words: words.map(lemmaOf),
          takes: several(cells['takes']).map((take) => prepositions.get(take) ?? take),
          object: cells['object'],
          slots,
          modality: MODALITIES.find((name) => name === cells['modality']),
        }
        frames.set(lemma, [...(frames.get(lemma) ?? []), frame])
      }
    }
  }
  return frames
}

/** "se tenir", "entrer en vigueur", "exprimer/réitérer préoccupation": each verb with the words behind it. */
export function phrasesOf(said: string): { readonly lemma: string; readonly words: readonly string[] }[] {
  const parts = said.replace(/^s' ?/, 'se ').split(' ')
  const isReflexive = parts[0] === 'se'
  const [verbs = '', ...words] = isReflexive ? parts.slice(1) : parts
  return verbs.split('/').map((verb) => ({ lemma: isReflexive ? `se ${verb}` : verb, words }))
}
