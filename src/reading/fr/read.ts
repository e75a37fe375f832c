import { readFrenchLanguage } from '../../language/fr/knowledge.ts'
import type { TableTexts } from '../../language/tables.ts'
import { readKnowledge } from '../cascade/knowledge.ts'
import type { UnitKnowledge } from '../cascade/scope.ts'
import { frenchClauses } from './clauses.ts'

/** Makes all that the French reader knows from the texts of the tables. @throws TableError or Error naming the row that is wrong. */
export function readFrench(tables: TableTexts): UnitKnowledge {
  const language = readFrenchLanguage(tables)
  return readKnowledge(tables, 'fr', language, language.prepositions, frenchClauses)
}
