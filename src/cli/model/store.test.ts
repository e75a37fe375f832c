import { mkdtempSync, readdirSync, rmSync, utimesSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { answerFiles } from './store.ts'

it('answers are found again, and the oldest go when they take more than they may', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'chancery-answers-'))
  try {
    const age = (key: string, days: number): void => utimesSync(join(folder, `${key}.json`), days * 86_400, days * 86_400)
    const one = answerFiles(folder, 250)
    for (const [at, key] of ['a', 'b', 'c', 'd'].entries()) {
      await one.put(key, key.repeat(100))
      age(key, at + 1)
    }
    expect(await one.get('a')).toBe('a'.repeat(100))
    // A run looks when it writes its first.
    await answerFiles(folder, 250).put('e', 'e')
    expect(readdirSync(folder).sort()).toEqual(['c.json', 'd.json', 'e.json'])
    expect(await one.get('a')).toBeUndefined()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
