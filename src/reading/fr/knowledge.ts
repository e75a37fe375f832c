import { readFrenchLanguage } from '../../language/fr/knowledge.ts'
import { readRows, several, type TableTexts } from '../../language/tables.ts'
import { fold } from '../../language/tokens.ts'
import { readFrames } from './frames.ts'
import type { FrenchKnowledge } from './scope.ts'

/** Makes all that the French reader knows from the texts of the tables. @throws TableError or Error naming the row that is wrong. */
export function readFrench(tables: TableTexts): FrenchKnowledge {
  const governors = new Map<string, string>()
  for (const { cells } of readRows('fr/modality', tables['fr/modality'] ?? ''))
    for (const verb of several(cells['verbs'])) governors.set(verb, cells['modality'] ?? 'expected')
  return {
    language: readFrenchLanguage(tables),
    frames: readFrames(tables),
    governors,
    nominals: new Map(readRows('fr/nominals', tables['fr/nominals'] ?? '').map(({ key, cells }) => [fold(key), cells['verb'] ?? ''])),
  }
}
