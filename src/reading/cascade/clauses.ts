import type { VerbUnit } from '../../language/cascade/units.ts'
import type { Range } from '../clauses.ts'

/** A verb with what stands before and behind it; ranges are of units, `to` exclusive. */
export interface UnitClause {
  readonly index: number
  readonly verb: VerbUnit
  readonly at: number
  readonly kind: 'main' | 'relative' | 'that' | 'subordinate' | 'participle' | 'infinitive' | 'gerund'
  /** Who does it; of a participle what it was done to. Of a further verb that of the first. */
  readonly subject: Range | undefined
  /** Where the clause begins: what stands there before the subject belongs to it. */
  readonly start: number
  readonly rest: Range
  /** The clause whose verb governs this infinitive. */
  readonly governor: number | undefined
  /** Who acts and on what, where cases tell it; else the order of words does. */
  readonly parts?: { readonly agent: Range | undefined; readonly object: Range | undefined }
  /** Of a relative clause, where the grammar tells it: the relative word, and what it stands for. */
  readonly relative?: { readonly at: number; readonly antecedent: Range | undefined }
}
