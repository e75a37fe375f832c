import { plainPage } from '../plain-page.ts'
import type { DocumentFacts } from '../document.ts'
import { apart } from './apart.ts'
import { officeText } from './office-text.ts'
import type { Said } from './format.ts'
import { unzip } from './zip.ts'

/** A Word document: paragraphs, lists and tables; its title from what it tells of itself. */
export async function readDocx(bytes: Buffer): Promise<Said> {
  // The library unpacks without limits: our own pass comes first and refuses bombs.
  const parts = unzip(bytes, (name) => !name.endsWith('/'))
  const text = await officeText((await apart('docx', bytes)).text)
  const core = parts.find(({ name }) => name === 'docProps/core.xml')
  const facts = core === undefined ? {} : coreFacts(Buffer.from(core.bytes).toString('utf8'))
  return { text, facts }
}

function coreFacts(xml: string): DocumentFacts {
  const said = /<dc:title>([^<]{1,1000})<\/dc:title>/.exec(xml)?.[1]
  const title = said === undefined ? '' : plainPage(said).trim()
  return title === '' ? {} : { title }
}
