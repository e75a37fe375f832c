import type { Draft } from '../../draft.ts'

/** "the 48th session of the Council": the body that sits is no one who comes to its session. */
export function withoutItself(draft: Draft): void {
  if (draft.kind !== 'meeting') return
  const body = draft.get('body')[0]?.value
  const came = draft.get('participants')
  if (body === undefined || !came.some(({ value }) => value === body)) return
  draft.drop('participants')
  draft.add(
    'participants',
    came.filter(({ value }) => value !== body),
  )
}
