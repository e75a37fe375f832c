import { Type } from '@sinclair/typebox'
import {
  accountsMarkdown,
  accountsOf,
  briefMarkdown,
  findSubject,
  KINDS,
  LANGUAGES,
  plain,
  readTemplate,
  sayDate,
  writeBrief,
} from '../../brief/index.ts'
import { answerQuestion } from '../../ask/index.ts'
import { loadTemplate } from '../../sources/knowledge-folder.ts'
import { isDay, isLength, plusLength } from '../../watch/day.ts'
import { STANDINGS } from '../../watch/due.ts'
import { duePart } from '../../watch/due-from.ts'
import { Failure, UsageError } from '../errors.ts'
import { sayAnswers } from '../format/answer.ts'
import { publishedBy, quoted } from '../format/quote.ts'
import { openGrammar } from '../knowledge.ts'
import { accountIn } from '../stored-account.ts'
import { AS_OF, ending, oneOfWords, PART, partOf } from './arguments.ts'
import { asText } from './told.ts'
import { tool } from './tool.ts'

/** A brief, as Markdown with footnotes. */
export const brief = tool({
  name: 'brief',
  title: 'Write a brief',
  description:
    'Writes a brief on a party, a pair of parties, a body or a person: where relations stand, sessions, what was signed, promised and counted, what is coming. Every line ends in footnotes with the sentence, who published it and when. What was looked for and not found is said.',
  input: Type.Object(
    {
      subject: Type.String({ minLength: 1, maxLength: 200, description: 'As “Russia ASEAN”, “East Asia Summit” or the name of a person' }),
      kind: Type.Optional(oneOfWords(KINDS, 'What it is for; note unless told')),
      language: Type.Optional(oneOfWords(LANGUAGES, 'Of the labels; what documents say stays as they say it')),
      since: Type.Optional(
        Type.String({ maxLength: 10, description: 'Also tell what the register learned on this day or later, YYYY-MM-DD' }),
      ),
      full: Type.Optional(Type.Boolean({ description: 'Everything, not only what fits a page' })),
      ...AS_OF,
    },
    { additionalProperties: false },
  ),
  answer: ({ look, day, rules }, { subject, kind = 'note', language = 'en', since, full, ...given }) =>
    look(given, async (seen) => {
      if (since !== undefined && !isDay(since)) throw new UsageError(`since ${since} is no day: write it as YYYY-MM-DD.`)
      const template = readTemplate(await loadTemplate(kind), `templates/${kind}.txt`)
      const written = await writeBrief(seen, await findSubject(seen, [subject]), day(given.asOf), {
        full: full === true,
        rules,
        template,
        language,
        ...(since === undefined ? {} : { since }),
      })
      return briefMarkdown(written)
    }),
})

/** A question in words. */
export const ask = tool({
  name: 'ask',
  title: 'Ask a question',
  description:
    'Answers a question in English from the claims, each line with its footnotes; or says that the sources read do not tell. Understands many forms, as “when did Russia and ASEAN last meet at ministerial level, and what was agreed?”; of one that it does not understand it gives examples like it.',
  input: Type.Object({ question: Type.String({ minLength: 1, maxLength: 500 }), ...AS_OF }, { additionalProperties: false }),
  answer: ({ look, day, rules }, { question, ...given }) =>
    look(given, async (seen) => {
      const answers = await answerQuestion(seen, { grammar: await openGrammar(), rules }, question, day(given.asOf))
      return asText((screen) => sayAnswers(screen, answers))
    }),
})

/** What is coming, late, or never told of. */
export const due = tool({
  name: 'due',
  title: 'List what is due',
  description:
    'Lists what falls due or comes within a length of time, what is overdue without evidence in the documents read, what was announced and never told of, and what ended lately; each with its sentence. Overdue never means that a thing was not done, only that no document read tells of it.',
  input: Type.Object(
    {
      within: Type.Optional(
        Type.String({ maxLength: 20, description: 'How far ahead, as P90D, P3M, P1Y; as far as each rule looks unless told' }),
      ),
      standing: Type.Optional(oneOfWords(STANDINGS, 'Only what stands so')),
      ...PART,
      ...AS_OF,
    },
    { additionalProperties: false },
  ),
  answer: ({ look, day, rules }, { within, standing, ...given }) =>
    look(given, async (seen) => {
      const from = day(given.asOf)
      if (within !== undefined && !isLength(within))
        throw new UsageError(`due: within ${within} is no length of time: write it as P90D, P3M or P1Y`)
      const until = within === undefined ? undefined : plusLength(from, within)
      const { items, next } = await duePart(seen, { day: from, rules, ...(until === undefined ? {} : { until }) }, partOf(given), standing)
      const claims = await seen.sources.claims(items.flatMap((item) => item.claims.slice(0, 1)))
      return asText((screen) => {
        screen.say(`${sayDate(from)}${until === undefined ? ', as far ahead as each rule looks' : ` to ${sayDate(until)}`}`)
        for (const item of items) {
          const claim = claims.find(({ id }) => id === item.claims[0])
          screen.say()
          screen.say(`${item.day} ${item.standing}: ${plain(`${item.what}: ${item.says}`)}`)
          screen.say(`  ${quoted(claim?.sentence ?? '', SENTENCE)} ${publishedBy(claim)} · rule ${item.rule} · record ${item.record}`)
        }
        screen.say()
        screen.say(items.length === 0 ? 'Nothing in the sources read is due in this window.' : ending(next))
      })
    }),
})

/** So much of a sentence is shown. */
const SENTENCE = 400

/** Two documents side by side. */
export const compare = tool({
  name: 'compare',
  title: 'Compare two accounts',
  description:
    'Holds two documents side by side: what both tell, what one tells only, what they tell differently, with the sentences of each.',
  input: Type.Object(
    {
      a: Type.String({ minLength: 1, maxLength: 2000, description: 'A document, by its id or address' }),
      b: Type.String({ minLength: 1, maxLength: 2000, description: 'The other' }),
      ...AS_OF,
    },
    { additionalProperties: false },
  ),
  answer: ({ look }, { a, b, ...given }) =>
    look(given, async (seen) => {
      const [first, second] = [await accountIn(seen, a), await accountIn(seen, b)]
      if (first.document.id === second.document.id) throw new Failure(`${a} and ${b} are one document: name two.`)
      return accountsMarkdown(accountsOf(first, second, await seen.settler()))
    }),
})
