import { interned } from '../language/interned.ts'
import { readRows, rowName, several, type TableTexts } from '../language/tables.ts'
import { KINDS, MODALITIES, SLOTS, type Kind, type Modality } from './claim.ts'

/** One row of `knowledge/frames.tsv`: which claim a verb makes. */
export interface Frame {
  readonly row: string
  readonly verb: string
  /** Words that must follow the verb, or of which the last is the head of its object: "take place", "express concern". */
  readonly particles: readonly string[]
  readonly takes: readonly string[]
  /** Whether it takes any verb behind "will". */
  readonly promises: boolean
  readonly object: readonly string[]
  readonly kind: Kind
  /** Each slot with the part that fills it, and whether it holds a list. */
  readonly slots: readonly (readonly [slot: string, part: string, isList: boolean])[]
  /** The part that fills `thing`, and whether the row tells a task: asked for each verb, so found once. */
  readonly thing: string | undefined
  readonly tasks: boolean
  readonly modality: Modality | undefined
}

/** Frames by their verb; under `*` those that any verb may have. Longer ones (with particles) come first. */
export type Frames = ReadonlyMap<string, readonly Frame[]>

/** The frames of each verb with those of any verb behind them, in the order in which they are tried. */
export function withAnyVerb(frames: Frames): Frames {
  const any = frames.get('*') ?? []
  return new Map([...frames].map(([verb, own]) => [verb, verb === '*' ? any : [...own, ...any]]))
}

/** The frames of "be" that name a participle, by that participle: "be determined". */
export function statesOf(frames: Frames): Frames {
  const states = new Map<string, Frame[]>()
  for (const frame of frames.get('be') ?? []) {
    const [participle] = frame.particles
    if (participle !== undefined) states.set(participle, [...(states.get(participle) ?? []), frame])
  }
  return states
}

/** @throws Error naming the row when its kind or modality is unknown. */
export function readFrames(tables: TableTexts): Frames {
  const frames = new Map<string, Frame[]>()
  for (const row of readRows('frames', tables['frames'] ?? '')) {
    const kind = KINDS.find((k) => k === row.cells['kind'])
    if (kind === undefined)
      throw new Error(
        `knowledge/frames.tsv line ${row.line}, ${row.key}: unknown kind "${row.cells['kind'] ?? ''}". Use one of ${KINDS.join(', ')}.`,
      )
    const modality = MODALITIES.find((m) => m === row.cells['modality'])
    const slots = readSlots(row.cells['slots'] ?? '').map(
      ([slot, part]) => [interned(slot), interned(part), SLOTS[kind][slot]?.list === true] as const,
    )
    const takes = several(row.cells['takes']).map(interned)
    for (const verb of several(row.cells['verbs']).flatMap(withEachVerb)) {
      const [lemma = '', ...words] = verb.split(' ')
      // Words are compared with tokens: a hyphen is one of its own.
      const particles = words.flatMap((word) => word.split(/(-)/)).map(interned)
      const frame: Frame = {
        row: interned(rowName(row)),
        verb: interned(lemma),
        particles,
        takes,
        promises: takes.includes('will'),
        object: several(row.cells['object']).map(interned),
        kind,
        slots,
        thing: slots.find(([slot]) => slot === 'thing')?.[1],
        tasks: slots.some(([slot]) => slot === 'tasked'),
        modality,
      }
      const list = frames.get(lemma)
      if (list === undefined) frames.set(lemma, [frame])
      else list.push(frame)
    }
  }
  for (const list of frames.values()) list.sort((a, b) => b.particles.length - a.particles.length)
  return frames
}

/** "express/voice concern": the noun with each of its verbs, as a row of the table writes them. */
export function withEachVerb(words: string): string[] {
  const [verbs = '', ...particles] = words.split(' ')
  return verbs.split('/').map((verb) => [verb, ...particles].join(' '))
}

/** "by=subject stance=calls for subject=complement": a value reaches to the next slot name. */
function readSlots(cell: string): (readonly [string, string])[] {
  const slots: (readonly [string, string])[] = []
  const words = cell.split(' ').filter((word) => word !== '')
  for (const word of words) {
    const equals = word.indexOf('=')
    const last = slots.at(-1)
    if (equals > 0) slots.push([word.slice(0, equals), word.slice(equals + 1)])
    else if (last !== undefined) slots[slots.length - 1] = [last[0], `${last[1]} ${word}`]
  }
  return slots
}
