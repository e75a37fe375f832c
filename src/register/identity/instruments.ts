import { edtfDays, overlap, type Days } from '../days.ts'
import type { Names } from '../names.ts'
import type { Join } from '../record.ts'
import { issuingParties } from './body-names.ts'
import { alone, keyOfParts, sortedKeys, textSlot, textsOf, type SettlingClaim } from './group.ts'
import { untouched, type Item, type Stage } from './stage.ts'
import { DECORATION, instrumentWords, ONCE, periodOf, things, UPON_OLD, type ThingRule } from './things.ts'

/** Told of two days further apart than this, one act is two. */
const FAR_APART = 45
/** Approved, signed, exchanged: the acts that make an instrument lie within so many days. */
const IN_THE_MAKING = 800
/** A document that dates nothing tells of what was signed within so many days before it. */
const JUST_SIGNED = 60
/** What is done with an instrument is done with the last one of its title within so many days. */
const LIFETIME = 12 * 366
/** What was signed comes into force within so many days. */
const RATIFYING = 1100

/** An instrument told with its parties: when it was made, and for which time. */
interface Made {
  readonly claims: SettlingClaim[]
  readonly joins: Join[]
  readonly parties: ReadonlySet<string>
  /** The days of the acts that made it, by act. */
  readonly births: Map<string, Days[]>
  readonly periods: Set<string>
  readonly documents: Set<string>
}

/** What identity asks of a claim on an instrument. */
interface Told {
  readonly claim: SettlingClaim
  readonly parties: readonly string[]
  readonly issuers: readonly string[]
  readonly action: string
  readonly done: boolean
  readonly when?: Days
  readonly published?: Days
  readonly period?: string
}

function read(claim: SettlingClaim, names: Names): Told {
  const action = textSlot(claim, 'action') ?? ''
  const when = edtfDays(textSlot(claim, 'when') ?? '')
  const published = edtfDays(claim.published ?? '')
  const period = periodOf(claim)
  const inTitle = names.split(textSlot(claim, 'title') ?? '').parties
  const parties = [...textsOf(claim, 'parties'), ...(inTitle.length > 1 ? inTitle : [])]
  return {
    claim,
    parties: ACCEDING.has(action) ? [] : sortedKeys(parties, names),
    issuers: sortedKeys(issuingParties(claim, names), names),
    action,
    done: claim.modality === 'done',
    ...(when === undefined ? {} : { when }),
    ...(published === undefined ? {} : { published }),
    ...(period === undefined ? {} : { period }),
  }
}

/** Who accedes is one party of many, and does not tell whose treaty it is. */
const ACCEDING = new Set(['acceded', 'ratified'])

/**
 * Instruments: the same title, or type and subject, of the same parties; parted by the days on which they were signed and the time for
 * which they hold. What bears no date goes with the one it can mean: what is planned with the next one, what is done upon it with the last.
 * What is left over is taken as any other thing.
 */
export const instrumentsBy = (rule: ThingRule): readonly Stage[] => [
  {
    name: 'instrument by its title',
    key: (item, names) => titleKey(item.claims[0] as SettlingClaim, names),
    work: (items, names) => {
      const same = items.flatMap(({ claims }) => claims)
      const own = instrumentWords(same[0] as SettlingClaim, names).own
      const { found, over } = ofOneTitle(
        same.map((claim) => read(claim, names)),
        own,
        rule,
      )
      return [...found.map(itemOf), ...over.map(alone)]
    },
  },
  {
    name: 'instrument by its day',
    key: (item) => (untouched(item) === undefined ? dayKey(madeIn(item)) : undefined),
    work: (items, names) => byNickname(items.map(madeIn), names).map(itemOf),
  },
  things('instrument', rule),
]

/** When and by whom an instrument was made, as JSON holds it. */
interface MadeFacts {
  readonly parties: readonly string[]
  readonly births: readonly (readonly [string, readonly { readonly from: number | null; readonly to: number | null }[]])[]
  readonly periods: readonly string[]
}

function itemOf({ claims, joins, parties, births, periods }: Made): Item {
  return { claims, joins, facts: JSON.stringify({ parties: [...parties], births: [...births], periods: [...periods] }) }
}

function madeIn({ claims, joins, facts }: Item): Made {
  const { parties, births, periods } = JSON.parse(facts ?? '') as MadeFacts
  return {
    claims: [...claims],
    joins: [...joins],
    parties: new Set(parties),
    births: new Map(births.map(([act, days]) => [act, days.map(({ from, to }) => ({ from: from ?? -Infinity, to: to ?? Infinity }))])),
    periods: new Set(periods),
    documents: new Set(claims.map(({ document }) => document)),
  }
}

/** The words of a title that tell which instrument it is, whatever adorns them and whoever its parties are. */
function titleKey(claim: SettlingClaim, names: Names): string | undefined {
  const { words, own } = instrumentWords(claim, names)
  const telling = words.filter((word) => !DECORATION.has(word))
  if (telling.length === 0) return undefined
  // Of plans and statements there is hardly more than one at a time; memorandums are signed by the dozen.
  const isSingle = telling.some((word) => SINGLE.has(word))
  return own > 0 || isSingle ? telling.join(' ') : undefined
}

const SINGLE = new Set(['plan', 'programme', 'program', 'roadmap', 'strategy', 'statement', 'declaration', 'communique'])

function ofOneTitle(
  all: readonly Told[],
  own: number,
  rule: ThingRule,
): { readonly found: readonly Made[]; readonly over: readonly SettlingClaim[] } {
  const inOrder = all.toSorted((a, b) => (a.claim.id < b.claim.id ? -1 : 1))
  const strong = inOrder.filter(({ parties }) => parties.length > 1)
  const weak = inOrder.filter(({ parties }) => parties.length <= 1)
  const found = circles(strong).flatMap((circle) => inTime(circle, own, rule))
  const over: SettlingClaim[] = []
  const attached: [Made, Told, string][] = []
  for (const told of weak) {
    const meant = whose(told, found, own)
    if (meant === undefined) over.push(told.claim)
    else attached.push([meant.made, told, meant.rule])
  }
  for (const [one, told, why] of attached) put(one, told, why, rule.on(told.claim))
  // What nobody else tells of is left to the general rule: so it may join what names no parties.
  const single = found.filter(({ claims }) => claims.length > 1 || own === 0)
  for (const one of found) if (!single.includes(one)) over.push(...one.claims)
  return {
    found: weak.length === 0 ? found : single,
    over: weak.length === 0 ? over.filter((claim) => !found.some(({ claims }) => claims.includes(claim))) : over,
  }
}

/** Claims by the parties they name; a smaller circle is one with the larger that holds it, when only one does. */
function circles(all: readonly Told[]): readonly (readonly Told[])[] {
  const byParties = new Map<string, Told[]>()
  for (const told of all) {
    const key = keyOfParts(...told.parties)
    const known = byParties.get(key)
    if (known) known.push(told)
    else byParties.set(key, [told])
  }
  const sorted = [...byParties.values()].sort((a, b) => (b[0]?.parties.length ?? 0) - (a[0]?.parties.length ?? 0))
  const kept: Told[][] = []
  for (const circle of sorted) {
    const mine = circle[0]?.parties ?? []
    const larger = kept.filter((other) => mine.every((party) => other[0]?.parties.includes(party)))
    if (larger.length === 1) larger[0]?.push(...circle)
    else kept.push(circle)
  }
  return kept
}

function put(made: Made, told: Told, rule: string, on: string): void {
  const [first] = made.claims
  made.claims.push(told.claim)
  if (first !== undefined) {
    const known = made.joins.find((join) => join.rule === rule)
    if (known === undefined) made.joins.push({ rule, on, claims: [first.id, told.claim.id] })
    else (known.claims as string[]).push(told.claim.id)
  }
  made.documents.add(told.claim.document)
  if (told.period !== undefined) made.periods.add(told.period)
  if (told.done && told.when !== undefined && ONCE.has(told.action))
    made.births.set(told.action, [...(made.births.get(told.action) ?? []), told.when])
}

const newMade = (told: Told): Made => {
  const made: Made = { claims: [], joins: [], parties: new Set(told.parties), births: new Map(), periods: new Set(), documents: new Set() }
  put(made, told, '', '')
  return made
}

const gap = (a: Days, b: Days): number => Math.max(a.from - b.to, b.from - a.to, 0)
const birthOf = ({ births }: Made): Days | undefined => {
  const days = [...births.values()].flat()
  if (days.length === 0) return undefined
  const exact = days.filter(({ from, to }) => to - from < 32)
  const best = exact.length > 0 ? exact : days
  return { from: Math.min(...best.map(({ from }) => from)), to: Math.max(...best.map(({ to }) => to)) }
}

/** When it was made, as far as documents without a date let it be known: just before they report it, or soon after they announce it. */
function probableBirth(made: Made): Days | undefined {
  const known = birthOf(made)
  if (known !== undefined) return known
  const told = made.claims.flatMap((claim): Days[] => {
    const out = edtfDays(claim.published ?? '')
    if (out === undefined || textSlot(claim, 'when') !== undefined || !ONCE.has(textSlot(claim, 'action') ?? '')) return []
    return claim.modality === 'done' ? [{ from: out.from - JUST_SIGNED / 4, to: out.to }] : [{ from: out.from, to: out.to + JUST_SIGNED }]
  })
  return told.length === 0 ? undefined : { from: Math.max(...told.map(({ from }) => from)), to: Math.min(...told.map(({ to }) => to)) }
}

function periodsAgree(period: string | undefined, { periods }: Made): boolean {
  if (period === undefined || periods.size === 0) return true
  const days = edtfDays(period)
  return [...periods].every((other) => {
    const others = edtfDays(other)
    return days === undefined || others === undefined || overlap(days, others)
  })
}

/** Parts the claims of one title and circle of parties by when it was made, and joins the rest to what they can mean. */
function inTime(all: readonly Told[], own: number, { on, rule }: ThingRule): readonly Made[] {
  const found: Made[] = []
  const isBirth = (told: Told): boolean => told.done && ONCE.has(told.action) && told.when !== undefined
  // The exact before the vague, so that the year of a signature finds its day.
  const births = all.filter(isBirth).toSorted((a, b) => span(a) - span(b) || (a.when?.from ?? 0) - (b.when?.from ?? 0))
  for (const told of births) {
    const fitting = found.filter((made) => bornWith(told, made, own) && periodsAgree(told.period, made))
    const best = fitting.length > 1 && told.period !== undefined ? fitting.filter(({ periods }) => periods.has(told.period ?? '')) : fitting
    if (best.length === 1 && best[0]) put(best[0], told, rule, on(told.claim))
    else found.push(newMade(told))
  }
  const open: Told[] = []
  for (const told of all.filter((one) => !isBirth(one))) {
    const one = meantBy(told, found)
    if (one === undefined) open.push(told)
    else put(one.made, told, one.rule === '' ? rule : `${rule}, ${one.rule}`, on(told.claim))
  }
  const fresh: Made[] = []
  for (const told of open) {
    const couldBe = found.filter((made) => periodsAgree(told.period, made) && !isUponOther(told, made))
    const fitting = fresh.filter(
      (made) => periodsAgree(told.period, made) && (samePeriod(told, made) || (own > 0 && sameAge(told, made))) && sameStanding(told, made),
    )
    // What could be either of two that were signed is not one with other such claims.
    const isOpen = couldBe.length > 1 && told.period === undefined
    if (fitting.length === 1 && fitting[0] && !isOpen) put(fitting[0], told, rule, on(told.claim))
    else fresh.push(newMade(told))
  }
  return [...found, ...fresh]
}

const span = ({ when }: Told): number => (when === undefined ? 0 : when.to - when.from)
const samePeriod = ({ period }: Told, { periods }: Made): boolean => period !== undefined && periods.has(period)

/** Reports of a signature years apart are of two, though neither dates it. */
function sameAge(told: Told, { claims }: Made): boolean {
  const age = (action: string, done: boolean, day: Days | undefined): Days | undefined => {
    if (day === undefined) return undefined
    if (!ONCE.has(action)) return { from: day.from - (action === 'in force' ? RATIFYING : LIFETIME), to: day.to }
    return done ? { from: day.from - JUST_SIGNED, to: day.to } : { from: day.from, to: day.to + IN_THE_MAKING }
  }
  const mine = age(told.action, told.done, told.when ?? told.published)
  return claims.every((claim) => {
    const day = edtfDays(textSlot(claim, 'when') ?? '') ?? edtfDays(claim.published ?? '')
    const other = age(textSlot(claim, 'action') ?? '', claim.modality === 'done', day)
    return mine === undefined || other === undefined || overlap(mine, other)
  })
}

/** What is still to be signed is not what was extended in the meantime. */
function sameStanding(told: Told, { claims }: Made): boolean {
  const isPlan = (done: boolean, action: string): boolean => !done && ONCE.has(action)
  return claims.every((claim) => {
    const action = textSlot(claim, 'action') ?? ''
    const done = claim.modality === 'done'
    return !(isPlan(told.done, told.action) && UPON_OLD.has(action)) && !(isPlan(done, action) && UPON_OLD.has(told.action))
  })
}

const isUponOther = (told: Told, made: Made): boolean => !sameStanding(told, made)

/** The same act within weeks; another of the acts that make an instrument within two years. Joint statements only on the same day. */
function bornWith({ action, when }: Told, made: Made, own: number): boolean {
  if (when === undefined) return false
  const same = made.births.get(action)
  const apart = own === 0 && made.periods.size === 0 ? 1 : FAR_APART
  if (same !== undefined) return same.every((days) => gap(days, when) <= apart)
  const birth = birthOf(made)
  return birth !== undefined && gap(birth, when) <= (own === 0 ? FAR_APART : IN_THE_MAKING)
}

/** The instrument of its title that a claim means which does not date its making. */
function meantBy(told: Told, found: readonly Made[]): { readonly made: Made; readonly rule: string } | undefined {
  const able = found.filter((made) => periodsAgree(told.period, made) && !isUponOther(told, made))
  const exactly = told.period === undefined ? [] : able.filter(({ periods }) => periods.has(told.period ?? ''))
  const one = (some: readonly Made[], rule: string) => (some.length === 1 && some[0] ? { made: some[0], rule } : undefined)
  if (exactly.length > 0) return one(exactly, '')
  const here = able.filter(({ documents }) => documents.has(told.claim.document))
  if (here.length > 0 && told.done) return one(here, '')
  const out = told.published
  if (!told.done && ONCE.has(told.action)) {
    const planned = told.when?.to ?? out?.from
    if (planned === undefined) return one(able, '')
    const began = out?.from ?? planned
    const next = able.filter((made) => {
      const birth = birthOf(made)
      return birth !== undefined && birth.to >= began - 1 && birth.from - began <= IN_THE_MAKING
    })
    if (next.length > 0) return one(first(next), next.length > 1 ? 'the next one signed' : '')
    // A late word on a plan that had come true by then.
    return one(
      able.filter((made) => {
        const since = began - (birthOf(made)?.to ?? -Infinity)
        return since >= 0 && since <= IN_THE_MAKING
      }),
      '',
    )
  }
  const at = told.when ?? out
  if (at === undefined) return one(able, '')
  const within = told.action === 'in force' ? RATIFYING : ONCE.has(told.action) ? IN_THE_MAKING : LIFETIME
  const before = able.filter((made) => {
    const birth = birthOf(made)
    return birth !== undefined && birth.from <= at.to + 1 && at.from - birth.to <= within
  })
  const justNow = before.filter((made) => at.from - (birthOf(made)?.to ?? 0) <= JUST_SIGNED)
  if (ONCE.has(told.action) && told.when === undefined) return one(before, '') ?? one(justNow, 'the one just signed')
  return one(last(before), before.length > 1 ? 'the last one signed' : '')
}

const byBirth = (some: readonly Made[]): readonly Made[] => some.toSorted((a, b) => (birthOf(a)?.from ?? 0) - (birthOf(b)?.from ?? 0))
const first = (some: readonly Made[]): readonly Made[] => byBirth(some).slice(0, 1)
const last = (some: readonly Made[]): readonly Made[] => byBirth(some).slice(-1)

/** Whose instrument a claim tells of that does not name both parties: its publisher's, signed that day or just before; or the only one of a telling title. */
function whose(told: Told, found: readonly Made[], own: number): { readonly made: Made; readonly rule: string } | undefined {
  const able = found.filter(
    (made) => told.parties.every((party) => made.parties.has(party)) && periodsAgree(told.period, made) && !isUponOther(told, made),
  )
  const fits = (made: Made): boolean => {
    const birth = probableBirth(made)
    if (told.period !== undefined && made.periods.has(told.period))
      return birth === undefined || told.when === undefined || !ONCE.has(told.action) || gap(birth, told.when) <= FAR_APART
    if (birth === undefined || birth.from > birth.to) return false
    if (told.done && told.when !== undefined && ONCE.has(told.action))
      return overlap(birth, told.when) && told.when.to - told.when.from < 32
    if (told.done && told.when === undefined && told.published !== undefined && ONCE.has(told.action))
      return birth.from <= told.published.to && told.published.from - birth.to <= JUST_SIGNED / 4
    if (!told.done && ONCE.has(told.action) && told.published !== undefined)
      return birth.to >= told.published.from - 1 && birth.from - told.published.to <= 2 * JUST_SIGNED
    return false
  }
  const mine = able.filter((made) => told.issuers.some((issuer) => made.parties.has(issuer)) && fits(made))
  const [only] = mine
  if (mine.length === 1 && only) return { made: only, rule: 'same title, signed then by the party that says so' }
  const here = able.filter(({ documents }) => documents.has(told.claim.document))
  const [one] = here
  if (here.length === 1 && one && (birthOf(one) === undefined || fits(one) || told.when === undefined))
    return { made: one, rule: 'same title, told of in one document' }
  const [single] = able
  if (own < 3 || able.length !== 1 || single === undefined || ACCEDING.has(told.action)) return undefined
  const birth = birthOf(single)
  const isOther = told.done && ONCE.has(told.action) && told.when !== undefined && birth !== undefined && gap(birth, told.when) > FAR_APART
  return isOther ? undefined : { made: single, rule: 'same telling title' }
}

/**
 * "The Lowport Plan" is the plan of action that the same parties signed that day, when they signed one such only: a name with no words of its
 * own but a place.
 */
function byNickname(same: readonly Made[], names: Names): readonly Made[] {
  const typed = same.map((one) => ({ one, ...bareWords(one, names) }))
  const gone = new Set<Made>()
  for (const { one, bare, nickname } of typed) {
    if (!nickname) continue
    const fitting = typed.filter(
      (other) => other.one !== one && other.bare.length > 0 && !other.nickname && bare.every((word) => other.bare.includes(word)),
    )
    const target = fitting.length === 1 ? fitting[0]?.one : undefined
    if (target === undefined || !one.claims.every((claim) => periodsAgree(periodOf(claim), target))) continue
    target.joins.push(...one.joins, {
      rule: 'same type, parties and day',
      on: textSlot(one.claims[0] as SettlingClaim, 'title') ?? '',
      claims: [target.claims[0]?.id ?? '', ...one.claims.map(({ id }) => id)],
    })
    target.claims.push(...one.claims)
    gone.add(one)
  }
  return same.filter((one) => !gone.has(one))
}

/** The day on which parties made it, when that is known. */
function dayKey(made: Made): string | undefined {
  const birth = birthOf(made)
  return birth === undefined || birth.to - birth.from > 3 ? undefined : keyOfParts(Math.floor(birth.to), ...[...made.parties].sort())
}

/** The words for its type alone, when it has no others but a place; empty when it has words of its own. */
function bareWords({ claims }: Made, names: Names): { readonly bare: readonly string[]; readonly nickname: boolean } {
  const { words, isTypeWord } = instrumentWords(claims[0] as SettlingClaim, names)
  const own = words.filter((word) => !isTypeWord(word))
  const nickname = own.length > 0 && own.every((word) => names.kind(word) === 'place')
  return { bare: own.length === 0 || nickname ? words.filter((word) => isTypeWord(word) && !DECORATION.has(word)) : [], nickname }
}
