import { lookedForBy } from '../watch/evidence.ts'
import { unique } from '../watch/fields.ts'
import type { Entity, RegisterRecord } from '../register/record.ts'
import type { RegisterReader } from '../register/register.ts'
import { holds } from './sections/instruments.ts'
import { missingTitles, topicWords } from './sections/gaps.ts'
import { subjectOf, type View } from './view.ts'

/** Asks the register for all that a brief on these entities is made from, and for nothing else. `day` is the day the brief is for. */
export async function gatherView(register: RegisterReader, entities: readonly Entity[], day: string): Promise<View> {
  const { sources } = register
  const records = await register.records({ entities: entities.map(({ id }) => id) })
  const evidence = await evidenceIn(register, records)
  const shown = [...records, ...evidence]
  const claims = await sources.claims(unique(shown.flatMap((record) => record.claims)))
  const documents = await sources.documents(unique(shown.flatMap((record) => record.documents)))
  return {
    subject: subjectOf(entities),
    day,
    records,
    evidence,
    claims: new Map(claims.map((claim) => [claim.id, claim])),
    documents: new Map(documents.map((document) => [document.id, document])),
    topics: await sources.topics(topicWords(records)),
    missingTitles: new Set(await missingTitles(records, (texts, most) => sources.missing(texts, most))),
    sources: await sources.range(unique(records.flatMap((record) => record.documents))),
  }
}

/** So many are told of what came about. */
const TOLD = 2

/** What looks like that which was promised or expected among some records, in the order of the register. */
async function evidenceIn({ watch }: RegisterReader, records: readonly RegisterRecord[]): Promise<readonly RegisterRecord[]> {
  const found = new Set<string>()
  for (const record of records) {
    if (record.kind !== 'commitment' && !(record.kind === 'instrument' && !holds(record))) continue
    for (const { id } of await watch.alike(lookedForBy(record, TOLD))) found.add(id)
  }
  return watch.records([...found])
}
