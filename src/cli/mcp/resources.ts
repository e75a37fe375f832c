import { plain } from '../../brief/index.ts'
import { Failure } from '../errors.ts'
import { storedLine } from '../format/stored.ts'
import { bounded } from './told.ts'
import type { Desk } from './tool.ts'

const ADDRESS = 'chancery://document/'
const AT_ONCE = 100

/** How the address of a document is made. */
export const TEMPLATE = {
  uriTemplate: `${ADDRESS}{id}`,
  name: 'document',
  title: 'A document of the register',
  description: 'Its text as it was published, below who published it, when and where',
  mimeType: 'text/plain',
}

/** The documents, what the register learned last first. */
export const documentsListed = ({ look }: Desk, cursor: string | undefined) =>
  look({}, async (seen) => {
    const { items, next } = await seen.parts.documents(
      { newest: true },
      { limit: AT_ONCE, ...(cursor === undefined ? {} : { after: cursor }) },
    )
    return {
      resources: items.map((document) => ({
        uri: `${ADDRESS}${document.id}`,
        name: document.id,
        title: plain(document.title ?? document.origin),
        description: storedLine(document),
        mimeType: 'text/plain',
      })),
      ...(next === undefined ? {} : { nextCursor: next }),
    }
  })

/** The text of a document. @throws Failure when there is none at the address */
export const documentAt = ({ look }: Desk, uri: string) =>
  look({}, async (seen) => {
    const id = uri.startsWith(ADDRESS) ? uri.slice(ADDRESS.length) : ''
    const document = /^[0-9a-f]{16}$/.test(id) ? await seen.document(id) : undefined
    if (document === undefined) throw new Failure(`there is no document at ${uri.slice(0, 200)}: addresses are ${ADDRESS}ID.`)
    return {
      contents: [
        {
          uri,
          mimeType: 'text/plain',
          text: bounded(`${plain(document.title ?? document.origin)}\n${storedLine(document)}\n\n${document.text}`),
        },
      ],
    }
  })
