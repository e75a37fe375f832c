import type { Entity, ItemOf, RegisterRecord, StoredDocument, Voice } from '../register/index.ts'
import { all, one } from '../watch/fields.ts'
import { namesOf } from './named.ts'
import { toldRecords, type Asked, type ToldRecord } from './told.ts'
import { underTerms } from './whole-days.ts'

/** The properties of Wikidata that statements here are made with. */
const MEMBER_OF = 'P463',
  DIPLOMATIC_RELATION = 'P530',
  PARTICIPANT_IN = 'P1344',
  SIGNATORY = 'P1891',
  POINT_IN_TIME = 'P585',
  START_TIME = 'P580'
/** And those of a reference: where it stands, since when, under which title, and when it was looked at. */
const URL_OF = 'S854',
  PUBLISHED = 'S577',
  TITLE = 'S1476',
  RETRIEVED = 'S813'

/** The kinds that give statements. */
const STATED = ['meeting', 'instrument', 'relation', 'body'] as const

/** One statement, before it has its references. */
interface Statement {
  readonly item: string
  readonly property: string
  readonly value: string
  readonly when?: readonly [property: string, time: string]
  readonly voices: readonly Voice[]
}

/** The longest title that Wikidata takes. */
const LONGEST_TITLE = 1500

/**
 * Statements for Wikidata (the first form of commands of QuickStatements, parted by tabs) of names whose item is known, a line a reference:
 * the same statement with another reference adds that to it. Only what has happened, of which sources agree, and that a document with an address
 * says. No sentence is among them, since all in Wikidata is given away under CC0. Under which terms the register itself is given away stands as a
 * comment behind each line, which QuickStatements takes as the summary of the edit.
 */
export async function* quickStatements(asked: Asked): AsyncGenerator<string> {
  const { register } = asked
  const items = await register.items()
  const named = namesOf(register)
  const terms = commented(underTerms(asked.licence))
  for await (const told of toldRecords(asked, STATED)) {
    if (told.record.modality !== 'done') continue
    for (const statement of statements(told.record, await named(told.record), items)) yield* linesOf(statement, told, terms)
  }
}

function* statements(record: RegisterRecord, byName: ReadonlyMap<string, Entity>, items: ItemOf): Generator<Statement> {
  const itemOf = (name: string | undefined): string | undefined => {
    const entity = name === undefined ? undefined : byName.get(name)
    return entity === undefined ? undefined : items(entity)
  }
  /** Each value of some slots whose item is known, with those who say it. */
  const valued = function* (...slots: readonly string[]): Generator<{ readonly item: string; readonly voices: readonly Voice[] }> {
    const given = new Set<string>()
    for (const slot of slots) {
      const field = record.fields[slot]
      if (field === undefined || field.disputed) continue
      for (const name of all(record, slot)) {
        const item = itemOf(name)
        if (item === undefined || given.has(item)) continue
        given.add(item)
        yield { item, voices: field.said.filter(({ value }) => value === name).flatMap(({ voices }) => voices) }
      }
    }
  }
  const qualified = (property: string, edtf: string | number | readonly string[] | undefined): Pick<Statement, 'when'> => {
    const time = typeof edtf === 'string' ? timeOf(edtf) : undefined
    return time === undefined ? {} : { when: [property, time] }
  }
  const when = record.fields['when']?.disputed === true ? undefined : one(record, 'when')
  switch (record.kind) {
    case 'meeting': {
      const body = itemOf(one(record, 'body'))
      if (body === undefined) return
      for (const { item, voices } of valued('participants', 'chairs'))
        if (item !== body) yield { item, property: PARTICIPANT_IN, value: body, ...qualified(POINT_IN_TIME, when), voices }
      return
    }
    case 'body': {
      const body = itemOf(one(record, 'name'))
      if (body === undefined) return
      for (const { item, voices } of valued('members')) if (item !== body) yield { item, property: MEMBER_OF, value: body, voices }
      return
    }
    case 'instrument': {
      const signed = record.acts.find(({ action, modality }) => action === 'signed' && modality === 'done')
      const instrument = [...byName.values()].find(({ kind }) => kind === 'instrument')
      const item = instrument === undefined ? undefined : items(instrument)
      if (signed === undefined || item === undefined) return
      for (const { item: party, voices } of valued('parties'))
        yield {
          item,
          property: SIGNATORY,
          value: party,
          ...qualified(POINT_IN_TIME, signed.when?.disputed === true ? undefined : signed.when?.shown),
          voices,
        }
      return
    }
    case 'relation':
      yield* tieOf(record, [...valued('party')], [...valued('with')], (property, edtf) => qualified(property, edtf))
  }
}

type Sided = readonly { readonly item: string; readonly voices: readonly Voice[] }[]

/** That two states have diplomatic relations, of each of them; or that a state joined an organisation. */
function* tieOf(
  record: RegisterRecord,
  [party]: Sided,
  [other]: Sided,
  qualified: (property: string, edtf: string | undefined) => Pick<Statement, 'when'>,
): Generator<Statement> {
  if (party === undefined || other === undefined || party.item === other.item) return
  const status = one(record, 'status') ?? ''
  const actions = new Set(record.acts.map(({ action }) => action))
  const since = one(record, 'since') ?? one(record, 'when')
  if (/^diplomatic (?:relations|ties)$/i.test(status) && !actions.has('suspended')) {
    const start = qualified(START_TIME, actions.has('established') || record.fields['since'] !== undefined ? since : undefined)
    // Which of both is told of first says nothing.
    const voices = (record.fields['party']?.said ?? []).flatMap((said) => said.voices)
    yield { item: party.item, property: DIPLOMATIC_RELATION, value: other.item, ...start, voices }
    yield { item: other.item, property: DIPLOMATIC_RELATION, value: party.item, ...start, voices }
  } else if (actions.has('joined') && /^(?:full )?member$|^$/i.test(status)) {
    yield { item: party.item, property: MEMBER_OF, value: other.item, ...qualified(START_TIME, since), voices: party.voices }
  }
}

/** A day, month or year as QuickStatements writes it; undefined when it is none of these. */
function timeOf(edtf: string): string | undefined {
  const [, year, month, day] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(edtf) ?? []
  if (year === undefined || Number(month ?? 1) > 12) return undefined
  return `+${year}-${month ?? '00'}-${day ?? '00'}T00:00:00Z/${day !== undefined ? 11 : month !== undefined ? 10 : 9}`
}

/** A statement once for each document with an address that says it. */
function* linesOf({ item, property, value, when, voices }: Statement, { sources }: ToldRecord, terms: string): Generator<string> {
  const claims = new Set(voices.filter(({ modality }) => modality === 'done').map(({ claim }) => claim))
  const documents = new Map(sources.filter(({ claim }) => claims.has(claim.id)).map(({ document }) => [document.id, document]))
  for (const document of documents.values()) {
    const reference = referenceOf(document)
    if (reference.length > 0) yield `${[item, property, value, ...(when ?? []), ...reference].join('\t')} ${terms}\n`
  }
}

function referenceOf({ url, title, language, date, learned }: StoredDocument): readonly string[] {
  if (url === undefined || !/^https?:/i.test(url) || !URL.canParse(url)) return []
  const published = date === undefined ? undefined : timeOf(date)
  const named = title !== undefined && language !== undefined && /^[a-z]{2,3}(-[a-z]+)?$/.test(language) && title.length <= LONGEST_TITLE
  return [
    URL_OF,
    quoted(new URL(url).href.replaceAll('|', '%7C')),
    ...(named ? [TITLE, `${language}:${quoted(title)}`] : []),
    ...(published === undefined ? [] : [PUBLISHED, published]),
    RETRIEVED,
    `+${learned.slice(0, 10)}T00:00:00Z/11`,
  ]
}

/** What stands behind a line. It ends with the line, and at the first sign of its end. */
const commented = (text: string): string => `/* ${text.replaceAll(/\s+/g, ' ').replaceAll('*/', '* /').trim()} */`

/** A string within quotation marks. The form knows no way to write these, tabs, line ends and bars within it. */
const quoted = (text: string): string =>
  `"${text
    .replaceAll(/[\s\u0000-\u001f\u007f-\u009f]+/g, ' ')
    .replaceAll('"', '”')
    .replaceAll('|', '/')
    .trim()}"`
