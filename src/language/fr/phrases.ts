import type { DateExpression } from '../dates/said.ts'
import type { Name } from '../names/name.ts'
import { SHAPE } from '../tokens.ts'
import { jointAt, type Joint } from '../cascade/language.ts'
import type { SaidAmount } from '../cascade/numbers.ts'
import type { WordTokens } from '../cascade/tokens.ts'
import {
  punctuationType,
  type Determiner,
  type MarkUnit,
  type NounEntry,
  type NounUnit,
  type Tense,
  type Unit,
  type VerbUnit,
} from '../cascade/units.ts'
import type { FrenchLanguage } from './language.ts'
import { ordinalAt } from './numbers.ts'

/** Verbs whose past is made with être, so that être makes no passive of them. */
const WITH_ETRE = new Set(
  'aller venir devenir survenir retourner rentrer entrer arriver partir parvenir revenir intervenir convenir naître rester demeurer sortir tomber passer descendre monter repartir'.split(
    ' ',
  ),
)

/** Cuts tokens `from` to `to` into phrases, verb groups and the marks between them. */
export function frenchPhrases(
  k: FrenchLanguage,
  tokens: WordTokens,
  from: number,
  to: number,
  names: readonly Name[],
  dates: readonly DateExpression[],
  amounts: readonly SaidAmount[],
): Unit[] {
  return new Cutter(k, tokens, to, names, dates, amounts).cut(from)
}

class Cutter {
  private readonly nameAt: ReadonlyMap<number, Name>
  private readonly dateAt: ReadonlyMap<number, DateExpression>
  private readonly amountAt: ReadonlyMap<number, SaidAmount>
  private readonly units: Unit[] = []

  constructor(
    readonly k: FrenchLanguage,
    readonly tokens: WordTokens,
    readonly to: number,
    names: readonly Name[],
    dates: readonly DateExpression[],
    amounts: readonly SaidAmount[],
  ) {
    this.nameAt = new Map(names.map((name) => [name.first, name]))
    this.dateAt = new Map(dates.map((date) => [date.first, date]))
    this.amountAt = new Map(amounts.map((amount) => [amount.first, amount]))
  }

  cut(from: number): Unit[] {
    for (let i = from; i < this.to; ) {
      const unit = this.next(i)
      // "X, et Y" is "X et Y".
      if (unit.type === 'conjunction' && this.units.at(-1)?.type === 'comma') this.units.pop()
      this.units.push(unit)
      i = unit.last + 1
    }
    return this.units
  }

  private lower(i: number): string {
    return i < this.to ? (this.tokens.lower[i] ?? '') : ''
  }

  private mark(type: MarkUnit['type'], first: number, last = first, word = this.lower(first)): MarkUnit {
    return { type, first, last, word }
  }

  private next(i: number): Unit {
    const word = this.lower(i)
    const date = this.dateAt.get(i)
    if (date !== undefined) return this.mark('date', i, date.last)
    if (this.tokens.shape[i] === SHAPE.punctuation && !this.amountAt.has(i)) return this.punctuation(i)
    const often = this.often(i)
    if (often !== undefined) return this.mark('adverb', i, often)
    const long = this.joint(i)
    if (long !== undefined) {
      const last = i + long.words.length - 1
      return this.mark(long.word === 'and' ? 'conjunction' : 'preposition', i, last, long.word)
    }
    if (this.amountAt.has(i)) return this.noun(i)
    const verb = this.verb(i)
    if (verb !== undefined) return verb
    const name = this.nameAt.get(i)
    if (name !== undefined && name.type !== 'adjective') return this.noun(i)
    return this.functional(i, word) ?? this.noun(i)
  }

  private joint(i: number): Joint | undefined {
    return jointAt(this.k.joints, (at) => this.lower(at), i)
  }

  /** "chaque année", "tous les deux ans": how often is no noun phrase. */
  private often(i: number): number | undefined {
    const word = this.lower(i)
    const isUnit = (at: number): boolean => this.k.time.units.has(this.lower(at))
    if (word === 'chaque') return isUnit(i + 1) ? i + 1 : undefined
    if ((word !== 'tous' && word !== 'toutes') || this.lower(i + 1) !== 'les') return undefined
    return isUnit(i + 2) ? i + 2 : isUnit(i + 3) && this.k.numbers.cardinals.has(this.lower(i + 2)) ? i + 3 : undefined
  }

  private punctuation(i: number): MarkUnit {
    const mark = this.tokens.word[i] ?? ''
    return this.mark(punctuationType(mark), i, i, mark)
  }

  private functional(i: number, word: string): Unit | undefined {
    const isPronounBefore = this.tokens.gap[i] !== 0
    switch (this.k.classes.get(word)) {
      case 'preposition':
        if ((word === 'des' || word === 'du') && this.beginsPhrase()) return undefined
        if (word === 'entre' && !isPronounBefore) return this.mark('other', i)
        return this.mark('preposition', i, i, this.k.prepositions.get(word) ?? word)
      case 'determiner':
        return this.followedByNothing(i)
          ? this.pronoun(i)
          : (word === 'des' || word === 'du') && !this.beginsPhrase()
            ? this.mark('preposition', i, i, 'of')
            : undefined
      case 'conjunction':
        return this.mark('conjunction', i)
      case 'relative':
        if (word === 'que' || word === "qu'") return this.mark(this.units.at(-1)?.type === 'noun' ? 'relative' : 'that', i)
        return this.mark('relative', i)
      case 'subordinator':
        return this.mark('subordinator', i)
      case 'pronoun':
        return this.pronoun(i)
      case 'adverb':
      case 'negation':
      case 'clitic':
        return this.mark('adverb', i)
      default:
        return undefined
    }
  }

  /** "des" is an article at the beginning and behind a verb, else "de" with its article. */
  private beginsPhrase(): boolean {
    const before = this.units.at(-1)?.type
    return before === undefined || before === 'verb' || before === 'adverb' || before === 'that' || before === 'conjunction'
  }

  private followedByNothing(i: number): boolean {
    return this.tokens.shape[i + 1] === SHAPE.punctuation && this.tokens.word[i + 1] !== '"' && this.tokens.word[i + 1] !== '$'
  }

  private pronoun(i: number): NounUnit {
    return {
      type: 'noun',
      first: i,
      last: i,
      head: i,
      headLast: i,
      core: i,
      noun: undefined,
      names: [],
      pronoun: true,
      plural: false,
      determiner: undefined,
      ordinal: undefined,
    }
  }

  /** A verb group that begins here, if one does. */
  private verb(i: number): VerbUnit | undefined {
    let at = i
    let negated = false
    let reflexive = false
    while (at < this.to) {
      const word = this.lower(at)
      if (word === 'ne' || word === "n'") negated = true
      else if (word === 'se' || word === "s'") reflexive = true
      else if (
        !(
          this.k.classes.get(word) === 'clitic' ||
          (this.units.at(-1)?.type !== 'preposition' && /^(?:le|la|l'|les|leur|en|nous|vous)$/.test(word) && this.isVerbWord(at + 1))
        )
      )
        break
      at++
    }
    const hasClitic = at > i
    const word = this.lower(at)
    const form = this.k.verbs.get(word)
    if (form === undefined || (this.nameAt.has(at) && this.tokens.shape[at] !== SHAPE.lower)) return undefined
    if (this.tokens.shape[at] === SHAPE.upper) return undefined
    if (!hasClitic && form.form === 'finite' && (this.isNounHere(at) || this.k.classes.get(word) === 'preposition')) return undefined
    if (form.form === 'participle') return hasClitic ? undefined : this.participle(at, form.lemma)
    if (form.form === 'gerund') return this.group(i, at, reflexive, form.lemma, 'gerund', form.tense, false, negated)
    const isAuxiliary = form.lemma === 'être' || form.lemma === 'avoir'
    if (!isAuxiliary) {
      const last = this.negationEnd(at, negated)
      return this.group(i, last, reflexive, form.lemma, form.form, form.tense, false, negated)
    }
    return this.compound(i, at, form.lemma, form.form === 'infinitive' ? 'infinitive' : 'finite', form.tense, reflexive, negated)
  }

  private group(
    first: number,
    last: number,
    reflexive: boolean,
    lemma: string,
    form: VerbUnit['form'],
    tense: Tense,
    passive: boolean,
    negated: boolean,
  ): VerbUnit {
    return { type: 'verb', first, last, lemma: reflexive ? `se ${lemma}` : lemma, form, tense, passive, negated }
  }

  private negationEnd(at: number, negated: boolean): number {
    return negated && this.lower(at + 1) === 'pas' ? at + 1 : at
  }

  /** "a signé", "ont été adoptés", "sera ouvert", "s'est tenue"; without a participle it is the verb itself. */
  private compound(
    first: number,
    at: number,
    auxiliary: string,
    form: 'finite' | 'infinitive',
    tense: Tense,
    reflexive: boolean,
    negated: boolean,
  ): VerbUnit {
    let next = at + 1
    let wasBe = auxiliary === 'être'
    while (
      next < this.to &&
      (this.k.classes.get(this.lower(next)) === 'adverb' || /^(?:tous|toutes|été)$/.test(this.lower(next)) || this.isManner(next))
    ) {
      if (this.lower(next) === 'été') {
        if (this.dateAt.has(next)) break
        wasBe = true
      }
      next++
    }
    const verb = this.k.participles.get(this.lower(next))
    if (verb === undefined || next >= this.to) {
      const past: Tense = this.lower(at + 1) === 'été' && auxiliary === 'avoir' ? 'past' : tense
      const lemma = wasBe ? 'être' : auxiliary
      return this.group(first, this.lower(at + 1) === 'été' ? at + 1 : at, false, lemma, form, past, false, negated)
    }
    const perfect = auxiliary === 'avoir' || reflexive || (wasBe && WITH_ETRE.has(verb.lemma))
    const passive = wasBe && !reflexive && !WITH_ETRE.has(verb.lemma)
    const past = perfect && tense === 'present' ? 'past' : tense
    return this.group(first, next, reflexive, verb.lemma, form, past, passive, negated)
  }

  /** "a officiellement signé": an adverb that no table has. */
  private isManner(i: number): boolean {
    return this.lower(i).endsWith('ment') && this.k.verbs.get(this.lower(i + 1))?.form === 'participle'
  }

  /** A participle by itself tells what was done where words of its own follow: "signé à Rabat", ", doté de"; else it describes. */
  private participle(at: number, lemma: string): VerbUnit | undefined {
    const before = this.units.at(-1)
    const shared = before?.type === 'conjunction' ? this.shared(at, lemma) : undefined
    if (shared !== undefined) return shared
    if (this.tokens.shape[at] !== SHAPE.lower && this.units.length > 0) return undefined
    if (this.isNounHere(at) && before?.type !== 'noun' && before?.type !== 'comma') return undefined
    if (
      before !== undefined &&
      before.type !== 'noun' &&
      before.type !== 'comma' &&
      before.type !== 'adverb' &&
      before.type !== 'date' &&
      before.type !== 'conjunction' &&
      before.type !== 'close'
    )
      return undefined
    const next = this.lower(at + 1)
    const cls = this.k.classes.get(next)
    if (cls !== 'preposition' && cls !== 'adverb' && !this.dateAt.has(at + 1) && !/^(?:de|d'|du|des)$/.test(next)) return undefined
    return this.group(at, at, false, lemma, 'participle', 'past', true, false)
  }

  /** "a salué X et rappelé Y": the auxiliary serves both. */
  private shared(at: number, lemma: string): VerbUnit | undefined {
    const last = this.units.findLast((unit) => unit.type === 'verb' && unit.form === 'finite')
    if (last?.type !== 'verb' || last.first === last.last || last.tense !== 'past') return undefined
    const next = this.lower(at + 1)
    const isObject = this.k.classes.get(next) === 'determiner' || /^(?:que|qu'|des|du|à|de|d'|au|aux)$/.test(next)
    return isObject ? this.group(at, at, last.lemma.startsWith('se '), lemma, 'finite', 'past', last.passive, false) : undefined
  }

  private isVerbWord(i: number): boolean {
    const form = this.k.verbs.get(this.lower(i))
    return (
      form !== undefined && (form.form === 'finite' || form.form === 'infinitive') && !this.k.nouns.byWords.has(this.tokens.word[i] ?? '')
    )
  }

  /** Whether a word that may be a verb stands where a noun must: behind an article, a preposition or an adjective. */
  private isNounHere(i: number): boolean {
    const before = this.lower(i - 1)
    if (before === 'a' || before === 'ont') return false
    // "a pris note du rapport": behind a verb a word that may be a noun is one.
    if (this.units.at(-1)?.type === 'verb' && this.k.nouns.byWords.has(this.tokens.word[i] ?? '')) return true
    const cls = this.k.classes.get(before)
    if (before === 'que' || before === "qu'" || before === 'qui') return false
    return (
      cls === 'determiner' ||
      cls === 'preposition' ||
      cls === 'adjective' ||
      this.k.numbers.ordinals.has(before) ||
      this.k.numbers.cardinals.has(before)
    )
  }

  /** An article, what stands before the noun, the noun, and what describes it. */
  private noun(i: number): Unit {
    const { k, tokens } = this
    let at = i
    // "du Conseil" holds an article.
    const before = this.units.at(-1)
    let determiner: string | undefined =
      before?.type === 'preposition' && /^(?:du|des|au|aux)$/.test(this.lower(before.last)) ? 'le' : undefined
    let ordinal: NounUnit['ordinal']
    while (at < this.to) {
      const word = this.lower(at)
      const cls = k.classes.get(word)
      if (this.nameAt.has(at) && this.nameAt.get(at)?.type !== 'adjective') break
      const counted = this.amountAt.get(at)
      if (counted !== undefined && counted.of === 'count' && counted.unit === undefined) {
        at = counted.last + 1
        if (/^(?:de|d')$/.test(this.lower(at))) at++
        continue
      }
      if (counted !== undefined) break
      const place = ordinalAt(k.numbers, tokens, at)
      if (place !== undefined) {
        ordinal ??= { value: place.value, first: at, last: place.last }
        at = place.last + 1
        // "soixante-cinquième (65e) session"
        if (tokens.word[at] === '(' && tokens.shape[at + 1] === SHAPE.ordinal && tokens.word[at + 2] === ')') at += 3
        continue
      }
      if (cls === 'determiner' || ((word === 'des' || word === 'du') && determiner === undefined)) determiner ??= word
      else if (
        cls !== 'adjective' &&
        !(k.numbers.cardinals.has(word) && (determiner !== undefined || tokens.shape[at + 1] !== SHAPE.punctuation))
      )
        break
      at++
    }
    if (at >= this.to) at = this.to - 1
    const head = this.head(at)
    if (head === undefined) {
      // Articles without a noun, or a word that nothing explains.
      if (at > i)
        return {
          ...this.pronoun(i),
          last: Math.max(i, at - 1),
          head: Math.max(i, at - 1),
          headLast: Math.max(i, at - 1),
          determiner: pointing(determiner),
          ordinal,
        }
      return this.mark('other', i)
    }
    const own: Name[] = head.name === undefined ? [] : [head.name]
    const last = this.tail(head.last, own, head.name !== undefined)
    return {
      type: 'noun',
      first: i,
      last,
      head: at,
      headLast: head.last,
      core: this.core(i, at, ordinal?.last),
      noun: head.noun,
      names: own,
      pronoun: false,
      plural: this.isPlural(i, head.noun, head.name),
      determiner: pointing(determiner),
      ordinal,
    }
  }

  /** "Grande Commission": an adjective with a capital belongs to the name. */
  private core(i: number, head: number, ordinal: number | undefined): number {
    const { tokens, k } = this
    let first = head
    while (
      first - 1 >= i &&
      tokens.shape[first - 1] === SHAPE.capital &&
      k.classes.get(this.lower(first - 1)) !== 'determiner' &&
      ordinal !== first - 1
    )
      first--
    return first
  }

  private isPlural(i: number, noun: NounEntry | undefined, name: Name | undefined): boolean {
    if (name?.type === 'post')
      return /^(?:les|des|leurs|deux|ministres)/.test(this.lower(i)) || name.value.split(' ')[0]?.endsWith('s') === true
    return noun?.plural === true || this.lower(i) === 'les'
  }

  private head(i: number): { readonly last: number; readonly noun?: NounEntry; readonly name?: Name } | undefined {
    const name = this.nameAt.get(i)
    if (name !== undefined && name.type !== 'adjective') return { last: name.last, name }
    const amount = this.amountAt.get(i)
    if (amount !== undefined) return { last: amount.last }
    const shape = this.tokens.shape[i]
    if (shape === SHAPE.punctuation || this.k.classes.has(this.lower(i)) || this.dateAt.has(i)) return undefined
    const found = this.nounAt(i)
    return found ?? { last: name?.last ?? i, ...(name === undefined ? {} : { name }) }
  }

  /** The noun of most words that begins here. */
  private nounAt(i: number): { readonly last: number; readonly noun: NounEntry } | undefined {
    const { byWords, openings } = this.k.nouns
    const first = this.tokens.word[i] ?? ''
    const single = byWords.get(first)
    let found = single === undefined ? undefined : { last: i, noun: single }
    if (!openings.has(first)) return found
    let words = first
    for (let last = i + 1; last < Math.min(this.to, i + 6); last++) {
      words = `${words} ${this.tokens.word[last] ?? ''}`
      const noun = byWords.get(words)
      if (noun !== undefined) found = { last, noun }
    }
    return found
  }

  /** The last token of what describes a noun: adjectives, names joined by hyphens, a title in quotation marks. */
  private tail(from: number, names: Name[], isName: boolean): number {
    const { k, tokens } = this
    let last = from
    while (last + 1 < this.to) {
      const next = last + 1
      const word = this.lower(next)
      if (this.dateAt.has(next)) break
      const name = this.nameAt.get(next)
      if (tokens.word[next] === '-' && tokens.gap[next] === 0 && next + 1 < this.to) {
        const joined = this.nameAt.get(next + 1)
        if (joined !== undefined) names.push(joined)
        last = joined?.last ?? next + 1
        continue
      }
      if (tokens.lower[next] === '«' && !isName) {
        const close = closingQuote(tokens, next, this.to)
        if (close === undefined) break
        last = close
        continue
      }
      if (tokens.shape[next] === SHAPE.punctuation || k.classes.has(word) || this.amountAt.has(next) || this.joint(next) !== undefined)
        break
      if (isName && name?.type !== 'adjective') break
      if (name !== undefined) {
        // A person or place behind a noun is another phrase: "le ministre Paul Essomba" was one name before.
        if (name.type !== 'adjective' && name.type !== 'party' && name.type !== 'organisation' && name.type !== 'place') break
        if (name.type !== 'adjective' && tokens.word[name.last + 1] !== '-') break
        names.push(name)
        last = name.last
        continue
      }
      const form = k.verbs.get(word)
      if (form !== undefined) {
        if (form.form !== 'participle') break
        if (this.describes(next)) {
          last = next
          continue
        }
        break
      }
      if (tokens.shape[next] === SHAPE.number || tokens.shape[next] === SHAPE.ordinal) break
      last = next
    }
    return last
  }

  /** A participle with nothing of its own behind it. */
  private describes(i: number): boolean {
    const next = this.lower(i + 1)
    const cls = this.k.classes.get(next)
    return !(cls === 'preposition' || cls === 'adverb' || this.dateAt.has(i + 1))
  }
}

/** The closing quotation mark of a short title. */
function closingQuote(tokens: WordTokens, open: number, to: number): number | undefined {
  for (let i = open + 1; i < Math.min(to, open + 16); i++) if (tokens.lower[i] === '»') return i
  return undefined
}

const POSSESSIVE = new Set(['son', 'sa', 'ses', 'leur', 'leurs', 'notre', 'nos', 'mon', 'ma', 'mes', 'votre', 'vos'])

/** What an article or pronoun before a noun says of it. */
function pointing(word: string | undefined): Determiner | undefined {
  if (word === undefined) return undefined
  return /^(?:un|une|des)$/.test(word) ? 'indefinite' : POSSESSIVE.has(word) ? 'possessive' : 'definite'
}
