/** Small words by which a language is known at once; those of English that few other languages have stand first. */
const ENGLISH_ALONE = new Set('the of and that by will with their from which'.split(' '))
const ENGLISH = new Set([...ENGLISH_ALONE, ...'to in on for was is at'.split(' ')])
const FRENCH = new Set('les des du aux et une dans pour sur avec par qui est ont sont ce cette leurs à été le la de en au'.split(' '))
const FRENCH_ALONE = new Set('des du aux dans avec leurs cette été sont'.split(' '))
/** Letters that Russian has and the other languages in this script write otherwise or seldom, and small words that they have not. */
const RUSSIAN = new Set('и в на с о по что для также из между года был была были'.split(' '))
const RUSSIAN_ALONE = new Set('что также между были года было'.split(' '))
const NOT_RUSSIAN = /[іїєґўјљњћђџѓќѕқғңұүһәөӣӯҳҷ]/giu
const SHORTEST = 80
const SAMPLE = 4000

/**
 * The language of a text, two letters, or undefined when it is too short to tell (under 80 characters).
 * Plain English, French and Russian are known by their small words, without loading the detector.
 */
export async function languageOf(text: string): Promise<string | undefined> {
  const sample = text.slice(0, SAMPLE)
  if (sample.trim().length < SHORTEST) return undefined
  const plain = plainLanguage(sample)
  if (plain !== undefined) return plain
  const { detect } = await import('tinyld')
  return detect(sample) || undefined
}

/** English, French or Russian, where the small words leave no doubt. */
export function plainLanguage(text: string): 'en' | 'fr' | 'ru' | undefined {
  const sample = text.slice(0, SAMPLE)
  if (sample.trim().length < SHORTEST) return undefined
  const words = sample.toLowerCase().match(/\p{L}+/gu) ?? []
  const share = (of: ReadonlySet<string>): number => words.filter((word) => of.has(word)).length / words.length
  const english = share(ENGLISH_ALONE)
  if (words.length >= 40 && share(ENGLISH) >= 0.18 && english > 0) return 'en'
  if (share(FRENCH) >= 0.22 && share(FRENCH_ALONE) >= 0.04) return 'fr'
  if (share(RUSSIAN) >= 0.1 && share(RUSSIAN_ALONE) > 0 && (sample.match(NOT_RUSSIAN) ?? []).length < words.length / 50) return 'ru'
  // A list of names or a line of a table has few small words, and the detector takes it for any language.
  return english >= 0.05 ? 'en' : undefined
}
