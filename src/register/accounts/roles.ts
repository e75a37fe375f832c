/** What one may do, each also what those before it may: read; confirm, reject and correct; add and merge; give accounts and rebuild. */
export const ROLES = ['reader', 'reviewer', 'editor', 'admin'] as const
/** One of them. */
export type Role = (typeof ROLES)[number]

/** The collection of documents that belong to no other: everybody with an account may be given it. */
export const OPEN = 'open'

/** What somebody may do in which collection. `*` stands for all collections, those to come too. */
export interface Grant {
  readonly collection: string
  readonly role: Role
}

/** Whether a role is, or goes beyond, another. */
export const covers = (role: Role, needed: Role): boolean => ROLES.indexOf(role) >= ROLES.indexOf(needed)

/** The highest role that grants give in a collection; undefined when they give none. */
export function roleIn(grants: readonly Grant[], collection: string): Role | undefined {
  const given = grants.filter((grant) => grant.collection === '*' || grant.collection === collection).map(({ role }) => role)
  return ROLES.toReversed().find((role) => given.includes(role))
}

/** Whether grants give a role in one of the collections in which something stands. */
export const mayAsIn = (grants: readonly Grant[], role: Role, collections: readonly string[]): boolean =>
  collections.some((collection) => {
    const own = roleIn(grants, collection)
    return own !== undefined && covers(own, role)
  })

/** The collections whose documents grants let one see; `*` when all. */
export function seen(grants: readonly Grant[]): '*' | readonly string[] {
  return grants.some(({ collection }) => collection === '*') ? '*' : [...new Set(grants.map(({ collection }) => collection))].sort()
}

/** What is left of grants under a narrower scope, as of a key that may do less than its owner. */
export function within(grants: readonly Grant[], scope: readonly Grant[]): readonly Grant[] {
  return scope.flatMap(({ collection, role }) =>
    (collection === '*' ? grants : [{ collection, role: roleIn(grants, collection) }]).flatMap((own) =>
      own.role === undefined ? [] : [{ collection: own.collection, role: covers(own.role, role) ? role : own.role }],
    ),
  )
}
