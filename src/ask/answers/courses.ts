import { agreements, expected } from '../../brief/sections/instruments.ts'
import { promised } from '../../brief/sections/promised.ts'
import { initiatives } from '../../brief/sections/work.ts'
import { tells } from '../select.ts'
import { told, type Answer } from './answer.ts'

/** How a thing stands that was promised, proposed or expected. */
export const course: Answer = async (ask) => {
  const { register, query } = ask
  const found = (
    await register.records({ kind: ['commitment', 'initiative', 'instrument'], entities: query.about.map(({ id }) => id) })
  ).filter((record) => tells(record, query.topic, ['what', 'idea', 'title', 'type', 'subject']))
  return told(ask, found, (view) => [
    ...promised(view).lines,
    ...initiatives(view).lines,
    ...agreements(view).lines,
    ...expected(view).lines,
  ])
}
