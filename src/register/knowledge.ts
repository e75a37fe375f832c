import type { EntityKind, NamesByLanguage } from './record.ts'

/**
 * What identity needs to know of names; made from `knowledge/` by whoever opens the register. Keys are as `nameKey` gives them
 * (case, accents and punctuation folded); values are names to be shown.
 */
export interface NameKnowledge {
  /** Every name, abbreviation or adjective, the usual one included → the usual name: `russian` and `russia` → `Russia`, `eas` → `East Asia Summit`. */
  readonly aliases: ReadonlyMap<string, string>
  /** What a usual name names. */
  readonly kinds: ReadonlyMap<string, EntityKind>
  /** The larger place or state that a place lies in: `jakarta` → `Indonesia`. */
  readonly within: ReadonlyMap<string, string>
  /** Every name of an office → the usual one: `minister of foreign affairs` → `Foreign Minister`. */
  readonly posts?: ReadonlyMap<string, string>
  /** For names that something bore for a time only: when, EDTF: `straits economic forum` → `../2018`. */
  readonly periods?: ReadonlyMap<string, string>
  /** What a usual name is in other languages that are read, by their codes: `russia` → `{ fr: 'Russie', ru: 'Россия' }`. */
  readonly inLanguages?: ReadonlyMap<string, NamesByLanguage>
  /** Which item of Wikidata a usual name is: `russia` → `Q159`. Settling does not ask for it. */
  readonly items?: ReadonlyMap<string, string>
  /** Changes when any of it does, as a digest of the tables: a register that was settled by another version settles anew. */
  readonly version?: string
}

/** Knows no names: each is what it says. */
export const NO_KNOWLEDGE: NameKnowledge = { aliases: new Map(), kinds: new Map(), within: new Map() }
