import type { RegisterRecord } from './record.ts'

/** The shown value of a field that holds one value, as words. */
export function one(record: RegisterRecord, slot: string): string | undefined {
  const shown = record.fields[slot]?.shown
  if (shown === undefined) return undefined
  return typeof shown === 'string' ? shown : typeof shown === 'number' ? String(shown) : shown[0]
}
