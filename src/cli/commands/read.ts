import type { Define } from '../command.ts'
import { withExamples } from '../command.ts'
import { Failure } from '../errors.ts'
import { openReader } from '../knowledge.ts'
import { flatClaim } from '../../reading/claim.ts'
import type { Reading } from '../../reading/reader.ts'
import { asideLine, givenFacts, takePaths, takeStream, type Document, type DocumentFacts } from '../../sources/index.ts'
import { readDocument } from '../take-in.ts'

interface ReadOptions {
  readonly explain?: boolean
  readonly json?: boolean
  readonly issuer?: string
  readonly date?: string
  readonly title?: string
}

/** `chancery read FILE|-`: one document's claims with their sentences, without storing anything. */
export const define: Define = (command, { screen }) => {
  command
    .argument('<file>', 'a .txt, .md or .html file, or - for standard input')
    .option('--explain', 'show for each slot which words and which rows of knowledge/ made it')
    .option('--issuer <name>', 'who published it')
    .option('--date <day>', 'when it was published')
    .option('--title <title>', 'its title')
    .option('--json', 'write {document, claims} as JSON')
    .action(async (file: string, { explain, json, issuer, date, title }: ReadOptions) => {
      const facts = givenFacts({ issuer, date, title })
      const document = await takeOne(file, facts)
      const reading = readDocument(await openReader(), document)
      if (json)
        screen.json({
          document: documentJson(document, reading),
          claims: reading.claims.map((claim) => ({ ...flatClaim(claim), ...(explain ? { rows: claim.rows } : {}) })),
        })
      else if (explain) (await import('../format/explain.ts')).sayExplained(screen, document, reading)
      else (await import('../format/reading.ts')).sayReading(screen, document, reading)
    })
  withExamples(
    command,
    'read notice.txt --issuer "Norland, Ministry of Foreign Affairs" --date 2025-03-14',
    'read notice.html --explain',
    'read - --json < notice.txt',
  )
}

async function takeOne(file: string, facts: DocumentFacts): Promise<Document> {
  const taken = file === '-' ? [await takeStream(process.stdin, '-', { facts })] : await firstTwo(takePaths([file], { facts }))
  const [first, second] = taken
  if (first === undefined) throw new Failure(`${file} holds no document: name a .txt, .md or .html file.`)
  if (second !== undefined) throw new Failure(`${file} is a folder: name one file, or store the folder with chancery add ${file}`)
  if (first.taken === 'aside') throw new Failure(asideLine(first.aside))
  return first.document
}

async function firstTwo<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = []
  for await (const item of items) {
    found.push(item)
    if (found.length === 2) break
  }
  return found
}

function documentJson(document: Document, reading: Reading): Readonly<Record<string, unknown>> {
  const issuer = document.issuer ?? reading.issuer,
    date = reading.date?.date ?? document.date
  return {
    ...document,
    ...(issuer === undefined ? {} : { issuer }),
    ...(date === undefined ? {} : { date }),
    ...(reading.date === undefined ? {} : { dateKnown: reading.date.known, dateFrom: reading.date.from }),
  }
}
