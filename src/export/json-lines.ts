import type { RegisterReader, StoredRow } from '../register/index.ts'

/**
 * What a register holds, a row a line: documents, readings, claims, decisions, and who may see which documents, behind a line that says under which licence.
 * Taken in again (`chancery import`) it is the same register, which gives the same lines.
 * @param maySee which collections are told of
 */
export async function* jsonLines(
  register: RegisterReader,
  licence: string,
  maySee: (collection: string) => boolean = () => true,
): AsyncGenerator<string> {
  yield `${JSON.stringify({ licence })}\n`
  // Rows are pushed, lines are pulled: each row waits until its line was taken, or nobody wants any more.
  let give: (line?: string) => void = () => {}
  let taken: () => void = () => {}
  let isLeft = false
  const next = (): Promise<string | undefined> =>
    new Promise((done) => {
      give = done
    })
  let line = next()
  const all = register
    .stored(async (told) => {
      if (told.table === 'document_collection' && !maySee(String(told.row['collection']))) return
      if (isLeft) throw new Error('nobody takes the rows any more')
      const wait = new Promise<void>((done) => {
        taken = done
      })
      give(`${JSON.stringify(told)}\n`)
      await wait
    })
    .finally(() => give())
  try {
    for (let told = await line; told !== undefined; told = await line) {
      yield told
      line = next()
      taken()
    }
    await all
  } finally {
    isLeft = true
    taken()
    await all.catch(() => {})
  }
}

/** A line that is none of an export. */
export class LineError extends Error {
  override readonly name = 'LineError'
}

/** A line longer than this is none of a register: texts are taken up to a twentieth of it. */
const LONGEST = 256 * 1024 * 1024

/** The rows of such lines. @throws LineError naming the first line that is none */
export async function* rowsOf(lines: AsyncIterable<string>): AsyncGenerator<StoredRow> {
  let at = 0
  for await (const line of lines) {
    at++
    if (line.trim() === '' || (at === 1 && /^\{"licence":/.test(line))) continue
    const row = line.length > LONGEST ? undefined : rowOf(line)
    if (row === undefined) throw new LineError(`line ${at} is no row of a register`)
    yield row
  }
}

function rowOf(line: string): StoredRow | undefined {
  try {
    const told: unknown = JSON.parse(line)
    if (typeof told !== 'object' || told === null || !('table' in told) || !('row' in told)) return undefined
    const { table, row } = told
    if (typeof table !== 'string' || typeof row !== 'object' || row === null || Array.isArray(row)) return undefined
    return { table, row: row as StoredRow['row'] }
  } catch {
    return undefined
  }
}
