import type { LanguageKnowledge } from '../knowledge.ts'
import type { Tokens } from '../tokens.ts'
import { type Name, plainName } from './name.ts'
import { CONNECTORS, isCapital, NOT_NAMES, wordsOf } from './shared.ts'

const LONGEST = 9
const KIND = /^(?:programme|program|project|scheme|campaign|fellowship|course)$/

/** "the Skills for Young Fishermen programme": a title tied by small words, with its kind in a small letter behind. */
export function titledAt(k: LanguageKnowledge, tokens: Tokens, i: number, to: number): Name | undefined {
  if (!/^(?:the|its|their|our|this)$/.test(tokens.word[i - 1] ?? '') || !isCapital(tokens, i) || NOT_NAMES.holds(tokens, i))
    return undefined
  let tied = false
  let j = i + 1
  while (j < Math.min(to, i + LONGEST)) {
    if (isCapital(tokens, j)) j++
    else if (CONNECTORS.holds(tokens, j) && isCapital(tokens, tokens.word[j + 1] === 'the' ? j + 2 : j + 1)) {
      // "the Ministry of Ports programme": of whoever stands in front, and no title.
      if (!tied && isHolder(k, tokens, j - 1)) return undefined
      tied = true
      j += 2
    } else break
  }
  if (!tied || j >= to || !isCapital(tokens, j - 1) || !KIND.test(tokens.word[j] ?? '')) return undefined
  return plainName(i, j, 'programme', wordsOf(tokens, i, j), 'shape/title')
}

function isHolder(k: LanguageKnowledge, tokens: Tokens, at: number): boolean {
  const cls = k.nouns.at(tokens, at)?.classes[0]
  return k.postHeads.holds(tokens, at) || (cls !== undefined && /^(?:institution|body|group|event|instrument|people|programme)$/.test(cls))
}
