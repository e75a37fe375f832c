import type { NounPhrase } from '../../language/phrases.ts'
import { fold, SHAPE } from '../../language/tokens.ts'
import { listEnd } from '../adjuncts.ts'
import { agentsOf } from '../agents.ts'
import type { Modality } from '../claim.ts'
import type { Clause, Range } from '../clauses.ts'
import { Draft, type Filled } from '../draft.ts'
import type { DocumentContext, KnownInstrument } from '../document.ts'
import type { Noun } from '../../language/nouns.ts'
import { bodyOfSitting } from '../event.ts'
import type { Predicate } from '../predicate.ts'
import type { Match, Scope } from '../scope.ts'
import { tokenSpan, wordsBetween, wordsOfRange } from '../sentence.ts'
import { dateInside, eventEnd } from './meeting.ts'

/** What a phrase says of an instrument: its title, or its type and subject, its parties and its period. */
export interface InstrumentPhrase {
  readonly title?: Filled
  readonly type?: Filled
  readonly subject?: Filled
  readonly parties: readonly Filled[]
  readonly period?: Filled
}

/** Verbs whose doers are the parties of the instrument; of the others they are who adopted it. */
const BY_PARTIES = new Set<string | number>(['signed', 'negotiated', 'exchanged', 'acceded', 'ratified', 'extended', 'renewed'])

/** Fills an instrument from the thing that was signed, adopted … and from what stands around the verb. */
export function completeInstrument(draft: Draft, match: Match): boolean {
  const { scope, adjuncts, predicate } = match
  const items = thingsOf(match)
  const item = items[0]
  const phrase = item === undefined ? undefined : instrumentOf(scope, item)
  if (item === undefined || phrase === undefined) return false
  if (isIdle(match, item, phrase)) return false
  const action = draft.get('action')[0]?.value
  // What is extended runs until its new end, whatever time it was made for.
  if (action === 'extended') draft.set('period', untilPeriod(adjuncts.until))
  fillInstrument(draft, phrase)
  // What is being written is not there yet.
  if (action === undefined && draft.modality === 'done' && (predicate.nominal || predicate.clause?.verb.form === 'gerund'))
    draft.modality = 'expected'
  namedActors(draft, match)
  draft.set('when', item.when ?? adjuncts.when ?? adjuncts.due ?? (action === 'in force' ? adjuncts.since : undefined))
  if (items.length < 2) draft.set('period', adjuncts.period ?? untilPeriod(adjuncts.until))
  draft.set('at', adjuncts.at ?? eventBeside(scope, predicate.area))
  if (action !== undefined && BY_PARTIES.has(action)) {
    const signers = [...draft.get('by'), ...(item.parties === undefined ? adjuncts.with : [])]
    draft.drop('by')
    draft.add(
      'parties',
      signers.filter((signer) => !UNNAMED.test(String(signer.value))),
    )
  } else if (predicate.passive) draft.add('by', predicate.agent === undefined ? adjuncts.by : [])
  if (action === undefined) draft.drop('by')
  draft.add('parties', item.parties ?? adjuncts.between)
  return draft.has('title') || draft.has('type')
}

/** Words for parties that the document has not named. */
const UNNAMED =
  /^(?:the )?(?:two |both |all )?(?:part(?:y|ies)|sides?|ministers|leaders|participants|signatories|officials|partners|governments|countries|foreign ministries)$/i

/** What says nothing of an instrument: a mere possibility, an agreement reached to do something, decisions carried out, "it" as an object. */
function isIdle(match: Match, item: Item, phrase: InstrumentPhrase): boolean {
  const { scope, predicate, frame } = match
  const unit = scope.s.units[item.head]
  if (predicate.modal === 'may' || predicate.modal === 'might') return true
  // "It was agreed to …" speaks of nothing yet.
  if (unit?.type === 'noun' && unit.pronoun && /^(?:agree|reach|conclude|issue|release|pass)$/.test(predicate.lemma)) return true
  if (
    unit?.type === 'noun' &&
    unit.pronoun &&
    !predicate.passive &&
    frame.slots.some(([slot, part]) => slot === 'thing' && part === 'object')
  )
    return true
  if (phrase.title !== undefined) return false
  if (predicate.lemma === 'reach' && phrase.subject === undefined && phrase.parties.length === 0) return true
  return (
    frame.row === 'frames/instrument.implemented' &&
    (phrase.subject === undefined || /^(?:decision|agreement|document|commitment)/.test(String(phrase.type?.value)))
  )
}

/** Those who adopt are named as the sentence names them: "the leaders", not the states they lead. */
function namedActors(draft: Draft, match: Match): void {
  const { scope, predicate, adjuncts } = match
  const range = predicate.agent
  const unit = range === undefined ? undefined : scope.s.units[range.from]
  if (
    unit?.type !== 'noun' ||
    unit.pronoun ||
    unit.names.length > 0 ||
    !/^(?:ministers|leaders|deputies|officials|presidents)$/.test(scope.s.tokens.word[unit.head] ?? '')
  )
    return
  if (adjuncts.by.length > 1 && !predicate.passive) return
  const words = wordsBetween(scope.s.tokens, unit.first, unit.last)
  if (words === undefined || /^(?:two|three|both|four)\b/.test(String(words.value))) return
  draft.drop('by')
  draft.add('by', [words])
}

/** "at the commemorative summit": an event told by a common noun with a word of its own before it. */
function eventBeside(scope: Scope, ranges: readonly Range[]): Filled | undefined {
  const { s } = scope
  for (const range of ranges) {
    for (let u = range.from; u + 1 < range.to; u++) {
      const unit = s.units[u]
      const event = s.units[u + 1]
      if (unit?.type !== 'preposition' || (unit.word !== 'at' && unit.word !== 'during') || event?.type !== 'noun') continue
      if (event.noun?.classes[0] !== 'event' || event.names.length > 0) continue
      const size = event.noun.singular.split(' ').length
      const first = event.first + 1
      if (
        s.tokens.word[event.first] !== 'the' ||
        first > event.head - size ||
        scope.k.ordinals.at(s.tokens, first) !== undefined ||
        NO_SUBJECT.has(s.tokens.word[first] ?? '')
      )
        continue
      return wordsBetween(s.tokens, first, event.last)
    }
  }
  return undefined
}

/** The further instruments of the same verb: "adopted a work plan on trade and a statement on ports". */
export function furtherInstruments(match: Match, first: Draft, used: Set<number>): Draft[] {
  const { scope } = match
  const items = thingsOf(match)
  for (const item of items) used.add(item.head)
  return items.slice(1).flatMap((item) => {
    const phrase = instrumentOf(scope, item)
    if (phrase === undefined) return []
    const draft = new Draft('instrument', first.modality, first.passage, 'rule/further instrument')
    fillInstrument(draft, phrase)
    if (!draft.has('title') && !draft.has('type')) return []
    draft.add('parties', item.parties ?? [])
    draft.set('when', item.when ?? (item.parties === undefined ? first.get('when')[0] : undefined))
    for (const slot of ['action', 'at']) draft.set(slot, first.get(slot)[0])
    if (item.parties === undefined) draft.add('parties', signersOf(first, match))
    return [draft.add('by', first.get('by'))]
  })
}

/** Those who sign, without the parties of the first instrument's own words. */
function signersOf(first: Draft, match: Match): Filled[] {
  const own = agentsOf(match.scope.s, match.scope.context, match.predicate.agent).map((a) => a.value)
  return first.get('parties').filter((party) => own.includes(party.value))
}

function untilPeriod(until: Filled | undefined): Filled | undefined {
  if (until === undefined) return undefined
  const value = String(until.value)
  return { ...until, value: value.startsWith('../') ? value : `../${value}` }
}

/** One instrument among those that a phrase names: its head, the units that say more of it, and what only a list tells. */
export interface Item {
  readonly head: number
  readonly tail: Range
  readonly parties?: readonly Filled[]
  readonly when?: Filled
}

/**
 * The instrument that a verb speaks of where the grammar alone does not give it: "the Charter between A and B, signed in Lima" (not B),
 * and "Signed in 1990, the Charter …".
 */
export function instrumentAround(scope: Scope, predicate: Predicate, thing: Range | undefined): Range | undefined {
  const { clause } = predicate
  if (thing !== undefined && isInstrument(scope, thing.from)) return thing
  if (clause === undefined || clause.kind === 'main' || (!predicate.passive && clause.antecedent === undefined)) return thing
  for (let u = clause.at - 1; u >= 0 && scope.s.units[u]?.type !== 'verb' && scope.s.units[u]?.type !== 'semicolon'; u--) {
    const unit = scope.s.units[u]
    if (unit?.type === 'noun' && !unit.pronoun && isInstrument(scope, u)) return { from: u, to: clause.at }
  }
  if (clause.subject !== undefined || clause.kind !== 'participle') return thing
  for (let u = clause.at + 1; u < scope.s.units.length && scope.s.units[u]?.type !== 'verb'; u++) {
    if (scope.s.units[u - 1]?.type === 'comma' && isInstrument(scope, u)) return { from: u, to: u + 1 }
  }
  return thing
}

/** Keeps what "the plan" or "it" may stand for in later sentences. */
export function rememberInstrument(scope: Scope, draft: Draft): void {
  const { context, k } = scope
  const known: KnownInstrument = {}
  for (const slot of ['title', 'type', 'subject'] as const) {
    const filled = draft.get(slot)[0]
    if (filled !== undefined)
      Object.assign(known, { [slot]: { value: filled.value, inferred: 'definite description: the instrument last named' } })
  }
  if (known.title === undefined && known.subject === undefined) return
  context.lastInstrument = known
  for (const word of fold(String((known.title ?? known.type)?.value ?? '')).split(' ')) {
    if (k.language.nouns.get(word)?.classes[0] === 'instrument') context.instruments.set(word, known)
  }
}

/** A programme of cooperation is a plan between its parties, not a course or a fund. */
const PROGRAMME = /^(?:\w+ )?Program(?:me)? (?:of|for|on) Co-?operation/

/** "programme of cooperation", "terms of reference": a noun of the table that runs over two phrases. */
function compoundNoun(scope: Scope, at: number): Noun | undefined {
  const { s, k } = scope
  const unit = s.units[at]
  const of = s.units[at + 1]
  const noun = s.units[at + 2]
  if (unit?.type !== 'noun' || of?.type !== 'preposition' || of.word !== 'of' || noun?.type !== 'noun' || noun.first !== noun.last)
    return undefined
  const found = k.language.nouns.get(`${s.tokens.word[unit.head] ?? ''} of ${s.tokens.word[noun.first] ?? ''}`)
  return found?.classes[0] === 'instrument' ? found : undefined
}

/** Whether the phrase at a unit names an instrument. */
export const isInstrument = (scope: Scope, at: number): boolean => {
  const unit = scope.s.units[at]
  if (unit?.type !== 'noun') return false
  if (unit.pronoun) return scope.context.lastInstrument !== undefined && scope.s.tokens.word[unit.first] === 'it'
  const last = unit.names.at(-1)
  if (last?.type === 'programme' && PROGRAMME.test(last.value)) return true
  if (compoundNoun(scope, at) !== undefined) return true
  if (last?.type === 'instrument' && last.last >= unit.head - 1) return true
  return unit.noun?.classes.includes('instrument') === true && (last === undefined || last.last < unit.head || last.type === 'name')
}

/** The instruments that a verb is about, where they stand: in its object, behind a colon, or in front of a participle. */
function thingsOf(match: Match): Item[] {
  const { scope, predicate, thing } = match
  if (thing === undefined) return []
  const listed = listedBehind(scope, predicate.rest)
  const head = scope.s.units[thing.from]
  if (
    listed !== undefined &&
    head?.type === 'noun' &&
    /^(?:document|instrument|agreement|decision|paper|text|draft)s$/.test(scope.s.tokens.word[head.head] ?? '')
  ) {
    const items = itemsOf(scope, listed)
    if (items.length > 0) return items
  }
  const items = itemsOf(scope, thing)
  const only = items[0]
  if (items.length === 1 && only !== undefined && isPlural(scope, only.head) && predicate.clause !== undefined) {
    // "memorandums are in force between A and B (2018) and C (2005)", "memorandums concluded by A with B (2018) and C (2005)"
    const dated = datedParties(scope, scope.context, predicate.rest)
    if (dated.length > 1) return dated.map((one) => ({ ...only, ...one }))
  }
  return items
}

/** What follows a colon, "including" or "among them". */
function listedBehind(scope: Scope, rest: Range): Range | undefined {
  for (let u = rest.from; u < rest.to; u++) {
    const unit = scope.s.units[u]
    if (unit?.type === 'colon' || unit?.type === 'dash') return { from: u + 1, to: rest.to }
    if (unit?.type === 'preposition' && (unit.word === 'including' || unit.word === 'among')) {
      const next = scope.s.units[u + 1]
      return { from: next?.type === 'noun' && next.pronoun ? u + 2 : u + 1, to: rest.to }
    }
  }
  return undefined
}

/**
 * The instruments named in a range, each with what hangs on it: "a work plan on trade and a statement on ports" are two, and so are
 * "two work plans, on energy for 2025 and on trade for 2026" and "memorandums between A and B (2018) and C (2005)".
 */
export function itemsOf(scope: Scope, range: Range): Item[] {
  const { units } = scope.s
  const items: Item[] = []
  let head: number | undefined
  let u = range.from
  const close = (to: number) => {
    if (head === undefined) return
    items.push(...shared(scope, head, { from: head + 1, to }))
    head = undefined
  }
  for (; u < range.to; u++) {
    const unit = units[u]
    if (
      unit?.type === 'semicolon' ||
      unit?.type === 'relative' ||
      unit?.type === 'that' ||
      (unit?.type === 'verb' && unit.form === 'finite')
    )
      break
    const before = units[u - 1]
    const starts =
      u === range.from || before?.type === 'comma' || before?.type === 'conjunction' || (head === undefined && before?.type === 'noun')
    if (starts && isInstrument(scope, u)) {
      close(jointBefore(scope, u))
      head = u
    }
  }
  close(u)
  return items
}

/** The unit after the words before a comma or joint that stands in front of `u`. */
function jointBefore(scope: Scope, u: number): number {
  let end = u
  while (end > 0 && (scope.s.units[end - 1]?.type === 'comma' || scope.s.units[end - 1]?.type === 'conjunction')) end--
  return end
}

function isPlural(scope: Scope, head: number): boolean {
  const unit = scope.s.units[head]
  return unit?.type === 'noun' && (unit.noun?.plural === true || /^(?:programmes|programs)$/.test(scope.s.tokens.word[unit.head] ?? ''))
}

/** "agreements with A and B have been in force since 2019 and 2020 respectively": each party with its own date. */
function respective(scope: Scope, tail: Range): { parties: Filled[]; when: Filled }[] {
  const { s, context } = scope
  const last = s.tokens.word[s.sentence.last - 1] === '.' ? s.sentence.last - 2 : s.sentence.last - 1
  const said = s.units.some((u) => u.first <= last && s.tokens.word[u.first] === 'respectively')
  const first = s.units[tail.from]
  if (!said || first?.type !== 'preposition' || (first.word !== 'with' && first.word !== 'between')) return []
  const parties = agentsOf(s, context, { from: tail.from + 1, to: listEnd(s, tail.from + 1, tail.to) })
  const dates = scope.dates.filter((d) => d.unit >= tail.to && (d.part === 'when' || d.part === 'since')).slice(0, parties.length)
  if (dates.length !== parties.length) return []
  return parties.map((party, i) => ({ parties: [...ownSide(context, [party]), party], when: dates[i]?.filled ?? { value: '' } }))
}

/** The issuer, when it speaks of an instrument with another. */
function ownSide(context: DocumentContext, others: readonly Filled[]): Filled[] {
  const issuer = context.issuers[0]
  if (issuer === undefined || context.issuers.length > 1 || others.length === 0 || others.some((o) => o.value === issuer)) return []
  return [{ value: issuer, inferred: 'the issuer, with the party named' }]
}

/** Splits a plural head over the topics or the parties that share it. */
function shared(scope: Scope, head: number, tail: Range): Item[] {
  const { s, context } = scope
  const unit = s.units[head]
  if (unit?.type !== 'noun' || !isPlural(scope, head)) return [{ head, tail }]
  const apart = respective(scope, tail)
  if (apart.length > 1) return apart.map((one) => ({ head, tail: { from: tail.from, to: tail.from }, ...one }))
  const dated = datedParties(scope, context, tail)
  if (dated.length > 1) return dated.map((one) => ({ head, tail: { from: tail.from, to: tail.from }, ...one }))
  const cuts: number[] = []
  let word: string | undefined
  const typeEnd = tailOfType(scope, { head, tail }) === undefined ? tail.from : tail.from + 2
  for (let u = typeEnd; u < tail.to; u++) {
    const next = s.units[u]
    if (next?.type === 'verb') break
    if (next?.type !== 'preposition' || (next.word !== 'on' && next.word !== 'for' && next.word !== 'concerning')) continue
    const before = s.units[u - 1]
    if (word === undefined && (u === typeEnd || before?.type === 'comma')) {
      word = next.word
      cuts.push(u)
    } else if (next.word === word && (before?.type === 'comma' || before?.type === 'conjunction')) cuts.push(u)
  }
  if (cuts.length < 2) return [{ head, tail }]
  return cuts.map((from, i) => ({ head, tail: { from, to: i + 1 < cuts.length ? jointBefore(scope, cuts[i + 1] ?? tail.to) : tail.to } }))
}

/** "between A and B (2018) and C (2005)": each party that bears a year, beside the one that bears none. */
function datedParties(scope: Scope, context: DocumentContext, range: Range): { parties: Filled[]; when: Filled }[] {
  const { s } = scope
  const common: Filled[] = []
  const found: { party: Filled; when: Filled }[] = []
  for (let u = range.from; u < range.to; u++) {
    const unit = s.units[u]
    if (unit?.type !== 'noun') continue
    const agents = agentsOf(s, context, { from: u, to: u + 1 })
    const date = s.units[u + 1]?.type === 'open' ? scope.dates.find((d) => d.unit === u + 2) : undefined
    const last = agents.at(-1)
    if (last === undefined || unit.names.length === 0) continue
    if (date !== undefined) found.push({ party: last, when: date.filled })
    else if (found.length === 0 && s.units[u + 1]?.type !== 'preposition') common.push(last)
  }
  return found.map(({ party, when }) => ({ parties: [...common.slice(-1), party], when }))
}

/** Puts what a phrase says of an instrument into its claim. */
export function fillInstrument(draft: Draft, phrase: InstrumentPhrase): void {
  draft.set('title', phrase.title).set('type', phrase.type).set('subject', phrase.subject).set('period', phrase.period)
  draft.add('parties', phrase.parties)
}

/** Reads one instrument with what hangs on it; undefined when its head is none. */
export function instrumentOf(scope: Scope, item: Item): InstrumentPhrase | undefined {
  const { s, context } = scope
  const unit = s.units[item.head]
  if (unit?.type !== 'noun') return undefined
  if (unit.pronoun) return context.lastInstrument === undefined ? undefined : { ...context.lastInstrument, parties: [] }
  const name = [...unit.names].reverse().find((n) => n.type === 'instrument' || (n.type === 'programme' && PROGRAMME.test(n.value)))
  const period = periodIn(scope, item)
  const parties = betweenParties(scope, item.tail)
  if (name !== undefined) {
    return {
      title: { value: name.value, span: tokenSpan(s.tokens, name.first, name.last), row: name.row },
      parties,
      ...(period === undefined ? {} : { period }),
    }
  }
  if (unit.noun?.classes.includes('instrument') !== true && compoundNoun(scope, item.head) === undefined) return undefined
  const quoted = quotedTitle(scope, item)
  const type = typeWords(scope, unit, item)
  const subject = subjectOf(scope, unit, item, type?.size ?? 0)
  const titled = titleBefore(scope, unit)
  if (titled !== undefined) return { title: titled, parties, ...(period === undefined ? {} : { period }) }
  const own = unit.names
    .filter((n) => n.type === 'party' || n.type === 'organisation')
    .map((n): Filled => ({ value: n.value, span: tokenSpan(s.tokens, n.first, n.last), row: n.row }))
  const first = s.tokens.word[unit.first]
  if (
    (first === 'the' || first === 'this' || first === 'its') &&
    unit.last - unit.first <= 1 &&
    subject === undefined &&
    period === undefined
  ) {
    const known = context.instruments.get(unit.noun?.singular.split(' ').at(-1) ?? '')
    if (known !== undefined) return { ...known, parties }
  }
  return {
    parties: [...(own.length > 1 ? own : []), ...parties],
    ...(quoted === undefined ? {} : { title: quoted }),
    ...(type === undefined ? {} : { type: type.filled }),
    ...(subject === undefined ? {} : { subject }),
    ...(period === undefined ? {} : { period }),
  }
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
  const size = compound === undefined ? noun.singular.split(' ').length : 1
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
  const value = noun.plural && head !== singular ? words.replace(head, singular) : words
  return { filled: { value, span, row: noun.row }, size: unit.head - first + 1 }
}

/** The last token of "of action" behind a type. */
function tailOfType(scope: Scope, item: Item): number | undefined {
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

/** "a statement on ferry safety": the words after on, for, concerning; else the words before the head ("prisoner transfer agreement"). */
function subjectOf(scope: Scope, unit: NounPhrase, item: Item, size: number): Filled | undefined {
  const { s } = scope
  const { tail } = item
  const start = tail.from > item.head + 1 || tailOfType(scope, item) === undefined ? tail.from : tail.from + 2
  for (let u = start; u < tail.to; u++) {
    const next = s.units[u]
    if (next?.type === 'verb' && u === start && next.form === 'infinitive')
      return wordsOfRange(s, { from: u, to: subjectEnd(scope, u + 1, tail.to) })
    if (
      next?.type === 'verb' ||
      next?.type === 'relative' ||
      next?.type === 'semicolon' ||
      next?.type === 'comma' ||
      next?.type === 'conjunction'
    )
      break
    if (next?.type !== 'preposition') continue
    if (
      next.word === 'on' ||
      next.word === 'for' ||
      next.word === 'concerning' ||
      next.word === 'regarding' ||
      next.word === 'of' ||
      next.word === 'about'
    ) {
      if (s.units[u + 1]?.type === 'date') continue
      if (next.word === 'of' && u > start) break
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
  return first > before ? undefined : wordsBetween(s.tokens, first, before)
}

/** Words before a type that say nothing of what it is about. */
const NO_SUBJECT = new Set([
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
  'joint',
  'first',
  'two',
  'three',
  'four',
  'five',
  'several',
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
  'ten',
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
  'possible',
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
    for (let j = i + 1; j <= last; j++) if (tokens.word[j] === '"') return wordsBetween(tokens, i + 1, j - 1)
    return undefined
  }
  return undefined
}

/** Parties named with "between A and B", "with B", or in front of the head. */
function betweenParties(scope: Scope, range: Range): Filled[] {
  const { s, context } = scope
  for (let u = range.from; u < range.to; u++) {
    const unit = s.units[u]
    if (unit?.type === 'verb' || unit?.type === 'relative' || unit?.type === 'semicolon') break
    if (unit?.type === 'preposition' && (unit.word === 'between' || unit.word === 'among'))
      return agentsOf(s, context, { from: u + 1, to: listEnd(s, u + 1, range.to) })
  }
  return []
}

/** "for 2024-2028", "2021-2025", "until 2030": the time that belongs to the instrument itself. */
function periodIn(scope: Scope, item: Item): Filled | undefined {
  for (const date of scope.dates) {
    if (date.unit !== item.head && (date.unit < item.tail.from || date.unit >= item.tail.to)) continue
    const isInterval = /^\d{4}\/\d{4}$|^P\d/.test(date.value)
    if (!isInterval && date.part !== 'until') continue
    for (let u = item.tail.from; u < date.unit; u++) {
      const type = scope.s.units[u]?.type
      if (type === 'verb' || type === 'relative' || type === 'semicolon') return undefined
    }
    return isInterval ? date.filled : untilPeriod(date.filled)
  }
  return undefined
}

/** A heading that names the document itself: "Joint Statement on Ports", "Memorandum of Understanding". */
export function headingInstrument(scope: Scope): Draft | undefined {
  const { s } = scope
  const unit = s.units[0]
  if (unit?.type !== 'noun') return undefined
  let head = unit.first
  for (let i = unit.first; i <= Math.min(unit.last, unit.first + 6); i++) {
    const word = s.tokens.word[i] ?? ''
    if (s.tokens.word[i + 1] === 'of' && s.tokens.word[i + 2] === 'understanding') head = i + 2
    else if (scope.k.language.nouns.get(word)?.classes[0] === 'instrument') head = i
    else if (CONNECTING.has(word)) break
  }
  // Only the document's own title names it; later headings name its parts, and a spokesperson's statement is a release.
  if (unit.first > 60) return undefined
  if (head === unit.first && scope.k.language.nouns.get(s.tokens.word[head] ?? '')?.classes[0] !== 'instrument') return undefined
  const draft = new Draft('instrument', 'done', scope.passage, 'rule/heading')
  draft.set('type', wordsBetween(s.tokens, unit.first, head))
  const next = s.tokens.word[head + 1]
  if (next === 'on' || next === 'for' || next === 'concerning') draft.set('subject', wordsBetween(s.tokens, head + 2, s.sentence.last - 1))
  else if (next === 'of') {
    // "Communiqué of the fifth session of the Council": the body it comes from, else nothing that is sure.
    const body = s.names.find((n) => n.first > head && (n.type === 'body' || n.type === 'event'))
    if (body !== undefined)
      draft.set('at', { value: bodyOfSitting(body.value), span: tokenSpan(s.tokens, body.first, body.last), row: body.row })
  }
  // What several issue together is theirs: a joint statement, a memorandum of all.
  if (scope.context.issuers.length > 1)
    draft.add(
      'parties',
      scope.context.issuers.map((value): Filled => ({ value, inferred: 'the issuers of the document' })),
    )
  return draft
}

const CONNECTING = new Set(['on', 'of', 'for', 'by', 'with', 'between', 'concerning', 'and'])

/** A titled instrument that is only named ("the Transit Charter"), or an untitled one told by its date or parties: "the May 2024 agreement". */
export function nominalInstrument(scope: Scope, at: number, to: number, modality: Modality): Draft | undefined {
  const { s, context } = scope
  const unit = s.units[at]
  if (unit?.type !== 'noun') return undefined
  const item: Item = { head: at, tail: { from: at + 1, to: Math.max(at + 1, eventEnd(scope, at, to)) } }
  const phrase = instrumentOf(scope, item)
  if (phrase === undefined) return undefined
  const titled =
    phrase.title !== undefined &&
    phrase.title.inferred === undefined &&
    String(phrase.title.value).includes(' ') &&
    !isYardstick(scope, at) &&
    !isLabel(scope, at)
  const date = dateInside(scope, at) ?? dateBehind(scope, item.tail)
  const force = forceBehind(scope, item.tail)
  const valid = phrase.period === undefined ? validFor(scope, at) : undefined
  if (
    !titled &&
    date === undefined &&
    force === undefined &&
    valid === undefined &&
    phrase.parties.length < 2 &&
    phrase.period === undefined
  )
    return undefined
  // What is named with "the" is there already, whatever is planned with it.
  const first = s.tokens.word[unit.first]
  const stands = first !== 'a' && first !== 'an' && modality !== 'cancelled'
  const draft = new Draft('instrument', stands ? 'done' : modality, scope.passage, 'nouns/instrument')
  fillInstrument(draft, phrase)
  if (force !== undefined) draft.set('action', force.action).set('when', force.when)
  draft.set('when', date).set('period', valid)
  const by = s.units[at + 1]
  if (by?.type === 'preposition' && by.word === 'by') draft.add('by', agentsOf(s, context, { from: at + 2, to: listEnd(s, at + 2, to) }))
  return draft
}

/** "Ports Memorandum: …": the label of what follows. */
function isLabel(scope: Scope, at: number): boolean {
  const { s } = scope
  const unit = s.units[at]
  if (unit === undefined) return false
  return s.units[at + 1]?.type === 'colon' && !s.units.slice(0, at).some((u) => u.type === 'noun' || u.type === 'verb')
}

/** "the principles of the Charter", "consistent with the Standards": named as a measure, not spoken of. */
function isYardstick(scope: Scope, at: number): boolean {
  const { s } = scope
  const joint = s.units[at - 1]
  const before = s.units[at - 2]
  if (joint?.type !== 'preposition') return false
  if (joint.word === 'with')
    return /^(?:consistent|accordance|line|compliance|conformity|keeping)$/.test(s.tokens.word[joint.first - 1] ?? '')
  return (
    joint.word === 'of' &&
    before?.type === 'noun' &&
    /^(?:principles|spirit|letter|provisions|purposes|objectives|articles?|violations?)$/.test(s.tokens.word[before.head] ?? '')
  )
}

/** "which will be valid for five years" */
function validFor(scope: Scope, at: number): Filled | undefined {
  const { s } = scope
  for (let u = at + 1; u < s.units.length && u < at + 7; u++) {
    const unit = s.units[u]
    if (unit === undefined || unit.type === 'semicolon') break
    const last = s.tokens.word[unit.last]
    if (last === 'valid' || last === 'validity')
      return scope.dates.find((d) => d.unit > u && d.unit < u + 4 && /^P\d/.test(d.value))?.filled
  }
  return undefined
}

/** "the Charter of 3 October 2009", "the Resolution (2024)". */
function dateBehind(scope: Scope, tail: Range): Filled | undefined {
  const before = scope.s.units[tail.from]
  const isOf = (before?.type === 'preposition' && before.word === 'of') || before?.type === 'open'
  return isOf && tail.from < tail.to ? scope.dates.find((d) => d.unit === tail.from + 1 && !d.value.includes('/'))?.filled : undefined
}

/** "negotiations with A on a free trade agreement": an instrument that is being negotiated, or whose negotiations began or ended. */
export function negotiatedInstrument(scope: Scope, at: number, to: number, clause: Clause | undefined): Draft | undefined {
  const { s, context } = scope
  const unit = s.units[at]
  if (unit?.type !== 'noun' || !/^(?:negotiations?|talks)$/.test(s.tokens.word[unit.head] ?? '')) return undefined
  let head: number | undefined
  for (let u = at + 1; u + 1 < to && head === undefined; u++) {
    const next = s.units[u]
    if (next?.type === 'verb' || next?.type === 'relative' || next?.type === 'semicolon') break
    if (next?.type === 'preposition' && /^(?:on|for|of|towards|toward)$/.test(next.word) && isInstrument(scope, u + 1)) head = u + 1
  }
  if (head === undefined) return undefined
  const phrase = instrumentOf(scope, { head, tail: { from: head + 1, to } })
  if (phrase === undefined) return undefined
  const about = clause?.subject !== undefined && clause.subject.from <= at && at < clause.subject.to ? clause : undefined
  const begun = about?.verb.passive && about.verb.tense === 'past' && /^(?:launch|start|begin|open|initiate)$/.test(about.verb.lemma)
  const draft = new Draft('instrument', begun ? 'done' : 'expected', scope.passage, 'nouns/negotiations')
  const thing = s.units[head]
  const similar = thing?.type === 'noun' && s.tokens.word[thing.head - 1] === 'similar' ? context.lastInstrument : undefined
  if (similar !== undefined) draft.set('type', similar.type ?? similar.title)
  fillInstrument(draft, phrase)
  draft.set('action', { value: begun ? 'launched' : 'negotiated', span: tokenSpan(s.tokens, unit.first, unit.last) })
  const named = betweenParties(scope, { from: at + 1, to: head })
  draft.add('parties', named.length > 0 ? named : withParties(scope, { from: at + 1, to }))
  if (begun) draft.set('when', scope.dates.find((d) => d.unit > about.at && d.unit < about.rest.to)?.filled)
  return draft
}

/** "with A": the issuer and the party named. */
function withParties(scope: Scope, range: Range): Filled[] {
  const { s, context } = scope
  for (let u = range.from; u < range.to; u++) {
    const unit = s.units[u]
    if (unit?.type === 'verb' || unit?.type === 'relative') break
    if (unit?.type !== 'preposition' || unit.word !== 'with') continue
    const others = agentsOf(s, context, { from: u + 1, to: listEnd(s, u + 1, range.to) })
    return [...ownSide(context, others), ...others]
  }
  return []
}

const GENERIC = /^(?:document|instrument|agreement|decision|paper|text|draft)s?$/

/** "The following documents were signed:": the lines behind it are what was signed. */
export function listedInstruments(scope: Scope, drafts: readonly Draft[]): readonly Draft[] {
  const { s, context } = scope
  if (s.tokens.word[s.sentence.last - 1] === ':') {
    const lead = drafts.find((d) => d.kind === 'instrument' && d.has('action') && GENERIC.test(String(d.get('type')[0]?.value)))
    if (lead === undefined) delete context.instrumentLead
    else context.instrumentLead = lead
    return drafts.filter((d) => d !== lead)
  }
  const lead = context.instrumentLead
  if (lead === undefined) return drafts
  if (s.clauses.some((c) => c.kind === 'main' && c.verb.form === 'finite')) {
    delete context.instrumentLead
    return drafts
  }
  const first = s.units.findIndex((u) => u.type === 'noun')
  const listed =
    first < 0
      ? []
      : itemsOf(scope, { from: first, to: s.units.length }).flatMap((item) => {
          const phrase = instrumentOf(scope, item)
          if (phrase === undefined) return []
          const draft = new Draft('instrument', lead.modality, scope.passage, 'rule/listed instrument')
          fillInstrument(draft, phrase)
          for (const slot of ['action', 'when', 'at']) {
            const told = lead.get(slot)[0]
            draft.set(slot, told === undefined ? undefined : { value: told.value, inferred: 'list item: from the line that introduces it' })
          }
          return [draft]
        })
  return listed.length === 0 ? drafts : [...drafts.filter((d) => d.kind !== 'instrument'), ...listed]
}

/** ", in force since 2016": said behind a comma without a verb. */
function forceBehind(scope: Scope, tail: Range): { action: Filled; when?: Filled } | undefined {
  const { s } = scope
  for (let u = tail.from; u + 1 < tail.to; u++) {
    const unit = s.units[u]
    const noun = s.units[u + 1]
    if (unit?.type === 'verb') return undefined
    if (unit?.type !== 'preposition' || unit.word !== 'in' || noun?.type !== 'noun' || s.tokens.word[noun.first] !== 'force') continue
    const when = scope.dates.find((d) => d.unit > u && d.unit < tail.to)?.filled
    return { action: { value: 'in force', span: tokenSpan(s.tokens, unit.first, noun.last) }, ...(when === undefined ? {} : { when }) }
  }
  return undefined
}
