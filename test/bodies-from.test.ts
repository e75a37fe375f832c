import { describe, expect, it } from 'vitest'
import { nameKnowledge } from '../src/cli/names.ts'
import { BY } from '../src/register/claims.fixture.ts'
import { ENGINES, titled } from '../src/register/engines.fixture.ts'
import { openRegister } from '../src/register/index.ts'
import { makeDocument } from '../src/sources/index.ts'
import { loadKnowledge } from '../src/sources/knowledge-folder.ts'
import { bodiesOn } from '../src/watch/bodies.ts'
import { bodiesFrom } from '../src/watch/bodies-from.ts'

/** Sixty sessions of a body, each spring and autumn since 1990. The 58th is held, the 59th and 60th lie ahead. */
const SESSIONS = Array.from({ length: 60 }, (_, at) => ({
  ordinal: at + 1,
  when: `${1990 + Math.floor(at / 2)}-${at % 2 === 0 ? '04' : '10'}-12`,
  modality: at < 58 ? ('done' as const) : ('scheduled' as const),
}))
const DAY = '2019-01-15'

describe.each(ENGINES)('on $name', (engine) => {
  describe.skipIf(engine.missing !== undefined)(titled(engine), () => {
    it('a body of many sessions is told by those held last, and all are counted', () =>
      engine.inPlace(async (place) => {
        const register = await openRegister(place, { create: true, knowledge: nameKnowledge(await loadKnowledge()) })
        for (const { ordinal, when, modality } of SESSIONS) {
          const text = `Session ${ordinal} of the Kenya–Norway Ports Council.`
          const slots = { body: 'Kenya–Norway Ports Council', ordinal, when, where: ordinal % 2 === 0 ? 'Oslo' : 'Nairobi' }
          const claim = { kind: 'meeting' as const, modality, slots, passage: { start: 0, end: text.length } }
          const read = { claims: [{ ...claim, spans: {}, inferred: {}, rows: { frame: 'test' } }] }
          await register.add(makeDocument(text, { date: when }, `${ordinal}.txt`), read, BY)
        }
        const [row, ...others] = (await bodiesFrom(register, DAY, [], {})).items
        expect(others).toEqual([])
        expect(row).toMatchObject({
          sessions: 58,
          last: { ordinal: '58', when: '2018-10-12', where: 'Oslo' },
          next: { ordinal: '59', when: '2019-04-12', where: 'Nairobi' },
        })
        const records = await register.records({ kind: ['meeting', 'body'] })
        expect([row]).toEqual(bodiesOn(records, DAY, await register.entities('body'), register.stateOf))
        let read = 0
        const watched = {
          ...register,
          watch: {
            ...register.watch,
            records: (ids: readonly string[]) => {
              read += ids.length
              return register.watch.records(ids)
            },
          },
        }
        await bodiesFrom(watched, DAY, [], {})
        expect(read).toBeLessThan(SESSIONS.length)
        await register.close()
      }))
  })
})
