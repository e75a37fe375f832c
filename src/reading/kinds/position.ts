import { agentsOf, isOfPersons, issuerAgents, sidesOrIssuer } from '../agents.ts'
import type { Draft } from '../draft.ts'
import type { Match } from '../scope.ts'
import { wordsOfRange } from '../sentence.ts'
import { callsOnPerson } from './call-on.ts'
import { promises } from './commitment.ts'

/** Verbs of a view that those who met hold, when nobody is named: "the importance of clean rivers was stressed". */
const NOTED = /^(?:note|stress|emphasi[sz]e|underline|underscore|highlight|reaffirm|reiterate|acknowledge|recogni[sz]e)$/

/** Fills a position: its holder falls back on the issuer; who is thanked is whom the view is about. */
export function completePosition(draft: Draft, match: Match): boolean {
  const { predicate } = match
  // "agreed that the talks should go on" is a promise.
  if (predicate.lemma === 'agree' && promises(match)) return false
  if (match.frame.row === 'frames/considers.there') {
    if (predicate.agent !== undefined) return false
    draft.add('holder', sidesOrIssuer(match.scope.context))
  }
  if (match.frame.row.startsWith('frames/judges')) return fillJudgement(draft, match)
  if (isReport(match) || isAct(draft, match)) return false
  if (match.frame.row === 'frames/condolences') tellSympathy(draft, match)
  if (match.frame.row === 'frames/considers.as' && !/ as /.test(String(draft.get('subject')[0]?.value))) return false
  // "visits have supported the work": what cannot act holds no view.
  if (!draft.has('holder') && predicate.agent !== undefined && draft.get('stance')[0]?.value === 'supports') return false
  if (!draft.has('holder')) {
    // "It was noted that", "concern was expressed over": what those who met hold.
    const isImpersonal =
      predicate.passive &&
      (match.complement.that || match.frame.particles.length > 0 || (predicate.clause?.kind === 'main' && NOTED.test(predicate.lemma)))
    if (!predicate.passive) draft.add('holder', issuerAgents(match.scope.context))
    else if (isImpersonal) draft.add('holder', sidesOrIssuer(match.scope.context))
  }
  // "believe that the treaty should be signed": what ought to be is called for.
  if (draft.get('stance')[0]?.value === 'considers' && match.complement.that && tellsOught(match)) {
    const [told] = draft.get('stance')
    draft.drop('stance')
    draft.set('stance', told === undefined ? undefined : { ...told, value: 'calls for' })
  }
  if (/^(?:thanks|congratulates)$/.test(String(draft.get('stance')[0]?.value))) addAddressee(draft, match)
  return draft.has('subject') && draft.has('holder')
}

function tellsOught({ scope: { s }, complement: { range } }: Match): boolean {
  const inner = range === undefined ? undefined : s.clauses.find((c) => c.at >= range.from && c.at < range.to && c.verb.form === 'finite')
  return inner !== undefined && inner.verb.modal === 'should' && s.tokens.word[inner.verb.first] === 'should'
}

/** Verbs that tell a thing as it is. */
const TELLING = new Set(['note', 'say', 'state', 'recall', 'observe', 'point', 'remark', 'declare', 'take', 'add', 'mention'])
/** Words of judgement, so that what is told is a view whatever numbers it has. */
const JUDGING =
  /\b(?:must|should|need|needs|important|importance|vital|essential|crucial|critical|key|urgent|urgency|good|better|best|strong|stronger|progress|success|successful|remarkable|significant|potential|too|priority|role)\b/i

/** "noted that the port had 40 berths in 2023": a figure or a date that is told is a fact; so is what a preamble only recalls. */
function isReport({ scope, predicate, complement, frame }: Match): boolean {
  if (!frame.slots.some(([slot, part]) => slot === 'stance' && part === 'considers')) return false
  const { s } = scope
  const { clause } = predicate
  const range = complement.range ?? complement.object
  const words = String(complement.words?.value ?? '')
  const isPreamble =
    clause?.index === 0 &&
    clause.verb.form === 'gerund' &&
    clause.governor === undefined &&
    /^(?:recall|note|reaffirm)$/.test(predicate.lemma)
  if (isPreamble && complement.that !== true && !JUDGING.test(words)) return true
  if (!TELLING.has(predicate.lemma) || range === undefined || complement.that !== true || JUDGING.test(words)) return false
  const from = s.units[range.from]?.first ?? 0
  const to = s.units[range.to - 1]?.last ?? 0
  return scope.amounts.some((a) => from <= a.first && a.last <= to) || scope.dates.some((d) => range.from <= d.unit && d.unit < range.to)
}

/** "is pleased to announce a fund", "confirmed their attendance", "will see its budget grow", "is supporting a study": acts, and no view of them. */
function isAct(draft: Draft, match: Match): boolean {
  const { predicate, complement, scope } = match
  if (callsOnPerson(match) || isGreeting(draft, match)) return true
  const words = String(draft.get('subject')[0]?.value ?? '')
  if (complement.clause !== undefined && predicate.lemma === 'be' && ANNOUNCING.test(complement.clause.verb.lemma)) return true
  if (predicate.lemma === 'confirm' && /^(?:attendance|participation|presence|receipt|date)/.test(words)) return true
  if (/^(?:see|regard)$/.test(predicate.lemma) && !complement.that && !/ as /.test(words)) return true
  const stance = draft.get('stance')[0]?.value
  if (stance !== 'supports' || predicate.clause === undefined) return false
  // "a secretariat supported by Norland": a help that is given.
  const isHelped = predicate.clause.verb.form === 'participle' && predicate.passive && predicate.lemma === 'support'
  return isHelped || (predicate.clause.verb.progressive && scope.s.tokens.word[predicate.last] === 'supporting')
}

/** "The guests were welcomed by the Mayor": they were greeted. */
function isGreeting(draft: Draft, { scope: { s }, predicate: { passive, patient } }: Match): boolean {
  const whom = patient === undefined ? undefined : s.units[patient.from]
  return passive && draft.get('stance')[0]?.value === 'welcomes' && whom?.type === 'noun' && isOfPersons(whom)
}

const ANNOUNCING = /^(?:announce|inform|report|launch|share|present|confirm|host|join|invite)$/

/** "conveyed condolences for the loss of life": what is felt belongs to the words of the view. */
function tellSympathy(draft: Draft, { scope, predicate, complement }: Match): void {
  const range = complement.range ?? complement.object
  const at = range === undefined ? -1 : scope.s.units.findIndex((u, i) => i >= predicate.rest.from && i < range.from && u.type === 'noun')
  if (at < 0 || range === undefined) return
  draft.drop('subject')
  draft.set('subject', wordsOfRange(scope.s, { from: at, to: range.to }))
}

/** "Clean rivers are vital to the region": the clause is the view of who speaks; of a concern its subject is. */
function fillJudgement(draft: Draft, { scope, predicate }: Match): boolean {
  const { s, context } = scope
  const { clause } = predicate
  const range = clause?.subject
  const subject = range === undefined ? undefined : s.units[range.from]
  if (clause?.kind !== 'main' || range === undefined || subject?.type !== 'noun' || subject.pronoun) return false
  const isConcern = draft.get('stance')[0]?.value === 'concerned'
  draft.add('holder', sidesOrIssuer(context)).set('subject', wordsOfRange(s, isConcern ? range : { from: range.from, to: clause.rest.to }))
  return draft.has('holder') && draft.has('subject')
}

/** "thanked Norland for its help", "expressed gratitude to Norland for its help": who is thanked, and for what. */
function addAddressee(draft: Draft, { scope, complement }: Match): void {
  const { s, context } = scope
  const range = complement.range ?? complement.object
  if (range === undefined) return
  if (complement.object !== undefined && complement.object.to <= range.from) {
    draft.set('on', agentsOf(s, context, complement.object)[0])
    return
  }
  const joint = s.units.findIndex((u, i) => i > range.from && i < range.to - 1 && u.type === 'preposition' && u.word === 'for')
  const on = joint < 0 ? [] : agentsOf(s, context, { from: range.from, to: joint })
  if (on.length === 0) return
  draft.set('on', on[0])
  draft.drop('subject')
  draft.set('subject', wordsOfRange(s, { from: joint + 1, to: range.to }))
}
