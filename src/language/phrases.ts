import type { LanguageKnowledge } from './knowledge.ts'
import type { Name } from './names.ts'
import type { Noun } from './nouns.ts'
import { GAP, SHAPE, type Tokens } from './tokens.ts'
import { interned } from './interned.ts'
import { wordSet } from './word-map.ts'
import { CLASS, FORM, NO_WORD, type Word } from './words.ts'

const A_OR_EVERY = wordSet('a every')
const IT_HE_OR_SHE = wordSet('it he she')

/** A date or amount that was found among the tokens; `last` inclusive. */
export interface Value {
  readonly first: number
  readonly last: number
}

/** A noun phrase without the phrases that follow it by a preposition. */
export interface NounPhrase {
  readonly type: 'noun'
  readonly first: number
  readonly last: number
  /** The token of its head noun, and the noun when a table knows it. */
  readonly head: number
  readonly noun: Noun | undefined
  /** Names inside it, in order. */
  readonly names: readonly Name[]
  readonly pronoun: boolean
}

/** When a verb group says that it happens. */
export type Tense = 'past' | 'present' | 'future'

/** A group of auxiliaries, adverbs and one verb: "will not be signed". */
export interface VerbGroup {
  readonly type: 'verb'
  readonly first: number
  readonly last: number
  readonly lemma: string
  readonly form: 'finite' | 'infinitive' | 'gerund' | 'participle'
  readonly tense: Tense
  readonly modal: string | undefined
  readonly passive: boolean
  readonly perfect: boolean
  readonly progressive: boolean
  readonly negated: boolean
  readonly transitive: boolean
  /** Whether an infinitive behind its object has that object as its subject. */
  readonly controls: boolean
  readonly credits: boolean
}

/** What stands between phrases, by its function. */
export type MarkType =
  | 'preposition'
  | 'conjunction'
  | 'comma'
  | 'semicolon'
  | 'colon'
  | 'dash'
  | 'open'
  | 'close'
  | 'quote'
  | 'relative'
  | 'subordinator'
  | 'that'
  | 'adverb'
  | 'date'
  | 'other'

/** A joint, mark or date between phrases. */
export interface Mark {
  readonly type: MarkType
  readonly first: number
  readonly last: number
  readonly word: string
}

/** A piece of a sentence. */
export type Unit = NounPhrase | VerbGroup | Mark

const ALONE = new Set(['about', 'around', 'over', 'nearly', 'almost', 'approximately', 'roughly', 'some', 'above'])
const HEDGE_PAIRS = new Set([
  'more than',
  'less than',
  'fewer than',
  'greater than',
  'up to',
  'close to',
  'at least',
  'at most',
  'slightly over',
  'just over',
  'well over',
  'slightly under',
  'just under',
  'slightly above',
])
const HEDGES = wordSet([...ALONE, ...[...HEDGE_PAIRS].map((pair) => pair.replace(/ .*/, ''))])

const SENTENCE_ADVERBS = new Set(['also', 'then', 'again', 'still', 'later', 'further', 'meanwhile', 'additionally', 'subsequently'])
const PREPOSITION_LIKE = wordSet(['including', 'following', 'regarding', 'concerning', 'pending', 'during', 'according'])

/** What the phrase builder needs of a sentence; indexes into `tokens`, `to` exclusive. */
export interface PhraseInput {
  readonly tokens: Tokens
  readonly from: number
  readonly to: number
  readonly names: readonly Name[]
  readonly dates: readonly Value[]
}

/** Two words that are one preposition: "subject to approval, Norland will …". */
const PAIRED = new Set([
  'subject to',
  'consistent with',
  'contingent on',
  'contingent upon',
  'pursuant to',
  'prior to',
  'owing to',
  'mindful of',
  'regardless of',
  'irrespective of',
])
const PAIR_OPENERS = wordSet([...PAIRED].map((pair) => pair.replace(/ .*/, '')))

const ADJECTIVE_END = /(?:al|ive|ous|ful|ic|able|ible|less|ary|ory|ed|ing|ent|est)$/

/** "Many announced their support": words of quantity that stand alone before a verb with its object. */
const QUANTITIES = new Set(['many', 'some', 'several', 'most', 'few'])

const MOODS = wordSet(
  'satisfaction appreciation concern interest regret gratitude pleasure alarm dismay approval pride sadness gratification',
)
/** How many tokens an aside between a verb and what it takes may have. */
const LONGEST_ASIDE = 14

/** Adverbs that grade the participle behind them: "a more integrated approach". */
const GRADING = new Set(['more', 'most', 'less', 'least', 'very', 'well', 'ever', 'newly', 'better'])

/** Plurals without an "s": "130 million people live here". */
const PLURALS = new Set(['people', 'men', 'women', 'children', 'police'])
/** Verbs that are nouns too, with the particle that tells them apart. */
const PARTICLES: ReadonlyMap<string, string> = new Map([
  ['account', 'for'],
  ['amount', 'to'],
  ['stand', 'by'],
  ['step', 'down'],
])

const IN_MANNER = wordSet('detail depth person total')
const EACH = wordSet('each every')
const PERIODS = wordSet('year month week quarter')
const STANDING_ALONE = wordSet('many some several others most all')
/** Nouns of how a body decides: "adopted by consensus". */
const BY_MANNER = wordSet('acclamation consensus unanimity')
/** Prepositions that open a phrase of manner. */
const MANNERS = new Set(['in', 'by', 'without'])
const IN_GENERAL = wordSet('principle particular general full unison advance')
/** Participles that tell for when something is fixed. */
const PLANNED = wordSet('planned scheduled slated set foreseen envisaged fixed')
/** Participles that tell in what mind a subject acts: "Determined to act, …". */
const STATES_OF_MIND = wordSet(
  'convinced determined resolved concerned committed aimed based built focused mandated inspired pleased prepared alarmed honoured encouraged situated located set',
)
const DONE_BY = wordSet('by forth')
/** Words of number that may stand between a modal and its verb. */
const FLOATING = wordSet('each both all jointly since')
/** Verbs whose "that" may have a bare verb: what should be done. */
const MANDATING = new Set(
  'direct instruct request ask task mandate propose suggest recommend agree decide order demand insist urge require resolve'.split(' '),
)
/** Verbs whose form is a plural too, of which nothing runs, ends or ranks. */
const RUNNING = new Set(['run', 'aim', 'end', 'start', 'rank', 'date', 'range', 'rest'])
/** What goes across a border: as verbs the words need an object. */
const FLOWS = wordSet('exports imports purchases supplies shipments transfers')
/** Verbs that are nouns too and take a clause without "that": "They hope talks will resume". */
const THINKING = new Set(['hope', 'note', 'stress', 'fear', 'trust', 'regret', 'demand', 'request'])
/** Nouns of what something is counted as: "debt as a share of income". */
const COUNTED_AS = wordSet('share percentage proportion part fraction result whole')
const ASKING = wordSet(['how', 'why', 'whether', 'what'])

const POINTED = wordSet([
  'day',
  'year',
  'month',
  'week',
  'time',
  'date',
  'end',
  'regard',
  'context',
  'connection',
  'occasion',
  'step',
  'purpose',
  'spirit',
  'respect',
  'period',
  'meeting',
  'session',
])

/** What is known of a verb group while it is read, as bits. */
const IS = {
  finite: 1,
  past: 2,
  infinitive: 4,
  negated: 8,
  perfect: 16,
  passive: 32,
  progressive: 64,
  gerund: 128,
  participle: 256,
} as const
/** What stands around a main verb, whatever its own form is. */
const AROUND = IS.infinitive | IS.negated | IS.perfect

/** The classes of a word with which a verb group may begin. */
const OPENS_GROUP = CLASS.to | CLASS.modal | CLASS.be | CLASS.have | CLASS.do | CLASS.verb
/** What a hyphen ties to a verb: "co-chair". */
const PREFIXES = wordSet('co re de')

/** Cuts a sentence into noun phrases, verb groups and the marks between them. */
export function phrases(k: LanguageKnowledge, input: PhraseInput): Unit[] {
  const units = joinQuantities(input.tokens, joinOrdinals(k, input.tokens, new PhraseBuilder(k, input, false).build()))
  // "Investment stands at $4 billion.": a full sentence has a verb; if none is plain, one of its words that may be a noun is it.
  if (input.tokens.word[input.to - 1] !== '.' || units.some(isFiniteVerb)) return units
  const again = new PhraseBuilder(k, input, true).build()
  return again.some(isFiniteVerb) ? again : units
}

/** "the ninth and tenth Summits": an ordinal without its noun goes with the phrase behind the joint. */
function joinOrdinals(k: LanguageKnowledge, tokens: Tokens, units: Unit[]): Unit[] {
  const isOrdinal = (i: number): boolean => /^\d+(?:st|nd|rd|th)$/.test(tokens.word[i] ?? '') || k.ordinals.at(tokens, i)?.last === i
  for (let u = units.length - 3; u >= 0; u--) {
    const [one, joint, other] = [units[u], units[u + 1], units[u + 2]]
    if (joint?.type !== 'conjunction' || one?.type !== 'noun' || other?.type !== 'noun' || one.names.length > 0) continue
    if (one.last - one.first > 1 || other.first === other.last || !isOrdinal(one.last) || !isOrdinal(other.first)) continue
    units.splice(u, 3, { ...other, first: one.first })
  }
  // "the Forty-Ninth (49th) Meeting": the number said again in brackets parts no phrase.
  for (let u = units.length - 5; u >= 0; u--) {
    if (units[u + 1]?.type !== 'open' || units[u + 3]?.type !== 'close') continue
    const [one, again, other] = [units[u], units[u + 2], units[u + 4]]
    if (one?.type !== 'noun' || again?.type !== 'noun' || other?.type !== 'noun') continue
    const isEcho = /^\d+$/.test(tokens.word[again.first] ?? '')
      ? /^(?:st|nd|rd|th)$/.test(tokens.word[again.last] ?? '')
      : isOrdinal(again.first)
    if (!isEcho || again.last - again.first > 1 || one.names.some((n) => n.type !== 'name') || ordinalEnding(k, tokens, one) === undefined)
      continue
    units.splice(u, 5, { ...other, first: one.first })
  }
  return units
}

/** "the Forty-Ninth": a phrase that ends in a number of order. */
function ordinalEnding(k: LanguageKnowledge, tokens: Tokens, { first, last }: NounPhrase): number | undefined {
  for (let i = first; i <= last; i++) if (k.ordinals.at(tokens, i)?.last === last) return i
  return undefined
}

/** Words that only tell how many there are of what stands behind "of". */
const QUANTITY = wordSet('number raft package pack set series range host couple variety string batch slew')

/** "a number of agreements", "a package of bilateral documents": the documents are the thing, and how many is said of them. */
function joinQuantities(tokens: Tokens, units: Unit[]): Unit[] {
  // "signed one agreement and two memorandums": a number in front of its noun.
  for (let u = units.length - 2; u >= 0; u--) {
    const [one, thing] = [units[u], units[u + 1]]
    if (one?.type !== 'noun' || !one.pronoun || thing?.type !== 'noun' || thing.pronoun || tokens.word[one.first] !== 'one') continue
    const isCounted = one.first === one.last && thing.first === one.last + 1 && thing.noun?.plural === false
    if (isCounted && thing.noun?.classes[0] === 'instrument') units.splice(u, 2, { ...thing, first: one.first })
  }
  for (let u = units.length - 3; u >= 0; u--) {
    const [many, of, things] = [units[u], units[u + 1], units[u + 2]]
    if (of?.type !== 'preposition' || of.word !== 'of' || many?.type !== 'noun' || things?.type !== 'noun') continue
    if (!QUANTITY.holds(tokens, many.last) || !/^an?$/.test(tokens.word[many.first] ?? '') || many.names.length > 0) continue
    if (
      things.noun?.plural === true &&
      things.noun.classes[0] === 'instrument' &&
      !/^(?:the|these|our|its)$/.test(tokens.word[things.first] ?? '')
    )
      units.splice(u, 3, { ...things, first: many.first })
  }
  return units
}

/** Verbs that are adjectives too: "direct investment". */
const NAMING = wordSet('called named titled dubbed entitled')
const GRADES = wordSet('more most less least very')
/** Participles that tell what belongs to the name in front of them: "the Reef Forum and related bodies". */
const TYING = wordSet(
  'related associated allied affiliated connected affected interested invited selected united combined shared increased improved continued',
)
const ALSO_ADJECTIVES = new Set([
  'direct',
  'total',
  'open',
  'free',
  'complete',
  'separate',
  'secure',
  'clean',
  'live',
  'present',
  'equal',
  'correct',
])

const isFiniteVerb = (unit: Unit): boolean => unit.type === 'verb' && unit.form === 'finite'

/** Nouns of a part that somebody plays. */
const PARTS = new Set(['role', 'capacity', 'function', 'functions', 'term', 'tenure', 'position', 'stint', 'status'])

/** Particles that may stand between a participle and its doer. */
const BEFORE_DOER = new Set(['over', 'on', 'upon', 'out', 'up', 'forward', 'off', 'to', 'for', 'in'])

class PhraseBuilder {
  private readonly units: Unit[] = []
  private at: number
  private name = 0
  private date = 0
  private readonly k: LanguageKnowledge
  private readonly input: PhraseInput
  private readonly tokens: Tokens
  /** No verb was found that could be nothing else. */
  private readonly lacksVerb: boolean
  /** A verb whose modal stood in front of an aside. */
  private held: { readonly at: number; readonly word: string } | undefined

  constructor(k: LanguageKnowledge, input: PhraseInput, lacksVerb: boolean) {
    this.k = k
    this.lacksVerb = lacksVerb
    this.input = input
    this.tokens = input.tokens
    this.at = input.from
  }

  build(): Unit[] {
    while (this.at < this.input.to) this.step()
    return this.units
  }

  /** "will, by the end of the year, open", "has, since 2018, hosted": where the verb stands that an aside parts from its modal. */
  private heldVerb(i: number): number | undefined {
    const { tokens } = this
    const word = this.wordAt(i)
    if (tokens.word[i + 1] !== ',' || tokens.shape[i] !== SHAPE.lower || !(word.classes & (CLASS.modal | CLASS.have))) return undefined
    for (let j = i + 2; j < this.input.to && j < i + 16; j++) {
      const text = tokens.word[j] ?? ''
      const classes = this.wordAt(j).classes
      if (/^[;:.]$/.test(text) && this.dateAt(j) === undefined) return undefined
      if (classes & (CLASS.modal | CLASS.be | CLASS.have | CLASS.relative)) return undefined
      if (text !== ',') continue
      const next = this.firstNonAdverb(j + 1)
      const behind = this.wordAt(next)
      const goesOn = word.classes & CLASS.modal ? behind.forms & FORM.base || tokens.word[next] === 'be' : behind.forms & FORM.participle
      return goesOn ? next : undefined
    }
    return undefined
  }

  /** Whether nothing but the object of a finite verb, with "between A and B", stands between that verb and here. */
  private describesObject(): boolean {
    let isBetween = false
    const at = this.units.findLastIndex(isFiniteVerb)
    if (at < 0) return false
    for (const unit of this.units.slice(at + 1)) {
      if (unit.type === 'preposition' && unit.word === 'between') isBetween = true
      if (unit.type === 'conjunction' && !isBetween) return false
      if (/^(?:comma|semicolon|that|relative|subordinator|colon)$/.test(unit.type)) return false
    }
    return true
  }

  /** "11:20 a.m.": the hour of a day is one word, and its colon opens no list. */
  private clockEnd(i: number): number | undefined {
    const { tokens } = this
    if (tokens.shape[i] !== SHAPE.number || !/^[:.]$/.test(tokens.word[i + 1] ?? '') || tokens.shape[i + 2] !== SHAPE.number)
      return undefined
    if (tokens.gap[i + 1] !== GAP.none || tokens.gap[i + 2] !== GAP.none || !/^\d\d$/.test(tokens.word[i + 2] ?? '')) return undefined
    return /^[ap]\.?m\.?$/.test(tokens.word[i + 3] ?? '') ? i + 3 : i + 2
  }

  private wordAt(i: number): Word {
    return i < this.input.to ? (this.k.words.at(this.tokens, i) ?? NO_WORD) : NO_WORD
  }

  private nameAt(i: number): Name | undefined {
    const names = this.input.names
    while (this.name < names.length && (names[this.name]?.last ?? 0) < i) this.name++
    const name = names[this.name]
    return name !== undefined && name.first <= i ? name : undefined
  }

  private dateAt(i: number): Value | undefined {
    const dates = this.input.dates
    while (this.date < dates.length && (dates[this.date]?.last ?? 0) < i) this.date++
    const date = dates[this.date]
    return date !== undefined && date.first <= i ? date : undefined
  }

  private mark(type: MarkType, first: number, last: number): void {
    this.units.push({ type, first, last, word: this.tokens.word[first] ?? '' })
    this.at = last + 1
  }

  private step(): void {
    const i = this.at
    const { tokens } = this
    const text = tokens.word[i] ?? ''
    const date = this.dateAt(i)
    if (date !== undefined && date.first === i && !this.nounFollows(date.last + 1)) {
      this.mark('date', i, date.last)
      return
    }
    if (this.nameAt(i) !== undefined) {
      this.nounPhrase(i)
      return
    }
    const counted = HEDGES.holds(tokens, i) ? this.hedgedNumber(i) : undefined
    if (counted !== undefined) {
      this.nounPhrase(i, counted)
      return
    }
    const clock = this.clockEnd(i)
    if (clock !== undefined) {
      this.mark('adverb', i, clock)
      return
    }
    if (tokens.shape[i] === SHAPE.punctuation) {
      this.punctuation(i, text)
      return
    }
    const word = this.wordAt(i)
    if (text === 'that') {
      this.that(i)
      return
    }
    // "discussed how the plan will work": a question stands where a clause with "that" would.
    if (ASKING.holds(tokens, i) && this.units.at(-1)?.type === 'verb') {
      this.mark('that', i, i)
      return
    }
    if (word.classes & CLASS.relative && !(word.classes & CLASS.determiner)) {
      this.mark('relative', i, i)
      return
    }
    // "Following the talks, the Minister left": in front of a sentence the word is a preposition.
    if (text === 'following' && this.units.length === 0 && this.wordAt(i + 1).classes & (CLASS.determiner | CLASS.possessive)) {
      this.mark('preposition', i, i)
      return
    }
    // "Concerning trade, many stressed", a verb's form that is a preposition here.
    if (text === 'including' ? this.units.at(-1)?.type === 'comma' : this.units.length === 0 && PREPOSITION_LIKE.holds(tokens, i)) {
      this.mark('preposition', i, i)
      return
    }
    if (PAIR_OPENERS.holds(tokens, i) && PAIRED.has(`${text} ${tokens.word[i + 1] ?? ''}`)) {
      this.mark('preposition', i, i + 1)
      return
    }
    // "Each year Norland offers places": how often stands before the subject and is no part of it.
    if (this.units.length === 0 && EACH.holds(tokens, i) && PERIODS.holds(tokens, i + 1) && this.nameAt(i + 2)?.first === i + 2) {
      this.mark('adverb', i, i + 1)
      return
    }
    if (this.isInManner(i) || (text === 'once' && A_OR_EVERY.holds(tokens, i + 1))) {
      this.mark('adverb', i, text === 'once' ? i : i + 1)
      return
    }
    const held = this.heldVerb(i)
    if (held !== undefined) {
      this.held = { at: held, word: text }
      this.mark('adverb', i, i)
      return
    }
    const verb = this.verbGroupAt(i)
    if (verb !== undefined) {
      this.units.push(verb)
      this.at = verb.last + 1
      return
    }
    // "US$3 billion" begins with no pronoun.
    if (this.isCodeOfSum(i)) {
      this.nounPhrase(i)
      return
    }
    if (word.classes & CLASS.pronoun && !(word.classes & CLASS.determiner)) {
      this.units.push({ type: 'noun', first: i, last: i, head: i, names: [], pronoun: true, noun: undefined })
      this.at = i + 1
      return
    }
    if (word.classes & CLASS.conjunction) {
      this.mark('conjunction', i, i)
      return
    }
    // "as well as" joins like "and"; "in order to", "as well" do not part anything.
    if (text === 'as' && tokens.word[i + 1] === 'well' && tokens.word[i + 2] === 'as') {
      this.mark('conjunction', i, i + 2)
      return
    }
    if (text === 'so' && tokens.word[i + 1] === 'that') {
      this.mark('subordinator', i, i + 1)
      return
    }
    const manner = MANNERS.has(text) ? this.mannerEnd(i) : text === 'with' ? this.moodEnd(i) : undefined
    if (manner !== undefined) {
      this.mark('adverb', i, manner)
      return
    }
    if (text === 'such' && tokens.word[i + 1] === 'as') {
      this.mark('preposition', i, i + 1)
      return
    }
    if (word.classes & CLASS.subordinator && !this.actsAsPreposition(i, word)) {
      this.mark('subordinator', i, i)
      return
    }
    if (
      (word.classes & CLASS.preposition || text === 'as' || PREPOSITION_LIKE.holds(tokens, i)) &&
      !this.leadsCompound(i) &&
      !this.isPerHead(i)
    ) {
      this.mark('preposition', i, i)
      return
    }
    if (this.startsNoun(i, word) || this.leadsCompound(i) || this.isPerHead(i)) {
      this.nounPhrase(i)
      return
    }
    if (word.classes & CLASS.adverb || isAdverb(text)) this.mark('adverb', i, i)
    else if (word.classes & CLASS.negation) this.mark('adverb', i, i)
    else this.nounPhrase(i)
  }

  /** "more than 1,000 firms", "about $5 million": the loosening words belong to the number's phrase. Gives the number's token. */
  private hedgedNumber(i: number): number | undefined {
    const { tokens } = this
    const second = tokens.word[i + 1] ?? ''
    const j = HEDGE_PAIRS.has(`${tokens.word[i] ?? ''} ${second}`) ? i + 2 : ALONE.has(tokens.word[i] ?? '') ? i + 1 : undefined
    if (j === undefined || j >= this.input.to || this.dateStarts(j)) return undefined
    const text = tokens.word[j] ?? ''
    // "over NOK 3 billion": a code of three capitals before a number is no name.
    const isCode = this.isCodeOfSum(j)
    if (!isCode && this.nameAtAhead(j)) return undefined
    const isMoney = isCode || /[$€£¥]$/.test(text)
    if (!isMoney && tokens.shape[j] !== SHAPE.number) return undefined
    // "over 3 years" is a time.
    return !isMoney && /^(?:days?|weeks?|months?|years?|hours?)$/.test(tokens.word[j + 1] ?? '') ? undefined : j
  }

  /** "NOK 3 billion", "US$3 billion": capitals before a number or before the sign in front of it. */
  private isCodeOfSum(i: number): boolean {
    const { shape, word, gap } = this.tokens
    const length = word[i]?.length ?? 0
    if (length > 3) return false
    if (shape[i] === SHAPE.upper && length === 3 && shape[i + 1] === SHAPE.number) return true
    const isSigned = word[i + 1] === '$' && gap[i + 1] === GAP.none && shape[i + 2] === SHAPE.number
    return isSigned && shape[i] !== SHAPE.lower && shape[i] !== SHAPE.number && shape[i] !== SHAPE.punctuation
  }

  private punctuation(i: number, text: string): void {
    const { tokens } = this
    if (text === ',') this.mark('comma', i, i)
    else if (text === ';') this.mark('semicolon', i, i)
    else if (text === ':') this.mark('colon', i, i)
    else if (text === '(' && this.isEnumerator(i)) this.mark('other', i, i + 2)
    else if (text === '(' || text === '[') this.mark('open', i, i)
    else if (text === ')' || text === ']') this.mark('close', i, i)
    else if (text === '"' && this.quotesName(i) !== undefined) this.nounPhrase(i, i + 1)
    else if (text === '"') this.mark('quote', i, i)
    else if (text === '-') this.mark(tokens.gap[i] === GAP.none && tokens.gap[i + 1] === GAP.none ? 'other' : 'dash', i, i)
    else if (text === '$' || text === '€' || text === '£' || text === '¥' || text === '#') this.nounPhrase(i)
    else this.mark('other', i, i)
  }

  /** "(i)", "(a)", "(2)": counts off what follows and parts nothing. */
  private isEnumerator(i: number): boolean {
    const label = this.tokens.word[i + 1] ?? ''
    return this.tokens.word[i + 2] === ')' && i + 2 < this.input.to && label.length <= 3 && /^(?:[a-h]|[ivx]+|\d{1,2})$/.test(label)
  }

  /** "that" opens a clause after a verb, is a relative after a noun before a verb, else a determiner. */
  private that(i: number): void {
    const previous = this.units.at(-1)
    // "that day", "in that context": before a plain noun of time or circumstance the word is a determiner.
    if (POINTED.holds(this.tokens, i + 1)) {
      this.nounPhrase(i)
      return
    }
    // "a sector that already accounts for a third": an adverb may part them.
    const at = this.firstNonAdverb(i + 1)
    const next = this.wordAt(at)
    const verbFollows = (next.classes & (CLASS.modal | CLASS.be | CLASS.have | CLASS.do)) !== 0 || this.verbGroupAt(at, true) !== undefined
    if (previous?.type === 'noun' && verbFollows) this.mark('relative', i, i)
    else if (
      previous?.type === 'verb' ||
      previous?.type === 'conjunction' ||
      previous?.type === 'comma' ||
      previous?.type === 'noun' ||
      previous?.type === 'adverb'
    )
      this.mark('that', i, i)
    else this.nounPhrase(i)
  }

  /** "before the session", "since 2019", "as chair": with a noun and no verb behind it the word is a preposition. */
  private actsAsPreposition(i: number, word: Word): boolean {
    // "Norland's term as Chair runs to May": behind such a noun the office says what it is.
    const before = this.units.at(-1)
    if (this.tokens.word[i] === 'as' && before?.type === 'noun' && PARTS.has(this.tokens.word[before.head] ?? '')) return true
    if (!(word.classes & CLASS.preposition) && this.tokens.word[i] !== 'as') return false
    if (this.tokens.word[i] === 'as' && COUNTED_AS.holds(this.tokens, A_OR_EVERY.holds(this.tokens, i + 1) ? i + 2 : i + 1)) return true
    if (this.wordAt(i + 1).forms & FORM.gerund) return true
    // A finite verb before the next comma makes it a clause.
    for (let j = i + 1; j < this.input.to && j < i + 14; j++) {
      const shape = this.tokens.shape[j]
      if (shape === SHAPE.punctuation && this.tokens.word[j] !== '-' && this.tokens.word[j] !== "'") return true
      const classes = this.wordAt(j).classes
      if (classes & (CLASS.modal | CLASS.be | CLASS.have) && j > i + 1) return false
      // "as its Chair for a one-year term"
      const isNumber = this.tokens.word[j] === 'one'
      if (classes & CLASS.pronoun && !isNumber && !(classes & CLASS.determiner) && !(classes & CLASS.possessive)) return false
      if (
        this.wordAt(j).forms & (FORM.third | FORM.past) &&
        !(classes & CLASS.noun) &&
        !(this.wordAt(j).forms & FORM.participle) &&
        j > i + 1
      )
        return false
    }
    return true
  }

  private nounFollows(i: number): boolean {
    if (i >= this.input.to) return false
    if (this.nameAt(i) !== undefined) {
      const previous = this.units.at(-1)
      // "on 3 May Minister Roe": a name behind a date is another phrase unless an article stands before the date.
      return previous?.type === 'noun' && previous.last === this.at - 1 && this.isDeterminer(previous.last)
    }
    const shape = this.tokens.shape[i]
    if (shape !== SHAPE.lower) return false
    const word = this.wordAt(i)
    return word.classes === 0 && this.at > this.input.from && this.isDeterminer(this.at - 1)
  }

  private isDeterminer(i: number): boolean {
    return (this.wordAt(i).classes & (CLASS.determiner | CLASS.possessive)) !== 0
  }

  private startsNoun(i: number, word: Word): boolean {
    const shape = this.tokens.shape[i]
    if (shape === SHAPE.number || shape === SHAPE.ordinal || shape === SHAPE.upper) return true
    if (word.classes & (CLASS.determiner | CLASS.possessive)) return true
    if (word.classes === 0) return !isAdverb(this.tokens.word[i] ?? '') || this.adjectiveInLy(i) || this.gradesParticiple(i)
    return (word.classes & (CLASS.noun | CLASS.verb)) !== 0
  }

  /** "of newly planted trees": behind a preposition an adverb before a participle and its noun opens their phrase. */
  private gradesParticiple(i: number): boolean {
    const previous = this.units.at(-1)
    return (
      previous?.type === 'preposition' &&
      previous.last === i - 1 &&
      (this.wordAt(i + 1).forms & FORM.participle) !== 0 &&
      (this.wordAt(i + 1).forms & FORM.gerund) === 0 &&
      this.plainNounFollows(i + 2)
    )
  }

  private adjectiveInLy(i: number): boolean {
    return /^(?:friendly|early|daily|weekly|monthly|quarterly|yearly|orderly|timely|family|assembly|supply|likely|costly|italy|july|elderly|scholarly|ally|rally|reply)$/.test(
      this.tokens.word[i] ?? '',
    )
  }

  /** Takes words into a noun phrase until a verb, a mark or a preposition; a name is taken whole. */
  private nounPhrase(from: number, inside = from): void {
    const { tokens } = this
    const names: Name[] = []
    let last = from
    let head = from
    let i = inside
    while (i < this.input.to) {
      const name = this.nameAt(i)
      if (name !== undefined) {
        // Two names side by side without a joint are two phrases, but an adjective or an owner belongs to what follows.
        const previous = names.at(-1)
        const parted =
          previous !== undefined &&
          previous.last === i - 1 &&
          previous.type !== 'adjective' &&
          previous.type !== 'party' &&
          previous.type !== 'organisation'
        if (parted && (name.type === 'person' || (name.type === 'party' && this.startsSubject(name)))) break
        // "the work Norland has done": behind a noun, a name with its verb opens a clause; "the draft Treaty has" is one phrase.
        const mayAct = name.type !== 'adjective' && name.type !== 'instrument'
        if (i > inside && previous === undefined && mayAct && this.isPlainNoun(i - 1) && this.isAuxiliary(name.last + 1)) break
        names.push(name)
        last = name.last
        head = name.last
        i = name.last + 1
        continue
      }
      const date = this.dateAt(i)
      if (date !== undefined && date.first === i) {
        if (i === inside || !this.nounAfterDate(date.last + 1)) break
        last = date.last
        i = date.last + 1
        continue
      }
      const text = tokens.word[i] ?? ''
      const shape = tokens.shape[i]
      // "imports from Chile NOK 2 billion": behind a name a sum is another phrase.
      if (i > inside && FLOWS.holds(tokens, i - 1) && this.isGapped(i - 1)) break
      if (names.at(-1)?.last === i - 1 && (text === '$' || text === '€' || text === '£' || this.isCodeOfSum(i))) break
      if (shape === SHAPE.punctuation) {
        const inside =
          text === "'" ||
          text === '%' ||
          text === '$' ||
          text === '€' ||
          text === '£' ||
          text === '&' ||
          text === '/' ||
          text === '+' ||
          text === '#'
        const hyphen = text === '-' && (tokens.gap[i] === GAP.none || tokens.gap[i + 1] === GAP.none) && i > from
        const quoted = text === '"' && i > from && tokens.gap[i] === GAP.space && this.closingQuote(i) !== undefined
        if (quoted) {
          const close = this.closingQuote(i) ?? i
          last = close
          head = close - 1
          i = close + 1
          continue
        }
        const closes = text === '"' && i > from && this.quotesName(from) === i
        if (!inside && !hyphen && !closes) break
        last = i
        i++
        continue
      }
      const word = this.wordAt(i)
      if (i > inside) {
        if (text === 'that' || (this.isPrefix(i) && this.verbGroupAt(i) !== undefined)) break
        if (text === 'per' && (tokens.word[i + 1] === 'cent' || tokens.word[i + 1] === 'capita')) {
          last = i + 1
          if (tokens.word[i + 1] === 'cent') head = i + 1
          i += 2
          continue
        }
        if (
          word.classes & CLASS.determiner &&
          !(word.classes & CLASS.possessive) &&
          text !== 'other' &&
          (text !== 'such' || tokens.word[i + 1] === 'as') &&
          text !== 'most' &&
          text !== 'many' &&
          text !== 'several' &&
          text !== 'both' &&
          text !== 'said' &&
          text !== 'various' &&
          text !== 'all' &&
          text !== 'certain'
        ) {
          const previous = this.wordAt(i - 1)
          if (!(previous.classes & CLASS.determiner)) break
        }
        // "deposited with the Council its instrument": behind a noun "its" opens a phrase of its own.
        if (text !== "'s" && word.classes & CLASS.possessive && names.at(-1)?.last === i - 1) break
        if (word.classes & (CLASS.conjunction | CLASS.relative | CLASS.modal | CLASS.be | CLASS.have | CLASS.do | CLASS.negation)) break
        if (
          word.classes & (CLASS.preposition | CLASS.to | CLASS.subordinator) &&
          !(word.classes & CLASS.verb && word.classes & CLASS.noun) &&
          // "the following documents": behind an article the word is no preposition.
          !(PREPOSITION_LIKE.holds(tokens, i) && this.isDeterminer(i - 1)) &&
          !this.leadsCompound(i)
        )
          break
        if (PREPOSITION_LIKE.holds(tokens, i) && !this.isDeterminer(i - 1)) break
        if (word.classes & CLASS.pronoun && !(word.classes & (CLASS.determiner | CLASS.possessive))) break
        if (word.classes & CLASS.adverb && !(word.classes & CLASS.noun)) {
          if (
            !((text === 'first' || text === 'last') && this.isDeterminer(i - 1)) &&
            !this.modifierFollows(i) &&
            !(GRADES.holds(tokens, i) && this.isDeterminer(i - 1) && ALSO_ADJECTIVES.has(tokens.word[i + 1] ?? '')) &&
            !this.isBetweenOwnerAndNoun(i)
          )
            break
        } else if (word.classes & CLASS.verb && this.verbGroupAt(i) !== undefined) break
        else if (isAdverb(text) && !this.adjectiveInLy(i) && !this.modifierFollows(i)) break
      }
      last = i
      // "resolution 78/12", "phase 2": a number behind a noun only tells which.
      const isNumber = shape === SHAPE.number && i > from && (head === i - 1 || tokens.word[i - 1] === '/')
      const isLabelled = isNumber && this.k.nouns.endingAt(tokens, head, this.input.from)?.classes.includes('instrument') === true
      if (shape !== SHAPE.punctuation && text !== "'s" && !isLabelled) head = i
      i++
    }
    // "an agreement applicable to all": the adjective behind the noun is not its head.
    if (head > from && names.length === 0 && isAbleWord(tokens.word[head] ?? '')) {
      if (this.k.nouns.endingAt(tokens, head - 1, this.input.from) !== undefined) head--
    }
    const noun = this.k.nouns.endingAt(tokens, head, this.input.from)
    this.units.push({ type: 'noun', first: from, last, head, names, pronoun: false, noun })
    this.at = last + 1
  }

  /** "At the Tides Forum Norland proposed": behind one name in front of the sentence, a party with its verb is the subject. */
  private startsSubject(name: Name): boolean {
    const [joint] = this.units
    let last = name.last
    for (;;) {
      const isJoint = /^(?:and|,)$/.test(this.tokens.word[last + 1] ?? '')
      const other = isJoint ? this.input.names.find((n) => n.first === last + 2 && n.type === 'party') : undefined
      if (other === undefined) break
      last = other.last
    }
    const { classes, forms } = this.wordAt(last + 1)
    const isVerb =
      (classes & (CLASS.modal | CLASS.be | CLASS.have)) !== 0 || ((classes & CLASS.verb) !== 0 && (forms & (FORM.past | FORM.third)) !== 0)
    return this.units.length === 1 && joint?.type === 'preposition' && isVerb && this.tokens.shape[last + 1] === SHAPE.lower
  }

  /** "and imports $4 billion", "and fish exports 4 million tonnes": a sum right behind what flows, when one that flows was told before. */
  private isGapped(j: number): boolean {
    const isSum = /^[$€£¥]$/.test(this.tokens.word[j + 1] ?? '') || this.tokens.shape[j + 1] === SHAPE.number
    return isSum && this.units.some((unit) => unit.type === 'noun' && FLOWS.holds(this.tokens, unit.head))
  }

  private isPlural(i: number): boolean {
    const word = this.tokens.word[i] ?? ''
    const noun = this.k.nouns.at(this.tokens, i)
    return noun !== undefined && noun.singular !== word && !this.input.names.some((n) => n.last === i)
  }

  /** A noun for what rules, helps or brings together others: an agreement, a programme, a law. */
  private isActingThing(i: number): boolean {
    const cls = this.k.nouns.endingAt(this.tokens, i, this.at)?.classes[0]
    // "the bilateral trading relationship": a noun that is an adjective too, with its noun behind it.
    if (/(?:lateral|ional)$/.test(this.tokens.word[i] ?? '')) return false
    return cls === 'instrument' || cls === 'programme' || cls === 'event'
  }

  private isPlainNoun(i: number): boolean {
    if (this.tokens.shape[i] !== SHAPE.lower || this.isDeterminer(i)) return false
    return this.k.nouns.holds(this.tokens, i) || (this.wordAt(i).classes & CLASS.noun) !== 0
  }

  private isAuxiliary(i: number): boolean {
    return (this.wordAt(i).classes & (CLASS.modal | CLASS.be | CLASS.have)) !== 0
  }

  private closingQuote(open: number): number | undefined {
    for (let j = open + 1; j < this.input.to && j < open + 14; j++) if (this.tokens.word[j] === '"') return j
    return undefined
  }

  /** "“Trio” partners will meet": where the marks around a name close that only says which partners. */
  private quotesName(open: number): number | undefined {
    if (this.tokens.word[open] !== '"') return undefined
    const name = this.input.names.find((n) => n.first === open + 1)
    const close = name === undefined ? -1 : name.last + 1
    return this.tokens.word[close] === '"' && this.tokens.gap[close] === GAP.none && this.isPlainNoun(close + 1) ? close : undefined
  }

  private nounAfterDate(i: number): boolean {
    if (i >= this.input.to) return false
    if (this.nameAt(i) !== undefined) return true
    const word = this.wordAt(i)
    if (this.tokens.shape[i] === SHAPE.lower && this.k.nouns.holds(this.tokens, i)) return true
    // "a two-day working visit"
    if (this.tokens.shape[i] === SHAPE.lower && this.k.nouns.pairAt(this.tokens, i + 1) !== undefined) return true
    return this.tokens.shape[i] === SHAPE.lower && word.classes === 0 && !isAdverb(this.tokens.word[i] ?? '')
  }

  /** "highly valued partner", "jointly agreed text": an adverb inside a noun phrase stands before a modifier and a noun. */
  private modifierFollows(i: number): boolean {
    const next = this.wordAt(i + 1)
    const word = this.tokens.word[i + 1] ?? ''
    if (this.tokens.shape[i + 1] === SHAPE.punctuation || word === '') return false
    // "The sides also discussed how …": an adverb of the sentence modifies no noun.
    if (SENTENCE_ADVERBS.has(this.tokens.word[i] ?? '')) return false
    if (next.forms & (FORM.participle | FORM.gerund))
      return !(this.wordAt(i + 2).classes & (CLASS.preposition | CLASS.determiner | CLASS.to))
    return next.classes === 0 && !isAdverb(word)
  }

  /** "its earlier pledge": between a possessive and its noun an adverb is a modifier. */
  private isBetweenOwnerAndNoun(i: number): boolean {
    return (this.wordAt(i - 1).classes & CLASS.possessive) !== 0 && this.plainNounFollows(i + 1)
  }

  /** A verb group at `i`, or undefined when the word is no verb here. */
  private verbGroupAt(i: number, afterThat = false): VerbGroup | undefined {
    const { tokens } = this
    // Most words open no group.
    if (!(this.wordAt(i).classes & OPENS_GROUP) && !PREFIXES.holds(tokens, i)) return undefined
    let j = i
    let modal: string | undefined
    let is = 0
    if (this.held?.at === i) {
      const isModal = (this.k.words.get(this.held.word)?.classes ?? 0) & CLASS.modal
      if (isModal) modal = this.held.word
      is = isModal ? IS.finite : IS.perfect | IS.finite
    }
    let be = false
    let doing = false
    let prefix = ''
    const start = i
    for (; j < this.input.to; j++) {
      const text = tokens.word[j] ?? ''
      if (j > start && text === '(' && (modal !== undefined || is & IS.infinitive) && this.isEnumerator(j)) {
        j += 2
        continue
      }
      if (j > start && this.nameAtAhead(j)) break
      // "have to date built six wells"
      if (j > start && this.isInManner(j) && this.wordAt(this.firstNonAdverb(j)).classes & (CLASS.verb | CLASS.be)) {
        j++
        continue
      }
      const word = this.wordAt(j)
      if (word.classes & CLASS.to) {
        if (j !== start) break
        const next = this.firstNonAdverb(j + 1)
        const following = this.wordAt(next)
        const base = (following.forms & FORM.base) !== 0 || (this.isPrefix(next) && (this.wordAt(next + 2).forms & FORM.base) !== 0)
        // "to tally the boats": a word that no table knows, between "to" and an article.
        if (!base && this.isUnknownVerb(next)) return this.group(start, next, tokens.word[next] ?? '', true, undefined, is | IS.infinitive)
        if (!base) return undefined
        is |= IS.infinitive
        continue
      }
      if (word.classes & CLASS.modal && !(tokens.shape[j] === SHAPE.capital && text === 'may' && j > this.input.from)) {
        if (is & IS.infinitive || modal !== undefined) break
        modal = text
        is |= IS.finite
        continue
      }
      if (word.classes & CLASS.negation && j > start) {
        is |= IS.negated
        continue
      }
      // "will each provide $3 million", "have both agreed"
      if (j > start && FLOATING.holds(tokens, j) && this.wordAt(this.firstNonAdverb(j + 1)).classes & (CLASS.verb | CLASS.be)) continue
      if (word.classes & CLASS.be) {
        if (be && text !== 'been' && text !== 'being') break
        be = true
        if (text === 'was' || text === 'were') is |= IS.past
        if (text === 'being' || text === 'be' || text === 'been') {
          if (j === start && text === 'being') is |= IS.gerund
          if (j === start && text === 'be' && modal === undefined) {
            if (!this.subjectOfThat()) return undefined
            // "proposed that a session be held": the bare form behind "that" says what should be.
            modal = 'should'
            is |= IS.finite
          }
        } else is |= IS.finite
        continue
      }
      if (word.classes & CLASS.have) {
        // "has had an effect"
        if (is & IS.perfect && text === 'had') return this.group(start, j, 'have', true, modal, is | IS.past)
        if (is & IS.perfect || be) break
        // "has a seat" is a main verb: what follows is no participle.
        const next = this.firstNonAdverb(j + 1)
        const following = this.wordAt(this.isPrefix(next) ? next + 2 : next)
        if (following.forms & FORM.participle || following.classes & CLASS.be || (text !== 'had' && tokens.word[next] === 'had')) {
          is |= IS.perfect | (text === 'having' ? IS.gerund : IS.finite)
          if (text === 'had') is |= IS.past
          continue
        }
        const form = text === 'having' ? IS.gerund : IS.finite
        return this.group(start, j, 'have', true, modal, (is & AROUND) | form | (text === 'had' ? IS.past : 0))
      }
      if (word.classes & CLASS.do && !(word.forms && j > start)) {
        const next = this.firstNonAdverb(j + 1)
        if (this.wordAt(next).forms & FORM.base) {
          doing = true
          is |= text === 'did' ? IS.finite | IS.past : IS.finite
          continue
        }
      }
      // "will next meet": behind a modal "next" is an adverb.
      if (
        j > start &&
        (word.classes & CLASS.adverb || (isAdverb(text) && word.classes === 0) || (text === 'next' && modal !== undefined))
      ) {
        // An adverb goes inside the group only when a verb follows.
        const next = this.firstNonAdverb(j + 1)
        if (this.wordAt(next).classes & (CLASS.verb | CLASS.be | CLASS.have) || this.isPrefix(next)) continue
        break
      }
      if (this.isPrefix(j)) {
        prefix = `${text}-`
        j++
        continue
      }
      if (!(word.classes & CLASS.verb)) break
      const own = word.lemma ?? text
      const lemma = prefix === '' ? own : interned(prefix + own)
      if (!be && !doing && modal === undefined && !(is & (IS.perfect | IS.infinitive)))
        return this.bareVerb(start, j, lemma, word, afterThat)
      const { forms, transitive } = word
      if (be) {
        if (this.tokens.word[j] === 'founding' && this.plainNounFollows(j + 1)) break
        if (forms & FORM.gerund) return this.group(start, j, lemma, transitive, modal, is | IS.progressive)
        if (forms & FORM.participle) return this.group(start, j, lemma, transitive, modal, is | IS.passive)
        break
      }
      if (is & IS.perfect) {
        if (forms & FORM.participle) return this.group(start, j, lemma, transitive, modal, is | IS.past)
        break
      }
      if (forms & FORM.base) return this.group(start, j, lemma, transitive, modal, is)
      break
    }
    if (be) {
      let last = j - 1
      while (last > start && !(this.wordAt(last).classes & (CLASS.be | CLASS.have))) last--
      return this.group(start, last, 'be', false, modal, is)
    }
    if (modal !== undefined && j > start) {
      // A modal whose verb is not known still carries a verb: take the next plain word.
      const next = this.firstNonAdverb(j)
      if (
        next < this.input.to &&
        tokens.shape[next] === SHAPE.lower &&
        this.wordAt(next).classes === 0 &&
        modal !== 'may' &&
        modal !== 'might'
      ) {
        return this.group(start, next, tokens.word[next] ?? '', true, modal, (is & AROUND) | IS.finite)
      }
    }
    return undefined
  }

  private isUnknownVerb(i: number): boolean {
    const text = this.tokens.word[i] ?? ''
    if (this.tokens.shape[i] !== SHAPE.lower || this.wordAt(i).classes !== 0 || text.endsWith('s') || this.k.nouns.has(text)) return false
    return this.tokens.word[i + 1] !== 'other' && this.isDeterminer(i + 1) && this.nameAt(i) === undefined
  }

  /** "by 40 percent", "by more than 3%": how far, and no doer. */
  private isShare(from: number): boolean {
    const at = (HEDGES.holds(this.tokens, from) ? this.hedgedNumber(from) : undefined) ?? from
    return this.tokens.shape[at] === SHAPE.number && /^(?:%|per|percent|percentage)$/.test(this.tokens.word[at + 1] ?? '')
  }

  /** Between the last "that" and here only noun phrases stand: a subject that waits for its verb. */
  private subjectOfThat(): boolean {
    let u = this.units.length - 1
    if (this.units[u]?.type !== 'noun') return false
    while (u >= 0) {
      const type = this.units[u]?.type
      if (type === 'that') return true
      if (type !== 'noun' && type !== 'preposition' && type !== 'conjunction' && type !== 'open' && type !== 'close') return false
      u--
    }
    return false
  }

  private nameAtAhead(j: number): boolean {
    for (let n = this.name; n < this.input.names.length; n++) {
      const name = this.input.names[n]
      if (name === undefined || name.first > j) return false
      if (name.last >= j) return true
    }
    return false
  }

  private isPrefix(j: number): boolean {
    return (
      PREFIXES.holds(this.tokens, j) &&
      this.tokens.word[j + 1] === '-' &&
      (this.wordAt(j + 2).classes & CLASS.verb) !== 0 &&
      !(this.wordAt(j + 2).forms & FORM.third && this.wordAt(j + 2).classes & CLASS.noun && this.previousIsModifier(j))
    )
  }

  private previousIsModifier(j: number): boolean {
    return j > this.input.from && (this.wordAt(j - 1).classes & (CLASS.determiner | CLASS.possessive | CLASS.preposition)) !== 0
  }

  /** "in detail" tells how, as one adverb. */
  private isInManner(i: number): boolean {
    const word = this.tokens.word[i]
    if (word === 'so' || word === 'thus') return this.tokens.word[i + 1] === 'far'
    return word === 'to' ? this.tokens.word[i + 1] === 'date' : word === 'in' && IN_MANNER.holds(this.tokens, i + 1)
  }

  /** "in-depth talks", "on-site training": the preposition begins a compound before a noun. */
  private leadsCompound(i: number): boolean {
    const { tokens } = this
    return (
      tokens.word[i + 1] === '-' &&
      tokens.word[i - 1] !== '-' &&
      tokens.gap[i + 1] === GAP.none &&
      tokens.gap[i + 2] === GAP.none &&
      tokens.shape[i + 2] === SHAPE.lower &&
      (this.wordAt(i).classes & CLASS.preposition) !== 0
    )
  }

  /** "Per capita income" */
  private isPerHead(i: number): boolean {
    return this.tokens.word[i] === 'per' && this.tokens.word[i + 1] === 'capita'
  }

  private firstNonAdverb(i: number): number {
    let j = i
    while (j < this.input.to && j < i + 4) {
      if (this.isInManner(j)) {
        j += 2
        continue
      }
      const word = this.wordAt(j)
      const isAdverbial =
        (word.classes & (CLASS.adverb | CLASS.negation) && !(word.classes & CLASS.verb)) ||
        (word.classes === 0 && isAdverb(this.tokens.word[j] ?? '')) ||
        // "has since proposed"
        (this.tokens.word[j] === 'since' && (this.wordAt(j - 1).classes & CLASS.have) !== 0)
      if (!isAdverbial) break
      j++
    }
    return j
  }

  /** A verb form without auxiliaries: finite, participle or gerund by what stands around it. */
  private bareVerb(start: number, j: number, lemma: string, word: Word, afterThat: boolean): VerbGroup | undefined {
    const previous = this.units.at(-1)
    const adjacent = afterThat ? true : previous !== undefined && previous.last === start - 1
    const before = this.wordAt(start - 1)
    const inside = start > this.at
    const text = this.tokens.word[j] ?? ''
    if (this.tokens.shape[j] === SHAPE.capital && j > this.input.from && !this.opensClause(j)) return undefined
    if (this.tokens.word[j + 1] === '-' && this.tokens.gap[j + 1] === GAP.none && this.tokens.gap[j + 2] === GAP.none) return undefined
    const prefixed = start === j - 2 && this.isPrefix(start)
    if (!prefixed && this.tokens.word[j - 1] === '-' && this.tokens.gap[j] === GAP.none && this.tokens.gap[j - 1] === GAP.none)
      return undefined
    const modified =
      !afterThat &&
      !this.standsAlone(start - 1, j + 1) &&
      start > this.input.from &&
      (before.classes & (CLASS.determiner | CLASS.possessive)) !== 0 &&
      !(before.classes & CLASS.pronoun) &&
      !(QUANTITIES.has(this.tokens.word[start - 1] ?? '') && this.isDeterminer(j + 1))
    const read = (is: number, modal?: string) => this.group(start, j, lemma, word.transitive, modal, is)
    if (word.forms & FORM.gerund) {
      // "are founding members": what the members are, not what they do.
      if (text === 'founding' && this.plainNounFollows(j + 1)) return undefined
      if (modified || this.closesCompound(j, text)) return undefined
      if (text === 'according') return undefined
      // "Meeting of the Heads of Customs": a gerund has no "of" where a noun of that form exists.
      if (start === this.input.from && this.tokens.word[j + 1] === 'of' && this.k.nouns.holds(this.tokens, j)) return undefined
      // "Working visit by the Minister": the table knows the two words as one noun.
      if (!inside && this.k.nouns.pairAt(this.tokens, j + 1) !== undefined) return undefined
      // "received training on ports": behind a verb, with no object of its own.
      if (previous?.type === 'verb' && adjacent && this.k.nouns.holds(this.tokens, j) && !this.objectFollows(j + 1)) return undefined
      // "on education and training, and on health": a noun like the one that it is joined to.
      const joined = this.units.at(-2)
      if (
        previous?.type === 'conjunction' &&
        adjacent &&
        joined?.type === 'noun' &&
        this.units.at(-3)?.type !== 'verb' &&
        this.k.nouns.holds(this.tokens, j) &&
        (this.tokens.shape[j + 1] === SHAPE.punctuation || j + 1 >= this.input.to)
      )
        return undefined
      // "a memorandum of understanding on ports", "the training of pilots": a noun behind "of" that takes no object.
      const isGiven = text === 'funding' || text === 'financing'
      if (
        before.classes & CLASS.preposition &&
        (this.tokens.word[j - 1] === 'of' || isGiven) &&
        (isGiven || this.k.nouns.holds(this.tokens, j)) &&
        !this.objectFollows(j + 1)
      )
        return undefined
      // "an agreement exempting holders of passports": behind a thing that does something, it tells what.
      if (inside && word.transitive && this.plainNounFollows(j + 1) && this.isActingThing(j - 1) && !this.k.nouns.holds(this.tokens, j))
        return read(IS.gerund)
      // "developing countries", "leading economies": before a bare noun and inside a phrase it is a modifier.
      if (inside && (this.plainNounFollows(j + 1) || !this.objectFollows(j + 1) || this.k.nouns.holds(this.tokens, j))) return undefined
      return read(IS.gerund)
    }
    if (word.forms & (FORM.past | FORM.participle) && !(word.forms & FORM.base && !this.subjectBefore(start))) {
      if (modified) return undefined
      // "the target set by the leaders": the doer behind it makes it a participle.
      const isDone = (word.forms & FORM.participle) !== 0 && (DONE_BY.holds(this.tokens, j + 1) || this.isSetUp(j, start))
      if (word.forms & FORM.base && word.classes & CLASS.noun && !isDone && !this.objectFollows(j + 1) && !this.isBehindItsSubject(start))
        return undefined
      // "€4 billion, compared with €3 billion in 2021": without an object it is another's.
      if (text === 'compared' && /^(?:with|to)$/.test(this.tokens.word[j + 1] ?? '')) return read(IS.past | IS.passive | IS.participle)
      // "signed a plan aimed at safer ports": behind the object of a verb it tells what the plan is for.
      if (text === 'aimed' && this.tokens.word[j + 1] === 'at' && adjacent && this.describesObject())
        return read(IS.past | IS.passive | IS.participle)
      const onlyParticiple = !(word.forms & FORM.past)
      // "launched a scheme called Clean Ports": behind the object of a verb a name is given to it.
      if (
        NAMING.holds(this.tokens, j) &&
        previous?.type === 'noun' &&
        adjacent &&
        this.isNamedBehind(j + 1) &&
        this.units.some(isFiniteVerb)
      )
        return read(IS.past | IS.passive | IS.participle)
      // "met with Minister Roe and took part": a form that is no participle describes nothing.
      if ((word.forms & FORM.participle || !previous || previous.type !== 'conjunction') && this.modifiesNoun(start, j, previous))
        return undefined
      if (inside && this.plainNounFollows(j + 1) && !this.subjectBefore(start)) return undefined
      const prepositionBefore = (before.classes & CLASS.preposition) !== 0 && start > this.input.from
      if (prepositionBefore && this.plainNounFollows(j + 1)) return undefined
      const finite = !onlyParticiple && (adjacent || inside || start === this.input.from ? this.isFinitePast(start, j, word) : false)
      return read(IS.past | (finite ? IS.finite : IS.passive | IS.participle))
    }
    // "Norland accounts for 3 percent", "the total amounts to $3 million": with their particle they are verbs.
    const isPointed = this.tokens.word[start - 1] === 'that' && previous?.type === 'relative'
    if (
      word.forms & (FORM.third | FORM.base) &&
      (!modified || isPointed) &&
      PARTICLES.get(lemma) === this.tokens.word[j + 1] &&
      this.subjectBefore(start)
    )
      return read(IS.finite)
    if (word.forms & FORM.third) {
      // "This includes": a pointing word before what is only a verb stands alone.
      const pointing = this.tokens.word[start - 1] === 'this' && (word.classes & CLASS.noun) === 0
      if (modified && !pointing) return undefined
      const ambiguous = (word.classes & CLASS.noun) !== 0
      // "of which exports made up a third": behind a preposition's "which" the subject begins.
      if (ambiguous && !inside && previous?.type === 'relative' && this.units.at(-2)?.type === 'preposition') return undefined
      // "In 2024, exports to Norland fell": behind what is put in front the subject begins.
      if (ambiguous && (this.closesFront(start) || this.followsFrontedDate(start))) return undefined
      // "which currently stands at $3 billion": behind the relative and an adverb is its verb.
      if (ambiguous && previous?.type === 'adverb' && this.units.at(-2)?.type === 'relative' && this.units.at(-3)?.type !== 'preposition')
        return read(IS.finite)
      // "Services exports to Norland fell": a plural has no verb of the singular.
      if (ambiguous && start - 1 === this.input.from && this.isPlural(start - 1)) return undefined
      // "Norland's exports", "Norland exports to Arcadia fell": what goes across a border, without an object.
      if (ambiguous && FLOWS.holds(this.tokens, j) && /^(?:to|from|of)$/.test(this.tokens.word[j + 1] ?? '')) return undefined
      // "tea exports accounted for $3 million", "imports fell by": and the verb behind it.
      if (ambiguous && FLOWS.holds(this.tokens, j) && this.wordAt(j + 1).forms & FORM.past && this.isJointOrNumber(j + 2)) return undefined
      // "Exports were $9 billion and imports $4 billion": the verb is said once.
      if (ambiguous && FLOWS.holds(this.tokens, j) && this.isGapped(j)) return undefined
      // "Norlandic exports to Arcadia, at $3 million, fell": behind an adjective of a state stands its noun.
      if (ambiguous && this.input.names.some((n) => n.type === 'adjective' && n.last === start - 1)) return undefined
      // "The scheme, now in its third year, runs until 2030": with its joint behind the only subject.
      if (ambiguous && RUNNING.has(lemma) && this.runsOn(j)) return read(IS.finite)
      if (this.opensParagraph(start, j, ambiguous) || (ambiguous && this.mustBeVerb(start, j, false))) return read(IS.finite)
      // "The Trio partners signed a treaty", "the Lao partners undertook to": the verb is the one behind, surely so before an article.
      const next = this.wordAt(j + 1)
      const isSurelyVerb = (next.classes & CLASS.modal) !== 0 || ((next.forms & FORM.past) !== 0 && !(next.forms & FORM.participle))
      if ((next.classes & CLASS.modal) !== 0 && this.tokens.shape[j + 1] === SHAPE.lower) return undefined
      if (ambiguous && (isSurelyVerb || (this.onlyPast(j + 1) && this.isDeterminer(j + 2)))) return undefined
      if (
        ambiguous &&
        !this.isBehindItsSubject(start) &&
        !this.goesOnWith(start, j) &&
        !(this.subjectBefore(start) && this.objectFollows(j + 1) && !(before.classes & CLASS.preposition) && this.canBeSubject(start))
      )
        return undefined
      if (!this.subjectBefore(start)) return undefined
      return read(IS.finite)
    }
    if (word.forms & FORM.base) {
      if (modified || before.classes & CLASS.preposition) return undefined
      // "a more secure and prosperous coast"
      if (inside && GRADES.holds(this.tokens, start - 1) && this.isDeterminer(start - 2)) return undefined
      // "Trade volume with Norland rose": the table knows the two words as one noun.
      if (start === this.input.from && word.classes & CLASS.noun && this.k.nouns.pairAt(this.tokens, j + 1) !== undefined) return undefined
      // "in which trade rose", "two-way goods trade volume was": the verb is the one behind.
      if (word.classes & CLASS.noun && (this.onlyPast(j + 1) || (!THINKING.has(lemma) && this.isInSubject(j)))) return undefined
      const pronoun = previous?.type === 'noun' && previous.pronoun && adjacent
      if (pronoun || this.goesOnWith(start, j)) return read(IS.finite)
      if (this.coordinatesVerb(start)) {
        // "orderly and secure migration", "safe, secure and peaceful use": one of several modifiers.
        if (this.isOneOfModifiers(j)) return undefined
        const last = this.lastVerb()
        const infinitive = last?.form === 'infinitive' || last?.modal !== undefined
        // "will apply the plan and work towards a treaty"
        const manner = last?.modal !== undefined && /^(?:towards?|together|closely|jointly)$/.test(this.tokens.word[j + 1] ?? '')
        if (word.classes & CLASS.noun && !this.objectFollows(j + 1) && !manner) return undefined
        // "settle the length and approach to the talks": "to" brings no verb.
        if (word.classes & CLASS.noun && this.tokens.word[j + 1] === 'to' && !(this.wordAt(j + 2).forms & FORM.base)) return undefined
        if (infinitive && last !== undefined) {
          return read(last.form === 'infinitive' ? IS.infinitive : IS.finite, last.modal)
        }
      }
      if (start === this.input.from || previous?.type === 'other' || previous?.type === 'colon') {
        // An item of a list begins with its verb: "Strengthen …", "(i) remove …"; "Trade declined" begins with its subject.
        if (word.classes & CLASS.noun && (!this.objectFollows(j + 1) || this.onlyPast(j + 1) || this.onlyThird(j + 1))) return undefined
        // "Transit traffic along the river grew": a noun before a noun, and the verb that can be nothing else.
        if (word.classes & CLASS.noun && this.plainNounFollows(j + 1) && this.isSubjectOfVerbBehind(j + 1)) return undefined
        // "Direct investment increased", "Total exports were": an adjective of the subject whose verb follows.
        if (ALSO_ADJECTIVES.has(text) && !this.isDeterminer(j + 1) && this.hasVerbBehind(j + 1)) return undefined
        // "Put forward by Norland, the plan …"
        if (word.forms & FORM.participle && this.tokens.word[this.firstNonAdverb(j + 1)] === 'by')
          return read(IS.past | IS.passive | IS.participle)
        return read(IS.infinitive)
      }
      if (this.mustBeVerb(start, j, true)) return read(IS.finite)
      if (word.classes & CLASS.noun && this.goesOnWithObject(j)) return read(IS.finite)
      if (text === 'look' && this.tokens.word[j + 1] === 'forward') {
        return read(IS.finite)
      }
      if (this.coordinatesVerb(start) && !(word.classes & CLASS.noun) && this.lastVerb()?.form === 'finite') {
        return read(IS.finite)
      }
      const plural = this.pluralBefore(start) || (!(word.classes & CLASS.noun) && this.closesPluralSubject(start))
      if (plural && text !== 'like' && (!(word.classes & CLASS.noun) || (this.objectFollows(j + 1) && this.canBeSubject(start)))) {
        return read(IS.finite)
      }
      if (afterThat && !(word.classes & CLASS.noun)) return read(IS.finite)
      // "directed that the Secretariat prepare a report": the bare form behind "that" says what should be done.
      if ((!(word.classes & CLASS.noun) || this.isDeterminer(j + 1)) && this.isMandated()) return read(IS.finite, 'should')
    }
    return undefined
  }

  /** A name, also in quotation marks, right behind. */
  private isNamedBehind(i: number): boolean {
    const at = this.tokens.word[i] === 'the' || this.tokens.word[i] === '"' ? i + 1 : i
    return this.tokens.shape[at] === SHAPE.capital || this.tokens.shape[at] === SHAPE.upper
  }

  /** Behind the subject of a "that" whose verb asks for something. */
  private isMandated(): boolean {
    let u = this.units.length - 1
    while (u > 0 && /^(?:noun|preposition|conjunction|open|close)$/.test(this.units[u]?.type ?? '')) u--
    if (this.units[u]?.type !== 'that') return false
    const verb = this.units[u - 1]
    return verb?.type === 'verb' && MANDATING.has(verb.lemma)
  }

  /** "the work of the team and task it to report", "…, and request the Secretary to report": behind a joint, before an article or a pronoun. */
  private goesOnWithObject(j: number): boolean {
    if (this.at < j || this.units.at(-1)?.type !== 'conjunction') return false
    const next = this.wordAt(j + 1)
    if (!/^(?:it|them|us|him|her)$/.test(this.tokens.word[j + 1] ?? '') && !(next.classes & (CLASS.determiner | CLASS.possessive)))
      return false
    return this.units.some(
      (unit) => unit.type === 'verb' && (unit.form === 'infinitive' || (unit.form === 'finite' && unit.tense === 'present')),
    )
  }

  /** "many stressed the need": a word of number with its own verb and object behind it. */
  private standsAlone(i: number, object: number): boolean {
    const next = this.wordAt(object)
    return (
      STANDING_ALONE.holds(this.tokens, i) &&
      (this.tokens.word[object] === 'that' || (next.classes & (CLASS.determiner | CLASS.possessive)) !== 0)
    )
  }

  /** Behind a subject without a verb of its own, and before a preposition. */
  private runsOn(j: number): boolean {
    if (!(this.wordAt(j + 1).classes & CLASS.preposition)) return false
    const from = this.units.findLastIndex((unit) => unit.type === 'conjunction' || unit.type === 'semicolon' || unit.type === 'that')
    const since = this.units.slice(from + 1)
    return !since.some(isFiniteVerb) && (this.at < j || since.some((unit) => unit.type === 'noun'))
  }

  /** "which it holds", "which the League set up": behind a pronoun or a name that is a subject, a word that may be a noun is a verb. */
  private isBehindItsSubject(start: number): boolean {
    const inside = this.at < start
    const subject = inside ? undefined : this.units.at(-1)
    const before = this.units.at(inside ? -1 : -2)
    if (!inside && (subject?.type !== 'noun' || subject.last !== start - 1)) return false
    const from = subject?.type === 'noun' ? subject.first : this.at
    const fronted = before?.type === 'relative' && before.last === from - 1 && /^(?:which|that)$/.test(before.word)
    if (fronted && this.input.names.some((n) => n.last === start - 1 && n.type !== 'adjective' && n.type !== 'place')) return true
    return !inside && IT_HE_OR_SHE.holds(this.tokens, from) && before?.type !== 'verb' && before?.type !== 'preposition'
  }

  /** "which deal with floods", "is a forum and deals with floods": a preposition behind it and no article before make it the verb. */
  private goesOnWith(start: number, j: number): boolean {
    const before = this.units.at(-1)
    if (this.at < start || before?.last !== start - 1) return false
    const next = this.wordAt(j + 1)
    if (before.type === 'relative')
      return (
        /^(?:which|that|who)$/.test(before.word) && (next.classes & CLASS.preposition) !== 0 && this.units.at(-2)?.type !== 'preposition'
      )
    const noun = this.units.at(-2)
    if (before.type !== 'conjunction' || noun?.type !== 'noun' || this.tokens.word[j + 1] !== 'with') return false
    const head = this.tokens.word[noun.head] ?? ''
    return this.lastVerb()?.form === 'finite' && !(head.endsWith('s') && !head.endsWith('ss'))
  }

  /** Whether what stands before can be the subject of a word that may be a noun: no adjective, and no verb waiting for its object. */
  private canBeSubject(start: number): boolean {
    const word = this.tokens.word[start - 1] ?? ''
    if (ADJECTIVE_END.test(word) && !this.k.nouns.has(word)) return false
    return !this.insideOtherClause()
  }

  /** "agreed in principle to", "condemned in the strongest terms the attack": a fixed phrase parts no verb from what follows. */
  private mannerEnd(i: number): number | undefined {
    const { word } = this.tokens
    if (word[i] === 'without')
      return word[i + 1] === 'a' && word[i + 2] === 'vote' ? i + 2 : word[i + 1] === 'objection' ? i + 1 : undefined
    if (word[i] === 'by') return BY_MANNER.holds(this.tokens, i + 1) ? i + 1 : undefined
    if (IN_GENERAL.holds(this.tokens, i + 1) && word[i + 2] !== 'of') return i + 1
    for (let j = i + 1; j < Math.min(this.input.to, i + 5); j++) if (word[j] === 'terms') return word[i + 1] === 'terms' ? undefined : j
    return undefined
  }

  /** "noted with deep interest Norland's offer": the mood is no first word of what was noted. */
  private moodEnd(i: number): number | undefined {
    if (this.units.at(-1)?.type !== 'verb') return undefined
    const end = MOODS.holds(this.tokens, i + 1) ? i + 1 : MOODS.holds(this.tokens, i + 2) ? i + 2 : undefined
    if (end === undefined || end + 1 >= this.input.to) return undefined
    return this.nameAtAhead(end + 1) || this.plainNounFollows(end + 1) ? end : undefined
  }

  /** Up to three plain nouns and then a verb that can be nothing else: "trade volume was". */
  private isInSubject(j: number): boolean {
    for (let i = j + 1; i <= j + 3; i++) {
      if (!this.plainNounFollows(i)) return false
      const word = this.wordAt(i + 1)
      if (word.classes & (CLASS.modal | CLASS.be) || this.onlyPast(i + 1)) return !(word.forms & FORM.participle)
    }
    return false
  }

  private isJointOrNumber(j: number): boolean {
    return this.tokens.shape[j] === SHAPE.number || (this.wordAt(j).classes & (CLASS.preposition | CLASS.to)) !== 0
  }

  /** A verb that can be nothing else stands behind nouns and prepositions only. */
  private isSubjectOfVerbBehind(from: number): boolean {
    for (let i = from; i < this.input.to; i++) {
      const { classes, forms } = this.wordAt(i)
      if (this.tokens.shape[i] === SHAPE.punctuation && this.tokens.word[i] !== '-') return false
      if (classes & (CLASS.relative | CLASS.to | CLASS.subordinator | CLASS.pronoun) || this.tokens.word[i] === 'that') return false
      if (classes & (CLASS.modal | CLASS.be | CLASS.have) || (forms & FORM.past && !(forms & (FORM.participle | FORM.base)))) return true
    }
    return false
  }

  /** A verb that can be nothing else stands somewhere behind. */
  private hasVerbBehind(from: number): boolean {
    for (let i = from; i < this.input.to; i++) {
      if (this.input.dates.some((date) => date.first <= i && i <= date.last)) continue
      const word = this.wordAt(i)
      if (word.classes & CLASS.relative || this.tokens.word[i] === 'that') return false
      if (word.classes & (CLASS.modal | CLASS.be | CLASS.have) || word.forms & FORM.past) return true
    }
    return false
  }

  /** In a sentence that has no plain verb: a word behind a noun that agrees with it in number, with no noun behind it. */
  private mustBeVerb(start: number, j: number, plural: boolean): boolean {
    if (!this.lacksVerb || this.units.some(isFiniteVerb)) return false
    const before = this.tokens.word[start - 1] ?? ''
    const isPlural = before.endsWith('s') && !before.endsWith('ss')
    const next = this.wordAt(j + 1)
    const joints = CLASS.preposition | CLASS.determiner | CLASS.possessive | CLASS.to
    const isName = this.input.names.some((name) => name.last === start - 1)
    return (isName || (isPlural === plural && this.k.nouns.holds(this.tokens, start - 1))) && (next.classes & joints) !== 0
  }

  private opensClause(j: number): boolean {
    const previous = this.units.at(-1)
    return (
      previous === undefined ||
      previous.type === 'colon' ||
      previous.type === 'quote' ||
      previous.type === 'semicolon' ||
      (previous.type === 'other' && previous.last === j - 1)
    )
  }

  /** "a memorandum of understanding on ports": the last word of a noun of the table. */
  private closesCompound(j: number, text: string): boolean {
    return (
      this.tokens.word[j - 1] === 'of' &&
      this.k.nouns.begins(this.tokens, j - 2) &&
      this.k.nouns.has(`${this.tokens.word[j - 2] ?? ''} of ${text}`)
    )
  }

  /** "internationally recognised borders", "achieving shared goals": a participle with a noun behind it and no subject before it. */
  private modifiesNoun(start: number, j: number, previous: Unit | undefined): boolean {
    const word = this.tokens.word[start - 1] ?? ''
    // "the newly appointed Ambassador": an article before the adverb makes the name behind it the noun.
    if (this.at < start && isAdverb(word) && this.isDeterminer(start - 2) && this.nameAtAhead(j + 1)) return true
    if (!this.plainNounFollows(j + 1)) return false
    // "met with Minister Roe and held talks": a person is no beginning of a list of things.
    if (previous?.type === 'conjunction' && this.at === start && this.endsInPerson()) return false
    // "The Assembly adopted resolution 12/3": a noun with its number is an object.
    if (this.tokens.shape[j + 2] === SHAPE.number && this.input.names.some((n) => n.last === start - 1)) return false
    if (this.at < start) return isAdverb(word) || GRADING.has(word) || (ADJECTIVE_END.test(word) && !this.k.nouns.has(word))
    return (
      previous?.type === 'verb' ||
      previous?.type === 'preposition' ||
      ((previous?.type === 'conjunction' || previous?.type === 'comma') &&
        (this.listOfNouns() || this.isBehindModifier()) &&
        !this.closesAdjuncts() &&
        !(previous.type === 'comma' ? this.isOneOfDeeds(j) : this.isBehindPlace() || this.isBehindName(j)))
    )
  }

  /** "reviewed the work of the Reef Forum and discussed new tolls": what a name is joined to in this way is the next deed, but for words of ties. */
  private isBehindName(j: number): boolean {
    const name = this.units.at(-2)
    if (name?.type !== 'noun' || TYING.holds(this.tokens, j) || (this.wordAt(j).forms & FORM.past) === 0) return false
    return name.names.some((n) => n.last === name.last && n.type !== 'adjective') && this.tellsPast()
  }

  /** Whether the finite verb last told is of the past, and neither passive nor behind a modal. */
  private tellsPast(): boolean {
    const last = this.units.findLast(isFiniteVerb)
    return last?.type === 'verb' && last.tense === 'past' && !last.passive && last.modal === undefined
  }

  /** "met in Lima and discussed visas": no thing is joined to a place. */
  private isBehindPlace(): boolean {
    const place = this.units.at(-2)
    const joint = this.units.at(-3)
    if (place?.type !== 'noun' || joint?.type !== 'preposition' || (joint.word !== 'in' && joint.word !== 'at')) return false
    const isPlace = place.names.some((n) => n.last === place.last && (n.type === 'place' || n.type === 'party'))
    return isPlace && this.tellsPast()
  }

  /** "praised the plan of Norland, approved new fees and urged the parties to pay": a deed between two others. */
  private isOneOfDeeds(j: number): boolean {
    const first = this.lastVerb()
    if (first?.form !== 'finite' || first.tense !== 'past' || first.passive || first.modal !== undefined) return false
    const { tokens } = this
    for (let i = j + 1; i + 2 < this.input.to; i++) {
      const { classes } = this.wordAt(i)
      if (tokens.word[i] === ';' || classes & (CLASS.modal | CLASS.be | CLASS.have | CLASS.relative)) return false
      if (tokens.word[i] !== 'and') continue
      const verb = this.firstNonAdverb(i + 1)
      const behind = tokens.word[verb + 1] ?? ''
      const isDeed = (this.wordAt(verb).forms & FORM.past) !== 0 && tokens.shape[verb] === SHAPE.lower
      if (isDeed && (this.isDeterminer(verb + 1) || /^(?:to|that|on|upon|for)$/.test(behind))) return true
    }
    return false
  }

  private endsInPerson(): boolean {
    const before = this.units.at(-2)
    return before?.type === 'noun' && before.names.some((name) => name.type === 'person' && name.last === before.last)
  }

  /** "Norland and Arcadia, in Lima, held talks": a comma that closes adjuncts behind a subject whose verb is still to come. */
  private closesAdjuncts(): boolean {
    if (this.units.at(-1)?.type !== 'comma' || this.units.some((unit) => unit.type === 'verb')) return false
    let u = this.units.length - 2
    while (u > 0 && ['noun', 'preposition', 'date', 'adverb'].includes(this.units[u]?.type ?? '')) u--
    // "now in its third year"
    const first = this.units[this.units[u + 1]?.type === 'adverb' ? u + 2 : u + 1]
    const opens = first?.type === 'date' || (first?.type === 'preposition' && first.word !== 'of')
    return u > 0 && opens && this.units[u]?.type === 'comma' && this.units[u - 1]?.type === 'noun'
  }

  /** "the fundamental and shared values": what the joint follows is an adjective behind its article. */
  private isBehindModifier(): boolean {
    const before = this.units.at(-2)
    if (before?.type !== 'noun' || before.names.length > 0 || before.first === before.last || !this.isDeterminer(before.first)) return false
    const word = this.tokens.word[before.last] ?? ''
    return ADJECTIVE_END.test(word) && !this.k.nouns.has(word) && (this.wordAt(before.last).classes & CLASS.noun) === 0
  }

  /** "The committee, set up in 1978, meets": with its particle behind a comma it is no noun. */
  private isSetUp(j: number, start: number): boolean {
    const { word } = this.tokens
    const before = this.units.at(-1)?.type === 'adverb' ? this.units.at(-2) : this.units.at(-1)
    // "the quota, currently set at 300 places"
    return this.at >= start && before?.type === 'comma' && word[j] === 'set' && /^(?:up|at|aside|out|forth|by)$/.test(word[j + 1] ?? '')
  }

  /** "In 2024, …", "Of this total, …": a comma with nothing before it but adjuncts, among which no subject stands. */
  private closesFront(start: number): boolean {
    const { units } = this
    if (this.at < start || units.at(-1)?.type !== 'comma' || units[0]?.type !== 'preposition') return false
    return units.every(
      (unit, u) =>
        /^(?:preposition|date|adverb|comma|conjunction)$/.test(unit.type) || (unit.type === 'noun' && units[u - 1]?.type !== 'comma'),
    )
  }

  /** "In 2024 exports fell", "and in March visits rose": nothing yet stands there that could do something. */
  private followsFrontedDate(start: number): boolean {
    const [joint, preposition, date] = [this.units.at(-3), this.units.at(-2), this.units.at(-1)]
    if (this.at < start || date?.type !== 'date' || preposition?.type !== 'preposition') return false
    return joint === undefined || /^(?:comma|conjunction|subordinator)$/.test(joint.type)
  }

  private listOfNouns(): boolean {
    const before = this.units.at(-2)
    return before?.type === 'preposition' || (before?.type === 'noun' && this.units.at(-3)?.type === 'preposition')
  }

  private isOneOfModifiers(j: number): boolean {
    const next = this.tokens.word[j + 1] ?? ''
    const after = this.tokens.word[j + 2] ?? ''
    if ((next === 'and' || next === ',') && ADJECTIVE_END.test(after) && (this.wordAt(j + 2).classes & CLASS.verb) === 0)
      return !this.k.nouns.holds(this.tokens, j + 2) && this.plainNounFollows(j + 3)
    const before = [...this.units].reverse().find((unit) => unit.type !== 'comma' && unit.type !== 'conjunction')
    const word = before?.type === 'noun' && before.names.length === 0 ? (this.tokens.word[before.last] ?? '') : ''
    if (word === '' || this.k.nouns.has(word) || (this.wordAt(before?.last ?? 0).classes & CLASS.noun) !== 0) return false
    // "economic and trade relations": what may be a noun goes on with an adjective that has none yet.
    const isNounToo = (this.wordAt(j).classes & CLASS.noun) !== 0 && /(?:ic|[^i]al|ial)$/.test(word)
    // "a stable and secure Norland"
    const isOpen = before !== undefined && /^an?$/.test(this.tokens.word[before.first] ?? '')
    const isNamed = isOpen && this.nameAtAhead(j + 1)
    // "a safe and open coast"
    if (isOpen && ALSO_ADJECTIVES.has(this.tokens.word[j] ?? '') && this.plainNounFollows(j + 1)) return true
    return (
      (this.adjectiveInLy(before?.last ?? 0) || isNounToo || /(?:ble|ful|ous|ive)$/.test(word)) && (isNamed || this.plainNounFollows(j + 1))
    )
  }

  private lastVerb(): VerbGroup | undefined {
    let u = this.units.length - 1
    while (u >= 0 && ['comma', 'conjunction', 'semicolon', 'adverb'].includes(this.units[u]?.type ?? '')) u--
    for (; u >= 0; u--) {
      const unit = this.units[u]
      if (unit?.type === 'verb' && (unit.form === 'infinitive' || unit.form === 'finite')) return unit
      if (unit?.type === 'relative') return undefined
    }
    return undefined
  }

  private coordinatesVerb(start: number): boolean {
    let previous = this.units.at(-1)
    if (previous?.type === 'adverb' || previous?.type === 'other') previous = this.units.at(-2)
    return (previous?.type === 'conjunction' || previous?.type === 'comma' || previous?.type === 'semicolon') && start > this.input.from
  }

  /**
   * "Decides to renew the mandate", "Strongly condemns the attack": a paragraph of a resolution leaves out whose organ speaks. A word that may
   * be a noun ("Requests the Commission", "Notes with concern") needs behind it what no noun has.
   */
  private opensParagraph(start: number, j: number, ambiguous: boolean): boolean {
    if (start !== this.at || !this.units.every((unit) => unit.type === 'adverb' || unit.type === 'other')) return false
    const next = this.tokens.word[j + 1] ?? ''
    if (this.wordAt(j + 1).classes & (CLASS.determiner | CLASS.possessive)) return true
    if (!ambiguous) return next === 'to' || next === 'that' || this.objectFollows(j + 1) || this.wordAt(j + 1).classes === 0
    // "Supports Norland's offer"
    const owner = this.input.names.find((name) => name.first === j + 1)
    return (
      next === 'that' ||
      (owner !== undefined && /^(?:'s|')$/.test(this.tokens.word[owner.last + 1] ?? '')) ||
      (next === 'with' && this.objectFollows(j + 2)) ||
      (this.tokens.word[j] === 'calls' && /^(?:on|upon|for)$/.test(next))
    )
  }

  private subjectBefore(start: number): boolean {
    for (let u = this.units.length - 1; u >= 0; u--) {
      const unit = this.units[u]
      if (unit?.type === 'adverb') continue
      if (this.at < start) return true
      return (
        unit?.type === 'noun' ||
        unit?.type === 'relative' ||
        unit?.type === 'close' ||
        unit?.type === 'comma' ||
        unit?.type === 'conjunction' ||
        unit?.type === 'date' ||
        unit?.type === 'quote'
      )
    }
    return this.at < start
  }

  private pluralBefore(start: number): boolean {
    const inside = this.at < start
    const word = this.tokens.word[start - 1] ?? ''
    // "The Heads of State meet"
    if (this.tokens.word[start - 2] === 'of' && this.tokens.word[start - 3] === 'heads') return true
    if (inside) {
      if ((word.endsWith('s') && !word.endsWith('ss')) || PLURALS.has(word)) return true
      // "Norland and Arcadia agree", "the Council agree"
      return (
        (this.units.at(-1)?.type === 'conjunction' && this.units.at(-2)?.type === 'noun') ||
        this.input.names.some((n) => n.last === start - 1)
      )
    }
    let previous = this.units.at(-1)
    if (previous?.type === 'relative') return true
    // "the states (the Parties) agree": what stands in brackets names the subject again.
    if (previous?.type === 'close') previous = [...this.units].reverse().find((unit) => unit.type === 'noun')
    // "Grants for pilots, announced in May, remain": behind an aside the subject is what stands before it.
    if (previous?.type === 'comma') previous = this.beforeAside()
    if (previous?.type !== 'noun') return previous?.type === 'adverb' && this.units.at(-2)?.type === 'noun'
    const head = this.tokens.word[previous.head] ?? ''
    if ((head.endsWith('s') && !head.endsWith('ss')) || PLURALS.has(head)) return true
    // "Norland and Arcadia agree"
    return this.units.at(-2)?.type === 'conjunction'
  }

  /** "350 firms with Norlandic capital operate here": the head of the phrases before is plural, and no verb stands among them. */
  private closesPluralSubject(start: number): boolean {
    let u = this.units.length - (this.at < start ? 1 : 2)
    if (this.at >= start && this.units.at(-1)?.type !== 'noun') return false
    let found: NounPhrase | undefined
    while (u > 0 && this.units[u]?.type === 'preposition' && this.units[u - 1]?.type === 'noun') {
      const unit = this.units[u - 1]
      if (unit?.type === 'noun') found = unit
      u -= 2
    }
    const opens = this.units[u]?.type
    if (found === undefined || (opens !== undefined && opens !== 'comma' && opens !== 'that' && opens !== 'relative')) return false
    const head = this.tokens.word[found.head] ?? ''
    return (head.endsWith('s') && !head.endsWith('ss')) || PLURALS.has(head)
  }

  /** The noun that opens the sentence, when between it and here stands a participle between two commas and no other verb. */
  private beforeAside(): Unit | undefined {
    const verbs = this.units.filter((unit) => unit.type === 'verb')
    const aside = verbs[0]
    const first = this.units.find((unit) => unit.type === 'noun')
    const at = aside === undefined ? -1 : this.units.indexOf(aside)
    return verbs.length === 1 && aside?.type === 'verb' && aside.form === 'participle' && this.units[at - 1]?.type === 'comma'
      ? first
      : undefined
  }

  /** Whether an object begins here: a determiner, a name, "that", "to" or a noun. */
  private objectFollows(i: number): boolean {
    if (i >= this.input.to) return false
    const j = this.firstNonAdverb(i)
    if (this.tokens.shape[j] === SHAPE.punctuation) return /^["$€£¥]$/.test(this.tokens.word[j] ?? '')
    if (this.nameAtAhead(j)) return true
    if (HEDGES.holds(this.tokens, i) && this.hedgedNumber(i) !== undefined) return true
    // "held in-depth talks": a word with a hyphen, whatever it begins with.
    if (this.tokens.word[j + 1] === '-' && this.tokens.gap[j + 1] === GAP.none && this.tokens.gap[j + 2] === GAP.none) return true
    const word = this.wordAt(j)
    if (word.classes & (CLASS.determiner | CLASS.possessive | CLASS.pronoun | CLASS.to)) return true
    if (word.classes & (CLASS.preposition | CLASS.conjunction | CLASS.modal | CLASS.be | CLASS.have | CLASS.relative | CLASS.subordinator))
      return false
    return (
      this.tokens.shape[j] === SHAPE.lower ||
      this.tokens.shape[j] === SHAPE.number ||
      this.tokens.shape[j] === SHAPE.capital ||
      this.tokens.shape[j] === SHAPE.upper
    )
  }

  private plainNounFollows(i: number): boolean {
    if (i >= this.input.to) return false
    if (this.nameAtAhead(i)) return false
    const shape = this.tokens.shape[i]
    const word = this.wordAt(i)
    if (shape !== SHAPE.lower) return false
    return (word.classes === 0 && !isAdverb(this.tokens.word[i] ?? '')) || (word.classes & CLASS.noun) !== 0
  }

  /** "adopted" alone is finite with an object or a that-clause behind it, or when the verb takes none. */
  private isFinitePast(start: number, j: number, word: Word): boolean {
    const hasSubject = this.subjectBefore(start)
    // An item of a list begins with what its subject did: "(a) requested the Chair to report".
    if (!hasSubject)
      return (
        start === this.input.from &&
        this.units.length === 0 &&
        (word.forms & FORM.past) !== 0 &&
        (this.tokens.shape[start] === SHAPE.capital ? this.opensItem(j) : this.objectFollows(j + 1))
      )
    if (!(word.forms & FORM.participle)) return true
    if (this.isFronted(start) || this.isBehindObject(start)) return false
    // "the session presided over by Norland": done by who is named behind.
    if (BEFORE_DOER.has(this.tokens.word[j + 1] ?? '') && this.tokens.word[j + 2] === 'by' && this.wordAt(j + 3).classes !== CLASS.noun)
      return false
    const manner = MANNERS.has(this.tokens.word[j + 1] ?? '') ? this.mannerEnd(j + 1) : undefined
    const behind = manner === undefined ? j + 1 : manner + 1
    const next = HEDGES.holds(this.tokens, behind) && this.hedgedNumber(behind) !== undefined ? behind : this.firstNonAdverb(behind)
    if (next >= this.input.to) return !word.transitive
    // "The exercise, held every two years, trains": how often is no object.
    if (EACH.holds(this.tokens, next) && this.units.at(-1)?.type === 'comma') return false
    if (!word.transitive) return true
    const text = this.tokens.word[next] ?? ''
    if (this.isBehindDescribed() && text !== 'by' && !this.finiteAhead(next)) return true
    // "which the leaders approved at the summit": its object is the word that the relative stands for.
    if (this.relativeWithSubject(start)) return true
    if (text === 'by' && this.isShare(next + 1)) return !this.insideOtherClause()
    if (word.loose && !this.objectFollows(next)) return !this.insideOtherClause() && !this.finiteAhead(next)
    // "the Treaty entered into force": nothing is ever entered into by another here.
    if (text === 'into' && this.tokens.word[j] === 'entered') return !this.insideOtherClause(true)
    if (text === 'how' || text === 'whether' || text === 'why') return !this.insideOtherClause()
    if (text === 'that' || text === 'to') return !this.insideOtherClause()
    // "put off her visit, planned for 3 June": behind a comma the verb tells of the noun in front.
    if (text === 'for' && this.units.at(-1)?.type === 'comma' && PLANNED.holds(this.tokens, j)) return false
    // "The meeting scheduled for June in Lima was postponed": the verb is the one that follows.
    if (text === 'on' || text === 'for' || text === 'with') return !this.insideOtherClause() && !this.finiteAhead(next)
    if (this.objectBehindPlace(next)) return !this.insideOtherClause()
    // "Norland proposed, for its part, that a line be opened": the aside parts the verb from what it takes.
    const behindAside = text === ',' ? this.asideEnd(next) : undefined
    if (behindAside !== undefined)
      return !this.insideOtherClause() && (this.isDeterminer(behindAside) ? !this.modalAhead(behindAside) : !this.finiteAhead(behindAside))
    return this.objectFollows(next) && !this.dateStarts(next) && !this.dateStarts(j + 1)
  }

  /** "met to conduct talks aimed at a pact": the object of an infinitive does nothing of its own. */
  private isBehindObject(start: number): boolean {
    const object = this.units.at(-1)
    const verb = this.units.at(-2)
    return (
      object?.type === 'noun' &&
      object.last === start - 1 &&
      verb?.type === 'verb' &&
      verb.form === 'infinitive' &&
      verb.transitive &&
      // "The protocol to amend the treaty entered into force": the sentence lacks its verb still.
      this.units.some((unit) => unit.type === 'verb' && unit.form === 'finite') &&
      !/^(?:ensure|see|say|show|note|confirm|hope|believe|know|find|feel|think|hear)$/.test(verb.lemma)
    )
  }

  /** "Decided to open an office", "Urged the sides to": a paragraph whose subject stands on a line before; not "Determined to act, the ministers …". */
  private opensItem(j: number): boolean {
    const { tokens } = this
    const next = this.firstNonAdverb(j + 1)
    const text = tokens.word[next] ?? ''
    if (/^(?:to|that|on|upon)$/.test(text) ? STATES_OF_MIND.holds(tokens, j) : !this.isDeterminer(next)) return false
    let behindComma = false
    for (let i = next; i < this.input.to; i++) {
      if (tokens.word[i] === ';') return true
      if (tokens.word[i] === ',') {
        behindComma = this.isDeterminer(i + 1) || this.nameAtAhead(i + 1) || (this.wordAt(i + 1).classes & CLASS.pronoun) !== 0
        continue
      }
      const { classes, forms } = this.wordAt(i)
      if (classes & (CLASS.relative | CLASS.to)) behindComma = false
      const isVerb = (classes & (CLASS.modal | CLASS.be | CLASS.have)) !== 0 || (forms & (FORM.past | FORM.third)) !== 0
      if (behindComma && isVerb && !(classes & CLASS.noun)) return false
    }
    return true
  }

  /** "The steps adopted, in line with the plan, the charter and the rules, will help": the verb is the one behind the list. */
  private modalAhead(from: number): boolean {
    for (let i = from; i < this.input.to; i++) {
      const { classes } = this.wordAt(i)
      if (classes & (CLASS.relative | CLASS.to) || this.tokens.word[i] === ';') return false
      if (classes & (CLASS.modal | CLASS.be | CLASS.have)) return true
    }
    return false
  }

  /** Behind ", in this regard," what a verb takes: "that", "to" or an object with its determiner. */
  private asideEnd(comma: number): number | undefined {
    const opening = this.tokens.word[comma + 1] ?? ''
    const opens = (this.wordAt(comma + 1).classes & CLASS.preposition) !== 0 || /^(?:inter|subject|together|along|jointly)$/.test(opening)
    if (!opens || opening === 'including') return undefined
    for (let i = comma + 2; i < Math.min(this.input.to, comma + LONGEST_ASIDE); i++) {
      const text = this.tokens.word[i] ?? ''
      if (text === ',') {
        const next = this.tokens.word[i + 1] ?? ''
        return next === 'that' || next === 'to' || this.isDeterminer(i + 1) ? i + 1 : undefined
      }
      const { classes } = this.wordAt(i)
      if (text === ';' || text === ':' || classes & (CLASS.relative | CLASS.modal | CLASS.be | CLASS.have)) return undefined
    }
    return undefined
  }

  /** "A delegation led by Minister Roe called at Lima": the subject has its participle already, and a verb is wanting. */
  private isBehindDescribed(): boolean {
    const [noun, verb, by, doer] = this.units.slice(-4)
    return (
      noun?.type === 'noun' &&
      verb?.type === 'verb' &&
      verb.form === 'participle' &&
      verb.passive &&
      by?.type === 'preposition' &&
      by.word === 'by' &&
      doer?.type === 'noun' &&
      this.units.every((unit) => unit.type !== 'verb' || unit === verb)
    )
  }

  /** "received yesterday in Lima the Minister": day and place before the object with its article. */
  private objectBehindPlace(from: number): boolean {
    const date = this.input.dates.find((d) => d.first === from)
    const at = date === undefined ? from : date.last + 1
    if (this.newThingBehind(at)) return true
    if (this.tokens.word[at] !== 'in') return false
    const place = this.input.names.find((n) => n.first === at + 1 && n.type === 'place')
    return place !== undefined && (this.wordAt(place.last + 1).classes & CLASS.determiner) !== 0
  }

  /** "adopted at its last session a resolution": where it was done, and then the object, which is new. */
  private newThingBehind(at: number): boolean {
    const { tokens } = this
    if (!/^(?:in|at|during)$/.test(tokens.word[at] ?? '')) return false
    for (let i = at + 2; i < Math.min(this.input.to, at + 9); i++) {
      if (/^an?$/.test(tokens.word[i] ?? '')) return !this.dateStarts(i) && (this.k.nouns.holds(tokens, i - 1) || this.endsName(i - 1))
      const { classes } = this.wordAt(i)
      if (tokens.shape[i] === SHAPE.punctuation || classes & (CLASS.relative | CLASS.modal | CLASS.be | CLASS.have | CLASS.conjunction))
        return false
    }
    return false
  }

  private endsName(i: number): boolean {
    return this.input.names.some((n) => n.last === i)
  }

  /** "Under the agreement focused on …": nothing but a phrase in front, whose noun is no subject. */
  private isFronted(start: number): boolean {
    if (this.at < start || this.units.at(-1)?.type !== 'noun') return false
    const from = this.units.findLastIndex((unit) => unit.type === 'colon') + 1
    return (
      this.units[from]?.type === 'preposition' &&
      this.units.every((unit, u) => u < from || unit.type === ((u - from) % 2 === 0 ? 'preposition' : 'noun'))
    )
  }

  /** "which the leaders …": a relative and a subject of one phrase right before the verb. */
  private relativeWithSubject(start: number): boolean {
    const last = this.units.at(-1)
    if (this.at < start) return last?.type === 'relative' && last.word !== 'who'
    const before = this.units.at(-2)
    // "a scheme that the leaders launched in May": without an object behind the verb, "that" stands for the noun in front of it.
    const isObject = before?.type === 'that' && this.units.at(-3)?.type === 'noun' && !this.objectFollows(start + 1)
    return last?.type === 'noun' && (isObject || (before?.type === 'relative' && /^(?:which|that)$/.test(before.word)))
  }

  /** Whether another finite verb follows before any joint: then this one only describes the subject ("the plan adopted in May will serve"). */
  private finiteAhead(from: number): boolean {
    const isEnclosed = this.units.at(-1)?.type === 'comma'
    for (let i = from; i < this.input.to; i++) {
      const text = this.tokens.word[i] ?? ''
      const word = this.wordAt(i)
      // "The Charter, adopted on 3 May, sets out aims": the verb behind the commas is that of the subject.
      if (text === ',' && isEnclosed && this.tokens.shape[i + 1] === SHAPE.lower) {
        const { forms } = this.wordAt(i + 1)
        if (forms & FORM.third || (forms & FORM.past && !DONE_BY.holds(this.tokens, i + 2))) return true
      }
      // "left for Norland on 3 May": a month is no modal.
      if (this.tokens.shape[i] === SHAPE.capital) continue
      if (word.classes & (CLASS.conjunction | CLASS.relative | CLASS.subordinator) && !(word.classes & CLASS.preposition)) return false
      if (text === ';' || text === ':') return false
      // "called for the talks to be opened": an infinitive is no verb of its own subject.
      if ((text === 'be' || text === 'have') && this.tokens.word[i - 1] === 'to') continue
      if (word.classes & (CLASS.modal | CLASS.be | CLASS.have)) return true
      if (word.forms & (FORM.third | FORM.past) && !(word.classes & CLASS.noun) && !(word.forms & FORM.participle)) return true
    }
    return false
  }

  private onlyPast(i: number): boolean {
    const word = this.wordAt(i)
    return (word.forms & FORM.past) !== 0 && (word.forms & FORM.base) === 0
  }

  /** "Transport absorbs": a form that can be nothing but a verb. */
  private onlyThird(i: number): boolean {
    const word = this.wordAt(i)
    return (word.forms & FORM.third) !== 0 && (word.classes & CLASS.noun) === 0
  }

  private dateStarts(i: number): boolean {
    return this.input.dates.some((d) => d.first === i)
  }

  /** A finite verb stands before and nothing has closed its clause: the participle then belongs to its object. */
  private insideOtherClause(onlyFinite = false): boolean {
    for (let u = this.units.length - 1; u >= 0; u--) {
      const unit = this.units[u]
      if (unit === undefined) return false
      const next = this.units[u + 1]
      // "announced new funds, including grants expected to help": the joint opens no clause.
      if (unit.type === 'comma' && next?.type === 'preposition' && next.word === 'including') continue
      if (
        unit.type === 'comma' ||
        unit.type === 'conjunction' ||
        unit.type === 'semicolon' ||
        unit.type === 'that' ||
        unit.type === 'subordinator' ||
        unit.type === 'relative'
      )
        return false
      // "Tourists from Peru visiting the park increased": a gerund behind the subject leaves it without its verb.
      if (unit.type === 'verb' && unit.form === 'gerund' && this.describesSubject(u)) return false
      if (unit.type === 'verb' && (!onlyFinite || unit.form === 'finite')) return true
    }
    return false
  }

  /** Nothing but noun phrases and their prepositions stands before a gerund: it tells of the subject. */
  private describesSubject(at: number): boolean {
    if (this.units[at - 1]?.type !== 'noun') return false
    return this.units.every((unit, u) => u >= at || unit.type === 'noun' || unit.type === 'preposition')
  }

  private group(first: number, last: number, lemma: string, transitive: boolean, modal: string | undefined, is: number): VerbGroup {
    const future = modal === 'will' || modal === 'shall' || modal === 'would'
    return {
      type: 'verb',
      first,
      last,
      lemma,
      form: formOf(is, modal),
      tense: future ? 'future' : is & (IS.past | IS.perfect) ? 'past' : 'present',
      modal,
      passive: (is & IS.passive) !== 0,
      perfect: (is & IS.perfect) !== 0,
      progressive: (is & IS.progressive) !== 0,
      negated: (is & IS.negated) !== 0,
      transitive,
      controls: this.wordAt(last).controls,
      credits: this.wordAt(last).credits,
    }
  }
}

function formOf(is: number, modal: string | undefined): VerbGroup['form'] {
  if (is & IS.infinitive) return 'infinitive'
  if (is & IS.participle) return 'participle'
  if (is & IS.gerund) return 'gerund'
  return is & IS.finite || modal !== undefined ? 'finite' : 'participle'
}

function isAbleWord(word: string): boolean {
  return word.endsWith('ble') && (word.endsWith('able') || word.endsWith('ible'))
}

function isAdverb(word: string): boolean {
  return word.length > 4 && word.endsWith('ly')
}
