import { resolveDate, type DateExpression } from '../../language/dates.ts'
import { fold } from '../../language/tokens.ts'
import { KINDS, MODALITIES, SLOTS, type Claim, type Kind, type Modality, type Span } from '../claim.ts'
import { Draft, type Filled } from '../draft.ts'
import { isObject, type RawClaims } from './answer.ts'
import { CODES, NEEDED, STEMS_OF_ACTIONS } from './codes.ts'
import { findWords, plainWords, runOf, within, type Ground, type Run } from './ground.ts'
import { findQuote, type Folded } from './quote.ts'

/** Why something of an answer was dropped. */
export type DropReason =
  | 'not of the form asked for'
  | 'quotation not in the text'
  | 'not told as done'
  | 'slot not in the text'
  | 'date not in the text'
  | 'number not in the text'
  | 'value not allowed'
  | 'nothing left to say'

/** What was kept of an answer, and what was dropped, counted by its reason. */
export interface Verified {
  readonly claims: readonly Claim[]
  readonly dropped: ReadonlyMap<DropReason, number>
}

/** A passage with what may be taken from beside it: the line that leads its list. */
interface Place {
  readonly ground: Ground
  readonly kind: Kind
  readonly modality: Modality
  readonly passage: Run
  readonly lead: Run | undefined
}

/**
 * Holds an answer against the document: a claim is kept when its quotation stands in the text, and of its slots those that the text bears
 * out. What a model was told to say by the document itself, or made up, has nowhere to stand.
 * @param window the part of the text that was asked about
 */
export function verify(ground: Ground, folded: Folded, raw: RawClaims, window: Span): Verified {
  const dropped = new Map<DropReason, number>()
  const drop = (reason: DropReason): undefined => {
    dropped.set(reason, (dropped.get(reason) ?? 0) + 1)
  }
  const claims = raw.flatMap((one): Claim[] => {
    if (!isObject(one)) return drop('not of the form asked for') ?? []
    const { kind, modality, quote, speaker } = one
    if (!isOneOf(KINDS, kind) || !isOneOf(MODALITIES, modality) || typeof quote !== 'string') return drop('not of the form asked for') ?? []
    const span = findQuote(folded, quote, window)
    if (span === undefined) return drop('quotation not in the text') ?? []
    const passage = runOf(ground, span)
    if (modality === 'done' && !isToldAsDone(ground, passage)) return drop('not told as done') ?? []
    const place: Place = { ground, kind, modality, passage, lead: leadOf(ground, span) }
    const draft = new Draft(kind, modality, span, 'rule/model')
    fill(place, draft, one, drop)
    if (!NEEDED[kind].every((group) => group.some((slot) => draft.has(slot)))) return drop('nothing left to say') ?? []
    const said = typeof speaker === 'string' ? nameIn(place, speaker)?.value : undefined
    const voice = said ?? (ground.speakers.length === 1 ? ground.speakers[0] : undefined)
    if (voice !== undefined) draft.speaker = String(voice)
    return [draft.finish()]
  })
  return { claims, dropped }
}

function isOneOf<T extends string>(values: readonly T[], value: unknown): value is T {
  return (values as readonly unknown[]).includes(value)
}

/** "The ministers will sign a treaty" tells of nothing done: some clause must, or there is no clause (a heading). */
function isToldAsDone(ground: Ground, passage: Run): boolean {
  const told = ground.modalities(passage)
  return told.size === 0 || told.has('done') || told.has('recurring')
}

const MARK = /^\s{0,20}(?:[-–—•*·]|\(?[0-9a-z]{1,3}[.)])\s/
/** So far above its item the line may stand that leads a list. */
const FAR_LINES = 40

/** The line that ends in a colon above a list item. */
function leadOf(ground: Ground, { start }: Span): Run | undefined {
  const { text } = ground.tokens
  let line = text.lastIndexOf('\n', start - 1) + 1
  if (start === 0 || !MARK.test(text.slice(line, line + 40))) return undefined
  for (let n = 0; n < FAR_LINES && line > 0; n++) {
    const before = text.lastIndexOf('\n', line - 2) + 1
    const words = text.slice(before, line).trim()
    if (words.endsWith(':')) return runOf(ground, { start: before, end: line })
    if (words !== '' && !MARK.test(text.slice(before, before + 40))) return undefined
    line = before
  }
  return undefined
}

function fill(place: Place, draft: Draft, raw: Readonly<Record<string, unknown>>, drop: (reason: DropReason) => void): void {
  for (const [slot, { form, list }] of Object.entries(SLOTS[place.kind])) {
    const given = raw[slot]
    if (given === undefined || given === null || given === '') continue
    const values = Array.isArray(given) ? (given as readonly unknown[]).slice(0, list ? 60 : 1) : [given]
    for (const value of values) {
      if (typeof value !== 'string' && typeof value !== 'number') {
        drop('not of the form asked for')
        continue
      }
      const found = slotIn(place, slot, form, value, raw)
      if (typeof found === 'string') drop(found)
      else if (list) draft.add(slot, [found])
      else draft.set(slot, found)
    }
  }
}

/** The value of a slot as the text bears it out, or why it does not. */
function slotIn(
  place: Place,
  slot: string,
  form: string,
  value: string | number,
  raw: Readonly<Record<string, unknown>>,
): Filled | DropReason {
  if (form === 'date') return dateIn(place, slot, String(value)) ?? 'date not in the text'
  if (form === 'number') return numberIn(place, slot, value, raw) ?? 'number not in the text'
  if (form === 'code') return codeIn(place, slot, String(value), raw)
  if (form === 'name') return nameIn(place, String(value)) ?? 'slot not in the text'
  return wordsIn(place, String(value)) ?? (RESOLVED.has(slot) ? nameElsewhere(place, String(value)) : undefined) ?? 'slot not in the text'
}

/** Slots of words in which a short form may stand for a full name: "the plan". */
const RESOLVED: ReadonlySet<string> = new Set(['title', 'post'])
const LEAD = 'from the line that leads the list'

function spanOf({ tokens }: Ground, { first, last }: Run): Span {
  return { start: tokens.start[first] ?? 0, end: tokens.end[last - 1] ?? 0 }
}

/** Words longer than a topic are no topic. */
const MOST_WORDS = 40

/** Words are written as the text has them, not as the answer does. */
function wordsIn({ ground, passage, lead }: Place, words: string): Filled | undefined {
  if (plainWords(words).length > MOST_WORDS) return undefined
  const take = (run: Run | undefined): Filled | undefined => {
    if (run === undefined) return undefined
    const span = spanOf(ground, run)
    return { value: ground.tokens.text.slice(span.start, span.end).replace(/\s+/g, ' '), span }
  }
  const here = take(findWords(ground, words, passage))
  if (here !== undefined || lead === undefined) return here
  const above = take(findWords(ground, words, lead))
  return above === undefined ? undefined : { ...above, inferred: LEAD }
}

/** A name in its usual form: by its words, by what `knowledge/` or the document says that other words stand for, or meant by a reference. */
function nameIn(place: Place, name: string): Filled | undefined {
  const { ground, passage, lead } = place
  const key = fold(name.trim())
  for (const run of lead === undefined ? [passage] : [passage, lead]) {
    const found = nameWithin(ground, key, name, run)
    if (found !== undefined) return run === passage ? found : { ...found, inferred: LEAD }
  }
  return nameElsewhere(place, name)
}

function nameWithin(ground: Ground, key: string, name: string, run: Run): Filled | undefined {
  const [usual] = within(ground.named(key), run)
  if (usual !== undefined) return { value: usual.value, span: spanOf(ground, { first: usual.first, last: usual.last + 1 }) }
  const words = findWords(ground, name, run)
  if (words !== undefined) {
    const span = spanOf(ground, words)
    // "Minister Jane Roe" and "the Russian Federation" have usual forms.
    const whole = within(ground.names, words).find(({ last, type }) => USUAL.has(type) && last + 1 === words.last)
    const covers = whole !== undefined && (whole.type === 'person' || whole.first === words.first)
    const written = ground.tokens.text.slice(span.start, span.end).replace(/\s+/g, ' ')
    return { value: covers ? whole.value : written, span }
  }
  const [state] = within(ground.namedOf(key), run)
  if (state?.of === undefined || state.ofSpan === undefined) return undefined
  return { value: state.of, span: spanOf(ground, { first: state.ofSpan.first, last: state.ofSpan.last + 1 }) }
}

const USUAL: ReadonlySet<string> = new Set(['person', 'party', 'organisation', 'body', 'place'])

/** Words that stand for somebody or something named elsewhere in the document. */
const REFERRING: ReadonlySet<string> = new Set(
  'it its they their them he his him she her we our us both sides parties side leaders ministers participants delegations who which that this these those'.split(
    ' ',
  ),
)

/** A name that stands elsewhere is meant where the passage has a word of it ("the Commission"), or a word that refers. */
function nameElsewhere({ ground, passage }: Place, name: string): Filled | undefined {
  const { word } = ground.tokens
  const words = plainWords(name).filter((one) => one.length > 2)
  let refers = false,
    short = false
  for (let i = passage.first; i < passage.last; i++) {
    refers ||= REFERRING.has(word[i] ?? '')
    short ||= words.includes(word[i] ?? '')
  }
  if (!refers && !short) return undefined
  const key = fold(name.trim())
  const speaker = ground.speakers.find((one) => fold(one) === key)
  if (speaker !== undefined) return { value: speaker, inferred: 'the issuer' }
  // What is referred to was named before; a short form may come first.
  const reach = { first: 0, last: short ? ground.tokens.count : passage.first }
  const found = nameWithin(ground, key, name, reach)
  return found === undefined ? undefined : { value: found.value, inferred: 'named elsewhere in the document' }
}

const TENSES = ['past', 'present', 'future'] as const

/** A date that our own reader finds in the passage, when it comes to the same as the answer's: EDTF, or the words of the text. */
function dateIn({ ground, passage, lead, modality }: Place, slot: string, value: string): Filled | undefined {
  const written = value.trim()
  const own = ['done', 'cancelled'].includes(modality) ? 'past' : modality === 'recurring' ? 'present' : 'future'
  const tenses = [own, ...TENSES.filter((tense) => tense !== own)] as const
  for (const run of lead === undefined ? [passage] : [passage, lead]) {
    for (const date of within(ground.dates, run)) {
      const edtf = datesSaid(ground, date, slot, tenses)
      const span = spanOf(ground, { first: date.first, last: date.last + 1 })
      const same = edtf.find((one) => one === written) ?? (saysSame(ground, date, written) ? edtf[0] : undefined)
      if (same !== undefined) return { value: same, span, ...(run === passage ? {} : { inferred: LEAD }) }
    }
  }
  return undefined
}

/** What a date can come to, its likeliest first; what is due may have an open start. */
function datesSaid(
  { date }: Ground,
  { said }: DateExpression,
  slot: string,
  tenses: readonly (typeof TENSES)[number][],
): readonly string[] {
  const found = tenses.flatMap((tense) => {
    const one = resolveDate(said, { tense, ...(date === undefined ? {} : { date: date.date }) })
    return one === undefined ? [] : [one]
  })
  if (slot !== 'due' && slot !== 'until') return found
  return found.flatMap((one) => (one.startsWith('../') ? [one, one.slice(3)] : one.includes('/') ? [one] : [one, `../${one}`]))
}

function saysSame(ground: Ground, { first, last }: DateExpression, written: string): boolean {
  const words = plainWords(written)
  // "2024" is a year in EDTF and in words; what is not found by its value is not found by a part of its words.
  return words.length > 0 && findWords(ground, written, { first, last: last + 1 })?.last === last + 1 && words.length >= last - first
}

const asNumber = (value: unknown): number =>
  typeof value === 'number'
    ? value
    : typeof value === 'string' && /^-?\d{1,18}(?:\.\d{1,6})?$/.test(value.trim())
      ? Number(value)
      : Number.NaN

const runsOf = ({ passage, lead }: Place): readonly Run[] => (lead === undefined ? [passage] : [passage, lead])

/** The amounts of a place with a value, the one with the wanted unit first. */
function amountsOf(place: Place, value: number, unit?: string): readonly Ground['amounts'][number][] {
  const found = runsOf(place).flatMap((run) => within(place.ground.amounts, run).filter((amount) => amount.value === value))
  return found.sort((a, b) => Number(b.unit === unit) - Number(a.unit === unit))
}

function numberIn(place: Place, slot: string, value: string | number, raw: Readonly<Record<string, unknown>>): Filled | undefined {
  const number = asNumber(value)
  if (!Number.isFinite(number)) return undefined
  const { ground, passage } = place
  if (slot === 'ordinal' || slot === 'years') {
    for (const run of runsOf(place)) {
      for (let i = run.first; i < run.last; i++) {
        const ordinal = ground.k.ordinals.at(ground.tokens, i)
        if (ordinal?.value === number)
          return {
            value: number,
            span: spanOf(ground, { first: i, last: ordinal.last + 1 }),
            ...(run === passage ? {} : { inferred: LEAD }),
          }
      }
    }
    if (slot === 'ordinal') return undefined
  }
  const [amount] = amountsOf(place, number, typeof raw['unit'] === 'string' ? raw['unit'] : undefined)
  return amount === undefined ? undefined : { value: number, span: spanOf(ground, { first: amount.first, last: amount.last + 1 }) }
}

/** A code: of the values allowed, and told by the words of the passage where a table or a stem says by which. */
function codeIn(place: Place, slot: string, value: string, raw: Readonly<Record<string, unknown>>): Filled | DropReason {
  const { ground, kind, passage } = place
  const { k, tokens } = ground
  if (slot === 'unit' || slot === 'qualifier' || slot === 'change') return amountCode(place, slot, value, raw) ?? 'number not in the text'
  const allowed = CODES[kind][slot]
  if (allowed === undefined) return wordsIn(place, value) ?? 'slot not in the text'
  if (!allowed.includes(value)) return 'value not allowed'
  const words = runsOf(place).map(
    ({ first, last }) => ` ${tokens.word.slice(first, last).join(' ').replaceAll('-', ' ').replace(/ {2,}/g, ' ')}`,
  )
  const stands = (stem: string): boolean => words.some((line) => line.includes(` ${stem}`))
  const told = ((): boolean => {
    if (slot === 'rank') return k.ranks.all.rows.some((row) => row.told.value === value && stands(row.words)) || stands(value)
    if (slot === 'mode' || slot === 'frequency') {
      const table = k.manners[slot]
      for (let i = passage.first; i < passage.last; i++) if (table.at(tokens, i)?.value === value) return true
      return slot === 'frequency' && stands('every')
    }
    if (kind === 'visit') return stands(value)
    if (kind === 'instrument') return (STEMS_OF_ACTIONS[value] ?? []).some(stands)
    return true
  })()
  return told ? { value, inferred: 'told by the words of the passage' } : 'slot not in the text'
}

/** Unit, qualifier and change come with an amount of the text: the one of the claim's value, when it has one. */
function amountCode(
  place: Place,
  slot: 'unit' | 'qualifier' | 'change',
  value: string,
  raw: Readonly<Record<string, unknown>>,
): Filled | undefined {
  const { ground, passage } = place
  const number = asNumber(raw['value'])
  const amounts = Number.isFinite(number) && slot !== 'change' ? amountsOf(place, number) : within(ground.amounts, passage)
  const wanted = value.trim()
  const amount = amounts.find((one) => one[slot] === wanted)
  return amount === undefined ? undefined : { value: wanted, span: spanOf(ground, { first: amount.first, last: amount.last + 1 }) }
}
