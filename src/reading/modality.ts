import { readRows, several, type TableTexts } from '../language/tables.ts'
import { MODALITIES, type Modality } from './claim.ts'
import type { Clause } from './clauses.ts'

/** Governing verbs and the modality that they give, from `knowledge/modality.tsv`. */
export type Governors = ReadonlyMap<string, Modality>

/** Reads `knowledge/modality.tsv`. @throws Error naming the row whose modality is none. */
export function readGovernors(tables: TableTexts): Governors {
  const governors = new Map<string, Modality>()
  for (const row of readRows('modality', tables['modality'] ?? '')) {
    const modality = MODALITIES.find((m) => m === row.cells['modality'])
    if (modality === undefined) continue
    for (const verb of several(row.cells['verbs'])) governors.set(verb.split(' ')[0] ?? verb, modality)
  }
  return governors
}

/** How certain a clause says its event is: from its own modal, then from the verbs that govern it. */
export function modalityOf(clause: Clause, governors: Governors): Modality {
  const { verb } = clause
  if (verb.lemma === 'cancel' || verb.lemma === 'postpone') return 'cancelled'
  if (verb.modal === 'will' || verb.modal === 'shall') return 'scheduled'
  // "announced that it would provide": what will be, told of the past.
  if (verb.modal === 'would' && clause.kind === 'that') return 'scheduled'
  if (verb.modal === 'would' || verb.modal === 'could' || verb.modal === 'may' || verb.modal === 'might' || verb.modal === 'can')
    return 'expected'
  // "should have been held this week"
  if (verb.modal === 'should' && verb.perfect && verb.passive) return 'cancelled'
  if (verb.modal === 'should' || verb.modal === 'must') return 'proposed'
  if (verb.form === 'infinitive' || verb.form === 'gerund') {
    const governor = clause.governor
    if (governor === undefined) return verb.form === 'infinitive' ? 'expected' : 'done'
    const own = governors.get(governor.verb.lemma)
    if (clause.hangs === 'aim') return modalityOf(governor, governors)
    if (own !== undefined && clause.hangs !== 'noun') {
      // "will continue to plan …": the governor's own standing counts when it is no plain past.
      return own
    }
    if (governor.verb.lemma === 'be' && clause.hangs === 'verb') return 'scheduled'
    if (verb.form === 'infinitive') return clause.hangs === 'verb' ? modalityOf(governor, governors) : 'expected'
    return modalityOf(governor, governors)
  }
  return 'done'
}

/** The tense in which a clause's dates are anchored. */
export function tenseOf(clause: Clause): 'past' | 'present' | 'future' {
  const { verb } = clause
  if (verb.form === 'finite') return verb.tense
  if (verb.form === 'infinitive') {
    const governor = clause.governor
    // "was to have been held in May", "had been due to meet in May": what was planned for a time that is over.
    if (governor?.verb.lemma === 'be' && governor.verb.tense === 'past' && (verb.perfect || governor.verb.perfect)) return 'past'
    // An aim lies ahead, even of a verb in the past: "agreed to meet in May".
    return governor !== undefined && governor.verb.tense === 'past' && clause.hangs === undefined ? 'past' : 'future'
  }
  if (verb.form === 'participle') return 'past'
  return clause.governor === undefined ? 'present' : tenseOf(clause.governor)
}
