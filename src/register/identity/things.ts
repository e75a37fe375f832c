import { edtfDays, overlap } from '../days.ts'
import type { Names } from '../names.ts'
import { measureKey } from './measure.ts'
import { joined, keyOfParts, sortedKeys, textSlot, textsOf, type SettlingClaim } from './group.ts'
import { untouched, type Stage } from './stage.ts'

/** How things of a kind that have no session in time are recognised: a key, and what forbids to join two that share it. */
export interface ThingRule {
  readonly rule: string
  /** Claims with different keys are never joined; undefined: this claim says too little and stays alone. */
  readonly key: (claim: SettlingClaim, names: Names) => string | undefined
  /** What they have in common, to be read by a person. */
  readonly on: (claim: SettlingClaim) => string
  /** Keys of those whose thing it is: two claims are joined only if one names all that the other does. A and B's treaty is not A and C's. */
  readonly tie?: (claim: SettlingClaim, names: Names) => readonly string[]
  /** What forbids to join two claims all the same. */
  readonly forbids?: (a: SettlingClaim, b: SettlingClaim) => boolean
  /** It names too little to be joined across documents: only to what its own document says. */
  readonly vague?: (claim: SettlingClaim, names: Names) => boolean
}

/**
 * Groups by key; within a key each claim goes to the one group in which nothing forbids it. Where it would fit into several, the one that
 * its own document tells of is meant; else it stays alone: nobody can tell.
 */
export function things(name: string, thing: ThingRule): Stage {
  return {
    name,
    key: (item, names) => {
      const claim = untouched(item)
      return claim === undefined ? undefined : thing.key(claim, names)
    },
    work: (items, names) => {
      const same = items.flatMap(({ claims }) => claims)
      const parts = thing.tie === undefined && thing.forbids === undefined ? [same] : apart(same, thing, names)
      return parts.map((members) => joined(members, thing.rule, thing.on(members[0] as SettlingClaim)))
    },
  }
}

/** Claims found to be one so far. */
interface Part {
  readonly claims: SettlingClaim[]
  /** Each set of ties that its claims name, once. */
  readonly ties: Map<string, ReadonlySet<string>>
  /** One claim for each combination of slots, to be asked whether another is forbidden. */
  readonly asked: Map<string, SettlingClaim>
}

function apart(claims: readonly SettlingClaim[], { tie, forbids, vague }: ThingRule, names: Names): readonly (readonly SettlingClaim[])[] {
  const all = claims.map((claim) => ({
    claim,
    ties: tie?.(claim, names) ?? [],
    vague: vague?.(claim, names) ?? false,
    telling: Object.keys(claim.slots).length,
  }))
  // Those that name most parties come first, then those that say most: the vague are measured against the exact.
  all.sort(
    (a, b) =>
      b.ties.length - a.ties.length || Number(a.vague) - Number(b.vague) || b.telling - a.telling || (a.claim.id < b.claim.id ? -1 : 1),
  )
  const parts: Part[] = []
  const byTie = new Map<string, Part[]>()
  const byDocument = new Map<string, Part[]>()
  const open = new Set<Part>()
  for (const { claim, ties, vague: isVague } of all) {
    const here = byDocument.get(claim.document) ?? []
    byDocument.set(claim.document, here)
    const candidates = isVague ? here : ties.length > 0 ? [...new Set(ties.flatMap((key) => byTie.get(key) ?? []))] : open
    // What its own document tells of comes before what others do.
    const own = isVague ? [] : fittingParts(ties.length > 0 ? here : here.filter((part) => open.has(part)), claim, ties, forbids)
    const fitting = own.length === 1 ? own : fittingParts(candidates, claim, ties, forbids)
    const part: Part = fitting.length === 1 && fitting[0] ? fitting[0] : { claims: [], ties: new Map(), asked: new Map() }
    part.claims.push(claim)
    if (fitting.length !== 1) parts.push(part)
    // What could be either of two is no measure for others.
    if (fitting.length > 1) continue
    if (!here.includes(part)) here.push(part)
    if (!isVague) open.add(part)
    if (ties.length > 0 && !part.ties.has(String(ties))) {
      part.ties.set(String(ties), new Set(ties))
      for (const key of ties) {
        const known = byTie.get(key)
        if (known === undefined) byTie.set(key, [part])
        else if (!known.includes(part)) known.push(part)
      }
    }
    const signature = JSON.stringify([claim.modality === 'done', claim.slots])
    if (!part.asked.has(signature)) part.asked.set(signature, claim)
  }
  return parts.map((part) => part.claims)
}

/** The parts in which nothing forbids the claim; two are enough to know that it is not clear. */
function fittingParts(
  candidates: Iterable<Part>,
  claim: SettlingClaim,
  ties: readonly string[],
  forbids: ThingRule['forbids'],
): readonly Part[] {
  const fitting: Part[] = []
  for (const part of candidates) {
    if (ties.length > 0 && ![...part.ties.values()].every((others) => oneHoldsOther(ties, others))) continue
    if (forbids !== undefined && [...part.asked.values()].some((member) => forbids(member, claim))) continue
    if (fitting.push(part) > 1) break
  }
  return fitting
}

function oneHoldsOther(ties: readonly string[], others: ReadonlySet<string>): boolean {
  const shared = ties.filter((key) => others.has(key)).length
  return shared === ties.length || shared === others.size
}

const sameDocument = (a: SettlingClaim, b: SettlingClaim): boolean => a.document === b.document

/** Names nobody in these slots. */
const without = (claim: SettlingClaim, ...slots: readonly string[]): boolean => textsOf(claim, ...slots).length === 0

/** Both dates are known and share no day. */
function datesApart(a: SettlingClaim, b: SettlingClaim, slot: string): boolean {
  const [first, second] = [edtfDays(textSlot(a, slot) ?? ''), edtfDays(textSlot(b, slot) ?? '')]
  return first !== undefined && second !== undefined && !overlap(first, second)
}

const TYPE_WORDS = new Set([
  'memorandum',
  'understanding',
  'agreement',
  'treaty',
  'protocol',
  'convention',
  'plan',
  'action',
  'work',
  'programme',
  'program',
  'roadmap',
  'road',
  'map',
  'joint',
  'statement',
  'declaration',
  'communique',
  'press',
  'release',
  'resolution',
  'document',
  'arrangement',
  'letter',
  'intent',
  'note',
  'contract',
  'framework',
  'strategy',
  'concept',
  'paper',
  'chair',
  'chairman',
  'outcome',
  'final',
  'mou',
  'comprehensive',
  'bilateral',
  'intergovernmental',
  'new',
  'cooperation',
  'set',
  'package',
  'signed',
])
/** Acts that happen once to an instrument: told of two days far apart, they are of two instruments. */
export const ONCE: ReadonlySet<string> = new Set(['signed', 'adopted', 'approved', 'launched', 'exchanged'])
const FAR_APART = 45
const ACCEDING = new Set(['acceded', 'ratified'])

/** Words that adorn a title and tell nothing: a Comprehensive Plan of Action is a Plan of Action. */
export const DECORATION: ReadonlySet<string> = new Set(['comprehensive', 'joint', 'bilateral', 'intergovernmental', 'new'])

/** The words of an instrument: its title, or its type and subject; `Memorandum of Understanding on transit` is a `memorandum` on `transit`. */
export interface InstrumentWords {
  readonly key: string
  /** How many of them are no words for a type. */
  readonly own: number
  readonly words: readonly string[]
  readonly isTypeWord: (word: string) => boolean
}

const YEARS = /\b((?:19|20)\d\d) ?[-–—/] ?((?:19|20)?\d\d)\b/

/** The words of an instrument without its parties and its years. */
export function instrumentWords(claim: SettlingClaim, names: Names): InstrumentWords {
  const title = textSlot(claim, 'title') ?? ''
  const { field, parties } = names.split(title)
  // "Protocol between Norland and Arcadia on transit" is theirs; the ASEAN Charter is what it is.
  const text = parties.length > 1 ? field : title.replace(YEARS, ' ')
  const all = names.words(
    [text, textSlot(claim, 'type') ?? '', textSlot(claim, 'subject') ?? ''].join(' ').replace(/\bMOU\b/i, 'memorandum of understanding'),
  )
  const years: readonly string[] = periodInTitle(claim) === undefined ? [] : (title.match(/\d{2,4}/g) ?? [])
  const words = all.split(' ').filter((word) => word !== '' && word !== 'understanding' && !years.includes(word))
  return { key: words.join(' '), own: words.filter((word) => !TYPE_WORDS.has(word)).length, words, isTypeWord }
}

/** A word that says which type of document, and not which document. */
export const isTypeWord = (word: string): boolean => TYPE_WORDS.has(word)

function periodInTitle(claim: SettlingClaim): string | undefined {
  const years = YEARS.exec(textSlot(claim, 'title') ?? '')
  if (years === null) return undefined
  const [, from = '', to = ''] = years
  return `${from}/${to.length === 2 ? from.slice(0, 2) + to : to}`
}

/** For which years it holds: as said, else as its title says: `Plan of Action 2021-2025`. */
export const periodOf = (claim: SettlingClaim): string | undefined => textSlot(claim, 'period') ?? periodInTitle(claim)

/** How instruments are recognised that name no parties: see `instruments.ts` for the others. */
export const INSTRUMENTS: ThingRule = {
  rule: 'same title, or type and subject',
  key: (claim, names) => {
    const { key, own } = instrumentWords(claim, names)
    return key === '' ? undefined : own > 0 ? key : bareInstrumentKey(claim, key, names)
  },
  on: (claim) => textSlot(claim, 'title') ?? [textSlot(claim, 'type'), textSlot(claim, 'subject')].filter(Boolean).join(' on '),
  // Who accedes is one party of many, and does not tell whose treaty it is.
  tie: (claim, names) => (ACCEDING.has(textSlot(claim, 'action') ?? '') ? [] : sortedKeys(textsOf(claim, 'parties'), names)),
  forbids: (a, b) => {
    if (datesApart(a, b, 'period')) return true
    if (isPlannedBesideOld(a, b) || isPlannedBesideOld(b, a)) return true
    const action = textSlot(a, 'action')
    return action !== undefined && action === textSlot(b, 'action') && (ONCE.has(action) || action === 'in force') && actedFarApart(a, b)
  },
  vague: (claim, names) => without(claim, 'parties') && periodOf(claim) === undefined && instrumentWords(claim, names).own < 3,
}

/**
 * "A joint statement" with no subject: only its parties and its very day make it known; two memorandums may be signed on one day,
 * but hardly two joint statements.
 */
function bareInstrumentKey(claim: SettlingClaim, key: string, names: Names): string | undefined {
  const parties = sortedKeys(textsOf(claim, 'parties'), names)
  const when = textSlot(claim, 'when')
  const single = /\b(?:statement|declaration|communique)\b/.test(key)
  return single && parties.length > 1 && when !== undefined && when.length === 10 ? keyOfParts(key, when, ...parties) : undefined
}

/** Acts upon an instrument that is there already. */
export const UPON_OLD: ReadonlySet<string> = new Set(['extended', 'renewed', 'terminated'])

/** A memorandum that is still to be signed is not the one that was extended in the meantime. */
const isPlannedBesideOld = (planned: SettlingClaim, old: SettlingClaim): boolean =>
  planned.modality !== 'done' && ONCE.has(textSlot(planned, 'action') ?? '') && UPON_OLD.has(textSlot(old, 'action') ?? '')

function actedFarApart(a: SettlingClaim, b: SettlingClaim): boolean {
  const [first, second] = [edtfDays(textSlot(a, 'when') ?? ''), edtfDays(textSlot(b, 'when') ?? '')]
  if (first === undefined || second === undefined) return false
  const planned = a.modality !== 'done' || b.modality !== 'done'
  // What was planned for one day and done a year later is one instrument.
  return Math.max(first.from - second.to, second.from - first.to) > (planned ? 800 : FAR_APART)
}

const FIGURES = things('figure', {
  rule: 'same measure, parties and period',
  key: (claim, names) => {
    const sides = textsOf(claim, 'between', 'from', 'to', 'of')
    const measure = names.words(measureKey(textSlot(claim, 'measure') ?? '', sides))
    const period = textSlot(claim, 'period')
    const between = sortedKeys(textsOf(claim, 'between'), names).join('|')
    const others = ['from', 'to', 'of'].map((slot) => textSlot(claim, slot)).map((name) => (name === undefined ? '' : names.key(name)))
    const nobody = between === '' && others.every((name) => name === '')
    if (textSlot(claim, 'measure') === undefined || measure === '') return undefined
    return keyOfParts(measure, period ?? claim.document, between, ...others, nobody ? claim.document : undefined)
  },
  on: (claim) => [textSlot(claim, 'measure'), textSlot(claim, 'period')].filter(Boolean).join(', '),
  forbids: (a, b) => {
    const [first, second] = [textSlot(a, 'unit'), textSlot(b, 'unit')]
    if (first !== undefined && second !== undefined && first !== second) return true
    // Two figures of one document are two figures, unless they are equal.
    const [x, y] = [a.slots['value'], b.slots['value']]
    return sameDocument(a, b) && x !== undefined && y !== undefined && x !== y
  },
})

const RELATIONS = things('relation', {
  rule: 'same parties and tie',
  key: (claim, names) => {
    const pair = sortedKeys(textsOf(claim, 'party', 'with'), names)
    const tie = names.words(textSlot(claim, 'status') ?? '') || textSlot(claim, 'action')
    if (pair.length === 0 || tie === undefined) return undefined
    return keyOfParts(tie, ...pair, pair.length < 2 ? claim.document : undefined)
  },
  on: (claim) => [...textsOf(claim, 'party', 'with'), textSlot(claim, 'status') ?? textSlot(claim, 'action')].join(', '),
})

const CHAIRS = things('chairmanship', {
  rule: 'same body, party and period',
  key: (claim, names) => {
    const body = textSlot(claim, 'body')
    return body === undefined ? undefined : keyOfParts(names.key(body))
  },
  on: (claim) => [textSlot(claim, 'body'), textSlot(claim, 'period')].filter(Boolean).join(', '),
  tie: (claim, names) => sortedKeys(textsOf(claim, 'party'), names),
  forbids: (a, b) => datesApart(a, b, 'period'),
  vague: (claim) => without(claim, 'party') || textSlot(claim, 'period') === undefined,
})

const PROGRAMMES = things('programme', {
  rule: 'same title',
  key: (claim, names) => names.words(textSlot(claim, 'title') ?? '') || undefined,
  on: (claim) => textSlot(claim, 'title') ?? '',
  // "Training courses" of two hosts are two; of nobody known, they are those of their document.
  tie: (claim, names) => sortedKeys(textsOf(claim, 'by'), names),
  vague: (claim, names) => without(claim, 'by') && names.words(textSlot(claim, 'title') ?? '').split(' ').length < 3,
})

const BODIES = things('body', {
  rule: 'same name',
  key: (claim, names) => {
    const name = textSlot(claim, 'name')
    return name === undefined ? undefined : names.key(name)
  },
  on: (claim) => textSlot(claim, 'name') ?? '',
})

const POSTS = things('post', {
  rule: 'same person and post',
  key: (claim, names) => {
    const person = textSlot(claim, 'person')
    return person === undefined ? undefined : keyOfParts(names.key(person), names.words(textSlot(claim, 'post') ?? ''))
  },
  on: (claim) => [textSlot(claim, 'person'), textSlot(claim, 'post')].filter(Boolean).join(', '),
  tie: (claim, names) => sortedKeys(textsOf(claim, 'of'), names),
})

const INITIATIVES = things('initiative', {
  rule: 'same idea',
  key: (claim, names) => {
    const idea = names.words(textSlot(claim, 'idea') ?? '')
    return idea.includes(' ') ? idea : undefined
  },
  on: (claim) => textSlot(claim, 'idea') ?? '',
  tie: (claim, names) => sortedKeys(textsOf(claim, 'by'), names),
  vague: (claim, names) => without(claim, 'by') && names.words(textSlot(claim, 'idea') ?? '').split(' ').length < 4,
})

const COMMITMENTS = things('commitment', {
  rule: 'same promise by the same',
  key: (claim, names) => {
    const what = names.words(textSlot(claim, 'what') ?? '')
    return what.includes(' ') ? what : undefined
  },
  on: (claim) => textSlot(claim, 'what') ?? '',
  tie: (claim, names) => sortedKeys(textsOf(claim, 'by'), names),
  vague: (claim) => without(claim, 'by'),
})

const POSITIONS = things('position', {
  rule: 'same view in one document',
  key: (claim, names) => {
    const subject = names.words(textSlot(claim, 'subject') ?? '')
    return subject === ''
      ? undefined
      : keyOfParts(claim.document, textSlot(claim, 'stance'), subject, ...sortedKeys(textsOf(claim, 'holder'), names))
  },
  on: (claim) => [...textsOf(claim, 'holder'), textSlot(claim, 'stance'), textSlot(claim, 'subject')].join(', '),
})

/** How each kind without sessions is recognised. */
export const THINGS = {
  figure: [FIGURES],
  relation: [RELATIONS],
  chairmanship: [CHAIRS],
  programme: [PROGRAMMES],
  body: [BODIES],
  post: [POSTS],
  initiative: [INITIATIVES],
  commitment: [COMMITMENTS],
  position: [POSITIONS],
} as const
