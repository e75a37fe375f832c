import type { Name } from '../../language/names.ts'
import { Draft } from '../draft.ts'
import type { Scope } from '../scope.ts'
import { tokenSpan } from '../sentence.ts'

/** Persons named with their office: one post each. */
export function posts(scope: Scope, names: readonly Name[], stateOf: ReadonlyMap<string, string>): Draft[] {
  const { tokens } = scope.s
  return names.flatMap((name) => {
    if (name.type !== 'person' || name.post === undefined || name.postSpan === undefined) return []
    const draft = new Draft('post', 'done', scope.passage, name.row)
    draft.set('person', { value: fullNameIn(scope, name.value), span: tokenSpan(tokens, name.first, name.last) })
    draft.set('post', { value: name.post, span: tokenSpan(tokens, name.postSpan.first, name.postSpan.last), row: name.row })
    if (name.of !== undefined && name.ofSpan !== undefined) draft.set('of', { value: name.of, span: tokenSpan(tokens, name.ofSpan.first, name.ofSpan.last) })
    else {
      const state = stateOf.get(name.value)
      if (state !== undefined) draft.set('of', { value: state, inferred: 'office: told elsewhere in the document' })
    }
    return [draft]
  })
}

function fullNameIn(scope: Scope, name: string): string {
  const last = name.split(' ').at(-1)?.toLowerCase() ?? ''
  return name.includes(' ') ? name : (scope.context.persons.get(last) ?? name)
}
