import { Draft, type Filled } from '../draft.ts'
import type { NounUnit } from '../../language/cascade/units.ts'
import { agentsOf } from './agents.ts'
import type { UnitClause } from './clauses.ts'
import { predicateOf } from './match.ts'
import { partiesWithin, topicEnd } from './things.ts'
import { isOf, spanOf, wordsOfUnits, type UnitScope } from './scope.ts'

/** «Предложение Того о создании фонда и идея Бенина о проведении форума получили одобрение»: an idea that a noun tells, with its author. */
export function namedProposals(scope: UnitScope, drafts: readonly Draft[]): Draft[] {
  const { k, s } = scope
  return s.units.flatMap((unit, at) => {
    if (unit.type !== 'noun' || unit.inCase === undefined || !isOf(k, 'proposal', s.tokens.lemma[unit.head])) return []
    const found = ideaBehind(scope, at)
    if (found === undefined || found.author === undefined) return []
    const place = spanOf(s.tokens, unit.first, found.last)
    if (
      drafts.some(
        (draft) =>
          draft.kind === 'initiative' &&
          draft.get('idea').some(({ span }) => span !== undefined && span.start < place.end && place.start < span.end),
      )
    )
      return []
    const clause = s.clauses.find(({ verb, start, rest }) => verb.form === 'finite' && at >= start && at < rest.to)
    if (clause === undefined || clause.verb.negated) return []
    const isBacked = isTaken(scope, clause)
    if (!isBacked && !isOf(k, 'noting', clause.verb.lemma)) return []
    const draft = new Draft('initiative', isBacked ? 'done' : 'proposed', scope.passage, 'rule/proposal')
    draft
      .set('idea', found.idea)
      .add('by', [found.author])
      .set('action', { value: isBacked ? 'supported' : 'proposed', row: 'rule/proposal' })
    return [draft]
  })
}

/** What a proposal is of, and whose: «инициатива Того о создании фонда». */
export function ideaBehind(
  scope: UnitScope,
  at: number,
): { readonly idea: Filled; readonly author: Filled | undefined; readonly last: number } | undefined {
  const { units } = scope.s
  let u = at + 1
  let author: Filled | undefined
  while (units[u]?.type === 'preposition' && (units[u] as { readonly word: string }).word === 'of' && units[u + 1]?.type === 'noun') {
    author ??= partiesWithin(scope, { from: u + 1, to: u + 2 })[0]
    if (author === undefined) return undefined
    u += 2
  }
  const joint = units[u]
  // «инициатива Того учредить премию»
  if (joint?.type === 'verb' && joint.form === 'infinitive') {
    const stop = units.findIndex((unit, i) => i > u && /^(?:verb|comma|semicolon|relative|other|conjunction)$/.test(unit.type))
    const words = wordsOfUnits(scope, { from: u, to: stop < 0 ? units.length : stop })
    return words === undefined ? undefined : { idea: words, author, last: units[(stop < 0 ? units.length : stop) - 1]?.last ?? 0 }
  }
  if (joint?.type !== 'preposition' || joint.word !== 'about' || units[u + 1]?.type !== 'noun') return undefined
  const end = ideaStop(scope, u + 1)
  const idea = wordsOfUnits(scope, { from: u + 1, to: end })
  return idea === undefined ? undefined : { idea, author, last: units[end - 1]?.last ?? 0 }
}

/** An idea ends before another proposal that is joined to it. */
function ideaStop(scope: UnitScope, from: number): number {
  const { k, s } = scope
  let end = topicEnd(scope, from, s.units.length)
  // «о проведении в 2026 году конференции по ледникам»: the day stands inside.
  const behind = s.units[end + 1]
  if (s.units[end]?.type === 'date' && behind?.type === 'preposition' && behind.word === 'of')
    end = topicEnd(scope, end + 2, s.units.length)
  for (let u = from + 1; u < end; u++) {
    const unit = s.units[u]
    if (unit?.type === 'noun' && isOf(k, 'proposal', s.tokens.lemma[unit.head]) && s.units[u - 1]?.type === 'conjunction') return u - 1
  }
  return end
}

/** «получили одобрение», «поддержаны»: they were taken up. */
function isTaken({ k, s }: UnitScope, { verb, rest }: UnitClause): boolean {
  if (isOf(k, 'backing', verb.lemma)) return true
  const object = s.units.slice(rest.from, rest.to).find(({ type }) => type === 'noun')
  return object?.type === 'noun' && isOf(k, 'approval', s.tokens.lemma[object.head]) && isOf(k, 'gaining', verb.lemma)
}

/** «инициативу поддержали три страны», «высказались в поддержку этой идеи», «нашло поддержку Того»: who backs the idea told before. */
export function backers(scope: UnitScope, drafts: Draft[]): void {
  const { k, s, context } = scope
  for (const clause of s.clauses) {
    const { verb } = clause
    if (verb.negated || clause.parts === undefined) continue
    const found = backersOf(scope, clause)
    if (found.length === 0) continue
    const start = s.tokens.start[verb.first] ?? 0
    const own = drafts.findLast(
      (draft) => draft.kind === 'initiative' && draft.has('idea') && !draft.has('supporters') && ideaStart(draft) < start,
    )
    // A claim that only says that it was supported is this one.
    const bare = drafts.findIndex((draft) => draft.kind === 'initiative' && draft.has('supporters') && isBare(scope, draft))
    if (own !== undefined) {
      own.add('supporters', found)
      if (bare >= 0) drafts.splice(bare, 1)
    } else if (context.idea !== undefined && (bare >= 0 || isOf(k, 'gaining', verb.lemma) || isOf(k, 'siding', verb.lemma))) {
      if (bare >= 0) drafts.splice(bare, 1)
      const draft = new Draft('initiative', 'done', scope.passage, 'rule/backed')
      const again = (values: readonly Filled[]): Filled[] =>
        values.map(({ value }) => ({ value, inferred: 'reference: the idea told before' }))
      draft.add('idea', again(context.idea.idea)).add('by', again(context.idea.by)).add('supporters', found)
      drafts.push(draft.set('action', { value: 'supported', row: 'rule/backed' }))
    }
  }
  const last = drafts.findLast((draft) => draft.kind === 'initiative' && draft.has('idea') && draft.has('by'))
  if (last !== undefined) context.idea = { idea: last.get('idea'), by: last.get('by') }
}

const ideaStart = (draft: Draft): number => draft.get('idea')[0]?.span?.start ?? Number.POSITIVE_INFINITY

/** «данная инициатива», «это предложение»: nothing but that it is one. */
function isBare({ k }: UnitScope, draft: Draft): boolean {
  const words = String(draft.get('idea')[0]?.value ?? '')
    .toLowerCase()
    .split(' ')
  return words.length <= 2 && words.some((word) => isOf(k, 'proposal', k.language.lemmaOf(word)))
}

/** Who backs: of «поддержать» who acts, of «нашло поддержку Того» whose backing it is, of «высказались в поддержку идеи» who speaks. */
function backersOf(scope: UnitScope, clause: UnitClause): readonly Filled[] {
  const { k, s } = scope
  const { verb, rest } = clause
  const predicate = predicateOf(scope, clause)
  if (predicate === undefined) return []
  const thing = s.units[(verb.passive ? clause.subject : clause.parts?.object)?.from ?? -1]
  if (isOf(k, 'backing', verb.lemma)) {
    const isOfIdea = thing === undefined || (thing.type === 'noun' && (thing.pronoun || isProposal(scope, thing)))
    const isWhole = clause.relative !== undefined || isOfIdea
    return isWhole ? agentsOf(scope, predicate.agent) : []
  }
  const at = s.units.findIndex(
    (unit, u) => u >= rest.from && u < rest.to && unit.type === 'noun' && isOf(k, 'approval', s.tokens.lemma[unit.head]),
  )
  const joint = s.units[at + 1]
  if (isOf(k, 'gaining', verb.lemma) && at >= 0 && joint?.type === 'preposition' && joint.word === 'of')
    return agentsOf(scope, { from: at + 2, to: rest.to })
  // «высказались в поддержку этой идеи»
  const told = s.units.find((unit, u) => u >= rest.from && u < rest.to && unit.type === 'noun')
  const isSiding = isOf(k, 'siding', verb.lemma) && told?.type === 'noun' && isProposal(scope, told)
  return isSiding ? agentsOf(scope, predicate.agent) : []
}

const isProposal = ({ k, s }: UnitScope, unit: NounUnit): boolean => isOf(k, 'proposal', s.tokens.lemma[unit.head])
