import { agentsOf } from '../../agents.ts'
import { listEnd } from '../../adjuncts.ts'
import { topics } from '../../topics.ts'
import type { Clause, Range } from '../../clauses.ts'
import { infinitiveWords } from '../../complement.ts'
import type { Filled } from '../../draft.ts'
import type { Scope } from '../../scope.ts'
import { wordsOfRange, type ReadSentence } from '../../sentence.ts'

/** What a phrase says that a body is, and the areas that it names beside. */
export interface Nature {
  readonly nature?: Filled
  readonly areas: readonly Filled[]
  readonly members?: readonly Filled[]
}

/** Verbs that tell of whom a body consists. */
const COMPRISING = new Set(['comprise', 'group', 'gather', 'unite', 'consist', 'compose', 'link', 'join', 'bring'])

/**
 * Takes "a forum for dialogue on ports" apart: what it is, and its areas. What it is for belongs to what it is when it is a noun, and is
 * an area when it is a verb: "a mechanism for sharing data".
 */
export function natureIn(scope: Scope, range: Range): Nature {
  const { s } = scope
  let end = range.from + 1
  const areas: Filled[] = []
  let members: readonly Filled[] = []
  while (end < range.to) {
    const joint = s.units[end]
    const next = s.units[end + 1]
    if (joint?.type === 'preposition' && next?.type === 'noun' && end + 1 < range.to) {
      const to = listEnd(s, end + 1, range.to)
      if (joint.word === 'on') {
        areas.push(...topics(s, { from: end + 1, to }))
        break
      }
      if (joint.word !== 'of' && joint.word !== 'for') break
      end = to
      continue
    }
    // "a group comprising Norland and Arcadia": who sits in it.
    const told = s.clauses.find((c) => c.at === end && (c.kind === 'gerund' || c.kind === 'participle'))
    if (told !== undefined && COMPRISING.has(told.verb.lemma)) {
      members = agentsOf(s, scope.context, pastJoint(s, told.rest)).filter((one) => one.row?.startsWith('parties/') === true)
      if (members.length > 0) break
    }
    const clause = aimAt(s, joint?.type === 'preposition' && joint.word === 'for' ? end + 1 : end)
    // "a mechanism to share data": a bare noun says nothing without its aim.
    if (clause?.kind === 'infinitive' && isBare(s, range.from) && end === range.from + 1) end = clause.rest.to
    else if (clause !== undefined) areas.push(...aims(s, clause))
    break
  }
  const nature = wordsOfRange(s, { from: range.from, to: end })
  return { ...(nature === undefined ? {} : { nature }), areas, members }
}

/** "composed of Norland", "bringing together Norland": behind the small word. */
function pastJoint(s: ReadSentence, { from, to }: Range): Range {
  const type = s.units[from]?.type
  return type === 'preposition' || type === 'adverb' ? { from: from + 1, to } : { from, to }
}

/** The aims of a verb and of those coordinated with it: "strengthening ports and sharing data" is two. */
export function aims(s: ReadSentence, clause: Clause): Filled[] {
  const found: Filled[] = []
  for (const one of s.clauses) {
    if (one !== clause && (one.kind !== clause.kind || one.beside === undefined || !isBeside(one, clause))) continue
    const words = infinitiveWords(s, one)
    // "develop and share data": a verb without an object of its own is told with the next.
    if (words !== undefined && (one.rest.to > one.at + 1 || s.clauses.every((c) => c.beside !== one))) found.push(words)
  }
  return found
}

function isBeside(clause: Clause, first: Clause): boolean {
  for (let c: Clause | undefined = clause; c !== undefined; c = c.beside) if (c === first) return true
  return false
}

/** The clause of an infinitive or gerund that begins at a unit. */
export function aimAt(s: ReadSentence, at: number): Clause | undefined {
  return s.clauses.find((c) => c.at === at && (c.kind === 'infinitive' || c.kind === 'gerund'))
}

/** Whether a phrase is a noun with nothing but its article. */
export function isBare(s: ReadSentence, at: number): boolean {
  const unit = s.units[at]
  return unit?.type === 'noun' && unit.last - unit.first <= 1
}
