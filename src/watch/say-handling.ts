import type { Handled, Handling } from './handling.ts'

/** What was done with it, in words: "for John Poe, says Jane Roe: his desk". */
export function sayHandling({ assigned, aside, before }: Handling): readonly string[] {
  const by = ({ who, at, why }: Handled): string => `by ${who} on ${at.slice(0, 10)}${why === '' ? '' : `: ${why}`}`
  const what = ({ act, until }: Handled): string => (act === 'close' ? 'closed' : `snoozed until ${until}`)
  return [
    ...(assigned === undefined ? [] : [`for ${assigned.to}, given ${by(assigned)}`]),
    ...(aside === undefined ? [] : [`${what(aside)} ${by(aside)}`]),
    ...(before === undefined
      ? []
      : [`was ${what(before)} ${by(before)}${before.act === 'close' ? '; what bears it has changed since' : ''}`]),
  ]
}
