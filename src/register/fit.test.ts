import { describe, expect, it } from 'vitest'
import { told } from './claims.fixture.ts'
import { fitDecisions } from './fit.ts'
import type { SettlingClaim } from './identity/group.ts'
import type { Decision } from './record.ts'

const was = told({ slots: { body: 'Lowport Forum', when: '2024-09-04' } })
/** The same words, as a better reader reads them. */
const reread = (slots: SettlingClaim['slots'], more: Partial<SettlingClaim> = {}): SettlingClaim => ({
  ...was,
  id: 'read anew',
  slots,
  ...more,
})
const decided = (act: Decision['act'], slots?: Decision['slots']): Decision => ({
  at: '2025-01-01T00:00:00.000Z',
  who: 'Jane Roe',
  act,
  claims: [was.id],
  about: [was],
  ...(slots === undefined ? {} : { slots }),
})
const { body, when } = was.slots as { body: string; when: string }

describe('a decision after another reading', () => {
  it.each<[string, Decision, SettlingClaim, boolean]>([
    ['the same claim', decided('reject'), was, true],
    ['confirmed, and more is read', decided('confirm'), reread({ body, when, where: 'Lowport' }), true],
    ['confirmed, and something else is read', decided('confirm'), reread({ body, when: '2024-09-05' }), false],
    ['rejected, and the same is read', decided('reject'), reread({ body, when }, { modality: 'scheduled' }), true],
    ['rejected, and more is read', decided('reject'), reread({ body, when, where: 'Lowport' }), false],
    ['corrected, and the same fault is read', decided('correct', { when: '2024-09-05' }), reread({ body, when, where: 'Lowport' }), true],
    ['corrected, and it is read right by now', decided('correct', { when: '2024-09-05' }), reread({ body, when: '2024-09-05' }), true],
    ['corrected, and a third thing is read', decided('correct', { when: '2024-09-05' }), reread({ body, when: '2024-09-06' }), false],
    ['in other words: a passage is never moved', decided('reject'), reread({ body, when }, { passage: { start: 5, end: 9 } }), false],
    ['of another kind', decided('reject'), reread({ body, when }, { kind: 'visit' }), false],
  ])('%s', (_what, decision, now, fits) => {
    const { decisions, unfit } = fitDecisions([now], [decision])
    expect(decisions[0]?.claims).toEqual(fits ? [now.id] : [])
    expect(unfit.map(({ was: { id } }) => id)).toEqual(fits ? [] : [was.id])
  })

  it('does nothing once it was withdrawn, whatever is read later', () => {
    const now = reread({ body, when, where: 'Lowport' })
    const { decisions, unfit } = fitDecisions([now], [decided('confirm'), decided('withdraw')])
    expect(decisions.flatMap(({ claims }) => claims).filter((id) => id === now.id)).toEqual([])
    expect(unfit).toEqual([])
  })

  it('is shown until somebody decides on what is read now', () => {
    const now = reread({ body, when: '2024-09-05' })
    const [{ instead } = { instead: [] }] = fitDecisions([now], [decided('confirm')]).unfit
    expect(instead).toEqual([now.id])
    expect(fitDecisions([now], [decided('confirm'), { ...decided('confirm'), claims: [now.id], about: [now] }]).unfit).toEqual([])
  })
})
