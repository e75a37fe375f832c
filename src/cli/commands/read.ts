import type { Define } from '../command.ts'
import { withExamples } from '../command.ts'
import { Failure } from '../errors.ts'
import { knowledgeTables, openKnowledge } from '../knowledge.ts'
import { wholeNumber } from '../options.ts'
import { onlyOwn, openReaders, withReader, type ReaderOptions } from '../readers.ts'
import { flatClaim } from '../../reading/claim.ts'
import { unreadLanguage, unreadLine } from '../../reading/languages.ts'
import { cascadeOf } from '../../reading/readers.ts'
import { inputOf, readDocument } from '../../reading/read-document.ts'
import type { Explanation } from '../../reading/explain.ts'
import type { Reading, ReadingInput } from '../../reading/reader.ts'
import type { Screen } from '../screen.ts'
import { takeOne } from '../take-one.ts'
import { givenFacts, type Document } from '../../sources/index.ts'

interface ReadOptions extends ReaderOptions {
  readonly explain?: boolean
  readonly sentence?: string
  readonly json?: boolean
  readonly issuer?: string
  readonly date?: string
  readonly title?: string
  readonly language?: string
}

/** `chancery read FILE|-`: one document's claims with their sentences, without storing anything. */
export const define: Define = (command, { screen }) => {
  withReader(command, ['own', 'llm', 'both'])
    .argument('<file>', 'a file, as chancery add takes it, or - for standard input')
    .option(
      '--explain',
      'show for each slot which words and which rows of knowledge/ made it, and what was recognised where no claim was read',
    )
    .option('--sentence <number>', 'explain one sentence: its phrases, its clauses, and why each row was read or not')
    .option('--issuer <name>', 'who published it')
    .option('--date <day>', 'when it was published')
    .option('--title <title>', 'its title')
    .option('--language <code>', 'its language, as en; told from its words unless it is given')
    .option('--json', 'write {document, claims} as JSON')
    .action(async (file: string, options: ReadOptions) => {
      const { explain, json, issuer, date, title, language } = options
      const sentence = options.sentence === undefined ? undefined : wholeNumber('--sentence', options.sentence)
      if (explain || sentence !== undefined) onlyOwn(options, '--explain')
      const facts = givenFacts({ issuer, date, title, language })
      const document = await takeOne(file, facts)
      if (explain || sentence !== undefined) {
        await explainOne(screen, document, sentence, json === true)
        return
      }
      const { readers, tell } = await openReaders(screen, options, { documents: 1 })
      try {
        const [first, second] = readers
        const reading = await readDocument(first, document)
        if (second !== undefined) await sayBoth(screen, document, reading, await readDocument(second, document), json === true)
        else if (json) screen.json({ document: documentJson(document, reading), claims: reading.claims.map(flatClaim) })
        else (await import('../format/reading.ts')).sayReading(screen, document, reading)
      } finally {
        tell()
      }
    })
  withExamples(
    command,
    'read notice.txt --issuer "Norland, Ministry of Foreign Affairs" --date 2025-03-14',
    'read notice.html --explain',
    'read notice.html --explain --sentence 3',
    'read - --json < notice.txt',
  )
}

async function sayBoth(screen: Screen, document: Document, own: Reading, llm: Reading, json: boolean): Promise<void> {
  const [{ compareReadings }, { comparisonJson, sayComparison }] = await Promise.all([
    import('../../reading/compare.ts'),
    import('../format/comparison.ts'),
  ])
  const comparison = compareReadings(own.claims, llm.claims)
  if (json) screen.json({ document: documentJson(document, own), ...comparisonJson(comparison) })
  else sayComparison(screen, document, own, comparison)
}

async function explainOne(screen: Screen, document: Document, sentence: number | undefined, json: boolean): Promise<void> {
  const { rowsOfClaim } = await import('../../reading/explain.ts')
  const input = inputOf(document)
  const unread = unreadLanguage(input)
  if (unread !== undefined)
    throw new Failure(`${document.origin}: ${unreadLine(unread)} There is nothing to explain; if it is English, say --language en.`)
  const told = await explained(input, sentence)
  const { reading, sentences, detail } = told
  if (sentence !== undefined && detail === undefined)
    throw new Failure(`${document.origin} has ${sentences.length} sentences: there is no sentence ${sentence}.`)
  if (json) {
    screen.json({
      document: documentJson(document, reading),
      claims: reading.claims.map((claim) => ({ ...flatClaim(claim), rows: rowsOfClaim(told, claim) })),
      sentences: sentences.map(({ claims, ...seen }) => ({ ...seen, claims: claims.length })),
      ...(detail === undefined ? {} : { detail }),
    })
    return
  }
  const { sayDetail, sayExplained } = await import('../format/explain.ts')
  if (sentence === undefined) sayExplained(screen, document, told)
  else sayDetail(screen, document, told)
}

async function explained(input: ReadingInput, sentence: number | undefined): Promise<Explanation> {
  const make = cascadeOf(input)
  if (make !== undefined) {
    const [{ explainUnits }, tables] = await Promise.all([import('../../reading/cascade/explain.ts'), knowledgeTables()])
    return explainUnits(make(tables), input, sentence)
  }
  const [{ explain }, knowledge] = await Promise.all([import('../../reading/explain.ts'), openKnowledge()])
  return explain(knowledge, input, sentence)
}

function documentJson(document: Document, reading: Reading): Readonly<Record<string, unknown>> {
  const issuer = document.issuer ?? reading.issuer,
    date = reading.date?.date ?? document.date
  return {
    ...document,
    ...(issuer === undefined ? {} : { issuer }),
    ...(date === undefined ? {} : { date }),
    ...(reading.date === undefined ? {} : { dateKnown: reading.date.known, dateFrom: reading.date.from }),
    ...(reading.unread === undefined ? {} : { unread: reading.unread }),
  }
}
