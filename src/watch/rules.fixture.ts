import { loadKnowledge } from '../sources/knowledge-folder.ts'
import { watchRules } from './rules.ts'

/** The rules that come with the program. */
export const RULES = watchRules((await loadKnowledge())['watch'] ?? '')
