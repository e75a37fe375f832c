import { NO_KNOWLEDGE, type NameKnowledge } from './knowledge.ts'
import type { EntityKind, NamesByLanguage } from './record.ts'

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

/** Letters that are no letter with a mark: those who have no keys for them write the plain one. */
const PLAIN: Readonly<{ [letter: string]: string }> = { ø: 'o', ł: 'l', đ: 'd', ð: 'd', ı: 'i', ß: 'ss', æ: 'ae', œ: 'oe', þ: 'th' }
/** `sørensen` → `sorensen`. */
export const inPlainLetters = (word: string): string => word.replace(/[øłđðıßæœþ]/g, (letter) => PLAIN[letter] ?? letter)

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
  let base = inPlainLetters(word)
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
  /** Parts a name into the parties in it and what is left: `Norland-Arcadia Joint Commission` is the `Joint Commission` of two. */
  split(name: string): NameParts
  /** A person's name without what stands before it and does not belong to it: `H.E. Dr. Jane Roe` is `Jane Roe`. */
  person(name: string): string
  /** The same for all names of one office: `Minister of Foreign Affairs`, `Foreign Minister`. */
  post(name: string): string
  /** When a name was borne, EDTF, as far as it is known to be borne for a time only. */
  period(name: string): string | undefined
  /** What a usual name is in other languages, as far as it is known. */
  inLanguages(name: string): NamesByLanguage | undefined
}

/** A name without the parties in it, and they. */
export interface NameParts {
  /** The other words, in their order, without those that only joined the parties. */
  readonly field: string
  /** Usual names of parties and organisations, each once, in the order named. */
  readonly parties: readonly string[]
}

/** Makes what compares names from what is known of them beforehand. */
export function makeNames(knowledge: NameKnowledge = NO_KNOWLEDGE): Names {
  const { aliases, kinds, within } = knowledge
  const keys = new Map<string, string>()
  const bags = new Map<string, string>()
  const usual = new Map<string, string>()
  const inside = new Map<string, readonly string[]>()
  const folded = new Map<string, string>()
  const splits = new Map<string, NameParts>()
  const fold = (name: string): string => remembered(folded, name, nameKey)

  const canonical = (name: string): string => remembered(usual, name, () => aliases.get(fold(name)) ?? name)
  const kind = (name: string): EntityKind | undefined => kinds.get(fold(name)) ?? kinds.get(fold(canonical(name)))

  /** Splits a name into usual names (longest first) and other words. @param inside the name itself, though known, is not put for itself */
  const parts = (name: string, inside = false): readonly { readonly words: readonly string[]; readonly known?: string }[] => {
    const words = nameKey(name)
      .split(' ')
      .filter((word) => word !== '')
    const found: { words: readonly string[]; known?: string }[] = []
    for (let i = 0; i < words.length; ) {
      let length = aliases.size === 0 && kinds.size === 0 ? 0 : Math.min(LONGEST_ALIAS, words.length - i)
      if (inside && length === words.length) length--
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
    const key = keyOfWhole(whole)
    // `Arcadia-Norland SOM` is the `Norland-Arcadia SOM` that is known, whatever the order.
    const known = whole === name ? reordered().get(key) : undefined
    return known === undefined ? key : keyOfWhole(known)
  }

  const keyOfWhole = (whole: string, inside = false): string => {
    const all = parts(whole, inside)
    const kept = all.flatMap(({ words, known }, i) =>
      words.filter((word) => (known === undefined ? isTelling(word, all[i + 1]?.words[0]) : !SMALL.has(word))),
    )
    const bare = HONORIFICS.has(kept[0] ?? '') ? kept.filter((word) => !HONORIFICS.has(word)) : kept
    return [...new Set(bare.map(stem))].sort().join(' ') || nameKey(whole)
  }

  /** The usual names of known bodies by the keys of their aliases. Worked out when first needed: few names get here that are not known. */
  let byAliasKey: ReadonlyMap<string, string> | undefined
  const reordered = (): ReadonlyMap<string, string> => {
    if (byAliasKey === undefined) {
      const found = new Map<string, string>()
      for (const [alias, usualName] of aliases) {
        if (kinds.get(fold(usualName)) !== 'body' || !alias.includes(' ')) continue
        const key = keyOfWhole(alias, true)
        if (key.includes(' ') && !found.has(key)) found.set(key, usualName)
      }
      byAliasKey = found
    }
    return byAliasKey
  }

  const isPartyKind = (known: EntityKind | undefined): boolean => known === 'party' || known === 'organisation'

  const workOutSplit = (name: string): NameParts => {
    const words = nameKey(name)
      .split(' ')
      .filter((word) => word !== '')
    const parties: string[] = []
    const field: string[] = []
    for (let i = 0; i < words.length; ) {
      let length = Math.min(LONGEST_ALIAS, words.length - i)
      for (; length > 0; length--) {
        const phrase = words.slice(i, i + length).join(' ')
        const known = aliases.get(phrase) ?? (kinds.has(phrase) ? phrase : undefined)
        if (known === undefined || !isPartyKind(kind(known))) continue
        const usualName = canonical(known)
        if (!parties.includes(usualName)) parties.push(usualName)
        break
      }
      if (length === 0) field.push(words[i] ?? '')
      i += Math.max(1, length)
    }
    while (field.length > 0 && SMALL.has(field.at(-1) ?? '')) field.pop()
    while (field.length > 0 && SMALL.has(field[0] ?? '')) field.shift()
    return { field: field.join(' '), parties }
  }

  const chain = (place: string): readonly string[] => {
    const seen: string[] = []
    for (let at: string | undefined = nameKey(canonical(place)); at !== undefined && !seen.includes(at); at = keyOf(within.get(at)))
      seen.push(at)
    return seen
  }

  return {
    key: (name) => remembered(keys, name, workOutKey),
    words: (text) => remembered(bags, text, wordsOf),
    canonical,
    kind,
    person: withoutHonorifics,
    period: (name) => knowledge.periods?.get(fold(name)),
    inLanguages: (name) => knowledge.inLanguages?.get(fold(name)),
    post: (name) => {
      const usualPost = knowledge.posts?.get(fold(name)) ?? name
      return remembered(bags, usualPost, wordsOf)
    },
    split: (name) => remembered(splits, name, workOutSplit),
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

function wordsOf(text: string): string {
  const kept = nameKey(text)
    .split(' ')
    .filter((word) => word !== '' && !SMALL.has(word))
  return [...new Set(kept.map(stem))].sort().join(' ')
}

function withoutHonorifics(name: string): string {
  const words = name.trim().split(/\s+/)
  let first = 0
  while (first < words.length - 1 && HONORIFICS.has((words[first] ?? '').toLowerCase().replaceAll('.', ''))) first++
  return words.slice(first).join(' ')
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
  // A register of millions of claims has more names than fit into memory.
  if (memory.size >= MOST_REMEMBERED) memory.clear()
  memory.set(name, found)
  return found
}
const MOST_REMEMBERED = 50_000
