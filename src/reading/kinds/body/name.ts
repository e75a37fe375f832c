import type { Name } from '../../../language/names.ts'
import type { Scope } from '../../scope.ts'

/** Whether a name is that of a body: an event's is when its head noun may name a body too ("Forum"). */
export const isBodyName = ({ k, s }: Scope, name: Name): boolean =>
  name.type === 'body' ||
  name.type === 'organisation' ||
  isFund(name) ||
  (name.type === 'event' && (name.row.startsWith('bodies/') || k.language.nouns.at(s.tokens, name.last)?.classes.includes('body') === true))

/** "the Reef Fund": money with a name of its own is an institution as well as a programme. */
export const isFund = ({ type, value }: Name): boolean => type === 'programme' && / (?:Fund|Facility)$/.test(value)
