import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readLanguageKnowledge } from './knowledge.ts'
import { findNames, type Name } from './names.ts'
import { tokenize } from './tokens.ts'

const folder = new URL('../../knowledge/', import.meta.url)
const tables = Object.fromEntries(
  readdirSync(folder)
    .filter((f) => f.endsWith('.tsv'))
    .map((f) => [f.slice(0, -4), readFileSync(new URL(f, folder), 'utf8')]),
)
const knowledge = readLanguageKnowledge(tables)

function namesIn(text: string): readonly Name[] {
  const tokens = tokenize(text)
  return findNames(knowledge, tokens, 0, tokens.count)
}

/** A person with his offices, as "Jane Roe: Minister of Trade (Kenya)". */
function persons(text: string): string[] {
  return namesIn(text)
    .filter((n) => n.type === 'person')
    .map((n) => {
      const offices = [{ post: n.post ?? '', of: n.of }, ...(n.moreOffices ?? [])].map((o) =>
        o.of === undefined ? o.post : `${o.post} (${o.of})`,
      )
      return `${n.value}: ${offices.join(' + ')}`
    })
}

describe('persons with their offices', () => {
  it.each<[string, string[]]>([
    ['They met Jane Roe, Minister of Trade of Kenya, in May.', ['Jane Roe: Minister of Trade (Kenya)']],
    ['They met the Minister of Trade of Kenya, Jane Roe, in May.', ['Jane Roe: Minister of Trade (Kenya)']],
    ['They met Minister of Trade and Integration Jane Roe in May.', ['Jane Roe: Minister of Trade and Integration']],
    ['Reem bint Saeed Al Hashimy, Minister of State, spoke.', ['Reem bint Saeed Al Hashimy: Minister of State']],
    ['They met Deputy Secretary of Commerce Jon Vale.', ['Jon Vale: Deputy Secretary of Commerce']],
    ['President Jane Roe of Kenya opened it.', ['Jane Roe: President (Kenya)']],
    ['President Jane Roe, Kenya', ['Jane Roe: President (Kenya)']],
    ['The Kenyan Foreign Minister Jane Roe spoke.', ['Jane Roe: Foreign Minister (Kenya)']],
    ['They met the Secretary-General of ASEAN, Dr Jon Vale.', ['Jon Vale: Secretary-General (ASEAN)']],
    [
      'It thanked Jane Roe, Deputy Prime Minister and Minister of Trade of Kenya.',
      ['Jane Roe: Deputy Prime Minister (Kenya) + Minister of Trade (Kenya)'],
    ],
    ['They met Vice Minister Roe In-ha in May.', ['Roe In-ha: Vice Minister']],
    ['It thanked Presidents Roe and Vale.', ['Roe: President', 'Vale: President']],
    ['It was led by the Prime Ministers, Jane Roe and Jon Vale.', ['Jane Roe: Prime Minister', 'Jon Vale: Prime Minister']],
    [
      'They met H.E. Jane Roe, President of Kenya, H.E. Jon Vale, Minister of Finance, and others.',
      ['Jane Roe: President (Kenya)', 'Jon Vale: Minister of Finance'],
    ],
    ['The Honourable Jon Vale MP, Prime Minister of Australia, came.', ['Jon Vale: Prime Minister (Australia)']],
    ['In Nairobi President Roe spoke.', ['Roe: President']],
    ['He thanked President Joseph Vale, Jr. for it.', ['Joseph Vale, Jr.: President']],
    ['It noted the report of the Commissioner, H.E. Amb. Jane Roe.', ['Jane Roe: Commissioner']],
    // offices in small letters, in brackets, behind a short form, and shared by several
    ['The Kenyan foreign minister, Jane Roe, spoke.', ['Jane Roe: foreign minister (Kenya)']],
    ['They met the ambassador of Kenya, Jon Vale.', ['Jon Vale: ambassador (Kenya)']],
    ['Jane Roe, the new ambassador of Iceland, spoke.', ['Jane Roe: ambassador (Iceland)']],
    ['Jane Roe (Minister of Trade) spoke.', ['Jane Roe: Minister of Trade']],
    ['The Secretary-General of the Arab League (LAS), Jon Vale, spoke.', ['Jon Vale: Secretary-General (Arab League)']],
    ['The Chairperson, Mr Jon Vale, Minister of Ports of Kenya, spoke.', ['Jon Vale: Chairperson + Minister of Ports (Kenya)']],
    ['The Permanent Representative of Fiji, Ambassador Jon Vale, signed.', ['Jon Vale: Permanent Representative (Fiji)']],
    [
      'The Foreign Ministers of Peru and Fiji, Jane Roe and Jon Vale, met.',
      ['Jane Roe: Foreign Minister (Peru)', 'Jon Vale: Foreign Minister (Fiji)'],
    ],
    ['Jane Roe, Minister of Trade, Kingdom of Tonga', ['Jane Roe: Minister of Trade (Tonga)']],
    ['Kenya: Hon. Jane Roe, Minister of Trade', ['Jane Roe: Minister of Trade (Kenya)']],
    ['Dr. An Roe Hatda, Chief Executive Officer, spoke.', ['An Roe Hatda: Chief Executive Officer']],
    ['It met Jon Vale, Kenyan Ambassador to the United States.', ['Jon Vale: Ambassador to the United States (Kenya)']],
  ])('%s', (text, expected) => {
    expect(persons(text)).toEqual(expected)
  })
})

describe('what is no person', () => {
  it.each([
    'The Member States adopted the Plan of Action.',
    'The Foreign Ministers met in Nairobi.',
    'The Minister of Trade of Kenya spoke.',
    'An Executive Order was signed.',
    'Nearly 200 guests saw it.',
  ])('%s', (text) => {
    expect(persons(text)).toEqual([])
  })
})

describe('a town in front of an office', () => {
  it('is where something happens, not whose office it is', () => {
    const person = namesIn('In Nairobi President Roe spoke.').find((n) => n.type === 'person')
    expect(person?.of).toBeUndefined()
    expect(person?.post).toBe('President')
  })
})
