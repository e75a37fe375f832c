import { wordSet } from '../../../language/word-map.ts'
import type { Draft, Filled } from '../../draft.ts'
import type { Scope } from '../../scope.ts'
import { tokenSpan } from '../../sentence.ts'

const SIDES = wordSet('side delegation team')

/**
 * "were held in Lima, with the Norlandic side led by Minister Roe and the Arcadian side by Minister Vale": who leads the sides of a session
 * chairs it, and what is told of the sides alone is no session of its own.
 */
export function withLeaders(scope: Scope, drafts: Draft[]): Draft[] {
  const sides = leadersOfSides(scope)
  const leaders = sides.length < 2 ? leadersWith(scope) : sides
  if (leaders.length < 2) return toldAsMet(drafts)
  const session = drafts.find((d) => d.kind === 'meeting' && (d.has('body') || d.has('title')) && d.made !== LED && !d.has('chairs'))
  if (session === undefined) return drafts
  session.add('chairs', leaders)
  return drafts.filter((d) => d.made !== LED)
}

/** "Delegations led by A and B met": those who lead are told as who met. */
function toldAsMet(drafts: Draft[]): Draft[] {
  const met = drafts.find((d) => d.made === 'frames/meet')?.get('participants')
  if (met === undefined) return drafts
  return drafts.filter((d) => d.made !== LED || d.has('body') || !d.get('participants').every((p) => met.some((m) => m.value === p.value)))
}

const LED = 'frames/delegation.lead'

/** "with Minister Roe and Minister Vale leading their delegations" */
function leadersWith({ s }: Scope): Filled[] {
  const at = s.units.findIndex((unit, u) => {
    const object = s.units[u + 1]
    return (
      unit.type === 'verb' &&
      unit.form === 'gerund' &&
      /^(?:lead|head)$/.test(unit.lemma) &&
      object?.type === 'noun' &&
      /^(?:sides|delegations|teams)$/.test(s.tokens.word[object.head] ?? '')
    )
  })
  const found: Filled[] = []
  for (let u = at - 1; u > 0; u--) {
    const unit = s.units[u]
    if (unit?.type === 'preposition' && unit.word === 'with') return found
    if (unit?.type !== 'noun' && unit?.type !== 'conjunction' && unit?.type !== 'comma') return []
    const name = unit.type === 'noun' ? unit.names.find((n) => n.type === 'person') : undefined
    if (name !== undefined) found.unshift({ value: name.value, span: tokenSpan(s.tokens, name.first, name.last), row: name.row })
  }
  return []
}

/** The persons behind "by", each beside a side of its own. */
function leadersOfSides({ s }: Scope): Filled[] {
  const found: Filled[] = []
  let isLed = false
  s.units.forEach((unit, at) => {
    if (unit.type !== 'noun' || !SIDES.holds(s.tokens, unit.head)) return
    const verb = s.units[at + 1]
    const leads = verb?.type === 'verb' && verb.form === 'participle' && /^(?:lead|head|chair)$/.test(verb.lemma)
    isLed ||= leads
    const by = s.units[leads ? at + 2 : at + 1]
    const who = s.units[leads ? at + 3 : at + 2]
    if (!isLed || by?.type !== 'preposition' || by.word !== 'by' || who?.type !== 'noun') return
    const name = who.names.find((n) => n.type === 'person')
    if (name !== undefined) found.push({ value: name.value, span: tokenSpan(s.tokens, name.first, name.last), row: name.row })
  })
  return found
}
