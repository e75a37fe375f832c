import type { Kind, Modality, SlotValue } from '../../src/reading/claim.ts'
import { digest } from '../../src/register/digest.ts'
import type { SettlingClaim } from '../../src/register/identity/group.ts'
import { noiseOf, type Noise } from './noise.ts'
import { chanceOf, type Chance } from './random.ts'
import { plusDays, type Body, type Instrument, type Party, type Person, type Session, type Talks, type Truth, type Visit } from './truth.ts'

type Slots = { readonly [slot: string]: SlotValue | undefined }

/** All that a world's documents say, and what each claim is truly about. */
export interface Telling {
  readonly claims: readonly SettlingClaim[]
  readonly documents: number
  /** The meeting, instrument or visit that a claim tells of, by the claim's id. */
  readonly thing: ReadonlyMap<string, string>
  /** The one person that a post or a visit is about, by the claim's id. */
  readonly person: ReadonlyMap<string, string>
}

const MONTHS = 7

/** Tells a world in documents of many kinds: previews, readouts of both sides, communiqués, reviews of a year, notes on background. */
export function tellWorld(truth: Truth, seed: number, noisy = true): Telling {
  const chance = chanceOf(seed ^ 0x5eed)
  return new Teller(truth, chance, noiseOf(chance, noisy)).tell()
}

class Teller {
  private readonly claims: SettlingClaim[] = []
  private readonly thing = new Map<string, string>()
  private readonly person = new Map<string, string>()
  private documents = 0
  private order = 0
  private here = { id: '', issuer: '', published: '' }

  constructor(
    private readonly truth: Truth,
    private readonly chance: Chance,
    private readonly noise: Noise,
  ) {}

  tell(): Telling {
    const { sessions, talks, instruments, visits, parties } = this.truth
    sessions.forEach((session, i) => {
      const earlier = sessions[i - 1]?.body === session.body ? sessions[i - 1] : undefined
      this.session(session, earlier, instruments)
    })
    for (const one of talks) this.talks(one)
    for (const visit of visits) this.visit(visit)
    for (const instrument of instruments) this.instrument(instrument)
    for (const party of parties) for (let year = 2016; year <= 2024; year++) this.review(party, year)
    return { claims: this.claims, documents: this.documents, thing: this.thing, person: this.person }
  }

  private open(issuer: string, published: string): void {
    this.documents++
    this.order = 0
    this.here = { id: digest(['document', this.documents]), issuer, published }
  }

  private say(kind: Kind, modality: Modality, slots: Slots, about: { thing?: string; person?: Person } = {}): void {
    const given = Object.fromEntries(Object.entries(slots).filter((entry): entry is [string, SlotValue] => entry[1] !== undefined))
    const { id: document, issuer, published } = this.here
    const order = this.order++
    const id = digest([document, order])
    this.claims.push({
      id,
      document,
      order,
      kind,
      modality,
      passage: { start: order * 100, end: order * 100 + 99 },
      slots: given,
      issuer,
      published,
      learned: `${published}T12:00:00.000Z`,
    })
    if (about.thing !== undefined) this.thing.set(id, about.thing)
    if (about.person !== undefined) this.person.set(id, about.person.id)
  }

  /** The sides that publish on a thing of these parties. */
  private issuers(parties: readonly Party[]): readonly Party[] {
    const [only] = parties
    if (parties.length > 1 || only === undefined) return parties
    // A meeting of a community is told by its secretariat and by those who were there.
    return [only, ...this.truth.parties.filter((party) => !party.isOrganisation).slice(0, 3)]
  }

  private ministry = (party: Party): string =>
    party.isOrganisation ? `${party.formal} Secretariat` : `Ministry of Foreign Affairs of ${party.name}`

  private session(session: Session, earlier: Session | undefined, instruments: readonly Instrument[]): void {
    const { chance } = this
    const { body, from, to } = session
    const signed = instruments.filter((one) => one.session === session)
    const issuers = this.issuers(body.parties)
    if (session.firstPlanned !== undefined) {
      const party = chance.pick(issuers)
      this.open(this.ministry(party), plusDays(session.firstPlanned, -chance.whole(10, 25)))
      this.meeting(session, party, 'scheduled', { when: session.firstPlanned, ordinal: 1 })
      this.open(this.ministry(party), plusDays(session.firstPlanned, -chance.whole(1, 5)))
      this.meeting(session, party, 'cancelled', { when: session.firstPlanned, ordinal: 1 })
    }
    if (chance.is(0.5)) {
      const party = chance.pick(issuers)
      this.open(this.ministry(party), plusDays(from, -chance.whole(3, 20)))
      this.meeting(session, party, 'scheduled', {
        ordinal: 0.8,
        when: chance.is(0.7) ? this.days(session) : from.slice(0, MONTHS),
        where: 0.8,
      })
      for (const one of signed) this.act(one, party, 'expected', 'signed', undefined, 0.9)
    }
    for (const party of issuers) {
      if (!chance.is(body.parties.length > 1 ? 0.7 : 0.4)) continue
      this.open(this.ministry(party), plusDays(to, chance.whole(0, 2)))
      this.meeting(session, party, 'done', { ordinal: 0.7, when: chance.is(0.93) ? this.days(session) : undefined, where: 0.8, rank: 0.4 })
      if (chance.is(0.5)) this.followUp(session, party)
      this.present(party, from, 0.5)
      for (const one of signed) if (chance.is(0.8)) this.act(one, party, 'done', 'signed', chance.is(0.8) ? one.signed : undefined, 0.85)
      if (earlier && chance.is(0.25)) this.mention(earlier, party)
    }
    if (chance.is(0.35)) {
      this.open(chance.is(0.5) ? this.ministry(body.parties[0] as Party) : body.parties.map(({ name }) => name).join('-'), to)
      this.meeting(session, undefined, 'done', { ordinal: 0.95, when: this.days(session), where: 0.95, rank: 0.7 })
      for (const one of signed) this.act(one, undefined, 'done', 'signed', one.signed, 1)
    }
  }

  /** The day, the days, or the first of them. */
  private days({ from, to }: Session): string {
    return from === to || this.chance.is(0.2) ? from : `${from}/${to}`
  }

  private meeting(
    session: Session,
    issuer: Party | undefined,
    modality: Modality,
    told: { readonly ordinal?: number; readonly when?: string | undefined; readonly where?: number; readonly rank?: number },
  ): void {
    const { chance, noise } = this
    const { ordinal, host, online, body } = session
    // Every first telling says at least which or when.
    const numbered = told.when === undefined || chance.is(told.ordinal ?? 0)
    const placed = chance.is(told.where ?? 0.3)
    this.say(
      'meeting',
      modality,
      {
        ...this.called(body, issuer, Number(session.from.slice(0, 4))),
        // A number that stands alone is right: nobody could find out that it is not.
        ordinal: !numbered ? undefined : told.when === undefined ? ordinal : noise.ordinal(ordinal),
        when: told.when === undefined ? undefined : noise.date(told.when),
        where: placed && !online ? (chance.is(0.12) && !host.isOrganisation ? host.name : host.capital) : undefined,
        mode: online && chance.is(0.7) ? 'online' : undefined,
        rank: chance.is(told.rank ?? 0) ? body.rank : undefined,
      },
      { thing: session.id },
    )
  }

  /** A later sentence of the same document: the body by the name that the document gave it, and what is new. */
  private followUp(session: Session, issuer: Party): void {
    const last = this.claims.at(-1)
    const { chance } = this
    this.say(
      'meeting',
      'done',
      {
        body: last?.slots['body'],
        participants: last?.slots['participants'],
        agenda: chance.some(['transit', 'energy', 'fisheries', 'culture', 'visas'], 0.5),
        by: chance.is(0.2) ? [session.host.name] : undefined,
        chairs: chance.is(0.2) ? this.chairs(issuer, session) : undefined,
      },
      { thing: session.id },
    )
  }

  private chairs(issuer: Party, { from }: Session): readonly string[] | undefined {
    const person = this.truth.persons.find(
      (one) => one.of === issuer && one.from <= Number(from.slice(0, 4)) && Number(from.slice(0, 4)) < one.to,
    )
    return person && [this.noise.person(person)]
  }

  /** What a later document says of an earlier session: only its number, only its month, only its day, its number and year. */
  private mention(session: Session, issuer: Party | undefined): void {
    const way = this.chance.whole(0, 9)
    const { from, body } = session
    const alone = this.truth.sessions.filter((one) => one.body === body && one.from.slice(0, MONTHS) === from.slice(0, MONTHS)).length === 1
    if (way < 3) this.meeting(session, issuer, 'done', { ordinal: 1, where: 0.2 })
    else if (way < 6 && alone) this.meeting(session, issuer, 'done', { when: from.slice(0, MONTHS), where: 0.4 })
    else if (way < 8) this.meeting(session, issuer, 'done', { when: from, where: 0.3 })
    else this.meeting(session, issuer, 'done', { ordinal: 1, when: from.slice(0, 4), where: 0.3 })
  }

  /** What a document calls a body: its parties in either order, in adjectives, after "between"; or left to those who took part. */
  private called(body: Body, issuer: Party | undefined, year: number): Slots {
    const { chance, noise } = this
    if (body.own !== undefined) {
      const name = body.former && year <= body.former.until ? body.former.name : body.own
      return { body: noise.body(body.abbreviation && name === body.own && chance.is(0.3) ? body.abbreviation : name) }
    }
    const [a, b] = chance.is(0.5) ? [body.parties[0], body.parties[1]] : [body.parties[1], body.parties[0]]
    if (a === undefined || b === undefined) return { body: body.field }
    const field = body.abbreviation !== undefined && chance.is(0.2) ? body.abbreviation : body.field
    const both = [a.name, b.name]
    const who = chance.is(0.3) ? both : undefined
    const way = chance.whole(0, 99)
    if (way < 40) return { body: noise.body(`${a.name}-${b.name} ${field}`), participants: who }
    if (way < 55) return { body: noise.body(`${a.name}–${b.name} ${field}`), participants: who }
    if (way < 63) return { body: noise.body(`${field} of ${a.name} and ${b.name}`) }
    if (way < 70) return { body: noise.body(`${field} between ${a.name} and ${b.name}`), participants: who }
    if (way < 76) return { body: noise.body(`${a.adjective}-${b.adjective} ${field}`) }
    if (way < 80) return { body: noise.body(`${a.formal}-${b.formal} ${field}`) }
    if (way < 84 && issuer !== undefined) {
      const other = issuer === a ? b : a
      // "The Joint Commission with Arcadia", in a document of the other side.
      return { body: `${body.field} with ${other.name}` }
    }
    if (way < 88 && issuer !== undefined) return { body: body.field, participants: [(issuer === a ? b : a).name] }
    return { body: body.field, participants: both }
  }

  private talks(talks: Talks): void {
    const { chance, noise } = this
    const [guest, host] = talks.persons
    const double = this.truth.talks.filter((one) => one.day === talks.day && one.persons[0] === guest).length > 1
    for (const [person, other] of [
      [guest, host],
      [host, guest],
    ] as const) {
      if (!chance.is(0.75)) continue
      this.open(this.ministry(person.of), talks.day)
      this.present(person.of, talks.day, 0.9, person)
      this.present(other.of, talks.day, 0.6, other)
      const byParty = !double && chance.is(0.25)
      this.say(
        'meeting',
        'done',
        {
          title: talks.byTelephone ? 'telephone conversation' : chance.pick(['talks', 'meeting', undefined]),
          when: talks.day,
          where: talks.byTelephone || !chance.is(0.7) ? undefined : talks.host.capital,
          mode: talks.byTelephone ? 'telephone' : undefined,
          participants: byParty ? [guest.of.name, host.of.name] : [noise.person(person), noise.person(other)],
        },
        { thing: talks.id },
      )
    }
  }

  private visit(visit: Visit): void {
    const { chance, noise } = this
    const { person, host, day } = visit
    const tell = (issuer: Party, published: string, modality: Modality): void => {
      this.open(this.ministry(issuer), published)
      this.say(
        'visit',
        modality,
        {
          who: noise.person(person),
          post: chance.is(0.7) ? person.post : undefined,
          of: chance.is(0.7) ? person.of.name : undefined,
          where: chance.is(0.3) ? host.name : host.capital,
          host: chance.is(0.2) ? host.name : undefined,
          when: chance.is(0.8) ? day : day.slice(0, MONTHS),
        },
        { thing: visit.id, person },
      )
    }
    if (chance.is(0.6)) tell(person.of, plusDays(day, -chance.whole(2, 9)), 'scheduled')
    if (chance.is(0.6)) tell(host, day, 'done')
    if (chance.is(0.6)) tell(person.of, plusDays(day, 1), 'done')
  }

  /** Persons named with their office. */
  private present(party: Party, day: string, share: number, only?: Person): void {
    const year = Number(day.slice(0, 4))
    for (const person of this.truth.persons) {
      if (only !== undefined ? person !== only : person.of !== party || year < person.from || year >= person.to) continue
      if (this.chance.is(share)) this.post(person)
    }
  }

  private post(person: Person): void {
    const { chance, noise } = this
    const of = chance.is(0.85) ? person.of.name : undefined
    this.say('post', 'done', { person: noise.person(person, of !== undefined), post: this.postOf(person), of }, { person })
  }

  private postOf({ post }: Person): string {
    if (post === 'Foreign Minister')
      return this.chance.pick(['Foreign Minister', 'Minister of Foreign Affairs', 'Minister for Foreign Affairs'])
    return post === 'Minister of Trade' ? this.chance.pick(['Minister of Trade', 'Trade Minister']) : post
  }

  private act(
    instrument: Instrument,
    issuer: Party | undefined,
    modality: Modality,
    action: string,
    when: string | undefined,
    shareOfParties: number,
  ): void {
    const { chance } = this
    const { type, subject, period, nickname, parties, session } = instrument
    const names = chance.is(0.5) ? parties.map(({ name }) => name) : parties.map(({ name }) => name).reverse()
    const byNickname = nickname !== undefined && when === instrument.signed && chance.is(0.2)
    const asTitle = chance.is(0.7) || subject === ''
    const title = byNickname
      ? nickname
      : subject === ''
        ? chance.pick(['Plan of Action', `Plan of Action ${(period ?? '').replace('/', '-')}`, 'Comprehensive Plan of Action'])
        : chance.is(0.3)
          ? `${type} between ${names.join(' and ')} on ${subject}`
          : `${type} on ${subject}`
    this.say(
      'instrument',
      modality,
      {
        ...(asTitle ? { title } : { type, subject }),
        action,
        when,
        period: period !== undefined && (chance.is(0.7) || when === undefined) ? period : undefined,
        parties: chance.is(shareOfParties)
          ? names
          : issuer && chance.is(0.5)
            ? [(names[0] === issuer.name ? names[1] : names[0]) ?? '']
            : undefined,
        at:
          session !== undefined && chance.is(0.2)
            ? String(this.called(session.body, undefined, Number(session.from.slice(0, 4)))['body'])
            : undefined,
      },
      { thing: instrument.id },
    )
  }

  /** Later documents: it came into force, it is praised, it is five years old. */
  private instrument(instrument: Instrument): void {
    const { chance } = this
    const { parties, signed, later } = instrument
    for (const party of parties) {
      if (instrument.session === undefined && chance.is(0.8)) {
        this.open(this.ministry(party), signed)
        this.act(instrument, party, 'done', 'signed', signed, 1)
      }
      if (chance.is(0.3)) {
        this.open(this.ministry(party), plusDays(signed, chance.whole(30, 900)))
        this.act(instrument, party, 'done', 'signed', chance.is(0.5) ? signed : signed.slice(0, 4), 1)
      }
      for (const { action, when } of later) {
        if (!chance.is(0.5)) continue
        this.open(this.ministry(party), when)
        this.act(instrument, party, 'done', action, when, 1)
      }
    }
  }

  /** A party looks back on its year: its meetings in one line each. */
  private review(party: Party, year: number): void {
    const own = this.truth.sessions.filter(({ body, from }) => body.parties.includes(party) && from.startsWith(String(year)))
    if (own.length === 0 || !this.chance.is(0.6)) return
    this.open(this.ministry(party), `${year}-12-28`)
    for (const session of own) if (this.chance.is(0.5)) this.mention(session, party)
    this.present(party, `${year}-12-28`, 0.8)
  }
}
