import { CODES } from './codes.ts'
import { LINE_LABELS } from './lines.ts'
import { MISSING_LABELS } from './missing.ts'
import { PAGE_LABELS } from './page.ts'
import { PRESS_LABELS } from './press.ts'
import { LANGUAGES, type Language } from './times.ts'

const ROWS = { ...LINE_LABELS, ...MISSING_LABELS, ...PAGE_LABELS, ...PRESS_LABELS }

/** Words of ours in a brief, named by their English; each has a row with the other languages. */
export type Label = keyof typeof ROWS

/** A label in a language, `{}` where something is filled in. */
export function template(label: Label, language: Language): string {
  const at = LANGUAGES.indexOf(language)
  return at <= 0 ? label : (ROWS[label][at - 1] ?? label)
}

/** A label in a language, filled in from left to right. */
export function say(label: Label, language: Language, ...fill: readonly string[]): string {
  return template(label, language)
    .split('{}')
    .map((text, index) => (index === 0 ? text : `${fill[index - 1] ?? ''}${text}`))
    .join('')
}

/** A code of claims in a language; one that has no word stays as it is. */
export function sayCode(code: string, language: Language): string {
  return CODES[code]?.[LANGUAGES.indexOf(language)] ?? code
}
