import { listEnd } from '../adjuncts.ts'
import { agentsOf } from '../agents.ts'
import type { Range } from '../clauses.ts'
import { Draft, type Filled } from '../draft.ts'
import type { Match, Scope } from '../scope.ts'
import { topics } from '../topics.ts'
import { tokenSpan, wordsBetween, wordsOfRange } from '../sentence.ts'
import { listedAreas, namesAreas } from './areas.ts'
import { fillAmount } from './amount.ts'

/** Fills a programme: its name, for whom, until when, with how much. */
export function completeProgramme(draft: Draft, match: Match): boolean {
  const { scope, adjuncts, thing, predicate } = match
  const { s } = scope
  if (thing === undefined) return false
  const unit = s.units[thing.from]
  if (unit?.type !== 'noun') return false
  const name = unit.names.find((n) => n.type === 'programme' || (n.type === 'organisation' && n.last >= unit.head))
  draft.set(
    'title',
    name !== undefined
      ? { value: name.value, span: tokenSpan(s.tokens, name.first, name.last), row: name.row }
      : (known(scope, thing) ?? (namesAreas(s, unit) ? undefined : programmeTitle(match, thing))),
  )
  draft.add('for', audience(match, thing))
  if (adjuncts.frequency === undefined) draft.set('when', adjuncts.when)
  draft
    .set('until', adjuncts.until ?? adjuncts.due)
    .set('frequency', adjuncts.frequency)
    .set('mode', adjuncts.mode)
  if (predicate.passive) draft.add('by', predicate.agent === undefined ? adjuncts.by : [])
  // An item without a finite verb is all about its programme: the money behind "with funding of" too.
  fillAmount(draft, scope, predicate.nominal && s.clauses.every((c) => c.verb.form !== 'finite') ? { from: 0, to: s.units.length } : thing)
  keepAmount(draft)
  const listed = listedAreas(match)
  if (listed.length > 0 || (draft.has('areas') && match.complement.range !== undefined)) {
    draft.drop('areas')
    draft.add('areas', listed.length > 0 || match.complement.range === undefined ? listed : topics(s, match.complement.range))
  }
  return draft.has('title') && draft.size > 1
}

/** Money and places count; "three programmes" does not. */
function keepAmount(draft: Draft): void {
  if (/^(?:[A-Z]{3}|seat|place|scholarship|fellowship|slot|grant)$/.test(String(draft.get('unit')[0]?.value ?? ''))) return
  draft.drop('value')
  draft.drop('unit')
}

/** "The course will be repeated", "They cover": the programme last spoken of. */
function known(scope: Scope, thing: Range): Filled | undefined {
  const { s, context } = scope
  const unit = s.units[thing.from]
  if (unit?.type !== 'noun' || context.lastProgramme === undefined) return undefined
  if (namesAreas(s, unit))
    return s.tokens.word[unit.first] === 'its' && context.lastTold === 'programme'
      ? {
          value: context.lastProgramme,
          span: tokenSpan(s.tokens, unit.first, unit.first),
          inferred: 'possessive: the programme last named',
        }
      : undefined
  const isDefinite =
    /^(?:the|this|these)$/.test(s.tokens.word[unit.first] ?? '') &&
    unit.last - unit.first === 1 &&
    s.units[thing.from + 1]?.type !== 'preposition'
  if (!unit.pronoun && !isDefinite) return undefined
  const noun = s.tokens.word[unit.head] ?? ''
  if (!unit.pronoun && !context.lastProgramme.toLowerCase().includes(noun)) return undefined
  return {
    value: context.lastProgramme,
    span: tokenSpan(s.tokens, unit.first, unit.last),
    inferred: 'definite description: the programme last named',
  }
}

/** "2025 has been declared the Year of Clean Rivers": a year with a name, when the sentence says which. */
export function namedYear(scope: Scope, at: number): Draft | undefined {
  const { s, context } = scope
  const unit = s.units[at]
  if (unit?.type !== 'noun') return undefined
  const name = unit.names.find((n) => n.type === 'programme' && /\bYear of\b/.test(n.value))
  const year = name === undefined ? undefined : scope.dates.find((d) => /^\d{4}$/.test(d.value))
  if (name === undefined || year === undefined) return undefined
  const draft = new Draft('programme', 'done', scope.passage, 'rule/named year')
  draft.set('title', { value: name.value, span: tokenSpan(s.tokens, name.first, name.last), row: name.row }).set('when', year.filled)
  const by = s.units[at + 1]
  return by?.type === 'preposition' && by.word === 'by' ? draft.add('by', agentsOf(s, context, { from: at + 2, to: at + 3 })) : draft
}

const ITEM_ACTIONS: Readonly<Record<string, string>> = {
  extension: 'extended',
  continuation: 'extended',
  expansion: 'extended',
  renewal: 'extended',
  launch: 'launched',
  launching: 'launched',
  introduction: 'launched',
}

/** An item of a fact sheet without a verb: "Extension of X by four years, with funding of $140 million". */
export function itemProgramme(scope: Scope): Draft | undefined {
  const { s, context } = scope
  if (!s.sentence.opens || s.clauses.some((c) => c.verb.form === 'finite')) return undefined
  const at = s.units.findIndex((u) => u.type === 'noun')
  const unit = s.units[at]
  if (unit?.type !== 'noun' || at > 2) return undefined
  const money = scope.amounts.find((a) => /^[A-Z]{3}$/.test(a.unit ?? ''))
  const action = ITEM_ACTIONS[s.tokens.word[unit.head] ?? '']
  const of = s.units[at + 1]
  const isPart = action !== undefined || /^(?:phase|stage|round|tranche)$/.test(s.tokens.word[unit.head] ?? '')
  if (!isPart || of?.type !== 'preposition' || of.word !== 'of') return undefined
  const head = s.units[at + 2]
  if (head?.type !== 'noun' || (money === undefined && head.noun?.classes.includes('programme') !== true)) return undefined
  const draft = new Draft('programme', 'done', scope.passage, 'rule/item')
  draft.set('title', wordsOfRange(s, { from: at + 2, to: titleEnd(scope, at + 2) }))
  if (action !== undefined) draft.set('action', { value: action, span: tokenSpan(s.tokens, unit.first, unit.last) })
  if (money?.unit !== undefined) {
    const span = tokenSpan(s.tokens, money.first, money.last)
    draft.set('value', { value: money.value, span }).set('unit', { value: money.unit, span })
  }
  for (let u = at + 3; u < s.units.length; u++) {
    const mark = s.units[u]
    if (mark?.type !== 'preposition' || s.units[u + 1]?.type !== 'noun') continue
    const range: Range = { from: u + 1, to: listEnd(s, u + 1, s.units.length) }
    const before = s.units[u - 1]
    if (mark.word === 'on' && before?.type === 'noun' && s.tokens.word[before.head] === 'focus') draft.add('areas', topics(s, range))
    else if (mark.word === 'for' && u > titleEnd(scope, at + 2)) draft.add('for', agentsOf(s, context, range))
  }
  return draft.has('title') ? draft : undefined
}

/** A title goes on over "for" and "on" only while its name does. */
function titleEnd(scope: Scope, from: number): number {
  const { s } = scope
  const first = s.units[from]
  const joint = s.units[from + 1]
  const next = s.units[from + 2]
  const isName =
    first?.type === 'noun' &&
    s.tokens.shape[first.head] !== undefined &&
    /^[A-Z]/.test(s.tokens.text.slice(s.tokens.start[first.head], s.tokens.end[first.head]))
  if (
    isName &&
    joint?.type === 'preposition' &&
    (joint.word === 'for' || joint.word === 'of' || joint.word === 'on') &&
    next?.type === 'noun' &&
    /^[A-Z]/.test(s.tokens.text.slice(s.tokens.start[next.first], s.tokens.end[next.first]))
  )
    return from + 3
  return from + 1
}

function programmeTitle(match: Match, thing: Range): Filled | undefined {
  const { s } = match.scope
  let to = thing.from + 1
  while (to + 1 < thing.to) {
    const unit = s.units[to]
    if (
      unit?.type === 'preposition' &&
      (unit.word === 'of' || unit.word === 'on' || unit.word === 'in') &&
      s.units[to + 1]?.type === 'noun'
    )
      to += 2
    else break
  }
  return wordsOfRange(s, { from: thing.from, to })
}

function audience(match: Match, thing: Range): Filled[] {
  const { s, context } = match.scope
  for (let u = thing.from + 1; u < thing.to; u++) {
    const unit = s.units[u]
    if (unit?.type === 'verb' || unit?.type === 'relative' || unit?.type === 'semicolon') break
    if (unit?.type === 'preposition' && unit.word === 'for' && s.units[u + 1]?.type === 'noun') {
      const to = listEnd(s, u + 1, thing.to)
      const agents = agentsOf(s, context, { from: u + 1, to })
      return agents.length > 0 ? agents : topics(s, { from: u + 1, to })
    }
  }
  return []
}

const OWNED = /^(?:programmes?|programs?|projects?|scholarships?|fellowships?|assistance|aid|funds?|schemes?)$/

/** "Norland's training programme for nurses", "the Clean Ports Program": a programme that is only named, with whose it is. */
export function nominalProgramme(scope: Scope, at: number, to: number): Draft | undefined {
  const { s, context } = scope
  const unit = s.units[at]
  if (unit?.type !== 'noun') return undefined
  const name = unit.names.find((n) => n.type === 'programme' && n.last >= unit.head - 1)
  const owners = unit.names.filter((n) => n !== name && (n.type === 'party' || n.type === 'adjective' || n.type === 'organisation'))
  if (name === undefined && !(owners.length > 0 && OWNED.test(s.tokens.word[unit.head] ?? ''))) return undefined
  if (name !== undefined && !name.value.includes(' ')) return undefined
  const draft = new Draft('programme', 'done', scope.passage, 'rule/programme')
  const last = owners.at(-1)
  const first = last === undefined ? unit.first : s.tokens.word[last.last + 1] === "'s" ? last.last + 2 : last.last + 1
  draft.set(
    'title',
    name !== undefined
      ? { value: name.value, span: tokenSpan(s.tokens, name.first, name.last), row: name.row }
      : wordsBetween(s.tokens, first, unit.last),
  )
  draft.add(
    'by',
    owners.map((n): Filled => ({ value: n.value, span: tokenSpan(s.tokens, n.first, n.last), row: n.row })),
  )
  const joint = s.units[at + 1]
  const next = s.units[at + 2]
  if (joint?.type === 'preposition' && (joint.word === 'for' || joint.word === 'to') && next?.type === 'noun' && at + 2 < to) {
    draft.add('for', agentsOf(s, context, { from: at + 2, to: listEnd(s, at + 2, to) }))
  }
  return draft.has('title') ? draft : undefined
}
