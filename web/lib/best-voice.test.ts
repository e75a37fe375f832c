import { describe, expect, it } from 'vitest'
import type { Field, RegisterRecord, Voice } from '../../src/register/record.ts'
import { bestVoice } from './best-voice.ts'
import { recordWith } from './record.fixture.ts'

const voice = (claim: string, modality: Voice['modality'], published: string): Voice => ({
  claim,
  document: `of ${claim}`,
  modality,
  published,
  learned: '2024-01-01T00:00:00Z',
})
const notice = voice('notice', 'scheduled', '2023-07-10')
const report = voice('report', 'done', '2023-07-14')
const other = voice('other', 'done', '2023-07-20')
const field = (shown: string, ...said: readonly (readonly [value: string, ...voices: readonly Voice[]])[]): Field => ({
  shown,
  by: 'later document',
  said: said.map(([value, ...voices]) => ({ value, voices })),
  disputed: false,
})
const record = (fields: RegisterRecord['fields']): RegisterRecord => recordWith({ fields })

describe('whose sentence is opened', () => {
  it.each<[string, RegisterRecord['fields'], readonly string[], string | undefined]>([
    ['who says the value that is shown', { when: field('2023-07-14', ['2023-07-14', report], ['2023-07-13', other]) }, ['when'], 'report'],
    ['of a slot that it lacks: as if none were asked for', { when: field('2023-07-14', ['2023-07-14', report]) }, ['where'], 'report'],
    [
      'who says it of what took place, not of what was planned, though the notice says more',
      { when: field('2023', ['2023', notice, report]), where: field('Lowport', ['Lowport', notice]) },
      [],
      'report',
    ],
    [
      'who says the asked value, even of a plan',
      { when: field('2023', ['2023', report]), where: field('Lowport', ['Lowport', notice]) },
      ['where'],
      'notice',
    ],
    [
      'who says most of what is shown',
      { when: field('2023', ['2023', report, other]), where: field('Lowport', ['Lowport', report]) },
      [],
      'report',
    ],
    ['who said it last, of equals', { when: field('2023', ['2023', report, other]) }, [], 'other'],
    ['nobody', {}, [], undefined],
  ])('%s', (_what, fields, slots, expected) => {
    expect(bestVoice(record(fields), slots)?.claim).toBe(expected)
  })
})
