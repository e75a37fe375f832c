import { briefText, gatherView, makeBrief, plain, sayDate, type Brief } from '../../brief/index.ts'
import type { Entity, Register, RegisterReader, RegisterRecord, StoredDocument } from '../../register/index.ts'
import { asideLine, countPaths } from '../../sources/index.ts'
import { isDay } from '../../watch/day.ts'
import { dueFrom } from '../../watch/due-from.ts'
import { dueGroups } from '../../watch/due-groups.ts'
import { withCommon, type CommonOptions, type Define } from '../command.ts'
import { openToWrite, shownPlace } from '../data.ts'
import { EXIT } from '../errors.ts'
import { exampleFolder } from '../example.ts'
import { counted, kindCounts } from '../format/claims.ts'
import { sayDue } from '../format/due.ts'
import { openReader } from '../knowledge.ts'
import { today, windowEnd } from '../options.ts'
import { openRules } from '../watch-rules.ts'
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
      const window = { day, until: windowEnd(day, 'P90D'), rules: await openRules(options) }
      const shown = await showpiece(register)
      if (options.json) {
        screen.json({
          data: shownPlace(options, register),
          existing: before.documents > 0,
          counts,
          asOf: day,
          due: await dueFrom(register, window),
          ...(shown === undefined ? {} : { brief: await briefOn(register, shown) }),
        })
        return
      }
      const { heading, faint } = screen.paint
      screen.say(heading(`Register ${before.documents > 0 ? 'already there' : 'made'}: ${register.path}`))
      screen.say(
        `${counted(counts.documents, 'document')} · ${counted(counts.claims, 'claim')} · ${counted(counts.records, 'record')}, ${counts.disputed} of them disputed · ${counted(counts.entities, 'name')}`,
      )
      screen.say(`claims: ${kindCounts(counts.claimsByKind)}`)
      screen.say()
      screen.say(faint(`What is due, as of ${sayDate(day)}, the day of the latest document:`))
      screen.say()
      const groups = await dueGroups(register, window, 4)
      if (groups.every(({ count }) => count === 0)) screen.say('Nothing.\n')
      else await sayDue(screen, register, groups, day)
      if (shown !== undefined) {
        screen.say(faint(`A brief, as of ${sayDate(shown.day)}, the day of the latest document about the two:`))
        screen.say()
        screen.say(briefText(await briefOn(register, shown), { width: screen.width, paint: screen.paint }))
      }
      screen.say()
      screen.say(heading('Next'))
      for (const row of next(shown, day, givenPlace(options, register))) screen.say(`  ${row}`)
    } finally {
      await register.close()
    }
  })

  async function readExamples(register: Register): Promise<void> {
    const folder = exampleFolder()
    const progress = await showProgress(screen, await countPaths([folder]), 'documents')
    const told: string[] = []
    for await (const result of takeIn(register, [await openReader()], [folder], {})) {
      progress.step(result.what === 'stored' ? (result.document.title ?? result.document.origin) : '')
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
  return latestOf(await register.documents()) ?? today()
}

function latestOf(documents: readonly StoredDocument[]): string | undefined {
  return documents
    .flatMap(({ date }) => (date !== undefined && isDay(date) ? [date] : []))
    .sort()
    .at(-1)
}

interface Showpiece {
  readonly pair: readonly [Entity, Entity]
  readonly day: string
}

/** The two parties or organisations that the documents tell the most kinds of things about, on the day of the latest of these documents. */
async function showpiece(register: RegisterReader): Promise<Showpiece | undefined> {
  const sides = new Map(
    (await register.entities()).filter(({ kind }) => kind === 'party' || kind === 'organisation').map((entity) => [entity.id, entity]),
  )
  const pairs = new Map<string, { pair: readonly [Entity, Entity]; records: RegisterRecord[] }>()
  for (const record of await register.records()) {
    const about = record.entities.flatMap((id) => sides.get(id) ?? [])
    // A list of all members names many pairs and is about none of them.
    if (about.length > 4) continue
    about.forEach((one, index) => {
      for (const other of about.slice(index + 1)) {
        const pair = one.name < other.name ? ([one, other] as const) : ([other, one] as const)
        const key = `${pair[0].id} ${pair[1].id}`
        const entry = pairs.get(key)
        if (entry === undefined) pairs.set(key, { pair, records: [record] })
        else entry.records.push(record)
      }
    })
  }
  const weight = ({ records }: { records: readonly RegisterRecord[] }): number =>
    new Set(records.map(({ kind }) => kind)).size * 3 +
    records.length +
    records.reduce((sum, { documents }) => sum + documents.length - 1, 0)
  const best = [...pairs.values()].sort((a, b) => weight(b) - weight(a) || (a.pair[0].name < b.pair[0].name ? -1 : 1))[0]
  if (best === undefined) return undefined
  const told = new Set(best.records.flatMap(({ documents }) => documents))
  const day = latestOf((await register.documents()).filter(({ id }) => told.has(id)))
  return day === undefined ? undefined : { pair: best.pair, day }
}

/** The brief from what was published by its day. */
async function briefOn(register: Register, { pair, day }: Showpiece): Promise<Brief> {
  const then = await register.asOf(day, 'published')
  try {
    const { entities } = await then.entitiesNamed(pair.map(({ name }) => name).join(' '))
    return makeBrief(await gatherView(then, entities.length === 0 ? pair : entities, day))
  } finally {
    await then.close()
  }
}

/** The option that leads to the same register again. */
function givenPlace(options: CommonOptions, register: RegisterReader): string {
  if (options.register !== undefined) return ` --register ${quoted(shownPlace(options, register))}`
  return options.data === undefined ? '' : ` --data ${quoted(options.data)}`
}

const quoted = (word: string): string => (/^[\w./:@-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`)

function next(shown: Showpiece | undefined, day: string, where: string): readonly string[] {
  const program = 'npx chancery'
  const subject =
    shown === undefined ? 'SUBJECT' : shown.pair.map(({ name }) => (/\s/.test(name) ? `"${plain(name)}"` : plain(name))).join(' ')
  const commands: readonly (readonly [string, string])[] = [
    [`${program} brief ${subject} --as-of ${shown?.day ?? day} --full${where}`, 'the whole brief'],
    [`${program} bodies --as-of ${day}${where}`, 'who met when, and when next'],
    [`${program} find "work plan"${where}`, 'words in the documents'],
    [`${program} due --as-of ${day} --within P1Y${where}`, 'what falls due in a year'],
    [`${program} read FILE --explain`, 'how one document is read, and why'],
    [`${program} add FOLDER${where}`, 'documents of your own'],
  ]
  const wide = Math.max(...commands.map(([line]) => line.length))
  return commands.map(([line, says]) => `${line.padEnd(wide)}  ${says}`)
}
