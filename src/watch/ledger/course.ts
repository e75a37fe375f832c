import { compare } from '../../register/compare.ts'
import type { Handled } from '../handling.ts'
import type { Act, ClaimId, DocumentId, RecordId, RegisterRecord, Voice } from '../../register/record.ts'
import { bounds } from '../bounds.ts'
import { daysBetween } from '../day.ts'
import { actDate, all, claimsOf, firstPublished, one, unique, voiceClaims, voicesIn } from '../fields.ts'
import { nameOf } from '../name.ts'
import { actsAfter, matchOf, type Match } from './match.ts'
import type { ToldAs } from './sentences.ts'
import { AHEAD, SETTLED, stageOf, STAGES, type Stage } from './stages.ts'

/** The kinds of things that are followed through later documents. */
export const FOLLOWED = ['commitment', 'initiative', 'instrument'] as const
/** One of them. */
export type Followed = (typeof FOLLOWED)[number]

/** How a thing that is followed stands on a day. */
export const COURSE_STANDINGS = ['overdue', 'lapsed', 'silent', 'in doubt', 'coming', 'open', 'fulfilled', 'called off'] as const
/** One of them. */
export type CourseStanding = (typeof COURSE_STANDINGS)[number]

/** One thing that is told of what is followed. */
export interface Step {
  readonly stage: Stage
  /** The act in one word, as "signed"; "said again" of a promise. */
  readonly verb: string
  /** When it happened or is to happen, EDTF. */
  readonly when?: string
  /** When it was first published, EDTF. */
  readonly told?: string
  /** The claims that tell it. Never empty. */
  readonly claims: readonly ClaimId[]
  /** Another record in which it is told, and why it is taken for the same matter. Absent of what the record itself tells. */
  readonly other?: Match & {
    readonly record: RecordId
    readonly what: string
    readonly kind: RegisterRecord['kind']
    readonly person?: string
  }
}

/** What is told of one thing from the first word on, and how it stands. */
export interface Course {
  /** The record. */
  readonly id: RecordId
  readonly kind: Followed
  readonly what: string
  /** Who promised, proposed or made it; empty when nobody is named. */
  readonly by: readonly string[]
  readonly standing: CourseStanding
  /** How it stands, in one line. Never says that a thing was not done. */
  readonly says: string
  /** The day it is due, EDTF as said. */
  readonly due?: string
  /** In order of time. Never empty. */
  readonly steps: readonly Step[]
  /** Whose it is, where somebody gave it to them. */
  readonly assigned?: Handled
}

/** What a person said of two claims: that the second tells what became of the first, or that it does not. */
export interface Judged {
  readonly before: ClaimId
  readonly after: ClaimId
  readonly is: boolean
  readonly who: string
}

/** Nothing is heard of a thing without a day any more when nobody told of it for so long. */
const SILENT_DAYS = 365

/**
 * Follows one thing through records that may tell what became of it.
 * @param judged what persons said, in the order in which they said it
 * @param toldAs the stages of which sentences tell otherwise than the acts in them
 */
export function courseOf(
  record: RegisterRecord & { readonly kind: Followed },
  others: readonly RegisterRecord[],
  day: string,
  judged: readonly Judged[] = [],
  toldAs: ToldAs = new Map(),
): Course {
  const own = record.kind === 'commitment' ? promised(record) : actsOf(record, toldAs)
  const later = others.flatMap((other) => {
    const match = judgedMatch(record, other, judged)
    return match === undefined ? [] : stepsIn(record, other, match, toldAs)
  })
  const steps = [...own, ...later].sort((a, b) => compare(dayOf(a), dayOf(b)) || STAGES.indexOf(a.stage) - STAGES.indexOf(b.stage))
  const due = dueOf(record)
  return {
    id: record.id,
    kind: record.kind,
    what: nameOf(record),
    by: all(record, record.kind === 'instrument' ? 'parties' : 'by'),
    ...standing(record, steps, due, day),
    ...(due === undefined ? {} : { due }),
    steps,
  }
}

/** What a person said counts, whatever the words say. */
function judgedMatch(record: RegisterRecord, other: RegisterRecord, judged: readonly Judged[]): (Match & { person?: string }) | undefined {
  const said = judged.findLast(({ before, after }) => record.claims.includes(before) && other.claims.includes(after))
  if (said === undefined) return matchOf(record, other)
  return said.is ? { sure: true, on: matchOf(record, other)?.on ?? [], person: said.who } : undefined
}

/** A promise as each document tells it. */
function promised(record: RegisterRecord): readonly Step[] {
  const byDocument = new Map<DocumentId, Voice[]>()
  for (const voice of voicesOf(record)) {
    const known = byDocument.get(voice.document)
    if (known === undefined) byDocument.set(voice.document, [voice])
    else known.push(voice)
  }
  const force = one(record, 'force') ?? 'promised'
  const said = [...byDocument.values()].sort((a, b) => compare(a[0]?.published ?? '~', b[0]?.published ?? '~'))
  return said.map((voices, index): Step => {
    const [first] = voices
    const stage = first?.modality === 'cancelled' ? 'called off' : first?.modality === 'proposed' ? 'proposed' : 'promised'
    const when = index === 0 ? one(record, 'when') : undefined
    return {
      stage,
      verb: stage === 'called off' ? 'called off' : index > 0 ? 'said again' : force,
      ...(when === undefined ? {} : { when }),
      ...(first?.published === undefined ? {} : { told: first.published }),
      claims: voiceClaims(voices),
    }
  })
}

/** Who says anything of it, each claim once. */
const voicesOf = (record: RegisterRecord): readonly Voice[] => [...new Map(voicesIn(record).map((voice) => [voice.claim, voice])).values()]

/** What happened to a document or a proposal, act by act. */
function actsOf(record: RegisterRecord, toldAs: ToldAs): readonly Step[] {
  const steps = stepsOf(record.acts, toldAs)
  if (steps.length > 0) return steps
  const told = firstPublished(voicesOf(record))
  const stage = stageOf('', record.modality, false)
  return [{ stage, verb: stage, ...(told === undefined ? {} : { told }), claims: record.claims }]
}

/** Each act is a step; those who tell of it otherwise, as of its review, tell of a step of their own. */
function stepsOf(acts: readonly Act[], toldAs: ToldAs): readonly Step[] {
  let begun = false
  return acts.flatMap((act): readonly Step[] => {
    const usual = stageOf(act.action, act.modality, begun)
    begun ||= SETTLED.has(usual)
    const stageIn = ({ claim, modality }: Voice): Stage =>
      // What one document expects and a later one tells as done is one act, and two steps.
      toldAs.get(claim) ?? (act.modality === 'done' && AHEAD.has(modality) ? stageOf(act.action, modality, false) : usual)
    return unique(act.voices.map(stageIn)).map((stage): Step => {
      const voices = act.voices.filter((voice) => stageIn(voice) === stage)
      const when = whenSaid(act, voices)
      const told = firstPublished(voices)
      return {
        stage,
        verb: stage === usual || stage === 'expected' ? verbOf(stage, act.action) : stage,
        ...(when === undefined ? {} : { when }),
        ...(told === undefined ? {} : { told }),
        claims: voiceClaims(voices),
      }
    })
  })
}

/** The day that these tell: the one shown if it is theirs. */
function whenSaid(act: Act, voices: readonly Voice[]): string | undefined {
  const claims = new Set(voices.map(({ claim }) => claim))
  const theirs = (act.when?.said ?? [])
    .filter((said) => said.voices.some(({ claim }) => claims.has(claim)))
    .map(({ value }) => String(value))
  const shown = actDate(act)
  return shown === undefined || theirs.includes(shown) ? shown : theirs[0]
}

const verbOf = (stage: Stage, action: string): string => VERBS[stage]?.(action) ?? (action || stage)
const VERBS: Readonly<Partial<Record<Stage, (action: string) => string>>> = {
  expected: (action) => (action === '' || action === 'negotiated' || action === 'discussed' ? action || 'expected' : `to be ${action}`),
  reviewed: () => 'reviewed',
  'called off': (action) => action || 'called off',
}

/** The steps that another record tells: each later act of a document, or that the thing was there. */
function stepsIn(record: RegisterRecord, other: RegisterRecord, match: Match & { person?: string }, toldAs: ToldAs): readonly Step[] {
  const link = { ...match, record: other.id, what: nameOf(other), kind: other.kind }
  const steps = other.kind === 'instrument' ? stepsOf(actsAfter(record, other), toldAs).map((step): Step => ({ ...step, other: link })) : []
  return steps.length > 0 ? steps : [stepIn(other, link)]
}

function stepIn(other: RegisterRecord, link: NonNullable<Step['other']>): Step {
  const act = other.acts.find(({ modality }) => modality === other.modality) ?? other.acts[0]
  const action = act?.action ?? ''
  const isNamed = other.kind === 'instrument' && action === ''
  const stage = other.kind === 'commitment' ? 'promised' : stageOf(action, other.modality, false)
  const when = (act === undefined ? undefined : actDate(act)) ?? one(other, 'when') ?? one(other, 'since')
  const told = firstPublished(act?.voices ?? voicesOf(other))
  const verb = other.kind === 'meeting' ? 'held' : other.kind === 'commitment' ? (one(other, 'force') ?? 'promised') : stage
  return {
    stage,
    verb: action || (isNamed ? 'named' : verb),
    ...(when === undefined ? {} : { when }),
    ...(told === undefined ? {} : { told }),
    claims: act === undefined ? claimsOf(other, 'when', 'title', 'name', 'body', 'what') : voiceClaims(act.voices),
    other: link,
  }
}

const dayOf = ({ when, told }: Step): string => (when === undefined ? undefined : (bounds(when).first ?? bounds(when).last)) ?? told ?? '~'

/** The day by which it is to be done: of a promise its due, of a document or proposal the last day on which an act is still to come. */
function dueOf(record: RegisterRecord): string | undefined {
  if (record.kind === 'commitment') return one(record, 'due')
  return record.acts.flatMap((act) => (act.modality === 'scheduled' || act.modality === 'expected' ? (actDate(act) ?? []) : [])).at(-1)
}

function standing(record: RegisterRecord, steps: readonly Step[], due: string | undefined, day: string): Pick<Course, 'standing' | 'says'> {
  const read = `in the sources read up to ${day}`
  const isSure = ({ other }: Step): boolean => other?.sure !== false
  const done = steps.findLast((step) => SETTLED.has(step.stage) && isSure(step) && !isTalkOnly(record, step))
  const off = steps.findLast(({ stage }) => stage === 'called off')
  if (off !== undefined && (done === undefined || dayOf(off) >= dayOf(done))) return { standing: 'called off', says: off.verb }
  if (done !== undefined) {
    const by = done.other?.person === undefined ? 'it seems' : `says ${done.other.person}`
    return { standing: 'fulfilled', says: done.other === undefined ? done.verb : `${done.verb}, ${by}: ${done.other.what}` }
  }
  const perhaps = steps.find((step) => step.other?.sure === false)
  if (perhaps?.other !== undefined) return { standing: 'in doubt', says: `perhaps ${perhaps.verb}: ${perhaps.other.what}` }
  const { last: period } = bounds(one(record, 'period') ?? '')
  if (period !== undefined && period < day) return { standing: 'lapsed', says: `its time is over; no evidence ${read} that it was adopted` }
  const last = due === undefined ? undefined : (bounds(due).last ?? bounds(due).first)
  if (last !== undefined)
    return last < day ? { standing: 'overdue', says: `overdue: no evidence ${read}` } : { standing: 'coming', says: 'is to come' }
  const heard = steps.reduce((latest, { told = '' }) => (told > latest ? told : latest), '')
  const heardOn = bounds(heard).last ?? ''
  return heardOn !== '' && daysBetween(heardOn, day) > SILENT_DAYS
    ? { standing: 'silent', says: `nothing more ${read}` }
    : { standing: 'open', says: 'no day is told' }
}

/** Talks about a document that is still to come are no proof that it came. */
const isTalkOnly = (record: RegisterRecord, { other, stage }: Step): boolean =>
  other === undefined && record.kind === 'instrument' && record.modality !== 'done' && stage === 'reviewed'
