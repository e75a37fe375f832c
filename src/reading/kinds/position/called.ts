import { issuerAgents } from '../../agents.ts'
import { infinitiveWords } from '../../complement.ts'
import { speaksForItself } from '../../document.ts'
import { Draft } from '../../draft.ts'
import type { Predicate } from '../../predicate.ts'
import type { Scope } from '../../scope.ts'
import { tokenSpan, wordsOfRange } from '../../sentence.ts'

/** "The attacks must end", "The rules should be aligned": what the text itself says has to be is what its issuer calls for. */
export function calledFor(scope: Scope, predicate: Predicate): Draft | undefined {
  const { s, context } = scope
  const { clause } = predicate
  if (clause?.kind !== 'main' || (predicate.modal !== 'must' && predicate.modal !== 'should') || clause.subject === undefined)
    return undefined
  // "Applicants must hold a degree" in one state's note is a rule, no appeal.
  if (!speaksForItself(scope.k.language, context)) return undefined
  const subject = s.units[clause.subject.from]
  if (subject?.type !== 'noun' || (subject.pronoun && s.tokens.word[subject.first] !== 'it')) return undefined
  const words =
    clause.beside === undefined ? wordsOfRange(s, { from: clause.subject.from, to: clause.rest.to }) : infinitiveWords(s, clause)
  const draft = new Draft('position', 'done', scope.passage, 'rule/called for')
  draft
    .add('holder', issuerAgents(context))
    .set('subject', words)
    .set('stance', { value: 'calls for', span: tokenSpan(s.tokens, predicate.first, predicate.last) })
  return draft.has('holder') && draft.has('subject') ? draft : undefined
}
