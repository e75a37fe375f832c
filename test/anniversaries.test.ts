import { describe, expect, it } from 'vitest'
import { nameKnowledge } from '../src/cli/names.ts'
import { readDocument } from '../src/reading/read-document.ts'
import { createReader } from '../src/reading/read.ts'
import { BY } from '../src/register/claims.fixture.ts'
import { ENGINES, titled } from '../src/register/engines.fixture.ts'
import { openRegister, type Register } from '../src/register/index.ts'
import { makeDocument } from '../src/sources/index.ts'
import { loadKnowledge } from '../src/sources/knowledge-folder.ts'
import { plusDays, plusLength, plusMonths, plusYears } from '../src/watch/day.ts'
import type { Due } from '../src/watch/due.ts'
import { dueFrom } from '../src/watch/due-from.ts'
import { decisionOnDue } from '../src/watch/due-meant.ts'
import type { Handled } from '../src/watch/handling.ts'
import { ROUND_YEARS } from '../src/watch/rules.ts'
import { RULES } from '../src/watch/rules.fixture.ts'

/** Things that began, by the rule that keeps their anniversaries; of the first day, and of what is known only to the month or year. */
const BEGAN = [
  ['relation.since', 'Chile and Peru established diplomatic relations on 2 May 2000.', '2000-05-02'],
  ['relation.since', 'Kenya and Ghana have been strategic partners since 31 August 2001.', '2001-08-31'],
  ['treaty.act', 'Norway and Iceland signed the Treaty of Amity on 29 February 2000.', '2000-02-29'],
  ['treaty.act', 'Kenya and Ghana signed the Ports Agreement in March 2003.', '2003-03'],
  ['body.since', 'The Pacific Alliance was established on 28 April 2011.', '2011-04-28'],
  ['body.since', 'The Indian Ocean Rim Association was established in 1997.', '1997'],
] as const
const first = (when: string): string => (when.length === 4 ? `${when}-01-01` : when.length === 7 ? `${when}-01` : when)
const last = (when: string): string =>
  when.length === 4 ? `${when}-12-31` : when.length === 7 ? plusDays(plusMonths(`${when}-01`, 1), -1) : when

async function withBegan(place: string): Promise<Register> {
  const tables = await loadKnowledge()
  const reader = createReader(tables)
  const register = await openRegister(place, { create: true, knowledge: nameKnowledge(tables) })
  for (const [, text, when] of BEGAN) {
    const document = makeDocument(text, { date: plusYears(last(when), 1), issuer: 'Chile' }, 'note.txt')
    await register.add(document, await readDocument(reader, document), BY)
  }
  return register
}

const anniversaries = async (register: Register, day: string, more: { readonly aside?: boolean } = {}): Promise<readonly Due[]> =>
  (await dueFrom(register, { day, rules: RULES, ...more })).filter(({ says }) => /^\d+ years/.test(says))
/** Which anniversaries of a rule and a beginning are due on a day: `[50]`. */
const turns = (items: readonly Due[], rule: string, year: string): readonly number[] =>
  items.filter((item) => item.rule === rule && item.says.endsWith(`, ${year}`)).map(({ says }) => Number.parseInt(says, 10))

describe.each(ENGINES)('anniversaries on $name', (engine) => {
  describe.skipIf(engine.missing !== undefined)(titled(engine), () => {
    it('each round one becomes due by itself, as long before as its rule says, and is dropped with its day', { timeout: 120_000 }, () =>
      engine.inPlace(async (place) => {
        const register = await withBegan(place)
        for (const [key, text, when] of BEGAN) {
          const lead = RULES.find((rule) => rule.key === key)?.lead ?? ''
          for (const years of ROUND_YEARS) {
            const [day, end] = [plusYears(first(when), years), plusYears(last(when), years)]
            // The first day that, with the lead time, reaches the anniversary.
            let begins = plusMonths(day, -7)
            while (plusLength(begins, lead) < day) begins = plusDays(begins, 1)
            expect([text, years, lead, Math.round((Date.parse(day) - Date.parse(begins)) / 86_400_000 / 30.4)]).toEqual([
              text,
              years,
              'P6M',
              6,
            ])
            for (const [on, expected] of [
              [plusDays(begins, -1), []],
              [begins, [years]],
              [end, [years]],
              [plusDays(end, 1), []],
            ] as const) {
              const due = turns(await anniversaries(register, on), key, when.slice(0, 4))
              expect([text, years, on, due]).toEqual([text, years, on, expected])
            }
          }
        }
        await register.close()
      }),
    )

    it('what is done with one is not done with the next', { timeout: 60_000 }, () =>
      engine.inPlace(async (place) => {
        const register = await withBegan(place)
        const on = (years: number): string => plusDays(plusYears('2000-05-02', years), -30)
        const ofTies = async (years: number, aside = false) =>
          (await anniversaries(register, on(years), { aside })).filter(
            ({ rule, says }) => rule === 'relation.since' && says.endsWith('2000'),
          )
        const act = async (years: number, given: Pick<Handled, 'act'> & Partial<Handled>): Promise<void> => {
          const [item] = await ofTies(years)
          expect([years, item?.says]).toEqual([years, `${years} years since it began, 2000`])
          if (item !== undefined)
            await register.decide(decisionOnDue(item, { who: 'Jane Roe', why: 'asked', at: `${on(years)}T08:00:00.000Z`, ...given }))
        }
        await act(5, { act: 'close' })
        await act(10, { act: 'snooze', until: plusDays(on(10), 20) })
        await act(15, { act: 'assign', to: 'John Poe' })
        for (const years of ROUND_YEARS) {
          const due = await ofTies(years)
          expect([years, due.map(({ says }) => Number.parseInt(says, 10))]).toEqual([years, years === 5 || years === 10 ? [] : [years]])
          expect([years, due[0]?.handling?.assigned?.to]).toEqual([years, years === 15 ? 'John Poe' : undefined])
        }
        // What is put aside is told when it is asked for, with who did, and comes back when its day has come.
        expect((await ofTies(5, true))[0]?.handling?.aside?.act).toBe('close')
        expect(turns(await anniversaries(register, plusDays(on(10), 20)), 'relation.since', '2000')).toEqual([10])
        // One that stands beside it in a long window is another thing too.
        const both = (await dueFrom(register, { day: on(15), until: plusYears(on(15), 6), rules: RULES })).filter(
          ({ rule, says }) => rule === 'relation.since' && says.endsWith(', 2000'),
        )
        expect(both.map(({ when, handling }) => [when, handling?.assigned?.to])).toEqual([
          ['2015-05-02', 'John Poe'],
          ['2020-05-02', undefined],
        ])
        // A further document tells of the beginning: what was closed is told again, and still nothing is said of the next.
        const tables = await loadKnowledge()
        const document = makeDocument(
          'Chile and Peru established diplomatic relations on 2 May 2000.',
          { date: '2004-01-01', issuer: 'Peru' },
          'again.txt',
        )
        await register.add(document, await readDocument(createReader(tables), document), BY)
        expect((await ofTies(5))[0]?.handling?.before?.act).toBe('close')
        expect((await ofTies(20))[0]?.handling).toBeUndefined()
        await register.close()
      }),
    )
  })
})
