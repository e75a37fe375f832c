/* Figures of the worlds, by hand: npx tsx test/world/run.ts [SEED|all] [wrong|parted KIND [HOW MANY]] */
import { nameKnowledge } from '../../src/cli/names.ts'
import { settle } from '../../src/register/settle.ts'
import { judge, JUDGED } from './judge.ts'
import { tellWorld } from './tell.ts'
import { makeTruth, tablesOf } from './truth.ts'

const [which = 'all', what, shown, many = '8'] = process.argv.slice(2)
for (const seed of which === 'all' ? [1, 2, 3, 4, 5, 6, 7, 8] : [Number(which)]) {
  const truth = makeTruth(seed)
  const told = tellWorld(truth, seed)
  const started = performance.now()
  const settled = settle(told.claims, [], nameKnowledge(tablesOf(truth)))
  const time = performance.now() - started
  const claims = new Map(told.claims.map((claim) => [claim.id, claim]))
  console.log(
    `world ${seed}: ${told.documents} documents, ${told.claims.length} claims, ${truth.sessions.length} sessions, ${time.toFixed(0)} ms`,
  )
  const measured = judge(told, settled)
  for (const kind of JUDGED) {
    const { precision, recall, f1, wrong, parted } = measured[kind]
    console.log(
      `  ${kind.padEnd(10)} P ${precision.toFixed(4)} R ${recall.toFixed(4)} F ${f1.toFixed(4)}  ${wrong.length} wrong, ${parted.length} parted`,
    )
    if (shown !== kind) continue
    for (const ids of (what === 'wrong' ? wrong : parted).slice(0, Number(many))) {
      console.log('---')
      for (const id of ids) {
        const claim = claims.get(id)
        const record = settled.records.find((one) => one.claims.includes(id))?.id.slice(0, 8)
        console.log(
          `   ${told.thing.get(id) ?? told.person.get(id)} | ${record} | ${claim?.modality} ${claim?.issuer} ${claim?.published} ${JSON.stringify(claim?.slots)}`,
        )
      }
    }
  }
}
