import type { Queries } from '../database.ts'
import { gatherBodies, type BodyFact, type KnownBodies } from '../identity/body-names.ts'
import type { Evidence, Gathering } from '../identity/evidence.ts'
import type { SettlingClaim } from '../identity/group.ts'
import { gatherPersons, type KnownPersons, type PersonFact } from '../identity/person-names.ts'
import { tells, understand, type Told, type Understood } from '../identity/understand.ts'
import type { Names } from '../names.ts'
import { keyKept } from './claim-state.ts'
import { batchesAmong, Remembered } from './many.ts'

type Fact = Evidence<BodyFact | PersonFact>['fact']
/** What was told under a key: of bodies, or of persons. */
interface Known {
  readonly bodies: Gathering<BodyFact, KnownBodies>
  readonly persons: Gathering<PersonFact, KnownPersons>
}
const nothingKnown = (): Known => ({ bodies: gatherBodies(), persons: gatherPersons() })

/** What a claim tells, by key, as it is kept. */
export function toldIn(claim: SettlingClaim, names: Names): ReadonlyMap<string, string> {
  const byKey = new Map<string, Fact[]>()
  for (const { key, fact } of tells(claim, names)) {
    const known = byKey.get(keyKept(key))
    if (known) known.push(fact)
    else byKey.set(keyKept(key), [fact])
  }
  return new Map([...byKey].map(([key, facts]) => [key, JSON.stringify(facts)]))
}

/** Of a field it is asked only whether anybody names a body of it with its parties: one fact is enough. */
export const isField = (key: string): boolean => key.startsWith('["field"')

/** So many keys are remembered while many claims are understood. */
const MOST_KEYS = 5_000

/** Claims understood, each with the keys that it looked up. */
export type Understanding = (claims: readonly SettlingClaim[]) => Promise<readonly (Understood & { readonly asked: readonly string[] })[]>

/** Understands claims by what is kept of all. */
export function understandingIn(db: Queries, names: Names): Understanding {
  const known = new Remembered<Known>(MOST_KEYS)
  const none = nothingKnown()
  const look = async (keys: readonly string[]): Promise<ReadonlyMap<string, Known>> => {
    const found = new Map<string, Known>()
    // The same documents are told of under many keys: each id is held once.
    const ids = new Map<string, string>()
    const put = (key: string, facts: unknown): void => {
      const all = found.get(key) ?? nothingKnown()
      found.set(key, all)
      for (const told of JSON.parse(String(facts)) as readonly Fact[]) {
        const document = ids.get(told.document) ?? told.document
        ids.set(document, document)
        if ('words' in told) all.persons.add({ ...told, document })
        else all.bodies.add({ ...told, document })
      }
    }
    for (const key of keys.filter(isField)) {
      const row = await db.get('SELECT facts FROM settled_tell WHERE key = ? LIMIT 1', key)
      if (row !== undefined) put(key, row['facts'])
    }
    const others = keys.filter((key) => !isField(key))
    for await (const rows of batchesAmong(db, 'SELECT key, facts FROM settled_tell WHERE key IN (*)', others))
      for (const { key, facts } of rows) put(String(key), facts)
    return found
  }
  return async (claims) => {
    const done = new Map<SettlingClaim, Understood & { readonly asked: readonly string[] }>()
    known.trim()
    let left = claims
    while (left.length > 0) {
      const wanted = new Set<string>()
      const again: SettlingClaim[] = []
      for (const claim of left) {
        const asked = new Set<string>()
        let isWhole = true
        const at = (key: string): Known => {
          const kept = keyKept(key)
          asked.add(kept)
          const here = known.get(kept)
          if (here !== undefined) return here
          wanted.add(kept)
          isWhole = false
          return none
        }
        const told: Told = { bodies: (key) => at(key).bodies.sum, persons: (key) => at(key).persons.sum }
        const understood = understand(claim, told, names)
        if (isWhole) done.set(claim, { ...understood, asked: [...asked] })
        else again.push(claim)
      }
      await known.fetch(wanted, look, none)
      left = again
    }
    return claims.flatMap((claim) => done.get(claim) ?? [])
  }
}
