/** The languages that our own reader reads, two letters each. */
const READ: readonly string[] = ['en', 'fr', 'ru']

/** Those of them that have tables in a folder of their own, with what they call the parties, organisations and places of the English tables. */
export const OTHER_LANGUAGES: readonly string[] = READ.slice(1)

/** The language of a document that our own reader does not read: its code, where it is told and has no reader. */
export function unreadLanguage({ language }: { readonly language?: string | undefined }): string | undefined {
  return language === undefined || READ.includes(baseOf(language)) ? undefined : baseOf(language)
}

/** "pt-BR" → "pt". */
export function baseOf(language: string): string {
  return (language.split(/[-_]/)[0] ?? language).toLowerCase()
}

/** What is told of a document in a language without a reader: "No reader for German: stored and searchable, no claims are taken." */
export function unreadLine(code: string): string {
  return `No reader for ${languageName(code)}: it is stored and searchable, and no claims are taken from it.`
}

/** "de" → "German"; a code that no table knows stays as it is. */
export function languageName(code: string): string {
  try {
    return new Intl.DisplayNames('en', { type: 'language' }).of(code) ?? code
  } catch {
    return code
  }
}
