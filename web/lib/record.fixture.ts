import type { RegisterRecord } from '../../src/register/record.ts'

/** A meeting that took place and of which nothing else is told, but for what a test says of it. */
export const recordWith = (told: Partial<RegisterRecord>): RegisterRecord => ({
  id: 'r',
  kind: 'meeting',
  modality: 'done',
  fields: {},
  acts: [],
  claims: [],
  documents: [],
  joins: [],
  entities: [],
  disputed: false,
  ...told,
})
