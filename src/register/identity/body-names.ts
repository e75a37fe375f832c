import { isGenericBody } from '../generic.ts'
import type { Names } from '../names.ts'
import type { Evidence, Gathering, Lookup } from './evidence.ts'
import { keyOfParts, textSlot, textsOf, type SettlingClaim } from './group.ts'
import { oneWordMistyped } from './likeness.ts'

/** A body named with both its parties: `Norland-Arcadia Joint Commission`. */
export interface BodyFact {
  readonly field: string
  readonly fieldKey: string
  readonly document: string
}

/** The bodies found under a key: of one field, or of one pair of parties. Each with the documents that name it. */
export type KnownBodies = ReadonlyMap<string, { readonly field: string; readonly documents: ReadonlySet<string> }>

/** A name understood: the full name, and by which rule. */
export interface Understanding {
  readonly name: string
  readonly rule: string
}

/** The slots of each kind that name a body. */
export const BODY_SLOTS: Readonly<Partial<Record<SettlingClaim['kind'], readonly string[]>>> = {
  meeting: ['body', 'at'],
  instrument: ['at'],
  initiative: ['forum'],
  chairmanship: ['body'],
  body: ['name'],
}

const pairKey = (parties: readonly string[], names: Names): string => keyOfParts('pair', ...parties.map((party) => names.key(party)).sort())

/** What a claim tells of bodies that are named with both their parties. */
export function bodyEvidence(claim: SettlingClaim, names: Names): readonly Evidence<BodyFact>[] {
  return (BODY_SLOTS[claim.kind] ?? []).flatMap((slot): readonly Evidence<BodyFact>[] => {
    const name = textSlot(claim, slot)
    if (name === undefined) return []
    const { field, parties } = names.split(names.canonical(name))
    if (parties.length !== 2 || field === '') return []
    const fact = { field, fieldKey: names.key(field), document: claim.document }
    return [
      { key: keyOfParts('field', fact.fieldKey), fact },
      { key: pairKey(parties, names), fact },
    ]
  })
}

/** Brings together what was told of bodies under one key. */
export function gatherBodies(): Gathering<BodyFact, KnownBodies> {
  const found = new Map<string, { field: string; documents: Set<string> }>()
  return {
    sum: found,
    add: ({ field, fieldKey, document }) => {
      const known = found.get(fieldKey)
      if (known === undefined) found.set(fieldKey, { field, documents: new Set([document]) })
      else {
        known.documents.add(document)
        if (field < known.field) known.field = field
      }
    },
  }
}

/**
 * Whose body is meant by a name that leaves its parties out: `the Joint Commission` of a document on Norland and Arcadia, `the Joint
 * Commission with Arcadia` of one that Norland published. And a name with a letter wrong, or in initials, beside the one that others use.
 */
export function understandBody(claim: SettlingClaim, name: string, lookup: Lookup<KnownBodies>, names: Names): Understanding | undefined {
  const whole = names.canonical(name)
  const { field, parties } = names.split(whole)
  if (field === '' || (names.kind(whole) === 'body' && parties.length !== 1)) return undefined
  const fieldKey = names.key(field)
  if (parties.length === 2) {
    const better = betterField(claim, field, fieldKey, parties, lookup, names)
    return better === undefined ? undefined : { name: called(parties, better.field), rule: better.rule }
  }
  const withOne = parties.length === 1 && /\bwith\b/i.test(name)
  if (parties.length > 2 || (parties.length === 1 && !withOne) || names.kind(whole) === 'body') return undefined
  const both = twoSides(claim, parties, names)
  if (both === undefined) return undefined
  const better = betterField(claim, field, fieldKey, both, lookup, names)
  // A forum that two of its members speak of is still a forum of all.
  if (better === undefined && !isGenericBody(field) && lookup(keyOfParts('field', fieldKey)).size === 0) return undefined
  return { name: called(both, better?.field ?? field), rule: 'a body named without its parties' }
}

const called = (parties: readonly string[], field: string): string => `${[...parties].sort().join('-')} ${field}`

/** The two whose body it is: those who took part, with the one in the name; else the one and who published it. */
function twoSides(claim: SettlingClaim, named: readonly string[], names: Names): readonly string[] | undefined {
  const sides = new Set(named)
  for (const name of textsOf(claim, 'participants', 'parties')) if (isParty(name, names)) sides.add(names.canonical(name))
  if (sides.size === 1) for (const party of issuingParties(claim, names)) sides.add(party)
  return sides.size === 2 ? [...sides].sort() : undefined
}

const isParty = (name: string, names: Names): boolean => ['party', 'organisation'].includes(names.kind(name) ?? '')

/** The parties in the name of who published the document: `Ministry of Foreign Affairs of Norland`. */
export function issuingParties({ issuer }: SettlingClaim, names: Names): readonly string[] {
  return issuer === undefined ? [] : names.mentioned(issuer).filter((party) => isParty(party, names))
}

/** The field that others use for what is written in initials or with a letter wrong. Only one of the same two parties is ever meant. */
function betterField(
  { document }: SettlingClaim,
  field: string,
  fieldKey: string,
  parties: readonly string[],
  lookup: Lookup<KnownBodies>,
  names: Names,
): { readonly field: string; readonly rule: string } | undefined {
  const words = field.split(' ')
  const known = lookup(pairKey(parties, names))
  const others = [...known].filter(([key]) => key !== fieldKey)
  const here = known.get(fieldKey)
  const inInitials = /^[a-z]{2,6}$/.test(field) ? most(others.filter(([, body]) => initials(body.field) === field)) : undefined
  if (inInitials !== undefined) return { field: inInitials.field, rule: 'the initials of its name' }
  // Names that several documents use are names, however alike; a fault is rare beside the name.
  const mine = (here?.documents.size ?? 0) + (here?.documents.has(document) ? 0 : 1)
  const alike = others.filter(([, body]) => body.documents.size >= 5 * mine - 3 && oneWordMistyped(words, body.field.split(' ')))
  return alike.length === 1 && alike[0] ? { field: alike[0][1].field, rule: 'one letter apart, the same parties' } : undefined
}

/** The body that more documents name than any other. */
function most(bodies: readonly (readonly [string, { readonly field: string; readonly documents: ReadonlySet<string> }])[]) {
  const [first, second] = bodies.map(([, body]) => body).sort((a, b) => b.documents.size - a.documents.size)
  return first !== undefined && (second === undefined || first.documents.size > second.documents.size) ? first : undefined
}

const initials = (field: string): string =>
  field
    .split(' ')
    .filter((word) => !['of', 'on', 'for', 'and', 'the', 'between'].includes(word))
    .map((word) => word.charAt(0))
    .join('')
