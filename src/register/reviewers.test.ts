import { describe, expect, it } from 'vitest'
import { BY, knowledge, oneClaim } from './claims.fixture.ts'
import { ENGINES, titled, type TestEngine } from './engines.fixture.ts'
import { openRegister } from './open.ts'
import type { Decision } from './record.ts'
import type { Register } from './register.ts'

const AT = '2025-03-02T08:00:00.000Z'
const by = (who: string, act: Decision['act'], claim: string): Decision => ({ at: AT, who, act, claims: [claim] })

/** A register with one document and one claim in each collection. Gives the claims by collection. */
async function filled(register: Register, ...collections: readonly string[]): Promise<{ readonly [collection: string]: string }> {
  const claims: { [collection: string]: string } = {}
  for (const collection of collections) {
    const { document, reading } = oneClaim(`The Forum of ${collection} met.`, 'meeting', {
      body: `Forum of ${collection}`,
      when: '2024-09-04',
    })
    const added = await register.add(document, reading, { ...BY, collection: { name: collection, who: 'A. Clerk' } })
    claims[collection] = (await register.claims({ document: added.document }))[0]?.id ?? ''
  }
  return claims
}

describe.each(ENGINES)('reviewers on $name', (engine: TestEngine) => {
  const on = it.skipIf(engine.missing !== undefined)
  const inRegister = (work: (register: Register) => Promise<void>): Promise<void> =>
    engine.inPlace(async (place) => {
      const register = await openRegister(place, { create: true, knowledge: knowledge() })
      await work(register).finally(() => register.close())
    })

  on(`one is enough until more are required, and in that collection only (${titled(engine)})`, () =>
    inRegister(async (register) => {
      const claims = await filled(register, 'open', 'treaties', 'press')
      const standing = async (): Promise<readonly string[]> => {
        const bearing = new Set((await register.records()).flatMap((record) => record.claims))
        const told = await register.claims({ all: true })
        // What settling and a claim by itself say is the same.
        expect(told.filter(({ bears }) => bears).map(({ id }) => id)).toEqual(expect.arrayContaining([...bearing]))
        return Object.entries(claims).flatMap(([collection, id]) => (bearing.has(id) ? [collection] : []))
      }
      for (const id of Object.values(claims)) await register.decide(by('Jane Roe', 'reject', id))
      expect(await standing()).toEqual([])
      const waiting = async () => (await register.review()).filter(({ reason }) => reason === 'second reviewer needed').map(({ id }) => id)

      await register.requireReviewers(2, 'treaties')
      expect(await register.reviewers()).toEqual({ everywhere: 1, collections: { treaties: 2 } })
      expect([await standing(), await waiting()]).toEqual([['treaties'], [claims['treaties']]])

      await register.requireReviewers(2)
      await register.requireReviewers(1, 'press')
      expect(await standing()).toEqual(['open', 'treaties'])
      await register.requireReviewers(1, 'open')
      expect(await standing()).toEqual(['treaties'])

      await register.decide(by('Ann Lee', 'reject', claims['treaties'] ?? ''))
      expect([await standing(), await waiting()]).toEqual([[], []])
      expect(await register.agreement('treaties')).toEqual([{ reviewers: ['Ann Lee', 'Jane Roe'], claims: 1, alike: 1 }])
      expect(await register.agreement('press')).toEqual([])
      expect(await register.agreement()).toHaveLength(1)
    }),
  )

  on('a document that moves comes under what is required where it stands; whoever sees it sees the same', () =>
    inRegister(async (register) => {
      const { press: claim = '' } = await filled(register, 'press')
      await register.requireReviewers(2, 'treaties')
      await register.decide(by('Jane Roe', 'reject', claim))
      const [document] = await register.documents()
      const bears = async (): Promise<readonly number[]> => {
        const seen = await register.seen({ collections: ['press', 'treaties'] })
        return [(await register.records()).length, (await seen.records().finally(() => seen.close())).length]
      }
      expect(await bears()).toEqual([0, 0])
      await register.collect([document?.id ?? ''], 'treaties', 'A. Clerk', AT)
      expect(await bears()).toEqual([1, 1])
    }),
  )

  on('a move is seen, even by a clock that went back', () =>
    inRegister(async (register) => {
      await filled(register, 'press')
      const [document] = await register.documents()
      const before = await register.mark()
      await register.collect([document?.id ?? ''], 'treaties', 'A. Clerk', '1999-01-01T00:00:00.000Z')
      expect(await register.mark()).not.toBe(before)
    }),
  )
})
