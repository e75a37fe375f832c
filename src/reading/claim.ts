/** The twelve kinds of claim, in the order in which they are listed everywhere. */
export const KINDS = [
  'meeting',
  'visit',
  'instrument',
  'initiative',
  'commitment',
  'figure',
  'relation',
  'chairmanship',
  'programme',
  'body',
  'post',
  'position',
] as const
/** One of the twelve kinds of claim. */
export type Kind = (typeof KINDS)[number]

/** What the document says of the event's standing: it happened, it is fixed, it is hoped for … */
export const MODALITIES = ['done', 'scheduled', 'expected', 'proposed', 'recurring', 'cancelled'] as const
/** How certain a document is that something happened. */
export type Modality = (typeof MODALITIES)[number]

/** At which rank those who meet do so, the highest first. */
export const RANKS: readonly string[] = [
  'leaders',
  'ministers',
  'deputy ministers',
  'high representatives',
  'senior officials',
  'working group',
  'experts',
  'business',
  'parliament',
]

/** UTF-16 offsets into the document's text: `start` included, `end` not. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** What a slot holds: words, a number, or an EDTF date; lists hold several of one form. */
export type SlotForm = 'words' | 'name' | 'date' | 'number' | 'code'
/** The form of a slot, and whether it holds several values. */
export interface SlotDefinition {
  readonly form: SlotForm
  readonly list: boolean
}
const one = (form: SlotForm): SlotDefinition => ({ form, list: false })
const many = (form: SlotForm): SlotDefinition => ({ form, list: true })

/** The slots of each kind: their form, and whether they hold one value or several. */
export const SLOTS: Readonly<Record<Kind, Readonly<Record<string, SlotDefinition>>>> = {
  meeting: {
    body: one('name'),
    title: one('words'),
    ordinal: one('number'),
    when: one('date'),
    where: one('name'),
    mode: one('code'),
    rank: one('code'),
    participants: many('name'),
    chairs: many('name'),
    by: many('name'),
    at: one('name'),
    agenda: many('words'),
    frequency: one('code'),
  },
  visit: {
    who: one('name'),
    post: one('words'),
    of: one('name'),
    where: one('name'),
    host: one('name'),
    when: one('date'),
    purpose: one('words'),
    type: one('code'),
  },
  instrument: {
    title: one('words'),
    type: one('words'),
    subject: one('words'),
    action: one('code'),
    when: one('date'),
    period: one('date'),
    parties: many('name'),
    at: one('name'),
    by: many('name'),
  },
  initiative: {
    idea: one('words'),
    by: many('name'),
    forum: one('name'),
    supporters: many('name'),
    action: one('code'),
    when: one('date'),
  },
  commitment: {
    by: many('name'),
    what: one('words'),
    force: one('code'),
    tasked: many('name'),
    for: many('name'),
    when: one('date'),
    due: one('date'),
    value: one('number'),
    unit: one('code'),
    qualifier: one('code'),
  },
  figure: {
    measure: one('words'),
    between: many('name'),
    from: one('name'),
    to: one('name'),
    of: one('name'),
    period: one('date'),
    value: one('number'),
    unit: one('code'),
    qualifier: one('code'),
    change: one('code'),
  },
  relation: {
    party: one('name'),
    with: one('name'),
    status: one('words'),
    since: one('date'),
    action: one('code'),
    when: one('date'),
    years: one('number'),
  },
  chairmanship: { party: many('name'), role: one('code'), body: one('name'), period: one('date') },
  programme: {
    title: one('words'),
    by: many('name'),
    for: many('name'),
    action: one('code'),
    when: one('date'),
    until: one('date'),
    frequency: one('code'),
    areas: many('words'),
    mode: one('code'),
    value: one('number'),
    unit: one('code'),
  },
  body: {
    name: one('name'),
    nature: one('words'),
    level: one('code'),
    members: many('name'),
    areas: many('words'),
    parent: one('name'),
    action: one('code'),
    since: one('date'),
  },
  post: { person: one('name'), post: one('words'), of: one('name') },
  position: { holder: many('name'), stance: one('code'), subject: one('words'), on: one('name') },
}

/** What a slot holds: words, a number, or a list of words. */
export type SlotValue = string | number | readonly string[]

/** One thing that one passage of one document says. Never edited: a better reading is a new claim. */
export interface Claim {
  readonly kind: Kind
  readonly modality: Modality
  /** The sentence, clause or list item that says it. */
  readonly passage: Span
  /** Who says so: the issuer, unless the sentence attributes it to another. Absent when neither is known. */
  readonly speaker?: string
  /** What was read, by slot name; a slot that the text does not give is absent. */
  readonly slots: Readonly<Record<string, SlotValue>>
  /** Where the words of each slot stand. A slot without spans is in `inferred`. */
  readonly spans: Readonly<Record<string, readonly Span[]>>
  /** Slots that do not stand in the passage itself, with the rule that gave each. */
  readonly inferred: Readonly<Record<string, string>>
  /**
   * The rows of `knowledge/` that made this claim: its frame or noun under `frame` (`rule/NAME` where the grammar alone did), and those of
   * each slot under its name, parted by `|` where its values come of several.
   */
  readonly rows: Readonly<Record<string, string>>
}

/** A claim as it is written to JSON: the guide's flat form, slots beside `kind`. */
export type FlatClaim = { kind: Kind; modality: Modality; passage: Span; speaker?: string } & Record<string, unknown>

/** Turns a claim into the flat form of `{document, claims}` files. */
export function flatClaim(claim: Claim): FlatClaim {
  const { kind, modality, passage, speaker, slots, spans, inferred } = claim
  return {
    kind,
    modality,
    passage,
    ...(speaker === undefined ? {} : { speaker }),
    ...slots,
    spans,
    ...(Object.keys(inferred).length === 0 ? {} : { inferred }),
  }
}
