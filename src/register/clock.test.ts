import { describe, expect, it } from 'vitest'
import { BY, oneClaim, problemOf } from './claims.fixture.ts'
import { ENGINES, titled } from './engines.fixture.ts'
import { openRegister } from './open.ts'

describe.each(ENGINES)('a clock that goes back, on $name', (engine) => {
  it.skipIf(engine.missing !== undefined)(`is said, and nothing is stored by it (${titled(engine)})`, () =>
    engine.inPlace(async (place) => {
      const register = await openRegister(place, { create: true, keepsClock: true })
      const add = async (text: string, learned: string): Promise<string> => {
        const { document, reading } = oneClaim(text, 'meeting', { body: 'Forum', when: '2024-09-04' })
        return problemOf(register.add(document, reading, { ...BY, learned }))
      }
      const decide = (at: string): Promise<string> => problemOf(register.decide({ at, who: 'Jane Roe', act: 'note', claims: [], why: 'x' }))
      expect(await add('One.', '2025-03-01T08:00:00.000Z')).toBe('none')
      // Some minutes are no fault.
      expect(await add('Two.', '2025-03-01T07:30:00.000Z')).toBe('none')
      expect([await add('Three.', '2024-03-01T08:00:00.000Z'), await decide('2024-03-01T08:00:00.000Z')]).toEqual(['clock', 'clock'])
      expect(await decide('2025-03-02T08:00:00.000Z')).toBe('none')
      expect(await add('Four.', '2025-03-01T09:00:00.000Z')).toBe('clock')
      expect([(await register.documents()).length, (await register.decisions()).length]).toEqual([2, 1])
      await register.close()
      // By a person's word the clock is right.
      const trusting = await openRegister(place)
      const { document, reading } = oneClaim('Five.', 'meeting', { body: 'Forum', when: '2024-09-04' })
      expect((await trusting.add(document, reading, { ...BY, learned: '2024-03-01T08:00:00.000Z' })).outcome).toBe('new')
      await trusting.close()
    }),
  )
})
