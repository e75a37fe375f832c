import { accountsMarkdown, accountsOf, accountsText, textChanges, type Account } from '../../brief/index.ts'
import { readDocument } from '../../reading/read-document.ts'
import { claimId, settle, type StoredClaim } from '../../register/index.ts'
import type { Settling } from '../../watch/accounts.ts'
import { withAsOf, withCommon, withExamples, type AsOfOptions, type CommonOptions, type Define } from '../command.ts'
import { withRegister } from '../data.ts'
import { Failure, UsageError } from '../errors.ts'
import { knowledgeTables, openReader } from '../knowledge.ts'
import { nameKnowledge } from '../names.ts'
import { accountIn } from '../stored-account.ts'
import { takeOne } from '../take-one.ts'

interface CompareOptions extends CommonOptions, AsOfOptions {
  readonly format: string
  readonly text?: boolean
}

/** `chancery compare A B`: two accounts side by side, each a document of the register or a file that is only read. */
export const define: Define = (command, { screen }) => {
  withAsOf(withCommon(command))
    .argument('<a>', 'a document: an id, its address in the register, or a file')
    .argument('<b>', 'the other')
    .option('--format <format>', 'text or md', 'text')
    .option('--text', 'also the lines in which their texts differ, as of two versions')
    .action(async (a: string, b: string, options: CompareOptions) => {
      if (!['text', 'md'].includes(options.format)) throw new UsageError(`--format ${options.format} is none of text, md.`)
      const { first, second, settling } = await givenBoth(a, b, options)
      if (first.document.id === second.document.id) throw new Failure(`${a} and ${b} are one document: name two.`)
      const told = accountsOf(first, second, settling)
      const changes = options.text === true ? textChanges(first.text, second.text) : undefined
      if (options.json) screen.json({ a: first.document, b: second.document, ...told, ...(changes === undefined ? {} : { text: changes }) })
      else {
        screen.say(options.format === 'md' ? accountsMarkdown(told) : accountsText(told))
        if (changes !== undefined) screen.say(`\n${changesText(changes)}`)
      }
    })
  withExamples(command, 'compare 3f9a 7c21', 'compare norland-readout.html arcadia-readout.html --format md')
}

/** Lines with a mark before each, as programs that compare texts write them. */
function changesText(changes: ReturnType<typeof textChanges>): string {
  if (changes.length === 0) return 'The texts have the same lines.'
  return ['THE TEXT', ...changes.map(({ what, line }) => `  ${what === 'added' ? '+' : '-'} ${line}`)].join('\n')
}

/** An account with the text that it is told in. */
interface Held extends Account {
  readonly text: string
}

async function givenBoth(
  a: string,
  b: string,
  options: CommonOptions & AsOfOptions,
): Promise<{ readonly first: Held; readonly second: Held; readonly settling: Settling }> {
  const [fileA, fileB] = [await fromFile(a), await fromFile(b)]
  if (fileA !== undefined && fileB !== undefined) {
    if (options.asOf !== undefined) throw new UsageError('--as-of asks the register, and both are files: name a document of it.')
    const knowledge = nameKnowledge(await knowledgeTables())
    return { first: fileA, second: fileB, settling: (claims, more = []) => settle(claims, more, knowledge).records }
  }
  return withRegister(options, async (register) => ({
    first: fileA ?? (await accountIn(register, a)),
    second: fileB ?? (await accountIn(register, b)),
    settling: await register.settler(),
  }))
}

/** A file, read and not stored; undefined when there is none of that name. */
async function fromFile(given: string): Promise<Held | undefined> {
  const { existsSync } = await import('node:fs')
  if (!existsSync(given)) return undefined
  const reader = await openReader()
  const document = await takeOne(given)
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
    text: document.text,
  }
}
