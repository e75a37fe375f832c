import jsonld from 'jsonld'
import { CONTEXT, nodes, type Node } from './json-ld.ts'
import type { Asked } from './told.ts'

/** So many nodes are turned into statements at once. */
const AT_ONCE = 200

/** The same graph as RDF (N-Quads, a statement a line). Places that have no name of their own are numbered through the whole file. */
export async function* nQuads(asked: Asked): AsyncGenerator<string> {
  let held: Node[] = []
  let part = 0
  for await (const node of nodes(asked)) {
    held.push(node)
    if (held.length < AT_ONCE) continue
    yield await statements(held, part++)
    held = []
  }
  if (held.length > 0) yield await statements(held, part)
}

async function statements(graph: Node[], part: number): Promise<string> {
  // Nothing is fetched: the context is given, and any other would be a fault.
  const documentLoader = (address: string): Promise<never> => Promise.reject(new Error(`a context is not to be fetched: ${address}`))
  const quads = await jsonld.toRDF({ '@context': CONTEXT, '@graph': graph } as object as jsonld.JsonLdDocument, {
    format: 'application/n-quads',
    documentLoader,
  })
  return String(quads).replaceAll(/(?<=^|\s)_:b(\d+)/gm, `_:p${part}b$1`)
}
