const LONGEST = 400

/** Two questions in one: the second begins with a word that asks. */
export function partsOf(question: string): readonly string[] {
  const [first = '', ...more] = question
    .slice(0, LONGEST)
    .split(/[,;?]*\s+and\s+(?=(?:what|who|where|when|how|which|at what|until|since)\b)|\?\s+(?=\p{L})/iu)
    .filter((part) => part.trim() !== '')
  return more.length === 0 ? [first] : [`${first.replace(/\?$/, '')}?`, more.join(' and ')]
}
