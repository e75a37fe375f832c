import { createHash } from 'node:crypto'

/** 16 hex digits for a value that JSON can hold. Lists keep their parts apart: ["a", "bc"] is not ["ab", "c"]. */
export function digest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16)
}
