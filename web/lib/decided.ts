import type { Decision } from '../../src/register/record.ts'

const VERDICTS: Readonly<Partial<Record<Decision['act'], string>>> = { confirm: 'confirmed', reject: 'rejected', correct: 'corrected' }

/** What persons last said of a claim, in words; undefined when nobody did, or all took it back. */
export function decidedOn(claim: string, decisions: readonly Decision[]): string | undefined {
  const byPerson = new Map<string, string>()
  for (const { who, act, claims } of decisions) {
    if (!claims.includes(claim)) continue
    const verdict = VERDICTS[act]
    if (act === 'withdraw') byPerson.delete(who)
    else if (verdict !== undefined) byPerson.set(who, verdict)
  }
  if (byPerson.size === 0) return undefined
  return [...byPerson].map(([who, verdict]) => `${verdict} by ${who}`).join(', ')
}
