import { describe, expect, it } from 'vitest'
import { loadKnowledge } from '../../sources/knowledge-folder.ts'
import { resolveDate } from '../dates/resolve.ts'
import { findDates } from './dates.ts'
import { readFrenchLanguage } from './knowledge.ts'
import { findFrenchNames } from './names.ts'
import { findAmounts, ordinalAt } from './numbers.ts'
import { frenchTokens } from './tokens.ts'

const k = readFrenchLanguage(await loadKnowledge())

const datesOf = (text: string, tense: 'past' | 'present' | 'future' = 'past'): (string | undefined)[] => {
  const tokens = frenchTokens(text)
  return findDates(k.time, k.numbers, tokens, 0, tokens.count).map(({ said }) => resolveDate(said, { date: '2025-06-10', tense }))
}

describe('French dates', () => {
  it.each([
    ['le 12 mars 2026', '2026-03-12'],
    ['du 3 au 5 mai 2024', '2024-05-03/2024-05-05'],
    ['du 30 avril au 2 mai 2024', '2024-04-30/2024-05-02'],
    ['les 12 et 13 juin 2025', '2025-06-12/2025-06-13'],
    ['le 1er janvier 2024', '2024-01-01'],
    ['en septembre 2024', '2024-09'],
    ['fin 2026', '2026-12'],
    ['au premier trimestre de 2026', '2026-01/2026-03'],
    ['les neuf premiers mois de 2024', '2024-01/2024-09'],
    ['pour la période 2025-2028', '2025/2028'],
    ["d'ici à 2028", '../2028'],
    ['avant le 31 décembre 2025', '../2025-12-31'],
    ['au printemps 2026', '2026-21'],
    ["l'année dernière", '2024'],
    ['hier', '2025-06-09'],
    ['12/06/2025', '2025-06-12'],
  ])('%s', (text, edtf) => expect(datesOf(text)).toEqual([edtf]))

  it('leaves what is none', () => expect(datesOf('Il a été reçu par 2 000 personnes et la résolution 2720.')).toEqual([]))
  it('takes the next one ahead', () => expect(datesOf('lundi', 'future')).toEqual(['2025-06-16']))
})

describe('French amounts', () => {
  const amountsOf = (text: string) => {
    const tokens = frenchTokens(text)
    return findAmounts(k.numbers, tokens, 0, tokens.count, () => false).map(({ value, unit, qualifier, sign }) => [
      value,
      unit,
      qualifier,
      sign,
    ])
  }
  it.each<[string, readonly unknown[]]>([
    ["1 200,5 millions d'euros", [1200500000, 'EUR', undefined, undefined]],
    ['près de 3,2 milliards de dirhams', [3200000000, 'MAD', 'almost', undefined]],
    ['178 milliards de francs CFA', [178000000000, 'XOF', undefined, undefined]],
    ['une hausse de 8,5 %', [8.5, 'percent', undefined, '+']],
    ['en recul de 3 %', [3, 'percent', undefined, '-']],
    ['plus de 600 jeunes', [600, 'person', 'over', undefined]],
    ['12 500 tonnes', [12500, 'tonne', undefined, undefined]],
  ])('%s', (text, amount) => expect(amountsOf(text)).toEqual([amount]))

  it.each([
    ['45e', 45],
    ['XXe', 20],
    ['troisième', 3],
    ['vingt-cinquième', 25],
    ['Ier', 1],
  ])('%s is an ordinal', (text, value) => expect(ordinalAt(k.numbers, frenchTokens(text), 0)?.value).toBe(value))
  it('"Le" is no roman number', () => expect(ordinalAt(k.numbers, frenchTokens('Le Conseil'), 0)).toBeUndefined())
})

describe('French names', () => {
  const namesOf = (text: string) => {
    const tokens = frenchTokens(text)
    return findFrenchNames(k, tokens, 0, tokens.count).map(({ type, value, post, of }) => [
      type,
      value,
      ...(post === undefined ? [] : [post]),
      ...(of === undefined ? [] : [of]),
    ])
  }
  it.each<[string, readonly (readonly string[])[]]>([
    [
      'la Russie et les États-Unis',
      [
        ['party', 'Russia'],
        ['party', 'United States'],
      ],
    ],
    ["l'Union africaine", [['organisation', 'African Union']]],
    ['à Genève', [['place', 'Geneva']]],
    ['M. Paul Adou, ministre togolais des Affaires étrangères,', [['person', 'Paul Adou', 'ministre des Affaires étrangères', 'Togo']]],
    [
      "Mme Awa Sika, ministre de l'Économie et du Commerce du Bénin",
      [['person', 'Awa Sika', "ministre de l'Économie et du Commerce", 'Benin']],
    ],
    ['le Président Jean Mba', [['person', 'Jean Mba', 'Président']]],
    ["l'association France Volontaires", [['name', 'France Volontaires']]],
  ])('%s', (text, names) => expect(namesOf(text)).toEqual(names))
})
