import { describe, expect, it } from 'vitest'
import { told, type Told } from '../register/claims.fixture.ts'
import { NO_KNOWLEDGE } from '../register/knowledge.ts'
import { nameKey } from '../register/names.ts'
import type { Decision, Entity } from '../register/record.ts'
import { settle } from '../register/settle.ts'
import { bodiesOn } from './bodies.ts'
import { formerNames, nameOn } from './names-in-time.ts'

const session = (body: string, ordinal: number, when: string): Told => ({ document: when, slots: { body, ordinal, when } })
const renamed = (from: string, to: string, until?: string): Decision => ({
  at: '2025-03-01T08:00:00.000Z',
  who: 'Jane Roe',
  act: 'rename',
  claims: [],
  names: [to, from],
  why: 'as its communiqué says',
  ...(until === undefined ? {} : { until }),
})

/** Three names of one body; each session is told under the name of its day. */
const [CLUB, FORUM, LEAGUE] = ['Straits Economic Club', 'Straits Economic Forum', 'Straits Prosperity League']
const SESSIONS = [session(CLUB, 1, '2009-05-01'), session(FORUM, 2, '2014-05-01'), session(LEAGUE, 3, '2020-05-01')]
const RENAMED = [renamed(CLUB, FORUM, '2010'), renamed(FORUM, LEAGUE, '2018-06-30')]

/** What settling makes of sessions, in whatever order they are told and decided on. */
function settled(sessions: readonly Told[], decisions: readonly Decision[], knowledge = NO_KNOWLEDGE) {
  const { records, entities } = settle(sessions.map(told), decisions, knowledge)
  return { records, entities: entities.filter(({ kind }) => kind === 'body') }
}

describe('a body that was renamed twice', () => {
  it.each([
    ['in their order', SESSIONS, RENAMED],
    ['told the other way round', SESSIONS.toReversed(), RENAMED],
  ])('is one, with three names: %s', (_how, sessions, decisions) => {
    const { entities, records } = settled(sessions, decisions)
    expect(entities.map(({ name }) => name)).toEqual([LEAGUE])
    expect(entities[0]?.names.toSorted()).toEqual([CLUB, FORUM, LEAGUE])
    expect(entities[0]?.periods).toEqual({ [CLUB]: '../2010', [FORUM]: '../2018-06-30' })
    expect(new Set(records.map(({ body }) => body))).toEqual(new Set([entities[0]?.id]))
  })

  it.each<[day: string, name: string, former: readonly string[], sessions: number]>([
    ['2009-12-31', CLUB, [], 1],
    ['2010-12-31', CLUB, [], 1],
    ['2011-01-01', FORUM, [CLUB], 1],
    ['2018-06-30', FORUM, [CLUB], 2],
    ['2018-07-01', LEAGUE, [FORUM, CLUB], 2],
    ['2025-01-01', LEAGUE, [FORUM, CLUB], 3],
  ])('on %s it is listed as %s', (day, name, former, count) => {
    const { entities, records } = settled(SESSIONS, RENAMED)
    expect(bodiesOn(records, day, entities)).toMatchObject([{ body: name, entity: entities[0]?.id, sessions: count }])
    expect((bodiesOn(records, day, entities)[0]?.former ?? []).map((one) => one.name)).toEqual(former)
  })

  it('without a day of its end an old name is one of its names, and the new one is shown', () => {
    const { entities, records } = settled(SESSIONS, [renamed(CLUB, FORUM), renamed(FORUM, LEAGUE)])
    expect(bodiesOn(records, '2009-12-31', entities).map(({ body }) => body)).toEqual([LEAGUE])
  })
})

describe('a name that a table knows', () => {
  const aliases = new Map([CLUB, FORUM, LEAGUE, 'SPL'].map((name) => [nameKey(name), LEAGUE]))
  const knowledge = {
    ...NO_KNOWLEDGE,
    aliases,
    kinds: new Map([[nameKey(LEAGUE), 'body' as const]]),
    periods: new Map([
      [nameKey(CLUB), '../2010'],
      [nameKey(FORUM), '2010/2018'],
    ]),
  }

  it.each<[day: string, name: string]>([
    ['2008-01-01', CLUB],
    ['2012-01-01', FORUM],
    ['2020-01-01', LEAGUE],
  ])('is shown on the days of its period: %s %s', (day, name) => {
    const { entities, records } = settled([session(CLUB, 1, '2007-05-01'), session(FORUM, 2, '2011-05-01')], [], knowledge)
    expect(bodiesOn(records, day, entities).map(({ body }) => body)).toEqual([name])
  })

  it('a body that was told of under its old name only is listed by the new one', () => {
    const { entities, records } = settled([session(FORUM, 2, '2011-05-01')], [], knowledge)
    expect(bodiesOn(records, '2025-01-01', entities)).toMatchObject([{ body: LEAGUE, former: [{ name: FORUM, period: '2010/2018' }] }])
  })

  it('a body that is only described is listed once, whatever it was called', () => {
    const { entities, records } = settled(
      [CLUB, 'SPL'].map((name) => ({ kind: 'body' as const, document: name, slots: { name, since: '1999' } })),
      [],
      knowledge,
    )
    expect(bodiesOn(records, '2025-01-01', entities)).toMatchObject([{ body: LEAGUE, sessions: 0 }])
  })
})

describe('names in time', () => {
  const entity = (names: readonly string[], periods: Record<string, string>): Entity => ({
    id: 'x',
    kind: 'body',
    name: names[0] ?? '',
    names,
    periods,
    claims: 1,
  })
  it.each<[string, Entity, string, string, string]>([
    ['no period', entity(['New', 'Old'], {}), '2000-01-01', 'New', ''],
    [
      'two spellings of one name',
      entity(['New', 'The Old', 'the old'], { 'The Old': '../2010', 'the old': '../2010' }),
      '2012-01-01',
      'New',
      'The Old',
    ],
    ['a name between two days', entity(['G7', 'G8'], { G8: '1997/2014' }), '1995-01-01', 'G7', ''],
    ['within them', entity(['G7', 'G8'], { G8: '1997/2014' }), '2005-01-01', 'G8', ''],
    ['after them', entity(['G7', 'G8'], { G8: '1997/2014' }), '2015-01-01', 'G7', 'G8'],
  ])('%s', (_what, one, day, name, former) => {
    expect([
      nameOn(one, day),
      formerNames(one, day)
        .map((old) => old.name)
        .join(),
    ]).toEqual([name, former])
  })
})
