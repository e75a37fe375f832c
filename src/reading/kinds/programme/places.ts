import { wordSet } from '../../../language/word-map.ts'
import type { Amount } from '../../../language/amounts.ts'
import { agentsOf } from '../../agents.ts'
import { Draft } from '../../draft.ts'
import { modalityOf } from '../../modality.ts'
import { owner } from '../../open-scope.ts'
import type { Scope } from '../../scope.ts'
import { tokenSpan, wordsBetween } from '../../sentence.ts'
import { audienceAt, audienceBehind } from './audience.ts'

/** Units that count places. */
export const PLACES = /(?:^| )(?:place|seat|scholarship|fellowship|slot|internship|stipend)$/
const UNDER = new Set(['under', 'within', 'through', 'in'])
const FOR = new Set(['for', 'to'])

/** Whether a count is one of places: what a programme has to give. */
export const countsPlaces = ({ unit }: Amount): boolean => PLACES.test(unit ?? '')

const countsPeople = ({ k }: Scope, { unit }: Amount): boolean =>
  k.language.nouns.get(unit?.split(' ').at(-1) ?? '')?.classes.includes('people') === true

const GIVEN = wordSet('offering offer provision award awarding granting allocation')

/** "offered places to officers in training courses", "the offering of places": what is given without a number. */
function uncounted({ s }: Scope): number | undefined {
  const at = s.units.findIndex(
    (u) => u.type === 'noun' && u.names.length === 0 && /^(?:places|seats|slots)$/.test(s.tokens.word[u.head] ?? ''),
  )
  const before = s.units[at - 1]
  const noun = s.units[at - 2]
  const isOf = before?.type === 'preposition' && before.word === 'of' && noun?.type === 'noun' && GIVEN.holds(s.tokens, noun.head)
  const isGiven = before?.type === 'verb' && /^(?:offer|provide|give|award|grant|allocate|reserve)$/.test(before.lemma)
  const to = s.units[at + 1]
  return at > 0 && (isOf || isGiven) && to?.type === 'preposition' && (to.word === 'to' || to.word === 'for') ? at : undefined
}

/** "40 places for nurses under the Reef Programme": what a programme gives, when a phrase beside the count names it. */
export function placesProgramme(scope: Scope): Draft | undefined {
  const { s } = scope
  const places = scope.amounts.find(countsPlaces)
  // "Through the Reef Fellowship, 40 nurses studied in Norland": people count only beside the name of what they took part in.
  const amount = places ?? scope.amounts.find((a) => countsPeople(scope, a))
  const at = amount === undefined ? uncounted(scope) : s.units.findIndex((u) => u.first <= amount.first && amount.first <= u.last)
  if (at === undefined) return undefined
  const isFronted = s.units[0]?.type === 'preposition' && UNDER.has(s.units[0].word)
  for (let u = isFronted ? 0 : at + 1; u + 1 < s.units.length; u++) {
    const joint = s.units[u]
    const unit = s.units[u + 1]
    if (joint?.type === 'semicolon') return undefined
    if (joint?.type !== 'preposition' || !UNDER.has(joint.word) || unit?.type !== 'noun') continue
    const isKind = unit.noun?.classes[0] === 'programme'
    const name = unit.names.find((n) => n.type === 'programme' || n.last === unit.head - 1 || (isKind && n.type === 'name'))
    const isProgramme = unit.noun?.classes[0] === 'programme' || name?.type === 'programme'
    if (!isProgramme || (amount !== undefined && places === undefined && (name === undefined || joint.word === 'in'))) continue
    const clause = owner(s, at)
    const draft = new Draft(
      'programme',
      clause === undefined ? 'done' : modalityOf(clause, scope.k.governors),
      scope.passage,
      'rule/places',
    )
    const known = s.tokens.word[unit.first] === 'the' && unit.names.length === 0 ? scope.context.lastProgramme : undefined
    draft.set(
      'title',
      known !== undefined
        ? { value: known, span: tokenSpan(s.tokens, unit.first, unit.last), inferred: 'definite description: the programme last named' }
        : name?.type === 'programme'
          ? { value: name.value, span: tokenSpan(s.tokens, name.first, name.last), row: name.row }
          : wordsBetween(s.tokens, unit.first, unit.last),
    )
    // "welcomed the offering of places": who welcomes it does not give them.
    const isOffered = amount !== undefined || s.units[at - 1]?.type === 'verb'
    if (isOffered && clause !== undefined && !clause.verb.passive && at > clause.at)
      draft.add('by', agentsOf(s, scope.context, clause.subject))
    if (amount !== undefined) {
      const span = tokenSpan(s.tokens, amount.first, amount.last)
      draft.set('value', { value: amount.value, span }).set('unit', { value: (amount.unit ?? '').split(' ').at(-1) ?? '', span })
    }
    const whom = amount !== undefined && places === undefined ? audienceAt(scope, { from: at, to: s.units.length }) : []
    return draft
      .add('for', whom.length > 0 ? whom : audienceBehind(scope, { from: at, to: s.units.length }, FOR))
      .set('when', scope.dates.find((d) => d.part === 'when')?.filled)
  }
  return undefined
}
