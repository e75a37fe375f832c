import { describe, expect, it } from 'vitest'
import type { Decision } from '../register/record.ts'
import { assignedIn, assignment, faultOfAct, handled, handlingOf, namedAs, type DueNamed } from './handling.ts'
import { missingIn } from './mechanism/missing.ts'
import { sayHandling } from './say-handling.ts'

const ITEM: DueNamed = { rule: 'plan.lapses', when: '2025', claims: ['a', 'b'], says: 'lapses' }
const DAY = '2025-06-01'
let minute = 0
const decided = (act: Decision['act'], item: DueNamed, more: Partial<Decision> = {}, to?: string): Decision => {
  const { claims, slots } = namedAs(item)
  const at = `2025-05-01T10:${String(minute++ % 60).padStart(2, '0')}:00.000Z`
  return { at, who: 'Jane Roe', act, claims, why: 'asked', slots: { ...slots, ...(to === undefined ? {} : { to }) }, ...more }
}
const said = (item: DueNamed, ...decisions: readonly Decision[]): string => {
  const handling = handlingOf(item, decisions, DAY)
  return handling === undefined ? 'nothing' : `${handling.aside === undefined ? 'told' : 'aside'}: ${sayHandling(handling).join(' | ')}`
}
const CLOSED = 'closed by Jane Roe on 2025-05-01: asked'
const AGAIN = `told: was ${CLOSED}; what bears it has changed since`

describe('what persons did with a thing that is due', () => {
  it.each<readonly [what: string, item: DueNamed, decisions: readonly Decision[], says: string]>([
    ['nothing', ITEM, [], 'nothing'],
    ['it is closed', ITEM, [decided('close', ITEM)], `aside: ${CLOSED}`],
    ['the order of claims is none', { ...ITEM, claims: ['b', 'a'] }, [decided('close', ITEM)], `aside: ${CLOSED}`],
    ['another document tells of it', { ...ITEM, claims: ['a', 'b', 'c'] }, [decided('close', ITEM)], AGAIN],
    ['a claim bears it no more', { ...ITEM, claims: ['a'] }, [decided('close', ITEM)], AGAIN],
    ['its date is moved', { ...ITEM, when: '2026' }, [decided('close', ITEM)], AGAIN],
    ['it comes to stand otherwise', { ...ITEM, says: 'lapsed' }, [decided('close', ITEM)], `aside: ${CLOSED}`],
    ['another rule', { ...ITEM, rule: 'plan.begins' }, [decided('close', ITEM)], 'nothing'],
    ['another thing', { ...ITEM, claims: ['c'] }, [decided('close', ITEM)], 'nothing'],
    ['it is reopened', ITEM, [decided('close', ITEM), decided('reopen', ITEM)], 'nothing'],
    [
      'it is snoozed',
      ITEM,
      [decided('snooze', ITEM, { until: '2025-06-02' })],
      'aside: snoozed until 2025-06-02 by Jane Roe on 2025-05-01: asked',
    ],
    [
      'the day has come',
      ITEM,
      [decided('snooze', ITEM, { until: '2025-06-01' })],
      'told: was snoozed until 2025-06-01 by Jane Roe on 2025-05-01: asked',
    ],
    [
      'it is given as a whole, whatever date of it is due',
      ITEM,
      [assignment(['b', 'x'], { at: '2025-05-01T09:00:00.000Z', who: 'Jane Roe', to: 'Ann Lee' })],
      'told: for Ann Lee, given by Jane Roe on 2025-05-01',
    ],
    [
      'another thing is given as a whole',
      ITEM,
      [assignment(['x'], { at: '2025-05-01T09:00:00.000Z', who: 'Jane Roe', to: 'Ann Lee' })],
      'nothing',
    ],
    [
      'it is given, and given on',
      { ...ITEM, claims: ['b', 'c'], when: '2026' },
      [decided('assign', ITEM, {}, 'John Poe'), decided('assign', ITEM, {}, 'Ann Lee')],
      'told: for Ann Lee, given by Jane Roe on 2025-05-01: asked',
    ],
    [
      'the next anniversary is another thing',
      { ...ITEM, says: '25 years since signed, 2000' },
      [decided('assign', { ...ITEM, says: '20 years since signed, 2000' }, {}, 'John Poe')],
      'nothing',
    ],
  ])('%s', (_, item, decisions, says) => {
    expect(said(item, ...decisions)).toBe(says)
  })

  it('what is put aside is told to those who ask for it, and what is given to somebody by that name', () => {
    const item = { ...ITEM, lead: 'P6M', standing: 'coming', day: DAY, kind: 'instrument', what: 'Plan', record: 'r' } as const
    const decisions = [decided('close', ITEM), decided('assign', ITEM, {}, 'John Poe')]
    expect(handled([item], decisions, DAY, {})).toEqual([])
    expect(handled([item], decisions, DAY, { aside: true })).toHaveLength(1)
    expect(handled([item], decisions, DAY, { aside: true, assigned: 'john poe' })).toHaveLength(1)
    expect(handled([item], decisions, DAY, { aside: true, assigned: 'Ann' })).toEqual([])
    expect(handled([item], [], DAY, { assigned: 'Ann' })).toEqual([])
  })

  it.each([
    ['snooze', { why: 'x' }, 'To snooze, say until which day'],
    ['close', { why: 'x', until: '2025-07-01' }, 'To snooze, say until which day'],
    ['snooze', { why: 'x', until: DAY }, 'that is not ahead'],
    ['assign', {}, 'To assign, say to whom'],
    ['close', { why: ' ' }, 'Say for what reason you close it.'],
    ['assign', { to: 'John Poe' }, undefined],
  ] as const)('%s %j', (act, given, fault) => {
    const found = faultOfAct(act, { ...given, day: DAY })
    if (fault === undefined) expect(found).toBeUndefined()
    else expect(found).toContain(fault)
  })
})

describe('numbers that nobody tells', () => {
  it('a number that no body can have reached costs nothing', () => {
    const session = (ordinal: number, day: string) =>
      ({ record: `r${ordinal}`, ordinal, from: day, to: day, modality: 'done', claims: [`c${ordinal}`], isHeld: true }) as never
    const [gap] = missingIn([session(3, '2020-05-01'), session(1_000_000_000, '2021-05-01')])
    expect([gap?.first, gap?.last]).toEqual([4, 999_999_999])
  })
})

describe('whose a thing is', () => {
  const turn: DueNamed = { ...ITEM, says: '20 years since signed' }
  it.each<readonly [what: string, decisions: readonly Decision[], to: string | undefined]>([
    ['nobody’s', [decided('close', ITEM)], undefined],
    ['it was given by a date of it', [decided('assign', ITEM, {}, 'John Poe')], 'John Poe'],
    [
      'it was given as a whole since',
      [decided('assign', ITEM, {}, 'John Poe'), assignment(['a'], { at: '', who: 'Jane Roe', to: 'Ann Lee' })],
      'Ann Lee',
    ],
    ['only an anniversary of it was given', [decided('assign', turn, {}, 'John Poe')], undefined],
    ['another thing was given', [assignment(['x'], { at: '', who: 'Jane Roe', to: 'Ann Lee' })], undefined],
  ])('%s', (_what, decisions, to) => {
    expect(assignedIn(['a', 'z'], decisions)?.to).toBe(to)
  })
})
