import { isBareSitting } from './bare-sitting.ts'
import type { LanguageKnowledge } from '../language/knowledge.ts'
import { copyOf, isCapital, plainName, wordsOf, type Name } from '../language/names.ts'
import { fold, SHAPE, tokenize, type Tokens } from '../language/tokens.ts'

/** What short words stand for in one document: abbreviations given in brackets, and "the Union" for an organisation named in full. */
export interface ShortForms {
  /** Learns from the names of a sentence and gives them back with its short forms named in full. */
  take(tokens: Tokens, from: number, to: number, names: readonly Name[]): Name[]
}

/** Makes the short forms of a document; the issuers are what "the Union" stands for before any other. */
export function openShortForms(k: LanguageKnowledge, issuers: readonly string[]): ShortForms {
  const given = new Map<string, Name>()
  const heads = new Map<string, { value: string; row: string }>()
  const bodies = new Map<string, NamedBody>()
  const inner = new Map<string, string>()
  for (const issuer of issuers) learnIssuer(k, issuer, heads)
  return {
    take: (tokens, from, to, names) => {
      const known: Name[] = []
      for (const name of names) {
        learnInner(tokens, name, inner)
        const full = inFull(k, tokens, given, name)
        const before = known.at(-1)
        // "the Norland-Oman Joint Council (JC)": the letters name no other body, whatever the tables know by them.
        if (before !== undefined && isLettersOf(tokens, before, name)) continue
        known.push(bodyInFull(tokens, bodies, innerInFull(tokens, inner, full)))
      }
      for (const name of known) {
        learnBracket(tokens, name, to, given)
        learnHeads(k, tokens, name, to, heads)
      }
      return heads.size === 0 ? known : withHeads(tokens, from, to, known, heads)
    },
  }
}

/** A body that the document has named, with its words folded between spaces: other names are looked for in them again and again. */
interface NamedBody {
  readonly name: Name
  readonly words: string
}

type Heads = Map<string, { value: string; row: string }>

function learnIssuer(k: LanguageKnowledge, issuer: string, heads: Heads): void {
  const tokens = tokenize(issuer)
  const match = k.names.longest(tokens, 0, tokens.count)
  for (const head of match?.value.heads ?? []) if (match !== undefined) heads.set(head, { value: match.value.value, row: match.value.row })
}

function learnHeads(k: LanguageKnowledge, tokens: Tokens, name: Name, to: number, heads: Heads): void {
  if (name.type !== 'organisation') return
  const match = k.names.longest(tokens, name.first, to)
  for (const head of match?.value.heads ?? [])
    if (match !== undefined && !heads.has(head)) heads.set(head, { value: match.value.value, row: match.value.row })
}

const LONG = new Set(['body', 'event', 'instrument', 'programme', 'organisation', 'name'])

/** "Critical Waters Working Group (CWWG)": the abbreviation stands for the name before it. */
function learnBracket(tokens: Tokens, name: Name, to: number, given: Map<string, Name>): void {
  const open = name.last + 1
  if (tokens.word[open] !== '(' || open + 2 >= to || !LONG.has(name.type) || name.first === name.last) return
  const quoted = tokens.word[open + 1] === 'the' || tokens.word[open + 1] === '"' ? 1 : 0
  const at = open + 1 + quoted
  const close = tokens.word[at + 1] === '"' ? at + 2 : at + 1
  if (tokens.shape[at] !== SHAPE.upper || tokens.word[close] !== ')') return
  given.set(wordsOf(tokens, at, at), name)
}

/** Whether a name of the tables is but the letters in brackets behind a body that no table knows. */
function isLettersOf(tokens: Tokens, long: Name, { first, last, row }: Name): boolean {
  const isLetters = first === last && first === long.last + 2 && tokens.word[first - 1] === '(' && tokens.word[last + 1] === ')'
  const isOwn = (long.type === 'body' || long.type === 'event') && long.first < long.last && !long.row.startsWith('bodies/')
  return isLetters && isOwn && row.startsWith('bodies/') && tokens.shape[first] === SHAPE.upper
}

/** "the Norland Deep and Inner Waters (DIW) Dialogue": the letters stand for as many words before them, small ones aside. */
function learnInner(tokens: Tokens, { first, last }: Name, inner: Map<string, string>): void {
  for (let open = first + 2; open + 2 < last; open++) {
    if (tokens.word[open] !== '(' || tokens.shape[open + 1] !== SHAPE.upper || tokens.word[open + 2] !== ')') continue
    const letters = tokens.word[open + 1] ?? ''
    let at = open
    let left = letters.length
    while (at > first && left > 0) {
      at--
      const word = tokens.word[at] ?? ''
      if (isCapital(tokens, at) && !word.startsWith(letters[--left] ?? ' ')) return
    }
    if (left === 0 && isCapital(tokens, at)) inner.set(letters, wordsOf(tokens, at, open - 1))
  }
}

/** "the DIW Dialogue": letters inside a name are read as the words that they stand for. */
function innerInFull(tokens: Tokens, inner: ReadonlyMap<string, string>, name: Name): Name {
  if (inner.size === 0 || !LONG.has(name.type) || name.first === name.last) return name
  for (let i = name.first; i < name.last; i++) {
    const words = tokens.shape[i] === SHAPE.upper && tokens.word[i - 1] !== '(' ? inner.get(tokens.word[i] ?? '') : undefined
    const letters = wordsOf(tokens, i, i)
    if (words === undefined || !` ${name.value} `.includes(` ${letters} `)) continue
    const full = copyOf(name)
    full.value = ` ${name.value} `.replace(` ${letters} `, ` ${words} `).trim()
    return full
  }
  return name
}

function inFull(k: LanguageKnowledge, tokens: Tokens, given: ReadonlyMap<string, Name>, name: Name): Name {
  // Letters that the document gives to a body of its own are not those of a body in the tables.
  const isOfTables = name.first === name.last && name.row.startsWith('bodies/')
  const own = isOfTables ? given.get(wordsOf(tokens, name.first, name.first)) : undefined
  if (own !== undefined && (own.type === 'body' || own.type === 'event') && own.row !== name.row)
    return standingAt(name, own, 'short form: given in brackets')
  const full = name.type === 'name' ? given.get(name.value) : undefined
  // "the TWP loans": an instrument's letters before a noun only say which loans.
  const describes = full?.type === 'instrument' && (tokens.word[name.first - 1] !== 'the' || k.nouns.holds(tokens, name.last + 1))
  return full === undefined || describes ? name : standingAt(name, full, 'short form: given in brackets')
}

/** What a name in full says, where its short form stands. */
function standingAt({ first, last }: Name, full: Name, row: string): Name {
  const name = copyOf(full)
  name.first = first
  name.last = last
  name.row = row
  return name
}

/**
 * "the Task Force" is the Ferry Safety Task Force of a sentence before: the body last named whose name holds these words. Bodies of the
 * tables have their names already.
 */
function bodyInFull(tokens: Tokens, bodies: Map<string, NamedBody>, name: Name): Name {
  if ((name.type !== 'body' && name.type !== 'event') || name.row.startsWith('bodies/') || isBareSitting(name.value)) return name
  const article = tokens.word[name.first - 1]
  const words = ` ${fold(name.value).replaceAll('-', ' ')} `
  if (article !== 'a' && article !== 'an') {
    let whole: NamedBody | undefined
    for (const body of bodies.values()) {
      // "Norland Oman Dialogue" is the Norland-Oman Dialogue.
      const isSpeltElse = body.words === words && body.name.value !== name.value
      if (isSpeltElse || (body.name.value.length > name.value.length && body.words.includes(words))) whole = body
    }
    if (whole !== undefined) return standingAt(name, whole.name, 'rule/short name')
  }
  // The last of a name stands last; so a document of any length has each only once.
  bodies.delete(name.value)
  bodies.set(name.value, { name, words })
  return name
}

/** Adds "the Union", "the Association" where no longer name has them. */
function withHeads(tokens: Tokens, from: number, to: number, names: readonly Name[], heads: Heads): Name[] {
  const all: Name[] = []
  let n = 0
  for (let i = from; i < to; i++) {
    const name = names[n]
    if (name !== undefined && name.first <= i) {
      all.push(name)
      i = name.last
      n++
      continue
    }
    if (tokens.shape[i] !== SHAPE.capital || tokens.word[i - 1] !== 'the' || isCapital(tokens, i + 1)) continue
    const head = heads.get(fold(tokens.word[i] ?? ''))
    if (head !== undefined && tokens.word[i + 1] !== 'of') all.push(plainName(i, i, 'organisation', head.value, head.row))
  }
  return [...all, ...names.slice(n)]
}
