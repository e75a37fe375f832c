import { wordSet } from '../../../language/word-map.ts'
import type { Modality } from '../../claim.ts'
import { Draft } from '../../draft.ts'
import { modalityOf } from '../../modality.ts'
import { owner } from '../../open-scope.ts'
import type { Scope } from '../../scope.ts'
import { tokenSpan } from '../../sentence.ts'
import { untilPeriod } from './noun.ts'

const ITS_OR_THEIR = wordSet('its their')

/** What the noun of a deed does with the instrument that "its" stands for. */
const DEEDS: ReadonlyMap<string, string> = new Map([
  ['entry', 'in force'],
  ['extension', 'extended'],
  ['prolongation', 'extended'],
  ['renewal', 'renewed'],
  ['ratification', 'ratified'],
  ['signing', 'signed'],
  ['signature', 'signed'],
  ['adoption', 'adopted'],
  ['termination', 'terminated'],
])

/** Governors that look ahead: "look forward to its signing", "agreed on its extension". */
const AHEAD = /^(?:look|expect|propose|agree|plan|await|anticipate|call|urge|discuss|explore)$/

/** "the signing of the treaty and its entry into force in May": a deed done to the instrument that the sentence has told of. */
export function possessedDeeds(scope: Scope, drafts: readonly Draft[]): Draft[] {
  const { s, k } = scope
  const { tokens } = s
  const told: Draft[] = []
  for (const [at, unit] of s.units.entries()) {
    if (unit.type !== 'noun' || !ITS_OR_THEIR.holds(tokens, unit.first)) continue
    const action = DEEDS.get(tokens.word[unit.head] ?? '')
    const next = s.units[at + 1]
    if (action === undefined || (next?.type === 'preposition' && next.word === 'of')) continue
    if (action === 'in force' && tokens.word[unit.last + 2] !== 'force') continue
    const start = tokens.start[unit.first] ?? 0
    const before = drafts.filter((d) => d.kind === 'instrument' && startOf(d) < start)
    const source = before.at(-1)
    if (source === undefined) continue
    const clause = owner(s, at)
    const ahead: Modality = clause !== undefined && AHEAD.test(clause.verb.lemma) ? 'expected' : 'done'
    const modality = clause === undefined ? ahead : ahead === 'done' ? modalityOf(clause, k.governors) : ahead
    const draft = new Draft('instrument', modality, scope.passage, 'rule/its deed')
    for (const slot of ['title', 'type', 'subject']) draft.set(slot, source.get(slot)[0])
    draft.set('action', { value: action, span: tokenSpan(tokens, unit.first, unit.last) })
    const behind = scope.dates.find((d) => d.unit > at && d.unit <= at + 5)
    if (behind !== undefined) {
      const isTerm = behind.part === 'period' || behind.part === 'until' || behind.value.startsWith('P')
      draft.set(isTerm ? 'period' : 'when', behind.part === 'until' ? untilPeriod(behind.filled) : behind.filled)
      // The day is that of this deed, not of the one in front.
      for (const other of before)
        for (const slot of ['when', 'period']) if ((other.get(slot)[0]?.span?.start ?? 0) > start) other.drop(slot)
    }
    told.push(draft)
  }
  return told
}

/** Where the words begin that name the instrument. */
const startOf = (draft: Draft): number => (draft.get('title')[0] ?? draft.get('type')[0])?.span?.start ?? Number.POSITIVE_INFINITY
