import type { NameAt } from '../register/register.ts'

/** One thing in a question: a sign, names joined to each other, an office, or a word that stands for none of these. Places count words. */
export interface Item {
  readonly is: 'sign' | 'names' | 'post' | 'word'
  /** The sign, the office, or the word. */
  readonly text: string
  readonly names: readonly NameAt[]
  readonly from: number
  readonly to: number
}

/** A piece of a form: a sign or one of several, or a slot (`{who}`); it may be absent. */
export interface Piece {
  readonly signs?: ReadonlySet<string>
  readonly slot?: string
  readonly optional: boolean
}
/** A form taken apart. */
export type Form = readonly Piece[]

/** What filled the slots, and how good the fit is: the fewer words a topic swallowed, the better. */
export interface Fit {
  readonly slots: Readonly<Record<string, readonly Item[]>>
  readonly swallowed: number
  readonly signs: number
}

/** Takes a form apart: `when {who} [last] (meet/visit)`. */
export function formOf(text: string): Form {
  return text
    .trim()
    .split(/\s+/)
    .map((given) => {
      const optional = given.startsWith('[')
      const inner = optional ? given.slice(1, -1) : given
      const slot = /^\{(\w+)\}$/.exec(inner)?.[1]
      return slot === undefined ? { optional, signs: new Set(inner.replace(/^\(|\)$/g, '').split('/')) } : { optional, slot }
    })
}

/** A topic may take anything; the other slots take what they are made for, and those not named here any names. */
const TAKES: Readonly<Record<string, (item: Item) => boolean>> = {
  topic: () => true,
  post: ({ is }) => is === 'post',
  measure: ({ is, text }) => is === 'sign' && text === 'measure',
  pair: ({ names }) => names.length > 1,
  body: ({ names }) => names.length === 1 && ['body', 'organisation'].includes(names[0]?.entity?.kind ?? 'body'),
  person: ({ names }) => names.length === 1 && names[0]?.entity?.kind === 'person',
}

/** Whether a slot takes a thing. */
export const takes = (slot: string, item: Item): boolean => (TAKES[slot] ?? (({ is }: Item) => is === 'names'))(item)

/** Words that only join: where a form has none, they say nothing. */
export const JOINING: ReadonlySet<string> = new Set(['with', 'hold'])

const LONGEST_TOPIC = 10

/** How a form fits a question, when it does. Each pair of places is looked at once, so that no question takes long. */
export function fitForm(form: Form, items: readonly Item[]): Fit | undefined {
  const seen = new Map<number, Fit | undefined>()
  const at = (piece: number, item: number): Fit | undefined => {
    const key = piece * (items.length + 1) + item
    if (!seen.has(key)) seen.set(key, work(piece, item))
    return seen.get(key)
  }
  const work = (piece: number, item: number): Fit | undefined => {
    const wanted = form[piece]
    if (wanted === undefined)
      return items.slice(item).every(({ text }) => text === 'hold') ? { slots: {}, swallowed: 0, signs: 0 } : undefined
    const here = items[item]
    const options: (Fit | undefined)[] = wanted.optional ? [at(piece + 1, item)] : []
    if (here !== undefined && wanted.signs?.has(here.is === 'sign' ? here.text : '') === true) {
      const rest = at(piece + 1, item + 1)
      options.push(rest && { ...rest, signs: rest.signs + 1 })
    }
    if (here?.is === 'sign' && JOINING.has(here.text) && wanted.signs?.has(here.text) !== true && wanted.slot !== 'topic')
      options.push(at(piece, item + 1))
    const { slot } = wanted
    if (slot === 'topic') {
      for (let length = 1; length <= LONGEST_TOPIC && item + length <= items.length; length++) {
        const rest = at(piece + 1, item + length)
        options.push(
          rest && { ...rest, slots: { ...rest.slots, topic: items.slice(item, item + length) }, swallowed: rest.swallowed + length },
        )
      }
    } else if (slot !== undefined && here !== undefined && takes(slot, here)) {
      const rest = at(piece + 1, item + 1)
      options.push(rest && { ...rest, slots: { ...rest.slots, [slot]: [here] } })
    }
    return best(options)
  }
  return at(0, 0)
}

/** The best of some fits. */
export function best<T extends Fit>(fits: readonly (T | undefined)[]): T | undefined {
  return fits.reduce(
    (good, one) =>
      one !== undefined &&
      (good === undefined || one.swallowed < good.swallowed || (one.swallowed === good.swallowed && one.signs > good.signs))
        ? one
        : good,
    undefined,
  )
}
