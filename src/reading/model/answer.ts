/** The claims of an answer as the model wrote them: anything may be in them. */
export type RawClaims = readonly unknown[]

/** An answer has at most so many claims; what comes behind is not looked at. */
const MOST = 1000

/** The claims of an answer; undefined when it is no whole JSON of the form asked for. A fence of code around it does no harm. */
export function parseAnswer(content: string): RawClaims | undefined {
  let value: unknown
  try {
    value = JSON.parse(withoutFence(content))
  } catch {
    return undefined
  }
  const claims = Array.isArray(value) ? value : isObject(value) ? value['claims'] : undefined
  return Array.isArray(claims) ? claims.slice(0, MOST) : undefined
}

/** Whether a value is an object with keys. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** "```json … ```" is its inside. */
function withoutFence(content: string): string {
  const text = content.trim()
  const open = text.indexOf('```')
  if (open === -1 || text.startsWith('{') || text.startsWith('[')) return text
  const from = text.indexOf('\n', open)
  const to = text.lastIndexOf('```')
  return from !== -1 && to > from ? text.slice(from + 1, to) : text
}
