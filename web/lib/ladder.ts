import type { RegisterRecord } from '../../src/register/record.ts'

/** A rung: a session, or numbers that nobody tells of. */
export type Rung =
  | { readonly session: RegisterRecord; readonly ordinal?: number }
  | { readonly missing: readonly [from: number, to: number] }

const ordinalOf = ({ fields }: RegisterRecord): number | undefined => {
  const shown = fields['ordinal']?.shown
  return typeof shown === 'number' ? shown : undefined
}

/** Sessions of one body, the latest first and those without a day last, with the numbers between them that no source tells of. */
export function rungsOf(sessions: readonly RegisterRecord[]): readonly Rung[] {
  const inTime = sessions.toSorted((a, b) => compare(b.from ?? '', a.from ?? ''))
  const rungs: Rung[] = []
  let above: number | undefined
  for (const session of inTime) {
    const ordinal = ordinalOf(session)
    if (ordinal !== undefined && above !== undefined && above - ordinal > 1) rungs.push({ missing: [ordinal + 1, above - 1] })
    rungs.push({ session, ...(ordinal === undefined ? {} : { ordinal }) })
    if (ordinal !== undefined) above = ordinal
  }
  return rungs
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
