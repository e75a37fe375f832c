import { wordSet } from '../../../language/word-map.ts'
import { Draft, type Filled } from '../../draft.ts'
import type { Scope } from '../../scope.ts'
import { tokenSpan, wordsBetween } from '../../sentence.ts'
import { fillAmount } from '../amount.ts'
import { dueIn } from '../commitment.ts'

/** What the heading of a list of promises names. */
const ANNOUNCED = wordSet('outcome outcomes announcement announcements deliverables')

/** Nouns of what is given or done; each opens a line and has its thing behind "of". */
const DEEDS = wordSet(
  'supply gift gifting donation provision offer dispatch deputation commencement start resumption construction restoration renovation upgradation handover doubling delivery deployment secondment installation refurbishment rehabilitation',
)

/** Kinds that tell the whole of such a line by themselves. */
const WHOLE = new Set(['commitment', 'instrument', 'programme', 'body', 'relation', 'meeting', 'visit'])

/** "Announcements: 1. Supply of ten buses by May": a line that opens with the noun of a deed is promised by who issues the list. */
export function announcedDeed(scope: Scope, drafts: readonly Draft[]): Draft | undefined {
  const { s, context } = scope
  const { sentence, tokens } = s
  if (!sentence.opens || s.clauses.some((c) => c.kind === 'main' && c.verb.form === 'finite')) return undefined
  const isShort = sentence.last - sentence.first <= 14
  if (isShort && sentence.kind !== 'sentence' && s.units.some((u) => u.type === 'noun' && ANNOUNCED.holds(tokens, u.head))) {
    context.announces = true
    return undefined
  }
  if (!context.announces || drafts.some((d) => WHOLE.has(d.kind))) return undefined
  const at = s.units.findIndex((u) => u.last >= sentence.body && u.type !== 'other')
  const opening = s.units[at]
  const of = s.units[at + 1]
  if (opening === undefined || !DEEDS.holds(tokens, opening.last) || of?.type !== 'preposition' || of.word !== 'of') return undefined
  const range = { from: at, to: s.units.length }
  const last = tokens.word[sentence.last - 1] === '.' || tokens.word[sentence.last - 1] === ';' ? sentence.last - 2 : sentence.last - 1
  const draft = new Draft('commitment', 'done', scope.passage, 'rule/announced deed')
  draft
    .add(
      'by',
      context.issuers.map((value): Filled => ({ value, inferred: 'list item: the issuer' })),
    )
    .set('what', wordsBetween(tokens, opening.first, last))
    .set('force', { value: 'pledged', span: tokenSpan(tokens, opening.first, opening.last) })
    .set('due', dueIn(scope, range))
  fillAmount(draft, scope, range)
  return draft
}
