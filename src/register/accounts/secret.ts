import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

const BYTES = 32

/** Something nobody can guess: 256 random bits. */
export const makeSecret = (): string => randomBytes(BYTES).toString('base64url')

/** What is kept of a secret. It has enough chance in it that no slow hash is needed. */
export const digestOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url')

/** Whether two texts are one, in a time that does not tell how much of them agrees. */
export function isSame(a: string, b: string): boolean {
  return timingSafeEqual(createHash('sha256').update(a).digest(), createHash('sha256').update(b).digest())
}
