import type { CascadeLanguage } from '../language/cascade/language.ts'
import { createDates, resolveDate, type DateExpression } from '../language/dates.ts'
import { createNumbers } from '../language/numbers.ts'
import { createOrdinals } from '../language/ordinals.ts'
import type { TableTexts } from '../language/tables.ts'
import { tokenize } from '../language/tokens.ts'
import { cascadeOf } from './readers.ts'

/** Words of a document that a person puts into a slot, and what is needed to know what they mean. */
export interface SaidWords {
  readonly words: string
  readonly form: 'date' | 'number'
  /** BCP 47; English unless it is given. */
  readonly language?: string | undefined
  /** The document's own date, EDTF: "next Tuesday" is told from it. */
  readonly date?: string | undefined
  /** Whether what they tell of lies ahead of it: so a day without a year is meant. */
  readonly ahead?: boolean | undefined
}

/** Makes what tells the value of words: of a date its EDTF, of a number or a place in a row its value; undefined when they hold none. The first counts. */
export function createSaidValues(tables: TableTexts): (said: SaidWords) => string | number | undefined {
  const [dates, numbers, ordinals] = [createDates(tables), createNumbers(tables), createOrdinals(tables)]
  const languages = new Map<string, CascadeLanguage>()

  function cascade(language: string | undefined): CascadeLanguage | undefined {
    const make = cascadeOf({ language })
    if (make === undefined || language === undefined) return undefined
    const known = languages.get(language) ?? make(tables).language
    languages.set(language, known)
    return known
  }

  return ({ words, form, language, date, ahead }) => {
    const other = cascade(language)
    const resolved = (found: readonly DateExpression[]): string | undefined =>
      found.map(({ said }) => resolveDate(said, { date, tense: ahead === true ? 'future' : 'past' })).find((value) => value !== undefined)
    if (other !== undefined) {
      const tokens = other.tokensOf(words)
      if (form === 'date') return resolved(other.datesIn(tokens, 0, tokens.count))
      const place = Array.from({ length: tokens.count }, (_, i) => other.numbers.ordinals.get(tokens.lower[i] ?? '')).find(
        (value) => value !== undefined,
      )
      return place ?? other.amountsIn(tokens, 0, tokens.count, () => false)[0]?.value
    }
    const tokens = tokenize(words)
    if (form === 'date') return resolved(dates.find(tokens, 0, tokens.count))
    for (let i = 0; i < tokens.count; i++) {
      const value = ordinals.at(tokens, i)?.value ?? numbers.at(tokens, i, tokens.count)?.value
      if (value !== undefined) return value
    }
    return undefined
  }
}
