import { compare } from './compare.ts'
import { SLOTS, type Kind } from '../reading/claim.ts'
import { bodyKeyOf } from './body-groups.ts'
import { dayText, edtfDays } from './days.ts'
import { digest } from './digest.ts'
import { entityId } from './entities.ts'
import { inOrderSaid, settleField, voiceOf, type Choosing } from './fields.ts'
import { textsOf, type Group, type SettlingClaim } from './identity/group.ts'
import type { Names } from './names.ts'
import type { Act, EntityId, Field, RegisterRecord } from './record.ts'
import { clock, lastClock, standingOf } from './standing.ts'

const kindOf = ({ claims: [claim] }: Group): Kind => (claim as SettlingClaim).kind

/** What a record is made with, besides its claims. */
export interface Making {
  readonly entities: ReadonlyMap<string, readonly EntityId[]>
  readonly bodies: ReadonlyMap<string, EntityId>
  readonly names: Names
  readonly decided: ReadonlySet<string>
}

/** The record that a group of claims comes to. */
export function recordOf(group: Group, { entities, bodies, names, decided }: Making): RegisterRecord {
  const kind = kindOf(group)
  const claims = inOrderSaid(group.claims)
  const choosing: Choosing = { names, decided, parties: partiesOf(claims, names) }
  const acts = 'action' in SLOTS[kind] ? actsOf(kind, claims, choosing) : []
  const fields: { [slot: string]: Field } = {}
  for (const slot of Object.keys(SLOTS[kind])) {
    const field =
      slot === 'when' && acts.length > 0
        ? whenOf(settleField(kind, slot, claims, choosing), acts)
        : settleField(kind, slot, claims, choosing)
    if (field) fields[slot] = slot === 'action' && acts.length > 0 ? actionOf(field, acts) : field
  }
  const time = timeOf(fields)
  return {
    id: recordId(group),
    kind,
    modality: standingOf(claims),
    fields,
    acts,
    claims: claims.map(({ id }) => id),
    documents: [...new Set(claims.map(({ document }) => document))],
    joins: [...group.joins].sort((a, b) => compare(a.rule, b.rule) || compare(a.on, b.on) || compare(String(a.claims), String(b.claims))),
    entities: [...new Set(claims.flatMap(({ id }) => entities.get(id) ?? []))],
    ...bodyOfClaims(claims, bodies),
    disputed: Object.values(fields).some(({ disputed }) => disputed),
    ...time,
  }
}

/** The body that each claim on a session or on a body is about, of claims with names in full. */
export function bodiesOf(groups: readonly Group[], bodyOf: (key: string) => string, names: Names): ReadonlyMap<string, EntityId> {
  const found = new Map<string, EntityId>()
  for (const { claims } of groups) {
    for (const claim of claims) {
      const key = bodyKeyOf(claim, names)
      if (key !== undefined) found.set(claim.id, entityId(bodyOf(key)))
    }
  }
  return found
}

/** The body that most of the claims are about. */
function bodyOfClaims(claims: readonly SettlingClaim[], bodies: ReadonlyMap<string, EntityId>): { readonly body?: EntityId } {
  const counts = new Map<EntityId, number>()
  for (const { id } of claims) {
    const body = bodies.get(id)
    if (body !== undefined) counts.set(body, (counts.get(body) ?? 0) + 1)
  }
  const [most] = [...counts].sort(([a, x], [b, y]) => y - x || compare(a, b))
  return most === undefined ? {} : { body: most[0] }
}

/** The claim learned first names the record: what is added later does not change the id. */
export function recordId(group: Group): string {
  const first = group.claims.reduce((a, b) =>
    (compare(a.learned, b.learned) || compare(a.document, b.document) || a.order - b.order || compare(a.id, b.id)) <= 0 ? a : b,
  )
  return digest(['record', first.kind, first.id])
}

/** Keys of those whose own act it is. */
function partiesOf(claims: readonly SettlingClaim[], names: Names): ReadonlySet<string> {
  const slots = [
    'participants',
    'chairs',
    'by',
    'parties',
    'party',
    'with',
    'of',
    'host',
    'holder',
    'between',
    'from',
    'to',
    'who',
    'person',
  ]
  return new Set(claims.flatMap((claim) => textsOf(claim, ...slots).map((name) => names.key(name))))
}

/** What happened to a thing, act by act: "signed" as planned and as done is one act. */
function actsOf(kind: Kind, claims: readonly SettlingClaim[], choosing: Choosing): readonly Act[] {
  const byAction = new Map<string, SettlingClaim[]>()
  for (const claim of claims) {
    const action = textsOf(claim, 'action')[0] ?? ''
    const known = byAction.get(action)
    if (known) known.push(claim)
    else byAction.set(action, [claim])
  }
  const told = [...byAction].flatMap(([action, all]) => partedByStanding(all).map((saying) => [action, saying] as const))
  const acts = told.map(([action, saying]): Act => {
    const when = settleField(kind, 'when', saying, choosing)
    return { action, modality: standingOf(saying), ...(when === undefined ? {} : { when }), voices: saying.map(voiceOf) }
  })
  return acts.sort((a, b) => whenStarts(a) - whenStarts(b) || compare(a.action, b.action))
}

/**
 * "The ministers approved a draft, which the leaders are to approve in September": what a document still awaits beside what was done, or what
 * is announced after it, is an act of its own. An older plan is one with what came of it.
 */
function partedByStanding(claims: readonly SettlingClaim[]): readonly (readonly SettlingClaim[])[] {
  const done = claims.filter(({ modality }) => modality === 'done')
  const last = lastClock(done)
  const isAwaited = (claim: SettlingClaim): boolean =>
    ['scheduled', 'expected', 'proposed'].includes(claim.modality) &&
    (done.some(({ document }) => document === claim.document) || clock(claim) > last)
  const awaited = done.length === 0 ? [] : claims.filter(isAwaited)
  return awaited.length === 0 ? [claims] : [claims.filter((claim) => !awaited.includes(claim)), awaited]
}

const whenStarts = ({ when }: Act): number => {
  const days = typeof when?.shown === 'string' ? edtfDays(when.shown) : undefined
  return days === undefined ? Number.MAX_SAFE_INTEGER : Number.isFinite(days.from) ? days.from : days.to
}

/** The latest act that was done, else the next to come. */
function leadingAct(acts: readonly Act[], fits: (act: Act) => boolean): Act | undefined {
  const fitting = acts.filter(fits)
  return fitting.findLast(({ modality }) => modality === 'done') ?? fitting[0]
}

/** Dates of different acts do not contradict each other: what is shown is the leading act's, and only acts can be disputed. */
function whenOf(field: Field | undefined, acts: readonly Act[]): Field | undefined {
  if (field === undefined) return undefined
  const leading = leadingAct(acts, ({ when }) => when !== undefined)?.when
  const disputed = acts.some(({ when }) => when?.disputed === true)
  if (leading === undefined) return { ...field, disputed }
  const shown = field.said.filter(({ value }) => value === leading.shown)
  return { shown: leading.shown, by: leading.by, said: [...shown, ...field.said.filter(({ value }) => value !== leading.shown)], disputed }
}

/** The action shown is the leading act's. */
function actionOf(field: Field, acts: readonly Act[]): Field {
  const leading =
    leadingAct(acts, ({ action, when }) => action !== '' && when !== undefined) ?? leadingAct(acts, ({ action }) => action !== '')
  if (leading === undefined || leading.action === field.shown) return field
  const shown = field.said.filter(({ value }) => value === leading.action)
  return {
    ...field,
    shown: leading.action,
    by: leading.modality === 'done' ? 'done over planned' : field.by,
    said: [...shown, ...field.said.filter(({ value }) => value !== leading.action)],
  }
}

function timeOf(fields: Readonly<{ [slot: string]: Field }>): { readonly from?: string; readonly to?: string } {
  for (const slot of ['when', 'period', 'since', 'due']) {
    const shown = fields[slot]?.shown
    const days = typeof shown === 'string' ? edtfDays(shown) : undefined
    if (days === undefined) continue
    const [from, to] = [dayText(days.from), dayText(days.to)]
    return {
      ...((from ?? to) === undefined ? {} : { from: (from ?? to) as string }),
      ...((to ?? from) === undefined ? {} : { to: (to ?? from) as string }),
    }
  }
  return {}
}
