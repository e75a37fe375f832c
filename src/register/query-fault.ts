import { plainCondition } from './filters.ts'
import { hasFilter, parseQuery, termQuery, type QueryNode } from './query.ts'

/** What is wrong with a query whatever the register holds, in one line: a name that nobody bears yet is nothing wrong. */
export function queryFault(text: string): string | undefined {
  const { node, notes } = parseQuery(text)
  if (node === undefined) return 'it asks for nothing'
  if (!hasFilter(node) && termQuery(node) === undefined) return 'what is only excluded finds nothing: name a word that should be there'
  return notes[0] ?? faultIn(node)
}

function faultIn(node: QueryNode): string | undefined {
  if ('words' in node) return undefined
  if ('not' in node) return faultIn(node.not)
  if ('filter' in node)
    return node.values.map((value) => plainCondition(node.filter, value)).find((condition) => typeof condition === 'string')
  for (const one of 'all' in node ? node.all : node.any) {
    const fault = faultIn(one)
    if (fault !== undefined) return fault
  }
  return undefined
}
