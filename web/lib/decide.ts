import type { ClaimId, Decision } from '../../src/register/index.ts'
import { send } from './api.ts'
import { live } from './live.svelte.ts'

/** Whether a person has to say who they are before they decide: no accounts are kept, and nobody did yet. */
export const asksWho = (): boolean => live.session?.by === 'machine' && live.who === ''

/** Appends a decision by whoever is here, and has the views look again. @throws Refusal */
export async function decide(act: Decision['act'], claims: readonly ClaimId[], more: Partial<Decision> = {}): Promise<Decision> {
  const who = live.session?.by === 'machine' ? { who: live.who } : {}
  const decision = await send<Decision>('decisions', { act, claims, ...more, ...who })
  live.happened++
  return decision
}
