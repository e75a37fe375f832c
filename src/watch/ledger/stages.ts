import type { Modality } from '../../reading/claim.ts'

/** How far a thing has come, in the order in which it usually goes. */
export const STAGES = ['proposed', 'supported', 'promised', 'expected', 'adopted', 'carried out', 'reviewed', 'called off'] as const
/** One of them. */
export type Stage = (typeof STAGES)[number]

/** What has come so far is settled: nothing is overdue any more. */
export const SETTLED: ReadonlySet<Stage> = new Set(['adopted', 'carried out', 'reviewed'])

/** What an act that was done brings a thing to; an act that is still to come leaves it at `expected`. */
const BY_ACT: Readonly<Record<string, Stage>> = {
  proposed: 'proposed',
  supported: 'supported',
  adopted: 'adopted',
  approved: 'adopted',
  signed: 'adopted',
  acceded: 'adopted',
  ratified: 'adopted',
  exchanged: 'adopted',
  renewed: 'adopted',
  extended: 'adopted',
  launched: 'carried out',
  implemented: 'carried out',
  'in force': 'carried out',
  held: 'carried out',
  ongoing: 'carried out',
  completed: 'carried out',
  established: 'carried out',
  resumed: 'carried out',
  discussed: 'reviewed',
  negotiated: 'expected',
  terminated: 'called off',
  dissolved: 'called off',
}

/** What is told so is still to come. */
export const AHEAD: ReadonlySet<Modality> = new Set(['scheduled', 'expected'])

/** The stage that an act of a thing, of this standing, tells of. @param begun it was adopted, or carried out, before */
export function stageOf(action: string, modality: Modality, begun: boolean): Stage {
  if (modality === 'cancelled') return 'called off'
  if (modality === 'proposed') return 'proposed'
  if (AHEAD.has(modality)) return 'expected'
  const stage = BY_ACT[action] ?? 'carried out'
  // What is talked about before it exists is still to come.
  return stage === 'reviewed' && !begun ? 'expected' : stage
}
