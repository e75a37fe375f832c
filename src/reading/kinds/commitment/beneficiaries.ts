import { listEnd } from '../../adjuncts.ts'
import { agentsOf } from '../../agents.ts'
import type { Range } from '../../clauses.ts'
import type { Draft, Filled } from '../../draft.ts'
import type { Scope } from '../../scope.ts'
import { wordsOfRange } from '../../sentence.ts'
import type { NounPhrase, Unit } from '../../../language/phrases.ts'

/** Verbs that give something to somebody. */
const GIVING =
  /^(?:provid|giv|pledg|support|contribut|allocat|offer|grant|supply|suppl|donat|assist|help|extend|deliver|continu|train|fund|financ|make|send|lend|open|set|establish)/
/** Verbs whose object is who gains. */
const HELPING = /^(?:assist|help|aid|equip|train)/
/** Things that are given to somebody: "loans to Norland". */
export const GIFT =
  /^(?:credit|line of credit|tranche|allocation|support|assistance|aid|help|relief|loans?|grants?|contributions?|donations?|funds?|funding|financing|packages?|deterrence|access|coverage|supplies|training|places|scholarships|services)$/

/** Who gains: the object of a verb of help, or a party or a group of people behind "to" or "for" of a gift or a giving verb. */
export function beneficiaries(scope: Scope, range: Range, draft: Draft, lemma = ''): Filled[] {
  const { s } = scope
  const verb = s.tokens.word[s.units[range.from]?.last ?? 0] ?? ''
  const givers = new Set(draft.get('by').map((b) => b.value))
  const direct = s.units[range.from + 1]
  const given = furnished(scope, range, verb, lemma)
  if (given !== undefined) return receivers(scope, given, range.to, givers)
  if (HELPING.test(verb) && direct?.type === 'noun' && range.from + 1 < range.to && isReceiver(direct))
    return receivers(scope, range.from + 1, range.to, givers)
  for (let u = range.from + 1; u + 1 < range.to; u++) {
    const unit = s.units[u]
    if (unit?.type === 'relative' || unit?.type === 'semicolon' || unit?.type === 'subordinator') break
    if (unit?.type !== 'preposition' || (unit.word !== 'to' && unit.word !== 'for' && !isSupport(scope, u))) continue
    const next = s.units[u + 1]
    const before = s.units[u - 1]
    if (
      next?.type !== 'noun' ||
      !(isReceiver(next) || (unit.word === 'to' && (isSum(scope, before) || HANDING.test(lemma)) && next.noun?.plural === true))
    )
      continue
    const gift = before?.type === 'noun' && GIFT.test(s.tokens.word[before.head] ?? '')
    if (gift || isSum(scope, before) || GIVING.test(verb) || GIVING.test(lemma)) return receivers(scope, u + 1, range.to, givers)
  }
  return helped(scope, range, givers)
}

/** Verbs that hand a thing to whoever stands behind "to". */
const HANDING = /^(?:provide|supply|donate|give|lend|grant|send|deliver|distribute|allocate|award)$/

/** Verbs whose object gets what stands behind "with". */
const FURNISHING = /^(?:provid|suppl|furnish|equip|present)/

/** "provide Norland with 50 buses": where the receiver stands, right behind the verb. */
function furnished({ s }: Scope, range: Range, verb: string, lemma: string): number | undefined {
  const at = FURNISHING.test(verb) ? range.from + 1 : FURNISHING.test(lemma) ? range.from : undefined
  const unit = at === undefined ? undefined : s.units[at]
  const joint = at === undefined ? undefined : s.units[at + 1]
  return unit?.type === 'noun' && isReceiver(unit) && joint?.type === 'preposition' && joint.word === 'with' ? at : undefined
}

/** "in support of the islands" */
function isSupport({ s }: Scope, u: number): boolean {
  const of = s.units[u]
  const noun = s.units[u - 1]
  const before = s.units[u - 2]
  return (
    of?.type === 'preposition' &&
    of.word === 'of' &&
    noun?.type === 'noun' &&
    /^(?:support|favour|favor|aid|benefit)$/.test(s.tokens.word[noun.head] ?? '') &&
    before?.type === 'preposition' &&
    (before.word === 'in' || before.word === 'for')
  )
}

function isSum({ amounts }: Scope, unit: Unit | undefined): boolean {
  return unit?.type === 'noun' && amounts.some((a) => a.first >= unit.first && a.last <= unit.last && /^[A-Z]{3}$/.test(a.unit ?? ''))
}

/** "will provide $5 million to help the islands": who gains is whom the aim helps; of what is theirs, its owner. */
function helped(scope: Scope, range: Range, givers: ReadonlySet<string | number>): Filled[] {
  const { s } = scope
  const aim = s.clauses.find(
    (c) =>
      c.kind === 'infinitive' &&
      c.at > range.from &&
      c.at < range.to &&
      /^(?:help|support|assist|aid|train|equip|benefit)$/.test(c.verb.lemma),
  )
  const object = aim === undefined ? undefined : s.units[aim.at + 1]
  if (
    aim === undefined ||
    object?.type !== 'noun' ||
    !scope.amounts.some((a) => a.first >= (s.units[range.from]?.first ?? 0) && a.first < aim.verb.first)
  )
    return []
  if (isReceiver(object)) return receivers(scope, aim.at + 1, range.to, givers)
  const owner = object.names.find(
    (n) => (n.type === 'party' || n.type === 'organisation') && /^(?:'s|')$/.test(s.tokens.word[n.last + 1] ?? ''),
  )
  if (owner === undefined || givers.has(owner.value)) return []
  return [{ value: owner.value, span: { start: s.tokens.start[owner.first] ?? 0, end: s.tokens.end[owner.last] ?? 0 }, row: owner.row }]
}

function isReceiver(phrase: NounPhrase): boolean {
  const isPeople = phrase.noun?.classes[0] === 'group' || phrase.noun?.classes[0] === 'people'
  // "Norlandic teachers": people with where they are from.
  if (isPeople && phrase.names.every((n) => n.last < phrase.head)) return true
  return phrase.names.length > 0
    ? phrase.names.some((n) => n.last === phrase.last && (n.type === 'party' || n.type === 'organisation' || n.type === 'person'))
    : isPeople
}

/** Names as they are resolved; other people in the document's own words, with where they are from. */
function receivers(scope: Scope, from: number, to: number, givers: ReadonlySet<string | number>): Filled[] {
  const { s, context } = scope
  const unit = s.units[from]
  if (unit?.type === 'noun' && unit.names.some((n) => n.last === unit.last))
    return agentsOf(s, context, { from, to: listEnd(s, from, to) }).filter((a) => !givers.has(a.value))
  let end = from + 1
  while (end + 1 < to && isOrigin(s.units[end]) && s.units[end + 1]?.type === 'noun') end += 2
  const words = wordsOfRange(s, { from, to: end })
  return words === undefined ? [] : [words]
}

function isOrigin(unit: { readonly type: string; readonly word?: string } | undefined): boolean {
  return unit?.type === 'preposition' && /^(?:of|from|in|across)$/.test(unit.word ?? '')
}
