import type { Name } from '../../language/names.ts'
import type { DocumentContext } from '../document.ts'
import { fullName } from '../document.ts'

import type { Voice } from './heard.ts'

/** The voice of a name: a person with the state whose office it is, a state, or an organisation. */
export function voiceOf(context: DocumentContext, name: Pick<Name, 'type' | 'value' | 'of'>): Voice | undefined {
  if (name.type === 'person') {
    const person = fullName(context, name.value)
    return { name: person, side: context.stateOf.get(person) ?? name.of }
  }
  if (name.type === 'post') {
    const holder = context.offices.get(name.of === undefined ? name.value.toLowerCase() : `${name.value} ${name.of}`.toLowerCase())
    return holder === undefined ? { name: name.value, side: name.of } : { name: fullName(context, holder), side: name.of }
  }
  // Beside a verb of saying a name of several words is a person's.
  if (name.type === 'name' && name.value.includes(' '))
    return { name: fullName(context, name.value), side: context.stateOf.get(name.value) }
  if (name.type === 'party' || name.type === 'adjective' || name.type === 'organisation' || name.type === 'body')
    return { name: name.value, side: name.value }
  return undefined
}
