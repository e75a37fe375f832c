import { TIMES, type Language } from './labels/times.ts'
import { sayNumber } from './say-number.ts'

const SIGNS: Readonly<Record<string, string>> = { USD: '$', EUR: '€', GBP: '£', JPY: '¥', INR: '₹' }
/** What a figure says, piece by piece, as the slots of a claim hold it. */
export interface Amount {
  readonly value?: number | undefined
  readonly unit?: string | undefined
  readonly qualifier?: string | undefined
  readonly change?: string | undefined
}

/** Says an amount as a briefing note does: "almost $2.2 bn, +14.6 %", "27 participants", "up to 5 %". Empty when nothing is given. */
export function sayAmount({ value, unit, qualifier, change }: Amount, language: Language = 'en'): string {
  const amount = value === undefined ? undefined : [qualifier, withUnit(value, unit, language)].filter(Boolean).join(' ')
  return [amount, change === undefined ? undefined : sayChange(change, language)].filter((part) => part !== undefined).join(', ')
}

function withUnit(value: number, unit: string | undefined, language: Language): string {
  if (unit === undefined) return sayScaled(value, language)
  if (unit === 'percent') return `${sayScaled(value, language)} %`
  if (/^[A-Z]{3}$/.test(unit))
    return SIGNS[unit] === undefined ? `${sayScaled(value, language)} ${unit}` : `${SIGNS[unit]}${sayScaled(value, language)}`
  return `${sayScaled(value, language)} ${value === 1 ? unit : plural(unit)}`
}

function sayScaled(value: number, language: Language): string {
  const { scales, marks } = TIMES[language]
  const sizes = [1e12, 1e9, 1e6]
  // Thousands are left in figures: 10,000 officers, not 10 k.
  const at = sizes.findIndex((size) => Math.abs(value) >= size)
  return at < 0 ? sayNumber(value, marks) : `${sayNumber(value / (sizes[at] ?? 1), marks)} ${scales[at]}`
}

function sayChange(change: string, language: Language): string {
  const sign = change.startsWith('-') ? '−' : '+'
  const number = change.replace(/^[+-]/, '').replace(/%$/, '')
  return `${sign}${number.replace('.', TIMES[language].marks.point)} %`
}

const PLURALS: Readonly<Record<string, string>> = { person: 'people', country: 'countries', percent: 'percent', child: 'children' }

function plural(noun: string): string {
  if (PLURALS[noun] !== undefined) return PLURALS[noun]
  // "tonne of grain" is counted in tonnes.
  const [head = noun, ...rest] = noun.split(' of ')
  const many = /[^aeiou]y$/.test(head) ? `${head.slice(0, -1)}ies` : /(s|x|ch|sh)$/.test(head) ? `${head}es` : `${head}s`
  return [many, ...rest].join(' of ')
}
