const KEY = 'chancery.briefs'
/** So many subjects are kept in mind, the latest. */
const MOST = 100

/** When this browser took a brief on a subject along last, `YYYY-MM-DD`; undefined when it never did. */
export const lastBrief = (subject: string): string | undefined => kept().find(([name]) => name === subject)?.[1]

/** Takes down that a brief on a subject was taken along on a day. */
export function keepBrief(subject: string, day: string): void {
  const others = kept().filter(([name]) => name !== subject)
  localStorage.setItem(KEY, JSON.stringify([[subject, day], ...others].slice(0, MOST)))
}

/** What is kept, whatever stands there. */
function kept(): readonly (readonly [subject: string, day: string])[] {
  try {
    const held: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]')
    return Array.isArray(held) ? held.filter(isPair) : []
  } catch {
    return []
  }
}

const isPair = (one: unknown): one is readonly [string, string] =>
  Array.isArray(one) && typeof one[0] === 'string' && typeof one[1] === 'string'
