import type { ClaimId } from '../register/record.ts'
import { valuesIn, worked, type Bit, type Form, type Value } from './bits.ts'
import { sayCode, template, say, type Label } from './labels/index.ts'
import { TIMES, type Language } from './labels/times.ts'
import { workOut, type RuleName } from './rules.ts'
import { sayDate } from './say-date.ts'
import { shortVoice } from './voice.ts'

/** A value as a run of words has it: bound to a slot of claims. */
export type Bound = Pick<Value, 'value' | 'as' | 'slot' | 'claims'>

/** Words of a brief that are of one kind: ours, a value, what a rule worked out, or a person's own. */
export type Run =
  | { readonly text: string; readonly label: Label; readonly claims: readonly ClaimId[] }
  | ({ readonly text: string } & Bound)
  | { readonly text: string; readonly rule: RuleName; readonly from: readonly Bound[]; readonly with: readonly string[] }
  | { readonly text: string; readonly own: string }

/** In which language labels are, and for which day a brief is. */
export interface Speech {
  readonly language: Language
  readonly day: string
}

/** The words of something, run by run. Together they are the text. */
export function runsOf(bit: Bit, speech: Speech): readonly Run[] {
  switch (bit.is) {
    case 'value':
      return [{ text: sayValue(bit.value, bit.as, speech.language), ...bound(bit) }]
    case 'phrase':
      return filled(bit.label, bit.fill, bit.claims, speech)
    case 'worked': {
      const text = workOut(bit.rule, bit.from, bit.with, speech.day, speech.language)
      // What the rule does not give is empty, and not borne: the line is left out.
      return [{ text: text ?? '', rule: bit.rule, from: bit.from.map(bound), with: bit.with }]
    }
    case 'series': {
      const over = bit.of.length > bit.most
      const kept = over ? bit.of.slice(0, bit.most - 1) : bit.of
      const items = kept.map((one) => runsOf(one, speech))
      if (over) items.push(runsOf(worked('others', bit.of.slice(kept.length).flatMap(valuesIn)), speech))
      return items.flatMap((runs, index) => (index === 0 ? runs : [joint(bit.join, index === items.length - 1, speech.language), ...runs]))
    }
  }
}

/** How a value is said in a language. */
export function sayValue(value: string, as: Form, language: Language): string {
  switch (as) {
    case 'date':
      return sayDate(value, language)
    case 'ordinal':
      return /^\d+$/.test(value) ? TIMES[language].ordinal(Number(value)) : value
    case 'code':
      return sayCode(value, language)
    case 'voice':
      return shortVoice(value)
    case 'said':
      return value
  }
}

const bound = ({ value, as, slot, claims }: Value): Bound => ({ value, as, slot, claims })

function joint(join: string, last: boolean, language: Language): Run {
  const label: Label = join === 'and' ? (last ? ' and ' : ', ') : (join as Label)
  return { text: say(label, language), label, claims: [] }
}

function filled(label: Label, fill: readonly Bit[], claims: readonly ClaimId[], speech: Speech): readonly Run[] {
  const pieces = template(label, speech.language).split('{}')
  return pieces.flatMap((text, index): readonly Run[] => {
    const bit = index === 0 ? undefined : fill[index - 1]
    return [...(bit === undefined ? [] : runsOf(bit, speech)), ...(text === '' ? [] : [{ text, label, claims }])]
  })
}
