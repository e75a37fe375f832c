import type { Amount } from '../../../language/amounts.ts'
import type { Name } from '../../../language/names.ts'
import { CLASS } from '../../../language/words.ts'
import { wordSet } from '../../../language/word-map.ts'
import { agentsOf } from '../../agents.ts'
import { listEnd } from '../../adjuncts.ts'
import { Draft, type Filled } from '../../draft.ts'
import type { Scope } from '../../scope.ts'
import { tokenSpan, wordsBetween } from '../../sentence.ts'
import { audienceBehind } from './audience.ts'
import { programmeIn } from './under.ts'

const GIFTS = wordSet('contribution contributions grant grants donation donations funding support allocation financing pledge assistance')
const ITS_OR_THEIR = wordSet('its their')
const FOR_ONLY = new Set(['for'])

const isMoney = (a: Amount): boolean => /^[A-Z]{3}$/.test(a.unit ?? '')

/**
 * "$3 million for the Reef Skills Programme", "Norland's contribution of $3 million to the Reef Project", "of this, $3 million is for the Reef
 * Programme": money that goes into a programme by its name is told of the programme.
 */
export function paidInto(scope: Scope, drafts: Draft[]): void {
  const { s, amounts } = scope
  for (const amount of amounts.filter(isMoney)) {
    const span = tokenSpan(s.tokens, amount.first, amount.last)
    if (drafts.some((d) => d.get('value').some((v) => v.span?.start === span.start))) continue
    const into = programmeBehind(scope, amount)
    if (into === undefined) continue
    const { name, at } = into
    const told = drafts.find((d) => d.kind === 'programme' && d.get('title')[0]?.value === name.value)
    if (told?.has('value') === true && isCode(told.get('unit')[0])) continue
    for (const slot of ['value', 'unit']) told?.drop(slot)
    const draft = told ?? new Draft('programme', 'done', scope.passage, 'rule/paid into')
    if (told === undefined) {
      draft.set('title', { value: name.value, span: tokenSpan(s.tokens, name.first, name.last), row: name.row })
      drafts.push(draft)
    }
    draft.set('value', { value: amount.value, span }).set('unit', { value: amount.unit ?? '', span })
    if (!draft.has('by')) draft.add('by', giverOf(scope, amount))
    if (!draft.has('for')) draft.add('for', audienceBehind(scope, { from: at + 1, to: s.units.length }, FOR_ONLY))
  }
}

const isCode = (unit: Filled | undefined): boolean => /^[A-Z]{3}$/.test(String(unit?.value ?? ''))

/** The programme right behind "for", "to" or "towards" that a sum goes to, over "is" or "goes". */
function programmeBehind(scope: Scope, amount: Amount): { name: Name; at: number } | undefined {
  const { s } = scope
  let u = s.units.findIndex((unit) => unit.first > amount.last)
  // "A sum that is promised is told as a promise": only what is or goes somewhere.
  const verb = s.units[u]
  if (verb?.type === 'verb' && /^(?:be|go)$/.test(verb.lemma) && !verb.passive) u++
  const joint = s.units[u]
  const unit = s.units[u + 1]
  if (joint?.type !== 'preposition' || !/^(?:for|to|towards?|into)$/.test(joint.word) || unit?.type !== 'noun') return undefined
  const name = programmeIn(scope, unit)
  return name === undefined || /\b(?:Fund|Facility|Bank)$/.test(name.value) ? undefined : { name, at: u + 1 }
}

/** "Norland's contribution of $3 million", "its contribution of $3 million" of whom the sentence speaks. */
function giverOf({ s, context }: Scope, amount: Amount): readonly Filled[] {
  const of = s.units.findIndex((unit) => unit.first <= amount.first && amount.first <= unit.last)
  const noun = s.units[of - 2]
  if (s.units[of - 1]?.type !== 'preposition' || noun?.type !== 'noun' || !GIFTS.holds(s.tokens, noun.head)) return []
  const owner = noun.names.find((n) => n.type === 'party' || n.type === 'organisation')
  if (owner !== undefined) return [{ value: owner.value, span: tokenSpan(s.tokens, owner.first, owner.last), row: owner.row }]
  const subject = s.clauses.find((c) => c.kind === 'main' && c.at < of)?.subject
  return ITS_OR_THEIR.holds(s.tokens, noun.first) && subject !== undefined ? agentsOf(s, context, subject) : []
}

/** Words that end the name of a programme which is told with its money behind a colon. */
const LABEL = /^\p{Lu}[\p{L}\d’'&/.-]*(?:[ -](?:\p{Lu}[\p{L}\d’'&/.-]*|of|for|and|the|in|on)){1,9}$/u

/** "Weather-Ready Islands: a contribution of $7 million over four years to radar stations": a name with its money behind the colon. */
export function labelledProgramme(scope: Scope): Draft | undefined {
  const { s, amounts } = scope
  const { body, opens, kind } = s.sentence
  if (!opens || kind === 'heading' || s.clauses.some((c) => c.kind === 'main' && c.verb.form === 'finite' && c.subject !== undefined))
    return undefined
  const colon = s.units.find((u) => u.type === 'colon')
  const money = amounts.find(isMoney)
  if (colon === undefined || money === undefined || money.first < colon.first || money.first > colon.first + 8) return undefined
  const gift = s.units.find((u) => u.type === 'noun' && u.first > colon.first)
  if (gift?.type !== 'noun' || !(GIFTS.holds(s.tokens, gift.head) || gift.first <= money.first)) return undefined
  const label = s.tokens.text.slice(s.tokens.start[body], s.tokens.end[colon.first - 1])
  if (!LABEL.test(label) || s.names.some((n) => n.first === body && n.last === colon.first - 1 && !NAMELESS.has(n.type))) return undefined
  if (!GIFTS.holds(s.tokens, gift.head)) return undefined
  const span = tokenSpan(s.tokens, money.first, money.last)
  const draft = new Draft('programme', 'done', scope.passage, 'rule/labelled programme')
    .set('title', { value: label, span: tokenSpan(s.tokens, body, colon.first - 1) })
    .set('value', { value: money.value, span })
    .set('unit', { value: money.unit ?? '', span })
  const led = s.clauses.find((c) => c.verb.form === 'participle' && /^(?:lead|implement|run|manage|deliver|carry)$/.test(c.verb.lemma))
  const by = led === undefined ? undefined : s.units[led.at + 1]
  if (led !== undefined && by?.type === 'preposition' && by.word === 'by')
    draft.add('by', agentsOf(s, scope.context, { from: led.at + 2, to: listEnd(s, led.at + 2, led.rest.to) }))
  return draft
}

/** Names that may be those of a programme. */
const NAMELESS: ReadonlySet<string> = new Set(['name', 'programme', 'event'])

/** "Reef Project ($3 million, 2023 to 2028): protects reefs in Fiji": the time in its brackets, and what it does behind the colon. */
export function tellItem(scope: Scope, draft: Draft): void {
  const { s, dates } = scope
  const open = s.units.findIndex((u) => u.type === 'open')
  const close = s.units.findIndex((u, i) => i > open && u.type === 'close')
  if (open >= 0 && close > open && open < 6) {
    const own = dates.filter((d) => d.unit > open && d.unit < close)
    const [first, second] = own
    if (first !== undefined && second !== undefined && /^\d{4}$/.test(first.value) && /^\d{4}$/.test(second.value))
      draft.set('when', { ...first.filled, value: `${first.value}/${second.value}` })
    else draft.set('when', first?.filled)
  }
  const colon = s.units.findIndex((u) => u.type === 'colon')
  const what = s.units[colon + 1]
  if (colon < 0 || what === undefined || draft.has('areas')) return
  const from = what.type === 'verb' ? colon + 2 : colon + 1
  // "protects reefs": without a subject a verb may pass for part of the noun.
  const isDeed = what.type === 'noun' && /s$/.test(s.tokens.word[what.first] ?? '') && isVerb(scope, what.first)
  if (what.type !== 'verb' && !isDeed) return
  const first = isDeed ? what.first + 1 : (s.units[from]?.first ?? 0)
  const words = wordsBetween(s.tokens, first, s.units[areaEnd(scope, from) - 1]?.last ?? 0)
  draft.add('areas', words === undefined ? [] : [words])
  const place = s.units.findIndex((u, i) => i > colon && u.type === 'preposition' && u.word === 'in')
  if (place > 0 && !draft.has('for'))
    draft.add('for', agentsOf(s, scope.context, { from: place + 1, to: listEnd(s, place + 1, s.units.length) }))
}

const isVerb = ({ k, s }: Scope, i: number): boolean => ((k.language.words.at(s.tokens, i)?.classes ?? 0) & CLASS.verb) !== 0

function areaEnd({ s }: Scope, from: number): number {
  for (let u = from + 1; u < s.units.length; u++) if (/^(?:preposition|other|verb|relative|open)$/.test(s.units[u]?.type ?? '')) return u
  return s.units.length
}
