import type { LanguageKnowledge } from '../knowledge.ts'
import { GAP, type Tokens } from '../tokens.ts'
import { copyOf, type Name, type Office, type OpenName, plainName } from './name.ts'

/** Joins an office and a name that a comma parts: "Jane Roe, Minister of Trade of Norland"; "the Minister of Trade of Norland, Jane Roe,". */
export function joinPosts(k: LanguageKnowledge, tokens: Tokens, names: readonly Name[], to: number): Name[] {
  const joined: Name[] = []
  for (let n = 0; n < names.length; n++) {
    const name = names[n]
    if (name === undefined) continue
    const sitting = ministersSitting(tokens, name, names[n + 1])
    if (sitting !== undefined) {
      joined.push(sitting)
      n++
      continue
    }
    // "the Secretary-General of the League of Ports (LOP), Jane Roe": the short form is known by now.
    const short = names[n + 1]
    const skipped = name.type === 'post' && short !== undefined && afterShortForm(tokens, name.last + 1) === short.last + 2 ? 1 : 0
    const next = names[n + 1 + skipped]
    const one = next === undefined ? undefined : (officeBehind(k, tokens, name, next, to) ?? officeBefore(k, tokens, name, next, to))
    if (one !== undefined) n += 1 + skipped
    joined.push(one ?? name)
  }
  return furtherOffices(tokens, joined, to).map((name, n, all) => withListedState(tokens, name, all[n - 1], all[n + 1], to))
}

/** "the Islands Ministers of Culture Meeting": those who meet in front, with their field, and the noun of the meeting behind it. */
function ministersSitting(tokens: Tokens, name: Name, next: Name | undefined): Name | undefined {
  if (next?.type !== 'event' || (name.type !== 'name' && name.type !== 'post') || name.last !== next.first - 2) return undefined
  if (!/^(?:of|for)$/.test(tokens.word[name.last + 1] ?? '')) return undefined
  if (!/^(?:ministers|presidents|speakers|leaders|officials|heads|chiefs|directors)$/.test(tokens.word[name.last] ?? '')) return undefined
  const words = tokens.text.slice(tokens.start[name.first], tokens.end[next.last]).replace(/\s+/g, ' ')
  return plainName(name.first, next.last, 'event', words, 'shape/event')
}

/**
 * On a line of a list the state may stand beside the person: "Jane Roe, Minister of Trade, Peru", "Jon Vale, Minister (Somalia)",
 * "Kenya: Jane Roe, Minister of Trade".
 */
function withListedState(tokens: Tokens, person: Name, before: Name | undefined, behind: Name | undefined, to: number): Name {
  if (person.type !== 'person' || person.post === undefined || person.of !== undefined) return person
  if (behind !== undefined && isState(behind)) {
    const at = tokens.word[behind.first - 1] === 'the' ? behind.first - 2 : behind.first - 1
    const joint = tokens.word[at]
    const isBracket = joint === '(' && tokens.word[behind.last + 1] === ')' && behind.first === person.last + 2
    const endsLine = behind.last + 1 >= to || (tokens.word[behind.last + 1] === ';' && behind.last + 2 >= to)
    if (isBracket || (joint === ',' && at === person.last + 1 && endsLine))
      return ofState(person, behind, isBracket ? behind.last + 1 : behind.last)
  }
  if (before !== undefined && isState(before)) {
    const joint = tokens.word[before.last + 1]
    const isDash = joint === '-' && tokens.gap[before.last + 1] !== GAP.none && tokens.gap[before.last + 2] !== GAP.none
    if ((joint === ':' || isDash) && person.first === before.last + 2) return ofState(person, before, person.last)
  }
  return person
}

const isState = ({ type }: Name): boolean => type === 'party' || type === 'organisation'

function ofState(person: Name, state: Name, last: number): Name {
  const owned = copyOf(person)
  owned.of = state.value
  owned.ofSpan = { first: state.first, last: state.last }
  owned.last = last
  return owned
}

/** Forms of address that are offices too: who bears one in apposition may hold the office in front of it. */
const STYLES =
  /^(?:(?:his|her) (?:royal )?(?:highness|majesty) )?(?:ambassador|senator|professor|general|admiral|commissioner|prince|princess|sheikh|sheikha)$/

/**
 * "The Chairperson, Mr Vale, Minister of Ports of Kenya, opened it", "the Permanent Representative of Kenya, Ambassador Jane Roe, signed":
 * an office in front of a person and one behind are both that person's, and "Ambassador" is how one of them is addressed.
 */
function furtherOffices(tokens: Tokens, names: readonly Name[], to: number): Name[] {
  const found: Name[] = []
  for (const name of names) {
    const before = found.at(-1)
    const comma = before !== undefined && tokens.word[before.last + 1] === ','
    if (before?.type === 'person' && before.post !== undefined && name.type === 'post' && comma && name.postSpan !== undefined) {
      if (name.first === afterArticle(tokens, before.last + 2) && endsApposition(tokens, name.last + 1, to)) {
        const both = STYLES.test(before.post.toLowerCase())
          ? holding({ ...before, of: undefined, ofSpan: undefined }, name, { first: before.first, last: name.last })
          : copyOf(before)
        both.last = name.last
        if (!STYLES.test(before.post.toLowerCase())) both.moreOffices = [...(before.moreOffices ?? []), officeIn(name)]
        found[found.length - 1] = both
        continue
      }
    }
    if (before?.type === 'post' && name.type === 'person' && comma && name.first === before.last + 2 && before.postSpan !== undefined) {
      if (STYLES.test((name.post ?? '').toLowerCase()) && endsApposition(tokens, name.last + 1, to)) {
        const both = holding(name, before, { first: before.first, last: name.last })
        both.of = before.of
        both.ofSpan = before.ofSpan
        both.moreOffices = undefined
        found[found.length - 1] = both
        continue
      }
    }
    found.push(name)
  }
  return found
}

const endsApposition = ({ word }: Tokens, at: number, to: number): boolean => at >= to || /^[,.;)]$/.test(word[at] ?? '')

function officeIn({ value, post, postSpan, first, last, of, ofSpan, row }: Name): Office {
  return { post: post ?? value, postSpan: postSpan ?? { first, last }, of, ofSpan, row }
}

function officeBehind(k: LanguageKnowledge, tokens: Tokens, name: Name, next: Name, to: number): Name | undefined {
  const isPlain = name.type === 'name' || (name.type === 'person' && name.post === undefined)
  const joint = tokens.word[name.last + 1] ?? ''
  // "Jane Roe (Minister of Trade)", "Jane Roe – Minister of Trade"
  const isClosed = joint === '(' && tokens.word[next.last + 1] === ')'
  const isDash = joint === '-' && tokens.gap[name.last + 1] !== GAP.none && tokens.gap[name.last + 2] !== GAP.none
  if (!isPlain || next.type !== 'post' || !(joint === ',' || isClosed || isDash) || name.last - name.first > 8) return undefined
  const at = afterArticle(tokens, name.last + 2)
  if (next.first !== at || at >= to || (name.type !== 'person' && !looksLikePerson(k, tokens, name))) return undefined
  return holding(name, next, { first: name.first, last: isClosed ? next.last + 1 : next.last })
}

function officeBefore(k: LanguageKnowledge, tokens: Tokens, post: Name, next: Name, to: number): Name | undefined {
  if (post.type !== 'post') return undefined
  const comma = afterShortForm(tokens, post.last + 1)
  if (tokens.word[comma] !== ',' || next.first !== comma + 1) return undefined
  const isPerson = next.type === 'person' && next.post === undefined
  if (!isPerson && (next.type !== 'name' || !looksLikePerson(k, tokens, next))) return undefined
  // Only an apposition: the name closes with a comma, a verb or the sentence.
  if (tokens.word[next.last + 1] === 'of' && next.last + 1 < to) return undefined
  return holding(next, post, { first: post.first, last: next.last })
}

function holding(person: Name, post: Name, span: { first: number; last: number }): OpenName {
  const holder = copyOf(person)
  holder.first = span.first
  holder.last = span.last
  holder.type = 'person'
  holder.row = post.row
  holder.post = post.value
  holder.postSpan = post.postSpan ?? person.postSpan
  holder.of = post.of ?? person.of
  holder.ofSpan = post.ofSpan ?? person.ofSpan
  holder.rank = post.rank ?? person.rank
  holder.moreOffices = post.moreOffices ?? person.moreOffices
  return holder
}

/** Behind a short name in brackets. */
const afterShortForm = ({ word }: Tokens, at: number): number => (word[at] === '(' && word[at + 2] === ')' ? at + 3 : at)

const BEFORE_OFFICE = /^(?:the|a|currently|now|then|also|formerly|newly|outgoing|incoming|until|last|year|recently|its|their|his|her)$/

/** Where an office begins behind what tells since when or whose it is: "currently Director of Protocol", "until last year Minister". */
function afterArticle(tokens: Tokens, at: number): number {
  let next = at
  while (next < at + 4 && BEFORE_OFFICE.test(tokens.word[next] ?? '')) next++
  return next
}

/** Two to five capitalised words, none of them a noun that names a thing. */
export function looksLikePerson(k: LanguageKnowledge, tokens: Tokens, name: Name): boolean {
  const size = name.last - name.first + 1
  if (size < 2 || size > 7) return false
  for (let i = name.first; i <= name.last; i++) if (k.nouns.holds(tokens, i)) return false
  return true
}
