import { plainName, type Name, type OpenName } from '../names/name.ts'
import { SHAPE } from '../tokens.ts'
import { leftToRight } from '../cascade/scan.ts'
import { printed } from '../cascade/tokens.ts'
import { adjectiveReadings, CASE } from './declension.ts'
import type { RussianLanguage, RussianPost, RussianTokens } from './language.ts'
import { nominativeName } from './persons.ts'
import { participleOf } from './verbs.ts'

/** Finds persons with their offices, offices without a person, and the names of the tables, among tokens `from` to `to`; none overlaps another. */
export function findRussianNames(k: RussianLanguage, tokens: RussianTokens, from: number, to: number): Name[] {
  const finder = new Finder(k, tokens, from, to)
  return leftToRight(from, to, (i) => finder.at(i))
}

interface PostPhrase {
  readonly first: number
  readonly last: number
  readonly value: string
  readonly post: RussianPost
  readonly cases: number
  readonly of: string | undefined
  readonly ofFirst: number
  readonly ofLast: number
}

const INITIALS = /^(?:\p{Lu}\p{Ll}?\.-?)+$/u
/** Words inside a person's name that have no capital. */
const PARTICLES = new Set([
  'бин',
  'ибн',
  'оглы',
  'кызы',
  'аль',
  'эль',
  'ас',
  'аш',
  'ад',
  'де',
  'фон',
  'ван',
  'дер',
  'да',
  'ди',
  'уулу',
  'абу',
  'бен',
  'дос',
  'дю',
  'ла',
  'заде',
  '-',
])

/** Prepositions behind which a name tells a place, and what stands before the name of a town or house. */
const PLACING = new Set([
  'в',
  'во',
  'на',
  'из',
  'до',
  'под',
  'через',
  'г',
  'город',
  'города',
  'городе',
  'имени',
  'район',
  'провинция',
  'порт',
  'река',
  'остров',
])

class Finder {
  constructor(
    readonly k: RussianLanguage,
    readonly tokens: RussianTokens,
    readonly from: number,
    readonly to: number,
  ) {}

  at(i: number): Name | undefined {
    const titled = this.afterHonorific(i)
    if (titled !== undefined) {
      const office = this.post(titled)
      if (office !== undefined) return this.holder({ ...office, first: i })
      const last = this.personEnd(titled)
      if (last !== undefined) return this.person(i, titled, last, this.caseAt(i))
    }
    const post = this.post(i)
    if (post !== undefined) return this.holder(post)
    const known = this.k.names.at(this.tokens, i, this.to)
    // «млн долл. США»: money, and no party.
    if (known !== undefined && /^долл/.test(this.lower(i - 1))) return undefined
    if (known !== undefined) return this.known(i, known.last, known.name)
    return this.compound(i) ?? this.bare(i)
  }

  private lower(i: number): string {
    return i < this.to ? (this.tokens.lower[i] ?? '') : ''
  }

  private known(
    first: number,
    last: number,
    { type, value, row, country, cases }: { type: Name['type']; value: string; row: string; country?: string; cases?: number },
  ): Name {
    const name = plainName(first, last, type, value, row)
    name.country = country
    this.tokens.nameForms[first] = cases === undefined ? undefined : { cases }
    return name
  }

  /** «российско-узбекская», «российско-белорусского»: an adjective of two parties. */
  private compound(i: number): Name | undefined {
    const one = this.k.combining.get(this.lower(i))
    if (one === undefined || this.tokens.word[i + 1] !== '-' || this.tokens.gap[i + 1] !== 0) return undefined
    const third = this.k.combining.get(this.lower(i + 2))
    const at = third !== undefined && this.tokens.word[i + 3] === '-' ? i + 4 : i + 2
    const other = this.k.names.at(this.tokens, at, this.to)
    if (other?.name.type !== 'adjective') return undefined
    const name = plainName(i, other.last, 'adjective', one, 'rule/combined')
    name.parties = at === i + 2 || third === undefined ? [one, other.name.value] : [one, third, other.name.value]
    return name
  }

  private afterHonorific(i: number): number | undefined {
    let at = i
    for (;;) {
      const two = `${this.lower(at)} ${this.lower(at + 1)}`
      const hyphened = this.tokens.word[at + 1] === '-' ? `${this.lower(at)}-${this.lower(at + 2)}` : ''
      if (this.k.honorifics.has(two)) at += 2
      else if (this.k.honorifics.has(hyphened)) at += 3
      else if (this.k.honorifics.has(this.lower(at))) at++
      else break
    }
    return at > i && at < this.to ? at : undefined
  }

  /** The cases that stand open to a name by the preposition before it. */
  private caseAt(i: number): number {
    const before = this.k.prepositions.get(this.lower(i - 1))
    if (i - 1 < this.from || before === undefined) return 0
    return before.reduce((mask, { cases }) => mask | cases, 0)
  }

  private person(first: number, at: number, last: number, cases: number): Name {
    const name = plainName(first, last, 'person', nominativeName(printed(this.tokens, at, last), cases), 'rule/person')
    // «К.Аманов» ends as in the nominative, which no other case of a man's name does.
    const told = cases === 0 && /[бвгджзйклмнпрстфхцчшщ]$/.test(this.lower(last)) ? CASE.n : cases
    this.tokens.nameForms[first] = told === 0 ? undefined : { cases: told, plural: false }
    return this.withOffice(name)
  }

  /** «Б.О.Саидов, министр иностранных дел Узбекистана,» */
  private withOffice(name: OpenName): Name {
    const post = this.tokens.word[name.last + 1] === ',' ? this.post(name.last + 2) : undefined
    const told = this.tokens.nameForms[name.first]?.cases ?? CASE.n
    if (post === undefined || post.post.plural || (post.cases & told) === 0) return name
    name.last = post.last
    this.giveOffice(name, post)
    return name
  }

  private giveOffice(name: OpenName, post: PostPhrase): void {
    name.of = post.of
    if (post.of !== undefined) name.ofSpan = { first: post.ofFirst, last: post.ofLast }
    name.rank = post.post.rank
    if (this.k.groups.get('counterpart')?.has(this.k.lemmaOf(post.post.words[0] ?? '')) === true) return
    name.post = post.value
    name.postSpan = { first: post.first, last: post.last }
    name.row = post.post.row
  }

  /** An office, with the person who holds it where one is named behind it. */
  private holder(one: PostPhrase): Name {
    const other = this.tokens.word[one.last + 1] === '-' && this.tokens.gap[one.last + 1] !== 0 ? this.post(one.last + 2) : undefined
    // «Заместитель Председателя – Министр экономики»: two offices of one person.
    const post =
      other === undefined
        ? one
        : {
            ...other,
            first: one.first,
            value: `${one.value} – ${other.value}`,
            cases: one.cases,
            post: one.post,
            ...(other.of === undefined ? { of: one.of, ofFirst: one.ofFirst, ofLast: one.ofLast } : {}),
          }
    let at = post.last + 1
    const isComma = this.tokens.word[at] === ','
    if (isComma) at++
    const titled = this.afterHonorific(at) ?? at
    const last = this.personEnd(titled)
    const isNamed = last !== undefined && !post.post.plural && (!isComma || (last > titled && this.tokens.word[last + 1] === ','))
    this.tokens.nameForms[post.first] = { cases: post.cases, plural: post.post.plural, ...(isNamed ? {} : { many: post.post.many }) }
    const apposed = isNamed || !isComma || post.post.plural ? undefined : this.apposed(post, at)
    if (apposed !== undefined) return apposed
    if (!isNamed) {
      const name = plainName(post.first, post.last, 'post', post.value, post.post.row)
      name.rank = post.post.rank
      name.country = post.of
      name.of = post.of
      return name
    }
    const person = plainName(post.first, last, 'person', nominativeName(printed(this.tokens, titled, last), post.cases), 'rule/person')
    this.giveOffice(person, post)
    return person
  }

  /** «председатель Ассоциации, директор порта К.Аманов»: the first office is that of the person behind the second. */
  private apposed(post: PostPhrase, at: number): Name | undefined {
    const second = this.post(at)
    if (second === undefined || second.post.plural || (second.cases & post.cases) === 0) return undefined
    const titled = this.afterHonorific(second.last + 1) ?? second.last + 1
    const last = this.personEnd(titled)
    if (last === undefined) return undefined
    const person = plainName(post.first, last, 'person', nominativeName(printed(this.tokens, titled, last), post.cases), 'rule/person')
    this.giveOffice(person, post)
    return person
  }

  /** The last token of a person's name that begins here: initials and a surname, or words with capitals that no table knows. */
  private personEnd(i: number): number | undefined {
    const { tokens } = this
    if (INITIALS.test(this.text(i))) {
      if (!this.isNameWord(i + 1)) return undefined
      let last = i + 1
      for (;;) {
        if (tokens.word[last + 1] === '-' && tokens.gap[last + 1] === 0 && this.isNameWord(last + 2)) last += 2
        // «П. Виейра ди Мораис», «Х. Абу Зейд»
        else if (PARTICLES.has(this.lower(last + 1)) && tokens.word[last + 1] !== '-' && this.isNameWord(last + 2)) last += 2
        else if (PARTICLES.has(this.lower(last)) && this.isNameWord(last + 1) && last === i + 1) last++
        else return last
      }
    }
    if (!this.isNameWord(i) || this.isKnown(i)) return undefined
    let last = i
    let words = 1
    while (last + 1 < this.to && words < 5) {
      let next = last + 1
      while (PARTICLES.has(this.lower(next)) && next - last < 3) next++
      if (!this.isNameWord(next) || (next === last + 1 && this.isKnown(next))) {
        if (next > last + 1 && this.lower(next - 1) !== '-' && words > 1) last = next - 1
        break
      }
      last = next
      words++
    }
    // «Мирзиёев Ш.М.»
    if (INITIALS.test(this.text(last + 1)) && words === 1) return last + 1
    return last
  }

  private text(i: number): string {
    return i < this.to ? this.tokens.text.slice(this.tokens.start[i], this.tokens.end[i]) : ''
  }

  /** A party, an organisation, an office, or a word of the language with a capital. */
  private isKnown(i: number): boolean {
    const known = this.k.names.at(this.tokens, i, this.to)
    if (known !== undefined && known.name.type !== 'adjective' && known.name.type !== 'place') return true
    return this.k.nouns.has(this.lower(i)) || this.k.verbs.has(this.lower(i))
  }

  private isNameWord(i: number): boolean {
    const shape = this.tokens.shape[i]
    return (
      i < this.to &&
      (shape === SHAPE.capital || (shape === SHAPE.ordinal && /^\p{Lu}/u.test(this.text(i)))) &&
      !this.k.classes.has(this.lower(i))
    )
  }

  /** Initials and a surname, or a first name and a surname that an office follows. */
  private bare(i: number): Name | undefined {
    const last = this.personEnd(i)
    if (last === undefined) return undefined
    const cases = this.caseAt(i)
    if (INITIALS.test(this.text(i)) || INITIALS.test(this.text(last))) return this.person(i, i, last, cases)
    if (last === i) return undefined
    if (this.tokens.word[last + 1] === ',') {
      const name = this.person(i, i, last, cases)
      if (name.post !== undefined) return name
    }
    return this.isFullName(i, last) ? this.person(i, i, last, cases) : undefined
  }

  /** «избран Йон Арнасон»: two words with capitals that the language does not have, where no preposition makes them a place. */
  private isFullName(i: number, last: number): boolean {
    const { tokens } = this
    // Any word has a capital where a sentence begins: there a verb tells that somebody is named.
    if (i === this.from && !this.k.verbs.has(this.lower(last + 1))) return false
    if (last !== i + 1 || PLACING.has(this.lower(i - 1)) || tokens.word[i - 1] === '"' || tokens.word[i - 1] === '-') return false
    if (tokens.word[last + 1] === '"' || tokens.word[last + 1] === '-') return false
    return [i, last].every(
      (at) =>
        tokens.shape[at] === SHAPE.capital &&
        this.lower(at).length > 2 &&
        !/(?:ий|ый|ой|ая|яя|ое|ее|ые|ие|ого|его|ому|ему|ым|им|ом|ую|юю|ых|их)$/.test(this.lower(i)) &&
        this.k.names.at(tokens, at, this.to) === undefined,
    )
  }

  /** An office with its field and owner: «узбекский министр иностранных дел», «Председатель Коллегии Евразийской экономической комиссии». */
  private post(i: number): PostPhrase | undefined {
    const { tokens, k } = this
    let at = i
    let of: string | undefined
    let ofFirst = 0
    let ofLast = 0
    const own = (value: string, first: number, last: number) => {
      if (of !== undefined) return
      of = value
      ofFirst = first
      ofLast = last
    }
    // «казахстанский коллега», «Чрезвычайный и Полномочный Посол»
    if (this.lower(i) === 'и') return undefined
    for (let n = 0; n < 4 && this.found(at) === undefined; n++) {
      const known = k.names.at(tokens, at, this.to)
      if (known?.name.type === 'adjective') own(known.name.value, at, known.last)
      else if (this.lower(at) !== 'и' && !this.describes(at)) return undefined
      at = known?.name.type === 'adjective' ? known.last + 1 : at + 1
    }
    const post = this.found(at)
    if (post === undefined) return undefined
    const head = at
    let last = at + post.words.length - 1
    let fieldBehind: { readonly first: number; readonly last: number } | undefined
    for (;;) {
      const next = last + 1
      if (next >= this.to) break
      const known = k.names.at(tokens, next, this.to)
      if (known !== undefined && known.name.type !== 'adjective') {
        if (((known.name.cases ?? CASE.g) & CASE.g) === 0) break
        own(known.name.type === 'place' ? (known.name.country ?? known.name.value) : known.name.value, next, known.last)
        last = known.last
        const behind = this.lower(last + 1) === 'по' && ofFirst === next ? this.dative(last + 2) : undefined
        if (behind !== undefined) {
          fieldBehind = { first: last + 1, last: behind }
          last = behind
        }
        break
      }
      const sent = this.sentTo(next, last)
      if (sent !== undefined) {
        last = sent
        break
      }
      const field = this.field(next) ?? this.titled(next) ?? this.institution(next)
      if (field === undefined) break
      last = field
    }
    // «Посол Российской Федерации в Республике Казахстан»
    const sent = of === undefined ? undefined : this.sentTo(last + 1, last)
    const first = of !== undefined && ofFirst < head && ofFirst === i ? head : i
    const valueLast = of !== undefined && ofFirst > head ? ofFirst - 1 : last
    const cases = post.cases
    return {
      first: i,
      last: sent ?? last,
      value: `${this.officeWords(
        this.pastStanding(ofFirst >= i && ofFirst < head && of !== undefined ? Math.max(first, ofLast + 1) : i, head),
        head,
        head + post.words.length - 1,
        valueLast,
        post,
      )}${fieldBehind === undefined ? '' : ` ${printed(tokens, fieldBehind.first, fieldBehind.last)}`}`,
      post,
      cases,
      of,
      ofFirst,
      ofLast,
    }
  }

  /** «корпорации «Парус»», «АО «НК «Парус»»: a title in quotation marks. */
  private titled(i: number): number | undefined {
    const { tokens } = this
    if (tokens.word[i] !== '"' || tokens.gap[i] === 0) return undefined
    for (let at = i + 2; at < Math.min(this.to, i + 10); at++)
      if (tokens.word[at] === '"' && tokens.gap[at] === 0 && tokens.word[at + 1] !== '"') return at
    return undefined
  }

  /** «Великого Хурала Б.Сайн», «Хурала Б.Сайн»: capitals before initials are the house, and no part of the name. */
  private institution(i: number): number | undefined {
    let at = i
    while (at < i + 4 && this.isNameWord(at) && !INITIALS.test(this.text(at))) at++
    return at > i && INITIALS.test(this.text(at)) && this.isNameWord(at + 1) ? at - 1 : undefined
  }

  /** «первый», «чрезвычайный», «постоянный»: an adjective, and no other word. */
  private describes(i: number): boolean {
    const word = this.lower(i)
    const { k } = this
    if (k.nouns.has(word) || k.verbs.has(word) || k.classes.has(word)) return false
    return adjectiveReadings(word, k.stressed).length > 0 && participleOf(k, word) === undefined
  }

  /** «новый генеральный секретарь», «бывший посол»: since when is no part of an office. */
  private pastStanding(first: number, head: number): number {
    let at = first
    while (at < head && this.k.groups.get('standing')?.has(this.tokens.lemma[at] ?? '') === true) at++
    return at
  }

  /** The words of an office in the nominative. */
  private officeWords(first: number, head: number, headLast: number, last: number, post: RussianPost): string {
    const before: string[] = []
    for (let i = first; i < head; i++) {
      const reading = adjectiveReadings(this.lower(i), this.k.stressed)[0]
      const word = this.text(i)
      const base = reading === undefined ? word : reading.lemma
      before.push(/^\p{Lu}/u.test(word) ? `${base[0]?.toUpperCase() ?? ''}${base.slice(1)}` : base)
    }
    const isCapital = this.tokens.shape[head] !== SHAPE.lower
    const base = isCapital ? `${post.base[0]?.toUpperCase() ?? ''}${post.base.slice(1)}` : post.base
    const rest = last > headLast ? ` ${printed(this.tokens, headLast + 1, last)}` : ''
    return [...before, `${base}${rest}`].join(' ')
  }

  private found(i: number): RussianPost | undefined {
    // «после» is the preposition, and not the prepositional of «посол».
    if (this.k.classes.has(this.lower(i))) return undefined
    return this.k.posts
      .get(this.tokens.word[i] ?? '')
      ?.find(({ words }) => i + words.length <= this.to && words.every((word, n) => this.tokens.word[i + n] === word))
  }

  /** «в Республике Казахстан», «при ООН»: where an envoy is sent. */
  private sentTo(i: number, before: number): number | undefined {
    if ((this.lower(i) !== 'в' && this.lower(i) !== 'при') || before < 0) return undefined
    const known = this.k.names.at(this.tokens, i + 1, this.to)
    if (known === undefined || known.name.type === 'adjective' || known.name.type === 'place') return undefined
    return this.k.groups.get('envoy')?.has(this.k.lemmaOf(this.lower(before))) === true || this.lower(i) === 'при' || this.isEnvoy(before)
      ? known.last
      : undefined
  }

  private isEnvoy(before: number): boolean {
    for (let i = before; i > Math.max(this.from, before - 6); i--)
      if (this.k.groups.get('envoy')?.has(this.k.lemmaOf(this.lower(i))) === true) return true
    return false
  }

  /** A word of the field of an office: «иностранных дел», «и торговли», «по делам Африки». */
  private field(i: number): number | undefined {
    const word = this.lower(i)
    if (word === 'и' || word === 'по' || word === ',') {
      const next = word === 'и' || word === ',' ? this.genitive(i + 1) : this.dative(i + 1)
      if (next === undefined) return undefined
      // «министр и посол»: another office; behind a comma only «министр спорта, туризма и …».
      if (word === 'и' && this.found(i + 1) !== undefined) return undefined
      if (word === ',' && !this.endsList(i + 1)) return undefined
      return next
    }
    return this.genitive(i)
  }

  private endsList(i: number): boolean {
    for (let at = i; at < Math.min(this.to, i + 5); at++) {
      if (this.lower(at) === 'и') return this.genitive(at + 1) !== undefined
      if (this.genitive(at) === undefined && this.tokens.word[at] !== ',') return false
    }
    return false
  }

  private genitive(i: number): number | undefined {
    const word = this.lower(i)
    if (i >= this.to || this.k.classes.has(word) || this.k.verbs.has(word)) return undefined
    // «Премьер-министра»
    const nested = this.found(i)
    if (nested !== undefined && nested.words.length > 1 && (nested.cases & CASE.g) !== 0) return i + nested.words.length - 1
    const nouns = this.k.nouns.get(word)
    if (nouns !== undefined) return nouns.some(({ cases }) => (cases & CASE.g) !== 0) ? i : undefined
    // «иностранных и европейских дел»
    const behind = this.lower(i + 1) === 'и' ? i + 2 : i + 1
    if (adjectiveReadings(word, this.k.stressed).some(({ cases }) => (cases & CASE.g) !== 0) && this.genitive(behind) !== undefined)
      return i
    const shape = this.tokens.shape[i]
    if (shape === SHAPE.upper && this.text(i).length > 1) return i
    return shape === SHAPE.lower && /(?:[аяыи]|ов|ев|ей|ств|[нцтсвзр]ий|ок)$/.test(word) ? i : undefined
  }

  private dative(i: number): number | undefined {
    const word = this.lower(i)
    if (i >= this.to || this.k.classes.has(word)) return undefined
    // «по международным отношениям», «по международному партнёрству»
    const isAdjective = !this.k.nouns.has(word) && adjectiveReadings(word, this.k.stressed).some(({ cases }) => (cases & CASE.d) !== 0)
    const noun = isAdjective ? this.k.nouns.get(this.lower(i + 1)) : undefined
    if (noun?.some(({ cases }) => (cases & CASE.d) !== 0) === true) return i + 1
    return this.tokens.shape[i] !== SHAPE.punctuation && /(?:[уюеи]|ам|ям|ому|ему|ой|ей|ым|им)$/.test(word) ? i : undefined
  }
}
