import { chanceOf, type Chance } from './random.ts'

/** A state of the world, or an organisation that stands as a party. */
export interface Party {
  readonly name: string
  readonly adjective: string
  readonly capital: string
  readonly formal: string
  readonly isOrganisation?: boolean
}

/** A format that meets again and again. */
export interface Body {
  readonly id: string
  readonly parties: readonly Party[]
  /** What it is called without its parties: "Joint Commission on Fisheries". */
  readonly field: string
  readonly rank: string
  /** Its own name, when that is not made of its parties. */
  readonly own?: string
  /** What it was called until the end of a year. */
  readonly former?: { readonly name: string; readonly until: number }
  readonly abbreviation?: string
  /** `knowledge/` would have a row of it. */
  readonly known: boolean
  readonly timesAYear: number
}

export interface Session {
  readonly id: string
  readonly body: Body
  readonly ordinal: number
  readonly from: string
  readonly to: string
  readonly host: Party
  readonly online: boolean
  /** First planned for this day, and put off. */
  readonly firstPlanned?: string
}

export interface Person {
  readonly id: string
  readonly given: string
  readonly middle?: string
  readonly surname: string
  readonly post: string
  readonly of: Party
  readonly from: number
  readonly to: number
}

/** Talks, a call, a reception: a meeting of no body. */
export interface Talks {
  readonly id: string
  readonly persons: readonly [Person, Person]
  readonly day: string
  readonly host: Party
  readonly byTelephone: boolean
}

export interface Instrument {
  readonly id: string
  readonly type: string
  readonly subject: string
  readonly nickname?: string
  readonly parties: readonly Party[]
  readonly signed: string
  readonly period?: string
  readonly session?: Session
  readonly later: readonly { readonly action: string; readonly when: string }[]
}

export interface Visit {
  readonly id: string
  readonly person: Person
  readonly host: Party
  readonly day: string
}

/** What is true in a world: what its documents tell, well or badly. */
export interface Truth {
  readonly parties: readonly Party[]
  readonly bodies: readonly Body[]
  readonly sessions: readonly Session[]
  readonly persons: readonly Person[]
  readonly talks: readonly Talks[]
  readonly instruments: readonly Instrument[]
  readonly visits: readonly Visit[]
}

const state = (name: string, adjective: string, capital: string, formal: string): Party => ({ name, adjective, capital, formal })
const STATES: readonly Party[] = [
  state('Norland', 'Norlander', 'Lowport', 'Kingdom of Norland'),
  state('Arcadia', 'Arcadian', 'Highcastle', 'Republic of Arcadia'),
  state('Sundria', 'Sundrian', 'Velden', 'Republic of Sundria'),
  state('Ostmark Isles', 'Ostmarker', 'Saint Alba', 'Commonwealth of the Ostmark Isles'),
  state('Caldora', 'Caldoran', 'Porto Caldo', 'Federal Republic of Caldora'),
  state('Merrowey', 'Merrowan', 'Tidewick', 'Principality of Merrowey'),
  state('Zembria', 'Zembrian', 'Ankorra', 'Republic of Zembria'),
  state('Halvia', 'Halvian', 'Brunnstad', 'Kingdom of Halvia'),
  state('Quorra', 'Quorran', 'Nahir', 'Sultanate of Quorra'),
  state('Ulmia', 'Ulmian', 'Tarsk', 'Republic of Ulmia'),
]
const COMMUNITY: Party = {
  name: 'SSC',
  adjective: 'SSC',
  capital: 'Straitsgate',
  formal: 'Southern Straits Community',
  isOrganisation: true,
}
const UNION: Party = { name: 'NLU', adjective: 'NLU', capital: 'Lakeside', formal: 'Northern Lakes Union', isOrganisation: true }

/** Names that share words on purpose: same parties, two bodies. */
const FIELDS: readonly (readonly [field: string, rank: string])[] = [
  ['Joint Commission', 'ministers'],
  ['Joint Commission on Fisheries', 'deputy ministers'],
  ['Intergovernmental Commission on Trade', 'ministers'],
  ['Intergovernmental Commission on Trade and Transit', 'ministers'],
  ['Working Group on Transit', 'working group'],
  ['Working Group on Tourism', 'working group'],
  ['Political Consultations', 'deputy ministers'],
  ['Strategic Dialogue', 'ministers'],
  ['Business Council', 'business'],
]
const WITH_ORGANISATION: readonly (readonly [field: string, rank: string, abbreviation?: string])[] = [
  ["Senior Officials' Meeting", 'senior officials', 'SOM'],
  ['Summit', 'leaders'],
  ['Ministerial Meeting', 'ministers'],
  ['Joint Cooperation Committee', 'senior officials', 'JCC'],
]
const POSTS = ['Foreign Minister', 'Prime Minister', 'Minister of Trade'] as const
const GIVEN = ['Jané', 'Tomás', 'Anna', 'Per', 'Lúcia', 'Omar', 'Irena', 'Kofi', 'Mei', 'Søren', 'Dalia', 'Ruben', 'Ilse', 'Goran', 'Noor']
const MIDDLE = ['Maria', 'Karl', 'Leonie', 'Ahmed']
const SURNAMES =
  'Roe|Álvarez|van der Meer|Lindqvist|Karim|Petrov|Okafor|Nakata|Brânză|Sørensen|Haddad|Moreau|Castellano|de Souza|Ivarsson|Tamm|Zoric|Abara|Winters|Laurent|Mbeki|Farouk|Dragan|Oduya'.split(
    '|',
  )
const SUBJECTS = [
  'transit',
  'fisheries',
  'tourism',
  'customs cooperation',
  'maritime safety',
  'higher education',
  'visa exemption',
  'air services',
  'digital trade',
]
const TYPES = ['Memorandum of Understanding', 'Agreement', 'Protocol'] as const

const DAY = 86_400_000
export const plusDays = (day: string, days: number): string => new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10)

/** Makes a world from a seed. */
export function makeTruth(seed: number): Truth {
  const chance = chanceOf(seed)
  const parties = [...STATES, COMMUNITY, UNION]
  const persons = makePersons(chance)
  const bodies = makeBodies(chance)
  const sessions = bodies.flatMap((body) => makeSessions(body, chance))
  return {
    parties,
    bodies,
    sessions,
    persons,
    talks: makeTalks(persons, chance),
    instruments: makeInstruments(sessions, chance),
    visits: makeVisits(persons, chance),
  }
}

function makePersons(chance: Chance): readonly Person[] {
  const left = [...SURNAMES, ...SURNAMES.map((name) => `${name}-Holt`), ...SURNAMES.slice(0, 12).map((name) => `Al ${name}`)]
  const taken = new Set<string>()
  const nameOf = (): { given: string; middle?: string; surname: string } => {
    for (;;) {
      const given = chance.pick(GIVEN)
      // One in seven has the last name of another: only the first name tells them apart.
      const surname = chance.is(0.15) ? chance.pick(SURNAMES) : (left.shift() ?? chance.pick(SURNAMES))
      // "Ilse Haddad" and "Ilse Al Haddad" of one state would be told apart by nobody.
      const bare = `${given} ${surname.replace(/^Al /, '')}`
      if (taken.has(bare)) continue
      taken.add(bare)
      return { given, surname, ...(chance.is(0.15) ? { middle: chance.pick(MIDDLE) } : {}) }
    }
  }
  const persons: Person[] = []
  for (const of of STATES) {
    for (const post of POSTS) {
      let from = 2015
      while (from < 2025) {
        const to = Math.min(2025, from + chance.whole(2, 6))
        // A minister of trade may become foreign minister: one person, two posts.
        const before = persons.find((one) => one.of === of && one.post === 'Minister of Trade' && one.to === from)
        const promoted = post !== 'Minister of Trade' && before !== undefined && chance.is(0.5)
        persons.push(promoted ? { ...before, post, from, to } : { id: `person ${persons.length}`, ...nameOf(), post, of, from, to })
        from = to
      }
    }
  }
  return persons
}

function makeBodies(chance: Chance): readonly Body[] {
  const bodies: Omit<Body, 'id'>[] = []
  for (let i = 0; i < STATES.length; i++) {
    for (const j of [i + 1, i + 3]) {
      if (j >= STATES.length) continue
      const parties = [STATES[i] as Party, STATES[j] as Party]
      for (const [field, rank] of chance.some(FIELDS, 0.34))
        bodies.push({ parties, field, rank, known: chance.is(0.4), timesAYear: chance.is(0.2) ? 2 : 1 })
    }
  }
  for (const [organisation, partners] of [
    [COMMUNITY, STATES.slice(0, 4)],
    [UNION, STATES.slice(5, 8)],
  ] as const) {
    for (const partner of partners) {
      for (const [field, rank, abbreviation] of chance.some(WITH_ORGANISATION, 0.7))
        bodies.push({
          parties: [organisation, partner],
          field,
          rank,
          known: chance.is(0.5),
          timesAYear: 1,
          ...(abbreviation === undefined ? {} : { abbreviation }),
        })
    }
    bodies.push({
      parties: [organisation],
      field: 'Summit',
      own: `${organisation.name} Summit`,
      rank: 'leaders',
      known: true,
      timesAYear: 2,
    })
  }
  bodies.push({
    parties: [COMMUNITY],
    field: 'Forum',
    own: 'Straits Prosperity Forum',
    former: { name: 'Straits Economic Forum', until: 2018 },
    abbreviation: 'SPF',
    rank: 'ministers',
    known: true,
    timesAYear: 1,
  })
  bodies.push({
    parties: [UNION],
    field: 'Dialogue',
    own: 'Straits Security Dialogue',
    abbreviation: 'SSD',
    rank: 'ministers',
    known: true,
    timesAYear: 1,
  })
  return bodies.map((body, i) => ({ ...body, id: `body ${i}` }))
}

function makeSessions(body: Body, chance: Chance): readonly Session[] {
  const sessions: Session[] = []
  const first = chance.whole(2016, 2019)
  let ordinal = chance.whole(1, 20)
  const month = chance.whole(1, 12 / body.timesAYear)
  for (let year = first; year <= 2024; year++) {
    // A year without a session now and then.
    if (chance.is(0.12)) continue
    for (let time = 0; time < body.timesAYear; time++) {
      const inMonth = Math.min(12, Math.max(1, month + time * 6 + chance.whole(-1, 1)))
      const from = `${year}-${String(inMonth).padStart(2, '0')}-${String(chance.whole(1, 27)).padStart(2, '0')}`
      // A body of one party meets in other states; of two, with one or the other.
      const hosts = body.parties.length > 1 ? body.parties : STATES
      sessions.push({
        id: `${body.id} session ${ordinal}`,
        body,
        ordinal,
        from,
        to: plusDays(from, chance.pick([0, 0, 1, 1, 2])),
        host: hosts[(year + time) % hosts.length] as Party,
        online: (year === 2020 || year === 2021) && chance.is(0.4),
        ...(chance.is(0.05) ? { firstPlanned: plusDays(from, -chance.whole(25, 80)) } : {}),
      })
      ordinal++
    }
  }
  return sessions
}

const inOffice = (persons: readonly Person[], of: Party, year: number): readonly Person[] =>
  persons.filter((person) => person.of === of && person.from <= year && year < person.to)

const someDay = (chance: Chance): string =>
  `${chance.whole(2016, 2024)}-${String(chance.whole(1, 12)).padStart(2, '0')}-${String(chance.whole(1, 28)).padStart(2, '0')}`

function makeTalks(persons: readonly Person[], chance: Chance): readonly Talks[] {
  const talks: Talks[] = []
  for (let i = 0; i < 50; i++) {
    const day = someDay(chance)
    const [a, b] = [chance.pick(STATES), chance.pick(STATES)]
    if (a === b) continue
    const year = Number(day.slice(0, 4))
    const one = chance.pick(inOffice(persons, a, year))
    const others = inOffice(persons, b, year)
    const other = chance.pick(others)
    const byTelephone = chance.is(0.25)
    talks.push({ id: `talks ${talks.length}`, persons: [one, other], day, host: b, byTelephone })
    // The same guest meets another of the same hosts on the same day.
    const second = others.find((person) => person.id !== other.id && person.id !== one.id)
    if (second && !byTelephone && chance.is(0.3))
      talks.push({ id: `talks ${talks.length}`, persons: [one, second], day, host: b, byTelephone: false })
  }
  return talks
}

function makeInstruments(sessions: readonly Session[], chance: Chance): readonly Instrument[] {
  const made: Omit<Instrument, 'id'>[] = []
  const add = (instrument: Omit<Instrument, 'id'>): void => {
    made.push(instrument)
  }
  for (const session of sessions) {
    const { body, from } = session
    if (body.parties.length < 2 || !chance.is(0.22)) continue
    const year = Number(from.slice(0, 4))
    const type = chance.pick(TYPES)
    const subject = chance.pick(SUBJECTS)
    const later = chance.is(0.5) ? [{ action: 'in force', when: plusDays(from, chance.whole(60, 300)) }] : []
    add({ type, subject, parties: body.parties, signed: from, session, later })
    if (chance.is(0.25)) {
      // The same title five years on; and the same title with others.
      add({ type, subject, parties: body.parties, signed: `${year + 5}${from.slice(4)}`, later: [] })
    }
    if (chance.is(0.3))
      add({
        type: 'Plan of Action',
        subject: '',
        parties: body.parties,
        signed: from,
        period: `${year + 1}/${year + 5}`,
        session,
        later: [],
        ...(chance.is(0.6) ? { nickname: `${session.host.capital} Plan` } : {}),
      })
  }
  return made
    .filter(
      (one, i) =>
        // Two of one title signed within three years by the same are told apart by nobody.
        !made.some(
          (other, j) =>
            j < i &&
            other.type === one.type &&
            other.subject === one.subject &&
            other.parties.map(({ name }) => name).join() === one.parties.map(({ name }) => name).join() &&
            Math.abs(Date.parse(other.signed) - Date.parse(one.signed)) < 1100 * DAY,
        ),
    )
    .map((one, i) => ({ ...one, id: `instrument ${i}` }))
}

function makeVisits(persons: readonly Person[], chance: Chance): readonly Visit[] {
  return Array.from({ length: 60 }, (_, i) => {
    const day = someDay(chance)
    const from = chance.pick(STATES)
    const host = chance.pick(STATES.filter((one) => one !== from))
    return { id: `visit ${i}`, person: chance.pick(inOffice(persons, from, Number(day.slice(0, 4)))), host, day }
  })
}

/** What `knowledge/` would hold of this world, as texts of its tables. */
export function tablesOf({
  parties,
  bodies,
}: Truth): Readonly<Record<'parties' | 'organisations' | 'bodies' | 'places' | 'posts', string>> {
  const states = parties.filter((party) => !party.isOrganisation)
  const key = (name: string): string => name.toLowerCase().replace(/[^a-z]+/g, '-')
  return {
    parties: [
      'key\tname\tformal\taliases\tadjectives\tpeople\tcapital',
      ...states.map(({ name, formal, adjective, capital }) =>
        [key(name), name, formal, '', adjective, `${adjective}s`, capital].join('\t'),
      ),
    ].join('\n'),
    organisations: [
      'key\tname\taliases',
      ...parties.filter((party) => party.isOrganisation).map(({ name, formal }) => [key(name), name, formal].join('\t')),
    ].join('\n'),
    bodies: [
      'key\tname\taliases\tformer\tparties',
      ...bodies
        .filter(({ known }) => known)
        .map((body) => {
          const [a, b] = body.parties
          const name = body.own ?? `${a?.name}-${b?.name} ${body.field}`
          const aliases = [body.own ? body.abbreviation : body.abbreviation && `${a?.name}-${b?.name} ${body.abbreviation}`].filter(Boolean)
          const former = body.former ? `${body.former.name} (until ${body.former.until})` : ''
          return [key(name), name, aliases.join('|'), former, body.parties.map((party) => party.name).join('|')].join('\t')
        }),
    ].join('\n'),
    posts: 'key\tform\taliases\nforeign-minister\tForeign Minister\tMinister of Foreign Affairs|Minister for Foreign Affairs',
    places: [
      'name\tcountry\taliases',
      ...states.map(({ name, capital }) => `${capital}\t${key(name)}\t`),
      'Straitsgate\t\t',
      'Lakeside\t\t',
    ].join('\n'),
  }
}
