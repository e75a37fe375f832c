import { covers, type Role } from '../../src/register/accounts/roles.ts'
import type { Collection } from '../../src/register/register.ts'
import { ask } from './api.ts'

/** A collection as the server tells it: who may see it is told to its admins. */
export interface CollectionShown extends Omit<Collection, 'members'> {
  /** What the one who asks may do in it. */
  readonly role: Role
  readonly members?: Collection['members']
}

/** The collections that one may see, `open` first. */
export const collections = (): Promise<{ readonly items: readonly CollectionShown[] }> => ask('collections')

/** Where one may put a document: an editor of where it stands and of where it goes. */
export const placesFor = (all: readonly CollectionShown[], standing: readonly string[]): readonly CollectionShown[] => {
  const mayEdit = (name: string): boolean => all.some((one) => one.name === name && covers(one.role, 'editor'))
  return standing.every(mayEdit) ? all.filter(({ name }) => mayEdit(name) && !(standing.length === 1 && standing[0] === name)) : []
}

/** Who may see a collection, in words: "J. Roe (admin), A. Poe (reader)". */
export const sayMembers = (members: Collection['members']): string =>
  members.length === 0 ? 'whoever sits at this machine' : members.map(({ account, role }) => `${account} (${role})`).join(', ')
