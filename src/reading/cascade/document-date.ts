import type { WordTokens } from '../../language/cascade/tokens.ts'
import { resolveDate } from '../../language/dates/resolve.ts'
import type { Sentence } from '../../language/sentences.ts'
import type { DocumentDate } from '../reader.ts'
import type { UnitKnowledge } from './scope.ts'

/** The date printed in a dateline or a line of its own: "Dakar, le 14 juin 2025". */
export function dateOfContent(k: UnitKnowledge, tokens: WordTokens, found: readonly Sentence[]): DocumentDate | undefined {
  for (const sentence of found.filter(({ line }) => line < 6)) {
    if (sentence.last - sentence.body > 14 && sentence.kind !== 'heading') continue
    for (const date of k.language.datesIn(tokens, sentence.body, sentence.last)) {
      if (date.said.kind !== 'day' || date.said.year === undefined || date.last < sentence.last - 3) continue
      const value = resolveDate(date.said, { tense: 'present' })
      if (value !== undefined)
        return {
          date: value,
          known: 'printed',
          from: [{ start: tokens.start[sentence.first] ?? 0, end: tokens.end[sentence.last - 1] ?? 0 }],
        }
    }
  }
  return undefined
}
