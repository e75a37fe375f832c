import { afterAll, describe, expect, it } from 'vitest'
import { chancery, chanceryJson, scratch } from './run.ts'

const files = scratch()
afterAll(files.gone)
const WHO = ['--who', 'Jane Roe']
const WHY = ['--why', 'compared with the printed page']

interface Record {
  readonly id: string
  readonly kind: string
  readonly claims: readonly string[]
  readonly fields: Readonly<{ [slot: string]: { readonly shown: unknown; readonly by: string } }>
}
interface Shown {
  readonly what: string
  readonly record?: Record
  readonly claim?: { readonly id: string; readonly bears: boolean; readonly document: string }
}
interface Queue {
  readonly count: number
  readonly items: readonly { readonly reason: string; readonly id: string; readonly detail: string; readonly others: readonly string[] }[]
}

const note = (data: string, text: string, slots: readonly string[], from: string, date: string, who = 'Jane Roe') =>
  chanceryJson<{ document: string }>([
    'note',
    text,
    '--kind',
    'meeting',
    ...slots.flatMap((slot) => ['--slot', slot]),
    '--from',
    from,
    '--date',
    date,
    '--who',
    who,
    '--data',
    data,
  ])

const queue = (data: string, reason: string) => chanceryJson<Queue>(['review', '--reason', reason, '--data', data])

describe('a note by hand', () => {
  const data = files.path('note')

  it('is told with its mark and no document', async () => {
    await note(
      data,
      'Told by phone: the commission met in Lowport.',
      ['body=Norland-Arcadia Joint Commission', 'ordinal=18', 'when=2024-09-04'],
      'Norland',
      '2024-09-05',
    )
    const { out } = await chancery(['brief', 'Norland-Arcadia Joint Commission', '--data', data, '--as-of', '2025-01-01'])
    expect(out).toContain('a note by Jane Roe, told by Norland, 5 Sep 2024 · no document')
    expect(out).not.toContain('paragraph')
  })

  it.each([
    [['note', 'x', '--kind', 'meeting', '--slot', 'when=2024'], /bears a name/],
    [['note', 'x', '--kind', 'meeting', '--slot', 'colour=red', ...WHO], /no such slot.*ordinal/],
    [['note', 'x', '--kind', 'meeting', '--slot', 'when=soon', ...WHO], /is a date/],
    [['note', 'x', '--kind', 'rumour', '--slot', 'when=2024', ...WHO], /none of meeting/],
    [['reject', 'abcd', ...WHO], /Say why/],
  ])('%j is wrong usage', async (args, message) => {
    const { code, err } = await chancery([...args, '--data', data])
    expect(code).toBe(2)
    expect(err).toMatch(message)
  })
})

describe('a dispute', () => {
  const data = files.path('dispute')
  const slots = (day: string) => ['body=Norland-Arcadia Joint Commission', 'ordinal=18', `when=${day}`]

  it('waits for a person, and is settled by one for good', async () => {
    await note(data, 'The 18th session was on the 4th.', slots('2024-09-04'), 'Norland', '2024-09-05')
    await note(data, 'The 18th session was on the 6th.', slots('2024-09-06'), 'Arcadia', '2024-09-07')
    const disputes = await queue(data, 'dispute')
    expect(disputes.items).toMatchObject([{ reason: 'dispute', detail: expect.stringContaining('2024-09-04 (Norland)') as string }])
    const id = disputes.items[0]?.id ?? ''
    const { record } = await chanceryJson<Shown>(['show', id, '--data', data])
    const wrong = record?.claims[1] ?? ''
    expect((await chancery(['correct', wrong, '--slot', 'when=2024-09-04', ...WHO, ...WHY, '--data', data])).out).toContain(
      'corrected by Jane Roe',
    )
    expect((await queue(data, 'dispute')).count).toBe(0)
    await chancery(['rebuild', '--data', data])
    expect((await queue(data, 'dispute')).count).toBe(0)
    expect((await chancery(['show', wrong, '--data', data])).out).toContain('correct by Jane Roe')
  })

  it('is gone when the one claim is rejected, and the claim stays', async () => {
    const { items } = await chanceryJson<Queue>(['review', '--data', data, '--limit', '50'])
    expect(items.map(({ reason }) => reason)).not.toContain('dispute')
    const { record } = await firstMeeting(data)
    const last = record?.claims[1] ?? ''
    await chancery(['reject', last, ...WHO, ...WHY, '--data', data])
    expect((await firstMeeting(data)).record?.claims).toEqual([record?.claims[0]])
    expect((await chanceryJson<Shown>(['show', last, '--data', data])).claim?.bears).toBe(false)
  })
})

async function firstMeeting(data: string): Promise<Shown> {
  const { bodies } = await chanceryJson<{ bodies: readonly { readonly last?: { readonly record: string } }[] }>([
    'bodies',
    '--data',
    data,
    '--as-of',
    '2026-01-01',
  ])
  return chanceryJson<Shown>(['show', bodies.find(({ last }) => last !== undefined)?.last?.record ?? '', '--data', data])
}

describe('records and names', () => {
  const data = files.path('names')

  it('are merged, split and renamed by persons, and stay so', async () => {
    await note(data, 'The forum met.', ['body=Straits Economic Forum', 'ordinal=7', 'when=2018-05-02'], 'Norland', '2018-05-03')
    await note(data, 'The forum met again.', ['body=Straits Prosperity Forum', 'ordinal=8', 'when=2019-05-02'], 'Norland', '2019-05-03')
    const names = async () => (await chanceryJson<{ bodies: { body: string; sessions: number }[] }>(['bodies', '--data', data])).bodies
    expect((await names()).map(({ body }) => body)).toEqual(['Straits Economic Forum', 'Straits Prosperity Forum'])
    const first = await firstMeeting(data)
    const old = (first.record as unknown as { body: string }).body
    const done = await chancery([
      'rename',
      old,
      'Straits Prosperity Forum',
      '--until',
      '2018',
      ...WHO,
      '--why',
      'decided at its 7th session',
      '--data',
      data,
    ])
    expect(done.out).toContain('Straits Economic Forum is called Straits Prosperity Forum')
    expect(await names()).toMatchObject([{ sessions: 2 }])
    await chancery(['rebuild', '--data', data])
    expect(await names()).toMatchObject([{ sessions: 2 }])
    const one = await firstMeeting(data)
    expect((await chancery(['show', one.record?.id ?? '', '--data', data])).out).toMatch(/before +7th/)
  })

  it('of which one part is something else are split', async () => {
    const data = files.path('split')
    const slots = ['body=Norland-Arcadia Joint Commission', 'when=2024-09-04']
    await note(data, 'One session.', slots, 'Norland', '2024-09-05')
    await note(data, 'Another, of deputies.', slots, 'Arcadia', '2024-09-06')
    const { record } = await firstMeeting(data)
    expect(record?.claims).toHaveLength(2)
    const [home = '', leaving = ''] = record?.claims ?? []
    await chancery(['split', leaving, ...WHO, ...WHY, '--data', data])
    await chancery(['rebuild', '--data', data])
    expect((await firstMeeting(data)).record?.claims).toHaveLength(1)
    await chancery(['merge', home, leaving, ...WHO, ...WHY, '--data', data])
    expect((await firstMeeting(data)).record?.claims).toHaveLength(2)
  })
})

describe('a second reviewer', () => {
  const data = files.path('second')

  it('has to agree before it counts', async () => {
    await note(data, 'The commission met.', ['body=Norland-Arcadia Joint Commission', 'when=2024-09-04'], 'Norland', '2024-09-05')
    const claim = (await firstMeeting(data)).record?.claims[0] ?? ''
    const bears = async () => (await chanceryJson<Shown>(['show', claim, '--data', data])).claim?.bears
    await chancery(['review', '--require', '2', '--data', data])
    await chancery(['reject', claim, ...WHO, ...WHY, '--data', data])
    expect(await bears()).toBe(true)
    expect((await queue(data, 'second reviewer needed')).items).toMatchObject([{ id: claim, detail: 'reject by Jane Roe' }])
    await chancery(['confirm', claim, '--who', 'Ann Lee', '--data', data])
    expect((await queue(data, 'reviewers differ')).items).toMatchObject([{ id: claim }])
    await chancery(['reject', claim, '--who', 'Ann Lee', '--why', 'seen it now', '--data', data])
    expect(await bears()).toBe(false)
    expect(await queue(data, 'second reviewer needed')).toMatchObject({ count: 0 })
  })

  it('is required where it is said', async () => {
    expect(await chanceryJson(['review', '--require', '1', '--data', data])).toEqual({ everywhere: 1, collections: {} })
    const args = ['review', '--require', '2', '--collection', 'treaties', '--data', data]
    expect(await chanceryJson(args)).toEqual({ everywhere: 1, collections: { treaties: 2 } })
    const { out } = await chancery(['review', '--require', '--data', data])
    expect(out).toMatch(/In the collection treaties what two persons decide alike counts.*\nEverywhere else what one person/)
    expect((await chancery(['review', '--collection', 'treaties', '--data', data])).code).toBe(2)
    await chancery(['review', '--require', '2', '--data', data])
  })

  it('is compared with the first', async () => {
    expect(await chanceryJson(['review', '--agreement', '--data', data])).toEqual({
      agreement: [{ reviewers: ['Ann Lee', 'Jane Roe'], claims: 1, alike: 1 }],
    })
    expect((await chancery(['review', '--agreement', '--data', data])).out).toContain('not defined')
  })
})
