import type { NounUnit } from '../../language/cascade/units.ts'
import { Draft, type Filled } from '../draft.ts'
import { dated, wordAt } from './adjuncts.ts'
import { agentsOf } from './agents.ts'
import { isOf, spanOf, type UnitScope } from './scope.ts'

/** «в ходе официального визита министра в Того в мае»: a visit told by its noun, with who makes it and where or when. */
export function nominalVisits(scope: UnitScope, drafts: readonly Draft[]): Draft[] {
  const { s } = scope
  const found: Draft[] = []
  s.units.forEach((unit, at) => {
    if (unit.type !== 'noun' || unit.noun?.classes[0] !== 'visit' || unit.inCase === undefined) return
    const told = around(scope, at)
    if (told.who === undefined || (told.where === undefined && told.when === undefined)) return
    const isKnown = drafts.some((draft) => draft.kind === 'visit' && draft.get('where')[0]?.value === told.where?.value)
    if (isKnown) return
    const draft = new Draft('visit', standing(scope, unit, at), scope.passage, 'rule/visit')
    draft.set('who', told.who).set('where', told.where).set('when', told.when).set('type', visitType(scope, unit))
    const of = ofVisitor(scope, told.who)
    if (of !== undefined) draft.set('of', of)
    found.push(draft)
  })
  return found
}

/** What stands behind the noun of a visit, up to a comma or verb. */
function around(scope: UnitScope, at: number): { who?: Filled; where?: Filled; when?: Filled } {
  const { s } = scope
  const told: { who?: Filled; where?: Filled; when?: Filled } = {}
  for (let u = at + 1; u < s.units.length; u++) {
    const unit = s.units[u]
    const next = s.units[u + 1]
    if (unit?.type === 'date') {
      const date = s.dates.find(({ first }) => first === unit.first)
      const when = date === undefined ? undefined : dated(scope, date, 'past')
      if (when !== undefined) told.when ??= when
      continue
    }
    if (unit?.type !== 'preposition' || next?.type !== 'noun') return told
    const name = next.names.find((one) => one.first === next.head)
    if (unit.word === 'of' && told.who === undefined) {
      const [who] = agentsOf(scope, { from: u + 1, to: u + 2 })
      if (who !== undefined) told.who = who
    } else if (['at', 'to', 'in'].includes(unit.word) && (name?.type === 'place' || name?.type === 'party'))
      told.where ??= { value: name.value, span: spanOf(s.tokens, name.first, name.last), row: name.row }
    else if (unit.word !== 'of') return told
    u++
  }
  return told
}

/** Whether the visit is over or lies ahead. */
function standing({ k, s }: UnitScope, unit: NounUnit, at: number): 'done' | 'expected' {
  for (let i = unit.first; i < unit.head; i++) if (isOf(k, 'ahead', s.tokens.lemma[i])) return 'expected'
  const clause = s.clauses.findLast((one) => one.verb.form === 'finite' && (one.at < at || one.kind === 'main'))
  const isForeseen = clause !== undefined && (clause.verb.tense === 'future' || k.governors.get(clause.verb.lemma) === 'expected')
  return isForeseen ? 'expected' : 'done'
}

/** «официальный визит», «с рабочей поездкой»: what sort of visit the words of its phrase tell. */
export function visitType({ k, s }: UnitScope, unit: NounUnit): Filled | undefined {
  const text = s.tokens.text.slice(s.tokens.start[unit.first], s.tokens.end[unit.last]).toLowerCase()
  const coded = k.language.coded.find(({ slot, words }) => slot === 'type' && wordAt(text, words) >= 0)
  return coded === undefined ? undefined : { value: coded.value, row: coded.row, span: spanOf(s.tokens, unit.first, unit.last) }
}

function ofVisitor({ s, context }: UnitScope, who: Filled): Filled | undefined {
  const of = context.ofPerson.get(String(who.value))
  if (of !== undefined) return { value: of, inferred: 'office: told in the document' }
  const post = s.names.find(({ first, of: owner }) => owner !== undefined && s.tokens.start[first] === who.span?.start)
  return post?.of === undefined || who.span === undefined ? undefined : { value: post.of, span: who.span, row: post.row }
}
