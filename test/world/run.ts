/* Run by hand: npx tsx test/world/run.ts [SEED] [wrong|parted KIND] */
import { nameKnowledge } from '../../src/cli/names.ts'
import { settle } from '../../src/register/settle.ts'
import { measure } from './measure.ts'
import { tellWorld } from './tell.ts'
import { makeTruth, tablesOf } from './truth.ts'

const only = process.argv[2]
for (const seed of only && only !== 'all' ? [Number(only)] : [1, 2, 3, 4, 5]) {
  const truth = makeTruth(seed)
  const told = tellWorld(truth, seed)
  const started = performance.now()
  const settled = settle(told.claims, [], nameKnowledge(tablesOf(truth)))
  const time = performance.now() - started
  const groupOf = new Map(settled.records.flatMap((record) => record.claims.map((id) => [id, record.id])))
  const claims = new Map(told.claims.map((claim) => [claim.id, claim]))
  const kinds = new Map(settled.entities.map((entity) => [entity.id, entity]))
  const personOf = new Map(
    settled.records.flatMap((record) =>
      record.claims.map((id) => [id, record.entities.filter((entity) => kinds.get(entity)?.kind === 'person').join()]),
    ),
  )
  console.log(`seed ${seed}: ${told.documents} documents, ${told.claims.length} claims, ${truth.sessions.length} sessions, ${time.toFixed(0)} ms`)
  for (const kind of ['meeting', 'instrument', 'visit', 'person'] as const) {
    const of = kind === 'person' ? told.person : new Map([...told.thing].filter(([id]) => claims.get(id)?.kind === kind))
    const m = measure(of, kind === 'person' ? personOf : groupOf)
    console.log(
      `  ${kind.padEnd(10)} P ${m.precision.toFixed(4)} R ${m.recall.toFixed(4)} F ${m.f1.toFixed(4)}  ${of.size} claims, ${m.wrong.length} wrong, ${m.parted.length} parted`,
    )
    if (process.argv[4] === kind) {
      for (const ids of (process.argv[3] === 'wrong' ? m.wrong : m.parted).slice(0, Number(process.argv[5] ?? 8))) {
        console.log('---')
        for (const id of ids) {
          const claim = claims.get(id)
          console.log(
            `   ${of.get(id)} | ${(kind === 'person' ? personOf : groupOf).get(id)?.slice(0, 8)} | ${claim?.modality} ${claim?.issuer} ${claim?.published} ${JSON.stringify(claim?.slots)}`,
          )
        }
      }
    }
  }
}
