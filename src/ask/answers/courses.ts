import { agreements, expected } from '../../brief/sections/instruments.ts'
import { promised } from '../../brief/sections/promised.ts'
import { initiatives } from '../../brief/sections/work.ts'
import { onTopic, within } from '../select.ts'
import { recordsOn, told, type Answer } from './answer.ts'

const WORDS = ['what', 'idea', 'title', 'type', 'subject']

/** How a thing stands that was promised, proposed or expected. */
export const course: Answer = async (ask) => {
  const { query } = ask
  const found = onTopic(await recordsOn(ask, 'commitment', 'initiative', 'instrument'), query, WORDS).filter((record) =>
    within(record, query.period),
  )
  return told(ask, found, (view) => [
    ...promised(view).lines,
    ...initiatives(view).lines,
    ...agreements(view).lines,
    ...expected(view).lines,
  ])
}
