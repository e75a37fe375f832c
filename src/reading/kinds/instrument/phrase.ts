import { wordSet } from '../../../language/word-map.ts'
import { isCapital, type Name, wordsOf } from '../../../language/names.ts'
import type { NounPhrase } from '../../../language/phrases.ts'
import { fold, SHAPE } from '../../../language/tokens.ts'
import { listEnd } from '../../adjuncts.ts'
import { agentsOf } from '../../agents.ts'
import type { Range } from '../../clauses.ts'
import type { Draft, Filled } from '../../draft.ts'
import type { KnownInstrument } from '../../document.ts'
import type { Scope } from '../../scope.ts'
import { tokenSpan, wordsBetween, wordsOfRange } from '../../sentence.ts'
import { type Item, untilPeriod, pastLetters, PROGRAMME, compoundNoun } from './noun.ts'

const RESOLUTION_OR_DECISION = wordSet('resolution decision')

/** What a phrase says of an instrument: its title, or its type and subject, its parties and its period. */
export interface InstrumentPhrase extends KnownInstrument {
  readonly parties: readonly Filled[]
  /** Whose it is: "the League's action plan". */
  readonly owner: Filled | undefined
}

/** Puts what a phrase says of an instrument into its claim. */
export function fillInstrument(draft: Draft, phrase: InstrumentPhrase): void {
  draft.set('title', phrase.title).set('type', phrase.type).set('subject', phrase.subject).set('period', phrase.period)
  draft.add('parties', phrase.parties)
  if (phrase.owner !== undefined && !draft.has('by') && !draft.has('parties')) draft.add('by', [phrase.owner])
}

/** The name of an instrument among the names of a phrase. */
const titleIn = (unit: NounPhrase): Name | undefined =>
  unit.names.findLast((n) => n.type === 'instrument' || (n.type === 'programme' && PROGRAMME.test(n.value)))

/** Whether the noun of a phrase is a type of instrument. */
const isOfType = (scope: Scope, at: number, unit: NounPhrase): boolean =>
  unit.noun?.classes.includes('instrument') === true || compoundNoun(scope, at) !== undefined

/** Whether `instrumentOf` reads anything of a unit: told at little cost. */
export function tellsInstrument(scope: Scope, at: number): boolean {
  const unit = scope.s.units[at]
  return unit?.type === 'noun' && (unit.pronoun || titleIn(unit) !== undefined || isOfType(scope, at, unit))
}

/** Reads one instrument with what hangs on it; undefined when its head is none. */
export function instrumentOf(scope: Scope, found: Item): InstrumentPhrase | undefined {
  const { s, context } = scope
  const past = pastLetters(scope, found.tail.from)
  const item = past === found.tail.from || past >= found.tail.to ? found : { ...found, tail: { from: past, to: found.tail.to } }
  const unit = s.units[item.head]
  if (unit?.type !== 'noun') return undefined
  if (unit.pronoun) return context.lastInstrument === undefined ? undefined : knownPhrase(context.lastInstrument, [])
  const name = titleIn(unit)
  if (name === undefined && !isOfType(scope, item.head, unit)) return undefined
  const period = periodIn(scope, item)
  const parties = betweenParties(scope, item.tail)
  if (name !== undefined) {
    const isType = isTypeOnly(scope, name)
    const matter = isType
      ? (matterBehind(scope, item.tail.from) ?? topicBehind(scope, item.tail) ?? matterBehindParties(scope, item.tail))
      : undefined
    if (matter !== undefined) {
      // "the Intergovernmental Agreement focused on ports": told by its type and its matter.
      const subject = wordsOfRange(s, { from: matter, to: subjectEnd(scope, matter + 1, lastOf(scope, item.tail)) })
      const type = { value: name.value, span: tokenSpan(s.tokens, name.first, name.last), row: name.row }
      return { title: undefined, type, subject, period, parties, owner: undefined }
    }
    // "Memorandum of Understanding between A and B": a kind with its parties is no name.
    if (KIND_ONLY.test(name.value) && parties.length > 0) {
      const type = { value: name.value, span: tokenSpan(s.tokens, name.first, name.last), row: name.row }
      return { title: undefined, type, subject: undefined, period, parties, owner: undefined }
    }
    const { owner, title } = ownedTitle(scope, unit, name)
    const numbered = /\bResolution (?:No\. ?)?\d/.test(name.value)
    const type = numbered ? { value: 'resolution', span: tokenSpan(s.tokens, name.first, name.last), row: name.row } : undefined
    return { title, type, subject: undefined, period, parties, owner }
  }
  const quoted = quotedTitle(scope, item) ?? codedTitle(scope, unit)
  const type = successorType(scope, unit) ?? typeWords(scope, unit, item)
  const subject = subjectOf(scope, unit, item, type?.size ?? 0)
  const titled = establishingTitle(scope, item.head) ?? titleBefore(scope, unit)
  if (titled !== undefined) return { title: titled, type: undefined, subject: undefined, period, parties, owner: undefined }
  const own = unit.names
    .filter((n) => n.type === 'party' || n.type === 'organisation')
    .map((n): Filled => ({ value: n.value, span: tokenSpan(s.tokens, n.first, n.last), row: n.row }))
  const first = s.tokens.word[unit.first]
  if (
    (first === 'the' || first === 'this' || first === 'its') &&
    (unit.last - unit.first <= 1 ||
      (unit.last - unit.first === 2 &&
        /^(?:original|same|said|present|existing|new|upgraded)$/.test(s.tokens.word[unit.first + 1] ?? ''))) &&
    subject === undefined &&
    period === undefined
  ) {
    const word = unit.noun?.singular.split(' ').at(-1) ?? ''
    const known = (isCapital(s.tokens, unit.head) ? context.definedInstruments.get(word) : undefined) ?? context.instruments.get(word)
    // Each line of a list names another: "The Agreement between A and B".
    const isListed = context.instrumentLead !== undefined && parties.length > 0
    if (known !== undefined && !isListed) return knownPhrase(known, parties)
  }
  const all = own.length > 1 ? [...own, ...parties] : parties
  return { title: quoted, type: type?.filled, subject, period, parties: all, owner: undefined }
}

const KIND_ONLY =
  /^(?:Memorand(?:um|a|ums) of (?:Understanding|Cooperation)|Memorandum|MoU|Letters? of Intent|Exchange of (?:Letters|Notes))$/i

/** What was told of an instrument before. */
function knownPhrase({ title, type, subject, period }: KnownInstrument, parties: readonly Filled[]): InstrumentPhrase {
  return { title, type, subject, period, parties, owner: undefined }
}

/** "Memorandum of Understanding between A and B on ports": the matter stands behind the parties. */
function matterBehindParties({ s }: Scope, tail: Range): number | undefined {
  const between = s.units[tail.from]
  if (between?.type !== 'preposition' || between.word !== 'between') return undefined
  for (let u = tail.from + 2; u + 1 < tail.to; u++) {
    const unit = s.units[u]
    if (unit?.type === 'verb' || unit?.type === 'relative' || unit?.type === 'semicolon' || unit?.type === 'open') return undefined
    if (unit?.type === 'preposition' && /^(?:on|for|concerning|regarding|in)$/.test(unit.word) && s.units[u + 1]?.type === 'noun')
      return unit.word === 'in' && !/^(?:field|area|sphere|domain)s?$/.test(s.tokens.word[s.units[u + 1]?.last ?? 0] ?? '')
        ? undefined
        : u + 1
  }
  return undefined
}

/** "the League's Action Plan": the name that an apostrophe joins to a title is whose it is. */
function ownedTitle(scope: Scope, unit: NounPhrase, name: Name): { title: Filled; owner?: Filled } {
  const { s, k } = scope
  const { tokens } = s
  const inside = k.language.names.longest(tokens, name.first, name.last)
  const cut = inside !== undefined && tokens.word[inside.last + 1] === "'s" && name.last > inside.last + 2 ? inside.last + 2 : undefined
  const first = cut ?? name.first
  // "Plan of Action 2026–2030": the years are its period.
  const years = scope.dates.find((d) => /^\d{4}\/\d{4}$/.test(d.value) && d.filled.span?.end === tokens.end[name.last])
  let last = name.last
  while (years?.filled.span !== undefined && last > first && (tokens.start[last] ?? 0) >= years.filled.span.start) last--
  const value = cut === undefined && last === name.last ? name.value : wordsOf(tokens, first, last)
  const title: Filled = { value, span: tokenSpan(tokens, first, name.last), row: name.row }
  if (cut !== undefined && inside !== undefined)
    return { title, owner: { value: inside.value.value, span: tokenSpan(tokens, name.first, inside.last), row: inside.value.row } }
  const owner =
    tokens.word[first - 1] !== "'s"
      ? undefined
      : unit.names.find((n) => n.last === first - 2 && (n.type === 'organisation' || n.type === 'party' || n.type === 'person'))
  return owner === undefined
    ? { title }
    : { title, owner: { value: owner.value, span: tokenSpan(tokens, owner.first, owner.last), row: owner.row } }
}

const BEFORE_TYPE = new Set(['joint', 'intergovernmental', 'bilateral', 'draft', 'new', 'interim', 'final'])

/** Whether a name in capitals says only what type of instrument it is: "Joint Plan of Action". */
export function isTypeOnly(scope: Scope, name: Name): boolean {
  const { s, k } = scope
  let first = name.first
  while (first < name.last && BEFORE_TYPE.has(s.tokens.word[first] ?? '')) first++
  return k.language.nouns.get(s.tokens.word.slice(first, name.last + 1).join(' '))?.classes[0] === 'instrument'
}

/** "the Agreement establishing the Ports Union": a capital head and what it establishes make a title. */
function establishingTitle(scope: Scope, at: number): Filled | undefined {
  const { s } = scope
  const unit = s.units[at]
  const verb = s.units[at + 1]
  const thing = s.units[at + 2]
  if (unit?.type !== 'noun' || verb?.type !== 'verb' || thing?.type !== 'noun' || !isCapital(s.tokens, unit.head)) return undefined
  const isTitle = verb.form === 'gerund' && verb.lemma === 'establish' && thing.names.some((n) => n.last === thing.last)
  return isTitle ? wordsBetween(s.tokens, unit.head, thing.last) : undefined
}

/** "the Closer Ports Partnership agreement": capitals in front of a common head make a title. */
function titleBefore(scope: Scope, unit: NounPhrase): Filled | undefined {
  const { tokens } = scope.s
  const name = unit.names.at(-1)
  if (name?.type !== 'name' || name.last !== unit.head - 1 || name.first === name.last) return undefined
  return wordsBetween(tokens, name.first, unit.head)
}

/** Nouns that follow a type with "of" and are part of it: "plan of action", "declaration of intent". */
const TYPE_TAILS = new Set([
  'action',
  'principles',
  'intent',
  'cooperation',
  'understanding',
  'conduct',
  'work',
  'reference',
  'association',
  'activities',
  'engagement',
  'accession',
  'measures',
])

function typeWords(scope: Scope, unit: NounPhrase, item: Item): { filled: Filled; size: number } | undefined {
  const { tokens } = scope.s
  const compound = compoundNoun(scope, item.head)
  const noun = compound ?? unit.noun
  if (noun === undefined) return undefined
  const size = compound === undefined && noun.singular.includes(' ') ? noun.singular.split(' ').length : 1
  let first = Math.max(unit.first, unit.head - size + 1)
  if (first - 1 > unit.first && tokens.word[first - 1] === 'trade' && tokens.word[first - 2] === 'free') first -= 2
  const joint = tokens.word[first - 1]
  if (
    first > unit.first &&
    (joint === 'joint' || joint === 'framework' || joint === 'work' || joint === 'action' || joint === 'draft' || joint === 'interim')
  )
    first--
  const tail = tailOfType(scope, item)
  const span = tokenSpan(tokens, first, tail ?? unit.head)
  const words = tokens.text.slice(span.start, span.end)
  const head = tokens.text.slice(tokens.start[unit.head], tokens.end[unit.head])
  const singular = (compound === undefined ? noun.singular.split(' ').at(-1) : noun.singular.split(' ')[0]) ?? noun.singular
  // "agreements" that stay together are told so; each of several, and an abbreviation ("MOUs"), is told as one.
  const isOne = item.split === true || /[A-Z]s$/.test(head)
  const value = isOne && noun.plural && head !== singular ? words.replace(head, /[A-Z]s$/.test(head) ? head.slice(0, -1) : singular) : words
  return { filled: { value, span, row: noun.row }, size: unit.head - first + 1 }
}

/** "its successor": of the same type as the instrument last named. */
function successorType({ s, k, context }: Scope, unit: NounPhrase): { filled: Filled; size: number } | undefined {
  if (s.tokens.word[unit.head] !== 'successor' || context.lastInstrument === undefined) return undefined
  const { type, title } = context.lastInstrument
  const words = fold(String(type?.value ?? title?.value ?? '')).split(' ')
  while (words.length > 0 && k.language.nouns.get(words.join(' '))?.classes[0] !== 'instrument') words.shift()
  if (words.length === 0) return undefined
  return {
    filled: { value: words.join(' '), span: tokenSpan(s.tokens, unit.head, unit.head), inferred: 'of the type of the one it follows' },
    size: 1,
  }
}

/** The last token of "of action" behind a type. */
export function tailOfType(scope: Scope, item: Item): number | undefined {
  const { s } = scope
  const of = s.units[item.head + 1]
  const noun = s.units[item.head + 2]
  if (of?.type !== 'preposition' || of.word !== 'of' || noun?.type !== 'noun' || noun.first !== noun.last) return undefined
  if (compoundNoun(scope, item.head) !== undefined) return noun.last
  const word = s.tokens.word[noun.head] ?? ''
  const unit = s.units[item.head]
  // "a plan of cooperation in fisheries" is a plan; a memorandum of cooperation is called so.
  if (
    word === 'cooperation' &&
    unit?.type === 'noun' &&
    !/^(?:memorand|programme|program|agreement|protocol|letter)/.test(s.tokens.word[unit.head] ?? '')
  )
    return undefined
  return TYPE_TAILS.has(word) ? noun.last : undefined
}

/** Verbs of which only the object is the matter: "a memorandum covering ports". */
const COVERING = /^(?:cover|address|govern|concern|regard|include)$/

/** "a statement on ferry safety": the words after on, for, concerning; else the words before the head ("prisoner transfer agreement"). */
function subjectOf(scope: Scope, unit: NounPhrase, item: Item, size: number): Filled | undefined {
  const { s } = scope
  const { tail } = item
  const start = tail.from > item.head + 1 || tailOfType(scope, item) === undefined ? tail.from : tail.from + 2
  for (let u = start; u < tail.to; u++) {
    const next = s.units[u]
    // "with the port's operator, Lowport Ltd, on dredging": a name between commas parts nothing.
    if (
      next?.type === 'comma' &&
      s.units[u + 1]?.type === 'noun' &&
      s.units[u + 2]?.type === 'comma' &&
      s.units[u + 3]?.type === 'preposition'
    ) {
      u += 2
      continue
    }
    // "the protocol amending the Ports Convention", "an agreement exempting seamen from visas": what it does is its matter.
    if (next?.type === 'verb' && u === start && next.form === 'gerund' && next.transitive && s.units[u + 1]?.type === 'noun')
      return wordsOfRange(s, { from: COVERING.test(next.lemma) ? u + 1 : u, to: subjectEnd(scope, u + 1, lastOf(scope, tail)) })
    if (next?.type === 'verb' && u === start) {
      const from = next.form === 'infinitive' ? u : matterBehind(scope, u)
      if (from !== undefined) return wordsOfRange(s, { from, to: subjectEnd(scope, from + 1, tail.to) })
    }
    if (
      next?.type === 'verb' ||
      next?.type === 'relative' ||
      next?.type === 'semicolon' ||
      next?.type === 'comma' ||
      next?.type === 'conjunction'
    )
      break
    if (next?.type !== 'preposition') continue
    // "an agreement between the Institutes of A and B on tides": the matter stands behind the parties.
    if (next.word === 'between' && u === start) {
      u = listEnd(s, u + 1, tail.to) - 1
      continue
    }
    if (next.word === 'to' && u === start && /^(?:amendment|annex|addition|supplement|change)s?$/.test(s.tokens.word[unit.head] ?? ''))
      return wordsOfRange(s, { from: u + 1, to: subjectEnd(scope, u + 1, tail.to) })
    if (
      next.word === 'on' ||
      next.word === 'for' ||
      next.word === 'concerning' ||
      next.word === 'regarding' ||
      next.word === 'of' ||
      next.word === 'about'
    ) {
      if (s.units[u + 1]?.type === 'date' || (next.word === 'of' && isMaker(scope, u + 1))) continue
      // "a text for signature": what is to be done with it.
      if (next.word === 'for' && FORMALITIES.test(s.tokens.word[s.units[u + 1]?.last ?? 0] ?? '')) continue
      if (next.word === 'of' && u > start) break
      // "for the bank to open a branch": what is agreed is the deed, not who does it.
      const doing = s.units[u + 2]
      const deed = doing?.type === 'verb' && doing.form === 'infinitive' ? s.clauses.find((c) => c.at === u + 2) : undefined
      if (next.word === 'for' && deed !== undefined) return wordsOfRange(s, { from: u + 1, to: subjectEnd(scope, u + 3, deed.rest.to) })
      return wordsOfRange(s, { from: u + 1, to: subjectEnd(scope, u + 1, tail.to) })
    }
  }
  const before = unit.head - Math.max(1, size)
  if (before < unit.first) return undefined
  let first = unit.first
  while (
    first <= before &&
    (scope.dateTokens.has(first) || NO_SUBJECT.has(s.tokens.word[first] ?? '') || scope.s.tokens.shape[first] === SHAPE.number)
  )
    first++
  // "the League resolution": who made it is not what it is about.
  for (const name of unit.names)
    if (name.first === first && name.last < unit.head && (name.type === 'organisation' || name.type === 'body')) first = name.last + 1
  // "Norland's port plan": whose it is stands before its matter.
  for (let i = before; i >= first; i--) if (s.tokens.word[i] === "'s" || s.tokens.word[i] === "'") first = i + 1
  // "a momentous agreement": one word of praise is no matter.
  if (first > before || (first === before && /(?:ous|ful|able|ible)$/.test(s.tokens.word[first] ?? ''))) return undefined
  return wordsBetween(s.tokens, first, before)
}

const FORMALITIES = /^(?:signature|adoption|approval|ratification|consideration|endorsement|review|implementation)$/

/** "a draft plan of the forum", "a statement of the ministers": who makes it is not what it is about. */
function isMaker(scope: Scope, at: number): boolean {
  const unit = scope.s.units[at]
  if (unit?.type !== 'noun') return false
  const cls = unit.noun?.classes[0]
  const first = scope.s.tokens.word[unit.first]
  return (
    (first === 'the' || first === 'our' || first === 'its') &&
    (cls === 'event' || cls === 'body' || cls === 'group' || cls === 'institution')
  )
}

/** "a Declaration of Intent on hydrogen": a matter in small letters is no part of a title. */
function topicBehind({ s }: Scope, tail: Range): number | undefined {
  const joint = s.units[tail.from]
  const topic = s.units[tail.from + 1]
  if (joint?.type !== 'preposition' || !/^(?:on|concerning|regarding)$/.test(joint.word) || topic?.type !== 'noun') return undefined
  return topic.names.length === 0 && !isCapital(s.tokens, topic.last) ? tail.from + 1 : undefined
}

/** The end of a participle's own words where a tail stops before its verb. */
function lastOf(scope: Scope, tail: Range): number {
  return Math.max(tail.to, scope.s.clauses.find((c) => c.at === tail.from)?.rest.to ?? tail.to)
}

/** "relating to transit", "focused on ports", "seeking to open a port": where the matter begins behind a participle. */
function matterBehind(scope: Scope, u: number): number | undefined {
  const { units } = scope.s
  const verb = units[u]
  const next = units[u + 1]
  if (verb?.type !== 'verb' || (verb.form !== 'gerund' && verb.form !== 'participle')) return undefined
  if (next?.type === 'preposition' && units[u + 2]?.type === 'noun' && /^(?:relate|focus|centre|center|aim|pertain)$/.test(verb.lemma))
    return u + 2
  if (next?.type === 'verb' && next.form === 'infinitive' && /^(?:seek|aim|intend|design)$/.test(verb.lemma)) return u + 1
  return undefined
}

/** Words before a type that say nothing of what it is about. */
export const NO_SUBJECT = new Set([
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'several',
  ...'number raft package pack set series range host couple variety string batch slew of'.split(' '),
  'the',
  'a',
  'an',
  'this',
  'that',
  'these',
  'its',
  'their',
  'our',
  'his',
  'such',
  'all',
  'both',
  'any',
  'other',
  'another',
  'new',
  'draft',
  'bilateral',
  'trilateral',
  'tripartite',
  'multi-year',
  'long-term',
  'medium-term',
  'joint',
  'first',
  'separate',
  'similar',
  'following',
  'comprehensive',
  'intergovernmental',
  'said',
  'respective',
  'final',
  'current',
  'original',
  'existing',
  'previous',
  'historic',
  'landmark',
  'upgraded',
  'about',
  'twenty',
  'some',
  'corresponding',
  'relevant',
  'important',
  'present',
  'international',
  'possible',
  'future',
  'updated',
  'revised',
  'detailed',
  'legally',
  'binding',
  'further',
  'multilateral',
  'regional',
  'ambitious',
  'formal',
  'signed',
  'practical',
])

function subjectEnd(scope: Scope, from: number, to: number): number {
  const { s } = scope
  for (let u = from; u < to; u++) {
    const unit = s.units[u]
    if (unit?.type === 'verb' && u > from && unit.form !== 'gerund') return u
    if (unit?.type === 'relative' || unit?.type === 'semicolon' || unit?.type === 'date' || unit?.type === 'open' || unit?.type === 'dash')
      return s.units[u - 1]?.type === 'preposition' || s.units[u - 1]?.type === 'comma' ? u - 1 : u
    if (
      unit?.type === 'preposition' &&
      (unit.word === 'between' || unit.word === 'at' || unit.word === 'by' || unit.word === 'during' || unit.word === 'with')
    )
      return u
    // "a memorandum on ferries in Lima": a city is where, a state may be what it is about.
    const place = unit?.type === 'preposition' && unit.word === 'in' ? s.units[u + 1] : undefined
    if (place?.type === 'noun' && u > from && place.names.some((n) => n.type === 'place' && n.last === place.last))
      return s.units[u - 1]?.type === 'comma' ? u - 1 : u
    // "a memorandum on forests and a programme of visits": with an article of its own the next is another.
    const other = unit?.type === 'conjunction' && u > from ? s.units[u + 1] : undefined
    if (other?.type === 'noun' && /^an?$/.test(s.tokens.word[other.first] ?? '')) return u
    if (unit?.type === 'comma' && s.units[u + 1]?.type === 'conjunction') {
      const next = s.units[u + 2]
      if (next?.type === 'noun' && next.noun?.classes.includes('instrument') === true) return u
    }
  }
  return to
}

function quotedTitle(scope: Scope, item: Item): Filled | undefined {
  const { tokens } = scope.s
  const first = scope.s.units[item.head]?.first ?? 0
  const last = scope.s.units[Math.max(item.head + 1, item.tail.to) - 1]?.last ?? 0
  for (let i = first; i < last; i++) {
    if (tokens.word[i] !== '"') continue
    // "(the “Agreement”)": a short form, no title.
    if (tokens.word[i - 1] === '(' || tokens.word[i - 2] === '(') return undefined
    for (let j = i + 1; j <= last; j++) if (tokens.word[j] === '"') return wordsBetween(tokens, i + 1, j - 1)
    return undefined
  }
  return undefined
}

/** "the resolution (A/RES/70/1)": a document's symbol in brackets is its title. */
function codedTitle(scope: Scope, unit: NounPhrase): Filled | undefined {
  const { tokens } = scope.s
  const number = RESOLUTION_OR_DECISION.holds(tokens, unit.head) ? undefined : 0
  if (number === undefined && tokens.shape[unit.head + 1] === SHAPE.number) {
    // "resolution 78/123", "resolution 2231 (2015)"
    let last = unit.head + 1
    while (tokens.word[last + 1] === '/' && tokens.shape[last + 2] === SHAPE.number) last += 2
    return { value: wordsOf(tokens, unit.head, last), span: tokenSpan(tokens, unit.head, last) }
  }
  if (tokens.word[unit.last + 1] !== '(') return undefined
  let close = unit.last + 2
  while (close < unit.last + 12 && tokens.word[close] !== ')') close++
  const text = tokens.text.slice(tokens.start[unit.last + 2], tokens.end[close - 1])
  return tokens.word[close] === ')' && /^\p{Lu}[\p{Lu}\d.]*(?:\/[\p{Lu}\d.]+)+$/u.test(text)
    ? { value: text, span: tokenSpan(tokens, unit.last + 2, close - 1) }
    : undefined
}

/** Parties named with "between A and B", "with B", or in front of the head. */
export function betweenParties(scope: Scope, range: Range): readonly Filled[] {
  const { s, context } = scope
  for (let u = range.from; u < range.to; u++) {
    const unit = s.units[u]
    if (unit?.type === 'verb' || unit?.type === 'relative' || unit?.type === 'semicolon') break
    const next = s.units[u + 1]
    if (unit?.type === 'preposition' && (unit.word === 'between' || unit.word === 'among') && !(next?.type === 'noun' && next.pronoun))
      return agentsOf(s, context, { from: u + 1, to: listEnd(s, u + 1, range.to) })
  }
  return []
}

/** A phrase that names or counts something itself, and not only years. */
const isOtherThing = ({ s }: Scope, unit: NounPhrase): boolean =>
  unit.names.some((n) => n.type === 'instrument' || n.type === 'programme') ||
  (unit.noun?.classes[0] === 'instrument' && isCapital(s.tokens, unit.head))

/** "for 2024-2028", "2021-2025", "until 2030": the time that belongs to the instrument itself. */
function periodIn(scope: Scope, item: Item): Filled | undefined {
  for (const date of scope.dates) {
    if (date.unit !== item.head && (date.unit < item.tail.from || date.unit >= item.tail.to)) continue
    const at = scope.s.units[date.unit]
    // "Ten-Year Plan": a length in a name is part of it.
    if (at?.type === 'noun' && /^P\d/.test(date.value) && at.names.some((n) => n.type === 'instrument')) continue
    // "the Plan, and the Roadmap 2015–2063": the years of another are not its own.
    if (at?.type === 'noun' && date.unit !== item.head && isOtherThing(scope, at)) continue
    const isInterval = /^\d{4}\/\d{4}$|^P\d/.test(date.value)
    if (!isInterval && date.part !== 'until') continue
    for (let u = item.tail.from; u < date.unit; u++) {
      const type = scope.s.units[u]?.type
      if (type === 'verb' || type === 'relative' || type === 'semicolon') return undefined
      const other = scope.s.units[u]
      if (other?.type === 'noun' && u > item.tail.from && isOtherThing(scope, other)) return undefined
    }
    return isInterval ? date.filled : untilPeriod(date.filled)
  }
  return undefined
}
