import type { Draft, Filled } from '../draft.ts'
import { SIDED } from './measures.ts'
import type { UnitScope } from './scope.ts'

const TIME = 'period: that of the figure told before'

/** What figures of one passage have in common and is said once: «В 2024 году оборот составил …. Экспорт достиг …, импорт – …». */
export function carryOver(scope: UnitScope, drafts: readonly Draft[]): void {
  const { s, context } = scope
  const { figure } = context
  const isNear = figure !== undefined && s.sentence.first <= figure.ended + NEAR
  let period: Filled | undefined = isNear ? figure.period : undefined
  let isOwn = false
  for (const draft of drafts) {
    if (draft.kind !== 'figure' || !draft.has('measure')) continue
    const own = draft.get('period')[0]
    if (own !== undefined) {
      period = own
      isOwn = true
    } else if (period !== undefined && draft.modality === 'done' && isCarried(scope, draft, isOwn))
      draft.set('period', { value: period.value, inferred: TIME })
  }
  const last = drafts.findLast(({ kind }) => kind === 'figure')
  if (last === undefined) return
  const measured = ['measure', ...SIDED].map((slot) => [slot, last.get(slot)] as const)
  context.figure = { period, ended: s.sentence.last, measured }
}

/** Tokens between two sentences that follow each other. */
const NEAR = 2

/** Of what is counted only what stands in the same sentence; of the rest what is told as measured then, and not what is so now. */
function isCarried({ s }: UnitScope, draft: Draft, isOwn: boolean): boolean {
  if (!isOwn && !/\/(?:amount|moved|dashed|grown|share)$/.test(draft.made)) return false
  const start = draft.get('measure')[0]?.span?.start ?? -1
  const clause = s.clauses.find(({ subject }) => {
    const first = subject === undefined ? undefined : s.units[subject.from]
    const last = subject === undefined ? undefined : s.units[subject.to - 1]
    return (
      first !== undefined && last !== undefined && start >= (s.tokens.start[first.first] ?? 0) && start < (s.tokens.end[last.last] ?? 0)
    )
  })
  return clause?.verb.tense !== 'present'
}
