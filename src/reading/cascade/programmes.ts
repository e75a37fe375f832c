import type { NounUnit, Unit } from '../../language/cascade/units.ts'
import type { Range } from '../clauses.ts'
import { Draft, type Filled } from '../draft.ts'
import { agentsOf } from './agents.ts'
import { adjunctsIn, groupEnd, type UnitAdjuncts } from './adjuncts.ts'
import type { UnitClause } from './clauses.ts'
import { modalityOf, predicateOf } from './match.ts'
import { topicEnd, topicsFrom } from './things.ts'
import { isOf, spanOf, wordsFrom, wordsOfUnits, type UnitScope } from './scope.ts'

/** Programmes that a sentence names beside its verbs: «по проекту «Парус»», «через программу обмена», «реализация программы стажировок». */
export function programmesBeside(scope: UnitScope, drafts: readonly Draft[]): Draft[] {
  const { k, s } = scope
  return s.units.flatMap((unit, at) => {
    if (unit.type !== 'noun' || unit.inCase === undefined || unit.pronoun) return []
    if (!isOf(k, 'schemes', s.tokens.lemma[unit.head]) && !isOf(k, 'schemes', unit.noun?.singular)) return []
    const quoted = quotedIn(scope, unit)
    const title = quoted ?? (isNamed(scope, at) ? wordsOfUnits(scope, { from: at, to: schemeEnd(scope, at) }) : undefined)
    const place = spanOf(s.tokens, unit.first, unit.last)
    if (title === undefined || drafts.some((draft) => tells(draft, place, quoted !== undefined))) return []
    const clause = s.clauses.findLast(({ verb, start, rest }) => verb.form === 'finite' && at >= start && at < rest.to)
    const modality = clause === undefined ? 'done' : modalityOf(scope, clause)
    if (modality === undefined) return []
    const draft = new Draft('programme', modality, scope.passage, 'rule/programme')
    const end = s.clauses.find(({ at: verb }) => verb > at)?.at ?? s.units.length
    const own = adjunctsIn(scope, [{ from: at + 1, to: Math.min(end, schemeEnd(scope, at) + 3) }], 'past')
    const joint = s.units[at - 1]
    const isAsked = joint?.type === 'preposition' && joint.word === 'to' && isOpening(scope, s.units[at - 2])
    // «по проекту «Парус»»: of an agreement, say; how it stands is not told.
    const action = isAsked ? 'launched' : joint?.type === 'preposition' && joint.word === 'about' ? undefined : 'ongoing'
    draft
      .set('title', title)
      .set('action', action === undefined ? undefined : { value: action, row: 'rule/programme' })
      .add('for', audience(scope, at))
    if (isAsked && clause !== undefined) draft.add('by', agentsOf(scope, predicateOf(scope, clause)?.agent))
    const last = own.until ?? own.due
    draft.set('until', last === undefined ? undefined : { ...last, value: String(last.value).replace(/^\.\.\//, '') })
    if (clause !== undefined) draft.add('by', byOf(predicateOf(scope, clause)?.adjuncts))
    return [draft]
  })
}

const byOf = (found: UnitAdjuncts | undefined): readonly Filled[] => found?.via ?? []

/** «набор на программу»: it begins. */
const isOpening = ({ k, s }: UnitScope, unit: Unit | undefined): boolean =>
  unit?.type === 'noun' && isOf(k, 'openings', s.tokens.lemma[unit.head])

/** The words inside the marks of a title: «программа «Послы доверия»». */
function quotedIn(scope: UnitScope, unit: NounUnit): Filled | undefined {
  const { tokens } = scope.s
  const open = tokens.word.findIndex((word, i) => i > unit.headLast && i <= unit.last && word === '"')
  return open < 0 || tokens.word[unit.last] !== '"' ? undefined : wordsFrom(scope, open + 1, unit.last - 1)
}

/** A programme with what it is for, behind a word that says that it is used or carried out. */
function isNamed({ k, s: { units, tokens } }: UnitScope, at: number): boolean {
  const unit = units[at]
  let from = at - 1
  // «через агентство (АР) и программу обмена»
  while (/^(?:noun|conjunction|open|close)$/.test(units[from]?.type ?? '') && units[at - 1]?.type === 'conjunction') from--
  const joint = units[from]
  const next = units[at + 1]
  if (unit?.type !== 'noun' || joint?.type !== 'preposition') return false
  const isTold =
    unit.core < unit.head || unit.headLast > unit.head || (next?.type === 'preposition' && (next.word === 'of' || next.word === 'for'))
  if (!isTold) return false
  if (USED.has(joint.word) && joint.last >= joint.first) return true
  const before = units[at - 2]
  return (
    joint.word === 'of' &&
    !unit.plural &&
    before?.type === 'noun' &&
    isOf(k, 'carrying', tokens.lemma[before.head]) &&
    isOf(k, 'scheme', tokens.lemma[unit.head])
  )
}

/** Prepositions before a programme that is used. */
const USED = new Set(['frame', 'through', 'via', 'with', 'behind'])

/** A programme goes on over those whose it is. */
function schemeEnd(scope: UnitScope, at: number): number {
  let end = topicEnd(scope, at, scope.s.units.length)
  while (end > at + 1 && scope.s.units[end - 1]?.type !== 'noun') end--
  return end
}

/** Whether a claim has the words of a programme; one with a title of its own may stand in a promise. */
const tells = (draft: Draft, { start, end }: { readonly start: number; readonly end: number }, isTitled: boolean): boolean =>
  (isTitled ? ['programme', 'instrument'] : ['programme', 'instrument', 'initiative', 'commitment']).includes(draft.kind) &&
  ['title', 'type', 'subject', 'idea', 'what'].some((slot) =>
    draft.get(slot).some(({ span }) => span !== undefined && span.start < end && start < span.end),
  )

/** «стажировка для молодых дипломатов»: for whom a programme is, by its own phrase. */
export function audience(scope: UnitScope, at: number): readonly Filled[] {
  const { k, s } = scope
  const end = Math.min(s.units.length, topicEnd(scope, at, s.units.length) + 2)
  for (let u = at + 1; u + 1 < end; u++) {
    const joint = s.units[u]
    const next = s.units[u + 1]
    if (joint?.type === 'verb') return []
    if (joint?.type !== 'preposition' || joint.word !== 'for' || next?.type !== 'noun') continue
    const isWho =
      next.noun?.classes[0] === 'people' || next.noun?.classes[0] === 'group' || next.names.some(({ first }) => first === next.head)
    if (!isWho || isOf(k, 'term', s.tokens.lemma[next.head])) continue
    const range = { from: u + 1, to: groupEnd(scope, u + 1, s.units.length) }
    const found = agentsOf(scope, range)
    // «для дипломатов» are not the two of whom the document tells.
    if (!found.some(({ inferred }) => inferred?.startsWith('sides') === true)) return found
    const words = wordsOfUnits(scope, range)
    return words === undefined ? [] : [words]
  }
  return []
}

/** «обучение прошли 40 врачей по проекту «Парус»»: those who were taught and what, told of the programme that is named. */
export function joinStudies(drafts: Draft[]): void {
  const study = drafts.find(({ made }) => /\/programme\.(?:study|start)$/.test(made))
  const named = drafts.filter((draft) => draft.kind === 'programme' && draft !== study)
  const [only, another] = named
  if (
    study === undefined ||
    only === undefined ||
    another !== undefined ||
    (study.made.endsWith('.start') && only.made !== 'rule/programme')
  )
    return
  only.add('for', study.get('for')).add('areas', study.get('areas')).set('when', study.get('when')[0])
  if (study.made.endsWith('.start')) only.modality = study.modality
  drafts.splice(drafts.indexOf(study), 1)
}

/** «поблагодарил Того за техническую помощь»: who is thanked gave it. */
export function giveThanked(drafts: readonly Draft[]): void {
  const thanks = drafts.find((draft) => draft.kind === 'position' && draft.get('stance')[0]?.value === 'thanks' && draft.has('on'))
  if (thanks === undefined) return
  for (const draft of drafts) if (draft.kind === 'programme' && !draft.has('by')) draft.add('by', thanks.get('on'))
}

/** Who was taught, without their number: «свыше 260 молодых врачей». */
export function taught(scope: UnitScope, clause: UnitClause | undefined): readonly Filled[] {
  const { s } = scope
  const at = clause?.subject?.from
  const unit = at === undefined ? undefined : s.units[at]
  if (unit?.type !== 'noun' || at === undefined) return []
  const amount = s.amounts.find(({ first, last }) => first >= unit.first && last <= unit.last)
  if (amount === undefined) return agentsOf(scope, clause?.subject)
  const from = amount.countedAt === undefined && amount.unit !== undefined ? amount.last : amount.last + 1
  const words = wordsFrom(scope, from, unit.last)
  const named = scope.k.language.manyOf?.(s.tokens, from, unit.last)
  return words === undefined ? [] : [named === undefined ? words : { ...words, value: named }]
}

/** «в области медицины, сельского хозяйства и права»: the fields of a training. */
export function fieldsOf(scope: UnitScope, { from, to }: Range): readonly Filled[] {
  const { units } = scope.s
  const at = units.findIndex(
    (unit, u) => u >= from && u < to && unit.type === 'preposition' && unit.word === 'about' && unit.last > unit.first,
  )
  return at < 0 ? [] : topicsFrom(scope, at + 1, to)
}
