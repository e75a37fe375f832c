import { RANKS } from '../../src/reading/claim.ts'
import type { RegisterRecord } from '../../src/register/record.ts'

/** One meeting with somebody, and at which rank, where that is told. */
export interface Met {
  readonly record: RegisterRecord
  readonly rank?: string
}

/** One partner's row: by year the meetings, those at the highest rank first. */
export interface Partner {
  readonly name: string
  readonly meetings: number
  readonly years: ReadonlyMap<number, readonly Met[]>
}

const namesIn = (record: RegisterRecord, ...slots: readonly string[]): readonly string[] =>
  slots.flatMap((slot) => (record.fields[slot]?.said ?? []).flatMap(({ value }) => (typeof value === 'string' ? [value] : [])))

/** The place of a rank among all, the highest first; what is told of no rank comes last. */
function placeOf({ rank }: Met): number {
  const at = rank === undefined ? -1 : RANKS.indexOf(rank)
  return at === -1 ? RANKS.length : at
}

/**
 * Whom somebody met in which year, from records of meetings and visits that took place: those who took part with them, and of visits the
 * place or its host. The most often met come first.
 * @param own names of the one whose partners are looked for
 */
export function partnersOf(records: readonly RegisterRecord[], own: readonly string[]): readonly Partner[] {
  const mine = new Set(own)
  const partners = new Map<string, { meetings: number; years: Map<number, Met[]> }>()
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
      const partner = partners.get(name) ?? { meetings: 0, years: new Map<number, Met[]>() }
      partners.set(name, partner)
      partner.meetings++
      const met: Met = { record, ...(rank === undefined ? {} : { rank }) }
      partner.years.set(
        year,
        [...(partner.years.get(year) ?? []), met].sort((a, b) => placeOf(a) - placeOf(b)),
      )
    }
  }
  return [...partners]
    .map(([name, partner]) => ({ name, ...partner }))
    .sort((a, b) => b.meetings - a.meetings || (a.name < b.name ? -1 : 1))
}
