import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readRows, rowName } from '../language/tables.ts'
import { loadKnowledge } from '../sources/knowledge-folder.ts'
import { explain, rowsOfClaim } from './explain.ts'
import { createReader, readKnowledge } from './read.ts'

const tables = await loadKnowledge()
const knowledge = readKnowledge(tables)
const input = {
  text: 'The Border Committee will not meet in Lima on 4 June 2024.\nForeign Minister Jane Roe visited Kenya.\nThe canal cost $5 million.\n',
  date: '2024-06-10',
}
const outcomes = (text: string): string[] => {
  const detail = explain(knowledge, { text, date: '2024-06-01' }, 1).detail
  return (detail?.tried ?? []).map(({ row, outcome }) => `${row}: ${outcome}`)
}

describe('explain', () => {
  it('reads what the reader reads', () => {
    expect(explain(knowledge, input).reading).toEqual(createReader(tables).read(input))
  })

  it('tells what was recognised in a sentence without a claim', () => {
    const [first] = explain(knowledge, input).sentences
    expect(first?.claims).toEqual([])
    expect(first?.names.map(({ words, type, value }) => `${words} = ${type} ${value}`)).toEqual([
      'Border Committee = body Border Committee',
      'Lima = place Lima',
    ])
    expect(first?.dates.map(({ words, edtf }) => `${words} = ${edtf}`)).toEqual(['4 June 2024 = 2024-06-04'])
    expect(first?.verbs).toEqual([
      expect.objectContaining({ words: 'will not meet', lemma: 'meet', tense: 'future', voice: 'active', negated: true }),
    ])
    expect(first?.nouns).toEqual([expect.objectContaining({ words: 'Committee', row: 'nouns/committee' })])
  })

  it('tells amounts', () => {
    const third = explain(knowledge, input).sentences[2]
    expect(third?.amounts).toEqual([expect.objectContaining({ words: '$5 million', value: 5_000_000, unit: 'USD' })])
  })

  it.each([
    [
      'Norland sent nearly twenty-two million tonnes of rice.',
      'numbers/ten.twenty|numbers/cardinal.two|numbers/scale.million|numbers/unit.tonnes|hedges/almost.nearly',
    ],
    ['The canal cost 3 million Kenyan shillings.', 'numbers/scale.million|currencies/KES'],
    ['Trade grew by 6 percent.', 'numbers/unit.percent|change-words/grew'],
  ])('names the rows of an amount: %s', (text, rows) => {
    const amounts = explain(knowledge, { text, date: '2024-06-10' }).sentences.flatMap((sentence) => sentence.amounts)
    expect(amounts.flatMap((amount) => amount.rows).sort()).toEqual(rows.split('|').sort())
  })

  it('names the rows of a claim\u2019s amount', () => {
    const told = explain(knowledge, { text: 'Norway pledged almost €5 million for the clinic.', date: '2024-06-10' })
    const promise = told.reading.claims.find(({ kind }) => kind === 'commitment')
    const rows = promise === undefined ? {} : rowsOfClaim(told, promise)
    expect(rows).toMatchObject({
      value: 'hedges/almost.almost|numbers/currency.euro-sign|numbers/scale.million',
    })
  })

  it('marks words where they stand in the text', () => {
    for (const { names, dates, verbs, nouns, amounts } of explain(knowledge, input).sentences)
      for (const { words, span } of [...names, ...dates, ...verbs, ...nouns, ...amounts])
        expect(input.text.slice(span.start, span.end).replace(/\s+/g, ' ')).toBe(words)
  })

  it('names only rows that are in the tables', () => {
    const known = new Set(Object.entries(tables).flatMap(([table, text]) => readRows(table, text).map(rowName)))
    const examples = new URL('../../examples/', import.meta.url)
    const named = readdirSync(examples)
      .filter((file) => file.endsWith('.txt'))
      .flatMap((file) => createReader(tables).read({ text: readFileSync(new URL(file, examples), 'utf8'), date: '2024-06-10' }).claims)
      .flatMap(({ rows }) => Object.values(rows).flatMap((row) => row.split('|')))
    expect(named.length).toBeGreaterThan(1000)
    // A date is read by its grammar, whose examples are the table; a shape or a rule is no row and says so.
    expect([...new Set(named)].filter((row) => row !== 'dates' && !/^(?:shape|rule)\//.test(row) && !known.has(row))).toEqual([])
  })

  it('shows how one sentence was taken apart', () => {
    const { detail } = explain(knowledge, input, 2)
    expect(detail?.tokens.map(({ words }) => words).join('|')).toBe('Foreign|Minister|Jane|Roe|visited|Kenya|.')
    expect(detail?.phrases.map(({ type, words }) => `${type}: ${words}`)).toEqual([
      'noun phrase: Foreign Minister Jane Roe',
      'verb: visited',
      'noun phrase: Kenya',
      'other: .',
    ])
    expect(detail?.clauses).toEqual([{ kind: 'main', verb: 'visited', subject: 'Foreign Minister Jane Roe', rest: 'Kenya', around: {} }])
    expect(detail?.tried).toContainEqual({ verb: 'visited', row: 'frames/visit', kind: 'visit', outcome: 'read' })
    expect(explain(knowledge, input, 9)).not.toHaveProperty('detail')
  })

  it('shows what stands around each verb', () => {
    const text = 'On 4 May 2024, Jane Roe met Ali Zaid in Lima, where Peru had signed a treaty with Kenya.'
    const clauses = explain(knowledge, { text, date: '2024-06-01' }, 1).detail?.clauses ?? []
    expect(clauses[0]).toMatchObject({ verb: 'met', around: { when: '2024-05-04', where: 'Lima' } })
    expect(clauses[1]).toMatchObject({ verb: 'had signed', around: { with: 'Kenya' } })
  })

  for (const [text, outcome] of [
    ['Jane Roe will not visit Kenya.', 'frames/visit: the verb is negated'],
    ['The minister visited the matter.', 'frames/visit: needs place, found nothing of a known class'],
    ['Peru travelled on 4 May.', 'frames/travel: no such complement: needs to'],
    ['The sides signed the agreement.', 'frames/instrument.signed: read'],
    ['The Council decided to open an office and that it will close.', 'frames/decide: read'],
    ['Peru plans talks on ports in 2025.', 'frames/be-planned: read'],
  ] as const) {
    it(`${text} → ${outcome}`, () => expect(outcomes(text)).toContain(outcome))
  }

  it('says when a row lost to another of its kind', () => {
    const said = outcomes('Japan promised to build the centre.')
    expect(said).toContain('frames/pledge: read')
    expect(said).toContain('frames/pledge.object: another row read a commitment first')
  })
})
