import { readRussianLanguage } from '../../language/ru/knowledge.ts'
import type { RussianUnit } from '../../language/ru/units.ts'
import type { TableTexts } from '../../language/tables.ts'
import { readKnowledge } from '../cascade/knowledge.ts'
import type { UnitKnowledge } from '../cascade/scope.ts'
import { russianClauses } from './clauses.ts'

/** What the columns `takes` of `knowledge/ru/frames.tsv` say, by what the marks are told as. */
const TAKES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    что: 'that',
    о: 'about',
    с: 'with',
    для: 'for',
    за: 'behind',
    к: 'toward',
    на: 'to',
    в: 'at',
    по: 'about',
    из: 'from',
    от: 'from',
    до: 'until',
    против: 'against',
  }),
)

/** Makes all that the Russian reader knows from the texts of the tables. @throws TableError or Error naming the row that is wrong. */
export function readRussian(tables: TableTexts): UnitKnowledge {
  const language = readRussianLanguage(tables)
  return readKnowledge(tables, 'ru', language, TAKES, (units) => russianClauses(language, units as readonly RussianUnit[]))
}
