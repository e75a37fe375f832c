import { loadKnowledge } from '../sources/knowledge-folder.ts'
import { createReader } from './read.ts'

/** The reader with the tables of `knowledge/`, as tests of the kinds use it. */
export const reader = createReader(await loadKnowledge())
