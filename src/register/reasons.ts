/** Why something waits for a person. In the order in which they are listed. */
export const REASONS = [
  'decision no longer fits',
  'reviewers differ',
  'second reviewer needed',
  'dispute',
  'conflict',
  'join in doubt',
  'little certain',
  'readers differ',
] as const
