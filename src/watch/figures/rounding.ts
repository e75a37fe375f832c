/** The least and the most that a figure can stand for. */
export interface Range {
  readonly least: number
  readonly most: number
}

/** How far "almost", "about" and "over" reach beyond the rounding of the figure itself: one part in twenty. Nobody says how far they mean. */
const LOOSELY = 0.05

/**
 * What a figure can stand for: half of its last digit that is not nought to either side ("22 billion" is from 21.5 to 22.5), and for a
 * loose word one twentieth more. A figure of one telling digit is taken as exact to one tenth of it, as "4 billion" is seldom 3.5.
 */
export function rangeOf(value: number, qualifier?: string): Range {
  const half = lastDigit(Math.abs(value)) / 2
  const loosely = Math.abs(value) * LOOSELY
  const below = qualifier === 'almost' || qualifier === 'about' || qualifier === 'up to' ? Math.max(half, loosely) : half
  const above = qualifier === 'over' || qualifier === 'at least' || qualifier === 'about' ? Math.max(half, loosely) : half
  return { least: value - below, most: value + above }
}

function lastDigit(value: number): number {
  if (value === 0) return 0
  const digits = value.toPrecision(12)
  const telling = digits.replace(/e.*$/, '').replace('.', '').replace(/^0+/, '').replace(/0+$/, '').length
  const unit = 10 ** (Math.floor(Math.log10(value)) - telling + 1)
  return telling === 1 ? unit / 5 : unit
}

/** How far a change in percent is rounded: "14.6" by a twentieth, "15" by a half. */
export function changeRange(change: number): Range {
  const decimals = String(change).split('.')[1]?.length ?? 0
  const half = 0.5 / 10 ** decimals
  return { least: change - half, most: change + half }
}

/** Both can stand for one value. */
export const overlap = (a: Range, b: Range): boolean => a.least <= b.most && b.least <= a.most
