import { findNames, type Name } from '../../../language/names.ts'
import { Draft, type Filled } from '../../draft.ts'
import { fullName } from '../../document.ts'
import type { Match, Scope } from '../../scope.ts'
import { tokenSpan } from '../../sentence.ts'

/** What a line says before its colon when those who came are listed behind it. */
const LEADS =
  /\b(?:attended by|participated in the|participation of|presence of|attendance of|represented by|present|in attendance|participants|delegates|attended)(?: (?:the )?following)?(?: [\w-]+){0,8} ?:$/i

/** A line that announces who came, and says no more. */
const ROLL =
  /^(?:the )?(?:also |others? )?(?:participants|attendees|those (?:present|attending)|present|in attendance|attending(?: the [\w ]{4,30}?)?|members of the delegations?)(?: (?:included|include|were|are|comprised))?(?: (?:the )?following)? ?:$/i

/** "Participants included:" and a line for each: who came to the session that the document reports. */
export function rollCall(scope: Scope): Draft | undefined {
  const { s, context } = scope
  const body = typeof context.session === 'string' ? context.session : context.lastBody
  if (s.list.length < 2 || body === undefined) return undefined
  if (!ROLL.test(s.tokens.text.slice(s.tokens.start[s.sentence.body], s.tokens.end[s.sentence.last - 1]))) return undefined
  const named = s.list.flatMap((item) => whoIn(scope, item) ?? [])
  if (named.length < s.list.length / 2) return undefined
  const draft = new Draft('meeting', 'done', scope.passage, 'rule/roll call')
  return draft.set('body', { value: body, inferred: 'the session that the document reports' }).add('participants', named)
}

/** "was attended by the following ministers:": who the lines behind the colon name, one for each. */
export function fillAttendance(draft: Draft, { scope }: Match): void {
  const { s } = scope
  if (s.list.length < 2 || !LEADS.test(s.tokens.text.slice(s.tokens.start[s.sentence.first], s.tokens.end[s.sentence.last - 1]))) return
  const named = listedPersons(scope)
  if (named.length === 0) return
  draft.drop('participants')
  draft.add('participants', named)
}

/** Who the lines behind a colon name, one for each, when most of them name somebody. */
export function listedPersons(scope: Scope): Filled[] {
  const came = scope.s.list.map((item) => whoIn(scope, item))
  const named = came.flatMap((one) => one ?? [])
  return named.length < came.length / 2 ? [] : named
}

/** The person of an item, else its office or party. */
function whoIn({ s, k, context }: Scope, item: Filled): Filled | undefined {
  if (item.span === undefined) return undefined
  const { tokens } = s
  const { start, end } = item.span
  // The items stand behind the line that introduces them.
  let first = s.sentence.last
  while (first < tokens.count && (tokens.start[first] ?? 0) < start) first++
  let last = first
  while (last + 1 < tokens.count && (tokens.end[last + 1] ?? 0) <= end) last++
  const names = findNames(k.language, tokens, first, last + 1)
  const name = names.find((n) => n.type === 'person') ?? names.find((n) => n.type === 'post' || n.type === 'party')
  return name === undefined ? undefined : told(name, name.type === 'person' ? fullName(context, name.value) : name.value)

  function told({ first: from, last: to, row }: Name, value: string): Filled {
    return { value, span: tokenSpan(tokens, from, to), row }
  }
}
