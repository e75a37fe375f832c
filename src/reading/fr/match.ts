import type { FrenchVerbGroup } from '../../language/fr/phrases.ts'
import type { Modality } from '../claim.ts'
import type { Range } from '../clauses.ts'
import type { Filled } from '../draft.ts'
import { adjunctsIn, type FrenchAdjuncts } from './adjuncts.ts'
import type { FrenchClause } from './clauses.ts'
import type { FrenchFrame } from './frames.ts'
import { wordsOfUnits, type FrenchScope } from './scope.ts'
import { chainEnd, topicEnd } from './things.ts'
import { agentsOf } from './agents.ts'

/** What a verb says in one form, whatever its voice: who acts, on what, and what stands around it. */
export interface FrenchPredicate {
  readonly lemma: string
  readonly verb: FrenchVerbGroup | undefined
  readonly clause: FrenchClause | undefined
  readonly agent: Range | undefined
  readonly object: Range | undefined
  readonly rest: Range
  readonly modality: Modality
  readonly tense: 'past' | 'present' | 'future'
  readonly adjuncts: FrenchAdjuncts
  /** The units that may hold its adjuncts. */
  readonly area: readonly Range[]
}

/** A frame that a predicate fits. */
export interface FrenchMatch {
  readonly scope: FrenchScope
  readonly frame: FrenchFrame
  readonly predicate: FrenchPredicate
  readonly complement: Range | undefined
  /** How the complement stands: an object, "que", an infinitive, a preposition. */
  readonly how: string
}

/** Turns a clause into a predicate: the passive is turned round, and what governs an infinitive gives its standing. */
export function predicateOf(scope: FrenchScope, clause: FrenchClause): FrenchPredicate | undefined {
  const { s } = scope
  const { verb } = clause
  if (verb.negated) return undefined
  const modality = modalityOf(scope, clause)
  if (modality === undefined || isAttribution(scope, clause)) return undefined
  const tense = tenseOf(scope, clause)
  const area = areaOf(scope, clause)
  const adjuncts = adjunctsIn(scope, area, tense)
  const isTurned = verb.passive || verb.form === 'participle'
  const inverted = clause.subject === undefined ? openingSubject(scope, clause) : invertedSubject(scope, clause)
  const object = isTurned ? clause.subject : inverted === undefined ? objectOf(scope, clause.rest) : clause.subject
  const agent = isTurned ? byPhrase(scope, clause.rest) : (inverted ?? ruled(scope, clause) ?? clause.subject)
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

/** "inviter X à venir": who is asked does what the infinitive says. */
function ruled(scope: FrenchScope, clause: FrenchClause): Range | undefined {
  const governor = clause.governor === undefined ? undefined : scope.s.clauses[clause.governor]
  if (
    governor === undefined ||
    !/^(?:inviter|demander|charger|prier|exhorter|appeler|encourager|mandater|permettre)$/.test(governor.verb.lemma)
  )
    return undefined
  const object = governor.verb.passive ? governor.subject : objectOf(scope, governor.rest)
  return object === undefined ? undefined : { from: object.from, to: Math.min(object.to, clause.at) }
}

/** ", indique un communiqué du ministère": it tells who says the sentence. */
function isAttribution({ s: { units } }: FrenchScope, { verb, at, kind, rest }: FrenchClause): boolean {
  const next = units[rest.from]
  return (
    kind === 'main' &&
    units[at - 1]?.type === 'comma' &&
    verb.first === verb.last &&
    /^(?:indiquer|préciser|déclarer|affirmer|ajouter|annoncer|souligner|rapporter|noter|poursuivre|conclure)$/.test(verb.lemma) &&
    next?.type === 'noun' &&
    (/^(?:un|le|la|l')$/.test(next.determiner ?? '') || next.names.some(({ type }) => type === 'person'))
  )
}

/** "Ont également participé à la session M. X et Mme Y": the sentence opens with its verb. */
function openingSubject(scope: FrenchScope, { at, verb, rest }: FrenchClause): Range | undefined {
  return at === 0 && verb.form === 'finite' && verb.first < verb.last ? objectOf(scope, rest) : undefined
}

/** "proposition que soutiennent le Gabon et le Tchad": the subject stands behind the verb. */
function invertedSubject({ s: { units, tokens } }: FrenchScope, { kind, start, at, rest }: FrenchClause): Range | undefined {
  if (kind !== 'relative' || at !== start + 1) return undefined
  const word = tokens.lower[units[start]?.first ?? 0]
  if (word !== 'que' && word !== "qu'") return undefined
  return units[rest.from]?.type === 'noun' ? rest : undefined
}

function byPhrase(scope: FrenchScope, rest: Range): Range | undefined {
  const { units } = scope.s
  for (let u = rest.from; u < rest.to; u++) {
    const unit = units[u]
    if (unit?.type === 'verb' && unit.form === 'finite') return undefined
    if (unit?.type === 'preposition' && unit.word === 'par' && units[u + 1]?.type === 'noun') {
      let end = u + 2
      while (end < rest.to) {
        const joint = units[end]
        const next = units[end + 1]
        if ((joint?.type === 'conjunction' || isOf(joint)) && next?.type === 'noun') end += 2
        // "par M. X et par M. Y"
        else if (joint?.type === 'conjunction' && next?.type === 'preposition' && next.word === 'par') end += 3
        else break
      }
      return { from: u + 1, to: end }
    }
  }
  return undefined
}

const isOf = (unit: { readonly type: string; readonly word?: string } | undefined): boolean =>
  unit?.type === 'preposition' && unit.word === 'de'

/** The object behind a verb: the first noun phrase that no preposition governs, with all that goes with it. */
export function objectOf(scope: FrenchScope, rest: Range): Range | undefined {
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
function areaOf({ s: { clauses, units } }: FrenchScope, clause: FrenchClause): Range[] {
  const ranges: Range[] = []
  if (clause.kind === 'main' || clause.kind === 'that') {
    const to =
      clause.subject !== undefined && clause.subject.from >= clause.start && clause.subject.from < clause.at
        ? clause.subject.from
        : clause.at
    if (to > clause.start) ranges.push({ from: clause.start, to })
    // "La session, le 3 mai à Dakar, a …": between subject and verb.
    const between = clauses.find((other) => clause.subject !== undefined && other.at >= clause.subject.to && other.at < clause.at)
    if (clause.subject !== undefined && clause.subject.to < clause.at && clause.subject.to > clause.start && between === undefined)
      ranges.push({ from: clause.subject.to, to: clause.at })
  }
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

function tenseOf(scope: FrenchScope, clause: FrenchClause): 'past' | 'present' | 'future' {
  const { verb } = clause
  if (verb.form === 'finite') return verb.tense === 'conditional' ? 'future' : verb.tense
  if (verb.form === 'participle') return 'past'
  const governor = clause.governor === undefined ? undefined : scope.s.clauses[clause.governor]
  return governor === undefined ? 'future' : scope.k.governors.has(governor.verb.lemma) ? 'future' : tenseOf(scope, governor)
}

/** The standing that the verb gives: done, fixed for a time ahead, foreseen; undefined for what is only asked or denied. */
export function modalityOf(scope: FrenchScope, clause: FrenchClause): Modality | undefined {
  const { verb } = clause
  if (verb.form === 'infinitive') {
    const governor = clause.governor === undefined ? undefined : scope.s.clauses[clause.governor]
    if (governor === undefined) return 'expected'
    if (governor.verb.negated) return undefined
    // "pour négocier l'accord": an aim.
    const joint = scope.s.units[clause.at - 1]
    if (joint?.type === 'preposition' && joint.word === 'pour') return 'expected'
    return governed(scope, governor)
  }
  if (verb.form === 'participle' || verb.form === 'gerund') return 'done'
  if (verb.tense === 'future') return 'scheduled'
  if (verb.tense === 'conditional') return 'expected'
  return 'done'
}

function governed({ k }: FrenchScope, { verb }: FrenchClause): Modality {
  const { governors } = k
  if (verb.lemma === 'devoir' || verb.lemma === 'pouvoir')
    return verb.tense === 'present' && verb.lemma === 'devoir' ? 'scheduled' : 'expected'
  const lemma = verb.lemma
  for (const suffix of ['', ':de', ':à']) {
    const told = governors.get(`${lemma}${suffix}`)
    if (told === 'scheduled' || told === 'expected' || told === 'proposed' || told === 'cancelled') return told
  }
  return verb.tense === 'future' || verb.tense === 'conditional' ? 'expected' : 'done'
}

/** "construira", "va construire". */
export function isAhead({ s }: FrenchScope, { verb, governor }: FrenchClause): boolean {
  if (verb.form === 'finite') return verb.tense === 'future'
  const before = governor === undefined ? undefined : s.clauses[governor]?.verb
  return verb.form === 'infinitive' && before?.lemma === 'aller' && before.tense === 'present'
}

/** Where the complement of a frame stands, if what the frame takes is there. */
export function complementOf(
  scope: FrenchScope,
  predicate: FrenchPredicate,
  frame: FrenchFrame,
): { readonly range: Range | undefined; readonly how: string } | undefined {
  const { s } = scope
  const { units } = s
  const { rest } = predicate
  for (const take of frame.takes) {
    if (take === 'none') return { range: undefined, how: 'none' }
    if (take === 'object') {
      const range = predicate.object
      if (range !== undefined) return { range, how: 'object' }
    } else if (take === 'que') {
      const at = units.findIndex((unit, u) => u >= rest.from && u < rest.to && unit.type === 'that')
      if (at >= 0 && at < rest.from + 4) return { range: { from: at + 1, to: rest.to }, how: 'que' }
    } else if (take === 'inf') {
      const governedAt = s.clauses.find(
        (one) => one.governor !== undefined && one.governor === predicate.clause?.index && one.at >= rest.from && one.at < rest.to,
      )
      if (governedAt !== undefined && isNear(scope, rest.from, governedAt.at))
        return { range: { from: governedAt.at, to: rest.to }, how: 'inf' }
    } else if (take === 'will') {
      if (predicate.clause !== undefined && isAhead(scope, predicate.clause)) return { range: rest, how: 'will' }
    } else {
      for (let u = rest.from + (frame.words.length > 0 && units[rest.from]?.type === 'noun' ? 1 : 0); u < rest.to; u++) {
        const unit = units[u]
        if (unit?.type === 'verb' || unit?.type === 'relative' || unit?.type === 'that') break
        if (unit?.type === 'preposition' && prepositionIs(unit.word, take)) return { range: { from: u + 1, to: rest.to }, how: take }
        if (unit?.type === 'adverb' || unit?.type === 'comma' || unit?.type === 'date') continue
        if (unit?.type === 'noun' && (take === 'de' || take === 'sur' || u > rest.from + 2)) break
      }
    }
  }
  return undefined
}

const prepositionIs = (word: string, take: string): boolean =>
  word === take || (take === 'quant' && word === 'quant') || (take === 'à' && (word === 'en' || word === 'auprès'))

/** "de signer", "le Secrétariat de préparer": only phrases stand between the verb and its infinitive. */
function isNear({ s: { units } }: FrenchScope, from: number, to: number): boolean {
  for (let u = from; u < to; u++) {
    const type = units[u]?.type
    if (type === 'verb' || type === 'semicolon' || type === 'relative' || type === 'that') return false
  }
  return to - from < 12
}

/** Whether the words of a frame stand behind its verb: "lieu", "en vigueur", or the head noun of its object. */
export function wordsFollow(scope: FrenchScope, predicate: FrenchPredicate, words: readonly string[]): boolean {
  // A noun of action stands for the whole phrase: "l'entrée en vigueur".
  if (words.length === 0 || predicate.verb === undefined) return true
  const { tokens, units } = scope.s
  const { verb } = predicate
  if (verb !== undefined) {
    let at = verb.last + 1
    while (scope.k.language.classes.get(tokens.lower[at] ?? '') === 'adverb') at++
    if (words.every((word, n) => tokens.word[at + n] === word)) return true
  }
  if (words.length !== 1) return false
  const unit = predicate.object === undefined ? undefined : units[predicate.object.from]
  if (unit?.type === 'noun' && tokens.word[unit.head] === words[0]) return true
  // "en visite": the noun behind a preposition.
  const first = units[predicate.rest.from]
  const second = units[predicate.rest.from + 1]
  return first?.type === 'preposition' && first.word === 'en' && second?.type === 'noun' && tokens.word[second.head] === words[0]
}

/** The agents of a predicate. */
export const agents = ({ scope, predicate }: FrenchMatch): Filled[] => agentsOf(scope, predicate.agent)

/** The words of a complement, cut before what only comments. */
export function complementWords({ scope, how }: FrenchMatch, range: Range | undefined): Filled | undefined {
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
  if (how === 'object' || how === 'de' || how === 'à' || how === 'sur')
    to = Math.min(to, Math.max(topicEnd(scope, range.from, to), lastNounBeforeComma(scope, range.from, to)))
  return wordsOfUnits(scope.s, { from: range.from, to })
}

function lastNounBeforeComma({ s: { units } }: FrenchScope, from: number, to: number): number {
  for (let u = from; u < to; u++) if (units[u]?.type === 'comma') return u
  return to
}
