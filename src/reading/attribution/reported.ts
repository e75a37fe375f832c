import { wordSet } from '../../language/word-map.ts'
import type { Name } from '../../language/names.ts'
import type { NounPhrase } from '../../language/phrases.ts'
import { agentsOf } from '../agents.ts'
import type { Clause, Range } from '../clauses.ts'
import type { DocumentContext } from '../document.ts'
import type { Filled } from '../draft.ts'
import { thatBefore } from '../predicate.ts'
import type { ReadSentence } from '../sentence.ts'
import { SAYING, type Heard } from './heard.ts'

const ITS_HIS_HER_OR_THEIR = wordSet('its his her their')

/** Nouns of what somebody thinks or says: "in the words of Minister Roe", "in Norland's view". */
const WORDS = /^(?:words?|view|opinion|assessment|estimation|judgement|judgment|account|telling)$/

/** Whose words a sentence gives without quoting them: "According to Norland, …", "Minister Roe noted that …", "…, said the Ministry". */
export function reportedIn(s: ReadSentence, context: DocumentContext): Heard[] {
  return [...framedBy(s, context), ...thatClauses(s, context)]
}

const startOf = (s: ReadSentence, u: number): number => s.tokens.start[s.units[u]?.first ?? s.sentence.first] ?? 0
const endOf = (s: ReadSentence, u: number): number => s.tokens.end[s.units[u]?.last ?? s.sentence.last - 1] ?? 0

/** One voice, not a group: what several say together is told by the document. */
function heard(agents: readonly Filled[], context: DocumentContext, start: number, end: number): Heard[] {
  const [one] = agents
  if (one === undefined || agents.length > 1) return []
  const name = String(one.value)
  // "the Ministry", "the Minister": who it is stays open, unless it is a name.
  return [{ name, side: context.stateOf.get(name) ?? (context.persons.size > 0 && isPerson(context, name) ? undefined : name), start, end }]
}

const isPerson = (context: DocumentContext, name: string): boolean => [...context.persons.values()].includes(name)

/** Sentences that say at their edge whose words they are; a source ("according to") tells facts rather than views. "According to the Norlandic side, …", "in the words of Minister Roe, …", "as Minister Roe put it, …", "…, said the Ministry of Ports." */
export function framedBy(s: ReadSentence, context: DocumentContext, only?: 'views'): Heard[] {
  const start = startOf(s, 0)
  const end = endOf(s, s.units.length - 1)
  for (let u = 0; u + 1 < s.units.length; u++) {
    const unit = s.units[u]
    if (unit?.type !== 'preposition') continue
    const next = s.units[u + 1]
    if (only === undefined && unit.word === 'according' && next?.type === 'preposition' && next.word === 'to')
      return heard(sourceAt(s, context, u + 2), context, start, end)
    if (unit.word === 'in' && next?.type === 'noun' && WORDS.test(s.tokens.word[next.head] ?? '')) {
      const of = s.units[u + 2]
      const owner = ownerIn(next)
      if (of?.type === 'preposition' && of.word === 'of') return heard(sourceAt(s, context, u + 3), context, start, end)
      if (owner !== undefined && (owner.type !== 'name' || isPerson(context, owner.value)))
        return [{ name: owner.value, side: context.stateOf.get(owner.value) ?? owner.value, start, end }]
    }
  }
  const aside = s.clauses.find((c) => isAside(s, c))
  return aside?.subject === undefined
    ? []
    : heard(agentsOf(s, context, { from: aside.subject.from, to: aside.subject.to }), context, start, end)
}

/** Whose view it is: the name in front of the noun. */
const ownerIn = ({ names, head }: NounPhrase): Name | undefined => names.find((n) => n.last < head)

/** "as Minister Roe put it", "…, said the Ministry of Ports", "…, Minister Roe said at the close": a saying that has nothing said behind it. */
function isAside(s: ReadSentence, { verb, kind, subject, at, rest }: Clause): boolean {
  if (subject === undefined || verb.passive || verb.form !== 'finite') return false
  const joint = s.units[subject.from - 1]
  if (kind === 'subordinate' && joint?.type === 'subordinator' && joint.word === 'as') return SAYING.has(verb.lemma) || verb.lemma === 'put'
  if (kind !== 'main' || !SAYING.has(verb.lemma)) return false
  // The verb may stand before who speaks.
  if (subject.from > at) return true
  const behind = s.units[rest.from]
  const isBare = behind === undefined || behind.type === 'preposition' || behind.type === 'other' || rest.from >= rest.to
  return isBare && joint?.type === 'comma' && s.clauses.some((c) => c.kind === 'main' && c.at < subject.from)
}

/** Who a source is: a phrase that is one name or one group, to its own end. */
function sourceAt(s: ReadSentence, context: DocumentContext, at: number): readonly Filled[] {
  const unit = s.units[at]
  if (unit?.type !== 'noun') return []
  let to = at + 1
  while (to < s.units.length && s.units[to]?.type === 'preposition' && s.units[to + 1]?.type === 'noun') to += 2
  const range: Range = { from: at, to }
  const agents = agentsOf(s, context, range)
  // "Norland, according to its ambassador, …"
  const isIts = ITS_HIS_HER_OR_THEIR.holds(s.tokens, unit.first)
  const main = isIts ? s.clauses.find((c) => c.kind === 'main' && c.subject !== undefined) : undefined
  return main?.subject === undefined ? agents : agentsOf(s, context, main.subject)
}

/** "Minister Roe noted that …", "was quoted as saying that …": the clause is in the mouth of the verb's subject, the inner one first. */
function thatClauses(s: ReadSentence, context: DocumentContext): Heard[] {
  const found: Heard[] = []
  for (const clause of s.clauses) {
    if (clause.kind !== 'that' || clause.subject === undefined) continue
    const outer = s.clauses.findLast((c) => c.index < clause.index && c.at < (clause.subject?.from ?? 0) && c.rest.to >= clause.at)
    if (outer?.subject === undefined || (outer.verb.passive && outer.verb.form === 'finite')) continue
    found.push(
      ...heard(
        agentsOf(s, context, outer.subject),
        context,
        startOf(s, (thatBefore(s, clause.subject.from) ?? clause.subject.from - 1) + 1),
        endOf(s, clause.rest.to - 1),
      ),
    )
  }
  return found.reverse()
}
