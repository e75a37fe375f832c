import type { Name } from '../names/name.ts'
import { jointAt, type Found } from '../cascade/language.ts'
import type { SaidAmount } from '../cascade/numbers.ts'
import { punctuationType, type Determiner, type MarkUnit, type NounEntry, type NounUnit, type Tense } from '../cascade/units.ts'
import type { DateExpression } from '../dates/said.ts'
import { SHAPE } from '../tokens.ts'
import { inCases } from './cases.ts'
import { adjectiveBase, adjectiveReadings, ANY_CASE, CASE, type AdjectiveReading } from './declension.ts'
import type { NounForm, RussianLanguage, RussianTokens } from './language.ts'
import { ordinalAt } from './numbers.ts'
import type { OpenNoun, OpenUnit, RussianMark, RussianUnit, RussianVerb } from './units.ts'
import { participleOf, type RussianVerbForm } from './verbs.ts'

/** Cuts tokens `from` to `to` into phrases, verb groups and the marks between them; cases without a preposition become marks. */
export function russianPhrases(k: RussianLanguage, tokens: RussianTokens, from: number, to: number, found: Found): RussianUnit[] {
  return inCases(k, tokens, new Cutter(k, tokens, from, to, found).cut())
}

interface Head {
  readonly last: number
  readonly forms?: readonly NounForm[]
  readonly name?: Name
  readonly amount?: SaidAmount
}

interface Described {
  readonly at: number
  readonly first: number
  readonly readings: readonly AdjectiveReading[]
}

interface HeadForm {
  readonly cases: number
  readonly plural: boolean
  readonly genders: number
  readonly form?: NounForm
}

/** Whether an adjective may describe a noun in some case; a name of which no form is known agrees with all. */
const agree = (one: AdjectiveReading, form: HeadForm): boolean =>
  (one.cases & form.cases) !== 0 && (form.cases === ANY_CASE || (one.plural === form.plural && (one.genders & form.genders) !== 0))

class Cutter {
  private readonly nameAt: ReadonlyMap<number, Name>
  private readonly dateAt: ReadonlyMap<number, DateExpression>
  private readonly amountAt: ReadonlyMap<number, SaidAmount>
  private readonly units: OpenUnit[] = []

  constructor(
    readonly k: RussianLanguage,
    readonly tokens: RussianTokens,
    readonly from: number,
    readonly to: number,
    { names, dates, amounts }: Found,
  ) {
    this.nameAt = new Map(names.map((name) => [name.first, name]))
    this.dateAt = new Map(dates.map((date) => [date.first, date]))
    this.amountAt = new Map(amounts.map((amount) => [amount.first, amount]))
  }

  cut(): OpenUnit[] {
    for (let i = this.from; i < this.to; ) {
      const unit = this.next(i)
      const comma = this.units.at(-1)
      if (unit.type === 'conjunction' && comma?.type === 'comma') {
        // «, и подтвердили»: the comma goes into the joint, and still ends an aside.
        this.units.pop()
        this.units.push({ ...unit, isParted: true })
      } else this.units.push(unit)
      i = Math.max(unit.last, i) + 1
    }
    return this.units
  }

  private lower(i: number): string {
    return i < this.to ? (this.tokens.lower[i] ?? '') : ''
  }

  private mark(type: MarkUnit['type'], first: number, last = first, word = this.lower(first), cases = 0): RussianMark {
    return { type, first, last, word, cases }
  }

  private next(i: number): OpenUnit {
    const date = this.dateAt.get(i)
    if (date !== undefined) return this.mark('date', i, date.last)
    const { tokens } = this
    if (tokens.shape[i] === SHAPE.punctuation && !this.amountAt.has(i)) return this.punctuation(i)
    if (this.nameAt.get(i)?.type === undefined || this.nameAt.get(i)?.type === 'adjective') {
      const often = this.often(i)
      if (often !== undefined) return this.mark('adverb', i, often)
      const joint = jointAt(this.k.joints, (at) => this.lower(at), i)
      if (joint !== undefined)
        return this.mark(
          joint.word === 'and' ? 'conjunction' : joint.word === 'adverb' ? 'adverb' : 'preposition',
          i,
          i + joint.words.length - 1,
          joint.word,
          joint.cases,
        )
      if (this.amountAt.has(i)) return this.noun(i)
      const verb = this.verb(i)
      if (verb !== undefined) return verb
      const functional = this.functional(i)
      if (functional !== undefined) return functional
    }
    return this.noun(i)
  }

  /** «каждые два года», «два раза в год», «ежегодно»: how often is no noun phrase. */
  private often(i: number): number | undefined {
    const isUnit = (at: number): boolean => this.k.time.units.has(this.lower(at))
    if (/^кажд(?:ый|ые|ую|ое)$/.test(this.lower(i))) return isUnit(i + 1) ? i + 1 : isUnit(i + 2) ? i + 2 : undefined
    // «раз в год», «не реже двух раз в год», «один раз в два года»
    let at = i
    while (/^(?:не|реже|чаще|менее|более|чем)$/.test(this.lower(at)) && at < i + 3) at++
    if (this.k.numbers.cardinals.has(this.lower(at)) || this.tokens.shape[at] === SHAPE.number || this.isCount(at)) at++
    if (!/^раза?$/.test(this.lower(at)) || this.lower(at + 1) !== 'в') return undefined
    for (let last = at + 2; last < at + 4; last++) if (isUnit(last)) return last
    return undefined
  }

  /** «двух», «трёх»: a number in another case. */
  private isCount(i: number): boolean {
    return /^(?:одного|двух|трех|четырех|пяти|шести)$/.test(this.lower(i))
  }

  private punctuation(i: number): RussianMark {
    const mark = this.tokens.word[i] ?? ''
    return this.mark(punctuationType(mark), i, i, mark)
  }

  private functional(i: number): OpenUnit | undefined {
    const word = this.lower(i)
    switch (this.k.classes.get(word)) {
      case 'preposition': {
        const [first, ...others] = this.k.prepositions.get(word) ?? []
        if (first === undefined) return this.mark('preposition', i)
        if (others.length === 0) return this.mark('preposition', i, i, first.as, first.cases)
        // «в Москве», «в Москву»: the case behind it tells which.
        const cases = this.casesBehind(i + 1)
        const fit = [first, ...others].find((one) => (one.cases & cases) !== 0) ?? first
        return this.mark('preposition', i, i, fit.as, fit.cases)
      }
      case 'conjunction':
        return this.mark('conjunction', i)
      case 'relative':
        return {
          ...this.mark('relative', i, i, word, RELATIVE_CASES.get(word.replace(/^котор/, '')) ?? 0),
          fits: adjectiveReadings(word, this.k.stressed).map(({ plural, genders }) => ({ cases: ANY_CASE, plural, genders })),
        }
      case 'subordinator':
        return this.mark('subordinator', i)
      case 'that':
        return this.mark('that', i)
      case 'pronoun':
        return this.pronoun(i)
      case 'adverb':
      case 'negation':
      case 'particle':
        return this.mark('adverb', i)
      case 'determiner':
        return this.isNominal(i + 1) ? undefined : this.pronoun(i)
      default:
        return undefined
    }
  }

  /** The cases of the phrase that begins at a token, by its first words. */
  private casesBehind(i: number): number {
    const unit = this.noun(i)
    return unit.type === 'noun' ? unit.cases : ANY_CASE
  }

  private pronoun(i: number): OpenNoun {
    const word = this.lower(i)
    const isNominative = this.k.groups.get('nominative')?.has(word) === true
    const many = ['they', 'we', 'both', 'all'].some((group) => this.k.groups.get(group)?.has(word) === true)
    return {
      ...PLAIN,
      first: i,
      last: i,
      head: i,
      headLast: i,
      core: i,
      pronoun: true,
      plural: many,
      cases: isNominative ? CASE.n : ANY_CASE & ~CASE.n,
      number: many ? 'many' : 'one',
    }
  }

  // ---- verbs

  private verb(i: number): RussianVerb | undefined {
    let at = i
    const negated = this.lower(at) === 'не'
    if (negated) at++
    const word = this.lower(at)
    const form = this.k.verbs.get(word) ?? this.guessedVerb(at)
    if (form === undefined || at >= this.to) return undefined
    if (this.tokens.shape[at] === SHAPE.upper && word.length < 5) return undefined
    if (this.k.nouns.has(word) && this.isNounHere()) return undefined
    const made = (last: number, lemma: string, tense: Tense, passive: boolean, of = form): RussianVerb => ({
      type: 'verb',
      first: i,
      last,
      lemma,
      form: of.form === 'participle' ? 'finite' : of.form,
      tense: this.lower(last + 1) === 'бы' || this.lower(i - 1) === 'бы' ? 'conditional' : tense,
      passive,
      negated,
      number: form.plural === undefined ? undefined : form.plural ? 'many' : 'one',
      gender: form.gender,
    })
    if (form.lemma !== 'быть' || form.form === 'gerund') return made(at, form.lemma, form.tense, form.passive)
    // «был официально подписан», «будет участвовать», «были готовы»
    let next = at + 1
    while (this.k.classes.get(this.lower(next)) === 'adverb' || this.isManner(next)) next++
    const inner = next < this.to ? this.k.verbs.get(this.lower(next)) : undefined
    const isShort = inner !== undefined && inner.form === 'finite' && (inner.passive || inner.tense === 'present') && inner.lemma !== 'быть'
    if (inner !== undefined && isShort && !/с[яь]$/.test(this.lower(next))) return made(next, inner.lemma, form.tense, inner.passive)
    if (inner?.form === 'infinitive' && form.tense === 'future') return made(next, inner.lemma, 'future', inner.passive)
    return made(at, 'быть', form.tense, false)
  }

  /** A verb that no table has, by an ending that nothing else has: it parts clauses all the same. */
  private guessedVerb(i: number): RussianVerbForm | undefined {
    const word = this.lower(i)
    if (word.length < 6 || this.tokens.shape[i] !== SHAPE.lower || this.k.nouns.has(word) || this.k.numbers.cardinals.has(word))
      return undefined
    const of = (form: 'finite' | 'infinitive', tense: Tense): RussianVerbForm => ({
      lemma: word,
      form,
      tense,
      plural: undefined,
      gender: undefined,
      passive: false,
    })
    if (/(?:[аиеяоуы]ть|ться|тись)$/.test(word)) return of('infinitive', 'present')
    if (/(?:лся|лась|лось|лись|(?:ир|ыв|ив)ал[аои]?)$/.test(word)) return of('finite', 'past')
    return /(?:ется|ются|ится|ятся|утся|атся|ирует|ируют|[ыи]вает|[ыи]вают)$/.test(word) ? of('finite', 'present') : undefined
  }

  private isManner(i: number): boolean {
    return (
      /(?:ственно|чески|льно|тельно|ически|енно|ично)$/.test(this.lower(i)) &&
      !this.k.nouns.has(this.lower(i)) &&
      !this.k.verbs.has(this.lower(i))
    )
  }

  /** Behind a preposition or an adjective a word that may be a noun is one. */
  private isNounHere(): boolean {
    const before = this.units.at(-1)
    return before?.type === 'preposition' || (before?.type === 'verb' && before.form !== 'infinitive')
  }

  /** A long participle with words of its own: «подписанное 5 мая», «, участвующие в форуме». */
  private participle(i: number): RussianVerb | undefined {
    const found = participleOf(this.k, this.lower(i))
    if (found === undefined) return undefined
    // «следующее» counts, «прошедшее в мае» tells what was done.
    if (found.form.tense === 'present' && this.k.groups.get('next')?.has(this.tokens.lemma[i] ?? '') === true) return undefined
    const { lemma, tense, passive } = found.form
    return {
      type: 'verb',
      first: i,
      last: i,
      lemma,
      form: 'participle',
      tense,
      passive,
      negated: false,
      number: undefined,
      gender: undefined,
      fits: adjectiveReadings(found.word, this.k.stressed).map(({ cases, plural, genders }) => ({ cases, plural, genders })),
    }
  }

  // ---- noun phrases

  private isNamedTown(i: number): boolean {
    const name = this.nameAt.get(i)
    return name?.type === 'place' || (name === undefined && this.tokens.shape[i] === SHAPE.capital)
  }

  private isNominal(i: number): boolean {
    if (i >= this.to || this.dateAt.has(i)) return false
    if (this.nameAt.has(i) || this.amountAt.has(i)) return true
    const word = this.lower(i)
    if (this.tokens.shape[i] === SHAPE.punctuation || this.k.classes.has(word)) return this.k.classes.get(word) === 'determiner'
    if (this.k.nouns.has(word)) return true
    return !this.k.verbs.has(word)
  }

  private adjectiveAt(i: number): { readonly last: number; readonly readings: readonly AdjectiveReading[] } | undefined {
    const word = this.lower(i)
    if (i >= this.to || this.dateAt.has(i) || this.amountAt.has(i)) return undefined
    const name = this.nameAt.get(i)
    if (name !== undefined && name.type !== 'adjective') return undefined
    // «торгово-экономический», «российско-узбекская»
    let last = name?.last ?? i
    while (this.tokens.word[last + 1] === '-' && this.tokens.gap[last + 1] === 0 && this.tokens.gap[last + 2] === 0 && last + 2 < this.to)
      last += 2
    if (last === i && (this.k.classes.has(word) || this.k.nouns.has(word) || (this.k.verbs.has(word) && !/(?:ый|ая|ое|ые)$/.test(word))))
      return undefined
    const readings = adjectiveReadings(this.lower(last), this.k.stressed)
    if (readings.length === 0 || (last > i && this.k.nouns.has(this.lower(last)))) return undefined
    return { last, readings }
  }

  private isInstrumental(i: number): boolean {
    const head = this.headAt(i)
    return head !== undefined && head.amount === undefined && this.headsAt(i, head).some(({ cases }) => cases === CASE.i)
  }

  /** «десятые по счёту, …»: that it is a place in a row is no word of the name. */
  private pastCount(i: number): number {
    if (this.lower(i) !== 'по' || this.lower(i + 1) !== 'счету') return i
    return this.tokens.word[i + 2] === ',' ? i + 3 : i + 2
  }

  private describesAt(i: number): boolean {
    return this.adjectiveAt(i) !== undefined || (ordinalAt(this.k.numbers, this.tokens, i) !== undefined && !this.amountAt.has(i))
  }

  /** Whether a noun comes behind adjectives that stand beside each other: «политического, торгового и гуманитарного сотрудничества». */
  private nounFollows(i: number, readings: readonly AdjectiveReading[], isCounted: boolean, isListed: boolean): boolean {
    // «политической и торговой областях»: each of several in a list is one.
    let isOneOfMany = isListed
    const cases = readings.reduce((mask, one) => mask | one.cases, 0)
    let at = i
    for (let n = 0; n < 6; n++) {
      const word = this.tokens.word[at]
      if ((word === ',' || this.lower(at) === 'и') && this.describesAt(at + 1)) {
        isOneOfMany = true
        at++
        continue
      }
      const place = ordinalAt(this.k.numbers, this.tokens, at)
      if (place !== undefined) {
        at = this.pastCount(place.last + 1)
        continue
      }
      const adjective = this.adjectiveAt(at)
      if (adjective?.readings.some((one) => (one.cases & cases) !== 0) === true) {
        at = adjective.last + 1
        continue
      }
      break
    }
    const head = this.headAt(at)
    if (head === undefined) return false
    if (head.amount !== undefined) return readings.some(({ plural }) => plural)
    return this.headsAt(at, head).some((form) =>
      readings.some((one) => agree(one, form) || ((isCounted ? one.plural : isOneOfMany && form.plural) && (one.cases & form.cases) !== 0)),
    )
  }

  private noun(i: number): OpenUnit {
    const { k, tokens } = this
    let at = i
    // «в г. Душанбе», «в городе Аркадаге»
    if (/^(?:г|город|города|городе|городу|городом)$/.test(this.lower(at)) && this.isNamedTown(at + 1)) at++
    let determiner: Determiner | undefined
    let ordinal: NounUnit['ordinal']
    let numeral = false
    let core: number | undefined
    const described: Described[] = []
    const names: Name[] = []
    while (at < this.to) {
      const word = this.lower(at)
      const name = this.nameAt.get(at)
      if (name !== undefined && name.type !== 'adjective') break
      const place = ordinalAt(k.numbers, tokens, at)
      const counted = place === undefined ? this.amountAt.get(at) : undefined
      if (counted !== undefined) {
        if (counted.of !== 'count' || (counted.unit !== undefined && counted.countedAt === undefined)) break
        numeral = true
        at = counted.last + 1
        continue
      }
      // «первое в текущем году заседание»
      const inDate = place === undefined ? undefined : this.dateAt.get(place.last + 1)
      if (place !== undefined && inDate !== undefined && this.isNominal(inDate.last + 1) && tokens.shape[at] !== SHAPE.ordinal) {
        ordinal ??= { value: place.value, first: at, last: place.last }
        at = inDate.last + 1
        continue
      }
      if (place !== undefined && this.isNominal(this.pastCount(place.last + 1))) {
        ordinal ??= { value: place.value, first: at, last: place.last }
        const readings = adjectiveReadings(this.lower(place.last), k.stressed)
        if (readings.length > 0) described.push({ at: place.last, first: at, readings })
        at = this.pastCount(place.last + 1)
        continue
      }
      const cls = k.classes.get(word)
      if (cls === 'determiner') {
        determiner ??=
          k.groups.get('possessive')?.has(word) === true ? 'possessive' : k.groups.get('this')?.has(word) === true ? 'definite' : undefined
        at++
        continue
      }
      if (cls === undefined && k.numbers.cardinals.has(word) && this.isNominal(at + 1)) {
        numeral = k.numbers.cardinals.get(word) !== 1
        at++
        continue
      }
      // «рабочая группа», «совместное заявление»: a noun of several words.
      const whole = this.nounAt(at)
      if (whole !== undefined && whole.last > at) break
      const adjective = this.adjectiveAt(at)
      if (adjective !== undefined) {
        const { readings } = adjective
        const participle = name === undefined && adjective.last === at ? this.participle(at) : undefined
        // «планом, утверждённым Советом», «община, насчитывающая 100 тыс. человек»: behind a comma it tells of the noun before.
        const isDone =
          participle !== undefined &&
          at === i &&
          this.units.at(-1)?.type === 'comma' &&
          (this.amountAt.has(at + 1) || (participle.passive && this.isInstrumental(at + 1)))
        if (!isDone && this.nounFollows(adjective.last + 1, readings, numeral, described.length > 0)) {
          if (name !== undefined) names.push(name)
          if (k.groups.get('next')?.has(tokens.lemma[adjective.last] ?? '') !== true) core ??= at
          described.push({ at: adjective.last, first: at, readings: adjective.readings })
          at = adjective.last + 1
          // «торгового и гуманитарного», «очередное, двадцать первое»
          if (
            (tokens.word[at] === ',' || this.lower(at) === 'и') &&
            this.describesAt(at + 1) &&
            this.nounFollows(at + 1, readings, numeral, true)
          )
            at++
          continue
        }
        if (participle !== undefined) {
          if (at === i) return participle
          at--
          break
        }
      } else if (at === i) {
        const participle = k.nouns.has(word) ? undefined : this.participle(at)
        if (participle !== undefined) return participle
      }
      break
    }
    if (at >= this.to) at = this.to - 1
    const head = this.headAt(at)
    if (head === undefined) {
      if (at > i)
        return { ...this.pronoun(i), last: at - 1, head: at - 1, headLast: at - 1, ordinal, determiner, cases: ANY_CASE, pronoun: true }
      return this.mark('other', i)
    }
    if (head.name !== undefined) names.push(head.name)
    const last = this.tail(head, names)
    const own = ordinal ?? (this.isElliptic(at, head) ? this.ordinalOf(at) : undefined)
    return this.made(i, at, last, core ?? at, head, names, described, determiner, own, numeral)
  }

  /** «государство-член», «страной-наблюдателем»: what stands behind the hyphen is told too. */
  private joinedNoun(noun: NounEntry | undefined, head: Head, last: number): NounEntry | undefined {
    if (noun === undefined || last <= head.last || this.tokens.word[head.last + 1] !== '-' || noun.classes.includes('tie')) return noun
    const isTie = this.k.nouns.get(this.tokens.word[head.last + 2] ?? '')?.some((form) => form.noun.classes.includes('tie')) === true
    return isTie ? { ...noun, classes: [...noun.classes, 'tie'] } : noun
  }

  private ordinalOf(i: number): NounUnit['ordinal'] {
    const place = ordinalAt(this.k.numbers, this.tokens, i)
    return place === undefined ? undefined : { value: place.value, first: i, last: place.last }
  }

  /** «следующее», «шестое», «таджикскую»: an adjective that counts or tells whose, and no noun behind it. */
  private isElliptic(i: number, { forms, name, amount }: Head): boolean {
    if (forms !== undefined || amount !== undefined || (name !== undefined && name.type !== 'adjective')) return false
    if (name?.type === 'adjective') return true
    return (
      adjectiveReadings(this.lower(i), this.k.stressed).length > 0 &&
      (this.k.groups.get('next')?.has(this.tokens.lemma[i] ?? '') === true || this.ordinalOf(i) !== undefined)
    )
  }

  private made(
    first: number,
    at: number,
    last: number,
    core: number,
    head: Head,
    names: readonly Name[],
    described: readonly Described[],
    determiner: Determiner | undefined,
    ordinal: NounUnit['ordinal'],
    numeral: boolean,
  ): OpenNoun {
    const options = this.options(at, head, described)
    const cases = numeral || head.amount !== undefined ? ANY_CASE : options.reduce((mask, one) => mask | one.cases, 0)
    // Number and gender tell with which verb it agrees, which only the nominative does.
    const subjects = options.filter((one) => (one.cases & CASE.n) !== 0)
    const agreeing = subjects.length > 0 ? subjects : options
    const numbers = new Set(agreeing.map(({ plural }) => plural))
    const noun = this.joinedNoun(options[0]?.form?.noun ?? head.forms?.[0]?.noun, head, last)
    const isMany = numbers.size === 1 && numbers.has(true)
    const isName = head.name !== undefined
    const fitting = (one: number) => options.find((option) => (option.cases & one) !== 0) ?? options[0]
    return {
      type: 'noun',
      first,
      last,
      head: at,
      headLast: head.last,
      core,
      noun: noun === undefined ? undefined : { ...noun, plural: isMany },
      names,
      pronoun: false,
      plural: numeral || isMany,
      determiner: isName && head.name?.type !== 'post' ? determiner : (determiner ?? 'either'),
      ordinal,
      cases,
      counted: numeral || head.amount !== undefined,
      elliptic: this.isElliptic(at, head),
      number:
        numeral || head.amount !== undefined || (isName && this.tokens.nameForms[head.name?.first ?? 0]?.plural === undefined)
          ? undefined
          : numbers.size === 1
            ? isMany
              ? 'many'
              : 'one'
            : undefined,
      gender: agreeing.reduce((mask, one) => mask | one.genders, 0) || 7,
      pluralIn: (one) => numeral || fitting(one)?.plural === true,
      nounIn: (one) => this.joinedNoun(fitting(one)?.form?.noun, head, last) ?? noun,
      bases: (one) => {
        const bases = new Map<number, string>()
        const option = fitting(one)
        if (isName || head.amount !== undefined) return bases
        const kept = (from: number, to: number) => {
          for (let t = from; t <= to; t++) bases.set(t, this.tokens.text.slice(this.tokens.start[t], this.tokens.end[t]))
        }
        kept(core, head.last)
        // At the beginning of a sentence a word of the language has no capital of its own.
        const isBody = /^(?:body|institution)$/.test(noun?.classes[0] ?? '')
        const isOpening = core === this.from && !isBody && /^\p{Lu}\p{Ll}/u.test(bases.get(core) ?? '')
        if (isOpening) bases.set(core, (bases.get(core) ?? '').toLowerCase())
        if (numeral || option === undefined || one === CASE.n) return bases
        for (const { at: place, readings } of described) {
          const reading = readings.find((one2) => (one2.cases & option.cases) !== 0 && one2.plural === option.plural) ?? readings[0]
          if (reading !== undefined && place >= core)
            bases.set(place, this.inShape(place, adjectiveBase(reading, option.genders, this.k.stressed)))
        }
        if (option.form !== undefined) {
          // A noun of several words: all but the changed ones stay.
          const words = this.k.tokensOf(option.form.base)
          if (words.count === head.last - at + 1)
            for (let n = 0; n < words.count; n++) bases.set(at + n, this.inShape(at + n, words.text.slice(words.start[n], words.end[n])))
        } else bases.set(at, this.guessedBase(at, one, option.plural))
        return bases
      },
    }
  }

  /** A noun that no table has: its nominative where its ending tells it. */
  private guessedBase(i: number, one: number, plural: boolean): string {
    const word = this.tokens.text.slice(this.tokens.start[i], this.tokens.end[i])
    const cut = (n: number, ending: string): string => `${word.slice(0, -n)}${ending}`
    if (plural) return one === CASE.g && /[бвдзклмнпрстф]ов$/.test(word) ? cut(2, /ков$/.test(word) ? 'и' : 'ы') : word
    if (one === CASE.a) return word.endsWith('у') ? cut(1, 'а') : word.endsWith('ю') ? cut(1, 'я') : word
    if (/(?:ени|ани|ти|стви)[яю]$/.test(word)) return cut(1, 'е')
    if (one === CASE.g && /[бвдзлмнпрстф]ы$/.test(word)) return cut(1, 'а')
    if (one === CASE.g && /[гкх]и$/.test(word)) return cut(1, 'а')
    if (one === CASE.g && word.length > 5 && /[бвгдзклмнпрстфх]а$/.test(word) && !/ства$/.test(word)) return cut(1, '')
    if (one === CASE.d && /[бвгдзклмнпрстфх]е$/.test(word)) return cut(1, 'а')
    if (/ств[ауе]$/.test(word)) return cut(1, 'о')
    if (word.endsWith('ством')) return cut(1, '')
    if (one === CASE.d && word.endsWith('у')) return cut(1, '')
    if (/(?:ени|ани|ти|стви)ем$/.test(word)) return cut(1, '')
    if (/(?:ени|ани|яни|ыти|ити)и$/.test(word)) return cut(1, 'е')
    if (word.endsWith('ии')) return cut(1, 'я')
    if (/ост(?:и|ью)$/.test(word)) return word.replace(/(?:и|ью)$/, 'ь')
    if (one === CASE.i)
      return word.endsWith('ией') ? cut(2, 'я') : word.endsWith('ой') ? cut(2, 'а') : word.endsWith('ом') ? cut(2, '') : word
    return word
  }

  private inShape(i: number, base: string): string {
    const word = this.tokens.text.slice(this.tokens.start[i], this.tokens.end[i])
    if (/^\p{Lu}/u.test(word)) return `${base[0]?.toUpperCase() ?? ''}${base.slice(1)}`
    return base
  }

  /** The ways to take a head by its form alone. */
  private headsAt(at: number, head: Head): readonly HeadForm[] {
    // «таджикскую»: an adjective alone has the cases of its ending.
    if (head.name?.type === 'adjective') {
      const readings = adjectiveReadings(this.lower(head.last), this.k.stressed)
      if (readings.length > 0) return readings.map(({ cases, plural, genders }) => ({ cases, plural, genders }))
    }
    if (head.forms !== undefined) return head.forms.map((form) => ({ cases: form.cases, plural: form.plural, genders: form.genders, form }))
    return head.name === undefined ? guessed(this.lower(at), this.tokens.shape[at] ?? 0, this.k.stressed) : this.nameForms(head.name)
  }

  /** «главы правительств»: of one in the genitive, of many in the nominative. */
  private nameForms(name: Name): readonly HeadForm[] {
    const form = this.nameForm(name)
    const many = this.tokens.nameForms[name.first]?.many ?? 0
    if (form.plural || many === 0) return [form]
    return [
      { ...form, cases: form.cases & ~many },
      { ...form, cases: many, plural: true },
    ].filter(({ cases }) => cases !== 0)
  }

  /** The ways to take the head that agree with its adjectives. */
  private options(at: number, head: Head, described: readonly Described[]): readonly HeadForm[] {
    let open = this.headsAt(at, head)
    for (const { readings } of described) {
      const next = open.flatMap((one) =>
        readings.flatMap((reading) => {
          const cases = one.cases & reading.cases
          return cases !== 0 && one.plural === reading.plural && (one.genders & reading.genders) !== 0
            ? [{ ...one, cases, genders: one.genders & reading.genders }]
            : []
        }),
      )
      if (next.length > 0) open = next
    }
    return open
  }

  private nameForm(name: Name): { readonly cases: number; readonly plural: boolean; readonly genders: number } {
    const told = this.tokens.nameForms[name.first]
    return { cases: told === undefined || told.cases === 0 ? ANY_CASE : told.cases, plural: told?.plural === true, genders: 7 }
  }

  private headAt(i: number): Head | undefined {
    const name = this.nameAt.get(i)
    if (name !== undefined && name.type !== 'adjective') return { last: name.last, name }
    const amount = this.amountAt.get(i)
    if (amount !== undefined) return { last: amount.last, amount }
    const word = this.lower(i)
    if (i >= this.to || this.tokens.shape[i] === SHAPE.punctuation || this.k.classes.has(word) || this.dateAt.has(i)) return undefined
    const found = this.nounAt(i)
    if (found !== undefined) return found
    if (this.k.verbs.has(word) && this.tokens.shape[i] === SHAPE.lower) return undefined
    return { last: name?.last ?? i, ...(name === undefined ? {} : { name }) }
  }

  /** The noun of most words that begins here. */
  private nounAt(i: number): Head | undefined {
    const { nouns, openings } = this.k
    const first = this.tokens.word[i] ?? ''
    const single = nouns.get(first)
    let found: Head | undefined = single === undefined ? undefined : { last: i, forms: single }
    if (!openings.has(first)) return found
    let words = first
    for (let last = i + 1; last < Math.min(this.to, i + 6); last++) {
      words = `${words} ${this.tokens.word[last] ?? ''}`
      const forms = nouns.get(words)
      if (forms !== undefined) found = { last, forms }
    }
    return found
  }

  /** The last token of what belongs to a noun: names joined by hyphens, a title in quotation marks, «государства – члены», «№ 5». */
  private tail(head: Head, names: Name[]): number {
    const { k, tokens } = this
    let { last } = head
    for (;;) {
      const next = last + 1
      if (next >= this.to) return last
      if (tokens.word[next] === '-' && tokens.gap[next] === 0 && tokens.gap[next + 1] === 0 && next + 1 < this.to) {
        const joined = this.nameAt.get(next + 1)
        if (joined !== undefined) names.push(joined)
        last = joined?.last ?? next + 1
        continue
      }
      const isDash = tokens.word[next] === '-' && k.groups.get('belonging')?.has(tokens.lemma[next + 1] ?? '') === true
      if (isDash && k.groups.get('owner')?.has(tokens.lemma[last] ?? '') === true) {
        last = next + 1
        continue
      }
      if (tokens.word[next] === '"' && head.name?.type !== 'person' && head.name?.type !== 'party' && tokens.gap[next] !== 0) {
        const close = closingQuote(tokens, next, this.to)
        if (close === undefined) return last
        last = close
        continue
      }
      if (tokens.word[next] === '№' && tokens.shape[next + 1] === SHAPE.number) {
        last = next + 1
        continue
      }
      return last
    }
  }
}

/** The closing quotation mark of a title, over those inside it. */
function closingQuote(tokens: RussianTokens, open: number, to: number): number | undefined {
  let depth = 0
  for (let i = open; i < Math.min(to, open + 24); i++) {
    if (tokens.lower[i] === '«') depth++
    else if (tokens.lower[i] === '»') depth--
    else if (tokens.word[i] === '"' && i > open && depth === 0) return i
    if (depth === 0 && i > open && tokens.word[i] === '"') return i
  }
  // «НК «Морские пути» with one mark that closes both.
  for (let i = open + 1; i < Math.min(to, open + 12); i++) if (tokens.lower[i] === '»') return i
  return undefined
}

/** What the ending of a noun that no table has leaves open. */
function guessed(
  word: string,
  shape: number,
  stressed: ReadonlySet<string>,
): { readonly cases: number; readonly plural: boolean; readonly genders: number }[] {
  if (shape === SHAPE.upper || shape === SHAPE.ordinal || shape === SHAPE.number) return [{ cases: ANY_CASE, plural: false, genders: 7 }]
  const of = (cases: number, plural: boolean, genders = 7) => ({ cases, plural, genders })
  const adjective = adjectiveReadings(word, stressed)
  if (adjective.length > 0 && /(?:ый|ая|ое|ые|ого|ому|ых|ыми|ую)$/.test(word))
    return adjective.map(({ cases, plural, genders }) => of(cases, plural, genders))
  if (/(?:ами|ями)$/.test(word)) return [of(CASE.i, true)]
  if (/(?:ах|ях)$/.test(word)) return [of(CASE.p, true)]
  if (/(?:ам|ям)$/.test(word)) return [of(CASE.d, true)]
  if (/(?:ов|ев)$/.test(word)) return [of(CASE.g | CASE.a, true), of(CASE.n | CASE.a, false, 1)]
  if (/ств[уаео]м?$/.test(word))
    return [
      of(
        word.endsWith('у')
          ? CASE.d
          : word.endsWith('а')
            ? CASE.g
            : word.endsWith('е')
              ? CASE.p
              : word.endsWith('м')
                ? CASE.i
                : CASE.n | CASE.a,
        false,
        4,
      ),
    ]
  if (/(?:ени|ани|яни|ыти|ити)ю$/.test(word)) return [of(CASE.d, false, 4)]
  if (/(?:ений|аний|ций|тий|ствий|зий|сий)$/.test(word)) return [of(CASE.g, true)]
  if (word.endsWith('ие')) return [of(CASE.n | CASE.a, false, 4)]
  if (word.endsWith('ию')) return [of(CASE.a, false, 2), of(CASE.d, false, 4)]
  if (/(?:ени|ани|яни|ыти|ити)и$/.test(word)) return [of(CASE.p, false, 4)]
  if (word.endsWith('ии')) return [of(CASE.g | CASE.d | CASE.p, false, 2), of(CASE.p, false, 4), of(CASE.n | CASE.a, true)]
  if (word.endsWith('ия')) return [of(CASE.n, false, 2), of(CASE.g, false, 4)]
  if (/(?:ой|ей|ью)$/.test(word)) return [of(CASE.i, false, 2), ...(word.endsWith('ей') ? [of(CASE.g, true)] : [])]
  if (/(?:ом|ем)$/.test(word)) return [of(CASE.i, false)]
  if (/[уюы]$/.test(word))
    return word.endsWith('ы') ? [of(CASE.g, false, 2), of(CASE.n | CASE.a, true)] : [of(CASE.a, false, 2), of(CASE.d, false, 1)]
  if (/[ая]$/.test(word)) return [of(CASE.n, false, 2), of(CASE.g | CASE.a, false, 1), of(CASE.n | CASE.a, true, 4)]
  if (word.endsWith('и')) return [of(CASE.g | CASE.d | CASE.p, false, 2), of(CASE.n | CASE.a, true)]
  if (word.endsWith('е')) return [of(CASE.p | CASE.d, false), of(CASE.n | CASE.a, false, 4)]
  return [of(CASE.n | CASE.a, false, 1), of(CASE.g, true, 2)]
}

const PLAIN: Omit<OpenNoun, 'first' | 'last' | 'head' | 'headLast' | 'core' | 'pronoun' | 'plural' | 'cases' | 'number'> = {
  type: 'noun',
  noun: undefined,
  names: [],
  determiner: undefined,
  ordinal: undefined,
  gender: 7,
  counted: false,
  elliptic: false,
  bases: () => new Map(),
  pluralIn: () => false,
  nounIn: () => undefined,
}

/** The cases of «который» by what follows its stem. */
const RELATIVE_CASES: ReadonlyMap<string, number> = new Map([
  ['ый', CASE.n | CASE.a],
  ['ая', CASE.n],
  ['ое', CASE.n | CASE.a],
  ['ые', CASE.n | CASE.a],
  ['ую', CASE.a],
  ['ого', CASE.g | CASE.a],
  ['ой', CASE.g | CASE.d | CASE.i | CASE.p],
  ['ому', CASE.d],
  ['ым', CASE.i | CASE.d],
  ['ом', CASE.p],
  ['ых', CASE.g | CASE.a | CASE.p],
  ['ыми', CASE.i],
])
