import { networkOf } from './network.ts'
import type { Asked } from './told.ts'
import { xml } from './xml.ts'

/** Who meets whom, as a network for Gephi (GEXF 1.3). */
export async function* gexf(asked: Asked): AsyncGenerator<string> {
  const { nodes, edges } = await networkOf(asked)
  yield `<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" version="1.3">
<meta><creator>Chancery</creator><description>${xml(`Who meets whom, from what was published. Licence: ${asked.licence}`)}</description></meta>
<graph defaultedgetype="undirected">
<attributes class="node"><attribute id="kind" title="kind" type="string"/></attributes>
<attributes class="edge"><attribute id="tie" title="tie" type="string"/><attribute id="first" title="first" type="string"/><attribute id="last" title="last" type="string"/><attribute id="source" title="source" type="string"/></attributes>
<nodes>
`
  for (const { id, name, kind } of nodes)
    yield `<node id="${id}" label="${xml(name)}"><attvalues><attvalue for="kind" value="${kind}"/></attvalues></node>\n`
  yield '</nodes>\n<edges>\n'
  for (const [index, { from, to, tie, records, first = '', last = '', source }] of edges.entries())
    yield `<edge id="${index}" source="${from}" target="${to}" type="${tie === 'met' ? 'undirected' : 'directed'}" weight="${records}"><attvalues><attvalue for="tie" value="${tie}"/><attvalue for="first" value="${first}"/><attvalue for="last" value="${last}"/><attvalue for="source" value="${xml(source)}"/></attvalues></edge>\n`
  yield '</edges>\n</graph>\n</gexf>\n'
}
