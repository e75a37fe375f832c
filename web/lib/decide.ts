import type { ClaimId, Decision } from '../../src/register/index.ts'
import { send } from './api.ts'
import { live } from './live.svelte.ts'

/** Whether a person has to say who they are before they decide: no accounts are kept, and nobody did yet. */
export const asksWho = (): boolean => live.session?.by === 'machine' && live.who === ''

/** Appends a decision by whoever is here, and has the views look again. @throws Refusal */
export const decide = (act: Decision['act'], claims: readonly ClaimId[], more: Partial<Decision> = {}): Promise<Decision> =>
  sendDecision<Decision>('decisions', { act, claims, ...more })

/** Sends what whoever is here decides to the address that takes such, and has the views look again. @throws Refusal */
export async function sendDecision<T>(path: string, said: object): Promise<T> {
  const who = live.session?.by === 'machine' ? { who: live.who } : {}
  const decided = await send<T>(path, { ...said, ...who })
  live.happened++
  return decided
}
