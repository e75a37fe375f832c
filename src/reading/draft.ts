import { KINDS, SLOTS, type Claim, type Kind, type Modality, type SlotDefinition, type SlotValue, type Span } from './claim.ts'

/** The slots of each kind as pairs, made once: claims are finished by the thousand. */
const ENTRIES = Object.fromEntries(KINDS.map((kind) => [kind, Object.entries(SLOTS[kind])])) as Record<Kind, [string, SlotDefinition][]>

/** One value for a slot, with its words and the row or rule that gave it. */
export interface Filled {
  readonly value: string | number
  readonly span?: Span
  /** The rule that gave a value whose words stand elsewhere. */
  readonly inferred?: string
  readonly row?: string
}

/** Of a slot that is empty. */
const NONE: readonly Filled[] = []

/** A claim being put together: slots are set once, the first value holds; lists grow without repeating. */
export class Draft {
  readonly kind: Kind
  modality: Modality
  passage: Span
  speaker: string | undefined
  /** The row of the noun that made it, where a kind of noun and no frame did. */
  noun: string | undefined
  /** The slots that are filled, in that order, and beside each its values: they are few, so that going through them is faster than a map. */
  private readonly slots: string[] = []
  private readonly values: Filled[][] = []
  private readonly frame: string

  constructor(kind: Kind, modality: Modality, passage: Span, frame: string) {
    this.kind = kind
    this.modality = modality
    this.passage = passage
    this.frame = frame
  }

  /** Sets a slot that is still empty; a value that is undefined or empty changes nothing. */
  set(slot: string, filled: Filled | undefined): this {
    if (filled === undefined || filled.value === '' || this.has(slot)) return this
    this.slots.push(slot)
    this.values.push([filled])
    return this
  }

  /** Adds values to a list slot. */
  add(slot: string, filled: readonly Filled[]): this {
    if (filled.length === 0) return this
    const known = this.valuesOf(slot)
    const list = known ?? []
    for (const one of filled) {
      if (one.value !== '' && !list.some((other) => other.value === one.value)) list.push(one)
    }
    if (known === undefined && list.length > 0) {
      this.slots.push(slot)
      this.values.push(list)
    }
    return this
  }

  /** The row or rule that made it. */
  get made(): string {
    return this.frame
  }

  /** Whether no other slots than these are filled. */
  hasOnly(slots: ReadonlySet<string>): boolean {
    return this.slots.every((slot) => slots.has(slot))
  }

  has(slot: string): boolean {
    return this.slots.includes(slot)
  }

  get(slot: string): readonly Filled[] {
    return this.valuesOf(slot) ?? NONE
  }

  private valuesOf(slot: string): Filled[] | undefined {
    const at = this.slots.indexOf(slot)
    return at < 0 ? undefined : this.values[at]
  }

  /** Takes over what another draft of the same thing says besides. */
  take(other: Draft): void {
    for (const slot of other.slots) {
      const filled = other.get(slot)
      if (SLOTS[this.kind][slot]?.list === true) this.add(slot, filled)
      else this.set(slot, filled[0])
    }
  }

  /** Whether every value of the other draft stands in this one too. */
  says(other: Draft): boolean {
    return other.slots.every((slot) => {
      const own = this.get(slot)
      return other.get(slot).every((f) => own.some((o) => o.value === f.value))
    })
  }

  /** Whether all its words stand between two offsets. */
  within(start: number, end: number, but?: ReadonlySet<string>): boolean {
    let stands = false
    for (const [i, slot] of this.slots.entries()) {
      if (but?.has(slot) === true) continue
      for (const { span } of this.values[i] ?? NONE) {
        if (span === undefined) continue
        if (span.start < start || span.end > end) return false
        stands = true
      }
    }
    return stands
  }

  drop(slot: string): void {
    const at = this.slots.indexOf(slot)
    if (at < 0) return
    this.slots.splice(at, 1)
    this.values.splice(at, 1)
  }

  get size(): number {
    return this.slots.length
  }

  /** The finished claim, its slots in the order of the kind's definition. */
  finish(): Claim {
    const slots: Record<string, SlotValue> = {}
    const spans: Record<string, Span[]> = {}
    const inferred: Record<string, string> = {}
    const rows: Record<string, string> = { frame: this.noun ?? this.frame }
    let left = this.slots.length
    for (const [slot, definition] of ENTRIES[this.kind]) {
      const filled = this.valuesOf(slot)
      const first = filled?.[0]
      if (filled === undefined || first === undefined) continue
      slots[slot] = definition.list ? filled.map((f) => String(f.value)) : first.value
      let rule: string | undefined
      let known: string | undefined
      const words: Span[] = []
      for (const one of definition.list ? filled : [first]) {
        if (one.span !== undefined) words.push(one.span)
        rule ??= one.inferred
        if (known === undefined) known = one.row
        else if (one.row !== undefined && one.row !== known && !known.split('|').includes(one.row)) known = `${known}|${one.row}`
      }
      if (words.length > 0) spans[slot] = words
      if (rule !== undefined) inferred[slot] = rule
      if (known !== undefined) rows[slot] = known
      if (--left === 0) break
    }
    const { kind, modality, passage, speaker } = this
    return speaker === undefined
      ? { kind, modality, passage, slots, spans, inferred, rows }
      : { kind, modality, passage, speaker, slots, spans, inferred, rows }
  }
}
