import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { briefText, gatherView, makeBrief, plain, sayDate } from '../../brief/index.ts'
import type { Entity, Register, RegisterReader } from '../../register/index.ts'
import { asideLine, countPaths } from '../../sources/index.ts'
import { due } from '../../watch/due.ts'
import { withCommon, type CommonOptions, type Define } from '../command.ts'
import { dataFolder, openToWrite } from '../data.ts'
import { EXIT, Failure } from '../errors.ts'
import { counted, kindCounts } from '../format/claims.ts'
import { sayDue } from '../format/due.ts'
import { openReader } from '../knowledge.ts'
import { windowEnd } from '../options.ts'
import { packageFolder } from '../package.ts'
import { showProgress } from '../progress.ts'
import { takeIn } from '../take-in.ts'

/** `chancery start`: the first minutes. Reads the examples on first use; later shows the register that is there. */
export const define: Define = (command, session) => {
  const { screen } = session
  withCommon(command).action(async (options: CommonOptions) => {
    const register = await openToWrite(options, { create: true })
    try {
      const before = await register.counts()
      if (before.documents === 0) await readExamples(register)
      const counts = await register.counts()
      const day = await latestDay(register)
      const items = due(await register.records(), { day, until: windowEnd(day, 'P90D') })
      const pair = await richestPair(register)
      if (options.json) {
        screen.json({ data: dataFolder(options), existing: before.documents > 0, counts, asOf: day, due: items, ...(pair === undefined ? {} : { brief: await briefOn(register, pair, day) }) })
        return
      }
      const { heading, faint } = screen.paint
      screen.say(heading(`Register ${before.documents > 0 ? 'already there' : 'made'}: ${register.path}`))
      screen.say(`${counted(counts.documents, 'document')} · ${counted(counts.claims, 'claim')} · ${counted(counts.records, 'record')}, ${counts.disputed} of them disputed · ${counted(counts.entities, 'name')}`)
      screen.say(`claims: ${kindCounts(counts.claimsByKind)}`)
      screen.say()
      const claims = new Map((await register.claims({ all: true })).map((claim) => [claim.id, claim]))
      screen.say(faint(`What is due, as of ${sayDate(day)}, the day of the latest document:`))
      screen.say()
      if (items.length === 0) screen.say('Nothing.\n')
      else sayDue(screen, items, day, claims, 4)
      if (pair !== undefined) screen.say(briefText(await briefOn(register, pair, day), { width: screen.width, paint: screen.paint }))
      screen.say()
      screen.say(heading('Next'))
      for (const row of next(pair, day, options)) screen.say(`  ${row}`)
    } finally {
      await register.close()
    }
  })

  async function readExamples(register: Register): Promise<void> {
    const folder = join(packageFolder(), 'examples')
    if (!existsSync(folder)) throw new Failure(`the examples are not in ${folder}. Add documents of your own: chancery add FOLDER`)
    const progress = await showProgress(screen, await countPaths([folder]), 'documents')
    const told: string[] = []
    for await (const result of takeIn(register, await openReader(), [folder], {})) {
      progress.step(result.what === 'stored' ? result.document.title ?? result.document.origin : '')
      if (result.what === 'stored') continue
      session.exitCode = EXIT.failed
      told.push(result.what === 'aside' ? asideLine(result.aside) : `stopped at ${result.origin}: ${result.message}`)
    }
    progress.stop()
    for (const text of told) screen.tell(`chancery: ${text}`)
    await register.settle()
  }
}

/** The day of the latest document: "today" for a collection that ends in the past. */
async function latestDay(register: RegisterReader): Promise<string> {
  const days = (await register.documents()).flatMap(({ date }) => (date !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(date) ? [date] : []))
  return days.sort().at(-1) ?? new Date().toISOString().slice(0, 10)
}

/** The two parties or organisations that most records are about together. */
async function richestPair(register: RegisterReader): Promise<readonly [Entity, Entity] | undefined> {
  const sides = new Map((await register.entities()).filter(({ kind }) => kind === 'party' || kind === 'organisation').map((entity) => [entity.id, entity]))
  const counts = new Map<string, { count: number; kinds: Set<string>; pair: readonly [Entity, Entity] }>()
  for (const { entities, kind } of await register.records()) {
    const about = entities.flatMap((id) => sides.get(id) ?? [])
    // A list of all members names many pairs and is about none of them.
    if (about.length > 4) continue
    about.forEach((one, index) => {
      for (const other of about.slice(index + 1)) {
        const pair = one.id < other.id ? [one, other] as const : [other, one] as const
        const key = `${pair[0].id} ${pair[1].id}`
        const entry = counts.get(key) ?? { count: 0, kinds: new Set(), pair }
        entry.count++
        entry.kinds.add(kind)
        counts.set(key, entry)
      }
    })
  }
  const best = [...counts.values()].sort((a, b) => b.kinds.size * 3 + b.count - (a.kinds.size * 3 + a.count) || (a.pair[0].name < b.pair[0].name ? -1 : 1))[0]
  return best?.pair
}

async function briefOn(register: RegisterReader, pair: readonly Entity[], day: string): Promise<ReturnType<typeof makeBrief>> {
  return makeBrief(await gatherView(register, pair, day))
}

function next(pair: readonly [Entity, Entity] | undefined, day: string, options: CommonOptions): readonly string[] {
  const program = 'npx chancery', where = options.data === undefined ? '' : ` --data ${options.data}`
  const subject = pair === undefined ? 'SUBJECT' : pair.map(({ name }) => (/\s/.test(name) ? `"${plain(name)}"` : plain(name))).join(' ')
  return [
    [`${program} brief ${subject} --as-of ${day} --full${where}`, 'the whole brief'],
    [`${program} bodies --as-of ${day}${where}`, 'who met when, and when next'],
    [`${program} find "work plan"${where}`, 'words in the documents'],
    [`${program} due --as-of ${day} --within P1Y${where}`, 'what falls due in a year'],
    [`${program} read FILE --explain`, 'how one document is read, and why'],
    [`${program} add FOLDER${where}`, 'documents of your own'],
  ].map(([line = '', says = '']) => `${line.padEnd(64)} ${says}`)
}
