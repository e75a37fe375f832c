import { makeDocument } from '../sources/document.ts'
import { BY, readClaim } from './claims.fixture.ts'
import { openDatabase, openRegister } from './open.ts'
import type { Decision } from './record.ts'

/**
 * Does one thing to a register for ever, and prints a line for each time that it was told to be done. Run, and killed, by `kill.test.ts`.
 * `add` stores documents of twenty claims, numbered from `first` on, and a note on each; `review` decides on claims and names in every way there is;
 * `open` brings an older register up to date once.
 */
const [place = '', job = 'add', first = '0'] = process.argv.slice(2)
// What it takes to load the driver and to connect is no time to be killed in.
await (await openDatabase(place, {})).close()
if (job === 'open') process.stdout.write('begun\n')
let reviewed: readonly string[] | undefined
const register = await openRegister(place, { create: true, wait: 30_000 })
process.stdout.write(job === 'open' ? 'opened\n' : 'begun\n')
for (let i = Number(first); job !== 'open'; i++) {
  if (job === 'rebuild') {
    await register.rebuild()
    process.stdout.write('rebuilt\n')
    continue
  }
  if (job === 'review') {
    await decideOn(i)
    continue
  }
  const claims = Array.from({ length: 20 }, (_, n) => readClaim('meeting', { body: 'Forum', ordinal: n, when: '2024-09-04' }, n, n + 1))
  const { document } = await register.add(makeDocument(`Document ${i}. The Forum met and spoke at length.`, {}, '-'), { claims }, BY)
  process.stdout.write(`document ${document}\n`)
  await register.decide({ at: BY.learned, who: 'A. Clerk', act: 'note', claims: [], why: `on ${document}` })
  process.stdout.write(`decision on ${document}\n`)
}
await register.close()

/** One of each kind of decision after the other, on claims all over the register. */
async function decideOn(i: number): Promise<void> {
  reviewed ??= (await register.claims({ all: true })).map(({ id }) => id)
  const [one = '', other = ''] = [reviewed[(i * 7) % reviewed.length], reviewed[(i * 11 + 1) % reviewed.length]]
  const decisions: readonly Pick<Decision, 'act' | 'claims' | 'slots' | 'names'>[] = [
    { act: 'confirm', claims: [one] },
    { act: 'reject', claims: [one] },
    { act: 'correct', claims: [other], slots: { when: '2024-09-05' } },
    { act: 'withdraw', claims: [one] },
    { act: 'merge', claims: [one, other] },
    { act: 'split', claims: [one, other] },
    { act: 'rename', claims: [], names: [`Forum ${i % 3}`, 'Forum'] },
    { act: 'merge', claims: [], names: ['Forum', `Forum ${i % 3}`] },
  ]
  const decision = decisions[i % decisions.length]
  if (decision === undefined) return
  await register.decide({ at: BY.learned, who: 'A. Clerk', why: `${decision.act} ${i}`, ...decision })
  process.stdout.write(`decision ${decision.act} ${i}\n`)
}
