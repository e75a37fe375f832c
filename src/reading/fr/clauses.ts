import type { Unit } from '../../language/cascade/units.ts'
import type { UnitClause } from '../cascade/clauses.ts'
import type { Range } from '../clauses.ts'

type Open = { -readonly [K in keyof UnitClause]: UnitClause[K] }

/** Finds the clauses of a sentence, in the order of their verbs. */
export function frenchClauses(units: readonly Unit[]): UnitClause[] {
  const found: Open[] = []
  units.forEach((verb, at) => {
    if (verb.type !== 'verb') return
    const index = found.length
    const open = { index, verb, at, rest: { from: at + 1, to: units.length }, governor: undefined }
    if (verb.form === 'participle') {
      const subject = antecedent(units, at)
      found.push({ ...open, kind: 'participle', subject, start: at })
    } else if (verb.form === 'infinitive') {
      const governor = governorOf(units, found, at)
      found.push({ ...open, kind: 'infinitive', subject: governor?.subject, start: at, governor: governor?.index })
    } else if (verb.form === 'gerund') {
      const before = found.findLast(({ kind }) => kind === 'main')
      // "…, se félicitant de": behind a comma it says what the subject of the sentence does.
      const isAside = units[at - 1]?.type === 'comma' || (units[at - 1]?.type === 'preposition' && units[at - 2]?.type === 'comma')
      const own = isAside ? (before?.subject ?? antecedent(units, at)) : (antecedent(units, at) ?? before?.subject)
      found.push({ ...open, kind: 'gerund', subject: own, start: at })
    } else found.push({ ...open, ...finite(units, found, at) })
  })
  closeRests(units, found)
  return found
}

const isNominal = (unit: Unit | undefined): boolean => unit?.type === 'noun'

/** Where the chain of noun phrases that ends at `last` begins: "le ministre des Affaires étrangères et son homologue". */
export function chainStart(units: readonly Unit[], last: number, floor = 0): number {
  let from = last
  if (units[last]?.type === 'date') {
    if (units[last - 1]?.type === 'preposition' && isNominal(units[last - 2])) from = last - 2
    else if (isNominal(units[last - 1])) from = last - 1
  }
  for (;;) {
    const joint = units[from - 1]
    if (joint === undefined || from - 1 < floor) return from
    // "la route Lomé-Cotonou": a name behind a noun.
    const own = units[from]
    if (joint.type === 'noun' && own?.type === 'noun' && own.determiner === undefined && own.names.length > 0) {
      from -= 1
      continue
    }
    if ((joint.type === 'preposition' || joint.type === 'conjunction' || joint.type === 'comma') && isNominal(units[from - 2])) {
      // A comma parts a list only when the list ends in "et".
      if (joint.type === 'comma' && !endsList(units, from, last)) return from
      from -= 2
    } else if (joint.type === 'preposition' && units[from - 2]?.type === 'conjunction' && isNominal(units[from - 3])) from -= 3
    else if (joint.type === 'preposition' && units[from - 2]?.type === 'date' && isNominal(units[from - 3])) from -= 3
    else if (
      (joint.type === 'conjunction' || joint.type === 'comma') &&
      units[from - 2]?.type === 'preposition' &&
      isNominal(units[from - 3]) &&
      joint.type === 'conjunction'
    )
      from -= 3
    else return from
  }
}

function endsList(units: readonly Unit[], from: number, last: number): boolean {
  return units.slice(from, last + 1).some((unit) => unit.type === 'conjunction')
}

/** The noun phrases that a relative pronoun or participle speaks of. */
function antecedent(units: readonly Unit[], at: number): Range | undefined {
  let last = at - 1
  while (units[last]?.type === 'adverb' || units[last]?.type === 'comma') last--
  if (units[last]?.type === 'close') {
    while (last > 0 && units[last]?.type !== 'open') last--
    last--
  }
  if (last < 0) {
    // "Lancé en 2020, ce fonds …": it stands behind the comma.
    const comma = units.findIndex((unit, i) => i > at && unit.type === 'comma')
    return comma > 0 && isNominal(units[comma + 1]) ? { from: comma + 1, to: comma + 2 } : undefined
  }
  if (!isNominal(units[last]) && units[last]?.type !== 'date') return undefined
  return { from: chainStart(units, last), to: last + 1 }
}

function governorOf(units: readonly Unit[], found: readonly Open[], at: number): Open | undefined {
  for (let i = at - 1; i >= 0; i--) {
    const unit = units[i]
    if (unit?.type === 'semicolon' || unit?.type === 'that') return undefined
    if (unit?.type === 'verb') {
      const clause = found.find((one) => one.at === i)
      // "de signer X et d'ouvrir Y": both hang on one verb.
      const isBeside =
        clause?.kind === 'infinitive' && units.slice(i + 1, at).some(({ type }) => type === 'conjunction' || type === 'comma')
      return isBeside && clause.governor !== undefined ? found[clause.governor] : clause
    }
  }
  return undefined
}

function finite(units: readonly Unit[], found: readonly Open[], at: number): Pick<Open, 'kind' | 'subject' | 'start'> {
  let left = at - 1
  while (units[left]?.type === 'adverb' || units[left]?.type === 'quote') left--
  const before = units[left]
  const main = found.findLast(({ kind }) => kind === 'main')
  switch (before?.type) {
    case undefined:
      return { kind: 'main', subject: undefined, start: 0 }
    case 'relative':
      return { kind: 'relative', subject: antecedent(units, left), start: left }
    case 'close': {
      // "la Communauté économique (CEDEAO) a …"
      const last = openOf(units, left) - 1
      return isNominal(units[last]) ? ofChain(units, last) : { kind: 'main', subject: main?.subject, start: left }
    }
    case 'comma':
    case 'date': {
      if (before.type === 'date' && (isNominal(units[left - 1]) || units[left - 1]?.type === 'preposition') && !isAdjunctDate(units, left))
        return ofChain(units, left)
      const resumed = resumedSubject(units, left)
      if (resumed !== undefined) return { kind: 'main', subject: resumed, start: clauseStart(units, resumed.from) }
      // "Le ministre, M. X, a …" is one name, which took its first comma.
      if (before.type === 'comma' && isNominal(units[left - 1])) {
        const from = chainStart(units, left - 1)
        const opens = units[from - 1]?.type
        const noun = units[left - 1]
        const isPerson = noun?.type === 'noun' && noun.names.some(({ type }) => type === 'person')
        if ((main === undefined && (opens === undefined || opens === 'comma')) || isPerson)
          return { kind: 'main', subject: { from, to: left }, start: clauseStart(units, from) }
      }
      return { kind: 'main', subject: main?.subject, start: left }
    }
    case 'conjunction': {
      const last = found.findLast(({ verb }) => verb.form === 'finite')
      return { kind: last?.kind ?? 'main', subject: last?.subject, start: left }
    }
    case 'noun':
      return ofChain(units, left)
    case 'subordinator':
      return { kind: 'subordinate', subject: undefined, start: left }
    case 'that':
      return { kind: 'that', subject: undefined, start: left }
    default:
      return { kind: 'main', subject: undefined, start: at }
  }
}

/** "Le 4 mai 2025 le ministre …" has its date in front; "la session de 2025 a …" in its subject. */
function isAdjunctDate(units: readonly Unit[], left: number): boolean {
  return units[left - 1]?.type === 'preposition' && !isNominal(units[left - 2])
}

/** "200 délégués venus de 30 pays": what a participle says of a noun belongs to the phrase. */
function overParticiple(units: readonly Unit[], from: number): number {
  for (let i = from - 1; i > 0 && i > from - 5; i--) {
    const unit = units[i]
    if (unit?.type === 'verb') return unit.form === 'participle' && isNominal(units[i - 1]) ? chainStart(units, i - 1) : from
    if (unit?.type !== 'preposition' && unit?.type !== 'date' && unit?.type !== 'noun' && unit?.type !== 'adverb') return from
  }
  return from
}

function ofChain(units: readonly Unit[], left: number): Pick<Open, 'kind' | 'subject' | 'start'> {
  const from = overParticiple(units, chainStart(units, left))
  const subject = { from, to: left + 1 }
  const before = units[from - 1]
  if (before?.type === 'relative') return { kind: 'relative', subject, start: from - 1 }
  if (before?.type === 'that') return { kind: 'that', subject, start: from - 1 }
  if (before?.type === 'subordinator') return { kind: 'subordinate', subject, start: from - 1 }
  return { kind: 'main', subject, start: clauseStart(units, from) }
}

/** What stands before a subject up to the last verb or joint belongs to its clause: "À Astana, le ministre …". */
function clauseStart(units: readonly Unit[], from: number): number {
  let start = from
  for (let i = from - 1; i >= 0; i--) {
    const type = units[i]?.type
    if (type === 'semicolon' || type === 'that' || type === 'subordinator' || type === 'colon') break
    if (type === 'verb' && units[i]?.type === 'verb') {
      // A participle in front: "Réuni à Dakar, le Conseil …".
      const verb = units[i]
      if (verb?.type === 'verb' && verb.form === 'finite') return i + 1 < from ? firstJoint(units, i + 1, from) : from
      if (verb?.type === 'verb' && verb.form === 'infinitive') return from
    }
    start = i
  }
  return start
}

function firstJoint(units: readonly Unit[], from: number, to: number): number {
  for (let i = to - 1; i >= from; i--) if (units[i]?.type === 'conjunction' || units[i]?.type === 'comma') return i
  return to
}

/** "La Commission, qui a siégé à Dakar, a …", "le Conseil, réuni le 3 mai, a …": the subject stands before the aside. */
function resumedSubject(units: readonly Unit[], comma: number): Range | undefined {
  if (units[comma]?.type !== 'comma') return undefined
  for (let i = comma - 1; i > 0; i--) {
    const unit = units[i]
    if (unit?.type === 'semicolon') return undefined
    if (unit?.type !== 'comma') continue
    const next = units[i + 1]
    const isAside =
      next?.type === 'relative' ||
      next?.type === 'noun' ||
      (next?.type === 'verb' && next.form !== 'finite') ||
      next?.type === 'date' ||
      next?.type === 'preposition' ||
      next?.type === 'adverb'
    const before = units[i - 1]
    if (!isAside || (before?.type !== 'noun' && before?.type !== 'close')) {
      if (next?.type === 'verb') return undefined
      continue
    }
    const last = before.type === 'close' ? openOf(units, i - 1) - 1 : i - 1
    const from = chainStart(units, last)
    // A preposition in front: what stands before the comma is no subject.
    if (units[from - 1]?.type === 'preposition') continue
    return { from, to: last + 1 }
  }
  return undefined
}

function openOf(units: readonly Unit[], close: number): number {
  let i = close
  while (i > 0 && units[i]?.type !== 'open') i--
  return i
}

/** Ends what stands behind each verb where the next clause begins. */
function closeRests(units: readonly Unit[], found: Open[]): void {
  for (const clause of found) {
    let to = units.length
    const next = found.find(
      (other) =>
        other.at > clause.at &&
        (other.kind === 'main' || (clause.kind !== 'main' && other.kind === clause.kind && other.verb.form === 'finite')),
    )
    if (next !== undefined) to = Math.max(clause.at + 1, endBefore(units, clause.at, next))
    for (let i = clause.at + 1; i < to; i++) {
      const type = units[i]?.type
      if (type === 'semicolon') to = i
      else if (type === 'subordinator' && clause.kind !== 'that') to = i
      else if (type === 'comma' && (clause.kind === 'participle' || clause.kind === 'relative') && !isInList(units, i)) to = i
    }
    clause.rest = { from: clause.at + 1, to }
  }
}

/** Where a clause ends for the sake of the next one: before its subject, or, when that stands in front of both, before the comma of its verb. */
function endBefore(units: readonly Unit[], at: number, next: Open): number {
  if (next.subject !== undefined && next.subject.from > at) return jointBefore(units, next.subject.from, at)
  if (next.start > at) return Math.min(next.start, next.at)
  for (let i = next.at - 1; i > at; i--) if (units[i]?.type === 'comma' || units[i]?.type === 'conjunction') return i
  return next.at
}

/** The comma or "et" before the phrases in front of a subject. */
function jointBefore(units: readonly Unit[], from: number, floor: number): number {
  for (let i = from - 1; i > floor; i--) {
    const type = units[i]?.type
    if (type === 'comma' || type === 'conjunction' || type === 'colon') return i
  }
  return from
}

/** "à Dakar, à Thiès et à Saint-Louis": the same kind of phrase stands on both sides, and "et" follows. */
function isInList(units: readonly Unit[], comma: number): boolean {
  const next = units[comma + 1]
  const before = units[comma - 1]
  if (next?.type !== before?.type && next?.type !== 'preposition') return false
  for (let i = comma + 1; i < Math.min(units.length, comma + 8); i++) {
    if (units[i]?.type === 'conjunction') return true
    if (units[i]?.type === 'verb') return false
  }
  return false
}
