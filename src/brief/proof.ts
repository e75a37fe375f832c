import { nameKey } from '../register/names.ts'
import type { ClaimId, Field, RegisterRecord, StoredClaim } from '../register/record.ts'
import type { Footnote } from './footnote.ts'
import { template } from './labels/index.ts'
import type { Brief, BriefLine, BriefPart, BriefWords } from './brief.ts'
import { workOut } from './rules.ts'
import { sayValue, type Bound, type Run, type Speech } from './runs.ts'

/** What a brief is proved against: claims, and of each what records have it say where its words were brought into one form. */
export interface Register {
  readonly claims: ReadonlyMap<ClaimId, StoredClaim>
  readonly said: ReadonlyMap<ClaimId, ReadonlySet<string>>
}

/** Words of a brief that are not borne, and why. */
export interface Fault {
  readonly text: string
  readonly why: string
}

/** What a brief can be proved from: the claims, and the records that they bear. */
export function provenFrom({
  claims,
  records,
  evidence,
}: {
  readonly claims: ReadonlyMap<ClaimId, StoredClaim>
  readonly records: readonly RegisterRecord[]
  readonly evidence: readonly RegisterRecord[]
}): Register {
  const said = new Map<ClaimId, Set<string>>()
  const put = (slot: string, field: Field | undefined): void => {
    for (const { value, voices } of field?.said ?? [])
      for (const { claim } of voices) {
        const known = said.get(claim) ?? new Set()
        known.add(key(slot, String(value)))
        said.set(claim, known)
      }
  }
  for (const record of [...records, ...evidence]) {
    for (const [slot, field] of Object.entries(record.fields)) put(slot, field)
    for (const act of record.acts) {
      put('when', act.when)
      const voiced = act.voices.map((voice) => ({ value: act.action, voices: [voice] }))
      put('action', { shown: act.action, by: 'only value', said: voiced, disputed: false })
    }
  }
  return { claims, said }
}

const key = (slot: string, value: string): string => `${slot}\n${nameKey(value) || value}`

/**
 * Proves that a brief says nothing that the claims of its footnotes do not say. Each line is words of ours, of a closed table; values, each
 * compared with the slot of a claim in a sentence whose number stands at the line; what a rule works out, worked out again; or a person's
 * own words, marked as theirs. What it does not prove is that a claim reads its sentence rightly: for that the sentence stands beneath.
 * @returns what is not borne; nothing when all is
 */
export function prove(brief: Pick<Brief, 'sections' | 'missing' | 'footnotes' | 'language' | 'day'>, register: Register): readonly Fault[] {
  const notes = new Map(brief.footnotes.map((note) => [note.number, note]))
  const speech: Speech = { language: brief.language, day: brief.day }
  return [
    ...brief.sections.flatMap(({ lines }) => lines.flatMap((line) => proveLine(line, notes, speech, register))),
    ...brief.missing.flatMap((part) => proveWords(part, underOf([part], notes), speech, register)),
    ...brief.footnotes.flatMap((note) => proveNote(note, register)),
  ]
}

/** Whether runs are borne by claims of the register at all, whatever the footnotes. */
export function isBorne(runs: readonly Run[], speech: Speech, register: Register): boolean {
  return runs.every((run) => !('own' in run) && faultOf(run, undefined, speech, register) === undefined)
}

function proveLine(line: BriefLine, notes: ReadonlyMap<number, Footnote>, speech: Speech, register: Register): readonly Fault[] {
  if (line.own !== undefined) return ownFaults(line)
  const bare = line.parts.filter((part) => part.notes.length === 0).map(({ text }) => ({ text, why: 'has no footnote' }))
  return [
    ...bare,
    ...proveWords(line.head, underOf(line.parts, notes), speech, register),
    ...line.parts.flatMap((part) => proveWords(part, underOf([part], notes), speech, register)),
    ...line.under.flatMap((below) => proveLine(below, notes, speech, register)),
  ]
}

/** A person's line is theirs from end to end. */
function ownFaults({ parts, own, under }: BriefLine): readonly Fault[] {
  const mixed =
    under.length > 0 || parts.some(({ runs, notes }) => notes.length > 0 || runs.some((run) => !('own' in run) || run.own !== own))
  return mixed ? [{ text: parts.map(({ text }) => text).join(' '), why: `is said to be a line of ${own} and is more than that` }] : []
}

/** The claims under the numbers of parts. */
function underOf(parts: readonly BriefPart[], notes: ReadonlyMap<number, Footnote>): ReadonlySet<ClaimId> {
  return new Set(parts.flatMap((part) => part.notes.flatMap((number) => notes.get(number)?.claims ?? [])))
}

function proveWords({ text, runs }: BriefWords, under: ReadonlySet<ClaimId>, speech: Speech, register: Register): readonly Fault[] {
  const whole = runs.map((run) => run.text).join('')
  const faults = runs.flatMap((run) => faultOf(run, under, speech, register) ?? [])
  return whole === text ? faults : [...faults, { text, why: `is not what it was put together from, “${whole}”` }]
}

function faultOf(run: Run, under: ReadonlySet<ClaimId> | undefined, speech: Speech, register: Register): Fault | undefined {
  const fault = (why: string): Fault => ({ text: run.text, why })
  if ('own' in run) return fault('is a person’s own in a line that is not')
  if ('label' in run) {
    if (!template(run.label, speech.language).split('{}').includes(run.text)) return fault('is no label')
    return run.claims.length === 0 || run.claims.some((id) => register.claims.has(id) && (under === undefined || under.has(id)))
      ? undefined
      : fault('no claim of its footnotes says so')
  }
  if ('rule' in run) {
    const unheld = run.from.find((value) => !isHeld(value, under, register))
    if (unheld !== undefined) return fault(`${unheld.slot} “${unheld.value}”, from which it is worked out, is in no claim of its footnotes`)
    return workOut(run.rule, run.from, run.with, speech.day, speech.language) === run.text
      ? undefined
      : fault(`the rule “${run.rule}” does not give it`)
  }
  if (sayValue(run.value, run.as, speech.language) !== run.text) return fault(`is not how “${run.value}” is said`)
  return isHeld(run, under, register) ? undefined : fault(`no claim of its footnotes has “${run.value}” as ${run.slot}`)
}

/** Whether one of the claims, standing under the footnotes, holds the value. */
function isHeld(bound: Bound, under: ReadonlySet<ClaimId> | undefined, { claims, said }: Register): boolean {
  return bound.claims.some((id) => {
    const claim = claims.get(id)
    if (claim === undefined || (under !== undefined && !under.has(id))) return false
    return holds(claim, bound) || said.get(id)?.has(key(bound.slot, bound.value)) === true
  })
}

function holds(claim: StoredClaim, { slot, value }: Bound): boolean {
  if (slot === 'speaker') return claim.speaker === value || claim.issuer === value
  if (slot === 'published') return claim.published === value
  if (slot === 'modality') return claim.modality === value
  if (slot === 'kind') return claim.kind === value
  const given = claim.slots[slot]
  const all: readonly (string | number)[] =
    given === undefined ? [] : typeof given === 'string' || typeof given === 'number' ? [given] : given
  return all.some((one) => key(slot, String(one)) === key(slot, value))
}

/** A footnote prints the sentence, the speaker and the issuer that its claims have. */
function proveNote(note: Footnote, { claims }: Register): readonly Fault[] {
  const fault = (why: string): readonly Fault[] => [{ text: note.sentence, why }]
  const own = note.claims.map((id) => claims.get(id))
  if (own.length === 0 || own.some((claim) => claim === undefined)) return fault('rests on a claim that is not in the register')
  if (own.some((claim) => claim?.sentence !== note.sentence)) return fault('is not the sentence of its claims')
  return own.some((claim) => claim?.speaker === note.speaker) ? [] : fault(`none of its claims has ${note.speaker ?? 'nobody'} as speaker`)
}
