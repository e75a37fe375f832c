import { networkOf } from './network.ts'
import type { Asked } from './told.ts'
import { xml } from './xml.ts'

const KEYS = [
  ['node', 'name', 'string'],
  ['node', 'kind', 'string'],
  ['edge', 'tie', 'string'],
  ['edge', 'records', 'int'],
  ['edge', 'first', 'string'],
  ['edge', 'last', 'string'],
  ['edge', 'source', 'string'],
  ['graph', 'licence', 'string'],
] as const

const data = (values: Readonly<Record<string, string | number | undefined>>): string =>
  Object.entries(values)
    .flatMap(([key, value]) => (value === undefined ? [] : [`<data key="${key}">${xml(String(value))}</data>`]))
    .join('')

/** Who meets whom, as a network (GraphML 1.0). */
export async function* graphml(asked: Asked): AsyncGenerator<string> {
  const { nodes, edges } = await networkOf(asked)
  yield `<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
`
  for (const [of, name, type] of KEYS) yield `<key id="${name}" for="${of}" attr.name="${name}" attr.type="${type}"/>\n`
  yield `<graph edgedefault="undirected">${data({ licence: asked.licence })}\n`
  for (const { id, name, kind } of nodes) yield `<node id="${id}">${data({ name, kind })}</node>\n`
  for (const { from, to, tie, records, first, last, source } of edges)
    yield `<edge source="${from}" target="${to}" directed="${tie !== 'met'}">${data({ tie, records, first, last, source })}</edge>\n`
  yield '</graph>\n</graphml>\n'
}
