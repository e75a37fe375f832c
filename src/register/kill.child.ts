import { makeDocument } from '../sources/document.ts'
import { BY, readClaim } from './claims.fixture.ts'
import { openRegister } from './open.ts'

/** Adds documents of twenty claims for ever, from a number on, and prints the id of each when it is stored. Run by `kill.test.ts`. */
const [folder = '', first = '0'] = process.argv.slice(2)
const register = await openRegister(folder, { create: true })
for (let i = Number(first); ; i++) {
  const claims = Array.from({ length: 20 }, (_, n) => readClaim('meeting', { body: 'Forum', ordinal: n, when: '2024-09-04' }, n, n + 1))
  const { document } = await register.add(makeDocument(`Document ${i}. The Forum met and spoke at length.`, {}, '-'), { claims }, BY)
  process.stdout.write(`${document}\n`)
}
