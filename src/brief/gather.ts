import type { Entity, StoredClaim } from '../register/record.ts'
import type { RegisterReader } from '../register/register.ts'
import { subjectOf, type View } from './view.ts'

/** Asks the register for all that a brief on these entities is made from. `day` is the day the brief is for. */
export async function gatherView(register: RegisterReader, entities: readonly Entity[], day: string): Promise<View> {
  const [records, everything, documents] = await Promise.all([
    register.records({ entities: entities.map(({ id }) => id) }),
    register.records(),
    register.documents(),
  ])
  const claims = new Map<string, StoredClaim>((await register.claims({ all: true })).map((claim) => [claim.id, claim]))
  const current = documents.filter(({ supersededBy }) => supersededBy === undefined)
  const about = new Set(records.flatMap((record) => record.documents))
  const days = current.flatMap(({ date }) => date ?? []).sort()
  const latest = current
    .filter(({ id }) => about.has(id))
    .flatMap(({ date }) => date ?? [])
    .sort()
    .at(-1)
  const first = days[0],
    last = days.at(-1)
  return {
    subject: subjectOf(entities),
    day,
    records,
    everything,
    claims,
    documents: new Map(documents.map((document) => [document.id, document])),
    sources: {
      documents: current.length,
      about: current.filter(({ id }) => about.has(id)).length,
      ...(first === undefined ? {} : { first }),
      ...(last === undefined ? {} : { last }),
      ...(latest === undefined ? {} : { latest }),
    },
  }
}
