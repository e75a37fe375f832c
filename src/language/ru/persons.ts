import { CASE } from './declension.ts'

/** A person's name in the nominative: «С.В.Лавровым» is «С.В.Лавров», «Марией Захаровой» «Мария Захарова», «Ван И» stays. */
export function nominativeName(said: string, cases: number): string {
  if ((cases & CASE.n) !== 0 || cases === 0) return cases === 0 ? withoutCase(said) : said
  const words = said.split(' ')
  const isWoman =
    words.some((word) => /(?:ой|ией|ьей)$/.test(word)) || ((cases & CASE.g) !== 0 && words.length > 1 && /[ыи]$/.test(words[0] ?? ''))
  return words.map((word) => parted(word, (part) => nominative(part, cases, isWoman))).join(' ')
}

/** Without a preposition or office only endings tell that no nominative has. */
function withoutCase(said: string): string {
  return said
    .split(' ')
    .map((word) =>
      parted(word, (part) =>
        /(?:ов|ев|ин|ын)(?:ым|у)$/.test(part) ? part.replace(/(?:ым|у)$/, '') : part.replace(/ским$|скому$|ского$/, 'ский'),
      ),
    )
    .join(' ')
}

/** Initials stay as they are, and each part of «Касым-Жомартом» is told alone: only the last is declined. */
function parted(word: string, told: (part: string) => string): string {
  const cut = Math.max(word.lastIndexOf('-'), word.lastIndexOf('.'))
  return `${word.slice(0, cut + 1)}${told(word.slice(cut + 1))}`
}

const VOWEL = /[аеёиоуыэюя]$/

function nominative(word: string, cases: number, isWoman: boolean): string {
  if (word.length < 3) return word
  const cut = (n: number, ending = ''): string => `${word.slice(0, -n)}${ending}`
  if (/ск(?:ого|ому|им|ом)$/.test(word)) return word.replace(/(?:ого|ому|им|ом)$/, 'ий')
  if (/ск(?:ой|ую)$/.test(word)) return word.replace(/(?:ой|ую)$/, 'ая')
  if (/(?:ого|ому)$/.test(word)) return cut(3, 'ый')
  if ((cases & CASE.i) !== 0) {
    if (/(?:ов|ев|ёв|ин|ын)ым$/.test(word)) return cut(2)
    if (word.endsWith('ым')) return cut(2, 'ый')
    if (/(?:ов|ев|ёв|ин|ын)ой$/.test(word)) return cut(2, 'а')
    if (word.endsWith('ией')) return cut(2, 'я')
    if (word.endsWith('ьей')) return cut(2, 'я')
    if (word.endsWith('ой')) return cut(2, 'а')
    if (word.endsWith('ом')) return cut(2)
    if (word.endsWith('ем')) return VOWEL.test(cut(2)) ? cut(2, 'й') : /[жшщчц]$/.test(cut(2)) ? cut(2) : cut(2, 'ь')
    if (word.endsWith('ью')) return cut(1)
    return word
  }
  if ((cases & (CASE.g | CASE.a)) !== 0) {
    if (isWoman && /(?:ов|ев|ёв|ин|ын)ой$/.test(word)) return cut(2, 'а')
    if (word.endsWith('ии')) return cut(1, 'я')
    if (isWoman && /[гкхжшщч]и$/.test(word)) return cut(1, 'а')
    // «Кучеры» is of «Кучера»; «Гасанлы» never changes.
    if (word.endsWith('ы') && !word.endsWith('лы')) return cut(1, 'а')
    if (isWoman && word.endsWith('и')) return cut(1, 'я')
    if (word.endsWith('я') && !isWoman) return VOWEL.test(cut(1)) ? cut(1, 'й') : cut(1, 'ь')
    if (word.endsWith('а') && !isWoman && !VOWEL.test(cut(1))) return cut(1)
    return word
  }
  if ((cases & CASE.d) !== 0) {
    if (/(?:ов|ев|ёв|ин|ын)ой$/.test(word)) return cut(2, 'а')
    if (word.endsWith('ии')) return cut(1, 'я')
    if (word.endsWith('ю')) return VOWEL.test(cut(1)) ? cut(1, 'й') : cut(1, 'ь')
    if (word.endsWith('у') && /(?:ов|ев|ёв|ин|ын)у$/.test(word)) return cut(1)
    if (word.endsWith('у') && !VOWEL.test(cut(1))) return cut(1)
    if (isWoman && word.endsWith('е')) return cut(1, 'а')
    return word
  }
  if (word.endsWith('е') && !VOWEL.test(cut(1))) return isWoman ? cut(1, 'а') : cut(1)
  return word
}
