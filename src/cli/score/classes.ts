import { SLOTS, type Kind, type SlotForm } from '../../reading/claim.ts'
import { agree, overlaps, sameRole, sameValue, stands, substance } from './agree.ts'
import { align, placeClaims, type ReadClaim } from './align.ts'
import { goldLines, goldMay, slotParts, type PlainClaim, type SlotPart } from './gold.ts'
import type { SeenCase, SeenPart, SeenSentence } from './sentences.ts'

/** Why a value is missing or too much, as far as rules can tell. */
export const ERROR_CLASSES = {
  name: 'the words stand in the sentence, and no name was recognised in them',
  frame: 'no row was read for that kind of claim, or one that tells another act',
  attachment: 'the value was recognised in the sentence and went to no slot, or to another claim',
  reference: 'the value does not stand in the sentence: it must come from other sentences',
  list: 'a list item, a heading or words without a verb',
  boundary: 'the words overlap with those of the gold and have another extent',
  date: 'a date that reads otherwise',
  amount: 'a number that reads otherwise, or was not recognised as one',
  modality: 'another standing',
  kind: 'told as a claim of another kind',
  nothing: 'nothing like it is in the gold',
} as const
/** One of the classes of error. */
export type ErrorClass = keyof typeof ERROR_CLASSES

/** Missed or invented values of one claim that share a class. */
export interface ClassedFault {
  readonly where: string
  readonly kind: string
  readonly side: 'missed' | 'invented'
  readonly class: ErrorClass
  readonly parts: readonly SlotPart[]
}

const DATES: ReadonlySet<string> = new Set(['when', 'period', 'since', 'until', 'due'])
const NUMBERS: ReadonlySet<string> = new Set(['ordinal', 'value', 'years', 'change', 'unit', 'qualifier'])

/** The slots that say what a claim is about. */
const MAIN: Readonly<Record<Kind, readonly string[]>> = {
  meeting: ['body', 'title'],
  visit: ['who', 'where'],
  instrument: ['title', 'type', 'subject'],
  initiative: ['idea'],
  commitment: ['what'],
  figure: ['measure'],
  relation: ['party', 'with'],
  chairmanship: ['body', 'party'],
  programme: ['title'],
  body: ['name'],
  post: ['person'],
  position: ['subject'],
}

/** Sorts all that a reading missed and invented into classes: a claim that was not read, or is not in the gold, as a whole; else value by value. */
export function classify(read: SeenCase): ClassedFault[] {
  const { gold, text, claims } = read
  const { placed } = placeClaims(text, claims)
  const { gold: aligned, extra } = align(gold.claims, placed)
  const faults: ClassedFault[] = []
  const add = (where: string, kind: string, side: ClassedFault['side'], of: ErrorClass, parts: readonly SlotPart[]) => {
    if (parts.length > 0) faults.push({ where, kind, side, class: of, parts })
  }
  for (const { gold: wanted, answer } of aligned) {
    if (answer === undefined && wanted['optional']) continue
    const where = `${gold.name}:${goldLines(wanted)[0] ?? 0}`,
      kind = String(wanted['kind'])
    const sentence = sentenceOf(read, wanted)
    if (answer === undefined) {
      add(where, kind, 'missed', classOfUnread(wanted, sentence, placed, extra), slotParts(wanted))
      continue
    }
    const { misses, invented } = answer.agreement
    for (const part of misses) add(where, kind, 'missed', classOfMiss(part, kind, sentence, invented, placed), [part])
    const near = gold.claims.filter((other) => other !== wanted && goldLines(other).some((line) => goldLines(wanted).includes(line)))
    for (const part of invented) add(where, kind, 'invented', classOfInvented(part, kind, sentence, wanted, misses, near), [part])
  }
  for (const one of extra) {
    const near = gold.claims.filter((wanted) => goldLines(wanted).some((line) => one.first <= line && line <= one.last))
    add(`${gold.name}:${one.first}`, String(one.claim['kind']), 'invented', classOfExtra(one.claim, near), slotParts(one.claim))
  }
  return faults
}

/** Of the sentences on a gold claim's lines, the one that holds most of its values. */
function sentenceOf({ sentences }: SeenCase, gold: PlainClaim): SeenSentence | undefined {
  const parts = slotParts(gold)
  const held = (sentence: SeenSentence) => parts.filter(({ slot, value }) => holds(sentence, slot, value)).length
  const own = sentences.filter(({ first, last }) => goldLines(gold).some((line) => first <= line && line <= last))
  return own.reduce<SeenSentence | undefined>((best, one) => (best === undefined || held(one) > held(best) ? one : best), undefined)
}

/** Whether a value was recognised in a sentence, or at least its words stand there. */
function holds(sentence: SeenSentence, slot: string, value: unknown): boolean {
  return recognised(sentence, slot, value) || (!DATES.has(slot) && stands(String(value), sentence.words))
}

function recognised({ names, dates, numbers, changes }: SeenSentence, slot: string, value: unknown): boolean {
  if (DATES.has(slot)) return dates.some((date) => sameValue(slot, value, date))
  if (slot === 'change') return changes.some((change) => sameValue(slot, value, change))
  if (NUMBERS.has(slot)) return numbers.some((number) => sameValue(slot, value, number))
  return names.some((name) => sameValue(slot, value, name))
}

function formOf(kind: string, slot: string): SlotForm | undefined {
  return SLOTS[kind as Kind]?.[slot]?.form
}

function classOfUnread(
  gold: PlainClaim,
  sentence: SeenSentence | undefined,
  placed: readonly ReadClaim[],
  extra: readonly ReadClaim[],
): ErrorClass {
  if (sentence === undefined) return 'reference'
  const kind = String(gold['kind'])
  const here = ({ claim }: ReadClaim) => isWithin(claim, sentence)
  const spare = extra.filter(here)
  const parts = slotParts(gold)
  if (spare.some(({ claim }) => claim['kind'] === kind && sharesWords(gold, claim))) return 'boundary'
  if (spare.some(({ claim }) => claim['kind'] !== kind && substance(agree(gold, claim).hits) > 0)) return 'kind'
  if (sentence.fragment) return 'list'
  const main = parts.find(({ slot }) => MAIN[kind as Kind]?.includes(slot))
  if (main !== undefined && formOf(kind, main.slot) === 'name' && !recognised(sentence, main.slot, main.value))
    return stands(String(main.value), sentence.words) ? 'name' : 'reference'
  const clause = main === undefined ? undefined : clauseWith(sentence, String(main.value))
  if (!(clause ?? sentence).read.has(kind)) return 'frame'
  const inOther = placed.some((one) => here(one) && one.claim['kind'] !== kind && substance(agree(gold, one.claim).hits) > 1)
  return inOther || parts.some(({ slot, value }) => holds(sentence, slot, value)) ? 'attachment' : 'reference'
}

/** The shortest clause in which the words of a value stand. */
function clauseWith({ clauses }: SeenSentence, value: string): SeenPart | undefined {
  const holding = clauses.filter(({ words }) => stands(value, words))
  return holding.reduce<SeenPart | undefined>(
    (best, one) => (best === undefined || one.words.length < best.words.length ? one : best),
    undefined,
  )
}

function classOfMiss(
  { slot, value }: SlotPart,
  kind: string,
  sentence: SeenSentence | undefined,
  invented: readonly SlotPart[],
  placed: readonly ReadClaim[],
): ErrorClass {
  if (slot === 'modality') return 'modality'
  if (sentence === undefined) return 'reference'
  const instead = invented.filter((other) => sameRole(slot, other.slot))
  if (DATES.has(slot)) {
    if (recognised(sentence, slot, value)) return 'attachment'
    return sentence.dates.length > 0 ? 'date' : 'reference'
  }
  if (NUMBERS.has(slot)) {
    if (recognised(sentence, slot, value) || stands(String(value), sentence.words)) return 'attachment'
    return /\d/.test(sentence.words) ? 'amount' : 'reference'
  }
  if (formOf(kind, slot) === 'code') {
    if (instead.length > 0) return 'frame'
    return stands(String(value), sentence.words) ? 'attachment' : 'frame'
  }
  if (instead.some((other) => overlaps(String(value), String(other.value)))) return 'boundary'
  if (recognised(sentence, slot, value)) return 'attachment'
  if (stands(String(value), sentence.words)) {
    const told = placed.some(
      ({ claim }) => isWithin(claim, sentence) && slotParts(claim).some((part) => sameValue(slot, value, part.value)),
    )
    return told || formOf(kind, slot) === 'words' ? 'attachment' : 'name'
  }
  return sentence.fragment ? 'list' : 'reference'
}

function classOfInvented(
  { slot, value }: SlotPart,
  kind: string,
  sentence: SeenSentence | undefined,
  gold: PlainClaim,
  misses: readonly SlotPart[],
  near: readonly PlainClaim[],
): ErrorClass {
  if (slot === 'modality') return 'modality'
  const instead = misses.filter((other) => sameRole(slot, other.slot))
  const demanded = [...slotParts(gold), ...slotParts(goldMay(gold))]
  if (instead.length > 0) {
    if (DATES.has(slot)) return 'date'
    if (NUMBERS.has(slot)) return 'amount'
    if (formOf(kind, slot) === 'code') return 'frame'
  }
  if (demanded.some((other) => sameRole(slot, other.slot) && overlaps(String(value), String(other.value)))) return 'boundary'
  const elsewhere = [...demanded, ...near.flatMap((claim) => slotParts(claim))]
  if (elsewhere.some((other) => isAlike(slot, other.slot) && sameValue(slot, value, other.value))) return 'attachment'
  if (sentence !== undefined && formOf(kind, slot) === 'name' && !holds(sentence, slot, value)) return 'reference'
  return 'nothing'
}

function classOfExtra(claim: PlainClaim, near: readonly PlainClaim[]): ErrorClass {
  const own = near.filter((gold) => gold['kind'] === claim['kind'])
  if (own.some((gold) => sharesWords(gold, claim))) return 'boundary'
  if (near.some((gold) => gold['kind'] !== claim['kind'] && substance(agree(gold, claim).hits) > 0)) return 'kind'
  const told = near.flatMap((gold) => slotParts(gold))
  const isTold = (part: SlotPart) => told.some((other) => isAlike(part.slot, other.slot) && sameValue(part.slot, part.value, other.value))
  return slotParts(claim).some((part) => part.slot !== 'modality' && isTold(part)) ? 'attachment' : 'nothing'
}

/** Whether two slots may hold the same sort of value: dates dates, numbers numbers, words words. */
function isAlike(a: string, b: string): boolean {
  return DATES.has(a) === DATES.has(b) && NUMBERS.has(a) === NUMBERS.has(b) && a !== 'modality' && b !== 'modality'
}

/** Whether two claims of one kind tell of the same thing in other words: a value of one role overlaps. */
function sharesWords(gold: PlainClaim, read: PlainClaim): boolean {
  const given = slotParts(read)
  const kind = String(gold['kind'])
  return slotParts(gold).some(
    ({ slot, value }) =>
      formOf(kind, slot) === 'words' && given.some((part) => sameRole(slot, part.slot) && overlaps(String(value), String(part.value))),
  )
}

function isWithin(claim: PlainClaim, { span }: SeenSentence): boolean {
  const { start } = (claim['passage'] ?? {}) as { readonly start?: number }
  return start !== undefined && span.start <= start && start < span.end
}

/** How many slots each class of error cost, and how many of them in each kind. */
export interface ClassCount {
  readonly side: ClassedFault['side']
  readonly class: ClassedFault['class']
  readonly slots: number
  readonly kinds: Readonly<Record<string, number>>
}

/** Counts faults by side and class, the dearest first; a slot weighs one, as in the score. */
export function countClasses(faults: readonly ClassedFault[]): ClassCount[] {
  const counts = new Map<
    string,
    { side: ClassedFault['side']; class: ClassedFault['class']; slots: number; kinds: Record<string, number> }
  >()
  for (const { side, class: of, kind, parts } of faults) {
    const weight = parts.reduce((sum, part) => sum + part.weight, 0)
    const count = counts.get(`${side} ${of}`) ?? { side, class: of, slots: 0, kinds: {} }
    count.slots += weight
    count.kinds[kind] = (count.kinds[kind] ?? 0) + weight
    counts.set(`${side} ${of}`, count)
  }
  return [...counts.values()].sort((a, b) => (a.side === b.side ? b.slots - a.slots : a.side < b.side ? 1 : -1))
}
