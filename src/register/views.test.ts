import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BY, knowledge, oneClaim, readClaim } from './claims.fixture.ts'
import { ENGINES, titled } from './engines.fixture.ts'
import { openRegister } from './open.ts'
import { CLOCKS, type Register, type RegisterReader, type Scope, type View } from './register.ts'
import { anyStep, take } from './steps.fixture.ts'
import { Views } from './views.ts'

/** Days around those on which the steps publish and learn. */
const anyScope: fc.Arbitrary<Scope> = fc.record(
  {
    asOf: fc.record({ day: fc.constantFrom('2024-09-03', '2024-09-05', '2024-09-09', '2025-01-01'), clock: fc.constantFrom(...CLOCKS) }),
    collections: fc.constantFrom(['open'], ['press'], ['open', 'press']),
  },
  { requiredKeys: [] },
)

const anyTurn = fc.oneof(
  { weight: 5, arbitrary: anyStep },
  {
    weight: 2,
    arbitrary: fc.record({
      does: fc.constant('collect' as const),
      which: fc.nat(1_000),
      into: fc.constantFrom('press', 'treaties', 'open'),
    }),
  },
  { weight: 5, arbitrary: fc.record({ does: fc.constant('look' as const), scope: anyScope }) },
)

/** All that can be seen, in an order of its own. */
async function everything(reader: RegisterReader): Promise<unknown> {
  const sorted = (things: readonly unknown[]): readonly string[] => things.map((thing) => JSON.stringify(thing)).sort()
  return {
    records: sorted(await reader.records()),
    entities: sorted(await reader.entities()),
    documents: sorted(await reader.documents()),
    listed: sorted((await reader.parts.documents({}, {})).items),
    newest: sorted((await reader.parts.documents({ newest: true }, {})).items),
    claims: sorted(await reader.claims({ all: true })),
    decisions: await reader.decisions(),
    review: sorted(await reader.review()),
    counts: await reader.counts(),
  }
}

async function collectOne(register: Register, which: number, into: string, at: string): Promise<void> {
  const documents = await register.documents()
  const document = documents[which % Math.max(1, documents.length)]
  if (document !== undefined) await register.collect([document.id], into, 'A. Clerk', at)
}

describe.each(ENGINES)('views', (engine) => {
  const on = (name: string, work: (register: Register) => Promise<void>): void =>
    it.skipIf(engine.missing !== undefined)(`${name}: ${titled(engine)}`, () =>
      engine.inPlace(async (place) => {
        const register = await openRegister(place, { create: true, knowledge: knowledge() })
        try {
          await work(register)
        } finally {
          await register.close()
        }
      }),
    )

  it.skipIf(engine.missing !== undefined)(
    `moved from scope to scope while the register changes, a view shows what a new one shows: ${titled(engine)}`,
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(anyTurn, { minLength: 4, maxLength: 16 }), (turns) =>
          engine.inPlace(async (place) => {
            const register = await openRegister(place, { create: true, knowledge: knowledge() })
            let moved: View | undefined
            try {
              for (const [round, turn] of turns.entries()) {
                if (turn.does === 'collect') await collectOne(register, turn.which, turn.into, '2025-01-01T00:00:00.000Z')
                else if (turn.does !== 'look') await take(turn, round, register)
                else {
                  const before: View | undefined = moved
                  moved = await before?.move(turn.scope)
                  // Other names may bring anything together: then it is begun anew.
                  if (moved === undefined) await before?.close()
                  moved ??= await register.seen(turn.scope)
                  const fresh = await register.seen(turn.scope)
                  try {
                    expect(await everything(moved)).toEqual(await everything(fresh))
                  } finally {
                    await fresh.close()
                  }
                }
              }
            } finally {
              await moved?.close()
              await register.close()
            }
          }),
        ),
        { numRuns: Number(process.env['RUNS'] ?? (engine.name === 'SQLite' ? 25 : 4)) },
      )
    },
    600_000,
  )

  on('days and changes are followed on one connection', async (register) => {
    await addOn(register, '2024-01-01', '2024-02-01', '2024-03-01')
    const { views, opened } = counted(register)
    const meetings = (day: string): Promise<number> =>
      views.see({ asOf: { day, clock: 'published' } }, async (reader) => (await reader.records()).length)
    try {
      expect([await meetings('2024-01-15'), await meetings('2024-03-15'), await meetings('2024-02-15')]).toEqual([1, 3, 2])
      await addOn(register, '2024-02-10')
      expect([await meetings('2024-02-15'), await meetings('2024-02-05')]).toEqual([3, 2])
      expect(opened()).toBe(1)
    } finally {
      await views.close()
    }
  })

  on('others have their turn while one is worked out', async (register) => {
    const { document } = oneClaim('Everybody met.', 'meeting', {}, { date: '2024-01-01' })
    const claims = Array.from({ length: 2_500 }, (_, i) => readClaim('meeting', { body: `Forum ${i}`, when: '2024-01-01' }, 0, 8, 'done'))
    await register.add(document, { claims }, BY)
    const view = await register.seen({ collections: ['open'] })
    let turns = 0
    const timer = setInterval(() => {
      turns += 1
    }, 1)
    try {
      expect((await view.counts()).claims).toBe(2_500)
      expect(turns).toBeGreaterThan(3)
    } finally {
      clearInterval(timer)
      await view.close()
    }
  })

  on('what somebody is still looking at is not moved under their eyes', async (register) => {
    await addOn(register, '2024-01-01', '2024-02-01')
    const { views, opened } = counted(register)
    const at = (day: string) => ({ asOf: { day, clock: 'published' as const } })
    try {
      await views.see(at('2024-01-15'), async (first) => {
        expect(await first.records()).toHaveLength(1)
        await views.see(at('2024-02-15'), async (second) => expect(await second.records()).toHaveLength(2))
        expect(await first.records()).toHaveLength(1)
      })
      expect(opened()).toBe(2)
    } finally {
      await views.close()
    }
  })

  on('who asks after a change waits for those who ask still, rather than beginning anew', async (register) => {
    await addOn(register, '2024-01-01')
    const { views, opened } = counted(register)
    const open = { collections: ['open'] }
    try {
      let leave = (): void => {}
      const stays = new Promise<void>((resolve) => {
        leave = resolve
      })
      const first = views.see(open, async (reader) => {
        const before = (await reader.records()).length
        await stays
        return [before, (await reader.records()).length]
      })
      await views.see(open, (reader) => reader.records())
      await addOn(register, '2024-02-01')
      const second = views.see(open, async (reader) => (await reader.records()).length)
      setTimeout(leave, 50)
      expect([await first, await second]).toEqual([[1, 1], 2])
      expect(opened()).toBe(1)
    } finally {
      await views.close()
    }
  })
})

/** Adds a meeting for each day, told on it. */
async function addOn(register: Register, ...days: readonly string[]): Promise<void> {
  for (const day of days) {
    const { document, reading } = oneClaim(`The forum of ${day} met.`, 'meeting', { body: `Forum of ${day}`, when: day }, { date: day })
    await register.add(document, reading, BY)
  }
}

/** Views of a register, and how many were begun anew. */
function counted(register: Register): { readonly views: Views; readonly opened: () => number } {
  let opened = 0
  const views = new Views({
    mark: () => register.mark(),
    seen: (scope) => {
      opened += 1
      return register.seen(scope)
    },
  })
  return { views, opened: () => opened }
}
