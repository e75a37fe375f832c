import { inPlainLetters, nameKey } from './names.ts'

/** Words that say how, or that, something is done, and not what. */
const EMPTY: ReadonlySet<string> = new Set(
  (
    'the and for with from into that this their its his her our all any more new each other between among within through under over upon also further ' +
    'including will shall should would continue continued develop support strengthen strengthening cooperation joint jointly hold held begin start ' +
    'provide work make take promote promotion enhance organise organize conclude'
  ).split(' '),
)

/** Words that say what is done with a thing: a promise to open an office and the office that was opened share the office. */
const DOING: ReadonlySet<string> = new Set(
  (
    'open opening new establish establishing establishment develop developing support launch prepare preparing present submit host sign signing adopt adopting ' +
    'conclude concluding finalize finalise complete draft drafting create creating set introduce introducing implement implementing implementation next last end year month half quarter date time'
  ).split(' '),
)

/** The words that tell what a thing is, whatever is done with it. */
export function subjectWords(text: string): ReadonlySet<string> {
  return tellingWords(text, DOING)
}

/** The words that tell what a text is about, folded: without accents, endings of number, and words that tell nothing. */
export function tellingWords(text: string, besides: ReadonlySet<string> = new Set()): ReadonlySet<string> {
  return new Set(
    nameKey(text)
      .split(' ')
      .filter((word) => word.length > 2 && !EMPTY.has(word) && !besides.has(word))
      .map(base),
  )
}

/** "offices" and "office", "opening" and "open" are one. */
function base(word: string): string {
  const plain = inPlainLetters(word)
  if (plain.length > 5 && plain.endsWith('ies')) return `${plain.slice(0, -3)}y`
  if (plain.length > 6 && plain.endsWith('ing')) return plain.slice(0, -3)
  return plain.length > 3 && plain.endsWith('s') && !/(?:ss|us|is)$/.test(plain) ? plain.slice(0, -1) : plain
}

/** How much of the shorter of two lists of words stands in the other, from 0 to 1. */
export function shareOfWords(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const least = Math.min(a.size, b.size)
  return least === 0 ? 0 : [...a].filter((word) => b.has(word)).length / least
}
