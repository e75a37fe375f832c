import { sayAmount } from '../../src/brief/say-amount.ts'
import { sayDate } from '../../src/brief/say-date.ts'
import { sayNumber } from '../../src/brief/say-number.ts'
import { SLOTS, type Kind, type SlotValue } from '../../src/reading/claim.ts'
import type { RegisterRecord } from '../../src/register/record.ts'
import { ordinal } from '../../src/watch/name.ts'

/** A value of a slot in words: a date as "20–21 Mar 2025", a number with its thousands parted, several with commas. */
export function sayValue(kind: Kind, slot: string, value: SlotValue): string {
  if (typeof value === 'number') return slot === 'ordinal' ? ordinal(value) : sayNumber(value)
  if (typeof value !== 'string') return value.join(', ')
  return SLOTS[kind][slot]?.form === 'date' ? sayDate(value) : value
}

/** What a document is called: its title, else the name of its file. */
export const titleOf = ({ title, origin }: { readonly title?: string; readonly origin: string }): string =>
  title ?? origin.split(/[\\/]/).findLast((part) => part !== '') ?? origin

/** The slots that tell what a claim is about, the most telling first. */
const HEADS: Readonly<Record<Kind, readonly string[]>> = {
  meeting: ['body', 'title', 'participants'],
  visit: ['who', 'post'],
  instrument: ['title', 'type', 'subject'],
  initiative: ['idea'],
  commitment: ['what'],
  figure: ['measure'],
  relation: ['status', 'action'],
  chairmanship: ['body'],
  programme: ['title'],
  body: ['name'],
  post: ['person'],
  position: ['subject'],
}

interface Slots {
  readonly [slot: string]: SlotValue
}

/** What a thing is, in a few words: "18th ASEAN-Russia Senior Officials' Meeting". */
export function headOf(kind: Kind, slots: Slots): string {
  const slot = HEADS[kind].find((name) => slots[name] !== undefined)
  const head = slot === undefined ? kind : sayValue(kind, slot, slots[slot] ?? '')
  const number = typeof slots['ordinal'] === 'number' ? `${ordinal(slots['ordinal'])} ` : ''
  const lead = leadOf(kind, slots)
  return `${lead}${number}${head}`
}

/** Who does it, where the head alone does not tell. */
function leadOf(kind: Kind, slots: Slots): string {
  const who = { relation: ['party', 'with'], position: ['holder', 'stance'], chairmanship: ['party'] }[kind as string]
  const words = (who ?? []).flatMap((slot) => (slots[slot] === undefined ? [] : [sayValue(kind, slot, slots[slot] ?? '')]))
  if (words.length === 0) return ''
  return `${words.join(kind === 'relation' ? ' – ' : ' ')}${kind === 'chairmanship' ? ', ' : kind === 'relation' ? ': ' : ' '}`
}

/** The values that a record shows, by slot. */
export const shownOf = (record: RegisterRecord): Slots =>
  Object.fromEntries(Object.entries(record.fields).map(([slot, { shown }]) => [slot, shown]))

const AMOUNT: readonly string[] = ['unit', 'qualifier', 'change']
const text = (value: SlotValue | undefined): string | undefined => (typeof value === 'string' ? value : undefined)

/** A sum as it is read: "over $4.8 bn, +30 %". */
function amountOf({ value, unit, qualifier, change }: Slots): string {
  return sayAmount({
    value: typeof value === 'number' ? value : undefined,
    unit: text(unit),
    qualifier: text(qualifier),
    change: text(change),
  })
}

/** The rest of what a thing tells, in the order of its slots. */
export function restOf(kind: Kind, slots: Slots, leave: readonly string[] = []): readonly (readonly [slot: string, words: string])[] {
  const head = HEADS[kind].find((name) => slots[name] !== undefined)
  const said = new Set([head, 'ordinal', ...leave])
  return Object.keys(SLOTS[kind]).flatMap((slot): readonly (readonly [string, string])[] => {
    const value = slots[slot]
    if (slot === 'value' && typeof value === 'number') return [[slot, amountOf(slots)]]
    if (typeof slots['value'] === 'number' && AMOUNT.includes(slot)) return []
    return value === undefined || said.has(slot) ? [] : [[slot, sayValue(kind, slot, value)]]
  })
}

/** The slots that hold the time of a thing, the most telling first. */
export const TIMES = ['when', 'period', 'since', 'due', 'until'] as const

/** The time that a thing bears, in words. */
export function timeOf(kind: Kind, slots: Slots): string {
  const slot = TIMES.find((name) => typeof slots[name] === 'string')
  return slot === undefined ? '' : sayValue(kind, slot, slots[slot] ?? '')
}
