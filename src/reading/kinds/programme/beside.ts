import { wordSet } from '../../../language/word-map.ts'
import { agentsOf } from '../../agents.ts'
import { listEnd } from '../../adjuncts.ts'
import type { Draft, Filled } from '../../draft.ts'
import type { Scope } from '../../scope.ts'
import { tokenSpan } from '../../sentence.ts'
import { topics } from '../../topics.ts'
import { audienceAt, audienceBehind } from './audience.ts'
import { countsPlaces } from './places.ts'

const FOCUS_OR_EMPHASIS = wordSet('focus emphasis')

const PAYING = new Set(['fund', 'finance', 'support', 'sponsor', 'organise', 'organize', 'run', 'implement'])
const GATHERING = new Set([
  'mobilise',
  'mobilize',
  'invest',
  'raise',
  'fund',
  'have',
  'attract',
  'leverage',
  'provide',
  'cost',
  'contribute',
  'receive',
])

/** What a sentence says of its one programme beside the verb that tells it: "it has 30 seats", "funded by Norland", "its focus on ports". */
export function tellBeside(scope: Scope, drafts: readonly Draft[]): void {
  const told = drafts.filter((d) => d.kind === 'programme')
  const draft = told.at(-1)
  const title = draft?.get('title')[0]?.value
  if (draft === undefined || told.some((d) => d.get('title')[0]?.value !== title)) return
  const start = draft.get('title')[0]?.span?.start ?? 0
  const amount = told.every((d) => !d.has('value')) ? amountBehind(scope, start) : undefined
  // "a new loan, bringing the total to $80 million": the sum of another measure.
  const isOther = drafts.some((d) => d.kind === 'figure' && d.get('value')[0]?.span?.start === amount?.value.span?.start)
  if (amount !== undefined && !isOther) {
    draft.set('value', amount.value).set('unit', amount.unit)
    // "to mobilise $2 million by 2030": until when it runs.
    draft.set('until', scope.dates.find((d) => d.part === 'due')?.filled)
  }
  if (told.every((d) => !d.has('for'))) draft.add('for', takers(scope, start))
  if (told.every((d) => !d.has('for'))) draft.add('for', receivers(scope, start))
  if (told.every((d) => !d.has('by'))) draft.add('by', payers(scope, start))
  // "will assist schools through grant aid of $2 million": who promises the sum gives the aid.
  const promise = drafts.find((d) => d.kind === 'commitment' && d.has('value') && d.get('value')[0]?.value === draft.get('value')[0]?.value)
  if (draft.made === 'rule/funded' && !draft.has('by') && promise?.modality === 'scheduled') draft.add('by', promise.get('by'))
  if (told.every((d) => !d.has('areas'))) draft.add('areas', focusBehind(scope, start))
}

const TAKING = new Set(['participate', 'attend', 'benefit', 'graduate', 'enrol', 'enroll', 'undergo'])

/** "400 nurses have taken part in courses": who takes part is whom it is for. */
function takers(scope: Scope, start: number): readonly Filled[] {
  const { s } = scope
  for (const { verb, subject } of s.clauses) {
    const isPart = verb.lemma === 'take' && s.tokens.word[verb.last + 1] === 'part'
    if (subject === undefined || verb.passive || !(isPart || TAKING.has(verb.lemma)) || (s.tokens.start[verb.last] ?? 0) > start) continue
    return audienceAt(scope, subject)
  }
  return []
}

const GIVING = new Set([
  'offer',
  'provide',
  'deliver',
  'bring',
  'supply',
  'award',
  'grant',
  'give',
  'allocate',
  'earmark',
  'reserve',
  'distribute',
  'extend',
])

/** "so as to offer 400 places to students from Norland": to whom what is in it is given. */
function receivers(scope: Scope, start: number): readonly Filled[] {
  const { s } = scope
  for (const { verb, rest } of s.clauses) {
    if (!GIVING.has(verb.lemma)) continue
    const isBehind = (s.tokens.start[verb.last] ?? 0) > start
    const counts = scope.amounts.some((a) => countsPlaces(a))
    if (!isBehind && !counts) continue
    const found = audienceBehind(scope, rest, FOR_OR_TO)
    if (found.length > 0) return found
  }
  return []
}

const FOR_OR_TO = new Set(['for', 'to'])

function amountBehind(scope: Scope, start: number): { value: Filled; unit: Filled } | undefined {
  const { s, amounts } = scope
  const amount = amounts.find((a) => {
    if ((s.tokens.start[a.first] ?? 0) < start || a.unit === undefined || a.change !== undefined) return false
    if (countsPlaces(a)) return true
    // Money is the programme's own when its verb says that it gathers or costs it.
    const verb = s.clauses.find(
      (c) => c.verb.last === a.first - 1 || (c.verb.last < a.first && s.units[c.at + 1]?.first === unitStart(scope, a.first)),
    )
    return /^[A-Z]{3}$/.test(a.unit) && ((verb !== undefined && GATHERING.has(verb.verb.lemma)) || isPaidWith(scope, a.first))
  })
  if (amount?.unit === undefined) return undefined
  const span = tokenSpan(s.tokens, amount.first, amount.last)
  return { value: { value: amount.value, span }, unit: { value: amount.unit.split(' ').at(-1) ?? amount.unit, span } }
}

function unitStart({ s }: Scope, token: number): number {
  return s.units.find((u) => u.first <= token && token <= u.last)?.first ?? token
}

/** "funded with $2 million", "with a budget of $2 million", "worth $2 million". */
function isPaidWith({ s }: Scope, token: number): boolean {
  const { word } = s.tokens
  for (let i = token - 1; i > token - 6 && i >= s.sentence.body; i--) {
    if (word[i] === 'worth' || word[i] === 'totalling' || word[i] === 'totaling') return true
    if (word[i] === 'with' || /^(?:budget|funding|cost|grant|contribution)$/.test(word[i] ?? '')) return true
    if (word[i] === ',' || word[i] === ';') return false
  }
  return false
}

/** "a project …, funded by Norland": who pays for it or runs it. */
function payers(scope: Scope, start: number): readonly Filled[] {
  const { s, context } = scope
  for (const clause of s.clauses) {
    const by = s.units[clause.at + 1]
    if (clause.verb.form !== 'participle' || !PAYING.has(clause.verb.lemma) || (s.tokens.start[clause.verb.first] ?? 0) < start) continue
    if (by?.type === 'preposition' && by.word === 'by')
      return agentsOf(s, context, { from: clause.at + 2, to: listEnd(s, clause.at + 2, clause.rest.to) })
  }
  return []
}

/** "particularly regarding its focus on ports and rail": the areas of what was named before. */
function focusBehind(scope: Scope, start: number): Filled[] {
  const { s } = scope
  for (let u = 0; u + 2 < s.units.length; u++) {
    const unit = s.units[u]
    const on = s.units[u + 1]
    if (unit?.type !== 'noun' || (s.tokens.start[unit.first] ?? 0) < start || !FOCUS_OR_EMPHASIS.holds(s.tokens, unit.head)) continue
    if (on?.type === 'preposition' && on.word === 'on' && s.units[u + 2]?.type === 'noun')
      return topics(s, { from: u + 2, to: listEnd(s, u + 2, s.units.length) })
  }
  return []
}
