/** The forms of an adjective of nationality: "algérien" → "algérienne", "français" → "française", "belge" → "belges"; "grec/grecque" names its feminine. */
export function adjectiveForms(form: string): string[] {
  const [masculine = '', given] = form.split('/')
  const feminine = given ?? feminineOf(masculine)
  const many = (word: string): string => (/[sx]$/.test(word) ? word : `${word}s`)
  return [...new Set([masculine, feminine, many(masculine), many(feminine)])]
}

function feminineOf(masculine: string): string {
  if (masculine.endsWith('e') || masculine.endsWith('a')) return masculine
  if (/(?:ien|éen|yen)$/.test(masculine)) return `${masculine}ne`
  return `${masculine}e`
}
