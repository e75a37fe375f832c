import fc from 'fast-check'
import { expect, it } from 'vitest'
import { interned } from './interned.ts'

it('gives the same string', () => {
  for (const word of ['treaty', '2024', '1,100.50', '0', '007', '__proto__', '€', "'s", '']) expect(interned(word)).toBe(word)
  fc.assert(fc.property(fc.oneof(fc.string(), fc.nat().map(String)), (word) => interned(word) === word))
})
