import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeDocument } from '../sources/document.ts'
import { BY, oneClaim, readClaim } from './claims.fixture.ts'
import { ENGINES, titled } from './engines.fixture.ts'
import { queryFault } from './query-fault.ts'
import { openWith } from './register.fixture.ts'
import type { Finding, FindOptions, Register } from './register.ts'

const LATER = { ...BY, learned: '2025-04-01T08:00:00.000Z' }
const URL_OF = 'https://mfa.example/plan'

/** What was found, the sentence of each hit. */
const found = ({ places, records }: Finding): string[] => [...places, ...records].map(({ sentence }) => sentence)

describe.each(ENGINES)('what was learned since, on $name', (engine) => {
  describe.skipIf(engine.missing !== undefined)(titled(engine), () => {
    let register: Register
    let close: () => Promise<void>
    let before = 0
    const since = async (query: string, options: FindOptions = {}): Promise<Finding> =>
      register.find(query, { learned: { behind: before }, ...options })

    beforeAll(async () => {
      ;({ register, close } = await openWith(engine, [
        oneClaim(
          'Russia proposed a fund for ports.',
          'initiative',
          { idea: 'fund for ports', by: ['Russia'], when: '2022-01-01' },
          { date: '2022-01-02' },
        ),
        oneClaim(
          'The ministers of Norland met in Jakarta.',
          'meeting',
          { participants: ['Norland', 'Arcadia'], where: 'Jakarta', when: '2024-05-05' },
          { date: '2024-05-06', url: URL_OF },
        ),
      ]))
      before = await register.learnedUpTo()
      // Learned by a clock that is behind: what was stored later is new all the same.
      const early = { ...LATER, learned: '2025-02-28T23:00:00.000Z' }
      const again = oneClaim(
        'Indonesia supports the fund for ports of Russia.',
        'initiative',
        { idea: 'fund for ports', by: ['Russia'], supporters: ['Indonesia'], when: '2022-01-01' },
        { date: '2025-02-01' },
      )
      await register.add(again.document, again.reading, early)
      // A newer version says what the older said, and one thing more.
      const text = 'The ministers of Norland met in Jakarta. \nRussia proposed a school of ports.'
      await register.add(
        makeDocument(text, { date: '2024-05-06', url: URL_OF }, 'test.txt'),
        {
          claims: [
            readClaim('meeting', { participants: ['Norland', 'Arcadia'], where: 'Jakarta', when: '2024-05-05' }, 0, 40),
            readClaim('initiative', { idea: 'school of ports', by: ['Russia'], when: '2024' }, 42, text.length),
          ],
        },
        LATER,
      )
    })
    afterAll(() => close())

    it.each<[query: string, sentences: readonly string[]]>([
      ['kind:initiative by:Russia', ['Russia proposed a school of ports.', 'Indonesia supports the fund for ports of Russia.']],
      ['initiatives by Russia', ['Russia proposed a school of ports.', 'Indonesia supports the fund for ports of Russia.']],
      // A record that was known is told by the claim that is new.
      ['kind:initiative fund', ['Indonesia supports the fund for ports of Russia.']],
      ['kind:initiative year:2024', ['Russia proposed a school of ports.']],
      ['kind:meeting', []],
      ['ports', ['Russia proposed a school of ports.', 'Indonesia supports the fund for ports of Russia.']],
      ['"fund for" OR school', ['Russia proposed a school of ports.', 'Indonesia supports the fund for ports of Russia.']],
      // Both versions of the document say so.
      ['jakarta', []],
      ['proposed -school', []],
      ['by:Atlantis', []],
      ['-ports', []],
    ])('finds with %s', async (query, sentences) => {
      const all = await since(query)
      expect([found(all), all.total ?? 0]).toEqual([sentences, sentences.length])
      expect(found(await register.find(query, { learned: { behind: await register.learnedUpTo() } }))).toEqual([])
    })

    it('finds from a day on what was learned from then on, and all since ever', async () => {
      expect(found(await register.find('ports', { learned: { from: '2025-04-01' } }))).toEqual(['Russia proposed a school of ports.'])
      expect(found(await register.find('kind:initiative', { learned: { from: '2025-04-02' } }))).toEqual([])
      expect(found(await register.find('kind:initiative', { learned: { behind: 0 } }))).toHaveLength(3)
    })

    it('goes on where a part ended, and counts what it found', async () => {
      for (const query of ['ports', 'kind:initiative']) {
        const first = await since(query, { limit: 1, facets: true })
        expect([found(first), first.total]).toEqual([['Russia proposed a school of ports.'], 2])
        const second = await since(query, { limit: 1, ...(first.next === undefined ? {} : { after: first.next }) })
        expect([found(second), second.next]).toEqual([['Indonesia supports the fund for ports of Russia.'], undefined])
      }
      expect((await since('kind:initiative', { facets: true })).facets?.kind).toEqual([{ value: 'initiative', records: 2 }])
      await expect(since('ports', { after: 'x' })).rejects.toThrow('no cursor of this list')
    })

    it('knows when each claim and document was learned', async () => {
      const { records } = await since('kind:initiative school')
      const claim = records[0]?.claim
      expect(await register.learnedUpTo(claim?.id)).toBe(before + 2)
      expect(await register.learnedUpTo(claim?.document)).toBe(before + 2)
      expect(await register.learnedUpTo('0000000000000000')).toBe(0)
      // Where something is hidden, it is not there.
      const seen = await register.seen({ collections: [] })
      expect([
        await seen.learnedUpTo(),
        await seen.learnedUpTo(claim?.id),
        found(await seen.find('ports', { learned: { behind: 0 } })),
      ]).toEqual([0, 0, []])
      await seen.close()
    })

    it('keeps searches by whose they are, and those that were dropped with who and when', async () => {
      const { searches } = register
      const search = (id: string, who: string, name: string) => ({
        ...{ id, who, name, query: 'ports', at: LATER.learned, from: before },
        seen: { at: LATER.learned, upTo: before },
      })
      for (const one of [search('b', 'Roe', 'ports'), search('a', 'Roe', 'all'), search('c', 'Poe', 'ports')]) await searches.put(one)
      expect((await searches.all()).map(({ id }) => id)).toEqual(['c', 'a', 'b'])
      await searches.put({ ...search('a', 'Roe', 'all'), dropped: { at: LATER.learned, who: 'Roe' } })
      expect((await searches.all()).map(({ id }) => id)).toEqual(['c', 'b'])
      expect((await searches.get('a'))?.dropped?.who).toBe('Roe')
      expect(await searches.get('d')).toBeUndefined()
    })
  })
})

describe('a query that can find nothing, whatever is there,', () => {
  it.each<[query: string, fault: RegExp | undefined]>([
    ['kind:meeting by:Atlantis -place:Nowhere', undefined],
    ['meetings with Japan since 2020', undefined],
    ['ferr* (ports OR quays)', undefined],
    ['', /asks for nothing/],
    ['* (', /asks for nothing/],
    ['-ports', /only excluded/],
    ['kind:nonsense', /no kind “nonsense”/],
    ['ports (kind:meeting OR -modality:perhaps)', /no modality “perhaps”/],
    ['since:soon', /“soon” is no date/],
    ['colour:red', /“colour:” is no filter/],
  ])('%j is told', (query, fault) => {
    if (fault === undefined) expect(queryFault(query)).toBeUndefined()
    else expect(queryFault(query)).toMatch(fault)
  })
})
