const LONGEST = 400
const ASKING = 'what|who|whom|where|when|how|which|at what|until|since'

/** Two questions in one: the second begins with a word that asks. "Where and when" is one. */
export function partsOf(question: string): readonly string[] {
  const [first = '', ...more] = question
    .slice(0, LONGEST)
    .replace(new RegExp(`^\\s*(?:${ASKING}) and (?=(?:${ASKING})\\b)`, 'i'), '')
    .split(new RegExp(`[,;?]*\\s+and\\s+(?=(?:${ASKING})\\b)|\\?\\s+(?=\\p{L})`, 'iu'))
    .filter((part) => part.trim() !== '')
  return more.length === 0 ? [first] : [`${first.replace(/\?$/, '')}?`, more.join(' and ')]
}
