import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { flatClaim } from '../../reading/claim.ts'
import type { Reader, ReadingInput } from '../../reading/reader.ts'
import { parseGold, type Gold } from './gold.ts'
import type { ScoreCase } from './score.ts'

const GOLD = '.gold.jsonl'

/** The gold files in folders, or named one by one, in the order of their names. */
export function goldFiles(paths: readonly string[]): readonly string[] {
  return paths.flatMap((path) =>
    statSync(path).isDirectory()
      ? readdirSync(path)
          .filter((name) => name.endsWith(GOLD))
          .sort()
          .map((name) => join(path, name))
      : [path],
  )
}

/** A gold file with the document beside it, as a reader is given it. */
export interface GoldDocument {
  readonly gold: Gold
  readonly input: ReadingInput
}

/** Takes a gold file and the document beside it, with its issuer and date as a feed would give them. */
export function goldDocument(goldFile: string): GoldDocument {
  const gold = parseGold(basename(goldFile), readFileSync(goldFile, 'utf8'))
  const text = readFileSync(`${goldFile.slice(0, -GOLD.length)}.txt`, 'utf8')
    .replace(/^\ufeff/, '')
    .replaceAll('\r\n', '\n')
  const known = (fact: string): { [fact: string]: string } => {
    const value = gold.document[fact]
    return typeof value === 'string' ? { [fact]: value } : {}
  }
  return { gold, input: { text, ...known('issuer'), ...known('date'), ...known('language') } }
}

/** Reads the document beside a gold file. */
export async function readCase(reader: Reader, goldFile: string): Promise<ScoreCase> {
  const { gold, input } = goldDocument(goldFile)
  const reading = await reader.read(input)
  return {
    gold,
    text: input.text,
    claims: reading.claims.map(flatClaim),
    ...(reading.date === undefined ? {} : { date: reading.date.date }),
  }
}

/** A folder of documents with gold, under the name by which its figures are told. Of a blind one only the figures are looked at. */
export interface GoldFolder {
  readonly name: string
  readonly path: string
  readonly blind: boolean
}

/** The folders that are scored unless told otherwise: our own examples, documents that no rule was worked out on, and those of others beside the project; each when it is there. */
export function defaultGold(root: string): readonly GoldFolder[] {
  return [
    { name: 'examples', path: join(root, 'examples'), blind: false },
    { name: 'French', path: join(root, 'examples', 'fr'), blind: false },
    { name: 'Russian', path: join(root, 'examples', 'ru'), blind: false },
    { name: 'held out', path: join(root, 'test', 'held-out'), blind: true },
    { name: 'Russian held out', path: join(root, 'test', 'held-out', 'ru'), blind: true },
    { name: 'dev', path: join(root, '..', 'shared', 'reading', 'dev'), blind: false },
  ].filter(({ path }) => existsSync(path))
}
