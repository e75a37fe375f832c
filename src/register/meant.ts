import { itemName } from './items.ts'
import type { ClaimId, Decision, StoredClaim } from './record.ts'
import type { Identified, RegisterReader } from './register.ts'

/** What was named cannot be decided on so. The message is one line, for whoever named it. */
export class MeantError extends Error {
  override readonly name = 'MeantError'
}

/** The one thing that an id, or its beginning, stands for. @throws MeantError when there is none, or several. */
export async function thingMeant(register: RegisterReader, id: string): Promise<Identified> {
  const [only, another, ...more] = await register.identify(id.toLowerCase())
  if (only === undefined) throw new MeantError(`nothing in the register has an id that begins with ${id}.`)
  if (another !== undefined) throw new MeantError(`${id} begins the ids of ${more.length + 2} things; give more of it.`)
  return only
}

/** The claims that ids stand for: of a record all that bear it. @throws MeantError when one stands for something else. */
export async function claimsMeant(register: RegisterReader, ids: readonly string[]): Promise<readonly StoredClaim[]> {
  const claims: StoredClaim[] = []
  for (const id of ids) {
    const thing = await thingMeant(register, id)
    if (thing.what === 'claim') claims.push(thing.claim)
    else if (thing.what === 'record') claims.push(...(await register.claims({ record: thing.record.id })))
    else throw new MeantError(`${id} is a ${thing.what === 'entity' ? thing.entity.kind : 'document'}; give claims or records.`)
  }
  return claims
}

/** What a decision is about: claims, or names. */
export type Meant = Pick<Decision, 'claims' | 'names'>

/**
 * What a person means who decides so on these ids, which may stand for claims, records or names.
 * @param name what is called so from now on, of a renaming
 * @throws MeantError when it cannot be meant
 */
export async function decisionMeant(register: RegisterReader, act: Decision['act'], ids: readonly string[], name?: string): Promise<Meant> {
  switch (act) {
    case 'merge':
      return merged(register, ids)
    case 'split':
      return split(register, ids)
    case 'rename':
      return renamed(register, ids, name)
    case 'follow':
    case 'unfollow':
      return followed(register, act, ids)
    case 'correct': {
      const claims = await claimsMeant(register, ids)
      if (claims.length !== 1)
        throw new MeantError(`${ids.join(', ')}: ${claims.length} claims; correct them one by one: chancery show ${ids[0] ?? ''}`)
      return { claims: idsOf(claims) }
    }
    default:
      return { claims: idsOf(await claimsMeant(register, ids)) }
  }
}

const idsOf = (claims: readonly StoredClaim[]): readonly ClaimId[] => claims.map(({ id }) => id)

/** Records that are one thing, or names that are one name; the first stands for all. */
async function merged(register: RegisterReader, ids: readonly string[]): Promise<Meant> {
  const known = await withItem(register, ids)
  if (known !== undefined) return known
  const things: Identified[] = []
  for (const id of ids) things.push(await thingMeant(register, id))
  const names = things.flatMap((thing) => (thing.what === 'entity' ? [thing.entity.name] : []))
  if (names.length > 1 && names.length === things.length) return { claims: [], names }
  if (names.length > 0) throw new MeantError('names can be merged with names only.')
  const claims = await claimsMeant(register, ids)
  if (claims.length < 2) throw new MeantError('it takes two to merge: give another record or claim.')
  if (new Set(claims.map(({ kind }) => kind)).size > 1) throw new MeantError('what is merged must be of one kind.')
  return { claims: idsOf(claims) }
}

/** One name, and the item of Wikidata that it is or is not; undefined when no item is named. */
async function withItem(register: RegisterReader, ids: readonly string[]): Promise<Meant | undefined> {
  const item = ids.flatMap((id) => itemName(id) ?? [])
  const [of, another] = ids.filter((id) => itemName(id) === undefined)
  if (item.length === 0) return undefined
  if (of === undefined || another !== undefined || item.length > 1)
    throw new MeantError('to say which item of Wikidata a name is, give one name and one item.')
  const thing = await thingMeant(register, of)
  if (thing.what !== 'entity')
    throw new MeantError(`${of} is a ${thing.what}; only names are items of Wikidata: chancery find, chancery bodies`)
  return { claims: [], names: [thing.entity.name, ...item] }
}

/** What was promised, proposed or expected, and what became of it: one claim of each stands for it. */
async function followed(register: RegisterReader, act: Decision['act'], ids: readonly string[]): Promise<Meant> {
  const [before, after, another] = ids
  if (before === undefined || after === undefined || another !== undefined)
    throw new MeantError(`to ${act}, give two ids: what was promised, proposed or expected, and what became of it.`)
  const [[first], [second]] = [await claimsMeant(register, [before]), await claimsMeant(register, [after])]
  if (first === undefined || second === undefined) throw new MeantError(`${first === undefined ? before : after} has no claims.`)
  const [record] = await register.records({ claim: first.id })
  if (record?.claims.includes(second.id) === true) throw new MeantError('both are one record: it tells its own course.')
  return { claims: [first.id, second.id] }
}

/** Claims that are no part of the record they bear, behind one that stays; or names that are not one. */
async function split(register: RegisterReader, ids: readonly string[]): Promise<Meant> {
  const known = await withItem(register, ids)
  if (known !== undefined) return known
  const things: Identified[] = []
  for (const id of ids) things.push(await thingMeant(register, id))
  const [first] = things
  if (first?.what === 'entity') {
    const names = things.flatMap((thing) => (thing.what === 'entity' ? [thing.entity.name] : []))
    if (names.length < things.length) throw new MeantError('names are split from names only.')
    // A name that bears others parts from all of them.
    const parted = names.length > 1 ? names : first.entity.names
    if (parted.length < 2) throw new MeantError(`${first.entity.name} has one name only; give another to split it from.`)
    return { claims: [], names: parted }
  }
  const leaving = new Set(idsOf(await claimsMeant(register, ids)))
  const [some] = leaving
  const [record] = some === undefined ? [] : await register.records({ claim: some })
  const isWhole = [...leaving].every((id) => record?.claims.includes(id))
  const home = record?.claims.find((id) => !leaving.has(id))
  if (!isWhole || home === undefined)
    throw new MeantError('give some, not all, of the claims of one record: chancery show RECORD lists them.')
  return { claims: [home, ...leaving] }
}

async function renamed(register: RegisterReader, [id = '', another]: readonly string[], name = ''): Promise<Meant> {
  if (another !== undefined || name.trim() === '') throw new MeantError('to rename, give one id and the new name.')
  const thing = await thingMeant(register, id)
  if (thing.what !== 'entity') throw new MeantError(`${id} is a ${thing.what}; only names are renamed: chancery find, chancery bodies`)
  return { claims: [], names: [name.trim(), thing.entity.name] }
}
