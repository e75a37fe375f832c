import type { LanguageKnowledge } from '../knowledge.ts'
import type { Tokens } from '../tokens.ts'
import { copyOf, type Name } from './name.ts'

/** Joins an office and a name that a comma parts: "Jane Roe, Minister of Trade of Norland"; "the Minister of Trade of Norland, Jane Roe,". */
export function joinPosts(k: LanguageKnowledge, tokens: Tokens, names: readonly Name[], to: number): Name[] {
  const joined: Name[] = []
  for (let n = 0; n < names.length; n++) {
    const name = names[n]
    if (name === undefined) continue
    const next = names[n + 1]
    const one = next === undefined ? undefined : (officeBehind(k, tokens, name, next, to) ?? officeBefore(k, tokens, name, next, to))
    if (one !== undefined) n++
    joined.push(one ?? name)
  }
  return joined
}

function officeBehind(k: LanguageKnowledge, tokens: Tokens, name: Name, next: Name, to: number): Name | undefined {
  const isPlain = name.type === 'name' || (name.type === 'person' && name.post === undefined)
  if (!isPlain || next.type !== 'post' || tokens.word[name.last + 1] !== ',' || name.last - name.first > 8) return undefined
  const at = afterArticle(tokens, name.last + 2)
  if (next.first !== at || at >= to || (name.type !== 'person' && !looksLikePerson(k, tokens, name))) return undefined
  return holding(name, next, { first: name.first, last: next.last })
}

function officeBefore(k: LanguageKnowledge, tokens: Tokens, post: Name, next: Name, to: number): Name | undefined {
  if (post.type !== 'post' || tokens.word[post.last + 1] !== ',' || next.first !== post.last + 2) return undefined
  const isPerson = next.type === 'person' && next.post === undefined
  if (!isPerson && (next.type !== 'name' || !looksLikePerson(k, tokens, next))) return undefined
  // Only an apposition: the name closes with a comma, a verb or the sentence.
  if (tokens.word[next.last + 1] === 'of' && next.last + 1 < to) return undefined
  return holding(next, post, { first: post.first, last: next.last })
}

function holding(person: Name, post: Name, span: { first: number; last: number }): Name {
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

function afterArticle(tokens: Tokens, at: number): number {
  return tokens.word[at] === 'the' || tokens.word[at] === 'a' ? at + 1 : at
}

/** Two to five capitalised words, none of them a noun that names a thing. */
export function looksLikePerson(k: LanguageKnowledge, tokens: Tokens, name: Name): boolean {
  const size = name.last - name.first + 1
  if (size < 2 || size > 7) return false
  for (let i = name.first; i <= name.last; i++) if (k.nouns.holds(tokens, i)) return false
  return true
}
