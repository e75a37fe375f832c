import { SLOTS, type Kind, type Modality, type SlotValue } from '../../src/reading/claim.ts'

/** What the columns of a table mean, while a person says it. */
export interface Mapping {
  kind: Kind
  /** How all rows stand; or `''`, when a column tells. */
  modality: Modality | ''
  /** The column that tells, and which word in it is which standing. */
  tells: string
  words: Record<string, Modality | ''>
  /** The slot that each column fills; `''` for none. */
  columns: Record<string, string>
  /** Slots that are the same in all rows, as they are typed. */
  set: { slot: string; value: string }[]
  issuer: string
  title: string
  sheet: string
  dates: '' | 'day first' | 'month first'
  between: string
}

/** A mapping in which nothing is said yet. */
export const emptyMapping = (kind: Kind): Mapping => ({
  kind,
  ...{ modality: 'done', tells: '', words: {}, columns: {}, set: [], issuer: '', title: '', sheet: '', dates: '', between: ';' },
})

/** The mapping as it is sent, and kept in a file for `chancery table`. */
export function writtenMapping(mapping: Mapping): Readonly<Record<string, unknown>> {
  const { kind, modality, tells, words, columns, set, between } = mapping
  const filled = Object.entries(columns).filter(([, slot]) => slot !== '')
  const same = set.filter(({ slot, value }) => slot !== '' && value.trim() !== '')
  const values = Object.entries(words).filter(([, standing]) => standing !== '')
  const given = (['issuer', 'title', 'sheet', 'dates'] as const).flatMap((name) => {
    const value = mapping[name].trim()
    return value === '' ? [] : [[name, value]]
  })
  return {
    kind,
    modality: modality === '' ? { column: tells, values: Object.fromEntries(values) } : modality,
    columns: Object.fromEntries(filled),
    ...(same.length === 0
      ? {}
      : { set: Object.fromEntries(same.map(({ slot, value }) => [slot, typed(kind, slot, value.trim(), between)])) }),
    ...Object.fromEntries(given),
    ...(between === ';' || between === '' ? {} : { between }),
  }
}

/** A value as the form of its slot wants it. */
function typed(kind: Kind, slot: string, value: string, between: string): SlotValue {
  const definition = SLOTS[kind][slot]
  if (definition?.list === true)
    return value
      .split(between || ';')
      .map((one) => one.trim())
      .filter((one) => one !== '')
  return definition?.form === 'number' && Number.isFinite(Number(value)) ? Number(value) : value
}

/** A mapping as it was kept in a file, to be changed; undefined when it is none. What cannot be meant the server says. */
export function readMapping(json: string): Mapping | undefined {
  let given: unknown
  try {
    given = JSON.parse(json)
  } catch {
    return undefined
  }
  if (typeof given !== 'object' || given === null || !('kind' in given) || !Object.hasOwn(SLOTS, String(given.kind))) return undefined
  const { kind, modality, columns, set, ...rest } = given as Readonly<Record<string, unknown>>
  const texts = (value: unknown): Record<string, string> =>
    typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).map(([name, one]) => [name, String(one)])) : {}
  const word = (name: string): string => (typeof rest[name] === 'string' ? rest[name] : '')
  const told = typeof modality === 'object' && modality !== null ? (modality as Readonly<Record<string, unknown>>) : undefined
  const between = word('between') || ';'
  return {
    ...emptyMapping(kind as Kind),
    modality: told === undefined ? ((modality ?? 'done') as Modality) : '',
    tells: told === undefined ? '' : String(told['column'] ?? ''),
    words: told === undefined ? {} : (texts(told['values']) as Record<string, Modality>),
    columns: texts(columns),
    set: Object.entries(typeof set === 'object' && set !== null ? set : {}).map(([slot, value]) => ({
      slot,
      value: Array.isArray(value) ? value.join(`${between} `) : String(value),
    })),
    issuer: word('issuer'),
    title: word('title'),
    sheet: word('sheet'),
    dates: word('dates') as Mapping['dates'],
    between,
  }
}
