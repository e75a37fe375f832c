import { describe, expect, it } from 'vitest'
import { asGrants, asWords } from './grants.ts'

describe('grants as a person types them', () => {
  it.each([
    ['open:reader', 'reader of open'],
    ['  desk-4:editor *:admin ', 'editor of desk-4, admin of all'],
  ])('%s', (typed, words) => {
    const grants = asGrants(typed)
    expect(typeof grants === 'string' ? grants : asWords(grants)).toBe(words)
  })

  it.each(['', 'open', 'open:boss', 'Desk:reader', ':reader', 'a b:reader'])('%s is refused in one line', (typed) => {
    expect(asGrants(typed)).toMatch(/^“.*\.$/)
  })
})
