import { describe, expect, test } from 'vitest'
import { noteToAdd, type Note } from './note.ts'

const NOTE: Note = {
  text: 'told by phone',
  kind: 'meeting',
  modality: 'scheduled',
  slots: { body: 'Ports Council', when: '2025-10-08' },
  who: 'Jane Roe',
  date: '2025-05-06',
  learned: '2025-05-06T10:00:00Z',
}
const hash = (note: Partial<Note>): string => noteToAdd({ ...NOTE, ...note }).document.hash

describe('a note', () => {
  test('is known when the same is said again, in whatever order and at whatever hour', () => {
    expect(hash({})).toMatch(/^[0-9a-f]{64}$/)
    expect(hash({ slots: { when: '2025-10-08', body: 'Ports Council', where: null }, learned: '2025-05-07T10:00:00Z' })).toBe(hash({}))
  })

  test.each<Partial<Note>>([
    { slots: { body: 'Ports Council', when: '2025-10-09' } },
    { slots: { body: 'Ports Council' } },
    { modality: 'cancelled' },
    { kind: 'programme' },
    { text: 'told at lunch' },
    { who: 'John Roe' },
    { date: '2025-05-07' },
    { from: 'Ministry of Norland' },
  ])('is another one with %j, though it be told in the same words', (other) => {
    expect(hash(other)).not.toBe(hash({}))
  })
})
