import { plainName, type Name, type OpenName } from '../names/name.ts'
import { SHAPE } from '../tokens.ts'
import { leftToRight } from '../cascade/scan.ts'
import type { FrenchLanguage, FrenchPost } from './language.ts'
import { printed, type WordTokens } from '../cascade/tokens.ts'

const PARTICLES = new Set([
  'de',
  'du',
  'des',
  "d'",
  'ben',
  'bin',
  'al',
  'el',
  'la',
  'le',
  'ould',
  'mint',
  'van',
  'von',
  'der',
  'dos',
  'da',
  'di',
  '-',
  'ag',
])
const DE = new Set(['de', "d'", 'du', 'des'])

/** Finds persons with their offices, offices without a person, and the names of the tables, among tokens `from` to `to`; none overlaps another. */
export function findFrenchNames(k: FrenchLanguage, tokens: WordTokens, from: number, to: number): Name[] {
  const finder = new Finder(k, tokens, to)
  return leftToRight(from, to, (i) => finder.at(i))
}

interface PostPhrase {
  readonly first: number
  readonly last: number
  readonly value: string
  readonly head: number
  readonly post: FrenchPost
  readonly of: string | undefined
  readonly ofFirst: number
  readonly ofLast: number
  readonly plural: boolean
}

class Finder {
  constructor(
    readonly k: FrenchLanguage,
    readonly tokens: WordTokens,
    readonly to: number,
  ) {}

  at(i: number): Name | undefined {
    const titled = this.titled(i)
    if (titled !== undefined) return titled
    const post = this.post(i)
    if (post !== undefined) return this.holder(post)
    const known = this.k.names.at(this.tokens, i, this.to)
    if (known !== undefined && !this.isPlainWord(i, known.last, known.name.type))
      return this.longer(i, known.last, known.name) ?? this.known(i, known.last, known.name)
    return this.compound(i) ?? this.bare(i)
  }

  private known(
    first: number,
    last: number,
    { type, value, row, country }: { type: Name['type']; value: string; row: string; country?: string },
  ): Name {
    const name = plainName(first, last, type, value, row)
    name.country = country
    return name
  }

  /** "France Volontaires": a state's name that a word with a capital follows is part of another name. */
  private longer(first: number, last: number, { type }: { readonly type: string }): Name | undefined {
    if (
      type !== 'party' ||
      this.tokens.gap[last + 1] !== 1 ||
      !this.isNameWord(last + 1) ||
      this.k.names.at(this.tokens, last + 1, this.to) !== undefined
    )
      return undefined
    if (this.k.nouns.byWords.has(this.tokens.word[last + 1] ?? '') || this.k.posts.has(this.tokens.word[last + 1] ?? '')) return undefined
    let end = last + 1
    while (this.isNameWord(end + 1) && this.tokens.gap[end + 1] === 1) end++
    return plainName(first, end, 'name', printed(this.tokens, first, end), 'rule/name')
  }

  /** "Nice", "Tours": at the beginning of a sentence a word of the language is no place. */
  private isPlainWord(first: number, last: number, type: string): boolean {
    if (first !== last || type !== 'place') return false
    const word = this.tokens.lower[first] ?? ''
    return this.k.classes.has(word) || this.k.verbs.has(word) || this.k.nouns.byWords.has(this.tokens.word[first] ?? '')
  }

  /** "franco-kazakh", "maroco-sénégalaise": an adjective of two parties. */
  private compound(i: number): Name | undefined {
    const one = this.k.combining.get(this.tokens.word[i] ?? '')
    if (one === undefined || this.tokens.word[i + 1] !== '-' || this.tokens.gap[i + 1] !== 0) return undefined
    const other = this.k.names.at(this.tokens, i + 2, this.to)
    if (other?.name.type !== 'adjective') return undefined
    const name = plainName(i, other.last, 'adjective', one, 'rule/combined')
    name.parties = [one, other.name.value]
    return name
  }

  /** "M. Karim Lahlou, ministre des Affaires étrangères du Maroc". */
  private titled(i: number): Name | undefined {
    const at = this.afterHonorific(i)
    if (at === undefined) return undefined
    // "Monsieur le Ministre Paul Essomba".
    const office = /^(?:le|la)$/.test(this.tokens.lower[at] ?? '') ? this.post(at + 1) : undefined
    if (office !== undefined) return this.holder({ ...office, first: i })
    const last = this.personEnd(at)
    return last === undefined ? undefined : this.withOffice(i, at, last)
  }

  private afterHonorific(i: number): number | undefined {
    const { lower } = this.tokens
    let at = i
    if (lower[at] === 'son' && lower[at + 1] === 'excellence') at += 2
    if (lower[at] === 'sa' && lower[at + 1] === 'majesté') at += 2
    // "S. E. M. Faure"
    if (lower[at] === 's' && lower[at + 1] === '.' && lower[at + 2] === 'e' && lower[at + 3] === '.') at += 4
    let isTitle = at > i
    while (this.k.honorifics.has(lower[at] ?? '') && (this.tokens.shape[at] !== SHAPE.lower || isTitle)) {
      at++
      if (lower[at] === '.' && this.tokens.gap[at] === 0) at++
      isTitle = true
    }
    return isTitle && at < this.to ? at : undefined
  }

  private withOffice(first: number, at: number, last: number): Name {
    const name = plainName(first, last, 'person', printed(this.tokens, at, last), 'rule/person')
    const isComma = this.tokens.word[last + 1] === ','
    const post = isComma ? this.post(this.skipArticle(last + 2)) : undefined
    if (post === undefined || post.plural) return name
    name.last = post.last
    this.giveOffice(name, post)
    return name
  }

  private skipArticle(i: number): number {
    return /^(?:le|la|l'|nouveau|nouvelle)$/.test(this.tokens.lower[i] ?? '') ? i + 1 : i
  }

  private giveOffice(name: OpenName, post: PostPhrase): void {
    name.of = post.of
    if (post.of !== undefined) name.ofSpan = { first: post.ofFirst, last: post.ofLast }
    name.rank = post.post.rank
    if (post.post.words[0] === 'homologue') return
    name.post = post.value
    name.postSpan = { first: post.first, last: post.last }
    name.row = post.post.row
  }

  /** An office, with the person who holds it where one is named beside it. */
  private holder(post: PostPhrase): Name {
    const { tokens } = this
    let at = post.last + 1
    const isComma = tokens.word[at] === ','
    if (isComma) at++
    const titled = this.afterHonorific(at)
    const last = titled === undefined ? (isComma ? this.enclosed(at) : this.personEnd(at)) : this.personEnd(titled)
    const name = plainName(post.first, post.last, 'post', post.value, post.post.row)
    name.rank = post.post.rank
    name.country = post.of
    name.of = post.of
    if (last === undefined || post.plural) return name
    const person = plainName(post.first, last, 'person', printed(tokens, titled ?? at, last), 'rule/person')
    this.giveOffice(person, post)
    return person
  }

  /** "Le Secrétaire général, António Guterres, se rendra": a name between commas. */
  private enclosed(at: number): number | undefined {
    const last = this.personEnd(at)
    return last !== undefined && last > at && this.tokens.word[last + 1] === ',' && !this.k.nouns.byWords.has(this.tokens.word[at] ?? '')
      ? last
      : undefined
  }

  /** The last token of a person's name that begins here: two to five words with a capital, or one behind a title or office. */
  private personEnd(i: number): number | undefined {
    const { tokens } = this
    if (!this.isNameWord(i) || this.known2(i)) return undefined
    let last = i
    let words = 1
    while (last + 1 < this.to && words < 6) {
      let next = last + 1
      while (PARTICLES.has(tokens.lower[next] ?? '') && next - last < 3) next++
      if (
        next > last + 1 &&
        (this.k.names.at(tokens, next, this.to)?.name.type === 'party' ||
          this.k.names.at(tokens, next, this.to)?.name.type === 'organisation')
      )
        break
      if (!this.isNameWord(next) || (tokens.shape[next] === SHAPE.ordinal && next > last + 1)) break
      last = next
      words++
    }
    return last
  }

  private known2(i: number): boolean {
    const known = this.k.names.at(this.tokens, i, this.to)
    return known !== undefined && known.name.type !== 'place' && known.name.type !== 'adjective'
  }

  private isNameWord(i: number): boolean {
    const shape = this.tokens.shape[i]
    if (i >= this.to || (shape !== SHAPE.capital && shape !== SHAPE.upper)) return false
    return !this.k.classes.has(this.tokens.lower[i] ?? '')
  }

  /** Words with a capital that an office follows: "Awa Diagne, ministre du Commerce". */
  private bare(i: number): Name | undefined {
    const { tokens } = this
    if (!this.isNameWord(i)) return undefined
    const last = this.personEnd(i)
    if (last === undefined || last === i || tokens.word[last + 1] !== ',') return undefined
    if (this.k.nouns.byWords.has(tokens.word[i] ?? '')) return undefined
    const name = this.withOffice(i, i, last)
    return name.post === undefined ? undefined : name
  }

  /** An office with its field and owner: "ministre tunisien des Affaires étrangères", "Président de la Commission de l'Union africaine". */
  private post(i: number): PostPhrase | undefined {
    const { tokens, k } = this
    const options = k.posts.get(tokens.word[i] ?? '')
    const post = options?.find(({ words }) => words.every((word, n) => i + n < this.to && tokens.word[i + n] === word))
    if (post === undefined) return undefined
    let last = i + post.words.length - 1
    const pieces: [number, number][] = [[i, last]]
    let of: string | undefined
    let ofFirst = 0
    let ofLast = 0
    const own = (value: string, first: number, end: number) => {
      if (of !== undefined) return
      of = value
      ofFirst = first
      ofLast = end
    }
    for (;;) {
      const next = last + 1
      if (next >= this.to) break
      const word = tokens.lower[next] ?? ''
      const known = k.names.at(tokens, next, this.to)
      if (known?.name.type === 'adjective' && tokens.shape[next] === SHAPE.lower) {
        own(known.name.value, next, known.last)
        last = known.last
        continue
      }
      if (
        /^(?:délégué|déléguée|fédéral|fédérale|adjoint|adjointe|chargé|chargée|sortant|sortante|désigné|désignée|intérimaire)$/.test(word)
      ) {
        last = next
        extend(pieces, next)
        continue
      }
      if (word === 'auprès') {
        const inner = this.post(this.skipArticle(next + 2)) ?? this.post(next + 2)
        if (inner === undefined) break
        if (inner.of !== undefined) own(inner.of, inner.ofFirst, inner.ofLast)
        last = inner.last
        break
      }
      // "de la Communauté nationale à l'étranger"
      if (word === 'à' && tokens.lower[next + 1] === "l'" && tokens.lower[next + 2] === 'étranger') {
        last = next + 2
        extend(pieces, last, next)
        continue
      }
      const field = this.field(next, /^(?:ambassad|consul|charge)/.test(post.words[0] ?? ''))
      if (field === undefined) break
      if (field.of !== undefined) {
        own(field.of, field.first, field.last)
        last = field.last
        // What stands behind the owner is another matter.
        break
      }
      extend(pieces, field.last, next)
      last = field.last
    }
    const value = pieces.map(([first, end]) => printed(tokens, first, end)).join(' ')
    const plural = (tokens.word[i] ?? '').endsWith('s') && !/^(?:sous)/.test(tokens.word[i] ?? '')
    return { first: i, last, value, head: i, post, of, ofFirst, ofLast, plural }
  }

  /** "de l'Intérieur", ", du Commerce", "et des Affaires étrangères", "du Sénégal", "en chef". */
  private field(i: number, isSent: boolean): { readonly first: number; readonly last: number; readonly of?: string } | undefined {
    const { tokens, k } = this
    let at = i
    const opens = tokens.lower[at] ?? ''
    if (opens === ',' || opens === 'et') at++
    if (
      !DE.has(tokens.lower[at] ?? '') &&
      !(
        isSent &&
        at === i &&
        (opens === 'à' || opens === 'aux' || opens === 'au' || opens === 'en') &&
        tokens.shape[at + 1] === SHAPE.capital
      )
    )
      return undefined
    at++
    if (/^(?:la|l')$/.test(tokens.lower[at] ?? '')) at++
    const known = k.names.at(tokens, at, this.to)
    if (known !== undefined && known.name.type !== 'adjective' && !(known.name.type === 'place' && opens === ',')) {
      return opens === ','
        ? undefined
        : { first: at, last: known.last, of: known.name.type === 'place' ? (known.name.country ?? known.name.value) : known.name.value }
    }
    const shape = tokens.shape[at]
    const isWord =
      shape === SHAPE.capital || shape === SHAPE.upper || (shape === SHAPE.lower && opens !== ',' && !k.classes.has(tokens.lower[at] ?? ''))
    if (!isWord || at >= this.to) return undefined
    let last = at
    while (last + 1 < this.to && last - at < 5) {
      const word = tokens.lower[last + 1] ?? ''
      const form = k.verbs.get(word)
      if (tokens.shape[last + 1] === SHAPE.punctuation) {
        if (word === '-' && tokens.gap[last + 1] === 0) {
          last += 2
          continue
        }
        break
      }
      if (k.classes.has(word) || (form !== undefined && form.form !== 'participle') || /^\d/.test(word)) break
      // A name behind the field: "ministre du Commerce Paul Essomba".
      if (tokens.shape[last + 1] !== SHAPE.lower && this.isNameWord(last + 2)) break
      const state = k.names.at(tokens, last + 1, this.to)
      if (state?.name.type === 'adjective' && tokens.shape[last + 1] === SHAPE.lower && word !== 'africaine' && word !== 'européenne')
        return { first: last + 1, last: state.last, of: state.name.value }
      last++
    }
    return { first: i, last }
  }
}

/** Lengthens the last piece to a token, or begins another where words were left out. */
function extend(pieces: [number, number][], last: number, first = last): void {
  const piece = pieces.at(-1)
  if (piece !== undefined && piece[1] + 1 === first) piece[1] = last
  else pieces.push([first, last])
}
