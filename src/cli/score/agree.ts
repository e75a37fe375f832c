import { goldMay, slotParts, type PlainClaim, type SlotPart } from './gold.ts'

const DATE_SLOTS: ReadonlySet<string> = new Set(['when', 'period', 'since', 'until', 'due'])
const NUMBER_SLOTS: ReadonlySet<string> = new Set(['ordinal', 'value', 'years'])

/** Slots that name the same role from different sides; values of one group may answer each other. */
const GROUPS: readonly (readonly string[])[] = [
  ['title', 'body', 'name'],
  ['subject', 'idea', 'what', 'purpose'],
  ['between', 'from', 'to', 'parties', 'party', 'with', 'participants', 'members'],
]
const GROUP_OF: ReadonlyMap<string, number> = new Map(GROUPS.flatMap((slots, group) => slots.map((slot) => [slot, group] as const)))

/** Words that do not tell one name from another: articles, prepositions, honorifics, endings of ordinals, forms of state. */
const EMPTY_WORDS: ReadonlySet<string> = new Set([
  'a',
  'an',
  'the',
  'of',
  'for',
  'on',
  'in',
  'to',
  'and',
  'or',
  'at',
  'by',
  'with',
  'between',
  'its',
  'their',
  'his',
  'her',
  'mr',
  'mrs',
  'ms',
  'dr',
  'he',
  'h',
  'e',
  'sir',
  'excellency',
  'hon',
  'st',
  'nd',
  'rd',
  'th',
  's',
  'republic',
  'kingdom',
  'federation',
])

/** What a read claim gives of a gold claim, what it misses of it, and what it invents. */
export interface Agreement {
  readonly hits: readonly SlotPart[]
  readonly misses: readonly SlotPart[]
  readonly invented: readonly SlotPart[]
}

/**
 * Compares a read claim with a gold claim, value by value. A value listed under `may` costs nothing, and stands in for a demanded value of
 * its slot that was not given (another right wording, place or modality). Where the gold says no modality, any is right.
 */
export function agree(gold: PlainClaim, read: PlainClaim): Agreement {
  const given = slotParts(read)
  const open = new Set(given.keys())
  const take = (wanted: SlotPart): boolean => {
    for (const index of open) {
      const part = given[index]
      if (part !== undefined && sameRole(wanted.slot, part.slot) && sameValue(wanted.slot, wanted.value, part.value))
        return open.delete(index)
    }
    return false
  }
  const taken = slotParts(gold).map((part) => ({ part, hit: take(part) }))
  const spare = slotParts(goldMay(gold)).filter(take)
  const hits = taken.filter(({ hit }) => hit).map(({ part }) => part)
  const misses: SlotPart[] = []
  for (const { part, hit } of taken) {
    if (hit) continue
    const other = spare.findIndex(({ slot }) => slot === part.slot)
    if (other < 0) misses.push(part)
    else {
      spare.splice(other, 1)
      hits.push(part)
    }
  }
  const anyModality = gold['modality'] === undefined
  const invented = [...open].flatMap((index) => given[index] ?? []).filter(({ slot }) => !(anyModality && slot === 'modality'))
  return { hits, misses, invented }
}

/** How many values say something: the modality alone is no sign that two claims mean the same. */
export function substance(parts: readonly SlotPart[]): number {
  return parts.filter(({ slot }) => slot !== 'modality').length
}

/** Whether two slots name the same role from different sides: a value of one may answer the other. */
export function sameRole(a: string, b: string): boolean {
  const group = GROUP_OF.get(a)
  return a === b || (group !== undefined && group === GROUP_OF.get(b))
}

/** Whether a read value agrees with the gold value of a slot: dates as EDTF, numbers within half a percent, names by their words. */
export function sameValue(slot: string, gold: unknown, read: unknown): boolean {
  if (DATE_SLOTS.has(slot)) return withoutDoubt(gold) === withoutDoubt(read)
  if (NUMBER_SLOTS.has(slot)) return Math.abs(asNumber(gold) - asNumber(read)) <= 0.005 * Math.abs(asNumber(gold))
  if (slot === 'change') return Math.abs(asNumber(gold) - asNumber(read)) < 0.05
  if (slot === 'modality' || slot === 'unit') return String(gold).toLowerCase() === String(read).toLowerCase()
  return sameWords(String(gold), String(read))
}

function withoutDoubt(date: unknown): string {
  return String(date).replaceAll(/[~?]/g, '')
}

function asNumber(value: unknown): number {
  return Number(String(value).replaceAll(/[,%+\s]/g, ''))
}

function sameWords(a: string, b: string): boolean {
  const left = tellingWords(a),
    right = tellingWords(b)
  if (left.size === 0 || right.size === 0) return a.toLowerCase() === b.toLowerCase()
  const shared = [...left].filter((word) => right.has(word)).length
  const smaller = Math.min(left.size, right.size)
  if (shared / (left.size + right.size - shared) >= 0.6) return true
  return shared >= 2 && shared === smaller
}

/** Whether two values share a word that tells. */
export function overlaps(a: string, b: string): boolean {
  const right = tellingWords(b)
  return [...tellingWords(a)].some((word) => right.has(word))
}

/** Whether the telling words of a value all stand in a text, in whatever order. */
export function stands(value: string, text: string): boolean {
  const words = tellingWords(value),
    held = tellingWords(text)
  return words.size > 0 && [...words].every((word) => held.has(word))
}

function tellingWords(text: string): Set<string> {
  const plain = text
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replaceAll(/[’']s\b/g, '')
    .replaceAll(/s[’'](?=\s|$)/g, 's')
    .replaceAll(/\b\d+(?:st|nd|rd|th)\b/g, ' ')
  return new Set(plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '' && !EMPTY_WORDS.has(word)))
}
