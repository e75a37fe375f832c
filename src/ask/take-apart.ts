import { nameKey } from '../register/names.ts'
import type { NameAt, RegisterReader } from '../register/register.ts'
import type { Item } from './form.ts'
import type { Grammar, Phrase } from './grammar.ts'
import { withDescribedBodies } from './described-body.ts'
import { isName } from './is-name.ts'
import { AFTER, BEFORE, narrowed, periodOf, withoutDates, type Period, type Tense } from './period.ts'
import { rankAt } from './rank-at.ts'

/** A question taken apart: its things in their order, and what narrows it. */
export interface Asked {
  readonly items: readonly Item[]
  readonly words: readonly string[]
  readonly tense: Tense
  readonly period?: Period
  /** A session by which the time is told: "before the 17th Joint Commission". */
  readonly event?: { readonly where: 'before' | 'since'; readonly name: NameAt; readonly ordinal?: number }
  readonly rank?: string
  readonly place: readonly NameAt[]
  readonly ordinal?: number
}

/** A question while it is taken apart, word by word. */
interface Taking {
  readonly items: Item[]
  readonly words: readonly string[]
  readonly names: readonly NameAt[]
  readonly dates: ReadonlyMap<string, string>
  readonly grammar: Grammar
  found: Omit<Asked, 'items' | 'words' | 'tense'>
}
/** Takes what begins at a word; how many words that were, 0 when it takes nothing. */
type Step = (taking: Taking, at: number) => number

const FUTURE = /\b(?:will|shall|going to|upcoming|next|due|planned|scheduled)\b/i
const PAST = /\b(?:did|was|were|had|met|ago|last|signed|held)\b/i
const ARTICLES: ReadonlySet<string> = new Set(['the', 'a', 'an'])
/** What may stand between names that belong together. */
const JOINS: ReadonlySet<string> = new Set(['and', 'with', 'between', 'of', 'the', 's'])
/** Words that only say that a date follows. */
const BEFORE_DATES: ReadonlySet<string> = new Set([...BEFORE, ...AFTER, 'in', 'between', 'on', 'during', 'for', 'at'])

/** Takes a question apart by the tables and by what the register names. */
export async function takeApart(text: string, grammar: Grammar, register: RegisterReader, day: string): Promise<Asked> {
  const tense = FUTURE.test(text) ? 'future' : PAST.test(text) ? 'past' : 'present'
  const { rest, dates } = withoutDates(text.replaceAll(/(?<=\p{L})['’]s\b/gu, ''), grammar, day, tense)
  const words = nameKey(rest)
    .split(' ')
    .filter((word) => word !== '')
  const capitals = new Set(
    rest
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word === word.toUpperCase())
      .map(nameKey),
  )
  const named = (await register.namesIn(rest)).filter((name) => isName(name, words, capitals, grammar, register))
  const names = await withDescribedBodies(named, words, grammar, register, day)
  const taking: Taking = { items: [], words, names, dates, grammar, found: { place: [] } }
  for (let at = 0; at < words.length; ) at += STEPS.reduce((taken, step) => taken || step(taking, at), 0)
  // Of "at ministerial level" nothing is left but "at".
  const items = taking.items.filter((item, index) => !(isWord(item, 'at') && taking.items[index + 1]?.is !== 'word'))
  return { ...taking.found, items, words, tense }
}

const isWord = (item: Item | undefined, ...words: readonly string[]): boolean => item?.is === 'word' && words.includes(item.text)

const date: Step = (taking, at) => {
  const { words, dates, items } = taking
  const found = dates.get(words[at] ?? '')
  if (found === undefined) return 0
  const before = words[at - 1] ?? ''
  while (items.at(-1)?.to === at && BEFORE_DATES.has(before)) items.pop()
  taking.found = { ...taking.found, period: narrowed(taking.found.period, periodOf(found, before)) }
  return 1
}

/** A name is that of a session by which a time is told, of a place, or of whom it is asked. */
const name: Step = (taking, at) => {
  const { words, names, items, found } = taking
  const here = names.find(({ from }) => from === at)
  if (here === undefined) return 0
  const kind = here.entity?.kind
  const marker = words
    .slice(Math.max(0, at - 3), at)
    .filter((word) => BEFORE.has(word) || AFTER.has(word))
    .at(-1)
  if (kind === 'body' && marker !== undefined && marker !== 'by' && marker !== 'from') {
    const { ordinal, ...rest } = found
    const where = BEFORE.has(marker) ? 'before' : 'since'
    taking.found = { ...rest, event: { where, name: here, ...(ordinal === undefined ? {} : { ordinal }) } }
    for (let last = items.at(-1); last !== undefined && last.from >= at - 3; last = items.at(-1)) {
      if (last.is === 'names' || last.is === 'post' || ![marker, 'by', 'on'].includes(last.text)) break
      items.pop()
    }
  } else if (['in', 'at'].includes(words[at - 1] ?? '') && (kind === undefined || kind === 'place' || kind === 'party')) {
    taking.found = { ...found, place: [here] }
    if (['with', 'at'].includes(items.at(-1)?.text ?? '')) items.pop()
  } else addName(taking, here)
  return here.to - at
}

function addName({ items, words }: Taking, here: NameAt): void {
  const before = items.at(-1)
  const joined = before?.is === 'sign' && before.text === 'with' && before.to === here.from ? items.at(-2) : before
  const between = joined === undefined ? [] : words.slice(joined.to, here.from)
  if (joined?.is === 'names' && between.every((word) => JOINS.has(word))) {
    while (items.at(-1) !== joined) items.pop()
    items.splice(-1, 1, { ...joined, names: [...joined.names, here], to: here.to })
  } else items.push({ is: 'names', text: here.name, names: [here], from: here.from, to: here.to })
}

const ordinal: Step = (taking, at) => {
  const number = /^(\d{1,3})(?:st|nd|rd|th)$/.exec(taking.words[at] ?? '')?.[1]
  if (number === undefined) return 0
  taking.found = { ...taking.found, ordinal: Number(number) }
  return 1
}

/** The first word after `at` at which a name begins: no phrase reaches into it. */
const freeUntil = ({ names, words }: Taking, at: number): number => names.find(({ from }) => from > at)?.from ?? words.length

const rank: Step = (taking, at) => {
  const { words, items, grammar } = taking
  const phrase = phraseAt(taking, at)
  const found = rankAt(words, at, freeUntil(taking, at), grammar)
  if (found === undefined || found.length < (phrase?.length ?? 0) || phrase?.post !== undefined || phrase?.rank !== undefined) return 0
  taking.found = { ...taking.found, rank: found.rank }
  const before = items.at(-1)
  if (before?.to === at && ['at', 'with'].includes(before.text)) items.pop()
  return found.length
}

const sign: Step = (taking, at) => {
  const { items, found } = taking
  const phrase = phraseAt(taking, at)
  if (phrase === undefined) return 0
  const place = { names: [], from: at, to: at + phrase.length }
  if (phrase.rank !== undefined) taking.found = { rank: phrase.rank, ...found }
  const before = items.at(-1)
  if (phrase.post !== undefined) items.push({ is: 'post', text: phrase.post, ...place })
  else if (phrase.sign !== undefined && phrase.sign !== '-' && !(before?.is === 'sign' && before.text === phrase.sign))
    items.push({ is: 'sign', text: phrase.sign, ...place })
  return phrase.length
}

const word: Step = ({ items, words }, at) => items.push({ is: 'word', text: words[at] ?? '', names: [], from: at, to: at + 1 }) && 1

/** What is looked for at a word, in this order. */
const STEPS: readonly Step[] = [date, name, ordinal, rank, sign, word]

/** The longest words of the table that begin here. */
function phraseAt(taking: Taking, at: number): (Phrase & { readonly length: number }) | undefined {
  const { words, grammar } = taking
  let found: (Phrase & { readonly length: number }) | undefined
  const end = freeUntil(taking, at)
  for (let to = at + 1, said = words[at] ?? '', count = 1; to <= end && count <= grammar.longest; to++) {
    const phrase = grammar.phrases.get(said)
    if (phrase !== undefined && !ARTICLES.has(words[to - 1] ?? '')) found = { ...phrase, length: to - at }
    // "on the calendar" is "on calendar".
    if (ARTICLES.has(words[to] ?? '')) continue
    said += ` ${words[to] ?? ''}`
    count++
  }
  return found ?? (ARTICLES.has(words[at] ?? '') ? { sign: '-', length: 1 } : undefined)
}
