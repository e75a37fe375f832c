/** What a site lets a program ask for, as its robots.txt says (RFC 9309). */
export interface Robots {
  /** @param path with its query */
  readonly allows: (path: string) => boolean
  /** Seconds that it asks to leave between two requests. */
  readonly delay?: number
}

interface Rule {
  readonly allow: boolean
  readonly path: string
}

const MOST_LENGTH = 500_000
const MOST_RULES = 5000

/** All is allowed. */
export const FREE: Robots = { allows: () => true }

/** Reads a robots.txt for a program of this name. What is not understood is passed over. */
export function readRobots(text: string, agent: string): Robots {
  const name = agent.toLowerCase()
  const own: Rule[] = []
  const all: Rule[] = []
  const delays: { own?: number; all?: number } = {}
  let named = false
  let agents: string[] = []
  let begun = false
  for (const raw of text.slice(0, MOST_LENGTH).split(/\r\n?|\n/)) {
    const line = raw.split('#', 1)[0] ?? ''
    const colon = line.indexOf(':')
    if (colon < 0) continue
    const field = line.slice(0, colon).trim().toLowerCase()
    const value = line.slice(colon + 1).trim()
    if (field === 'user-agent') {
      // Several names in a row begin one group.
      agents = begun ? [value.toLowerCase()] : [...agents, value.toLowerCase()]
      begun = false
      named ||= value.toLowerCase() === name
      continue
    }
    begun = true
    const [mine, others] = [agents.includes(name), agents.includes('*')]
    if (field === 'crawl-delay' && Number(value) > 0) {
      if (mine) delays.own = Number(value)
      if (others) delays.all = Number(value)
    }
    if ((field !== 'allow' && field !== 'disallow') || value === '') continue
    const rule = { allow: field === 'allow', path: value }
    if (mine && own.length < MOST_RULES) own.push(rule)
    if (others && all.length < MOST_RULES) all.push(rule)
  }
  const rules = named ? own : all
  const delay = named ? delays.own : delays.all
  return { allows: (path) => decides(rules, path), ...(delay === undefined ? {} : { delay }) }
}

/** The longest rule that fits decides; of two as long, the one that allows. */
function decides(rules: readonly Rule[], path: string): boolean {
  let best: Rule | undefined
  for (const rule of rules) {
    if (!fits(rule.path, path)) continue
    const longer = rule.path.length - (best?.path.length ?? -1)
    if (longer > 0 || (longer === 0 && rule.allow)) best = rule
  }
  return best?.allow ?? true
}

/** `*` stands for anything, `$` at the end for the end. */
function fits(pattern: string, path: string): boolean {
  const toEnd = pattern.endsWith('$')
  const parts = (toEnd ? pattern.slice(0, -1) : pattern).split('*')
  const [first = '', ...rest] = parts
  if (!path.startsWith(first)) return false
  let at = first.length
  const last = rest.pop()
  for (const part of rest) {
    const found = path.indexOf(part, at)
    if (found < 0) return false
    at = found + part.length
  }
  if (last === undefined) return !toEnd || at === path.length
  return toEnd ? path.length - last.length >= at && path.endsWith(last) : path.indexOf(last, at) >= 0
}
