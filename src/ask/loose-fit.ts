import { JOINING, takes, type Fit, type Form, type Item } from './form.ts'

/** Words that say nothing beside those of a form. */
const IDLE: ReadonlySet<string> = new Set([...JOINING, 'on', 'to', 'by'])
/** More is no question that anybody asks, and takes long. */
const MOST_ITEMS = 24

/**
 * How a form fits a question whose words stand in another order: all signs of the form are there, no sign is left, and names fill its slots as
 * "by" and "to" say, else one after the other. A topic is one run of things.
 */
export function looseFit(form: Form, items: readonly Item[]): readonly Fit[] {
  if (items.length > MOST_ITEMS) return []
  const topic = form.find(({ slot }) => slot === 'topic')
  const fits = topic === undefined || topic.optional ? [bagFit(form, items, 0, 0)] : []
  if (topic !== undefined)
    for (let from = 0; from < items.length; from++)
      for (let to = from + 1; to <= items.length; to++) {
        // A topic that begins with a word that joins is one without it.
        if (items[from]?.is === 'sign' && IDLE.has(items[from]?.text ?? '')) break
        fits.push(bagFit(form, items, from, to))
      }
  return fits.filter((fit) => fit !== undefined)
}

/** Fits a form when its topic is the things from one place up to another. */
function bagFit(form: Form, items: readonly Item[], from: number, to: number): Fit | undefined {
  const rest = items.map((item, index) => ({ item, before: items[index - 1] })).filter((_, index) => index < from || index >= to)
  const open = form.filter(({ slot }) => slot !== undefined && slot !== 'topic')
  const signs = form.filter((piece) => piece.signs !== undefined)
  const used = new Set<(typeof signs)[number]>()
  let idle = 0
  const things: typeof rest = []
  for (const one of rest) {
    const { is, text } = one.item
    if (is === 'word') return undefined
    if (is !== 'sign' || open.some(({ slot }) => slot === text)) {
      things.push(one)
      continue
    }
    const piece = signs.find((sign) => !used.has(sign) && sign.signs?.has(text))
    if (piece !== undefined) used.add(piece)
    else if (IDLE.has(text) || signs.some((sign) => sign.signs?.has(text))) idle++
    else return undefined
  }
  if (signs.some((sign) => !sign.optional && !used.has(sign))) return undefined
  const slots = filled(open, things)
  if (slots === undefined) return undefined
  const topic = to > from ? { topic: items.slice(from, to) } : {}
  return { slots: { ...slots, ...topic }, swallowed: to - from + idle, signs: used.size }
}

/** Things in slots; undefined when one is left, or a slot that must be filled is empty. */
function filled(
  open: Form,
  things: readonly { readonly item: Item; readonly before: Item | undefined }[],
): Readonly<Record<string, readonly Item[]>> | undefined {
  const left = [...things]
  const slots: Record<string, readonly Item[]> = {}
  for (const { slot = '', optional } of open) {
    const led = left.find(({ item, before }) => before?.is === 'sign' && before.text === slot && takes(slot, item))
    const one =
      led ??
      left.find(({ item, before }) => takes(slot, item) && !(before?.is === 'sign' && open.some((other) => other.slot === before.text)))
    const pair = slot === 'pair' && one === undefined ? left.filter(({ item }) => item.is === 'names').slice(0, 2) : []
    const taken = pair.length === 2 ? pair : one === undefined ? [] : [one]
    if (taken.length === 0 && !optional) return undefined
    for (const thing of taken) left.splice(left.indexOf(thing), 1)
    if (taken.length > 0) slots[slot] = taken.map(({ item }) => item)
  }
  return left.length === 0 ? slots : undefined
}
