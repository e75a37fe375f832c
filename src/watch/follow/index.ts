/** What the surfaces use of following sources. */
export { agentName, dueNow, stay, visitDue, visitOne } from './due.ts'
export type { Following } from './due.ts'
export { askedSource, isWeb, SourceError } from './source.ts'
export type { SourceAsked } from './source.ts'
export { sayVisit } from './say-visit.ts'
export { toldSource } from './told.ts'
export type { ToldSource } from './told.ts'
