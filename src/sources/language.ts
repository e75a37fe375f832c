const ENGLISH = new Set(['the', 'of', 'and', 'to', 'in', 'on', 'for', 'with', 'that', 'by', 'will', 'was', 'is', 'at', 'their', 'from'])
const SHORTEST = 80
const SAMPLE = 4000

/**
 * The language of a text, two letters, or undefined when it is too short to tell (under 80 characters).
 * Plain English is known by its small words, without loading the detector.
 */
export async function languageOf(text: string): Promise<string | undefined> {
  const sample = text.slice(0, SAMPLE)
  if (sample.trim().length < SHORTEST) return undefined
  const words = sample.toLowerCase().match(/\p{L}+/gu) ?? []
  const english = words.filter((word) => ENGLISH.has(word)).length
  if (english >= 8 && english >= words.length * 0.18) return 'en'
  const { detect } = await import('tinyld')
  return detect(sample) || undefined
}
