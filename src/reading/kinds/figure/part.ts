import type { Amount } from '../../../language/amounts.ts'
import type { NounPhrase } from '../../../language/phrases.ts'
import { wordSet } from '../../../language/word-map.ts'
import type { Clause, Range } from '../../clauses.ts'
import { Draft, type Filled } from '../../draft.ts'
import { modalityOf } from '../../modality.ts'
import type { Scope } from '../../scope.ts'
import { tokenSpan, wordsBetween } from '../../sentence.ts'
import { pastNumber } from '../programme/audience.ts'
import { fillValue, isMoney, isTime } from './amount.ts'
import { periodOf } from './period.ts'
import { fractionAt } from './share.ts'
import { divided } from './whole.ts'

const SET_ASIDE = wordSet('reserved earmarked intended allocated set destined meant planned')
const CONSISTING = new Set(['consist', 'comprise', 'be', 'come', 'go'])

/**
 * Reads the parts of a whole that a relative tells: "340 projects, of which 11 are in Norland", "refugees, of whom it hosts some 9,000",
 * "imports, over 90 percent of which consisted of gold".
 */
export function partFigures(scope: Scope): Draft[] {
  const { units } = scope.s
  const found: Draft[] = []
  for (let u = 2; u < units.length; u++) {
    const joint = units[u - 1]
    if (units[u]?.type !== 'relative' || joint?.type !== 'preposition' || joint.word !== 'of') continue
    const draft = shareInFront(scope, u) ?? numberBehind(scope, u)
    if (draft !== undefined) found.push(draft)
  }
  return found
}

/** "…, of which 11 are in Norland": a bare number right behind the relative, or behind the verb of its clause. */
function numberBehind(scope: Scope, relative: number): Draft | undefined {
  const { s } = scope
  const whole = divided(s, relative + 1, (unit) => countIn(scope, unit) !== undefined)
  const next = s.units[relative + 1]
  const verb = s.units[relative + 2]
  const at = next?.type === 'noun' && next.pronoun && verb?.type === 'verb' ? relative + 3 : relative + 1
  const unit = s.units[at]
  const amount = unit === undefined ? undefined : bareIn(scope, unit.first, unit.last)
  const head = whole === undefined ? undefined : s.units[whole.from]
  if (whole === undefined || head?.type !== 'noun' || head.pronoun || amount === undefined) return undefined
  const clause = s.clauses.find((c) => c.at > relative && c.at <= at + 1)
  // "of which it hosts 9,000" is of what it hosts; "of which 9,000 are women" of what they are.
  const told = at > relative + 1 ? undefined : toldOf(scope, clause, at)
  const counted = countedBy(scope, head)
  const draft = new Draft('figure', standing(scope, clause), scope.passage, 'rule/part')
  const own = wordsBetween(s.tokens, pastNumber(s, head), s.units[whole.to - 1]?.last ?? head.last)
  const noun = wordsBetween(s.tokens, pastNumber(s, head), head.last)
  if (told?.what === undefined && told?.for === undefined) draft.set('measure', told === undefined ? own : noun)
  else if (told.what !== undefined) draft.set('measure', told.what)
  else if (noun !== undefined) draft.set('measure', { ...noun, value: `${noun.value} ${told.for ?? ''}`.trim() })
  draft.set('of', told?.of)
  fillValue(draft, scope, amount)
  return draft.set('unit', counted).set('period', periodOf(scope, amount, clause))
}

interface ToldOf {
  readonly what?: Filled | undefined
  readonly for?: string | undefined
  readonly of?: Filled | undefined
}

/** What is told of the part: what it is, what it is for, where it is, or how it was done ("by videoconference"). */
function toldOf({ s }: Scope, clause: Clause | undefined, at: number): ToldOf {
  const { units, tokens } = s
  const behind = clause === undefined ? at + 1 : clause.rest.from
  const first = units[behind]
  const joined = first?.type === 'preposition' ? behind : behind + 1
  const joint = units[joined]
  const thing = units[joined + 1]
  if (clause === undefined || clause.verb.lemma !== 'be') {
    // "of which 150 by videoconference", "of which 60 were reserved for nurses"
    const aims = clause === undefined || SET_ASIDE.holds(tokens, clause.verb.last)
    return aims && first?.type === 'preposition' && thing?.type === 'noun' ? { for: wordsBetweenWith(s, behind, joined + 1) } : {}
  }
  const isState = first?.type === 'noun' && (SET_ASIDE.holds(tokens, first.head) || /ed$/.test(tokens.word[first.head] ?? ''))
  if (first?.type === 'noun' && !isState) return { what: wordsBetween(tokens, first.first, first.last) }
  if (joint?.type !== 'preposition' || thing?.type !== 'noun') return {}
  if (joint.word === 'in' || joint.word === 'from') {
    const name = thing.names.find((n) => n.type === 'party' && n.last === thing.last)
    return name === undefined ? {} : { of: { value: name.value, span: tokenSpan(tokens, name.first, name.last), row: name.row } }
  }
  return joint.word === 'for' ? { for: wordsBetweenWith(s, joined, joined + 1) } : {}
}

function wordsBetweenWith(s: Scope['s'], from: number, to: number): string | undefined {
  const first = s.units[from]
  const last = s.units[to]
  return first === undefined || last === undefined ? undefined : s.tokens.text.slice(s.tokens.start[first.first], s.tokens.end[last.last])
}

/** "imports, over 90 percent of which consisted of gold", "firms, half of which are new": a share in front of the relative. */
function shareInFront(scope: Scope, relative: number): Draft | undefined {
  const { s } = scope
  const part = s.units[relative - 2]
  const whole = s.units[relative - 4]
  if (part?.type !== 'noun' || s.units[relative - 3]?.type !== 'comma' || whole?.type !== 'noun' || whole.pronoun) return undefined
  const share = scope.amounts.find((a) => a.unit === 'percent' && a.first >= part.first - 2 && a.last === part.last)
  const amount = share ?? fractionAt(s.tokens, part.last)
  const clause = s.clauses.find((c) => c.at > relative)
  if (amount === undefined || clause === undefined || !CONSISTING.has(clause.verb.lemma)) return undefined
  const of = s.units[clause.rest.from]
  const at = of?.type === 'preposition' ? clause.rest.from + 1 : clause.rest.from
  const what = s.units[at]
  if (of === undefined || what?.type !== 'noun' || what.pronoun) return undefined
  // "60 percent of whom are under the age of 30"
  const end = s.units[at + 1]
  const age = end?.type === 'preposition' && end.word === 'of' ? (s.units[at + 2]?.last ?? what.last) : what.last
  const isState = of.type === 'preposition' && clause.verb.lemma === 'be'
  const draft = new Draft('figure', standing(scope, clause), scope.passage, 'rule/part')
  draft.set('measure', isState ? wordsBetween(s.tokens, of.first, age) : wordsBetween(s.tokens, what.first, what.last))
  if (!scope.amounts.some((a) => a.last === whole.last)) draft.set('of', wordsBetween(s.tokens, pastNumber(s, whole), whole.last))
  fillValue(draft, scope, amount)
  return draft.set('period', periodOf(scope, amount, clause))
}

const countIn = ({ amounts }: Scope, unit: NounPhrase): Amount | undefined =>
  amounts.find(
    (a) => a.last >= unit.first && a.last <= unit.last && a.unit !== undefined && a.unit !== 'percent' && !isMoney(a) && !isTime(a),
  )

/** What the whole is counted in: the unit of its own number, else its noun. */
function countedBy(scope: Scope, head: NounPhrase): Filled | undefined {
  const { s } = scope
  const amount = countIn(scope, head)
  const singular = amount?.unit ?? head.noun?.singular ?? (s.tokens.word[head.head] ?? '').replace(/ies$/, 'y').replace(/s$/, '')
  return { value: singular, span: tokenSpan(s.tokens, head.head, head.head) }
}

/** The number that fills a phrase: "some 9,000", "eleven". */
function bareIn({ s, k, dateTokens }: Scope, first: number, last: number): Amount | undefined {
  for (let i = first; i <= last; i++) {
    const number = dateTokens.has(i) ? undefined : k.amounts.bare(s.tokens, i, last + 1)
    if (number !== undefined) return number.last === last && number.first <= first ? number : undefined
  }
  return undefined
}

/** "will give 120 places, of which 60 are reserved": the parts stand as the whole does. */
function standing({ s, k }: Scope, clause: Clause | undefined): 'done' | 'scheduled' | 'expected' {
  const own = clause === undefined ? 'done' : modalityOf(clause, k.governors)
  const main = s.clauses.find((c) => c.kind === 'main' && c.verb.form === 'finite')
  const outer = main === undefined ? 'done' : modalityOf(main, k.governors)
  return own === 'scheduled' || outer === 'scheduled' ? 'scheduled' : own === 'expected' ? 'expected' : 'done'
}

/** "38 of the 51 countries", "six of the top 20 producers": the number in front of a known whole. */
export function partOfWhole(scope: Scope, whole: Amount, at: number, agent: Range | undefined): Draft | undefined {
  const { s, k } = scope
  const unit = s.units[at]
  if (unit?.type !== 'noun' || whole.value < 10 || isMoney(whole) || isTime(whole)) return undefined
  const top = /^(?:top|leading|first|largest|biggest)$/.test(s.tokens.word[whole.first - 1] ?? '') ? whole.first - 1 : undefined
  let of = (top ?? whole.first) - 1
  while (/^(?:the|these|those|its|their|whose|all)$/.test(s.tokens.word[of] ?? '')) of--
  if (s.tokens.word[of] !== 'of') return undefined
  let part: Amount | undefined
  for (let i = of - 1; i >= of - 3; i--) {
    const number = scope.dateTokens.has(i) ? undefined : k.amounts.bare(s.tokens, i, of)
    if (number?.last === of - 1) part = number
  }
  if (part === undefined || part.value >= whole.value) return undefined
  const draft = new Draft('figure', 'done', scope.passage, 'rule/part')
  const end = s.units[at + 1]?.type === 'adverb' ? (s.units[at + 1]?.last ?? unit.last) : unit.last
  draft.set('measure', wordsBetween(s.tokens, top ?? whole.first + 1, end))
  const subject = agent === undefined ? undefined : s.units[agent.from]
  if (agent !== undefined && subject?.type === 'noun' && agent.from < at && !subject.pronoun)
    draft.set('of', wordsBetween(s.tokens, subject.first, s.units[agent.to - 1]?.last ?? subject.last))
  fillValue(draft, scope, part)
  return draft.set('unit', { value: whole.unit ?? '', span: tokenSpan(s.tokens, whole.last, whole.last) })
}
