import { NO_KNOWLEDGE, type NameKnowledge } from './knowledge.ts'
import type { EntityKind } from './record.ts'

/**
 * A name folded for comparison: lower case, no accents, no apostrophes, all other marks one space.
 * `Côte d'Ivoire` → `cote divoire`, `ASEAN-Russia` → `asean russia`.
 */
export function nameKey(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/['’‘ʼ]/g, '')
    .replace(/[^\p{L}\p{N}+]+/gu, ' ')
    .trim()
}

const SMALL = new Set(['the', 'a', 'an', 'of', 'on', 'and', 'in', 'for', 'to', 'at', 'with', 'between', 'by', 'de', 'its', 'their', 's'])
const HONORIFICS = new Set(['he', 'h', 'e', 'mr', 'mrs', 'ms', 'dr', 'sir', 'dame', 'prof', 'excellency'])
const YEAR = /^(?:19|20)\d\d$/
const ORDINAL = /^\d{1,3}(?:st|nd|rd|th)$/
const ORDINAL_WORDS = new Set([
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
  'eleventh',
  'twelfth',
  'thirteenth',
  'fourteenth',
  'fifteenth',
  'sixteenth',
  'seventeenth',
  'eighteenth',
  'nineteenth',
  'twentieth',
  'thirtieth',
  'fortieth',
  'fiftieth',
  'inaugural',
])
const LONGEST_ALIAS = 7

/** Folds words that differ only by number or by `-ship`: `partnerships` and `partner` are one. */
function stem(word: string): string {
  let base = word
  if (base.length > 4 && base.endsWith('ies')) base = `${base.slice(0, -3)}y`
  else if (base.length > 3 && base.endsWith('s') && !/(?:ss|us|is)$/.test(base)) base = base.slice(0, -1)
  return base.length > 8 && base.endsWith('ship') ? base.slice(0, -4) : base
}

/** Compares names with the help of what is known of them. Remembers what it worked out, so make one for a settling and let it go. */
export interface Names {
  /** The same for all names of one thing: order of words, articles, ordinals, years, plural and accents do not matter, aliases are replaced. */
  key(name: string): string
  /** The same for titles and subjects in the same words, whatever their order; years and numbers count. '' when nothing is left. */
  words(text: string): string
  /** The usual name, or the name itself. */
  canonical(name: string): string
  /** What the name is known to name. */
  kind(name: string): EntityKind | undefined
  /** One place lies in the other, or they are the same. Undefined when that cannot be known. */
  placesAgree(a: string, b: string): boolean | undefined
  /** The first lies in the second. */
  within(inner: string, outer: string): boolean
  /** The aliases and usual names that stand in a text, as usual names. */
  mentioned(text: string): readonly string[]
}

/** Makes what compares names from what is known of them beforehand. */
export function makeNames(knowledge: NameKnowledge = NO_KNOWLEDGE): Names {
  const { aliases, kinds, within } = knowledge
  const keys = new Map<string, string>()
  const bags = new Map<string, string>()
  const usual = new Map<string, string>()
  const inside = new Map<string, readonly string[]>()
  const folded = new Map<string, string>()
  const fold = (name: string): string => remembered(folded, name, nameKey)

  const canonical = (name: string): string => remembered(usual, name, () => aliases.get(fold(name)) ?? name)
  const kind = (name: string): EntityKind | undefined => kinds.get(fold(name)) ?? kinds.get(fold(canonical(name)))

  /** Splits a name into usual names (longest first) and other words. */
  const parts = (name: string): readonly { readonly words: readonly string[]; readonly known?: string }[] => {
    const words = nameKey(name)
      .split(' ')
      .filter((word) => word !== '')
    const found: { words: readonly string[]; known?: string }[] = []
    for (let i = 0; i < words.length; ) {
      let length = aliases.size === 0 && kinds.size === 0 ? 0 : Math.min(LONGEST_ALIAS, words.length - i)
      for (; length > 0; length--) {
        const phrase = words.slice(i, i + length).join(' ')
        const known = aliases.get(phrase) ?? (kinds.has(phrase) ? phrase : undefined)
        if (known !== undefined) {
          found.push({ words: nameKey(known).split(' '), known })
          break
        }
      }
      if (length === 0) found.push({ words: [words[i] ?? ''] })
      i += Math.max(1, length)
    }
    return found
  }

  const workOutKey = (name: string): string => {
    const whole = canonical(name)
    const all = parts(whole)
    const kept = all.flatMap(({ words, known }, i) =>
      words.filter((word) => (known === undefined ? isTelling(word, all[i + 1]?.words[0]) : !SMALL.has(word))),
    )
    const bare = HONORIFICS.has(kept[0] ?? '') ? kept.filter((word) => !HONORIFICS.has(word)) : kept
    return [...new Set(bare.map(stem))].sort().join(' ') || nameKey(whole)
  }

  const chain = (place: string): readonly string[] => {
    const seen: string[] = []
    for (let at: string | undefined = nameKey(canonical(place)); at !== undefined && !seen.includes(at); at = keyOf(within.get(at)))
      seen.push(at)
    return seen
  }

  return {
    key: (name) => remembered(keys, name, workOutKey),
    words: (text) =>
      remembered(bags, text, (whole) => {
        const kept = nameKey(whole)
          .split(' ')
          .filter((word) => word !== '' && !SMALL.has(word))
        return [...new Set(kept.map(stem))].sort().join(' ')
      }),
    canonical,
    kind,
    within: (inner, outer) =>
      chain(inner)
        .slice(1)
        .includes(nameKey(canonical(outer))),
    placesAgree: (a, b) => {
      const [first, second] = [chain(a), chain(b)]
      if (first.includes(second[0] ?? '') || second.includes(first[0] ?? '')) return true
      const knownPlace = (place: string, up: readonly string[]): boolean => up.length > 1 || kind(place) !== undefined
      const [knowsFirst, knowsSecond] = [knownPlace(a, first), knownPlace(b, second)]
      // A venue that nobody knows may well stand in the city that everybody knows.
      return knowsFirst === knowsSecond ? false : undefined
    },
    mentioned: (text) => remembered(inside, text, () => parts(text).flatMap(({ known }) => (known === undefined ? [] : [known]))),
  }
}

const keyOf = (name: string | undefined): string | undefined => (name === undefined ? undefined : nameKey(name))

/** Small words, years and ordinals tell nothing of which body it is; but the First Committee is not the Second. */
function isTelling(word: string, next: string | undefined): boolean {
  if (SMALL.has(word) || YEAR.test(word)) return false
  return next === 'committee' || !(ORDINAL.test(word) || ORDINAL_WORDS.has(word))
}

function remembered<T>(memory: Map<string, T>, name: string, workOut: (name: string) => T): T {
  const known = memory.get(name)
  if (known !== undefined) return known
  const found = workOut(name)
  memory.set(name, found)
  return found
}
