import { describe, expect, it } from 'vitest'
import { loadKnowledge } from '../../sources/knowledge-folder.ts'
import { resolveDate } from '../dates/resolve.ts'
import { readRussianLanguage } from './knowledge.ts'
import { nominativeName } from './persons.ts'
import { CASE } from './declension.ts'

const k = readRussianLanguage(await loadKnowledge())

describe('Russian dates', () => {
  const datesOf = (text: string): (string | undefined)[] => {
    const tokens = k.tokensOf(text)
    return k.datesIn(tokens, 0, tokens.count).map(({ said }) => resolveDate(said, { date: '2025-06-10', tense: 'past' }))
  }
  it.each([
    ['14 марта 2025 г.', '2025-03-14'],
    ['с 3 по 5 июня 2024 года', '2024-06-03/2024-06-05'],
    ['13–14 июня 2024 года', '2024-06-13/2024-06-14'],
    ['в первой половине 2024 года', '2024-01/2024-06'],
    ['во втором квартале 2024 года', '2024-04/2024-06'],
    ['за девять месяцев 2024 года', '2024-01/2024-09'],
    ['накануне', '2025-06-09'],
    ['на 2025–2027 годы', '2025/2027'],
    ['до конца 2026 года', '../2026'],
    ['в прошлом году', '2024'],
  ])('%s', (text, edtf) => expect(datesOf(text)).toEqual([edtf]))
})

describe('Russian amounts', () => {
  const amountsOf = (text: string) => {
    const tokens = k.tokensOf(text)
    return k.amountsIn(tokens, 0, tokens.count, () => false).map(({ value, unit, qualifier, sign }) => [value, unit, qualifier, sign])
  }
  it.each<[string, readonly unknown[]]>([
    ['более 1,2 млрд долл. США', [1200000000, 'USD', 'over', undefined]],
    ['вырос на 14,6 %', [14.6, 'percent', undefined, '+']],
    ['снизился на 3 %', [3, 'percent', undefined, '-']],
    ['увеличился в 1,5 раза', [50, 'percent', undefined, '+']],
    ['350 тыс. тонн', [350000, 'tonne', undefined, undefined]],
  ])('%s', (text, amount) => expect(amountsOf(text)).toEqual([amount]))
})

describe('Russian names', () => {
  const namesOf = (text: string) => {
    const tokens = k.tokensOf(text)
    return k
      .namesIn(tokens, 0, tokens.count)
      .map(({ type, value, post, of }) => [type, value, ...(post === undefined ? [] : [post]), ...(of === undefined ? [] : [of])])
  }
  it.each(['Россия', 'России', 'Россию', 'Россией'])('%s', (form) => expect(namesOf(form)).toEqual([['party', 'Russia']]))
  it.each<[string, readonly (readonly string[])[]]>([
    ['с Нидерландами', [['party', 'Netherlands']]],
    ['в Шанхайской организации сотрудничества', [['organisation', 'Shanghai Cooperation Organisation']]],
    ['с Министром иностранных дел Республики Узбекистан Б.О.Адиловым', [['person', 'Б.О.Адилов', 'Министр иностранных дел', 'Uzbekistan']]],
    ['в г. Душанбе', [['place', 'Dushanbe']]],
  ])('%s', (text, names) => expect(namesOf(text)).toEqual(names))

  it.each([
    ['Сергеем Адиловым', CASE.i, 'Сергей Адилов'],
    ['Марией Адиловой', CASE.i, 'Мария Адилова'],
    ['К.-Ж.Алиеву', CASE.d, 'К.-Ж.Алиев'],
    ['Ван И', CASE.i, 'Ван И'],
  ])('%s in the nominative', (said, cases, name) => expect(nominativeName(said, cases)).toBe(name))
})
