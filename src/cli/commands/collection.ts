import { plain } from '../../brief/index.ts'
import { allOf, COLLECTION_NAME, OPEN, type Collection, type Register } from '../../register/index.ts'
import { withCommon, withExamples, type Define } from '../command.ts'
import { openToRead, openToWrite } from '../data.ts'
import { Failure, UsageError } from '../errors.ts'
import { counted } from '../format/claims.ts'
import { table } from '../format/table.ts'
import { whoOf, type PersonOptions } from '../person.ts'

interface CollectionOptions extends PersonOptions {
  readonly make?: string | true
  readonly move?: readonly string[]
}

/** `chancery collection [NAME]`: which collections there are and who sees them; what stands in one; makes one, or moves documents into it. */
export const define: Define = (command, { screen }) => {
  withCommon(command)
    .argument('[name]', 'one of them: its documents')
    .option('--make [what]', 'make it; in words, what it is for')
    .option('--move <document...>', 'move documents into it, out of where they stand; with "open" as the name, everybody may see them')
    .option('--who <name>', 'who moves them (default: $CHANCERY_WHO)')
    .action(async (name: string | undefined, options: CollectionOptions) => {
      if (name !== undefined && !COLLECTION_NAME.test(name))
        throw new UsageError(`${name} is no name of a collection: write small letters, digits and hyphens.`)
      if (name === undefined && (options.make !== undefined || options.move !== undefined))
        throw new UsageError('name the collection: chancery collection treaties --make.')
      if (name === OPEN && options.make !== undefined) throw new UsageError('“open” is there always: it is what stands in no collection.')
      if (name !== undefined && (options.make !== undefined || options.move !== undefined)) await change(name, options)
      const register = await openToRead(options)
      try {
        const all = await register.allCollections()
        if (name === undefined) list(all, options)
        else await show(register, inAll(all, name), options)
      } finally {
        await register.close()
      }
    })
  withExamples(
    command,
    'collection',
    'collection treaties --make "drafts, before they are signed"',
    'collection treaties --move 3f9a2b7c --who "Jane Roe"',
    'collection treaties',
  )

  async function change(name: string, options: CollectionOptions): Promise<void> {
    const who = options.move === undefined ? '' : whoOf(options)
    const register = await openToWrite(options)
    try {
      if (options.make !== undefined) await register.makeCollection(name, options.make === true ? '' : options.make.trim())
      inAll(await register.allCollections(), name)
      if (options.move === undefined) return
      const documents = await Promise.all(options.move.map((id) => documentOf(register, id)))
      await register.collect(documents, name, who, new Date().toISOString())
    } finally {
      await register.close()
    }
  }

  function list(all: readonly Collection[], { json }: PersonOptions): void {
    if (json) {
      screen.json({ collections: all })
      return
    }
    screen.say(
      table(
        screen,
        [
          { head: 'name', most: 40 },
          { head: 'documents' },
          { head: 'reviewers' },
          { head: 'who may see it', most: 60 },
          { head: 'for', most: 40 },
        ],
        all.map(({ name, documents, reviewers, members, what }) => [
          name,
          String(documents),
          String(reviewers),
          saidMembers(members),
          plain(what ?? ''),
        ]),
      ),
    )
  }

  async function show(register: Register, collection: Collection, { json }: PersonOptions): Promise<void> {
    const { name, what, documents, members } = collection
    const listed = allOf((asked) => register.parts.documents({ collection: name, all: true }, asked))
    if (json) {
      await screen.jsonList({ ...collection }, 'standing', listed, ({ text: _text, ...document }) => document)
      return
    }
    for await (const { id, title, origin } of listed) screen.say(`${screen.paint.faint(id)}  ${plain(title ?? origin)}`)
    const purpose = what === undefined ? '' : ` (${plain(what)})`
    screen.say(screen.paint.faint(`${counted(documents, 'document')} in ${name}${purpose} · seen by ${saidMembers(members)}`))
  }
}

const saidMembers = (members: Collection['members']): string =>
  members.length === 0 ? 'whoever sits at this machine' : members.map(({ account, role }) => `${plain(account)} (${role})`).join(', ')

/** @throws Failure when there is none of that name: a name misspelt would hide documents from everybody. */
function inAll(all: readonly Collection[], name: string): Collection {
  const found = all.find((collection) => collection.name === name)
  if (found === undefined) throw new Failure(`There is no collection ${name}: chancery collection ${name} --make makes it.`)
  return found
}

/** @throws Failure unless an id, or its beginning, is that of one document. */
async function documentOf(register: Register, id: string): Promise<string> {
  const found = (await register.identify(id)).flatMap((one) => (one.what === 'document' ? [one.document.id] : []))
  const [only] = found
  if (only === undefined || found.length > 1)
    throw new Failure(`${id} is the id of ${counted(found.length, 'document')}: see chancery documents.`)
  return only
}
