import { isCaseMark, type VerbUnit } from '../../language/cascade/units.ts'
import type { Modality } from '../claim.ts'
import type { Range } from '../clauses.ts'
import type { Filled } from '../draft.ts'
import { adjunctsIn, type UnitAdjuncts } from './adjuncts.ts'
import type { UnitClause } from './clauses.ts'
import type { UnitFrame } from './frames.ts'
import { chainEnd, eventWithin, topicEnd } from './things.ts'
import { agentsOf } from './agents.ts'
import { isOf, spanOf, wordsOfUnits, type UnitScope } from './scope.ts'

/** What a verb says in one form, whatever its voice: who acts, on what, and what stands around it. */
export interface UnitPredicate {
  readonly lemma: string
  readonly verb: VerbUnit | undefined
  readonly clause: UnitClause | undefined
  readonly agent: Range | undefined
  readonly object: Range | undefined
  readonly rest: Range
  readonly modality: Modality
  readonly tense: 'past' | 'present' | 'future'
  readonly adjuncts: UnitAdjuncts
  /** The units that may hold its adjuncts. */
  readonly area: readonly Range[]
}

/** A frame that a predicate fits. */
export interface UnitMatch {
  readonly scope: UnitScope
  readonly frame: UnitFrame
  readonly predicate: UnitPredicate
  readonly complement: Range | undefined
  /** How the complement stands: an object, "que", an infinitive, a preposition. */
  readonly how: string
}

/** Turns a clause into a predicate: the passive is turned round, and what governs an infinitive gives its standing. */
export function predicateOf(scope: UnitScope, clause: UnitClause): UnitPredicate | undefined {
  const { s } = scope
  const { verb } = clause
  if (verb.negated) return undefined
  const modality = modalityOf(scope, clause)
  if (modality === undefined || isAttribution(scope, clause)) return undefined
  const tense = tenseOf(scope, clause)
  const area = areaOf(scope, clause)
  const adjuncts = relatedAdjuncts(scope, clause, adjunctsIn(scope, area, tense))
  const isTurned = verb.passive || verb.form === 'participle'
  const { agent, object } = clause.parts === undefined ? partsOf(scope, clause, isTurned) : partsInCase(scope, clause, clause.parts)
  return {
    lemma: verb.lemma,
    verb,
    clause,
    agent,
    object,
    rest: clause.rest,
    modality,
    tense,
    adjuncts,
    area: s.units.length === 0 ? [] : area,
  }
}

/** «в Ломе, где …», «заседание, на котором …»: a relative word tells the place or the event of its clause. */
function relatedAdjuncts(scope: UnitScope, { relative }: UnitClause, found: UnitAdjuncts): UnitAdjuncts {
  const { k, s } = scope
  if (relative?.antecedent === undefined) return found
  const before = s.units[relative.at - 1]
  if (isOf(k, 'whereby', s.tokens.lower[s.units[relative.at]?.first ?? -1])) return { ...placeWithin(scope, relative.antecedent), ...found }
  if (before?.type === 'preposition' && (before.word === 'at' || before.word === 'course' || before.word === 'frame')) {
    const event = eventWithin(scope, relative.antecedent)?.event
    if (event?.name !== undefined) found.at ??= event.name
  }
  return found
}

function placeWithin({ s }: UnitScope, { from, to }: Range): { readonly where?: Filled } {
  for (let u = from; u < to; u++) {
    const unit = s.units[u]
    const name = unit?.type === 'noun' ? unit.names.find(({ type }) => type === 'place' || type === 'party') : undefined
    if (name !== undefined) return { where: { value: name.value, span: spanOf(s.tokens, name.first, name.last), row: name.row } }
  }
  return {}
}

type Parts = Exclude<UnitClause['parts'], undefined>

/** Who acts and on what, by the order of words. */
function partsOf(scope: UnitScope, clause: UnitClause, isTurned: boolean): Parts {
  const inverted = clause.subject === undefined ? openingSubject(scope, clause) : invertedSubject(scope, clause)
  return {
    object: isTurned ? clause.subject : inverted === undefined ? objectOf(scope, clause.rest) : clause.subject,
    agent: isTurned ? byPhrase(scope, clause.rest) : (inverted ?? ruled(scope, clause) ?? clause.subject),
  }
}

/** Who acts and on what, by their cases; who is asked does what the infinitive says. */
function partsInCase(scope: UnitScope, clause: UnitClause, parts: Parts): Parts {
  const inviting = invitationOf(scope, clause)
  return { ...parts, agent: inviting === undefined ? (ruled(scope, clause) ?? parts.agent) : inviting.guest }
}

/** «передал коллеге приглашение посетить …»: who invites, and who is to do what the infinitive says. */
export function invitationOf(
  scope: UnitScope,
  clause: UnitClause,
): { readonly host: Range | undefined; readonly guest: Range | undefined } | undefined {
  const { k, s } = scope
  const governor = clause.governor === undefined ? undefined : s.clauses[clause.governor]
  if (governor === undefined || clause.parts === undefined) return undefined
  if (isOf(k, 'invite', governor.verb.lemma)) return { host: governor.parts?.agent ?? governor.subject, guest: ruled(scope, clause) }
  let word = -1
  let guest: Range | undefined
  for (let u = governor.at + 1; u < clause.at; u++) {
    const unit = s.units[u]
    if (unit?.type !== 'noun') continue
    if (isOf(k, 'invitation', s.tokens.lemma[unit.head])) word = u
    else if (unit.inCase === 'd' || (unit.pronoun && s.units[u - 1]?.type !== 'preposition')) guest ??= { from: u, to: u + 1 }
  }
  return word < 0 ? undefined : { host: governor.parts?.agent ?? governor.subject, guest }
}

/** "inviter X à venir": who is asked does what the infinitive says. */
function ruled(scope: UnitScope, clause: UnitClause): Range | undefined {
  const governor = clause.governor === undefined ? undefined : scope.s.clauses[clause.governor]
  if (governor === undefined || !isOf(scope.k, 'charging', governor.verb.lemma)) return undefined
  const object = governor.parts?.object ?? (governor.verb.passive ? governor.subject : objectOf(scope, governor.rest))
  return object === undefined ? undefined : { from: object.from, to: Math.min(object.to, clause.at) }
}

/** ", indique un communiqué du ministère": it tells who says the sentence. */
function isAttribution({ k, s: { units } }: UnitScope, { verb, at, kind, rest }: UnitClause): boolean {
  const next = units[rest.from]
  return (
    kind === 'main' &&
    units[at - 1]?.type === 'comma' &&
    verb.first === verb.last &&
    isOf(k, 'saying', verb.lemma) &&
    next?.type === 'noun' &&
    ((!next.plural && next.determiner !== undefined && next.determiner !== 'possessive') ||
      next.names.some(({ type }) => type === 'person'))
  )
}

/** "Ont également participé à la session M. X et Mme Y": the sentence opens with its verb. */
function openingSubject(scope: UnitScope, { at, verb, rest }: UnitClause): Range | undefined {
  return at === 0 && verb.form === 'finite' && verb.first < verb.last ? objectOf(scope, rest) : undefined
}

/** "proposition que soutiennent le Gabon et le Tchad": the subject stands behind the verb. */
function invertedSubject({ k, s: { units, tokens } }: UnitScope, { kind, start, at, rest }: UnitClause): Range | undefined {
  if (kind !== 'relative' || at !== start + 1) return undefined
  const word = tokens.lower[units[start]?.first ?? 0]
  if (!isOf(k, 'whom', word)) return undefined
  return units[rest.from]?.type === 'noun' ? rest : undefined
}

function byPhrase(scope: UnitScope, rest: Range): Range | undefined {
  const { units } = scope.s
  for (let u = rest.from; u < rest.to; u++) {
    const unit = units[u]
    if (unit?.type === 'verb' && unit.form === 'finite') return undefined
    if (unit?.type === 'preposition' && unit.word === 'by' && units[u + 1]?.type === 'noun') {
      let end = u + 2
      while (end < rest.to) {
        const joint = units[end]
        const next = units[end + 1]
        if ((joint?.type === 'conjunction' || isOfMark(joint)) && next?.type === 'noun') end += 2
        // "par M. X et par M. Y"
        else if (joint?.type === 'conjunction' && next?.type === 'preposition' && next.word === 'by') end += 3
        else break
      }
      return { from: u + 1, to: end }
    }
  }
  return undefined
}

const isOfMark = (unit: { readonly type: string; readonly word?: string } | undefined): boolean =>
  unit?.type === 'preposition' && unit.word === 'of'

/** The object behind a verb: the first noun phrase that no preposition governs, with all that goes with it. */
export function objectOf(scope: UnitScope, rest: Range): Range | undefined {
  const { units } = scope.s
  for (let u = rest.from; u < rest.to; u++) {
    const unit = units[u]
    if (
      unit === undefined ||
      unit.type === 'relative' ||
      unit.type === 'that' ||
      unit.type === 'verb' ||
      unit.type === 'subordinator' ||
      unit.type === 'conjunction'
    )
      return undefined
    if (unit.type === 'preposition') {
      // "à Dakar, les 12 et 13 juin, la session": pass over the adjunct.
      if (units[u + 1]?.type === 'noun') u = chainEnd(scope, u + 1, rest.to) - 1
      continue
    }
    if (unit.type === 'open') {
      while (u < rest.to && units[u]?.type !== 'close') u++
      continue
    }
    if (unit.type === 'noun') return { from: u, to: rest.to }
  }
  return undefined
}

/** The units around a verb that belong to it: those of its own clause but not of clauses inside it. */
function areaOf({ s: { clauses, units } }: UnitScope, clause: UnitClause): Range[] {
  const ranges: Range[] = []
  if (clause.kind === 'main' || clause.kind === 'that') {
    const to =
      clause.subject !== undefined && clause.subject.from >= clause.start && clause.subject.from < clause.at
        ? clause.subject.from
        : clause.at
    if (to > clause.start) ranges.push(...withoutAsides(clauses, clause, { from: clause.start, to }))
    // "La session, le 3 mai à Dakar, a …": between subject and verb.
    const between = clauses.find((other) => clause.subject !== undefined && other.at >= clause.subject.to && other.at < clause.at)
    if (clause.subject !== undefined && clause.subject.to < clause.at && clause.subject.to > clause.start && between === undefined)
      ranges.push({ from: clause.subject.to, to: clause.at })
  }
  // «долг, который на конец октября составил …»
  else if (clause.kind === 'relative' && clause.parts !== undefined && clause.at > clause.start)
    ranges.push({ from: clause.start, to: clause.at })
  let from = clause.rest.from
  const inside = clauses.filter(
    (other) => other !== clause && other.at >= clause.rest.from && other.at < clause.rest.to && other.governor !== clause.index,
  )
  for (const other of inside) {
    const begin = other.kind === 'relative' ? other.start : other.at
    if (begin < from) continue
    // "d'organiser à Tunis": an infinitive keeps what follows it.
    if (begin > from) ranges.push({ from, to: begin })
    from = Math.max(from, other.rest.to)
  }
  const governed = clauses.find((other) => other.governor === clause.index && other.at >= from)
  const to = governed === undefined ? clause.rest.to : Math.min(clause.rest.to, governed.at)
  if (to > from) ranges.push({ from, to })
  return ranges.filter((range) => range.to > range.from && units[range.from] !== undefined)
}

/** «В рамках проекта, начатого в 2022 году, в 2024 году …»: what stands in an aside belongs to its own verb. */
function withoutAsides(clauses: readonly UnitClause[], own: UnitClause, range: Range): Range[] {
  const ranges: Range[] = []
  let { from } = range
  for (const other of clauses) {
    if (other === own || other.kind !== 'participle' || other.parts === undefined || other.at < from || other.rest.to > range.to) continue
    if (other.at > from) ranges.push({ from, to: other.at })
    from = other.rest.to
  }
  if (range.to > from) ranges.push({ from, to: range.to })
  return ranges
}

function tenseOf(scope: UnitScope, clause: UnitClause): 'past' | 'present' | 'future' {
  const { verb } = clause
  if (verb.form === 'finite') return verb.tense === 'conditional' ? 'future' : verb.tense
  if (verb.form === 'participle') return 'past'
  const governor = clause.governor === undefined ? undefined : scope.s.clauses[clause.governor]
  return governor === undefined ? 'future' : scope.k.governors.has(governor.verb.lemma) ? 'future' : tenseOf(scope, governor)
}

/** The standing that the verb gives: done, fixed for a time ahead, foreseen; undefined for what is only asked or denied. */
export function modalityOf(scope: UnitScope, clause: UnitClause): Modality | undefined {
  const { verb } = clause
  if (verb.form === 'infinitive') {
    const governor = clause.governor === undefined ? undefined : scope.s.clauses[clause.governor]
    if (governor === undefined) return 'expected'
    if (governor.verb.negated) return undefined
    if (invitationOf(scope, clause) !== undefined) return 'proposed'
    // "pour négocier l'accord": an aim.
    const joint = scope.s.units[clause.at - 1]
    if (joint?.type === 'preposition' && joint.word === 'for') return 'expected'
    return governed(scope, governor)
  }
  if (verb.form === 'participle' || verb.form === 'gerund') return 'done'
  // «Ожидается, что министры подпишут»
  const said =
    clause.kind === 'that'
      ? scope.s.clauses.findLast(
          (one) => one.at < clause.start && one.verb.form === 'finite' && (one.kind !== 'that' || one.parts === undefined),
        )
      : undefined
  if (said !== undefined && scope.k.governors.get(said.verb.lemma) === 'expected') return 'expected'
  if (verb.tense === 'future') return 'scheduled'
  if (verb.tense === 'conditional') return 'expected'
  return 'done'
}

function governed({ k }: UnitScope, { verb }: UnitClause): Modality {
  const { governors } = k
  const told = governors.get(verb.lemma)
  // "doit signer" is fixed, "devait signer" was foreseen.
  if (told === 'scheduled') return verb.tense === 'present' ? told : 'expected'
  if (told === 'expected' || told === 'proposed' || told === 'cancelled') return told
  return verb.tense === 'future' || verb.tense === 'conditional' ? 'expected' : 'done'
}

/** "construira", "va construire". */
export function isAhead({ k, s }: UnitScope, { verb, governor }: UnitClause): boolean {
  if (verb.form === 'finite') return verb.tense === 'future'
  const before = governor === undefined ? undefined : s.clauses[governor]?.verb
  return verb.form === 'infinitive' && before !== undefined && isOf(k, 'going', before.lemma) && before.tense === 'present'
}

/** Where the complement of a frame stands, if what the frame takes is there. */
export function complementOf(
  scope: UnitScope,
  predicate: UnitPredicate,
  frame: UnitFrame,
): { readonly range: Range | undefined; readonly how: string } | undefined {
  const { s } = scope
  const { units } = s
  const { rest } = predicate
  for (const take of frame.takes) {
    if (take === 'none') return { range: undefined, how: 'none' }
    if (take === 'object') {
      const range = predicate.object
      if (range !== undefined) return { range, how: 'object' }
    } else if (take === 'that') {
      const at = units.findIndex((unit, u) => u >= rest.from && u < rest.to && unit.type === 'that')
      if (at >= 0 && at < rest.from + 4) return { range: { from: at + 1, to: rest.to }, how: 'that' }
    } else if (take === 'inf') {
      const governedAt = s.clauses.find(
        (one) => one.governor !== undefined && one.governor === predicate.clause?.index && one.at >= rest.from && one.at < rest.to,
      )
      if (governedAt !== undefined && isNear(scope, rest.from, governedAt.at))
        return { range: { from: governedAt.at, to: rest.to }, how: 'inf' }
    } else if (take === 'will') {
      if (predicate.clause !== undefined && isAhead(scope, predicate.clause)) return { range: rest, how: 'will' }
    } else {
      for (let u = frame.words.length > 0 ? behindWords(scope, frame.words, rest) : rest.from; u < rest.to; u++) {
        const unit = units[u]
        if (unit?.type === 'verb' || unit?.type === 'relative' || unit?.type === 'that') break
        if (unit?.type === 'preposition' && prepositionIs(unit.word, take)) return { range: { from: u + 1, to: rest.to }, how: take }
        if (unit?.type === 'adverb' || unit?.type === 'comma' || unit?.type === 'date') continue
        if (unit?.type === 'noun' && (take === 'of' || take === 'about' || u > rest.from + 2)) break
      }
      const before = relativeIn(scope, predicate, take) ?? inFront(scope, predicate, take)
      if (before !== undefined) return { range: before, how: take }
    }
  }
  return undefined
}

/** «К соглашению присоединился Того»: what a verb takes may stand before it, where cases tell who acts. */
function inFront({ s: { units } }: UnitScope, { clause }: UnitPredicate, take: string): Range | undefined {
  if (clause?.parts === undefined) return undefined
  for (let u = clause.start; u < clause.at; u++) {
    const unit = units[u]
    if (unit?.type === 'preposition' && prepositionIs(unit.word, take) && units[u + 1]?.type === 'noun')
      return { from: u + 1, to: clause.at }
  }
  return undefined
}

/** «форум, в котором участвовали …», «…, в работе которого участвовали»: what the relative word stands for. */
function relativeIn({ k, s: { units, tokens } }: UnitScope, { clause }: UnitPredicate, take: string): Range | undefined {
  const { relative } = clause ?? {}
  if (relative?.antecedent === undefined) return undefined
  const before = units[relative.at - 1]
  const joint = before?.type === 'noun' && isOf(k, 'works', tokens.lemma[before.head]) ? units[relative.at - 2] : before
  return joint?.type === 'preposition' && prepositionIs(joint.word, take) ? relative.antecedent : undefined
}

/** Behind "une visite", «мнениями»: the noun of a frame's words, and the mark of its case. */
function behindWords({ s: { units, tokens } }: UnitScope, words: readonly string[], rest: Range): number {
  const at = isCaseMark(units[rest.from]) ? rest.from + 1 : rest.from
  const noun = units[at]
  // «выступили за реформу»: the preposition itself is the word.
  if (noun?.type === 'preposition' && noun.last >= noun.first && tokens.lower[noun.first] === words.at(-1)) return rest.from
  // «внимание уделено развитию»: the noun stands before.
  if (noun?.type === 'noun' && noun.inCase !== undefined && tokens.lemma[noun.head] !== words.at(-1)) return rest.from
  if (noun?.type === 'noun') return at + 1
  // «с инициативой создания»
  return units[at]?.type === 'preposition' && units[at + 1]?.type === 'noun' ? at + 2 : rest.from
}

const prepositionIs = (word: string, take: string): boolean =>
  word === take || (take === 'at' && (word === 'in' || word === 'among' || word === 'to'))

/** "de signer", "le Secrétariat de préparer": only phrases stand between the verb and its infinitive. */
function isNear({ s: { units } }: UnitScope, from: number, to: number): boolean {
  for (let u = from; u < to; u++) {
    const type = units[u]?.type
    if (type === 'verb' || type === 'semicolon' || type === 'relative' || type === 'that') return false
  }
  return to - from < 12
}

/** Whether the words of a frame stand behind its verb: "lieu", "en vigueur", or the head noun of its object. */
export function wordsFollow(scope: UnitScope, predicate: UnitPredicate, words: readonly string[]): boolean {
  // A noun of action stands for the whole phrase: "l'entrée en vigueur".
  if (words.length === 0 || predicate.verb === undefined) return true
  const { tokens, units } = scope.s
  const { verb } = predicate
  if (verb !== undefined) {
    let at = verb.last + 1
    while (scope.k.language.classes.get(tokens.lower[at] ?? '') === 'adverb') at++
    if (words.every((word, n) => tokens.lemma[at + n] === word)) return true
  }
  // «находится с рабочим визитом»: an adjective may stand between a preposition and its noun.
  const [joint, noun] = [units[predicate.rest.from], units[predicate.rest.from + 1]]
  if (words.length === 2 && joint?.type === 'preposition' && noun?.type === 'noun' && noun.inCase !== undefined)
    return tokens.lower[joint.first] === words[0] && tokens.lemma[noun.head] === words[1]
  if (words.length !== 1) return false
  const unit = predicate.object === undefined ? undefined : units[predicate.object.from]
  const named = unit?.type === 'noun' && unit.standsFor !== undefined ? units[unit.standsFor] : unit
  if (named?.type === 'noun' && tokens.lemma[named.head] === words[0]) return true
  // «участие приняли», «решение принято»
  const front = predicate.clause?.parts === undefined ? undefined : units[predicate.clause.at - 1]
  if (front?.type === 'noun' && front.last === verb.first - 1 && tokens.lemma[front.head] === words[0]) return true
  // "en visite": the noun behind a preposition.
  const at = predicate.rest.from
  // «мнениями»: in a case without a preposition.
  const inCase = units[at + 1]
  if (isCaseMark(units[at]) && inCase?.type === 'noun' && tokens.lemma[inCase.head] === words[0]) return true
  const first = units[at]
  const second = units[at + 1]
  return (
    first?.type === 'preposition' &&
    ['in', 'at', 'to', 'with', 'about'].includes(first.word) &&
    second?.type === 'noun' &&
    tokens.lemma[second.head] === words[0]
  )
}

/** The agents of a predicate. */
export const agents = ({ scope, predicate }: UnitMatch): Filled[] => agentsOf(scope, predicate.agent)

/** The words of a complement, cut before what only comments. */
export function complementWords({ scope, how }: UnitMatch, range: Range | undefined): Filled | undefined {
  if (range === undefined) return undefined
  const { units } = scope.s
  let to = range.to
  for (let u = range.from + 1; u < range.to; u++) {
    const unit = units[u]
    const next = units[u + 1]
    if (
      unit?.type === 'comma' &&
      (next?.type === 'relative' || next?.type === 'subordinator' || (next?.type === 'verb' && next.form === 'gerund'))
    ) {
      to = u
      break
    }
    if (unit?.type === 'conjunction' && next?.type === 'verb' && next.form === 'finite') {
      to = u
      break
    }
  }
  if (how === 'object' || how === 'of' || how === 'at' || how === 'about')
    to = Math.min(to, Math.max(topicEnd(scope, range.from, to), lastNounBeforeComma(scope, range.from, to)))
  return wordsOfUnits(scope, { from: range.from, to })
}

function lastNounBeforeComma({ s: { units } }: UnitScope, from: number, to: number): number {
  for (let u = from; u < to; u++) if (units[u]?.type === 'comma') return u
  return to
}
