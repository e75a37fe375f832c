import { describe, expect, it } from 'vitest'
import { loadKnowledge } from '../../sources/knowledge-folder.ts'
import type { GoldDocument } from './cases.ts'
import { byIssuer, foldScores } from './folds.ts'

const shipped = await loadKnowledge()
const ROW = 'lantern-conclave\tLantern Conclave\tConclave of Lanterns\n'

/** The tables with a body that nothing but its row can tell; `seenIn` fills a column of that name. */
function withConclave(seenIn?: string): Record<string, string> {
  const bodies = seenIn === undefined ? `key\tname\taliases\n${ROW}` : `key\tname\taliases\tseen in\n${ROW.trimEnd()}\t${seenIn}\n`
  return { ...shipped, bodies }
}

function document(name: string, issuer: string, place: string, body: string): GoldDocument {
  const claim = { line: 1, kind: 'meeting', modality: 'done', body, where: place, when: '2024-05-03' }
  return {
    gold: { name: `${name}.gold.jsonl`, document: { issuer, date: '2024-05-10' }, claims: [claim] },
    input: { text: `The ${body} met in ${place} on 3 May 2024.`, issuer, date: '2024-05-10' },
  }
}

const conclave = document('conclave', 'Peru', 'Lima', 'Lantern Conclave')
const others = ['Kenya', 'Chile', 'Japan', 'Norway'].map((state) => document(state, state, 'Geneva', 'Border Committee'))
const documents = [conclave, ...others]

describe('folds', () => {
  it('score lower than the plain figure where a body is known by its row alone', () => {
    const { folds, mean, plain } = foldScores(withConclave(), documents, [])
    expect(plain).toBe(1)
    expect(mean).toBeLessThan(0.96)
    const own = folds.find((fold) => fold.documents.includes('conclave'))
    expect(own?.leftOut).toContain('bodies/lantern-conclave')
    expect([own?.plain.f1, own?.without.f1]).toEqual([1, expect.closeTo(0.75, 1)])
    expect(folds.filter((fold) => fold !== own).flatMap(({ leftOut }) => leftOut)).toEqual([])
  })

  it.each([
    ['another fold names it', [conclave, document('again', 'Kenya', 'Geneva', 'Lantern Conclave'), ...others.slice(1)], []],
    ['an example names it', documents, [document('example', 'Peru', 'Geneva', 'Lantern Conclave')]],
  ])('keep a row when %s', (_, some, examples) => {
    const { folds, mean } = foldScores(withConclave(), some, examples)
    expect(folds.flatMap(({ leftOut }) => leftOut)).not.toContain('bodies/lantern-conclave')
    expect(mean).toBe(1)
  })

  it('take the word of a row that says itself where it is seen', () => {
    const rowsWithout = (seenIn: string) => foldScores(withConclave(seenIn), documents, []).folds.flatMap(({ leftOut }) => leftOut)
    expect(rowsWithout('conclave|Chile')).not.toContain('bodies/lantern-conclave')
    expect(rowsWithout('conclave')).toContain('bodies/lantern-conclave')
  })

  it('leave out a form that only the fold has of a row that stays', () => {
    const lantern = document('lantern', 'Kenya', 'Geneva', 'Lantern Conclave')
    const short = document('short', 'Peru', 'Lima', 'Border Committee')
    const some = [lantern, { ...short, input: { ...short.input, text: `${short.input.text} Peru thanked the Conclave of Lanterns.` } }]
    expect(foldScores(withConclave(), some, []).folds.map(({ forms }) => forms)).toContainEqual([
      'bodies/lantern-conclave: Conclave of Lanterns',
    ])
  })

  it('keep the documents of an issuer together, however they are ordered', () => {
    const two = document('second', 'Peru', 'Lima', 'Lantern Conclave')
    const parts = (some: readonly GoldDocument[]) => byIssuer(some).map((fold) => fold.map(({ gold }) => gold.name).sort())
    expect(parts([two, ...documents])).toEqual(parts([...documents, two]))
    expect(parts([two, ...documents])).toContainEqual(['conclave.gold.jsonl', 'second.gold.jsonl'])
    expect(parts(documents)).toHaveLength(5)
  })
})
