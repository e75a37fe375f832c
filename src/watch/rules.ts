import { readTable, several, TableError, type Row } from '../language/tables.ts'
import { KINDS, MODALITIES, SLOTS, type Kind, type Modality } from '../reading/claim.ts'
import { isWatched, SAID } from '../register/watched.ts'
import { isLength } from './day.ts'

/** What a rule says of a thing whose day is past and of which nothing more is told. */
export const LATES = [
  /** It stays on the list until there is evidence. */
  'overdue',
  /** It was announced; whether it took place is told by nobody. */
  'untold',
  /** It ended. Told for a while, then dropped. */
  'ended',
  /** It is dropped with its day. */
  'dropped',
] as const
/** One of them. */
export type Late = (typeof LATES)[number]

/** One row of `knowledge/watch.tsv`: which records have a day to watch, where that day stands, how long before it is told, and what is said of it. */
export interface WatchRule {
  readonly key: string
  /** What it is for, to be shown. */
  readonly label: string
  readonly kind: Kind
  /** The standing that the record, or its act, must have. */
  readonly modality: readonly Modality[]
  /** The slot that holds the date; `act` takes the date of the acts named in `acts`, `said` the day on which the record was last told of. */
  readonly slot: string
  readonly acts?: readonly string[]
  /** The day of the date that counts. */
  readonly edge: 'first' | 'last'
  /** The day comes again after so many years each. */
  readonly years?: readonly number[]
  /** The day lies so long after the date. */
  readonly after?: string
  readonly says: string
  readonly late: Late
  /** How long before its day a thing is told of. */
  readonly lead: string
}

/** The anniversaries that are kept: the round ones. */
export const ROUND_YEARS: readonly number[] = [5, 10, 15, 20, 25, 30, 40, 50, 60, 70, 75, 80, 90, 100, 125, 150, 200]

/** What the sessions of a body come to, and not one date: see `mechanism/`. */
const HABITS: readonly string[] = ['rhythm', 'ordinal']

/**
 * The rules, in the order in which things of one day are listed.
 * @param table the text of `knowledge/watch.tsv`
 * @param own rows of whoever keeps the register: those of a known key change the cells that they give; others are rules besides
 * @throws TableError that names all rows which are wrong, each with what to do
 */
export function watchRules(table: string, own?: { readonly name: string; readonly text: string }): readonly WatchRule[] {
  const rows = new Map<string, { readonly place: string; readonly cells: Row['cells'] }>()
  for (const row of readTable('watch', table)) rows.set(row.key, { place: placeOf('knowledge/watch.tsv', row), cells: row.cells })
  for (const row of own === undefined ? [] : readTable('watch', own.text))
    rows.set(row.key, { place: placeOf(own?.name ?? '', row), cells: { ...rows.get(row.key)?.cells, ...row.cells } })
  const faults: string[] = []
  const rules = [...rows].flatMap(([key, { place, cells }]): readonly WatchRule[] => {
    const rule = ruleOf(key, cells)
    if (typeof rule !== 'string') return [rule]
    faults.push(`${place}: ${rule}`)
    return []
  })
  if (faults.length > 0) throw new TableError(faults.join(' '))
  return rules
}

/** The rules of a key, or all whose key begins with it and a full stop. */
export const rulesNamed = (rules: readonly WatchRule[], name: string): readonly WatchRule[] =>
  rules.filter(({ key }) => key === name || key.startsWith(`${name}.`))

const placeOf = (file: string, { line, key }: Row): string => `${file} line ${line}, ${key}`

/** The rule of a row, or in one line what is wrong with it. */
function ruleOf(key: string, cells: Row['cells']): WatchRule | string {
  const { label = key, lead = '', says = '', slot = '', after } = cells
  if (!/^[a-z]+(?:[.-][a-z0-9]+)*$/.test(key)) return 'its key is small letters parted by full stops, as plan.lapses.'
  const kind = KINDS.find((one) => one === cells['kind'])
  if (kind === undefined) return `kind is one of ${KINDS.join(', ')}.`
  const modality = MODALITIES.filter((one) => several(cells['modality']).includes(one))
  if (modality.length === 0 || modality.length < several(cells['modality']).length)
    return `modality is one or several of ${MODALITIES.join(', ')}, parted by |.`
  if (!HABITS.includes(slot) && !isWatched({ kind, slot, modality }))
    return `no date is kept for slot ${slot} of a ${kind} that is ${modality.join(' or ')}; take those of another row of this kind.`
  if (slot !== 'act' && slot !== SAID && !HABITS.includes(slot) && SLOTS[kind][slot]?.form !== 'date') return `slot ${slot} holds no date.`
  const late = LATES.find((one) => one === (cells['late'] ?? 'dropped'))
  if (late === undefined) return `late is one of ${LATES.join(', ')}.`
  if (!isLength(lead)) return `lead “${lead}” is no length of time: write P90D, P6M or P1Y.`
  if (after !== undefined && !isLength(after)) return `after “${after}” is no length of time: write P90D, P6M or P1Y.`
  if (slot === SAID && after === undefined) return 'what was last said needs an after: P2Y.'
  const years = cells['years'] === 'round' ? ROUND_YEARS : several(cells['years']).map(Number)
  if (!years.every((year) => Number.isInteger(year) && year > 0 && year <= 1000)) return 'years are whole numbers parted by |, or round.'
  if (says === '') return 'says is empty: say what happens to the thing, as lapses.'
  const acts = several(cells['acts'])
  return {
    ...{ key, label, kind, modality, slot, says, late, lead, edge: cells['edge'] === 'last' ? 'last' : 'first' },
    ...(acts.length === 0 ? {} : { acts }),
    ...(years.length === 0 ? {} : { years }),
    ...(after === undefined ? {} : { after }),
  }
}
