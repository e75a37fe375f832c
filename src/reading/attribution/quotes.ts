import type { LanguageKnowledge } from '../../language/knowledge.ts'
import type { Name } from '../../language/names.ts'
import type { Sentence } from '../../language/sentences.ts'
import type { Tokens } from '../../language/tokens.ts'
import type { DocumentContext } from '../document.ts'
import { SAYING, type Heard, type Voice } from './heard.ts'
import { reachingInto } from './reaching.ts'
import { voiceOf } from './voice.ts'

/** Tokens inside quotation marks, `last` inclusive, without the marks. */
interface Quoted {
  readonly first: number
  readonly last: number
  /** Whether it begins where a sentence does. */
  readonly opens: boolean
}

/** How far from its mark a quotation's speaker may be named, in tokens. */
const REACH = 24
/** How far before it the person may be named whom "he said" means. */
const FAR = 400

/**
 * Who says what stands in quotation marks: named before it, behind it, or between its parts; what is quoted next in the same or the next
 * paragraph goes on with the same speaker. A quoted title is nobody's words.
 */
export function quotesOf(
  k: LanguageKnowledge,
  tokens: Tokens,
  sentences: readonly Sentence[],
  names: readonly (readonly Name[])[],
  context: DocumentContext,
): Heard[] {
  if (!tokens.word.includes('"')) return []
  const all = names.flat().map((name) => ({ name, start: name.first, end: name.last + 1 }))
  const heard: Heard[] = []
  let voice: Voice | undefined
  let end = 0
  for (const quoted of quotations(tokens, sentences)) {
    const near = reachingInto(all, quoted.first - FAR, quoted.last + 2 * REACH).map(({ name }) => name)
    const own = speakerBehind(k, tokens, near, context, quoted.last + 1) ?? speakerBefore(k, tokens, near, context, quoted.first - 1)
    // "… is safe," said Roe. "It is open.": what begins a sentence of its own near by is still said by the same.
    const goesOn = quoted.opens && voice !== undefined && quoted.first - end < REACH
    voice = own ?? (goesOn ? voice : undefined)
    end = quoted.last
    if (voice !== undefined) heard.push({ ...voice, start: tokens.start[quoted.first] ?? 0, end: tokens.end[quoted.last] ?? 0 })
  }
  return heard
}

/** Pairs the quotation marks of each line; a mark that opens a line again goes on with the quotation of the line before. */
function quotations(tokens: Tokens, sentences: readonly Sentence[]): Quoted[] {
  const found: Quoted[] = []
  let open: number | undefined
  let isStart = false
  for (const sentence of sentences) {
    if (sentence.opens) open = undefined
    for (let i = sentence.first; i < sentence.last; i++) {
      if (tokens.word[i] !== '"') continue
      const mark = tokens.text[tokens.start[i] ?? 0]
      if (open === undefined || mark === '“' || mark === '„' || mark === '«') {
        if (mark === '”' || mark === '»') continue
        open = i
        isStart = i <= sentence.body || tokens.word[i - 1] === '.' || tokens.word[i - 1] === ':'
      } else {
        if (i - open > 4) found.push({ first: open + 1, last: i - 1, opens: isStart })
        open = undefined
      }
    }
    // "… is safe.": the closing mark may stand alone behind the sentence.
  }
  return found
}

function isSaying(k: LanguageKnowledge, tokens: Tokens, i: number): boolean {
  const lemma = k.words.at(tokens, i)?.lemma
  return lemma !== undefined && SAYING.has(lemma)
}

/** "…," said Minister Roe; "…," Minister Roe told the press. */
function speakerBehind(
  k: LanguageKnowledge,
  tokens: Tokens,
  names: readonly Name[],
  context: DocumentContext,
  mark: number,
): Voice | undefined {
  const from = mark + 1
  if (/^[.;]$/.test(tokens.word[mark - 1] ?? '')) return undefined
  const saying = isSaying(k, tokens, from) ? from : undefined
  for (let i = from; i < from + REACH && i < tokens.count; i++) {
    const word = tokens.word[i] ?? ''
    if (word === '.' || word === '"' || word === ';') return undefined
    if (saying !== undefined && i === saying + 1 && /^(?:he|she)$/.test(word)) return lastPerson(context, names, saying)
    if (saying !== undefined && i > saying + 4) return undefined
    const name = names.find((n) => n.first <= i && i <= n.last)
    if (name === undefined) continue
    if (saying !== undefined) return voiceOf(context, personNear(names, name))
    const said = sayingBehind(k, tokens, personNear(names, name).last + 1)
    if (said) return voiceOf(context, personNear(names, name))
  }
  return undefined
}

/** "the Director for Ports, Jane Roe": the person right behind the office. */
function personNear(names: readonly Name[], name: Name): Name {
  if (name.type === 'person') return name
  return names.find((n) => n.type === 'person' && n.first > name.last && n.first - name.last <= 6) ?? name
}

function sayingBehind(k: LanguageKnowledge, tokens: Tokens, from: number): boolean {
  for (let i = from; i < from + 14 && i < tokens.count; i++) {
    if (tokens.word[i] === '.' || tokens.word[i] === '"' || tokens.word[i] === ';') return false
    if (isSaying(k, tokens, i)) return true
  }
  return false
}

/** Minister Roe said: "…"; Quotes attributable to Minister Roe: "…" */
function speakerBefore(
  k: LanguageKnowledge,
  tokens: Tokens,
  names: readonly Name[],
  context: DocumentContext,
  mark: number,
): Voice | undefined {
  const joint = tokens.word[mark - 1] ?? ''
  if (joint !== ':' && joint !== ',' && joint !== 'that' && !isSaying(k, tokens, mark - 1)) return undefined
  let saying = -1
  for (let i = mark - 1; i >= 0 && i > mark - REACH; i--) {
    const word = tokens.word[i] ?? ''
    if (i < mark - 1 && /^[.;"]$/.test(word)) break
    if (saying < 0 && (isSaying(k, tokens, i) || /^(?:attributable|attributed|quotes?)$/.test(word))) saying = i
    if (saying >= 0 && i < saying && /^(?:he|she)$/.test(word)) return lastPerson(context, names, i)
    const name = names.find((n) => n.first <= i && i <= n.last)
    if (name === undefined) continue
    // "Minister Roe: "…"": the colon alone brings the words.
    if (saying >= 0 || (joint === ':' && name.last === mark - 2)) return voiceOf(context, name)
  }
  return undefined
}

function lastPerson(context: DocumentContext, names: readonly Name[], before: number): Voice | undefined {
  const person = names.findLast((n) => n.type === 'person' && n.last < before)
  return person === undefined ? undefined : voiceOf(context, person)
}
