import { Type } from '@sinclair/typebox'
import { findSubject, plain } from '../../brief/index.ts'
import type { Identified, RegisterReader, RegisterRecord, StoredClaim } from '../../register/index.ts'
import { nameOf } from '../../watch/name.ts'
import { Failure, UsageError } from '../errors.ts'
import { counted, saidSlots } from '../format/claims.ts'
import { sayFound, sayPlace } from '../format/found.ts'
import { publishedBy, quoted } from '../format/quote.ts'
import { sayDocument, sayEntity, sayRecord, sayStoredClaim, storedLine } from '../format/stored.ts'
import type { Screen } from '../screen.ts'
import { AS_OF, ending, ID, KIND, PART, partOf } from './arguments.ts'
import { asText } from './told.ts'
import { tool } from './tool.ts'
import { isDay } from '../../watch/day.ts'

/** So much of a sentence is shown in a list; `show` gives all of it. */
const SENTENCE = 400

/** Words in documents, or records by filters. */
export const search = tool({
  name: 'search',
  title: 'Search documents and records',
  description:
    'Finds sentences in which words stand, with their documents and the claims read from them. Words must all stand in one paragraph; ' +
    '"in quotes" a phrase; word* a beginning; OR; -without. With filters, as kind:meeting by:Japan since:2020 body:"East Asia Summit", it finds records.',
  input: Type.Object(
    { query: Type.String({ minLength: 1, maxLength: 500, description: 'Words and filters' }), ...PART, ...AS_OF },
    { additionalProperties: false },
  ),
  answer: ({ look }, { query, ...given }) =>
    look(given, async (seen) => {
      const found = await seen.find(query, partOf(given))
      return asText((screen) => {
        for (const note of found.notes) screen.say(`${note}.`)
        for (const place of found.places) sayPlace(screen, place)
        for (const record of found.records) sayFound(screen, record)
        const none = found.places.length + found.records.length === 0
        screen.say(none ? 'Nothing fits. Fewer words or filters find more; word* finds beginnings.' : ending(found.next))
      })
    }),
})

/** Records by what they are about. */
export const records = tool({
  name: 'records',
  title: 'List records',
  description:
    'Lists what the claims come to: meetings, visits, instruments, commitments, figures and others, in the order of their own time, each with a sentence. Show an id for all that is said of it.',
  input: Type.Object(
    {
      about: Type.Optional(Type.String({ minLength: 1, maxLength: 200, description: 'A party, a pair of parties, a body or a person' })),
      kind: Type.Optional(KIND),
      from: Type.Optional(Type.String({ maxLength: 10, description: 'Only what can touch this day or later, YYYY-MM-DD' })),
      to: Type.Optional(Type.String({ maxLength: 10, description: 'Only what can touch this day or earlier' })),
      disputed: Type.Optional(Type.Boolean({ description: 'Only those of which sources disagree' })),
      ...PART,
      ...AS_OF,
    },
    { additionalProperties: false },
  ),
  answer: ({ look }, given) =>
    look(given, async (seen) => {
      const { about, kind, from, to, disputed } = given
      for (const day of [from, to]) if (day !== undefined && !isDay(day)) throw new UsageError(`${day} is no day: write it as YYYY-MM-DD.`)
      const entities = about === undefined ? [] : await findSubject(seen, [about])
      const filter = {
        ...(kind === undefined ? {} : { kind }),
        ...(from === undefined ? {} : { from }),
        ...(to === undefined ? {} : { to }),
        ...(disputed === undefined ? {} : { disputed }),
        ...(entities.length === 0 ? {} : { entities: entities.map(({ id }) => id) }),
      }
      const { items, next } = await seen.parts.records(filter, partOf(given))
      const claims = await seen.sources.claims(items.flatMap((record) => record.claims.slice(0, 1)))
      return asText((screen) => {
        for (const record of items)
          sayListed(
            screen,
            record,
            claims.find(({ id }) => id === record.claims[0]),
          )
        screen.say(items.length === 0 ? 'No record fits.' : ending(next))
      })
    }),
})

function sayListed(screen: Screen, record: RegisterRecord, claim: StoredClaim | undefined): void {
  const slots = Object.fromEntries(Object.entries(record.fields).map(([slot, { shown }]) => [slot, shown]))
  const said = saidSlots({ kind: record.kind, slots }).map(({ slot, said }) => `${slot} ${said}`)
  screen.say(`${record.id} ${record.kind}, ${record.modality}: ${plain(nameOf(record))}${record.disputed ? ' (sources disagree)' : ''}`)
  screen.say(`  ${said.join(' · ')}`)
  const more = record.documents.length > 1 ? ` · told in ${counted(record.documents.length, 'document')}` : ''
  if (claim !== undefined) screen.say(`  ${quoted(claim.sentence, SENTENCE)} ${publishedBy(claim)}${more}`)
  screen.say()
}

/** Documents, as the sources of all that is told. */
export const documents = tool({
  name: 'documents',
  title: 'List documents',
  description:
    'Lists the documents of the register: title, issuer, day, address, id, and how many claims were read. Show an id for the claims.',
  input: Type.Object(
    {
      newest: Type.Optional(Type.Boolean({ description: 'What the register learned last first; else by day of publication' })),
      ...PART,
      ...AS_OF,
    },
    { additionalProperties: false },
  ),
  answer: ({ look }, given) =>
    look(given, async (seen) => {
      const { items, next } = await seen.parts.documents({ newest: given.newest === true }, partOf(given))
      return asText((screen) => {
        for (const document of items) {
          screen.say(
            `${plain(document.title ?? document.origin)} · ${document.unread === undefined ? counted(document.claims, 'claim') : `no reader for ${document.unread}`}`,
          )
          screen.say(`  ${storedLine(document)}`)
        }
        screen.say(items.length === 0 ? 'No document is there.' : ending(next))
      })
    }),
})

/** Whatever an id stands for. */
export const show = tool({
  name: 'show',
  title: 'Show what an id stands for',
  description:
    'Shows a document with its claims, a claim with its sentence, a record with every value, who says it and the sentences it rests on, or a name with what is known of it.',
  input: Type.Object({ id: ID('An id, or its first characters, as other answers give them'), ...AS_OF }, { additionalProperties: false }),
  answer: ({ look }, { id, ...given }) =>
    look(given, async (seen) => {
      const [only, ...others] = await seen.identify(id.toLowerCase())
      if (only === undefined) throw new Failure(`nothing in the register has an id that begins with ${id}.`)
      if (others.length > 0) throw new Failure(`${id} begins the ids of ${others.length + 1} things: give more of it.`)
      return asText((screen) => sayThing(screen, seen, only))
    }),
})

function sayThing(screen: Screen, seen: RegisterReader, thing: Identified): Promise<void> {
  switch (thing.what) {
    case 'document':
      return sayDocument(screen, seen, thing.document)
    case 'claim':
      return sayStoredClaim(screen, seen, thing.claim)
    case 'record':
      return sayRecord(screen, seen, thing.record)
    case 'entity':
      return sayEntity(screen, seen, thing.entity)
  }
}
