import { accountsMarkdown, accountsText, sayDate, tellAccounts } from '../../brief/index.ts'
import { readDocument } from '../../reading/read-document.ts'
import { claimId, settle, type RegisterReader, type StoredClaim } from '../../register/index.ts'
import { asideLine, takePaths, type Document } from '../../sources/index.ts'
import { compareAccounts, relationOf, type Settling } from '../../watch/accounts.ts'
import { withCommon, withExamples, type CommonOptions, type Define } from '../command.ts'
import { withRegister } from '../data.ts'
import { Failure, UsageError } from '../errors.ts'
import { knowledgeTables, openReader } from '../knowledge.ts'
import { nameKnowledge } from '../names.ts'

interface CompareOptions extends CommonOptions {
  readonly format: string
}

/** A document that is compared, from the register or from a file. */
interface Given {
  readonly document: Pick<Document, 'title' | 'issuer' | 'date' | 'origin'> & { readonly id: string; readonly supersedes?: string }
  readonly claims: readonly StoredClaim[]
}

/** `chancery compare A B`: two accounts side by side, each a document of the register or a file that is only read. */
export const define: Define = (command, { screen }) => {
  withCommon(command)
    .argument('<a>', 'a document: an id, its address in the register, or a file')
    .argument('<b>', 'the other')
    .option('--format <format>', 'text or md', 'text')
    .action(async (a: string, b: string, options: CompareOptions) => {
      if (!['text', 'md'].includes(options.format)) throw new UsageError(`--format ${options.format} is none of text, md.`)
      const { first, second, settling } = await givenBoth(a, b, options)
      if (first.document.id === second.document.id) throw new Failure(`${a} and ${b} are one document: name two.`)
      const accounts = compareAccounts(first.claims, second.claims, settling)
      const told = tellAccounts(
        accounts,
        relationOf(first.document, second.document, accounts),
        [
          { letter: 'A', name: called(first) },
          { letter: 'B', name: called(second) },
        ],
        new Map([...first.claims, ...second.claims].map((claim) => [claim.id, claim])),
        new Set(first.claims.map(({ id }) => id)),
      )
      if (options.json) screen.json({ a: first.document, b: second.document, ...told })
      else screen.say(options.format === 'md' ? accountsMarkdown(told) : accountsText(told))
    })
  withExamples(command, 'compare 3f9a 7c21', 'compare norland-readout.html arcadia-readout.html --format md')
}

const called = ({ document: { title, issuer, date, origin } }: Given): string =>
  [title ?? origin, issuer ?? 'issuer not known', date === undefined ? 'no date' : sayDate(date)].join(' · ')

async function givenBoth(
  a: string,
  b: string,
  options: CommonOptions,
): Promise<{ readonly first: Given; readonly second: Given; readonly settling: Settling }> {
  const [fileA, fileB] = [await fromFile(a), await fromFile(b)]
  if (fileA !== undefined && fileB !== undefined) {
    const knowledge = nameKnowledge(await knowledgeTables())
    return { first: fileA, second: fileB, settling: (claims, more = []) => settle(claims, more, knowledge).records }
  }
  return withRegister(options, undefined, async (register) => ({
    first: fileA ?? (await fromRegister(register, a)),
    second: fileB ?? (await fromRegister(register, b)),
    settling: await register.settler(),
  }))
}

async function fromRegister(register: RegisterReader, given: string): Promise<Given> {
  const byId = /^[0-9a-f]{4,64}$/i.test(given) ? await register.identify(given.toLowerCase()) : []
  const documents = byId.flatMap((one) => (one.what === 'document' ? [one.document] : []))
  const [only, another] =
    documents.length > 0
      ? documents
      : (await register.documents()).filter(({ url, supersededBy }) => url === given && supersededBy === undefined)
  if (only === undefined)
    throw new Failure(
      `${given} is no file, and the register at ${register.path} has no document of that id or address. List them: chancery documents`,
    )
  if (another !== undefined) throw new Failure(`${given} begins the ids of ${documents.length} documents; give more of it.`)
  const { text: _, ...document } = only
  return { document, claims: await register.claims({ document: only.id }) }
}

/** A file, read and not stored; undefined when there is none of that name. */
async function fromFile(given: string): Promise<Given | undefined> {
  const { existsSync } = await import('node:fs')
  if (!existsSync(given)) return undefined
  const taken = []
  for await (const one of takePaths([given])) if (taken.push(one) > 1) break
  const [first, second] = taken
  if (first === undefined) throw new Failure(`${given} holds no document: name a .txt, .md or .html file.`)
  if (second !== undefined) throw new Failure(`${given} is a folder: name one file.`)
  if (first.taken === 'aside') throw new Failure(asideLine(first.aside))
  const reader = await openReader()
  const { document } = first
  const reading = await readDocument(reader, document)
  const id = document.hash.slice(0, 16)
  const issuer = document.issuer ?? reading.issuer
  const date = document.date ?? reading.date?.date
  const { title, origin } = document
  const facts = { ...(issuer === undefined ? {} : { issuer }), ...(date === undefined ? {} : { published: date }) }
  const claims = reading.claims.map(
    (claim, order): StoredClaim => ({
      ...claim,
      ...facts,
      id: claimId(id, claim),
      document: id,
      order,
      sentence: document.text.slice(claim.passage.start, claim.passage.end),
      learned: '',
      reader: reader.name,
      readerVersion: reader.version,
      readBy: [{ reader: reader.name, version: reader.version, differs: [] }],
      bears: true,
    }),
  )
  return {
    document: {
      id,
      origin,
      ...(title === undefined ? {} : { title }),
      ...(issuer === undefined ? {} : { issuer }),
      ...(date === undefined ? {} : { date }),
    },
    claims,
  }
}
