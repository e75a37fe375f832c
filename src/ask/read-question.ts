import type { Entity } from '../register/record.ts'
import type { NameAt, RegisterReader } from '../register/register.ts'
import { bestForm, type Fitted } from './best-form.ts'
import { periodOfEvent } from './event-period.ts'
import type { Item } from './form.ts'
import type { Grammar, Order, What } from './grammar.ts'
import type { Period, Tense } from './period.ts'
import { BY_MEETINGS, NARROWED } from './narrowed.ts'
import { takeApart } from './take-apart.ts'
import { notNamed, whyNot, type Refused } from './why-not.ts'

/** Somebody or something that must be named, and how it was called in the question. */
export interface Mention {
  readonly entity: Entity
  readonly typed: string
}

/** A question as plain data. */
export interface Query {
  /** The row of `knowledge/questions.tsv` that it was read by. */
  readonly form: string
  readonly what: What
  readonly tell: string
  readonly order: Order
  readonly about: readonly Entity[]
  /** Who did it, and for whom. */
  readonly by: readonly Entity[]
  readonly to: readonly Entity[]
  readonly post?: string
  /** Words that must stand in what is told. */
  readonly topic?: string
  /** The same with the noun that stands beside them: "training course". */
  readonly fullTopic?: string
  /** The topic is a word for what is measured, as "trade turnover". */
  readonly isMeasure?: true
  /** Whoever and whatever must be named besides, wherever that is. */
  readonly mentions: readonly Mention[]
  readonly rank?: string
  readonly place?: Entity
  readonly period?: Period
  readonly ordinal?: number
  readonly tense: Tense
  /** It asks of what was answered before. */
  readonly refers?: true
}

const REFERS = /\b(?:there|then|it|they|that meeting|on that occasion|this meeting)\b/i

/** Reads one question. @param before what the question before it asked, which a second one may refer to */
export async function readQuestion(
  text: string,
  grammar: Grammar,
  register: RegisterReader,
  day: string,
  before?: Query,
): Promise<Query | Refused> {
  const asked = await takeApart(text, grammar, register, day)
  const isWhether = /^\s*(?:did|do|does|is|are|was|were|has|have|had|will)\b/i.test(text)
  const items: readonly Item[] = isWhether ? [{ is: 'sign', text: 'whether', names: [], from: 0, to: 0 }, ...asked.items] : asked.items
  const found = fitted(items, asked.words, grammar)
  if (found === undefined) return whyNot(asked, items, grammar, register)
  const { form, fit, forum } = found
  const slot = (name: string): readonly NameAt[] => (fit.slots[name] ?? []).flatMap(({ names }) => names)
  const all = Object.keys(fit.slots).flatMap(slot)
  const unknown = [...all, ...forum, ...asked.place].find(({ entity }) => entity === undefined)
  if (unknown !== undefined) return notNamed(unknown.name, register)
  const period = asked.event === undefined ? asked.period : await periodOfEvent(asked.event, register, day)
  if (period === 'unknown') {
    const refused = `no day of that session of “${asked.event?.name.name ?? ''}” is told in the sources read.`
    return { refused, standing: 'not told', like: [] }
  }
  // A name in a topic is somebody; the words beside it are looked for.
  const inTopic = named(slot('topic'))
  const about = ['who', 'pair', 'body', 'person'].flatMap((name) => named(slot(name)))
  const topic = topicOf(fit.slots['topic'] ?? fit.slots['measure'], asked.words)
  const fullTopic = topicOf(withNoun(fit.slots['topic'], items), asked.words)
  const { rank, ordinal, tense } = asked
  const place = named(asked.place)
  // Where a place cannot narrow what is asked for, it has to be named in it.
  const isPlaced = NARROWED[form.what]?.includes('place') === true && !(BY_MEETINGS.has(form.what) && topic !== undefined)
  const refers =
    before !== undefined &&
    about.length + inTopic.length + slot('by').length + place.length === 0 &&
    (form.what === 'outcome' || REFERS.test(text) || fit.slots['topic'] === undefined)
  if (form.what === 'outcome' && !refers && about.length + place.length === 0)
    return { refused: 'the question does not say of which meeting, or of whom.', standing: 'not understood', like: [form.example] }
  return {
    form: form.key,
    what: form.what,
    tell: form.tell,
    order: form.order,
    about: refers ? [...before.about, ...before.by] : about,
    by: named(slot('by')),
    to: [...named(slot('to')), ...(form.what === 'position' ? inTopic : [])],
    mentions: [...(form.what === 'position' ? [] : slot('topic')), ...forum, ...(isPlaced ? [] : asked.place)].flatMap(
      ({ entity, from, to }) => (entity === undefined ? [] : [{ entity, typed: asked.words.slice(from, to).join(' ') }]),
    ),
    tense,
    ...(fit.slots['post'] === undefined ? {} : { post: fit.slots['post'][0]?.text ?? '' }),
    ...(topic === undefined ? {} : { topic }),
    ...(fullTopic === undefined ? {} : { fullTopic }),
    ...(fit.slots['measure'] === undefined ? {} : { isMeasure: true as const }),
    ...(rank === undefined ? {} : { rank }),
    ...(isPlaced && place[0] !== undefined ? { place: place[0] } : {}),
    ...(period === undefined ? {} : { period }),
    ...(ordinal === undefined ? {} : { ordinal }),
    ...(refers ? { refers: true as const } : {}),
  }
}

const named = (names: readonly NameAt[]): readonly Entity[] => names.flatMap(({ entity }) => entity ?? [])

/** The form that fits; where none does, the one that fits without a body after "at" or "in": what is asked for has to name it. */
function fitted(
  items: readonly Item[],
  words: readonly string[],
  grammar: Grammar,
): (Fitted & { readonly forum: readonly NameAt[] }) | undefined {
  const found = bestForm(items, grammar)
  if (found !== undefined) return { ...found, forum: [] }
  const at = items.findIndex(({ names: [first], from }) => first?.entity?.kind === 'body' && AT.has(wordBefore(words, from)))
  const forum = items[at]
  if (forum === undefined) return undefined
  const isJoint = items[at - 1]?.is === 'sign' && items[at - 1]?.text === 'with'
  const without = bestForm([...items.slice(0, isJoint ? at - 1 : at), ...items.slice(at + 1)], grammar)
  return without && { ...without, forum: forum.names }
}

const AT: ReadonlySet<string> = new Set(['at', 'in', 'during', 'within', 'before'])

function wordBefore(words: readonly string[], at: number): string {
  const before = words[at - 1] ?? ''
  return before === 'the' ? (words[at - 2] ?? '') : before
}

/** Signs that stand for nouns which may belong to a name: "Kazan Declaration". */
const NOUNS: ReadonlySet<string> = new Set(['document', 'programme', 'propose', 'relations'])

/** A topic with the nouns that stand beside it. */
function withNoun(topic: readonly Item[] | undefined, items: readonly Item[]): readonly Item[] | undefined {
  const first = topic?.[0],
    last = topic?.at(-1)
  if (topic === undefined || first === undefined || last === undefined) return undefined
  const isNoun = (item: Item | undefined): item is Item => item?.is === 'sign' && NOUNS.has(item.text)
  const before = items[items.indexOf(first) - 1],
    after = items[items.indexOf(last) + 1]
  if (!isNoun(before) && !isNoun(after)) return undefined
  return [...(isNoun(before) ? [before] : []), ...topic, ...(isNoun(after) ? [after] : [])]
}

/** Words that begin or end no topic. */
const EDGE = 'the|a|an|of|on|about|with|between|and|in|to|for|by|from'

/** The words of a topic, without the names in it. */
function topicOf(items: readonly Item[] | undefined, words: readonly string[]): string | undefined {
  const topic = (items ?? [])
    .filter(({ names }) => names.length === 0)
    .map(({ from, to }) => words.slice(from, to).join(' '))
    .join(' ')
    .replace(new RegExp(`^(?:(?:${EDGE})(?: |$))+`), '')
    .replace(new RegExp(`(?: (?:${EDGE}))+$`), '')
  return topic === '' ? undefined : topic
}
