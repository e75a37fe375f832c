import type { CascadeLanguage } from '../../language/cascade/language.ts'
import { readRows, several, type TableTexts } from '../../language/tables.ts'
import { readFrames } from './frames.ts'
import type { UnitKnowledge } from './scope.ts'

/** Makes all that the reader of a language knows from its tables. @throws TableError or Error naming the row that is wrong. */
export function readKnowledge(
  tables: TableTexts,
  code: string,
  language: CascadeLanguage,
  prepositions: ReadonlyMap<string, string>,
  clausesOf: UnitKnowledge['clausesOf'],
): UnitKnowledge {
  const governors = new Map<string, string>()
  for (const { cells } of readRows(`${code}/modality`, tables[`${code}/modality`] ?? ''))
    for (const verb of several(cells['verbs'])) governors.set(verb, cells['modality'] ?? 'expected')
  return {
    language,
    frames: readFrames(tables, code, prepositions, language.lemmaOf),
    governors,
    nominals: new Map(
      readRows(`${code}/nominals`, tables[`${code}/nominals`] ?? '').map(({ key, cells }) => [language.lemmaOf(key), cells['verb'] ?? '']),
    ),
    clausesOf,
  }
}
