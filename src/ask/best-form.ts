import { best, fitForm, type Fit, type Item } from './form.ts'
import type { Grammar, QuestionForm } from './grammar.ts'

/** The form that fits a question best, with what fills its slots. */
export function bestForm(items: readonly Item[], { questions }: Grammar): { readonly form: QuestionForm; readonly fit: Fit } | undefined {
  const fits = questions.flatMap((form) =>
    form.forms.flatMap((pieces) => {
      const found = fitForm(pieces, items)
      return found === undefined ? [] : [{ ...found, form }]
    }),
  )
  const good = best(fits)
  return good && { form: good.form, fit: good }
}
