import { Lexicon } from './lexicon.ts'
import { readNouns, type Nouns } from './nouns.ts'
import { createOrdinals, type Ordinals } from './ordinals.ts'
import { readRows, rowName, several, type Row, type TableTexts } from './tables.ts'
import { fold } from './tokens.ts'
import { wordSet, type WordSet } from './word-map.ts'
import { readWords, type Words } from './words.ts'

/** What a known name stands for. An adjective ("Norlandic") and a people stand for their party; a place knows its country. */
export interface KnownName {
  readonly type: 'party' | 'adjective' | 'organisation' | 'body' | 'place'
  readonly value: string
  readonly row: string
  /** The state of a place, or the rank of a body. */
  readonly country: string | undefined
  readonly rank: string | undefined
  readonly members: readonly string[] | undefined
  /** The words by which an organisation may go later: "the Union", "the Association". */
  readonly heads: readonly string[] | undefined
}

/** An office of the tables. */
export interface Post {
  readonly form: string
  readonly rank?: string
  readonly row: string
}

/** Everything that the language layer knows, made once from the tables and never changed. */
export interface LanguageKnowledge {
  readonly words: Words
  readonly nouns: Nouns
  readonly names: Lexicon<KnownName>
  readonly posts: Lexicon<Post>
  readonly honorifics: Lexicon<'before' | 'after'>
  /** The last words of posts ("minister", "adviser"), which end a post of any length. */
  readonly postHeads: WordSet
  /** All words that the offices of the table are made of: among them the fields of office. */
  readonly postWords: ReadonlySet<string>
  readonly ordinals: Ordinals
  /** The organisation that an organ belongs to: European Commission → European Union. */
  readonly parents: ReadonlyMap<string, string>
  /** Usual names by their folded forms, for names that a document or a feed gives in another form. */
  readonly parties: ReadonlyMap<string, string>
  /** The capital of each state, by the state's usual name. */
  readonly capitals: ReadonlyMap<string, string>
}

/** Makes the language layer's knowledge from the texts of `knowledge/`. @throws TableError for a table that cannot be read. */
export function readLanguageKnowledge(tables: TableTexts): LanguageKnowledge {
  const rows = (name: string) => readRows(name, tables[name] ?? '')
  // Small tables first: their words then have small numbers, and their rows fill short arrays.
  const words = readWords(tables)
  const nouns = readNouns(tables)
  const ordinals = createOrdinals(tables)
  const names = new Lexicon<KnownName>()
  const parties = new Map<string, string>()
  const capitals = new Map<string, string>()
  for (const row of rows('parties')) {
    addParty(row, names, parties)
    const capital = several(row.cells['capital'])[0]
    if (capital !== undefined) capitals.set(row.cells['name'] ?? row.key, capital)
  }
  const parents = new Map<string, string>()
  for (const row of rows('organisations')) {
    addOrganisation(row, names, parties)
    const parent = row.cells['parent']
    if (parent !== undefined) parents.set(row.cells['name'] ?? row.key, parent)
  }
  for (const row of rows('bodies')) addBody(row, names)
  for (const row of rows('places')) addPlace(row, names)
  const notPosts = new Set([
    ...parties.keys(),
    'executive',
    'state',
    'general',
    'charge',
    'large',
    'affairs',
    'house',
    'delegation',
    'force',
    'forces',
    'cabinet',
    'section',
    'transition',
    'elect',
    'member',
    'staff',
    'lady',
    'pontiff',
    'father',
  ])
  const posts = new Lexicon<Post>()
  const postHeads = new Set<string>()
  const postWords = new Set<string>()
  for (const row of rows('posts')) {
    const rank = row.cells['rank']
    const post: Post = { form: row.cells['form'] ?? row.key, row: rowName(row), ...(rank === undefined ? {} : { rank }) }
    for (const form of [post.form, ...several(row.cells['aliases'])]) {
      // "President of the European Commission" is an office and its owner, which the grammar of offices parts.
      if (parties.has(fold(form.replace(/^.*? of (?:the )?/, '')))) continue
      for (const word of form.split(/[\s-]/)) if (word.length > 2) postWords.add(fold(word))
      posts.add(form, post, /^[A-Z]{2,4}$/.test(form) ? 'all' : 'none')
      // The head stands before "of" or "for": "Minister of Finance" ends in no head.
      const head = form.split(/ (?:of|for|to|at|in|and) /)[0] ?? form
      const last = fold(head.split(/[\s-]/).at(-1) ?? '')
      if (last.length > 3 && !notPosts.has(last) && (nouns.get(last)?.classes[0] ?? 'group') === 'group') postHeads.add(last)
    }
  }
  const honorifics = new Lexicon<'before' | 'after'>()
  for (const row of rows('honorifics')) {
    const place = row.cells['place'] === 'after' ? 'after' : 'before'
    // Letters behind a name are written as the table has them: "PhD", "MP".
    for (const form of [row.cells['form'] ?? row.key, ...several(row.cells['aliases'])])
      honorifics.add(form, place, place === 'after' ? undefined : 'first')
  }
  return {
    words,
    nouns,
    ordinals,
    parents,
    names,
    posts,
    honorifics,
    postHeads: wordSet(postHeads),
    postWords,
    parties,
    capitals,
  }
}

function addParty(row: Row, names: Lexicon<KnownName>, parties: Map<string, string>): void {
  const value = row.cells['name'] ?? row.key
  const party = knownName('party', value, row)
  for (const form of [value, ...several(row.cells['formal']), ...several(row.cells['aliases'])]) {
    names.add(form, party)
    parties.set(fold(form), value)
  }
  for (const form of several(row.cells['government'])) names.add(form, party)
  const adjective = knownName('adjective', value, row)
  for (const form of several(row.cells['adjectives'])) names.add(form, adjective, 'first')
  for (const form of several(row.cells['people'])) names.add(form, adjective, 'first')
  for (const form of several(row.cells['capital'])) names.add(form, knownName('place', form, row, { country: value }))
}

const ORGANISATION_HEADS = new Set(['union', 'association', 'organisation', 'organization', 'community', 'league', 'alliance'])

function addOrganisation(row: Row, names: Lexicon<KnownName>, parties: Map<string, string>): void {
  const value = row.cells['name'] ?? row.key
  const members = several(row.cells['members'])
  const long = several(row.cells['aliases']).filter((form) => form.includes(' '))
  const heads = [value, ...several(row.cells['full']), ...long].flatMap((form) =>
    fold(form)
      .split(' ')
      .filter((word) => ORGANISATION_HEADS.has(word)),
  )
  const organisation = knownName('organisation', value, row, {
    members: members.length > 0 ? members : undefined,
    heads: heads.length > 0 ? heads : undefined,
  })
  for (const form of [value, ...several(row.cells['full']), ...several(row.cells['aliases'])]) {
    names.add(form, organisation)
    parties.set(fold(form), value)
  }
}

function addBody(row: Row, names: Lexicon<KnownName>): void {
  const value = row.cells['name'] ?? row.key
  const parties = several(row.cells['parties'])
  const body = knownName('body', value, row, { rank: row.cells['rank'], members: parties.length === 2 ? parties : undefined })
  names.add(value, body)
  for (const form of several(row.cells['aliases'])) names.add(form, body)
}

function addPlace(row: Row, names: Lexicon<KnownName>): void {
  const value = row.cells['name'] ?? row.key
  const place = knownName('place', value, row, { country: row.cells['country'] })
  names.add(value, place)
  for (const form of several(row.cells['aliases'])) names.add(form, place)
}

/** A name with what is told of it. All are made here and so of one form to the engine, which reads them fast. */
function knownName(type: KnownName['type'], value: string, row: Row, more: Partial<KnownName> = {}): KnownName {
  const { country, rank, members, heads } = more
  return { type, value, row: rowName(row), country, rank, members, heads }
}
