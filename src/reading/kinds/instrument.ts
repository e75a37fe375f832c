import { isCapital, wordsOf } from '../../language/names.ts'
import { fold, SHAPE } from '../../language/tokens.ts'
import { CLASS } from '../../language/words.ts'
import { listEnd } from '../adjuncts.ts'
import { agentsOf } from '../agents.ts'
import type { Range } from '../clauses.ts'
import { Draft, type Filled } from '../draft.ts'
import { isState, titled, type KnownInstrument } from '../document.ts'
import type { Predicate } from '../predicate.ts'
import type { Match, Scope } from '../scope.ts'
import { wordsBetween } from '../sentence.ts'
import { ownDate } from './instrument/nominal.ts'
import { compoundNoun, type Item, untilPeriod, isInstrument } from './instrument/noun.ts'
import { isPlural, thingsOf } from './instrument/items.ts'
import { unlistedNames } from './instrument/signers.ts'
import { type InstrumentPhrase, fillInstrument, instrumentOf, isTypeOnly, NO_SUBJECT } from './instrument/phrase.ts'

/** Verbs whose doers are the parties of the instrument; of the others they are who adopted it. */
const BY_PARTIES = new Set<string | number>(['signed', 'negotiated', 'exchanged', 'acceded', 'ratified', 'extended', 'renewed'])

/** "On 12 July the Board approved the Plan 2024–2028": the day in front, where the years of the plan stand behind. */
function frontDate({ scope, adjuncts, predicate }: Match): Filled | undefined {
  if (adjuncts.when === undefined || !isTerm(adjuncts.when) || predicate.clause?.kind !== 'main') return undefined
  const at = predicate.clause.at
  return scope.dates.find((d) => d.part === 'when' && d.unit < at && d.unit < 3 && !isTerm(d.filled))?.filled
}

/** Fills an instrument from the thing that was signed, adopted … and from what stands around the verb. */
export function completeInstrument(draft: Draft, match: Match): boolean {
  const { scope, adjuncts, predicate } = match
  const items = thingsOf(match)
  const item = items[0]
  const phrase = item === undefined ? undefined : instrumentOf(scope, item)
  if (item === undefined || phrase === undefined) return false
  if (isIdle(match, item, phrase)) return false
  if (match.frame.row === 'frames/instrument.valid' && isTermOfTold(match)) return false
  const action = draft.get('action')[0]?.value
  // "prepare a list of priorities": one that is adopted binds, others only count things up.
  const unit = scope.s.units[item.head]
  const isList = unit?.type === 'noun' && /^lists?$/.test(scope.s.tokens.word[unit.head] ?? '')
  if (isList && action !== 'approved' && action !== 'adopted') return false
  // What is extended runs until its new end, whatever time it was made for.
  if (action === 'extended') draft.set('period', untilPeriod(adjuncts.until))
  fillInstrument(draft, phrase)
  // "signed the accord for Norland": for whom it was signed, and no matter of it.
  const matter = draft.get('subject')[0]
  if (
    action === 'signed' &&
    matter !== undefined &&
    isState(scope.k.language, String(matter.value)) &&
    scope.k.language.parties.has(fold(String(matter.value)))
  ) {
    draft.drop('subject')
    draft.add('parties', [matter])
  }
  // "took a step to deepen ties, signing ten agreements": behind the comma it was done with what the sentence tells.
  if (draft.modality === 'expected' && isDoneBeside(match)) draft.modality = 'done'
  // What is being written is not there yet.
  if (action === undefined && draft.modality === 'done' && (predicate.nominal || predicate.clause?.verb.form === 'gerund'))
    draft.modality = 'expected'
  namedActors(draft, match)
  draft.set(
    'when',
    (CHANGED.has(String(action)) && items.length < 2 ? adjuncts.when : undefined) ??
      item.when ??
      insideDate(scope, item) ??
      [adjuncts.when, adjuncts.due, action === 'in force' || action === 'implemented' ? adjuncts.since : undefined].find(
        (d) => d !== undefined && !isTerm(d),
      ) ??
      frontDate(match),
  )
  if (items.length < 2) draft.set('period', adjuncts.period ?? untilPeriod(adjuncts.until))
  draft.set('at', adjuncts.at ?? eventBeside(scope, predicate.area))
  if (action === 'in force') draft.add('parties', boundBy(match))
  if ((action === 'terminated' || action === 'implemented') && !predicate.passive && areStates(match, draft.get('by'))) {
    // "Norland denounced the treaty": a party leaves or applies what binds it.
    draft.add('parties', draft.get('by'))
    draft.drop('by')
  }
  const sides = predicate.lemma === 'reach' || predicate.lemma === 'agree' ? draft.get('by').length > 1 : false
  if (action !== undefined && (BY_PARTIES.has(action) || sides)) {
    const signers = [
      ...(predicate.passive ? [] : unlistedNames(scope, predicate.agent)),
      ...draft.get('by'),
      ...(item.parties === undefined ? adjuncts.with : []),
    ]
    draft.drop('by')
    // Persons and those who hold an office sign for their parties.
    const isHand = (signer: Filled): boolean =>
      isPerson(scope, signer) ||
      (action === 'ratified' && isChamber(scope, signer)) ||
      /^(?:the )?(?:two )?(?:co-?chairs?|heads of )/i.test(String(signer.value))
    draft.add('by', signers.filter(isHand))
    draft.add(
      'parties',
      signers.filter((signer) => !isHand(signer) && !UNNAMED.test(String(signer.value))),
    )
  } else if (predicate.passive) draft.add('by', predicate.agent === undefined ? adjuncts.by : [])
  if (action === undefined) draft.drop('by')
  // Of several, each has its own "between".
  draft.add('parties', item.parties ?? (items.length > 1 ? [] : adjuncts.between))
  return draft.has('title') || draft.has('type')
}

/** A gerund behind a comma, in a sentence whose verb tells what was done. */
function isDoneBeside({ scope: { s }, predicate }: Match): boolean {
  const { clause } = predicate
  if (clause?.kind !== 'gerund' || clause.verb.form !== 'gerund' || s.units[clause.at - 1]?.type !== 'comma') return false
  const main = s.clauses.findLast((c) => c.kind === 'main' && c.at < clause.at && c.verb.form === 'finite')
  return main !== undefined && (main.verb.tense === 'past' || main.verb.perfect) && main.verb.modal === undefined
}

/** "entered into force for Norland": for whom it does. */
function boundBy({ scope, predicate }: Match): readonly Filled[] {
  const { s, context } = scope
  for (const { from, to } of predicate.area) {
    for (let u = from; u + 1 < to; u++) {
      const joint = s.units[u]
      if (joint?.type !== 'preposition' || joint.word !== 'for' || s.units[u + 1]?.type !== 'noun') continue
      const bound = agentsOf(s, context, { from: u + 1, to: listEnd(s, u + 1, to) })
      if (bound.length > 0) return bound.filter(({ value }) => !UNNAMED.test(String(value)))
    }
  }
  return []
}

const areStates = ({ scope }: Match, actors: readonly Filled[]): boolean =>
  actors.length > 0 && actors.every(({ value }) => isState(scope.k.language, String(value)))

/** "The Senate ratified the treaty": a chamber binds its state, and is no party itself. */
const isChamber = ({ k, context }: Scope, { value }: Filled): boolean =>
  !isState(k.language, String(value)) &&
  !context.issuers.includes(String(value)) &&
  /\b(?:Parliament|Senate|Assembly|Congress|Cabinet|Chamber|House|Government|Khural|Council of Ministers|Legislature)\b/i.test(
    String(value),
  )

const isPerson = ({ s }: Scope, { span, value }: Filled): boolean =>
  s.names.some((n) => n.type === 'person' && (n.value === value || (span !== undefined && s.tokens.start[n.first] === span.start)))

/** What becomes of an instrument that is there: its time is not that of its making ("ended the 1998 accord last year"). */
const CHANGED = new Set(['terminated', 'extended', 'renewed', 'ratified', 'acceded', 'in force'])

/** "the Work Plan 2025–2027": the years that it runs for are no day of its making. */
const isTerm = ({ value }: Filled): boolean => /^(\d{4})\/(?!\1)\d{4}$/.test(String(value))

/** Words for parties that the document has not named. */
const UNNAMED =
  /^(?:the )?(?:two |both |all )?(?:part(?:y|ies)|sides?|(?:foreign )?ministers|leaders|participants|signatories|officials|partners|governments|countries|foreign ministries)$/i

/** What says nothing of an instrument: a mere possibility, an agreement reached to do something, decisions carried out, "it" as an object. */
function isIdle(match: Match, item: Item, phrase: InstrumentPhrase): boolean {
  const { scope, predicate, frame } = match
  const unit = scope.s.units[item.head]
  if (predicate.modal === 'may' || predicate.modal === 'might') return true
  if (predicate.nominal && isConditional(scope, predicate.first)) return true
  // "will review the implementation of the plan": nothing is told of what is only pointed at.
  if (predicate.nominal && frame.row === 'frames/instrument.implemented' && isPointedAt(scope, item, phrase)) return true
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
  if (predicate.lemma === 'reach' && phrase.subject === undefined && phrase.parties.length === 0 && !isReachedBy(match)) return true
  // "in reaching agreement with the Fund": without an article, what is reached is no document.
  if (predicate.lemma === 'reach' && unit?.type === 'noun' && unit.first === unit.head && !predicate.passive && !isPlural(scope, item.head))
    return true
  // A decision is taken; what is discussed or announced is rather its matter.
  if (/decisions?$/.test(String(phrase.type?.value)) && /\.(?:launched|discussed|drafted)$/.test(frame.row)) return true
  // "discussed plans to build a port", "outlined his vision": what somebody means to do is no document that is discussed.
  if (frame.row === 'frames/instrument.discussed' && SOFT.test(String(phrase.type?.value))) return true
  // "developing effective frameworks": nothing is meant but the kind of thing.
  if (frame.row === 'frames/instrument.drafted' && isAnySuch(scope, item)) return true
  return (
    frame.row === 'frames/instrument.implemented' &&
    (phrase.subject === undefined || /^(?:decision|agreement|document|commitment)/.test(String(phrase.type?.value)))
  )
}

/** Nouns that mean a document only by their title. */
const SOFT = /^(?:(?:\w+ )?plans|visions?|agendas?|views?)$/i

/** "subject to the conclusion of", "pending the signing of", "within a month of the entry into force of": what may come about. */
function isConditional({ s }: Scope, first: number): boolean {
  const at = s.units.findIndex((unit) => unit.first === first)
  const joint = s.units[at - 1]
  if (joint?.type !== 'preposition') return false
  if (joint.word === 'pending' || joint.word === 'upon' || joint.word === 'subject to' || s.tokens.word[joint.first] === 'subject')
    return true
  if (joint.word === 'to') return s.tokens.word[joint.first - 1] === 'subject'
  return joint.word === 'of' && /^(?:days|weeks|months|years|day|week|month|year)$/.test(s.tokens.word[joint.first - 1] ?? '')
}

function isPointedAt(scope: Scope, item: Item, phrase: InstrumentPhrase): boolean {
  const unit = scope.s.units[item.head]
  const name = unit?.type === 'noun' ? unit.names.at(-1) : undefined
  if (phrase.period !== undefined && phrase.period.inferred === undefined) return false
  return phrase.title?.inferred !== undefined || (name?.type === 'instrument' && isTypeOnly(scope, name))
}

/** "the agreements made by the parties at the Joint Commission": who reached them, or where, says which they are. */
function isReachedBy({ predicate, adjuncts }: Match): boolean {
  return predicate.passive && predicate.clause?.kind === 'participle' && (predicate.agent !== undefined || adjuncts.at !== undefined)
}

/** A plural without article, number or period: "national plans of action". */
function isAnySuch(scope: Scope, item: Item): boolean {
  const { s } = scope
  const unit = s.units[item.head]
  if (unit?.type !== 'noun' || !isPlural(scope, item.head)) return false
  const word = s.tokens.word[unit.first] ?? ''
  const classes = scope.k.language.words.get(word)?.classes ?? 0
  return (
    (classes & (CLASS.determiner | CLASS.possessive)) === 0 && !scope.amounts.some((a) => a.first >= unit.first && a.first <= unit.last)
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
    unit.names.some((n) => n.type !== 'post' && n.type !== 'name') ||
    !/^(?:ministers|leaders|deputies|officials|presidents)$/.test(scope.s.tokens.word[unit.head] ?? '')
  )
    return
  if (adjuncts.by.length > 1 && !predicate.passive) return
  const words = wordsBetween(scope.s.tokens, unit.first, unit.last)
  if (words === undefined || /^(?:two|three|both|four)\b/.test(String(words.value))) return
  draft.drop('by')
  draft.add('by', [words])
}

/** Whether a token belongs to a name: "the 2050 Strategy", "Vision 2040". */
const isNamed = (scope: Scope, i: number): boolean => scope.s.names.some((n) => n.first <= i && i <= n.last)

/** "discussed the 25 March statement": its own day, not that of the talks. */
function insideDate(scope: Scope, item: Item): Filled | undefined {
  const first = scope.s.tokens.word[scope.s.units[item.head]?.first ?? 0]
  const unit = scope.s.units[item.head]
  const isDate = scope.s.dates.some((d) => unit !== undefined && unit.first < d.first && d.last < unit.last && !isNamed(scope, d.first))
  return first === "'s" || (first === 'the' && isDate) ? ownDate(scope, item.head) : undefined
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

/** "the obligations of the Charter", "the text of the agreement": what is done to the part is done to the whole. */
function wholeOf(scope: Scope, thing: Range): Range | undefined {
  const { s } = scope
  const part = s.units[thing.from]
  const joint = s.units[thing.from + 1]
  if (part?.type !== 'noun' || joint?.type !== 'preposition' || (joint.word !== 'of' && joint.word !== 'under')) return undefined
  if (!/^(?:obligations|commitments|provisions|terms|text|draft|articles)$/.test(s.tokens.word[part.head] ?? '')) return undefined
  return isInstrument(scope, thing.from + 2) ? { from: thing.from + 2, to: thing.to } : undefined
}

/**
 * The instrument that a verb speaks of where the grammar alone does not give it: "the Charter between A and B, signed in Lima" (not B),
 * and "Signed in 1990, the Charter …".
 */
export function instrumentAround(scope: Scope, predicate: Predicate, thing: Range | undefined): Range | undefined {
  const { clause } = predicate
  // "the protocol amending the Convention, initialled in May": behind the comma it is told of the protocol.
  const changing = clause?.kind === 'participle' && scope.s.units[clause.at - 1]?.type === 'comma' ? clause.governor : undefined
  if (changing?.verb.form === 'gerund' && changing.subject !== undefined && isInstrument(scope, changing.subject.from))
    return { from: changing.subject.from, to: clause?.at ?? changing.subject.to }
  if (thing !== undefined && isInstrument(scope, thing.from)) return thing
  const whole = thing === undefined ? undefined : wholeOf(scope, thing)
  if (whole !== undefined) return whole
  const joint = clause === undefined ? undefined : scope.s.units[clause.at - 1]
  const isRelative = clause?.kind === 'relative' && joint?.type === 'relative' && joint.word !== 'who'
  if (clause === undefined || clause.kind === 'main' || (!predicate.passive && !isRelative && clause.antecedent === undefined)) return thing
  for (let u = clause.at - 1; u >= 0 && scope.s.units[u]?.type !== 'semicolon'; u--) {
    const unit = scope.s.units[u]
    // "the Charter, signed in Lima, which entered into force": a participle may stand between.
    if (unit?.type === 'verb' && !(isRelative && unit.form === 'participle')) break
    // "memorandums of understanding concluded by …": the whole noun, not its last word.
    if (u > 1 && compoundNoun(scope, u - 2) !== undefined) return { from: u - 2, to: clause.at }
    if (unit?.type === 'noun' && !unit.pronoun && isInstrument(scope, u)) return { from: u, to: clause.at }
  }
  if (clause.subject !== undefined || clause.kind !== 'participle') return thing
  for (let u = clause.at + 1; u < scope.s.units.length && scope.s.units[u]?.type !== 'verb'; u++) {
    if (scope.s.units[u - 1]?.type === 'comma' && isInstrument(scope, u)) return { from: u, to: u + 1 }
  }
  return thing
}

/** "a memorandum, which is valid for four years", "The memorandum, which was signed in May, is valid": the term belongs to the other claim. */
function isTermOfTold({ scope, predicate }: Match): boolean {
  const { clause, agent } = predicate
  if (clause === undefined || agent === undefined || clause.kind === 'relative') return true
  return scope.s.clauses.some((c) => c.index < clause.index && (c.kind === 'relative' || c.kind === 'participle') && c.at > agent.from)
}

/** Keeps the titles that a sentence names in passing: "the Charter" may stand for one later. */
export function rememberTitles(scope: Scope): void {
  const { context, k, s } = scope
  for (const unit of s.units) if (unit.type === 'open') rememberShortForm(scope, unit.first)
  for (const name of s.names) {
    if (name.type !== 'instrument' || name.first === name.last) continue
    const title: Filled = { value: name.value, inferred: 'definite description: the instrument last named' }
    for (const word of fold(name.value).split(' ')) {
      if (k.language.nouns.get(word)?.classes[0] === 'instrument' && !context.instruments.has(word))
        context.instruments.set(word, titled(title))
    }
  }
}

/** "the Framework for an Agreement on Ports (the “Agreement”)": a short form that the document itself gives. */
function rememberShortForm(scope: Scope, open: number): void {
  const { context, k, s } = scope
  const { tokens } = s
  let first = open + 1
  while (tokens.word[first] === '"' || tokens.word[first] === 'the') first++
  let last = first
  while (last < first + 3 && isCapital(tokens, last + 1)) last++
  const word = tokens.word[last] ?? ''
  const close = tokens.word[last + 1] === '"' ? last + 2 : last + 1
  if (tokens.word[close] !== ')' || tokens.shape[last] !== SHAPE.capital || k.language.nouns.get(word)?.classes[0] !== 'instrument') return
  const name = s.names.find((n) => n.last === open - 1 && n.type === 'instrument')
  if (name === undefined) return
  let from = name.first
  for (let i = name.first; i <= name.last; i++) if (tokens.word[i] === tokens.word[first]) from = i
  const title: Filled = { value: wordsOf(tokens, from, name.last), inferred: 'short form: given in brackets' }
  context.definedInstruments.set(word, titled(title))
}

/** Keeps what "the plan" or "it" may stand for in later sentences. */
export function rememberInstrument(scope: Scope, draft: Draft): void {
  const { context, k } = scope
  const lastTold = (slot: string): Filled | undefined => {
    const filled = draft.get(slot)[0]
    return filled && { value: filled.value, inferred: 'definite description: the instrument last named' }
  }
  const known: KnownInstrument = {
    title: lastTold('title'),
    type: lastTold('type'),
    subject: lastTold('subject'),
    period: lastTold('period'),
  }
  const type = known.type ?? known.title
  if (type !== undefined && /agreement|treaty/i.test(String(type.value))) context.lastAgreement = { type, end: draft.passage.end }
  if (known.title === undefined && known.subject === undefined) return
  context.lastInstrument = known
  for (const word of fold(String((known.title ?? known.type)?.value ?? '')).split(' ')) {
    if (k.language.nouns.get(word)?.classes[0] === 'instrument') context.instruments.set(word, known)
  }
}
