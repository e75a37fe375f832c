import { describe, expect, it } from 'vitest'
import { reader } from '../reader.fixture.ts'

const claims = (text: string): object[] =>
  reader.read({ text, issuer: 'Fiji', date: '2024-05-10' }).claims.map((c) => ({ kind: c.kind, ...c.slots }))

describe('who speaks from a label on', () => {
  it.each([
    'Hon Jane Roe (Minister of Ports) replied: I was in Lima on 3 May for talks on tides.',
    'Minister Jane Roe: Good afternoon.\nI was in Lima on 3 May for talks on tides.',
  ])('%s', (text) => {
    expect(claims(text)).toContainEqual(expect.objectContaining({ kind: 'visit', who: 'Jane Roe', where: 'Lima', when: '2024-05-03' }))
  })

  it('ends where somebody else asks', () => {
    const read = claims('Minister Jane Roe: Good afternoon.\nQuestion: I was in Lima on 3 May.')
    expect(read.filter((c) => 'who' in c)).toEqual([])
  })
})
