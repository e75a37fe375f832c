import type { Name, Office } from '../../language/names.ts'
import { fold } from '../../language/tokens.ts'
import { fullName, isState } from '../document.ts'
import { Draft } from '../draft.ts'
import type { Scope } from '../scope.ts'
import { tokenSpan } from '../sentence.ts'

/** Persons named with their office: one post each, and one for each further office. */
export function posts(scope: Scope, names: readonly Name[], stateOf: ReadonlyMap<string, string>): Draft[] {
  const found: Draft[] = []
  for (const name of names) {
    if (name.type !== 'person' || name.post === undefined || name.postSpan === undefined) continue
    const own: Office = { post: name.post, postSpan: name.postSpan, of: name.of, ofSpan: name.ofSpan, row: name.row }
    for (const office of [own, ...(name.moreOffices ?? [])]) {
      const draft = postOf(scope, name, office, stateOf)
      if (draft !== undefined) found.push(draft)
    }
  }
  return found
}

function postOf(scope: Scope, name: Name, office: Office, stateOf: ReadonlyMap<string, string>): Draft | undefined {
  const { tokens } = scope.s
  const person = fullName(scope.context, name.value)
  if (onlyAddresses(scope, person, office.post)) return undefined
  const draft = new Draft('post', 'done', scope.passage, office.row)
  draft.set('person', { value: person, span: tokenSpan(tokens, name.first, name.last) })
  draft.set('post', {
    value: withoutStyle(office.post),
    span: tokenSpan(tokens, office.postSpan.first, office.postSpan.last),
    row: office.row,
  })
  if (office.of !== undefined && office.ofSpan !== undefined)
    draft.set('of', { value: office.of, span: tokenSpan(tokens, office.ofSpan.first, office.ofSpan.last) })
  else {
    const state = stateOf.get(person)
    // The President of Norland who chairs the League is not the President of the League.
    const isOfOffice =
      state !== undefined &&
      (isState(scope.k.language, state) || scope.context.offices.get(`${fold(office.post)} ${fold(state)}`) === person)
    if (state !== undefined && isOfOffice) draft.set('of', { value: state, inferred: 'office: told elsewhere in the document' })
  }
  return draft
}

/** "Minister Roe", "PM Roe" only address a person whose office the document gives in full elsewhere. */
function onlyAddresses(scope: Scope, person: string, post: string): boolean {
  const full = scope.context.officeOf.get(person)
  if (full === undefined || post.includes(' ') || full === post) return false
  const words = full.split(' ')
  return words.includes(post) || (post.length > 1 && post === words.map((word) => word[0] ?? '').join(''))
}

/** "His Majesty King Jon": the style in front is no part of the office. */
export function withoutStyle(post: string): string {
  return post.replace(/^(?:His|Her|Their) (?:Royal |Imperial |Serene )?(?:Majesty|Majesties|Highness) (?:the )?(?=[A-Z])/, '')
}
