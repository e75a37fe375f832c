import type { Name } from '../../../language/names.ts'
import type { NounPhrase } from '../../../language/phrases.ts'
import { agentsOf } from '../../agents.ts'
import { listEnd } from '../../adjuncts.ts'
import type { Range } from '../../clauses.ts'
import type { Draft, Filled } from '../../draft.ts'
import type { Scope } from '../../scope.ts'
import { tokenSpan } from '../../sentence.ts'
import { wordSet } from '../../../language/word-map.ts'

const partiesOf = (unit: NounPhrase): Name[] =>
  unit.names.filter((n) => n.type === 'party' || n.type === 'organisation' || n.type === 'adjective')

/** People who are counted where they go to. */
const MOVING_PEOPLE: ReadonlySet<string> = new Set([
  'student',
  'tourist',
  'tourists',
  'visitor',
  'visitors',
  'traveller',
  'traveler',
  'worker',
  'migrant',
  'arrivals',
  'arrival',
  'passengers',
  'trainee',
  'intern',
  'graduate',
  'pilgrim',
  'holidaymaker',
])

/** Who has or does what is counted: a party, or whatever has a name. */
export function holderOf({ s, context }: Scope, range: Range | undefined): Filled | undefined {
  if (range === undefined) return undefined
  const agent = agentsOf(s, context, range)[0]
  if (agent !== undefined && /^[A-Z]/.test(String(agent.value))) return agent
  const unit = s.units[range.from]
  const name = unit?.type === 'noun' ? unit.names.find((n) => n.type !== 'adjective' && n.last === unit.last) : undefined
  return name === undefined ? undefined : { value: name.value, span: tokenSpan(s.tokens, name.first, name.last), row: name.row }
}

/** Whose figure it is, by the flow that the measure names: exports go from their owner, imports to him, trade is between. */
export function fillSides(draft: Draft, scope: Scope, range: Range): void {
  const { s } = scope
  const head = s.units[range.from]
  if (head?.type !== 'noun') return
  // "the stock of Norlandic investment in Arcadia": the sides are those of what is added up.
  const of = s.units[range.from + 1]
  if (
    /^(?:stock|total|share|level|volume|value|amount|flow|inflow|outflow|increase|rise|growth|decline|fall|number)s?$/.test(
      s.tokens.word[head.head] ?? '',
    ) &&
    of?.type === 'preposition' &&
    of.word === 'of'
  ) {
    if (s.units[range.from + 2]?.type === 'noun' && range.from + 2 < range.to) {
      fillSides(draft, scope, { from: range.from + 2, to: range.to })
      return
    }
  }
  const flow = flowOf(s.tokens.text.slice(s.tokens.start[head.first], s.tokens.end[head.last]).toLowerCase())
  const owners = partiesOf(head).map((n): Filled => ({ value: n.value, span: tokenSpan(s.tokens, n.first, n.last), row: n.row }))
  const others = behind(scope, range)
  const owner = owners[0]
  if (flow === 'trade') {
    const between =
      others.between.length > 0
        ? others.between
        : others.with.length > 0
          ? [...(owners.length > 0 ? owners : issuer(scope)), ...others.with]
          : owners
    if (between.length > 1) draft.add('between', between)
    else draft.set('of', between[0] ?? others.of[0])
    return
  }
  // "students from Norland in Arcadia", "Norlandic visitors to Arcadia": people go from one to the other.
  const origin = MOVING_PEOPLE.has(head.noun?.singular ?? '') ? (owner ?? others.from[0] ?? others.of[0]) : undefined
  if (origin !== undefined) {
    draft.set('from', origin).set('to', others.to[0] ?? others.in[0])
    return
  }
  if (flow === 'none') {
    if (others.between.length > 1) draft.add('between', others.between)
    else draft.set('of', owner ?? others.of[0] ?? others.in[0])
    return
  }
  if (others.between.length > 1) draft.add('between', others.between)
  draft.set('from', flow === 'import' ? others.from[0] : (owner ?? others.of[0] ?? others.from[0]))
  draft.set('to', flow === 'import' ? (owner ?? others.of[0]) : (others.to[0] ?? others.in[0]))
}

function flowOf(words: string): 'trade' | 'export' | 'import' | 'none' {
  if (/\bexports?\b|investment|\bfdi\b|\baid\b|suppl(?:y|ies)|deliver/.test(words)) return 'export'
  if (/\bimports?\b/.test(words)) return 'import'
  return /\btrade\b|turnover|commerce/.test(words) ? 'trade' : 'none'
}

/** Words that open a phrase for the two sides. */
const BOTH = wordSet('the two both our these them us their')

type Joint = 'between' | 'with' | 'from' | 'to' | 'of' | 'in'

/** The parties that prepositions bring, each by its preposition; words that stand for both sides are those of the document. */
function behind(scope: Scope, range: Range): Record<Joint, Filled[]> {
  const { s, context } = scope
  const found: Record<Joint, Filled[]> = { between: [], with: [], from: [], to: [], of: [], in: [] }
  for (let u = range.from + 1; u + 1 < range.to; u++) {
    const unit = s.units[u]
    const next = s.units[u + 1]
    if (unit?.type !== 'preposition' || next?.type !== 'noun') continue
    const joint = unit.word === 'among' ? 'between' : unit.word
    if (joint !== 'between' && joint !== 'with' && joint !== 'from' && joint !== 'to' && joint !== 'of' && joint !== 'in') continue
    const named = partiesOf(next).map((n): Filled => ({ value: n.value, span: tokenSpan(s.tokens, n.first, n.last), row: n.row }))
    const agents = agentsOf(s, context, { from: u + 1, to: listEnd(s, u + 1, range.to) }).filter((a) => /^[A-Z]/.test(String(a.value)))
    const last = scope.context.lastFigure?.of
    if (next.pronoun && last !== undefined) {
      if (found[joint].length === 0) found[joint] = [{ value: last, inferred: 'pronoun: whose figure was last told' }]
      continue
    }
    const isGroup = next.noun?.classes[0] === 'group' && next.names.length === 0
    if (joint === 'with' && isGroup && agents.length === 0) {
      found.between = sides(scope)
      continue
    }
    const several =
      joint === 'between' ? agents : named.length > 0 ? named : next.pronoun || joint === 'with' || joint === 'of' ? agents : []
    // "between members of the League": one name behind "between" is the group whose it is.
    if (joint === 'between' && several.length === 1 && named.length === 1) {
      if (found.of.length === 0) found.of = several
      continue
    }
    const both = joint === 'between' && several.length < 2 && named.length === 0 && BOTH.holds(s.tokens, next.first)
    if (found[joint].length === 0) found[joint] = both ? sides(scope) : several
  }
  return found
}

const issuer = (scope: Scope): Filled[] => scope.context.issuers.slice(0, 1).map((value): Filled => ({ value, inferred: 'the issuer' }))

/** The two parties of the document, for what is between "the two sides". */
export function sides(scope: Scope): Filled[] {
  const { sides: both } = scope.context
  return both.length === 2 ? both.map((value): Filled => ({ value, inferred: 'bilateral: the parties of the document' })) : []
}
