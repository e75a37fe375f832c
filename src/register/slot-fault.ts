import { SLOTS, type Kind, type SlotDefinition, type SlotValue } from '../reading/claim.ts'
import { edtfDays } from './days.ts'

/** What is wrong with what a person says that slots of a kind hold, in one line; undefined when nothing is. `null` takes a slot away. */
export function slotFault(kind: Kind, slots: Readonly<{ [slot: string]: SlotValue | null }>): string | undefined {
  for (const [slot, value] of Object.entries(slots)) {
    const definition = Object.hasOwn(SLOTS[kind], slot) ? SLOTS[kind][slot] : undefined
    if (definition === undefined) return `a ${kind} has no such slot as ${slot}: it has ${Object.keys(SLOTS[kind]).join(', ')}.`
    const fault = value === null ? undefined : valueFault(slot, value, definition)
    if (fault !== undefined) return fault
  }
  return undefined
}

function valueFault(slot: string, value: SlotValue, { form, list }: SlotDefinition): string | undefined {
  if (list)
    return Array.isArray(value) && value.length > 0 && value.every((one: unknown) => typeof one === 'string' && one.trim() !== '')
      ? undefined
      : `${slot} is a list: give one or more, none of them empty.`
  if (Array.isArray(value)) return `${slot} holds one value.`
  if (form === 'number') return typeof value === 'number' && Number.isFinite(value) ? undefined : `${slot} is a number, as ${slot}=18.`
  if (typeof value !== 'string' || value.trim() === '') return `${slot} holds words.`
  if (form === 'date' && edtfDays(value) === undefined && !/^P\d+[YMWD]$/.test(value))
    return `${slot} is a date, as ${slot}=2025-03-14 or ${slot}=2024/2028.`
  return undefined
}
