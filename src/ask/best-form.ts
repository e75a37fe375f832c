import { best, fitForm, type Fit, type Form, type Item } from './form.ts'
import type { Grammar, QuestionForm } from './grammar.ts'
import { looseFit } from './loose-fit.ts'

/** A form with what fills its slots. */
export interface Fitted {
  readonly form: QuestionForm
  readonly fit: Fit
}

/** The form that fits a question best as it stands; when none does, or only with more words in a topic, in any order of its words. */
export function bestForm(items: readonly Item[], grammar: Grammar): Fitted | undefined {
  const exact = exactForm(items, grammar)
  if (exact?.fit.swallowed === 0) return exact
  const loose = bestBy(grammar, (form) => looseFit(form, items))
  return exact === undefined || (loose !== undefined && loose.fit.swallowed < exact.fit.swallowed) ? loose : exact
}

/** The form that fits a question best as it stands. */
export function exactForm(items: readonly Item[], grammar: Grammar): Fitted | undefined {
  return bestBy(grammar, (form) => [fitForm(form, items)])
}

function bestBy({ questions }: Grammar, fits: (form: Form) => readonly (Fit | undefined)[]): Fitted | undefined {
  const good = best(
    questions.flatMap((form) =>
      form.forms.flatMap((pieces) => fits(pieces).flatMap((one) => (one === undefined ? [] : [{ ...one, form }]))),
    ),
  )
  return good && { form: good.form, fit: good }
}
