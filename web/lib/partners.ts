import { RANKS } from '../../src/reading/claim.ts'
import type { RegisterRecord } from '../../src/register/record.ts'

/** How often somebody was met in a year, and at which rank at the highest. */
export interface Cell {
  readonly meetings: number
  readonly rank?: string
}

/** One partner's row: cells by year. */
export interface Partner {
  readonly name: string
  readonly meetings: number
  readonly years: ReadonlyMap<number, Cell>
}

const namesIn = (record: RegisterRecord, ...slots: readonly string[]): readonly string[] =>
  slots.flatMap((slot) => (record.fields[slot]?.said ?? []).flatMap(({ value }) => (typeof value === 'string' ? [value] : [])))

/** The higher of two ranks; what is told of no rank comes last. */
function higher(a: string | undefined, b: string | undefined): string | undefined {
  const place = (rank: string | undefined): number => {
    const at = rank === undefined ? -1 : RANKS.indexOf(rank)
    return at === -1 ? RANKS.length : at
  }
  return place(b) < place(a) ? b : a
}

/**
 * Whom somebody met in which year, from records of meetings and visits that took place: those who took part with them, and of visits the
 * place or its host. The most often met come first.
 * @param own names of the one whose partners are looked for
 */
export function partnersOf(records: readonly RegisterRecord[], own: readonly string[]): readonly Partner[] {
  const mine = new Set(own)
  const partners = new Map<string, { meetings: number; years: Map<number, Cell> }>()
  for (const record of records) {
    if (record.modality !== 'done' || record.from === undefined) continue
    const others =
      record.kind === 'meeting' ? namesIn(record, 'participants', 'chairs') : record.kind === 'visit' ? namesIn(record, 'host', 'of') : []
    const year = Number(record.from.slice(0, 4))
    const shown = record.fields['rank']?.shown
    const rank = typeof shown === 'string' ? shown : undefined
    for (const name of new Set(others)) {
      // A group ("ministers") is nobody in particular.
      if (mine.has(name) || !/^\p{Lu}/u.test(name) || RANKS.includes(name.toLowerCase())) continue
      const partner = partners.get(name) ?? { meetings: 0, years: new Map<number, Cell>() }
      partners.set(name, partner)
      const before = partner.years.get(year)
      const highest = higher(before?.rank, rank)
      partner.meetings++
      partner.years.set(year, { meetings: (before?.meetings ?? 0) + 1, ...(highest === undefined ? {} : { rank: highest }) })
    }
  }
  return [...partners]
    .map(([name, partner]) => ({ name, ...partner }))
    .sort((a, b) => b.meetings - a.meetings || (a.name < b.name ? -1 : 1))
}
