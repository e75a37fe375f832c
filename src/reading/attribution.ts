import { wordSet } from '../language/word-map.ts'
import { quotesOf } from './attribution/quotes.ts'
import { reportedIn } from './attribution/reported.ts'
import type { Heard } from './attribution/heard.ts'
import type { DocumentContext } from './document.ts'
import { Draft } from './draft.ts'
import type { Scope } from './scope.ts'
import { wordsOfRange } from './sentence.ts'

export { framedBy } from './attribution/reported.ts'
export { reachingInto } from './attribution/reaching.ts'

const LET_ALLOW_PERMIT_OR_MAY = wordSet('let allow permit may')
const ME_OR_I = wordSet('me i')
export { quotesOf, reportedIn }

/** Slots that tell who acts or holds: they may stand outside the words that are reported. */
const ACTORS: ReadonlySet<string> = new Set(['by', 'holder', 'stance', 'supporters', 'force', 'tasked', 'for', 'action'])

/** The narrowest stretch of somebody's words that holds all that a claim says. */
export function speakerOf(heard: readonly Heard[], draft: Draft): string | undefined {
  let best: Heard | undefined
  for (const one of heard) {
    if (best !== undefined && one.end - one.start >= best.end - best.start) continue
    // Whose office it is, the document itself says.
    if (draft.kind !== 'post' && draft.within(one.start, one.end, ACTORS)) best = one
  }
  return best?.name
}

/** A view that is quoted, or that a speech of one person tells, and that names no holder is of who speaks. */
export function giveHolder(scope: Scope, quoted: readonly Heard[], draft: Draft): void {
  const [holder] = draft.get('holder')
  if (draft.kind !== 'position' || holder?.inferred === undefined || !/^no(?:body| holder)/.test(holder.inferred)) return
  const { s, context } = scope
  const subject = draft.get('subject')[0]?.span
  const quote = subject === undefined ? undefined : quoted.find((q) => subject.start >= q.start && subject.end <= q.end)
  // "Let me thank Norland", "Allow me to welcome …"
  const isMine = LET_ALLOW_PERMIT_OR_MAY.holds(s.tokens, s.sentence.body) && ME_OR_I.holds(s.tokens, s.sentence.body + 1)
  const name = quote?.name ?? (isMine ? context.orator : undefined)
  if (name === undefined) return
  draft.drop('holder')
  draft.add('holder', [{ value: name, inferred: 'who speaks' }])
}

/** "The port is safe," said Minister Roe: what somebody is quoted with, and what is no fact told by another kind, is a view of who speaks. */
export function voicedViews({ s, passage }: Scope, heard: readonly Heard[], drafts: readonly Draft[]): Draft[] {
  const { tokens } = s
  return heard.flatMap((voice) => {
    if (drafts.some((d) => d.kind !== 'post' && touches(d, voice))) return []
    const clause = s.clauses.find((c) => {
      const start = tokens.start[c.verb.first] ?? 0
      return (
        c.kind === 'main' &&
        c.verb.form === 'finite' &&
        c.subject !== undefined &&
        c.subject.from < c.at &&
        start >= voice.start &&
        start < voice.end
      )
    })
    if (clause?.subject === undefined) return []
    let to = clause.rest.to
    while (to > clause.at + 1 && (tokens.end[s.units[to - 1]?.last ?? 0] ?? 0) > voice.end) to--
    const subject = wordsOfRange(s, { from: clause.subject.from, to })
    if (subject?.span === undefined || subject.span.start < voice.start || subject.span.end > voice.end) return []
    const calls = /^(?:must|should)$/.test(clause.verb.modal ?? '') || clause.verb.lemma === 'need' || clause.verb.lemma === 'require'
    const draft = new Draft('position', 'done', passage, 'rule/voiced view')
    return [
      draft
        .add('holder', [{ value: voice.name, inferred: 'who is quoted' }])
        .set('stance', { value: calls ? 'calls for' : 'considers', inferred: 'what is quoted' })
        .set('subject', subject),
    ]
  })
}

/** Whether a claim has its main words inside. */
function touches(draft: Draft, { start, end }: Heard): boolean {
  return ['subject', 'what', 'title', 'body', 'idea', 'measure', 'value', 'name', 'party', 'who', 'type'].some((slot) =>
    draft.get(slot).some(({ span }) => span !== undefined && span.start >= start && span.end <= end),
  )
}

/** The person who speaks in the first person in a speech or statement: the one whom its first lines name. */
export function oratorOf(context: DocumentContext, persons: readonly string[], isFirstPerson: boolean): string | undefined {
  return isFirstPerson ? persons.find((name) => name.includes(' ') || context.persons.size === 1) : undefined
}
