/** A claim as plain JSON has it: the guide's flat form, from a gold file or from a reading. */
export type PlainClaim = Readonly<Record<string, unknown>>

/** A gold file: what its first line says of the document, then the claims that a careful reader takes from it. */
export interface Gold {
  readonly name: string
  readonly document: Readonly<Record<string, unknown>>
  readonly claims: readonly PlainClaim[]
}

/** One value of a slot with its weight: a slot weighs one, shared among its values, so that long lists do not drown the rest. */
export interface SlotPart {
  readonly slot: string
  readonly value: unknown
  readonly weight: number
}

/** Keys of a flat claim that are no slots. `modality` is scored like one. */
const BESIDE_SLOTS: ReadonlySet<string> = new Set([
  'kind',
  'line',
  'lines',
  'may',
  'optional',
  'passage',
  'speaker',
  'spans',
  'inferred',
  'id',
  'note',
  'alias',
  'confidence',
  'rule',
])

/**
 * Reads a gold file: a first line `{"document": …}`, then one claim a line; blank lines are passed over.
 * @throws Error naming the file and the line that is no JSON.
 */
export function parseGold(name: string, text: string): Gold {
  const rows: PlainClaim[] = []
  text.split('\n').forEach((line, index) => {
    if (line.trim() === '') return
    try {
      rows.push(JSON.parse(line) as PlainClaim)
    } catch {
      throw new Error(`${name} line ${index + 1} is no JSON. Write one claim a line.`)
    }
  })
  const [head = {}, ...claims] = rows
  const document = head['document']
  return { name, document: isObject(document) ? document : {}, claims }
}

/** The values of a claim's slots, `modality` among them, in the order in which they are written. */
export function slotParts(claim: PlainClaim): SlotPart[] {
  return Object.entries(claim).flatMap(([slot, value]) => {
    if (BESIDE_SLOTS.has(slot) || value === undefined || value === null) return []
    const list = (Array.isArray(value) ? value : [value]).filter((one) => one !== '')
    return list.map((one): SlotPart => ({ slot, value: one, weight: 1 / list.length }))
  })
}

/** The lines of the document in which a gold claim may be read. */
export function goldLines(claim: PlainClaim): number[] {
  const more = claim['lines']
  return [claim['line'], ...(Array.isArray(more) ? more : [])].filter((line): line is number => typeof line === 'number')
}

/** What is right in a gold claim but not demanded. */
export function goldMay(claim: PlainClaim): PlainClaim {
  const may = claim['may']
  return isObject(may) ? may : {}
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
