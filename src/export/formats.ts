import type { Kind } from '../reading/claim.ts'
import type { Asked } from './told.ts'

/** A form in which records leave. Its code, and the libraries that it needs, are loaded only when it is asked for. */
export interface Format {
  readonly media: string
  /** The ending of a file, with its dot. */
  readonly ending: string
  /** What it is, and for which programs. */
  readonly what: string
  /** The kinds that it can hold, when not all. */
  readonly kinds?: readonly Kind[]
  readonly write: (asked: Asked) => AsyncIterable<string | Uint8Array>
}

const DATED: readonly Kind[] = ['meeting', 'visit']

/** Every form by its name, in the order in which they are listed. */
export const FORMATS = {
  ics: {
    media: 'text/calendar; charset=utf-8',
    ending: '.ics',
    what: 'meetings and visits, for calendars (iCalendar)',
    kinds: DATED,
    write: async function* (asked) {
      yield* (await import('./events-calendar.ts')).calendar(asked)
    },
  },
  csv: {
    media: 'text/csv; charset=utf-8',
    ending: '.csv',
    what: 'a record a row, with its sentences',
    write: async function* (asked) {
      yield* (await import('./csv.ts')).csv(asked)
    },
  },
  xlsx: {
    media: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ending: '.xlsx',
    what: 'a workbook, a sheet a kind',
    write: async function* (asked) {
      yield* (await import('./sheet.ts')).sheet(asked)
    },
  },
  parquet: {
    media: 'application/vnd.apache.parquet',
    ending: '.parquet',
    what: 'the same table for DuckDB, pandas, R',
    write: async function* (asked) {
      yield* (await import('./parquet.ts')).parquet(asked)
    },
  },
  visits: {
    media: 'text/csv; charset=utf-8',
    ending: '.csv',
    what: 'a journey a row, as datasets of leaders’ travel have it',
    kinds: ['visit'],
    write: async function* (asked) {
      yield* (await import('./visits.ts')).visits(asked)
    },
  },
  jsonld: {
    media: 'application/ld+json',
    ending: '.jsonld',
    what: 'linked data: schema.org, PROV-O, Web Annotation',
    write: async function* (asked) {
      yield* (await import('./json-ld.ts')).jsonLd(asked)
    },
  },
  nquads: {
    media: 'application/n-quads',
    ending: '.nq',
    what: 'the same as RDF, a statement a line',
    write: async function* (asked) {
      yield* (await import('./n-quads.ts')).nQuads(asked)
    },
  },
  ftm: {
    media: 'application/x-ndjson',
    ending: '.ftm.json',
    what: 'entities of FollowTheMoney, one a line, for Aleph',
    kinds: ['meeting', 'visit', 'programme', 'body', 'post'],
    write: async function* (asked) {
      yield* (await import('./follow-the-money.ts')).followTheMoney(asked)
    },
  },
  wikidata: {
    media: 'text/plain; charset=utf-8',
    ending: '.qs.txt',
    what: 'statements with references for Wikidata (QuickStatements), of names whose item is known',
    kinds: ['meeting', 'instrument', 'relation', 'body'],
    write: async function* (asked) {
      yield* (await import('./quickstatements.ts')).quickStatements(asked)
    },
  },
  gexf: {
    media: 'application/gexf+xml',
    ending: '.gexf',
    what: 'who meets whom as a network, for Gephi',
    kinds: ['meeting', 'initiative'],
    write: async function* (asked) {
      yield* (await import('./gexf.ts')).gexf(asked)
    },
  },
  graphml: {
    media: 'application/graphml+xml',
    ending: '.graphml',
    what: 'the same for yEd, igraph, NetworkX',
    kinds: ['meeting', 'initiative'],
    write: async function* (asked) {
      yield* (await import('./graphml.ts')).graphml(asked)
    },
  },
  timeline: {
    media: 'application/json',
    ending: '.json',
    what: 'a timeline, for TimelineJS',
    kinds: ['meeting', 'visit', 'instrument', 'relation'],
    write: async function* (asked) {
      yield* (await import('./timeline.ts')).timeline(asked)
    },
  },
  csl: {
    media: 'application/vnd.citationstyles.csl+json',
    ending: '.csl.json',
    what: 'the documents as citations, for Zotero (CSL-JSON)',
    write: async function* (asked) {
      yield* (await import('./citations.ts')).citations(asked)
    },
  },
} as const satisfies Readonly<Record<string, Format>>

/** The name of a form. */
export type FormatName = keyof typeof FORMATS
/** The names of all forms. */
export const FORMAT_NAMES = Object.keys(FORMATS) as readonly FormatName[]
