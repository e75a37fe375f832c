import type { Name } from '../../../language/names.ts'
import type { Scope } from '../../scope.ts'

/** Whether a name is that of a body: an event's is when its head noun may name a body too ("Forum"). */
export const isBodyName = ({ k, s }: Scope, name: Name): boolean =>
  name.type === 'body' ||
  name.type === 'organisation' ||
  (name.type === 'event' && (name.row.startsWith('bodies/') || k.language.nouns.at(s.tokens, name.last)?.classes.includes('body') === true))
