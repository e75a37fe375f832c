import { type NounUnit, isCaseMark } from '../../../language/cascade/units.ts'
import type { Range } from '../../clauses.ts'
import type { Draft, Filled } from '../../draft.ts'
import { agentsOf } from '../agents.ts'
import { amountsIn } from '../figures.ts'
import { type UnitMatch, agents } from '../match.ts'
import { type UnitScope, isOf, spanOf, wordsFrom } from '../scope.ts'
import { chainEnd, partiesWithin } from '../things.ts'
import { mainOrganisation, statusOf, tiedTo } from '../ties.ts'
import { begin, isNamed, isTurned, nounIn, ownValue } from './parts.ts'

// ---- relation

/** The claims of a frame that tells how two stand to each other. */
export function relation(match: UnitMatch): readonly Draft[] {
  const { scope, predicate } = match
  const { s, context } = scope
  const draft = begin(match)
  const row = match.frame.row.split('/').at(-1) ?? ''
  draft.set('action', ownValue(match, 'action'))
  if (row === 'tie.among') {
    const status = amongWhom(match)
    const tied = mainOrganisation(scope)
    if (status === undefined || tied === undefined) return []
    return agents(match)
      .filter(isNamed)
      .map((party) => begin(match).set('party', party).set('status', status).set('with', tied))
  }
  if (row === 'tie.linked') {
    const status = predicate.agent === undefined ? undefined : s.units[predicate.agent.from]
    if (status?.type !== 'noun' || status.noun?.classes[0] !== 'tie') return []
    setPair(scope, draft, agentsOf(scope, predicate.clause?.subject))
    draft.set('status', wordsFrom(scope, status.core, status.last))
  } else if (row === 'tie.join') {
    const range = match.complement
    const unit = range === undefined ? undefined : s.units[range.from]
    const name = unit?.type === 'noun' ? unit.names.find((one) => one.first === unit.head) : undefined
    if (name?.type !== 'organisation' && name?.type !== 'body') return []
    draft.set('party', agents(match)[0]).set('with', { value: name.value, span: spanOf(s.tokens, name.first, name.last), row: name.row })
  } else if (row === 'tie.member' || row === 'tie.partner') {
    const at = tieBehind(scope, predicate.rest) ?? tieInFront(match)
    const unit = at === undefined ? undefined : s.units[at]
    const isCoded = unit?.type === 'noun' && statusOf(scope, wordsFrom(scope, unit.core, unit.last))?.row?.includes('/manner/') === true
    if (
      unit?.type !== 'noun' ||
      at === undefined ||
      (row === 'tie.partner') !== (unit.noun?.classes.includes('partner') === true && !isCoded)
    )
      return []
    const [party, ...others] = isCoded ? agents(match).filter(isNamed) : agents(match)
    if (party === undefined) return []
    if (row === 'tie.partner') {
      const end = chainEnd(scope, at, predicate.rest.to)
      const owner = partiesWithin(scope, { from: at, to: end })[0]
      draft
        .set('party', party)
        .set('status', wordsFrom(scope, unit.core, s.units[end - 1]?.last ?? unit.last))
        .set('with', owner)
        .set('since', predicate.adjuncts.since)
      return draft.has('with') ? [draft] : []
    }
    if (others.length > 0 && isOf(scope.k, 'is', predicate.lemma)) {
      const tie = isCoded ? tiedTo(scope, at, s.units.length) : partiesBehind(scope, at, predicate.rest.to)[0]
      const status = statusOf(scope, wordsFrom(scope, unit.core, unit.last))
      return tie === undefined
        ? []
        : [party, ...others].map((one) =>
            begin(match).set('party', one).set('status', status).set('with', tie).set('since', predicate.adjuncts.since),
          )
    }
    draft
      .set('party', party)
      .set('status', statusOf(scope, wordsFrom(scope, unit.core, unit.last)))
      .set('with', isCoded ? tiedTo(scope, at, s.units.length) : partiesBehind(scope, at, predicate.rest.to)[0])
    if (!draft.has('with')) return []
    if (isOf(scope.k, 'become', predicate.lemma)) draft.set('action', { value: 'joined', row: match.frame.row })
  } else if (row === 'tie.years') {
    const area = { from: predicate.clause?.start ?? 0, to: predicate.rest.to }
    const celebrated = tieWithin(scope, { from: area.from - 1, to: area.to })
    const years = amountsIn(scope, area).find(({ of, unit }) => of === 'count' && (unit === undefined || unit === 'year'))
    const counted = years?.value ?? yearsIn(scope, area)
    if (celebrated?.noun?.classes[0] !== 'tie' || counted === undefined) return []
    draft.set('years', { value: counted }).set('status', wordsFrom(scope, celebrated.core, celebrated.headLast))
    const pair = [...predicate.adjuncts.between]
    setPair(scope, draft, pair.length > 0 ? pair : context.sides.map((value) => ({ value, inferred: 'sides' })))
    draft.modality = predicate.verb?.tense === 'past' ? 'done' : 'scheduled'
  } else if (row === 'tie.apply') {
    const area = { from: predicate.clause?.start ?? 0, to: predicate.rest.to }
    const at = s.units.findIndex((unit, u) => u >= area.from && u < area.to && unit.type === 'noun' && unit.noun?.classes[0] === 'tie')
    const unit = s.units[at]
    const party = agents(match)[0]
    if (unit?.type !== 'noun' || party === undefined || !isNamed(party)) return []
    const words = wordsFrom(scope, unit.core, s.units[chainEnd(scope, at, area.to) - 1]?.last ?? unit.last)
    draft
      .set('party', party)
      .set('status', statusOf(scope, words))
      .set('with', tiedTo(scope, at, area.to))
  } else if (row === 'tie.anniversary') {
    const unit = match.complement === undefined ? undefined : s.units[match.complement.from]
    if (unit?.type !== 'noun' || !isOf(scope.k, 'anniversary', s.tokens.lemma[unit.head])) return []
    const celebrated = tieWithin(scope, match.complement ?? predicate.rest)
    if (celebrated === undefined) return []
    if (unit.ordinal !== undefined)
      draft.set('years', { value: unit.ordinal.value, span: spanOf(s.tokens, unit.ordinal.first, unit.ordinal.last) })
    if (
      celebrated.noun?.classes[0] === 'tie' &&
      (celebrated.head < celebrated.headLast ||
        celebrated.core < celebrated.head ||
        isOf(scope.k, 'partnership', s.tokens.lemma[celebrated.head]))
    )
      draft.set('status', wordsFrom(scope, celebrated.core, celebrated.headLast))
    setPair(scope, draft, agents(match).length > 0 ? agents(match) : context.sides.map((value) => ({ value, inferred: 'sides' })))
  } else {
    const range = predicate.object ?? match.complement
    const at = range === undefined ? undefined : nounIn(scope, range)
    const unit = at === undefined ? undefined : s.units[at]
    if (unit?.type !== 'noun' || unit.noun?.classes[0] !== 'tie' || at === undefined || range === undefined) return []
    const raised =
      raisedTo(scope, range) ??
      (row === 'tie.raise' ? raisedTo(scope, { from: predicate.rest.from - 1, to: predicate.rest.to }) : undefined)
    draft.set('status', raised ?? (row === 'tie.raise' ? undefined : wordsFrom(scope, unit.core, unit.last)))
    if (row === 'tie.raise' && raised === undefined) return []
    if (row === 'tie.got') {
      const words = wordsFrom(scope, unit.core, s.units[chainEnd(scope, at, range.to) - 1]?.last ?? unit.last)
      draft.drop('status')
      return [
        draft
          .set('party', agents(match)[0])
          .set('status', statusOf(scope, words))
          .set('with', partiesWithin(scope, { from: at, to: range.to })[0] ?? organisationOf(match) ?? mainOrganisation(scope))
          .set('since', predicate.adjuncts.since)
          .set('when', predicate.adjuncts.when),
      ].filter((one) => one.has('party') && one.has('with'))
    }
    const pair = [...agents(match), ...predicate.adjuncts.with, ...predicate.adjuncts.between]
    const between = pair.length > 0 ? pair : betweenIn(scope, range)
    setPair(scope, draft, between.length > 0 || !isTurned(match) ? between : context.sides.map((value) => ({ value, inferred: 'sides' })))
  }
  draft.set('since', predicate.adjuncts.since)
  if (row !== 'tie.linked' && row !== 'tie.member') draft.set('when', predicate.adjuncts.when)
  if (isOf(scope.k, 'become', predicate.lemma)) draft.set('when', predicate.adjuncts.when)
  return draft.has('party') ? [draft] : []
}

/** "l'anniversaire de leurs relations diplomatiques": the tie or treaty that is celebrated. */
function tieWithin({ k, s: { units, tokens } }: UnitScope, { from, to }: Range): NounUnit | undefined {
  const within = (isMeant: (unit: NounUnit) => boolean) =>
    units.find((unit, u) => u > from && u < to && unit.type === 'noun' && isMeant(unit))
  const found = within((unit) => unit.noun?.classes[0] === 'tie') ?? within((unit) => isOf(k, 'celebrated', tokens.lemma[unit.head]))
  return found?.type === 'noun' ? found : undefined
}

/** "les relations entre les deux pays": whose they are. */
function betweenIn(scope: UnitScope, { from, to }: Range): readonly Filled[] {
  const { units } = scope.s
  const at = units.findIndex((unit, u) => u >= from && u < to && unit.type === 'preposition' && unit.word === 'between')
  return at < 0 ? partiesWithin(scope, { from, to }) : agentsOf(scope, { from: at + 1, to })
}

/** "au rang de partenariat stratégique", "au niveau d'un partenariat global". */
function raisedTo(scope: UnitScope, range: Range): Filled | undefined {
  const { s } = scope
  for (let u = range.from; u < range.to; u++) {
    const unit = s.units[u]
    if (unit?.type !== 'noun' || unit.noun?.classes[0] !== 'tie' || u === range.from) continue
    return wordsFrom(scope, unit.core, unit.last)
  }
  return undefined
}

function setPair({ context }: UnitScope, draft: Draft, pair: readonly Filled[]): void {
  const [one, other] = pair
  if (one === undefined) return
  draft.set('party', one)
  const against =
    other ??
    (context.sides.includes(String(one.value))
      ? context.sides.filter((side) => side !== one.value).map((value) => ({ value, inferred: 'sides' }))[0]
      : undefined)
  draft.set('with', against)
}

/** «исполняется 50 лет»: how many, where the number is told as a span of time. */
function yearsIn({ s }: UnitScope, { from, to }: Range): number | undefined {
  const first = s.units[from]?.first ?? 0
  const last = s.units[to - 1]?.last ?? -1
  for (let i = first; i < last; i++) {
    const count = Number(s.tokens.lower[i])
    if (Number.isInteger(count) && count > 0 && count < 500 && /^(?:лет|год|года)$/.test(s.tokens.lower[i + 1] ?? '')) return count
  }
  return undefined
}

/** «наблюдатели, к числу которых относятся …»: what those are among whom somebody is. */
function amongWhom({ scope, predicate: { clause } }: UnitMatch): Filled | undefined {
  const range = clause?.relative?.antecedent
  for (let u = range?.from ?? 0; u < (range?.to ?? 0); u++) {
    const unit = scope.s.units[u]
    if (unit?.type !== 'noun' || unit.noun?.classes.includes('tie') !== true) continue
    const status = statusOf(scope, wordsFrom(scope, unit.core, unit.last))
    return status?.row?.includes('/manner/') === true ? status : undefined
  }
  return undefined
}

/** «союз, в котором Того имеет статус наблюдателя»: the organisation that a relative word stands for. */
function organisationOf({ scope, predicate: { clause } }: UnitMatch): Filled | undefined {
  const range = clause?.relative?.antecedent
  if (range === undefined) return undefined
  const named = partiesWithin(scope, range)[0]
  if (named !== undefined) return named
  const at = nounIn(scope, range)
  return at === undefined ? undefined : agentsOf(scope, range)[0]
}

/** «наблюдателями являются Непал и Того»: what somebody is, before the verb. */
function tieInFront({ scope, predicate: { clause } }: UnitMatch): number | undefined {
  const { units } = scope.s
  for (let u = clause?.start ?? 0; u < (clause?.at ?? 0); u++) {
    const unit = units[u]
    if (unit?.type === 'noun' && unit.inCase === 'i' && unit.noun?.classes.includes('tie') === true && isCaseMark(units[u - 1])) return u
  }
  return undefined
}

function tieBehind({ s: { units } }: UnitScope, rest: Range): number | undefined {
  const at = isCaseMark(units[rest.from]) ? rest.from + 1 : rest.from
  const unit = units[at]
  return unit?.type === 'noun' && unit.noun?.classes.includes('tie') === true ? at : undefined
}

function partiesBehind(scope: UnitScope, at: number, to: number): readonly Filled[] {
  const { units } = scope.s
  const joint = units[at + 1]
  const next = units[at + 2]
  if (joint?.type !== 'preposition' || next?.type !== 'noun' || at + 2 >= to) return []
  return agentsOf(scope, { from: at + 2, to: at + 3 })
}
