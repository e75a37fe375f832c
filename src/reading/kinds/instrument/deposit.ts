import { wordSet } from '../../../language/word-map.ts'
import { listEnd } from '../../adjuncts.ts'
import { agentsOf } from '../../agents.ts'
import type { Clause } from '../../clauses.ts'
import { Draft, type Filled } from '../../draft.ts'
import { modalityOf } from '../../modality.ts'
import { owner } from '../../open-scope.ts'
import type { Scope } from '../../scope.ts'
import { tokenSpan } from '../../sentence.ts'
import { isInstrument, itemOf } from './noun.ts'
import { fillInstrument, instrumentOf } from './phrase.ts'

/** What a paper handed to a depositary does with the treaty. */
const ACTS: ReadonlyMap<string, string> = new Map([
  ['ratification', 'ratified'],
  ['acceptance', 'ratified'],
  ['approval', 'ratified'],
  ['confirmation', 'ratified'],
  ['accession', 'acceded'],
  ['adherence', 'acceded'],
  ['adhesion', 'acceded'],
  ['succession', 'acceded'],
  ['withdrawal', 'terminated'],
  ['denunciation', 'terminated'],
  ['termination', 'terminated'],
])

const PAPERS = wordSet('instrument instruments notice notification notifications declaration note notes')
const ITS_OR_THEIR = wordSet('its their')
/** Nouns of handing over: "with the deposit by Norland of its instrument". */
const HANDING = wordSet('deposit lodgement lodgment lodging submission receipt transmission')

/**
 * "Norland deposited its instrument of accession to the Ports Convention", "the instrument of ratification of Norland was received",
 * "Norland gave notice of its withdrawal from the Convention": what the depositary is handed binds or releases whoever hands it over.
 */
export function deposits(scope: Scope, drafts: readonly Draft[]): Draft[] {
  const told: Draft[] = []
  let kept = drafts
  for (const at of scope.s.units.keys()) {
    const paper = paperAt(scope, at)
    if (paper === undefined) continue
    const draft = depositOf(scope, at, paper)
    if (draft === undefined) continue
    told.push(draft)
    const start = draft.get('title')[0]?.span?.start ?? draft.get('type')[0]?.span?.start
    const verb = draft.get('action')[0]?.span?.start
    // What was read of the same words without the paper says less.
    kept = kept.filter((d) => {
      if (d.kind !== 'instrument') return true
      const own = d.get('title')[0]?.span?.start ?? d.get('type')[0]?.span?.start
      const isSame = own !== undefined && (own === start || own === paper.start)
      return !(
        isSame &&
        (!d.has('action') || d.get('action')[0]?.span?.start === verb || d.get('action')[0]?.value === draft.get('action')[0]?.value)
      )
    })
  }
  return told.length === 0 ? [...drafts] : [...kept, ...told]
}

interface Paper {
  /** The unit of the deed: "ratification". */
  readonly act: number
  readonly action: string
  /** Offset where its words begin. */
  readonly start: number
}

/** "instrument of ratification", "notice of its withdrawal" */
function paperAt({ s }: Scope, at: number): Paper | undefined {
  const unit = s.units[at]
  const of = s.units[at + 1]
  const act = s.units[at + 2]
  if (unit?.type !== 'noun' || !PAPERS.holds(s.tokens, unit.head) || of?.type !== 'preposition' || of.word !== 'of') return undefined
  if (act?.type !== 'noun') return undefined
  const action = ACTS.get(s.tokens.word[act.head] ?? '')
  return action === undefined ? undefined : { act: at + 2, action, start: s.tokens.start[unit.head] ?? 0 }
}

function depositOf(scope: Scope, at: number, { act, action }: Paper): Draft | undefined {
  const { s, context, k } = scope
  const clause = owner(s, at)
  const handed = handingBefore(scope, at)
  const draft = new Draft(
    'instrument',
    handed !== undefined || clause === undefined ? 'done' : modalityOf(clause, k.governors),
    scope.passage,
    'rule/deposit',
  )
  let end = act + 1
  let party: readonly Filled[] = []
  // "of ratification of Norland to the Convention", in either order.
  for (let u = act + 1; u + 1 < s.units.length; u += 2) {
    const joint = s.units[u]
    if (joint?.type !== 'preposition' || !/^(?:of|to|from|by)$/.test(joint.word) || s.units[u + 1]?.type !== 'noun') break
    if (isInstrument(scope, u + 1)) {
      const phrase = instrumentOf(scope, itemOf(u + 1, { from: u + 2, to: s.units.length }))
      if (phrase !== undefined && !draft.has('title') && !draft.has('type')) fillInstrument(draft, phrase)
    } else {
      const named = agentsOf(s, context, { from: u + 1, to: listEnd(s, u + 1, s.units.length) })
      if (named.length === 0) break
      party = named
    }
    end = u + 2
  }
  const known = context.lastInstrument ?? context.instruments.get('convention') ?? context.instruments.get('treaty')
  if (!draft.has('title') && !draft.has('type') && known !== undefined) draft.set('title', known.title).set('type', known.type)
  if (!draft.has('title') && !draft.has('type')) return undefined
  draft.set('action', { value: action, span: tokenSpan(s.tokens, s.units[act]?.first ?? 0, s.units[act]?.last ?? 0) })
  draft.drop('parties')
  draft.add('parties', party.length > 0 ? party : ownersOf(scope, at, act, clause, handed))
  return draft.set('when', dayOf(scope, at, end, clause, handed))
}

/** The noun of handing over in front: "the deposit by Norland on 3 May of its instrument". */
function handingBefore({ s }: Scope, at: number): number | undefined {
  for (let u = at - 1; u >= 0 && u > at - 10; u--) {
    const unit = s.units[u]
    if (unit?.type === 'verb' || unit?.type === 'semicolon') return undefined
    if (unit?.type === 'noun' && HANDING.holds(s.tokens, unit.head)) return u
  }
  return undefined
}

/** Whose paper it is: "its" of who hands it over, "Norland's", "by Norland". */
function ownersOf(scope: Scope, at: number, act: number, clause: Clause | undefined, handed: number | undefined): readonly Filled[] {
  const { s, context } = scope
  const from = handed ?? at
  for (let u = from; u < s.units.length && (handed === undefined || u < at); u++) {
    const joint = s.units[u]
    if (joint?.type === 'preposition' && joint.word === 'by' && s.units[u + 1]?.type === 'noun') {
      const doers = agentsOf(s, context, { from: u + 1, to: listEnd(s, u + 1, s.units.length) })
      if (doers.length > 0) return doers
    }
  }
  const unit = s.units[at]
  const deed = s.units[act]
  const isIts = [unit, deed].some((one) => one !== undefined && ITS_OR_THEIR.holds(s.tokens, one.first))
  const named = unit?.type === 'noun' ? unit.names.find((n) => n.type === 'party' || n.type === 'organisation') : undefined
  if (named !== undefined && !isIts) return [{ value: named.value, span: tokenSpan(s.tokens, named.first, named.last), row: named.row }]
  const subject = clause?.subject
  if (subject === undefined || clause?.verb.passive === true || (subject.from <= at && at < subject.to)) return []
  return isIts || PAPERS.holds(s.tokens, s.units[at]?.last ?? 0) ? agentsOf(s, context, subject) : []
}

/** The day on which it was handed over: beside the verb or noun that says so, not inside the title. */
function dayOf({ s, dates }: Scope, at: number, end: number, clause: Clause | undefined, handed: number | undefined): Filled | undefined {
  const days = dates.filter((d) => d.part === 'when' && !(d.unit > at && d.unit < end))
  if (handed !== undefined) return days.find((d) => d.unit > handed && d.unit < at)?.filled
  if (clause === undefined) return days[0]?.filled
  const isOwn = (unit: number): boolean => unit < clause.rest.to && (unit > clause.at || (owner(s, unit)?.at ?? 0) === clause.at)
  return (days.find((d) => d.unit > clause.at && isOwn(d.unit)) ?? days.find((d) => isOwn(d.unit)))?.filled
}
