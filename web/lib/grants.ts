import { ROLES, type Grant } from '../../src/register/accounts/roles.ts'

/** What somebody may do, in words: "reader of open, admin of all". */
export const asWords = (grants: readonly Grant[]): string =>
  grants.length === 0 ? 'nothing' : grants.map(({ collection, role }) => `${role} of ${collection === '*' ? 'all' : collection}`).join(', ')

/** What was typed, as `open:reader *:admin`; one line that says what is wrong when it cannot be meant. */
export function asGrants(typed: string): readonly Grant[] | string {
  const grants: Grant[] = []
  for (const word of typed.trim().split(/[\s,]+/)) {
    const [collection = '', given = ''] = word.split(':')
    const role = ROLES.find((one) => one === given)
    if (role === undefined) return `“${word}” is no COLLECTION:ROLE; roles are ${ROLES.join(', ')}.`
    if (!/^(?:\*|[a-z0-9][a-z0-9-]{0,62})$/.test(collection))
      return `“${collection}” is no name of a collection: letters, digits and hyphens.`
    grants.push({ collection, role })
  }
  return grants
}
