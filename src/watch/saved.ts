import { queryFault, type Finding, type FindOptions, type Register, type RegisterReader, type SavedSearch } from '../register/index.ts'
import { digest } from '../register/digest.ts'

/** A search that cannot be saved as it was asked for; the message says why and what would do. */
export class SearchError extends Error {
  override readonly name = 'SearchError'
}

/** Everybody may have so many. */
const MOST_SEARCHES = 200
const LONGEST_NAME = 120
const LONGEST_QUERY = 500

/** What a person says of a search. */
export interface SearchAsked {
  readonly name: string
  readonly query: string
  readonly who: string
}

/**
 * Saves a search under a name of whoever asks: what it finds from now on is new. One of that name takes the new query; the same query changes nothing.
 * @throws SearchError
 */
export async function saveSearch(
  register: Pick<Register, 'searches' | 'learnedUpTo'>,
  asked: SearchAsked,
  now: string,
): Promise<{ readonly search: SavedSearch; readonly isNew: boolean }> {
  const [name, query, who] = [asked.name.trim(), asked.query.trim(), asked.who.trim()]
  if (name === '' || name.length > LONGEST_NAME) throw new SearchError(`Name the search in at most ${LONGEST_NAME} characters.`)
  if (query.length > LONGEST_QUERY) throw new SearchError(`A search has at most ${LONGEST_QUERY} characters.`)
  const fault = queryFault(query)
  if (fault !== undefined) throw new SearchError(`“${query}” cannot be saved: ${fault}.`)
  const id = digest(['search', who, name])
  const known = await register.searches.get(id)
  const isNew = known === undefined || known.dropped !== undefined
  if (!isNew && known.query === query) return { search: known, isNew }
  if (isNew && (await register.searches.all()).filter((one) => one.who === who).length >= MOST_SEARCHES)
    throw new SearchError(`${who} has ${MOST_SEARCHES} searches already: drop one.`)
  const upTo = await register.learnedUpTo()
  const search: SavedSearch = { ...{ id, name, query, who, at: now, from: upTo }, seen: { at: now, upTo } }
  await register.searches.put(search)
  return { search, isNew }
}

/** Drops a search: who did, and when, is kept with it. */
export const dropSearch = ({ searches }: Pick<Register, 'searches'>, search: SavedSearch, who: string, now: string): Promise<void> =>
  searches.put({ ...search, dropped: { at: now, who } })

/** Takes down that what a search found is seen, up to a point in the order in which the register learned; what was seen stays so. */
export async function seenSearch(
  { searches }: Pick<Register, 'searches'>,
  search: SavedSearch,
  upTo: number,
  now: string,
): Promise<SavedSearch> {
  const seen = { ...search, seen: { at: now, upTo: Math.max(search.seen.upTo, upTo) } }
  await searches.put(seen)
  return seen
}

/** A search as it is told. */
export interface ToldSearch extends Pick<SavedSearch, 'id' | 'name' | 'query' | 'who' | 'at'> {
  /** When what it found was last said to be seen. */
  readonly seen: string
  /** Why it finds nothing, whatever is there. */
  readonly fault?: string
}

/** A search without the points of the register, which would tell how much is hidden. */
export function toldSearch({ id, name, query, who, at, seen }: SavedSearch): ToldSearch {
  const fault = queryFault(query)
  return { ...{ id, name, query, who, at }, seen: seen.at, ...(fault === undefined ? {} : { fault }) }
}

/** What a search newly finds of what is seen of a register: since it was last said to be seen, unless told otherwise. One with a fault finds nothing. */
export async function newlyFound(
  register: Pick<RegisterReader, 'find'>,
  { query, seen }: SavedSearch,
  { learned = { behind: seen.upTo }, ...options }: FindOptions = {},
): Promise<Finding & { readonly total: number }> {
  if (queryFault(query) !== undefined) return { places: [], records: [], total: 0, notes: [] }
  return { total: 0, ...(await register.find(query, { ...options, learned })) }
}
