import type { TableTexts } from '../language/tables.ts'
import type { UnitKnowledge } from './cascade/scope.ts'
import { readFrench } from './fr/read.ts'
import { baseOf } from './languages.ts'
import { readRussian } from './ru/read.ts'

/** The languages that are read by words and units, and what makes their knowledge of the tables. */
const CASCADES: Readonly<Record<string, (tables: TableTexts) => UnitKnowledge>> = { fr: readFrench, ru: readRussian }

/** What makes the knowledge for a document's language, when that is read by words and units; English is read by a cascade of its own. */
export function cascadeOf({ language }: { readonly language?: string | undefined }): ((tables: TableTexts) => UnitKnowledge) | undefined {
  return language === undefined ? undefined : CASCADES[baseOf(language)]
}
