import { bounds, precision } from '../watch/bounds.ts'
import { nameOf } from '../watch/name.ts'
import { cite } from './cite.ts'
import { toldRecords, type Asked, type ToldRecord } from './told.ts'
import { xml } from './xml.ts'

/** Meetings, visits and instruments as a timeline (the JSON of TimelineJS, which shows its texts as HTML). */
export async function* timeline(asked: Asked): AsyncGenerator<string> {
  yield `{"title":{"text":{"headline":"What was published","text":${JSON.stringify(xml(`Licence: ${asked.licence}`))}}},"events":[`
  let comma = ''
  for await (const told of toldRecords(asked, ['meeting', 'visit', 'instrument', 'relation'])) {
    const event = eventOf(told)
    if (event === undefined) continue
    yield `${comma}\n${JSON.stringify(event)}`
    comma = ','
  }
  yield '\n]}\n'
}

function eventOf({ record, sources }: ToldRecord): object | undefined {
  const when =
    record.fields['when']?.shown ?? record.acts.find(({ when: day }) => day !== undefined)?.when?.shown ?? record.fields['since']?.shown
  if (typeof when !== 'string') return undefined
  const { first, last } = bounds(when)
  if (first === undefined) return undefined
  const exact = precision(when)
  return {
    unique_id: record.id,
    group: record.kind,
    start_date: dateOf(first, exact),
    ...(last === undefined || last === first || exact !== 'day' ? {} : { end_date: dateOf(last, exact) }),
    text: {
      headline: xml(nameOf(record)),
      text: sources.map(({ claim, document }) => `<p>${xml(cite(claim, document.url))}</p>`).join(''),
    },
  }
}

/** As exactly as it is known. */
function dateOf(day: string, exact: 'day' | 'month' | 'year'): object {
  const [year, month, date] = day.split('-').map(Number)
  return { year, ...(exact === 'year' ? {} : { month }), ...(exact === 'day' ? { day: date } : {}) }
}
