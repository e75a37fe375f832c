import { bounds } from '../watch/bounds.ts'
import { all, one } from '../watch/fields.ts'
import { nameOf } from '../watch/name.ts'
import { toldDocuments, toldRecords, type Asked, type Source, type ToldRecord } from './told.ts'

/**
 * What the names mean: schema.org for what is told of, PROV-O for what it was taken from, Web Annotation for where in a text it stands.
 * Given whole with every file, so that nobody has to fetch it.
 */
export const CONTEXT = {
  schema: 'https://schema.org/',
  prov: 'http://www.w3.org/ns/prov#',
  oa: 'http://www.w3.org/ns/oa#',
  dcterms: 'http://purl.org/dc/terms/',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  chancery: 'urn:chancery:term:',
  id: '@id',
  type: '@type',
  name: 'schema:name',
  startDate: { '@id': 'schema:startDate', '@type': 'xsd:date' },
  endDate: { '@id': 'schema:endDate', '@type': 'xsd:date' },
  eventStatus: { '@id': 'schema:eventStatus', '@type': '@id' },
  location: 'schema:location',
  attendee: 'schema:attendee',
  organizer: 'schema:organizer',
  about: 'schema:about',
  url: { '@id': 'schema:url', '@type': '@id' },
  headline: 'schema:headline',
  datePublished: 'schema:datePublished',
  publisher: 'schema:publisher',
  inLanguage: 'schema:inLanguage',
  license: 'dcterms:license',
  text: 'schema:text',
  claimInterpreter: 'schema:claimInterpreter',
  appearance: { '@id': 'schema:appearance', '@type': '@id' },
  wasDerivedFrom: { '@id': 'prov:wasDerivedFrom', '@type': '@id' },
  wasAttributedTo: 'prov:wasAttributedTo',
  generatedAtTime: { '@id': 'prov:generatedAtTime', '@type': 'xsd:dateTime' },
  hasBody: { '@id': 'oa:hasBody', '@type': '@id' },
  hasTarget: 'oa:hasTarget',
  hasSource: { '@id': 'oa:hasSource', '@type': '@id' },
  hasSelector: 'oa:hasSelector',
  exact: 'oa:exact',
  start: { '@id': 'oa:start', '@type': 'xsd:nonNegativeInteger' },
  end: { '@id': 'oa:end', '@type': 'xsd:nonNegativeInteger' },
  modality: 'chancery:modality',
  kind: 'chancery:kind',
  slot: { '@id': 'chancery:slot', '@container': '@index' },
  value: 'schema:value',
} as const

const record = (id: string): string => `urn:chancery:record:${id}`
const document = (id: string): string => `urn:chancery:document:${id}`
const claim = (id: string): string => `urn:chancery:claim:${id}`

/** A node of the graph, in JSON-LD. */
export type Node = Readonly<Record<string, unknown>>

/** The nodes of all that was asked for: documents, records, claims and where these stand, each node once. */
export async function* nodes(asked: Asked): AsyncGenerator<Node> {
  for await (const { id, title, issuer, date, language, url, learned } of toldDocuments(asked))
    yield {
      id: document(id),
      type: ['schema:CreativeWork', 'prov:Entity'],
      ...(title === undefined ? {} : { headline: title }),
      ...(issuer === undefined ? {} : { publisher: issuer }),
      ...(date === undefined ? {} : { datePublished: date }),
      ...(language === undefined ? {} : { inLanguage: language }),
      ...addressOf(url),
      generatedAtTime: learned,
      license: asked.licence,
    }
  const said = new Set<string>()
  for await (const told of toldRecords(asked)) {
    yield recordNode(told, asked)
    for (const source of told.sources) {
      if (said.has(source.claim.id)) continue
      said.add(source.claim.id)
      yield claimNode(source)
      yield passageNode(source)
    }
  }
}

/** An address is an identifier only when it is written as one. */
const addressOf = (url: string | undefined): Node => (url !== undefined && URL.canParse(url) ? { url: new URL(url).href } : {})

const STATUS: Readonly<Record<string, string>> = { cancelled: 'schema:EventCancelled', scheduled: 'schema:EventScheduled' }

function recordNode({ record: told, sources }: ToldRecord, { here, licence }: Asked): Node {
  const isEvent = told.kind === 'meeting' || told.kind === 'visit'
  const when = one(told, 'when')
  const { first, last } = when === undefined ? {} : bounds(when)
  const place = one(told, 'where')
  const attendees = [...all(told, 'participants'), ...all(told, 'who')]
  const organizers = all(told, 'by')
  return {
    id: record(told.id),
    type: [isEvent ? 'schema:Event' : 'schema:Thing', 'prov:Entity', `chancery:${told.kind}`],
    kind: told.kind,
    modality: told.modality,
    name: nameOf(told),
    ...(isEvent && first !== undefined ? { startDate: first } : {}),
    ...(isEvent && last !== undefined ? { endDate: last } : {}),
    ...(isEvent && STATUS[told.modality] !== undefined ? { eventStatus: STATUS[told.modality] } : {}),
    ...(isEvent && place !== undefined ? { location: { type: 'schema:Place', name: place } } : {}),
    ...(isEvent && attendees.length > 0 ? { attendee: attendees } : {}),
    ...(isEvent && organizers.length > 0 ? { organizer: organizers } : {}),
    ...(here === undefined ? {} : addressOf(`${here}/records/${told.id}`)),
    slot: Object.fromEntries(
      Object.entries(told.fields).map(([slot, { shown }]) => [slot, [shown].flat().map((value) => ({ name: slot, value: String(value) }))]),
    ),
    wasDerivedFrom: [...new Set(sources.map((source) => claim(source.claim.id)))],
    license: licence,
  }
}

const claimNode = ({ claim: said, document: within }: Source): Node => ({
  id: claim(said.id),
  type: ['schema:Claim', 'prov:Entity'],
  text: said.sentence,
  kind: said.kind,
  modality: said.modality,
  ...(said.speaker === undefined && said.issuer === undefined ? {} : { claimInterpreter: said.speaker ?? said.issuer }),
  appearance: document(within.id),
  wasDerivedFrom: document(within.id),
  wasAttributedTo: `${said.reader} ${said.readerVersion}`,
  generatedAtTime: said.learned,
})

/** Where in its document a claim stands (Web Annotation). */
const passageNode = ({ claim: said, document: within }: Source): Node => ({
  id: `urn:chancery:passage:${said.id}`,
  type: 'oa:Annotation',
  hasBody: claim(said.id),
  hasTarget: {
    hasSource: document(within.id),
    hasSelector: [
      { type: 'oa:TextQuoteSelector', exact: said.sentence },
      { type: 'oa:TextPositionSelector', start: said.passage.start, end: said.passage.end },
    ],
  },
})

/** All of it as one JSON-LD document. */
export async function* jsonLd(asked: Asked): AsyncGenerator<string> {
  yield `{"@context":${JSON.stringify(CONTEXT)},\n"@graph":[`
  let comma = ''
  for await (const node of nodes(asked)) {
    yield `${comma}\n${JSON.stringify(node)}`
    comma = ','
  }
  yield '\n]}\n'
}
