import { sayNumber } from './say-number.ts'

const SIGNS: Readonly<Record<string, string>> = { USD: '$', EUR: '€', GBP: '£', JPY: '¥', INR: '₹' }
const SCALES: readonly (readonly [number, string])[] = [
  [1e12, 'trn'],
  [1e9, 'bn'],
  [1e6, 'mn'],
]

/** What a figure says, piece by piece, as the slots of a claim hold it. */
export interface Amount {
  readonly value?: number | undefined
  readonly unit?: string | undefined
  readonly qualifier?: string | undefined
  readonly change?: string | undefined
}

/** Says an amount as a briefing note does: "almost $2.2 bn, +14.6 %", "27 participants", "up to 5 %". Empty when nothing is given. */
export function sayAmount({ value, unit, qualifier, change }: Amount): string {
  const amount = value === undefined ? undefined : [qualifier, withUnit(value, unit)].filter(Boolean).join(' ')
  return [amount, change === undefined ? undefined : sayChange(change)].filter((part) => part !== undefined).join(', ')
}

function withUnit(value: number, unit: string | undefined): string {
  if (unit === undefined) return sayScaled(value)
  if (unit === 'percent') return `${sayScaled(value)} %`
  if (/^[A-Z]{3}$/.test(unit)) return SIGNS[unit] === undefined ? `${sayScaled(value)} ${unit}` : `${SIGNS[unit]}${sayScaled(value)}`
  return `${sayScaled(value)} ${value === 1 ? unit : plural(unit)}`
}

function sayScaled(value: number): string {
  for (const [size, name] of SCALES) {
    // Thousands are left in figures: 10,000 officers, not 10 k.
    if (Math.abs(value) >= size) return `${sayNumber(value / size)} ${name}`
  }
  return sayNumber(value)
}

function sayChange(change: string): string {
  const sign = change.startsWith('-') ? '−' : '+'
  return `${sign}${change.replace(/^[+-]/, '').replace(/%$/, '')} %`
}

const PLURALS: Readonly<Record<string, string>> = { person: 'people', country: 'countries', percent: 'percent', child: 'children' }

function plural(noun: string): string {
  if (PLURALS[noun] !== undefined) return PLURALS[noun]
  // "tonne of grain" is counted in tonnes.
  const [head = noun, ...rest] = noun.split(' of ')
  const many = /[^aeiou]y$/.test(head) ? `${head.slice(0, -1)}ies` : /(s|x|ch|sh)$/.test(head) ? `${head}es` : `${head}s`
  return [many, ...rest].join(' of ')
}
