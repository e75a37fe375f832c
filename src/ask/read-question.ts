import type { Entity } from '../register/record.ts'
import type { RegisterReader } from '../register/register.ts'
import { bestForm } from './best-form.ts'
import { periodOfEvent } from './event-period.ts'
import type { Item } from './form.ts'
import type { Grammar, Order, What } from './grammar.ts'
import type { Period, Tense } from './period.ts'
import { takeApart } from './take-apart.ts'
import { notNamed, whyNot, type Refused } from './why-not.ts'

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
  readonly rank?: string
  readonly place?: string
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
  const found = bestForm(items, grammar)
  if (found === undefined) return whyNot(asked, items, grammar, register)
  const { form, fit: slots } = found
  const unknown = [
    ...Object.values(slots.slots).flatMap((one) => one.flatMap(({ names }) => names)),
    ...(asked.place === undefined ? [] : [asked.place]),
  ].find(({ entity }) => entity === undefined)
  if (unknown !== undefined) return notNamed(unknown.name, register)
  const named = (slot: string): readonly Entity[] =>
    (slots.slots[slot] ?? []).flatMap(({ names }) => names.flatMap(({ entity }) => entity ?? []))
  const period = asked.event === undefined ? asked.period : await periodOfEvent(asked.event, register, day)
  if (period === 'unknown') {
    const refused = `no day of that session of “${asked.event?.name.name ?? ''}” is told in the sources read.`
    return { refused, standing: 'not told', like: [] }
  }
  // A name in a topic is somebody; the words beside it are looked for.
  const inTopic = named('topic')
  const about = [...['who', 'pair', 'body', 'person'].flatMap(named), ...(form.what === 'position' ? [] : inTopic)]
  const refers =
    before !== undefined &&
    about.length + named('by').length === 0 &&
    (form.what === 'outcome' || REFERS.test(text) || slots.slots['topic'] === undefined)
  if (form.what === 'outcome' && !refers && about.length === 0)
    return { refused: 'the question does not say of which meeting, or of whom.', standing: 'not understood', like: [form.example] }
  const topic = topicOf(slots.slots['topic'], asked.words)
  const { rank, place, ordinal, tense } = asked
  return {
    form: form.key,
    what: form.what,
    tell: form.tell,
    order: form.order,
    about: refers ? [...before.about, ...before.by] : about,
    by: named('by'),
    to: [...named('to'), ...(form.what === 'position' ? inTopic : [])],
    tense,
    ...(slots.slots['post'] === undefined ? {} : { post: slots.slots['post'][0]?.text ?? '' }),
    ...(topic === undefined ? {} : { topic }),
    ...(rank === undefined ? {} : { rank }),
    ...(place?.entity === undefined ? {} : { place: place.entity.name }),
    ...(period === undefined ? {} : { period }),
    ...(ordinal === undefined ? {} : { ordinal }),
    ...(refers ? { refers: true as const } : {}),
  }
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
