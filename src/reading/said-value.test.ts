import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createSaidValues, type SaidWords } from './said-value.ts'

const folder = new URL('../../knowledge/', import.meta.url)
const tables = Object.fromEntries(
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.tsv'))
    .map((name) => [name.replace(/\.tsv$/, ''), readFileSync(new URL(name, folder), 'utf8')]),
)
const worth = createSaidValues(tables)

describe('what words that a person selects are worth in a slot', () => {
  it.each<[words: string, form: SaidWords['form'], value: string | number | undefined, more?: Partial<SaidWords>]>([
    ['20 May 2031', 'date', '2031-05-20'],
    ['on 13 and 14 July', 'date', '2023-07-13/2023-07-14', { date: '2023-07-10', ahead: true }],
    ['12 May', 'date', '2023-05-12', { date: '2023-07-10' }],
    ['12 May', 'date', '2024-05-12', { date: '2023-07-10', ahead: true }],
    ['2021–2025', 'date', '2021/2025'],
    ['the harbour of Lowport', 'date', undefined],
    ['yesterday', 'date', undefined],
    ['yesterday', 'date', '2024-04-02', { date: '2024-04-03' }],
    ['the 30th session', 'number', 30],
    ['Fourth', 'number', 4],
    ['22.6 percent', 'number', 22.6],
    ['over $15 billion', 'number', 15_000_000_000],
    ['the harbour', 'number', undefined],
    ['le 14 mars 2025', 'date', '2025-03-14', { language: 'fr' }],
    ['troisième', 'number', 3, { language: 'fr' }],
    ['14 марта 2025 года', 'date', '2025-03-14', { language: 'ru' }],
    ['12 млрд долларов', 'number', 12_000_000_000, { language: 'ru' }],
  ])('%s as a %s is %s', (words, form, value, more = {}) => {
    expect(worth({ words, form, ...more })).toBe(value)
  })
})
